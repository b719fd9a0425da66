//! Places that are told in other ways than by a name before the figure: behind what it counts, by a part of a commune, by
//! "toàn vùng", by the sentence before.

use super::zone;
use crate::fact::context::{Context, Told};
use crate::fact::grammar::phrase::{MEASURED, PREDICATES};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::place;
use crate::fact::sentence::{Draft, Reader};
use crate::fact::{Read, Where};
use crate::lexicon::{Class, Signs};
use crate::mention::{Level, Place, QuantityKind, TokenRange, refers};
use crate::token::{Case, Gap, Kind};

/// "140 ha đất ruộng và 900 nhân khẩu của xã A": the unit whose land or people an amount is, right behind what is counted
/// and the amounts that go with it.
pub(in crate::fact) fn owner(reader: &Reader<'_>, context: &Context, at: usize) -> Option<Read<Where>> {
    const MAX_BEHIND: usize = 12;
    const MAX_NOUN: usize = 4;
    // What a noun of land or people never holds.
    const ACTS: [Class; 14] = [
        Class::Rise,
        Class::Fall,
        Class::Versus,
        Class::But,
        Class::Said,
        Class::Reach,
        Class::Preverb,
        Class::Passive,
        Class::Have,
        Class::Act,
        Class::Locative,
        Class::Toward,
        Class::Because,
        Class::From,
    ];
    let amount = |piece: &Piece| {
        let quantity = piece.quantity().map(|quantity| &reader.mentions.quantities[quantity]);
        quantity.is_some_and(|one| matches!(one.kind, QuantityKind::Physical | QuantityKind::Count))
    };
    if !reader.jobs.has_place() || !amount(&reader.pieces[at]) {
        return None;
    }
    // "20 km về phía bắc của thành phố": how far from it.
    let side = |piece: &Piece| piece.tokens.clone().any(|token| reader.scan.hit(token, Class::PlaceSide).is_some());
    let mut noun = 0;
    for index in at + 1..reader.pieces.len().min(at + 1 + MAX_BEHIND) {
        let piece = &reader.pieces[index];
        let before = &reader.pieces[index - 1];
        match piece.form {
            Form::Word if piece.any(&ACTS) || noun > MAX_NOUN || side(piece) => return None,
            Form::Word => noun += 1,
            Form::Quantity(_) if amount(piece) && before.is(Class::And) => noun = 0,
            Form::Place(mention) => {
                let unit = &reader.mentions.places[mention];
                let owned = before.form == Form::Word
                    && reader.scan.phrase(before.tokens.start, before.tokens.end, Class::PlaceOwner)
                        == Some(before.tokens.end);
                let known = unit.level > Level::Region && unit.kind.is_some();
                let owned = owned && known && !reader.holders[unit.tokens.start];
                return owned.then(|| place::joined(reader, context, index, named(reader, unit)));
            }
            _ => return None,
        }
    }
    None
}

/// "12.000 hộ dân ở vùng trũng thấp của | Quảng Bình": whether a part of the unit at a piece is where what is counted is.
pub(super) fn is_part_of(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    const MAX_NOUN: usize = 6;
    let pieces = reader.pieces;
    let Some(of) = index.checked_sub(1).filter(|&of| pieces[of].form == Form::Word && pieces[of].is(Class::Of)) else {
        return false;
    };
    let lies =
        |piece: &Piece| piece.is(Class::Locative) && reader.scan.hit(piece.tokens.start, Class::PlaceOf).is_some();
    let other = |piece: &Piece| match piece.form {
        Form::Generic(_) => false,
        Form::Word => piece.any(&PREDICATES),
        _ => true,
    };
    let mut before = pieces[at + 1..of].iter().rev().take(MAX_NOUN).enumerate();
    let noun = before.find(|(_, piece)| lies(piece) || other(piece)).filter(|(_, piece)| lies(piece));
    noun.is_some_and(|(noun, _)| noun > 0)
}

