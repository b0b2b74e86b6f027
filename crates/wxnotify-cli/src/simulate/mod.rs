//! `wxnotify simulate`: the platform, as an endpoint meets it over a day.

mod plan;
mod schedule;
mod server;
mod summary;
mod world;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use clap::{Args, ValueEnum};
use wxnotify::testing::{Platform, is_signed_by};

use self::plan::{Plan, Shape};
use self::schedule::{Clock, Schedule, shown};
use self::summary::Summary;
use self::world::World;
use crate::failure::Failure;
use crate::orders;
use crate::platform_dir::{self, Ready};
use crate::{files, post};

// clap makes a new line of `{n}`: an escape that shows nothing keeps the two apart. On what is no terminal it leaves escapes out.
const EXAMPLES: &str = "\
Examples:
  # ten payments; the first time it makes keys, and prints what your endpoint needs to trust them
  wxnotify simulate --to http://127.0.0.1:8080/notify

  # a day in half a minute: what is refused comes again 15 times in 24 h
  wxnotify simulate --to http://127.0.0.1:8080/notify --count 50 --rate 0.001 --speed 3000

  # orders that your handler finds, many copies at once, and the same run again later
  wxnotify simulate --to http://127.0.0.1:8080/notify --set out_trade_no=A{\u{1b}[0mn} --duplicates 80 --seed 7

  # the platform changes its certificate, and then to a public key; refreshers ask /v3/certificates here
  wxnotify simulate --to http://127.0.0.1:8080/notify --count 300 --rate 10 --speed 1 \\
    --keys certificate,certificate,public-key --serve 127.0.0.1:8378

Exit status: 0 where everything was delivered in the end, no answer was late and no probe was taken, else 1;
2 for a wrong option or file, and where keys were just made.";

/// Of the option `--set`, here and in `check`.
pub(crate) const SET: &str = "Set a field of every plaintext that has it: --set out_trade_no=A{\u{1b}[0mn} --set amount.total=100, where \
    {\u{1b}[0mn} counts the notifications";

/// Play the platform: payments over a day, with repeats, parallel copies, probes and changing keys
///
/// It delivers as WeChat Pay does: waits 5 s for each answer, takes 200 and 204 for received, and sends the rest again on the
/// official schedule, each time under a fresh signature. The clock of that schedule runs faster by --speed; the 5 s are real.
/// FOR TESTS ONLY: never tell an endpoint that handles money to trust the test platform.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SimulateArgs {
    /// The endpoint, such as http://127.0.0.1:8080/notify: on this machine alone
    #[arg(long, value_name = "URL")]
    to: String,

    /// Also on another machine, whose owner wants it
    #[arg(long)]
    anywhere: bool,

    /// The test platform's directory; made on first use
    #[arg(long, value_name = "DIR", default_value = platform_dir::DEFAULT)]
    platform: PathBuf,

    /// An event type, or one of its kinds: TRANSACTION.SUCCESS/transaction.partner; several take turns
    #[arg(long = "event", value_name = "EVENT_TYPE[/KIND]", default_value = "TRANSACTION.SUCCESS")]
    events: Vec<String>,

    /// The plaintext: a file with a JSON object, recorded by `wxnotify open` say; unless given, one is made up
    #[arg(long, value_name = "FILE")]
    resource: Option<PathBuf>,

    #[arg(long = "set", value_name = "FIELD=VALUE", help = SET)]
    settings: Vec<String>,

    /// How many notifications
    #[arg(long, value_name = "N", default_value_t = 10)]
    count: usize,

    /// How many in a second of the simulation
    #[arg(long, value_name = "PER SECOND", default_value_t = 1.0, value_parser = more_than_zero)]
    rate: f64,

    /// How many times faster than the world's the simulation's clock runs
    #[arg(long, value_name = "TIMES", default_value_t = 60.0, value_parser = more_than_zero)]
    speed: f64,

    /// When it comes again: the schedule of which product
    #[arg(long, value_enum, default_value_t = Schedule::Transaction)]
    schedule: Schedule,

    /// How many in a hundred come as 2 to 5 copies at once
    #[arg(long, value_name = "PERCENT", default_value_t = 20, value_parser = clap::value_parser!(u8).range(0..=100))]
    duplicates: u8,

    /// How many in a hundred have the platform's probe before them, which an endpoint must refuse
    #[arg(long, value_name = "PERCENT", default_value_t = 10, value_parser = clap::value_parser!(u8).range(0..=100))]
    probes: u8,

    /// How many in a hundred come up to a minute late, so that others overtake them
    #[arg(long, value_name = "PERCENT", default_value_t = 20, value_parser = clap::value_parser!(u8).range(0..=100))]
    late: u8,

    /// The keys that sign one after the other, each for an equal share; unless given, the platform's own
    #[arg(long, value_enum, value_name = "KIND", value_delimiter = ',')]
    keys: Vec<Key>,

    /// The same seed plans the same run, with the same notification ids; unless given, made at random and printed
    #[arg(long, value_name = "N")]
    seed: Option<u64>,

    /// Print the plan, and send nothing
    #[arg(long)]
    plan: bool,

    /// Serve the platform's API here: GET /v3/certificates, queries of orders and refunds, POST /v3/security/echo
    #[arg(long, value_name = "ADDRESS")]
    serve: Option<std::net::SocketAddr>,

    /// With --serve: the merchant's API certificate (apiclient_cert.pem), of whose key each request must have a signature; unless given,
    /// a signature must be there, and is not verified
    #[arg(long, value_name = "FILE", requires = "serve")]
    merchant_certificate: Option<PathBuf>,

    /// With --serve: go on serving when everything is delivered
    #[arg(long, requires = "serve")]
    stay: bool,

    /// Print the summary as JSON, and nothing else
    #[arg(long)]
    json: bool,
}

