//! `wxnotify certificates`: the request for the platform certificates, and its answer.

mod fetch;

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use wxnotify::{ErrorCode, PlatformCertificate, certificates_request, parse_certificates_at};

use crate::failure::{EXIT_STATUSES, Failure};
use crate::key_options::{ApiV3KeyOptions, KnownKeyOptions};
use crate::merchant_options::{Credentials, MerchantOptions};
use crate::platform_api::HOST;
use crate::saved::{Headers, HeadersAndBody};
use crate::{clock, files, shell};

const REQUEST_EXAMPLES: &str = "\
Examples:
  wxnotify certificates request --merchant-certificate apiclient_cert.pem \\
    --private-key apiclient_key.pem | sh
  wxnotify certificates request --mchid 1900007291 \\
    --serial 7132D72A03E93CDDF8C03BBD1F37EEDF22A9F0A1 --private-key apiclient_key.pem

Exit status: 0, and 2 for a wrong option or file.";

const OPEN_EXAMPLES: &str = "\
Examples:
  # the first time: trusted because the APIv3 key opens it
  wxnotify certificates open --headers headers.txt --body body.json \\
    --api-v3-key-file api_v3_key.txt --output-dir certificates

  # later: with a certificate that is trusted by now
  wxnotify certificates open --headers headers.txt --body body.json \\
    --api-v3-key-file api_v3_key.txt --output-dir certificates \\
    --known-certificate certificates/wechatpay_7132D72A03E93CDDF8C03BBD1F37EEDF22A9F0A1.pem";

/// Fetch platform certificates: sign the request, check and decrypt the answer
///
/// `fetch` does it all. Where this machine may not, `request` prints a curl command for another one, and `open` reads what it saved.
#[derive(Args, Debug)]
pub(crate) struct CertificatesArgs {
    #[command(subcommand)]
    command: CertificatesCommand,
}

#[derive(Subcommand, Debug)]
enum CertificatesCommand {
    Fetch(fetch::FetchArgs),
    Request(RequestArgs),
    Open(OpenArgs),
}

/// Print a curl command with the signed request GET /v3/certificates
///
/// It saves the answer as headers.txt and body.json, for `wxnotify certificates open`. The
/// signature is good for 5 minutes. An SM2 key asks for the SM2 certificates.
#[derive(Args, Debug)]
#[command(after_help = REQUEST_EXAMPLES)]
struct RequestArgs {
    #[command(flatten)]
    merchant: MerchantOptions,
}

/// Check and decrypt a saved answer of GET /v3/certificates
///
/// Without --output-dir prints the certificates in PEM, so that the output is a file for `--certificate`.
#[derive(Args, Debug)]
#[command(after_help = format!("{OPEN_EXAMPLES}\n\n{EXIT_STATUSES}"))]
struct OpenArgs {
    #[command(flatten)]
    saved: HeadersAndBody,

    #[command(flatten)]
    api_v3_keys: ApiV3KeyOptions,

    #[command(flatten)]
    known_keys: KnownKeyOptions,

    /// Write each certificate into this directory, as wechatpay_SERIAL.pem
    #[arg(long, value_name = "DIR")]
    output_dir: Option<PathBuf>,

    /// The time to check against, in seconds since the epoch, for an answer saved earlier; unless given, now
    #[arg(long, value_name = "SECONDS", allow_negative_numbers = true)]
    now: Option<i64>,
}

pub(crate) fn run(args: &CertificatesArgs) -> Result<(), Failure> {
    match &args.command {
        CertificatesCommand::Fetch(args) => fetch::run(args),
        CertificatesCommand::Request(args) => request(args),
        CertificatesCommand::Open(args) => open(args),
    }
}

fn request(args: &RequestArgs) -> Result<(), Failure> {
    let Credentials { mchid, serial, private_key, .. } = args.merchant.read()?;
    let request = certificates_request(&mchid, &serial, &private_key).map_err(|error| match error.code() {
        ErrorCode::OptionInvalid => Failure::from(&error),
        _ => Failure::about(&args.merchant.private_key.display().to_string(), &error),
    })?;
    eprintln!(
        "Within 5 minutes run what follows, and then: wxnotify certificates open --headers headers.txt --body body.json ..."
    );
    files::print(format!(
        "curl -sS -X {} -D headers.txt -o body.json \\\n  -H 'Accept: application/json' \\\n  -H {} \\\n  {}\n",
        request.method,
        shell::quote(&format!("Authorization: {}", request.authorization)),
        shell::quote(&format!("{HOST}{}", request.path)),
    ))
}

fn open(args: &OpenArgs) -> Result<(), Failure> {
    let api_v3_keys = args.api_v3_keys.read()?;
    let known = args.known_keys.read()?;
    let saved = args.saved.read()?;
    let now = args.now.unwrap_or_else(clock::now);
    refuse_error_answer(&saved.headers, &saved.body)?;

    let certificates = parse_certificates_at(saved.headers.pairs(), &saved.body, &api_v3_keys, known.as_ref(), now)
        .map_err(|error| Failure::from(&error))?;
    if known.is_none() {
        eprintln!("Verified with the certificate inside the answer; the next time give it as --known-certificate.");
    }
    certificates.iter().try_for_each(|certificate| hand_out(certificate, args.output_dir.as_deref()))
}

/// Where WeChat Pay answered with an error, says so instead of missing its signature.
fn refuse_error_answer(headers: &Headers, body: &[u8]) -> Result<(), Failure> {
    let status = match headers.status {
        None | Some(200) => return Ok(()),
        Some(status) => status,
    };
    let said: String = String::from_utf8_lossy(body).trim().chars().take(300).collect();
    let hint = match status {
        401 => {
            "the signature was refused: mchid, serial and private key must belong together, and it is good for 5 minutes only"
        }
        404 if said.contains("RESOURCE_NOT_EXISTS") => {
            "this merchant has no platform certificate; use its public key (账户中心 → API安全 → 微信支付公钥)"
        }
        _ => "send the request once more, with a new signature",
    };
    let message = format!("WeChat Pay answered with HTTP {status}, and sent no certificates: {said:?}");
    Err(Failure::usage(message).with_hint(Some(hint.to_owned())))
}

fn hand_out(certificate: &PlatformCertificate, dir: Option<&Path>) -> Result<(), Failure> {
    let key = &certificate.key;
    let line = format!(
        "{} {}, to be used from {} to {}",
        key.algorithm(),
        key.serial(),
        certificate.effective_time,
        certificate.expire_time
    );
    match dir {
        None => files::print(format!("{line}\n{}\n", certificate.pem.trim_end())),
        Some(dir) => {
            let path = dir.join(format!("wechatpay_{}.pem", key.serial()));
            let written = fs::create_dir_all(dir).and_then(|()| fs::write(&path, &certificate.pem));
            written.map_err(|error| Failure::writing(&path, &error))?;
            files::print(format!("{line}: {}\n", path.display()))
        }
    }
}
