//! `wxnotify forge`: notifications of a pretend platform, genuine or wrong on purpose.

use std::path::PathBuf;

use axum::http::Uri;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args, ValueEnum};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use wxnotify::testing::{Delivery, Fault, Platform};
use wxnotify_schema::{Fill, Schema};

use crate::failure::Failure;
use crate::{files, plaintext, platform_dir, post, shell};

const EXAMPLES: &str = "\
Examples:
  # once: a test platform, and how to trust it
  wxnotify forge --init test-platform

  # a paid order, delivered to your endpoint
  wxnotify forge --platform test-platform --event TRANSACTION.SUCCESS \\
    --send http://127.0.0.1:8080/notify

  # your order, to be found by your handler
  wxnotify forge --platform test-platform --event TRANSACTION.SUCCESS \\
    --set out_trade_no=A1 --set amount.total=100 --send http://127.0.0.1:8080/notify

  # your own plaintext, altered after signing: your endpoint must refuse it
  wxnotify forge --platform test-platform --event REFUND.SUCCESS --resource refund.json \\
    --fault tampered --send http://127.0.0.1:8080/notify

  # a raw HTTP request, and back
  wxnotify forge --platform test-platform --event COUPON.USE --format http > coupon.http
  wxnotify open --certificate test-platform/certificate.pem \\
    --api-v3-key-file test-platform/api_v3_key --request coupon.http

Exit status with --send: 0 where the endpoint did right (it took a genuine notification with 200 or
204, it refused a wrong one), and 1 where it did not or gave no answer.
Else 0, and 2 for a wrong option or file.";

/// Make test notifications, genuine or wrong on purpose (FOR TESTS ONLY)
///
/// A pretend platform signs and encrypts as WeChat Pay does, with keys of its own. Only an endpoint
/// that was told to trust these keys takes its notifications: never tell one that handles money.
#[derive(Args, Debug)]
#[command(
    after_help = EXAMPLES,
    group = ArgGroup::new("what").args(["init", "event"]).required(true),
)]
pub(crate) struct ForgeArgs {
    /// Make a test platform in this directory: private key and APIv3 key (readable only by you), and its certificate or public key
    #[arg(long, value_name = "DIR", conflicts_with_all = ["platform", "format", "send", "fault", "resource", "settings"])]
    init: Option<PathBuf>,

    /// With --init: the algorithm of the platform's key
    #[arg(long, value_name = "NAME", requires = "init", value_parser = ["RSA", "SM2"], default_value = "RSA")]
    algorithm: String,

    /// With --init: public-key mode under this id (PUB_KEY_ID_...), instead of a certificate
    #[arg(long, value_name = "ID", requires = "init")]
    public_key_id: Option<String>,

    /// The directory that --init made; unless given, keys are made on the spot and kept nowhere
    #[arg(long, value_name = "DIR")]
    platform: Option<PathBuf>,

    /// The event type, such as TRANSACTION.SUCCESS; `wxnotify events` lists them
    #[arg(long, value_name = "EVENT_TYPE")]
    event: Option<String>,

    /// Which of the kinds that the event type carries, such as transaction.partner; unless given, the plainest
    #[arg(long, value_name = "KIND", requires = "event", conflicts_with = "resource")]
    kind: Option<String>,

    /// Leave out the fields that are not always there
    #[arg(long, requires = "event", conflicts_with = "resource")]
    required_only: bool,

    /// The plaintext: a file with a JSON object; unless given, one is made up
    #[arg(long, value_name = "FILE", requires = "event")]
    resource: Option<PathBuf>,

    /// Set a field of the plaintext, by its path: --set out_trade_no=A1 --set amount.total=100; may be repeated
    ///
    /// The value takes the type of what stands there. An item of a list is counted from 0: sub_orders.0.mchid.
    #[arg(long = "set", value_name = "FIELD=VALUE", requires = "event")]
    settings: Vec<String>,

    /// Print the plaintext only, and forge nothing
    #[arg(long, requires = "event", conflicts_with_all = ["send", "format"])]
    print_plaintext: bool,

    /// The notification's id; unless given, made at random
    #[arg(long, value_name = "ID", requires = "event")]
    id: Option<String>,

    /// When it is signed, in seconds since the epoch; unless given, now
    #[arg(long, value_name = "SECONDS", requires = "event")]
    now: Option<i64>,

