//! Where a figure holds.

pub(super) mod about;
mod abroad;
mod firm;
mod issued;
pub(super) mod misplaced;
mod passing;
pub(super) mod placed;
pub(super) mod spot;
pub(super) mod whole;
mod zone;

use super::context::{Context, Topic};
use super::grammar::phrase::Phrase;
use super::grammar::piece::{Form, Mark, Piece};
use super::list::series;
use super::sentence::{Draft, Reader};
use super::{Read, Where};
use crate::lexicon::schema::TitleKind;
use crate::lexicon::{Class, Signs};
use crate::mention::{GenericPlace, Level, Place, QuantityKind, Scan, TokenRange, refers};
use crate::span::{Body, Span};
use crate::text::BlockKind;

/// A place behind a figure is looked for this far.
const MAX_AFTER: usize = 14;

/// The place of the figure at piece `at`.
pub(super) fn read(
    reader: &Reader<'_>,
    context: &Context,
    drafts: &[Draft],
    at: usize,
    subject: &Phrase,
) -> Option<Read<Where>> {
    if of_the_world(reader, drafts, at) || is_world_price(reader, at) {
        return None;
    }
    let floor = drafts.last().map_or(0, |draft| draft.piece + 1);
    let named = spot::owner(reader, context, at)
        .or_else(|| behind(reader, context, at))
        .or_else(|| misplaced::site(reader, context, drafts, at))
        .or_else(|| spot::growth(reader, at))
        .or_else(|| rival(reader, subject, at))
        .or_else(|| compared(reader, context, at))
        .or_else(|| aligned(reader, context, at))
        .or_else(|| next_country(reader, drafts.last()?, at).or_else(|| spot::turned_to(reader, at)))
        .or_else(|| spot::hamlet(reader, at).or_else(|| spot::facility(reader, at)))
        .or_else(|| spot::market(reader, at));
    if named.is_none() && abroad::is_elsewhere(reader, context, floor, at) {
        return None;
    }
    named
        .or_else(|| before(reader, context, at))
        .or_else(|| {
            // A place said once holds for the parallel figures of the sentence, that of a bracket for those in it.
            let depth = reader.pieces[at].depth;
            let parallel = drafts.iter().rev().find(|draft| {
                reader.pieces[draft.piece].depth <= depth
                    && compared(reader, context, draft.piece).is_none()
                    && !is_of_mean(reader, draft, at)
                    && !whole::is_told_of_whole(reader, context, draft, at)
                    && !is_of_other_owner(reader, draft, subject)
                    && !misplaced::leaves_out(reader, draft.piece, at)
                    && !misplaced::is_of_other_site(reader, draft, at)
                    && !is_singled_out(reader, drafts, draft, at)
            });
            parallel.map_or_else(|| around(reader, context, at), |draft| draft.place.clone())
        })
        .filter(|read| reader.says(read) || is_home(reader.scan, &read.value.name) || !is_central(reader, at, subject))
        .filter(|read| {
            let told = reader.says(read) && !firm::is_of_authority(reader, context, subject, read);
            told || !firm::is_of_firm(reader, subject)
        })
        .filter(|read| {
            let country = is_home(reader.scan, &read.value.name);
            reader.says(read) || !(country && firm::is_of_leading_firm(reader, at))
        })
}

/// "nợ công của Việt Nam là 43%, cao hơn Lào hiện | 38%": the country that a comparison names with its own figure, which is
/// told of in its words.
fn rival(reader: &Reader<'_>, subject: &Phrase, at: usize) -> Option<Read<Where>> {
    let aside = |piece: &Piece| piece.form == Form::Hedge || piece.any(&[Class::Present, Class::Adverb, Class::Reach]);
    let before = (0..at).rev().find(|&index| !aside(&reader.pieces[index]))?;
    let place = reader.mentions.places.get(reader.pieces[before].place()?)?;
    let told = subject.parts.iter().any(|part| part.start <= place.tokens.start && place.tokens.end <= part.end);
    let than = before.checked_sub(1).is_some_and(|than| reader.begins_with(than, Class::Comparative));
    let named = told && than && place.level == Level::Country;
    named.then(|| Read { value: of(place), evidence: Some(reader.scan.span(place.tokens.clone())) })
}

/// Whether the place of a figure is the country, whose mean it is.
fn is_of_mean(reader: &Reader<'_>, draft: &Draft, at: usize) -> bool {
    let said = draft.place.as_ref().and_then(|read| read.evidence);
    let found = said.and_then(|said| {
        (0..draft.piece).rev().find(|&index| reader.scan.span(reader.pieces[index].tokens.clone()) == said)
    });
    found.is_some_and(|index| spot::is_mean(reader, index, at))
}

