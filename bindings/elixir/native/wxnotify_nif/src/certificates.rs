//! Platform certificates: the request, its answer, and what a PEM text is.

use rustler::{Binary, ListIterator, NifMap, NifStruct};
use wxnotify::{Error, ErrorCode, PemContent, PlatformCertificate, SignatureAlgorithm};

use crate::binaries::{optional_text, text};
use crate::error::{answer, Answer};
use crate::parser::{api_v3_keys, pairs, platform_keys, ApiV3KeyTerm, KeyTerm};

#[derive(NifMap)]
#[rustler(encode)]
struct RequestTerm {
    method: &'static str,
    path: &'static str,
    authorization: String,
}

#[rustler::nif(schedule = "DirtyCpu")]
fn certificates_request(
    mchid: Binary<'_>,
    merchant_serial: Binary<'_>,
    merchant_private_key: Binary<'_>,
    path: Option<Binary<'_>>,
    now: Option<i64>,
    nonce: Option<Binary<'_>>,
) -> Answer<RequestTerm> {
    answer(|| {
        let mchid = text("mchid", &mchid)?;
        let serial = text("merchant_serial", &merchant_serial)?;
        let key = text("merchant_private_key", &merchant_private_key)?;
        let (path, nonce) = (optional_text("path", &path)?, optional_text("nonce", &nonce)?);
        if now.is_some() != nonce.is_some() {
            let message = "now and nonce belong together: give both, or neither";
            return Err(Error::new(ErrorCode::ArgumentInvalid, message));
        }
        let request = wxnotify::certificates_request_with(mchid, serial, key, path, now, nonce)?;
        Ok(RequestTerm { method: request.method, path: request.path, authorization: request.authorization })
    })
}

/// `%WxNotify.PlatformCertificate{}`.
#[derive(NifStruct)]
#[module = "WxNotify.PlatformCertificate"]
#[rustler(encode)]
struct CertificateTerm {
    serial: String,
    pem: String,
    not_before: Option<i64>,
    not_after: Option<i64>,
    effective_time: String,
    expire_time: String,
}

impl From<PlatformCertificate> for CertificateTerm {
    fn from(certificate: PlatformCertificate) -> Self {
        Self {
            serial: certificate.key.serial().to_owned(),
            not_before: certificate.key.not_before(),
            not_after: certificate.key.not_after(),
            pem: certificate.pem,
            effective_time: certificate.effective_time,
            expire_time: certificate.expire_time,
        }
    }
}

#[rustler::nif(schedule = "DirtyCpu")]
fn parse_certificates(
    headers: ListIterator<'_>,
    body: Binary<'_>,
    given_api_v3_keys: Vec<ApiV3KeyTerm<'_>>,
    known_keys: Option<Vec<KeyTerm<'_>>>,
    now: Option<i64>,
) -> Answer<Vec<CertificateTerm>> {
    answer(|| {
        let known = known_keys.as_deref().map(platform_keys).transpose()?;
        let (headers, keys) = (pairs(headers), api_v3_keys(&given_api_v3_keys)?);
        let certificates = match now {
            None => wxnotify::parse_certificates(headers, &body, &keys, known.as_ref()),
            Some(now) => wxnotify::parse_certificates_at(headers, &body, &keys, known.as_ref(), now),
        }?;
        Ok(certificates.into_iter().map(CertificateTerm::from).collect())
    })
}

/// What one block of a PEM text is; what does not belong to its type is `nil`.
#[derive(Default, NifMap)]
#[rustler(encode)]
struct PemTerm {
    r#type: &'static str,
    serial: Option<String>,
    algorithm: Option<&'static str>,
    not_before: Option<i64>,
    not_after: Option<i64>,
    subject: Option<String>,
    mchid: Option<String>,
}

impl PemTerm {
    fn new(content: PemContent) -> wxnotify::Result<Self> {
        Ok(match content {
            PemContent::PlatformCertificate { serial, algorithm, not_before, not_after, subject } => Self {
                r#type: "platform_certificate",
                serial: Some(serial),
                algorithm: Some(algorithm_name(algorithm)?),
                not_before: Some(not_before),
                not_after: Some(not_after),
                subject: Some(subject),
                mchid: None,
            },
            PemContent::MerchantCertificate { serial, mchid, not_before, not_after } => Self {
                r#type: "merchant_certificate",
                serial: Some(serial),
                not_before: Some(not_before),
                not_after: Some(not_after),
                mchid: Some(mchid),
                ..Self::default()
            },
            PemContent::PublicKey { algorithm } => {
                Self { r#type: "public_key", algorithm: Some(algorithm_name(algorithm)?), ..Self::default() }
            }
            PemContent::PrivateKey => Self { r#type: "private_key", ..Self::default() },
            _ => return Err(too_new("a PEM block")),
        })
    }
}

fn algorithm_name(algorithm: SignatureAlgorithm) -> wxnotify::Result<&'static str> {
    match algorithm {
        SignatureAlgorithm::Rsa => Ok("RSA"),
        SignatureAlgorithm::Sm2 => Ok("SM2"),
        #[allow(unreachable_patterns)]
        _ => Err(too_new("an algorithm")),
    }
}

fn too_new(what: &str) -> Error {
    Error::new(ErrorCode::Internal, format!("the core knows {what} that this package does not"))
}

#[rustler::nif(schedule = "DirtyCpu")]
fn inspect_pem(pem: Binary<'_>) -> Answer<Vec<PemTerm>> {
    answer(|| wxnotify::inspect_pem(text("pem", &pem)?)?.into_iter().map(PemTerm::new).collect())
}
