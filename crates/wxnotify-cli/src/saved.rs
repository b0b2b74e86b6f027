//! Saved requests and answers: headers in the forms in which people keep them, and raw HTTP dumps.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::failure::Failure;
use crate::{files, header_dumps, samples};

/// The headers and the body of a saved request or answer.
pub(crate) struct Saved {
    pub(crate) headers: Headers,
    pub(crate) body: Vec<u8>,
}

/// Saved headers.
#[derive(Default, Debug, PartialEq, Eq)]
pub(crate) struct Headers {
    /// The status of an answer, where a status line was saved.
    pub(crate) status: Option<u16>,
    /// Names and values, in order and as they are: the library drops the white space that does not count.
    pairs: Vec<(String, Vec<u8>)>,
}

impl Headers {
    fn of(pairs: Vec<(String, String)>) -> Self {
        Self { status: None, pairs: pairs.into_iter().map(|(name, value)| (name, value.into_bytes())).collect() }
    }

    /// Names and values, as the library takes them.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_slice()))
    }
}

/// Where headers and body are.
#[derive(Args, Debug)]
pub(crate) struct HeadersAndBody {
    /// The headers: lines 'Name: value' as curl -D or -v prints them, a JSON object, or JSON pairs [["name","value"],...]
    ///
    /// Also as languages print them: PHP's print_r, a Go map, a JavaScript object, a Python dict.
    /// Header names may be spelled as CGI, WSGI and PHP spell them (HTTP_WECHATPAY_NONCE). '-' is the standard input.
    #[arg(long, value_name = "FILE", requires = "body")]
    headers: Option<PathBuf>,

    /// The raw body, to the byte as it was received
    ///
    /// The signature covers every byte: an editor that adds a line break at the end spoils it. '-' is the standard input.
    ///
    /// APIv2's XML stands alone: its headers say nothing.
    #[arg(long, value_name = "FILE")]
    body: Option<PathBuf>,

    /// Instead of both: one raw HTTP message (its first line or not, headers, a blank line, the raw body)
    ///
    /// Or the event that an API gateway hands to a function (JSON with headers and body, which may be base64), or the line
    /// that the official Java SDK logs for what it could not verify.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["headers", "body"])]
    request: Option<PathBuf>,
}

impl HeadersAndBody {
    /// Reads and splits what the options name.
    pub(crate) fn read(&self) -> Result<Saved, Failure> {
        match (&self.request, &self.headers, &self.body) {
            (Some(request), _, _) => read_request(request),
            (None, Some(headers), Some(body)) => {
                if headers == body {
                    let same = headers.display();
                    return Err(Failure::usage(format!(
                        "--headers and --body are both {same}; where one file holds the whole request, give it as --request {same}"
                    )));
                }
                let content = files::read(body)?;
                Ok(Saved {
                    headers: parse_headers(&files::read(headers)?, headers)?,
                    body: as_it_was_sent(&content, body).into_owned(),
                })
            }
            (None, None, Some(body)) => {
                let content = files::read(body)?;
                let content = as_it_was_sent(&content, body).into_owned();
                if is_xml(&content) {
                    return Ok(Saved { headers: Headers::default(), body: content });
                }
                Err(Failure::usage(format!(
                    "--body {} stands alone, and only APIv2's XML can: give --headers <FILE> as well",
                    body.display()
                )))
            }
            _ => Err(Failure::usage("nothing to open: give --headers FILE and --body FILE, or --request FILE")),
        }
    }
}

/// One raw HTTP message in a file, in any form that `--request` takes.
pub(crate) fn read_request(file: &Path) -> Result<Saved, Failure> {
    parse_request(&files::read(file)?, file)
}

/// Whether a body is APIv2's, which is XML; every other is JSON.
pub(crate) fn is_xml(body: &[u8]) -> bool {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii_start().starts_with(b"<")
}

/// A file in UTF-8. WeChat Pay sends UTF-8, so a file in UTF-16 was saved so afterwards: that is said.
fn as_it_was_sent<'a>(content: &'a [u8], file: &Path) -> Cow<'a, [u8]> {
    let content = files::to_utf_8(content);
    if let Cow::Owned(_) = content {
        eprintln!(
            "note: {} is UTF-16, as PowerShell and Windows editors save text; it is read as UTF-8",
            file.display()
        );
    }
    content
}

/// Headers as lines, as a JSON object, as JSON pairs, or as a language prints them. `file` is for messages.
pub(crate) fn parse_headers(bytes: &[u8], file: &Path) -> Result<Headers, Failure> {
    let bytes = files::to_utf_8(bytes);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    if serde_json::from_slice::<IgnoredAny>(bytes).is_err()
        && let Some(pairs) = std::str::from_utf8(bytes).ok().and_then(header_dumps::parse)
    {
        return Ok(Headers::of(pairs));
    }
    match bytes.trim_ascii_start().first() {
        None => Err(Failure::usage(format!("{} is empty, and should hold headers", file.display()))),
        Some(b'{' | b'[') => parse_json_headers(bytes, file),
        Some(_) => parse_header_lines(bytes, file),
    }
}

