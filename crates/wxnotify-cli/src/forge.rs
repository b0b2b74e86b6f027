//! `wxnotify forge`: notifications of a pretend platform, genuine or wrong on purpose.

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgGroup, Args, ValueEnum};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use wxnotify::testing::{Delivery, Fault, Platform};
use wxnotify_schema::{Fill, Schema};

use crate::failure::Failure;
use crate::{files, platform_dir, post, shell};

const EXAMPLES: &str = "\
Examples:
  # once: a test platform, and how to trust it
  wxnotify forge --init test-platform

  # a paid order, delivered to your endpoint
  wxnotify forge --platform test-platform --event TRANSACTION.SUCCESS \\
    --send http://127.0.0.1:8080/notify

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
    #[arg(long, value_name = "DIR", conflicts_with_all = ["platform", "format", "send", "fault", "resource"])]
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

    /// Send it there (http only; for https use --format curl), and print the answer
    #[arg(long, value_name = "URL", requires = "event")]
    send: Option<String>,
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
    match &args.send {
        Some(url) => send(url, &delivery, args.fault, args.platform.is_some()),
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
        "Made a test platform in {dir}: serial {serial}. FOR TESTS ONLY: never let an endpoint that handles money trust it.\n\
         To trust it: wxnotify open {options} ...\n\
         To use it:   wxnotify forge --platform {dir} --event TRANSACTION.SUCCESS\n",
        dir = dir.display(),
        serial = platform.serial(),
        options = platform_dir::options_to_open(&platform, dir),
    ))
}

fn forge(args: &ForgeArgs, platform: &Platform) -> Result<Delivery, Failure> {
    let event_type = args.event.as_deref().unwrap_or_default();
    let schema = Schema::load();
    let resource = match &args.resource {
        Some(file) => resource_of(file)?,
        None => sample(&schema, event_type, args)?,
    };
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

/// A plaintext made up from the schema.
fn sample(schema: &Schema, event_type: &str, args: &ForgeArgs) -> Result<String, Failure> {
    let Some(event) = schema.event(event_type) else {
        return Err(Failure::usage(format!(
            "no plaintext can be made up for the event type {event_type}; give it with --resource FILE, or take an event type that `wxnotify events` lists"
        )));
    };
    // The last rule is the one without anything particular.
    let plainest = event.kinds.last().map(|rule| rule.kind.as_str()).unwrap_or_default();
    let kind = args.kind.as_deref().unwrap_or(plainest);
    let fill = if args.required_only { Fill::Required } else { Fill::All };
    let sample = schema.sample(event_type, kind, fill).ok_or_else(|| {
        let kinds: Vec<&str> = event.kinds.iter().map(|rule| rule.kind.as_str()).collect();
        Failure::usage(format!("{event_type} carries no {kind}; --kind is one of {}", kinds.join(", ")))
    })?;
    Ok(sample.to_string())
}

/// A file's JSON object, to the byte but for the line break at its end.
fn resource_of(file: &std::path::Path) -> Result<String, Failure> {
    let not_json = |problem: String| Failure::usage(format!("{} is not a JSON object: {problem}", file.display()));
    let text = String::from_utf8(files::read(file)?).map_err(|error| not_json(error.to_string()))?;
    serde_json::from_str::<serde_json::Map<_, _>>(&text).map_err(|error| not_json(error.to_string()))?;
    Ok(text.trim_end().to_owned())
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
    let uri = parse_url(url)?;
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let host = uri.authority().map_or("", |authority| authority.as_str());
    let mut request = format!("POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Length: {}\r\n", delivery.body().len());
    for (name, value) in delivery.header_pairs() {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    Ok([request.as_bytes(), delivery.body()].concat())
}

fn parse_url(url: &str) -> Result<ureq::http::Uri, Failure> {
    let uri: ureq::http::Uri = url.parse().map_err(|error| Failure::usage(format!("{url} is no URL: {error}")))?;
    if uri.scheme().is_none() || uri.host().is_none() {
        return Err(Failure::usage(format!("{url} is no whole URL, such as http://127.0.0.1:8080/notify")));
    }
    Ok(uri)
}

fn send(url: &str, delivery: &Delivery, fault: Option<Fault>, is_trusted: bool) -> Result<(), Failure> {
    match parse_url(url)?.scheme_str() {
        Some("http") => {}
        Some("https") => {
            return Err(Failure::usage(format!(
                "--send speaks plain http only; for {url} pipe --format curl --url {url} into sh"
            )));
        }
        _ => return Err(Failure::usage(format!("{url} is no http URL"))),
    }
    let answer = post::post(&post::client(), url, delivery)
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
        )),
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
