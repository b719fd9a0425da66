//! The form of a lexicon file. Any file may hold any of these lists; unknown fields are faults.

use serde::{Deserialize, Deserializer};

use super::Class;
use super::period::PeriodWord;
use crate::decimal::Decimal;

/// One lexicon file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    pub(super) cue: Vec<Cue>,
    pub(super) unit: Vec<Unit>,
    pub(super) number: Vec<Number>,
    pub(super) indicator: Vec<Indicator>,
    pub(super) title: Vec<Title>,
    pub(super) organization: Vec<Organization>,
    pub(super) instrument: Vec<Instrument>,
    pub(super) noun: Vec<Noun>,
    pub(super) affix: Vec<Affix>,
    pub(super) spelling: Vec<Spelling>,
    pub(super) identity: Vec<Identity>,
    pub(super) place: Vec<PlaceEntry>,
    pub(super) place_alias: Vec<PlaceAlias>,
    pub(super) place_kind: Vec<PlaceKind>,
    pub(super) place_spelling: Vec<PlaceSpelling>,
    pub(super) period: Vec<PeriodWord>,
}

impl File {
    /// Takes over the entries of another file, after its own.
    pub(super) fn extend(&mut self, other: File) {
        self.cue.extend(other.cue);
        self.unit.extend(other.unit);
        self.number.extend(other.number);
        self.indicator.extend(other.indicator);
        self.title.extend(other.title);
        self.organization.extend(other.organization);
        self.instrument.extend(other.instrument);
        self.noun.extend(other.noun);
        self.affix.extend(other.affix);
        self.spelling.extend(other.spelling);
        self.identity.extend(other.identity);
        self.place.extend(other.place);
        self.place_alias.extend(other.place_alias);
        self.place_kind.extend(other.place_kind);
        self.place_spelling.extend(other.place_spelling);
        self.period.extend(other.period);
    }
}

/// Words that do one job in the grammar ("tăng", "so với", "khoảng").
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// The job.
    pub class: Class,
    /// The words that do it.
    pub words: Vec<String>,
    /// Spellings that hold only with these capitals ("TƯ", not "Tư").
    #[serde(default)]
    pub exact: bool,
}

/// A unit of measure or a currency.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Canonical code: `VND`, `t`, `ha`.
    pub id: String,
    /// Spellings.
    pub words: Vec<String>,
    /// How many canonical units one of these is, as a decimal ("0.1" for tạ in t).
    #[serde(default = "one", deserialize_with = "decimal")]
    pub factor: Decimal,
    /// What it measures.
    pub dimension: Dimension,
    /// Spellings that hold only with these capitals ("MW", "m").
    #[serde(default)]
    pub exact: bool,
    /// A unit only below a "/" ("đồng/chỉ"), elsewhere another word.
    #[serde(default)]
    pub below: bool,
}

fn one() -> Decimal {
    Decimal::from(1)
}

/// What is written as no decimal is a fault that is told before.
fn decimal<'de, D: Deserializer<'de>>(source: D) -> Result<Decimal, D::Error> {
    let written = String::deserialize(source)?;
    Ok(Decimal::parse(&written).unwrap_or(Decimal::ZERO))
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// Currency.
    Money,
    /// Parts of a hundred.
    Percent,
    /// Percentage points.
    Point,
    /// Mass.
    Mass,
    /// Length.
    Length,
    /// Area.
    Area,
    /// Volume.
    Volume,
    /// Energy.
    Energy,
    /// Power.
    Power,
    /// Time.
    Time,
    /// Multiples ("lần").
    Multiple,
    /// Everything else with a code of its own.
    Other,
}

/// A number word.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Number {
    /// Spellings.
    pub words: Vec<String>,
    /// What it does in a number.
    pub role: NumberRole,
    /// Its value as a decimal.
    pub value: String,
    /// Spellings that hold only with these capitals ("M").
    #[serde(default)]
    pub exact: bool,
    /// Holds only where it touches the digits before it ("k", "tr").
    #[serde(default)]
    pub glued: bool,
}

