//! JSON values as Python prints them, because the `openstack` command prints them so, and people compare.

use crate::openstack::types::json::{self, Object};

/// Lists and objects below this depth stay as the JSON that they are.
const DEEPEST: usize = 16;

/// `print(json.loads(json))`: `None`, `True`, `0.31`, `1.0`, a text as it is, a list or object by its `repr`.
#[must_use]
pub fn print(json: &str) -> String {
    json::text(json).unwrap_or_else(|| repr(json, 0))
}

/// `repr(json.loads(json))`.
fn repr(json: &str, depth: usize) -> String {
    match json {
        "null" => return "None".into(),
        "true" => return "True".into(),
        "false" => return "False".into(),
        _ if depth == DEEPEST => return json.into(),
        _ => {}
    }
    let printed = match json.bytes().next() {
        Some(b'"') => json::text(json).map(|text| quote(&text)),
        Some(b'[') => json::list(json).map(|items| {
            let items: Vec<_> = items.iter().map(|item| repr(item, depth + 1)).collect();
            format!("[{}]", items.join(", "))
        }),
        Some(b'{') => Object::parse(json).map(|object| {
            let pairs: Vec<_> =
                object.members().map(|(key, json)| format!("{}: {}", quote(key), repr(json, depth + 1))).collect();
            format!("{{{}}}", pairs.join(", "))
        }),
        _ => Some(number(json)),
    };
    printed.unwrap_or_else(|| json.into())
}

/// The most significant digits that every float keeps, whatever they are.
const SURE_DIGITS: usize = 15;

/// Whole numbers in full, however large; others as `repr(float)`: with an exponent below 1e-4 and from 1e16 on.
///
/// This works on the text, for the machinery of floats would weigh 10 kB in the bundle. What has more digits or a
/// larger exponent than every float keeps stays as it came; a server that prints floats at their shortest, as Trove
/// does, sends just what Python would print.
fn number(text: &str) -> String {
    if !text.contains(['.', 'e', 'E']) {
        return if text == "-0" { "0" } else { text }.into();
    }
    let (sign, unsigned) = text.strip_prefix('-').map_or(("", text), |unsigned| ("-", unsigned));
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let leading = all.len() - all.trim_start_matches('0').len();
    let digits = all.trim_matches('0');
    if digits.is_empty() {
        return format!("{sign}0.0");
    }
    // The value is 0.DIGITS times ten to the power of `point`.
    let point = exponent.trim_start_matches('+').parse::<i64>().ok().and_then(|exponent| {
        let places = i64::try_from(whole.len()).ok()? - i64::try_from(leading).ok()?;
        exponent.checked_add(places)
    });
    match point {
        Some(point @ -306..=308) if digits.len() <= SURE_DIGITS || is_plain(exponent) => lay_out(sign, digits, point),
        _ => text.into(),
    }
}

fn is_plain(exponent: &str) -> bool {
    exponent == "0"
}

fn lay_out(sign: &str, digits: &str, point: i64) -> String {
    let exponent = point - 1;
    if !(-4..16).contains(&exponent) {
        let direction = if exponent < 0 { '-' } else { '+' };
        let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
        let dot = if rest.is_empty() { "" } else { "." };
        return format!("{sign}{first}{dot}{rest}e{direction}{:02}", exponent.unsigned_abs());
    }
    let places = usize::try_from(point.unsigned_abs()).unwrap_or(0);
    if point <= 0 {
        return format!("{sign}0.{}{digits}", "0".repeat(places));
    }
    match digits.split_at_checked(places) {
        Some((whole, fraction)) if !fraction.is_empty() => format!("{sign}{whole}.{fraction}"),
        _ => format!("{sign}{digits}{}.0", "0".repeat(places.saturating_sub(digits.len()))),
    }
}

/// `repr(str)`, with control characters escaped.
fn quote(text: &str) -> String {
    let mark = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut quoted = String::from(mark);
    for c in text.chars() {
        match c {
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\\' => quoted.push_str("\\\\"),
            _ if c == mark => quoted.extend(['\\', c]),
            _ if c.is_control() => quoted.push_str(&format!("\\x{:02x}", u32::from(c))),
            _ => quoted.push(c),
        }
    }
    quoted.push(mark);
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The right column is what Python 3.11 printed for `print(json.loads(left))`.
    #[test]
    fn prints_as_python_does() {
        for (json, python) in [
            ("null", "None"),
            ("true", "True"),
            ("false", "False"),
            ("0.31", "0.31"),
            ("1.0", "1.0"),
            ("1", "1"),
            ("0.0", "0.0"),
            ("-0.0", "-0.0"),
            ("-0", "0"),
            ("0.10", "0.1"),
            ("1e5", "100000.0"),
            ("1E-5", "1e-05"),
            ("0.0001", "0.0001"),
            ("123456789.125", "123456789.125"),
            ("1e15", "1000000000000000.0"),
            ("1e16", "1e+16"),
            ("1.5e300", "1.5e+300"),
            ("-2.5e-7", "-2.5e-07"),
            ("0.30000000000000004", "0.30000000000000004"),
            ("1.7976931348623157e+308", "1.7976931348623157e+308"),
            ("2e-320", "2e-320"),
            ("12345678901234567890123", "12345678901234567890123"),
            ("\"plain 'text'\"", "plain 'text'"),
            ("[]", "[]"),
            ("{}", "{}"),
            (r#"["a", 1, null, {"b": [true]}]"#, "['a', 1, None, {'b': [True]}]"),
            (r#"["it's"]"#, "[\"it's\"]"),
            (r#"["'\"\n\u0001\\"]"#, "['\\'\"\\n\\x01\\\\']"),
        ] {
            assert_eq!(print(json), python, "{json}");
        }
    }

    proptest! {
        #[test]
        fn every_float_is_itself_again(float in proptest::num::f64::NORMAL | proptest::num::f64::ZERO) {
            prop_assert_eq!(print(&format!("{float:?}")).parse::<f64>(), Ok(float));
        }

        #[test]
        fn any_text_is_printed(text in "[-0-9.eE\\[\\]{}\",:a ]{0,40}") {
            let empty = text.is_empty() || json::text(&text).is_some_and(|text| text.is_empty());
            prop_assert_eq!(print(&text).is_empty(), empty);
        }
    }

    #[test]
    fn a_bottomless_list_ends() {
        let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
        assert_eq!(print(&deep).len(), deep.len());
    }
}
