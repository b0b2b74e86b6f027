//! Reading the vectors.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

/// One file of vectors.
#[derive(Deserialize)]
pub struct Group {
    /// The group's name, the same as the file's.
    #[serde(rename = "group")]
    pub name: String,
    /// Its cases, at least one.
    pub cases: Vec<Case>,
}

/// One case: what goes in, and what must come out.
#[derive(Deserialize)]
pub struct Case {
    /// Unique over all groups.
    pub name: String,
    /// What to do.
    pub operation: String,
    /// What with.
    pub input: Value,
    /// What must come out. No driver sees it.
    pub expected: Value,
}

/// All groups in a folder, in the order of their names.
///
/// # Errors
/// A line for people: no folder, no file, a file that is not vectors, a group without a case.
pub fn read(folder: &Path) -> Result<Vec<Group>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    let groups = paths.iter().map(|path| read_file(path)).collect::<Result<Vec<_>, _>>()?;
    if groups.is_empty() {
        return Err(format!("{}: no vectors (*.json) are there", folder.display()));
    }
    Ok(groups)
}

fn read_file(path: &Path) -> Result<Group, String> {
    let at = |problem: String| format!("{}: {problem}", path.display());
    let text = fs::read_to_string(path).map_err(|error| at(error.to_string()))?;
    let group: Group = serde_json::from_str(&text).map_err(|error| at(error.to_string()))?;
    if group.cases.is_empty() {
        return Err(at("the group has no case".into()));
    }
    Ok(group)
}
