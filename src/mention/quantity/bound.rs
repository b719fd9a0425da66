//! Hedges and bounds: "khoảng", "hơn", "không quá" before a figure, "trở lên" after it. They speak of the size of
//! the figure and don't carry to the next one.

use super::reader::Reader;
use super::{Bound, QuantityKind};
use crate::lexicon::{Class, Signs};
use crate::mention::scan::TokenRange;

/// Classes of hedges before a figure and what they mean.
const BEFORE: [(Class, Bound); 5] = [
    (Class::BoundAbout, Bound::About),
    (Class::BoundOver, Bound::Over),
    (Class::BoundAtLeast, Bound::AtLeast),
    (Class::BoundUnder, Bound::Under),
    (Class::BoundAtMost, Bound::AtMost),
];

/// Any word that sets a bound before a figure.
const SET: Signs = HEDGES.or(Signs::classes(&[Class::BoundExceed]));

/// Words of [`BEFORE`].
pub(super) const HEDGES: Signs =
    Signs::classes(&[Class::BoundAbout, Class::BoundOver, Class::BoundAtLeast, Class::BoundUnder, Class::BoundAtMost]);

impl Reader<'_, '_> {
    /// The bound of the figure at `tokens`, and the tokens of its hedge.
    pub(super) fn bound(&self, tokens: &TokenRange, kind: QuantityKind) -> (Bound, TokenRange) {
        if let Some(behind) = self.bound_behind(tokens.end).or_else(|| self.bound_behind_plan(tokens.end, kind)) {
            return behind;
        }
        let found = self.bound_let(self.bound_before(tokens.start, kind));
        if let Some(about) = self.about_bracket(tokens.start) {
            return (Bound::About, about);
        }
        // "gần gấp 5 lần": the hedge stands before the multiple's own word.
        match self.phrase_before(tokens.start, Class::Fold) {
            Some(fold) if found.0 == Bound::Exact => match self.bound_before(fold, kind) {
                // "hơn gấp 5": or it is the first word of the phrase.
                (Bound::Exact, _) if fold + 1 < tokens.start => self.bound_before(fold + 1, kind),
                led => led,
            },
            _ => found,
        }
    }

    /// "không để | quá hạn quá 1%": what is not let go over a figure is at most that.
    fn bound_let(&self, (bound, hedge): (Bound, TokenRange)) -> (Bound, TokenRange) {
        const REACH: usize = 10;
        let from = hedge.start.saturating_sub(REACH).max(self.sentence.start);
        let mut words = (from..hedge.start).rev().take_while(|&at| self.is_word(at));
        let barred = bound == Bound::Over && words.any(|at| self.phrase(at, Class::BoundNotLet).is_some());
        (if barred { Bound::AtMost } else { bound }, hedge)
    }

    /// "trở lên" at `at`.
    fn bound_behind(&self, at: usize) -> Option<(Bound, TokenRange)> {
        let sides = [(Class::BoundUpwards, Bound::AtLeast), (Class::BoundDownwards, Bound::AtMost)];
        sides.into_iter().find_map(|(class, bound)| self.phrase(at, class).map(|end| (bound, at..end)))
    }

    /// "90% | kế hoạch tỉnh giao trở lên": behind the plan that the figure is a part of.
    fn bound_behind_plan(&self, end: usize, kind: QuantityKind) -> Option<(Bound, TokenRange)> {
        const REACH: usize = 6;
        let plan = self.phrase(end, Class::PlanNoun).filter(|_| kind == QuantityKind::Percent)?;
        (plan..plan + REACH).take_while(|&at| self.is_word(at)).find_map(|at| self.bound_behind(at))
    }

    /// "may mặc khoảng (| 12%)": the hedge stands before the bracket.
    fn about_bracket(&self, at: usize) -> Option<TokenRange> {
        let open = at.checked_sub(1).filter(|&open| open > self.sentence.start && self.is(open, "("))?;
        let start = self.phrase_before(open, Class::BoundAbout)?;
        self.scan.hit(start, Class::BoundPlace).is_none().then_some(start..open)
    }