/// Lines as `curl -D` saves them and `curl -v` prints them. Of several blocks, as after a redirect
/// or a `100 Continue`, the last one counts.
fn parse_header_lines(bytes: &[u8], file: &Path) -> Result<Headers, Failure> {
    let lines = bytes.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let numbered: Vec<(usize, &[u8])> = (1..).zip(lines).collect();
    let numbered = without_curl_marks(numbered);

    let mut headers = Headers::default();
    for (number, line) in numbered {
        if line.trim_ascii().is_empty() || is_request_line(line) {
            continue;
        }
        if line.starts_with(b"HTTP/") {
            let status = String::from_utf8_lossy(line).split(' ').nth(1).and_then(|status| status.parse().ok());
            headers = Headers { status, pairs: Vec::new() };
            continue;
        }
        let Some((name, value)) = split_header(line) else {
            let hint = if line.starts_with(b"{") { "; is this the body?" } else { "" };
            return Err(Failure::usage(format!(
                "{} line {number} is no header of the form 'Name: value'{hint}",
                file.display()
            )));
        };
        headers.pairs.push((name, value));
    }
    Ok(headers)
}

/// Of `curl -v`'s output the side that holds headers of WeChat Pay: what came (`<`), or what was sent (`>`).
fn without_curl_marks(lines: Vec<(usize, &[u8])>) -> Vec<(usize, &[u8])> {
    let marked = |mark: &[u8]| -> Vec<(usize, &[u8])> {
        let side = lines.iter().filter_map(|(number, line)| match line.strip_prefix(mark)? {
            [] => Some((*number, &line[..0])),
            [b' ', rest @ ..] => Some((*number, rest)),
            _ => None,
        });
        side.collect()
    };
    let came = marked(b"<");
    let sent = marked(b">");
    let is_signed = |(_, line): &(usize, &[u8])| line.to_ascii_lowercase().starts_with(b"wechatpay-signature:");
    if came.iter().any(is_signed) {
        came
    } else if !sent.is_empty() {
        sent
    } else if !came.is_empty() {
        came
    } else {
        lines
    }
}

fn is_request_line(line: &[u8]) -> bool {
    let mut words = line.split(|byte| *byte == b' ');
    let method = words.next().unwrap_or_default();
    !method.is_empty()
        && method.iter().all(u8::is_ascii_uppercase)
        && words.next_back().is_some_and(|version| version.starts_with(b"HTTP/"))
}

fn split_header(line: &[u8]) -> Option<(String, Vec<u8>)> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let (name, value) = (&line[..colon], &line[colon + 1..]);
    let is_name =
        !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte));
    is_name.then(|| (String::from_utf8_lossy(name).into_owned(), value.to_vec()))
}

/// `{"name": "value"}`, where a value may be a list of values, or `[["name", "value"]]`.
fn parse_json_headers(bytes: &[u8], file: &Path) -> Result<Headers, Failure> {
    let file = file.display();
    let document: Value = serde_json::from_slice(bytes)
        .map_err(|error| Failure::usage(format!("{file} is no JSON of headers: {error}")))?;
    let mut headers = Headers::default();
    let mut add = |name: &str, value: &Value| {
        let values = match value {
            Value::Array(values) => values.as_slice(),
            single => std::slice::from_ref(single),
        };
        for value in values {
            let text = match value {
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                _ => {
                    return Err(Failure::usage(format!(
                        "{file}: the value of {name:?} is neither text nor a list of texts; these should be headers, is it the body?"
                    )));
                }
            };
            headers.pairs.push((name.to_owned(), text.into_bytes()));
        }
        Ok(())
    };
    match &document {
        Value::Object(object) => object.iter().try_for_each(|(name, value)| add(name, value))?,
        Value::Array(pairs) => {
            for pair in pairs {
                match pair.as_array().map(Vec::as_slice) {
                    Some([Value::String(name), value]) => add(name, value)?,
                    _ => return Err(Failure::usage(format!("{file}: {pair} is no pair [\"name\", \"value\"]"))),
                }
            }
        }
        _ => return Err(Failure::usage(format!("{file} is neither a JSON object of headers nor a list of pairs"))),
    }
    Ok(headers)
}

