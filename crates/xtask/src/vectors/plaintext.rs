//! What the decrypted resource may be.

use super::cast::Cast;
use super::draft::Draft;
use super::group::Group;

pub(super) fn group(cast: &Cast) -> Group {
    let mut group = Group::new(
        "plaintext",
        "Step 14: the plaintext is a UTF-8 JSON object, kept to the byte, and compacted in `resource`.",
    );
    accepted(&mut group, cast);
    refused(&mut group, cast);
    group
}

fn accepted(group: &mut Group, cast: &Cast) {
    let nested = format!(r#"{{"a":{}1{}}}"#, "[".repeat(100), "]".repeat(100));
    for (case, about, plaintext, compact) in [
        ("empty_object", "an empty object", "{}", "{}"),
        (
            "white_space",
            "white space between tokens goes from `resource`, and stays in `plaintext`",
            "\r\n{ \"a\" :\t1 ,\n \"b b\" : [ 1 , 2 ] , \"c\" : { } }\n\n",
            r#"{"a":1,"b b":[1,2],"c":{}}"#,
        ),
        (
            "white_space_in_strings",
            "white space inside strings stays, after quotes and backslashes too",
            r#"{ "a \" b" : " \\ " , "c" : "\\\" , " , "d" : " : { } " , "e" : "\\" , "f" : "\\\\" }"#,
            r#"{"a \" b":" \\ ","c":"\\\" , ","d":" : { } ","e":"\\","f":"\\\\"}"#,
        ),
        (
            "escapes",
            "escapes stay as they are",
            r#"{"a":"\u652f\/\u4ed8\ud83e\udde7\b\f\n\r\t\u0000\u001F"}"#,
            r#"{"a":"\u652f\/\u4ed8\ud83e\udde7\b\f\n\r\t\u0000\u001F"}"#,
        ),
        (
            "unicode",
            "characters of two, three and four bytes, and what JavaScript and HTML escape",
            "{\"é\":\"支付🧧𠮷\u{2028}\u{2029}\u{7f}<&>'\"}",
            "{\"é\":\"支付🧧𠮷\u{2028}\u{2029}\u{7f}<&>'\"}",
        ),
        (
            "numbers",
            "numbers stay as they are written, beyond what a double holds too",
            r#"{"a":9007199254740993,"b":12345678901234567890,"c":1.10,"d":1E+2,"e":-0,"f":0.1e-7,"g":123456789012345678901234567890}"#,
            r#"{"a":9007199254740993,"b":12345678901234567890,"c":1.10,"d":1E+2,"e":-0,"f":0.1e-7,"g":123456789012345678901234567890}"#,
        ),
        (
            "values",
            "every kind of value, empty ones too",
            r#"{"a":null,"b":true,"c":false,"d":"","e":[],"f":{},"g":[{}],"h":{"i":[[]]}}"#,
            r#"{"a":null,"b":true,"c":false,"d":"","e":[],"f":{},"g":[{}],"h":{"i":[[]]}}"#,
        ),
        (
            "odd_names",
            "names that languages treat specially",
            r#"{"":1,"__proto__":{"x":1},"constructor":2,"toString":3,"0":4,"a.b":5,"class":6}"#,
            r#"{"":1,"__proto__":{"x":1},"constructor":2,"toString":3,"0":4,"a.b":5,"class":6}"#,
        ),
        (
            "same_name_twice",
            "a name twice: `resource` shows both in JSON, and the last one as a value",
            r#"{"a":1,"a":2}"#,
            r#"{"a":1,"a":2}"#,
        ),
        ("nested", "nesting of 101", &nested, &nested),
        (
            "dates_and_links",
            "texts that look like something stay texts",
            r#"{"t":"2026-11-22T08:00:00+08:00","u":"https:\/\/pay.example\/?a=b&c","n":"100"}"#,
            r#"{"t":"2026-11-22T08:00:00+08:00","u":"https:\/\/pay.example\/?a=b&c","n":"100"}"#,
        ),
    ] {
        let draft = Draft::of(&cast.certificate, "SOMETHING.NEW", plaintext);
        let seen = draft.seen("unknown").with(|seen| seen.resource = compact.into());
        group.accepts(case, about, &draft.trial(), &seen);
    }
    let large = format!(r#"{{"text":"{}"}}"#, "支付成功".repeat(2000));
    let draft = Draft::of(&cast.sm2, "SOMETHING.NEW", &large);
    group.accepts("large", "a plaintext of 24 KB", &draft.trial(), &draft.seen("unknown"));
}

fn refused(group: &mut Group, cast: &Cast) {
    let deep = format!(r#"{{"a":{}1{}}}"#, "[".repeat(200), "]".repeat(200));
    for (case, about, plaintext) in [
        ("empty", "nothing", &b""[..]),
        ("blank", "white space", b" \n"),
        ("array", "an array", b"[{\"a\":1}]"),
        ("string", "a string", b"\"{}\""),
        ("number", "a number", b"1"),
        ("null", "null", b"null"),
        ("true", "true", b"true"),
        ("xml", "XML", b"<xml/>"),
        ("cut_short", "an object cut short", b"{\"a\":1"),
        ("two_objects", "two objects", b"{}{}"),
        ("garbage_after", "something after the object", b"{} x"),
        ("nul_after", "a NUL after the object", b"{}\0"),
        ("bom", "a byte order mark", b"\xef\xbb\xbf{}"),
        ("not_utf8", "GBK", b"{\"a\":\"\xd6\xa7\xb8\xb6\"}"),
        ("surrogate_in_utf8", "half a pair in UTF-8", b"{\"a\":\"\xed\xa0\x80\"}"),
        ("overlong_utf8", "overlong UTF-8", b"{\"a\":\"\xc0\xaf\"}"),
        ("utf16", "UTF-16", b"{\0}\0"),
        ("lone_surrogate", "half a pair in an escape", b"{\"a\":\"\\ud800\"}"),
        ("lone_surrogate_in_name", "half a pair in a name", b"{\"\\udc00\":1}"),
        ("lone_surrogate_deep", "half a pair deep inside", b"{\"a\":[{\"b\":\"\\ud800x\"}]}"),
        ("bad_escape", "an escape that JSON has not", b"{\"a\":\"\\x41\"}"),
        ("raw_control", "a raw line feed in a text", b"{\"a\":\"b\nc\"}"),
        ("number_too_large", "a number beyond every double", b"{\"a\":1e999}"),
        (
            "raw_value",
            "an object that serde_json takes for something else",
            br#"{"a":{"$serde_json::private::RawValue":"{"}}"#,
        ),
        ("number_with_zero", "a number with a zero in front", b"{\"a\":01}"),
        ("number_with_plus", "a number with a plus", b"{\"a\":+1}"),
        ("number_without_digits", "a number that ends in its point", b"{\"a\":1.}"),
        ("nan", "NaN", b"{\"a\":NaN}"),
        ("single_quotes", "single quotes", b"{'a':1}"),
        ("no_quotes", "no quotes", b"{a:1}"),
        ("trailing_comma", "a comma after the last", b"{\"a\":1,}"),
        ("comment", "a comment", b"{\"a\":1 /* one */}"),
        ("no_break_space", "a no-break space between tokens", b"{\"a\":\xc2\xa01}"),
        ("form_feed", "a form feed between tokens", b"{\"a\":\x0c1}"),
        ("deep", "nesting of 201", deep.as_bytes()),
    ] {
        let draft = Draft::payment(&cast.certificate).with(|it| it.plaintext = plaintext.to_vec());
        group.rejects(case, &format!("a plaintext of {about}"), &draft.trial(), "PLAINTEXT_INVALID", Some("resource"));
    }
    let telling = Draft::payment(&cast.certificate).with(|it| it.plaintext.extend(b"}"));
    let about = "a payment with a brace too many: the message tells the place, and nothing of the payment";
    group.rejects("not_told", about, &telling.trial(), "PLAINTEXT_INVALID", Some("resource"));
}
