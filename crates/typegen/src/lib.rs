//! The typed models of every language, and the core's tables of kinds and fields, out of `schema/`.
//!
//! One file a language. Each gets the same models and writes its language's own habits: names, optional values,
//! documentation comments. It does without the core, which is made from what it writes.

mod elixir;
mod go;
mod java;
mod model;
mod output;
mod php;
mod python;
mod ruby;
mod rust;
mod samples;
mod typescript;
mod words;

pub use output::Output;
use wxnotify_schema::Schema;

/// What a generated file says at its top, after the language's comment sign.
const DO_NOT_EDIT: &str = "Made from schema/ by `make generate`; do not edit.";

/// Writes, or compares, every file that is made from `schema/`.
pub fn generate(output: &mut Output) {
    let schema = Schema::load();
    rust::generate(&schema, output);
    python::generate(&schema, output);
    typescript::generate(&schema, output);
    go::generate(&schema, output);
    java::generate(&schema, output);
    php::generate(&schema, output);
    elixir::generate(&schema, output);
    ruby::generate(&schema, output);
}
