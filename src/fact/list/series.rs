//! "A, B và C lần lượt là 1, 2 và 3": figures aligned with their subjects by count; where the counts differ nothing is
//! guessed.

use std::ops::Range;

use crate::fact::grammar::edge;
use crate::fact::grammar::governor;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::lexicon::Class;
use crate::mention::{Mentions, QuantityKind, Scan};

/// A coordinated subject is read back this far.
const MAX_BEFORE: usize = 60;
/// Figures side by side are at least so many; two may be a range.
const MIN_ROW: usize = 3;
/// Figures in one series.
const MAX_FIGURES: usize = 12;

/// Runs of figures that a "lần lượt" aligns, or that stand side by side ("A - B - C là 60% - 25% - 15%"), by their pieces.
pub(in crate::fact) fn runs(pieces: &[Piece], mentions: &Mentions) -> Vec<Vec<usize>> {
    let starts = pieces.iter().enumerate().filter(|(_, piece)| piece.is(Class::Respectively));
    let mut runs: Vec<_> = starts.map(|(at, _)| run(pieces, at + 1)).filter(|figures| figures.len() >= 2).collect();
    let figures = pieces.iter().filter(|piece| piece.quantity().is_some()).count();
    let mut at = if figures < MIN_ROW { pieces.len() } else { 0 };
    while at < pieces.len() {
        let row = row(pieces, at);
        at = row.last().map_or(at, |&last| last) + 1;
        if row.len() >= MIN_ROW
            && !counts_things(pieces, mentions, &row)
            && !runs.iter().any(|run| run.contains(&row[0]))
        {
            runs.push(row);
        }
    }
    // "doanh thu 900 tỷ đồng, lợi nhuận 60 tỷ đồng, tăng 10% và 15%"; but "giảm 8 lớp và 95 giáo viên" name what they count.
    let moved = |first: usize| {
        // "đều giảm, tương ứng | 0,2% và 0,1%".
        let said = |piece: &&Piece| {
            piece.form != Form::Hedge
                && piece.mark() != Some(Mark::Comma)
                && !piece.any(&[Class::Adverb, Class::Respectively, Class::Restate])
        };
        let verb = pieces[..first].iter().rfind(said);
        let kind = |at: usize| pieces[at].quantity().map(|index| mentions.quantities[index].kind);
        verb.is_some_and(|verb| verb.any(&[Class::Rise, Class::Fall]))
            && kind(first) == kind(first + 2)
            && kind(first) != Some(QuantityKind::Count)
    };
    for first in (0..pieces.len()).filter(|&at| is_pair(pieces, at) && moved(at)) {
        if !runs.iter().any(|run| run.contains(&first)) {
            runs.push(vec![first, first + 2]);
        }
    }
    runs
}

/// "2 khẩu súng, 1 ô tô, 3 xe máy": whether figures side by side count things of their own, each by its noun, so that what was named
/// before is none of theirs.
fn counts_things(pieces: &[Piece], mentions: &Mentions, row: &[usize]) -> bool {
    let unit = |at: &usize| {
        let quantity = pieces[*at].quantity().map(|index| &mentions.quantities[index])?;
        let counts = quantity.kind == QuantityKind::Count && !quantity.unit_tokens.is_empty();
        counts.then_some(quantity.unit.as_str())
    };
    let Some(units) = row.iter().map(unit).collect::<Option<Vec<_>>>() else { return false };
    units.windows(2).all(|pair| pair[0] != pair[1])
}

/// Whether two figures joined by "và", and no more, begin at a piece.
fn is_pair(pieces: &[Piece], first: usize) -> bool {
    let figure = |at: usize| pieces.get(at).is_some_and(|piece| piece.quantity().is_some());
    let joined = figure(first) && pieces.get(first + 1).is_some_and(|and| and.is(Class::And)) && figure(first + 2);
    if !joined {
        return false;
    }
    // "đạt 3% và 9% | so với | 2% và 7%": a pair beside a pair.
    let compared = |at: usize| pieces.get(at).is_some_and(|versus| versus.is(Class::Versus));
    let goes_on = figure(first + 4) && !compared(first + 3);
    !first.checked_sub(2).is_some_and(|before| figure(before) && !compared(before + 1)) && !goes_on
}

