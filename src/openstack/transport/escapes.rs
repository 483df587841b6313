//! Undoing the escapes of JSON, URLs and HTML, while it stays known where each character stood in the text.

/// A character, and the bytes of the text that it stood in: the first one, and the one behind the last.
pub(super) type Position = (char, usize, usize);

/// What an escape begins with: in JSON, in a URL, in HTML.
pub(super) const ESCAPES: [char; 3] = ['\\', '%', '&'];

/// The characters of a text, nothing undone.
pub(super) fn positions(text: &str) -> Vec<Position> {
    text.char_indices().map(|(at, c)| (c, at, at + c.len_utf8())).collect()
}

/// The same characters with each escape undone that begins with one of `escapes`; None where there is none.
pub(super) fn decoded(positions: &[Position], escapes: &[char]) -> Option<Vec<Position>> {
    if !positions.iter().any(|(c, ..)| escapes.contains(c)) {
        return None;
    }
    let mut inner = Vec::with_capacity(positions.len());
    let mut rest = positions;
    while let [first, after @ ..] = rest {
        let (c, begin, _) = *first;
        let meant = Some(c).filter(|c| escapes.contains(c)).and_then(|c| match c {
            '\\' => of_json(after),
            '%' => of_url(after),
            _ => of_html(after),
        });
        let (meant, length) = meant.map_or((*first, 0), |(meant, length)| {
            let end = after.get(length - 1).map_or(begin, |(.., end)| *end);
            ((meant, begin, end), length)
        });
        inner.push(meant);
        rest = after.get(length..).unwrap_or_default();
    }
    (inner.len() < positions.len()).then_some(inner)
}

/// What an escape means, and how many characters behind its first one belong to it.
type Meant = Option<(char, usize)>;

fn of_json(after: &[Position]) -> Meant {
    match after {
        [('u', ..), digits @ ..] => {
            let unit = number(digits.get(..4)?, 16)?;
            if let Some(c) = char::from_u32(unit) {
                return Some((c, 5));
            }
            // The first half of a pair.
            let [('\\', ..), ('u', ..), digits @ ..] = digits.get(4..)? else { return None };
            let second = number(digits.get(..4)?, 16)?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
            let first = unit.checked_sub(0xd800).filter(|high| *high < 0x400)?;
            Some((char::from_u32(0x10000 + first * 0x400 + second)?, 11))
        }
        // Python escapes an apostrophe so.
        [(c @ ('"' | '\\' | '/' | '\''), ..), ..] => Some((*c, 1)),
        _ => None,
    }
}

fn of_url(after: &[Position]) -> Meant {
    let mut bytes = [0; 4];
    let (mut length, mut rest) = (1, after);
    for at in 0..4 {
        let byte = number(rest.get(..2)?, 16)?;
        *bytes.get_mut(at)? = u8::try_from(byte).ok()?;
        if at == 0 {
            length = match byte {
                0xf0.. => 4,
                0xe0.. => 3,
                0xc0.. => 2,
                _ => 1,
            };
        }
        if at + 1 == length {
            break;
        }
        rest = rest.get(2..).filter(|rest| matches!(rest, [('%', ..), ..]))?.get(1..)?;
    }
    let c = std::str::from_utf8(bytes.get(..length)?).ok()?.chars().next()?;
    Some((c, length * 3 - 1))
}

/// The characters of tokens and passwords that HTML has a name for.
const NAMED: [(&str, char); 23] = [
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("amp", '&'),
    ("sol", '/'),
    ("plus", '+'),
    ("equals", '='),
    ("lowbar", '_'),
    ("period", '.'),
    ("comma", ','),
    ("colon", ':'),
    ("semi", ';'),
    ("excl", '!'),
    ("quest", '?'),
    ("num", '#'),
    ("dollar", '$'),
    ("percnt", '%'),
    ("ast", '*'),
    ("commat", '@'),
    ("bsol", '\\'),
    ("lpar", '('),
    ("rpar", ')'),
];

fn of_html(after: &[Position]) -> Meant {
    let run = |from: usize, belongs: fn(char) -> bool| {
        after.iter().skip(from).take(10).take_while(|(c, ..)| belongs(*c)).count()
    };
    let (meant, length) = match after {
        [('#', ..), ('x' | 'X', ..), digits @ ..] => {
            let length = run(2, |c| c.is_ascii_hexdigit());
            (number(digits.get(..length)?, 16).and_then(char::from_u32)?, length + 2)
        }
        [('#', ..), digits @ ..] => {
            let length = run(1, |c| c.is_ascii_digit());
            (number(digits.get(..length)?, 10).and_then(char::from_u32)?, length + 1)
        }
        _ => {
            let length = run(0, |c| c.is_ascii_alphabetic());
            let name: String = after.get(..length)?.iter().map(|(c, ..)| *c).collect();
            let (_, meant) = NAMED.into_iter().find(|(known, _)| *known == name)?;
            (meant, length)
        }
    };
    // Browsers read a number without the semicolon, too.
    let ended = matches!(after.get(length), Some((';', ..)));
    (ended || matches!(after, [('#', ..), ..])).then_some((meant, length + usize::from(ended)))
}

/// The number that some digits make; None without any, and of one that is no character's.
fn number(digits: &[Position], base: u32) -> Option<u32> {
    let mut number = None;
    for (c, ..) in digits {
        number = Some(number.unwrap_or(0_u32).checked_mul(base)?.checked_add(c.to_digit(base)?)?);
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(escaped: &str, escapes: &[char]) -> Option<String> {
        decoded(&positions(escaped), escapes).map(|positions| positions.iter().map(|(c, ..)| *c).collect())
    }

    #[test]
    fn each_language_has_its_own_escapes() {
        for (language, escaped, meant) in [
            ('\\', r#"\u0061\u00E9\ud83d\ude00\"\/\\\'"#, "aé😀\"/\\'"),
            ('%', "%61%C3%a9%F0%9F%98%80%25", "aé😀%"),
            ('&', "&#97;&#xE9;&#x1f600;&lt;&amp;&sol;&#x2dg&#0043.", "aé😀<&/-g+."),
        ] {
            assert_eq!(text(escaped, &[language]).as_deref(), Some(meant), "{escaped}");
            let others: Vec<_> = ESCAPES.into_iter().filter(|other| *other != language).collect();
            assert_eq!(text(escaped, &others), None, "{escaped}");
        }
        for none in [r"\n\ud83d \ud83dx \u00", "%", "%zz", "%C3", "%C3%", "%C3x%A9", "%ff", "& &; &#; &#x; &lt &what;"]
        {
            assert_eq!(text(none, &ESCAPES), None, "{none}");
        }
    }

    proptest! {
        #[test]
        fn what_is_undone_stood_there(escaped in "[\\\\%&#;xulté0-9a-f]{0,40}") {
            let Some(inner) = decoded(&positions(&escaped), &ESCAPES) else { return Ok(()) };
            let mut behind = 0;
            for (c, begin, end) in inner {
                prop_assert_eq!(begin, behind);
                let there = escaped.get(begin..end).expect("whole characters");
                prop_assert!(there == c.to_string() || there.starts_with(ESCAPES), "{} for {}", there, c);
                behind = end;
            }
            prop_assert_eq!(behind, escaped.len());
        }
    }
}