/// "Mật độ 35 con/m2, cá biệt tại xã An Phú 1.200 con/m2; diện tích phải phun | 140 ha": a place that is named behind the first
/// figure of a sentence holds up to the semicolon.
fn is_singled_out(reader: &Reader<'_>, drafts: &[Draft], draft: &Draft, at: usize) -> bool {
    let Some(first) = drafts.first().map(|first| &reader.pieces[first.piece].tokens) else { return false };
    let first = reader.scan.span(first.clone());
    let named = draft.place.as_ref().filter(|read| reader.says(read)).and_then(|read| read.evidence);
    let parted = || reader.pieces[draft.piece..at].iter().any(|piece| piece.mark() == Some(Mark::Semicolon));
    named.is_some_and(|named| named.start > first.end) && parted()
}

/// "GDP của Trung Quốc tăng 6%, | Nhật Bản tăng 1%": in a row of foreign countries the next one.
fn next_country(reader: &Reader<'_>, before: &Draft, at: usize) -> Option<Read<Where>> {
    let foreign = |name: &str, level: Level| level == Level::Country && !is_home(reader.scan, name);
    before.place.as_ref().filter(|read| foreign(&read.value.name, read.value.level))?;
    let named = (before.piece + 1..at).rev().find_map(|index| {
        let place = &reader.mentions.places[reader.pieces[index].place()?];
        let opens = !reader.pieces[index - 1].any(&[Class::Partner, Class::From]);
        (foreign(&place.name, place.level) && opens && !reader.is_in_base(index)).then_some(place)
    })?;
    Some(Read { value: of(named), evidence: Some(reader.scan.span(named.tokens.clone())) })
}

/// "ASX 200 của Úc giảm 0,2%, Shanghai Composite giảm | 1,2%": whether the place of a figure before is the foreign country that only its
/// own words name, and this one has a name of its own.
fn is_of_other_owner(reader: &Reader<'_>, draft: &Draft, subject: &Phrase) -> bool {
    let Some(read) = draft.place.as_ref().filter(|read| reader.says(read)) else { return false };
    let foreign = read.value.level == Level::Country && !is_home(reader.scan, &read.value.name);
    let holds = |phrase: &Phrase| {
        let inside = |span: Span<Body>| read.evidence.is_some_and(|own| span.start <= own.start && own.end <= span.end);
        phrase.parts.iter().any(|part| inside(reader.scan.span(part.clone())))
    };
    let name = |part: &TokenRange| reader.scan.tokens[part.start].is_capital();
    foreign && (holds(&draft.label) || holds(&draft.words)) && !holds(subject) && subject.parts.last().is_some_and(name)
}

/// "Bộ Nội vụ đạt 87%": in a text about a city, the figure of an authority of the whole country is not of that city,
/// unless the city is spoken of ("thành phố đề nghị Chính phủ thưởng 5 tỷ đồng").
fn is_central(reader: &Reader<'_>, at: usize, subject: &Phrase) -> bool {
    let local = reader.pieces[..at].iter().any(|piece| matches!(piece.form, Form::Generic(_)));
    // "chỉ tiêu được Bộ Tài chính giao": who sets it for the unit spoken of.
    let set = |token: usize| {
        reader.central[token] && {
            let name = (token..reader.central.len()).take_while(|&at| reader.central[at]).count();
            reader.scan.hit(token + name, Class::Adopt).is_some()
        }
    };
    let local = local || subject.parts.iter().flat_map(Clone::clone).any(set);
    !local && !is_asked(reader, at) && subject.parts.iter().flat_map(Clone::clone).any(|token| reader.central[token])
}

/// "Đề nghị Chính phủ hỗ trợ 5 tỷ đồng": who is asked for it is not whose figure it is.
fn is_asked(reader: &Reader<'_>, at: usize) -> bool {
    const REACH: usize = 3;
    let asks = |piece: &Piece| piece.form == Form::Word && piece.is(Class::StatusTarget);
    let named = |piece: &Piece| piece.tokens.clone().any(|token| reader.central[token]);
    reader.pieces[..at].windows(REACH).any(|run| asks(&run[0]) && run.iter().any(named))
}

/// The place that a sentence names for its last figure outside of brackets.
pub(super) fn said(reader: &Reader<'_>, drafts: &[Draft]) -> Option<Read<Where>> {
    let last = drafts.iter().rev().find(|draft| reader.pieces[draft.piece].depth == 0)?;
    last.place.clone().filter(|read| reader.says(read))
}

/// "Huyện A chỉ thực hiện 234 dự án. Qua rà soát, ...", in a text about another district: whether a paragraph goes on with a unit
/// of its own. A part of the unit that the text is about is named in passing.
pub(super) fn is_apart(reader: &Reader<'_>, context: &Context, read: &Read<Where>) -> bool {
    let code = read.value.code;
    let about = context.document.place.as_ref().and_then(|read| read.value.code);
    let (Some(code), Some(about)) = (code, about) else { return false };
    let mut named = reader.pieces.iter().filter_map(|piece| reader.mentions.places.get(piece.place()?));
    let Some(place) = named.find(|place| place.code == Some(code)) else { return false };
    let around = context.place_mention.and_then(|index| reader.mentions.places.get(index));
    let around = around.is_some_and(|about| about.within.contains(&code));
    code != about && !around && !place.within.contains(&about)
}

