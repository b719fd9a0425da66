//! One sentence into facts: every figure gets its predicate, then its measure, subject, base, period, place, status.

use std::cell::{Cell, OnceCell};

use super::base::{self, BasePhrase};
use super::context::{Context, Trace};
use super::grammar::governor::Governor;
use super::grammar::phrase::{MEASURED, Phrase};
use super::grammar::piece::{Form, Jobs, Mark, Piece};
use super::grammar::stand::Stands;
use super::list::parts;
use super::list::series;
use super::measure::clue;
use super::measure::contribution;
use super::measure::share;
use super::measure::{self, Reading};
use super::place;
use super::place::misplaced;
use super::subject;
use super::times::Setting;
use super::times::aside;
use super::times::when;
use super::{Base, BaseKind, Fact, Leads, Measure, Read, Rival, Rivals, Status};
use crate::calendar::{Grain, Interval};
use crate::decimal::Decimal;
use crate::lexicon::{Class, Signs};
use crate::mention::{Bound, Mentions, Quantity, QuantityKind, Scan, TokenRange};
use crate::token::is_syllable;

/// Tokens of "tỷ lệ", which says not of what it is.
const BARE_RATE: usize = 2;

/// What a base is taken as.
const WHOLE: i64 = 100;

/// Everything needed to read one sentence.
pub(super) struct Reader<'a> {
    pub(super) scan: &'a Scan<'a>,
    pub(super) mentions: &'a Mentions,
    pub(super) sentence: usize,
    pub(super) pieces: &'a [Piece],
    /// What its pieces do and are, taken together: what none does need not be looked for.
    pub(super) jobs: Jobs,
    /// For each token from that of the first piece on, the first piece that begins there or behind it.
    pub(super) first_at: Vec<u32>,
    /// Tokens that are part of a name.
    pub(super) entities: &'a [bool],
    /// Tokens that are part of the name of a firm or a paper.
    pub(super) holders: &'a [bool],
    /// Tokens that are part of the name of an authority of the whole country.
    pub(super) central: &'a [bool],
    /// Phrases led by "so với".
    pub(super) phrases: Vec<BasePhrase>,
    /// Subjects of figures that a "lần lượt" aligns, by piece.
    pub(super) series: Vec<(usize, Phrase)>,
    /// Names that two figures joined by "và" are of, by piece.
    pub(super) names: Vec<(usize, Phrase)>,
    /// Figures that add up to all that they are parts of, by piece.
    pub(super) shares: Vec<usize>,
    /// Runs of figures behind a "lần lượt".
    pub(super) runs: Vec<Vec<usize>>,
    /// Colons behind a movement, with what it is.
    pub(super) lists: Vec<(usize, Class)>,
    /// Pieces that belong to a base.
    pub(super) in_base: Vec<bool>,
    /// What the pieces say of the words around them, once that is asked for.
    stands: OnceCell<Stands>,
}

