//! JSON, read quickly where it is as it nearly always is.
//!
//! What is taken here serde_json takes, with the same meaning. Where something is unusual (an escape in a name, an exponent,
//! deep nesting) or wrong, the answer is None, and the caller lets serde_json decide: it alone refuses, and says why.

#[cfg(test)]
mod tests;

/// Reads a text from anywhere in it. A place is the index of a byte; what has been read ends before the place that is returned.
pub(crate) struct Scanner<'a> {
    text: &'a str,
    /// Of the bytes `block..block + BLOCK`, those at which a string cannot just go on, the first one in the lowest bit.
    block: usize,
    specials: u64,
}

const BLOCK: usize = 64;

/// Bytes of a long string that are looked at together.
const STRETCH: usize = 4 * BLOCK;

/// Half of what serde_json takes.
const DEEPEST: u32 = 64;

/// No double is as large as a number of so many digits.
const MOST_DIGITS: usize = 300;

/// Bytes as text, or the place of the first that is none. Several times faster than the standard library's where there is more
/// than ASCII.
pub(crate) fn utf8(bytes: &[u8]) -> Result<&str, usize> {
    simdutf8::basic::from_utf8(bytes)
        .map_err(|_| std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len))
}

/// Reads a text that is one object and nothing else: see [`Scanner::object`].
pub(crate) fn document<'a>(
    text: &'a str,
    field: impl FnMut(&mut Scanner<'a>, &'a str, usize) -> Option<usize>,
) -> Option<()> {
    let mut scanner = Scanner { text, block: 0, specials: specials(text.as_bytes(), 0) };
    let end = scanner.object(0, field)?;
    text.as_bytes()[end..].iter().all(|byte| is_space(*byte)).then_some(())
}

