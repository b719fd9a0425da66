//! Where a noun phrase begins to the left of its predicate: back over commas, thresholds and brackets that are parts of it.

use std::ops::Range;

use super::coordinate;
use super::phrase::{MEASURED, says};
use super::piece::{Form, Mark, Piece};
use crate::fact::base;
use crate::lexicon::Class;

/// A subject is read back this far.
pub(in crate::fact) const MAX_BEFORE: usize = 40;
/// The last item of a coordination is this short.
const MAX_REST: usize = 4;

/// Roles that end a noun phrase to the left: what stands before them belongs to something else.
const LEFT_STOPS: [Class; 8] = [
    Class::But,
    Class::Breakdown,
    Class::Said,
    Class::Cause,
    Class::Respectively,
    Class::Versus,
    Class::Conjunction,
    Class::Nominal,
];

/// The pieces of the clause before `end`: back to the comma, the figure or the conjunction before it.
pub(in crate::fact) fn clause_before(pieces: &[Piece], in_base: &[bool], end: usize) -> Range<usize> {
    let floor = end.saturating_sub(MAX_BEFORE);
    let mut start = left_edge(pieces, in_base, end, floor);
    if let Some(whole) = made_up_of(pieces, in_base, start..end, floor) {
        return whole;
    }
    // "nông, lâm nghiệp và thủy sản": a comma inside a coordination.
    while start > floor + 1 && pieces[start - 1].mark() == Some(Mark::Comma) {
        // "bị thương nhiều người, | thiệt hại tài sản trị giá 18 tỷ đồng": whom it befell is of another clause.
        let befell = left_edge(pieces, in_base, start - 1, floor);
        let harm = pieces[befell..start - 1].iter().any(|piece| piece.is(Class::Casualty));
        if harm && pieces[start..end].iter().any(|piece| piece.any(&MEASURED)) {
            break;
        }
        // "đàn trâu giảm do thiếu bãi chăn thả, riêng | đàn dê còn 300 con": told apart from what stands before.
        if pieces.get(start).is_some_and(|piece| start < end && piece.is(Class::Intro) && piece.is(Class::Topic)) {
            break;
        }
        // "9.800 hồ sơ vay vốn, | ban hành 9.500 quyết định": a verb alone before its figure.
        let figure = pieces.get(end).is_some_and(|next| next.quantity().is_some() || next.form == Form::Hedge);
        if figure && start + 1 == end && pieces[start].is(Class::Adopt) && !pieces[start].is(Class::Act) {
            break;
        }
        let before = left_edge(pieces, in_base, start - 1, floor);
        if is_aside(pieces, before, start) {
            break;
        }
        let coordinated = coordinates(&pieces[start..end]);
        let item = before < start - 1 && plain(&pieces[before..start - 1]);
        // "số vốn đổ vào công nghiệp chế biến, chế tạo": a short rest of a measured head.
        let rest = end > start
            && end - start <= MAX_REST
            && plain(&pieces[start..end])
            && !pieces[start..end].iter().any(|piece| piece.any(&MEASURED))
            && before.checked_sub(1).is_none_or(|edge| pieces[edge].quantity().is_none())
            && pieces[before..start - 1].first().is_some_and(|piece| piece.any(&MEASURED))
            && pieces[before..start - 1]
                .iter()
                .all(|piece| piece.form == Form::Word && !piece.any(&[Class::Rise, Class::Fall, Class::Reach]));
        if !(coordinated && item || rest && before < start - 1) {
            if let Some(head) = coordinate::sector(pieces, in_base, start, end, floor) {
                start = head;
                break;
            }
            if let Some(head) = coordinate::enumerated(pieces, in_base, start, end, floor) {
                start = head;
                continue;
            }
            if let Some(head) = coordinate::listed(pieces, in_base, start, end, floor)
                .or_else(|| coordinate::address(pieces, in_base, start, end, floor))
                .or_else(|| coordinate::opened(pieces, in_base, start, end))
            {
                start = head;
            }
            break;
        }
        start = before;
    }
    start..end
}

/// "Sau điều chỉnh, | giá xăng và giá dầu là": whether what stands before a comma only leads to the statement behind it.
fn is_aside(pieces: &[Piece], before: usize, start: usize) -> bool {
    let whole = || before == 0 && base::leading_whole(pieces).is_some_and(|whole| whole.end + 1 == start);
    let lead = &pieces[before];
    let comes_after = lead.is(Class::Subordinate) && !lead.any(&[Class::Copula, Class::And]);
    comes_after && pieces.get(start).is_some_and(|noun| noun.any(&MEASURED)) || whole()
}

