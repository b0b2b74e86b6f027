//! The folder of cases that others made: `../shared` beside the checkout, or where `WXNOTIFY_SHARED` says.
//!
//! Where it is absent, that is said and nothing runs; with `WXNOTIFY_REQUIRE_SHARED=1` it fails.

use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A file or folder of it.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let folder = match env::var_os("WXNOTIFY_SHARED") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
    };
    let path = folder.join(name);
    if path.exists() {
        return Some(path);
    }
    let required = env::var("WXNOTIFY_REQUIRE_SHARED").is_ok_and(|value| value == "1");
    assert!(!required, "{} is absent, and WXNOTIFY_REQUIRE_SHARED=1 requires it", path.display());
    say(&format!("../shared/{name} is ABSENT: nothing of it was checked"));
    None
}

/// To where the test runner does not keep it back.
pub(crate) fn say(line: &str) {
    writeln!(std::io::stderr(), "third party: {line}").expect("standard error takes a line");
}
