//! The files: what each is, until when, and whether they belong together.

use std::path::Path;

use wxnotify::{ApiV3Key, Merchant, NotificationParser, PemContent, PlatformKey, PlatformKeys, inspect_pem, is_pair};

use super::DoctorArgs;
use crate::check::{Finding, Verdict};
use crate::merchant_options::{merchant_of, read_private_key};
use crate::{clock, files};

/// What the files hold, where they are right.
#[derive(Default)]
pub(super) struct Held {
    pub(super) platform_keys: PlatformKeys,
    /// Where there is a platform key and an APIv3 key.
    pub(super) parser: Option<NotificationParser>,
    /// Who signs, where certificate and key are a pair.
    pub(super) merchant: Option<Merchant>,
}

/// What there is to say about the files, and what they hold.
pub(super) struct Keys {
    pub(super) findings: Vec<Finding>,
    pub(super) held: Held,
}

const PLATFORM: (&str, &str) = ("platform-key", "the platform's key verifies");
const API_V3: (&str, &str) = ("api-v3-key", "the APIv3 key has its form");
const MERCHANT: (&str, &str) = ("merchant-certificate", "the merchant's certificate is current");
const PAIR: (&str, &str) = ("merchant-key", "private key and merchant's certificate are a pair");

/// From so many seconds before its end a certificate is to be renewed.
const SOON: i64 = 30 * 86_400;

pub(super) fn look_at(args: &DoctorArgs) -> Keys {
    let mut keys = Keys { findings: Vec::new(), held: Held::default() };
    for file in &args.certificates {
        keys.platform_certificate(file);
    }
    for option in &args.public_keys {
        keys.public_key(option);
    }
    if args.certificates.is_empty() && args.public_keys.is_empty() {
        keys.skips(PLATFORM, "none was given", "give --public-key ID=FILE or --certificate FILE");
    }
    let mut builder = NotificationParser::builder().platform_keys(keys.held.platform_keys.clone());
    for file in &args.api_v3_keys {
        if let Some(key) = keys.api_v3_key(file) {
            builder = builder.api_v3_key(key);
        }
    }
    keys.held.parser = builder.build().ok();
    if args.api_v3_keys.is_empty() {
        keys.skips(API_V3, "none was given", "give --api-v3-key-file FILE");
    }
    keys.merchant(args.merchant_certificate.as_deref(), args.private_key.as_deref());
    keys
}

impl Keys {
    fn finds(&mut self, (check, title): (&str, &str), verdict: Verdict, reason: impl Into<String>, advice: &str) {
        self.findings.push(Finding::new(check, title, verdict, reason, advice));
    }

    fn passes(&mut self, check: (&str, &str), reason: impl Into<String>) {
        self.finds(check, Verdict::Pass, reason, "");
    }

    fn skips(&mut self, check: (&str, &str), reason: &str, advice: &str) {
        self.finds(check, Verdict::NotApplicable, reason, advice);
    }

    fn fails(&mut self, check: (&str, &str), reason: impl Into<String>, advice: &str) {
        self.finds(check, Verdict::Fail, reason, advice);
    }

    fn platform_certificate(&mut self, file: &Path) {
        let name = file.display().to_string();
        let advice = "give the 平台证书 of the merchant platform, or `wxnotify certificates fetch`; `wxnotify keys FILE` says what a file is";
        let pem = match files::read_pem(file) {
            Ok(pem) => pem,
            Err(problem) => return self.fails(PLATFORM, problem.to_string(), advice),
        };
        if let Err(error) = self.held.platform_keys.add_certificates(&pem) {
            return self.fails(PLATFORM, format!("{name}: {error}"), advice);
        }
        for content in inspect_pem(&pem).unwrap_or_default() {
            if let PemContent::PlatformCertificate { serial, not_before, not_after, .. } = content {
                let what = format!("{name}: certificate {serial}");
                let renew = "fetch the present ones: `wxnotify certificates fetch`, or a refresher in the endpoint; or change over to the public key";
                self.dates(PLATFORM, &what, not_before, not_after, renew);
            }
        }
    }