/// "Đông Nam Á | gồm Campuchia và Lào | đạt": what is made up of names, where these stand between it and its verb.
fn made_up_of(pieces: &[Piece], in_base: &[bool], parts: Range<usize>, floor: usize) -> Option<Range<usize>> {
    let name = |piece: &Piece| matches!(piece.form, Form::Place(_)) || piece.form == Form::Word && piece.capital;
    let joint = |piece: &Piece| piece.is(Class::And) || piece.mark() == Some(Mark::Comma);
    let inside = |at: &usize| name(&pieces[*at]) || joint(&pieces[*at]) || pieces[*at].roles.is_idle();
    let of = (floor..parts.end).rev().find(|at| !inside(at)).filter(|&of| of > floor && of < parts.start)?;
    let made = pieces[of].is(Class::Breakdown) && pieces[of].is(Class::Reach) && is_noun_before(pieces, of);
    (made && name(&pieces[of + 1])).then(|| left_edge(pieces, in_base, of, floor)..of)
}

pub(super) fn left_edge(pieces: &[Piece], in_base: &[bool], end: usize, floor: usize) -> usize {
    let mut start = end;
    while start > floor {
        let piece = &pieces[start - 1];
        if in_base[start - 1] {
            break;
        }
        match piece.form {
            // "ô tô dưới 9 chỗ ngồi": a threshold inside a phrase.
            Form::Quantity(_) if start < end && is_threshold(pieces, start - 1) => {}
            // "tổng giá trị của 50 thương hiệu hàng đầu đạt": whose amount it is may be counted.
            Form::Quantity(_) if is_counted_owner(pieces, start - 1, floor, end) => {}
            Form::Quantity(_) => break,
            Form::Mark(Mark::Close) => {
                // "(CPI)" inside a phrase; a bracket with a figure in it ends it.
                let Some(open) = matching_open(pieces, start - 1, floor) else { break };
                start = open;
                continue;
            }
            Form::Mark(Mark::Quote | Mark::Other) => {}
            Form::Mark(Mark::Dash) if joins(pieces, start - 1) => {}
            Form::Mark(_) => break,
            // "thu ngân sách thì ước 17,5%": a conjunction before the predicate ends nothing; but "ông Bình cho biết | tăng trưởng đạt".
            Form::Word
                if (piece.is(Class::Conjunction)
                    || piece.is(Class::Said) && (piece.is(Class::Reach) || !grows(pieces, start, end)))
                    && pieces[start..end].iter().all(|piece| piece.any(&[Class::Rise, Class::Fall, Class::Adverb])) => {
            }
            // "kim ngạch | ghi nhận mức tăng trưởng cao |, đạt".
            Form::Word if piece.is(Class::Said) && piece.is(Class::Reach) && keeps_growth(pieces, start..end) => {}
            // "tổng giá trị tài sản | ghi nhận hôm 18/4 | đạt".
            Form::Word
                if piece.is(Class::Said)
                    && piece.is(Class::Reach)
                    && is_noun_before(pieces, start - 1)
                    && start < end
                    && pieces[start..end].iter().all(|piece| piece.period().is_some() || piece.is(Class::Locative)) => {
            }
            // "số tiền mà | người dân gửi vào ngân hàng".
            Form::Word if piece.is(Class::Relative) && start < end && is_noun_before(pieces, start - 1) => {}
            // "mức thù lao cao nhất | mà cô nhận được": the noun with how much of it that is.
            Form::Word
                if piece.is(Class::Relative)
                    && start < end
                    && start > 1
                    && pieces[start - 2].is(Class::Adverb)
                    && is_noun_before(pieces, start - 2) => {}
            // "lợi nhuận gộp | ghi nhận từ bán hàng".
            Form::Word
                if piece.is(Class::Said)
                    && piece.is(Class::Reach)
                    && start < end
                    && pieces[start].any(&[Class::From, Class::Dative])
                    && is_noun_before(pieces, start - 1) => {}
            // "tỷ lệ | được đánh giá | loại giỏi": which rate it is.
            Form::Word if piece.is(Class::Said) && start < end && is_rated(pieces, start - 1) => {}
            // "số vốn huy động | để làm đường | là": what it is for belongs to the noun of an amount.
            Form::Word if is_use(piece) && start < end && is_used(pieces, in_base, start - 1..end, floor) => {}
            Form::Word
                if piece.is(Class::Cause)
                    && start > floor + 1
                    && is_use(&pieces[start - 2])
                    && is_used(pieces, in_base, start - 2..end, floor) => {}
            Form::Word if piece.any(&LEFT_STOPS) => break,
            // "nguyên nhân là do | giá gạo": a reason that is an amount.
            Form::Word if piece.is(Class::Because) && start < end && pieces[start].any(&MEASURED) => break,
            _ => {}
        }
        start -= 1;
    }
    start
}