/// A fact in the making, with what its neighbours may borrow.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) piece: usize,
    pub(super) quantity: usize,
    pub(super) governor: Governor,
    pub(super) measure: Measure,
    pub(super) reading: Reading,
    /// What it is of by the grammar of the sentences: what other figures may take up.
    pub(super) subject: Phrase,
    /// The words of its indicator: `subject`, unless more speaks for others.
    pub(super) words: Phrase,
    /// Its own noun phrase before anything was added to it.
    pub(super) label: Phrase,
    pub(super) base: Option<BasePhrase>,
    pub(super) period: Option<Read<Interval>>,
    /// The figures after it may borrow its period: it is no "cùng kỳ", no base's.
    pub(super) lends_period: bool,
    pub(super) status: Read<Status>,
    /// Its status holds for the figures after it: it comes from a verb, not from "kế hoạch" as the thing stated.
    pub(super) lends_status: bool,
    /// It is the figure of what a result is compared with: it has no base itself.
    pub(super) is_base: bool,
    pub(super) place: Option<Read<super::Where>>,
    pub(super) leads: Leads,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        scan: &'a Scan<'a>,
        mentions: &'a Mentions,
        sentence: usize,
        pieces: &'a [Piece],
        entities: &'a [bool],
        holders: &'a [bool],
        central: &'a [bool],
    ) -> Self {
        let jobs = Jobs::of_all(pieces);
        // Words that something is compared by.
        let compares = [Class::Versus, Class::Rise, Class::Fall, Class::Exceed, Class::Comparative];
        let mut phrases = if jobs.roles.any(&compares) { base::versus_phrases(pieces, mentions) } else { Vec::new() };
        base::tell_peaks(scan, pieces, &mut phrases);
        // One figure alone is in no row.
        let several = pieces.iter().filter(|piece| piece.quantity().is_some()).nth(1).is_some();
        let rowed = if several { pieces } else { &[] };
        let runs = series::runs(rowed, mentions);
        let mut series = series::align(scan, rowed, &runs);
        let rows = if jobs.has_mark(Mark::Colon) { parts::rows(rowed, mentions) } else { Vec::new() };
        series.extend(rows.iter().flat_map(|row| row.figures.iter().cloned()));
        let whole = rows.iter().filter(|row| row.is_whole).flat_map(|row| row.figures.iter().map(|(at, _)| *at));
        let mut in_base = vec![false; pieces.len()];
        for phrase in &phrases {
            in_base[phrase.start..phrase.end].fill(true);
        }
        for (at, pair) in pieces.windows(2).enumerate() {
            let Some(period) = pair[1].period().map(|index| &mentions.periods[index]) else { continue };
            let bare = period.grain == Grain::Year && period.tokens.len() == 1;
            // "830 nghìn tỷ đồng (giá năm 2000)".
            let marked = |index: usize, mark: Mark| pieces.get(index).is_some_and(|piece| piece.mark() == Some(mark));
            let alone = at.checked_sub(1).is_some_and(|open| marked(open, Mark::Open)) && marked(at + 2, Mark::Close);
            if pair[0].is(Class::ConstantPrice) || pair[0].is(Class::PriceOf) && (bare || alone) {
                in_base[at..at + 2].fill(true);
            }
        }
        // "62 vụ việc và 8 vụ việc | tháng trước | chuyển sang": what is left of an earlier time is of now.
        for (at, three) in pieces.windows(3).enumerate() {
            let counted = three[0].quantity().is_some() && three[1].period().is_some();
            if counted && scan.hit(three[2].tokens.start, Class::CarriedTo).is_some() {
                in_base[at + 1] = true;
            }
        }
        if jobs.has_mark(Mark::Open) || jobs.has(Class::Equal) || jobs.has(Class::Comparative) {
            for at in base::likened(pieces) {
                in_base[base::outdone(pieces, at).unwrap_or(at)..=at].fill(true);
            }
        }
        if jobs.has(Class::Because) {
            for run in aside::announced(scan, pieces) {
                in_base[run].fill(true);
            }
        }
        Reader {
            scan,
            mentions,
            sentence,
            pieces,
            jobs,
            first_at: first_at(pieces),
            entities,
            holders,
            central,
            phrases,
            names: series::names(scan, rowed),
            shares: whole.collect(),
            series,
            runs,
            lists: if several || jobs.has_mark(Mark::Colon) { clue::lists(pieces) } else { Vec::new() },
            in_base,
            stands: OnceCell::new(),
        }
    }

    /// Whether a phrase of one of `classes` may begin in the sentence: most cues stand in few.
    pub(super) fn may_say(&self, classes: Signs) -> bool {
        self.scan.sentences[self.sentence].signs.meet(classes)
    }

    pub(super) fn stands(&self) -> &Stands {
        self.stands.get_or_init(|| Stands::new(self.pieces, &self.in_base))
    }

    pub(super) fn quantity(&self, draft: &Draft) -> &Quantity {
        &self.mentions.quantities[draft.quantity]
    }

    /// The facts of the sentence, in order, in place of what `drafts` held.
    pub(super) fn read(&mut self, context: &Context, drafts: &mut Vec<Draft>) {
        drafts.clear();
        let figures: Vec<(usize, usize)> =
            self.pieces.iter().enumerate().filter_map(|(at, piece)| Some((at, piece.quantity()?))).collect();
        // Bases first: a plan or a period that is a base must not be read as status or period.
        let mut own_bases = Vec::with_capacity(figures.len());
        for &(at, quantity) in &figures {
            let percent = matches!(
                self.mentions.quantities[quantity].kind,
                QuantityKind::Percent | QuantityKind::Point | QuantityKind::Multiple
            );
            let multiple = self.mentions.quantities[quantity].kind == QuantityKind::Multiple;
            let following = base::behind::following(self.pieces, self.mentions, &self.phrases, at, percent, multiple)
                .filter(|_| self.aim_laid_down(at).is_none());
            let following = self.plan_led(at).filter(|_| percent).or(following);
            if let Some(phrase) = following {
                self.in_base[phrase.start..phrase.end].fill(true);
            }
            own_bases.push(following);
        }
        if figures.is_empty() {
            return;
        }
        let setting = Setting::new(self, context);
        for (&(at, quantity), &own_base) in figures.iter().zip(&own_bases) {
            let draft = self.draft(context, &setting, drafts, at, quantity, own_base);
            drafts.push(draft);
        }
        share::bases(self, drafts);
        if context.ratio_base == Some(BaseKind::Plan) {
            share::of_plan(drafts);
            share::of_plan_in_brackets(self, drafts);
        }
        self.look_ahead(drafts);
        self.name_by_whole(drafts);
        self.end_year(drafts);
        self.await_future(context, drafts);
    }

    /// "Giảm 5% so với cùng kỳ, nhưng sản lượng vẫn đạt 800 tấn": the subject of a movement that opens the sentence is
    /// named behind it.
    fn look_ahead(&self, drafts: &mut [Draft]) {
        let [first, next, ..] = drafts else { return };
        let opens = self.pieces[..first.piece].iter().enumerate().all(|(at, piece)| {
            self.in_base[at]
                || matches!(piece.form, Form::Period(_) | Form::Hedge | Form::Mark(_))
                || piece.any(&[Class::Rise, Class::Fall, Class::Adverb, Class::Intro]) && !piece.is(Class::GrowthNoun)
        });
        let moves = first.measure == Measure::Change && first.label.is_empty();
        let between = &self.pieces[first.piece..next.piece];
        let parted = between.iter().any(|piece| piece.mark() == Some(Mark::Comma));
        // "Giảm 5% số vụ phạm pháp; tỷ lệ điều tra đạt 80%": it has a noun of its own, and ends at the mark.
        let own = between.get(1).is_some_and(|piece| piece.any(&MEASURED))
            || between.iter().any(|piece| piece.mark() == Some(Mark::Semicolon));
        // "thì tăng 9 vụ, song số người bị thương giảm 2 người": of what is counted, and that of something else.
        let counts = |draft: &Draft| self.quantity(draft).kind == QuantityKind::Count;
        let turns =
            between.iter().any(|piece| piece.is(Class::But)) && self.quantity(first).unit != self.quantity(next).unit;
        if opens && moves && parted && !own && next.label.is_measured() && !(counts(first) && turns) {
            first.subject = next.subject.clone();
            first.words = next.words.clone();
        }
    }

    fn draft(
        &self,
        context: &Context,
        setting: &Setting,
        drafts: &[Draft],
        at: usize,
        index: usize,
        own_base: Option<BasePhrase>,
    ) -> Draft {
        let quantity = &self.mentions.quantities[index];
        let governor = self.governor(drafts, at, quantity, own_base);
        let beside = self.plan_beside(drafts, at);
        let own_subject = self.own_words(drafts, at, quantity, &governor);
        let reading = measure::measure(&self.clues(drafts, at, quantity, governor, own_base, &own_subject));
        let (base_around, base_before) = self.bases_around(drafts, at, quantity, reading);
        // "so với đầu năm (đạt | 96% kế hoạch)": what is measured by a plan of its own is not of the time before the bracket.
        let base_before = base_before.filter(|_| own_base.is_none_or(|own| own.kind != BaseKind::Plan));
        let contribution = is_percent(quantity).then(|| contribution::read(self, drafts, at, reading)).flatten();
        let reading = contribution.as_ref().map_or(reading, |found| found.reading);
        let reading = self.moves_on(context, drafts, reading, quantity, &governor, &own_subject);
        let label = if beside.is_some() { Phrase::default() } else { own_subject };
        let figure = subject::Figure {
            reader: self,
            context,
            drafts,
            at,
            quantity,
            governor,
            measure: reading.measure,
            in_base: base_around.is_some(),
            after: OnceCell::new(),
            lead: Cell::new(None),
        };
        let (subject, settled) = subject::read(&figure, &label);
        let subject = figure.counted_total(subject);
        let settled = settled || beside.is_some() || subject.is_measured() && figure.is_sided();
        let words = figure.full_words(&label, &subject, settled);
        // "nợ xấu 530 tỷ đồng, tỷ lệ 1,7%, giảm | 0,25 điểm phần trăm": a bare rate hands on the words that it was completed with.
        let rate_alone =
            subject.len() <= BARE_RATE && subject.roles.has(Class::RateNoun) && words.len() > subject.len();
        let subject = if rate_alone { words.clone() } else { subject };
        let lead = figure.lead.get();
        let planned = base_around
            .or(base_before)
            .or_else(|| self.base_right_before(at))
            .is_some_and(|phrase| phrase.kind == BaseKind::Plan);
        let plan = self.plan_figure(drafts, at, planned, beside);
        let plan = plan.or_else(|| self.growth_aimed_at(&governor, at, &subject)).or_else(|| self.foretold(at));
        let is_plan = plan.is_some();
        let is_foretold = plan.as_ref().is_some_and(|plan| plan.value == Status::Forecast);
        let result = if is_plan { self.of_result(drafts, at, &words) } else { None };
        let words = result.clone().unwrap_or(words);
        let subject = result.unwrap_or(subject);
        let of_plan = |_: &_| measure::of_plan(quantity, reading, self.result(drafts, &governor, at));
        let reading = plan.as_ref().map_or(reading, of_plan);
        let status = plan.unwrap_or_else(|| self.status(context, drafts, at));
        // "ước đạt 50 tỷ đồng, tăng 2% so với cùng kỳ (49 tỷ đồng)", "từ mức 40 tỷ đồng": what it was before.
        let left = governor.class == Some(Class::From) && quantity.value_max.is_none();
        let known = left && !self.is_moved_forecast(&status, at)
            || base_around.or(base_before).is_some_and(|phrase| phrase.kind == BaseKind::Period);
        let status = if known { Read { value: Status::Actual, evidence: None } } else { status };
        let timed = when::Figure {
            at,
            base: base_around.or(base_before),
            subject: &subject,
            measure: reading.measure,
            range: quantity.value_max.is_some(),
            governor: governor.class,
            // What was foretold is of the time that came.
            status: if is_foretold { Status::Actual } else { status.value },
            planned: is_plan && !is_foretold,
            quoted: is_quoted(quantity),
            lead: Cell::new(None),
        };
        let (period, own_period) = when::of_figure(self, context, setting, drafts, &timed);
        let leads = Leads { words: lead, time: timed.lead.get() };
        let fits = |read: &_| misplaced::fits(self, at, read, &subject, (reading.measure, own_base));
        let place = place::read(self, context, drafts, at, &subject).filter(fits);
        let place = place.or_else(|| place::whole::of_whole(self, context, at, &governor, reading.measure));
        // "cao hơn cùng kỳ (9,6%)": a figure of what is compared with is not compared itself.
        let is_base = is_plan || reading.rule == "base.same" || base_around.is_some();
        let (subject, words, base) = match contribution {
            Some(found) => (found.part.clone(), found.part, found.whole),
            None => (subject, words, self.base_of(drafts, at, &governor, own_base, reading).filter(|_| !is_base)),
        };
        // "giảm cả 3 tiêu chí": by what something is looked at is nothing that other figures are of.
        // "cả hai chỉ tiêu này" points to two of them.
        let points = |next: &Piece| next.is(Class::Anaphor);
        let sides = self.counts_sides(at) && !self.pieces.get(at + 1).is_some_and(points);
        let (subject, label) = if sides { Default::default() } else { (subject, label) };
        Draft {
            piece: at,
            quantity: index,
            governor,
            measure: reading.measure,
            reading,
            subject,
            words,
            label,
            base,
            is_base,
            period,
            lends_period: own_period,
            lends_status: !is_plan && !known && self.lends_status(context, drafts, at),
            status,
            place,
            leads,
        }
    }

    /// "giảm từ 9 ngày theo quy định xuống còn | 5 ngày": what stands between the levels is of the first.
    fn is_come_to(&self, drafts: &[Draft], at: usize, governor: &Governor) -> bool {
        let Some(from) = drafts.last().filter(|last| last.governor.class == Some(Class::From)) else { return false };
        let parts = |piece: &Piece| matches!(piece.mark(), Some(Mark::Comma | Mark::Semicolon)) || piece.is(Class::And);
        governor.class == Some(Class::ToLevel) && !self.pieces[from.piece..at].iter().any(parts)
    }

    /// The noun phrase of the clause of the figure at piece `at`; nothing where it goes on with that of others.
    fn own_words(&self, drafts: &[Draft], at: usize, quantity: &Quantity, governor: &Governor) -> Phrase {
        if let Some((_, name)) = self.names.iter().find(|(figure, _)| *figure == at) {
            return name.clone();
        }
        if self.is_come_to(drafts, at, governor) {
            return Phrase::default();
        }
        if governor.shared
            || self.begins_reason(quantity, governor)
            || self.moves_as_reason(drafts, governor)
            || self.counts_of_label(at, quantity, governor)
        {
            return Phrase::default();
        }
        let own = self.requested(subject::own(self, drafts, governor, quantity));
        // "phấn đấu | giảm | tội phạm 5%": the movement that opens the clause is no part of what moves.
        let verb = governor.piece.map(|verb| &self.pieces[verb].tokens).filter(|verb| {
            let moves = matches!(governor.class, Some(Class::Rise | Class::Fall));
            moves && own.parts.first().is_some_and(|first| first.start == verb.start && first.end > verb.end)
        });
        let own = verb.map_or(own.clone(), |verb| own.without_head(verb.len()));
        let goes_on = self.is_outlook(&own, governor) || self.sums_up(drafts, at, quantity, &own);
        if goes_on { Phrase::default() } else { own }
    }

    /// "giá tăng là do | 11 nhóm hàng tăng giá": those that are counted begin the reason.
    fn begins_reason(&self, quantity: &Quantity, governor: &Governor) -> bool {
        let before = governor.subject_end.checked_sub(1).map(|before| &self.pieces[before]);
        let counts = quantity.kind == QuantityKind::Count && governor.class.is_none();
        counts && before.is_some_and(|cause| cause.is(Class::Because))
    }

    /// "mức lãi 30 tỷ đồng vẫn gây thất vọng vì | giảm 9%": a movement right behind the word for a reason is of what was told.
    pub(super) fn moves_as_reason(&self, drafts: &[Draft], governor: &Governor) -> bool {
        let before = governor.subject_end.checked_sub(1).map(|before| &self.pieces[before]);
        let moves = matches!(governor.class, Some(Class::Rise | Class::Fall));
        moves && !drafts.is_empty() && before.is_some_and(|cause| cause.is(Class::Because))
    }

    /// "Nộp thuế điện tử: 99,8% doanh nghiệp khai thuế qua mạng; 98% hộ ...": an item that begins with its figure speaks of
    /// what stands behind it.
    pub(super) fn counts_of_label(&self, at: usize, quantity: &Quantity, governor: &Governor) -> bool {
        let before = (0..at).rev().find(|&index| self.pieces[index].form != Form::Hedge);
        let opens = before.is_some_and(|index| {
            matches!(self.pieces[index].mark(), Some(Mark::Colon | Mark::Semicolon)) && self.pieces[index].depth == 0
        });
        let noun = self.pieces.get(at + 1).is_some_and(|next| {
            let token = next.tokens.start;
            next.form == Form::Word && self.scan.hit(token, Class::Noun).is_some() && !next.is(Class::PlanNoun)
        });
        opens && noun && governor.class.is_none() && quantity.kind == QuantityKind::Percent && quantity.part.is_none()
    }

    /// "GRDP tăng 6,3%. Trong đó, nông nghiệp đạt 3,1%": the parts of a movement in per cent move.
    fn moves_on(
        &self,
        context: &Context,
        drafts: &[Draft],
        reading: Reading,
        quantity: &Quantity,
        governor: &Governor,
        subject: &Phrase,
    ) -> Reading {
        let plain =
            matches!(reading.rule, "level.percent" | "share.after_level") && governor.class == Some(Class::Reach);
        // "Trong đó: thuế 32 tỷ đồng (đạt 102%)": of an amount that is told it is no movement.
        if plain
            && drafts.last().is_none_or(|draft| draft.measure != Measure::Level || is_percent(self.quantity(draft)))
            && context.last.measure == Some(Measure::Change)
            && quantity.kind == QuantityKind::Percent
            && super::document::goes_on(self.pieces)
        {
            return Reading { measure: Measure::Change, falls: false, rule: "change.part" };
        }
        // "giải ngân đạt 38% kế hoạch. Trong đó, vốn trung ương đạt 35%".
        if plain
            && context.last.measure == Some(Measure::Ratio)
            && quantity.kind == QuantityKind::Percent
            && !subject.roles.has(Class::RateNoun)
            && super::document::goes_on(self.pieces)
        {
            return Reading { measure: Measure::Ratio, falls: false, rule: "ratio.reached" };
        }
        // "Tai nạn giao thông giảm cả | 3 tiêu chí": by what one looks at it, no movement.
        if reading.measure == Measure::Change && self.counts_sides(self.piece_from(quantity.tokens.start)) {
            return Reading { measure: Measure::Level, falls: false, rule: "level.amount" };
        }
        if reading.measure == Measure::Ratio
            && (self.equals_part(drafts, quantity) || self.comes_to(drafts, reading, quantity))
        {
            return Reading { measure: Measure::Share, falls: false, rule: "share.equal" };
        }
        if let Some(read) = self.told_of_mark(context, reading, quantity, governor) {
            return read;
        }
        if reading.rule == "level.percent"
            && plain
            && self.is_of_payer(context, subject, self.piece_from(quantity.tokens.start))
        {
            return Reading { measure: Measure::Ratio, falls: false, rule: "ratio.reached" };
        }
        if reading.measure == Measure::Level && self.steps_up(quantity) {
            return Reading { measure: Measure::Change, falls: false, rule: "change.amount_rise" };
        }
        reading
    }

    /// "cả | 3 tiêu chí", "trên cả 2 mặt": whether a figure counts by what something is looked at.
    pub(super) fn counts_sides(&self, at: usize) -> bool {
        let quantity = self.pieces.get(at).and_then(Piece::quantity).map(|index| &self.mentions.quantities[index]);
        let all =
            at.checked_sub(1).is_some_and(|all| self.scan.hit(self.pieces[all].tokens.start, Class::AllOf).is_some());
        all && quantity.is_some_and(|one| {
            one.kind == QuantityKind::Count && self.scan.hit(one.unit_tokens.start, Class::SideNoun).is_some()
        })
    }

    /// "hộ nghèo 58 hộ = | 1,6%": whether the sign between a count and a percentage tells how large a part they are; "5 tỷ đồng = 105%
    /// KH" is of a plan.
    fn equals_part(&self, drafts: &[Draft], quantity: &Quantity) -> bool {
        let at = self.piece_from(quantity.tokens.start);
        let sign = at.checked_sub(1).filter(|&sign| self.scan.is(self.pieces[sign].tokens.start, "="));
        let counts = |last: &Draft| {
            Some(last.piece + 1) == sign
                && last.measure == Measure::Level
                && self.quantity(last).kind == QuantityKind::Count
        };
        let alone = self.pieces.get(at + 1).is_none_or(|next| next.mark().is_some());
        is_percent(quantity) && alone && drafts.last().is_some_and(counts)
    }

    /// "cải thiện chỉ số PCI từ | 2 - 3 bậc": whether steps of an order are told behind what makes a place better.
    fn steps_up(&self, quantity: &Quantity) -> bool {
        const REACH: usize = 10;
        let steps = quantity.kind == QuantityKind::Count
            && self.scan.hit(quantity.unit_tokens.start, Class::RankStep).is_some();
        let before = &self.pieces[..self.piece_from(quantity.tokens.start)];
        let mut before = before.iter().rev().take(REACH).take_while(|piece| piece.mark().is_none());
        steps && before.any(|piece| self.scan.hit(piece.tokens.start, Class::Improve).is_some())
    }

    pub(super) fn tokens(&self, start: usize, end: usize) -> TokenRange {
        self.pieces[start].tokens.start..self.pieces[end - 1].tokens.end
    }

    /// The fact, without what only the whole document tells: links, its entry of the catalogue, confidence.
    pub(super) fn fact(&self, draft: &Draft, context: &Context) -> Fact {
        let quantity = self.quantity(draft);
        // "giảm 4 lần": a quarter is left.
        let divided = draft.measure == Measure::Ratio
            && quantity.kind == QuantityKind::Multiple
            && draft.governor.class == Some(Class::Fall);
        let signed = |value: Decimal| {
            if divided {
                return Decimal::from(WHOLE * WHOLE).checked_div(value).unwrap_or(value);
            }
            if draft.reading.falls && !value.is_negative() { value.negated() } else { value }
        };
        // "giảm 1/3" is by how much, and no part.
        let is_part = |_: &Decimal| draft.measure != Measure::Change;
        let text = self.words(&draft.words, draft.piece, context);
        let indicator = (!text.is_empty()).then(|| Read { value: text, evidence: draft.words.span(self.scan) });
        Fact {
            quantity: draft.quantity,
            sentence: self.sentence,
            indicator_id: None,
            indicator_key: Vec::new(),
            indicator,
            measure: Read {
                value: draft.measure,
                evidence: draft.governor.piece.map(|piece| self.scan.span(self.pieces[piece].tokens.clone())),
            },
            value: signed(quantity.value),
            value_max: quantity.value_max.map(signed),
            unit: quantity.unit.clone(),
            part: quantity.part.filter(is_part),
            whole: quantity.whole.filter(is_part),
            bound: Read {
                value: if self.is_exact(context, draft) { Bound::Exact } else { self.bound(draft, quantity) },
                evidence: (!quantity.hedge.is_empty()).then(|| self.scan.span(quantity.hedge.clone())),
            },
            status: draft.status.clone(),
            period: draft.period.clone(),
            place: draft.place.clone(),
            base: self.base(draft).or_else(|| self.base_of_list(draft, context)),
            of: None,
            same_as: None,
            attribution: None,
            rule: draft.reading.rule,
            leads: draft.leads,
            confidence: 0.0,
        }
    }

    /// Whether what would bound a figure only tells what lies over what: "vượt 3 tỷ đồng so với kế hoạch", "vượt con số 900 hộ
    /// của năm trước", "hoàn thành vượt mức 28/31 chỉ tiêu".
    fn is_exact(&self, context: &Context, draft: &Draft) -> bool {
        let quantity = self.quantity(draft);
        let planned = |token: usize| self.scan.hit(token, Class::TargetNoun).is_some();
        let exceeds = self.exceeds_by(quantity);
        // "tăng trưởng GDP sẽ vượt mức 6,7%": a growth that passes a mark.
        let mark = || {
            let level = quantity.hedge.end.checked_sub(1);
            level.is_some_and(|level| self.scan.hit(level, Class::FigureNoun).is_some()) && draft.base.is_none()
        };
        let grown = draft.reading.rule == measure::GROWTH && mark();
        // "vượt 350 triệu đồng so với mọi năm".
        let told = |base: &BasePhrase| self.pieces[base.start..base.end].iter().any(|piece| piece.quantity().is_some());
        let over = |base: BasePhrase| {
            base.kind == BaseKind::Plan || base.kind == BaseKind::Period && base.versus && !told(&base)
        };
        let by = draft.measure == Measure::Change && draft.base.is_none_or(over) && !grown;
        let of_plans = quantity.part.is_some() && quantity.unit_tokens.clone().any(planned);
        let passed = exceeds || draft.governor.class == Some(Class::Exceed);
        // "vượt mức dự báo 7,9 tỷ USD", "vượt chỉ tiêu 10 tỷ đồng": what was foretold or aimed at is no more than said.
        let aimed = || draft.is_base && matches!(draft.status.value, Status::Forecast | Status::Target);
        exceeds && (by || of_plans) || passed && (aimed() || self.is_past_mark(context, draft.piece))
    }

    /// The words of an indicator.
    fn words(&self, subject: &Phrase, piece: usize, context: &Context) -> String {
        if !context.firms.are_named() {
            return subject.text(self.scan, self.entities);
        }
        let called = self.called(subject, context);
        let subject = called.as_ref().unwrap_or(subject);
        // "tổng doanh thu" is one word.
        let firm = |token: usize| self.scan.hit(token, Class::Firm).is_some();
        let of_firms = subject.parts.iter().flat_map(Clone::clone).any(firm);
        let firm = if self.takes_firm(subject) {
            let owned = of_firms || subject.roles.any(&[Class::BalanceNoun, Class::Stock]);
            let sentence = &self.scan.sentences[self.sentence].tokens;
            context.firms.of(self.scan, self.entities, sentence, self.pieces[piece].tokens.start, owned)
        } else {
            None
        };
        // "doanh thu | Quốc Cường Gia Lai": what firms alone have wants the firm, however long its name.
        match firm.filter(|firm| firm.len() <= subject.len() || of_firms && subject.is_measured()) {
            Some(firm) => subject.then(&firm).text(self.scan, self.entities),
            None => subject.text(self.scan, self.entities),
        }
    }

    /// What competed for a figure.
    pub(super) fn rivals(&self, trace: &Trace, piece: usize, context: &Context) -> Rivals {
        let times = trace.times.iter().find(|(at, _)| *at == piece);
        let words = trace.words.iter().find(|(at, _)| *at == piece).into_iter().flat_map(|(_, words)| words);
        let said =
            |one: &Rival<Phrase>| Rival { reading: self.words(&one.reading, piece, context), marks: one.marks.clone() };
        Rivals { times: times.map(|(_, times)| times.clone()).unwrap_or_default(), words: words.map(said).collect() }
    }

    /// "lợi nhuận của | doanh nghiệp này": with the name of the firm that was named last, unless it is who says so.
    fn called(&self, subject: &Phrase, context: &Context) -> Option<Phrase> {
        let points = |at: usize| self.scan.hit(at, Class::FirmPointer);
        let hit = subject.parts.iter().flat_map(Clone::clone).find_map(points)?;
        let pointer = hit.start as usize..hit.end as usize;
        let firm = context.firms.meant(self.scan, pointer.start);
        let part = subject.parts.iter().position(|part| part.start <= pointer.start && pointer.end <= part.end);
        let (firm, part) = (firm?, part?);
        let mut out = subject.clone();
        let whole = out.parts[part].clone();
        let parts = [whole.start..pointer.start, firm, pointer.end..whole.end];
        out.parts = out.parts.with(part, parts);
        Some(out)
    }

    /// A short indicator without a name, and no price of goods, may be of a firm.
    fn takes_firm(&self, subject: &Phrase) -> bool {
        const SHORT: usize = 6;
        let first = subject.parts.first().map_or(0, |part| part.start);
        let named = || {
            subject.parts.iter().flat_map(Clone::clone).any(|token| {
                // "Vinamilk" is no word that opens a sentence.
                let foreign = || !is_syllable(&self.scan.word(token).to_lowercase());
                self.entities[token] || self.scan.tokens[token].is_capital() && (token != first || foreign())
            })
        };
        let priced = subject.roles.has(Class::Quoted) && !subject.roles.has(Class::Firm);
        let bare = subject.len() < 2 && !subject.is_measured();
        subject.len() <= SHORT && !bare && !priced && !named()
    }

    fn base(&self, draft: &Draft) -> Option<Base> {
        let Some(phrase) = draft.base else {
            return match draft.measure {
                // A share is always of something, a ratio to a plan always to a plan.
                Measure::Share | Measure::Contribution => {
                    Some(Base { kind: BaseKind::Whole, span: None, period: None })
                }
                Measure::Ratio
                    if draft.governor.class == Some(Class::Complete) || draft.reading.rule == "ratio.reached" =>
                {
                    Some(Base { kind: BaseKind::Plan, span: None, period: None })
                }
                // "GDP vượt chỉ tiêu 6,7%": what growth was aimed at, no distance; but "tăng 7% (vượt chỉ tiêu 0,3%)".
                Measure::Change if draft.reading.rule == measure::OVER_PLAN => {
                    Some(Base { kind: BaseKind::Plan, span: None, period: None })
                }
                Measure::Change
                    if matches!(draft.governor.class, Some(Class::Exceed | Class::Short))
                        && (self.pieces[draft.piece].depth > 0
                            || !draft.subject.roles.any(&[Class::GrowthNoun, Class::GrossProduct])) =>
                {
                    Some(Base { kind: BaseKind::Plan, span: None, period: None })
                }
                _ => None,
            };
        };
        let start = phrase.start
            + usize::from(phrase.versus && self.pieces[phrase.start].any(&[Class::Versus, Class::Partner]));
        let span = self.scan.span(self.tokens(start, phrase.end));
        // What stands as of a day is compared with what stood as of another; prices and indices with those of a day.
        let stock = !draft.subject.roles.any(&[Class::Total, Class::Quoted])
            || draft.period.as_ref().is_some_and(|read| read.value.start.is_none());
        let period = phrase.period.filter(|_| phrase.kind == BaseKind::Period).and_then(|index| {
            let own = draft.period.as_ref().map(|read| read.value);
            when::base_days(&self.mentions.periods[index], own, stock)
        });
        let period = period.or_else(|| self.opening_balance(draft, &phrase));
        Some(Base { kind: phrase.kind, span: Some(span), period })
    }

    /// Whether the sentence itself says a field.
    pub(super) fn says<T>(&self, read: &Read<T>) -> bool {
        let whole = self.scan.span(self.scan.sentences[self.sentence].tokens.clone());
        read.evidence.is_some_and(|said| whole.start <= said.start && said.end <= whole.end)
    }

    pub(super) fn is_in_base(&self, piece: usize) -> bool {
        self.in_base[piece]
    }
}

fn first_at(pieces: &[Piece]) -> Vec<u32> {
    let first = pieces.first().map_or(0, |piece| piece.tokens.start);
    let mut out = Vec::with_capacity(pieces.last().map_or(0, |piece| piece.tokens.end - first));
    for (at, piece) in pieces.iter().enumerate() {
        while out.len() <= piece.tokens.start - first {
            out.push(at as u32);
        }
    }
    out
}

/// Whether an index or a price is told, which stands at so much.
fn is_quoted(quantity: &Quantity) -> bool {
    quantity.kind == QuantityKind::Point || quantity.kind == QuantityKind::Money && quantity.unit.contains('/')
}

pub(super) fn is_percent(quantity: &Quantity) -> bool {
    matches!(quantity.kind, QuantityKind::Percent | QuantityKind::Point)
}
