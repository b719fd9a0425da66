//! From facts and mentions to records: names, spans in the caller's string, floats.

use super::{
    Base, CheckRecord, CitationRecord, DateRecord, Evidence, Fact, ImpliedRecord, Note, OrganizationRecord,
    PersonRecord, PlaceRecord, PlaceRef, QuantityRecord, Report, SectionRecord,
};
use crate::check::{Check, Implied};
use crate::decimal::Decimal;
use crate::fact::{self, BaseKind, Head, Measure, Status, Where};
use crate::mention::{Mentions, Place, Scan, TokenRange};
use crate::span::{Body, Source, Span};
use crate::text::BlockKind;

/// What a report is made from.
#[derive(Debug)]
pub struct Sources<'a> {
    /// The document laid out.
    pub scan: &'a Scan<'a>,
    /// Its mentions.
    pub mentions: &'a Mentions,
    /// What holds for all of it.
    pub head: &'a Head,
    /// Its facts, whose words go into the records.
    pub facts: Vec<fact::Fact>,
    /// Claims tested.
    pub checks: &'a [Check],
    /// Figures implied.
    pub implied: &'a [Implied],
}

/// Builds the report.
#[must_use]
pub fn build(mut from: Sources<'_>) -> Report {
    let implied = from.implied.iter().map(|one| from.implied(one)).collect();
    let facts = std::mem::take(&mut from.facts);
    Report {
        doc_id: None,
        title: from.head.title.map(|span| from.text(span)),
        published: from.head.published.map(|day| day.to_string()),
        place: from.head.place.as_ref().map(|read| fact_place(&read.value)),
        period: from.head.period.as_ref().map(|read| read.value),
        language: "vi".into(),
        facts: facts.into_iter().enumerate().map(|(id, fact)| from.fact(id, fact)).collect(),
        dates: from.dates(),
        citations: from.citations(),
        people: from.people(),
        organizations: from.organizations(),
        places: from.places(),
        checks: from.checks.iter().map(check).collect(),
        implied,
        notes: from.notes(),
        sections: from.sections(),
    }
}

/// The quantities of a text, each on its own.
#[must_use]
pub fn quantities(scan: &Scan<'_>, mentions: &Mentions) -> Vec<QuantityRecord> {
    let record = |quantity: &crate::mention::Quantity| QuantityRecord {
        span: scan.text.to_source(quantity.span),
        quote: scan.text.quote(quantity.span).to_owned(),
        value: quantity.value.to_f64(),
        value_max: quantity.value_max.map(Decimal::to_f64),
        unit: if quantity.unit.is_empty() { "1".to_owned() } else { quantity.unit.clone() },
        bound: quantity.bound.sign().into(),
        part: quantity.part.map(Decimal::to_f64),
        whole: quantity.whole.map(Decimal::to_f64),
    };
    mentions.quantities.iter().map(record).collect()
}

