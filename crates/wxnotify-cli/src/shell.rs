//! Text that a shell reads back as it was.

/// A word in single quotes, for a POSIX shell.
pub(crate) fn quote(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn quotes_inside_are_quoted() {
        assert_eq!(super::quote("it's $5"), r"'it'\''s $5'");
    }
}