/// "Thôn Đông huy động 120 lượt người, | thôn Đoài 90 lượt", "Tại ấp 3, 12 hộ ...": the part of a commune that begins the clause
/// or what a clause is said of, where no other place stands behind it.
pub(super) fn hamlet(reader: &Reader<'_>, at: usize) -> Option<Read<Where>> {
    const REACH: usize = 32;
    if !reader.may_say(Signs::class(Class::Hamlet)) {
        return None;
    }
    for index in (at.saturating_sub(REACH)..at).rev() {
        let piece = &reader.pieces[index];
        if matches!(piece.form, Form::Place(_) | Form::Generic(_)) {
            return None;
        }
        let led = index.checked_sub(1).map(|before| &reader.pieces[before]).is_none_or(|before| match before.mark() {
            Some(Mark::Semicolon | Mark::Colon) => true,
            // "Ông An, thôn Đông, cho biết": where he lives.
            Some(Mark::Comma) => {
                let first = &reader.pieces[0];
                hamlet_name(reader, first.tokens.start).is_some()
            }
            _ => before.is(Class::Locative) && index == 1,
        });
        if let Some(tokens) = Some(piece).filter(|_| led).and_then(|piece| hamlet_name(reader, piece.tokens.start)) {
            let value = Where { name: reader.scan.slice(tokens.clone()).into(), code: None, level: Level::Commune };
            return Some(Read { value, evidence: Some(reader.scan.span(tokens)) });
        }
    }
    None
}

/// The kind and name of a part of a commune, from a token on: "thôn Đông", "ấp 3", "TDP số 5"; no address ("thôn Đông, xã A") and
/// no unit that is called so ("Buôn Đôn").
fn hamlet_name(reader: &Reader<'_>, start: usize) -> Option<TokenRange> {
    const MAX_NAME: usize = 4;
    let scan = reader.scan;
    let limit = scan.sentences[reader.sentence].tokens.end;
    let unit = |end: u32| scan.hit(start, Class::Place).is_some_and(|name| name.end > end);
    let first = scan.hit(start, Class::Hamlet).filter(|kind| !unit(kind.end))?.end as usize;
    let part = |at: &usize| {
        let token = &scan.tokens[*at];
        let number = token.kind == Kind::Number && (*at == first || scan.hit(at - 1, Class::DocNumber).is_some());
        let word = token.kind == Kind::Word && (token.is_capital() || scan.hit(*at, Class::DocNumber).is_some());
        token.gap != Gap::Block && (number || word)
    };
    let end = first + (first..limit.min(first + MAX_NAME)).take_while(part).count();
    let next = reader.mentions.places.partition_point(|place| place.tokens.start < end);
    let near = end..=end + 2;
    let address = reader.mentions.places.get(next).is_some_and(|place| near.contains(&place.tokens.start));
    let figure = |piece: &Piece| piece.quantity().is_some() && (start..end).contains(&piece.tokens.start);
    (end > first && !address && !reader.pieces.iter().any(figure)).then_some(start..end)
}

/// "giá xăng trên thị trường Singapore ở mức | 66 USD/thùng": the market that a price stands on, which is no partner of trade.
pub(in crate::fact) fn market(reader: &Reader<'_>, at: usize) -> Option<Read<Where>> {
    const REACH: usize = 24;
    let quantity = &reader.mentions.quantities[reader.pieces[at].quantity()?];
    let priced = quantity.kind == QuantityKind::Money && quantity.unit.contains('/');
    let floor = at.saturating_sub(REACH);
    let near = (floor..at).rev().take_while(|&index| {
        let piece = &reader.pieces[index];
        piece.quantity().is_none() && piece.mark() != Some(Mark::Semicolon)
    });
    let index = near.into_iter().find(|&index| reader.pieces[index].place().is_some()).filter(|_| priced)?;
    let (on, market) = (reader.pieces.get(index.checked_sub(2)?)?, &reader.pieces[index - 1]);
    let stands = on.is(Class::Locative) && !on.is(Class::Partner) && market.is(Class::Partner);
    let place = &reader.mentions.places[reader.pieces[index].place()?];
    (stands && place.level == Level::Country).then(|| named(reader, place))
}

