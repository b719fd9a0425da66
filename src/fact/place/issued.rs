//! Who issues a document, by its letterhead: an authority of the whole country, or one of a unit.

use std::ops::Range;

use crate::lexicon::Class;
use crate::lexicon::gazetteer::HOME;
use crate::mention::{Level, Mentions, Organization, Place, Scan, Sentence, is_dateline};
use crate::text::BlockKind;
use crate::token::{Gap, Kind};

/// "KIỂM TOÁN NHÀ NƯỚC | BÁO CÁO ... | Hà Nội, tháng 5 năm 2019": whether the letterhead is that of an authority of the whole
/// country, and neither an office below it nor the title names a unit or an institution.
pub(super) fn centrally(scan: &Scan<'_>, mentions: &Mentions) -> bool {
    const MAX_HEAD: usize = 12;
    let kind = |one: &Sentence| scan.blocks[one.block].kind;
    let is_head = |one: &&Sentence| matches!(kind(one), BlockKind::Title | BlockKind::Chrome);
    let head = scan.sentences.iter().take(MAX_HEAD).take_while(is_head).count();
    let Some(end) = head.checked_sub(1).map(|last| scan.sentences[last].tokens.end) else { return false };
    let first = scan.sentences[0].tokens.start;
    let named = |organization: &&Organization| organization.mentions.iter().any(|name| name.start == first);
    let Some(issuer) = mentions.organizations.iter().find(named) else { return false };
    let shouts = issuer.mentions.iter().any(|name| name.start == first && is_shouted(scan, name));
    let nation =
        issuer.place.is_none() && (issuer.kind == "central bank" || scan.hit(first, Class::National).is_some());
    // "TỔNG CỤC ĐƯỜNG BỘ VIỆT NAM".
    let gazetteer = &scan.lexicon.gazetteer;
    let home = |at: usize, end: usize| {
        let name = scan.hit(at, Class::Place).filter(|hit| hit.end as usize == end);
        name.is_some_and(|hit| gazetteer.names[hit.entry as usize].place == Some(HOME))
    };
    let whole = |name: &Range<usize>| name.start == first && name.clone().any(|at| home(at, name.end));
    let nation = nation || !issuer.is_enterprise() && issuer.mentions.iter().any(whole);
    // "BỘ Y TẾ | BỆNH VIỆN A": the second line is who writes.
    let below = |one: &Organization| {
        one.is_enterprise() || matches!(one.kind.as_str(), "hospital" | "school" | "institute") || one.place.is_some()
    };
    // "V/v trả lời chất vấn của Đoàn ĐBQH tỉnh A": to whom it is addressed.
    let addressed = |one: &&Organization| one.kind == "national assembly" && one.place.is_some();
    let addressees = || mentions.organizations.iter().filter(addressed).flat_map(|one| &one.mentions);
    let stands = |start: usize| (first..end).contains(&start) && !addressees().any(|name| name.contains(&start));
    // "... VÀ HOẠT ĐỘNG NGÂN HÀNG NĂM 2008": a title's words are no line.
    let line = |start: usize| stands(start) && matches!(scan.tokens[start].gap, Gap::Line | Gap::Block);
    let other = mentions.organizations.iter().any(|one| below(one) && one.mentions.iter().any(|name| line(name.start)));
    // "(Hội nghị ngày 18/3 tại Hà Nội)": where it is told.
    let venue =
        |start: usize| start > 1 && scan.hit(start - 1, Class::Locative).is_some() && scan.is_claimed(start - 2);
    let unit = mentions.places.iter().any(|place| {
        let (start, end) = (place.tokens.start, place.tokens.end);
        place.level > Level::Region && stands(start) && !is_dateline(scan, end) && !venue(start)
    });
    shouts && (issuer.is_central() || nation) && !other && !unit
}

/// Whether all words of a name stand in capitals.
fn is_shouted(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    name.clone().all(|at| scan.is_shouted(at) || scan.tokens[at].kind != Kind::Word)
}

/// "ỦY BAN NHÂN DÂN | HUYỆN A", "UBND TỈNH B | HUYỆN A": the smallest unit that a letterhead names in capitals, where the title
/// names no other.
pub(super) fn by_unit(scan: &Scan<'_>, mentions: &Mentions, title: &Range<usize>) -> Option<usize> {
    let chrome = |one: &&Sentence| scan.blocks[one.block].kind == BlockKind::Chrome;
    let head = scan.sentences.iter().take_while(chrome).take_while(|one| one.tokens.start < title.start);
    let end = head.last()?.tokens.end;
    let firm = |at: usize| {
        let firms = mentions.organizations.iter().filter(|one| one.is_enterprise());
        firms.flat_map(|one| &one.mentions).any(|name| name.contains(&at))
    };
    let issues = |place: &Place| {
        place.level > Level::Region
            && is_shouted(scan, &place.tokens)
            && !is_dateline(scan, place.tokens.end)
            && !firm(place.tokens.start)
    };
    let named = mentions.places.iter().enumerate().take_while(|(_, place)| place.tokens.end <= end);
    let (index, place) = named.filter(|(_, place)| issues(place)).max_by_key(|(_, place)| place.level)?;
    let other = mentions.places.iter().any(|other| title.contains(&other.tokens.start) && other.name != place.name);
    (!other).then_some(index)
}
