//! `wxnotify open`: checks and decrypts one saved notification.

use clap::Args;
use serde_json::{Map, Value, json};
use wxnotify::{Notification, NotificationParser};

use crate::failure::{EXIT_STATUSES, Failure};
use crate::key_options::{ApiV2KeyOptions, ApiV3KeyOptions, PlatformKeyOptions};
use crate::saved::{HeadersAndBody, Saved, is_xml};
use crate::{clock, files, json_text};

const EXAMPLES: &str = "\
Examples:
  # headers and body saved in two files, public-key mode
  wxnotify open --public-key PUB_KEY_ID_0114232134912410000000000000=wechatpay_public_key.pem \\
    --api-v3-key-file api_v3_key.txt --headers headers.txt --body body.json --pretty

  # a raw dump of the request, saved last week, compared with the order
  wxnotify open --certificate wechatpay_cert.pem --api-v3-key-file api_v3_key.txt \\
    --request dump.http --now 1732183530 \\
    --expect-out-trade-no A2026112101 --expect-amount-total 8800

  # APIv2's XML, which has no headers that matter
  wxnotify open --api-v2-key-file api_v2_key.txt --body refund.xml

  # only what was decrypted
  wxnotify open ... --plaintext | jq .out_trade_no";

/// Check and decrypt a saved notification
///
/// Prints the notification as one JSON object on the standard output. Where it is refused, says on
/// the standard error with which code and at which field, and then what usually went wrong: a body
/// changed on its way, swapped headers, another key.
#[derive(Args, Debug)]
#[command(after_help = format!("{EXAMPLES}\n\n{EXIT_STATUSES}"))]
pub(crate) struct OpenArgs {
    #[command(flatten)]
    saved: HeadersAndBody,

    #[command(flatten)]
    platform_keys: PlatformKeyOptions,

    #[command(flatten)]
    api_v3_keys: ApiV3KeyOptions,

    #[command(flatten)]
    api_v2_keys: ApiV2KeyOptions,

    /// The time to check against, in seconds since the epoch, for a saved sample; unless given, now
    #[arg(long, value_name = "SECONDS", allow_negative_numbers = true)]
    now: Option<i64>,

    /// How far Wechatpay-Timestamp may be from now, in seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    clock_tolerance: u64,

    /// Refuse a platform certificate that is not within its dates
    #[arg(long)]
    reject_expired_certificates: bool,

    /// Print the decrypted resource only
    #[arg(long)]
    plaintext: bool,

    /// Print the JSON with a line for each member
    #[arg(long)]
    pretty: bool,

    #[command(flatten)]
    expected: Expected,
}

/// What the notification should say.
#[derive(Args, Debug)]
#[command(next_help_heading = "Expectations (exit status 5 where they do not hold)")]
struct Expected {
    /// That it is the payment of an order: needs --expect-mchid, --expect-out-trade-no and --expect-amount-total
    #[arg(long = "expect-paid", requires_all = ["mchid", "out_trade_no", "amount_total"])]
    paid: bool,

    /// The event type, such as TRANSACTION.SUCCESS
    #[arg(long = "expect-event-type", value_name = "EVENT", conflicts_with = "paid")]
    event_type: Option<String>,

    /// The kind, such as transaction.partner
    #[arg(long = "expect-kind", value_name = "KIND", conflicts_with = "paid")]
    kind: Option<String>,

    /// The merchant's number
    #[arg(long = "expect-mchid", value_name = "MCHID")]
    mchid: Option<String>,

    /// The service provider's number
    #[arg(long = "expect-sp-mchid", value_name = "MCHID", conflicts_with = "paid")]
    sp_mchid: Option<String>,

    /// The sub-merchant's number
    #[arg(long = "expect-sub-mchid", value_name = "MCHID")]
    sub_mchid: Option<String>,

    /// The app's id
    #[arg(long = "expect-appid", value_name = "APPID", conflicts_with = "paid")]
    appid: Option<String>,

    /// The sub-merchant's app's id
    #[arg(long = "expect-sub-appid", value_name = "APPID", conflicts_with = "paid")]
    sub_appid: Option<String>,

    /// The merchant's order number
    #[arg(long = "expect-out-trade-no", value_name = "NUMBER")]
    out_trade_no: Option<String>,

    /// The merchant's refund number
    #[arg(long = "expect-out-refund-no", value_name = "NUMBER", conflicts_with = "paid")]
    out_refund_no: Option<String>,

    /// The amount in the currency's minor unit: 8800 for 88.00 CNY
    #[arg(long = "expect-amount-total", value_name = "AMOUNT")]
    amount_total: Option<i64>,

    /// The currency, such as CNY
    #[arg(long = "expect-currency", value_name = "CURRENCY")]
    currency: Option<String>,
}

pub(crate) fn run(args: &OpenArgs) -> Result<(), Failure> {
    let api_v2_keys = args.api_v2_keys.read()?;
    let saved = args.saved.read()?;
    let notification = if is_xml(&saved.body) && !api_v2_keys.is_empty() {
        wxnotify::parse_v2(&saved.body, &api_v2_keys).map_err(|error| Failure::from(&error))?
    } else {
        parse(args, &saved)?
    };
    args.expected.compare(&notification).map_err(|error| Failure::from(&error))?;

    let json = if args.plaintext { notification.plaintext().to_owned() } else { notification.to_json() };
    let json = if args.pretty { json_text::pretty(&json) } else { json };
    files::print(format!("{json}\n"))
}

fn parse(args: &OpenArgs, saved: &Saved) -> Result<Notification, Failure> {
    let mut builder = NotificationParser::builder()
        .platform_keys(args.platform_keys.read()?)
        .clock_tolerance(args.clock_tolerance)
        .reject_expired_certificates(args.reject_expired_certificates);
    for key in args.api_v3_keys.read()? {
        builder = builder.api_v3_key(key);
    }
    let parser = builder.build().map_err(|error| Failure::from(&error))?;
    let now = args.now.unwrap_or_else(clock::now);
    parser.parse_at(saved.headers.pairs(), &saved.body, now).map_err(|error| {
        let diagnosis = parser.diagnose_at(saved.headers.pairs(), &saved.body, now);
        Failure::from(&error).with_findings(diagnosis.findings())
    })
}

impl Expected {
    /// Compares what was given; nothing, where nothing was.
    fn compare(&self, notification: &Notification) -> wxnotify::Result<()> {
        let given = [
            ("event_type", &self.event_type),
            ("kind", &self.kind),
            ("mchid", &self.mchid),
            ("sp_mchid", &self.sp_mchid),
            ("sub_mchid", &self.sub_mchid),
            ("appid", &self.appid),
            ("sub_appid", &self.sub_appid),
            ("out_trade_no", &self.out_trade_no),
            ("out_refund_no", &self.out_refund_no),
            ("currency", &self.currency),
        ];
        let texts = given.into_iter().filter_map(|(name, text)| Some((name.to_owned(), json!(text.as_ref()?))));
        let amount = self.amount_total.map(|amount| ("amount_total".to_owned(), json!(amount)));
        let fields: Map<String, Value> = texts.chain(amount).collect();
        if fields.is_empty() {
            return Ok(());
        }
        let form = if self.paid { "paid" } else { "fields" };
        let (event_type, kind) = (notification.event_type(), notification.kind());
        wxnotify::compare(event_type, kind, notification.resource(), &json!({ form: fields }))
    }
}