/// The two figures joined by "và", and no more, of which one stands at a piece.
pub(in crate::fact) fn pair_of(pieces: &[Piece], at: usize) -> Option<[usize; 2]> {
    let first = [Some(at), at.checked_sub(2)].into_iter().flatten().find(|&first| is_pair(pieces, first))?;
    Some([first, first + 2])
}

/// Figures with nothing but a dash, a comma or "và" between them, from piece `from` on.
pub(in crate::fact) fn row(pieces: &[Piece], from: usize) -> Vec<usize> {
    let figure = |at: usize| pieces.get(at).is_some_and(|piece| piece.quantity().is_some());
    let parts = |piece: &Piece| matches!(piece.mark(), Some(Mark::Dash | Mark::Comma)) || piece.is(Class::And);
    // "5, 6 và ước 7 nghìn tấn": a guess stands before the last.
    let guess = |at: usize| pieces.get(at).is_some_and(|piece| piece.is(Class::StatusEstimate));
    let next = |last: usize| {
        pieces.get(last + 1).filter(|piece| parts(piece))?;
        let at = last + 2 + usize::from(guess(last + 2) && pieces[last + 1].is(Class::And));
        figure(at).then_some(at)
    };
    let mut out = Vec::new();
    if figure(from) {
        out.push(from);
        while let Some(at) = out.last().copied().filter(|_| out.len() < MAX_FIGURES).and_then(next) {
            out.push(at);
        }
    }
    out
}

/// The subject of each figure of the runs, by the figure's piece.
pub(in crate::fact) fn align(scan: &Scan<'_>, pieces: &[Piece], runs: &[Vec<usize>]) -> Vec<(usize, Phrase)> {
    let mut out = Vec::new();
    for figures in runs {
        let end = subject_end(pieces, figures[0]);
        let owners = || owners(scan, pieces, end).map(|one| vec![one; figures.len()]);
        if let Some(items) = items(scan, pieces, end, figures.len()).or_else(owners) {
            out.extend(figures.iter().copied().zip(items));
        }
    }
    pairs(scan, pieces, &mut out);
    again(pieces, &mut out);
    // "lần lượt đạt 90 tỷ đồng (tăng 18%) và 12 tỷ đồng (tăng 9%)": what a bracket says is said of the figure before it.
    let aside = |at: usize| {
        pieces.get(at + 1).filter(|open| open.mark() == Some(Mark::Open))?;
        let closed = |piece: &Piece| piece.mark() == Some(Mark::Close);
        let end = at + 2 + pieces[at + 2..].iter().position(closed)?;
        (at + 2..end).find(|&inner| pieces[inner].quantity().is_some())
    };
    let asides: Vec<_> = out.iter().filter_map(|(at, item)| Some((aside(*at)?, item.clone()))).collect();
    out.extend(asides);
    out
}

/// "lần lượt là 3% và 9% | so với | 2% và 7% của năm 2017": the pair that another is compared with is of the same two in turn.
fn again(pieces: &[Piece], out: &mut Vec<(usize, Phrase)>) {
    const MAX_LEAD: usize = 4;
    const LEADS: [Class; 2] = [Class::Versus, Class::From];
    let lead = |at: usize| {
        let aside = |piece: &Piece| piece.form == Form::Hedge || piece.is(Class::MeasureNoun);
        let word = (0..at).rev().take(MAX_LEAD).find(|&at| !aside(&pieces[at]))?;
        let compares = pieces[word].form == Form::Word && pieces[word].any(&LEADS);
        compares.then_some(word)
    };
    for first in (0..pieces.len()).filter(|&at| is_pair(pieces, at)) {
        let Some(last) = lead(first).and_then(|lead| lead.checked_sub(1)) else { continue };
        let known = |at: usize| out.iter().find(|(figure, _)| *figure == at).map(|(_, item)| item.clone());
        let before = last.checked_sub(2).filter(|&before| is_pair(pieces, before));
        let pair = before.and_then(|before| known(before).zip(known(last))).filter(|_| known(first).is_none());
        if let Some((one, two)) = pair {
            out.extend([(first, one), (first + 2, two)]);
        }
    }
}

