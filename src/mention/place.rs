//! Places, linked to their official codes.

use super::scan::{Scan, TokenRange};
use crate::calendar::Published;

/// A mention of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Where it stands, its kind included ("quận Thanh Xuân").
    pub tokens: TokenRange,
    /// Name with its kind, as in the official list or, for what is not in it, as written.
    pub name: String,
    /// Official code, none for regions and countries.
    pub code: Option<String>,
    /// Country, region, province, district, commune.
    pub level: Level,
    /// Codes of the units above, nearest first.
    pub within: Vec<String>,
    /// Era of the code: "to 2025-06" or "from 2025-07".
    pub era: Option<&'static str>,
    /// Codes of the units that took its place in 2025.
    pub successors: Vec<String>,
}

/// How large a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Việt Nam or a foreign country.
    Country,
    /// Several provinces ("Đồng bằng sông Cửu Long").
    Region,
    /// Province or city under the state.
    Province,
    /// District.
    District,
    /// Commune, ward, township.
    Commune,
}

impl Level {
    /// Its name in records.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Level::Country => "country",
            Level::Region => "region",
            Level::Province => "province",
            Level::District => "district",
            Level::Commune => "commune",
        }
    }
}

pub(super) fn read(_scan: &mut Scan<'_>, _published: Option<Published>) -> Vec<Place> {
    Vec::new()
}
