//! What the words around a figure tell about its predicate and its measure.

use super::{Clues, MOVED, Reading};
use crate::fact::base::{self, BasePhrase};
use crate::fact::grammar::edge;
use crate::fact::grammar::governor::{self, Governor};
use crate::fact::grammar::phrase::{self, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece, Roles};
use crate::fact::sentence::{Draft, Reader, is_percent};
use crate::fact::subject::thing;
use crate::fact::{BaseKind, Measure, Status};
use crate::lexicon::Class;
use crate::mention::{Bound, Quantity, QuantityKind};

impl Reader<'_> {
    /// The predicate of the figure at piece `at`, with what its clause and the figures before it add.
    pub(in crate::fact) fn governor(
        &self,
        drafts: &[Draft],
        at: usize,
        quantity: &Quantity,
        own_base: Option<BasePhrase>,
    ) -> Governor {
        // "giỏi 21%, chưa hoàn thành 3%": no predicate, a class.
        if self.grades(drafts, at).is_some() {
            return Governor { class: None, piece: None, subject_end: at, shared: false };
        }
        // What a bracket between them says has a predicate of its own.
        let depth = self.pieces[at].depth;
        let previous = drafts.iter().rev().find(|draft| self.pieces[draft.piece].depth <= depth);
        let mut governor = governor::governor(self.pieces, &self.phrases, at);
        // "lợi nhuận giữ mức tăng trưởng tốt, lần lượt là 44 tỷ đồng và 51 tỷ đồng": growth of an amount is told in per cent.
        let aligned = governor.piece.is_some_and(|turn| self.pieces[turn].is(Class::Respectively));
        if aligned && governor.class == Some(Class::Rise) && !is_percent(quantity) {
            governor.class = Some(Class::Reach);
        }
        let moved = self.moved_by_so_much(&governor, quantity).or_else(|| self.moved_up_to(&governor, quantity));
        governor.class = moved.or(governor.class);
        if let Some(moved) = self.moved_on_all_sides(drafts, at, quantity) {
            return moved;
        }
        if let Some(aspect) = self.in_another_aspect(drafts, at, quantity) {
            return aspect;
        }
        if self.records(&governor, at, quantity) {
            return Governor { class: None, piece: None, subject_end: at, shared: false };
        }
        if let Some(and) = self.qualifies_last(drafts, at, quantity) {
            return Governor { class: None, piece: None, subject_end: and, shared: false };
        }
        if let Some(verb) = self.keeps(at, quantity) {
            return Governor { class: None, piece: None, subject_end: verb, shared: false };
        }
        // "vượt 3 tỷ đồng so với kế hoạch", "vượt 12 con so với cùng kỳ": the verb is no bound.
        let level =
            |base: &BasePhrase| self.pieces[base.start..base.end].iter().any(|piece| piece.quantity().is_some());
        let outdone = own_base.is_some_and(|base| match base.kind {
            BaseKind::Plan => true,
            BaseKind::Period => base.versus && !level(&base),
            _ => false,
        });
        if (outdone || self.exceeds_last(drafts, at, quantity) || self.plan_of_whole(drafts, at).is_some())
            && self.exceeds_by(quantity)
            && let Some(verb) = at.checked_sub(1)
        {
            return Governor { class: Some(Class::Exceed), piece: Some(verb), subject_end: verb, shared: false };
        }
        governor.shared |= self.moves_with(&governor, drafts, quantity, at);
        if governor.shared && !previous.is_some_and(|before| self.is_parallel(drafts, before, quantity, at)) {
            governor.shared = false;
        }
        if governor.shared
            && let Some(before) = previous
        {
            governor.class = before.governor.class;
            governor.piece = before.governor.piece;
        }
        // "chưa bằng | một nửa đối thủ": the verb stands in the bound.
        let hedge = at.checked_sub(1).filter(|&hedge| self.pieces[hedge].form == Form::Hedge);
        if governor.class.is_none()
            && is_percent(quantity)
            && let Some(hedge) =
                hedge.filter(|&hedge| self.scan.hit(self.pieces[hedge].tokens.end - 1, Class::Equal).is_some())
        {
            governor = Governor { class: Some(Class::Equal), piece: Some(hedge), ..governor };
        }
        if matches!(governor.class, Some(Class::Rise | Class::Fall))
            && let Some((class, piece)) = self.mark_before(at).or_else(|| self.left_from(at))
        {
            governor = Governor { class: Some(class), piece: Some(piece), shared: false, ..governor };
        }
        if governor.class.is_none()
            && !governor.shared
            && let Some(exceeded) = self.exceeded(governor.subject_end)
        {
            governor = exceeded;
        }
        if governor.class.is_none() && !governor.shared {
            // "phấn đấu tăng thu ngân sách 5%": the movement opens the clause.
            if let Some((class, piece)) = self.leading_movement(&governor, is_percent(quantity)) {
                governor.class = Some(class);
                governor.piece = Some(piece);
            }
        }
        if governor.class.is_none()
            && !governor.shared
            && is_percent(quantity)
            && let Some((class, piece)) = self.labelled_movement(drafts, at)
            // "Giảm tỷ lệ suy dinh dưỡng: dưới 12%": what it comes to.
            && !(class == Class::Fall && matches!(quantity.bound, Bound::Under | Bound::AtMost))
        {
            governor.class = Some(class);
            governor.piece = Some(piece);
        }
        if matches!(governor.class, Some(Class::ToLevel | Class::Reach)) && self.shared_out(&governor) {
            governor.class = Some(Class::Share);
        }
        if let Some(other) = self.governed_otherwise(at, &governor, quantity) {
            return other;
        }
        if governor.class == Some(Class::From) && quantity.value_max.is_some() {
            // "giảm tỷ lệ hộ nghèo từ 0,5 - 0,6%": a range, no level that it starts from.
            if let Some((class, piece)) = self.leading_movement(&governor, is_percent(quantity)) {
                governor.class = Some(class);
                governor.piece = Some(piece);
            }
        }
        governor
    }

    /// "tăng vượt mốc | 200.000 đồng", "tăng dần đến mốc | 1.200 điểm": the noun of a mark right before a figure, which is what
    /// something passes or comes to and not by how much it moved.
    fn mark_before(&self, at: usize) -> Option<(Class, usize)> {
        let noun = self.pieces[at].tokens.start.checked_sub(1)?;
        let mark = |token: usize| self.scan.hit(token, Class::MarkNoun).is_some();
        let piece = (0..at).rev().find(|&index| self.pieces[index].tokens.end <= noun + 1)?;
        let passes = self.pieces[piece].is(Class::Exceed);
        mark(noun).then_some((if passes { Class::Exceed } else { Class::ToLevel }, piece))
    }

    /// "với mức | tăng | lên tới 42%": behind the noun of a mark the verb of a movement tells by how much, however that is stressed.
    fn moved_up_to(&self, governor: &Governor, quantity: &Quantity) -> Option<Class> {
        let comes = governor.class == Some(Class::ToLevel) && is_percent(quantity);
        let verb = governor.piece.filter(|_| comes)?.checked_sub(1)?;
        let lead = &self.pieces[verb.checked_sub(1)?];
        let class = [Class::Rise, Class::Fall].into_iter().find(|&class| self.pieces[verb].is(class))?;
        self.leads_mark(lead).then_some(class)
    }

    /// "với mức", "có mức": a verb or preposition with the noun of a mark.
    pub(in crate::fact) fn leads_mark(&self, lead: &Piece) -> bool {
        let last = lead.tokens.end - 1;
        lead.is(Class::Reach) && lead.tokens.len() > 1 && self.scan.hit(last, Class::FigureNoun).is_some()
    }

    /// "giảm từ mức | 26% ba năm trước": what something moved from, which the noun of a level and a time around it tell to be one, where
    /// nothing behind it says what it came to.
    fn left_from(&self, at: usize) -> Option<(Class, usize)> {
        let noun = at.checked_sub(1)?;
        let named = |piece: usize| self.scan.hit(self.pieces[piece].tokens.end - 1, Class::FigureNoun).is_some();
        // "từ | mức" or "từ mức".
        let from = if self.pieces[noun].is(Class::From) { noun } else { noun.checked_sub(1)? };
        let moves = &self.pieces[from.checked_sub(1)?];
        let left = named(noun) && self.pieces[from].is(Class::From) && moves.any(&[Class::Rise, Class::Fall]);
        let of = |index: usize| self.pieces.get(index).is_some_and(|piece| piece.any(&[Class::Of, Class::Locative]));
        let timed = self.pieces.get(at + 1 + usize::from(of(at + 1))).is_some_and(|next| next.period().is_some());
        (left && timed).then_some((Class::From, from))
    }

    /// "kết quả điều tra ghi nhận | 88% hộ dân": what is found to be so is a share of those behind it, not what was looked into.
    fn records(&self, governor: &Governor, at: usize, quantity: &Quantity) -> bool {
        let plain = |piece: &Piece| piece.form == Form::Word && piece.roles.is_idle();
        let found = |verb: usize| {
            let before = edge::clause_before(self.pieces, &self.in_base, verb);
            self.pieces[verb].is(Class::Said)
                && self.pieces[verb + 1..at].iter().all(|piece| piece.form == Form::Hedge)
                && !self.pieces[before].iter().any(|piece| piece.any(&phrase::MEASURED))
        };
        governor.class == Some(Class::Reach)
            && is_percent(quantity)
            && self.pieces.get(at + 1).is_some_and(plain)
            && governor.piece.is_some_and(found)
    }

    /// "; duy trì | 100% ấp có đường ô tô", "Bảo đảm | 98% rác thải được thu gom": the verb that opens its clause and says that a share of
    /// those behind it is to stay or to be made sure of.
    fn keeps(&self, at: usize, quantity: &Quantity) -> Option<usize> {
        let verb = (0..at).rev().find(|&index| self.pieces[index].form != Form::Hedge)?;
        let piece = &self.pieces[verb];
        let steers = piece.form == Form::Word && self.scan.hit(piece.tokens.start, Class::Steer).is_some();
        let before = (0..verb).rev().map(|index| &self.pieces[index]).find(|before| !before.is(Class::StatusTarget));
        let opens = before.is_none_or(|before| before.mark().is_some_and(|mark| mark != Mark::Open));
        let noun = self.pieces.get(at + 1).is_some_and(|next| next.form == Form::Word && next.roles.is_idle());
        (steers && opens && noun && is_percent(quantity)).then_some(verb)
    }

    /// "vượt 3 tỷ đồng": what would bound a level may tell by how much.
    pub(in crate::fact) fn exceeds_by(&self, quantity: &Quantity) -> bool {
        !quantity.hedge.is_empty() && self.scan.hit(quantity.hedge.start, Class::Exceed).is_some()
    }

    /// "quyết toán 110 tỷ đồng, vượt 3 tỷ đồng", "nộp 48 tỷ đồng, vượt 0,9%": whether a figure tells by how much the amount
    /// right before it lies over what was laid down; one of the same size is a mark that was passed.
    fn exceeds_last(&self, drafts: &[Draft], at: usize, quantity: &Quantity) -> bool {
        const MUCH: f64 = 3.0;
        let Some(last) = drafts.last().filter(|last| last.measure == Measure::Level) else {
            return false;
        };
        let amount = self.quantity(last);
        let small = || amount.unit == quantity.unit && quantity.value.to_f64() * MUCH <= amount.value.to_f64();
        let between = &self.pieces[last.piece + 1..at];
        let exceeds = |piece: &Piece| piece.form == Form::Hedge || piece.any(&[Class::Exceed, Class::Adverb]);
        matches!(last.status.value, Status::Actual | Status::Estimate)
            && !is_percent(amount)
            && (is_percent(quantity) || small())
            && between
                .iter()
                .enumerate()
                .all(|(at, piece)| exceeds(piece) || at == 0 && piece.mark() == Some(Mark::Comma))
            && between.iter().any(|piece| self.scan.hit(piece.tokens.start, Class::Exceed).is_some())
    }

    /// "vượt dự toán 150 tỷ đồng", "thấp hơn kế hoạch 2 tạ": the plan between a predicate and by how much.
    pub(in crate::fact) fn plan_between(&self, governor: &Governor, at: usize) -> Option<usize> {
        let moves = matches!(governor.class, Some(Class::Exceed | Class::Short | Class::Rise | Class::Fall));
        let verb = governor.piece.filter(|&verb| moves && verb < at)?;
        (verb..at).find(|&index| {
            let piece = &self.pieces[index];
            piece.form == Form::Word
                && piece.tokens.clone().any(|token| self.scan.hit(token, Class::PlanNoun).is_some())
        })
    }

    /// "vượt mục tiêu nghị quyết 0,3%": the plan stands between the verb and its distance, which ends before `end`.
    fn exceeded(&self, end: usize) -> Option<Governor> {
        const MAX_PLAN: usize = 6;
        // "vượt dự toán cấp trên giao 5%": who has set it, by a common noun.
        let sets = |index: usize| {
            let mut behind = self.pieces[index..end].iter().skip_while(|piece| piece.roles.is_idle());
            behind.next().is_some_and(|piece| piece.is(Class::Adopt))
        };
        let verb = (end.saturating_sub(MAX_PLAN)..end).rev().find(|&index| {
            let piece = &self.pieces[index];
            // "vượt kế hoạch giao | từ 5% trở lên".
            let aside = matches!(piece.form, Form::Place(_) | Form::Generic(_) | Form::Period(_) | Form::Hedge)
                || piece.any(&[Class::PlanNoun, Class::Of, Class::Adopt, Class::From]);
            // "vượt chỉ tiêu Quốc hội giao 8 điểm phần trăm": who has set it.
            !(aside || self.entities[piece.tokens.start] || sets(index))
        })?;
        let class = [Class::Exceed, Class::Short, Class::Rise, Class::Fall]
            .into_iter()
            .find(|&class| self.pieces[verb].is(class))?;
        let planned = self.pieces[verb + 1..end].iter().any(|piece| piece.is(Class::PlanNoun));
        // "vượt chỉ tiêu": the verb and its plan in one.
        let inside = || self.pieces[verb].tokens.clone().any(|token| self.scan.hit(token, Class::TargetNoun).is_some());
        (planned || verb + 1 < end && inside()).then_some(Governor {
            class: Some(class),
            piece: Some(verb),
            subject_end: verb,
            shared: false,
        })
    }

    /// What the last percentage with a noun of its own was read as, else the figure before.
    fn item_before(&self, drafts: &[Draft], before: Option<&Draft>, at: usize) -> Option<Reading> {
        let since = drafts.last().map_or(0, |draft| draft.piece + 1)..at;
        let named = drafts.iter().rev().find(|draft| is_percent(self.quantity(draft)) && !draft.label.is_empty());
        // "bằng 25% số xã, trong khi mục tiêu là 40%": as the result right before it.
        let named = named.filter(|_| !self.pieces[since].iter().any(|piece| piece.is(Class::TargetNoun)));
        // "đạt 97% (vượt 7% so với chỉ tiêu); truy tố đúng hạn 100%": what a bracket tells moves nothing behind it.
        let moves = |draft: &&Draft| {
            draft.measure != Measure::Change || self.pieces[draft.piece].depth <= self.pieces[at].depth
        };
        named.or(before).filter(moves).map(|draft| draft.reading)
    }

    /// What the words around the figure at piece `at` tell about its measure.
    pub(in crate::fact) fn clues<'s>(
        &'s self,
        drafts: &[Draft],
        at: usize,
        quantity: &'s Quantity,
        governor: Governor,
        own_base: Option<BasePhrase>,
        own_subject: &Phrase,
    ) -> Clues<'s> {
        let previous = drafts.last();
        let mut subject_roles = if own_subject.is_empty() && !self.counts_of_label(at, quantity, &governor) {
            previous.map_or(Roles::default(), |draft| draft.subject.roles)
        } else {
            own_subject.roles
        };
        if self.falls_by_noun(own_subject) {
            subject_roles.insert(Class::Fall);
        }
        let bracket = self.lone_bracket(at);
        let since = &self.pieces[previous.map_or(0, |draft| draft.piece + 1)..at];
        // A place in an order between two figures parts them no more than a word.
        let in_base = self.phrases.iter().any(|phrase| (phrase.start..phrase.end).contains(&at));
        // "tăng 6,8%, gấp đôi so với mức 3,1% của năm trước": the growth that is compared.
        let folds = |draft: &Draft| in_base && self.quantity(draft).kind == QuantityKind::Multiple;
        let before = drafts.iter().rev().find(|draft| draft.measure != Measure::Rank && !folds(draft));
        Clues {
            quantity,
            governor,
            base: own_base,
            leading: self.leading_base(drafts, at).map(|phrase| phrase.kind),
            subject: subject_roles,
            after_semicolon: self.parted(drafts, at, Mark::Semicolon),
            repeats: !self.parted(drafts, at, Mark::Comma),
            over_plan: self.plan_between(&governor, at).is_some() || self.exceeds_last(drafts, at, quantity),
            of_planned: self.plan_of_whole(drafts, at).is_some(),
            listed_share: self.lists_shares(at),
            list: self.list_movement(at),
            aligned: self.aligned(at),
            of_other: self.of_other(at),
            shares: since.iter().any(|piece| piece.is(Class::ShareNoun)),
            mainly: governor.piece.is_some_and(|verb| self.pieces[verb].is(Class::Topic))
                && (at - since.len()..at).any(|index| self.begins_with(index, Class::Mainly)),
            next: self.pieces.get(at + 1),
            bracket: self.bracket_head(drafts, at),
            clause: self.clause_movement(drafts, at),
            averages: self.averages(drafts, at),
            details: self.details(drafts, at),
            came_to: self.came_to(drafts, at),
            restates: governor.piece.is_some_and(|piece| {
                // "tương đương | hụt 60 tỷ đồng".
                let before = piece.checked_sub(1).filter(|_| governor.class == Some(Class::Short)).unwrap_or(piece);
                self.pieces[before].is(Class::Restate)
            }),
            is_part: self.breaks_down(drafts, at),
            takes: thing::is_duration(self, quantity)
                && governor.piece.is_some_and(|piece| self.begins_with(piece, Class::Takes)),
            lost: matches!(quantity.kind, QuantityKind::Money | QuantityKind::Count | QuantityKind::Physical)
                && !quantity.unit.contains('/')
                && governor.piece.is_some_and(|verb| {
                    let before = &self.pieces[..verb];
                    let clause = before.iter().rev().take(edge::MAX_BEFORE).take_while(|piece| {
                        piece.mark().is_none_or(|mark| mark == Mark::Quote) && !piece.is(Class::Effect)
                    });
                    self.begins_with(verb, Class::Lost) && !clause.into_iter().any(|piece| piece.any(&MOVED))
                })
                && !self.comes_to_level(at, quantity),
            sooner: thing::is_duration(self, quantity)
                && governor.piece.is_some_and(|piece| self.begins_with(piece, Class::Sooner)),
            is_copula: governor.piece.is_some_and(|piece| self.pieces[piece].is(Class::Copula)),
            through_reach: governor.piece.is_some_and(|piece| {
                self.pieces[piece].is(Class::Reach) && !self.pieces[piece].any(&[Class::Rise, Class::Fall])
            }) && !self.comes_to_level(at, quantity),
            previous: before.map(|draft| draft.reading),
            at_other_time: before.is_some_and(|draft| self.is_at_other_time(draft.piece, at)),
            turned: before.is_some_and(|draft| {
                self.pieces[draft.piece..at].iter().any(|piece| piece.is(Class::But) && !piece.is(Class::ToLevel))
            }),
            ended: self.ended(drafts),
            after_percent: before.is_some_and(|draft| is_percent(self.quantity(draft))),
            after_plan: previous.is_some_and(|draft| {
                let amount = !is_percent(self.quantity(draft)) && draft.measure == Measure::Level;
                amount && draft.is_base && draft.status.value == Status::Target
                    || bracket.is_some() && self.is_row_of_plan(draft, at)
            }),
            after_money: before.is_some_and(|draft| {
                draft.measure == Measure::Level && self.quantity(draft).kind == QuantityKind::Money
            }),
            in_bracket: bracket.is_some(),
            inside: self.pieces[at].depth > 0,
            next_to_base: bracket.is_some_and(|open| self.phrases.iter().any(|phrase| phrase.end == open)),
            base_level: bracket.is_some_and(|open| self.is_of_rate_moved(drafts, open)),
            level_before: self.level_before(drafts, at).filter(|_| is_percent(quantity)),
            comparative: bracket.is_some_and(|open| self.compares_levels(open, drafts, at)),
            moves_itself: governor.piece.is_some_and(|verb| {
                let inside = |at: usize, phrase: &BasePhrase| (phrase.start + 1..phrase.end).contains(&at);
                self.phrases.iter().any(|phrase| inside(at, phrase) && inside(verb, phrase))
            }),
            in_base,
            moved_noun: if in_base { self.moved_noun(at) } else { self.moved_as_told(&governor) },
            signed: self.is_signed(drafts, at, quantity),
            counted_beside: self.is_behind_comma(at) && self.is_of_counted(at),
            repeats_subject: own_subject.is_empty(),
            otherwise: self.otherwise(at, &governor, own_base),
            item: self.item_before(drafts, before, at),
            plain: governor.class.is_none()
                || governor.piece.is_some_and(|piece| {
                    // "Với | 35% vé chưa bán, ...": what opens the sentence; "chịu ảnh hưởng với | 71% lao động": a part of those behind it.
                    let with = self.pieces[piece].is(Class::Topic);
                    self.pieces[piece].is(Class::Have) || with && (piece == 0 || self.is_of_counted(at))
                }),
            is_rate: self.is_rate(quantity),
        }
    }

    /// "6,1%/năm": whether a percentage is written with what it is in.
    fn is_rate(&self, quantity: &Quantity) -> bool {
        let whole = quantity.kind == QuantityKind::Percent && quantity.part.is_none();
        whole && self.scan.text.slice(quantity.span).contains('/')
    }

    /// Whether a comma stands right before a figure and its hedge.
    pub(in crate::fact) fn is_behind_comma(&self, at: usize) -> bool {
        let before = self.pieces[..at].iter().rev().find(|piece| piece.form != Form::Hedge);
        before.is_some_and(|before| before.mark() == Some(Mark::Comma))
    }

    /// Whether the noun of what is counted stands right behind a figure, and no more than an idle word.
    pub(in crate::fact) fn is_of_counted(&self, at: usize) -> bool {
        let next = self.pieces.get(at + 1).filter(|next| next.form == Form::Word && next.roles.is_idle());
        next.is_some_and(|next| self.scan.hit(next.tokens.start, Class::Noun).is_some())
    }

    /// Whether a bracket opens behind a base that is a rate and no growth, led by what is right behind a movement.
    fn is_of_rate_moved(&self, drafts: &[Draft], open: usize) -> bool {
        let phrase = self.phrases.iter().find(|phrase| phrase.end == open && phrase.period.is_none());
        let moved = drafts.last().filter(|last| last.measure == Measure::Change);
        phrase.zip(moved).is_some_and(|(phrase, moved)| {
            let words = &self.pieces[phrase.start..phrase.end];
            let rate = words.iter().any(|piece| piece.is(Class::RateNoun));
            let grows = words.iter().any(|piece| piece.any(&[Class::GrowthNoun, Class::Rise, Class::Fall]));
            moved.piece + 1 == phrase.start && words[0].is(Class::Versus) && rate && !grows
        })
    }

    /// "tăng nhẹ với | 1,25 điểm, đạt 950 điểm", "mất | 500 đồng, còn 120.600 đồng/cổ phiếu": whether the level that something came to
    /// stands right behind by how much it moved.
    fn comes_to_level(&self, at: usize, quantity: &Quantity) -> bool {
        const REACH: usize = 5;
        let behind = self.pieces.get(at + 1..).unwrap_or_default();
        let Some(next) = behind.iter().take(REACH).position(|piece| piece.quantity().is_some()) else { return false };
        let level = behind[next].quantity().map(|index| &self.mentions.quantities[index]);
        let alike = level.is_some_and(|level| {
            let below = level.unit.strip_prefix(&quantity.unit);
            quantity.kind != QuantityKind::Count
                && below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
        });
        let leads =
            |piece: &Piece| piece.form == Form::Hedge || piece.any(&[Class::Reach, Class::ToLevel, Class::Adverb]);
        alike
            && behind[0].mark() == Some(Mark::Comma)
            && next > 1
            && behind[1..next].iter().all(leads)
            && behind[1..next].iter().any(|piece| piece.any(&[Class::Reach, Class::ToLevel]))
    }

    /// "năng suất ngô | tăng bình quân | đến năm 2030 đạt": whether the movement of the clause is told as a mean in time.
    fn averages(&self, drafts: &[Draft], at: usize) -> bool {
        let floor = drafts.last().map_or(0, |draft| draft.piece + 1);
        let mean = |piece: &Piece| {
            piece.any(&[Class::Rise, Class::Fall])
                && !piece.is(Class::GrowthNoun)
                && piece.tokens.clone().any(|token| self.scan.hit(token, Class::Per).is_some())
        };
        self.pieces[floor..at].iter().rev().take_while(|piece| piece.mark().is_none()).any(mean)
    }

    /// "tăng 6%, cụ thể là | 12 tỷ đồng": whether a figure says in other words what the percentage right before it says.
    fn details(&self, drafts: &[Draft], at: usize) -> bool {
        let Some(last) = drafts.last().filter(|last| is_percent(self.quantity(last))) else { return false };
        let detail = |piece: &Piece| {
            piece.is(Class::Breakdown) && piece.is(Class::Intro) && !piece.any(&[Class::Conjunction, Class::Exhaustive])
        };
        let between = &self.pieces[last.piece + 1..at];
        let plain = |piece: &Piece| {
            piece.form == Form::Hedge || piece.mark() == Some(Mark::Comma) || piece.is(Class::Copula) || detail(piece)
        };
        between.iter().any(detail) && between.iter().all(plain)
    }

    /// "đến năm 2020 đạt 42% diện tích và | định hướng | đến năm 2030 đạt 45% diện tích": what only says that it is aimed at, and is
    /// no plan with figures of its own.
    pub(in crate::fact) fn is_outlook(&self, own: &Phrase, governor: &Governor) -> bool {
        let [only] = &own.parts[..] else { return false };
        let aims = self.scan.hits.of_at(only.start, Class::TargetHeading).any(|hit| hit.end as usize == only.end);
        let plan =
            [Class::PlanNoun, Class::TargetNoun].into_iter().any(|class| self.scan.hit(only.start, class).is_some());
        aims && !plan && governor.class == Some(Class::Reach) && !own.is_measured()
    }

    /// "tổng tài sản tăng mạnh hơn, là | 900 tỷ đồng, tương ứng 12%": whether the amount right before a figure is what a movement
    /// without a figure of its own came to, and whether it fell.
    fn came_to(&self, drafts: &[Draft], at: usize) -> Option<bool> {
        let last = drafts.last().filter(|last| last.measure == Measure::Level && !is_percent(self.quantity(last)))?;
        let reached = matches!(last.governor.class, Some(Class::Reach | Class::ToLevel));
        let verb = last.governor.piece.filter(|_| reached)?;
        let between = &self.pieces[last.piece + 1..at];
        let plain = |piece: &Piece| {
            piece.form == Form::Hedge
                || piece.mark() == Some(Mark::Comma)
                || piece.any(&[Class::Restate, Class::Adverb])
        };
        let end = self.pieces.get(at + 1).is_none_or(|next| next.mark().is_some());
        let floor = drafts.iter().rev().nth(1).map_or(0, |draft| draft.piece + 1);
        let moved =
            self.pieces.get(floor..=verb)?.iter().rev().take_while(|piece| piece.mark() != Some(Mark::Semicolon));
        let mut moved = moved.filter(|piece| !piece.is(Class::GrowthNoun));
        let class = |piece: &Piece| [Class::Rise, Class::Fall].into_iter().find(|&class| piece.is(class));
        let class = moved.find_map(class).filter(|_| end && between.iter().all(plain))?;
        Some(class == Class::Fall)
    }

    /// "giai đoạn 2001 - 2005 là 11%; giai đoạn 2006 - 2010 | là 9%": whether between two figures nothing is said but another time.
    fn is_at_other_time(&self, before: usize, at: usize) -> bool {
        const MAX_BETWEEN: usize = 6;
        let between = &self.pieces[before + 1..at];
        let bare = |piece: &Piece| match piece.form {
            Form::Mark(Mark::Comma | Mark::Semicolon) | Form::Period(_) | Form::Hedge => true,
            Form::Word => piece.any(&[Class::Reach, Class::And, Class::StatusEstimate, Class::StatusForecast]),
            _ => false,
        };
        between.len() <= MAX_BETWEEN
            && between.iter().all(bare)
            && between.iter().any(|piece| piece.period().is_some())
            && between.iter().any(|piece| piece.is(Class::Reach))
    }

    /// Whether "trong đó" stands before a figure, behind the first of its sentence.
    fn breaks_down(&self, drafts: &[Draft], at: usize) -> bool {
        let whole = drafts.first();
        whole.is_some_and(|whole| self.pieces[whole.piece..at].iter().any(|piece| piece.is(Class::Breakdown)))
    }

    /// "giảm 60 tỷ đồng so với dự toán; trong đó, thu nội địa hụt | 50 tỷ đồng": the plan that the whole is compared with.
    pub(in crate::fact) fn plan_of_whole(&self, drafts: &[Draft], at: usize) -> Option<BasePhrase> {
        let moved = drafts.last().filter(|last| last.measure == Measure::Change)?;
        moved.base.filter(|base| base.kind == BaseKind::Plan && self.breaks_down(drafts, at))
    }

    /// Whether a mark stands between a figure and the one before it.
    fn parted(&self, drafts: &[Draft], at: usize, mark: Mark) -> bool {
        let floor = drafts.last().map_or(0, |draft| draft.piece + 1);
        self.pieces[floor..at].iter().any(|piece| piece.mark() == Some(mark))
    }

    /// Whether the figure stands in a list that a noun of shares leads: "GRDP tăng 8%; cơ cấu kinh tế: nông nghiệp 20%".
    fn lists_shares(&self, at: usize) -> bool {
        if self.shares.contains(&at) {
            return true;
        }
        // "Chiếm phần lớn nhất là xe tải với 41%, sau đó là xe khách với 37%": each is a share of the same.
        let mut opening = self.pieces[..at].iter().skip_while(|piece| piece.any(&[Class::Intro, Class::Adverb]));
        if opening.next().is_some_and(|verb| verb.form == Form::Word && verb.is(Class::Share))
            && opening.clone().take_while(|piece| piece.quantity().is_none()).any(|piece| piece.is(Class::Copula))
            && !opening.any(|piece| piece.mark() == Some(Mark::Semicolon))
        {
            return true;
        }
        let Some(colon) = self.pieces[..at].iter().rposition(|piece| piece.mark() == Some(Mark::Colon)) else {
            return false;
        };
        let parts = |piece: &Piece| matches!(piece.form, Form::Quantity(_) | Form::Mark(Mark::Semicolon | Mark::Stop));
        let start = self.pieces[..colon].iter().rposition(parts).map_or(0, |last| last + 1);
        self.pieces[start..colon].iter().any(|piece| piece.is(Class::ShareNoun))
    }

    /// "giá vàng và giá đô la đều giảm, tương ứng | 0,2% và 0,1%", "tăng cao nhất, với | 0,6%": how far what moved before the comma did.
    fn moved_by_so_much(&self, governor: &Governor, quantity: &Quantity) -> Option<Class> {
        const MAX_MANNER: usize = 3;
        let verb = governor.piece?;
        let with = governor.class == Some(Class::Reach) && self.pieces[verb].is(Class::Topic) && is_percent(quantity);
        if !with && governor.class != Some(Class::Equal) {
            return None;
        }
        let comma = verb.checked_sub(1).filter(|&comma| self.pieces[comma].mark() == Some(Mark::Comma))?;
        let moves = |piece: &Piece| piece.any(&[Class::Rise, Class::Fall]) && !piece.is(Class::GrowthNoun);
        let manner = |piece: &Piece| piece.any(&[Class::Most, Class::Adverb]) && !moves(piece);
        let most = if with { MAX_MANNER } else { 0 };
        let said = self.pieces[..comma].iter().rev().take(most).take_while(|piece| manner(piece)).count();
        let before = self.pieces[..comma - said].last().filter(|piece| moves(piece))?;
        // "giảm mạnh, với 2%".
        if with && said == 0 && before.tokens.len() == 1 {
            return None;
        }
        [Class::Rise, Class::Fall].into_iter().find(|&class| before.is(class))
    }

    /// "giảm cả 3 tiêu chí với | 60 vụ, 41 người chết": what moved on all sides tells by how much behind it.
    fn moved_on_all_sides(&self, drafts: &[Draft], at: usize, quantity: &Quantity) -> Option<Governor> {
        const MAX_ROW: usize = 24;
        const LEAD: usize = 3;
        let counts = quantity.kind == QuantityKind::Count && !quantity.unit_tokens.is_empty();
        let sides = drafts.iter().rev().map(|draft| draft.piece).find(|&piece| self.counts_sides(piece))?;
        let with = |piece: &Piece| piece.is(Class::Topic) && piece.is(Class::Reach);
        let verb = (sides.saturating_sub(LEAD)..sides)
            .rev()
            .find(|&verb| self.pieces[verb].any(&[Class::Rise, Class::Fall]))?;
        let row = self.pieces.get(sides + 1..at).filter(|row| row.len() <= MAX_ROW)?;
        let plain = |piece: &Piece| match piece.form {
            Form::Word => piece.any(&[Class::Casualty, Class::And]) || piece.roles.is_idle(),
            Form::Quantity(_) | Form::Hedge | Form::Mark(Mark::Comma) => true,
            _ => false,
        };
        let led = row.split_first().is_some_and(|(first, rest)| with(first) && rest.iter().all(plain));
        let class = [Class::Rise, Class::Fall].into_iter().find(|&class| self.pieces[verb].is(class));
        (counts && led).then_some(Governor { class, piece: Some(verb), subject_end: sides, shared: true })
    }

    /// "cao hơn 2% về tỷ lệ và | 56 tỷ đồng | về số tuyệt đối": the predicate of the movement before, which holds in another aspect.
    fn in_another_aspect(&self, drafts: &[Draft], at: usize, quantity: &Quantity) -> Option<Governor> {
        let and = at.checked_sub(1).filter(|&and| self.pieces[and].is(Class::And))?;
        let moved = |last: &&Draft| last.measure == Measure::Change && is_percent(self.quantity(last));
        let last = drafts.last().filter(moved)?;
        let aspect = |figure: usize| base::aspect_end(self.pieces, figure + 1);
        let beside = aspect(last.piece) == Some(and) && aspect(at).is_some();
        (quantity.kind == QuantityKind::Money && beside).then_some(Governor {
            class: last.governor.class,
            piece: last.governor.piece,
            subject_end: and,
            shared: true,
        })
    }

    /// What the clause before the "lần lượt" of a figure speaks of.
    fn aligned(&self, at: usize) -> Option<Class> {
        const REACH: usize = 40;
        const SPOKEN: [Class; 3] = [Class::GrowthNoun, Class::ShareNoun, Class::RateNoun];
        let first = *self.runs.iter().find(|run| run.contains(&at))?.first()?;
        let floor = first.saturating_sub(REACH);
        let word = (floor..first).rev().find(|&index| self.pieces[index].is(Class::Respectively))?;
        let adjacent = word.checked_sub(1).map(|index| &self.pieces[index])?;
        if let Some(class) = [Class::Rise, Class::Fall].into_iter().find(|&class| adjacent.is(class)) {
            return Some(class);
        }
        self.pieces[floor..word]
            .iter()
            .rev()
            .take_while(|piece| !piece.any(&[Class::Rise, Class::Fall, Class::Reach, Class::Share, Class::Equal]))
            .find_map(|piece| SPOKEN.into_iter().find(|&class| piece.is(class)))
    }

    /// "bằng 7% của Singapore", "bằng 80% năng suất của Lào", "chưa bằng một nửa Vietnam Airlines".
    fn of_other(&self, at: usize) -> bool {
        const REACH: usize = 7;
        let behind = self.pieces.get(at + 1..).unwrap_or_default();
        let mean = |next: &Piece| self.scan.hit(next.tokens.start, Class::MeanLevel).is_some();
        let firm = |next: &Piece| next.form == Form::Word && self.entities[next.tokens.start];
        let price = self.is_of_price(at);
        if price || behind.first().is_some_and(|next| next.is(Class::Of) || mean(next) || firm(next)) {
            return true;
        }
        let noun = behind.iter().take(REACH).take_while(|piece| {
            piece.form == Form::Word && !piece.any(&[Class::And, Class::Rise, Class::Fall, Class::Reach, Class::Versus])
        });
        let count = noun.count();
        let place = behind.get(count).is_some_and(|piece| matches!(piece.form, Form::Place(_)));
        place && count > 1 && behind.get(count - 1).is_some_and(|piece| piece.is(Class::Of))
    }

    /// "chiếm tỷ trọng lớn nhất, với 41,8%": the part is said before the comma, its figure behind.
    fn shared_out(&self, governor: &Governor) -> bool {
        const REACH: usize = 14;
        let Some(comma) = governor.subject_end.checked_sub(1) else { return false };
        self.pieces[comma].mark() == Some(Mark::Comma)
            && self.pieces[comma.saturating_sub(REACH)..comma]
                .iter()
                .rev()
                .take_while(|piece| {
                    !matches!(piece.form, Form::Quantity(_) | Form::Mark(Mark::Comma | Mark::Semicolon))
                })
                .any(|piece| piece.any(&[Class::Share, Class::Contribute]))
    }

    /// Whether a figure behind a comma or "và" goes on with the predicate of the one before: both percentages or both
    /// amounts, and behind a semicolon no noun of its own; a count that begins the next item of a row of counts, each with its
    /// movement, is a level.
    fn is_parallel(&self, drafts: &[Draft], before: &Draft, quantity: &Quantity, at: usize) -> bool {
        let same = is_percent(self.quantity(before)) == is_percent(quantity);
        let semicolon = self.pieces[before.piece..at].iter().any(|piece| piece.mark() == Some(Mark::Semicolon));
        let bare = self.pieces.get(at + 1).is_none_or(|next| next.form != Form::Word || next.is(Class::And));
        let anew = quantity.kind == QuantityKind::Count
            && (semicolon && self.moved_from(before, drafts, true)
                || self.moved_from(before, drafts, false) && self.moves_behind(at, quantity));
        same && (!semicolon || bare) && !anew
    }
}

