//! The list of units that a document speaks by: that of before the reform of July 2025 or today's.

use super::super::Period;
use super::super::scan::Scan;
use super::Level;
use super::find::{Named, Raw, Stand};
use crate::calendar::{Grain, Interval, Published};
use crate::lexicon::gazetteer::{Era, Unit};
use crate::lexicon::{Class, Signs};

/// First year and month of the list in force today.
const REFORM: (i32, u8) = (2025, 7);
/// Plans reach to years that this divides.
const PLANS: i32 = 5;

/// The list that the document speaks by: that of its date; without a date that of the last year it speaks of, or today's
/// where it names none, unless it names a district, another unit or a body that there is no more.
pub(super) fn of(scan: &Scan<'_>, raws: &[Raw], published: Option<Published>, periods: &[Period]) -> Era {
    let dated = || periods.iter().filter(|period| period.has_year);
    let parts = dated().filter(|period| period.grain < Grain::Year);
    let told = parts.filter_map(|period| period.interval).map(|days| days.end.year()).max();
    // "đến năm 2030" is a plan, as is a year long after all of which a part is told.
    let planned = |year: &i32| *year > REFORM.0 && (year % PLANS == 0 || told.is_some_and(|told| *year > told + PLANS));
    // Of "nhiệm kỳ 2020 - 2025" the first.
    let year = |days: Interval| days.start.filter(|_| days.years().is_some()).unwrap_or(days.end).year();
    let years = dated().filter_map(|period| period.interval).map(year);
    let last = years.filter(|year| !planned(year)).max();
    let old = match published {
        Some(day) => (day.first.year(), u8::from(day.first.month())) < REFORM,
        None if last.is_some_and(|last| last < REFORM.0) => true,
        None => {
            raws.iter().any(|raw| {
                raw.kind.is_some_and(|kind| {
                    let kind = &scan.lexicon.place_kinds[kind];
                    kind.until.is_some() || kind.levels == [Level::District]
                }) && raw.named != Named::Unknown
                    || is_gone(scan, raw)
            }) || (last.is_none_or(|last| last <= REFORM.0) && names_gone_body(scan))
        }
    };
    if old { Era::Old } else { Era::New }
}

/// Whether a body is named that the reform left none of ("Công an huyện", "Bộ Giao thông vận tải").
fn names_gone_body(scan: &Scan<'_>) -> bool {
    let (limit, gone) = (scan.tokens.len(), Signs::class(Class::BodyGone));
    let mut at = scan.hits.next(0, limit, gone);
    while at < limit && scan.hit(at, Class::BodyGone).is_none() {
        at = scan.hits.next(at + 1, limit, gone);
    }
    at < limit
}

/// Whether `raw` names a unit that there was until the reform, or nearly: a province ("Thừa Thiên Huế"), a city known to
/// all, a unit of the kind before it ("xã", "TP") of which none is called so today.
fn is_gone(scan: &Scan<'_>, raw: &Raw) -> bool {
    const LAST: &str = "to 2024";
    let gazetteer = &scan.lexicon.gazetteer;
    let Named::Entry(name) = raw.named else { return false };
    let name = &gazetteer.names[name];
    let of = |levels: &[Level]| -> Vec<&Unit> {
        let units = name.units.iter().map(|&unit| &gazetteer.units[unit]);
        units.filter(|unit| levels.contains(&unit.level)).collect()
    };
    let kind = raw.kind.map(|kind| of(&scan.lexicon.place_kinds[kind].levels));
    let units = kind.unwrap_or_else(|| {
        let provinces = of(&[Level::Province]);
        if provinces.is_empty() && name.known { of(&[Level::District]) } else { provinces }
    });
    let gone = |unit: &&Unit| unit.era != Era::New && unit.until.is_none_or(|until| until >= LAST);
    raw.stand != Stand::Bound && !units.is_empty() && units.iter().all(gone)
}
