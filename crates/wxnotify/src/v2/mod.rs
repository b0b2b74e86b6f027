//! APIv2's notifications: XML, signed or encrypted under the merchant's APIv2 key.
//!
//! Refunds made on the merchant platform, 付款码 payments and the contracts and deductions of older merchants still come so.

pub(crate) mod key;
pub(crate) mod refund;
pub(crate) mod signature;
mod time;
pub(crate) use std::sync::OnceLock;

use serde_json::Value;

pub use key::ApiV2Key;
use key::Keys;

use crate::verify::{self, Options};
use crate::xml::{self, Fields};
use crate::{Error, ErrorCode, Kind, Notification, Result};

/// What the outer fields of a refund say of the merchant. They are neither signed nor encrypted.
const OUTER: [&str; 4] = ["appid", "mch_id", "sub_appid", "sub_mch_id"];

/// What is no part of the resource: the transport's own, and what the notification holds elsewhere.
const NOT_OF_THE_RESOURCE: [&str; 5] = ["sign", "return_code", "return_msg", "nonce_str", "req_info"];

/// Verifies or decrypts an APIv2 notification (微信支付 V2): the raw XML `body`, at most 1 MiB of it, with the merchant's APIv2
/// keys. The keys of the merchant in the body's `mch_id` are tried, in their order, and no other: many merchants can be behind one
/// URL, and one can have two keys while it changes them. There are no headers to be looked at.
///
/// A body is APIv2's where its first byte after a byte order mark and white space is `<`; every APIv3 body begins with `{`.
///
/// What comes is the ordinary [`Notification`]:
/// - `event_type` and `kind` are `V2.PAY` and `v2.pay` (also of a payment that failed: look at `result_code`), `V2.REFUND` and
///   `v2.refund`, or `V2.CONTRACT` and `v2.contract`; `resource_type` is `xml`.
/// - `plaintext` is a JSON object of the fields in their order, made here, all of them strings: amounts are digits, in fen. It has
///   neither `sign`, `return_code`, `return_msg` nor `nonce_str`, which is `nonce`.
/// - `id` is made of what counts once, and begins with `mch_id`. A payment: `<mch_id>.<transaction_id>`; one that failed, or whose
///   `trade_state` is not success: that and `.<result_code>` or `.<trade_state>` (`<mch_id>.<out_trade_no>.<result_code>` where it
///   has no transaction). A refund: `<mch_id>.<refund_id>.<refund_status>`. A contract:
///   `<mch_id>.<contract_id>.<change_type>.<operate_time>`.
/// - `create_time` is `time_end`, `success_time` or `operate_time` as RFC 3339.
/// - `api_v3_key_label` is the `mch_id` of the APIv2 key. `serial` and `associated_data` are empty, `timestamp` is 0.
///
/// **It says less than an APIv3 notification.** There is no clock in it: one that was recorded passes for ever, and only an inbox
/// makes it count once. The key that verifies it also signs, so whoever can read it can forge. And a refund is encrypted by a way
/// that nothing authenticates (AES in ECB mode), beside outer fields that nothing protects: compare it with what you asked for,
/// and look a refund up before it moves goods or money.
///
/// ```
/// use wxnotify::{Ack, ApiV2Key, parse_v2};
///
/// # fn main() -> wxnotify::Result<()> {
/// # let secret = "0123456789abcdefghijklmnopqrstuv";
/// # let fields = [("mch_id", "1900007291"), ("out_trade_no", "A1"), ("transaction_id", "42"), ("result_code", "SUCCESS"), ("total_fee", "100")];
/// # let body = wxnotify::testing::v2::notification(&fields, secret, wxnotify::testing::v2::SignType::Md5)?;
/// let keys = [ApiV2Key::new("1900007291", secret)?];
/// let ack = match parse_v2(body.as_bytes(), &keys) {
///     Ok(notification) => {
///         println!("{} {}", notification.event_type(), notification.resource()["out_trade_no"]);
///         Ack::success_v2()
///     }
///     Err(error) => {
///         eprintln!("{error}");
///         error.ack_v2()
///     }
/// };
/// # assert_eq!((ack.status, ack.content_type), (200, "text/xml"));
/// # Ok(()) }
/// ```
///
/// # Errors
/// The first step that fails decides: `OPTION_INVALID` without a key, `BODY_TOO_LARGE`, `ENVELOPE_INVALID` (not APIv2's XML, or
/// none of the three notifications), `SIGNATURE_INVALID` (with the field `mch_id` where no key is of that merchant); of a refund
/// `DECRYPTION_FAILED` (likewise) and `PLAINTEXT_INVALID`.
pub fn parse_v2(body: &[u8], keys: &[ApiV2Key]) -> Result<Notification> {
    parse_within(body, keys, Options::default().max_body_bytes)
}

