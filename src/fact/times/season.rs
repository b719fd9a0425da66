//! Crops are told apart by their season, which a report names once: "Vụ Xuân: gieo cấy 900 ha, năng suất 62 tạ/ha. Giá bán ...".

use super::when;
use crate::fact::Measure;
use crate::fact::grammar::phrase::{MEASURED, Phrase, says};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::Reader;
use crate::fact::subject::Figure;
use crate::fact::subject::thing;
use crate::lexicon::period::PeriodRole;
use crate::lexicon::{Class, Signs};
use crate::mention::{Scan, TokenRange};
use crate::span::{Body, Span};
use crate::token::{Case, Kind};

/// A season is looked for so many pieces before its figure.
const REACH: usize = 60;
/// Words of an amount that wants a season.
const MAX_OWN: usize = 6;
/// What of the harvest is measured.
const ASPECTS: [Class; 6] =
    [Class::RateNoun, Class::MeasureNoun, Class::BalanceNoun, Class::Flow, Class::Per, Class::Adverb];

/// The season that a token begins the name of: "vụ đông xuân" without its years.
fn at(scan: &Scan<'_>, token: usize) -> Option<TokenRange> {
    if !scan.begins_time(token, PeriodRole::Season) {
        return None;
    }
    let sown = |entry: u32| {
        scan.lexicon.periods.get(entry as usize).is_some_and(|one| one.roles.contains(&PeriodRole::Season))
    };
    let hits = scan.hits.of_at(token, Class::Period).filter(|hit| sown(hit.entry));
    hits.map(|hit| token..hit.end as usize).max_by_key(|range| range.end)
}

/// Whether a phrase begins with the name of a season: "vụ xuân".
pub(in crate::fact) fn begins(scan: &Scan<'_>, phrase: &Phrase) -> bool {
    phrase.parts.first().is_some_and(|part| at(scan, part.start).is_some())
}

/// The last season that pieces outside of brackets name, and nothing compares with.
pub(in crate::fact) fn said(reader: &Reader<'_>, end: usize) -> Option<Phrase> {
    let floor = end.saturating_sub(REACH);
    let pieces = reader.pieces.get(floor..end)?;
    let (mut token, limit) = (pieces.first()?.tokens.start, pieces.last()?.tokens.end);
    let mut last = None;
    // A name that is no time of its own stands in several pieces, and begins in one.
    loop {
        token = reader.scan.hits.next(token, limit, Signs::class(Class::Period));
        if token >= limit {
            return last.map(Phrase::of_tokens);
        }
        if let Some(season) = at(reader.scan, token) {
            let piece = pieces.partition_point(|piece| piece.tokens.end <= token);
            let free = pieces[piece].depth == 0 && !reader.in_base[floor + piece];
            if free && pieces[piece].tokens.contains(&token) {
                last = Some(season);
            }
        }
        token += 1;
    }
}

/// The words of what is grown, without what is done with it and without its season: "gieo cấy | lúa".
fn grown(scan: &Scan<'_>, words: &Phrase) -> Phrase {
    let Some(part) = words.parts.first().filter(|_| words.parts.len() == 1) else { return Phrase::default() };
    let deed = |token: usize| scan.hit(token, Class::Farmed).map(|hit| hit.end as usize).filter(|&end| end <= part.end);
    let mut start = part.start;
    while let Some(end) = deed(start).or_else(|| at(scan, start).map(|season| season.end)).filter(|_| start < part.end)
    {
        start = end;
    }
    let end = (start..part.end).find(|&token| at(scan, token).is_some()).unwrap_or(part.end);
    if start < end { Phrase::of_tokens(start..end) } else { Phrase::default() }
}

