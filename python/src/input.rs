//! What Python hands over: headers as any framework has them, a body that is raw, and texts.

use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyInt, PyList, PyMemoryView, PyString, PyTuple};
use wxnotify::{Error, ErrorCode};

use crate::error::{argument_invalid, exception};

/// Names and values of the headers that count.
pub(crate) type HeaderPairs = Vec<(Vec<u8>, Vec<u8>)>;

/// Two elements of a tuple.
type Pair<'py> = (Bound<'py, PyAny>, Bound<'py, PyAny>);

/// Headers from a mapping (a dict, `request.headers`, Django's `request.META`) or from pairs.
pub(crate) fn headers(given: &Bound<'_, PyAny>) -> PyResult<HeaderPairs> {
    let py = given.py();
    let mut pairs = Vec::new();
    if let Ok(dict) = given.cast::<PyDict>() {
        for (name, value) in dict {
            add_header(&mut pairs, &name, &value)?;
        }
        return Ok(pairs);
    }
    let kind = described(given);
    // Before anything is iterated: over some requests that reads the body.
    if given.hasattr("headers")? {
        let message = format!("headers is {kind}, the request itself; pass its .headers");
        return Err(argument_invalid(py, "headers", message));
    }
    let Some(given) = self::pairs(given)? else {
        let message = format!(
            "headers is {kind}; pass request.headers (Django, Flask, FastAPI, aiohttp), request.META, a dict, or pairs of name and value"
        );
        return Err(argument_invalid(py, "headers", message));
    };
    for (name, value) in given {
        add_header(&mut pairs, &name, &value)?;
    }
    Ok(pairs)
}

/// The pairs of a mapping, or of an iterable of tuples or lists of two. None where it is neither.
pub(crate) fn pairs<'py>(given: &Bound<'py, PyAny>) -> PyResult<Option<Vec<Pair<'py>>>> {
    if is_text(given) {
        return Ok(None);
    }
    // Not `Mapping`: Werkzeug's Headers and email's Message are none, and have items() all the same.
    let items = match given.getattr_opt("items")? {
        Some(items) => items.call0()?,
        None => given.clone(),
    };
    let Ok(items) = items.try_iter() else { return Ok(None) };
    let mut pairs = Vec::new();
    for item in items {
        let item = item?;
        let pair = match item.cast::<PyList>() {
            Ok(list) => list.to_tuple().extract(),
            Err(_) => item.extract(),
        };
        match pair {
            Ok(pair) => pairs.push(pair),
            Err(_) => return Ok(None),
        }
    }
    Ok(Some(pairs))
}

/// Adds a header if the core reads it. Django's META and WSGI's environ hold much else, of any type.
fn add_header(pairs: &mut HeaderPairs, name: &Bound<'_, PyAny>, value: &Bound<'_, PyAny>) -> PyResult<()> {
    let py = name.py();
    let unread = UNREAD.get_or_init(py, || PyDict::new(py).unbind()).bind(py);
    let given = name.cast_exact::<PyString>();
    if let Ok(given) = given
        && unread.contains(given)?
    {
        return Ok(());
    }
    let Some(name) = text_bytes(name) else {
        let message = format!("a header's name is {}, neither str nor bytes", described(name));
        return Err(argument_invalid(py, "headers", message));
    };
    if !wxnotify::binding::reads_header(&name) {
        if let Ok(given) = given
            && unread.len() < MOST_UNREAD
            && name.len() < 64
        {
            unread.set_item(given, true)?;
        }
        return Ok(());
    }
    if value.is_none() {
        return Ok(());
    }
    if let Some(value) = text_bytes(value) {
        pairs.push((name, value));
        return Ok(());
    }
    // A list of values for each name: gateways and some frameworks have it so.
    if value.is_instance_of::<PyList>() || value.is_instance_of::<PyTuple>() {
        for value in value.try_iter()? {
            let value = value?;
            let Some(value) = text_bytes(&value) else {
                return Err(bad_value(&name, &value));
            };
            pairs.push((name.clone(), value));
        }
        return Ok(());
    }
    // What only marks a CGI map may be of any type.
    if !name.to_ascii_lowercase().windows(9).any(|part| part == b"wechatpay") {
        pairs.push((name, Vec::new()));
        return Ok(());
    }
    Err(bad_value(&name, value))
}

/// Names that the core does not read, as it said. Most of a request's are: to make UTF-8 of each would cost more than all the rest.
static UNREAD: PyOnceLock<Py<PyDict>> = PyOnceLock::new();

/// Names are few. Who makes up new ones all the time must not fill the memory.
const MOST_UNREAD: usize = 1000;

fn bad_value(name: &[u8], value: &Bound<'_, PyAny>) -> PyErr {
    let name = String::from_utf8_lossy(name);
    let message =
        format!("header {name} is {}, neither str nor bytes; pass the headers as they came", described(value));
    argument_invalid(value.py(), &name, message)
}

