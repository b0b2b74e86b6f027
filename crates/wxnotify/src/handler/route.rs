//! Which route takes a notification.

use std::collections::BTreeSet;

use crate::error::nearest;
use crate::inbox::Wanted;
use crate::kind::EVENT_TYPES;
use crate::{Error, ErrorCode, Kind, Result};

/// A route for what most merchants want, by a word.
struct Shortcut {
    name: &'static str,
    event_type: &'static str,
    /// What it takes. The first is the kind as whose type a callback gets all of them.
    kinds: &'static [&'static str],
    /// What it would be in APIv2, which has a type and a route of its own.
    v2: &'static str,
}

/// A refund that was closed or went wrong is not refunded. A deduction is paid: it has a payment's fields.
const SHORTCUTS: [Shortcut; 2] = [
    Shortcut {
        name: "paid",
        event_type: "TRANSACTION.SUCCESS",
        kinds: &["transaction.direct", "transaction.deduction"],
        v2: "v2.pay",
    },
    Shortcut { name: "refunded", event_type: "REFUND.SUCCESS", kinds: &["refund.direct"], v2: "v2.refund" },
];

/// The route that takes what no other does.
pub(super) const OTHERWISE: &str = "otherwise";

/// A handler's routes, by their names.
#[derive(Debug, Default)]
pub(super) struct Routes(BTreeSet<String>);

impl Routes {
    pub(super) fn register(&mut self, name: &str, is_custom: bool) -> Result<()> {
        check(name, is_custom)?;
        if self.0.insert(name.to_owned()) {
            return Ok(());
        }
        Err(option(format!("{name} has a callback already")))
    }

    /// The most special route that takes the notification. A shortcut's own kind is its own, the others it takes where they have
    /// no route of theirs.
    pub(super) fn find(&self, event_type: &str, kind: &str) -> Option<String> {
        let takes = |shortcut: &&Shortcut| shortcut.event_type == event_type && shortcut.kinds.contains(&kind);
        let shortcut = SHORTCUTS.iter().find(takes);
        let own = shortcut.filter(|shortcut| shortcut.kinds[0] == kind).map(|shortcut| shortcut.name);
        let mut names =
            own.into_iter().chain([kind]).chain(shortcut.map(|shortcut| shortcut.name)).chain([event_type, OTHERWISE]);
        names.find(|name| self.0.contains(*name)).map(str::to_owned)
    }

    /// What there are routes for. `None`: everything.
    pub(super) fn wanted(&self) -> Option<Vec<Wanted>> {
        if self.0.contains(OTHERWISE) {
            return None;
        }
        let mut wanted = Vec::new();
        for name in &self.0 {
            match SHORTCUTS.iter().find(|shortcut| shortcut.name == name) {
                Some(shortcut) => {
                    wanted.extend(shortcut.kinds.iter().map(|kind| Wanted::of(Some(shortcut.event_type), Some(kind))));
                }
                None if is_event_type(name) => wanted.push(Wanted::of(Some(name), None)),
                None => wanted.push(Wanted::of(None, Some(name))),
            }
        }
        Some(wanted)
    }

    /// Whether somebody who waits for such payments or refunds has no route for this one only because it comes by APIv2.
    pub(super) fn misses(&self, kind: &str) -> bool {
        SHORTCUTS.iter().any(|shortcut| shortcut.v2 == kind && self.0.contains(shortcut.name))
    }

    pub(super) fn has_otherwise(&self) -> bool {
        self.0.contains(OTHERWISE)
    }
}

/// The kind as whose type a route's callback gets a resource.
pub(super) fn typed_as(route: &str, kind: &str) -> String {
    let shortcut = SHORTCUTS.iter().find(|shortcut| shortcut.name == route);
    shortcut.map_or(kind, |shortcut| shortcut.kinds[0]).to_owned()
}

impl Wanted {
    fn of(event_type: Option<&str>, kind: Option<&str>) -> Self {
        Self { event_type: event_type.map(str::to_owned), kind: kind.map(str::to_owned) }
    }
}