/// "mức tăng trưởng ấn tượng": whether a stretch before a comma says no more than that something grew, and how.
pub(super) fn keeps_growth(pieces: &[Piece], range: Range<usize>) -> bool {
    const MAX_GROWTH: usize = 3;
    let growth = |piece: &Piece| piece.is(Class::GrowthNoun) && !piece.is(Class::Rise);
    let how = |piece: &Piece| piece.form == Form::Word && (piece.roles.is_idle() || piece.is(Class::Adverb));
    let comma = pieces.get(range.end).is_some_and(|comma| comma.mark() == Some(Mark::Comma));
    // "ghi nhận mức tăng mạnh nhất, | lên tới 87%": by how much.
    let states =
        |next: &Piece| next.period().is_some() || next.any(&[Class::Reach, Class::StatusEstimate, Class::Equal]);
    let comma = comma && pieces.get(range.end + 1).is_some_and(states);
    let said = &pieces[range];
    let kept = said.first().is_some_and(growth) && said.len() <= MAX_GROWTH && said.iter().skip(1).all(how);
    comma && kept
}

/// "để", "nhằm": a word that what something is done for stands behind.
fn is_use(piece: &Piece) -> bool {
    piece.is(Class::Cause) && piece.is(Class::Dative)
}

/// Whether what an amount is used for stands between its noun and its predicate, from the word for a use on.
fn is_used(pieces: &[Piece], in_base: &[bool], purpose: Range<usize>, floor: usize) -> bool {
    let states = pieces.get(purpose.end).is_some_and(|next| next.any(&[Class::Reach, Class::Copula]));
    let done = |piece: &Piece| piece.form == Form::Word && !piece.any(&MEASURED);
    if !states || !pieces.get(purpose.start + 1).is_some_and(done) {
        return false;
    }
    let noun = left_edge(pieces, in_base, purpose.start, floor)..purpose.start;
    let opens = pieces[noun.clone()].iter().find(|piece| !piece.any(&[Class::Adverb, Class::Topic]));
    opens.is_some_and(|first| first.any(&MEASURED) || first.is(Class::CountOf))
        && !pieces[noun].iter().any(|piece| piece.any(&[Class::Rise, Class::Fall, Class::Reach, Class::Share]))
}

/// Whether a passive of the noun of a rate stands right before a verb.
pub(in crate::fact) fn is_rated(pieces: &[Piece], verb: usize) -> bool {
    verb > 1 && pieces[verb - 1].is(Class::Passive) && pieces[verb - 2].is(Class::RateNoun)
}

/// "tăng trưởng | đạt 7%": whether growth is what is told of, in a stretch or right behind it.
fn grows(pieces: &[Piece], start: usize, end: usize) -> bool {
    let growth = |piece: &Piece| piece.is(Class::GrowthNoun);
    pieces[start..end].iter().chain(pieces.get(end)).any(growth)
        && pieces.get(end + usize::from(start == end)).is_some_and(|next| next.is(Class::Reach) || growth(next))
}

/// Whether a noun, and not the end of a statement, stands right before a piece.
fn is_noun_before(pieces: &[Piece], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| match pieces[before].form {
        Form::Word => pieces[before].roles.is_idle() || pieces[before].any(&MEASURED),
        Form::Place(_) | Form::Generic(_) => true,
        _ => false,
    })
}

/// A figure behind a hedge and a noun, with the phrase going on after it, or with a predicate that has a figure of its own:
/// "xe dưới 12 chỗ giảm từ 30.000 đồng", "loại xe từ 9 chỗ trở xuống là 7.250 chiếc".
fn is_threshold(pieces: &[Piece], figure: usize) -> bool {
    const PREDICATES: [Class; 9] = [
        Class::Rise,
        Class::Fall,
        Class::Reach,
        Class::Versus,
        Class::And,
        Class::But,
        Class::ToLevel,
        Class::Equal,
        Class::Share,
    ];
    const STATES: [Class; 3] = [Class::Rise, Class::Fall, Class::Reach];
    const REACH: usize = 4;
    const MAX_NOUN: usize = 6;
    let Some(lead) = figure.checked_sub(1).filter(|&lead| lead > 0) else { return false };
    let hedged = pieces[lead].form == Form::Hedge;
    let aside = |piece: &&Piece| piece.form == Form::Hedge || piece.is(Class::Adverb);
    let behind = figure + 1 + pieces[figure + 1..].iter().take_while(aside).count();
    // "dân số từ 15 tuổi trở lên tăng": with both its ends no amount.
    let bounded = pieces[lead].is(Class::From) && behind > figure + 1;
    let noun = pieces[lead - 1].form == Form::Word && (pieces[lead - 1].roles.is_idle() || bounded);
    let Some(next) = pieces.get(behind).filter(|next| noun && next.form == Form::Word) else { return false };
    if !next.any(&PREDICATES) {
        return hedged && behind == figure + 1;
    }
    let stated = next.any(&STATES)
        && pieces[behind + 1..]
            .iter()
            .take(REACH)
            .take_while(|piece| matches!(piece.form, Form::Word | Form::Hedge | Form::Quantity(_)))
            .any(|piece| piece.quantity().is_some());
    // "giá heo hơi dưới 40.000 đồng/kg giảm 5%": the amount itself.
    let words = |piece: &&Piece| piece.form == Form::Word;
    let amount = pieces[..lead].iter().rev().take(MAX_NOUN).take_while(words).any(|piece| piece.any(&MEASURED));
    (hedged || pieces[lead].is(Class::From)) && stated && (next.is(Class::Copula) || bounded || !amount)
}

