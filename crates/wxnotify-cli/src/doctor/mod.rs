//! `wxnotify doctor`: a merchant's own configuration and endpoint.

mod api;
mod endpoint;
mod kept;
mod key_files;

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use self::kept::Kept;
use crate::check::{Finding, Verdict, count, table};
use crate::failure::Failure;
use crate::{files, platform_api, post};

const EXAMPLES: &str = "\
Examples:
  # the files alone, and nothing is sent
  wxnotify doctor --public-key PUB_KEY_ID_0114232134912410000000000000=wechatpay_public_key.pem --api-v3-key-file api_v3_key.txt \\
    --merchant-certificate apiclient_cert.pem --private-key apiclient_key.pem --offline

  # the clock, WeChat Pay's opinion of the merchant's signature, and the endpoint through its public URL
  wxnotify doctor https://shop.example/wxpay/notify --public-key PUB_KEY_ID_0114...=wechatpay_public_key.pem \\
    --api-v3-key-file api_v3_key.txt --merchant-certificate apiclient_cert.pem --private-key apiclient_key.pem

  # end to end: WeChat Pay itself notifies the endpoint, before which `wxnotify listen --keep kept` stands
  wxnotify doctor https://shop.example/wxpay/notify ... --echo --kept kept

Exit status: 0 where nothing failed, 1 where something did (with --strict also where there was a warning), 2 for a wrong option.";

/// Look a merchant's configuration and endpoint over: keys, clock, the way in, and WeChat Pay's own echo
///
/// Nothing secret is sent or printed. The endpoint gets requests whose signatures are probes, which it must refuse, as WeChat Pay sends
/// them too: what its answers tell is told, and no more. With the merchant's private key WeChat Pay is asked for an echo
/// (POST /v3/security/echo); with --echo it sends the endpoint a genuine SECURITY_ECHO.SUCCESS, the one end-to-end test that APIv3 has.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct DoctorArgs {
    /// The notify_url, as WeChat Pay has it; unless given, no endpoint is looked at
    #[arg(value_name = "URL")]
    url: Option<String>,

    /// A platform certificate (平台证书) in PEM; may be repeated, and a file may hold several
    #[arg(long = "certificate", value_name = "FILE")]
    certificates: Vec<PathBuf>,

    /// A WeChat Pay public key (微信支付公钥) in PEM and its id (PUB_KEY_ID_...); may be repeated
    #[arg(long = "public-key", value_name = "ID=FILE")]
    public_keys: Vec<String>,

    /// A file with the merchant's APIv3 key (APIv3密钥, 32 characters); may be repeated
    #[arg(long = "api-v3-key-file", value_name = "FILE")]
    api_v3_keys: Vec<PathBuf>,

    /// The merchant's API certificate (apiclient_cert.pem)
    #[arg(long, value_name = "FILE")]
    merchant_certificate: Option<PathBuf>,

    /// The merchant's private key (apiclient_key.pem)
    #[arg(long, value_name = "FILE")]
    private_key: Option<PathBuf>,

    /// Ask WeChat Pay to send URL a SECURITY_ECHO.SUCCESS
    #[arg(long, requires_all = ["url", "private_key", "merchant_certificate"], conflicts_with = "offline")]
    echo: bool,

    /// Where `wxnotify listen --keep` keeps what comes to the endpoint: so that it is seen what arrives
    #[arg(long, value_name = "DIR", requires = "url")]
    kept: Option<PathBuf>,

    /// Where the API is; abroad `https://apihk.mch.weixin.qq.com`, and for tests the address of `wxnotify simulate --serve`
    #[arg(long, value_name = "URL", default_value = platform_api::HOST)]
    api_host: String,

    /// Look at files alone, and send nothing
    #[arg(long, conflicts_with = "url")]
    offline: bool,

    /// A warning fails, too
    #[arg(long)]
    strict: bool,

    /// Print JSON instead of a table
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &DoctorArgs) -> Result<(), Failure> {
    let url = args.url.as_deref().map(|url| post::target(url, true, "nothing")).transpose()?;
    let keys = key_files::look_at(args);
    let mut findings = keys.findings;
    if !args.offline {
        let kept = args.kept.as_deref().map(Kept::new);
        post::runtime()?.block_on(async {
            if let Some(url) = &url {
                findings.extend(endpoint::look_at(url, kept.as_ref()).await?);
            }
            let notify = url.as_ref().filter(|_| args.echo);
            findings.extend(api::look_at(&args.api_host, &keys.held, notify, kept.as_ref()).await?);
            Ok::<_, Failure>(())
        })?;
    }
    match args.json {
        true => files::print(as_json(&findings))?,
        false => table::print_findings(&findings)?,
    }
    let failed = count(&findings, Verdict::Fail) + if args.strict { count(&findings, Verdict::Warn) } else { 0 };
    match failed {
        0 => Ok(()),
        1 => Err(Failure::other("1 thing is not as it should be")),
        some => Err(Failure::other(format!("{some} things are not as they should be"))),
    }
}

fn as_json(findings: &[Finding]) -> String {
    #[derive(Serialize)]
    struct View<'a> {
        version: &'a str,
        passed: usize,
        failed: usize,
        warned: usize,
        not_applicable: usize,
        findings: &'a [Finding],
    }
    let view = View {
        version: wxnotify::VERSION,
        passed: count(findings, Verdict::Pass),
        failed: count(findings, Verdict::Fail),
        warned: count(findings, Verdict::Warn),
        not_applicable: count(findings, Verdict::NotApplicable),
        findings,
    };
    serde_json::to_string_pretty(&view).expect("texts and numbers serialize") + "\n"
}
