//! Genuine notifications, each about an order of its own.

use std::path::Path;

use serde_json::Value;
use wxnotify::testing::{Delivery, NotificationBuilder, Platform};
use wxnotify_schema::{Fill, Schema};

use crate::failure::Failure;
use crate::plaintext;

/// A kind of notification that the endpoint is asked to take.
pub(crate) struct Sample {
    pub(crate) event_type: String,
    pub(crate) kind: String,
    pub(crate) plaintext: String,
    summary: Option<String>,
    /// The answer is to carry data, so an acknowledgement's body is not looked for.
    pub(crate) asks_for_data: bool,
    /// Fields that each notification has a value of its own for.
    fresh: Vec<&'static str>,
    /// What the user set, where `{n}` counts.
    settings: Vec<String>,
}

/// The samples that options ask for: of `EVENT_TYPE` or `EVENT_TYPE/KIND` each, or of one event type with a file's plaintext.
pub(crate) fn samples(events: &[String], resource: Option<&Path>, settings: &[String]) -> Result<Vec<Sample>, Failure> {
    match (resource, events) {
        (Some(file), [event]) => Ok(vec![Sample::given(event, plaintext::of_file(file)?, settings)?]),
        (Some(_), _) => Err(Failure::usage("--resource is the plaintext of one --event")),
        (None, [event]) => Ok(vec![Sample::of_event(event, settings)?]),
        (None, events) => {
            // Each takes what it has a place for.
            let of_event = |event: &String| {
                let plain = Sample::of_event(event, &[])?;
                let fits = |setting: &&String| plain.has(setting.split('=').next().unwrap_or_default());
                let settings: Vec<String> = settings.iter().filter(fits).cloned().collect();
                Sample::of_event(event, &settings)
            };
            events.iter().map(of_event).collect()
        }
    }
}

/// What numbers an order, a payment, a refund and the like.
pub(crate) const NUMBERS: [&str; 12] = [
    "out_trade_no",
    "transaction_id",
    "out_refund_no",
    "refund_id",
    "combine_out_trade_no",
    "out_bill_no",
    "transfer_bill_no",
    "out_order_no",
    "order_id",
    "complaint_id",
    "out_contract_code",
    "contract_id",
];

impl Sample {
    /// Of `EVENT_TYPE` or `EVENT_TYPE/KIND`, made up from the schema.
    pub(crate) fn of_event(name: &str, settings: &[String]) -> Result<Self, Failure> {
        let (event_type, kind) = name.split_once('/').map_or((name, None), |(event, kind)| (event, Some(kind)));
        let plaintext = plaintext::sample(&Schema::load(), event_type, kind, Fill::All)?;
        Self::of_plaintext(event_type, plaintext, settings, true)
    }

    /// Of a plaintext that is sent as it is, but for what is set.
    pub(crate) fn given(event_type: &str, plaintext: String, settings: &[String]) -> Result<Self, Failure> {
        Self::of_plaintext(event_type, plaintext, settings, false)
    }

    fn of_plaintext(event_type: &str, plaintext: String, settings: &[String], fresh: bool) -> Result<Self, Failure> {
        // What cannot be set is said before anything is sent.
        let set = plaintext::set(&plaintext, &numbered(settings, 1))?;
        let platform = Platform::builder().algorithm("SM2").build().map_err(|error| Failure::from(&error))?;
        let delivery = platform.notification(event_type, &set).build().map_err(|error| Failure::from(&error))?;
        let notification = platform.parser().parse(delivery.header_pairs(), delivery.body());
        let notification = notification.map_err(|error| Failure::about("the plaintext", &error))?;
        let is_set = |name: &str| settings.iter().any(|setting| setting.split('=').next() == Some(name));
        let has = |name: &str| notification.resource().get(name).is_some_and(Value::is_string);
        let schema = Schema::load();
        let event = schema.event(event_type);
        Ok(Self {
            event_type: event_type.into(),
            kind: notification.kind().to_string(),
            summary: event.and_then(|event| event.summary.as_ref()).map(ToString::to_string),
            asks_for_data: event.is_some_and(|event| event.answer.is_some()),
            fresh: NUMBERS.into_iter().filter(|name| fresh && has(name) && !is_set(name)).collect(),
            settings: settings.to_vec(),
            plaintext,
        })
    }

