//! `cargo run -p xtask -- generate` writes the generated files that are made with the core: headers and vectors; with `--check`
//! it writes nothing and fails where one differs.

mod header;
mod vectors;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let check = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["generate"] => false,
        ["generate", "--check"] => true,
        _ => {
            eprintln!("usage: cargo run -p xtask -- generate [--check]");
            return ExitCode::from(2);
        }
    };
    let mut output = typegen::Output::new(check);
    header::generate(&mut output);
    vectors::generate(&mut output);
    output.finish()
}