/// "Sân bay Tân Sơn Nhất tiếp nhận | 40.000 chuyến bay": what has a name of its own and opens the clause, where no unit is named
/// behind it.
pub(super) fn facility(reader: &Reader<'_>, at: usize) -> Option<Read<Where>> {
    const REACH: usize = 32;
    const MAX_NAME: usize = 4;
    if !reader.may_say(Signs::class(Class::PlaceFacility)) {
        return None;
    }
    let scan = reader.scan;
    for index in (at.saturating_sub(REACH)..at).rev() {
        let piece = &reader.pieces[index];
        if matches!(piece.form, Form::Place(_) | Form::Generic(_)) {
            return None;
        }
        let Some(kind) = scan.hit(piece.tokens.start, Class::PlaceFacility).filter(|_| piece.form == Form::Word) else {
            continue;
        };
        let opens = |at: usize| {
            at.checked_sub(1).map(|before| &reader.pieces[before]).is_none_or(|before| {
                matches!(before.form, Form::Period(_) | Form::Mark(Mark::Comma | Mark::Semicolon | Mark::Colon))
            })
        };
        let led = index > 0 && reader.pieces[index - 1].is(Class::Locative) && opens(index - 1);
        let first = kind.end as usize;
        let capital = |at: &usize| scan.tokens[*at].is_capital() && scan.tokens[*at].kind == Kind::Word;
        let end = first + (first..reader.pieces[at].tokens.start.min(first + MAX_NAME)).take_while(capital).count();
        if !(opens(index) || led) || end == first {
            return None;
        }
        let tokens = piece.tokens.start..end;
        let value = Where { name: scan.slice(tokens.clone()).into(), code: None, level: Level::Commune };
        return Some(Read { value, evidence: Some(scan.span(tokens)) });
    }
    None
}

/// "Toàn vùng có 12 trường": the region named last, or the one that the text is about, where the words that stand for it
/// begin at a piece.
pub(super) fn region(reader: &Reader<'_>, context: &Context, index: usize) -> Option<Read<Where>> {
    const REACH: usize = 80;
    let piece = reader.pieces.get(index).filter(|piece| piece.form == Form::Word)?;
    let start = piece.tokens.start;
    let whole = reader.scan.hit(start, Class::PlaceZone).is_some();
    if !zone::is_bare(reader.scan, start) || reader.is_in_base(index) || is_whole(reader, index) {
        return None;
    }
    let places = &reader.mentions.places;
    let before = places.partition_point(|place| place.tokens.start < start);
    let ours = |place: &&Place| place.level == Level::Region && !place::is_abroad(reader.scan, &place.name);
    let near = places[..before].iter().rev().take_while(|place| start - place.tokens.start <= REACH);
    let last = near.into_iter().find(ours).filter(|_| whole);
    let about = || context.document.place.as_ref().filter(|read| read.value.level == Level::Region);
    let value = last.map(place::of).or_else(|| about().map(|read| read.value.clone()))?;
    Some(Read { value, evidence: Some(reader.scan.span(piece.tokens.clone())) })
}

/// Whether a sentence speaks, before a figure, of a region that the text does not name.
pub(super) fn is_strange(reader: &Reader<'_>, context: &Context, at: usize) -> bool {
    reader.may_say(Signs::class(Class::PlaceZone))
        && (0..at).any(|index| {
            let start = reader.pieces[index].tokens.start;
            reader.pieces[index].form == Form::Word
                && reader.scan.hit(start, Class::PlaceZone).is_some()
                && zone::is_bare(reader.scan, start)
                && !reader.is_in_base(index)
                && !is_whole(reader, index)
                && region(reader, context, index).is_none()
        })
}

/// "chiếm 14% toàn vùng": the whole of a part, not where the figures hold.
fn is_whole(reader: &Reader<'_>, index: usize) -> bool {
    let before = reader.pieces[..index].iter().rev().take_while(|piece| piece.mark().is_none());
    before.into_iter().any(|piece| piece.quantity().is_some())
}