    /// The plaintext of the notification with this number.
    pub(crate) fn plaintext(&self, number: usize) -> Result<String, Failure> {
        let mut settings: Vec<String> =
            self.fresh.iter().map(|name| format!("{name}=T{:x}N{number:07}", run_of_this_process())).collect();
        settings.extend(numbered(&self.settings, number));
        plaintext::set(&self.plaintext, &settings)
    }

    /// A notification about this plaintext, for the caller to complete.
    pub(crate) fn notification<'p>(&self, platform: &'p Platform, plaintext: &str) -> NotificationBuilder<'p> {
        let builder = platform.notification(&self.event_type, plaintext);
        match &self.summary {
            Some(summary) => builder.summary(summary),
            None => builder,
        }
    }

    /// Whether the plaintext has a field at this path.
    pub(crate) fn has(&self, path: &str) -> bool {
        let plaintext: Value = serde_json::from_str(&self.plaintext).unwrap_or_default();
        plaintext.pointer(&format!("/{}", path.replace('.', "/"))).is_some()
    }

    /// The event type, with the kind where that says more.
    pub(crate) fn name(&self) -> String {
        format!("{} ({})", self.event_type, self.kind)
    }
}

fn numbered(settings: &[String], number: usize) -> Vec<String> {
    settings.iter().map(|setting| setting.replace("{n}", &number.to_string())).collect()
}

/// So that a second run has orders of its own.
fn run_of_this_process() -> i64 {
    use std::sync::LazyLock;
    static RUN: LazyLock<i64> = LazyLock::new(crate::clock::now);
    *RUN
}

/// The same body under a fresh timestamp, nonce and signature, as the platform repeats: with the key that it has then.
pub(crate) fn signed_again(platform: &Platform, first: &Delivery) -> Result<Delivery, Failure> {
    let fresh = platform.notification("FRESH", "{}").build().map_err(|error| Failure::from(&error))?;
    Ok(resigned(platform, &fresh, first.body().to_vec()))
}

/// The platform's signature over another body, under the headers of a genuine notification.
pub(crate) fn resigned(platform: &Platform, delivery: &Delivery, body: Vec<u8>) -> Delivery {
    let header = |name: &str| {
        let header = delivery.header_pairs().find(|(held, _)| held.eq_ignore_ascii_case(name));
        header.expect("a genuine notification has it").1
    };
    let message = wxnotify::signing_message(header("Wechatpay-Timestamp"), header("Wechatpay-Nonce"), &body);
    let mut resigned = delivery.clone();
    resigned.set_header("Wechatpay-Signature", platform.sign(&message));
    resigned.set_body(body);
    resigned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_notification_is_about_an_order_of_its_own_unless_it_was_set() {
        let sample = Sample::of_event("TRANSACTION.SUCCESS", &["attach=no {n}".into()]).unwrap();
        let field = |number, name: &str| {
            serde_json::from_str::<Value>(&sample.plaintext(number).unwrap()).unwrap()[name].clone()
        };
        assert_ne!(field(1, "out_trade_no"), field(2, "out_trade_no"));
        assert_ne!(field(1, "transaction_id"), field(2, "transaction_id"));
        assert_eq!(field(2, "attach"), "no 2");

        let sample = Sample::of_event("TRANSACTION.SUCCESS", &["out_trade_no=A1".into()]).unwrap();
        assert!(sample.plaintext(7).unwrap().contains(r#""out_trade_no":"A1""#));
    }

    #[test]
    fn what_is_signed_again_is_genuine() {
        let platform = Platform::sm2();
        let sample = Sample::of_event("REFUND.SUCCESS", &[]).unwrap();
        let delivery = sample.notification(&platform, &sample.plaintext(1).unwrap()).build().unwrap();
        let body = [delivery.body(), b"\n"].concat();
        let again = resigned(&platform, &delivery, body);
        platform.parser().parse(again.header_pairs(), again.body()).unwrap();
    }
}
