//! Of what kinds those are that are counted: nouns in a row, and those of whom the sentence says that it tells.

use crate::fact::grammar::phrase::{self, MEASURED, Phrase, says};
use crate::fact::grammar::piece::{Form, Mark, Piece};
use crate::fact::subject::Figure;
use crate::fact::subject::qualifier::{MAX_AFTER, VERBS, there_are};
use crate::lexicon::Class;
use crate::mention::{QuantityKind, Scan};

/// Where nouns that are counted together end, of which the second stands behind the comma at a piece.
pub(in crate::fact) fn heads(scan: &Scan<'_>, pieces: &[Piece], comma: usize) -> Option<usize> {
    const MAX_HEADS: usize = 5;
    let joins = |at: usize| {
        pieces.get(at).is_some_and(|piece| piece.mark() == Some(Mark::Comma) || at > comma && piece.is(Class::And))
    };
    let mut at = comma;
    for _ in 0..MAX_HEADS {
        let Some(end) = Some(at).filter(|&at| joins(at)).and_then(|at| noun(scan, pieces, at + 1)) else { break };
        at = end;
    }
    // "hộ nghèo 42 hộ, hộ cận nghèo: 58 hộ".
    let figure = pieces[at.min(pieces.len())..]
        .iter()
        .take(MAX_AFTER)
        .take_while(|piece| !piece.is(Class::Topic))
        .find(|piece| piece.mark().is_some() || piece.quantity().is_some())
        .is_some_and(|piece| piece.quantity().is_some() || piece.mark() == Some(Mark::Colon));
    (at > comma && !figure).then_some(at)
}

/// "85% | số xã, phường, thị trấn | đạt chuẩn": where the nouns end that a share at a piece is of together.
pub(in crate::fact) fn share_heads(scan: &Scan<'_>, pieces: &[Piece], at: usize) -> Option<usize> {
    let number = |piece: &Piece| piece.is(Class::MeasureNoun) && piece.is(Class::Anaphor);
    let first = at + 1 + usize::from(pieces.get(at + 1).is_some_and(number));
    // "65% cổ phần, Công ty Bình An đang kiểm soát": a name begins a clause.
    let named = |piece: &Piece| scan.tokens[piece.tokens.start].is_capital();
    let end = heads(scan, pieces, noun(scan, pieces, first)?)?;
    (!pieces[first..end].iter().any(named)).then_some(end)
}

/// Where a noun of what is counted ends that begins at a piece.
fn noun(scan: &Scan<'_>, pieces: &[Piece], at: usize) -> Option<usize> {
    const SAID: [Class; 3] = [Class::Act, Class::Preverb, Class::Own];
    // "thị trấn" may be told as a kind of place.
    let piece = pieces.get(at).filter(|piece| matches!(piece.form, Form::Word | Form::Generic(_)))?;
    let hits = scan.hits.at(piece.tokens.start).filter(|hit| hit.class == Class::Noun);
    let end = hits.map(|hit| hit.end as usize).max()?;
    // "45 hộ, tập trung ở vùng cao": a verb that begins as a noun.
    let focus = scan.hit(piece.tokens.start, Class::PlaceFocus).is_some();
    let plain = !focus && !piece.any(&VERBS) && !piece.any(&MEASURED) && !piece.any(&SAID);
    plain.then(|| at + pieces[at..].iter().take_while(|piece| piece.tokens.start < end).count())
}

