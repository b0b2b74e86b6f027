//! How values cross between Rust and Java: one after another, without names, in the order that both
//! sides know.
//!
//! | value | bytes |
//! | --- | --- |
//! | integer | 8, big-endian |
//! | boolean | 1: 0 or 1 |
//! | bytes, or text in UTF-8 | length in 4, big-endian, then the bytes; length -1 is "absent" |
//! | list | number of items in 4, big-endian, then the items |
//! | optional integer | a boolean, then the integer where it is true |
//!
//! A reply begins with a boolean. True: the result follows. False: an error's number as integer, its
//! field as text or absent, and its message as text.

use wxnotify::Error;

/// Why a request cannot be read: jar and native library are of one build, so this is a bug.
const MALFORMED: &str = "the native library and the Java classes are not of one build";

/// Reads a request. Panics where it does not have its form, which becomes `INTERNAL`.
pub(crate) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(crate) fn new(request: &'a [u8]) -> Self {
        Self(request)
    }

    fn take(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at_checked(length).expect(MALFORMED);
        self.0 = rest;
        taken
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        self.take(N).try_into().expect("it has that length")
    }

    pub(crate) fn integer(&mut self) -> i64 {
        i64::from_be_bytes(self.array())
    }

    pub(crate) fn boolean(&mut self) -> bool {
        self.array() == [1]
    }

    pub(crate) fn optional_integer(&mut self) -> Option<i64> {
        self.boolean().then(|| self.integer())
    }

    pub(crate) fn optional_bytes(&mut self) -> Option<&'a [u8]> {
        let length = i32::from_be_bytes(self.array());
        usize::try_from(length).ok().map(|length| self.take(length))
    }

    pub(crate) fn bytes(&mut self) -> &'a [u8] {
        self.optional_bytes().expect(MALFORMED)
    }

    pub(crate) fn optional_text(&mut self) -> Option<&'a str> {
        self.optional_bytes().map(|bytes| std::str::from_utf8(bytes).expect(MALFORMED))
    }

    pub(crate) fn text(&mut self) -> &'a str {
        self.optional_text().expect(MALFORMED)
    }

    /// All that is left, as text.
    pub(crate) fn rest(&mut self) -> &'a str {
        std::str::from_utf8(std::mem::take(&mut self.0)).expect(MALFORMED)
    }

    pub(crate) fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = i32::from_be_bytes(self.array());
        (0..count).map(|_| item(self)).collect()
    }
}

/// Writes the result of a reply.
pub(crate) struct Writer(Vec<u8>);

impl Writer {
    pub(crate) fn new() -> Self {
        Self::with_capacity(64)
    }

    /// Room for about so many bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        let mut reply = Vec::with_capacity(bytes);
        reply.push(1);
        Self(reply)
    }

    /// The whole reply.
    pub(crate) fn into_reply(self) -> Vec<u8> {
        self.0
    }

    pub(crate) fn error_reply(error: &Error) -> Vec<u8> {
        let mut reply = Self(vec![0]);
        reply.error(error);
        reply.0
    }

    pub(crate) fn error(&mut self, error: &Error) {
        self.integer(error.code() as i64);
        self.optional_text(error.field());
        self.text(error.message());
    }

    pub(crate) fn integer(&mut self, value: i64) {
        self.0.extend_from_slice(&value.to_be_bytes());
    }

    pub(crate) fn boolean(&mut self, value: bool) {
        self.0.push(value.into());
    }

    pub(crate) fn byte(&mut self, value: u8) {
        self.0.push(value);
    }

    pub(crate) fn optional_integer(&mut self, value: Option<i64>) {
        self.boolean(value.is_some());
        if let Some(value) = value {
            self.integer(value);
        }
    }

    fn length(&mut self, length: usize) {
        let length = i32::try_from(length).expect("no Java array is longer");
        self.0.extend_from_slice(&length.to_be_bytes());
    }

    pub(crate) fn bytes(&mut self, value: &[u8]) {
        self.length(value.len());
        self.0.extend_from_slice(value);
    }

    pub(crate) fn text(&mut self, value: &str) {
        self.bytes(value.as_bytes());
    }

    pub(crate) fn optional_text(&mut self, value: Option<&str>) {
        match value {
            Some(value) => self.text(value),
            None => self.0.extend_from_slice(&(-1i32).to_be_bytes()),
        }
    }

    pub(crate) fn list<T>(&mut self, items: impl ExactSizeIterator<Item = T>, mut item: impl FnMut(&mut Self, T)) {
        self.length(items.len());
        for value in items {
            item(self, value);
        }
    }
}
