//! The heads of columns that only single spaces part: how many the lines over some rows come to, and which figures each
//! stands over, where it can be told for certain.

use std::ops::Range;

use super::flat::{MAX_LINE, MIN_FIGURES, Part, words};
use super::table::is_year;

/// Words over the labels that stand before the first head.
const MAX_STUB: usize = 2;
/// Words of a line of the head that stands over the labels alone.
const MAX_STUB_WORDS: usize = 4;

/// Which cells of the lines of a head stand over each column.
#[derive(Debug)]
pub(super) struct Head {
    /// Of each line, from above, its cells, and the columns that each stands over; none over the labels.
    pub(super) lines: Vec<Vec<(Part, Range<usize>)>>,
}

/// A way to part a line of a head.
type Cells = Vec<Part>;

/// The ways to part a line of a head, the likeliest first: behind years, ratios of years and brackets; before capitals as
/// well; around signs ("+/- %") as well; before the word that stands most often ("Quý I Quý II"); behind every word.
fn partings(text: &str) -> Vec<Cells> {
    let whole: Vec<Part> = bracketed(text);
    let closes = |cell: &Part| {
        let word = &text[cell.clone()];
        word.ends_with(')') || word.ends_with(|c: char| c.is_ascii_digit()) || word == "%"
    };
    let capital = |cell: &Part| text[cell.clone()].starts_with(char::is_uppercase);
    let join = |parts: &dyn Fn(&Part, &Part) -> bool| {
        let mut out: Cells = Vec::new();
        let mut last: Option<&Part> = None;
        for word in &whole {
            let opens =
                text[word.clone()].starts_with('(') && last.is_some_and(|last| !text[last.clone()].ends_with(')'));
            match (out.last_mut(), last) {
                (Some(cell), Some(last)) if opens || !parts(last, word) => cell.end = word.end,
                _ => out.push(word.clone()),
            }
            last = Some(word);
        }
        out
    };
    let sign =
        |cell: &Part| !text[cell.clone()].starts_with('(') && !text[cell.clone()].contains(char::is_alphanumeric);
    let times = |word: &Part| whole.iter().filter(|other| text[(*other).clone()] == text[word.clone()]).count();
    let often = whole.iter().filter(|word| !sign(word)).max_by_key(|word| times(word)).filter(|word| times(word) > 1);
    let mut out = vec![
        join(&|last, _| closes(last)),
        join(&|last, next| closes(last) || capital(next)),
        join(&|last, next| closes(last) || capital(next) || sign(last) || sign(next)),
    ];
    out.extend(often.map(|word| join(&|_, next| text[next.clone()] == text[word.clone()])));
    out.push(join(&|_, _| true));
    out.dedup();
    for cells in &mut out {
        without_stub(text, cells);
    }
    out
}

/// The words of a line; those of a bracket are one.
pub(super) fn bracketed(text: &str) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut depth = 0i32;
    for word in words(text) {
        let inside = depth > 0;
        let count = |mark: char| i32::try_from(text[word.clone()].matches(mark).count()).unwrap_or(0);
        depth = (depth + count('(') - count(')')).max(0);
        match out.last_mut() {
            Some(last) if inside => last.end = word.end,
            _ => out.push(word),
        }
    }
    out
}

/// "Chỉ tiêu ĐVT Năm 2018 | Năm 2019": what stands before the first head as before no other is over the labels.
fn without_stub(text: &str, cells: &mut Cells) {
    let dated =
        |cell: &Part| words(&text[cell.clone()]).last().is_some_and(|word| is_year(&text[cell.clone()][word.clone()]));
    let [first, second, ..] = cells.as_slice() else { return };
    if !dated(first) || !dated(second) {
        return;
    }
    let (all, kept) = (words(&text[first.clone()]), words(&text[second.clone()]).len());
    if let Some(from) = all.len().checked_sub(kept).and_then(|at| all.get(at)) {
        cells[0].start += from.start;
    }
}

/// The head among the lines right over some rows of `count` figures.
pub(super) fn head(lines: &[&str], count: usize) -> Option<Head> {
    let mut found: Vec<Vec<(Part, Range<usize>)>> = Vec::new();
    // The heads of the last columns, under the last of a line above.
    let mut partial: Option<&str> = None;
    let mut leaves: Option<(&str, Cells)> = None;
    let mut top = 0;
    for &text in lines.iter().rev() {
        if is_numbering(text) {
            found.push(stub(text));
            continue;
        }
        if text.len() > MAX_LINE || text.contains(['\t', '|', ':']) || is_caption(text) {
            break;
        }
        let ways = partings(text);
        if let Some((below, cells)) = &leaves {
            let stubbed = found.iter().flatten().any(|(_, columns)| columns.is_empty());
            if let Some(line) = over(text, &ways, below, cells, stubbed) {
                found.push(line);
                top = found.len();
            } else if is_stub(text) {
                found.push(stub(text));
            } else if ways.first().is_some_and(|cells| cells.len() > 1 && !text.ends_with('.')) {
                return None;
            } else {
                break;
            }
            continue;
        }
        if let Some((skipped, cells)) = exact(text, &ways, count) {
            found.push(placed(text, skipped, &cells, (0..count).map(|at| at..at + 1)));
            leaves = Some((text, cells));
        } else if let Some((upper, lower, leaf)) = partial.and_then(|below| beside(text, &ways, below, count)) {
            found.pop();
            found.extend([lower, upper]);
            leaves = Some((text, leaf));
        } else if is_stub(text) {
            found.push(stub(text));
            continue;
        } else if partial.is_none() && ways.iter().any(|cells| cells.len() > 1) {
            partial = Some(text);
            found.push(Vec::new());
            continue;
        } else {
            return None;
        }
        top = found.len();
    }
    leaves?;
    found.truncate(top);
    found.reverse();
    Some(Head { lines: found })
}