/// "Thu nhập của huyện là 50 triệu đồng, bình quân chung cả nước 47 triệu đồng, tỷ lệ hộ nghèo | 4%": whether the country at a
/// piece was named for the mean that an earlier figure is, and no more.
pub(in crate::fact) fn is_mean(reader: &Reader<'_>, index: usize, at: usize) -> bool {
    const REACH: usize = 4;
    let home =
        reader.pieces[index].place().is_some_and(|one| place::is_home(reader.scan, &reader.mentions.places[one].name));
    let mean = || {
        let before = reader.pieces[index.saturating_sub(REACH)..index].iter().rev();
        before.take_while(|piece| piece.form == Form::Word).any(|piece| piece.is(Class::Per))
    };
    let told = || reader.pieces[index..at].iter().any(|piece| piece.quantity().is_some());
    home && told() && mean()
}

/// The one place that a sentence tells of, which a sentence behind it may go on with ("Nhờ đó, ...").
pub(in crate::fact) fn told(reader: &Reader<'_>, context: &Context, drafts: &[Draft]) -> Option<Told> {
    const LEAD: usize = 8;
    let mut outer = drafts.iter().filter(|draft| reader.pieces[draft.piece].depth == 0);
    let first = outer.next()?;
    let place = first.place.clone()?;
    if !outer.all(|draft| draft.place.as_ref().is_some_and(|read| read.value.name == place.value.name)) {
        return None;
    }
    let sentence = reader.sentence;
    if reader.says(&place) {
        let named = |piece: &Piece| Some(reader.scan.span(piece.tokens.clone())) == place.evidence;
        let lead = reader.pieces[..first.piece].iter().take(LEAD).find(|&piece| named(piece));
        let (leads, mention) = (lead.is_some(), lead.and_then(Piece::place));
        return Some(Told { sentence, place, mention, leads });
    }
    // What goes on with it is gone on with.
    let before = context.told.as_ref().filter(|told| told.leads && told.sentence + 1 == sentence)?;
    let mention = before.mention;
    (before.place.value.name == place.value.name).then_some(Told { sentence, place, mention, leads: true })
}

/// The place of the sentence before, where this one goes on with it: "Nhờ đó, ...", "Trong đó, ...". A unit around the one
/// that the text is about is named in passing, as is another country.
pub(super) fn from_before(reader: &Reader<'_>, context: &Context) -> Option<Read<Where>> {
    let told = context.told.as_ref()?;
    let place = &told.place;
    let first = reader.pieces.first()?;
    let thereby = reader.scan.hit(first.tokens.start, Class::PlaceThereby).is_some();
    let about = context.place_mention.and_then(|index| reader.mentions.places.get(index));
    let around = place.value.code.is_some_and(|code| about.is_some_and(|about| about.within.contains(&code)));
    let abroad = place.value.level == Level::Country && !place::is_home(reader.scan, &place.value.name);
    let goes_on = thereby || told.leads && measures_on(reader, context, told);
    (told.sentence + 1 == reader.sentence && goes_on && !around && !abroad).then(|| place.clone())
}

/// "Tại Bắc Kạn, tăng trưởng kinh tế đạt 6,6%. | GRDP bình quân đầu người là 39 triệu đồng": whether a sentence that begins with what is
/// measured goes on with the unit that the one before it began with, in a text about another or about the country.
fn measures_on(reader: &Reader<'_>, context: &Context, told: &Told) -> bool {
    let (Some(code), Some(about)) = (told.place.value.code, context.document.place.as_ref()) else { return false };
    // A part of the unit that the text is about is named in passing.
    let mentioned = told.mention.and_then(|index| reader.mentions.places.get(index));
    let part = |about: &str| mentioned.is_some_and(|one| one.within.contains(&about));
    let other = about.value.code.is_none_or(|about| about != code && !part(about));
    let aside = |piece: &Piece| match piece.form {
        Form::Period(_) | Form::Hedge | Form::Mark(Mark::Comma) => true,
        Form::Word => piece.any(&[Class::StatusForecast, Class::StatusEstimate]),
        _ => false,
    };
    let mut words = reader.pieces.iter().skip_while(|piece| aside(piece));
    let measured = words.next().is_some_and(|piece| piece.form == Form::Word && piece.any(&MEASURED));
    let named = reader.pieces.iter().take_while(|piece| piece.quantity().is_none());
    let named = named
        .into_iter()
        .any(|piece| matches!(piece.form, Form::Place(_) | Form::Generic(_)) || piece.is(Class::NationalBody));
    other && measured && !named
}

