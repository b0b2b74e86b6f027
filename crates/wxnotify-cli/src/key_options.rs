//! The options that name keys. Keys come from files: a command line is seen by every user of the
//! machine and kept in the shell's history.

use std::env;
use std::path::{Path, PathBuf};

use clap::Args;
use wxnotify::{ApiV2Key, ApiV3Key, NotificationParser, PemContent, PlatformKeys, inspect_pem};

use crate::failure::Failure;
use crate::files;

/// The environment variable that may hold an APIv3 key.
const API_V3_KEY_VARIABLE: &str = "WXNOTIFY_API_V3_KEY";
/// The environment variable that may hold an APIv2 key.
const API_V2_KEY_VARIABLE: &str = "WXNOTIFY_API_V2_KEY";

/// The keys that WeChat Pay signs with.
#[derive(Args, Debug)]
#[group(id = "platform keys", required = true, multiple = true)]
pub(crate) struct PlatformKeyOptions {
    /// A platform certificate (平台证书) in PEM; may be repeated, and a file may hold several
    ///
    /// Not the merchant's own certificate (apiclient_cert.pem): `wxnotify keys FILE` tells them apart.
    #[arg(long = "certificate", value_name = "FILE")]
    certificates: Vec<PathBuf>,

    /// A WeChat Pay public key (微信支付公钥) in PEM and its id (PUB_KEY_ID_...); may be repeated
    ///
    /// The id stands beside the key on the merchant platform (账户中心 → API安全 → 微信支付公钥).
    #[arg(long = "public-key", value_name = "ID=FILE")]
    public_keys: Vec<String>,
}

impl PlatformKeyOptions {
    /// Reads all keys.
    pub(crate) fn read(&self) -> Result<PlatformKeys, Failure> {
        read_platform_keys("", &self.certificates, &self.public_keys)
    }
}

/// The keys that WeChat Pay is known by, where an answer may also be trusted without any.
#[derive(Args, Debug)]
pub(crate) struct KnownKeyOptions {
    /// A platform certificate that is trusted by now, to verify the answer with; may be repeated
    ///
    /// Unless a known key is given, the answer is verified with the certificate inside it that its
    /// serial names: nobody without the APIv3 key can have put that there.
    #[arg(long = "known-certificate", value_name = "FILE")]
    certificates: Vec<PathBuf>,

    /// A WeChat Pay public key and its id, to verify the answer with; may be repeated
    #[arg(long = "known-public-key", value_name = "ID=FILE")]
    public_keys: Vec<String>,
}

impl KnownKeyOptions {
    /// Reads all keys. `None` where none was given.
    pub(crate) fn read(&self) -> Result<Option<PlatformKeys>, Failure> {
        let keys = read_platform_keys("known-", &self.certificates, &self.public_keys)?;
        Ok(Some(keys).filter(|keys| !keys.is_empty()))
    }
}

/// WeChat Pay public keys that an answer may also be verified with.
#[derive(Args, Debug)]
pub(crate) struct KnownPublicKeyOptions {
    /// A WeChat Pay public key and its id, to verify the answer with; may be repeated
    #[arg(long = "known-public-key", value_name = "ID=FILE")]
    public_keys: Vec<String>,
}

impl KnownPublicKeyOptions {
    /// Ids and PEM texts.
    pub(crate) fn read(&self) -> Result<Vec<(String, String)>, Failure> {
        let split = self.public_keys.iter().map(|option| id_and_pem("known-", option));
        split.collect()
    }
}

/// The keys to open notifications with, where there may be none.
#[derive(Args, Debug)]
pub(crate) struct OpeningKeyOptions {
    /// A platform certificate (平台证书) in PEM; may be repeated, and a file may hold several
    #[arg(long = "certificate", value_name = "FILE")]
    certificates: Vec<PathBuf>,

    /// A WeChat Pay public key (微信支付公钥) in PEM and its id (PUB_KEY_ID_...); may be repeated
    #[arg(long = "public-key", value_name = "ID=FILE")]
    public_keys: Vec<String>,

    #[command(flatten)]
    api_v3_keys: ApiV3KeyOptions,
}

impl OpeningKeyOptions {
    /// What opens notifications. `None` where no key of the platform was given.
    pub(crate) fn parser(&self) -> Result<Option<NotificationParser>, Failure> {
        let keys = read_platform_keys("", &self.certificates, &self.public_keys)?;
        if keys.is_empty() && self.api_v3_keys.files.is_empty() {
            return Ok(None);
        }
        let mut builder = NotificationParser::builder().platform_keys(keys);
        for key in self.api_v3_keys.read()? {
            builder = builder.api_v3_key(key);
        }
        builder.build().map(Some).map_err(|error| Failure::from(&error))
    }
}

/// `prefix` is what the options' names begin with, for messages.
fn read_platform_keys(prefix: &str, certificates: &[PathBuf], public_keys: &[String]) -> Result<PlatformKeys, Failure> {
    let mut keys = PlatformKeys::new();
    for file in certificates {
        let pem = files::read_pem(file)?;
        let file = file.display().to_string();
        keys.add_certificates(&pem).map_err(|error| {
            let public_key = format!("give it as --{prefix}public-key PUB_KEY_ID_...={file}; the id stands beside it on the merchant platform");
            Failure::about(&file, &error).with_hint(hint(&pem, &file, None, Some(public_key)))
        })?;
    }
    for option in public_keys {
        let (id, pem) = id_and_pem(prefix, option)?;
        let file = option.split_once('=').map_or("", |(_, file)| file);
        keys.add_public_key(&id, &pem).map_err(|error| {
            let certificate = format!("give it as --{prefix}certificate {file}");
            Failure::about(file, &error).with_hint(hint(&pem, file, Some(certificate), None))
        })?;
    }
    Ok(keys)
}

