//! From a request's headers and body to a notification.

use std::fmt;
use std::sync::{Arc, OnceLock};

use arc_swap::ArcSwap;

use crate::clock::system_now;
use crate::envelope::Envelope;
use crate::headers::RawHeaders;
use crate::verify::{self, Options};
use crate::{ApiV3Key, Error, ErrorCode, Kind, Notification, PlatformKeys, Result, api_v2, decrypt, plaintext};

/// Verifies and decrypts notifications. Make one when the program starts and share it: every call
/// takes `&self`, from any thread.
///
/// ```
/// use wxnotify::{ApiV3Key, NotificationParser, PlatformKeys};
///
/// # fn main() -> wxnotify::Result<()> {
/// # let platform = wxnotify::testing::Platform::with_public_key("PUB_KEY_ID_0114232134912410000000000000")?;
/// # let (public_key_pem, api_v3_key) = (platform.public_key_pem(), platform.api_v3_key());
/// # let delivery = platform.notification("TRANSACTION.SUCCESS", r#"{"out_trade_no":"A1","mchid":"19"}"#).build()?;
/// # let (headers, body) = (delivery.header_pairs(), delivery.body());
/// let mut keys = PlatformKeys::new();
/// keys.add_public_key("PUB_KEY_ID_0114232134912410000000000000", &public_key_pem)?;
/// let parser = NotificationParser::builder().platform_keys(keys).api_v3_key(ApiV3Key::new(api_v3_key)?).build()?;
///
/// // headers: an http::HeaderMap, a HashMap, or any pairs; body: the raw bytes as received
/// let (status, body) = match parser.parse(headers, body) {
///     Ok(notification) => {
///         println!("{} {}", notification.event_type(), notification.resource()["out_trade_no"]);
///         (200, wxnotify::Ack::success().body)
///     }
///     Err(error) => {
///         eprintln!("{error}");
///         (error.ack().status, error.ack().body)
///     }
/// };
/// # assert_eq!((status, body.as_str()), (200, r#"{"code":"SUCCESS"}"#));
/// # Ok(()) }
/// ```
pub struct NotificationParser {
    platform_keys: ArcSwap<PlatformKeys>,
    api_v3_keys: ArcSwap<Vec<ApiV3Key>>,
    options: Options,
}

/// Collects a parser's configuration; see [`NotificationParser::builder`].
#[derive(Debug)]
pub struct NotificationParserBuilder {
    platform_keys: PlatformKeys,
    api_v3_keys: Vec<ApiV3Key>,
    options: Options,
}

/// The most that `clock_tolerance` takes, in seconds: one day.
const MAX_CLOCK_TOLERANCE: u64 = 86_400;

impl NotificationParser {
    /// Begins a configuration: at least one platform key and one APIv3 key are needed.
    pub fn builder() -> NotificationParserBuilder {
        NotificationParserBuilder {
            platform_keys: PlatformKeys::new(),
            api_v3_keys: Vec::new(),
            options: Options::default(),
        }
    }

    /// Verifies and decrypts a notification, now by the system clock.
    ///
    /// `headers` are all headers of the request as pairs of name and value, in whatever spelling:
    /// an `&http::HeaderMap`, an `&HashMap`, an array. `body` is the raw body, before any parser
    /// or middleware touched it.
    ///
    /// # Errors
    /// The first step that fails decides: `BODY_TOO_LARGE`, `HEADER_MISSING`, `HEADER_INVALID`,
    /// `TIMESTAMP_INVALID`, `TIMESTAMP_OUT_OF_RANGE`, `SIGNATURE_PROBE`, `SERIAL_UNKNOWN`,
    /// `SIGNATURE_TYPE_UNSUPPORTED`, `CERTIFICATE_EXPIRED`, `SIGNATURE_INVALID`, `ENVELOPE_INVALID`,
    /// `RESOURCE_UNSUPPORTED`, `DECRYPTION_FAILED`, `PLAINTEXT_INVALID`.
    pub fn parse<N, V>(&self, headers: impl IntoIterator<Item = (N, V)>, body: &[u8]) -> Result<Notification>
    where
        N: AsRef<[u8]>,
        V: AsRef<[u8]>,
    {
        self.parse_at(headers, body, system_now())
    }