/// Whether the event asks for data. Each delivery is answered anew, so it never goes through an inbox.
pub(super) fn asks(event_type: &str) -> bool {
    matches!(event_type, "PARKING_FEE.QUERY_TRANS_INFO" | "CROSS_BORDER_PAY.GET_MCH_INFO")
}

/// A route is a shortcut, a kind, or an event type. One that nobody knows yet can be routed if the merchant says so; a slip of
/// the pen cannot.
fn check(name: &str, is_custom: bool) -> Result<()> {
    let is_shortcut = name == OTHERWISE || SHORTCUTS.iter().any(|shortcut| shortcut.name == name);
    if is_shortcut || Kind::from_name(name).is_some() || EVENT_TYPES.contains(&name) {
        return Ok(());
    }
    let shown = crate::error::shortened(name, 64);
    if !is_event_type(name) {
        let kinds = Kind::ALL.iter().map(|kind| kind.as_str());
        let nearest = nearest(name, EVENT_TYPES.iter().copied().chain(kinds));
        return Err(option(format!(
            "{shown:?} is no route; give an event type in capitals, such as \"TRANSACTION.SUCCESS\", or a kind, such as \
             \"transaction.direct\" (`wxnotify events` lists both){nearest}"
        )));
    }
    if is_custom {
        return Ok(());
    }
    let nearest = nearest(name, EVENT_TYPES.iter().copied());
    Err(option(format!("no event type {shown:?} is known{nearest}; if WeChat Pay does send it, register it as custom")))
}

fn is_event_type(name: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    };
    name.contains('.') && name.split('.').all(part)
}

fn option(message: String) -> Error {
    Error::new(ErrorCode::OptionInvalid, message).with_field("route")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_told_from_a_new_event() {
        let mut routes = Routes::default();
        let error = routes.register("TRANSACTION.SUCESS", false).unwrap_err();
        assert!(error.message().contains("did you mean \"TRANSACTION.SUCCESS\"?"), "{error}");
        routes.register("TRANSACTION.SUCESS", true).unwrap();
        assert!(routes.register("Transaction.Success", true).unwrap_err().message().contains("TRANSACTION.SUCCESS"));
        assert!(routes.register("TRANSACTION.SUCESS", true).unwrap_err().message().contains("already"));
        for name in ["paid", "refunded", "otherwise", "transaction.partner", "REFUND.ABNORMAL"] {
            routes.register(name, false).unwrap();
        }
    }

    #[test]
    fn the_most_special_route_takes_it() {
        let mut routes = Routes::default();
        for name in ["TRANSACTION.SUCCESS", "transaction.direct", "paid"] {
            routes.register(name, false).unwrap();
        }
        let find = |event_type, kind| routes.find(event_type, kind);
        assert_eq!(find("TRANSACTION.SUCCESS", "transaction.direct").as_deref(), Some("paid"));
        assert_eq!(find("TRANSACTION.PAY_BACK", "transaction.direct").as_deref(), Some("transaction.direct"));
        assert_eq!(find("TRANSACTION.SUCCESS", "transaction.partner").as_deref(), Some("TRANSACTION.SUCCESS"));
        assert_eq!(find("REFUND.CLOSED", "refund.direct"), None);
        assert_eq!(find("TRANSACTION.SUCCESS", "transaction.deduction").as_deref(), Some("paid"));
        assert_eq!(typed_as("paid", "transaction.deduction"), "transaction.direct");
        routes.register("transaction.deduction", false).unwrap();
        let find = |event_type, kind| routes.find(event_type, kind);
        assert_eq!(find("TRANSACTION.SUCCESS", "transaction.deduction").as_deref(), Some("transaction.deduction"));
        assert!(
            routes.wanted().unwrap().iter().any(|wanted| wanted.takes("TRANSACTION.SUCCESS", "transaction.deduction"))
        );
        for wanted in routes.wanted().unwrap() {
            assert!(!wanted.takes("REFUND.SUCCESS", "refund.direct"), "{wanted:?}");
        }
        routes.register("otherwise", false).unwrap();
        assert_eq!(routes.wanted(), None);
    }
}
