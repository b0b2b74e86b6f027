//! Reading what the options name, and writing what belongs to nobody else.

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
    Ok(String::from_utf8_lossy(&read(path)?).into_owned())
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
    create_with(path, content, OpenOptions::new())
}

/// Writes a new file that only its owner may read (0600, where the system has modes).
pub(crate) fn create_secret(path: &Path, content: &str) -> Result<(), Failure> {
    #[allow(unused_mut)]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    create_with(path, content, options)
}

fn create_with(path: &Path, content: &str, mut options: OpenOptions) -> Result<(), Failure> {
    let written =
        options.write(true).create_new(true).open(path).and_then(|mut file| file.write_all(content.as_bytes()));
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
