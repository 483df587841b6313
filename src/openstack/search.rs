//! Looking for a part of a text.
//!
//! By std's own search, which takes linear time whatever the text and the part are.

/// Where a part begins.
#[must_use]
pub fn find(text: &str, part: &str) -> Option<usize> {
    text.find(part)
}

/// Whether a part is there.
#[must_use]
pub fn holds(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// What is before the first such part, and what is behind it.
#[must_use]
pub fn around<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let at = find(text, part)?;
    text.get(..at).zip(text.get(at + part.len()..))
}

/// The text with something else for each such part.
#[must_use]
pub fn replace(text: &str, part: &str, by: &str) -> String {
    let (mut replaced, mut rest) = (String::new(), text);
    while let Some((before, behind)) = around(rest, part).filter(|_| !part.is_empty()) {
        replaced.push_str(before);
        replaced.push_str(by);
        rest = behind;
    }
    replaced + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_std_finds(text in "[abü]{0,12}", part in "[abü]{1,3}") {
            prop_assert_eq!(find(&text, &part), text.find(&part));
            prop_assert_eq!(holds(&text, &part), text.contains(&part));
            prop_assert_eq!(around(&text, &part), text.split_once(&part));
            prop_assert_eq!(replace(&text, &part, "-ab-"), text.replace(&part, "-ab-"));
        }
    }

    #[test]
    fn nothing_is_everywhere() {
        assert_eq!((find("a", ""), replace("ab", "", "c").as_str()), (Some(0), "ab"));
    }
}
