//! Who issues a document, by its letterhead: an authority of the whole country, or one of a unit.

use std::ops::Range;

use crate::lexicon::Class;
use crate::mention::{GenericPlace, Level, Mentions, Organization, Place, Scan, Sentence, is_dateline, refers};
use crate::text::BlockKind;
use crate::token::{Case, Gap, Kind};

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

/// Words of the name of a province.
const PROVINCE: usize = 2;

/// Whether all words of a name stand in capitals.
fn is_shouted(scan: &Scan<'_>, name: &Range<usize>) -> bool {
    scan.tokens[name.clone()].iter().all(|token| token.case == Case::Upper || token.kind == Kind::Symbol)
}

/// "PHÒNG NÔNG NGHIỆP | Tháp Mười, ngày 12 tháng 8": the district that a text is dated in and goes on to call by its kind, where its
/// head names no other unit; or "CHI CỤC KIỂM LÂM QUẢNG BÌNH": the province that the name of the office ends with, and which the
/// text names.
pub(super) fn by_office(scan: &Scan<'_>, mentions: &Mentions) -> Option<usize> {
    const MAX_HEAD: usize = 12;
    let head = scan.sentences.get(..scan.sentences.len().min(MAX_HEAD))?;
    let first = head.first()?.tokens.start;
    let office = mentions.organizations.iter().filter(|one| !one.is_enterprise() && one.place.is_none());
    let name = office.flat_map(|one| &one.mentions).find(|name| name.start == first && is_shouted(scan, name))?;
    let said = |place: &Place| {
        let tail = place.tokens.clone().rev().zip(name.clone().rev()).take(PROVINCE);
        tail.into_iter().all(|(one, other)| scan.key(one) == scan.key(other)) && place.tokens.len() >= PROVINCE
    };
    let province = mentions.places.iter().position(|place| place.level == Level::Province && said(place));
    let seat = || {
        let dated = |place: &Place| place.level == Level::District && is_dateline(scan, place.tokens.end);
        let index = Some(0).filter(|&index| mentions.places.get(index).is_some_and(dated))?;
        let place = &mentions.places[index];
        let inside = place.tokens.end <= head.last()?.tokens.end;
        let called = |kind: usize| scan.lexicon.place_kinds[kind].official;
        let meant = |one: &&GenericPlace| {
            called(one.kind) && refers(scan.lexicon, one, place).is_some_and(|own| own.code == place.code)
        };
        (inside && mentions.generic_places.iter().filter(meant).nth(1).is_some()).then_some(index)
    };
    province.or_else(seat)
}

/// "ỦY BAN NHÂN DÂN TỈNH A | KẾ HOẠCH ...": the unit in whose authority's name a letterhead begins, in capitals, where
/// the title names no other.
pub(super) fn by_unit(scan: &Scan<'_>, mentions: &Mentions, title: &Range<usize>) -> Option<usize> {
    let first = scan.sentences.first()?.tokens.clone();
    let chrome = scan.blocks[scan.sentences.first()?.block].kind == BlockKind::Chrome;
    let body = mentions.organizations.iter().find(|one| {
        one.place.is_some() && !one.is_enterprise() && one.mentions.iter().any(|name| name.start == first.start)
    })?;
    let name = body.mentions.iter().find(|name| name.start == first.start).filter(|name| is_shouted(scan, name))?;
    let index = mentions.places.iter().position(|place| place.tokens.start >= first.start)?;
    let place = mentions.places.get(index).filter(|place| place.tokens.end <= title.start.min(name.end))?;
    let other = mentions.places.iter().any(|other| title.contains(&other.tokens.start) && other.name != place.name);
    (chrome && place.level > Level::Region && !other).then_some(index)
}