/// "Riêng Phú Quốc / ... Toàn tỉnh có 975 cơ sở. Lao động trong ngành trên 27.000 người": whether a paragraph under a part of what the text
/// is about has come back to the whole.
pub(super) fn is_back(reader: &Reader<'_>, context: &Context, read: &Read<Where>) -> bool {
    let first = reader.pieces.iter().find(|piece| piece.quantity().is_some()).map(|piece| piece.tokens.clone());
    let first = first.map(|first| reader.scan.span(first));
    let leads = read.evidence.zip(first).is_some_and(|(place, first)| place.end <= first.start);
    let topic = context.topic.as_ref().or_else(|| context.section_topic());
    let about = context.document.place.as_ref();
    let code = read.value.code;
    leads
        && code.is_some()
        && about.is_some_and(|about| about.value.code == code)
        && topic.is_some_and(|topic| topic.place.value.code != code)
}

/// "Tỉnh A dẫn đầu bảng xếp hạng ...": a text about an order of many tells no figures of the first one alone.
pub(super) fn is_ranked(scan: &Scan<'_>, place: &Read<Where>) -> bool {
    let sentence = |span: Span<Body>| {
        scan.sentences.iter().find(|one| scan.span(one.tokens.clone()).end >= span.end).map(|one| one.tokens.clone())
    };
    let Some(tokens) = place.evidence.and_then(sentence) else { return false };
    let titled = scan.blocks[scan.sentences[scan.sentence_of(tokens.start)].block].kind == BlockKind::Title;
    let has = |class: Class| tokens.clone().any(|at| scan.hit(at, class).is_some());
    titled && has(Class::Ranking) && has(Class::Leads)
}

/// The place for a figure whose sentence names none.
fn around(reader: &Reader<'_>, context: &Context, at: usize) -> Option<Read<Where>> {
    let place = spot::from_before(reader, context)
        .or_else(|| context.place())
        .or_else(|| nation(reader, at).filter(|_| !context.is_local));
    // "toàn tỉnh", of a province that the text does not name.
    let strange = reader.pieces[..at].iter().enumerate().any(|(index, piece)| {
        let Form::Generic(generic) = piece.form else { return false };
        let generic = &reader.mentions.generic_places[generic];
        generic.is_scope
            && reader.scan.lexicon.place_kinds[generic.kind].official
            && !reader.is_in_base(index)
            && meant(reader, context, generic).is_none()
    });
    let strange = || strange || spot::is_strange(reader, context, at) || abroad::is_of_world_market(reader);
    place.filter(|read| !(is_home(reader.scan, &read.value.name) && strange()))
}

/// The unit that the sentence opens with, before its first figure, where a text goes through several: not one that
/// the document's own place lies in.
pub(super) fn topic(reader: &Reader<'_>, context: &Context) -> Option<Topic> {
    let end = reader.pieces.iter().position(|piece| piece.quantity().is_some());
    let first = (0..end.unwrap_or(reader.pieces.len()))
        .find(|&index| reader.pieces[index].place().is_some() && !reader.is_in_base(index))?;
    let mention = reader.pieces[first].place()?;
    let place = &reader.mentions.places[mention];
    let about = context.place_mention.map(|index| &reader.mentions.places[index]);
    let around = about.is_some_and(|about| place.code.is_some_and(|code| about.within.contains(&code)));
    let unit = place.code.is_some() && place.level > Level::Region && !around && group(reader, first).len() == 1;
    let read = holds(reader, context, first).filter(|_| unit && !context.firms.has_main())?;
    Some(Topic { mention, place: read, leads: end.is_none() })
}

/// What "huyện", "toàn tỉnh" means: the unit spoken of or one around it, else that of the document.
fn meant(reader: &Reader<'_>, context: &Context, generic: &GenericPlace) -> Option<Place> {
    let topics = context.topic.as_ref().into_iter().chain(context.section_topic());
    let spoken = topics.map(|topic| topic.mention).chain(context.place_mention);
    spoken.into_iter().find_map(|index| refers(reader.scan.lexicon, generic, &reader.mentions.places[index]))
}

fn before(reader: &Reader<'_>, context: &Context, at: usize) -> Option<Read<Where>> {
    /// Words that stand for a place.
    const PLACES: Signs = Signs::classes(&[Class::PlaceZone, Class::PlaceZoneOf, Class::PlaceThis]);
    if !reader.jobs.has_place() && !reader.may_say(PLACES) {
        return None;
    }
    let depth = reader.pieces[at].depth;
    // Most pieces are no place.
    let placed = |piece: &Piece| match piece.form {
        Form::Place(_) | Form::Generic(_) => true,
        Form::Word => reader.scan.hits.meet(piece.tokens.start, PLACES),
        _ => false,
    };
    (0..at)
        .rev()
        .take_while(|&index| !(reader.pieces[index].mark() == Some(Mark::Semicolon)))
        .filter(|&index| placed(&reader.pieces[index]))
        .filter(|&index| (reader.pieces[index].depth <= depth || is_aside(reader, index)) && !reader.is_in_base(index))
        .filter(|&index| !whole::is_whole(reader, index, at) && !spot::is_mean(reader, index, at))
        .filter(|&index| {
            !passing::is_of_hindrance(reader, context, index, at) && !misplaced::is_aside(reader, index, at)
        })
        .find_map(|index| {
            let lowest = lowest(reader, index);
            let part = lowest.and_then(|lowest| holds(reader, context, lowest));
            part.or_else(|| holds(reader, context, index).map(|read| joined(reader, context, index, read)))
        })
}