    /// The same, with `now` in seconds since the epoch: for tests, and for replaying saved samples.
    ///
    /// # Errors
    /// Those of [`parse`](Self::parse).
    pub fn parse_at<N, V>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
        now: i64,
    ) -> Result<Notification>
    where
        N: AsRef<[u8]>,
        V: AsRef<[u8]>,
    {
        verify::check_size(body, &self.options)?;
        let raw = RawHeaders::collect(headers);
        let headers = verify::check_headers(&raw, now, &self.options).map_err(|error| api_v2::explain(error, body))?;
        let platform_keys = self.platform_keys.load();
        let key = verify::check_signature(&headers, body, now, &platform_keys, &self.options)?;

        let envelope = Envelope::parse(body).map_err(|error| api_v2::explain(error, body))?;
        let encrypted = envelope.resource.encrypted("resource")?;
        let associated_data = encrypted.associated_data.to_owned();
        let api_v3_keys = self.api_v3_keys.load();
        let (plaintext, api_v3_key) = decrypt::open(&encrypted, &api_v3_keys)?;
        let (_, traits) = plaintext::check(&plaintext)?;

        Ok(Notification {
            kind: Kind::of(&envelope.event_type, &traits),
            id: envelope.id.into_owned(),
            create_time: envelope.create_time.map(Into::into),
            event_type: envelope.event_type.into_owned(),
            resource_type: envelope.resource_type.into_owned(),
            summary: envelope.summary.map(Into::into),
            original_type: envelope.resource.original_type.map(Into::into),
            associated_data,
            plaintext,
            resource: OnceLock::new(),
            serial: key.serial().to_owned(),
            timestamp: verify::parse_timestamp(headers.timestamp)?,
            nonce: headers.nonce.to_owned(),
            request_id: headers.request_id.map(Into::into),
            api_v3_key_label: api_v3_key.label().map(Into::into),
            certificate_expires_at: key.not_after(),
        })
    }

    /// Verifies the signature of an answer of WeChat Pay's API (应答验签), now by the system clock: whether the platform signed it,
    /// within the clock's tolerance, with a key of this parser's.
    ///
    /// `headers` and `body` are the response's, all and raw: the body as it was sent, once a compression of the transport's is
    /// undone. Before it nothing that the answer says is WeChat Pay's word.
    ///
    /// # Errors
    /// The first step that fails decides: `BODY_TOO_LARGE`, `HEADER_MISSING`, `HEADER_INVALID`, `TIMESTAMP_INVALID`,
    /// `TIMESTAMP_OUT_OF_RANGE`, `SIGNATURE_PROBE`, `SERIAL_UNKNOWN`, `SIGNATURE_TYPE_UNSUPPORTED`, `CERTIFICATE_EXPIRED`,
    /// `SIGNATURE_INVALID`.
    pub fn verify_answer<N, V>(&self, headers: impl IntoIterator<Item = (N, V)>, body: &[u8]) -> Result<()>
    where
        N: AsRef<[u8]>,
        V: AsRef<[u8]>,
    {
        self.verify_answer_at(headers, body, system_now())
    }

    /// The same, with `now` in seconds since the epoch.
    ///
    /// # Errors
    /// Those of [`verify_answer`](Self::verify_answer).
    pub fn verify_answer_at<N, V>(&self, headers: impl IntoIterator<Item = (N, V)>, body: &[u8], now: i64) -> Result<()>
    where
        N: AsRef<[u8]>,
        V: AsRef<[u8]>,
    {
        verify::check_size(body, &self.options)?;
        let raw = RawHeaders::collect(headers);
        let headers = verify::check_headers(&raw, now, &self.options)?;
        verify::check_signature(&headers, body, now, &self.platform_keys.load(), &self.options).map(drop)
    }

    /// Replaces all platform keys at once, safely while other threads parse: each call sees the
    /// old keys or the new ones, whole.
    ///
    /// # Errors
    /// `NO_PLATFORM_KEY` for an empty set; the old keys stay.
    pub fn replace_platform_keys(&self, keys: PlatformKeys) -> Result<()> {
        keys.require_any()?;
        self.platform_keys.store(Arc::new(keys));
        Ok(())
    }

    /// The platform keys in use.
    pub fn platform_keys(&self) -> Arc<PlatformKeys> {
        self.platform_keys.load_full()
    }

    /// Replaces all APIv3 keys at once, safely while other threads parse: each call sees the old keys or the new ones, whole.
    ///
    /// Where the merchant changes its key, give the new one and the old one for as long as the platform may still send what the
    /// old one opens, then the new one alone. What was replaced is wiped from memory once the last call that uses it ends.
    ///
    /// # Errors
    /// `API_V3_KEY_INVALID` where none is given; the old keys stay.
    pub fn replace_api_v3_keys(&self, keys: impl IntoIterator<Item = ApiV3Key>) -> Result<()> {
        let keys: Vec<_> = keys.into_iter().collect();
        require_any(&keys)?;
        self.api_v3_keys.store(Arc::new(keys));
        Ok(())
    }

    /// The longest body that is taken, in bytes: what a host should stop reading at.
    pub fn max_body_bytes(&self) -> usize {
        self.options.max_body_bytes
    }

    pub(crate) fn api_v3_keys(&self) -> Arc<Vec<ApiV3Key>> {
        self.api_v3_keys.load_full()
    }

    pub(crate) fn options(&self) -> &Options {
        &self.options
    }
}