/// "doanh thu và lợi nhuận đạt 85% và 64% kế hoạch": two figures joined by "và" are aligned with two measured nouns, of which
/// no more are named.
fn pairs(scan: &Scan<'_>, pieces: &[Piece], out: &mut Vec<(usize, Phrase)>) {
    for first in (0..pieces.len()).filter(|&at| is_pair(pieces, at)) {
        if out.iter().any(|&(at, _)| at == first) {
            continue;
        }
        let end = subject_end(pieces, first);
        // "lạm phát của Lào và Mi-an-ma đạt 25% và 18%".
        if let Some((one, two)) = named_pair(scan, pieces, end)
            && let Some(of) = one.start.checked_sub(1).filter(|&of| pieces[of].is(Class::Of))
        {
            let noun = phrase::tidy(scan, pieces, edge::clause_before(pieces, &vec![false; pieces.len()], of));
            if noun.is_measured() {
                let whose =
                    |name| noun.then(&Phrase::of_pieces(&pieces[of..=of])).then(&Phrase::of_pieces(&pieces[name]));
                out.extend([(first, whose(one)), (first + 2, whose(two))]);
                continue;
            }
        }
        let (start, last) = stretch(pieces, end);
        let start = behind_opening(pieces, start, last);
        let joints = || (start..last).filter(|&at| pieces[at].is(Class::And) || pieces[at].mark() == Some(Mark::Comma));
        // "Với mức tăng của nhiều mặt hàng, | CPI tăng": a comma joins nothing to what is said aside.
        let linked = |&joint: &usize| pieces[joint].is(Class::And) || pieces[start].any(&MEASURED);
        let joint = joints().next().filter(|_| joints().count() == 1).filter(linked);
        let second = joint.and_then(|joint| pieces.get(joint + 1));
        let measured = second.is_some_and(|noun| noun.any(&MEASURED));
        let named =
            items_from(scan, pieces, start..last, 2).filter(|items| measured && items.iter().all(Phrase::is_measured));
        if let Some(named) = named {
            out.extend([first, first + 2].into_iter().zip(named));
        }
    }
}

/// "kế đó là Bình Dương và Đồng Nai với 11% và 10%": two figures joined by "và" are aligned with two names before them that
/// "và" joins as well, and that no noun owns.
pub(in crate::fact) fn names(scan: &Scan<'_>, pieces: &[Piece]) -> Vec<(usize, Phrase)> {
    let mut out = Vec::new();
    for first in (0..pieces.len()).filter(|&at| is_pair(pieces, at)) {
        if let Some([one, two]) = keeping_pace(scan, pieces, first) {
            out.extend([(first, one), (first + 2, two)]);
            continue;
        }
        let Some((one, two)) = named_pair(scan, pieces, subject_end(pieces, first)) else { continue };
        let free = |lead: &Piece| {
            lead.any(&[Class::Copula, Class::Intro]) && !lead.any(&[Class::And, Class::Locative])
                || matches!(lead.mark(), Some(Mark::Comma | Mark::Semicolon | Mark::Colon))
        };
        if one.start.checked_sub(1).is_none_or(|before| free(&pieces[before])) {
            let both = [Phrase::of_pieces(&pieces[one]), Phrase::of_pieces(&pieces[two])];
            out.extend(amounts_of(scan, pieces, first + 2, &both));
            out.extend([first, first + 2].into_iter().zip(both));
        }
    }
    out
}

/// "A và B | vẫn giữ mức tăng trưởng tốt, lần lượt là | 9% và 11%": two names before what is said of how both grow.
fn keeping_pace(scan: &Scan<'_>, pieces: &[Piece], first: usize) -> Option<[Phrase; 2]> {
    const MAX_CLAUSE: usize = 14;
    let turn = first.checked_sub(1).filter(|&turn| pieces[turn].is(Class::Respectively))?;
    let comma = turn.checked_sub(1).filter(|&comma| pieces[comma].mark() == Some(Mark::Comma))?;
    let floor = comma.saturating_sub(MAX_CLAUSE);
    let ends = |at: &usize| matches!(pieces[*at].form, Form::Quantity(_) | Form::Mark(_));
    let start = (floor..comma).rev().find(ends).map_or(floor, |at| at + 1);
    let growth = (start..comma).find(|&at| pieces[at].is(Class::GrowthNoun))?;
    let (one, two) = (start + 2..=growth).find_map(|end| named_pair(scan, pieces, end))?;
    let verb = |at: usize| phrase::says(&pieces[at]) || pieces[at].is(Class::Have);
    (two.end < growth && (two.end..growth).any(verb)).then(|| [one, two].map(|name| Phrase::of_pieces(&pieces[name])))
}