/// "tăng trưởng của Lào và In-đô-nê-xi-a lần lượt | ở mức 5,4% và 6,0%": one of as many countries as there are figures, in a text
/// that comes from growth or product and in a sentence of no trade. `first` is the first of them.
pub(super) fn country(reader: &Reader<'_>, index: usize, first: usize, at: usize) -> Option<Read<Where>> {
    const REACH: usize = 80;
    let one = &reader.mentions.places[reader.pieces[index].place()?];
    let held = reader.holders[one.tokens.start] || reader.is_in_base(index);
    let quantity = &reader.mentions.quantities[reader.pieces[at].quantity()?];
    let start = reader.pieces[first].tokens.start;
    let grows = || {
        let near = start.saturating_sub(REACH)..reader.pieces[at].tokens.start;
        near.into_iter().any(|token| {
            [Class::GrossProduct, Class::GrowthNoun].into_iter().any(|class| reader.scan.hit(token, class).is_some())
        })
    };
    let told = quantity.kind == QuantityKind::Percent && !trades(reader, first) && grows();
    (one.level == Level::Country && !held && told).then(|| named(reader, one))
}

/// Whether a sentence speaks of trade, markets or the world before a figure: a country in it is a partner.
fn trades(reader: &Reader<'_>, at: usize) -> bool {
    reader.pieces[..at].iter().any(|piece| piece.any(&[Class::Flow, Class::Partner, Class::World]))
}

/// "..., trong khi đó | Lào có 385 doanh nghiệp": the foreign country that a clause turns to, in a sentence that speaks of no
/// trade.
pub(in crate::fact) fn turned_to(reader: &Reader<'_>, at: usize) -> Option<Read<Where>> {
    const REACH: usize = 6;
    let found = (at.saturating_sub(REACH)..at).rev().find(|&index| reader.pieces[index].place().is_some())?;
    let one = &reader.mentions.places[reader.pieces[found].place()?];
    let foreign = one.level == Level::Country && !place::is_home(reader.scan, &one.name);
    let led = found.checked_sub(1).is_some_and(|before| reader.pieces[before].is(Class::But));
    let does = |piece: &Piece| {
        piece.form == Form::Hedge
            || piece.form == Form::Word
                && piece.any(&[Class::Have, Class::Reach, Class::Rise, Class::Fall, Class::Preverb, Class::Adverb])
    };
    let told = foreign && led && !reader.holders[one.tokens.start] && reader.pieces[found + 1..at].iter().all(does);
    // What a country has is its own, whatever is traded.
    let quantity = reader.pieces[at].quantity().map(|quantity| reader.mentions.quantities[quantity].kind);
    let has =
        quantity == Some(QuantityKind::Count) && reader.pieces[found + 1..at].iter().any(|piece| piece.is(Class::Have));
    (told && (has || !trades(reader, at))).then(|| named(reader, one))
}

/// "mục tiêu tăng trưởng 8,5% | của cả nước": growth is of whom stands behind it; a share of it is not.
pub(in crate::fact) fn growth(reader: &Reader<'_>, at: usize) -> Option<Read<Where>> {
    const REACH: usize = 5;
    let quantity = &reader.mentions.quantities[reader.pieces[at].quantity()?];
    let before = &reader.pieces[at.saturating_sub(REACH)..at];
    let grows = before.iter().rev().take_while(|piece| piece.quantity().is_none() && piece.mark().is_none());
    let grows = grows.into_iter().any(|piece| piece.is(Class::GrowthNoun));
    let of = reader.pieces.get(at + 1).filter(|piece| piece.is(Class::Of))?;
    let unit = &reader.mentions.places[reader.pieces.get(at + 2)?.place()?];
    let link = of.form == Form::Word && !reader.holders[unit.tokens.start];
    (quantity.kind == QuantityKind::Percent && grows && link).then(|| named(reader, unit))
}

