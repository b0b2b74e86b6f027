//! Headers as languages print them: PHP's print_r, a Go map, a JavaScript object, a Python dict.

/// Names and values, in order. `None` where the text is none of these, or cannot be made out.
pub(crate) fn parse(text: &str) -> Option<Vec<(String, String)>> {
    let text = text.trim();
    let pairs = if let Some(map) = text.strip_prefix("map[") {
        go_map(map.strip_suffix(']')?)?
    } else if text.starts_with('{') {
        Quoted { rest: text }.object()?
    } else if text.starts_with("Array") || text.starts_with('[') {
        print_r(text)?
    } else {
        return None;
    };
    (!pairs.is_empty()).then_some(pairs)
}

/// `map[Name:[value] Name:[value]]`, as `fmt.Println(r.Header)` prints it.
fn go_map(mut rest: &str) -> Option<Vec<(String, String)>> {
    let mut pairs = Vec::new();
    while !rest.is_empty() {
        let (name, after) = rest.split_once(":[")?;
        let end = after.find("] ").unwrap_or(after.len().checked_sub(1)?);
        let (value, after) = after.split_at(end);
        rest = after.strip_prefix(']')?.trim_start();
        pairs.push((name.to_owned(), value.to_owned()));
    }
    Some(pairs)
}

/// `[NAME] => value`, a line each; where the value is an array, its items in lines of their own.
fn print_r(text: &str) -> Option<Vec<(String, String)>> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut name_of_array = String::new();
    for line in text.lines().map(str::trim) {
        let Some((name, value)) = line.strip_prefix('[').and_then(|line| line.split_once("] =>")) else {
            match line {
                "" | "Array" | "(" | ")" => continue,
                _ => return None,
            }
        };
        let (name, value) = (name.trim_matches(['"', '\'']), value.trim());
        if value == "Array" {
            name_of_array = name.to_owned();
        } else if !name_of_array.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit()) {
            pairs.push((name_of_array.clone(), value.to_owned()));
        } else {
            pairs.push((name.to_owned(), value.to_owned()));
        }
    }
    Some(pairs)
}

/// Reads `{ name: 'value', 'name': "value", name: [ 'value' ] }`.
struct Quoted<'a> {
    rest: &'a str,
}

impl Quoted<'_> {
    fn object(&mut self) -> Option<Vec<(String, String)>> {
        let mut pairs = Vec::new();
        self.take('{').then_some(())?;
        while !self.take('}') {
            let name = self.text().or_else(|| self.word())?;
            self.take(':').then_some(())?;
            if self.take('[') {
                while !self.take(']') {
                    pairs.push((name.clone(), self.text()?));
                    self.take(',');
                }
            } else {
                let value = self.text().or_else(|| self.word())?;
                pairs.push((name, value));
            }
            self.take(',');
        }
        self.rest.trim().is_empty().then_some(pairs)
    }

    /// Passes over white space, and over `what` where it comes next.
    fn take(&mut self, what: char) -> bool {
        let rest = self.rest.trim_start();
        let taken = rest.strip_prefix(what);
        self.rest = taken.unwrap_or(rest);
        taken.is_some()
    }

    /// A text in quotes; long ones come in parts, with `+` between them.
    fn text(&mut self) -> Option<String> {
        let quote = self.rest.trim_start().chars().next().filter(|c| matches!(c, '\'' | '"' | '`'))?;
        self.take(quote);
        let mut text = String::new();
        let mut chars = self.rest.chars();
        loop {
            match chars.next()? {
                '\\' => text.push(match chars.next()? {
                    'n' => '\n',
                    't' => '\t',
                    other => other,
                }),
                c if c == quote => break,
                c => text.push(c),
            }
        }
        self.rest = chars.as_str();
        if self.take('+') {
            text.push_str(&self.text()?);
        }
        Some(text)
    }

    /// A name or a value without quotes.
    fn word(&mut self) -> Option<String> {
        let rest = self.rest.trim_start();
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$');
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (word, rest) = rest.split_at(end);
        self.rest = rest;
        (!word.is_empty()).then(|| word.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    fn expected(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
    }

    #[test]
    fn go_maps() {
        let map = "map[Wechatpay-Nonce:[a] User-Agent:[Mozilla/4.0 (x)] Wechatpay-Signature:[b+/c==]]";
        let all =
            expected(&[("Wechatpay-Nonce", "a"), ("User-Agent", "Mozilla/4.0 (x)"), ("Wechatpay-Signature", "b+/c==")]);
        assert_eq!(pairs(map), all);
    }

    #[test]
    fn print_r_with_and_without_lists() {
        let server = "Array\n(\n    [HTTP_WECHATPAY_NONCE] => a\n    [HTTP_ACCEPT] => \n)\n";
        assert_eq!(pairs(server), expected(&[("HTTP_WECHATPAY_NONCE", "a"), ("HTTP_ACCEPT", "")]));
        let bag = "Array\n(\n    [wechatpay-nonce] => Array\n        (\n            [0] => a\n        )\n\n)\n";
        assert_eq!(pairs(bag), expected(&[("wechatpay-nonce", "a")]));
    }

    #[test]
    fn objects_of_javascript_and_python() {
        let object = "{\n  host: '127.0.0.1:80',\n  'wechatpay-nonce': 'a\\'b',\n  long: 'a' +\n    'b',\n  list: [ 'a', \"b\" ],\n  age: 12,\n}";
        let all = [
            ("host", "127.0.0.1:80"),
            ("wechatpay-nonce", "a'b"),
            ("long", "ab"),
            ("list", "a"),
            ("list", "b"),
            ("age", "12"),
        ];
        assert_eq!(pairs(object), expected(&all));
        assert_eq!(pairs("{'A': 'b', 'C': \"d\"}"), expected(&[("A", "b"), ("C", "d")]));
    }

    #[test]
    fn what_cannot_be_made_out_is_none() {
        for text in [
            "",
            "map[A:b]",
            "map[",
            "map[A:[b] C",
            "{",
            "{a}",
            "{a: 'b'",
            "{a: 'b'} c",
            "Array\n(\nnonsense\n)",
            "A: 1",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
