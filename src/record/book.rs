//! The reports of a long text's chapters put together. Who and what is named in several is one record; numbers of facts
//! go on from chapter to chapter. Checks and links between facts stay inside one, as do sections.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::{Note, OrganizationRecord, PersonRecord, PlaceRecord, Report};

/// The report of a text, chapter by chapter.
#[derive(Debug, Default)]
pub struct Book {
    report: Option<Report>,
    chapters: usize,
    people: Known<String>,
    organizations: Known<(String, String)>,
    places: Known<(String, Option<String>)>,
}

/// Where the record of each name stands.
type Known<K> = HashMap<K, usize>;

impl Book {
    /// Adds the next chapter.
    pub fn add(&mut self, chapter: Report) {
        self.chapters += 1;
        match self.report.take() {
            None => self.report = Some(chapter),
            Some(before) => {
                if self.chapters == 2 {
                    self.people = places_of(&before.people, person);
                    self.organizations = places_of(&before.organizations, organization);
                    self.places = places_of(&before.places, place);
                }
                self.report = Some(self.joined(before, chapter));
            }
        }
    }

    /// The whole report.
    #[must_use]
    pub fn close(self) -> Report {
        let mut report = self.report.unwrap_or_default();
        if self.chapters > 1 {
            let message = format!(
                "the text is long and was read in {} chapters: what is said in one of them, of whom a short name means \
                 or what a figure belongs to, is not known in the others",
                self.chapters
            );
            report.notes.push(Note { kind: "chapters".into(), span: None, message });
        }
        report
    }

    fn joined(&mut self, mut report: Report, chapter: Report) -> Report {
        let first = report.facts.len() as u32;
        report.facts.extend(chapter.facts.into_iter().map(|mut fact| {
            fact.id += first;
            for link in [&mut fact.of, &mut fact.same_as].into_iter().flatten() {
                *link += first;
            }
            fact
        }));
        let cited = report.citations.len() as u32;
        report.citations.extend(chapter.citations.into_iter().map(|mut citation| {
            citation.refers_to = citation.refers_to.map(|full| full + cited);
            citation
        }));
        report.checks.extend(chapter.checks.into_iter().map(|mut check| {
            check.facts.iter_mut().for_each(|fact| *fact += first);
            check
        }));
        report.implied.extend(chapter.implied.into_iter().map(|mut implied| {
            implied.from.iter_mut().for_each(|fact| *fact += first);
            implied
        }));
        join(&mut report.people, &mut self.people, chapter.people, person, |known, next| {
            known.spans.extend(next.spans);
            let told: HashSet<&String> = known.titles.iter().collect();
            let new: Vec<String> = next.titles.into_iter().filter(|title| !told.contains(title)).collect();
            known.titles.extend(new);
        });
        join(&mut report.organizations, &mut self.organizations, chapter.organizations, organization, |known, next| {
            known.spans.extend(next.spans);
        });
        join(&mut report.places, &mut self.places, chapter.places, place, |known, next| known.spans.extend(next.spans));
        report.dates.extend(chapter.dates);
        report.notes.extend(chapter.notes);
        report.sections.extend(chapter.sections);
        Report {
            title: report.title.or(chapter.title),
            published: report.published.or(chapter.published),
            place: report.place.or(chapter.place),
            period: report.period.or(chapter.period),
            ..report
        }
    }
}

fn person(one: &PersonRecord) -> String {
    one.name.clone()
}

fn organization(one: &OrganizationRecord) -> (String, String) {
    (one.name.clone(), one.kind.clone())
}

fn place(one: &PlaceRecord) -> (String, Option<String>) {
    (one.name.clone(), one.code.clone())
}

/// Where each record stands; of two with one name, the first.
fn places_of<T, K: Eq + Hash>(records: &[T], key: impl Fn(&T) -> K) -> Known<K> {
    records.iter().enumerate().rev().map(|(at, record)| (key(record), at)).collect()
}

/// Adds records to those of the chapters before; `add` puts what is known by name to its record.
fn join<T, K: Eq + Hash>(
    records: &mut Vec<T>,
    known: &mut Known<K>,
    next: Vec<T>,
    key: impl Fn(&T) -> K,
    add: impl Fn(&mut T, T),
) {
    for record in next {
        match known.entry(key(&record)) {
            Entry::Occupied(at) => add(&mut records[*at.get()], record),
            Entry::Vacant(free) => {
                free.insert(records.len());
                records.push(record);
            }
        }
    }
}