/// "A và B xếp thứ ba và thứ tư với | tổng vốn | 2 tỷ USD và 1 tỷ USD": the next two figures, of the same two in turn.
fn amounts_of(scan: &Scan<'_>, pieces: &[Piece], last: usize, names: &[Phrase; 2]) -> Vec<(usize, Phrase)> {
    const REACH: usize = 10;
    let with = last + 1;
    let leads = pieces.get(with).is_some_and(|with| with.is(Class::Topic) && with.is(Class::Reach));
    let next = (with..pieces.len().min(with + REACH)).find(|&at| pieces[at].quantity().is_some());
    let Some(next) = next.filter(|&next| leads && is_pair(pieces, next)) else { return Vec::new() };
    let noun = phrase::tidy(scan, pieces, with + 1..subject_end(pieces, next).max(with + 1));
    if !noun.is_measured() {
        return Vec::new();
    }
    [next, next + 2].into_iter().zip(names.iter().map(|name| noun.then(name))).collect()
}

/// Two names joined by "và" that end before a piece.
fn named_pair(scan: &Scan<'_>, pieces: &[Piece], end: usize) -> Option<(Range<usize>, Range<usize>)> {
    const MAX_NAME: usize = 6;
    let two = name_start(scan, pieces, &(end.saturating_sub(MAX_NAME)..end))?;
    // "A, B lần lượt xếp thứ ba và thứ tư": so does a comma before the word that aligns them.
    let aligned = pieces.get(end).is_some_and(|next| next.is(Class::Respectively));
    let joins = |at: usize| pieces[at].is(Class::And) || aligned && pieces[at].mark() == Some(Mark::Comma);
    let and = two.checked_sub(1).filter(|&and| joins(and))?;
    let one = name_start(scan, pieces, &(and.saturating_sub(MAX_NAME)..and))?;
    Some((one..and, two..end))
}

/// "so với năm 2016, | doanh thu và lợi nhuận": behind the comma before the joint, where no noun of an amount stands before
/// the comma.
fn behind_opening(pieces: &[Piece], start: usize, end: usize) -> usize {
    let Some(and) = (start..end).find(|&at| pieces[at].is(Class::And)) else { return start };
    let Some(comma) = (start..and).rev().find(|&at| pieces[at].mark() == Some(Mark::Comma)) else { return start };
    let amount = pieces[start..comma].iter().any(|piece| piece.any(&MEASURED));
    if amount { start } else { comma + 1 }
}

/// "Vốn điều lệ của hai công ty | lần lượt là": all figures are of those that are counted, who have no other name here.
fn owners(scan: &Scan<'_>, pieces: &[Piece], end: usize) -> Option<Phrase> {
    let count = end.checked_sub(1).filter(|&count| pieces[count].quantity().is_some())?;
    let of = count.checked_sub(1).filter(|&of| pieces[of].is(Class::Of))?;
    let clause = edge::clause_before(pieces, &vec![false; pieces.len()], of);
    let noun = phrase::tidy(scan, pieces, clause);
    noun.is_measured().then(|| noun.then(&Phrase::of_pieces(&pieces[of..=count])))
}

/// Where the names of a series end: before "là" or "tương ứng là:".
fn subject_end(pieces: &[Piece], figure: usize) -> usize {
    let colon = figure.checked_sub(1).filter(|&colon| pieces[colon].mark() == Some(Mark::Colon));
    let told = colon.and_then(|colon| colon.checked_sub(1)).filter(|&told| pieces[told].is(Class::Respectively));
    let end = told.or(colon).unwrap_or_else(|| governor::governor(pieces, &[], figure).subject_end);
    // "A và B | lần lượt | xếp thứ ba và thứ tư".
    end - usize::from(end > 1 && pieces[end - 1].is(Class::Respectively))
}

