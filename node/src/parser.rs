//! The parser: the one native object that lives longer than a call.

use napi::Env;
use napi::bindgen_prelude::{BufferSlice, Either};
use napi_derive::napi;
use wxnotify::NotificationParser;

use crate::config::{ApiV3KeyInput, PlatformKeysInput, header_pairs, read_api_v3_keys, separated};
use crate::packed::{copied, pack};
use crate::thrown::{Thrown, caught, guarded, lines};

/// A parser's options. What is absent is left to the core's defaults.
#[napi(object, object_to_js = false)]
pub struct OptionsInput {
    /// Seconds.
    pub clock_tolerance: Option<i64>,
    /// Bytes.
    pub max_body_bytes: Option<i64>,
    /// Off unless set.
    pub reject_expired_certificates: Option<bool>,
}

/// A diagnosis, as JSON and for people.
#[napi(object, object_from_js = false)]
pub struct DiagnosisOutput {
    /// The core's `to_json`.
    pub json: String,
    /// The core's `Display`.
    pub text: String,
}

/// `wxnotify::NotificationParser`, freed when JavaScript's garbage collector takes the object.
#[napi]
pub struct Parser(NotificationParser);

#[napi]
impl Parser {
    /// Makes a parser. The numbers of `options` are not negative: the JavaScript checks that.
    #[napi(constructor)]
    pub fn new(
        platform_keys: PlatformKeysInput,
        api_v3_keys: Vec<ApiV3KeyInput>,
        options: OptionsInput,
    ) -> Result<Self, Thrown> {
        guarded(|| {
            let mut builder = NotificationParser::builder().platform_keys(platform_keys.read()?);
            for key in read_api_v3_keys(api_v3_keys)? {
                builder = builder.api_v3_key(key);
            }
            if let Some(seconds) = options.clock_tolerance {
                builder = builder.clock_tolerance(seconds.unsigned_abs());
            }
            if let Some(bytes) = options.max_body_bytes {
                builder = builder.max_body_bytes(usize::try_from(bytes).unwrap_or(usize::MAX));
            }
            if let Some(reject) = options.reject_expired_certificates {
                builder = builder.reject_expired_certificates(reject);
            }
            builder.build().map(Self)
        })
    }

    /// The notification (packed.rs), or its error (thrown.rs) as a text: to throw it here would make an exception that JavaScript takes
    /// apart for its own.
    ///
    /// `headers` is names and values by turns, each behind the character that it begins with.
    #[napi]
    pub fn parse<'env>(
        &self,
        env: &'env Env,
        headers: String,
        body: &[u8],
        now: Option<i64>,
    ) -> Result<Either<BufferSlice<'env>, String>, Thrown> {
        let outcome = caught(|| {
            let headers = separated(&headers);
            let notification = match now {
                Some(now) => self.0.parse_at(headers, body, now),
                None => self.0.parse(headers, body),
            }?;
            Ok(pack(&notification))
        });
        match outcome {
            Ok(packed) => copied(env, &packed).map(Either::A),
            Err(error) => Ok(Either::B(lines(&error))),
        }
    }

    /// Whether an answer of WeChat Pay's API is genuine. `headers` is flat: name, value, name, value.
    #[napi]
    pub fn verify_answer(&self, headers: Vec<String>, body: &[u8], now: Option<i64>) -> Result<(), Thrown> {
        guarded(|| {
            let headers = header_pairs(&headers);
            match now {
                Some(now) => self.0.verify_answer_at(headers, body, now),
                None => self.0.verify_answer(headers, body),
            }
        })
    }

    /// Says what usually went wrong. `headers` is flat: name, value, name, value.
    #[napi]
    pub fn diagnose(&self, headers: Vec<String>, body: &[u8], now: Option<i64>) -> Result<DiagnosisOutput, Thrown> {
        guarded(|| {
            let headers = header_pairs(&headers);
            let diagnosis = match now {
                Some(now) => self.0.diagnose_at(headers, body, now),
                None => self.0.diagnose(headers, body),
            };
            Ok(DiagnosisOutput { json: diagnosis.to_json(), text: diagnosis.to_string() })
        })
    }

    /// The longest body that is taken, in bytes.
    #[napi]
    pub fn max_body_bytes(&self) -> u32 {
        u32::try_from(self.0.max_body_bytes()).unwrap_or(u32::MAX)
    }

    /// Replaces all platform keys.
    #[napi]
    pub fn replace_platform_keys(&self, platform_keys: PlatformKeysInput) -> Result<(), Thrown> {
        guarded(|| self.0.replace_platform_keys(platform_keys.read()?))
    }

    /// Replaces all APIv3 keys.
    #[napi]
    pub fn replace_api_v3_keys(&self, api_v3_keys: Vec<ApiV3KeyInput>) -> Result<(), Thrown> {
        guarded(|| self.0.replace_api_v3_keys(read_api_v3_keys(api_v3_keys)?))
    }

    /// The serials and ids of the platform keys in use.
    #[napi]
    pub fn platform_serials(&self) -> Result<Vec<String>, Thrown> {
        guarded(|| Ok(self.0.platform_keys().serials().into_iter().map(str::to_owned).collect()))
    }
}
