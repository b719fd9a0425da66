//! What stands before the subject of a clause and is none of it: whom it left behind ("Vượt qua Lào, Nga, | Ấn Độ đứng thứ
//! nhất"), the office of who says so ("Theo ông Bình, Cục trưởng Cục Thống kê | chỉ số giá tăng").

use std::ops::Range;

use super::phrase::{self, MEASURED, Phrase, says};
use super::piece::{Form, Mark, Piece};
use crate::fact::Measure;
use crate::fact::sentence::{Reader, is_percent};
use crate::fact::subject::Figure;
use crate::lexicon::Class;
use crate::mention::{QuantityKind, Scan, TokenRange};

/// Tokens between a superlative and the copula behind it.
const MAX_MOST: usize = 6;

/// What is left of a clause as the subject behind all that may stand before it.
pub(in crate::fact) fn behind_front(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let clause = behind_whole(reader, behind_office(reader, behind_outdone(reader, before_site(reader, clause))));
    behind_deed(reader, behind_unmoved(reader, before_bracket(reader, clause)))
}

/// "Bà Hoa là phó chủ tịch ngân hàng và | nắm giữ | tỷ lệ vốn", "khu du lịch được xây dựng | trên | diện tích": the amount right at the
/// figure, behind what is done with it or there.
fn behind_deed(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    const MAX_NOUN: usize = 3;
    let pieces = reader.pieces;
    let figure = pieces.get(clause.end).is_some_and(|next| next.quantity().is_some() || next.form == Form::Hedge);
    let floor = clause.end.saturating_sub(MAX_NOUN).max(clause.start + 1);
    let noun = |at: usize| pieces[at].any(&[Class::MeasureNoun, Class::RateNoun]) && !pieces[at].is(Class::Flow);
    let plain = |at: usize| pieces[at].form == Form::Word && (noun(at) || pieces[at].roles.is_idle());
    let done = [Class::Passive, Class::Act, Class::Preverb];
    let leads = |at: usize| {
        let there = pieces[at].is(Class::Locative) && pieces[clause.start..at].iter().any(|verb| verb.any(&done));
        let and = at > clause.start && pieces[at - 1].is(Class::And) && pieces[at].is(Class::Own);
        (there || and) && !noun(at) && noun(at + 1)
    };
    let lead = (floor..clause.end.saturating_sub(1)).find(|&at| leads(at)).filter(|_| figure);
    let lead = lead.filter(|&lead| (lead + 1..clause.end).all(plain));
    lead.map_or(clause.clone(), |lead| lead + 1..clause.end)
}

/// "Trong số các mặt hàng nhập khẩu, | máy tính và linh kiện | đạt": those that something is one of stand before the comma.
fn behind_whole(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let pieces = reader.pieces;
    let lead = pieces.get(clause.start).filter(|lead| lead.is(Class::Quantifier) && !lead.any(&MEASURED));
    let among = lead.is_some_and(|lead| reader.scan.hit(lead.tokens.start, Class::Among).is_some());
    let comma = || clause.clone().find(|&at| pieces[at].mark() == Some(Mark::Comma));
    let behind = if among { comma() } else { None };
    behind.filter(|&comma| comma + 1 < clause.end).map_or(clause.clone(), |comma| comma + 1..clause.end)
}

/// "Xã Phú Lâm | nằm ở phía bắc huyện Tiên Du |, có 7 thôn": where a unit lies is no part of its name.
fn before_site(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let pieces = reader.pieces;
    let ends = pieces.get(clause.end).is_some_and(|next| next.mark() == Some(Mark::Comma));
    let lies = |at: &usize| reader.scan.hit(pieces[*at].tokens.start, Class::Situated).is_some();
    let place = |at: usize| matches!(pieces[at].form, Form::Place(_) | Form::Generic(_));
    let site = clause.clone().skip(1).find(lies).filter(|&site| ends && (site..clause.end).any(place));
    site.map_or(clause.clone(), |site| clause.start..site)
}

