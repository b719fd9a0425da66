//! Where the order of the words alone tells what a figure is of, and no other words compete.

use super::Figure;
use crate::fact::Measure;
use crate::fact::grammar::phrase::{Phrase, says};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::Draft;
use crate::lexicon::Class;
use crate::mention::{QuantityKind, TokenRange};
use crate::token::Case;

impl Figure<'_> {
    /// Whether what stands around a subject tells that it is the one, where what it was read from does not.
    pub(super) fn is_settled(&self, own: &Phrase, told: &Phrase) -> bool {
        self.is_part_named(own)
            || self.item_title(own).is_some()
            || !own.is_empty() && self.is_anaphor(own) && !told.is_empty() && told != own
            || told != own && !told.is_empty() && self.is_performance(own)
            || told != own && self.is_amount_of_deed(own) && self.named(own).is_some_and(|named| named == *told)
            || !own.is_empty() && self.priced(own).is_some()
            || self.next_is(&[Class::Locative, Class::Dative]) && self.part_behind(own, self.after()).is_some()
            || self.next_is(&[Class::Dative]) && self.told_alike(own, self.after()).is_some_and(|alike| alike == *told)
            || self.contributed(own, self.after()).is_some()
            || begins(told, own) && (self.is_part(own) || self.shares_out(own) || self.moves_beside(own))
            || told.len() > own.len() && self.is_with(own)
            || self.is_what_is(own)
            || begins(told, own) && self.is_cut_short(own)
            || begins(told, own) && (self.is_paced() || self.is_code(own))
            || begins(told, own) && (self.is_effect(own) || self.is_before_bracket(own) || self.is_moved_between(own))
            || self.is_beneath(own)
            || own.is_empty() && self.is_whole_told(told)
            || self.says_again(own)
            || self.is_held(told)
            || own.is_empty() && self.reader.moves_as_reason(self.drafts, &self.governor)
            || self.is_behind_label(own) && begins(told, own)
            || told != own && !told.is_empty() && !own.is_empty() && self.names_only_unit(own)
            || self.part_here(own).is_some_and(|part| part == *told)
            || self.among(self.after()).is_some_and(|among| told.parts.ends_with(&among.parts))
            || told != own && self.is_conditional(own)
            || own.is_empty() && self.told_in_unit().is_some_and(|alike| alike == *told)
    }

    /// "Thu chi ngân sách: | Tổng thu ước đạt": what a statement begins with that a label stands before.
    fn is_behind_label(&self, own: &Phrase) -> bool {
        const MAX_OWN: usize = 10;
        let whole = own.roles.any(&[Class::Total, Class::WholeNoun]);
        whole
            && self.drafts.is_empty()
            && self.led(own, MAX_OWN).is_some_and(|(lead, _)| lead.mark() == Some(Mark::Colon))
    }

    /// "tổng chi phí | gồm tiền lương và tiền thuê | tăng 9%", "cổ phần | được nắm giữ bởi bộ | chiếm", "mục tiêu doanh thu | hội đồng
    /// giao | là": a measured noun without what it is made up of, what is done to it by somebody, or who set it.
    fn is_cut_short(&self, own: &Phrase) -> bool {
        const MAX_VERB: usize = 4;
        let (pieces, verb) = (self.reader.pieces, self.governor.subject_end);
        let end = own.parts.last().map_or(0, |part| part.end);
        let cut = self.reader.piece_of(end);
        let Some(rest) = pieces.get(cut..verb).filter(|rest| !rest.is_empty()) else { return false };
        let by = |piece: &Piece| piece.is(Class::Dative) && piece.is(Class::Because);
        let set = rest.len() > 1 && rest.last().is_some_and(|last| last.is(Class::Adopt));
        self.governor.class.is_some()
            && (own.is_measured() || own.roles.has(Class::WholeNoun))
            && own.parts.len() == 1
            && (rest[0].is(Class::Exhaustive)
                || rest[0].is(Class::Passive) && rest.iter().take(MAX_VERB).any(by)
                || set && own.roles.any(&[Class::TargetNoun, Class::PlanNoun]))
    }

    /// "việc cắt giảm chuyến bay đã khiến | giá vé tuyến này | tăng 15%": what stands between the word for an effect and its
    /// movement is what moved, not the reason.
    fn is_effect(&self, own: &Phrase) -> bool {
        const MAX_NOUN: usize = 8;
        let pieces = self.reader.pieces;
        let Some((lead, part)) = self.led(own, MAX_NOUN) else { return false };
        let moves = matches!(self.governor.class, Some(Class::Rise | Class::Fall | Class::ToLevel));
        let said = pieces.get(self.governor.subject_end).is_some_and(|verb| verb.tokens.start == part.end);
        moves && said && own.is_measured() && lead.is(Class::Cause)
    }

    /// "bán tài sản nhằm giảm | dư nợ vay | từ 9 tỷ đồng xuống 6 tỷ đồng": what stands between the verb of a movement and the level that
    /// it sets out from.
    fn is_moved_between(&self, own: &Phrase) -> bool {
        const MAX_NOUN: usize = 8;
        const MOVES: [Class; 2] = [Class::Rise, Class::Fall];
        let Some((lead, part)) = self.led(own, MAX_NOUN) else { return false };
        let from = self.governor.piece.filter(|_| self.governor.class == Some(Class::From));
        let said = from.is_some_and(|from| self.reader.pieces[from].tokens.start == part.end);
        let aims = || MOVES.iter().any(|&class| self.reader.scan.hit(lead.tokens.end - 1, class).is_some());
        said && own.is_measured() && (lead.any(&MOVES) || lead.is(Class::StatusTarget) && aims())
    }

    /// "cổ phiếu HPG tăng, trong khi | VNM | giảm 1,5%": a code alone right before the verb of a movement is what moved.
    fn is_code(&self, own: &Phrase) -> bool {
        const SHORTEST: usize = 3;
        let scan = self.reader.scan;
        let verb = self.reader.pieces.get(self.governor.subject_end).map(|verb| verb.tokens.start);
        let moves = matches!(self.governor.class, Some(Class::Rise | Class::Fall));
        let code = |part: &TokenRange| {
            scan.tokens[part.start].case == Case::Upper && scan.word(part.start).chars().count() >= SHORTEST
        };
        moves && own.len() == 1 && own.parts.iter().all(|part| Some(part.end) == verb && code(part))
    }

    /// "mã này giảm mạnh với | biên độ | lên tới 12%": between the movement and its figure stands only how far.
    fn is_paced(&self) -> bool {
        let verb = self.governor.piece.unwrap_or(self.at);
        self.reader.pieces.get(verb..self.at).is_some_and(|between| between.iter().any(|piece| piece.is(Class::Pace)))
    }

    /// "Mỹ vẫn là thị trường lớn nhất, | đạt 37 tỷ USD", "du lịch là động lực của tăng trưởng | với mức tăng 12%": what a
    /// copula before the comma, or before "với", is said of.
    fn is_what_is(&self, own: &Phrase) -> bool {
        const SAID: [Class; 4] = [Class::Act, Class::Own, Class::Copula, Class::GrowthNoun];
        const MAX_MANNER: usize = 2;
        let pieces = self.reader.pieces;
        let end = own.parts.last().map_or(0, |part| part.end);
        let copula = self.reader.piece_of(end);
        let verb = self.governor.subject_end;
        let comma = verb.checked_sub(1).filter(|&comma| pieces[comma].mark() == Some(Mark::Comma));
        // "tăng trưởng | mạnh nhất | với mức 12%", "có mức tăng 12%".
        let verb = verb + pieces[verb..].iter().take(MAX_MANNER).take_while(|piece| piece.is(Class::Adverb)).count();
        let leads = |lead: &Piece| lead.is(Class::Topic) && lead.is(Class::Reach) || self.reader.leads_mark(lead);
        let with = pieces.get(verb).is_some_and(leads);
        own.parts.len() == 1
            && comma.or(Some(verb).filter(|_| with)).is_some_and(|comma| {
                copula < comma
                    && pieces[copula].is(Class::Copula)
                    && pieces[copula + 1..comma].iter().all(|piece| !says(piece) || piece.any(&SAID))
            })
    }

    /// "vốn thực hiện 31 tỷ USD, | bằng 62% tổng vốn": what part the figure right before is, without a word in between.
    pub(in crate::fact) fn goes_on(&self, own: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        // "300 thí sinh đỗ trong tổng số 420 thí sinh, | chiếm 71%": nor does the whole between them.
        let mut parts = self.drafts.iter().rev().filter(|draft| !self.is_in_all(draft.piece));
        let part = parts.next().filter(|_| own.is_empty() && !self.governor.shared)?;
        let last = self.drafts.last()?;
        let verb = self.governor.piece.unwrap_or(self.at);
        let said = last.measure == Measure::Level
            && self.measure == Measure::Share
            && matches!(self.governor.class, Some(Class::Share | Class::Equal))
            && pieces[last.piece].depth == pieces[self.at].depth
            && self.follows(last, last.piece != part.piece, verb);
        // "Thái Lan đạt 590 triệu USD, chiếm 50% tổng kim ngạch": the name of a part wants the noun of the whole.
        (said && !part.words.is_empty() && !self.is_name(&part.words)).then(|| part.words.clone())
    }

    /// "bà Lan giữ chức giám đốc và nắm giữ | 41.000 cổ phần": those that are held, by whom.
    fn is_held(&self, told: &Phrase) -> bool {
        let verb = self.governor.piece.filter(|_| self.governor.class == Some(Class::Own));
        let ends = verb.is_some_and(|verb| told.parts.last() == Some(&self.reader.pieces[verb].tokens));
        ends && told.parts.len() > 2 && told.parts.first() == Some(&self.quantity.unit_tokens)
    }

    /// "trong tổng số 420 thí sinh", "trong tổng số 420 thí sinh có điểm trên 20": whether a whole is told by its noun alone or by a mark.
    fn is_whole_told(&self, told: &Phrase) -> bool {
        let ends = self.reader.pieces.get(self.at + 1).is_none_or(|next| next.mark().is_some());
        self.is_in_all(self.at) && (ends || told.len() > self.quantity.unit_tokens.len())
    }

    /// Whether only a comma stands between a figure and the verb of the next, or also what qualifies a whole.
    fn follows(&self, last: &Draft, whole: bool, verb: usize) -> bool {
        let Some(between) = self.reader.pieces.get(last.piece + 1..verb) else { return false };
        let comma = between.iter().position(|piece| piece.mark() == Some(Mark::Comma));
        comma.is_some_and(|comma| {
            let qualifies = |piece: &Piece| matches!(piece.form, Form::Word | Form::Place(_) | Form::Generic(_));
            (comma == 0 || whole && between[..comma].iter().all(qualifies))
                && between[comma + 1..].iter().all(|piece| piece.is(Class::Adverb))
        })
    }

    /// "1.320 con lợn của | 45 hộ | tại | 6 xã": those who have what was counted, and where.
    fn is_beneath(&self, own: &Phrase) -> bool {
        let pieces = self.reader.pieces;
        let counts = |last: &Draft| self.reader.quantity(last).kind == QuantityKind::Count;
        let before = pieces[..self.at].iter().rposition(|piece| piece.form != Form::Hedge);
        let joint = before.filter(|&at| pieces[at].form == Form::Word && pieces[at].any(&[Class::Of, Class::AtPoint]));
        own.is_empty()
            && self.quantity.kind == QuantityKind::Count
            && self.drafts.last().is_some_and(|last| counts(last) && joint.is_some_and(|joint| last.piece < joint))
    }

    /// "12 dự án với | tổng vốn | 145 triệu USD": a measured noun between "với" and its figure.
    fn is_with(&self, own: &Phrase) -> bool {
        const MAX_NOUN: usize = 6;
        let pieces = self.reader.pieces;
        let Some((lead, part)) = self.led(own, MAX_NOUN) else { return false };
        let counts = |last: &Draft| self.reader.quantity(last).kind == QuantityKind::Count;
        lead.is(Class::Topic)
            && lead.is(Class::Reach)
            && own.is_measured()
            && self.drafts.last().is_some_and(counts)
            && !self.quantity.unit.contains('/')
            && self.measure == Measure::Level
            && pieces[..self.at]
                .iter()
                .rev()
                .find(|piece| piece.form != Form::Hedge)
                .is_some_and(|last| last.tokens.end == part.end)
    }

    /// A phrase of `most` tokens that stands in one piece, and what stands before it.
    fn led<'p>(&self, own: &'p Phrase, most: usize) -> Option<(&Piece, &'p TokenRange)> {
        let part = own.parts.first().filter(|_| own.parts.len() == 1 && own.len() <= most)?;
        let first = self.reader.piece_from(part.start);
        Some((&self.reader.pieces[first.checked_sub(1)?], part))
    }

    /// "..., kinh doanh bất động sản | chiếm 12%": a noun phrase between a comma and the verb of shares.
    fn shares_out(&self, own: &Phrase) -> bool {
        const MAX_PART: usize = 12;
        let pieces = self.reader.pieces;
        let verb = pieces.get(self.governor.subject_end).filter(|_| self.governor.class == Some(Class::Share));
        let Some((lead, part)) = self.led(own, MAX_PART) else { return false };
        lead.mark() == Some(Mark::Comma) && verb.is_some_and(|verb| verb.tokens.start == part.end)
    }

    /// "doanh thu từ may mặc, da giày và túi xách tăng 40%, | đồ gỗ | tăng 12%, gốm sứ giảm 3%": a noun phrase between the comma
    /// behind one movement and the verb of its own is what moved, whatever the figures before are of.
    fn moves_beside(&self, own: &Phrase) -> bool {
        const MAX_NOUN: usize = 5;
        const MOVES: [Class; 2] = [Class::Rise, Class::Fall];
        let pieces = self.reader.pieces;
        let Some((_, part)) = self.led(own, MAX_NOUN) else { return false };
        let first = self.reader.piece_from(part.start);
        let beside = |last: &Draft| {
            let moved =
                last.measure == Measure::Change && last.governor.class.is_some_and(|verb| MOVES.contains(&verb));
            let joint = pieces.get(last.piece + 1..first);
            moved && joint.is_some_and(|joint| matches!(joint, [comma] if comma.mark() == Some(Mark::Comma)))
        };
        let said = pieces.get(self.governor.subject_end).is_some_and(|verb| verb.tokens.start == part.end);
        let moves = self.measure == Measure::Change && self.governor.class.is_some_and(|verb| MOVES.contains(&verb));
        let noun = |piece: &Piece| piece.form == Form::Word && (piece.roles.is_idle() || piece.is(Class::Flow));
        moves && said && self.drafts.last().is_some_and(beside) && self.pieces_of(own).all(noun)
    }

    /// "y tế tăng 27%, | bán lẻ | tăng 21%": a trade beside a thing that moved is another thing, not the trade in it.
    pub(super) fn deed_beside(&self, own: &Phrase) -> Option<Phrase> {
        let last = self.drafts.last()?;
        let thing = !last.label.is_empty() && self.pieces_of(&last.label).all(|piece| piece.roles.is_idle());
        (thing && self.all(own, &[Class::Flow]) && self.moves_beside(own)).then(|| own.clone())
    }

    /// "trong đó ngành chế biến tăng 9%, riêng | khai khoáng | giảm 6%": what stands between the word for a part and its
    /// predicate is the part.
    pub(in crate::fact) fn is_part(&self, own: &Phrase) -> bool {
        const MAX_PART: usize = 10;
        let pieces = self.reader.pieces;
        let Some((lead, part)) = self.led(own, MAX_PART) else { return false };
        let said = pieces.get(self.governor.subject_end).is_some_and(|verb| verb.tokens.start == part.end);
        let apart = lead.is(Class::Intro) && lead.is(Class::Topic) && !lead.any(&[Class::Reach, Class::Aspect]);
        (lead.is(Class::Breakdown) || apart) && said && self.governor.class.is_some()
    }
}

/// Whether what is told begins with the words that stand there.
fn begins(told: &Phrase, own: &Phrase) -> bool {
    told.parts.first().is_some_and(|first| own.parts.first() == Some(first))
}
