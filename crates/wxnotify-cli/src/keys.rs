//! `wxnotify keys`: what is in these files, and what to do with it.

use std::path::{Path, PathBuf};

use clap::Args;
use wxnotify::{ApiV3Key, PemContent, inspect_pem};

use crate::failure::Failure;
use crate::{clock, files};

const EXAMPLES: &str = "\
Examples:
  wxnotify keys apiclient_cert.pem apiclient_key.pem
  wxnotify keys *.pem

Exit status: 0, and 2 where a file cannot be read or holds no key that WeChat Pay uses.";

/// Say what is in key files: whose certificate, which serial, until when, and what it is for
///
/// Prints nothing secret: of a private key or an APIv3 key only that it is one.
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
    match unreadable {
        0 => Ok(()),
        some => Err(Failure::usage(format!("{some} of {} files could not be made out", args.files.len()))),
    }
}

fn describe(file: &Path) -> Result<String, Failure> {
    let bytes = files::read_secret(file)?;
    if ApiV3Key::new(bytes.as_slice()).is_ok() {
        return Ok(
            "  32 characters, as an APIv3 key (APIv3密钥) has\n  use: --api-v3-key-file; keep it secret\n".into()
        );
    }
    let contents = inspect_pem(&String::from_utf8_lossy(&bytes));
    let contents = contents.map_err(|error| Failure::about(&file.display().to_string(), &error))?;
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
