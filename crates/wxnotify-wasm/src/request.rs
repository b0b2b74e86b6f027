//! The three parts of a request.

use serde::Deserialize;
use wxnotify::{Error, ErrorCode, Result};

/// A request of a host.
pub(crate) struct Request<'a> {
    /// A JSON object.
    text: &'a str,
    /// Headers, packed: for each name and each value its length in four bytes (little-endian), and then itself.
    packed: &'a [u8],
    /// The body or message that the request is about.
    pub(crate) bytes: &'a [u8],
}

impl<'a> Request<'a> {
    pub(crate) fn new(text: &'a [u8], packed: &'a [u8], bytes: &'a [u8]) -> Result<Self> {
        let text = std::str::from_utf8(text).map_err(|_| wrong("request", "the request is not UTF-8"))?;
        Ok(Self { text, packed, bytes })
    }

    /// The JSON as it is.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// The members that a command reads.
    pub(crate) fn read<T: Deserialize<'a>>(&self) -> Result<T> {
        wxnotify::binding::read_request(self.text)
    }

    /// Names and values.
    pub(crate) fn headers(&self) -> Result<Vec<(&'a [u8], &'a [u8])>> {
        let mut rest = self.packed;
        let mut pairs = Vec::new();
        while !rest.is_empty() {
            let unpacked = take(&mut rest).and_then(|name| Some((name, take(&mut rest)?)));
            pairs.push(unpacked.ok_or_else(|| wrong("headers", "the headers are not packed as the README says"))?);
        }
        Ok(pairs)
    }
}

/// The next length and what it counts.
fn take<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (len, after) = rest.split_first_chunk()?;
    let (taken, after) = after.split_at_checked(usize::try_from(u32::from_le_bytes(*len)).ok()?)?;
    *rest = after;
    Some(taken)
}

fn wrong(field: &'static str, message: &'static str) -> Error {
    Error::new(ErrorCode::ArgumentInvalid, message).with_field(field)
}
