//! A merchant who asks WeChat Pay's API: signs requests, and sends none.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use crate::clock::system_now;
use crate::crypto::{SignatureAlgorithm, SigningKey, random_alphanumeric};
use crate::error::shortened;
use crate::{Error, ErrorCode, Result, private_key};

/// Where WeChat Pay's API is for merchants on the mainland.
const HOST: &str = "https://api.mch.weixin.qq.com";

/// A merchant with its API certificate's serial and private key, as requests are signed with. `Debug` shows no key.
///
/// ```
/// # fn main() -> wxnotify::Result<()> {
/// # let merchant = wxnotify::testing::Merchant::new("1900007291")?;
/// # let (serial, private_key_pem) = (merchant.serial(), merchant.private_key_pem());
/// let merchant = wxnotify::Merchant::new("1900007291", &serial, &private_key_pem)?;
/// let request = merchant.sign("GET", "/v3/pay/transactions/out-trade-no/A1?mchid=1900007291", b"")?;
/// assert_eq!(request.url, "https://api.mch.weixin.qq.com/v3/pay/transactions/out-trade-no/A1?mchid=1900007291");
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Merchant {
    mchid: String,
    serial: String,
    key: Arc<SigningKey>,
    host: Cow<'static, str>,
    agent: Cow<'static, str>,
}

/// A request that is ready to be sent, as it is, within 5 minutes.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SignedRequest {
    /// Such as `GET`.
    pub method: String,
    /// Scheme, host, path and query.
    pub url: String,
    /// `Authorization`, `Accept` and `User-Agent`, which WeChat Pay demands, and `Content-Type` where there is a body.
    pub headers: Vec<(&'static str, String)>,
}

impl Merchant {
    /// `mchid` is the merchant's number (商户号), `serial` the serial of the merchant's own API certificate in hex,
    /// `private_key` its private key in PEM (apiclient_key.pem: PKCS#8, PKCS#1, or SEC1 for SM2).
    ///
    /// # Errors
    /// `OPTION_INVALID` for a mchid that is not digits or a serial that is not hex, `PEM_INVALID`, `KEY_UNSUPPORTED`.
    pub fn new(mchid: &str, serial: &str, private_key: &str) -> Result<Self> {
        check("mchid", mchid, 32, u8::is_ascii_digit, "a merchant's number, 1 to 32 digits")?;
        let hex = "the serial of the merchant's API certificate, 1 to 40 hex digits (wxnotify keys apiclient_cert.pem shows it)";
        check("merchant_serial", serial, 40, u8::is_ascii_hexdigit, hex)?;
        let key = private_key::read(private_key, "merchant private key (商户私钥, apiclient_key.pem)")?;
        Ok(Self {
            mchid: mchid.to_owned(),
            serial: serial.to_owned(),
            key: Arc::new(key),
            host: Cow::Borrowed(HOST),
            agent: Cow::Borrowed(concat!("wxnotify/", env!("CARGO_PKG_VERSION"))),
        })
    }

    /// Where the API is: `https://api.mch.weixin.qq.com` unless set, and abroad `https://apihk.mch.weixin.qq.com`.
    ///
    /// # Errors
    /// `OPTION_INVALID` for what is not a scheme (`https`, or `http` for tests) and a host, perhaps with a port.
    pub fn host(mut self, host: &str) -> Result<Self> {
        let host = host.strip_suffix('/').unwrap_or(host);
        let name = host.strip_prefix("https://").or_else(|| host.strip_prefix("http://")).unwrap_or_default();
        let is_good = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
        if name.is_empty() || !name.bytes().all(is_good) {
            // What is no host may hold a password.
            let message = format!("host is not https:// and a name, perhaps with a port; give {HOST} or another");
            return Err(Error::new(ErrorCode::OptionInvalid, message).with_field("host"));
        }
        self.host = Cow::Owned(host.to_owned());
        Ok(self)
    }

