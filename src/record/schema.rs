//! What the columns of each table are: name, type, meaning, and the value of a row. The one place that tells it; Arrow
//! schemas, data frames, files and documentation are made from here. A column once published keeps name and type.

use std::borrow::Cow;

use time::Date;

use super::table::{Cell, Column, Field, Kind, Row, Values, fields, fill};
use super::{
    CheckRecord, CitationRecord, DateRecord, Fact, ImpliedRecord, Note, OrganizationRecord, PersonRecord, PlaceRecord,
    Report, SectionRecord,
};
use crate::calendar::{Interval, Published};
use crate::span::{Source, Span};

/// The tables of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// One row a fact.
    Facts,
    /// One row an expression of time.
    Dates,
    /// One row a citation.
    Citations,
    /// One row a mention of a person.
    People,
    /// One row a mention of an organization.
    Organizations,
    /// One row a mention of a place.
    Places,
    /// One row a check.
    Checks,
    /// One row an implied figure.
    Implied,
    /// One row a note.
    Notes,
    /// One row a heading.
    Sections,
}

impl Table {
    /// All of them, with their names.
    pub const ALL: [(&'static str, Table); 10] = [
        ("facts", Table::Facts),
        ("dates", Table::Dates),
        ("citations", Table::Citations),
        ("people", Table::People),
        ("organizations", Table::Organizations),
        ("places", Table::Places),
        ("checks", Table::Checks),
        ("implied", Table::Implied),
        ("notes", Table::Notes),
        ("sections", Table::Sections),
    ];

    /// The table of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Table> {
        Table::ALL.iter().find(|(known, _)| *known == name).map(|(_, table)| *table)
    }

    /// Its columns.
    #[must_use]
    pub fn fields(self) -> Vec<Field> {
        match self {
            Table::Facts => fields(FACTS),
            Table::Dates => fields(DATES),
            Table::Citations => fields(CITATIONS),
            Table::People => fields(PEOPLE),
            Table::Organizations => fields(ORGANIZATIONS),
            Table::Places => fields(PLACES),
            Table::Checks => fields(CHECKS),
            Table::Implied => fields(IMPLIED),
            Table::Notes => fields(NOTES),
            Table::Sections => fields(SECTIONS),
        }
    }

    /// The rows of `reports`, each given with its text, column by column.
    #[must_use]
    pub fn fill(self, reports: &[(&Report, &str)]) -> Vec<Values> {
        match self {
            Table::Facts => fill(FACTS, reports, |report| &report.facts, |_| None),
            Table::Dates => fill(DATES, reports, |report| &report.dates, |_| None),
            Table::Citations => fill(CITATIONS, reports, |report| &report.citations, |_| None),
            Table::People => fill(PEOPLE, reports, |report| &report.people, |one| Some(&one.spans)),
            Table::Organizations => {
                fill(ORGANIZATIONS, reports, |report| &report.organizations, |one| Some(&one.spans))
            }
            Table::Places => fill(PLACES, reports, |report| &report.places, |one| Some(&one.spans)),
            Table::Checks => fill(CHECKS, reports, |report| &report.checks, |_| None),
            Table::Implied => fill(IMPLIED, reports, |report| &report.implied, |_| None),
            Table::Notes => fill(NOTES, reports, |report| &report.notes, |_| None),
            Table::Sections => fill(SECTIONS, reports, |report| &report.sections, |_| None),
        }
    }
}

fn int(value: u32) -> Cell<'static> {
    Cell::Int(Some(value.into()))
}

fn maybe_int(value: Option<u32>) -> Cell<'static> {
    Cell::Int(value.map(Into::into))
}

fn text(value: &str) -> Cell<'_> {
    Cell::Text(Some(Cow::Borrowed(value)))
}

fn maybe<S: AsRef<str>>(value: Option<&S>) -> Cell<'_> {
    Cell::Text(value.map(|value| Cow::Borrowed(value.as_ref())))
}

fn made(value: String) -> Cell<'static> {
    Cell::Text(Some(Cow::Owned(value)))
}