/// The same with another limit, in bytes.
///
/// # Errors
/// Those of [`parse_v2`], and `OPTION_INVALID` for a limit that is not 1 to 64 MiB.
pub fn parse_within(body: &[u8], keys: &[ApiV2Key], max_body_bytes: usize) -> Result<Notification> {
    check_keys(keys)?;
    let options = Options { max_body_bytes, ..Options::default() };
    options.check_max_body_bytes()?;
    verify::check_size(body, &options)?;
    let fields = xml::read(body, "xml").map_err(|problem| {
        let error = invalid(format!("the body is not APIv2's XML: it {}", problem.message));
        match problem.field {
            Some(field) => error.with_field(field),
            None => error,
        }
    })?;
    check_return_code(&fields)?;
    match Shape::of(&fields)? {
        Shape::Refund(req_info) => refund(&fields, req_info, keys),
        Shape::Pay => pay(&fields, signature::verify(&fields, keys)?),
        Shape::Contract => contract(&fields, signature::verify(&fields, keys)?),
    }
}

/// # Errors
/// `OPTION_INVALID` without a key.
pub(crate) fn check_keys(keys: &[ApiV2Key]) -> Result<()> {
    if keys.is_empty() {
        let message = "no APIv2 key was given; add the APIv2密钥 of the merchant (账户中心 → API安全)";
        return Err(Error::new(ErrorCode::OptionInvalid, message).with_field("api_v2_key"));
    }
    Ok(())
}

/// What the words of `return_msg` are is anybody's guess: nobody signed them.
fn check_return_code(fields: &Fields) -> Result<()> {
    match fields.get("return_code") {
        Some("SUCCESS") => Ok(()),
        Some(_) => {
            Err(invalid("return_code is not SUCCESS, so the body tells of no payment, refund or contract".to_owned())
                .with_field("return_code"))
        }
        None => Err(missing("return_code")),
    }
}

/// Which notification it is.
enum Shape<'a> {
    Refund(&'a str),
    Contract,
    Pay,
}

impl<'a> Shape<'a> {
    fn of(fields: &'a Fields) -> Result<Self> {
        let has = |name| fields.get(name).is_some();
        if let Some(req_info) = fields.get("req_info") {
            return Ok(Self::Refund(req_info));
        }
        // The platform signs its answers with the same key: one that tells of a refund is no payment.
        let of_refund = |(name, text): &(&'a str, &'a str)| {
            !text.is_empty() && ["refund_", "out_refund_no"].iter().any(|of_refund| name.starts_with(of_refund))
        };
        if let Some((name, _)) = fields.iter().find(of_refund) {
            let name = crate::error::shortened(name, 64).into_owned();
            let message = format!("field {name} is a refund's, and a refund comes encrypted in req_info");
            return Err(invalid(message).with_field(name));
        }
        if has("contract_id") && has("change_type") {
            Ok(Self::Contract)
        } else if has("transaction_id") || has("out_trade_no") {
            Ok(Self::Pay)
        } else {
            Err(invalid(
                "the body is none of the notifications that are known of APIv2: a payment has transaction_id, a refund \
                 req_info, a contract contract_id and change_type"
                    .to_owned(),
            ))
        }
    }
}

