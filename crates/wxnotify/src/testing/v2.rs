//! APIv2's notifications, genuine under a key of the test's own, **for tests only**.
//!
//! ```
//! use wxnotify::testing::v2::{self, SignType};
//! use wxnotify::{ApiV2Key, parse_v2};
//!
//! # fn main() -> wxnotify::Result<()> {
//! let key = "0123456789abcdefghijklmnopqrstuv";
//! let paid = [("mch_id", "1900007291"), ("transaction_id", "42"), ("out_trade_no", "A1"), ("result_code", "SUCCESS")];
//! let body = v2::notification(&paid, key, SignType::HmacSha256)?;
//! assert_eq!(parse_v2(body.as_bytes(), &[ApiV2Key::new("1900007291", key)?])?.id(), "1900007291.42");
//!
//! let body = v2::refund(&[("mch_id", "1900007291")], &[("refund_id", "50"), ("refund_status", "SUCCESS")], key)?;
//! assert_eq!(parse_v2(body.as_bytes(), &[ApiV2Key::new("1900007291", key)?])?.id(), "1900007291.50.SUCCESS");
//! # Ok(()) }
//! ```

use crate::crypto::random_alphanumeric;
pub use crate::v2::signature::SignType;
use crate::v2::signature::sign_fields;
use crate::v2::{key, refund};
use crate::{Error, ErrorCode, Result, xml};

/// The body of a signed notification: a payment or a contract, of `fields` as names and texts in their order. `return_code` and
/// `nonce_str` are added where they are not among them, and `sign` at the end.
///
/// # Errors
/// `OPTION_INVALID` for a key that is none, or a field that has not a field's name.
pub fn notification(fields: &[(&str, &str)], api_v2_key: &str, sign_type: SignType) -> Result<String> {
    let key = key::secret(api_v2_key.as_bytes())?;
    let nonce = random_alphanumeric(32);
    let mut fields = completed(fields, &nonce)?;
    let sign = sign_fields(fields.iter().copied(), &key, sign_type);
    fields.push(("sign", &sign));
    Ok(xml::write("xml", fields))
}

/// The body of a refund: `outer` as `appid`, `mch_id` and the like, and what is encrypted into `req_info`. `return_code` and
/// `nonce_str` are added where they are not among the outer fields.
///
/// # Errors
/// `OPTION_INVALID` for a key that is none, or a field that has not a field's name.
pub fn refund(outer: &[(&str, &str)], inner: &[(&str, &str)], api_v2_key: &str) -> Result<String> {
    let key = key::secret(api_v2_key.as_bytes())?;
    let nonce = random_alphanumeric(32);
    let mut fields = completed(outer, &nonce)?;
    check_names(inner)?;
    let req_info = refund::seal(xml::write("root", inner.iter().copied()).as_bytes(), &key);
    fields.push(("req_info", &req_info));
    Ok(xml::write("xml", fields))
}

fn completed<'a>(fields: &[(&'a str, &'a str)], nonce: &'a str) -> Result<Vec<(&'a str, &'a str)>> {
    check_names(fields)?;
    let has = |name: &str| fields.iter().any(|(held, _)| *held == name);
    let mut completed = Vec::new();
    if !has("return_code") {
        completed.push(("return_code", "SUCCESS"));
    }
    completed.extend_from_slice(fields);
    if !has("nonce_str") {
        completed.push(("nonce_str", nonce));
    }
    Ok(completed)
}

fn check_names(fields: &[(&str, &str)]) -> Result<()> {
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    match fields.iter().find(|(name, _)| !is_name(name) || matches!(*name, "sign" | "req_info")) {
        None => Ok(()),
        Some((name, _)) => {
            let name = crate::error::shortened(name, 64);
            let message =
                format!("{name:?} is no name for a field: letters, digits and _, and neither sign nor req_info");
            Err(Error::new(ErrorCode::OptionInvalid, message).with_field("fields"))
        }
    }
}