/// What the platform signs with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Key {
    /// A platform certificate (平台证书), which GET /v3/certificates lists
    Certificate,
    /// A WeChat Pay public key (微信支付公钥)
    PublicKey,
}

fn more_than_zero(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() && number > 0.0 => Ok(number),
        _ => Err("it is no number above zero".into()),
    }
}

pub(crate) fn run(args: &SimulateArgs) -> Result<(), Failure> {
    let url = post::target(&args.to, args.anywhere, "--anywhere")?;
    let samples = orders::samples(&args.events, args.resource.as_deref(), &args.settings)?;
    let seed = args.seed.unwrap_or_else(|| fastrand::u64(..1 << 32));
    let plan = Plan::new(&Shape {
        seed,
        count: args.count,
        rate: args.rate,
        duplicates: args.duplicates,
        probes: args.probes,
        late: args.late,
        samples: samples.len(),
        keys: args.keys.len().max(1),
    });
    if args.plan {
        let names: Vec<String> = samples.iter().map(orders::Sample::name).collect();
        return files::print(plan.written(&names));
    }
    let platforms = platforms(args)?;
    let merchant_certificate = args.merchant_certificate.as_deref().map(files::read_pem).transpose()?;
    if let Some(pem) = &merchant_certificate {
        // What cannot verify anything is said before anything is sent.
        is_signed_by(pem, b"", "").map_err(|error| Failure::about("--merchant-certificate", &error))?;
    }
    if !args.json {
        let length = shown(plan.notifications.last().map_or(0.0, |last| last.at));
        files::print(format!(
            "{} notifications within {length}, at {} times the world's speed; --seed {seed} plans the same again\n",
            args.count, args.speed
        ))?;
    }

    post::runtime()?.block_on(async {
        let listener = match args.serve {
            Some(address) => Some(
                tokio::net::TcpListener::bind(address)
                    .await
                    .map_err(|error| Failure::other(format!("cannot listen on {address}: {error}")))?,
            ),
            None => None,
        };
        let world = Arc::new(World {
            client: post::Client::with_patience(post::PATIENCE),
            url,
            platforms,
            keys_from: plan.keys_from.clone(),
            samples,
            pauses: args.schedule.pauses(),
            clock: Clock::start(args.speed),
            seed,
            progress: if args.json { |_| {} } else { |line| _ = files::print(format!("{line}\n")) },
            orders: Mutex::new(HashMap::new()),
            merchant_certificate,
            summary: Mutex::new(Summary::default()),
        });
        let served = listener.map(|listener| tokio::spawn(server::serve(world.clone(), listener)));
        world.carry_out(&plan).await?;
        let problem = {
            let mut summary = world.summary.lock().expect("nobody panics while holding it");
            let text = summary.written();
            files::print(match args.json {
                true => serde_json::to_string_pretty(&*summary).expect("texts and numbers serialize") + "\n",
                false => format!("\n{text}"),
            })?;
            summary.problem()
        };
        if let (true, Some(served)) = (args.stay, served) {
            let _ = served.await;
        }
        problem.map_or(Ok(()), |problem| Err(Failure::other(problem)))
    })
}

/// The keys in the order in which they sign. All of them encrypt with the platform's one APIv3 key.
fn platforms(args: &SimulateArgs) -> Result<Vec<Platform>, Failure> {
    const NEW: &str = "no endpoint can know them; start yours with these, and run this again";
    let own = match (platform_dir::load_or_make(&args.platform)?, args.keys.as_slice()) {
        (Ready::Known(own), []) => return Ok(vec![own]),
        (Ready::JustMade(lines), []) => {
            files::print(lines)?;
            return Err(Failure::usage(format!("the keys are new, and {NEW}")));
        }
        (_, _) => platform_dir::load(&args.platform)?,
    };
    let (mut platforms, mut any_is_new) = (Vec::new(), false);
    let mut lines = String::from("The keys of the test platform, in the order in which they sign:\n");
    for (at, key) in args.keys.iter().enumerate() {
        let (name, id) = match key {
            Key::Certificate => ("certificate", None),
            Key::PublicKey => ("public-key", Some(platform_dir::public_key_id(at + 1))),
        };
        let dir = args.platform.join(format!("key-{}-{name}", at + 1));
        let (platform, is_new) = another_key(&dir, &own, id.as_deref())?;
        any_is_new |= is_new;
        lines += &format!("  {}\n", platform_dir::file_to_trust(&platform, &dir));
        platforms.push(platform);
    }
    if any_is_new {
        let directory = args.platform.display();
        files::print(format!(
            "{lines}All encrypt with the APIv3 key in {directory}/api_v3_key. FOR TESTS ONLY: never let an endpoint that handles money trust them.\n"
        ))?;
        return Err(Failure::usage(format!("keys are new, and {NEW}")));
    }
    Ok(platforms)
}

/// Another key of the same platform, and whether it was just made.
fn another_key(dir: &Path, own: &Platform, public_key_id: Option<&str>) -> Result<(Platform, bool), Failure> {
    if dir.exists() {
        return Ok((platform_dir::load(dir)?, false));
    }
    let mut builder = Platform::builder().api_v3_key(own.api_v3_key());
    if let Some(id) = public_key_id {
        builder = builder.public_key_id(id);
    }
    let platform = builder.build().map_err(|error| Failure::from(&error))?;
    platform_dir::save(&platform, dir)?;
    Ok((platform, true))
}