fn pay(fields: &Fields, key: &ApiV2Key) -> Result<Notification> {
    let result_code = need(fields, "result_code")?;
    // A deduction that is accepted has a state beside its result, and is paid by a later notification.
    let state = match result_code {
        "SUCCESS" => fields.get("trade_state").unwrap_or("SUCCESS"),
        failed => failed,
    };
    let number = match (state, fields.get("transaction_id")) {
        ("SUCCESS", _) => need(fields, "transaction_id")?.to_owned(),
        (state, Some(transaction_id)) => format!("{transaction_id}.{state}"),
        (state, None) => format!("{}.{state}", need(fields, "out_trade_no")?),
    };
    let id = format!("{}.{number}", key.mch_id());
    Ok(notification(id, "V2.PAY", Kind::V2Pay, fields.get("time_end"), fields.iter(), fields, key))
}

fn contract(fields: &Fields, key: &ApiV2Key) -> Result<Notification> {
    let [contract_id, change_type, operate_time] =
        [need(fields, "contract_id")?, need(fields, "change_type")?, need(fields, "operate_time")?];
    let id = format!("{}.{contract_id}.{change_type}.{operate_time}", key.mch_id());
    Ok(notification(id, "V2.CONTRACT", Kind::V2Contract, Some(operate_time), fields.iter(), fields, key))
}

fn refund(outer: &Fields, req_info: &str, keys: &[ApiV2Key]) -> Result<Notification> {
    // The documentation knows no signature here. One that is there must be right.
    if outer.get("sign").is_some() {
        signature::verify(outer, keys)?;
    }
    let keys = Keys::of(outer, keys, ErrorCode::DecryptionFailed)?;
    let (inner, key) = refund::open(req_info, &keys)?;
    let differs = |(name, text): &(&str, &str)| !text.is_empty() && outer.get(name).is_some_and(|other| other != *text);
    if let Some((name, _)) = inner.iter().find(differs) {
        let message = format!("field {name} differs outside and inside req_info, and only the inside is encrypted");
        return Err(invalid(message).with_field(name.to_owned()));
    }
    let id = format!("{}.{}.{}", key.mch_id(), need(&inner, "refund_id")?, need(&inner, "refund_status")?);
    // An empty field is one that is not there, on either side.
    let is_outer = |name: &str| OUTER.contains(&name) && inner.get(name).is_none() && outer.find(name).is_some();
    let resource =
        outer.iter().filter(|(name, _)| is_outer(name)).chain(inner.iter().filter(|(name, _)| !is_outer(name)));
    Ok(notification(id, "V2.REFUND", Kind::V2Refund, inner.get("success_time"), resource, outer, key))
}

fn notification<'a>(
    id: String,
    event_type: &str,
    kind: Kind,
    time: Option<&str>,
    resource: impl Iterator<Item = (&'a str, &'a str)>,
    outer: &Fields,
    key: &ApiV2Key,
) -> Notification {
    Notification {
        id,
        create_time: time.and_then(time::rfc3339),
        event_type: event_type.to_owned(),
        resource_type: "xml".to_owned(),
        summary: None,
        original_type: None,
        associated_data: String::new(),
        plaintext: json(resource).into_bytes(),
        resource: OnceLock::new(),
        serial: String::new(),
        timestamp: 0,
        nonce: outer.get("nonce_str").unwrap_or_default().to_owned(),
        request_id: None,
        api_v3_key_label: Some(key.mch_id().into()),
        kind,
        certificate_expires_at: None,
    }
}

/// A JSON object of texts, in their order.
fn json<'a>(fields: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let members: Vec<String> = fields
        .filter(|(name, _)| !NOT_OF_THE_RESOURCE.contains(name))
        .map(|(name, text)| format!("{}:{}", Value::from(name), Value::from(text)))
        .collect();
    format!("{{{}}}", members.join(","))
}

fn need<'a>(fields: &'a Fields, name: &'static str) -> Result<&'a str> {
    fields.get(name).ok_or_else(|| missing(name))
}

fn missing(name: &'static str) -> Error {
    invalid(format!("field {name} is missing or empty")).with_field(name)
}

fn invalid(message: String) -> Error {
    Error::new(ErrorCode::EnvelopeInvalid, message)
}
