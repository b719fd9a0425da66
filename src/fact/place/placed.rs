//! Figures of which only a place is told: "còn ngập 300 nhà, chủ yếu ở xã Cẩm Lộc (| 210 nhà)", "Sơn La | 45%", "Xã An Phú: 12 hộ,
//! | 40 con".

use crate::fact::Measure;
use crate::fact::grammar::phrase::Phrase;
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::fact::subject::Figure;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

/// The place that labels the row a figure stands in, with nothing but figures between: "Xã An Phú: 12 hộ, | 40 con", "nhiều nhất tại:
/// Nha Trang 70 ca (chiếm 40%), Cam Ranh | 20 ca".
pub(in crate::fact) fn label(reader: &Reader<'_>, at: usize) -> Option<usize> {
    const MAX_ROW: usize = 8;
    let pieces = reader.pieces;
    let row = |piece: &Piece| match piece.form {
        Form::Quantity(_) | Form::Hedge => true,
        Form::Mark(mark) => matches!(mark, Mark::Comma | Mark::Colon | Mark::Dash),
        _ => false,
    };
    let place = (at.saturating_sub(MAX_ROW)..at).rev().find(|&left| !row(&pieces[left]))?;
    let begins = place.checked_sub(1).is_none_or(|left| pieces[left].mark().is_some() || pieces[left].is(Class::And));
    (pieces[place].place().is_some() && begins && pieces[at].depth == pieces[place].depth).then_some(place)
}

impl Figure<'_> {
    /// "41 hộ có trâu bò mắc bệnh. Các xã có nhiều hộ: / - Xã An Phú: | 12 hộ, 40 con": what the sentences before counted in the unit
    /// of a figure in a row of places, of which nothing else is told.
    pub(in crate::fact) fn counted_in_places(&self) -> Option<Phrase> {
        const MAX_ROWS: usize = 32;
        let counts = self.quantity.kind == QuantityKind::Count && self.measure == Measure::Level;
        if !counts || !self.after().is_empty() {
            return None;
        }
        let row = label(self.reader, self.at)?;
        let unit = &self.quantity.unit;
        let counted = self.context.counted(unit).map(|counted| &counted.phrase)?;
        let here =
            |draft: &Draft| self.reader.quantity(draft).unit == *unit && label(self.reader, draft.piece).is_none();
        let noun = self.quantity.unit_tokens.len();
        let told = counted.is_measured() || counted.len() > noun;
        (told && !self.drafts.iter().rev().take(MAX_ROWS).any(here) && self.is_head_of(row, counted))
            .then(|| counted.clone())
    }

    /// "Các xã có nhiều | hộ nghèo: | An Phú 12 hộ": whether what stands before a row of places speaks of nothing else in the unit.
    fn is_head_of(&self, row: usize, counted: &Phrase) -> bool {
        const MAX_HEAD: usize = 24;
        let scan = self.reader.scan;
        let pieces = &self.reader.pieces[..row];
        let unit = self.quantity.unit_tokens.clone();
        let Some(last) = unit.end.checked_sub(1).filter(|&last| last >= unit.start) else { return false };
        let words = |tokens: &[usize]| {
            let noun = tokens.iter().position(|&token| scan.key(token) == scan.key(last))?;
            tokens.get(noun + 1).map(|&token| scan.key(token))
        };
        let above = self.context.list.as_ref().and_then(|frame| frame.label.as_ref());
        let above = above.filter(|_| pieces.iter().all(|piece| piece.form != Form::Word));
        let head: Vec<usize> = if let Some(above) = above {
            above.parts.iter().flat_map(Clone::clone).take(MAX_HEAD).collect()
        } else {
            let said = pieces.iter().take_while(|piece| piece.quantity().is_none() && piece.mark().is_none());
            said.flat_map(|piece| piece.tokens.clone()).take(MAX_HEAD).collect()
        };
        let told: Vec<usize> = counted.parts.iter().flat_map(Clone::clone).collect();
        words(&head).is_none_or(|next| words(&told).is_none_or(|said| said == next))
    }

    /// What the figure before is of that is of no place, where a place is all that is told of this one: in a bracket or as a share
    /// of it the place is told as such.
    pub(in crate::fact) fn where_alone(&self, words: &Phrase) -> Option<Phrase> {
        const MAX_BEFORE: usize = 8;
        const MAX_NAME: usize = 6;
        let counts = self.quantity.kind == QuantityKind::Count;
        let noun = Phrase::of_tokens(self.quantity.unit_tokens.clone());
        let counted = counts && self.begins_with(words, &noun);
        let name = if counted { words.without_head(noun.len()) } else { words.clone() };
        if name.is_empty()
            || name.len() > MAX_NAME
            || words.is_measured()
            || !self.is_where(&name)
            || self.measure != Measure::Level
        {
            return None;
        }
        let unit = &self.quantity.unit;
        let depth = |piece: usize| self.reader.pieces[piece].depth;
        let share = self.governor.class == Some(Class::Share);
        let told = |draft: &&Draft| {
            let quantity = self.reader.quantity(draft);
            let inside = share || depth(draft.piece) < depth(self.at);
            let more = if counts { draft.words.len() > noun.len() && inside } else { draft.words.is_measured() };
            // "Hồng Hà (4.200 xe) và Sao Vàng (2.000 xe)": another name beside it is no whole.
            let beside = counts
                && self.is_name(&draft.label)
                && draft.words == Phrase::of_tokens(quantity.unit_tokens.clone()).then(&draft.label);
            quantity.unit == *unit && draft.measure == self.measure && more && !beside && !self.all_places(&draft.label)
        };
        let whole = self.drafts.iter().rev().take(MAX_BEFORE).find(told)?;
        let part = self.reader.quantity(whole).value > self.quantity.value;
        if counts { part.then(|| whole.words.clone()) } else { Some(self.with_name(&whole.words, &name)) }
    }

    /// "xã Cẩm Lộc", "(chủ yếu ở) vùng ven Cẩm Lộc": a place, and no more than what part of it.
    fn is_where(&self, name: &Phrase) -> bool {
        let capital = |piece: &Piece| self.reader.scan.tokens[piece.tokens.start].is_capital();
        let place = |piece: &Piece| matches!(piece.form, Form::Place(_) | Form::Generic(_)) || capital(piece);
        let last = self.pieces_of(name).last().is_some_and(place);
        let first = self.reader.piece_from(name.parts.first().map_or(0, |part| part.start));
        let led = first.checked_sub(1).is_some_and(|lead| self.reader.pieces[lead].is(Class::Locative));
        let plain = |piece: &Piece| place(piece) || piece.form == Form::Word && piece.roles.is_idle();
        // "Kỳ Sơn chiếm 40 nhà": of several by that name it is not told which.
        self.all_places(name)
            || self.pieces_of(name).all(place) && last
            || led && last && self.pieces_of(name).all(plain)
    }
}