/// The raw body.
///
/// `bytes` are immutable, so they are read in place while other threads run. A bytearray, and the
/// memory under most memoryviews, can change meanwhile, between the check of the signature and the
/// reading of what was signed: one copy is made of them. A view of the whole of a bytes object is that object.
pub(crate) fn body<'py>(given: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    let py = given.py();
    if let Ok(bytes) = given.cast::<PyBytes>() {
        return Ok(bytes.clone());
    }
    if given.is_instance_of::<PyByteArray>() {
        return copied(given);
    }
    if let Ok(view) = given.cast::<PyMemoryView>() {
        return match viewed_whole(view)? {
            Some(bytes) => Ok(bytes),
            None => copied(given),
        };
    }
    const RAW: &str = "pass the raw bytes: request.body in Django, request.get_data() in Flask, await request.body() in FastAPI and Starlette, await request.read() in aiohttp";
    let kind = described(given);
    let message = if given.is_instance_of::<PyString>() {
        format!("body is a str, and decoding it may have changed it; {RAW}")
    } else if given.is_instance_of::<PyDict>() || given.is_instance_of::<PyList>() {
        format!("body is {kind}, already parsed, and what was signed cannot be had back from it; {RAW}")
    } else if given.hasattr("__await__")? {
        format!("body is {kind} that was not awaited; {RAW}")
    } else if given.is_callable() {
        format!("body is {kind} that was not called; {RAW}")
    } else if given.hasattr("read")? {
        format!("body is {kind}; read it first, once, in binary mode; {RAW}")
    } else {
        format!("body is {kind}; {RAW}")
    };
    Err(argument_invalid(py, "body", message))
}

fn copied<'py>(given: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyBytes>> {
    Ok(given.py().get_type::<PyBytes>().call1((given,))?.cast_into()?)
}

/// The bytes object under a view, where the view shows all of it in order.
fn viewed_whole<'py>(view: &Bound<'py, PyMemoryView>) -> PyResult<Option<Bound<'py, PyBytes>>> {
    let Ok(bytes) = view.getattr("obj")?.cast_into_exact::<PyBytes>() else { return Ok(None) };
    let is_whole = view.getattr("c_contiguous")?.extract::<bool>()?
        && view.getattr("nbytes")?.extract::<usize>()? == bytes.as_bytes().len();
    Ok(is_whole.then_some(bytes))
}

/// A text given as str or bytes, such as a PEM or a key, as bytes.
pub(crate) fn text(given: &Bound<'_, PyAny>, field: &str) -> PyResult<Vec<u8>> {
    text_bytes(given).ok_or_else(|| {
        let message = if given.is_none() {
            format!("{field} is None; is the setting or environment variable there?")
        } else if given.hasattr("read_text").unwrap_or(false) {
            format!("{field} is a path; give the file's content, .read_text()")
        } else {
            format!("{field} is {}, neither str nor bytes", described(given))
        };
        argument_invalid(given.py(), field, message)
    })
}

/// A PEM text. What is not UTF-8 is none, which the core says.
pub(crate) fn pem(given: &Bound<'_, PyAny>, field: &str) -> PyResult<String> {
    Ok(String::from_utf8_lossy(&text(given, field)?).into_owned())
}

/// A str, such as a header's value or a mchid.
pub(crate) fn string(given: &Bound<'_, PyAny>, field: &str) -> PyResult<String> {
    let Ok(text) = given.cast::<PyString>() else {
        let message = format!("{field} is {}, and a str is needed", described(given));
        return Err(argument_invalid(given.py(), field, message));
    };
    Ok(text.to_string_lossy().into_owned())
}

/// A time in seconds since the epoch, where one was given.
pub(crate) fn seconds(given: Option<&Bound<'_, PyAny>>, field: &str) -> PyResult<Option<i64>> {
    let Some(given) = given else { return Ok(None) };
    given.extract().map(Some).map_err(|_| {
        let message =
            format!("{field} is {}, and whole seconds since the epoch are needed: int(time.time())", described(given));
        argument_invalid(given.py(), field, message)
    })
}

/// A number that cannot be negative, such as an option of seconds or bytes.
pub(crate) fn number<'py, T: for<'a> FromPyObject<'a, 'py>>(given: &Bound<'py, PyAny>, field: &str) -> PyResult<T> {
    given.extract::<T>().or_else(|_| {
        // Whoever exchanges the arguments may give a key here: only a number is shown.
        let found = match given.cast::<PyInt>() {
            Ok(number) => number.repr()?.to_string_lossy().into_owned(),
            Err(_) => described(given),
        };
        let message = format!("{field} is {found}, not a whole number from 0 up");
        let error = Error::new(ErrorCode::OptionInvalid, message).with_field(field.to_owned());
        Err(exception(given.py(), &error))
    })
}

/// The elements of an iterable, or the one text or object that was given without a list around it.
pub(crate) fn one_or_many<'py>(given: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    match given.try_iter() {
        Ok(elements) if !is_text(given) => elements.collect(),
        _ => Ok(vec![given.clone()]),
    }
}

pub(crate) fn is_text(given: &Bound<'_, PyAny>) -> bool {
    given.is_instance_of::<PyString>() || given.is_instance_of::<PyBytes>()
}

/// UTF-8 of a str (a lone surrogate, which has none, becomes U+FFFD), or the bytes as they are.
fn text_bytes(given: &Bound<'_, PyAny>) -> Option<Vec<u8>> {
    if let Ok(text) = given.cast::<PyString>() {
        return Some(text.to_string_lossy().into_owned().into_bytes());
    }
    given.cast::<PyBytes>().ok().map(|bytes| bytes.as_bytes().to_vec())
}

/// What a value is, for a message: never the value, which may be a secret.
pub(crate) fn described(given: &Bound<'_, PyAny>) -> String {
    if given.is_none() {
        return "None".into();
    }
    let name = type_name(given);
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O']) { "an" } else { "a" };
    format!("{article} {name}")
}

fn type_name(given: &Bound<'_, PyAny>) -> String {
    given.get_type().name().map_or_else(|_| "value".into(), |name| name.to_string_lossy().into_owned())
}
