//! Sizes as Trove writes them.

/// A decimal number, of GiB, in hundredths, which is as fine as Trove tells sizes (`trove/common/utils.py` `to_gb`).
#[must_use]
pub fn hundredths(number: &str) -> Option<i64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let fraction: String = fraction.chars().chain(['0', '0']).take(2).collect();
    format!("{whole}{fraction}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_compared_as_numbers() {
        let mut sizes = ["10", "9.5", "", "0.04", "1.0", "0.3"];
        sizes.sort_by_key(|size| hundredths(size));
        assert_eq!(sizes, ["", "0.04", "0.3", "1.0", "9.5", "10"]);
    }
}
