//! The known name that somebody may have meant.

/// The known name that is most like it, in words that end a message, where one is alike at all.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let of = |known: &'a str| (distance(&name.to_lowercase(), &known.to_lowercase()), known);
    match known.map(of).min() {
        Some((distance, known)) if distance <= 1 + name.len() / 4 => format!("; did you mean {known:?}?"),
        _ => String::new(),
    }
}

/// How many letters differ (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}
