//! JSON values as Python prints them, because the `openstack` command prints them so, and people compare.

use serde_json::{Number, Value};

/// `print(json.loads(value))`: `None`, `True`, `0.31`, `1.0`, a text as it is, a list or object by its `repr`.
#[must_use]
pub fn print(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => repr(other),
    }
}

/// `repr(json.loads(value))`.
fn repr(value: &Value) -> String {
    match value {
        Value::Null => "None".into(),
        Value::Bool(true) => "True".into(),
        Value::Bool(false) => "False".into(),
        Value::Number(number) => print_number(number),
        Value::String(text) => quote(text),
        Value::Array(items) => format!("[{}]", items.iter().map(repr).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let pairs: Vec<_> = members.iter().map(|(key, value)| format!("{}: {}", quote(key), repr(value))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
    }
}

/// Whole numbers in full, however large; others as the shortest text that is the same float.
fn print_number(number: &Number) -> String {
    let text = number.to_string();
    if !text.contains(['.', 'e', 'E']) {
        return if text == "-0" { "0".into() } else { text };
    }
    text.parse().map_or(text, print_float)
}

/// `repr(float)`: with an exponent below 1e-4 and from 1e16 on.
fn print_float(float: f64) -> String {
    if float.is_infinite() {
        return if float > 0.0 { "inf".into() } else { "-inf".into() };
    }
    let scientific = format!("{float:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |positive| ("-", positive));
    if !(-4..16).contains(&exponent) {
        let direction = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{mantissa}e{direction}{:02}", exponent.unsigned_abs());
    }
    let digits = mantissa.replace('.', "");
    let places = exponent.unsigned_abs() as usize;
    if exponent < 0 {
        return format!("{sign}0.{}{digits}", "0".repeat(places - 1));
    }
    match digits.split_at_checked(places + 1) {
        Some((whole, fraction)) if !fraction.is_empty() => format!("{sign}{whole}.{fraction}"),
        _ => format!("{sign}{digits}{}.0", "0".repeat((places + 1).saturating_sub(digits.len()))),
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
            ("1e999", "inf"),
            ("-1e999", "-inf"),
            ("0.1000000000000000055", "0.1"),
            ("12345678901234567890123", "12345678901234567890123"),
            ("\"plain 'text'\"", "plain 'text'"),
            ("[]", "[]"),
            ("{}", "{}"),
            (r#"["a", 1, null, {"b": [true]}]"#, "['a', 1, None, {'b': [True]}]"),
            (r#"["it's"]"#, "[\"it's\"]"),
            (r#"["'\"\n\u0001\\"]"#, "['\\'\"\\n\\x01\\\\']"),
        ] {
            let value: Value = serde_json::from_str(json).expect("the table holds JSON");
            assert_eq!(print(&value), python, "{json}");
        }
    }

    proptest! {
        #[test]
        fn every_float_is_itself_again(float in proptest::num::f64::NORMAL | proptest::num::f64::ZERO) {
            prop_assert_eq!(print_float(float).parse::<f64>(), Ok(float));
        }
    }
}