    /// Make it wrong in this way
    #[arg(long, value_name = "NAME", requires = "event", value_parser = fault_parser())]
    fault: Option<Fault>,

    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Json, requires = "event", conflicts_with = "send")]
    format: Format,

    /// Where --format curl sends it and --format http says that it was sent
    #[arg(
        long,
        value_name = "URL",
        default_value = "http://127.0.0.1:8080/notify",
        requires = "event",
        conflicts_with = "send"
    )]
    url: String,

    /// Send it there, and print the answer: to this machine alone
    #[arg(long, value_name = "URL", requires = "event")]
    send: Option<String>,

    /// With --send: also to another machine, whose owner wants it
    #[arg(long, requires = "send")]
    send_anywhere: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Headers, body as text, and body as base64
    Json,
    /// A shell command that sends it
    Curl,
    /// The raw HTTP request, as `wxnotify open --request` takes it
    Http,
}

pub(crate) fn run(args: &ForgeArgs) -> Result<(), Failure> {
    if let Some(dir) = &args.init {
        return init(args, dir);
    }
    if args.print_plaintext {
        return files::print(plaintext_of(args, &Schema::load())? + "\n");
    }
    let target = args.send.as_deref().map(|url| target(url, args.send_anywhere)).transpose()?;
    let platform = match &args.platform {
        Some(dir) => platform_dir::load(dir)?,
        None => Platform::new(),
    };
    let delivery = forge(args, &platform)?;
    eprintln!("FOR TESTS ONLY: this notification is forged. WeChat Pay did not send it.");
    if args.platform.is_none() {
        eprintln!(
            "Its keys were made on the spot and are gone: every endpoint must refuse it. Make lasting ones with --init DIR."
        );
    }
    match &target {
        Some(url) => {
            let event = args.event.as_deref().unwrap_or_default();
            let asks_for_data = Schema::load().event(event).is_some_and(|event| event.answer.is_some());
            send(url, &delivery, args.fault, args.platform.is_some(), asks_for_data)
        }
        None => files::print(match args.format {
            Format::Json => as_json(&delivery).into_bytes(),
            Format::Curl => as_curl(&delivery, &args.url)?.into_bytes(),
            Format::Http => as_http(&delivery, &args.url)?,
        }),
    }
}

fn init(args: &ForgeArgs, dir: &std::path::Path) -> Result<(), Failure> {
    let mut builder = Platform::builder().algorithm(&args.algorithm);
    if let Some(id) = &args.public_key_id {
        builder = builder.public_key_id(id);
    }
    let platform = builder.build().map_err(|error| Failure::from(&error))?;
    platform_dir::save(&platform, dir)?;
    files::print(format!(
        "{made}To open:     wxnotify open {options} ...\n\
         To use it:   wxnotify forge --platform {dir} --event TRANSACTION.SUCCESS\n",
        made = platform_dir::how_to_trust(&platform, dir),
        dir = dir.display(),
        options = platform_dir::options_to_open(&platform, dir),
    ))
}

fn forge(args: &ForgeArgs, platform: &Platform) -> Result<Delivery, Failure> {
    let event_type = args.event.as_deref().unwrap_or_default();
    let schema = Schema::load();
    let resource = plaintext_of(args, &schema)?;
    let mut builder = platform.notification(event_type, &resource);
    if let Some(summary) = schema.event(event_type).and_then(|event| event.summary.as_ref()) {
        builder = builder.summary(summary);
    }
    if let Some(id) = &args.id {
        builder = builder.id(id);
    }
    if let Some(now) = args.now {
        builder = builder.now(now);
    }
    if let Some(fault) = args.fault {
        builder = builder.fault(fault);
    }
    builder.build().map_err(|error| Failure::from(&error))
}

fn plaintext_of(args: &ForgeArgs, schema: &Schema) -> Result<String, Failure> {
    let fill = if args.required_only { Fill::Required } else { Fill::All };
    let plaintext = match &args.resource {
        Some(file) => plaintext::of_file(file)?,
        None => plaintext::sample(schema, args.event.as_deref().unwrap_or_default(), args.kind.as_deref(), fill)?,
    };
    plaintext::set(&plaintext, &args.settings)
}

