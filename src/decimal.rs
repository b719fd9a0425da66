//! Exact decimals. Figures are decimal on paper, so nothing in the core is a binary float; the records turn
//! them into the nearest `f64` at the very end.

use std::cmp::Ordering;
use std::fmt;

/// `mantissa * 10^-scale`, always in lowest terms (no trailing zeros in the mantissa while `scale > 0`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    scale: u32,
}

/// More digits than this are no figure of a report; refusing them keeps every product below inside `i128`.
pub const MAX_DIGITS: usize = 30;

/// So many digits fit into an `i64`.
const NARROW: usize = 18;

/// Powers of ten that a float holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };

    /// `mantissa * 10^-scale`.
    #[must_use]
    pub fn new(mantissa: i128, scale: u32) -> Self {
        let (mut mantissa, mut scale) = (mantissa, scale);
        // Divisions of so wide numbers are slow: zeros go in eights while it is one.
        while scale >= 8 && i64::try_from(mantissa).is_err() && mantissa % 100_000_000 == 0 {
            mantissa /= 100_000_000;
            scale -= 8;
        }
        if let Ok(mut narrow) = i64::try_from(mantissa) {
            while scale > 0 && narrow % 10 == 0 {
                narrow /= 10;
                scale -= 1;
            }
            return Decimal { mantissa: i128::from(narrow), scale };
        }
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Decimal { mantissa, scale }
    }

    /// From digits and a decimal point, as in TOML files: `"0.1"`, `"1000"`, `"-2.5"`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let value = Decimal::of_digits(whole, fraction)?;
        Some(if negative { value.negated() } else { value })
    }

    /// From the digits before the decimal point and those behind it.
    #[must_use]
    pub fn of_digits(whole: &str, fraction: &str) -> Option<Self> {
        if whole.is_empty() || whole.len() + fraction.len() > MAX_DIGITS {
            return None;
        }
        let digits = || whole.bytes().chain(fraction.bytes());
        if !digits().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut digits = digits().map(|byte| byte - b'0');
        // As many as fit go the short way.
        let narrow = digits.by_ref().take(NARROW).fold(0, |all: i64, digit| all * 10 + i64::from(digit));
        let mantissa = digits.fold(i128::from(narrow), |all, digit| all * 10 + i128::from(digit));
        Some(Decimal::new(mantissa, fraction.len() as u32))
    }

    /// The product, or `None` where it leaves the exact range.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let mantissa = self.mantissa.checked_mul(other.mantissa)?;
        Some(Decimal::new(mantissa, self.scale + other.scale))
    }

    /// The sum, or `None` where it leaves the exact range.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if self.scale == other.scale {
            return Some(Decimal::new(self.mantissa.checked_add(other.mantissa)?, self.scale));
        }
        let scale = self.scale.max(other.scale);
        let a = self.mantissa.checked_mul(pow10(scale - self.scale)?)?;
        let b = other.mantissa.checked_mul(pow10(scale - other.scale)?)?;
        Some(Decimal::new(a.checked_add(b)?, scale))
    }

    /// The quotient rounded to 15 decimals (half away from zero), or `None` for a zero divisor or out of range.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        const DECIMALS: u32 = 15;
        if other.mantissa == 0 {
            return None;
        }
        if let Some(whole) = self.times_whole(other) {
            return Some(Decimal::from(whole));
        }
        let shift = (DECIMALS + other.scale).checked_sub(self.scale);
        let (numerator, denominator) = match shift {
            Some(shift) => (self.mantissa.checked_mul(pow10(shift)?)?, other.mantissa),
            None => (self.mantissa, other.mantissa.checked_mul(pow10(self.scale - DECIMALS - other.scale)?)?),
        };
        let quotient = numerator / denominator;
        let remainder = numerator % denominator;
        let away = if remainder.unsigned_abs() * 2 >= denominator.unsigned_abs() {
            if (numerator < 0) == (denominator < 0) { 1 } else { -1 }
        } else {
            0
        };
        Some(Decimal::new(quotient + away, DECIMALS))
    }

    /// How many times `other` goes into it, where that is a whole number and both are narrow.
    fn times_whole(self, other: Self) -> Option<i64> {
        let narrow = |value: Decimal, shift: u32| {
            let mantissa = i64::try_from(value.mantissa).ok()?;
            mantissa.checked_mul(i64::try_from(pow10(shift)?).ok()?)
        };
        let numerator = narrow(self, other.scale.saturating_sub(self.scale))?;
        let denominator = narrow(other, self.scale.saturating_sub(other.scale))?;
        if numerator.checked_rem(denominator)? == 0 { numerator.checked_div(denominator) } else { None }
    }

    /// Half of it, or `None` where it leaves the exact range.
    #[must_use]
    pub fn halved(self) -> Option<Self> {
        self.checked_mul(Decimal { mantissa: 5, scale: 1 })
    }

    /// The same size with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Decimal { mantissa: self.mantissa.saturating_neg(), scale: self.scale }
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.mantissa < 0
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.mantissa == 0
    }

    /// Digits after the decimal mark that are not trailing zeros.
    #[must_use]
    pub fn scale(&self) -> u32 {
        self.scale
    }

    /// The value when it is a whole number.
    #[must_use]
    pub fn to_integer(self) -> Option<i128> {
        (self.scale == 0).then_some(self.mantissa)
    }

    /// The mantissa, where a float holds it exactly.
    #[expect(clippy::cast_precision_loss, reason = "no bit is lost of what is so small")]
    fn whole_float(self) -> Option<f64> {
        let small = i64::try_from(self.mantissa).ok()?;
        (small.unsigned_abs() < 1 << f64::MANTISSA_DIGITS).then_some(small as f64)
    }

    /// The nearest `f64`.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        // Both exact: their quotient is rounded once.
        if let (Some(whole), Some(power)) = (self.whole_float(), POWERS.get(self.scale as usize)) {
            return whole / power;
        }
        // Rust's parser rounds correctly, which no longer chain of float operations does.
        format!("{}e-{}", self.mantissa, self.scale).parse().unwrap_or(f64::NAN)
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Decimal::new(i128::from(value), 0)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.scale == other.scale {
            return self.mantissa.cmp(&other.mantissa);
        }
        let scale = self.scale.max(other.scale);
        let scaled = |value: &Self| value.mantissa.checked_mul(pow10(scale - value.scale)?);
        match scaled(self).zip(scaled(other)) {
            Some((one, other)) => one.cmp(&other),
            None => self.to_f64().total_cmp(&other.to_f64()),
        }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = self.scale as usize + 1);
        let (whole, fraction) = digits.split_at(digits.len() - self.scale as usize);
        let sign = if self.mantissa < 0 { "-" } else { "" };
        if fraction.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{fraction}") }
    }
}