impl Figure<'_> {
    /// "năng suất | 62 tạ/ha", "đã thu hoạch | 300 ha": what is measured of a crop, of the season that the text has come to.
    pub(in crate::fact) fn of_season(&self, own: &Phrase) -> Option<Phrase> {
        let unit = self.quantity.unit.as_str();
        // "xuống giống 210 ha/200 ha".
        let (area, weight) = (unit == "ha" || self.parts_area(), unit == "t" || unit == "kg");
        let sown = area || weight || unit.ends_with("/ha") || matches!(unit, "VND/kg" | "VND/t");
        if !sown || self.measure != Measure::Level && !self.parts_area() || self.in_base {
            return None;
        }
        let crop =
            if own.is_empty() { None } else { self.harvest(own).and_then(|aspect| Some(aspect.then(&self.crop()?))) };
        let Some(season) = self.season() else { return crop };
        let told = if let Some(crop) = crop {
            crop
        } else if own.is_empty() {
            // "Vụ Xuân: | 900 ha": of what the head of the list measures.
            let opens = area && self.drafts.is_empty() && self.reader.pieces[self.at].depth == 0;
            self.sown_area().filter(|_| opens)?
        } else if let Some(aspect) = self.harvest(own) {
            aspect
        } else if area && self.is_done(own) && self.colon_head().is_none() {
            let head = self.sown_area().filter(|_| self.drafts.is_empty());
            // "Vụ đông, xã trồng 360 ha | cà rốt": and what is grown.
            head.map_or_else(|| own.clone(), |head| self.once(&head, own)).then(self.after())
        } else {
            return None;
        };
        Some(told.then(&season))
    }

    /// "lúa 300 ha, năng suất | 62 tạ/ha", "900 ha lúa, ...": what is grown on the last area that the sentence tells.
    fn crop(&self) -> Option<Phrase> {
        const MAX_CROP: usize = 4;
        const BACK: usize = 4;
        let reader = self.reader;
        let parted = |piece: &Piece| piece.mark() == Some(Mark::Semicolon);
        let idle = |piece: &&Piece| piece.form == Form::Word && piece.roles.is_idle();
        let area = self.drafts.iter().rev().take(BACK).find(|draft| {
            let quantity = reader.quantity(draft);
            quantity.unit == "ha" || quantity.part.is_some() && thing::is_area(reader, quantity)
        });
        let short = |crop: &Phrase| (1..=MAX_CROP).contains(&crop.len());
        let opening = || {
            let colon = reader.pieces[..self.at].iter().rposition(|piece| piece.mark() == Some(Mark::Colon))?;
            let label = reader.pieces[..colon].iter().rev().take_while(idle).count();
            let opens = colon.checked_sub(label + 1).is_none_or(|before| reader.pieces[before].mark().is_some());
            let label = Phrase::of_pieces(&reader.pieces[colon - label..colon]);
            Some(grown(reader.scan, &label)).filter(|label| opens && short(label))
        };
        let Some(area) = area else { return opening() };
        if self.quantity.unit == "ha" || reader.pieces[area.piece..self.at].iter().any(parted) {
            return None;
        }
        let said: Vec<Piece> = self.pieces_of(&area.label).cloned().collect();
        let open = said.iter().take_while(|piece| piece.any(&MEASURED)).count();
        let named = said[open..].iter().take_while(idle).count();
        // "diện tích thu hoạch của doanh nghiệp": no crop alone.
        let before = if open + named == said.len() { &said[open..] } else { &[] };
        let before = grown(reader.scan, &Phrase::of_pieces(before));
        let next = &reader.pieces[area.piece + 1..self.at];
        let behind = || grown(reader.scan, &Phrase::of_pieces(&next[..next.iter().take_while(idle).count()]));
        Some(if before.is_empty() { behind() } else { before }).filter(short).or_else(opening)
    }

    /// So much of an area.
    fn parts_area(&self) -> bool {
        self.quantity.part.is_some() && thing::is_area(self.reader, self.quantity)
    }

    /// The season that a figure is of.
    fn season(&self) -> Option<Phrase> {
        let frames = || {
            let context = self.context;
            let list = context.list.as_ref().and_then(|frame| frame.season.as_ref());
            let section = || context.sections.iter().rev().find_map(|(_, frame)| frame.season.as_ref());
            context.paragraph.season.as_ref().or(list).or_else(section).cloned()
        };
        said(self.reader, self.at).or_else(frames)
    }

    /// "năng suất bình quân", "NS", "sau khi trừ chi phí lãi": the measured noun that tells nothing of the crop.
    fn harvest(&self, own: &Phrase) -> Option<Phrase> {
        let tokens = &self.reader.scan.tokens;
        let upper = |token: usize| tokens[token].case == Case::Upper;
        if own.len() == 1 && !self.quantity.unit.starts_with("VND") && own.parts.iter().all(|part| upper(part.start)) {
            return Some(own.clone());
        }
        let said: Vec<Piece> = self.pieces_of(own).cloned().collect();
        let aspect = |piece: &&Piece| piece.form == Form::Word && piece.any(&ASPECTS);
        let count = said.iter().rev().take_while(aspect).count();
        let tail = Phrase::of_pieces(&said[said.len() - count..]);
        // "giá lúa tại ruộng", "nợ vật tư": of what it says itself.
        let clause = said[..said.len() - count].iter().any(|piece| says(piece) || piece.is(Class::Cause));
        let whole = count == said.len() || clause && tail.roles.has(Class::BalanceNoun);
        (whole && tail.is_measured() && tail.len() <= MAX_OWN).then_some(tail)
    }

    /// "xuống giống", "đã thu hoạch": what is done with a field, or what is grown on it.
    fn is_done(&self, own: &Phrase) -> bool {
        const MAX_DEED: usize = 3;
        let plain = |piece: &Piece| piece.form == Form::Word && (piece.roles.is_idle() || piece.is(Class::Act));
        let opening = self.reader.scan.sentences[self.reader.sentence].tokens.start;
        let capital = own
            .parts
            .first()
            .is_some_and(|part| part.start > opening && self.reader.scan.tokens[part.start].is_capital());
        let named = own.parts.iter().flat_map(Clone::clone).any(|token| at(self.reader.scan, token).is_some());
        own.len() <= MAX_DEED && !capital && !named && self.pieces_of(own).all(plain)
    }

    /// The area that a list is of the parts of.
    fn sown_area(&self) -> Option<Phrase> {
        let list = self.context.list.as_ref().filter(|list| list.unit == self.quantity.unit)?;
        list.indicator.clone().filter(|head| head.roles.any(&MEASURED) && head.len() <= MAX_OWN)
    }

    /// A head with what it does not say itself.
    fn once(&self, head: &Phrase, own: &Phrase) -> Phrase {
        let key = |token: usize| self.reader.scan.key(token);
        let said: Vec<u64> = head.parts.iter().flat_map(Clone::clone).map(key).collect();
        let again = own.parts.iter().flat_map(Clone::clone).all(|token| said.contains(&key(token)));
        if again { head.clone() } else { own.clone() }
    }
}

