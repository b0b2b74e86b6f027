//! `wxnotify replay`: sends kept notifications once more.

use std::path::{Path, PathBuf};

use axum::http::{HeaderMap, Method, Uri};
use clap::Args;
use serde::Serialize;
use wxnotify::testing::Platform;
use wxnotify::{Notification, NotificationParser};

use crate::failure::Failure;
use crate::key_options::OpeningKeyOptions;
use crate::post::{self, Client};
use crate::resign::resign;
use crate::saved::{self, Saved};
use crate::{clock, files, passing_on, platform_dir};

const EXAMPLES: &str = "\
Examples:
  # to the byte as it came: good for 5 minutes after it was signed
  wxnotify replay kept/20261121T020930Z-4711-0001.http --to http://127.0.0.1:3000/notify

  # all of a directory, opened, and signed again by the test platform, whose keys the endpoint must have
  wxnotify replay kept --to http://127.0.0.1:3000/notify --resign \\
    --public-key PUB_KEY_ID_0114232134912410000000000000=wechatpay_public_key.pem --api-v3-key-file api_v3_key.txt

Exit status: 0 where all were answered with 200 or 204, 1 where one was not, 2 for a wrong option or file.";

/// Send kept notifications once more, as they came or signed again
///
/// Takes what `wxnotify listen --keep` writes, and every other form that `wxnotify open --request` takes.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ReplayArgs {
    /// A kept request; or a directory: all NAME.http in it, in the order of their names
    #[arg(required = true, value_name = "FILE")]
    requests: Vec<PathBuf>,

    /// The endpoint, such as http://127.0.0.1:3000/notify: on this machine alone
    #[arg(long, value_name = "URL")]
    to: String,

    /// Also on another machine, whose owner wants it
    #[arg(long)]
    anywhere: bool,

    /// Open each, and send it encrypted and signed by the test platform
    ///
    /// Opened with the keys given; without keys only what the test platform itself made can be.
    #[arg(long)]
    resign: bool,

    /// With --resign: the test platform's directory; made on first use
    #[arg(long, value_name = "DIR", default_value = platform_dir::DEFAULT)]
    platform: PathBuf,

    #[command(flatten)]
    keys: OpeningKeyOptions,

    /// Print a line of JSON for each
    #[arg(long)]
    json: bool,
}

/// What came of one.
#[derive(Serialize)]
struct Outcome<'a> {
    file: &'a Path,
    /// The endpoint's status.
    status: Option<u16>,
    milliseconds: Option<f64>,
    /// Why there is none.
    problem: Option<String>,
    /// What usually stands behind such a status.
    hint: Option<String>,
}

pub(crate) fn run(args: &ReplayArgs) -> Result<(), Failure> {
    let to = post::target(&args.to, args.anywhere, "--anywhere")?;
    let files = in_order(&args.requests)?;
    let signer = if args.resign { Some(Signer::new(args)?) } else { None };
    // What cannot be read is said before anything is sent.
    let requests: Vec<(PathBuf, Request)> = files
        .into_iter()
        .map(|file| Ok((file.clone(), Request::read(&file, signer.as_ref())?)))
        .collect::<Result<_, Failure>>()?;

    let client = Client::new();
    let runtime = post::runtime()?;
    let mut refused = 0;
    for (file, request) in &requests {
        let outcome = runtime.block_on(request.send(&client, &to, file));
        refused += usize::from(!matches!(outcome.status, Some(200 | 204)));
        files::print(match args.json {
            true => serde_json::to_string(&outcome).expect("texts and numbers serialize") + "\n",
            false => outcome.in_words(),
        })?;
    }
    match refused {
        0 => Ok(()),
        some => Err(Failure::other(format!("{some} of {} were not taken", requests.len()))),
    }
}

/// Files as they are, and the requests in directories.
fn in_order(named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in named {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = std::fs::read_dir(path).map_err(|error| Failure::reading(path, &error))?;
        let kept = entries.filter_map(|entry| Some(entry.ok()?.path()));
        let mut kept: Vec<PathBuf> = kept.filter(|path| path.extension().is_some_and(|is| is == "http")).collect();
        if kept.is_empty() {
            return Err(Failure::usage(format!(
                "{} holds no NAME.http, as `wxnotify listen --keep` writes",
                path.display()
            )));
        }
        kept.sort();
        files.append(&mut kept);
    }
    Ok(files)
}

