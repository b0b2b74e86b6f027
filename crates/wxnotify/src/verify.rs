//! Steps 1 to 10 of the pipeline: what must hold before a byte of the body is believed.

use base64::Engine;

use crate::crypto::SignatureAlgorithm;
use crate::headers::{RawHeaders, SignedHeaders};
use crate::strict_base64::STRICT;
use crate::{Error, ErrorCode, PlatformKey, PlatformKeys, Result};

/// The prefix of the signatures that the platform sends to see whether they are refused.
pub(crate) const PROBE_PREFIX: &str = "WECHATPAY/SIGNTEST/";

/// A `now` from here on is in milliseconds: as seconds it would be in the year 5138, in milliseconds it is in 1973.
const MILLISECONDS: i64 = 100_000_000_000;

/// The most that `max_body_bytes` takes: 64 MiB.
const MAX_MAX_BODY_BYTES: usize = 64 << 20;

/// The options of a parser, all checked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    pub(crate) clock_tolerance: u64,
    pub(crate) max_body_bytes: usize,
    pub(crate) reject_expired_certificates: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { clock_tolerance: 300, max_body_bytes: 1 << 20, reject_expired_certificates: false }
    }
}

impl Options {
    pub(crate) fn check_max_body_bytes(&self) -> Result<()> {
        if (1..=MAX_MAX_BODY_BYTES).contains(&self.max_body_bytes) {
            return Ok(());
        }
        let message = format!("max_body_bytes is {}, and 1 to {MAX_MAX_BODY_BYTES} are possible", self.max_body_bytes);
        Err(Error::new(ErrorCode::OptionInvalid, message).with_field("max_body_bytes"))
    }
}

/// Step 1, before the headers are even looked at.
pub(crate) fn check_size(body: &[u8], options: &Options) -> Result<()> {
    if body.len() > options.max_body_bytes {
        let message = format!(
            "the body has {} bytes, and max_body_bytes allows {}; no genuine notification comes near 1 MiB",
            body.len(),
            options.max_body_bytes,
        );
        return Err(Error::new(ErrorCode::BodyTooLarge, message).with_field("body"));
    }
    Ok(())
}

/// Steps 2 to 6: the headers are there, sound, recent, and no probe.
pub(crate) fn check_headers<'h, V: AsRef<[u8]>>(
    raw: &'h RawHeaders<V>,
    now: i64,
    options: &Options,
) -> Result<SignedHeaders<'h>> {
    let headers = raw.check()?;
    let timestamp = parse_timestamp(headers.timestamp)?;
    let distance = now.abs_diff(timestamp);
    if distance > options.clock_tolerance {
        let (direction, cause) = match timestamp < now {
            true if now >= MILLISECONDS => {
                ("in the past", "the `now` given looks like milliseconds: give seconds since the epoch")
            }
            true => {
                ("in the past", "an old capture is replayed, or this machine's clock is fast (is it synchronized?)")
            }
            false => ("in the future", "this machine's clock is slow (is it synchronized?)"),
        };
        let message = format!(
            "Wechatpay-Timestamp {timestamp} is {distance} s {direction}, and clock_tolerance allows {} s; {cause}",
            options.clock_tolerance,
        );
        return Err(Error::new(ErrorCode::TimestampOutOfRange, message).with_field("Wechatpay-Timestamp"));
    }
    if headers.signature.starts_with(PROBE_PREFIX) {
        let message = "this is WeChat Pay's probe (WECHATPAY/SIGNTEST/), signed wrongly on purpose to see it refused; answer with the ack of this error and do nothing else";
        return Err(Error::new(ErrorCode::SignatureProbe, message).with_field("Wechatpay-Signature"));
    }
    Ok(headers)
}

/// Steps 7 to 10: a key that is held signed these very bytes.
pub(crate) fn check_signature<'k>(
    headers: &SignedHeaders<'_>,
    body: &[u8],
    now: i64,
    keys: &'k PlatformKeys,
    options: &Options,
) -> Result<&'k PlatformKey> {
    let key = keys.find(headers.serial).ok_or_else(|| keys.unknown_serial(headers.serial))?;
    check_signature_type(headers.signature_type, key)?;
    if options.reject_expired_certificates {
        check_validity(key, now)?;
    }
    verify_base64(key, &signed_parts(headers.timestamp, headers.nonce, body), headers.signature)
        .map_err(|problem| signature_invalid(problem, key, body))?;
    Ok(key)
}

pub(crate) fn parse_timestamp(text: &str) -> Result<i64> {
    let is_digits = (1..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_digits).ok_or_else(|| {
        let message = "Wechatpay-Timestamp is not 1 to 12 digits (seconds since 1970); pass the header as it came";
        Error::new(ErrorCode::TimestampInvalid, message).with_field("Wechatpay-Timestamp")
    })
}

