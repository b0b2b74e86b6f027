//! Lists the files of `schema/`, to which `schema` here is a link, for the crate to embed, and has it built again when one changes.

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let schema = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap()).join("schema").canonicalize().unwrap();
    println!("cargo::rerun-if-changed={}", schema.display());
    let mut kinds: Vec<PathBuf> =
        fs::read_dir(schema.join("kinds")).unwrap().map(|entry| entry.unwrap().path()).collect();
    kinds.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    kinds.sort();
    let list: String = kinds
        .iter()
        .map(|path| format!("({:?}, include_str!({path:?})),\n", path.file_stem().unwrap().to_str().unwrap()))
        .collect();
    let text = format!(
        "const EVENTS: &str = include_str!({:?});\nconst FIELDS: &str = include_str!({:?});\nconst KINDS: &[(&str, &str)] = &[\n{list}];\n",
        schema.join("events.toml"),
        schema.join("fields.toml"),
    );
    fs::write(Path::new(&env::var("OUT_DIR").unwrap()).join("files.rs"), text).unwrap();
}