/// "Vượt qua Lào, Nga và Brazil, | Ấn Độ | đứng thứ nhất": who comes behind is no subject, nor is who gives way before a bracket.
fn behind_outdone(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let pieces = reader.pieces;
    let outdoes =
        |at: usize| pieces.get(at).is_some_and(|verb| reader.scan.hit(verb.tokens.start, Class::Outdo).is_some());
    if clause.len() < 2 || !outdoes(clause.start) {
        return clause;
    }
    if let Some(comma) = clause.clone().rev().find(|&at| pieces[at].mark() == Some(Mark::Comma)) {
        return if comma + 1 < clause.end { comma + 1..clause.end } else { clause };
    }
    // "lên vị trí thứ 3, thay thế | Nhật Bản | (chiếm 4%)".
    let bracket = pieces.get(clause.end).is_some_and(|next| next.mark() == Some(Mark::Open));
    let verb = reader.scan.hit(pieces[clause.start].tokens.start, Class::Outdo).map_or(0, |hit| hit.end as usize);
    let name = clause.clone().find(|&at| pieces[at].tokens.start >= verb).filter(|_| bracket);
    name.map_or(clause.clone(), |name| name..clause.end)
}

/// "phần lớn được cấu thành từ | vốn vay | (620 tỷ đồng)", "bù đắp sụt giảm về | doanh thu | (đạt 90 tỷ đồng)": what a bracket tells the
/// amount of stands right before it, behind where most of something comes from or in what it fell.
fn before_bracket(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let pieces = reader.pieces;
    if !pieces.get(clause.end).is_some_and(|next| next.mark() == Some(Mark::Open)) {
        return clause;
    }
    let noun = |at: usize| at < clause.end && pieces[at].any(&MEASURED);
    let plain = |at: usize| {
        pieces[at..clause.end]
            .iter()
            .all(|piece| piece.form == Form::Word && !piece.any(&[Class::From, Class::Partner]))
    };
    let moved = |at: usize| pieces[at].any(&[Class::Rise, Class::Fall]);
    let lead = clause.clone().skip(1).rev().find(|&at| {
        let from = pieces[at].any(&[Class::From, Class::Partner])
            && !pieces[clause.start..at].iter().any(|piece| piece.any(&MEASURED));
        noun(at + 1) && plain(at + 1) && (from || pieces[at].is(Class::Aspect) && moved(at - 1))
    });
    lead.map_or(clause.clone(), |lead| lead + 1..clause.end)
}

/// "xe khách không đổi và | xe tải | tăng 4%": what has not moved is told of another thing.
fn behind_unmoved(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let pieces = reader.pieces;
    let unmoved = |at: &usize| reader.scan.hit(pieces[*at].tokens.start, Class::Unmoved).is_some();
    let joint = |at: usize| {
        pieces[at].any(&[Class::And, Class::But, Class::Conjunction]) || pieces[at].mark() == Some(Mark::Comma)
    };
    let still = clause.clone().skip(1).find(unmoved);
    let and = still.and_then(|still| (still + 1..clause.end).take(3).find(|&at| joint(at)));
    and.filter(|&and| and + 1 < clause.end).map_or(clause.clone(), |and| and + 1..clause.end)
}

/// "Theo ông Bình, Cục trưởng Cục Thống kê | chỉ số giá | tăng": the office behind a name, where no comma ends it, is no part of the
/// amount behind it.
fn behind_office(reader: &Reader<'_>, clause: Range<usize>) -> Range<usize> {
    let (scan, pieces) = (reader.scan, reader.pieces);
    let Some(first) = pieces.get(clause.start) else { return clause };
    let named = || {
        let comma = clause.start.checked_sub(2)?;
        (pieces[comma + 1].mark() == Some(Mark::Comma)).then_some(())?;
        let name = &pieces[comma];
        (name.form == Form::Word && scan.tokens[name.tokens.end - 1].is_capital()).then_some(())
    };
    if scan.hit(first.tokens.start, Class::Title).is_none() || named().is_none() {
        return clause;
    }
    let noun = clause.clone().skip(1).find(|&at| pieces[at].any(&MEASURED));
    let office = |noun: &usize| !pieces[clause.start..*noun].iter().any(|piece| says(piece) || piece.mark().is_some());
    noun.filter(office).map_or(clause.clone(), |noun| noun..clause.end)
}