/// "UBND xã An Hòa, huyện Tam Nông, | tỉnh Đồng Tháp": the unit that those behind the commas only say where to find.
fn lowest(reader: &Reader<'_>, index: usize) -> Option<usize> {
    let place = |at: usize| reader.pieces[at].place().map(|place| &reader.mentions.places[place]);
    let below = |at: usize| {
        let lower = at.checked_sub(2).filter(|_| reader.pieces[at - 1].mark() == Some(Mark::Comma))?;
        let (lower_place, upper) = (place(lower)?, place(at)?);
        let inside = upper.code.is_some_and(|code| lower_place.within.contains(&code));
        (lower_place.level > upper.level && (inside || lower_place.within.is_empty())).then_some(lower)
    };
    std::iter::successors(below(index), |&at| below(at)).last()
}

/// "cao hơn mức tăng của cả nước (4,1%)", "thấp hơn mức bình quân cả nước là 72%": the figure of what another place is
/// compared with.
fn compared(reader: &Reader<'_>, context: &Context, at: usize) -> Option<Read<Where>> {
    let phrase = reader.phrases.iter().rev().find(|phrase| phrase.end <= at)?;
    let between = &reader.pieces[phrase.end..at];
    // "cao hơn mức bình quân của cả nước 3%" is by how much.
    let tells = |piece: &Piece| piece.mark() == Some(Mark::Open) || piece.is(Class::Reach);
    let all = between.iter().all(|piece| tells(piece) || piece.form == Form::Hedge || piece.is(Class::Adverb));
    let last = phrase.end.checked_sub(1).filter(|_| between.is_empty()).map(|last| &reader.pieces[last]);
    if !all || !between.iter().chain(last).any(tells) {
        return None;
    }
    (phrase.start..phrase.end).rev().find_map(|index| holds(reader, context, index))
}

/// "một ngân hàng có trụ sở tại Hà Nội": where somebody sits, not where the figures hold.
fn is_seat(reader: &Reader<'_>, index: usize) -> bool {
    const REACH: usize = 4;
    let Some(lead) = index.checked_sub(1).map(|left| &reader.pieces[left]).filter(|lead| lead.is(Class::Locative))
    else {
        return false;
    };
    let end = lead.tokens.start;
    (end.saturating_sub(REACH)..end).any(|from| reader.scan.phrase(from, end, Class::PlaceSeat) == Some(end))
}

/// "mua ròng trên sàn | TP. HCM": a market of shares that is called by a place.
fn is_floor(reader: &Reader<'_>, index: usize) -> bool {
    const LONGEST: usize = 5;
    let start = reader.pieces[index].tokens.start;
    (start.saturating_sub(LONGEST)..start).any(|from| reader.scan.phrase(from, start, Class::PlaceFloor) == Some(start))
}

/// "cách | Đà Nẵng khoảng 30 km".
fn is_far_from(reader: &Reader<'_>, index: usize) -> bool {
    const LONGEST: usize = 5;
    let start = reader.pieces[index].tokens.start;
    let away = |from: usize| reader.scan.phrase(from, start, Class::PlaceAway) == Some(start);
    let figure = reader.pieces[index + 1..].iter().find(|piece| piece.form != Form::Hedge);
    let far = figure.and_then(Piece::quantity).map(|one| reader.mentions.quantities[one].kind);
    far == Some(QuantityKind::Physical) && (start.saturating_sub(LONGEST)..start).any(away)
}

/// "Tại đại hội ở | TP. HCM, cổ đông thông qua ...": where those met who tell something, before the comma behind it.
fn is_venue(reader: &Reader<'_>, index: usize) -> bool {
    const MAX_LEAD: usize = 8;
    let pieces = reader.pieces;
    let opens = index <= MAX_LEAD && pieces.first().is_some_and(|first| first.is(Class::Locative));
    let led = index > 1 && pieces[index - 1].is(Class::Locative);
    let comma = pieces.get(index + 1).is_some_and(|next| next.mark() == Some(Mark::Comma));
    let meets = |piece: &Piece| piece.tokens.clone().any(|at| reader.scan.hit(at, Class::TitleEvent).is_some());
    let plain = |piece: &Piece| piece.quantity().is_none() && piece.mark().is_none();
    opens && led && comma && pieces[1..index].iter().all(plain) && pieces[1..index - 1].iter().any(meets)
}