/// A raw HTTP request: what stands before the first blank line is headers, all behind it the body. Or a request in another
/// form of one file.
fn parse_request(content: &[u8], file: &Path) -> Result<Saved, Failure> {
    let bytes: &[u8] = &as_it_was_sent(content, file);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let event = samples::gateway_event(text.trim_start_matches('\u{feff}'));
        if let Some(sample) = samples::java_sdk_log(text).map(Ok).or(event) {
            let (pairs, body) = sample.map_err(|problem| Failure::usage(format!("{}: {problem}", file.display())))?;
            return Ok(Saved { headers: Headers::of(pairs), body });
        }
    }
    let start = bytes.iter().position(|byte| !b"\r\n".contains(byte)).unwrap_or(bytes.len());
    let bytes = &bytes[start..];
    let blank_line =
        |end: &[u8]| bytes.windows(end.len()).position(|window| window == end).map(|at| (at, at + end.len()));
    let ends = [blank_line(b"\r\n\r\n"), blank_line(b"\n\n")];
    let Some((head_end, body_start)) = ends.into_iter().flatten().min() else {
        return Err(Failure::usage(format!(
            "{} holds no blank line, which divides a request's headers from its body; where they are in two files, give --headers and --body",
            file.display()
        )));
    };
    let headers = parse_headers(&bytes[..head_end], file)?;
    let is_chunked = |(name, value): &(String, Vec<u8>)| {
        name.eq_ignore_ascii_case("transfer-encoding") && value.trim_ascii().to_ascii_lowercase().ends_with(b"chunked")
    };
    if headers.pairs.iter().any(is_chunked) {
        return Err(Failure::usage(format!(
            "{} was sent in chunks (Transfer-Encoding: chunked), whose sizes stand between the parts of the body; save the body as the server hands it over, and give --headers and --body",
            file.display()
        )));
    }
    Ok(Saved { headers, body: bytes[body_start..].to_vec() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(text: &str) -> Result<Headers, String> {
        parse_headers(text.as_bytes(), Path::new("h.txt")).map_err(|failure| failure.to_string())
    }

    fn pairs(text: &str) -> Vec<(String, String)> {
        let pairs = headers(text).unwrap_or_else(|message| panic!("{message}")).pairs;
        pairs.into_iter().map(|(name, value)| (name, String::from_utf8(value).unwrap().trim().to_owned())).collect()
    }

    fn expected(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect()
    }

    #[test]
    fn lines_as_curl_saves_them() {
        let saved = "HTTP/1.1 100 Continue\r\nX: 0\r\n\r\nHTTP/1.1 200 OK\r\nWechatpay-Nonce: a:b \r\nDate:x\r\n\r\n";
        assert_eq!(pairs(saved), expected(&[("Wechatpay-Nonce", "a:b"), ("Date", "x")]));
        assert_eq!(headers(saved).unwrap().status, Some(200));
    }

    #[test]
    fn lines_as_curl_prints_them_take_the_signed_side() {
        let answered = "* Trying\n> GET /v3/certificates HTTP/2\n> Authorization: x\n>\n< HTTP/2 200 \n< wechatpay-signature: s\n< \n{ [5 bytes data]\n";
        assert_eq!(pairs(answered), expected(&[("wechatpay-signature", "s")]));
        let replayed =
            "> POST /notify HTTP/1.1\n> Wechatpay-Signature: s\n> \n< HTTP/1.1 401 Unauthorized\n< date: x\n";
        assert_eq!(pairs(replayed), expected(&[("Wechatpay-Signature", "s")]));
    }

    #[test]
    fn json_in_the_shapes_that_frameworks_log() {
        let both = expected(&[("A", "1"), ("B", "2"), ("B", "3")]);
        assert_eq!(pairs(r#"{"A": "1", "B": ["2", "3"]}"#), both);
        assert_eq!(pairs(r#"[["A", " 1 "], ["B", "2"], ["B", "3"]]"#), both);
        assert_eq!(pairs(r#"{"REQUEST_TIME": 17}"#), expected(&[("REQUEST_TIME", "17")]));
    }

    #[test]
    fn what_is_no_header_is_named() {
        for (text, says) in [
            ("", "h.txt is empty"),
            ("A: 1\nnonsense\n", "h.txt line 2 is no header"),
            ("POST / HTTP/1.1\n{\"id\":\"1\"}", "line 2 is no header of the form 'Name: value'; is this the body?"),
            ("{\"A\": null}", "the value of \"A\" is neither"),
            ("[1]", "1 is no pair"),
            ("{\"A\": ", "is no JSON of headers"),
        ] {
            let message = headers(text).expect_err(text);
            assert!(message.contains(says), "{message}");
        }
    }

    #[test]
    fn a_request_is_split_at_its_first_blank_line() {
        for dump in ["POST /n HTTP/1.1\r\nA: 1\r\n\r\n{}\n\n", "\nA: 1\n\n{}\n\n"] {
            let Ok(saved) = parse_request(dump.as_bytes(), Path::new("r")) else { panic!("{dump:?}") };
            assert_eq!(saved.headers.pairs, [("A".to_owned(), b" 1".to_vec())]);
            assert_eq!(saved.body, b"{}\n\n");
        }
    }

    #[test]
    fn a_request_that_cannot_be_split_says_why() {
        for (dump, says) in
            [("A: 1\r\n{}", "no blank line"), ("Transfer-Encoding: chunked\n\n2\r\n{}\r\n0\r\n\r\n", "in chunks")]
        {
            let Err(failure) = parse_request(dump.as_bytes(), Path::new("r")) else { panic!("{dump:?}") };
            assert!(failure.to_string().contains(says), "{failure}");
        }
    }
}