impl Figure<'_> {
    /// "Ấn Độ | đứng thứ nhất với 3 tỷ USD, chiếm 40% tổng kim ngạch nhập khẩu than": a name that leads an order, and all its
    /// figures up to the part of the whole, are of that whole.
    pub(in crate::fact) fn of_whole_ahead(&self, own: &Phrase) -> Option<Phrase> {
        const REACH: usize = 24;
        let pieces = self.reader.pieces;
        let ranked =
            self.measure == Measure::Rank || self.drafts.first().is_some_and(|one| one.measure == Measure::Rank);
        let kind =
            self.measure == Measure::Rank || self.quantity.kind == QuantityKind::Money || is_percent(self.quantity);
        if !ranked || !kind || matches!(self.measure, Measure::Change | Measure::Ratio) {
            return None;
        }
        // The figures behind the first are of the same name, where nothing but commas and verbs stands between.
        let name = match self.drafts.first() {
            None => own,
            Some(first) => &first.label,
        };
        let semicolon = |piece: &Piece| piece.mark() == Some(Mark::Semicolon);
        if name.is_empty() || !self.is_name(name) || name.is_measured() || pieces[..self.at].iter().any(semicolon) {
            return None;
        }
        let other = self.drafts.len() > 2 || !self.drafts.is_empty() && !own.is_empty() && own != name;
        let limit = pieces.len().min(self.at + REACH);
        let share = (self.at..limit).take_while(|&at| !semicolon(&pieces[at])).find(|&at| {
            pieces[at].quantity().is_some_and(|index| is_percent(&self.reader.mentions.quantities[index]))
                && (at.saturating_sub(2)..at).any(|verb| pieces[verb].is(Class::Share))
        })?;
        let behind = share + 1;
        let part = |piece: &Piece| {
            piece.form == Form::Word
                && !piece.any(&[Class::Locative, Class::Of, Class::And])
                && (!says(piece) || piece.any(&MEASURED))
        };
        let end = (behind..limit).take_while(|&at| part(&pieces[at])).last()? + 1;
        let noun = phrase::tidy(self.reader.scan, pieces, behind..end);
        // "tổng | kim ngạch": the part is no total.
        let total = noun.parts.first().and_then(|part| {
            let scan = self.reader.scan;
            scan.phrase(part.start, part.end, Class::HeadTotal)
                .filter(|&end| end < part.end)
                .map(|end| end - part.start)
        });
        let noun = noun.without_head(total.unwrap_or(0));
        let measured = pieces[behind..end].iter().any(|piece| piece.any(&MEASURED)) && noun.len() > 1;
        (measured && !other).then(|| noun.then(name))
    }

    /// Whether a measured noun is all that stands between where most of something comes from and the bracket.
    pub(in crate::fact) fn is_before_bracket(&self, own: &Phrase) -> bool {
        let pieces = self.reader.pieces;
        let Some(part) = own.parts.first().filter(|_| own.is_measured() && own.parts.len() == 1) else { return false };
        let first = self.reader.piece_from(part.start);
        let from =
            first.checked_sub(1).is_some_and(|lead| pieces[lead].any(&[Class::From, Class::Partner, Class::Aspect]));
        from && pieces[first..self.at]
            .iter()
            .find(|piece| piece.tokens.start >= part.end)
            .is_some_and(|open| open.mark() == Some(Mark::Open))
    }

    /// "Mẫu xe bán chạy nhất vẫn là | Vision | với 4.200 xe": those counted are of the kind that a superlative picks out, whatever was
    /// counted before.
    pub(in crate::fact) fn best_of_kind(&self, own: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let counts = self.quantity.kind == QuantityKind::Count && self.measure == Measure::Level;
        if !counts || own.is_measured() {
            return None;
        }
        let first = own.parts.first()?.start;
        let unit_of = |tokens: TokenRange| Phrase::of_tokens(tokens);
        // "..., ngay sau là | Lead | (3.100 xe) và | Grande | (2.000 xe)": the next ones by their names.
        if let Some(last) = self.drafts.last() {
            let beside =
                self.reader.quantity(last).unit == self.quantity.unit && pieces[self.at - 1].mark() == Some(Mark::Open);
            let unit = self.reader.quantity(last).unit_tokens.clone();
            let named =
                last.subject.parts.first() == Some(&unit) && last.subject == unit_of(unit.clone()).then(&last.label);
            let name = |label: &Phrase| {
                label.parts.first().is_some_and(|part| self.reader.scan.tokens[part.start].is_capital())
            };
            return (beside && named && name(&last.label) && name(own))
                .then(|| unit_of(self.quantity.unit_tokens.clone()).then(own));
        }
        let at = self.reader.piece_from(first);
        let copula = at.checked_sub(1).filter(|&copula| pieces[copula].is(Class::Copula))?;
        let most = pieces[..copula].iter().flat_map(|piece| piece.tokens.clone());
        let picks = most.rev().take(MAX_MOST).any(|token| self.reader.scan.hit(token, Class::Superlative).is_some());
        let unit = self.quantity.unit_tokens.clone().next().map(|token| self.reader.scan.key(token));
        let kind = pieces[..copula].iter().flat_map(|piece| piece.tokens.clone());
        let of_kind = kind.clone().any(|token| Some(self.reader.scan.key(token)) == unit);
        (picks && of_kind && self.reader.scan.tokens[first].is_capital())
            .then(|| unit_of(self.quantity.unit_tokens.clone()).then(own))
    }
}

