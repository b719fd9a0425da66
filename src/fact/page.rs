//! A page that holds several news, one under the other, each with a headline and the day it came out.

use super::context::{Context, Frame};
use crate::calendar::Grain;
use crate::lexicon::Class;
use crate::mention::{Mentions, Relation, Scan};
use crate::text::BlockKind;

/// The news of a page that were read so far.
#[derive(Debug, Default)]
pub(super) struct Pages {
    days: usize,
}

impl Pages {
    /// What a sentence that opens a block tells: the headline of the next news ends what the one before told.
    pub(super) fn open(&mut self, scan: &Scan<'_>, mentions: &Mentions, context: &mut Context, sentence: usize) {
        if is_annex(scan, sentence) {
            context.begin_annex();
        } else if is_day_line(scan, mentions, sentence) {
            self.days += 1;
        } else if self.days > 0 && is_headline(scan, sentence) && is_day_line(scan, mentions, sentence + 1) {
            context.begin_anew();
        }
    }
}

/// "PHỤ LỤC" behind the signature.
fn is_annex(scan: &Scan<'_>, sentence: usize) -> bool {
    let Some(line) = scan.sentences.get(sentence) else { return false };
    let signed = line.block.checked_sub(1).is_some_and(|before| scan.blocks[before].kind == BlockKind::Chrome);
    let start = line.tokens.start;
    signed && scan.hit(start, Class::Annex).is_some() && scan.tokens[start].is_capital()
}

/// A line that is nothing but a day, beside the text.
fn is_day_line(scan: &Scan<'_>, mentions: &Mentions, sentence: usize) -> bool {
    let Some(line) = scan.sentences.get(sentence) else { return false };
    if scan.blocks[line.block].kind != BlockKind::Chrome {
        return false;
    }
    let next = mentions.periods.partition_point(|period| period.tokens.start < line.tokens.start);
    mentions.periods.get(next).is_some_and(|period| {
        period.tokens.start < line.tokens.end && period.grain == Grain::Day && period.relation == Relation::Own
    })
}

/// A line of the text that ends with no stop: the number over a paper's day ("Số: 12/BC-UBND") is none.
fn is_headline(scan: &Scan<'_>, sentence: usize) -> bool {
    let text = |block: usize| scan.blocks[block].kind != BlockKind::Chrome;
    let Some(line) = scan.sentences.get(sentence).filter(|line| text(line.block)) else { return false };
    let alone = scan.sentences.get(sentence + 1).is_none_or(|next| next.block != line.block);
    let end = line.tokens.end.checked_sub(1);
    alone && end.is_some_and(|end| ![".", ":", ";", "!"].iter().any(|mark| scan.is(end, mark)))
}

impl Context {
    /// An annex goes on with what the document is about, whatever its last section was.
    fn begin_annex(&mut self) {
        self.open_section(0, Frame::default());
        self.sections.clear();
        self.aimed = None;
        self.asked = None;
    }

    /// Another text begins: nothing of the one before holds, but what the document is about.
    fn begin_anew(&mut self) {
        self.open_section(0, Frame::default());
        self.sections.clear();
        self.document.period = None;
        self.anew = true;
        self.adopted = None;
        self.aimed = None;
        self.laid_down = None;
        self.asked = None;
    }
}
