//! The C headers: `wxnotify.h` by cbindgen out of the sources of the C ABI, and `wxnotify.ffi.h`
//! out of that.

use std::fmt::Write as _;

use cbindgen::{Builder, Config, DocumentationStyle, Language, Style};
use wxnotify::ErrorCode;

use typegen::Output;

pub(crate) fn generate(output: &mut Output) {
    let header = c_header();
    output.file("include/wxnotify.ffi.h", &php_header(&header));
    output.file("include/wxnotify.h", &header);
}

const ABOUT: &str = "\
/*
 * wxnotify: tells a genuine WeChat Pay (微信支付 APIv3) notification from a forged one, and opens it.
 *
 * The rules that every function keeps, in short (in full: crates/wxnotify-capi/README.md):
 *
 * - Functions return 0 (WXN_OK), or the number of an error code. Outputs are written on success only, *error on
 *   failure only: begin with `wxn_error *error = NULL`, and free what you find there. error may be NULL.
 * - A text or bytes are a pointer and a length, without NUL. NULL with length 0 is empty. Texts are UTF-8.
 * - What is absent is NULL: a text whose ptr is NULL, a number whose pointer is NULL. Only `now` has a value for it.
 * - The library copies what it keeps. What it hands out as a pointer to a struct is yours: read it, never write to it,
 *   and free it once with the _free of its type, which takes NULL. The texts in it live until then.
 * - A handle that was freed, or is of another type, is refused with WXN_ERROR_ARGUMENT_INVALID, as far as can be told.
 * - Any thread may call anything, on the same handles too. Nothing is thread-local.
 *
 * This file is generated: `make generate`.
 */";

fn c_header() -> String {
    let config = Config {
        language: Language::C,
        cpp_compat: true,
        style: Style::Type,
        documentation_style: DocumentationStyle::Doxy,
        header: Some(ABOUT.into()),
        include_guard: Some("WXNOTIFY_H".into()),
        no_includes: true,
        sys_includes: vec!["stddef.h".into(), "stdint.h".into()],
        after_includes: Some(error_codes()),
        usize_is_size_t: true,
        line_length: 120,
        ..Config::default()
    };
    let bindings = Builder::new()
        .with_crate(Output::path("crates/wxnotify-capi"))
        .with_config(config)
        .generate()
        .expect("cbindgen reads the sources of the C ABI");
    let mut header = Vec::new();
    bindings.write(&mut header);
    String::from_utf8(header).expect("a header is UTF-8")
}

/// The constants come from the core's table, so that no second one can differ.
fn error_codes() -> String {
    let mut text = String::from("\n/* The error codes. Numbers are only ever added. */");
    for code in ErrorCode::ALL {
        write!(text, "\n#define WXN_ERROR_{code} {}", *code as i32).expect("a string takes everything");
    }
    text
}

/// PHP's FFI reads declarations only: no comment is needed, and no preprocessor is there, but for
/// the two lines that `FFI::load` looks for.
fn php_header(header: &str) -> String {
    let mut text = String::from(
        "\
#define FFI_SCOPE \"wxnotify\"
#define FFI_LIB \"libwxnotify.so.0\"
/* wxnotify.h as PHP's FFI can read it. This file is generated: `make generate`. */
",
    );
    let mut in_cpp = false;
    for line in without_comments(header).lines() {
        match line {
            "#ifdef __cplusplus" => in_cpp = true,
            line if line.starts_with("#endif") => in_cpp = false,
            line if in_cpp || line.starts_with('#') || line.trim().is_empty() => {}
            line => {
                text.push_str(line.trim_end());
                text.push('\n');
            }
        }
    }
    text
}

fn without_comments(mut source: &str) -> String {
    let mut text = String::new();
    while let Some((before, rest)) = source.split_once("/*") {
        text.push_str(before);
        source = rest.split_once("*/").expect("every comment ends").1;
    }
    text + source
}
