//! `wxnotify keys`: what is in these files, and what to do with it.

use std::path::{Path, PathBuf};

use clap::Args;
use wxnotify::{ApiV3Key, PemContent, inspect_pem, is_certificate_authority, is_pair};
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::{clock, files};

const EXAMPLES: &str = "\
Examples:
  wxnotify keys apiclient_cert.pem apiclient_key.pem
  wxnotify keys *.pem

Exit status: 0, and 2 where a file cannot be read, holds no key that WeChat Pay uses, or where a private
key and the merchant's certificates that are given with it do not belong together.";

/// Say what is in key files: whose certificate, which serial, until when, and what it is for
///
/// Prints nothing secret: of a private key or an APIv3 key only that it is one. Says which private key belongs to
/// which of the merchant's certificates.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct KeysArgs {
    /// Files in PEM, as downloaded from the merchant platform
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

pub(crate) fn run(args: &KeysArgs) -> Result<(), Failure> {
    let mut unreadable = 0;
    for file in &args.files {
        match describe(file) {
            Ok(text) => files::print(format!("{}\n{text}", file.display()))?,
            Err(failure) => {
                eprintln!("{failure}");
                unreadable += 1;
            }
        }
    }
    let unpaired = pair_up(&args.files)?;
    match unreadable {
        0 => unpaired.map_or(Ok(()), Err),
        some => Err(Failure::usage(format!("{some} of {} files could not be made out", args.files.len()))),
    }
}

/// Says which private keys and certificates of the merchant belong together. What cannot be read was told before.
/// A failure where there are both, and a key belongs to none.
fn pair_up(files: &[PathBuf]) -> Result<Option<Failure>, Failure> {
    let mut certificates = Vec::new();
    let mut keys = Vec::new();
    for file in files {
        let Ok(bytes) = files::read_secret(file) else { continue };
        let pem = Zeroizing::new(files::pem_text(&bytes));
        match inspect_pem(&pem).unwrap_or_default().first() {
            Some(PemContent::MerchantCertificate { .. }) => certificates.push((file, pem)),
            Some(PemContent::PrivateKey) => keys.push((file, pem)),
            _ => {}
        }
    }
    if certificates.is_empty() {
        return Ok(None);
    }
    let mut unpaired = None;
    for (key_file, key) in &keys {
        let key_file = key_file.display();
        let belongs = |(_, certificate): &&(&PathBuf, Zeroizing<String>)| is_pair(certificate, key).unwrap_or_default();
        match certificates.iter().find(belongs) {
            Some((certificate_file, _)) => {
                files::print(format!("{key_file} is the private key of {}\n", certificate_file.display()))?;
            }
            None => {
                let names: Vec<String> = certificates.iter().map(|(file, _)| file.display().to_string()).collect();
                unpaired = Some(Failure::usage(format!(
                    "{key_file} is not the private key of {}: they are of different merchants, or one was renewed and the other was not",
                    names.join(", ")
                )));
            }
        }
    }
    Ok(unpaired)
}

fn describe(file: &Path) -> Result<String, Failure> {
    let bytes = files::read_secret(file)?;
    if ApiV3Key::new(bytes.as_slice()).is_ok() {
        return Ok(
            "  32 characters, as an APIv3 key (APIv3密钥) has\n  use: --api-v3-key-file; keep it secret\n".into()
        );
    }
    let pem = Zeroizing::new(files::pem_text(&bytes));
    let contents = inspect_pem(&pem).map_err(|error| Failure::about(&file.display().to_string(), &error))?;
    if let [PemContent::PlatformCertificate { serial, subject, .. }] = contents.as_slice()
        && is_certificate_authority(&pem).unwrap_or_default()
    {
        return Ok(format!(
            "  certificate of a certificate authority (CA), or of a test that made its own\n  subject:   {subject}\n  serial:    {serial}\n  use:       signs certificates; it is no platform certificate (平台证书), and verifies no notification of WeChat Pay\n"
        ));
    }
    Ok(contents.iter().map(|content| describe_content(content, file, clock::now())).collect())
}

fn describe_content(content: &PemContent, file: &Path, now: i64) -> String {
    let file = file.display();
    let validity = |not_before: i64, not_after: i64| {
        let (from, until) = (clock::date(not_before), clock::date(not_after));
        format!("  valid:     {from} to {until} ({})\n", clock::validity(not_before, not_after, now))
    };
    match content {
        PemContent::PlatformCertificate { serial, algorithm, not_before, not_after, subject } => format!(
            "  platform certificate (平台证书)\n  subject:   {subject}\n  serial:    {serial}\n  algorithm: {algorithm}\n{}  use:       verifies notifications: --certificate {file}\n",
            validity(*not_before, *not_after),
        ),
        PemContent::MerchantCertificate { serial, mchid, not_before, not_after } => format!(
            "  merchant's own API certificate (商户API证书)\n  mchid:     {mchid}\n  serial:    {serial}\n{}  use:       names the key that signs your requests: wxnotify certificates request --merchant-certificate {file}; it verifies no notification\n",
            validity(*not_before, *not_after),
        ),
        PemContent::PublicKey { algorithm } => format!(
            "  public key (微信支付公钥, if it came from the merchant platform)\n  algorithm: {algorithm}\n  use:       verifies notifications, with the id beside it on the merchant platform (账户中心 → API安全): --public-key PUB_KEY_ID_...={file}\n",
        ),
        PemContent::PrivateKey => "  private key\n  use:       signs your requests (wxnotify certificates request --private-key); keep it secret, receiving notifications does not need it\n".into(),
        // The library may come to know more than this command.
        other => format!("  {other:?}\n"),
    }
}