/// The figures after a "lần lượt", coordinated by commas and "và", each with its hedge, predicate and aspect.
fn run(pieces: &[Piece], from: usize) -> Vec<usize> {
    const MAX_BETWEEN: usize = 6;
    let mut figures: Vec<usize> = Vec::new();
    let mut since = 0;
    let (mut and, mut joined) = (false, false);
    let depth = pieces.get(from).map_or(0, |piece| piece.depth);
    for (at, piece) in pieces.iter().enumerate().skip(from) {
        // "lần lượt 90 tỷ đồng (18%) và 12 tỷ đồng (9%)": a bracket is of the figure before it.
        let aside = piece.depth > depth || matches!(piece.mark(), Some(Mark::Open | Mark::Close));
        if aside && !figures.is_empty() {
            continue;
        }
        // "lần lượt đạt 90 tỷ đồng và 70 tỷ đồng, | tăng gấp ba": behind the "và" before the last nothing goes on.
        let listed = matches!(piece.mark(), Some(Mark::Comma | Mark::Semicolon));
        if joined && listed && figures.len() > 1 {
            break;
        }
        joined = if piece.quantity().is_some() { and } else { joined };
        and = piece.is(Class::And) || and && piece.quantity().is_none();
        match piece.form {
            Form::Quantity(_) => {
                figures.push(at);
                since = 0;
                if figures.len() == MAX_FIGURES {
                    break;
                }
            }
            Form::Hedge | Form::Mark(Mark::Comma | Mark::Semicolon) => {}
            Form::Mark(Mark::Dash) if !figures.is_empty() => {}
            Form::Mark(Mark::Colon) if figures.is_empty() => {}
            Form::Word
                if piece.any(&[
                    Class::And,
                    Class::Adverb,
                    Class::Rise,
                    Class::Fall,
                    Class::Reach,
                    Class::Aspect,
                    Class::StatusEstimate,
                ]) => {}
            // "tương ứng của cùng kỳ năm 2009 là: ...".
            Form::Word | Form::Period(_) if figures.is_empty() => {}
            _ => break,
        }
        since += 1;
        if since > MAX_BETWEEN {
            break;
        }
    }
    figures
}

/// `count` subjects before `end`, parted by semicolons or else by commas and "và"; a measured noun that opens the
/// first holds for all.
fn items(scan: &Scan<'_>, pieces: &[Piece], end: usize, count: usize) -> Option<Vec<Phrase>> {
    let (start, end) = stretch(pieces, end);
    items_from(scan, pieces, start..end, count)
}

/// What is said aside before the names of a series.
const ASIDE: [Class; 5] = [Class::Topic, Class::Locative, Class::Intro, Class::Subordinate, Class::Because];