/// "Bảng 2.4", "Biểu 3.": a word and a number that counts.
fn is_caption(text: &str) -> bool {
    const MAX_NUMBER: usize = 6;
    let all = words(text);
    let [word, number, ..] = all.as_slice() else { return false };
    let (word, number) = (&text[word.clone()], &text[number.clone()]);
    let counts = number.len() <= MAX_NUMBER
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b')'));
    counts && !is_year(number) && text.matches(word).count() == 1 && word.starts_with(char::is_uppercase)
}

/// A short line of words, over the labels.
fn is_stub(text: &str) -> bool {
    words(text).len() <= MAX_STUB_WORDS && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | '/' | '.'))
}

fn stub(text: &str) -> Vec<(Part, Range<usize>)> {
    vec![(0..text.len(), 0..0)]
}

/// The cells of a line, with the words before them over the labels.
fn placed(
    text: &str,
    skipped: usize,
    cells: &[Part],
    columns: impl Iterator<Item = Range<usize>>,
) -> Vec<(Part, Range<usize>)> {
    let start = cells.get(skipped).map_or(0, |cell| cell.start);
    let over = text[..start].trim_end().len();
    let lead = (over > 0).then_some((0..over, 0..0));
    lead.into_iter().chain(cells[skipped..].iter().cloned().zip(columns)).collect()
}

/// The way to part a line that comes to `count` heads, and how many words stand over the labels.
fn exact(text: &str, ways: &[Cells], count: usize) -> Option<(usize, Cells)> {
    let plain = |part: &Part| text[part.clone()].chars().all(|c| c.is_alphabetic() || c == ' ');
    let fits = |skipped: usize, cells: &&Cells| cells.len() == count + skipped && cells[..skipped].iter().all(plain);
    let few = ways.len().saturating_sub(1).max(1);
    // Where every word is a head, none begins otherwise than the others: "Nam Nữ", "tích suất lượng".
    let alike = |cells: &Cells| {
        let large = |cell: &&Part| text[(*cell).clone()].starts_with(char::is_uppercase);
        let large = cells.iter().filter(large).count();
        large == 0 || large == cells.len()
    };
    let whole = ways.iter().enumerate().find(|(way, cells)| fits(0, cells) && (*way < few || alike(cells)));
    let whole = whole.map(|(_, cells)| (0, cells.clone()));
    whole.or_else(|| {
        (1..=MAX_STUB).find_map(|skipped| {
            ways[..few].iter().find(|cells| fits(skipped, cells)).map(|cells| (skipped, cells.clone()))
        })
    })
}

/// "2017 2018 2019 So sánh (%)" over "18/17 19/18": the lines, with what `below` has under the last heads of `text`.
type Beside = (Vec<(Part, Range<usize>)>, Vec<(Part, Range<usize>)>, Cells);

fn beside(text: &str, ways: &[Cells], below: &str, count: usize) -> Option<Beside> {
    for cells in ways {
        for under in partings(below) {
            let Some(groups) = (cells.len() + under.len()).checked_sub(count).filter(|&groups| groups > 0) else {
                continue;
            };
            if groups >= cells.len() || under.len() < 2 * groups || under.len() % groups != 0 {
                continue;
            }
            let alone = cells.len() - groups;
            let dated =
                |cell: &Part| words(&text[cell.clone()]).iter().any(|word| is_year(&text[cell.clone()][word.clone()]));
            // Years that nothing parts stand alone; what they are compared by stands over several.
            if !cells[..alone].iter().all(dated) || cells[alone..].iter().any(|cell| dated(cell) && groups > 1) {
                continue;
            }
            let each = under.len() / groups;
            let wide = (0..groups).map(|group| alone + group * each..alone + (group + 1) * each);
            let upper = placed(text, 0, cells, (0..alone).map(|at| at..at + 1).chain(wide));
            let lower = placed(below, 0, &under, (alone..count).map(|at| at..at + 1));
            let leaves = cells[..alone].to_vec();
            return Some((upper, lower, leaves));
        }
    }
    None
}

