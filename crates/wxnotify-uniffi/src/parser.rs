//! The parser.

use std::sync::Arc;

use crate::keys::{describe_all, read_api_v3_keys};
use crate::{ApiV3Key, Failure, Notification, PlatformKeyDescription, PlatformKeys};

/// One header, as it arrived.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Header {
    /// In upper or lower case.
    pub name: String,
    /// Its bytes.
    pub value: Vec<u8>,
}

/// What can be set of a parser. What is absent is as the core has it.
#[derive(Clone, Debug, Default, uniffi::Record)]
pub struct ParserOptions {
    /// How far a timestamp may be from now, in seconds: 1 to 300.
    #[uniffi(default = None)]
    pub clock_tolerance: Option<i64>,
    /// The longest body that is taken, in bytes.
    #[uniffi(default = None)]
    pub max_body_bytes: Option<i64>,
    /// Whether a certificate that has ended is refused.
    #[uniffi(default = None)]
    pub reject_expired_certificates: Option<bool>,
}

/// Verifies and decrypts notifications. It can be used by any number of threads at once.
#[derive(uniffi::Object)]
pub struct NotificationParser(wxnotify::NotificationParser);

/// What `diagnose` found.
#[derive(Clone, Debug, uniffi::Record)]
pub struct Diagnosis {
    /// All of it, for programs.
    pub json: String,
    /// All of it, for people.
    pub text: String,
}

#[uniffi::export]
impl NotificationParser {
    /// Makes one that trusts these keys.
    ///
    /// # Errors
    /// Those of the keys, and `OPTION_INVALID`.
    #[uniffi::constructor]
    pub fn new(
        platform_keys: PlatformKeys,
        api_v3_keys: Vec<ApiV3Key>,
        options: ParserOptions,
    ) -> Result<Arc<Self>, Failure> {
        let mut builder = wxnotify::NotificationParser::builder().platform_keys(platform_keys.read()?);
        for key in read_api_v3_keys(api_v3_keys)? {
            builder = builder.api_v3_key(key);
        }
        if let Some(seconds) = options.clock_tolerance {
            builder = builder.clock_tolerance(unsigned("clock_tolerance", seconds)?);
        }
        if let Some(bytes) = options.max_body_bytes {
            builder = builder.max_body_bytes(unsigned("max_body_bytes", bytes)?);
        }
        if let Some(reject) = options.reject_expired_certificates {
            builder = builder.reject_expired_certificates(reject);
        }
        Ok(Arc::new(Self(builder.build()?)))
    }

    /// Verifies the signature and decrypts the resource. `headers` are all of the request's, `body` its raw bytes, `now` seconds
    /// since the epoch, or absent for the system's clock.
    ///
    /// # Errors
    /// The first step that fails decides.
    pub fn parse(&self, headers: Vec<Header>, body: &[u8], now: Option<i64>) -> Result<Notification, Failure> {
        let headers = pairs(&headers);
        let notification = match now {
            Some(now) => self.0.parse_at(headers, body, now),
            None => self.0.parse(headers, body),
        }?;
        Ok(Notification::from(&notification))
    }

    /// Verifies the signature of an answer of WeChat Pay's API (应答验签).
    ///
    /// # Errors
    /// Those of `parse` up to the signature.
    pub fn verify_answer(&self, headers: Vec<Header>, body: &[u8], now: Option<i64>) -> Result<(), Failure> {
        let headers = pairs(&headers);
        Ok(match now {
            Some(now) => self.0.verify_answer_at(headers, body, now),
            None => self.0.verify_answer(headers, body),
        }?)
    }

    /// Says what usually went wrong. It never fails.
    pub fn diagnose(&self, headers: Vec<Header>, body: &[u8], now: Option<i64>) -> Diagnosis {
        let headers = pairs(&headers);
        let diagnosis = match now {
            Some(now) => self.0.diagnose_at(headers, body, now),
            None => self.0.diagnose(headers, body),
        };
        Diagnosis { json: diagnosis.to_json(), text: diagnosis.to_string() }
    }

    /// Replaces all platform keys at once.
    ///
    /// # Errors
    /// Those of the keys: then the old ones stay.
    pub fn replace_platform_keys(&self, keys: PlatformKeys) -> Result<(), Failure> {
        Ok(self.0.replace_platform_keys(keys.read()?)?)
    }

    /// Replaces all APIv3 keys at once.
    ///
    /// # Errors
    /// `API_V3_KEY_INVALID`: then the old ones stay.
    pub fn replace_api_v3_keys(&self, keys: Vec<ApiV3Key>) -> Result<(), Failure> {
        Ok(self.0.replace_api_v3_keys(read_api_v3_keys(keys)?)?)
    }

    /// What the platform keys in use are.
    pub fn platform_keys(&self) -> Vec<PlatformKeyDescription> {
        describe_all(&self.0.platform_keys())
    }

    /// The longest body that is taken, in bytes.
    pub fn max_body_bytes(&self) -> u64 {
        self.0.max_body_bytes() as u64
    }
}

/// Whether `parse` looks at a header of this name, in whatever case. Others need not be handed over.
#[uniffi::export]
pub fn reads_header(name: &str) -> bool {
    wxnotify::binding::reads_header(name.as_bytes())
}

pub(crate) fn pairs(headers: &[Header]) -> impl Iterator<Item = (&[u8], &[u8])> {
    headers.iter().map(|header| (header.name.as_bytes(), header.value.as_slice()))
}

/// Not every language has unsigned numbers.
fn unsigned<T: TryFrom<i64>>(name: &'static str, value: i64) -> wxnotify::Result<T> {
    T::try_from(value).map_err(|_| {
        let message = format!("{name} is {value}, and cannot be negative");
        wxnotify::Error::new(wxnotify::ErrorCode::OptionInvalid, message).with_field(name)
    })
}