fn pow10(exponent: u32) -> Option<i128> {
    const NARROW: [i64; 19] = {
        let mut powers = [1; 19];
        let mut at = 1;
        while at < powers.len() {
            powers[at] = powers[at - 1] * 10;
            at += 1;
        }
        powers
    };
    NARROW.get(exponent as usize).map(|&power| i128::from(power)).or_else(|| 10i128.checked_pow(exponent))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).expect("a decimal")
    }

    #[test]
    fn arithmetic_is_exact() {
        assert_eq!(decimal("36353.2").checked_mul(decimal("1000000000")), Some(decimal("36353200000000")));
        assert_eq!(decimal("0.1").checked_add(decimal("0.2")), Some(decimal("0.3")));
        assert_eq!(decimal("0.6").checked_div(decimal("0.02")), Some(decimal("30")));
        assert_eq!(decimal("-0.75").halved(), Some(decimal("-0.375")));
        assert_eq!(decimal("1").checked_div(decimal("3")).map(|x| x.to_string()), Some("0.333333333333333".to_owned()));
        assert_eq!(
            decimal("-2").checked_div(decimal("3")).map(|x| x.to_string()),
            Some("-0.666666666666667".to_owned())
        );
    }

    #[test]
    fn order_and_text_agree_with_the_number_line() {
        assert!(decimal("-1.5") < decimal("-1.25"));
        assert!(decimal("10") > decimal("9.99"));
        assert_eq!(decimal("-0.50").to_string(), "-0.5");
        assert_eq!(decimal("42.66").to_f64().to_string(), "42.66");
    }

    #[test]
    fn what_is_no_decimal_is_refused() {
        for text in ["", "-", ".5", "1,5", "1e3", &"9".repeat(31)] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}
