//! Figures that begin anew: with what those of the figure before have, or behind a semicolon with a noun of their own.

use super::Figure;
use super::qualifier;
use crate::fact::Measure;
use crate::fact::grammar::phrase::{self, Phrase, says};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::sentence::is_percent;
use crate::lexicon::Class;
use crate::mention::QuantityKind;

impl Figure<'_> {
    /// "tỷ lệ hộ có nhà kiên cố 62%, trong đó | có điện, nước máy | 40%": those of the figure before who have something as well.
    pub(super) fn with_what(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_PIECES: usize = 8;
        let pieces = self.reader.pieces;
        let first = own.parts.first().filter(|_| own.parts.len() == 1)?;
        let end = own.parts.last()?.end;
        let before = self.drafts.last().filter(|before| is_percent(self.reader.quantity(before)))?;
        let at = pieces.partition_point(|piece| piece.tokens.start < first.start);
        let plain = |piece: &Piece| match piece.form {
            Form::Word => piece.roles.is_idle() || piece.any(&[Class::And, Class::Have]),
            Form::Mark(mark) => mark == Mark::Comma,
            _ => false,
        };
        // What they have stands right behind the figure, or behind the word for a part.
        let floor = before.piece + 1;
        let have = (floor..=at).find(|&have| pieces.get(have).is_some_and(|piece| piece.is(Class::Have)))?;
        let leads =
            |piece: &Piece| matches!(piece.mark(), Some(Mark::Comma | Mark::Semicolon)) || piece.is(Class::Breakdown);
        let alike = matches!(self.measure, Measure::Level | Measure::Share)
            && matches!(before.measure, Measure::Level | Measure::Share)
            && is_percent(self.quantity)
            && self.governor.class.is_none_or(|class| class == Class::Have);
        let listed = at - have <= MAX_PIECES
            && have > floor
            && pieces[floor..have].iter().all(leads)
            && pieces.get(have..=at).is_some_and(|row| row.iter().all(plain));
        // "còn lại 38%": what it says itself.
        let named = !before.subject.is_empty() && end > pieces[have].tokens.end;
        (alike && listed && named).then(|| before.subject.then(&Phrase::of_tokens(pieces[have].tokens.start..end)))
    }

    /// "cả nước có 4.400 trẻ mồ côi, riêng TP. HCM chiếm | gần một nửa": a place alone has a part of those counted before, where no whole
    /// is told.
    pub(super) fn part_of_counted(&self, own: &Phrase) -> Option<Phrase> {
        let whole = self.reader.pieces.get(self.at + 1).is_none_or(|next| next.mark().is_some());
        let takes = self.measure == Measure::Share && self.governor.class == Some(Class::Share) && whole;
        let last = self.drafts.last().filter(|_| takes && !own.is_empty() && self.all_places(own))?;
        let counts = last.measure == Measure::Level && self.reader.quantity(last).kind == QuantityKind::Count;
        counts.then(|| last.words.then(own))
    }

    /// "Khảo sát cho thấy | 42% người trẻ dưới 30 tuổi có ý định nghỉ việc", "chỉ | 15% khách cho biết hài lòng": how many of those behind
    /// it are, do or say something, where the figure begins its statement.
    pub(super) fn share_told(&self, own: &Phrase) -> Option<Phrase> {
        const MAX_TOLD: usize = 20;
        const STOPS: [Class; 5] =
            [Class::But, Class::Conjunction, Class::Breakdown, Class::Versus, Class::Respectively];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let share = is_percent(self.quantity) && self.quantity.part.is_none();
        // "Ấn Độ có | 25% dân số trong độ tuổi lao động": a place is told as such.
        let has = self.governor.piece.is_some_and(|verb| pieces[verb].is(Class::Have)) && self.all_places(own);
        let free = self.governor.class.is_none() || has;
        if !share || !matches!(self.measure, Measure::Level | Measure::Share) || !free {
            return None;
        }
        let skips = |piece: &&Piece| piece.form == Form::Hedge || piece.any(&[Class::Adverb, Class::Preverb]);
        let lead = pieces[..self.at].iter().rev().find(|piece| !skips(piece));
        let begins = has
            || lead.is_none_or(|lead| lead.is(Class::Said) && !lead.any(&[Class::Reach, Class::Act]))
            || own.is_empty() && lead.is_some_and(|lead| matches!(lead.mark(), Some(Mark::Comma | Mark::Quote)));
        let next = pieces.get(self.at + 1).filter(|next| begins && next.form == Form::Word)?;
        let noun = scan.hit(next.tokens.start, Class::Noun).map(|hit| hit.end as usize);
        let counted = noun.or_else(|| Some(next.tokens.end).filter(|_| has && next.is(Class::WholeNoun)))?;
        let ends = |at: &usize| {
            let piece = &pieces[*at];
            let figure =
                || pieces.get(at + 1).is_some_and(|next| next.quantity().is_some() || next.form == Form::Hedge);
            match piece.form {
                Form::Mark(mark) => mark != Mark::Quote,
                Form::Word => piece.any(&STOPS) || piece.is(Class::And) && figure(),
                Form::Quantity(index) => is_percent(&self.reader.mentions.quantities[index]),
                _ => false,
            }
        };
        let limit = pieces.len().min(self.at + 1 + MAX_TOLD);
        let end = (self.at + 1..limit).find(ends).unwrap_or(limit);
        let told = phrase::tidy(scan, pieces, self.at + 1..end);
        // "42% người lao động": no more than the noun tells nothing of them.
        let more = told.parts.last().is_some_and(|last| last.end > counted);
        more.then_some(told)
    }

    /// "tuyển mới tăng 5%; | 49% lao động có hợp đồng": a share that begins behind a semicolon is of the noun behind it; so is
    /// one that is kept ("; duy trì | 100% ấp có đường ô tô").
    pub(super) fn share_anew(&self, own: &Phrase) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let end = self.governor.subject_end.min(self.at);
        let lead = pieces[..end].iter().rev().find(|piece| piece.form != Form::Hedge)?;
        let begins = lead.mark() == Some(Mark::Semicolon) && own.is_empty() && self.governor.class.is_none();
        let share = is_percent(self.quantity) && matches!(self.measure, Measure::Level | Measure::Share);
        let next = pieces.get(self.at + 1)?;
        let noun = next.form == Form::Word
            && (next.roles.is_idle()
                || next.is(Class::MeasureNoun)
                || self.reader.scan.hit(next.tokens.start, Class::Noun).is_some());
        let told = || Some(self.after()).filter(|told| told.len() > 1).cloned();
        (begins && share && noun).then(told).flatten()
    }

    /// "chiếm 97% số doanh nghiệp, | 40% GDP và 50% lao động": the same part, of another whole.
    pub(super) fn of_other_whole(&self, own: &Phrase) -> Option<Phrase> {
        const TAKES: [Class; 4] = [Class::Share, Class::Own, Class::Contribute, Class::Equal];
        const MAX_WHOLE: usize = 8;
        const MAX_ROW: usize = 8;
        let pieces = self.reader.pieces;
        let share = self.measure == Measure::Share && is_percent(self.quantity) && self.quantity.part.is_none();
        let last = self.drafts.last().filter(|last| share && last.measure == Measure::Share)?;
        // In a row of several the first has the verb.
        let mut verb = self.drafts.iter().rev().take(MAX_ROW).take_while(|draft| draft.subject == last.subject);
        let takes = verb.find_map(|draft| draft.governor.class).is_some_and(|class| TAKES.contains(&class));
        let joint = (last.piece + 1..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)?;
        let linked = pieces[joint].mark() == Some(Mark::Comma) || pieces[joint].is(Class::And);
        // Both wholes are named, and nothing is said of either.
        let noun = |piece: &Piece| match piece.form {
            Form::Word => !says(piece) && !piece.any(&[Class::But, Class::Cause, Class::Because]),
            Form::Place(_) | Form::Generic(_) => true,
            _ => false,
        };
        let before = pieces
            .get(last.piece + 1..joint)
            .is_some_and(|whole| !whole.is_empty() && whole.len() <= MAX_WHOLE && whole.iter().all(noun));
        let behind = pieces.get(self.at + 1..).unwrap_or_default();
        let length = behind.iter().take(MAX_WHOLE).take_while(|piece| noun(piece) && !piece.is(Class::And)).count();
        let ends = behind.get(length).is_none_or(|end| end.mark().is_some() || end.is(Class::And));
        // "sở hữu 51% cổ phần tại An Bình và 49% cổ phần tại Hải Âu": each of what stands behind it; "chiếm 41% thị phần sữa bột,
        // 54% thị phần sữa nước": and of its own market.
        let end = pieces[last.piece].tokens.start;
        let ahead = last.subject.parts.iter().all(|part| part.start < end);
        let market = behind.first().is_some_and(|noun| noun.is(Class::ShareNoun));
        let whole = own.is_empty() && ahead && !market && takes && linked && before && length > 0 && ends;
        (whole && !last.subject.is_empty()).then(|| last.subject.clone())
    }

    /// "90% trường học, 100% trạm xá | được kiên cố": what is said once of two shares behind the nouns of both.
    pub(super) fn shared_deed(&self, words: &Phrase) -> Option<Phrase> {
        const MAX_NOUN: usize = 6;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let share = |at: usize| {
            let quantity = pieces.get(at)?.quantity().and_then(|index| self.reader.mentions.quantities.get(index))?;
            is_percent(quantity).then_some(at)
        };
        if self.measure != Measure::Share || !is_percent(self.quantity) || words.len() > MAX_NOUN {
            return None;
        }
        let noun = qualifier::after(scan, pieces, self.at, false, true);
        let plain = |piece: &Piece| match piece.form {
            Form::Word => piece.roles.is_idle(),
            Form::Place(_) | Form::Generic(_) => true,
            _ => false,
        };
        let here = !noun.is_empty() && pieces[noun.clone()].iter().all(plain);
        let comma = pieces.get(noun.end).filter(|comma| comma.mark() == Some(Mark::Comma) || comma.is(Class::And))?;
        let told = words.parts.last().is_some_and(|part| part.end == comma.tokens.start);
        let next = share(noun.end + 1).filter(|_| here && told)?;
        let other = qualifier::after(scan, pieces, next, false, true);
        let deed = other.clone().find(|&at| pieces[at].is(Class::Passive))?;
        let nominal = deed > other.start && pieces[other.start..deed].iter().all(plain);
        nominal.then(|| Phrase::of_tokens(pieces[deed].tokens.start..pieces[other.end - 1].tokens.end))
    }
}