/// The subjects in a stretch.
fn items_from(scan: &Scan<'_>, pieces: &[Piece], stretch: Range<usize>, count: usize) -> Option<Vec<Phrase>> {
    let Range { start, end } = stretch;
    let semicolon = |piece: &Piece| piece.mark() == Some(Mark::Semicolon);
    let comma = |piece: &Piece| piece.mark() == Some(Mark::Comma) || piece.is(Class::And);
    let dash = |piece: &Piece| piece.mark() == Some(Mark::Dash);
    if let Some(named) = behind_names(scan, pieces, start..end, count) {
        return Some(named);
    }
    let mut ranges = split(pieces, start, end, &semicolon, count)
        .or_else(|| split(pieces, start, end, &dash, count))
        .or_else(|| split(pieces, start, end, &comma, count))
        .or_else(|| alike(scan, pieces, start..end, count))
        // "ngoại tệ và đầu tư, kinh doanh vàng": a comma may stand inside one of them.
        .or_else(|| {
            let both = split(pieces, start, end, &|piece| piece.is(Class::And), count)?;
            (!pieces[both[0].start].any(&ASIDE)).then_some(both)
        })?;
    // "Với mức tăng của nhiều mặt hàng, | CPI tăng 0,4% và 1,9%": what is said aside is none of two.
    if let [first, second] = &ranges[..]
        && pieces[first.start].any(&ASIDE)
        && second.start.checked_sub(1).is_some_and(|comma| pieces[comma].mark() == Some(Mark::Comma))
    {
        return None;
    }
    // "A, B và C với | tỷ lệ": the noun behind the last holds for all.
    let shared = ranges.last().cloned().and_then(|last| measured_tail(pieces, &last));
    if let (Some(with), Some(last)) = (shared, ranges.last_mut()) {
        last.end = with;
    }
    // "các địa phương đứng đầu là | A, B và C", "hợp tác xã đạt | doanh thu và lợi nhuận": they stand behind the verb.
    if let Some(first) = ranges.first_mut() {
        let verb = first.clone().rev().skip(1).find(|&at| opens(&pieces[at]) && !pieces[at].any(&MEASURED));
        first.start = verb.map_or(first.start, |verb| verb + 1);
    }
    // "A và B | là hai nước mua nhiều nhất", "A và B | vẫn giữ đà tăng": what is said of all.
    if let Some(last) = ranges.last_mut() {
        let said = [Class::Copula, Class::Preverb, Class::Aspectual];
        let verb = last.clone().skip(1).find(|&at| pieces[at].any(&said));
        last.end = verb.unwrap_or(last.end);
    }
    let owner = shared_owner(scan, pieces, &ranges);
    let (first_start, first_end) = ranges.first().map_or((start, start), |first| (first.start, first.end));
    let bare = ranges.iter().skip(1).all(|range| name_start(scan, pieces, range) == Some(range.start));
    let phrases: Vec<Phrase> = ranges.into_iter().map(|range| phrase::tidy(scan, pieces, range)).collect();
    if phrases.iter().any(Phrase::is_empty) {
        return None;
    }
    if let Some(with) = shared {
        let noun = phrase::tidy(scan, pieces, with + 1..end);
        return Some(phrases.into_iter().map(|phrase| noun.then(&phrase)).collect());
    }
    // "Cơ cấu kinh tế: A - B - C là ...": what stands before the colon holds for all.
    let titled = start.checked_sub(1).filter(|&colon| pieces[colon].mark() == Some(Mark::Colon)).map(|colon| {
        let clause = edge::clause_before(pieces, &vec![false; pieces.len()], colon);
        phrase::tidy(scan, pieces, clause)
    });
    let titled = titled.filter(Phrase::is_measured);
    let from = usize::from(titled.is_none());
    // "chi trả cổ tức cho | An Bình và Hải Âu": what stands before the first of two names holds for both.
    let first = phrases.first().and_then(|first| first.parts.first().map(|part| part.start))?;
    let before_name = || {
        let opening = pieces.iter().position(|piece| piece.tokens.start == first)?;
        let named = name_start(scan, pieces, &(opening..first_end)).filter(|&named| bare && named > opening)?;
        Some(Phrase::of_pieces(&pieces[opening..named]))
    };
    if let Some(head) = before_name().filter(|_| titled.is_none()) {
        let item = |(index, phrase): (usize, Phrase)| if index == 0 { phrase } else { head.then(&phrase) };
        return Some(phrases.into_iter().enumerate().map(item).collect());
    }
    let head = titled.or_else(|| {
        let noun = (first_start..end).find(|&at| !pieces[at].any(&[Class::Intro, Class::Adverb]))?;
        // "tỷ lệ đúng giờ của | An Bình, Hải Âu và Sao Mai".
        let of = (noun..first_end).find(|&at| pieces[at].is(Class::Of)).unwrap_or(noun);
        pieces[noun].any(&MEASURED).then(|| Phrase::of_pieces(&pieces[noun..=of]))
    });
    let item = |(index, phrase): (usize, Phrase)| match (&head, &owner) {
        (Some(head), _) if index >= from && !phrase.is_measured() => head.then(&phrase),
        (_, Some(owner)) if index + 1 < count => phrase.then(owner),
        _ => phrase,
    };
    Some(phrases.into_iter().enumerate().map(item).collect())
}

/// Whether all words of a run have a capital.
fn is_capital(scan: &Scan<'_>, run: &Range<usize>) -> bool {
    scan.tokens[run.clone()].iter().all(crate::token::Token::is_capital)
}

/// The piece that the name begins with in which some pieces end.
fn name_start(scan: &Scan<'_>, pieces: &[Piece], range: &Range<usize>) -> Option<usize> {
    let named = |at: &usize| pieces[*at].place().is_some() || is_capital(scan, &pieces[*at].tokens);
    range.clone().rev().take_while(named).last()
}