impl Number {
    /// Its value where it is a whole number, else 0 (halves are told by their role).
    #[must_use]
    pub fn whole(&self) -> i64 {
        self.value.parse().unwrap_or(0)
    }
}

/// What a number word does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberRole {
    /// 0 to 9 in every place ("ba").
    Digit,
    /// A form of a digit that only stands after tens ("mốt", "lăm", "tư").
    Ones,
    /// Ten itself ("mười").
    Ten,
    /// Multiplier of ten ("mươi", "chục").
    Tens,
    /// "trăm".
    Hundred,
    /// Powers of a thousand, and vạn: what may follow digits too ("3 triệu").
    Scale,
    /// Fills an empty place ("linh", "lẻ").
    Zero,
    /// "rưỡi", "rưởi": half of the scale before.
    Half,
    /// "phẩy": the decimal mark.
    Mark,
    /// "nửa", "một nửa": a half on its own.
    Fraction,
    /// "nhất", "nhì": first and second, after "thứ" only.
    Ordinal,
    /// "gấp đôi", "gấp rưỡi": a multiple on its own.
    Multiple,
}

/// An indicator of the statistical system.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Stable id: `budget_revenue`.
    pub id: String,
    /// Vietnamese name.
    pub vi: String,
    /// English name.
    pub en: String,
    /// Other names.
    #[serde(default)]
    pub words: Vec<String>,
    /// Canonical unit or dimension it is stated in.
    #[serde(default)]
    pub unit: String,
    /// Topic.
    #[serde(default)]
    pub topic: String,
}

/// A title of a person.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// Spellings.
    pub words: Vec<String>,
    /// What kind of title.
    pub kind: TitleKind,
}

/// What kind of title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TitleKind {
    /// "ông", "bà", "đồng chí": no title, but a name follows.
    Honorific,
    /// An office: takes a body after it ("Chủ tịch UBND quận").
    Office,
    /// An office whose holder may be called by one name right behind it ("Tổng thống Trump").
    Leader,
    /// A rank ("Thượng tướng").
    Rank,
    /// A degree ("PGS.TS").
    Degree,
    /// A job ("phóng viên").
    Job,
}

/// The head of an organization's name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organization {
    /// Spellings of the head ("UBND", "Ủy ban nhân dân").
    pub words: Vec<String>,
    /// What it is.
    pub kind: String,
    /// Whether the words are a whole name ("Chính phủ") that takes nothing after it.
    #[serde(default)]
    pub complete: bool,
    /// What may follow the head of a name that is not complete.
    #[serde(default)]
    pub takes: Takes,
    /// Spellings that hold only with these capitals ("WHO").
    #[serde(default)]
    pub exact: bool,
}

/// What follows the head of an organization's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Takes {
    /// A level and a place: "UBND" quận Thanh Xuân.
    Place,
    /// What it deals in, then a place: "Sở" Tài chính Hà Nội.
    Field,
    /// Both and a name of its own: "Công ty" cổ phần Thủy sản Sao Mai.
    #[default]
    Name,
}

/// A type of legal or administrative document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Name as it is given in records: "Nghị quyết".
    pub id: String,
    /// Spellings and abbreviations.
    pub words: Vec<String>,
    /// How its numbers abbreviate it: "NQ" in "42/NQ-CP".
    #[serde(default)]
    pub codes: Vec<String>,
    /// Whether its number may stand without "số" and without a code ("Nghị định 58").
    #[serde(default)]
    pub short: bool,
    /// Whether it is a law (may be cited by name and year alone).
    #[serde(default)]
    pub law: bool,
    /// Whether there is one at a time: its year names it ("Hiến pháp năm 2013").
    #[serde(default)]
    pub sole: bool,
}

/// A counted noun or a classifier.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noun {
    /// The words.
    pub words: Vec<String>,
    /// What it does in a count.
    pub role: NounRole,
}

/// What a noun does in a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NounRole {
    /// Stands alone as a unit ("người", "hồ sơ").
    Head,
    /// Takes the next noun with it ("lượt khách", "con lợn").
    Classifier,
    /// A classifier of things that have a shape: one unknown word behind it is their name ("bức tượng").
    Piece,
}

