//! Reading what the options name, and writing what belongs to nobody else.

use std::borrow::Cow;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use zeroize::Zeroizing;

use crate::failure::Failure;

/// The whole of a file; `-` is the standard input.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        let read = io::stdin().lock().read_to_end(&mut bytes);
        return read.map(|_| bytes).map_err(|error| Failure::usage(format!("cannot read the standard input: {error}")));
    }
    fs::read(path).map_err(|error| Failure::reading(path, &error))
}

/// A PEM file as text. What is binary stays recognisable as such, so that the library can say so.
pub(crate) fn read_pem(path: &Path) -> Result<String, Failure> {
    Ok(pem_text(&read(path)?))
}

/// The text of a PEM file, also where it is UTF-16.
pub(crate) fn pem_text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(&to_utf_8(bytes)).into_owned()
}

/// The bytes of a text in UTF-8, where it is UTF-16 with ASCII in it, as PowerShell's `>` and Windows editors save text.
/// All else stays as it is.
pub(crate) fn to_utf_8(bytes: &[u8]) -> Cow<'_, [u8]> {
    let is_little = match bytes {
        [0xff, 0xfe, ..] | [1..=0xff, 0, 1..=0xff, 0, ..] => true,
        [0xfe, 0xff, ..] | [0, 1..=0xff, 0, 1..=0xff, ..] => false,
        _ => return Cow::Borrowed(bytes),
    };
    let units = bytes.chunks_exact(2).map(|unit| {
        let unit = [unit[0], unit[1]];
        if is_little { u16::from_le_bytes(unit) } else { u16::from_be_bytes(unit) }
    });
    match char::decode_utf16(units).collect::<Result<String, _>>() {
        Ok(text) => Cow::Owned(text.trim_start_matches('\u{feff}').as_bytes().to_vec()),
        Err(_) => Cow::Borrowed(bytes),
    }
}

/// The content of a file with a secret, wiped from memory after use, without the one line break
/// that editors put at a file's end.
pub(crate) fn read_secret(path: &Path) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let mut secret = Zeroizing::new(read(path)?);
    if secret.ends_with(b"\n") {
        secret.pop();
        if secret.ends_with(b"\r") {
            secret.pop();
        }
    }
    Ok(secret)
}

/// Writes a new file that everybody may read.
pub(crate) fn create(path: &Path, content: &str) -> Result<(), Failure> {
    create_with(path, content.as_bytes(), OpenOptions::new())
}

/// Writes a new file that only its owner may read (0600, where the system has modes).
pub(crate) fn create_secret(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Failure> {
    #[allow(unused_mut)]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    create_with(path, content.as_ref(), options)
}

fn create_with(path: &Path, content: &[u8], mut options: OpenOptions) -> Result<(), Failure> {
    let written = options.write(true).create_new(true).open(path).and_then(|mut file| file.write_all(content));
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::usage(format!(
            "{} exists, and is not overwritten; name another place or move it away",
            path.display()
        )),
        _ => Failure::writing(path, &error),
    })
}

/// Prints to the standard output. A reader that has gone away (`| head`) is no failure.
pub(crate) fn print(text: impl AsRef<[u8]>) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_ref()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::other(format!("cannot write the output: {error}")))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_becomes_utf_8_and_all_else_stays() {
        for bytes in [&b"\xff\xfea\0\n\0"[..], b"\xfe\xff\0a\0\n", b"a\0\n\0", b"\0a\0\n"] {
            assert_eq!(*to_utf_8(bytes), *b"a\n", "{bytes:?}");
        }
        for bytes in [&b""[..], b"a", b"abcd", b"0\x82\x03\x46", b"\xff\xfe\x00\xd8", b"\0\0\0\0"] {
            assert_eq!(*to_utf_8(bytes), *bytes, "{bytes:?}");
        }
    }
}