/// A line over the heads `leaves` of the line below: one to each, or one to each group of them.
fn over(text: &str, ways: &[Cells], below: &str, leaves: &[Part], stubbed: bool) -> Option<Vec<(Part, Range<usize>)>> {
    let count = leaves.len();
    let few = &ways[..ways.len().saturating_sub(1).max(1)];
    // "Chỉ tiêu Năm Năm So sánh (%)" over "2016 2017 2017/2016 ...": the first words are over the labels.
    if let Some((cells, sizes)) = few.iter().filter(|_| !stubbed).find_map(|cells| {
        let [first, rest @ ..] = cells.as_slice() else { return None };
        let plain = text[first.clone()].chars().all(|c| c.is_alphabetic() || c == ' ');
        Some((cells, groups(below, leaves, rest.len()).filter(|_| plain)?))
    }) {
        return Some(placed(text, 1, cells, spans(&sizes).into_iter()));
    }
    if let Some((skipped, cells)) = exact(text, ways, count) {
        return Some(placed(text, skipped, &cells, (0..count).map(|at| at..at + 1)));
    }
    few.iter().find_map(|cells| {
        let sizes = dated_groups(text, cells, below, leaves).or_else(|| groups(below, leaves, cells.len()))?;
        Some(placed(text, 0, cells, spans(&sizes).into_iter()))
    })
}

/// The columns of groups of so many.
fn spans(sizes: &[usize]) -> Vec<Range<usize>> {
    let mut end = 0;
    let span = |size: &usize| {
        end += size;
        end - size..end
    };
    sizes.iter().map(span).collect()
}

/// Likewise where the first heads above are years and the rest compares them ("Năm 2017 Năm 2018 So sánh 2018/2017"):
/// each year has as many, the same, and so has each of the rest.
fn dated_groups(text: &str, cells: &[Part], below: &str, leaves: &[Part]) -> Option<Vec<usize>> {
    let dated =
        |cell: &Part| text[cell.clone()].rsplit(' ').next().is_some_and(|word| is_year(word) && !word.contains('/'));
    let years = cells.iter().take_while(|cell| dated(cell)).count();
    let rest = cells.len() - years;
    if years == 0 || rest == 0 || cells[years..].iter().any(dated) {
        return None;
    }
    let keys = keys(below, leaves);
    let size = |each: usize| {
        let left = keys.len().checked_sub(each * years).filter(|left| left.is_multiple_of(rest) && *left > 0)?;
        let even = repeats(&keys[..each * years], each) && repeats(&keys[each * years..], left / rest);
        even.then_some((each, left / rest))
    };
    let mut all = (1..=keys.len() / years).filter_map(size);
    let (each, left) = all.next()?;
    all.next().is_none().then(|| [vec![each; years], vec![left; rest]].concat())
}

/// What the heads of a line say, without white space.
fn keys(below: &str, leaves: &[Part]) -> Vec<String> {
    leaves.iter().map(|cell| below[cell.clone()].split_whitespace().collect()).collect()
}

/// Whether the first `size` of `keys` come again and again.
fn repeats(keys: &[String], size: usize) -> bool {
    (size..keys.len()).all(|at| keys[at] == keys[at - size])
}

/// How many of the heads `leaves` each of `count` groups has: the same words in each, or in each but the last; years, and
/// what compares them.
fn groups(below: &str, leaves: &[Part], count: usize) -> Option<Vec<usize>> {
    if count < 2 || count >= leaves.len() {
        return None;
    }
    let keys = keys(below, leaves);
    if keys.len().is_multiple_of(count) && repeats(&keys, keys.len() / count) {
        return Some(vec![keys.len() / count; count]);
    }
    let most = |size: &usize| size * (count - 1) < keys.len() && repeats(&keys[..size * (count - 1)], *size);
    let rest = |size: &usize| count > 2 && most(size);
    if let Some(size) = (2..keys.len()).find(rest) {
        let mut sizes = vec![size; count - 1];
        sizes.push(keys.len() - size * (count - 1));
        return Some(sizes);
    }
    let years = keys.iter().take_while(|key| is_year(key) && !key.contains('/')).count();
    let compared =
        years > 0 && years < keys.len() && keys[years..].iter().all(|key| !is_year(key) || key.contains('/'));
    match count {
        _ if !compared => None,
        2 => Some(vec![years, keys.len() - years]),
        _ if count == years + 1 => Some([vec![1; years], vec![keys.len() - years]].concat()),
        _ => None,
    }
}

/// "A B 1 2 3", "(1) (2) (3)": how columns are numbered.
pub(super) fn is_numbering(text: &str) -> bool {
    let all = words(text);
    let bare = |word: &Part| text[word.clone()].trim_matches(['(', ')', '[', ']']);
    let letters = all.iter().take_while(|word| bare(word).parse::<u32>().is_err()).count();
    let numbers: Vec<Option<u32>> =
        all[letters..].iter().map(|word| bare(word).split('=').next()?.parse().ok()).collect();
    let first = numbers.first().copied().flatten().is_some_and(|first| first <= 3);
    let rising = numbers.windows(2).all(|pair| pair[0].map(|one| one + 1) == pair[1]);
    let single = all[..letters].iter().all(|word| bare(word).chars().count() == 1);
    first && rising && single && numbers.len() >= MIN_FIGURES
}