/// "tăng trưởng của các nước ASEAN": whether the growth or product of a part of the world is told, which a piece names.
pub(super) fn is_economy(reader: &Reader<'_>, index: usize) -> bool {
    const REACH: usize = 8;
    let before = &reader.pieces[index.saturating_sub(REACH)..index];
    let near = before.iter().rev().take_while(|piece| piece.quantity().is_none() && piece.mark() != Some(Mark::Comma));
    let mut of = false;
    for piece in near {
        // "của các nước ASEAN"
        if of && piece.any(&[Class::Partner, Class::From, Class::Flow]) {
            return false;
        }
        of |= piece.is(Class::Of);
        if of && piece.any(&[Class::GrowthNoun, Class::GrossProduct]) {
            return true;
        }
    }
    false
}

/// A place of a list, as the text names it: it may tell the kind of the first alone, or of none. A short name ("Tp. HCM") is spelled out.
pub(super) fn spelled(reader: &Reader<'_>, index: usize) -> String {
    let scan = reader.scan;
    let tokens = reader.pieces[index].tokens.clone();
    let said = scan.slice(tokens.clone()).to_owned();
    let known = reader.pieces[index].place().map(|at| &reader.mentions.places[at]).filter(|place| place.code.is_some());
    let shouts = |at: usize| scan.tokens[at].case == Case::Upper && scan.word(at).chars().count() > 1;
    let unit = known.and_then(|place| place.unit).map(|unit| &scan.lexicon.gazetteer.units[unit]);
    let (Some(unit), Some(place), true) = (unit, known, tokens.end.checked_sub(1).is_some_and(shouts)) else {
        return said;
    };
    let kind = scan.lexicon.place_kinds[unit.kind].name.as_str();
    let name = place.name.strip_prefix(kind).map_or(&*place.name, str::trim_start);
    let written = scan.hit(tokens.start, Class::PlaceShort).or_else(|| scan.hit(tokens.start, Class::PlaceKind));
    let written = written.map(|hit| hit.end as usize).filter(|&end| end < tokens.end);
    written.map_or_else(|| name.to_owned(), |end| [scan.slice(tokens.start..end), name].join(" "))
}

/// "Toàn thị xã Bình Long có 900 hộ. Trong 10 tháng, thị xã thu | 40 tỷ đồng": the unit that its bare kind, at the head of its clause,
/// stands for: the one named last by that kind, where the text is about the country, or one that it lies in.
pub(super) fn called(reader: &Reader<'_>, context: &Context, index: usize) -> Option<Place> {
    const REACH: usize = 80;
    let Form::Generic(generic) = reader.pieces[index].form else { return None };
    let generic = &reader.mentions.generic_places[generic];
    let opens = index.checked_sub(1).is_none_or(|before| {
        matches!(reader.pieces[before].form, Form::Period(_) | Form::Mark(Mark::Comma | Mark::Semicolon))
    });
    let acts = reader.pieces.get(index + 1).is_some_and(|next| next.form == Form::Word && !next.capital);
    if !(opens && acts && reader.scan.lexicon.place_kinds[generic.kind].official) {
        return None;
    }
    let start = generic.tokens.start;
    let places = &reader.mentions.places;
    let before = places.partition_point(|place| place.tokens.start < start);
    let near = places[..before].iter().rev().take_while(|place| start - place.tokens.start <= REACH);
    let last = near.into_iter().find_map(|place| {
        let unit = refers(reader.scan.lexicon, generic, place)?;
        (unit.code.is_some() && unit.code == place.code).then_some(unit)
    })?;
    let inside = context.document.place.as_ref().is_none_or(|about| {
        place::is_home(reader.scan, &about.value.name)
            || about.value.code.is_some_and(|code| last.within.contains(&code))
    });
    inside.then_some(last)
}

/// A place as the text names it.
fn named(reader: &Reader<'_>, one: &Place) -> Read<Where> {
    Read { value: place::of(one), evidence: Some(reader.scan.span(one.tokens.clone())) }
}
