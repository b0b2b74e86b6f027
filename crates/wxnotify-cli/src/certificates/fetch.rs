//! `wxnotify certificates fetch`: one download by the program that keeps an endpoint's certificates fresh.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args};
use serde::Deserialize;
use wxnotify::program::{Program, PublicKey, Raised, Refused, Reply, Step};
use wxnotify::refresher::{Refresher, Settings};
use wxnotify::{CERTIFICATES_PATH, GLOBAL_CERTIFICATES_PATH, Merchant, PemContent, inspect_pem};

use crate::failure::{EXIT_STATUSES, Failure};
use crate::key_options::{ApiV3KeyOptions, KnownPublicKeyOptions};
use crate::merchant_options::{Credentials, MerchantOptions};
use crate::{clock, files, platform_api, post};

const EXAMPLES: &str = "\
Examples:
  # each certificate as a PEM file
  wxnotify certificates fetch --merchant-certificate apiclient_cert.pem --private-key apiclient_key.pem \\
    --api-v3-key-file api_v3_key.txt --output-dir certificates

  # the file that an endpoint's refresher reads when it starts; run twice a day, as WeChat Pay asks for
  wxnotify certificates fetch --merchant-certificate apiclient_cert.pem --private-key apiclient_key.pem \\
    --api-v3-key-file api_v3_key.txt --file platform_certificates.json";

/// Download the platform certificates, and write them down
///
/// The request is signed, and the answer verified and decrypted. It is verified with the certificates of --file and the known public
/// keys; where none of those is named by it, with the certificate inside it: nobody without the APIv3 key can have put that there.
/// Where it fails, nothing is written.
#[derive(Args, Debug)]
#[command(
    after_help = format!("{EXAMPLES}\n\n{EXIT_STATUSES}"),
    group = ArgGroup::new("output").args(["output_dir", "file"]).required(true),
)]
pub(super) struct FetchArgs {
    #[command(flatten)]
    merchant: MerchantOptions,

    #[command(flatten)]
    api_v3_keys: ApiV3KeyOptions,

    #[command(flatten)]
    known: KnownPublicKeyOptions,

    /// Write each certificate into this directory, as wechatpay_SERIAL.pem
    #[arg(long, value_name = "DIR")]
    output_dir: Option<PathBuf>,

    /// Write the file that a refresher keeps (CertificateRefresher and its like); those in it that have not ended stay in it
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,

    /// For merchants abroad: GET /v3/global/certificates
    #[arg(long)]
    global: bool,

    /// Where the API is; abroad `https://apihk.mch.weixin.qq.com`, and for tests the address of `wxnotify simulate --serve`
    #[arg(long, value_name = "URL", default_value = platform_api::HOST)]
    api_host: String,
}

pub(super) fn run(args: &FetchArgs) -> Result<(), Failure> {
    let Credentials { mchid, serial, private_key, .. } = args.merchant.read()?;
    let merchant = Merchant::new(&mchid, &serial, &private_key).and_then(|merchant| merchant.host(&args.api_host));
    let merchant = merchant.map_err(|error| Failure::from(&error))?;
    let mut settings = Settings::new(merchant, args.api_v3_keys.read()?);
    settings.public_keys = args.known.read()?.into_iter().map(|(id, pem)| PublicKey { id, pem }).collect();
    settings.path = if args.global { GLOBAL_CERTIFICATES_PATH } else { CERTIFICATES_PATH }.to_owned();
    // What it wants kept says that the download was good.
    settings.keeps = true;
    let refresher = Refresher::new(settings).map_err(|error| Failure::from(&error))?;

    let mut host = Host { file: args.file.as_deref(), kept: None, problem: None };
    let trusted = host.run(refresher.start())?;
    let (Some(kept), None) = (&host.kept, &host.problem) else {
        let problem = host.problem.unwrap_or_else(|| "nothing was downloaded".into());
        return Err(Failure::other(format!("{problem}; nothing was written")));
    };
    if let Some(file) = &args.file {
        replace(file, kept)?;
        files::print(format!("{}\n", file.display()))?;
    }
    trusted.iter().try_for_each(|pem| hand_out(pem, args.output_dir.as_deref()))
}

/// Does what the program asks for.
struct Host<'a> {
    file: Option<&'a Path>,
    kept: Option<String>,
    /// Why what it ended with is not what was downloaded.
    problem: Option<String>,
}

#[derive(Deserialize)]
struct Trusted {
    certificates: Vec<String>,
}

impl Host<'_> {
    /// The certificates that the program ends with, in PEM.
    fn run(&mut self, mut program: Program) -> Result<Vec<String>, Failure> {
        let mut step = program.start();
        loop {
            let reply = match step {
                Step::Read => self.read(),
                Step::Fetch(fetch) => match post::runtime()?.block_on(platform_api::fetch(&fetch)) {
                    Ok(fetched) => Reply::Fetched(fetched),
                    Err(problem) => raised(&problem.to_string()),
                },
                Step::Keep { text } => {
                    (self.kept, self.problem) = (Some(text), None);
                    Reply::Done
                }
                Step::Log { line, .. } => {
                    // A start goes on with what it held before, and says here why.
                    if self.kept.is_none() {
                        self.problem = Some(line);
                    } else {
                        eprintln!("{line}");
                    }
                    Reply::Done
                }
                Step::Value { value } => {
                    let trusted: Trusted = serde_json::from_value(value)
                        .map_err(|error| Failure::other(format!("the download ended in something else: {error}")))?;
                    return Ok(trusted.certificates);
                }
                Step::Error { error } => return Err(Failure::from(&Refused::into_error(error))),
                other => {
                    return Err(Failure::other(format!("the download asks for what nobody here can do: {other:?}")));
                }
            };
            step = program.next(reply);
        }
    }

    fn read(&self) -> Reply {
        let Some(file) = self.file else { return Reply::Done };
        match fs::read_to_string(file) {
            Ok(text) => Reply::Text(text),
            Err(error) if error.kind() == ErrorKind::NotFound => Reply::Done,
            Err(error) => raised(&error.to_string()),
        }
    }
}

fn raised(words: &str) -> Reply {
    let mut raised = Raised::new("HTTP");
    raised.words = Some(words.to_owned());
    Reply::Raised(raised)
}

/// Whole or not at all: whoever reads it meanwhile has the old one.
fn replace(file: &Path, text: &str) -> Result<(), Failure> {
    let mut new = file.as_os_str().to_owned();
    new.push(format!(".{}.new", std::process::id()));
    let new = PathBuf::from(new);
    fs::write(&new, text).and_then(|()| fs::rename(&new, file)).map_err(|error| Failure::writing(file, &error))
}

fn hand_out(pem: &str, dir: Option<&Path>) -> Result<(), Failure> {
    let contents = inspect_pem(pem).map_err(|error| Failure::from(&error))?;
    let [PemContent::PlatformCertificate { serial, algorithm, not_before, not_after, .. }] = contents.as_slice() else {
        return Err(Failure::other("the download ended in something else than certificates"));
    };
    let line = format!("{algorithm} {serial}, valid from {} to {}", clock::date(*not_before), clock::date(*not_after));
    let Some(dir) = dir else { return files::print(format!("{line}\n")) };
    let path = dir.join(format!("wechatpay_{serial}.pem"));
    let written = fs::create_dir_all(dir).and_then(|()| fs::write(&path, pem));
    written.map_err(|error| Failure::writing(&path, &error))?;
    files::print(format!("{line}: {}\n", path.display()))
}