/// How large a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceLevel {
    /// Việt Nam or a foreign country.
    Country,
    /// Several provinces ("Đồng bằng sông Cửu Long"), several countries.
    Region,
    /// Province or city under the state; a state or province abroad.
    Province,
    /// A city abroad.
    City,
    /// District.
    District,
    /// Commune, ward, township.
    Commune,
}

impl PlaceLevel {
    /// Its name in records.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            PlaceLevel::Country => "country",
            PlaceLevel::Region => "region",
            PlaceLevel::Province => "province",
            PlaceLevel::City => "city",
            PlaceLevel::District => "district",
            PlaceLevel::Commune => "commune",
        }
    }
}

/// A country, a region, a place abroad.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceEntry {
    /// Its name in records.
    pub name: String,
    /// How large.
    pub level: PlaceLevel,
    /// Other names.
    #[serde(default)]
    pub words: Vec<String>,
    /// Words for it that need no capital ("cả nước").
    #[serde(default)]
    pub common: Vec<String>,
    /// Names that are only names behind a kind of the level ("miền" Bắc).
    #[serde(default)]
    pub kinded: Vec<String>,
    /// A part of the world outside the country.
    #[serde(default)]
    pub abroad: bool,
    /// The name is a common word too ("Anh", "Ý"): at the start of a sentence it is no place.
    #[serde(default)]
    pub shy: bool,
}

/// Other names of an administrative unit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceAlias {
    /// The names.
    pub words: Vec<String>,
    /// The unit's official code, in either list.
    pub code: String,
    /// Its name without kind, where several have had the code.
    #[serde(default)]
    pub name: Option<String>,
    /// It is a place only behind a kind ("TP. Hồ Chí Minh").
    #[serde(default)]
    pub kinded: bool,
}

/// Spellings of one word in the names of units ("Đắk", "Đăk").
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceSpelling {
    /// The spellings.
    pub words: Vec<String>,
}

/// A kind of place, as it stands before a name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceKind {
    /// Its id in `places.tsv`.
    pub id: String,
    /// As official names begin; empty where the name goes without.
    pub name: String,
    /// What it may be; nothing for streets and the like, whose names are no places.
    pub levels: Vec<PlaceLevel>,
    /// Spellings ("huyện").
    pub words: Vec<String>,
    /// Spellings that only stand before a name ("TP.", "H.").
    #[serde(default)]
    pub short: Vec<String>,
    /// The name behind it need not be known.
    #[serde(default)]
    pub open: bool,
    /// It is a kind of unit of ours, and its name part of the unit's.
    #[serde(default)]
    pub official: bool,
    /// Alone it may stand for the place spoken of.
    #[serde(default)]
    pub generic: bool,
    /// The last month in which there were units of this kind.
    #[serde(default)]
    pub until: Option<String>,
    /// Ids of the kinds that units of this kind were raised to.
    #[serde(default)]
    pub raised: Vec<String>,
}

/// Words around the name of an indicator that don't make it another one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Affix {
    /// Where they stand.
    pub(super) role: AffixRole,
    /// The words.
    pub(super) words: Vec<String>,
}

/// Where a neutral word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum AffixRole {
    /// Before any name ("tổng số").
    Head,
    /// Before the name of an amount of money ("kim ngạch").
    MoneyHead,
    /// After the name ("trên địa bàn").
    Tail,
    /// After the name, part of a date ("quý").
    Date,
    /// Inside, one token ("các").
    Filler,
}

/// Short forms and other spellings inside the name of an indicator.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Spelling {
    /// What they are read as.
    pub(super) means: String,
    /// The spellings, one token each.
    pub(super) words: Vec<String>,
}

/// What figures must add up to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// How the parts make the total.
    pub kind: IdentityKind,
    /// Id of the total.
    pub total: String,
    /// Ids of the parts, in order.
    pub parts: Vec<String>,
}

/// How parts make a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IdentityKind {
    /// All of them together.
    Sum,
    /// The first less the second.
    Balance,
    /// The first times the second.
    Product,
    /// Their shares of the total make no more than 100 %.
    Structure,
}
