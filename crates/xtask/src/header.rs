//! The C headers: `wxnotify.h` and `wxnotify_testing.h` by cbindgen out of the sources of the C ABI, and what PHP's FFI reads
//! out of those.

use std::fmt::Write as _;

use cbindgen::{Builder, Config, DocumentationStyle, Language, Style};
use wxnotify::ErrorCode;

use typegen::Output;

pub(crate) fn generate(output: &mut Output) {
    let header = c_header();
    let testing = testing_header();
    output.file("include/wxnotify.ffi.h", &php_header("wxnotify", &[&header]));
    // PHP loads the testing library beside the other, and needs of it what both have, too.
    output.file("include/wxnotify_testing.ffi.h", &php_header("wxnotify_testing", &[&header, &testing]));
    output.file("include/wxnotify.h", &header);
    output.file("include/wxnotify_testing.h", &testing);
}

const ABOUT: &str = "\
/*
 * wxnotify: tells a genuine WeChat Pay (微信支付 APIv3) notification from a forged one, and opens it.
 *
 * The rules that every function keeps (said at more length in the README of the C library):
 *
 * - Functions return 0 (WXN_OK), or the number of an error code. Outputs are written on success only, *error on
 *   failure only: begin with `wxn_error *error = NULL`, and free what you find there. error may be NULL.
 * - A text or bytes are a pointer and a length, without NUL. NULL with length 0 is empty. Texts are UTF-8.
 * - What is absent is NULL: a text whose ptr is NULL, a number whose pointer is NULL. Only `now` has a value for it.
 * - The library copies what it keeps: when a call returns, every input may be freed.
 *
 * Handles. What a function hands out as a pointer to a struct is yours: free it once with the _free of its type, which
 * takes NULL.
 * - wxn_parser and wxn_platform_keys are closed: the pointer is a number that is never used again. One that was freed,
 *   is of another type or was never handed out is refused with WXN_ERROR_ARGUMENT_INVALID, always, and by _free too.
 *   To free one while other threads use it is safe: their calls go on to their end.
 * - Of all others the fields are open: read them, never write to them. The texts in them live until the handle is
 *   freed, so free it after the last thread has read. The same is refused as above, but for one case: a handle that
 *   was freed, and at whose address a later one of its type stands, is taken for the later one.
 * - A `const wxn_ack *`, and the tables of codes and kinds, live for ever and are not freed.
 *
 * Structs. What you fill begins with its size, so that it may grow: begin with its WXN_..._INIT, or set
 * `size` to sizeof and the rest to 0. A size that no version of the struct had is refused; so are fields that the
 * library is too old to know, unless they are 0. In an array all have the same size. wxn_slice, wxn_header and
 * wxn_ack have no size, and never grow.
 *
 * Any thread may call anything, on the same handles too. Nothing is thread-local.
 *
 * This file is generated: `make generate`.
 */";

const ABOUT_TESTING: &str = "\
/*
 * For tests only: a pretend platform, and a pretend merchant.
 *
 * Link libwxnotify_testing INSTEAD of libwxnotify: it has all of that, and this. The rules are those of wxnotify.h; all
 * handles here are open.
 *
 * This file is generated: `make generate`.
 */";

fn config() -> Config {
    Config {
        language: Language::C,
        cpp_compat: true,
        style: Style::Type,
        documentation_style: DocumentationStyle::Doxy,
        no_includes: true,
        usize_is_size_t: true,
        line_length: 120,
        ..Config::default()
    }
}

fn c_header() -> String {
    let config = Config {
        header: Some(ABOUT.into()),
        include_guard: Some("WXNOTIFY_H".into()),
        sys_includes: vec!["stddef.h".into(), "stdint.h".into()],
        after_includes: Some(error_codes() + INITIALIZERS),
        ..config()
    };
    written(Builder::new().with_crate(Output::path("crates/wxnotify-capi")).with_config(config))
}

fn testing_header() -> String {
    let config = Config {
        header: Some(ABOUT_TESTING.into()),
        include_guard: Some("WXNOTIFY_TESTING_H".into()),
        includes: vec!["wxnotify.h".into()],
        ..config()
    };
    let sources = ["platform", "delivery", "sample", "v2_notification", "merchant", "faults"];
    written(sources.iter().fold(Builder::new().with_config(config), |builder, source| {
        builder.with_src(Output::path(&format!("crates/wxnotify-capi-testing/src/{source}.rs")))
    }))
}

fn written(builder: Builder) -> String {
    let mut header = Vec::new();
    builder.generate().expect("cbindgen reads the sources of the C ABI").write(&mut header);
    let header = String::from_utf8(header).expect("a header is UTF-8");
    // Without cbindgen's own comments, which C89 does not have.
    header.lines().map(|line| line.split(" //").next().unwrap_or_default().trim_end().to_owned() + "\n").collect()
}

/// What callers' structs begin with. Every field is there, because compilers warn of one that is not.
const INITIALIZERS: &str = "

/* What the structs that you fill begin with: their size, and nothing else. */
#define WXN_OPTIONS_INIT {sizeof(wxn_options), 0, 0, 0}
#define WXN_API_V3_KEY_INIT {sizeof(wxn_api_v3_key), {0, 0}, {0, 0}}
#define WXN_API_V2_KEY_INIT {sizeof(wxn_api_v2_key), {0, 0}, {0, 0}}
#define WXN_PAID_ORDER_INIT {sizeof(wxn_paid_order), {0, 0}, {0, 0}, {0, 0}, 0, {0, 0}}
#define WXN_REFUNDED_ORDER_INIT {sizeof(wxn_refunded_order), {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, {0, 0}}
#define WXN_EXPECTATION_INIT \\
    {sizeof(wxn_expectation), {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, {0, 0}}
#define WXN_NOTIFICATION_FIELDS_INIT \\
    {sizeof(wxn_notification_fields), {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0, \\
     {0, 0}, {0, 0}, {0, 0}, {0, 0}, 0}";

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
fn php_header(library: &str, headers: &[&str]) -> String {
    let mut text = format!(
        "\
#define FFI_SCOPE \"{library}\"
#define FFI_LIB \"lib{library}.so.0\"
/* {library}.h as PHP's FFI can read it. This file is generated: `make generate`. */
"
    );
    for header in headers {
        write_declarations(header, &mut text);
    }
    text
}

fn write_declarations(header: &str, text: &mut String) {
    let mut in_cpp = false;
    let mut in_macro = false;
    for line in without_comments(header).lines() {
        let is_macro = in_macro || line.starts_with('#');
        in_macro = is_macro && line.ends_with('\\');
        match line {
            "#ifdef __cplusplus" => in_cpp = true,
            line if line.starts_with("#endif") => in_cpp = false,
            line if in_cpp || is_macro || line.trim().is_empty() => {}
            line => {
                text.push_str(line.trim_end());
                text.push('\n');
            }
        }
    }
}

fn without_comments(mut source: &str) -> String {
    let mut text = String::new();
    while let Some((before, rest)) = source.split_once("/*") {
        text.push_str(before);
        source = rest.split_once("*/").expect("every comment ends").1;
    }
    text + source
}