impl fmt::Debug for NotificationParser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NotificationParser")
            .field("platform_keys", &self.platform_keys.load())
            .field("api_v3_keys", &self.api_v3_keys.load())
            .field("options", &self.options)
            .finish()
    }
}

/// Without one nothing could ever be opened.
fn require_any(keys: &[ApiV3Key]) -> Result<()> {
    if !keys.is_empty() {
        return Ok(());
    }
    let message = "no APIv3 key was given; add the APIv3密钥 of the merchant (账户中心 → API安全)";
    Err(Error::new(ErrorCode::ApiV3KeyInvalid, message).with_field("api_v3_key"))
}

impl NotificationParserBuilder {
    /// The keys that the platform signs with.
    pub fn platform_keys(mut self, keys: PlatformKeys) -> Self {
        self.platform_keys = keys;
        self
    }

    /// Adds an APIv3 key. Several are tried in the order of adding: while one is being changed, or
    /// for many merchants behind one URL.
    pub fn api_v3_key(mut self, key: ApiV3Key) -> Self {
        self.api_v3_keys.push(key);
        self
    }

    /// How far `Wechatpay-Timestamp` may be from now, in seconds, in both directions: 0 to 86400,
    /// and 300 unless set, as WeChat Pay's rules say.
    pub fn clock_tolerance(mut self, seconds: u64) -> Self {
        self.options.clock_tolerance = seconds;
        self
    }

    /// The longest body, in bytes: 1 to 64 MiB, and 1 MiB unless set.
    pub fn max_body_bytes(mut self, bytes: usize) -> Self {
        self.options.max_body_bytes = bytes;
        self
    }

    /// Whether a certificate must be within its dates. Off unless set: the platform signs with
    /// certificates past the date in the PEM, and says which are good by listing them.
    pub fn reject_expired_certificates(mut self, reject: bool) -> Self {
        self.options.reject_expired_certificates = reject;
        self
    }

    /// Checks the configuration and makes the parser.
    ///
    /// # Errors
    /// `NO_PLATFORM_KEY`, `API_V3_KEY_INVALID` where none was given, `OPTION_INVALID`.
    pub fn build(self) -> Result<NotificationParser> {
        self.platform_keys.require_any()?;
        require_any(&self.api_v3_keys)?;
        let Options { clock_tolerance, .. } = self.options;
        if clock_tolerance > MAX_CLOCK_TOLERANCE {
            let message = format!(
                "clock_tolerance is {clock_tolerance}, and 0 to {MAX_CLOCK_TOLERANCE} seconds are possible; to replay saved samples give `now` instead"
            );
            return Err(Error::new(ErrorCode::OptionInvalid, message).with_field("clock_tolerance"));
        }
        self.options.check_max_body_bytes()?;
        Ok(NotificationParser {
            platform_keys: ArcSwap::from_pointee(self.platform_keys),
            api_v3_keys: ArcSwap::from_pointee(self.api_v3_keys),
            options: self.options,
        })
    }
}
