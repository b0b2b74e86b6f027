//! `wxnotify listen`: takes notifications in, keeps and verifies them, and passes them on to a developer's machine.

mod journal;
mod server;
mod verdict;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use tokio::sync::Semaphore;

use self::journal::Keeper;
pub(crate) use self::journal::{Entry, JOURNAL};
use self::server::Listener;
use crate::failure::Failure;
use crate::key_options::OpeningKeyOptions;
use crate::{files, platform_dir, post};

const EXAMPLES: &str = "\
Examples:
  # behind a tunnel or proxy that ends TLS and has the notify_url; to the application that is being written
  wxnotify listen --forward http://127.0.0.1:3000/notify --keep kept

  # and say of each what is wrong with it
  wxnotify listen --forward http://127.0.0.1:3000/notify --keep kept \\
    --public-key PUB_KEY_ID_0114232134912410000000000000=wechatpay_public_key.pem --api-v3-key-file api_v3_key.txt

  # the developer's machine has test keys alone: opened here, and signed again for it
  wxnotify listen --forward https://dev.example:8443/notify --anywhere --resign \\
    --certificate wechatpay_cert.pem --api-v3-key-file api_v3_key.txt

  # one of them once more
  wxnotify replay kept/20261121T020930Z-4711-0001.http --to http://127.0.0.1:3000/notify

It runs until it is stopped. Exit status: 1 where it cannot listen or write, 2 for a wrong option or file.";

/// Take notifications in, keep them, say what is wrong with them, and pass them on
///
/// What the application answers is the answer. Where it gives none, the answer is a failure, so that WeChat Pay sends again: nothing
/// is lost here. Without keys nothing is verified, and everything is passed on; with --resign what is not genuine is not.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ListenArgs {
    /// The application, such as http://127.0.0.1:3000/notify: on this machine alone
    ///
    /// Everything goes to this URL, whatever path it came to.
    #[arg(long, value_name = "URL")]
    forward: String,

    /// Also to another machine, whose owner wants it
    #[arg(long)]
    anywhere: bool,

    /// Where to listen; port 0 takes a free one, which is printed
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8377")]
    address: SocketAddr,

    /// Keep each request in this directory, readable only by you: NAME.http for `wxnotify open --request` and `wxnotify replay`, and a line
    /// in listen.jsonl
    ///
    /// Headers that hold a login (Authorization, Cookie) are left out.
    #[arg(long, value_name = "DIR")]
    keep: Option<PathBuf>,

    /// With --keep: the decrypted resource as well, as NAME.plaintext.json
    #[arg(long, requires = "keep")]
    keep_plaintext: bool,

    /// With --keep: how many of those to keep that are not known to be genuine, since anybody can send them
    #[arg(long, value_name = "N", default_value_t = 1000, requires = "keep")]
    keep_most: usize,

    #[command(flatten)]
    keys: OpeningKeyOptions,

    /// Open what is genuine, and pass it on encrypted and signed by the test platform; needs keys to open it
    #[arg(long)]
    resign: bool,

    /// With --resign: the test platform's directory; made on first use
    #[arg(long, value_name = "DIR", default_value = platform_dir::DEFAULT)]
    platform: PathBuf,

    /// The longest body that is read
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 20)]
    max_body_bytes: usize,

    /// Print a line of JSON for each request
    #[arg(long)]
    json: bool,
}

/// So many are worked on at once.
const MOST_AT_ONCE: usize = 64;

pub(crate) fn run(args: &ListenArgs) -> Result<(), Failure> {
    let to = post::target(&args.forward, args.anywhere, "--anywhere")?;
    let parser = args.keys.parser()?;
    if args.resign && parser.is_none() {
        return Err(Failure::usage(
            "--resign needs keys to open what comes: give --public-key or --certificate, and --api-v3-key-file",
        ));
    }
    if args.keep_plaintext && parser.is_none() {
        return Err(Failure::usage("--keep-plaintext needs keys to open what comes"));
    }
    let platform = if args.resign { Some(platform_dir::ready(&args.platform)?) } else { None };
    let keeper = args.keep.as_deref().map(|dir| Keeper::open(dir, args.keep_plaintext, args.keep_most)).transpose()?;

    post::runtime()?.block_on(async {
        let listening = tokio::net::TcpListener::bind(args.address).await;
        let listening =
            listening.map_err(|error| Failure::other(format!("cannot listen on {}: {error}", args.address)))?;
        let address = listening.local_addr().map_err(|error| Failure::other(error.to_string()))?;
        if !args.json {
            let verified = if parser.is_some() { "" } else { ", unverified" };
            files::print(format!("http://{address} is passed on to {to}{verified}\n"))?;
        }
        let listener = Listener {
            client: post::Client::with_patience(server::PATIENCE),
            to,
            parser,
            platform,
            keeper,
            most_bytes: args.max_body_bytes,
            slots: Semaphore::new(MOST_AT_ONCE),
            diagnoses: Semaphore::new(1),
            print: if args.json { Entry::as_json_line } else { Entry::in_words },
        };
        let served = server::serve(Arc::new(listener), listening).await;
        served.map_err(|error| Failure::other(format!("cannot go on listening: {error}")))
    })
}