/// "Vụ Đông Xuân 2023 - 2024 gieo cấy 400 ha. Diệt | 4.000 con chuột" in a report of a quarter: the years in the name of a crop
/// are those of that crop alone.
pub(in crate::fact) fn is_of_crop(reader: &Reader<'_>, evidence: Option<Span<Body>>) -> bool {
    when::said_by(reader, evidence).is_some_and(|period| at(reader.scan, period.tokens.start).is_some())
}

/// Tokens of a season's name before its years.
const MAX_SEASON: usize = 4;

/// "Lúa | đông xuân 2021 - 2022 | đã gieo 700 ha": whether a time was read from the season of one crop, which another sentence tells
/// of; but "Vụ đông xuân 2021 - 2022, ..." opens what is told of it.
pub(super) fn is_in_passing(reader: &Reader<'_>, evidence: Option<Span<Body>>) -> bool {
    let Some(period) = when::said_by(reader, evidence) else { return false };
    let scan = reader.scan;
    let year = period.tokens.start;
    let named = |&token: &usize| scan.hits.of_at(token, Class::CropSeason).any(|hit| hit.end as usize == year);
    let season = at(scan, year).map(|_| year).or_else(|| (year.saturating_sub(MAX_SEASON)..year).find(named));
    let Some(season) = season else { return false };
    let sentence = scan.sentence_of(season);
    let first = scan.sentences[sentence].tokens.start;
    let leads = |token: usize| {
        [Class::Locative, Class::Intro, Class::Topic].into_iter().any(|class| scan.hit(token, class).is_some())
            || scan.tokens[token].kind != Kind::Word
    };
    sentence != reader.sentence && !(first..season).all(leads)
}

/// "Vụ Đông Xuân 2021 - 2022 gieo 700 ha; vụ Hè Thu | 680 ha": whether another season is named behind that whose years a time was read
/// from.
pub(super) fn is_of_other_crop(reader: &Reader<'_>, evidence: Option<Span<Body>>, figure: usize) -> bool {
    let Some(period) = when::said_by(reader, evidence) else { return false };
    let crop = at(reader.scan, period.tokens.start).is_some();
    let last = || said(reader, figure).and_then(|season| season.parts.first().map(|part| part.start));
    crop && last().is_some_and(|last| last >= period.tokens.end)
}