impl Figure<'_> {
    /// "486 công trình, dự án": nouns in a row are counted as one where nothing is said of them.
    pub(super) fn with_heads(&self, noun: Phrase, after: Phrase) -> (Phrase, Phrase) {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let heads = heads(scan, pieces, self.at + 1).filter(|_| !noun.is_empty() && !after.is_empty());
        let heads = heads.map(|end| phrase::tidy(scan, pieces, self.at + 1..end));
        match heads.filter(|heads| heads.parts == after.parts) {
            Some(heads) => (noun.then(&heads), Phrase::default()),
            None => (noun, after),
        }
    }

    /// "Có 11/16 khoản thu | đạt trên 75% dự toán", "có 4 bộ | đạt kết quả dưới 83%": how much those have reached that there are.
    pub(in crate::fact) fn reached_so_much(&self, words: &Phrase) -> Option<Phrase> {
        const REACH: usize = 5;
        const MAX_WORDS: usize = 8;
        const MAX_KIND: usize = 3;
        const STATES: [Class; 5] = [Class::Copula, Class::Have, Class::Breakdown, Class::Topic, Class::Locative];
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let first = heads(scan, pieces, self.at + 1).unwrap_or(self.at + 1);
        let plain = |piece: &Piece| piece.form == Form::Word && (piece.roles.is_idle() || piece.any(&MEASURED));
        let verb = first + pieces.get(first..)?.iter().take(MAX_KIND).take_while(|piece| plain(piece)).count();
        let reaches = pieces.get(verb).is_some_and(|piece| piece.is(Class::Reach) && !piece.any(&STATES));
        let counts = self.quantity.kind == QuantityKind::Count || self.quantity.part.is_some();
        let begins = words.parts.first().is_some_and(|part| part.start == self.quantity.unit_tokens.start);
        let begins = begins || self.says_unit(words);
        if !(reaches && counts && begins && words.len() <= MAX_WORDS && there_are(pieces, self.at)) {
            return None;
        }
        let figure = (verb + 1..pieces.len().min(verb + 1 + REACH)).find(|&at| pieces[at].quantity().is_some())?;
        let between = |piece: &Piece| piece.form == Form::Hedge || plain(piece);
        // What is said already is said once.
        let last = words.parts.last().map_or(0, |part| part.end);
        let start = last.max(pieces[verb].tokens.start);
        let fits = start < pieces[figure].tokens.end && pieces[verb + 1..figure].iter().all(between);
        fits.then(|| Phrase::of_tokens(start..pieces[figure].tokens.end))
    }

    /// "Trong tổng số doanh nghiệp giải thể có 20 công ty | cổ phần": those of whom the sentence says at its start that it tells,
    /// where the words behind the count only tell of what kind they are.
    pub(in crate::fact) fn among(&self, after: &Phrase) -> Option<Phrase> {
        const MAX_WHOLE: usize = 16;
        const MIN_WHOLE: usize = 2;
        let pieces = self.reader.pieces;
        let lead = pieces.first()?;
        let of = lead.is(Class::Topic) && !lead.is(Class::Reach) || lead.any(&[Class::Quantifier, Class::WholeNoun]);
        let first = self.drafts.first().map_or(self.at, |draft| draft.piece);
        let figures = (first.saturating_sub(MAX_WHOLE)..first).rev().find(|&at| pieces[at].form != Form::Hedge);
        let end = figures.filter(|&end| end < MAX_WHOLE && pieces[end].is(Class::Have))?;
        let comma = end - usize::from(end > 0 && pieces[end - 1].mark() == Some(Mark::Comma));
        let inside = |piece: &Piece| match piece.form {
            Form::Word if piece.is(Class::Have) => true,
            Form::Word => !piece.any(&[Class::Reach, Class::Rise, Class::Fall, Class::Share]) && !piece.any(&MEASURED),
            Form::Place(_) | Form::Generic(_) => true,
            _ => false,
        };
        let whole = pieces.get(1..comma)?;
        let noun = self.reader.scan.hit(whole.first()?.tokens.start, Class::Noun).is_some();
        let kind =
            |piece: &Piece| piece.form != Form::Word || !says(piece) && !piece.any(&[Class::Passive, Class::Topic]);
        let kinds = self.pieces_of(after).all(kind) && self.quantity.kind == QuantityKind::Count;
        // "doanh nghiệp | giải thể": what they are in general, the count tells.
        let head = self.reader.scan.hit(whole.first()?.tokens.start, Class::Noun)?.end as usize;
        let whole = Phrase::of_pieces(whole);
        let whole = whole.without_head(head - whole.parts.first()?.start);
        let fits = of && noun && kinds && pieces[1..comma].iter().all(inside) && whole.len() >= MIN_WHOLE;
        fits.then_some(whole)
    }
}