impl Sources<'_> {
    fn notes(&self) -> Vec<Note> {
        let message = "the text is too long: what stands after its first gigabyte was not read";
        let cut = Note { kind: "cut".into(), span: None, message: message.to_owned() };
        self.scan.text.is_cut().then_some(cut).into_iter().collect()
    }

    fn source(&self, span: Span<Body>) -> Span<Source> {
        self.scan.text.to_source(span)
    }

    fn tokens(&self, range: &TokenRange) -> Span<Source> {
        self.source(self.scan.span(range.clone()))
    }

    fn text(&self, span: Span<Body>) -> String {
        self.scan.text.slice(span).to_owned()
    }

    fn quote(&self, range: &TokenRange) -> String {
        self.scan.text.quote(self.scan.span(range.clone())).to_owned()
    }

    fn fact(&self, id: usize, fact: fact::Fact) -> Fact {
        let quantity = &self.mentions.quantities[fact.quantity];
        let sentence = &self.scan.sentences[fact.sentence];
        let at = |span: Option<Span<Body>>| span.map(|span| self.source(span));
        let evidence = Evidence {
            indicator: at(fact.indicator.as_ref().and_then(|read| read.evidence)),
            measure: at(fact.measure.evidence),
            status: at(fact.status.evidence),
            bound: at(fact.bound.evidence),
            period: at(fact.period.as_ref().and_then(|read| read.evidence)),
            base: at(fact.base.as_ref().and_then(|base| base.span)),
            place: at(fact.place.as_ref().and_then(|read| read.evidence)),
            attribution: at(fact.attribution.as_ref().and_then(|read| read.evidence)),
        };
        Fact {
            id: id as u32,
            span: self.source(quantity.span),
            quote: self.scan.text.quote(quantity.span).to_owned(),
            sentence: self.tokens(&sentence.tokens),
            section: section(self.scan.blocks[sentence.block].kind).into(),
            indicator: fact.indicator.map(|read| read.value),
            indicator_id: fact.indicator_id.map(|entry| self.scan.lexicon.indicators[entry as usize].id.clone()),
            measure: measure(fact.measure.value).into(),
            value: fact.value.to_f64(),
            value_max: fact.value_max.map(Decimal::to_f64),
            unit: fact.unit,
            bound: fact.bound.value.sign().into(),
            status: status(fact.status.value).into(),
            unit_text: (!quantity.unit_tokens.is_empty()).then(|| self.quote(&quantity.unit_tokens)),
            part: fact.part.map(Decimal::to_f64),
            whole: fact.whole.map(Decimal::to_f64),
            period: fact.period.map(|read| read.value),
            base: fact.base.map(|base| Base {
                kind: base_kind(base.kind).into(),
                text: base.span.map(|span| self.text(span)),
                period: base.period,
            }),
            place: fact.place.map(|read| fact_place(&read.value)),
            of: fact.of.map(|id| id as u32),
            same_as: fact.same_as.map(|id| id as u32),
            attribution: fact.attribution.map(|read| read.value),
            rule: fact.rule.into(),
            confidence: fact.confidence,
            source: None,
            evidence,
        }
    }

    fn dates(&self) -> Vec<DateRecord> {
        let record = |period: &crate::mention::Period| DateRecord {
            span: self.tokens(&period.tokens),
            quote: self.quote(&period.tokens),
            start: period.interval.and_then(|days| days.start).map(|day| day.to_string()),
            end: period.interval.map(|days| days.end.to_string()),
            grain: period.fineness().name().into(),
        };
        self.mentions.periods.iter().map(record).collect()
    }

    fn citations(&self) -> Vec<CitationRecord> {
        let record = |citation: &crate::mention::Citation| CitationRecord {
            span: self.tokens(&citation.tokens),
            quote: self.quote(&citation.tokens),
            r#type: citation.instrument.clone(),
            number: citation.number.clone(),
            year: citation.year,
            date: citation.date.map(|day| day.to_string()),
            issuer: citation.issuer.clone(),
            title: citation.title.clone(),
            pinpoints: citation.pinpoints.clone(),
            refers_to: citation.refers_to.map(|index| index as u32),
        };
        self.mentions.citations.iter().map(record).collect()
    }

    fn people(&self) -> Vec<PersonRecord> {
        let record = |person: &crate::mention::Person| PersonRecord {
            name: person.name.clone(),
            titles: person.titles.clone(),
            spans: person.mentions.iter().map(|range| self.tokens(range)).collect(),
        };
        self.mentions.people.iter().map(record).collect()
    }

    fn organizations(&self) -> Vec<OrganizationRecord> {
        let record = |body: &crate::mention::Organization| OrganizationRecord {
            name: body.name.clone(),
            kind: body.kind.clone(),
            place: body.place.as_ref().map(place_ref),
            spans: body.mentions.iter().map(|range| self.tokens(range)).collect(),
        };
        self.mentions.organizations.iter().filter(|body| !body.any).map(record).collect()
    }

    /// One record a place, every mention of it together.
    fn places(&self) -> Vec<PlaceRecord> {
        let mut out: Vec<PlaceRecord> = Vec::new();
        let mut known = std::collections::HashMap::new();
        for place in &self.mentions.places {
            let span = self.tokens(&place.tokens);
            let index = *known.entry((&place.name, place.code)).or_insert_with(|| {
                out.push(PlaceRecord {
                    name: place.name.to_string(),
                    code: place.code.map(Into::into),
                    level: place.level.name().into(),
                    era: place.era.map(Into::into),
                    successors: place.unit.map(|unit| self.scan.lexicon.gazetteer.successors(unit)).unwrap_or_default(),
                    spans: Vec::new(),
                });
                out.len() - 1
            });
            out[index].spans.push(span);
        }
        out
    }

    fn implied(&self, implied: &Implied) -> ImpliedRecord {
        let first = &self.facts[implied.from[0]];
        ImpliedRecord {
            kind: implied.kind.into(),
            from: implied.from.iter().map(|&id| id as u32).collect(),
            indicator: first.indicator.as_ref().map(|read| read.value.clone()),
            value: implied.value.to_f64(),
            unit: first.unit.clone(),
            period: implied.period,
        }
    }

    fn sections(&self) -> Vec<SectionRecord> {
        let headings: Vec<_> = self.scan.blocks.iter().filter(|block| block.kind == BlockKind::Heading).collect();
        let end = self.scan.blocks.last().map_or(0, |block| block.span.end);
        // The next heading that is no deeper ends a section; a stack finds it in one pass from the back.
        let mut out = Vec::with_capacity(headings.len());
        let mut open: Vec<(u8, u32)> = Vec::new();
        for block in headings.iter().rev() {
            while open.last().is_some_and(|&(level, _)| level > block.level) {
                open.pop();
            }
            let last = open.last().map_or(end, |&(_, start)| start);
            open.push((block.level, block.span.start));
            out.push(SectionRecord {
                heading: self.text(block.span),
                level: block.level,
                span: self.source(Span::new(block.span.start, last)),
            });
        }
        out.reverse();
        out
    }
}

fn fact_place(place: &Where) -> PlaceRef {
    PlaceRef { name: place.name.to_string(), code: place.code.map(Into::into), level: Some(place.level.name().into()) }
}

fn place_ref(place: &Place) -> PlaceRef {
    PlaceRef { name: place.name.to_string(), code: place.code.map(Into::into), level: Some(place.level.name().into()) }
}

fn check(check: &Check) -> CheckRecord {
    CheckRecord {
        kind: check.kind.into(),
        facts: check.facts.iter().map(|&id| id as u32).collect(),
        stated: check.stated.to_f64(),
        implied: check.implied.to_f64(),
        tolerance: check.tolerance.to_f64(),
        holds: check.holds,
    }
}

fn section(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Item => "item",
        BlockKind::Paragraph => "body",
        BlockKind::TableRow => "table",
        BlockKind::Footnote => "footnote",
        BlockKind::Chrome => "chrome",
    }
}

fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Level => "level",
        Measure::Change => "change",
        Measure::Ratio => "ratio",
        Measure::Share => "share",
        Measure::Contribution => "contribution",
        Measure::Rank => "rank",
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Actual => "actual",
        Status::Estimate => "estimate",
        Status::Target => "target",
        Status::Forecast => "forecast",
    }
}

fn base_kind(kind: BaseKind) -> &'static str {
    match kind {
        BaseKind::Period => "period",
        BaseKind::Plan => "plan",
        BaseKind::Whole => "whole",
        BaseKind::Other => "other",
    }
}