/// The colons of a sentence behind a movement: "nhu cầu lao động tăng như:", "có tốc độ tăng trưởng cao gồm:".
pub(in crate::fact) fn lists(pieces: &[Piece]) -> Vec<(usize, Class)> {
    const REACH: usize = 12;
    const NEAR: usize = 4;
    let colons = pieces.iter().enumerate().filter(|(_, piece)| piece.mark() == Some(Mark::Colon) && piece.depth == 0);
    let head = |colon: usize| {
        // "tăng so với cùng kỳ, | như:", "tăng cao, | gồm:": the words that lead to the items are passed, with their comma.
        let leads = |at: &usize| pieces[*at].any(&[Class::Conjunction, Class::Breakdown, Class::Exhaustive]);
        let comma = colon.checked_sub(1).filter(leads).and_then(|lead| lead.checked_sub(1));
        let end = comma.filter(|&comma| pieces[comma].mark() == Some(Mark::Comma)).unwrap_or(colon);
        let before = || {
            pieces[end.saturating_sub(REACH)..end]
                .iter()
                .rev()
                .take_while(|piece| !matches!(piece.form, Form::Quantity(_) | Form::Mark(_)))
        };
        if before().any(|piece| piece.is(Class::GrowthNoun)) {
            return Some(Class::Rise);
        }
        before().take(NEAR).find_map(|piece| [Class::Rise, Class::Fall].into_iter().find(|&class| piece.is(class)))
    };
    let mut out: Vec<_> = colons.filter_map(|(colon, _)| Some((colon, head(colon)?))).collect();
    out.extend(named(pieces));
    out.sort_unstable_by_key(|&(at, _)| at);
    out
}