fn numbers(ids: &[u32]) -> Cell<'static> {
    made(ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
}

fn first(days: Option<Interval>) -> Cell<'static> {
    Cell::Day(days.and_then(|days| days.start))
}

fn last(days: Option<Interval>) -> Cell<'static> {
    Cell::Day(days.map(|days| days.end))
}

fn iso(day: Option<&String>) -> Cell<'static> {
    let parse = |day: &String| -> Option<Date> { Published::parse(day).ok().map(|day| day.first) };
    Cell::Day(day.and_then(parse))
}

fn span<T>(row: &Row<'_, T>) -> Span<Source> {
    row.span.unwrap_or_else(|| Span::new(0, 0))
}

macro_rules! columns {
    ($(#[doc = $doc:literal])* $list:ident: $record:ty { $($name:literal $kind:ident $about:literal = $cell:expr;)+ }) => {
        $(#[doc = $doc])*
        static $list: &[Column<$record>] =
            &[$(Column { name: $name, kind: Kind::$kind, doc: $about, cell: $cell }),+];
    };
}

columns! { FACTS: Fact {
    "doc_id" Text "the caller's own id of the document" = |row| maybe(row.report.doc_id.as_ref());
    "id" Int "number of the fact in its report, from 0" = |row| int(row.record.id);
    "indicator" Text "what is measured" = |row| maybe(row.record.indicator.as_ref());
    "measure" Text "level, change, ratio, share, contribution, rank" = |row| text(&row.record.measure);
    "value" Float "in the canonical unit; a decrease is negative" = |row| Cell::Float(Some(row.record.value));
    "value_max" Float "upper end of a range" = |row| Cell::Float(row.record.value_max);
    "unit" Text "canonical unit" = |row| text(&row.record.unit);
    "bound" Text "=, ~, >, >=, <, <=" = |row| text(&row.record.bound);
    "status" Text "actual, estimate, target, forecast" = |row| text(&row.record.status);
    "period_start" Day "first day the value is for; missing for \"up to\"" = |row| first(row.record.period);
    "period_end" Day "last day the value is for" = |row| last(row.record.period);
    "period_label" Text "2020-H1, 2020-Q2, 2020-04, 2020, or start/end"
        = |row| Cell::Text(row.record.period.map(|days| Cow::Owned(days.label())));
    "place_name" Text "where the value holds" = |row| maybe(row.record.place.as_ref().map(|place| &place.name));
    "place_code" Text "official code of the place"
        = |row| maybe(row.record.place.as_ref().and_then(|place| place.code.as_ref()));
    "place_level" Text "country, region, province, city, district, commune"
        = |row| maybe(row.record.place.as_ref().and_then(|place| place.level.as_ref()));
    "base_kind" Text "what it is compared with: period, plan, whole, other"
        = |row| maybe(row.record.base.as_ref().map(|base| &base.kind));
    "base_text" Text "the base as written" = |row| maybe(row.record.base.as_ref().and_then(|base| base.text.as_ref()));
    "base_start" Day "first day of the base" = |row| first(row.record.base.as_ref().and_then(|base| base.period));
    "base_end" Day "last day of the base" = |row| last(row.record.base.as_ref().and_then(|base| base.period));
    "part" Float "a of a/b" = |row| Cell::Float(row.record.part);
    "whole" Float "b of a/b" = |row| Cell::Float(row.record.whole);
    "of" Int "id of the level that a change, ratio, share or contribution qualifies" = |row| maybe_int(row.record.of);
    "same_as" Int "id of the first full statement of the same fact" = |row| maybe_int(row.record.same_as);
    "indicator_id" Text "id in the catalogue of indicators" = |row| maybe(row.record.indicator_id.as_ref());
    "attribution" Text "who says it" = |row| maybe(row.record.attribution.as_ref());
    "quote" Text "number and unit as written" = |row| text(&row.record.quote);
    "unit_text" Text "the unit as written" = |row| maybe(row.record.unit_text.as_ref());
    "sentence" Text "the sentence" = |row| text(row.text.slice(row.record.sentence));
    "section" Text "title, heading, body, item, table, footnote" = |row| text(&row.record.section);
    "start" Int "first code point of the quote in the text" = |row| int(row.record.span.start);
    "end" Int "first code point after the quote" = |row| int(row.record.span.end);
    "rule" Text "the rule that read it" = |row| text(&row.record.rule);
    "confidence" Float "chance that all fields are right" = |row| Cell::Float(Some(row.record.confidence));
    "source" Text "file and page or cell it came from" = |row| maybe(row.record.source.as_ref());
    "published" Text "publication of the document" = |row| maybe(row.report.published.as_ref());
} }

columns! { DATES: DateRecord {
    "doc_id" Text "the caller's own id of the document" = |row| maybe(row.report.doc_id.as_ref());
    "quote" Text "as written" = |row| text(&row.record.quote);
    "date_start" Day "first day; missing for an open start" = |row| iso(row.record.start.as_ref());
    "date_end" Day "last day; missing where nothing tells the year" = |row| iso(row.record.end.as_ref());
    "grain" Text "day, week, month, quarter, half, year, span" = |row| text(&row.record.grain);
    "start" Int "first code point of the quote in the text" = |row| int(row.record.span.start);
    "end" Int "first code point after the quote" = |row| int(row.record.span.end);
} }

columns! { CITATIONS: CitationRecord {
    "doc_id" Text "the caller's own id of the document" = |row| maybe(row.report.doc_id.as_ref());
    "id" Int "number of the citation in its report, from 0" = |row| Cell::Int(i64::try_from(row.index).ok());
    "type" Text "kind of document" = |row| text(&row.record.r#type);
    "number" Text "its number as written" = |row| maybe(row.record.number.as_ref());
    "year" Int "the year a law is cited by" = |row| Cell::Int(row.record.year.map(i64::from));
    "date" Day "its date" = |row| iso(row.record.date.as_ref());
    "issuer" Text "who issued it" = |row| maybe(row.record.issuer.as_ref());
    "title" Text "its title" = |row| maybe(row.record.title.as_ref());
    "pinpoints" Text "articles, clauses and points, as article/clause/point" = |row| made(pinpoints(row.record));
    "refers_to" Int "id of the full mention" = |row| maybe_int(row.record.refers_to);
    "quote" Text "as written" = |row| text(&row.record.quote);
    "start" Int "first code point of the quote in the text" = |row| int(row.record.span.start);
    "end" Int "first code point after the quote" = |row| int(row.record.span.end);
} }

columns! { PEOPLE: PersonRecord {
    "doc_id" Text "the caller's own id of the document" = |row| maybe(row.report.doc_id.as_ref());
    "id" Int "number of the person in the report, from 0" = |row| Cell::Int(i64::try_from(row.index).ok());
    "name" Text "name" = |row| text(&row.record.name);
    "titles" Text "titles, joined by semicolons" = |row| made(row.record.titles.join("; "));
    "start" Int "first code point of the mention in the text" = |row| int(span(row).start);
    "end" Int "first code point after the mention" = |row| int(span(row).end);
} }

columns! { ORGANIZATIONS: OrganizationRecord {
    "doc_id" Text "the caller's own id of the document" = |row| maybe(row.report.doc_id.as_ref());
    "id" Int "number of the organization in the report, from 0" = |row| Cell::Int(i64::try_from(row.index).ok());
    "name" Text "name" = |row| text(&row.record.name);
    "kind" Text "what it is" = |row| text(&row.record.kind);
    "place_name" Text "the place in its name" = |row| maybe(row.record.place.as_ref().map(|place| &place.name));
    "place_code" Text "official code of that place"
        = |row| maybe(row.record.place.as_ref().and_then(|place| place.code.as_ref()));
    "start" Int "first code point of the mention in the text" = |row| int(span(row).start);
    "end" Int "first code point after the mention" = |row| int(span(row).end);
} }

columns! { PLACES: PlaceRecord {
    "doc_id" Text "the caller's own id of the document" = |row| maybe(row.report.doc_id.as_ref());
    "id" Int "number of the place in the report, from 0" = |row| Cell::Int(i64::try_from(row.index).ok());
    "name" Text "name with its kind" = |row| text(&row.record.name);
    "code" Text "official code" = |row| maybe(row.record.code.as_ref());
    "level" Text "country, region, province, city, district, commune" = |row| text(&row.record.level);
    "era" Text "to 2025-06 or from 2025-07" = |row| maybe(row.record.era.as_ref());
    "successors" Text "codes of the units that took its place, joined by spaces"
        = |row| made(row.record.successors.join(" "));
    "start" Int "first code point of the mention in the text" = |row| int(span(row).start);
    "end" Int "first code point after the mention" = |row| int(span(row).end);
} }

columns! { CHECKS: CheckRecord {
    "doc_id" Text "the caller's own id of the document" = |row| maybe(row.report.doc_id.as_ref());
    "kind" Text "which check" = |row| text(&row.record.kind);
    "facts" Text "ids of the facts that take part, joined by spaces" = |row| numbers(&row.record.facts);
    "stated" Float "as printed" = |row| Cell::Float(Some(row.record.stated));
    "implied" Float "as computed from the other facts" = |row| Cell::Float(Some(row.record.implied));
    "tolerance" Float "how far apart rounding lets them be" = |row| Cell::Float(Some(row.record.tolerance));
    "holds" Bool "whether they agree" = |row| Cell::Bool(Some(row.record.holds));
} }

columns! { IMPLIED: ImpliedRecord {
    "doc_id" Text "the caller's own id of the document" = |row| maybe(row.report.doc_id.as_ref());
    "kind" Text "plan or base" = |row| text(&row.record.kind);
    "from" Text "ids of the facts it follows from, joined by spaces" = |row| numbers(&row.record.from);
    "indicator" Text "what is measured" = |row| maybe(row.record.indicator.as_ref());
    "value" Float "in the canonical unit" = |row| Cell::Float(Some(row.record.value));
    "unit" Text "canonical unit" = |row| text(&row.record.unit);
    "period_start" Day "first day the value is for" = |row| first(row.record.period);
    "period_end" Day "last day the value is for" = |row| last(row.record.period);
} }

columns! { NOTES: Note {
    "doc_id" Text "the caller's own id of the document" = |row| maybe(row.report.doc_id.as_ref());
    "kind" Text "what about" = |row| text(&row.record.kind);
    "message" Text "in words" = |row| text(&row.record.message);
    "start" Int "first code point of the place in the text" = |row| maybe_int(row.record.span.map(|span| span.start));
    "end" Int "first code point after it" = |row| maybe_int(row.record.span.map(|span| span.end));
} }

columns! { SECTIONS: SectionRecord {
    "doc_id" Text "the caller's own id of the document" = |row| maybe(row.report.doc_id.as_ref());
    "heading" Text "the heading" = |row| text(&row.record.heading);
    "level" Int "depth from 1" = |row| int(row.record.level.into());
    "start" Int "first code point of the section in the text" = |row| int(row.record.span.start);
    "end" Int "first code point after it" = |row| int(row.record.span.end);
} }

fn pinpoints(citation: &CitationRecord) -> String {
    let part = |part: &Option<String>| part.clone().unwrap_or_default();
    let one = |at: &crate::mention::Pinpoint| format!("{}/{}/{}", part(&at.article), part(&at.clause), part(&at.point));
    citation.pinpoints.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_table_has_a_column_once_and_tells_what_it_holds() {
        for (name, table) in Table::ALL {
            let fields = table.fields();
            let names: HashSet<_> = fields.iter().map(|field| field.name).collect();
            assert_eq!(names.len(), fields.len(), "{name}");
            assert!(fields.iter().all(|field| !field.doc.is_empty()), "{name}");
            assert_eq!(table.fill(&[]).len(), fields.len(), "{name}");
        }
    }
}
