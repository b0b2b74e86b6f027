//! Where generated files go: to disk, or to a comparison with what is there.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::DO_NOT_EDIT;

/// Takes generated files, and writes or compares them.
pub struct Output {
    check: bool,
    written: HashSet<PathBuf>,
    stale: Vec<String>,
}

impl Output {
    /// With `check` nothing is written.
    pub fn new(check: bool) -> Self {
        Self { check, written: HashSet::new(), stale: Vec::new() }
    }

    /// A path below the repository's root.
    pub fn path(relative: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(relative)
    }

    /// Takes the content of the file at `relative`, a path below the repository's root.
    pub fn file(&mut self, relative: &str, content: &str) {
        let path = Self::path(relative);
        self.written.insert(path.clone());
        if fs::read_to_string(&path).is_ok_and(|held| held == content) {
            return;
        }
        self.stale.push(relative.to_owned());
        if !self.check {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).expect("the folder can be made");
            }
            fs::write(&path, content).expect("the file can be written");
        }
    }

    /// Says that every generated file below `relative`, a folder, was taken by now: others are of a schema that was.
    pub fn nothing_else_in(&mut self, relative: &str) {
        for entry in fs::read_dir(Self::path(relative)).into_iter().flatten().flatten() {
            let (path, name) = (entry.path(), format!("{relative}/{}", entry.file_name().to_string_lossy()));
            if path.is_dir() {
                self.nothing_else_in(&name);
                // An empty one is no longer needed. It fails for every other.
                let _ = if self.check { Ok(()) } else { fs::remove_dir(&path) };
            } else if !self.written.contains(&path)
                && fs::read_to_string(&path).is_ok_and(|text| text.contains(DO_NOT_EDIT))
            {
                self.stale.push(name);
                if !self.check {
                    fs::remove_file(&path).expect("the file can be removed");
                }
            }
        }
    }

    /// Says what became of the files; fails where a comparison found another content.
    pub fn finish(self) -> ExitCode {
        let Self { check, written, stale } = self;
        let written = written.len();
        if check && !stale.is_empty() {
            eprintln!(
                "{} of {written} generated files differ from what `make generate` writes: {}",
                stale.len(),
                stale.join(", ")
            );
            return ExitCode::FAILURE;
        }
        println!("{written} generated files, {} {}", stale.len(), if check { "stale" } else { "rewritten" });
        ExitCode::SUCCESS
    }
}