/// "..., với | doanh thu và lợi nhuận", "..., An Bình và Hải Âu": the last parts of a longer stretch, where all are nouns of
/// an amount or all are names.
fn alike(scan: &Scan<'_>, pieces: &[Piece], stretch: Range<usize>, count: usize) -> Option<Vec<Range<usize>>> {
    const LEADS: [Class; 3] = [Class::Reach, Class::Topic, Class::Intro];
    let joint = |piece: &Piece| piece.mark() == Some(Mark::Comma) || piece.is(Class::And);
    let mut out = parted(pieces, &stretch, &joint);
    let mut last = out.split_off(out.len().checked_sub(count)?);
    // Two that a comma parts may as well be two clauses.
    let joined =
        last.last().is_some_and(|last| last.start.checked_sub(1).is_some_and(|and| pieces[and].is(Class::And)));
    let first = last.first_mut()?;
    let lead = first.clone().rev().skip(1).find(|&at| pieces[at].any(&LEADS) && !pieces[at].any(&MEASURED));
    first.start = lead.map_or(first.start, |lead| lead + 1);
    let amount = |range: &Range<usize>| pieces[range.start].any(&MEASURED);
    let name = |range: &Range<usize>| name_start(scan, pieces, range) == Some(range.start);
    // "trừ hao hụt, lợi nhuận trước thuế và | sau thuế": the noun of the first holds for the other.
    let bare = |range: &Range<usize>| {
        let kind = &pieces[range.start];
        count == 2 && kind.form == Form::Word && !kind.any(&MEASURED) && kind.is(Class::Firm)
    };
    let alike = last.iter().all(amount) || last.iter().all(name);
    let shared = || last.first().is_some_and(amount) && last.iter().skip(1).all(bare);
    (joined && (alike || shared())).then_some(last)
}

/// "An Bình và Hải Âu, | với độ mở lần lượt là", "Đối với xe con và xe tải, | mức phí lần lượt là": the noun of an amount
/// behind the names that it is of.
fn behind_names(scan: &Scan<'_>, pieces: &[Piece], stretch: Range<usize>, count: usize) -> Option<Vec<Phrase>> {
    let comma = stretch.clone().rev().find(|&at| pieces[at].mark() == Some(Mark::Comma))?;
    let with = pieces.get(comma + 1).is_some_and(|with| with.is(Class::Topic) && with.is(Class::Reach));
    let noun = comma + 1 + usize::from(with);
    let measured = pieces.get(noun..stretch.end)?.first()?.any(&MEASURED);
    let alone = !pieces[noun..stretch.end].iter().any(|piece| piece.is(Class::And) || piece.period().is_some());
    if !measured || !alone {
        return None;
    }
    let joint = |piece: &Piece| piece.mark() == Some(Mark::Comma) || piece.is(Class::And);
    let mut ranges = parted(pieces, &(stretch.start..comma), &joint);
    let ranges = ranges.split_off(ranges.len().checked_sub(count)?);
    let joined = ranges.last().is_some_and(|last| last.start > 0 && pieces[last.start - 1].is(Class::And));
    let topic = ranges.first().is_some_and(|first| {
        first.start == stretch.start && pieces[first.start].is(Class::Topic) && !pieces[first.start].is(Class::Reach)
    });
    let named = with && ranges.iter().all(|range| name_start(scan, pieces, range) == Some(range.start));
    let amounts = ranges.iter().any(|range| pieces[range.clone()].iter().any(|piece| piece.any(&MEASURED)));
    if !joined || amounts || !topic && !named {
        return None;
    }
    let head = phrase::tidy(scan, pieces, noun..stretch.end);
    let items: Vec<Phrase> = ranges.into_iter().map(|range| phrase::tidy(scan, pieces, range)).collect();
    let told = !items.iter().any(Phrase::is_empty);
    told.then(|| items.into_iter().map(|item| head.then(&item)).collect())
}

/// "doanh thu và lợi nhuận | của An Bình": whose all the amounts are, told behind the last.
fn shared_owner(scan: &Scan<'_>, pieces: &[Piece], ranges: &[Range<usize>]) -> Option<Phrase> {
    let (last, others) = ranges.split_last()?;
    // "số lượng và giá trị | giao dịch qua mạng": so is what they all are of.
    let relational = |piece: &Piece| {
        let hit = scan.hit(piece.tokens.start, Class::Relational);
        hit.is_some_and(|hit| hit.end as usize == piece.tokens.end)
    };
    let bare = others.iter().all(|range| range.len() == 1 && relational(&pieces[range.start]));
    let thing = last.start + 1..last.end;
    if bare && relational(pieces.get(last.start)?) && pieces.get(thing.clone())?.first()?.roles.is_idle() {
        return Some(phrase::tidy(scan, pieces, thing)).filter(|thing| !thing.is_empty());
    }
    let of = last.clone().skip(1).find(|&at| pieces[at].is(Class::Of))?;
    let amount = |range: &Range<usize>| {
        let noun = pieces[range.clone()].iter().find(|piece| !piece.any(&[Class::Intro, Class::Adverb]));
        noun.is_some_and(|piece| piece.any(&MEASURED))
    };
    let owned = others.iter().any(|range| pieces[range.clone()].iter().any(|piece| piece.is(Class::Of)));
    let timed = pieces[of..last.end].iter().any(|piece| piece.period().is_some());
    let all = ranges.iter().all(amount) && !owned && !timed;
    all.then(|| Phrase::of_pieces(&pieces[of..last.end]))
}

