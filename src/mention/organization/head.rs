//! Whether the head of a name is one where it stands: not in another word, a title, a code or a person's name.

use super::super::person;
use super::super::scan::Scan;
use super::name::known_place;
use crate::lexicon::Class;
use crate::lexicon::schema::{Takes, TitleKind};
use crate::token::{Case, Gap, Kind};

/// "Ban Ki-moon", "Ban Ki - Moon": a name with a dash, its second part in small letters or a part of such names.
pub(super) fn hyphened(scan: &Scan<'_>, at: usize, head: usize) -> bool {
    let (dash, second) = (head + 1, head + 2);
    head == at + 1
        && scan.hit(at, Class::HyphenSurname).is_some()
        && scan.is(dash, "-")
        && scan.tokens.get(second).is_some_and(|token| {
            (token.case == Case::Lower || scan.hit(second, Class::HyphenSurname).is_some())
                && scan.word(second).is_ascii()
        })
}

/// "Oliver Google Kai": the word goes on with a foreign name.
pub(super) fn follows_name(scan: &Scan<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let token = &scan.tokens[before];
    let next = scan.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word && next.case == Case::Title);
    // "bác sĩ Trần Hoa Sen": or goes on with a surname behind a title.
    let surname =
        scan.hit(before, Class::Surname).is_some() && token.case == Case::Title && person::is_syllable(scan.word(at));
    if surname && scan.tokens[at].gap == Gap::Space && ends_title(scan, before, before) {
        return true;
    }
    // "ông Shuichi Honda": or ends one behind a title.
    let titled = || scan.hits.at(at).all(|hit| hit.end as usize == at + 1) && ends_title(scan, before, before);
    token.kind == Kind::Word
        && token.case == Case::Title
        && scan.tokens[at].gap == Gap::Space
        && !person::is_syllable(scan.word(before))
        && (next || titled())
}

/// "ông Honda": one word of respect makes the name a person's.
pub(super) fn polite(scan: &Scan<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| scan.tokens[at].gap == Gap::Space) else { return false };
    // "ba người bạn Facebook"
    let group = scan.hit(before, Class::TitleGroup).is_some();
    scan.hit(before, Class::Title).filter(|_| !group).is_some_and(|hit| {
        hit.end as usize == at && scan.lexicon.titles[hit.entry as usize].kind == TitleKind::Honorific
    })
}

/// Whether the head is part of other words ("đại hội", "ban giám đốc").
pub(super) fn inside_other(scan: &Scan<'_>, at: usize, head: usize) -> bool {
    (at.saturating_sub(2)..=at).any(|place| {
        // What is asked of a hit is dear beside what it is: most are of other classes.
        scan.hits.at(place).any(|hit| {
            let end = hit.end as usize;
            match hit.class {
                // The "sư Đoàn" of "luật sư Đoàn Luật sư tỉnh".
                Class::Title => {
                    let kind = || scan.lexicon.titles[hit.entry as usize].kind;
                    place < at && end > at && end < head && matches!(kind(), TitleKind::Degree | TitleKind::Job)
                }
                Class::BodyNot => {
                    let covers = if place == at { end >= head } else { end > at };
                    // "cán bộ Đội Cảnh sát giao thông": a word has no capital inside.
                    let inner =
                        place < at && scan.tokens[place].case == Case::Lower && scan.tokens[at].case == Case::Title;
                    covers && !(inner && head > at + 1 && end < head)
                }
                // The "viện" of a hospital; but the "văn phòng" of "chánh văn phòng Bộ Y tế" belongs to the title.
                Class::Organization => head == at + 1 && place < at && end == head && !ends_title(scan, place, at),
                _ => false,
            }
        })
    })
}

/// Whether a title that begins before `place` ends at `at`.
pub(super) fn ends_title(scan: &Scan<'_>, place: usize, at: usize) -> bool {
    (place.saturating_sub(2)..place).any(|from| scan.phrase(from, at, Class::Title) == Some(at))
}

/// Whether a head of one syllable is one here: in small letters, or in a line of capitals, it needs a field behind it
/// ("bộ Tài chính"); inside a run of capitals it is part of a name ("Võ Trường Sơn").
pub(super) fn syllable_fits(scan: &Scan<'_>, at: usize, limit: usize, takes: Takes) -> bool {
    let head = &scan.tokens[at];
    if !person::is_syllable(scan.word(at)) {
        return true;
    }
    let next = at + 1;
    let capital = next < limit && scan.tokens[next].is_capital();
    let field = capital && scan.phrase(next, limit, Class::BodyField).is_some();
    let before = at.checked_sub(1).map(|before| &scan.tokens[before]);
    let run_on =
        before.is_some_and(|before| before.kind == Kind::Word && before.is_capital() && head.gap == Gap::Space);
    match (head.case, takes) {
        (Case::Lower, Takes::Name) => capital && known_place(scan, next, limit).is_none(),
        (Case::Title, _) => field || !(run_on || (scan.hit(at, Class::BodyWord).is_some() && opens(scan, at))),
        _ => field,
    }
}

/// Whether a sentence begins at `at`.
fn opens(scan: &Scan<'_>, at: usize) -> bool {
    scan.starts_block(at) || at.checked_sub(1).is_some_and(|before| [".", "!", "?"].contains(&scan.word(before)))
}

/// Whether another organization or a title of two words and more begins here; one syllable may be part of a name.
pub(super) fn head_at(scan: &Scan<'_>, at: usize) -> bool {
    [Class::Organization, Class::Title].iter().any(|&class| {
        scan.hit(at, class).is_some_and(|hit| {
            hit.end as usize > at + 1
                || !person::is_syllable(scan.word(at))
                || scan.phrase(at + 1, at + 6, Class::BodyField).is_some()
        })
    })
}

/// Whether a firm known by its name alone begins at `at`.
pub(super) fn firm_at(scan: &Scan<'_>, at: usize) -> bool {
    scan.hit(at, Class::Organization).is_some_and(|hit| {
        let firm = &scan.lexicon.organizations[hit.entry as usize];
        firm.complete && matches!(firm.kind.as_str(), "enterprise" | "bank")
    })
}

/// Whether a firm known by its name alone ends at `end`.
pub(super) fn known_firm(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    (at..end).any(|from| {
        let hit = scan.hits.within(from, end, Class::Organization).filter(|hit| hit.end as usize == end);
        hit.is_some_and(|hit| scan.lexicon.organizations[hit.entry as usize].complete)
    })
}

/// Whether a head of one syllable begins here with a name behind it: "và Hội Nghệ sĩ".
pub(super) fn short_head(scan: &Scan<'_>, at: usize) -> bool {
    let named = scan.tokens.get(at + 1).is_some_and(|next| next.is_capital() && next.gap == Gap::Space);
    named && scan.hit(at, Class::Organization).is_some()
}

/// Whether a field begins here that is a job elsewhere: "Tài chính - Kế toán".
pub(super) fn trade(scan: &Scan<'_>, at: usize) -> bool {
    scan.hit(at, Class::BodyField).is_some_and(|field| {
        scan.hit(at, Class::Organization).is_none() && scan.hit(at, Class::Title).is_none_or(|job| job.end <= field.end)
    })
}

/// Whether a photograph's credit begins at `at`: "Bệnh viện Nhi - Ảnh: ...".
pub(super) fn credit(scan: &Scan<'_>, at: usize) -> bool {
    scan.hit(at, Class::BodyCredit).is_some_and(|hit| scan.is(hit.end as usize, ":"))
}