fn check_signature_type(given: Option<&str>, key: &PlatformKey) -> Result<()> {
    let (fits, known) = match key.algorithm() {
        SignatureAlgorithm::Rsa => (
            matches!(given, None | Some("WECHATPAY2-SHA256-RSA2048" | "WECHATPAY-BRAND-SHA256-RSA2048")),
            "WECHATPAY2-SHA256-RSA2048, WECHATPAY-BRAND-SHA256-RSA2048 or no such header",
        ),
        SignatureAlgorithm::Sm2 => (given == Some("WECHATPAY2-SM2-WITH-SM3"), "WECHATPAY2-SM2-WITH-SM3"),
    };
    if fits {
        return Ok(());
    }
    let given = given.map_or("missing".into(), |text| crate::error::shortened(text, 64));
    let message = format!(
        "Wechatpay-Signature-Type is {given}, but the key {} is {}: it takes {known}",
        key.serial(),
        key.algorithm(),
    );
    Err(Error::new(ErrorCode::SignatureTypeUnsupported, message).with_field("Wechatpay-Signature-Type"))
}

fn check_validity(key: &PlatformKey, now: i64) -> Result<()> {
    let (Some(from), Some(until)) = (key.not_before(), key.not_after()) else { return Ok(()) };
    if (from..=until).contains(&now) {
        return Ok(());
    }
    let message = format!(
        "the platform certificate {} is valid from {from} to {until} (seconds since 1970), and now is {now}; fetch the current ones with GET /v3/certificates",
        key.serial(),
    );
    Err(Error::new(ErrorCode::CertificateExpired, message).with_field("Wechatpay-Serial"))
}

/// What is signed: `timestamp\nnonce\nbody\n`, as slices, so that the body is never copied.
pub(crate) fn signed_parts<'a>(timestamp: &'a str, nonce: &'a str, body: &'a [u8]) -> [&'a [u8]; 6] {
    [timestamp.as_bytes(), b"\n", nonce.as_bytes(), b"\n", body, b"\n"]
}

/// Why a signature is none.
pub(crate) enum SignatureProblem {
    NotBase64,
    Length { found: usize, needed: usize },
    Mismatch,
}

pub(crate) fn verify_base64(key: &PlatformKey, parts: &[&[u8]], signature: &str) -> Result<(), SignatureProblem> {
    // The longest signature is RSA-4096's; what is longer in base64 cannot be one.
    let mut buffer = [0u8; 513];
    let len = STRICT.decode_slice(signature, &mut buffer).map_err(|error| match error {
        base64::DecodeSliceError::DecodeError(_) => SignatureProblem::NotBase64,
        base64::DecodeSliceError::OutputSliceTooSmall => SignatureProblem::Length {
            found: signature.len() / 4 * 3,
            needed: key.verify_key().signature_len().unwrap_or(72),
        },
    })?;
    if let Some(needed) = key.verify_key().signature_len().filter(|needed| *needed != len) {
        return Err(SignatureProblem::Length { found: len, needed });
    }
    if key.verify_key().verify(parts, &buffer[..len]) { Ok(()) } else { Err(SignatureProblem::Mismatch) }
}

fn signature_invalid(problem: SignatureProblem, key: &PlatformKey, body: &[u8]) -> Error {
    let message = match problem {
        SignatureProblem::NotBase64 => {
            "Wechatpay-Signature is not base64 (standard alphabet, padded); pass the header as it came".to_owned()
        }
        SignatureProblem::Length { found, needed } => {
            format!("Wechatpay-Signature has {found} bytes, and the key {} signs with {needed}", key.serial())
        }
        SignatureProblem::Mismatch if body.is_empty() => format!(
            "the signature does not verify with the key {} over an empty body, and no notification has one; something read the body before: take the raw bytes first, before any JSON parser or middleware, and give them",
            key.serial(),
        ),
        SignatureProblem::Mismatch => {
            // A certificate has its serial in it, and a public key has nothing: its id is what the merchant says.
            let other_pem = match key.is_certificate() {
                true => "",
                false => ", or the PEM that was given with this id is another key",
            };
            format!(
                "the signature does not verify with the key {} over the body of {} bytes; forged or altered{other_pem}, or the body is not the raw bytes of the request (verify before any JSON parser or middleware touches it); diagnose tells which",
                key.serial(),
                body.len(),
            )
        }
    };
    Error::new(ErrorCode::SignatureInvalid, message).with_field("Wechatpay-Signature")
}