/// "một số tỉnh có chỉ số tăng cao là A 21%, B 18%", "các mặt hàng tăng mạnh như A 12%, B 9%": a row of names with their
/// figures behind what is said of all of them.
fn named(pieces: &[Piece]) -> Option<(usize, Class)> {
    const MAX_NAME: usize = 8;
    let opens = |at: &usize| pieces[*at].any(&[Class::Copula, Class::Conjunction, Class::Exhaustive]);
    let link = (1..pieces.len()).find(opens)?;
    // "các ngành đều tăng trưởng, gồm A (5%), B (6%)".
    let comma = link - usize::from(pieces[link].is(Class::Exhaustive) && pieces[link - 1].mark() == Some(Mark::Comma));
    let moves = |piece: &Piece| piece.any(&[Class::Rise, Class::Fall]);
    let said = pieces[..comma].iter().rposition(|piece| !piece.is(Class::Adverb) || moves(piece))?;
    let all = said.checked_sub(1).is_some_and(|before| pieces[before].is(Class::Aspectual));
    let (said, noun) = (&pieces[said], pieces[said].is(Class::GrowthNoun) && !all);
    let class = [Class::Rise, Class::Fall].into_iter().find(|&class| said.is(class) && !noun)?;
    let figures = || (link + 1..pieces.len()).filter(|&at| pieces[at].quantity().is_some());
    let row = figures().take(2).try_fold(link, |from, figure| {
        let between = pieces.get(from + 1..figure)?;
        let bare = |piece: &Piece| match piece.form {
            Form::Word => !piece.any(&crate::fact::grammar::phrase::PREDICATES),
            Form::Place(_) | Form::Hedge | Form::Mark(Mark::Comma | Mark::Open | Mark::Close) => true,
            _ => false,
        };
        (!between.is_empty() && between.len() <= MAX_NAME && between.iter().all(bare)).then_some(figure)
    });
    (figures().nth(1).is_some() && row.is_some()).then_some((link, class))
}