/// "Trạm kiểm soát Dốc Quýt (Lạng Sơn) phát hiện 3 vụ": a bracket that only says where; but "chị Lan (quận 7) cho biết": where she lives.
fn is_aside(reader: &Reader<'_>, index: usize) -> bool {
    const MAX_NAME: usize = 6;
    let mark = |at: Option<usize>| at.and_then(|at| reader.pieces.get(at)).and_then(Piece::mark);
    let place = reader.pieces[index].tokens.start;
    let polite = |entry: u32| reader.scan.lexicon.titles[entry as usize].kind == TitleKind::Honorific;
    let person = |at: usize| reader.scan.hit(at, Class::Title).is_some_and(|hit| polite(hit.entry));
    let speaks = || reader.pieces.get(index + 2).is_some_and(|next| next.is(Class::Said));
    mark(index.checked_sub(1)) == Some(Mark::Open)
        && mark(Some(index + 1)) == Some(Mark::Close)
        && !(speaks() && (place.saturating_sub(MAX_NAME)..place).any(person))
        && reader.pieces[..index].iter().all(|piece| piece.quantity().is_none())
}

fn behind(reader: &Reader<'_>, context: &Context, at: usize) -> Option<Read<Where>> {
    for index in at + 1..reader.pieces.len().min(at + 1 + MAX_AFTER) {
        let piece = &reader.pieces[index];
        match piece.form {
            Form::Mark(Mark::Quote) => {}
            // "tại KCN Châu Sơn, | Hà Nam".
            Form::Mark(Mark::Comma) if misplaced::is_site_in(reader, index + 1) => {}
            // "70 ha tại Phước An, | huyện Thuận Nam": a smaller place that goes by its name alone.
            Form::Mark(Mark::Comma) if is_named_inside(reader, index) => {
                return holds(reader, context, index + 1);
            }
            // "372 cửa hàng tại | 20/24 quận, huyện | ở TP. HCM": of how many of its parts stands between.
            Form::Quantity(parts)
                if reader.pieces[index - 1].is(Class::Locative) && counts_parts(reader, parts) => {}
            Form::Quantity(_) | Form::Mark(_) => return None,
            Form::Word
                // "2,5 tỷ USD do nhà đầu tư Nhật Bản đầu tư tại Long An": who does it stands between.
                // "cao nhất 7.150 đồng/kg, ghi nhận tại huyện A": where it is observed.
                if piece.any(&[Class::Rise, Class::Fall, Class::Versus, Class::But, Class::Said])
                    && !(piece.is(Class::Reach) && reader.pieces.get(index + 1).is_some_and(|next| next.is(Class::Locative))) =>
            {
                return None;
            }
            Form::Place(_) | Form::Generic(_) => {
                let led = reader.pieces[index - 1].any(&[Class::Locative, Class::Toward])
                    || misplaced::is_site_in(reader, index)
                    || spot::is_part_of(reader, index, at);
                if led && whole::is_whole_behind(reader, index, at) {
                    return before(reader, context, at).or_else(|| holds(reader, context, index));
                }
                let held = || holds(reader, context, index).map(|read| joined(reader, context, index, read));
                // "12.000 hộ ở | vùng | trũng thấp của Quảng Bình": a kind that stands for no unit says what part it is.
                if led && let Some(read) = held() {
                    return Some(read);
                }
                if led && piece.place().is_some() {
                    return None;
                }
                // "xã A làm 3 km và xã B ở huyện C làm 4 km": another subject begins.
                if reader.pieces[index - 1].is(Class::And) {
                    return None;
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether a name in capitals behind a word for where stands before a comma and the unit that it lies in.
fn is_named_inside(reader: &Reader<'_>, comma: usize) -> bool {
    const MAX_NAME: usize = 3;
    let pieces = reader.pieces;
    let named =
        |at: &usize| pieces[*at].form == Form::Word && reader.scan.tokens[pieces[*at].tokens.start].is_capital();
    let name = (0..comma).rev().take(MAX_NAME).take_while(named).last();
    let led = name.and_then(|name| name.checked_sub(1)).is_some_and(|lead| pieces[lead].is(Class::Locative));
    led && pieces.get(comma + 1).is_some_and(|next| next.place().is_some())
}

/// Whether a count is one of units of a kind.
fn counts_parts(reader: &Reader<'_>, quantity: usize) -> bool {
    let unit = &reader.mentions.quantities[quantity].unit_tokens;
    !unit.is_empty() && reader.scan.hit(unit.start, Class::PlaceKind).is_some()
}

/// "xã A, xã B và xã C lần lượt đạt 96%, 93% và 91%": as many places as figures, in the same order.
fn aligned(reader: &Reader<'_>, context: &Context, at: usize) -> Option<Read<Where>> {
    const REACH: usize = 24;
    let aligned = reader.runs.iter().find(|run| run.contains(&at)).map(Vec::as_slice);
    let pair = series::pair_of(reader.pieces, at);
    let run = aligned.or(pair.as_ref().map(<[usize; 2]>::as_slice))?;
    let first = *run.first()?;
    let last = (first.saturating_sub(REACH)..first).rev().find(|&index| reader.pieces[index].place().is_some())?;
    let group = group(reader, last);
    let rank = run.iter().position(|&one| one == at)?;
    let place = *group.get(rank).filter(|_| group.len() == run.len())?;
    // "Lào và Thái Lan đạt doanh thu và lợi nhuận 5 và 3 tỷ đồng": of two figures each place where each is named with its own.
    let token = reader.pieces[place].tokens.start;
    let named =
        |(figure, phrase): &(usize, Phrase)| *figure == at && phrase.parts.iter().any(|part| part.contains(&token));
    let told =
        aligned.is_some() || leads(reader, *run.first()?) || reader.series.iter().chain(&reader.names).any(named);
    let first = *group.first()?;
    // "khảo sát ở Singapore và | Thái Lan lần lượt là 35% và 31%": what leads to the first leads to all of them.
    let led = || {
        holds(reader, context, first).filter(|_| place != first).and_then(|_| {
            let one = &reader.mentions.places[reader.pieces[place].place()?];
            Some(Read { value: of(one), evidence: Some(reader.scan.span(one.tokens.clone())) })
        })
    };
    if told {
        holds(reader, context, place).or_else(|| spot::country(reader, place, first, at)).or_else(led)
    } else {
        None
    }
}

/// "xã A và xã B với | 12 hộ và 9 hộ": whether places lead to the figures from piece `first` on.
fn leads(reader: &Reader<'_>, first: usize) -> bool {
    let joins =
        |piece: &Piece| piece.form == Form::Word && reader.scan.hit(piece.tokens.start, Class::PlaceJoin).is_some();
    first >= 2 && joins(&reader.pieces[first - 1]) && reader.pieces[first - 2].place().is_some()
}

/// The places of a coordination that holds the one at piece `index`: "Hà Nội, Hải Phòng và Đà Nẵng".
fn group(reader: &Reader<'_>, index: usize) -> Vec<usize> {
    /// More than there are provinces.
    const MAX_PLACES: usize = 64;
    let links = |at: usize| {
        reader.pieces[at].mark() == Some(Mark::Comma)
            || reader.pieces[at].form == Form::Word && reader.pieces[at].is(Class::And)
    };
    let is_place = |at: usize| reader.pieces.get(at).is_some_and(|piece| piece.place().is_some());
    let mut out = vec![index];
    let mut at = index;
    while let Some(next) = at.checked_sub(2).filter(|&next| links(at - 1) && is_place(next)) {
        if out.len() >= MAX_PLACES {
            break;
        }
        out.push(next);
        at = next;
    }
    out.reverse();
    at = index;
    while out.len() < MAX_PLACES && is_place(at + 2) && links(at + 1) {
        at += 2;
        out.push(at);
    }
    out
}

/// Several places of one figure, in the order of the text.
pub(super) fn joined(reader: &Reader<'_>, context: &Context, index: usize, read: Read<Where>) -> Read<Where> {
    let group = group(reader, index);
    let known: Vec<Where> =
        group.iter().filter_map(|&one| holds(reader, context, one)).map(|read| read.value).collect();
    // A place and the one it lies in are one.
    let alike = known.iter().all(|place| place.level == read.value.level);
    // The first of a list that was not read whole tells nothing of the rest.
    let cut = group
        .first()
        .and_then(|first| first.checked_sub(1))
        .is_some_and(|before| matches!(reader.pieces[before].mark(), Some(Mark::Comma | Mark::Open)));
    if known.len() < 2 || known.len() != group.len() || !alike || cut {
        return read;
    }
    let names: Vec<String> = group.iter().map(|&one| spot::spelled(reader, one)).collect();
    let evidence = group.first().zip(group.last()).map(|(&from, &to)| reader.scan.span(reader.tokens(from, to + 1)));
    Read { value: Where { name: names.join(", ").into(), code: None, level: read.value.level }, evidence }
}

/// "giá dầu thế giới": of no country.
fn of_the_world(reader: &Reader<'_>, drafts: &[Draft], at: usize) -> bool {
    if !reader.jobs.has(Class::World) {
        return false;
    }
    let floor = drafts.last().map_or(0, |draft| draft.piece + 1);
    let named =
        |index: &usize| reader.pieces[*index].is(Class::World) && !reader.entities[reader.pieces[*index].tokens.start];
    let clause = (floor..at)
        .rev()
        .take_while(|&index| !matches!(reader.pieces[index].form, Form::Mark(Mark::Semicolon | Mark::Comma)))
        .take_while(|&index| {
            // "giá dầu thế giới còn | 70 USD/thùng": what it stands at, no turn.
            let stands = || reader.pieces[index + 1..at].iter().all(|piece| piece.form == Form::Hedge);
            let turns = reader.pieces[index].is(Class::But) && !stands();
            !turns && !reader.pieces[index].any(&[Class::Cause, Class::Breakdown])
        });
    clause.into_iter().any(|index| named(&index) && !reader.is_in_base(index))
}

/// "thị trường quốc tế biến động, nhiều người dự báo giá lên 75 USD/thùng": a price in dollars in a sentence that speaks of the
/// world's market before it, and of no place of the own country.
fn is_world_price(reader: &Reader<'_>, at: usize) -> bool {
    const REACH: usize = 60;
    let quantity = reader.pieces[at].quantity().map(|quantity| &reader.mentions.quantities[quantity]);
    // "đứng thứ ba thế giới": among whom.
    let ranked = |index: usize| index.checked_sub(1).is_some_and(|before| reader.pieces[before].quantity().is_some());
    quantity.is_some_and(|one| one.kind == QuantityKind::Money && one.unit.starts_with("USD/"))
        && (at.saturating_sub(REACH)..at)
            .any(|index| reader.pieces[index].is(Class::World) && !ranked(index) && !reader.is_in_base(index))
        && !abroad::names_own(reader, 0)
}

/// In a document without a place: an authority of the whole country speaks.
fn nation(reader: &Reader<'_>, at: usize) -> Option<Read<Where>> {
    let piece = reader.pieces[..at].iter().find(|piece| piece.is(Class::NationalBody))?;
    Some(Read { value: home(reader.scan)?, evidence: Some(reader.scan.span(piece.tokens.clone())) })
}

/// "Sáng 28/9, tại Hà Nội, Tổng cục Thống kê cho biết": where it was said, not where it holds.
fn is_dateline(reader: &Reader<'_>, index: usize) -> bool {
    const REACH: usize = 16;
    let led = index.checked_sub(1).is_some_and(|left| reader.pieces[left].is(Class::Locative));
    let opens = reader.pieces[..index].iter().all(|piece| piece.quantity().is_none());
    let comma = reader.pieces.get(index + 1).is_some_and(|piece| piece.mark() == Some(Mark::Comma));
    led && opens
        && comma
        && reader.pieces[index + 2..]
            .iter()
            .take(REACH)
            .take_while(|piece| piece.quantity().is_none() && piece.mark() != Some(Mark::Comma))
            .any(|piece| piece.any(&[Class::Said]))
}

/// "xếp thứ ba toàn tỉnh", "lớn nhất cả nước": among whom something is first or third, not where it holds.
fn is_order(reader: &Reader<'_>, index: usize) -> bool {
    // "cao nhất ở Cà Mau" is said of that place.
    let at = |piece: &Piece| piece.is(Class::Locative) && reader.scan.hit(piece.tokens.start, Class::PlaceOf).is_some();
    let joins = |piece: &Piece| piece.form == Form::Word && piece.any(&[Class::Of, Class::Locative]) && !at(piece);
    let order = reader.pieces[..index].iter().rev().find(|piece| !joins(piece));
    order.is_some_and(|piece| match piece.form {
        Form::Quantity(quantity) => reader.mentions.quantities[quantity].kind == QuantityKind::Rank,
        Form::Word => {
            let end = piece.tokens.end;
            piece.tokens.clone().any(|from| reader.scan.phrase(from, end, Class::Superlative) == Some(end))
        }
        _ => false,
    })
}

/// "đường cao tốc A - | B", "tuyến A - B - | C": a road called after its ends and what lies between them is in none of these.
fn is_end_of_route(reader: &Reader<'_>, index: usize) -> bool {
    const MAX_NAME: usize = 4;
    const MAX_NOUN: usize = 3;
    const MAX_STOPS: usize = 5;
    let scan = reader.scan;
    let joins = |at: usize| scan.is(at, "-") || scan.is(at, "–");
    let led =
        |name: usize| (name.saturating_sub(MAX_NOUN)..name).any(|at| scan.phrase(at, name, Class::Route) == Some(name));
    // The stop before the one that begins at a token.
    let before = |name: usize| {
        let dash = name.checked_sub(1).filter(|&dash| joins(dash))?;
        (dash.saturating_sub(MAX_NAME)..dash).rev().take_while(|&at| scan.tokens[at].is_capital()).last()
    };
    let here = &reader.pieces[index].tokens;
    let goes_on = scan.tokens.get(here.end + 1).is_some_and(|next| joins(here.end) && next.is_capital());
    let stops = std::iter::successors(Some(here.start), |&name| before(name)).take(MAX_STOPS);
    stops.enumerate().any(|(turn, name)| (turn > 0 || goes_on) && led(name))
}

/// "6 tỉnh miền Trung từ Nghệ An | đến Bình Định": from one end to the other is in neither.
fn is_end_of_stretch(reader: &Reader<'_>, index: usize) -> bool {
    const MAX_NAME: usize = 4;
    const MAX_BRACKET: usize = 5;
    let piece = |at: usize| reader.pieces.get(at);
    let links = |at: usize| {
        let link = piece(at).filter(|piece| piece.form == Form::Word && piece.tokens.len() == 1);
        // "từ Đắk Lắk | đi | TP. HCM": a journey has ends like a stretch.
        let ends = |link: &Piece| {
            let start = link.tokens.start;
            [Class::RangeLink, Class::Journey].into_iter().any(|class| reader.scan.hit(start, class).is_some())
        };
        link.is_some_and(ends)
    };
    // "từ Tân Thanh (Lạng Sơn) | đến TP Cao Bằng": a bracket that says where stands between.
    let behind = |end: usize| {
        let marked = |at: usize, mark: Mark| piece(at).is_some_and(|at| at.mark() == Some(mark));
        let close = || (end..end + MAX_BRACKET).find(|&at| marked(at, Mark::Close));
        if marked(end, Mark::Open) { close().map(|close| close + 1) } else { Some(end) }
    };
    // The place that the stretch which begins behind a word goes on to.
    let stretch = |from: usize| {
        piece(from).filter(|from| from.is(Class::From))?;
        let named = |one: &&Piece| one.place().is_some() || one.form == Form::Word && one.capital;
        let end = from + 1 + reader.pieces[from + 1..].iter().take(MAX_NAME).take_while(named).count();
        let link = behind(end).filter(|&link| end > from + 1 && links(link))?;
        piece(link + 1)?.place().map(|_| link + 1)
    };
    let floor = index.saturating_sub(MAX_NAME + MAX_BRACKET + 2);
    (floor..index).any(|from| stretch(from).is_some_and(|end| index <= end))
}

/// The place at a piece, unless it is a partner ("xuất khẩu sang Nhật Bản") or a country that only trades here.
pub(super) fn holds(reader: &Reader<'_>, context: &Context, index: usize) -> Option<Read<Where>> {
    if let Form::Generic(generic) = reader.pieces[index].form {
        if is_order(reader, index) {
            return None;
        }
        let generic = &reader.mentions.generic_places[generic];
        let meant = meant(reader, context, generic).filter(|_| generic.is_scope);
        let place = meant.or_else(|| spot::called(reader, context, index))?;
        return Some(Read { value: of(&place), evidence: Some(reader.scan.span(generic.tokens.clone())) });
    }
    if let Some(region) = spot::region(reader, context, index) {
        return Some(region).filter(|_| !is_order(reader, index));
    }
    let before = index.checked_sub(1).map(|left| &reader.pieces[left]);
    if let Some(country) = abroad::this_country(reader, index) {
        return abroad::is_told(reader, index).then(|| Read {
            value: of(country),
            evidence: Some(reader.scan.span(reader.pieces[index].tokens.clone())),
        });
    }
    let place = &reader.mentions.places[reader.pieces[index].place()?];
    // "Mặt trận Tổ quốc Việt Nam".
    if zone::is_in_name(reader.scan, place.tokens.start) {
        return None;
    }
    let abroad = place.level == Level::Region && is_abroad(reader.scan, &place.name);
    let economy = abroad && spot::is_economy(reader, index);
    let market = abroad::is_market(reader, index, place);
    if before.is_some_and(|piece| piece.is(Class::Partner)) && !economy && !market
        || is_dateline(reader, index)
        || is_order(reader, index)
        || is_seat(reader, index)
        || is_venue(reader, index)
        || place.code.is_some() && (is_floor(reader, index) || is_far_from(reader, index))
        || is_end_of_route(reader, index)
        || reader.pieces[index].place().is_some_and(|place| passing::is_leg(reader.scan, reader.mentions, place))
        || is_end_of_stretch(reader, index)
        || reader.holders[reader.pieces[index].tokens.start]
    {
        return None;
    }
    // "khách châu Á", "thị trường xa ở châu Âu": parts of the world are where things come from or go to; but "5 dự án ở
    // châu Âu".
    if abroad && !economy {
        let chunk =
            reader.pieces[..index].iter().rev().find(|piece| piece.mark().is_some() || piece.quantity().is_some());
        let located = before.is_some_and(|piece| piece.is(Class::Locative));
        // "Tại châu Âu, lạm phát ở mức 1,6%".
        let opens = index == 1 && reader.pieces.get(2).is_some_and(|next| next.mark() == Some(Mark::Comma));
        if !located || !opens && chunk.is_none_or(|piece| piece.quantity().is_none()) {
            return None;
        }
    }
    if place.level == Level::Country && !is_home(reader.scan, &place.name) {
        let held = abroad::is_told(reader, index) && !misplaced::is_home_of_firm(reader, index);
        if !held && !abroad::is_state(reader, index) && !market {
            return None;
        }
    }
    Some(Read { value: of(place), evidence: Some(reader.scan.span(place.tokens.clone())) })
}

/// Whether a country's name is that of the reports' own country.
pub(super) fn is_home(scan: &Scan<'_>, name: &str) -> bool {
    home_name(scan) == Some(name)
}

/// Whether a name is that of a part of the world.
pub(super) fn is_abroad(scan: &Scan<'_>, name: &str) -> bool {
    scan.lexicon.gazetteer.places.iter().any(|place| place.abroad && place.name == name)
}

/// The reports' own country: the one that has common names ("cả nước").
fn home_name<'a>(scan: &'a Scan<'_>) -> Option<&'a str> {
    scan.lexicon.gazetteer.places.iter().find(|place| !place.common.is_empty()).map(|place| place.name.as_str())
}

/// The whole country as a place.
pub(super) fn home(scan: &Scan<'_>) -> Option<Where> {
    Some(Where { name: home_name(scan)?.into(), code: None, level: Level::Country })
}

/// A place as facts name it.
pub(super) fn of(place: &Place) -> Where {
    Where { name: place.name.clone(), code: place.code, level: place.level }
}