/// Whether a figure counts those that a measured noun before it is of, in a phrase that ends at `end`.
fn is_counted_owner(pieces: &[Piece], figure: usize, floor: usize, end: usize) -> bool {
    const REACH: usize = 8;
    let before = (floor..figure).rev().find(|&at| pieces[at].form != Form::Hedge);
    let Some(of) = before.filter(|&of| pieces[of].any(&[Class::Of, Class::From, Class::Partner])) else { return false };
    let goes_on = [Class::Plain, Class::Partner, Class::Anaphor, Class::Undated];
    // "lượng thép nhập khẩu từ | ba nước này"; but "nhập khẩu tới | 90 tấn thịt".
    let partners = !pieces[of].any(&[Class::Of, Class::From]);
    let pointed = pieces.get(figure + 1).is_some_and(|next| next.is(Class::Anaphor));
    if partners && !pointed {
        return false;
    }
    let qualified = pieces.get(figure + 1).is_some_and(|next| {
        let names = next.roles.is_idle() || next.any(&goes_on) && !next.any(&MEASURED);
        next.form == Form::Word && names && !next.is(Class::Topic)
    });
    let stated = figure + 1 == end
        && pieces[of].is(Class::Of)
        && pieces.get(end).is_some_and(|next| says(next) || next.is(Class::Adverb) || next.form == Form::Hedge);
    let head = pieces[floor.max(of.saturating_sub(REACH))..of]
        .iter()
        .rev()
        // "tổng dư nợ | đến ngày 30/9 | của 12 ngân hàng": a time may stand between.
        .take_while(|piece| {
            piece.period().is_some()
                || piece.form == Form::Word && !piece.any(&[Class::Rise, Class::Fall, Class::Reach])
        })
        .any(|piece| piece.any(&MEASURED));
    (qualified || stated) && head
}

pub(super) fn matching_open(pieces: &[Piece], close: usize, floor: usize) -> Option<usize> {
    const MAX_BRACKET: usize = 40;
    (floor.max(close.saturating_sub(MAX_BRACKET))..close)
        .rev()
        .take_while(|&index| !matches!(pieces[index].form, Form::Quantity(_)))
        .find(|&index| pieces[index].mark() == Some(Mark::Open))
}

/// "công nghiệp - xây dựng", "chặng Hà Nội - Đà Nẵng": a dash between words of one phrase, or the ends of a way.
pub(in crate::fact) fn joins(pieces: &[Piece], dash: usize) -> bool {
    let at = |index: Option<usize>| index.and_then(|index| pieces.get(index));
    let word = |piece: &Piece| {
        piece.form == Form::Word
            && (piece.roles.is_idle() || piece.any(&[Class::National, Class::Adopt, Class::Sector]))
    };
    let place = |piece: &Piece| piece.place().is_some();
    let (before, behind) = (at(dash.checked_sub(1)), at(Some(dash + 1)));
    before.is_some_and(word) && behind.is_some_and(word) || before.is_some_and(place) && behind.is_some_and(place)
}

fn coordinates(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| piece.is(Class::And))
        && !pieces.iter().any(|piece| piece.period().is_some() || piece.any(&[Class::Rise, Class::Fall]))
}

/// Words that can be one item of a coordination.
fn plain(pieces: &[Piece]) -> bool {
    const MAX_ITEM: usize = 6;
    pieces.len() <= MAX_ITEM
        && pieces.iter().all(|piece| {
            piece.form == Form::Word
                && !piece.any(&[
                    Class::Rise,
                    Class::Fall,
                    Class::Reach,
                    Class::Intro,
                    Class::Because,
                    Class::StatusForecast,
                    Class::StatusTarget,
                    Class::StatusEstimate,
                    Class::ToLevel,
                ])
        })
}