impl<'a> Scanner<'a> {
    /// An object, for each field of which `field` gets its name and the place of its value, and returns where that ends.
    pub(crate) fn object(
        &mut self,
        at: usize,
        mut field: impl FnMut(&mut Self, &'a str, usize) -> Option<usize>,
    ) -> Option<usize> {
        let (b'{', at) = self.token(at)? else { return None };
        let (mut byte, mut at) = self.token(at + 1)?;
        if byte == b'}' {
            return Some(at + 1);
        }
        loop {
            let begin = at + 1;
            let end = self.name(byte, at)?;
            (_, at) = self.behind_colon(end)?;
            at = field(self, &self.text[begin..end], at)?;
            (byte, at) = self.token(at)?;
            match byte {
                b',' => (byte, at) = self.token(at + 1)?,
                b'}' => return Some(at + 1),
                _ => return None,
            }
        }
    }

    /// A string without escapes.
    pub(crate) fn text(&mut self, at: usize) -> Option<(&'a str, usize)> {
        let (b'"', at) = self.token(at)? else { return None };
        let end = self.special(at + 1);
        (self.byte(end) == Some(b'"')).then(|| (&self.text[at + 1..end], end + 1))
    }

    /// Any value.
    pub(crate) fn skip(&mut self, at: usize) -> Option<usize> {
        // Of the arrays and objects that are open, a bit each, the innermost in the lowest: 1 is an object.
        let mut objects = 0u64;
        let mut depth = 0;
        let (mut byte, mut at) = self.token(at)?;
        loop {
            match byte {
                b'"' => at = self.string(at + 1)?,
                b'-' | b'0'..=b'9' => at = self.number(at)?,
                b'{' | b'[' => {
                    let is_object = byte == b'{';
                    (byte, at) = self.token(at + 1)?;
                    if byte == closing(is_object) {
                        at += 1;
                    } else if depth == DEEPEST {
                        return None;
                    } else {
                        depth += 1;
                        objects = objects << 1 | u64::from(is_object);
                        if is_object {
                            (byte, at) = self.value_of_next(byte, at)?;
                        }
                        continue;
                    }
                }
                _ => at = self.word(at)?,
            }
            // A value ended.
            loop {
                if depth == 0 {
                    return Some(at);
                }
                let is_object = objects & 1 == 1;
                (byte, at) = self.token(at)?;
                if byte == b',' {
                    (byte, at) = self.token(at + 1)?;
                    if is_object {
                        (byte, at) = self.value_of_next(byte, at)?;
                    }
                    break;
                }
                if byte != closing(is_object) {
                    return None;
                }
                depth -= 1;
                objects >>= 1;
                at += 1;
            }
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The first byte at or behind `at` that is no white space, and its place.
    #[inline(always)]
    pub(crate) fn token(&self, at: usize) -> Option<(u8, usize)> {
        let byte = self.byte(at)?;
        if byte > b' ' { Some((byte, at)) } else { self.token_behind_space(at) }
    }

    #[cold]
    fn token_behind_space(&self, at: usize) -> Option<(u8, usize)> {
        let space = self.text.as_bytes()[at..].iter().position(|byte| !is_space(*byte))?;
        Some((self.byte(at + space)?, at + space))
    }

    /// A field's name, without escapes: the place of the quote that ends it.
    #[inline(always)]
    fn name(&mut self, byte: u8, at: usize) -> Option<usize> {
        // serde_json has names of its own, which begin with a dollar.
        if byte != b'"' || self.byte(at + 1) == Some(b'$') {
            return None;
        }
        let end = self.special(at + 1);
        (self.byte(end) == Some(b'"')).then_some(end)
    }

    /// The value behind a name's last quote.
    #[inline(always)]
    fn behind_colon(&self, quote: usize) -> Option<(u8, usize)> {
        let (b':', at) = self.token(quote + 1)? else { return None };
        self.token(at + 1)
    }

    /// The value of the field whose name begins at `at`.
    #[inline(always)]
    fn value_of_next(&mut self, byte: u8, at: usize) -> Option<(u8, usize)> {
        let quote = self.name(byte, at)?;
        self.behind_colon(quote)
    }

    /// A string, behind its first quote.
    #[inline(always)]
    fn string(&mut self, at: usize) -> Option<usize> {
        let end = self.special(at);
        if self.byte(end) == Some(b'"') { Some(end + 1) } else { self.string_with_escapes(end) }
    }

    #[cold]
    fn string_with_escapes(&mut self, mut at: usize) -> Option<usize> {
        loop {
            at = match (self.byte(at)?, self.byte(at + 1)) {
                (b'"', _) => return Some(at + 1),
                (b'\\', Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't')) => at + 2,
                (b'\\', Some(b'u')) => {
                    let hex = self.text.as_bytes().get(at + 2..at + 6)?;
                    // D800 to DFFF are halves of a character.
                    let is_half = matches!(hex, [b'd' | b'D', b'8'..=b'9' | b'a'..=b'f' | b'A'..=b'F', ..]);
                    if is_half || !hex.iter().all(u8::is_ascii_hexdigit) {
                        return None;
                    }
                    at + 6
                }
                _ => return None,
            };
            at = self.special(at);
        }
    }

    /// A number. Where it has an exponent it ends too early, before a byte that cannot follow a value.
    #[inline(always)]
    fn number(&self, at: usize) -> Option<usize> {
        let begin = if self.byte(at) == Some(b'-') { at + 1 } else { at };
        let end = self.digits(begin);
        let is_integer = match end - begin {
            1 => true,
            2..=MOST_DIGITS => self.byte(begin) != Some(b'0'),
            _ => false,
        };
        let end = match self.byte(end) {
            Some(b'.') => self.digits(end + 1),
            _ => end,
        };
        (is_integer && self.byte(end - 1) != Some(b'.')).then_some(end)
    }

    fn digits(&self, mut at: usize) -> usize {
        while self.byte(at).is_some_and(|byte| byte.is_ascii_digit()) {
            at += 1;
        }
        at
    }

    #[cold]
    fn word(&self, at: usize) -> Option<usize> {
        let rest = &self.text.as_bytes()[at..];
        ["true", "false", "null"].iter().find(|word| rest.starts_with(word.as_bytes())).map(|word| at + word.len())
    }

    /// The first byte at or behind `at`, which is within a string, at which it cannot just go on; behind the text's end where
    /// there is none.
    #[inline(always)]
    fn special(&mut self, at: usize) -> usize {
        let within = at.wrapping_sub(self.block);
        if within < BLOCK {
            let rest = self.specials >> within;
            if rest != 0 {
                return at + rest.trailing_zeros() as usize;
            }
        }
        self.special_beyond(at)
    }

    /// The same, where this block has none.
    #[inline(never)]
    fn special_beyond(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        self.block = at.max(self.block + BLOCK);
        self.specials = specials(bytes, self.block);
        if self.specials == 0 {
            // A long string, such as a ciphertext.
            let is_plain = |stretch: &&[u8]| !stretch.iter().fold(false, |any, byte| any | is_special(*byte));
            let plain = bytes[self.block + BLOCK..].chunks_exact(STRETCH).take_while(is_plain).count();
            self.block += BLOCK + plain * STRETCH;
            self.specials = specials(bytes, self.block);
            while self.specials == 0 {
                self.block += BLOCK;
                self.specials = specials(bytes, self.block);
            }
        }
        self.block + self.specials.trailing_zeros() as usize
    }
}

fn closing(is_object: bool) -> u8 {
    if is_object { b'}' } else { b']' }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether a string ends here, has an escape, or must not have this byte. Without a branch, so that many are looked at at once.
fn is_special(byte: u8) -> bool {
    (byte == b'"') | (byte == b'\\') | (byte < b' ')
}

/// The special bytes of a block. Behind the text's end all are.
#[inline(always)]
fn specials(text: &[u8], block: usize) -> u64 {
    match text.get(block..block + BLOCK) {
        Some(block) => bits(block.try_into().expect("it has the size of a block")),
        None => specials_at_end(text.get(block..).unwrap_or_default()),
    }
}

#[cold]
fn specials_at_end(rest: &[u8]) -> u64 {
    let mut block = [0; BLOCK];
    block[..rest.len()].copy_from_slice(rest);
    bits(&block)
}

/// A bit for each special byte. In sums of eight, for which processors have an instruction.
#[inline(always)]
fn bits(block: &[u8; BLOCK]) -> u64 {
    let mut weights = [0u8; BLOCK];
    for (index, byte) in block.iter().enumerate() {
        weights[index] = if is_special(*byte) { 1 << (index % 8) } else { 0 };
    }
    let mut sums = [0u8; BLOCK / 8];
    for (sum, eight) in sums.iter_mut().zip(weights.chunks_exact(8)) {
        *sum = eight.iter().sum();
    }
    u64::from_le_bytes(sums)
}
