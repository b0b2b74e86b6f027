//! The options that say who the merchant is that signs a request.

use std::path::{Path, PathBuf};

use clap::Args;
use wxnotify::{PemContent, inspect_pem, is_pair};
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::files;

/// Who signs.
#[derive(Args, Debug)]
pub(crate) struct MerchantOptions {
    /// The merchant's number
    #[arg(long, required_unless_present = "merchant_certificate", requires = "serial")]
    mchid: Option<String>,

    /// The serial of the merchant's API certificate, in hex
    #[arg(long, value_name = "HEX", required_unless_present = "merchant_certificate", requires = "mchid")]
    serial: Option<String>,

    /// Instead of both: the merchant's API certificate (apiclient_cert.pem), which says them
    #[arg(long, value_name = "FILE", conflicts_with_all = ["mchid", "serial"])]
    merchant_certificate: Option<PathBuf>,

    /// The merchant's private key (apiclient_key.pem)
    #[arg(long, value_name = "FILE")]
    pub(crate) private_key: PathBuf,
}

/// What signs.
pub(crate) struct Credentials {
    pub(crate) mchid: String,
    pub(crate) serial: String,
    pub(crate) private_key: Zeroizing<String>,
}

impl MerchantOptions {
    /// Reads the files. A key of another certificate is refused.
    pub(crate) fn read(&self) -> Result<Credentials, Failure> {
        let (mchid, serial) = match (&self.merchant_certificate, &self.mchid, &self.serial) {
            (Some(file), _, _) => merchant_of(file)?,
            (None, Some(mchid), Some(serial)) => (mchid.clone(), serial.clone()),
            _ => return Err(Failure::usage("give --mchid and --serial, or --merchant-certificate")),
        };
        let private_key = read_private_key(&self.private_key)?;
        if let Some(file) = &self.merchant_certificate {
            refuse_no_pair(file, &self.private_key, &private_key)?;
        }
        Ok(Credentials { mchid, serial, private_key })
    }
}

/// A private key in PEM, wiped from memory after use.
pub(crate) fn read_private_key(file: &Path) -> Result<Zeroizing<String>, Failure> {
    Ok(Zeroizing::new(files::pem_text(&files::read_secret(file)?)))
}

/// WeChat Pay would refuse the signature, without saying why. What cannot be read is told by whoever uses it.
fn refuse_no_pair(certificate: &Path, private_key_file: &Path, private_key: &str) -> Result<(), Failure> {
    if is_pair(&files::read_pem(certificate)?, private_key) != Ok(false) {
        return Ok(());
    }
    Err(Failure::usage(format!(
        "{} is not the private key of {}: they are of different merchants, or one was renewed and the other was not; give the two files of one download",
        private_key_file.display(),
        certificate.display()
    )))
}

/// The mchid and the serial that a merchant's certificate says.
pub(crate) fn merchant_of(file: &Path) -> Result<(String, String), Failure> {
    let name = file.display().to_string();
    let contents = inspect_pem(&files::read_pem(file)?).map_err(|error| Failure::about(&name, &error))?;
    let merchant = contents.into_iter().find_map(|content| match content {
        PemContent::MerchantCertificate { mchid, serial, .. } => Some((mchid, serial)),
        _ => None,
    });
    merchant.ok_or_else(|| {
        Failure::usage(format!(
            "{name} holds no merchant certificate (商户API证书, apiclient_cert.pem); `wxnotify keys {name}` says what it holds"
        ))
    })
}