    /// The bound that the words right before `at` set.
    pub(super) fn bound_before(&self, at: usize, kind: QuantityKind) -> (Bound, TokenRange) {
        if !self.is_led(at, SET) {
            return (Bound::Exact, at..at);
        }
        let mut best: Option<(usize, Bound)> = None;
        for (class, bound) in BEFORE {
            if let Some(start) = self.phrase_before(at, class)
                && best.is_none_or(|(other, _)| start < other)
                && !self.is_named_by(start)
            {
                best = Some((start, bound));
            }
        }
        if let Some(start) = self.phrase_before(at, Class::BoundExceed)
            && kind != QuantityKind::Percent
            && best.is_none_or(|(other, _)| start < other)
        {
            best = Some((start, Bound::Over));
        }
        // "cao hơn 20%" compares, and is exact.
        if let Some(start) = self.phrase_before(at, Class::BoundNone)
            && best.is_none_or(|(other, _)| start <= other)
        {
            best = if self.moves(start) || self.ends_noun(start, kind) {
                Some((at - 1, Bound::Over))
            } else {
                self.sized(start, at, kind)
            };
        }
        match best {
            Some((start, bound)) => (bound, start..at),
            None => (Bound::Exact, at..at),
        }
    }

    /// "tăng mạnh | hơn 120%", "giảm sâu hơn 30%": whether an adverb of a movement begins at `start`, which takes no "hơn".
    fn moves(&self, start: usize) -> bool {
        let before = start.checked_sub(1).filter(|&before| before >= self.sentence.start);
        before.is_some_and(|before| {
            [Class::Rise, Class::Fall]
                .into_iter()
                .any(|class| self.scan.hits.of_at(before, class).any(|hit| hit.end as usize == start + 1))
        })
    }

    /// "mức lương | tối thiểu là 4,6 triệu đồng": whether a bound is a part of the name of what is told.
    fn is_named_by(&self, start: usize) -> bool {
        const LONGEST: usize = 3;
        let named = |from: usize| {
            self.scan
                .hits
                .of_at(from, Class::BoundCompound)
                .any(|hit| (hit.start as usize) < start && hit.end as usize > start + 1)
        };
        (start.saturating_sub(LONGEST).max(self.sentence.start)..start).any(named)
    }

    /// "lãnh đạo cấp cao | hơn 5 tỷ đồng": whether the word at `start` ends a compound, which takes no "hơn".
    fn ends_noun(&self, start: usize, kind: QuantityKind) -> bool {
        const LONGEST: usize = 3;
        let ends =
            |from: usize| self.scan.hits.of_at(from, Class::BoundCompound).any(|hit| hit.end as usize == start + 1);
        let from = start.saturating_sub(LONGEST).max(self.sentence.start);
        kind != QuantityKind::Percent && (from..start).any(ends)
    }

    /// "dài hơn 12 km", "ít hơn 150 hộ": where nothing is compared, the size of the thing itself, which lies over or under
    /// the figure. `start` is the word of the size. Not "1.200 hộ, ít hơn 150 hộ", "cao hơn 2 tạ/ha so với vụ trước".
    fn sized(&self, start: usize, at: usize, kind: QuantityKind) -> Option<(usize, Bound)> {
        let sizes = [(Class::SizeOver, Bound::Over), (Class::SizeUnder, Bound::Under)];
        let bound = sizes.into_iter().find_map(|(class, bound)| self.phrase(start, class).map(|_| bound))?;
        let fits = matches!(kind, QuantityKind::Physical | QuantityKind::Count);
        let subject = start > self.sentence.start && self.is_word(start - 1);
        // The sign may be that of another class.
        let compared = || {
            self.speaks(Signs::class(Class::Versus))
                && self.sentence.clone().any(|at| self.scan.hit(at, Class::Versus).is_some())
        };
        (fits && subject && !compared()).then_some((at - 1, bound))
    }
}
