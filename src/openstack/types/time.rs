//! Times as `OpenStack` writes them: UTC, mostly without a zone.

use serde::Deserialize;

/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct UtcTime(pub i64);

impl UtcTime {
    /// Reads `YYYY-MM-DD[T ]HH:MM:SS`, with or without a fraction and `Z` or `±HH[:]MM` behind it.
    ///
    /// Without a zone it is UTC: Trove drops it (`trove/common/base_wsgi.py` `JSONDictSerializer`), where
    /// JavaScript's `Date.parse` would read local time.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.trim().as_bytes();
        let number = |from: usize, to: usize| -> Option<i64> {
            let digits = bytes.get(from..to)?;
            if !digits.iter().all(u8::is_ascii_digit) {
                return None;
            }
            Some(digits.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0')))
        };
        let separators = [(4, b"--"), (7, b"--"), (10, b"T "), (13, b"::"), (16, b"::")];
        if !separators.iter().all(|(at, allowed)| bytes.get(*at).is_some_and(|byte| allowed.contains(byte))) {
            return None;
        }
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        if !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
            return None;
        }
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let mut at = 19;
        if bytes.get(at).is_some_and(|byte| matches!(byte, b'.' | b',')) {
            at += 1;
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
        }
        let offset = match bytes.get(at) {
            None => 0,
            Some(b'Z' | b'z') if bytes.len() == at + 1 => 0,
            Some(sign @ (b'+' | b'-')) => {
                let colon = usize::from(bytes.get(at + 3) == Some(&b':'));
                if bytes.len() != at + 5 + colon {
                    return None;
                }
                let ahead = number(at + 1, at + 3)? * 3600 + number(at + 3 + colon, at + 5 + colon)? * 60;
                if *sign == b'+' { ahead } else { -ahead }
            }
            Some(_) => return None,
        };
        Some(Self(days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset))
    }

    /// Reads a time as HTTP headers write it: `Sun, 06 Nov 1994 08:49:37 GMT`, and its two older forms (RFC 9110,
    /// 5.6.7).
    #[must_use]
    pub fn parse_http(text: &str) -> Option<Self> {
        let moment = httpdate::parse_http_date(text).ok()?;
        let since = moment.duration_since(std::time::UNIX_EPOCH).ok()?;
        i64::try_from(since.as_secs()).ok().map(Self)
    }

    /// Whole seconds from an earlier moment to this one, never below 0 (clocks disagree).
    #[must_use]
    #[inline(never)]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0).max(0)
    }

    /// Year, month and day, UTC, of the Gregorian calendar.
    #[must_use]
    pub fn date(self) -> (i64, i64, i64) {
        let day = self.0.div_euclid(86400);
        let mut year = 1970 + day / 366 - i64::from(day < 0);
        while days(year + 1, 1, 1) <= day {
            year += 1;
        }
        let mut month = 1;
        while month < 12 && days(year, month + 1, 1) <= day {
            month += 1;
        }
        (year, month, day - days(year, month, 1) + 1)
    }

    /// `YYYY-MM-DDTHH:MM:SSZ`.
    #[must_use]
    pub fn iso(self) -> String {
        let (year, month, day) = self.date();
        let second = self.0.rem_euclid(86400);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }

    /// This moment and some seconds.
    #[must_use]
    #[inline(never)]
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }
}

impl TryFrom<String> for UtcTime {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("no time")
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01 to a date of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let before = year - 1;
    let to_new_year = before * 365 + before / 4 - before / 100 + before / 400;
    let in_year: i64 = (1..month).map(|m| days_in(year, m)).sum();
    to_new_year + in_year + day - 1 - 719_162
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_every_form_as_utc() {
        for (text, seconds) in [
            ("1970-01-01T00:00:00", 0),
            ("2014-04-29T13:53:08", 1_398_779_588),
            ("2014-04-29 13:53:08", 1_398_779_588),
            ("2014-04-29T13:53:08Z", 1_398_779_588),
            ("2014-04-29T13:53:08.123456", 1_398_779_588),
            ("2014-04-29T13:53:08.123456Z", 1_398_779_588),
            ("2014-04-29T15:53:08+02:00", 1_398_779_588),
            ("2014-04-29T08:23:08-0530", 1_398_779_588),
            ("2000-02-29T00:00:00", 951_782_400),
            ("1969-12-31T23:59:59", -1),
        ] {
            assert_eq!(UtcTime::parse(text), Some(UtcTime(seconds)), "{text}");
        }
    }

    #[test]
    fn reads_what_headers_write() {
        assert_eq!(UtcTime::parse_http("Tue, 29 Apr 2014 13:53:08 GMT"), Some(UtcTime(1_398_779_588)));
        for text in ["", "2014-04-29T13:53:08Z", "Tue, 29 Apr 1814 13:53:08 GMT", "Tue, 99 Apr 2014 13:53:08 GMT"] {
            assert_eq!(UtcTime::parse_http(text), None, "{text}");
        }
    }

    #[test]
    fn takes_no_other_text_for_a_time() {
        for text in [
            "",
            "None",
            "2014-04-29",
            "2014-13-01T00:00:00",
            "2014-02-29T00:00:00",
            "2014-01-01T24:00:00",
            "2014-01-01T00:00:00X",
            "2014-01-01T00:00:00+0",
            "2014-01-01T00:00:00Zz",
            "é014-01-01T00:00:00",
        ] {
            assert_eq!(UtcTime::parse(text), None, "{text}");
        }
    }

    #[test]
    fn no_time_runs_backwards() {
        assert_eq!(UtcTime(10).since(UtcTime(20)), 0);
        assert_eq!(UtcTime(20).since(UtcTime(10)), 10);
    }

    proptest! {
        #[test]
        fn never_panics(text in ".{0,40}") {
            let _ = UtcTime::parse(&text);
        }

        #[test]
        fn what_is_written_is_read_again(at in 0i64..200_000_000_000) {
            prop_assert_eq!(UtcTime::parse(&UtcTime(at).iso()), Some(UtcTime(at)));
        }

        #[test]
        fn a_date_is_read_back(at in 0i64..200_000_000_000) {
            let (year, month, day) = UtcTime(at).date();
            prop_assert_eq!(days(year, month, day), at.div_euclid(86400));
        }

        #[test]
        fn later_days_are_later(year in 1i64..9999, month in 1i64..=12, day in 1i64..=27) {
            prop_assert_eq!(days(year, month, day) + 1, days(year, month, day + 1));
            prop_assert_eq!(days(year, 12, 31) + 1, days(year + 1, 1, 1));
        }
    }
}
