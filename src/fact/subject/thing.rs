//! Amounts of a thing that stands right behind them: "45 ha | nhãn", "480.000 tấn | mía".

use super::Figure;
use crate::fact::Measure;
use crate::fact::document::goes_on;
use crate::fact::grammar::phrase::{MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::{Draft, Reader};
use crate::lexicon::schema::Dimension;
use crate::lexicon::{Class, Hit};
use crate::mention::{Quantity, QuantityKind};

/// What a physical amount is an amount of, by its unit.
fn dimension(reader: &Reader<'_>, quantity: &Quantity) -> Option<Dimension> {
    let scan = reader.scan;
    let unit = scan.hit(quantity.unit_tokens.start, Class::Unit).map(|hit| &scan.lexicon.units[hit.entry as usize]);
    unit.map(|unit| unit.dimension).filter(|_| quantity.kind == QuantityKind::Physical)
}

/// Whether an amount is a length of time.
pub(in crate::fact) fn is_duration(reader: &Reader<'_>, quantity: &Quantity) -> bool {
    dimension(reader, quantity) == Some(Dimension::Time)
}

/// Whether its unit is one of areas, of a part of one as well.
pub(in crate::fact) fn is_area(reader: &Reader<'_>, quantity: &Quantity) -> bool {
    let scan = reader.scan;
    // "486 ha/490 ha" has its unit twice.
    let area = |token: usize| {
        let unit = scan.hit(token, Class::Unit).map(|hit| &scan.lexicon.units[hit.entry as usize]);
        unit.is_some_and(|unit| unit.dimension == Dimension::Area)
    };
    area(quantity.unit_tokens.start) || quantity.part.is_some() && area(quantity.tokens.end - 1)
}

/// Whether things are measured out by the unit.
fn measures_out(reader: &Reader<'_>, quantity: &Quantity) -> bool {
    const OF_THINGS: [Dimension; 4] = [Dimension::Mass, Dimension::Length, Dimension::Area, Dimension::Volume];
    dimension(reader, quantity).is_some_and(|dimension| OF_THINGS.contains(&dimension))
}

/// "214/497 tỷ đồng", "73/70 ha": whether so much of an amount is told, and nothing counted.
pub(in crate::fact) fn parts_amount(reader: &Reader<'_>, quantity: &Quantity) -> bool {
    const AMOUNTS: [Dimension; 5] =
        [Dimension::Money, Dimension::Mass, Dimension::Length, Dimension::Area, Dimension::Volume];
    let scan = reader.scan;
    let unit = scan.hit(quantity.unit_tokens.start, Class::Unit).map(|hit| &scan.lexicon.units[hit.entry as usize]);
    quantity.part.is_some() && unit.is_some_and(|unit| AMOUNTS.contains(&unit.dimension))
}

/// Whether a word without a job stands right behind a figure that measures a thing out.
pub(in crate::fact) fn is_named_behind(reader: &Reader<'_>, at: usize, quantity: &Quantity) -> bool {
    let noun = |next: &Piece| next.form == Form::Word && next.roles.is_idle();
    measures_out(reader, quantity) && reader.pieces.get(at + 1).is_some_and(noun)
}

impl Figure<'_> {
    /// "hợp tác xã có 45 ha | nhãn", "thu giữ 2 tấn đường và 600 lít | rượu": the thing behind the figure, and who has it
    /// or what is done with it.
    pub(in crate::fact) fn thing(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_HOLDER: usize = 8;
        if self.measure != Measure::Level || !is_named_behind(self.reader, self.at, self.quantity) {
            return None;
        }
        let thing = self.after();
        if own.is_empty() {
            // "80 ha ngô, 15 ha chuối bị đổ": what befell both is told of each.
            let end = |phrase: &Phrase| phrase.parts.last().map(|part| part.end);
            let beside = self.beside().filter(|rest| end(rest) != end(thing)).map(|rest| thing.then(&rest));
            // "Ngoài ra, có | 1.660 ha lúa": what there is of it, and nothing told before.
            let has = self.governor.piece.is_some_and(|verb| self.reader.pieces[verb].is(Class::Have));
            if has && self.drafts.is_empty() && !goes_on(self.reader.pieces) && !thing.is_empty() {
                return Some(thing.clone());
            }
            return beside.or_else(|| self.is_next().then(|| thing.clone())).or_else(|| self.grown_by_those(thing));
        }
        // "thiệt hại 9 ha | rừng trồng": a loss that is measured out is of the thing.
        let loss = own.roles.has(Class::BalanceNoun) && self.all(own, &[Class::BalanceNoun]);
        if loss {
            return Some(thing.then(own));
        }
        let has = self.governor.piece.is_some_and(|verb| self.reader.pieces[verb].is(Class::Have));
        // "Kiên Giang có 700.000 ha | lúa": a place is told as such.
        if has && self.all_places(own) {
            return Some(thing.clone());
        }
        // "công ty đã bán 15 ha | đất": and who owned it.
        let holder = (has || self.governor.class == Some(Class::Own))
            && own.len() <= MAX_HOLDER
            && !own.is_measured()
            && !self.all_places(own);
        holder.then(|| thing.then(own))
    }

    /// "200 hộ | trồng 35 ha thanh long": what those do with the thing who are counted right before, by the verb at the amount.
    fn grown_by_those(&self, thing: &Phrase) -> Option<Phrase> {
        const MAX_VERB: usize = 3;
        let pieces = self.reader.pieces;
        let last = self.drafts.last().filter(|last| last.measure == Measure::Level)?;
        let between = pieces.get(last.piece + 1..self.at)?;
        let verb = between.iter().rposition(|piece| piece.form != Form::Hedge)?;
        let plain = |piece: &Piece| piece.form == Form::Word && piece.roles.is_idle();
        let counts = self.reader.quantity(last).kind == QuantityKind::Count;
        let said = counts && verb < MAX_VERB && between[..=verb].iter().all(plain);
        said.then(|| Phrase::of_pieces(&between[verb..=verb]).then(thing))
    }

    /// "4 tàu chở dầu, | 2 triệu lít xăng": a thing by its weight right behind things that are counted.
    fn is_next(&self) -> bool {
        let before = (0..self.at).rev().find(|&at| self.reader.pieces[at].form != Form::Hedge);
        let joins =
            |at: usize| self.reader.pieces[at].is(Class::And) || self.reader.pieces[at].mark() == Some(Mark::Comma);
        let counts =
            |last: &Draft| self.reader.quantity(last).kind == QuantityKind::Count && last.measure == Measure::Level;
        before.is_some_and(joins) && self.drafts.last().is_some_and(counts)
    }

    /// What is said of the figure before besides its thing, where both are objects of one verb: "5 tỷ đồng và | 200 tấn
    /// gạo", "2 tấn đường và | 600 lít rượu".
    fn beside(&self) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let before: &Draft = self.drafts.last()?;
        let between = &pieces[before.piece + 1..self.at];
        let joint = between.iter().rposition(|piece| piece.form != Form::Hedge)?;
        let links = between[joint].is(Class::And) || between[joint].mark() == Some(Mark::Comma);
        let thing = &between[..joint];
        let plain = thing.iter().all(|piece| piece.form == Form::Word && piece.roles.is_idle());
        let money = self.reader.quantity(before).kind == QuantityKind::Money;
        let named = if thing.is_empty() {
            money
        } else {
            is_named_behind(self.reader, before.piece, self.reader.quantity(before))
        };
        // "phát hiện sai phạm với số tiền 12 tỷ đồng và | 35 ha rừng": the land is no money, but what is said of both is.
        let sum = before.subject.parts.first().and_then(|first| self.reader.scan.hit(first.start, Class::SumNoun));
        let joined = |sum: &Hit| self.reader.scan.hit(sum.end as usize, Class::And).is_some();
        let sum = sum.filter(|sum| money && !joined(sum)).map_or(0, |sum| sum.end as usize - sum.start as usize);
        // "đã thu 3 tỷ đồng và 11 ha đất": what is taken in may be measured.
        let plain_deed = money && self.all(&before.subject, &[Class::Act]);
        let measures = before.subject.roles.any(&MEASURED) && !plain_deed;
        let level = before.measure == Measure::Level && (sum > 0 || !measures);
        if !(links && plain && named && level) {
            return None;
        }
        let start = pieces[before.piece].tokens.end;
        let rest = before.subject.without_head(sum).without_tokens(&(start..between.get(joint)?.tokens.start));
        (!rest.is_empty()).then_some(rest)
    }
}
