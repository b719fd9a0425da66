//! What an order is by that the sentence before speaks of: "Mức tiêu thụ cà phê ở Hàn Quốc tăng nhanh trong danh sách các nước. Năm 2011
//! Hàn Quốc chỉ | đứng thứ 40".

use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece;
use crate::fact::subject::Figure;
use crate::lexicon::Class;

impl Figure<'_> {
    /// The amount that the sentence before opens with, where it has no figure and speaks of a list; `own` is the name of who stands
    /// in it.
    pub(in crate::fact) fn listed_before(&self, own: &Phrase) -> Option<Phrase> {
        /// Tokens before the noun, and of it.
        const MAX_LEAD: usize = 6;
        const MAX_NOUN: usize = 12;
        const MAX_SENTENCE: usize = 60;
        let scan = self.reader.scan;
        let index = self.reader.sentence.checked_sub(1)?;
        let (before, here) = (&scan.sentences[index], &scan.sentences[self.reader.sentence]);
        let tokens = before.tokens.clone();
        if before.block != here.block || tokens.len() > MAX_SENTENCE || !self.is_name(own) {
            return None;
        }
        let lists = tokens.clone().any(|token| scan.hit(token, Class::RankList).is_some());
        let figured = self.reader.mentions.quantities.partition_point(|one| one.tokens.start < tokens.start);
        let figured = self.reader.mentions.quantities.get(figured).is_some_and(|one| one.tokens.start < tokens.end);
        let comma = (tokens.start..tokens.end.min(tokens.start + MAX_LEAD)).find(|&token| scan.is(token, ","));
        let start = comma.map_or(tokens.start, |comma| comma + 1);
        let (mut end, first) = piece::word(scan, start, tokens.end);
        if !lists || figured || !first.any(&MEASURED) {
            return None;
        }
        let ends = |roles: &piece::Roles| roles.any(&phrase::PREDICATES) || roles.any(&[Class::Preverb, Class::Said]);
        while end < tokens.end && end - start <= MAX_NOUN {
            let (next, roles) = piece::word(scan, end, tokens.end);
            if ends(&roles) {
                return (end > start + 1).then(|| Phrase::of_tokens(start..end));
            }
            end = next;
        }
        None
    }
}