/// Whether the names of a series may begin behind a word.
fn opens(piece: &Piece) -> bool {
    piece.any(&[
        Class::Copula,
        Class::Breakdown,
        Class::Conjunction,
        Class::Have,
        Class::TargetNoun,
        Class::StatusTarget,
    ]) || piece.is(Class::Reach) && !piece.any(&[Class::Topic, Class::Locative])
}

/// The stretch before `end` that the names of a series stand in: behind the figure, the colon or the verb of saying before.
fn stretch(pieces: &[Piece], end: usize) -> (usize, usize) {
    let start = |end: usize| {
        let floor = end.saturating_sub(MAX_BEFORE);
        let bounds = |&at: &usize| {
            matches!(pieces[at].form, Form::Quantity(_) | Form::Mark(Mark::Colon | Mark::Stop))
                || pieces[at].any(&[Class::Said, Class::Breakdown])
        };
        (floor..end).rev().find(bounds).map_or(floor, |at| at + 1)
    };
    let from = start(end);
    let Some(figure) = from.checked_sub(1).filter(|&figure| pieces[figure].quantity().is_some()) else {
        return (from, end);
    };
    // "A và B là | hai nước mua nhiều nhất": how many they are.
    let before = if let Some(copula) = figure.checked_sub(1).filter(|&copula| pieces[copula].is(Class::Copula)) {
        copula
    // "A và B tăng 5% | lên": what became of them.
    } else if pieces[from..end].iter().all(|piece| piece.any(&[Class::ToLevel, Class::Adverb])) {
        governor::governor(pieces, &[], figure).subject_end
    } else {
        return (from, end);
    };
    (start(before), before)
}

/// "C | với tỷ lệ nợ xấu", "C | có doanh thu": the word between the last name and a measured noun that ends the subject.
fn measured_tail(pieces: &[Piece], last: &Range<usize>) -> Option<usize> {
    let with = last.clone().skip(1).rev().find(|&at| {
        pieces[at].form == Form::Word && pieces[at].any(&[Class::Reach, Class::Have]) && !pieces[at].is(Class::Copula)
    })?;
    let noun = pieces.get(with + 1..last.end)?;
    let measured = noun.first().is_some_and(|piece| piece.any(&MEASURED));
    (measured && noun.iter().all(|piece| piece.form == Form::Word)).then_some(with)
}

/// Exactly `count` stretches parted by what `parts` says, or the last of more where the first ones are an opening
/// ("Năm 2019, A, B và C").
fn split(
    pieces: &[Piece],
    start: usize,
    end: usize,
    parts: &dyn Fn(&Piece) -> bool,
    count: usize,
) -> Option<Vec<Range<usize>>> {
    const OPENS: [Class; 4] = [Class::Intro, Class::Locative, Class::Adverb, Class::Versus];
    let mut out = parted(pieces, &(start..end), parts);
    let opening = out.len().checked_sub(count)?;
    let only_opening = out[..opening]
        .iter()
        .all(|range| pieces[range.clone()].iter().all(|piece| piece.period().is_some() || piece.any(&OPENS)));
    only_opening.then(|| out.split_off(opening))
}

/// The stretches that what `parts` says parts from each other.
fn parted(pieces: &[Piece], stretch: &Range<usize>, parts: &dyn Fn(&Piece) -> bool) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut from = stretch.start;
    for at in (stretch.start..=stretch.end).filter(|&at| at == stretch.end || parts(&pieces[at])) {
        if at > from {
            out.push(from..at);
        }
        from = at + 1;
    }
    out
}