/// What a figure in a bracket is of, where a thing that is built stands before the bracket.
impl Figure<'_> {
    /// "dự án cầu Rào 3, quận Lê Chân (1.200 tỷ đồng)": of what is built, not of where it stands.
    pub(in crate::fact) fn built_before_bracket(&self) -> Option<Phrase> {
        const MAX_BACK: usize = 24;
        const MAX_THING: usize = 18;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let open = (0..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)?;
        let money = self.quantity.kind == QuantityKind::Money && self.measure == Measure::Level;
        if !money || pieces[open].mark() != Some(Mark::Open) {
            return None;
        }
        let place =
            |at: usize| matches!(pieces.get(at).map(|piece| piece.form), Some(Form::Place(_) | Form::Generic(_)));
        let edge = |at: &usize| {
            let piece = &pieces[*at];
            let item = piece.mark() == Some(Mark::Comma) && pieces.get(at + 1).is_some_and(|next| site(scan, next));
            item || matches!(piece.mark(), Some(Mark::Close | Mark::Semicolon | Mark::Colon))
                || piece.any(&[Class::Breakdown, Class::Copula])
        };
        let floor = (open.saturating_sub(MAX_BACK)..open).rev().find(edge)? + 1;
        let start = floor + usize::from(pieces[floor].is(Class::And));
        // "..., | quận Lê Chân": the first comma before where it stands ends what it is.
        let address = |at: &usize| pieces[*at].mark() == Some(Mark::Comma) && place(at + 1);
        let end = (start..open).find(address)?;
        let plain = |piece: &Piece| {
            matches!(piece.form, Form::Word | Form::Place(_) | Form::Generic(_) | Form::Quantity(_))
                && !piece.any(&[Class::Said, Class::Rise, Class::Fall])
        };
        let thing = pieces.get(start).is_some_and(|first| site(scan, first)) && pieces[start..end].iter().all(plain);
        let thing = thing.then(|| Phrase::of_tokens(pieces[start].tokens.start..pieces[end].tokens.start))?;
        (thing.len() <= MAX_THING).then_some(thing)
    }
}

/// "dự án", "nhà máy": a thing that is built.
fn site(scan: &Scan<'_>, piece: &Piece) -> bool {
    scan.hit(piece.tokens.start, Class::Site).is_some()
}
