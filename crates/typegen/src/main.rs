//! `cargo run -p typegen` writes every file that is made from `schema/`; with `--check` it writes nothing and fails
//! where one differs.

use std::process::ExitCode;

use typegen::Output;

fn main() -> ExitCode {
    let mut output = Output::new(std::env::args().any(|argument| argument == "--check"));
    typegen::generate(&mut output);
    output.finish()
}