/// What `ID=FILE` names.
fn id_and_pem(prefix: &str, option: &str) -> Result<(String, String), Failure> {
    let Some((id, file)) = option.split_once('=') else {
        return Err(Failure::usage(format!(
            "--{prefix}public-key {option} has no id; give both, as in --{prefix}public-key PUB_KEY_ID_0114232134912410000000000000=wechatpay_public_key.pem"
        )));
    };
    Ok((id.to_owned(), files::read_pem(Path::new(file))?))
}

/// What to do where a file holds another thing than its option takes: `certificate` where it holds
/// that, `public_key` where that.
fn hint(pem: &str, file: &str, certificate: Option<String>, public_key: Option<String>) -> Option<String> {
    match inspect_pem(pem).ok()?.into_iter().next()? {
        PemContent::PlatformCertificate { .. } => certificate,
        PemContent::PublicKey { .. } => public_key,
        PemContent::MerchantCertificate { .. } => Some(format!(
            "download the public key from the merchant platform (账户中心 → API安全 → 微信支付公钥), or fetch the platform certificates: \
             wxnotify certificates request --merchant-certificate {file} --private-key apiclient_key.pem"
        )),
        _ => None,
    }
}

/// The keys that decrypt.
#[derive(Args, Debug)]
pub(crate) struct ApiV3KeyOptions {
    /// A file with the merchant's APIv3 key (APIv3密钥, 32 characters); may be repeated
    ///
    /// One line break at the file's end is dropped, because editors add it. The label, a mchid say,
    /// is printed as api_v3_key_label where this key opened the notification (write ./ before a
    /// path that holds '='). The environment variable WXNOTIFY_API_V3_KEY may hold a key, too.
    /// There is no option for the key itself: a command line is shown to every user of the machine
    /// (ps) and is kept in the shell's history.
    #[arg(long = "api-v3-key-file", value_name = "[LABEL=]FILE")]
    files: Vec<String>,
}

impl ApiV3KeyOptions {
    /// Reads all keys, that of the environment last.
    pub(crate) fn read(&self) -> Result<Vec<ApiV3Key>, Failure> {
        let keys = read_keys("--api-v3-key-file", &self.files, API_V3_KEY_VARIABLE, |secret, label| {
            let key = ApiV3Key::new(secret)?;
            Ok(match label {
                Some(label) => key.labelled(label),
                None => key,
            })
        })?;
        if keys.is_empty() {
            return Err(Failure::usage(format!(
                "no APIv3 key was given; name a file that holds it with --api-v3-key-file FILE, or set the environment variable {API_V3_KEY_VARIABLE}"
            )));
        }
        Ok(keys)
    }
}

/// The keys of APIv2, which sign and encrypt what comes as XML.
#[derive(Args, Debug)]
pub(crate) struct ApiV2KeyOptions {
    /// A file with the merchant's APIv2 key (APIv2密钥, 32 characters), for bodies that are APIv2's XML; may be repeated
    ///
    /// MCH_ID is the merchant's number, which the key signs for. For those bodies no other key is needed, and no headers. One line
    /// break at the file's end is taken off. The environment variable WXNOTIFY_API_V2_KEY may hold MCH_ID=KEY, too.
    #[arg(long = "api-v2-key-file", value_name = "MCH_ID=FILE", group = "platform keys")]
    v2_files: Vec<String>,
}

impl ApiV2KeyOptions {
    /// Reads all keys, that of the environment last. There may be none.
    pub(crate) fn read(&self) -> Result<Vec<ApiV2Key>, Failure> {
        read_keys("--api-v2-key-file", &self.v2_files, API_V2_KEY_VARIABLE, |secret, label| {
            // In the variable they stand together, which is no secret's form.
            let (mch_id, secret) = match (label, secret.iter().position(|byte| *byte == b'=')) {
                (None, Some(at)) => (String::from_utf8_lossy(&secret[..at]).into_owned(), &secret[at + 1..]),
                (label, _) => (label.unwrap_or_default().to_owned(), secret),
            };
            ApiV2Key::new(mch_id, secret)
        })
    }
}

/// Reads the keys in the files that an option names, and at last that of the environment.
fn read_keys<Key>(
    option: &str,
    named: &[String],
    variable: &str,
    make: impl Fn(&[u8], Option<&str>) -> wxnotify::Result<Key>,
) -> Result<Vec<Key>, Failure> {
    let mut keys = Vec::new();
    for named in named {
        let (label, file) = label_and_file(named);
        refuse_key_itself(option, file)?;
        let secret = files::read_secret(Path::new(file))?;
        keys.push(make(&secret, label).map_err(|error| Failure::about(file, &error))?);
    }
    if let Some(secret) = env::var_os(variable) {
        let secret = zeroize::Zeroizing::new(secret.into_encoded_bytes());
        let key = make(&secret, None);
        keys.push(key.map_err(|error| Failure::about(&format!("environment variable {variable}"), &error))?);
    }
    Ok(keys)
}

/// `LABEL=FILE`, or a file alone.
fn label_and_file(option: &str) -> (Option<&str>, &str) {
    match option.split_once('=') {
        Some((label, file)) if !label.contains(['/', '\\']) => (Some(label), file),
        _ => (None, option),
    }
}

/// Where a file should be named and the key itself stands, says so without printing it once more.
fn refuse_key_itself(option: &str, file: &str) -> Result<(), Failure> {
    if ApiV3Key::new(file).is_err() || Path::new(file).exists() {
        return Ok(());
    }
    Err(Failure::usage(format!(
        "{option} names no file that exists, and what it names looks like a key itself; \
         write the key into a file that only you can read and name that file (the key is in your shell's history by now: remove it there)",
    )))
}
