//! Tables that a person reads, aligned with the width of Chinese characters taken into account.

use std::fmt::{Display, Write as _};
use std::io::Write as _;

use anstyle::Style;
use unicode_width::UnicodeWidthStr;

use crate::failure::Failure;

/// Lines of cells in columns, the last but one cell of each in the line's style.
pub(crate) fn aligned<const N: usize>(lines: &[([String; N], Style)]) -> String {
    let width = |column: usize| lines.iter().map(|(cells, _)| cells[column].width()).max().unwrap_or_default();
    let widths: [usize; N] = std::array::from_fn(width);
    let mut text = String::new();
    for (cells, style) in lines {
        for (column, cell) in cells.iter().enumerate() {
            let padding = " ".repeat(widths[column] - cell.width());
            let styled: &dyn Display = if column + 2 == N { &format!("{style}{cell}{style:#}") } else { cell };
            let end = if column + 1 == N { "\n" } else { "  " };
            let _ = write!(text, "{styled}{}{end}", if column + 1 == N { "" } else { &padding });
        }
    }
    text
}

/// Colours reach terminals only, and not where NO_COLOR is set.
pub(crate) fn print_styled(text: &str) -> Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| Failure::other(format!("cannot write the output: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_characters_are_two_columns_wide() {
        let lines = [("ab", "x"), ("停车", "y"), ("a停", "z")]
            .map(|(a, b)| ([a.to_owned(), b.to_owned(), "1".to_owned()], Style::new()));
        assert_eq!(aligned(&lines), "ab    x  1\n停车  y  1\na停   z  1\n");
    }
}
