//! A genuine notification made anew with the test platform's keys: for an endpoint that has no others.

use wxnotify::testing::{Delivery, Platform};
use wxnotify::{Notification, Result};

/// The same notification (id, time, event, plaintext), encrypted and signed by the test platform, now.
pub(crate) fn resign(platform: &Platform, notification: &Notification) -> Result<Delivery> {
    let mut builder = platform
        .notification(notification.event_type(), notification.plaintext())
        .id(notification.id())
        .resource_type(notification.resource_type())
        .associated_data(notification.associated_data());
    if let Some(time) = notification.create_time() {
        builder = builder.create_time(time);
    }
    if let Some(summary) = notification.summary() {
        builder = builder.summary(summary);
    }
    if let Some(original_type) = notification.original_type() {
        builder = builder.original_type(original_type);
    }
    builder.build()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_the_same_under_other_keys() {
        let (of, to) = (Platform::sm2(), Platform::sm2());
        let sent = of.notification("X.Y", r#"{"a":1.10}"#).associated_data("d").summary("s").build().unwrap();
        let first = of.parser().parse(sent.header_pairs(), sent.body()).unwrap();
        let again = resign(&to, &first).unwrap();
        let second = to.parser().parse(again.header_pairs(), again.body()).unwrap();
        let told = |one: &Notification| {
            let texts = [one.id(), one.event_type(), one.plaintext(), one.associated_data()].map(str::to_owned);
            (texts, one.summary().map(str::to_owned), one.create_time().map(str::to_owned))
        };
        assert_eq!(told(&first), told(&second));
        of.parser().parse(again.header_pairs(), again.body()).unwrap_err();
    }
}
