//! Money that somebody is given or fined, told by the verb with whom and what for: "Hải Âu hỗ trợ xã Tân Lập | 5 tỷ đồng | để xây
//! trường", "ông Bình bị cục thuế truy thu | 40 triệu đồng"; and what a share in a firm yields.

use std::ops::Range;

use crate::fact::Measure;
use crate::fact::grammar::phrase::{self, MEASURED, Phrase};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::subject::Figure;
use crate::lexicon::{Class, Signs};
use crate::mention::QuantityKind;

/// Pieces between the verb and its figure.
const MAX_BETWEEN: usize = 6;
/// Pieces of what it is for, and its tokens.
const MAX_PURPOSE: usize = 10;
const MAX_TOKENS: usize = 14;
/// Pieces of a clause before the verb.
const MAX_CLAUSE: usize = 16;
/// Tokens of a verb that tells that something was decided.
const DECIDED: usize = 2;

impl Figure<'_> {
    /// "hỗ trợ xã Tân Lập | 5 tỷ đồng | để xây trường": the verb, whom it reaches, what for; who gives is told less.
    pub(in crate::fact) fn granted(&self) -> Option<Phrase> {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        if self.quantity.kind != QuantityKind::Money
            || self.measure != Measure::Level
            || self.quantity.unit.contains('/')
        {
            return None;
        }
        // "được thưởng": a passive may be one word with its verb.
        let granted = |at: usize| {
            let tokens = &pieces[at].tokens;
            let ends = |token: usize| scan.hit(token, Class::Grant).is_some_and(|hit| hit.end as usize == tokens.end);
            tokens.clone().find(|&token| ends(token))
        };
        // "sẽ dùng | 300 tỷ đồng | để xây nhà máy": what money is spent on tells what it is.
        let spent = |at: usize| {
            let tokens = &pieces[at].tokens;
            scan.hit(tokens.start, Class::Spend).filter(|hit| hit.end as usize == tokens.end).map(|_| tokens.start)
        };
        let granted = |at: usize| granted(at).or_else(|| spent(at));
        let grants = |at: usize| pieces[at].form == Form::Word && granted(at).is_some();
        let end = (0..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)? + 1;
        let whom = |piece: &Piece| match piece.form {
            // "phân bổ | cho | mỗi xã".
            Form::Word => piece.roles.is_idle() || piece.any(&[Class::Firm, Class::Per, Class::Dative]),
            Form::Place(_) | Form::Generic(_) => true,
            _ => false,
        };
        let verb = (end.saturating_sub(MAX_BETWEEN)..end).rev().find(|&at| grants(at) || !whom(&pieces[at]));
        let verb = verb.filter(|&verb| grants(verb))?;
        let floor = verb.saturating_sub(MAX_CLAUSE);
        let stops = |at: &usize| matches!(pieces[*at].form, Form::Quantity(_) | Form::Mark(_));
        let start = (floor..verb).rev().find(stops).map_or(floor, |at| at + 1);
        let clause = &pieces[start..verb];
        let spends = spent(verb).is_some();
        // "kinh phí hỗ trợ", "mức phạt", "việc hỗ trợ": a noun of its own.
        let noun = |piece: &Piece| {
            // "dự kiến sẽ dùng".
            let planned = piece.is(Class::PlanNoun) && !(spends && piece.is(Class::StatusForecast));
            planned || piece.any(&MEASURED) || piece.any(&[Class::Nominal, Class::Have, Class::Copula])
        };
        let led = clause.last().is_some_and(|last| {
            last.any(&[Class::Passive, Class::Preverb, Class::StatusActual, Class::Said, Class::Adverb])
                || matches!(last.form, Form::Place(_) | Form::Generic(_))
                || scan.hit(last.tokens.start, Class::Report).is_some()
                || self.reader.entities[last.tokens.end - 1]
                || scan.tokens[last.tokens.end - 1].is_capital()
                // "Thủ tướng đồng ý | phân bổ".
                || last.tokens.end.checked_sub(DECIDED).is_some_and(|start| {
                    scan.phrase(start, last.tokens.end, Class::Decide) == Some(last.tokens.end)
                })
        });
        if clause.iter().any(noun) || !led && !spends {
            return None;
        }
        let said = granted(verb)?..pieces[verb].tokens.end;
        let fines = scan.hit(said.start, Class::Fine).is_some();
        let purpose = self.purpose().or_else(|| self.offence().filter(|_| fines)).unwrap_or_default();
        if spends && (purpose.is_empty() || verb + 1 < end) {
            return None;
        }
        let passive = clause.iter().rposition(|piece| piece.is(Class::Passive)).filter(|_| !spends);
        let passive = passive.or(Some(clause.len()).filter(|_| said.start > pieces[verb].tokens.start));
        let whom = match passive {
            Some(passive) => self.patient(start..start + passive),
            None => phrase::tidy(scan, pieces, verb + 1..end),
        };
        // "đề nghị Chính phủ | thưởng": that it is asked for.
        let asked = clause
            .iter()
            .find(|piece| scan.hit(piece.tokens.start, Class::Asks).is_some() || piece.is(Class::StatusTarget));
        let bare = whom.is_empty() && purpose.is_empty();
        let asked =
            asked.filter(|_| bare).map_or_else(Phrase::default, |piece| Phrase::of_pieces(std::slice::from_ref(piece)));
        Some(asked.then(&Phrase::of_tokens(said)).then(&whom).then(&purpose))
    }

    /// "ông Bình | cũng đã bị cục thuế truy thu": whom it befell, without the words that lead to the verb.
    fn patient(&self, range: Range<usize>) -> Phrase {
        const LEADS: [Class; 5] =
            [Class::Preverb, Class::StatusActual, Class::Adverb, Class::Aspectual, Class::StatusForecast];
        let pieces = self.reader.pieces;
        let leads = |at: &usize| pieces[*at].form == Form::Word && pieces[*at].any(&LEADS);
        let end = range.clone().find(leads).unwrap_or(range.end);
        let end = if end == range.start { range.end } else { end };
        let whom = phrase::tidy(self.reader.scan, pieces, range.start..end);
        if whom.is_empty() { Phrase::of_pieces(&pieces[range.start..end]) } else { whom }
    }

    /// "40 triệu đồng | về hành vi bán hàng giả, không có giấy phép": the offence that somebody is fined for.
    fn offence(&self) -> Option<Phrase> {
        const LEADS: [Class; 4] = [Class::Aspect, Class::Topic, Class::Because, Class::Dative];
        let pieces = self.reader.pieces;
        let lead = pieces.get(self.at + 1).filter(|lead| lead.form == Form::Word && lead.any(&LEADS))?;
        self.reader.scan.hit(lead.tokens.end, Class::Offence)?;
        self.told_behind(lead)
    }

    /// "5 tỷ đồng | để xây trường", "40 triệu đồng | do bán hàng giả": what for.
    fn purpose(&self) -> Option<Phrase> {
        let lead = self.reader.pieces.get(self.at + 1)?;
        if lead.any(&[Class::Because, Class::Dative]) { self.told_behind(lead) } else { None }
    }

    /// What stands behind the word that leads from the figure to it.
    fn told_behind(&self, lead: &Piece) -> Option<Phrase> {
        let pieces = self.reader.pieces;
        let start = self.at + 2;
        let limit = pieces.len().min(start + MAX_PURPOSE);
        let inside = |at: &usize| match pieces[*at].form {
            Form::Word => !pieces[*at].any(&[Class::But, Class::Conjunction, Class::Subordinate]),
            Form::Place(_) | Form::Generic(_) | Form::Period(_) | Form::Mark(Mark::Quote) => true,
            _ => false,
        };
        let end = (start..limit).take_while(inside).last()? + 1;
        // "trên 5 tỷ đồng cho | 12 xã": those that are counted have a figure of their own.
        let counted = pieces.get(end).is_some_and(|next| next.quantity().is_some()) && lead.is(Class::Dative);
        let purpose = phrase::tidy(self.reader.scan, pieces, start..end);
        (!purpose.is_empty() && purpose.len() <= MAX_TOKENS && !counted).then_some(purpose)
    }

    /// "chia cổ tức cho cổ đông tới | 30% | gồm 10% bằng tiền mặt", "1 cổ phiếu được nhận | 2.000 đồng": what a share yields.
    pub(in crate::fact) fn yielded(&self) -> Option<Phrase> {
        const REACH: usize = 18;
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let percent = crate::fact::sentence::is_percent(self.quantity);
        if self.measure != Measure::Level && self.measure != Measure::Share {
            return None;
        }
        let yields = |at: usize| pieces[at].tokens.clone().find(|&token| scan.hit(token, Class::Dividend).is_some());
        let floor = self.at.saturating_sub(REACH);
        let stops = |at: &usize| matches!(pieces[*at].mark(), Some(Mark::Semicolon | Mark::Colon | Mark::Stop));
        let start = (floor..self.at).rev().find(stops).map_or(floor, |at| at + 1);
        let told = self.reader.may_say(Signs::class(Class::Dividend));
        let noun = (start..self.at).rev().find(|&at| told && yields(at).is_some());
        if percent {
            return self.yield_in_percent(noun?);
        }
        self.yield_of_share(noun)
    }

    /// "chia cổ tức tỷ lệ | 15% | bằng tiền mặt và 20% bằng cổ phiếu".
    fn yield_in_percent(&self, noun: usize) -> Option<Phrase> {
        const MOVES: [Class; 4] = [Class::Rise, Class::Fall, Class::Share, Class::Own];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let other = |at: usize| {
            let piece = &pieces[at];
            // "15% | bằng tiền mặt |": in what it is paid.
            let paid = pieces[at - 1].is(Class::Equal);
            piece
                .quantity()
                .is_some_and(|index| !crate::fact::sentence::is_percent(&self.reader.mentions.quantities[index]))
                || piece.any(&MOVES)
                || !paid
                    && piece.any(&MEASURED)
                    && !piece.is(Class::RateNoun)
                    && !piece.is(Class::Anaphor)
                    && !piece.is(Class::Vague)
        };
        if (noun + 1..self.at).any(other) {
            return None;
        }
        let security = |at: usize| scan.hit(pieces[at].tokens.start, Class::Security).is_some();
        // "chi trả thêm 16% | cổ phiếu thưởng": shares are what is paid.
        let next = pieces.get(self.at + 1)?;
        let (start, lead) = if next.is(Class::Equal) { (self.at + 2, true) } else { (self.at + 1, false) };
        let plain = |at: &usize| {
            pieces[*at].form == Form::Word && !pieces[*at].any(&[Class::And, Class::Passive, Class::Preverb])
        };
        let end = (start..pieces.len().min(start + 3)).take_while(plain).last().map_or(start, |last| last + 1);
        let paid = phrase::tidy(scan, pieces, start..end);
        if !lead && end > start && security(start) {
            return Some(paid);
        }
        // "tạm ứng | cổ tức", "chia | cổ tức": what is done with it.
        let deed = |at: &usize| {
            let piece = &pieces[*at];
            let word = piece.form == Form::Word && (piece.is(Class::Act) || piece.roles.is_idle());
            word && !self.reader.entities[piece.tokens.start] && (!piece.capital || *at == 0)
        };
        let verb = (noun.saturating_sub(2)..noun).rev().take_while(deed).last().unwrap_or(noun);
        let first = pieces[verb].tokens.start;
        let said = Phrase::of_tokens(first..pieces[noun].tokens.end);
        Some(if lead { said.then(&paid) } else { said })
    }

    /// "(| 01 cổ phiếu được nhận | 1.000 đồng)": the yield that was spoken of, of one share.
    fn yield_of_share(&self, noun: Option<usize>) -> Option<Phrase> {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let end = (0..self.at).rev().find(|&at| pieces[at].form != Form::Hedge)? + 1;
        let first = |at: usize| pieces[at].tokens.start;
        let verb = (end.saturating_sub(3)..end).find(|&at| {
            scan.phrase(first(at), pieces[end - 1].tokens.end, Class::PerOneTail) == Some(pieces[end - 1].tokens.end)
        })?;
        let share = verb.checked_sub(1).filter(|&share| {
            scan.hit(pieces[share].tokens.end - 1, Class::Security).is_some()
                || scan.hit(first(share), Class::Security).is_some()
        })?;
        let dividend = |tokens: Range<usize>| {
            tokens.clone().find_map(|token| scan.hit(token, Class::Dividend).map(|hit| token..hit.end as usize))
        };
        let here = noun.and_then(|noun| dividend(pieces[noun].tokens.clone()));
        let before = || self.context.last.indicator.as_ref()?.parts.iter().cloned().find_map(dividend);
        let told = Phrase::of_tokens(here.or_else(before)?);
        let share =
            scan.hits.at(pieces[share].tokens.end - 1).next().map_or(first(share), |_| pieces[share].tokens.end - 2);
        Some(told.then(&Phrase::of_tokens(share.max(first(verb) - 2)..pieces[end - 1].tokens.end)))
    }
}