    fn public_key(&mut self, option: &str) {
        let advice = "take id and key from the same place of the merchant platform (账户中心 → API安全 → 微信支付公钥)";
        let Some((id, file)) = option.split_once('=') else {
            return self.fails(
                PLATFORM,
                format!("{option}: no id"),
                "give both, as in --public-key PUB_KEY_ID_...=FILE",
            );
        };
        let added = match files::read_pem(Path::new(file)) {
            Ok(pem) => self.held.platform_keys.add_public_key(id, &pem).map_err(|error| error.to_string()),
            Err(problem) => Err(problem.to_string()),
        };
        match added {
            Ok(()) => self.passes(PLATFORM, format!("{file}: public key {id}, which does not expire")),
            Err(problem) => self.fails(PLATFORM, format!("{file}: {problem}"), advice),
        }
    }

    fn api_v3_key(&mut self, file: &Path) -> Option<ApiV3Key> {
        let name = file.display();
        let advice = "write the 32 letters and digits set on the merchant platform (账户中心 → API安全 → APIv3密钥) into the file, and nothing else; it is not APIv2's";
        let key = match files::read_secret(file) {
            Ok(secret) => ApiV3Key::new(secret.as_slice()).map_err(|error| error.to_string()),
            Err(problem) => Err(problem.to_string()),
        };
        match key {
            Ok(key) => {
                self.passes(
                    API_V3,
                    format!("{name}: 32 characters; whether it is the right one shows where it decrypts"),
                );
                Some(key)
            }
            Err(problem) => {
                self.fails(API_V3, format!("{name}: {problem}"), advice);
                None
            }
        }
    }

    fn merchant(&mut self, certificate: Option<&Path>, private_key: Option<&Path>) {
        let Some(certificate) = certificate else {
            self.skips(MERCHANT, "none was given", "give --merchant-certificate apiclient_cert.pem");
            return self.skips(PAIR, "no certificate was given", "give --merchant-certificate and --private-key");
        };
        let name = certificate.display().to_string();
        let pem = files::read_pem(certificate).unwrap_or_default();
        let who = match merchant_of(certificate) {
            Ok(who) => who,
            Err(problem) => return self.fails(MERCHANT, problem.to_string(), "give apiclient_cert.pem"),
        };
        for content in inspect_pem(&pem).unwrap_or_default() {
            if let PemContent::MerchantCertificate { mchid, serial, not_before, not_after } = content {
                let what = format!("{name}: merchant {mchid}, serial {serial}");
                self.dates(
                    MERCHANT,
                    &what,
                    not_before,
                    not_after,
                    "renew it on the merchant platform (账户中心 → API安全 → 商户API证书)",
                );
            }
        }
        let Some(private_key) = private_key else {
            return self.skips(PAIR, "no private key was given", "give --private-key apiclient_key.pem");
        };
        let key_name = private_key.display();
        let advice = "give the two files of one download: they are of different merchants, or one was renewed and the other was not";
        let key = match read_private_key(private_key) {
            Ok(key) => key,
            Err(problem) => return self.fails(PAIR, problem.to_string(), "give apiclient_key.pem"),
        };
        match is_pair(&pem, &key) {
            Ok(true) => {
                self.passes(PAIR, format!("{key_name} is the private key of {name}"));
                self.held.merchant = Merchant::new(&who.0, &who.1, &key).ok();
            }
            Ok(false) => self.fails(PAIR, format!("{key_name} is not the private key of {name}"), advice),
            Err(error) => self.fails(PAIR, format!("{key_name}: {error}"), advice),
        }
    }

    fn dates(&mut self, check: (&str, &str), what: &str, not_before: i64, not_after: i64, renew: &str) {
        let now = clock::now();
        let validity = clock::validity(not_before, not_after, now);
        let reason = format!("{what}, until {} ({validity})", clock::date(not_after));
        match now {
            _ if now > not_after || now < not_before => self.fails(check, reason, renew),
            _ if not_after - now < SOON => self.finds(check, Verdict::Warn, reason, renew),
            _ => self.passes(check, reason),
        }
    }
}

impl Held {
    /// The serial that answers should be signed under: the certificate that is good for the longest time, or a public key, as WeChat Pay
    /// wants it where there is one.
    pub(super) fn serial(&self) -> Option<&str> {
        let best = self.platform_keys.iter().max_by_key(|key: &&PlatformKey| key.not_after().unwrap_or(i64::MAX));
        best.map(PlatformKey::serial)
    }
}
