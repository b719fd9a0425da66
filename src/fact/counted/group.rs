//! Places in a group: "lọt Top 50 doanh nghiệp niêm yết tốt nhất", "giữ vị trí Top 1 trong việc dạy nghề cho lao động trẻ".

use crate::fact::Measure;
use crate::fact::grammar::phrase::{self, Phrase};
use crate::fact::grammar::piece::Form;
use crate::fact::subject::Figure;
use crate::fact::subject::qualifier;
use crate::lexicon::Class;

impl Figure<'_> {
    /// The group behind "Top 50", which tells what the place is in.
    pub(in crate::fact) fn among_first(&self) -> Option<Phrase> {
        let (scan, pieces) = (self.reader.scan, self.reader.pieces);
        let mut words = self.quantity.tokens.clone();
        let top = self.measure == Measure::Rank && words.any(|token| scan.hit(token, Class::Top).is_some());
        let next = pieces.get(self.at + 1).filter(|next| top && matches!(next.form, Form::Word | Form::Place(_)))?;
        // "Top 3 về doanh thu", "top 1 đầu tư vào Việt Nam": what the order is by.
        if next.any(&[Class::Aspect, Class::And, Class::But, Class::Copula, Class::Flow, Class::Act]) {
            return None;
        }
        let range = qualifier::after(scan, pieces, self.at, true, false);
        // "Top 10 ngân hàng mạnh nhất | nhờ tăng trưởng bền vững": why.
        let reason = range.clone().skip(1).find(|&at| pieces[at].is(Class::Subordinate));
        let group = phrase::tidy(scan, pieces, range.start..reason.unwrap_or(range.end));
        Some(group).filter(|group| group.len() > 1)
    }
}