    /// The `User-Agent`: `wxnotify/VERSION` unless set. WeChat Pay refuses requests without one.
    ///
    /// # Errors
    /// `OPTION_INVALID` for what is not 1 to 128 characters of visible ASCII and spaces.
    pub fn agent(mut self, agent: &str) -> Result<Self> {
        let what = "1 to 128 characters of visible ASCII";
        check("agent", agent, 128, |byte| byte.is_ascii_graphic() || *byte == b' ', what)?;
        self.agent = Cow::Owned(agent.to_owned());
        Ok(self)
    }

    /// The merchant's number.
    pub fn mchid(&self) -> &str {
        &self.mchid
    }

    /// Signs a request, now by the system clock and with a random nonce.
    ///
    /// `path` begins with `/`, and has its query: exactly what is signed and sent, so what it quotes is percent-encoded already.
    /// `body` is JSON, or empty.
    ///
    /// # Errors
    /// `OPTION_INVALID` for a method or a path that is none.
    pub fn sign(&self, method: &str, path: &str, body: &[u8]) -> Result<SignedRequest> {
        check("method", method, 16, u8::is_ascii_uppercase, "an HTTP method in capitals, such as GET")?;
        if !path.starts_with('/') || !path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'#') {
            let message = format!(
                "path is {:?}; give what stands behind the host, percent-encoded, such as /v3/certificates",
                shortened(path, 64)
            );
            return Err(Error::new(ErrorCode::OptionInvalid, message).with_field("path"));
        }
        let mut headers = vec![
            ("Authorization", self.authorization(method, path, body, None, None)?),
            ("Accept", "application/json".to_owned()),
            ("User-Agent", self.agent.clone().into_owned()),
        ];
        if !body.is_empty() {
            headers.push(("Content-Type", "application/json".to_owned()));
        }
        Ok(SignedRequest { method: method.to_owned(), url: format!("{}{path}", self.host), headers })
    }

    pub(crate) fn algorithm(&self) -> SignatureAlgorithm {
        self.key.algorithm()
    }

    /// The header of that name. What is `None` is the system's clock, and random.
    pub(crate) fn authorization(
        &self,
        method: &str,
        path: &str,
        body: &[u8],
        now: Option<i64>,
        nonce: Option<&str>,
    ) -> Result<String> {
        let now = now.unwrap_or_else(system_now);
        let nonce = nonce.map_or_else(|| Cow::Owned(random_alphanumeric(32)), Cow::Borrowed);
        check("nonce", &nonce, 32, u8::is_ascii_alphanumeric, "1 to 32 letters and digits")?;
        let scheme = match self.key.algorithm() {
            SignatureAlgorithm::Rsa => "WECHATPAY2-SHA256-RSA2048",
            SignatureAlgorithm::Sm2 => "WECHATPAY2-SM2-WITH-SM3",
        };
        // Method, path, time, nonce and body, each with its line feed.
        let message = [format!("{method}\n{path}\n{now}\n{nonce}\n").as_bytes(), body, b"\n"].concat();
        let signature = STANDARD.encode(self.key.sign(&message));
        let Self { mchid, serial, .. } = self;
        Ok(format!(
            r#"{scheme} mchid="{mchid}",nonce_str="{nonce}",signature="{signature}",timestamp="{now}",serial_no="{serial}""#
        ))
    }
}

fn check(name: &'static str, value: &str, most: usize, is_good: fn(&u8) -> bool, what: &str) -> Result<()> {
    if (1..=most).contains(&value.len()) && value.as_bytes().iter().all(is_good) {
        return Ok(());
    }
    Err(Error::new(ErrorCode::OptionInvalid, format!("{name} is not {what}")).with_field(name))
}

impl fmt::Debug for Merchant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Merchant")
            .field("mchid", &self.mchid)
            .field("serial", &self.serial)
            .field("key", &"[redacted]")
            .field("host", &self.host)
            .finish()
    }
}

/// Without the signature: it is good for 5 minutes, and a log is read by many.
impl fmt::Debug for SignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignedRequest").field("method", &self.method).field("url", &self.url).finish_non_exhaustive()
    }
}
