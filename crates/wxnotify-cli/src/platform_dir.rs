//! A pretend platform kept in a directory, so that a merchant can be set up to trust it.

use std::fs;
use std::path::{Path, PathBuf};

use wxnotify::testing::Platform;
use wxnotify::{PemContent, inspect_pem};

use crate::failure::Failure;
use crate::{files, shell};

const PRIVATE_KEY: &str = "private_key.pem";
const API_V3_KEY: &str = "api_v3_key";
/// In certificate mode this one, which holds the serial as well.
const CERTIFICATE: &str = "certificate.pem";
/// In public-key mode these two.
const PUBLIC_KEY: &str = "public_key.pem";
const PUBLIC_KEY_ID: &str = "public_key_id";

/// Writes a platform into a directory, which is made unless it is there. Nothing is overwritten.
pub(crate) fn save(platform: &Platform, dir: &Path) -> Result<(), Failure> {
    fs::create_dir_all(dir).map_err(|error| Failure::writing(dir, &error))?;
    files::create_secret(&dir.join(PRIVATE_KEY), platform.private_key_pem())?;
    files::create_secret(&dir.join(API_V3_KEY), platform.api_v3_key())?;
    match platform.certificate_pem() {
        Some(certificate) => files::create(&dir.join(CERTIFICATE), &certificate),
        None => {
            files::create(&dir.join(PUBLIC_KEY), &platform.public_key_pem())?;
            files::create(&dir.join(PUBLIC_KEY_ID), platform.serial())
        }
    }
}

/// Where `check` and `simulate` keep their platform.
pub(crate) const DEFAULT: &str = "wxnotify-platform";

/// The platform in a directory. Where there is none, one is made: in public-key mode, as a merchant of today has it. Then no
/// endpoint can know it yet, so what comes back is what to paste into the endpoint's environment.
pub(crate) fn load_or_make(dir: &Path) -> Result<Ready, Failure> {
    if dir.join(PRIVATE_KEY).exists() {
        return load(dir).map(Ready::Known);
    }
    let platform = Platform::with_public_key(&public_key_id(0)).map_err(|error| Failure::from(&error))?;
    save(&platform, dir)?;
    Ok(Ready::JustMade(how_to_trust(&platform, dir)))
}

/// The platform in a directory, where an endpoint knows it by now. Where it was just made none can: that is said, and how it comes to
/// trust it is printed.
pub(crate) fn ready(dir: &Path) -> Result<Platform, Failure> {
    match load_or_make(dir)? {
        Ready::Known(platform) => Ok(platform),
        Ready::JustMade(how_to_trust) => {
            files::print(how_to_trust)?;
            Err(Failure::usage(
                "the keys are new, and no endpoint can know them; start yours with these lines, and run this again",
            ))
        }
    }
}

/// What [`load_or_make`] did.
pub(crate) enum Ready {
    /// It was there.
    Known(Platform),
    /// It was made, and this says how an endpoint comes to trust it.
    JustMade(String),
}

/// Its serial, and the file that says how its signatures are verified.
pub(crate) fn file_to_trust(platform: &Platform, dir: &Path) -> String {
    let file = if platform.certificate_pem().is_some() { CERTIFICATE } else { PUBLIC_KEY };
    format!("{}  {}", platform.serial(), dir.join(file).display())
}

/// The id of a made-up public key: the merchant's number is a part of it, as in those that WeChat Pay gives out.
pub(crate) fn public_key_id(number: usize) -> String {
    format!("PUB_KEY_ID_01{MCHID}20261121{number:08}")
}

/// The lines that set up an endpoint. They name files, and hold no secret.
pub(crate) fn how_to_trust(platform: &Platform, dir: &Path) -> String {
    let dir = dir.canonicalize().unwrap_or_else(|_| dir.to_owned());
    let file = |name: &str| shell::quote(&dir.join(name).display().to_string());
    let lines = match platform.certificate_pem() {
        Some(_) => format!(
            "export WXPAY_CERTIFICATE_FILE={certificate}\n\
             export WXPAY_CERTIFICATE=\"$(cat {certificate})\"\n",
            certificate = file(CERTIFICATE),
        ),
        None => format!(
            "export WXPAY_PUBLIC_KEY_ID={id}\n\
             export WXPAY_PUBLIC_KEY_FILE={key}\n\
             export WXPAY_PUBLIC_KEY=\"$(cat {key})\"\n",
            id = platform.serial(),
            key = file(PUBLIC_KEY),
        ),
    };
    format!(
        "Made a test platform in {dir}: serial {serial}. FOR TESTS ONLY: never let an endpoint that handles money trust it.\n\
         Paste this where your endpoint starts. The samples in every language's README read these variables:\n\n\
         {lines}export WXPAY_API_V3_KEY=\"$(cat {key})\"\n\
         export WXPAY_MCHID={MCHID}\n\n",
        dir = dir.display(),
        serial = platform.serial(),
        key = file(API_V3_KEY),
    )
}

/// The merchant that the samples are about.
pub(crate) const MCHID: &str = "1900000109";

/// The platform that [`save`] wrote.
pub(crate) fn load(dir: &Path) -> Result<Platform, Failure> {
    let file = |name: &str| dir.join(name);
    let missing = |path: PathBuf| {
        Failure::usage(format!(
            "{} is not there; `wxnotify forge --init {}` makes a test platform in that directory",
            path.display(),
            dir.display()
        ))
    };
    if !file(PRIVATE_KEY).exists() {
        return Err(missing(file(PRIVATE_KEY)));
    }
    let text = |name: &str| files::read_secret(&file(name)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());

    let mut builder = Platform::builder().private_key(&text(PRIVATE_KEY)?).api_v3_key(&text(API_V3_KEY)?);
    if file(PUBLIC_KEY_ID).exists() {
        builder = builder.public_key_id(&text(PUBLIC_KEY_ID)?);
    } else if file(CERTIFICATE).exists() {
        let path = file(CERTIFICATE).display().to_string();
        let contents = inspect_pem(&text(CERTIFICATE)?).map_err(|error| Failure::about(&path, &error))?;
        let [PemContent::PlatformCertificate { serial, not_before, not_after, .. }] = contents.as_slice() else {
            return Err(Failure::usage(format!(
                "{path} is not the one certificate that `wxnotify forge --init` wrote"
            )));
        };
        builder = builder.serial(serial).validity(*not_before, *not_after);
    } else {
        return Err(missing(file(CERTIFICATE)));
    }
    builder.build().map_err(|error| Failure::about(&dir.display().to_string(), &error))
}

/// How a merchant trusts the platform in this directory: options of `wxnotify open`.
pub(crate) fn options_to_open(platform: &Platform, dir: &Path) -> String {
    let path = |name: &str| dir.join(name).display().to_string();
    let key = match platform.certificate_pem() {
        Some(_) => format!("--certificate {}", path(CERTIFICATE)),
        None => format!("--public-key {}={}", platform.serial(), path(PUBLIC_KEY)),
    };
    format!("{key} --api-v3-key-file {}", path(API_V3_KEY))
}