/// Who opens and signs again.
struct Signer {
    parser: NotificationParser,
    platform: Platform,
}

impl Signer {
    fn new(args: &ReplayArgs) -> Result<Self, Failure> {
        let platform = platform_dir::ready(&args.platform)?;
        let parser = args.keys.parser()?.unwrap_or_else(|| platform.parser());
        Ok(Self { parser, platform })
    }

    /// A kept one is as old as it is: it is opened at the time at which it was signed.
    fn open(&self, saved: &Saved) -> wxnotify::Result<Notification> {
        let signed_at = signed_at(saved).unwrap_or_else(clock::now);
        self.parser.parse_at(saved.headers.pairs(), &saved.body, signed_at)
    }
}

/// When it was signed, in seconds since the epoch.
fn signed_at(saved: &Saved) -> Option<i64> {
    let header = saved.headers.pairs().find(|(name, _)| name.eq_ignore_ascii_case("wechatpay-timestamp"))?.1;
    std::str::from_utf8(header).ok()?.trim().parse().ok()
}

/// What is sent.
struct Request {
    headers: HeaderMap,
    body: Vec<u8>,
    /// When it was signed, where that was not just now.
    signed_at: Option<i64>,
}

impl Request {
    fn read(file: &Path, signer: Option<&Signer>) -> Result<Self, Failure> {
        let saved = saved::read_request(file)?;
        let name = file.display().to_string();
        let of_pairs =
            |pairs| passing_on::of_saved(pairs).map_err(|problem| Failure::usage(format!("{name}: {problem}")));
        let Some(signer) = signer else {
            let headers = of_pairs(saved.headers.pairs().collect::<Vec<_>>())?;
            return Ok(Self { headers, signed_at: signed_at(&saved), body: saved.body });
        };
        let notification = signer.open(&saved).map_err(|error| {
            let hint = "with --resign each is opened first: give the keys that it was signed and encrypted with";
            Failure::about(&name, &error).with_hint(Some(hint.to_owned()))
        })?;
        let delivery = resign(&signer.platform, &notification).map_err(|error| Failure::about(&name, &error))?;
        let pairs = delivery.header_pairs().map(|(name, value)| (name, value.as_bytes()));
        Ok(Self { headers: of_pairs(pairs.collect())?, body: delivery.body().to_vec(), signed_at: None })
    }

    async fn send<'a>(&self, client: &Client, to: &Uri, file: &'a Path) -> Outcome<'a> {
        let old = self.signed_at.map(|signed_at| clock::now().saturating_sub(signed_at)).filter(|age| *age > 300);
        match client.send(Method::POST, to, self.headers.clone(), &self.body).await {
            Ok(answer) => Outcome {
                file,
                status: Some(answer.status),
                milliseconds: Some(answer.took.as_secs_f64() * 1000.0),
                problem: None,
                hint: match (answer.is_received(), old) {
                    (true, _) => None,
                    (false, Some(age)) => {
                        Some(format!("it was signed {age} s ago, and is good for 300: send it with --resign"))
                    }
                    (false, None) => post::hint(answer.status).map(str::to_owned),
                },
            },
            Err(problem) => {
                Outcome { file, status: None, milliseconds: None, problem: Some(problem.to_string()), hint: None }
            }
        }
    }
}

impl Outcome<'_> {
    fn in_words(&self) -> String {
        let file = self.file.display();
        let hint = self.hint.as_ref().map(|hint| format!("  hint: {hint}\n")).unwrap_or_default();
        match (self.status, &self.problem) {
            (Some(status), _) => {
                format!("{file}: {status} in {:.1} ms\n{hint}", self.milliseconds.unwrap_or_default())
            }
            (None, problem) => format!("{file}: {}\n", problem.as_deref().unwrap_or_default()),
        }
    }
}
