//! What "mặt hàng này" and "chỉ số" point to, where other sentences name it.

use super::Figure;
use crate::fact::context::Context;
use crate::fact::grammar::phrase::{MEASURED, Phrase};
use crate::fact::grammar::piece::word;
use crate::fact::sentence::{Draft, Reader};
use crate::lexicon::Class;
use crate::mention::{Quantity, QuantityKind, Scan};
use crate::token::Case;

/// "giá | cà phê", "xuất khẩu | cà phê | mang về": the goods that words of trade or of a price name first.
pub(in crate::fact) fn goods(scan: &Scan<'_>, words: &Phrase) -> Option<Phrase> {
    const LEAST: usize = 2;
    const MAX_GOODS: usize = 4;
    let part = words.parts.first()?;
    let (mut start, mut traded) = (part.start, false);
    while start < part.end {
        let (next, roles) = word(scan, start, part.end);
        if !roles.any(&MEASURED) && !roles.any(&[Class::Flow, Class::Quoted]) {
            break;
        }
        traded |= roles.any(&[Class::Flow, Class::Quoted]);
        start = next;
    }
    let mut end = start;
    while end < part.end {
        let (next, roles) = word(scan, end, part.end);
        if !roles.is_idle() || scan.tokens[end].case != Case::Lower {
            break;
        }
        end = next;
    }
    // "giá các loại", "giá sỉ".
    let apart = [Class::GoodsNoun, Class::PlacePlural].iter().any(|&class| scan.hit(start, class).is_some());
    (traded && !apart && (LEAST..=MAX_GOODS).contains(&(end - start))).then(|| Phrase::of_tokens(start..end))
}

/// Whether a figure counts the points of an index.
fn points(scan: &Scan<'_>, quantity: &Quantity) -> bool {
    let unit = &quantity.unit_tokens;
    let hit = scan.hit(unit.start, Class::IndexPoint);
    hit.is_some_and(|hit| hit.end as usize == unit.end) && quantity.kind != QuantityKind::Point
}

/// Keeps the goods and the index that the figures of a sentence are of.
pub(in crate::fact) fn keep(context: &mut Context, reader: &Reader<'_>, drafts: &[Draft]) {
    let scan = reader.scan;
    if let Some(named) = drafts.iter().find_map(|draft| goods(scan, &draft.words)) {
        context.goods = Some(named);
    }
    let proper = |token: usize| reader.entities[token] || scan.tokens[token].is_capital();
    let gauge = |draft: &&Draft| {
        points(scan, reader.quantity(draft)) && draft.words.parts.iter().flat_map(Clone::clone).any(proper)
    };
    if let Some(draft) = drafts.iter().find(gauge) {
        context.gauge = Some(draft.words.clone());
    }
}

impl Figure<'_> {
    /// "giá | mặt hàng này", "| chỉ số | giảm 5 điểm": with what was named before in the place of what points to it.
    pub(in crate::fact) fn with_named(&self, words: Phrase) -> Phrase {
        self.goods_meant(&words).or_else(|| self.gauge_meant(&words)).unwrap_or(words)
    }

    fn goods_meant(&self, words: &Phrase) -> Option<Phrase> {
        let scan = self.reader.scan;
        if !self.reader.jobs.has(Class::Anaphor) {
            return None;
        }
        let this = self.pieces_of(words).find(|piece| {
            let noun = (piece.tokens.start.saturating_sub(MAX_NOUN)..piece.tokens.start).any(|token| {
                scan.hits.of_at(token, Class::GoodsNoun).any(|hit| hit.end as usize == piece.tokens.start)
            });
            piece.is(Class::Anaphor) && piece.tokens.len() == 1 && noun
        })?;
        let end = this.tokens.end;
        let ends =
            |token: &usize| scan.hits.of_at(*token, Class::GoodsNoun).any(|hit| hit.end as usize == this.tokens.start);
        let start = (this.tokens.start.saturating_sub(MAX_NOUN)..this.tokens.start).find(ends)?;
        // "giá các mặt hàng này": several.
        let many = start.checked_sub(1).is_some_and(|before| scan.hit(before, Class::PlacePlural).is_some());
        if many {
            return None;
        }
        let here = self.drafts.iter().rev().find_map(|draft| goods(scan, &draft.words));
        let named = here.or_else(|| self.context.goods.clone())?.parts.first()?.clone();
        let mut out = words.clone();
        let part = out.parts.iter().position(|part| part.start <= start && end <= part.end)?;
        let whole = out.parts[part].clone();
        out.parts = out.parts.with(part, [whole.start..start, named, end..whole.end]);
        Some(out)
    }

    fn gauge_meant(&self, words: &Phrase) -> Option<Phrase> {
        let part = words.parts.first().filter(|_| words.parts.len() == 1)?;
        let index = self.reader.scan.hit(part.start, Class::IndexNoun)?;
        let bare = index.end as usize == part.end;
        let moves = points(self.reader.scan, self.quantity) || self.quantity.kind == QuantityKind::Percent;
        let gauge = self.context.gauge.as_ref().filter(|_| bare && moves)?;
        let here = self.drafts.iter().all(|draft| draft.words == *words || draft.words == *gauge);
        here.then(|| gauge.clone())
    }
}

/// Tokens of a noun that goods are spoken of by.
const MAX_NOUN: usize = 4;