fn as_json(delivery: &Delivery) -> String {
    #[derive(Serialize)]
    struct View<'a> {
        #[serde(serialize_with = "in_order")]
        headers: &'a [(String, String)],
        /// Null where it is not UTF-8.
        body: Option<&'a str>,
        body_base64: String,
    }
    fn in_order<S: Serializer>(headers: &&[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(headers.len()))?;
        for (name, value) in *headers {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
    let view = View {
        headers: delivery.headers(),
        body: std::str::from_utf8(delivery.body()).ok(),
        body_base64: STANDARD.encode(delivery.body()),
    };
    let json = serde_json::to_string_pretty(&view).expect("texts serialize");
    format!("{json}\n")
}

/// The body goes through a pipe, because a long one does not fit on a command line.
fn as_curl(delivery: &Delivery, url: &str) -> Result<String, Failure> {
    let body = std::str::from_utf8(delivery.body()).map_err(|_| {
        Failure::usage("the altered body is not text, which no shell command can hold; use --format http or --send")
    })?;
    let mut command = format!("printf %s {} |\n  curl -sS -i", shell::quote(body));
    for (name, value) in delivery.header_pairs() {
        command.push_str(&format!(" \\\n    -H {}", shell::quote(&format!("{name}: {value}"))));
    }
    command.push_str(&format!(" \\\n    --data-binary @- {}\n", shell::quote(url)));
    Ok(command)
}

fn as_http(delivery: &Delivery, url: &str) -> Result<Vec<u8>, Failure> {
    let uri = post::parse_url(url)?;
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let host = uri.authority().map_or("", |authority| authority.as_str());
    let mut request = format!("POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {}\r\n", delivery.body().len());
    for (name, value) in delivery.header_pairs() {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    Ok([request.as_bytes(), delivery.body()].concat())
}

/// Where --send goes.
fn target(url: &str, anywhere: bool) -> Result<Uri, Failure> {
    post::target(url, anywhere, "--send-anywhere")
}

fn send(
    url: &Uri,
    delivery: &Delivery,
    fault: Option<Fault>,
    is_trusted: bool,
    asks_for_data: bool,
) -> Result<(), Failure> {
    let answer = post::runtime()?
        .block_on(post::Client::new().post(url, delivery.headers(), delivery.body()))
        .map_err(|error| Failure::other(format!("no answer from {url}: {error}; is the endpoint running there?")))?;
    let milliseconds = answer.took.as_secs_f64() * 1000.0;
    files::print(format!("HTTP {} in {milliseconds:.1} ms\n{}\n", answer.status, answer.body))?;
    if answer.took > post::PATIENCE {
        eprintln!("TOO SLOW: WeChat Pay waits for 5 seconds, and sends again");
    }
    match (fault, answer.is_received()) {
        (Some(fault), true) => Err(Failure::other(format!(
            "WRONG: the endpoint acknowledged a notification that it must refuse ({}, {})",
            fault.as_str(),
            fault.error_code()
        ))),
        (None, true) if !is_trusted => Err(Failure::other(
            "WRONG: the endpoint acknowledged a notification signed with a key that it cannot know; does it verify signatures at all?",
        )),
        (None, false) if is_trusted => Err(Failure::other(
            "WRONG: the endpoint refused a genuine notification; does it trust this test platform, certificate and APIv3 key?",
        )
        .with_hint(post::hint(answer.status).map(str::to_owned))),
        (None, true) if answer.says_fail() => Err(Failure::other(
            "WRONG: the endpoint answered 200 with a failure in the body; WeChat Pay takes the 200 and never sends the notification again: answer a failure with a status of 4xx or 5xx",
        )),
        (None, true) if !asks_for_data && !answer.is_ack() => {
            eprintln!(
                "NOTE: the body is no acknowledgement ({{\"code\":\"SUCCESS\"}}, or nothing); WeChat Pay takes the {} all the same, but was it your handler that answered, or a page?",
                answer.status
            );
            Ok(())
        }
        _ => Ok(()),
    }
}

fn fault_parser() -> impl TypedValueParser<Value = Fault> {
    let values = Fault::ALL.iter().map(|fault| {
        let code = fault.error_code();
        PossibleValue::new(fault.as_str()).help(format!("to be refused with {} ({code})", code.ack_status()))
    });
    PossibleValuesParser::new(values).map(|given| {
        let fault = Fault::ALL.iter().find(|fault| fault.as_str() == given);
        *fault.expect("only names of faults are possible")
    })
}
