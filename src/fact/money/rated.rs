//! Prices and charges told by goods: "mức thu phí trông xe như sau: xe máy: 5.000 đồng/lượt; ô tô: 15.000 đồng/lượt", "Mức chi quỹ
//! bình ổn tăng mạnh. Cụ thể, gạo nếp 2.000 đồng/kg, gạo tẻ 1.250 đồng/kg".

use crate::fact::grammar::phrase::Phrase;
use crate::fact::grammar::piece::{Form, Mark};
use crate::fact::subject::Figure;
use crate::lexicon::{Class, Signs};
use crate::mention::{QuantityKind, TokenRange};
use crate::token::Kind;

/// Words of a rate, and how far before the goods it is looked for.
const MAX_RATE: usize = 10;
const REACH: usize = 60;

/// What ends the words of a rate.
const ENDS: [Class; 17] = [
    Class::Quantifier,
    Class::Locative,
    Class::Topic,
    Class::Preverb,
    Class::Adverb,
    Class::Present,
    Class::Passive,
    Class::Breakdown,
    Class::Intro,
    Class::Rise,
    Class::Fall,
    Class::Have,
    Class::Reach,
    Class::Versus,
    Class::Cause,
    Class::But,
    Class::Period,
];

impl Figure<'_> {
    /// The rate that a colon or the sentence before sets, with the goods that a figure names.
    pub(in crate::fact) fn rate_of_goods(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_GOODS: usize = 10;
        const SHARED: [Class; 3] = [Class::Anaphor, Class::GrowthNoun, Class::Vague];
        let priced = self.quantity.kind == QuantityKind::Money && self.quantity.unit.contains('/');
        let part = own.parts.first().filter(|_| priced && own.parts.len() == 1 && own.len() <= MAX_GOODS)?;
        let stated = matches!(self.governor.class, None | Some(Class::Reach | Class::Rise | Class::Fall));
        let goods = stated && !own.is_measured() && !own.roles.any(&SHARED) && !own.roles.has(Class::Quoted);
        let named = part.clone().any(|token| self.reader.scan.hit(token, Class::RateOf).is_some());
        if !goods || named || self.is_name(own) && self.pieces_of(own).all(|piece| piece.place().is_some()) {
            return None;
        }
        let rate = self.rate_before_colon(part.start).or_else(|| self.rate_told_before())?;
        Some(Phrase::of_tokens(self.without_goods(rate, part.start)).then(own))
    }

    /// "giá | gas" before "gas Alpha": the rate alone, where the goods begin with the word that it goes on with.
    fn without_goods(&self, rate: TokenRange, goods: usize) -> TokenRange {
        let scan = self.reader.scan;
        let noun = scan.hit(rate.start, Class::RateOf).map_or(rate.start, |hit| hit.end as usize);
        // "giá nước" before "nước sinh hoạt": or have its last word.
        let ends = [noun, noun.saturating_sub(1)].into_iter().filter(|at| rate.contains(at) && *at > rate.start);
        let same = ends.into_iter().find(|&at| scan.key(at) == scan.key(goods));
        rate.start..same.unwrap_or(rate.end)
    }

    /// "mức thu phí trông xe | như sau: xe máy: 5.000 đồng/lượt; ô tô": the rate whose goods stand behind the first colon.
    fn rate_before_colon(&self, goods: usize) -> Option<TokenRange> {
        const MAX_HEAD: usize = 40;
        let pieces = self.reader.pieces;
        if !self.reader.jobs.has_mark(Mark::Colon) || !self.reader.may_say(Signs::class(Class::RateOf)) {
            return None;
        }
        let colon = pieces.iter().take(MAX_HEAD).position(|piece| piece.mark() == Some(Mark::Colon))?;
        let start = pieces[colon].tokens.start;
        let plain = pieces[..colon].iter().all(|piece| piece.quantity().is_none());
        if start > goods || !plain { None } else { self.rate_in(pieces[0].tokens.start..start) }
    }

    /// "Cụ thể, gạo nếp | 2.000 đồng/kg": the rate that the sentence before tells, which has no figure.
    fn rate_told_before(&self) -> Option<TokenRange> {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let first = pieces.first().filter(|first| first.form == Form::Word && first.is(Class::Breakdown))?;
        let before = self.reader.sentence.checked_sub(1)?;
        let sentence = &scan.sentences[before];
        let same = sentence.block + 1 >= scan.sentences[self.reader.sentence].block;
        let tokens = sentence.tokens.clone();
        let quantities = &self.reader.mentions.quantities;
        let next = quantities.partition_point(|one| one.tokens.start < tokens.start);
        let here = quantities.get(next..)?.iter().take_while(|one| one.tokens.end <= first.tokens.start);
        let told = here.into_iter().any(|one| one.kind == QuantityKind::Money);
        if !same || told || !sentence.signs.meet(Signs::class(Class::RateOf)) {
            return None;
        }
        self.rate_in(tokens)
    }

    /// The words of the last rate among some tokens.
    fn rate_in(&self, tokens: TokenRange) -> Option<TokenRange> {
        let scan = self.reader.scan;
        let floor = tokens.start.max(tokens.end.saturating_sub(REACH));
        let rate = |at: &usize| scan.hit(*at, Class::RateOf).map(|hit| *at..hit.end as usize);
        // "mức thu | lệ phí": of two that touch the first begins the noun.
        let mut found: Option<TokenRange> = None;
        let mut at = floor;
        while at < tokens.end {
            let Some(noun) = rate(&at) else {
                at += 1;
                continue;
            };
            let goes_on = found.as_ref().is_some_and(|known| noun.start <= known.end);
            found = if goes_on { found } else { Some(noun.start..self.end_of_rate(&noun, tokens.end)) };
            at = noun.end;
        }
        found
    }

    fn end_of_rate(&self, noun: &TokenRange, limit: usize) -> usize {
        let scan = self.reader.scan;
        let word = |at: &usize| {
            scan.tokens[*at].kind == Kind::Word && !ENDS.iter().any(|&class| scan.hit(*at, class).is_some())
        };
        let length = (noun.end..limit.min(noun.start + MAX_RATE)).take_while(word).count();
        noun.end + length
    }
}
