//! The `Wechatpay-*` headers: there, sound, and however spelt.

use super::cast::{Cast, NOW};
use super::draft::Draft;
use super::group::Group;

const SIGNED: [&str; 4] = ["Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Signature", "Wechatpay-Serial"];
const TYPE: &str = "Wechatpay-Signature-Type";

pub(super) fn group(cast: &Cast) -> Group {
    let mut group =
        Group::new("headers", "Steps 2 and 3: the headers are there and sound, however a framework spells them.");
    spelling(&mut group, cast);
    cgi(&mut group, cast);
    values(&mut group, cast);
    missing(&mut group, cast);
    unsound(&mut group, cast);
    repeated(&mut group, cast);
    group
}

fn spelling(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate).with(|it| it.request_id = Some("08F7D3A8".into()));
    let mut spelt = |name, about, spell: &dyn Fn(&str) -> String| {
        group.accepts(name, about, &draft.trial_of(draft.request().names(spell)), &draft.seen("transaction.direct"));
    };
    spelt("lower_case", "names in lower case, as HTTP/2 and Node have them", &str::to_lowercase);
    spelt("upper_case", "names in upper case", &str::to_uppercase);
    spelt("cgi", "HTTP_WECHATPAY_SERIAL, as CGI, WSGI and $_SERVER have them", &|name| {
        format!("HTTP_{}", name.to_uppercase().replace('-', "_"))
    });
    spelt("cgi_lower_case", "the same in lower case", &|name| {
        format!("http_{}", name.to_lowercase().replace('-', "_"))
    });
    spelt("underscores", "underscores for hyphens, as some gateways have them", &|name| name.replace('-', "_"));

    let twice = draft.request().names(|name| format!("HTTP_HTTP_{name}"));
    let about = "only one HTTP_ is dropped";
    group.rejects("cgi_twice", about, &draft.trial_of(twice), "HEADER_MISSING", Some(SIGNED[0]));
    for (case, name) in [
        ("longer_name", "Wechatpay-Serial-Number"),
        ("prefixed_name", "X-Wechatpay-Serial"),
        ("padded_name", " Wechatpay-Serial"),
    ] {
        let request = draft.request();
        let serial = request.value("Wechatpay-Serial").to_owned();
        let trial = draft.trial_of(request.without("Wechatpay-Serial").also(name, &serial));
        group.rejects(case, &format!("{name:?} is another header"), &trial, "HEADER_MISSING", Some("Wechatpay-Serial"));
    }
}

/// `$_SERVER`, WSGI's environ and Django's META hold the process's environment beside the headers.
fn cgi(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate).with(|it| it.request_id = Some("08F7D3A8".into()));
    let seen = draft.seen("transaction.direct");
    let genuine = draft.request().names(|name| format!("HTTP_{}", name.to_uppercase().replace('-', "_")));
    let mut environment = genuine.clone();
    for name in [SIGNED[0], SIGNED[1], SIGNED[2], SIGNED[3], TYPE, "Request-ID"] {
        environment.headers.insert(0, (name.to_uppercase().replace('-', "_"), "from the environment".into()));
    }
    let about = "WECHATPAY_SERIAL and the like in the environment are no headers, and do not contradict them";
    group.accepts("cgi_environment", about, &draft.trial_of(environment), &seen);
    let lower = draft.request().names(|name| format!("http_{}", name.to_lowercase().replace('-', "_")));
    let trial = draft.trial_of(lower.also("wechatpay_serial", "0123456789ABCDEF"));
    group.accepts("cgi_environment_lower_case", "the same in lower case", &trial, &seen);
    let without_id = draft.with(|it| it.request_id = None);
    let request = without_id.request().names(|name| format!("HTTP_{}", name.to_uppercase().replace('-', "_")));
    let trial = draft.trial_of(request.also("REQUEST_ID", "from the environment"));
    let about = "REQUEST_ID in the environment is not the header Request-ID";
    group.accepts("cgi_environment_request_id", about, &trial, &without_id.seen("transaction.direct"));

    for (case, mark) in [("cgi_by_method", ("REQUEST_METHOD", "POST")), ("cgi_by_host", ("HTTP_HOST", "a.example"))] {
        let bare = draft.request().names(|name| name.to_uppercase().replace('-', "_")).also(mark.0, mark.1);
        let about = format!("beside {} what has no HTTP_ is the environment: this request has no header", mark.0);
        group.rejects(case, &about, &draft.trial_of(bare), "HEADER_MISSING", Some(SIGNED[0]));
    }
    let serial_in_environment =
        genuine.without("HTTP_WECHATPAY_SERIAL").also("WECHATPAY_SERIAL", draft.platform.serial());
    let about = "a header that is missing is not made up for by the environment";
    let trial = draft.trial_of(serial_in_environment);
    group.rejects("cgi_environment_only", about, &trial, "HEADER_MISSING", Some("Wechatpay-Serial"));
    let trial = draft.trial_of(draft.request().also("http-client-ip", "192.0.2.1").also("request-method", "POST"));
    let about = "headers that proxies add, and that CGI would have in capitals, make no CGI map";
    group.accepts("cgi_lookalikes", about, &trial, &seen);
}

fn values(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate).with(|it| it.request_id = Some("08F7D3A8".into()));
    let mut padded = |case, about, pad: &dyn Fn(&str) -> String| {
        let mut request = draft.request();
        request.headers.iter_mut().for_each(|(_, value)| *value = pad(value));
        group.accepts(case, about, &draft.trial_of(request), &draft.seen("transaction.direct"));
    };
    padded("spaces_around", "spaces around a value are dropped", &|value| format!("  {value} "));
    padded("tabs_around", "tabs around a value are dropped", &|value| format!("\t{value}\t \t"));

    let request = draft.request().header("Request-ID", "");
    let seen = draft.seen("transaction.direct").with(|seen| seen.request_id = None);
    group.accepts("request_id_empty", "an empty Request-ID is none", &draft.trial_of(request), &seen);
    let request = draft.request().header("Request-ID", " 08 F7\t");
    let seen = draft.seen("transaction.direct").with(|seen| seen.request_id = Some("08 F7".into()));
    let about = "Request-ID is not signed for and need not be sound: white space in it stays";
    group.accepts("request_id_with_space", about, &draft.trial_of(request), &seen);
    let request = draft.request().also("Request-ID", "another");
    let about = "of two Request-ID headers the first counts, as nothing hangs on it";
    group.accepts("request_id_twice", about, &draft.trial_of(request), &draft.seen("transaction.direct"));
}

fn missing(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    for name in SIGNED {
        let case = case_of(name);
        let trial = draft.trial_of(draft.request().without(name));
        group.rejects(
            &format!("{case}_missing"),
            &format!("without {name} nothing is believed"),
            &trial,
            "HEADER_MISSING",
            Some(name),
        );
        let trial = draft.trial_of(draft.request().header(name, ""));
        group.rejects(
            &format!("{case}_empty"),
            &format!("an empty {name} is missing"),
            &trial,
            "HEADER_MISSING",
            Some(name),
        );
        let trial = draft.trial_of(draft.request().header(name, " \t "));
        group.rejects(
            &format!("{case}_blank"),
            &format!("a blank {name} is missing"),
            &trial,
            "HEADER_MISSING",
            Some(name),
        );
    }
    let mut none = draft.request();
    none.headers.clear();
    let about = "no headers at all must not mean no check";
    group.rejects("none", about, &draft.trial_of(none), "HEADER_MISSING", Some(SIGNED[0]));
    let mut others = draft.request();
    others.headers.retain(|(name, _)| !SIGNED.contains(&name.as_str()));
    let about = "a proxy that drops unknown headers";
    group.rejects("all_dropped", about, &draft.trial_of(others), "HEADER_MISSING", Some(SIGNED[0]));
    let about = "the missing ones are named in the order timestamp, nonce, signature, serial";
    let trial = draft.trial_of(draft.request().without(SIGNED[3]).without(SIGNED[1]));
    group.rejects("two_missing", about, &trial, "HEADER_MISSING", Some(SIGNED[1]));
}

fn unsound(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let genuine = draft.request();
    for name in [SIGNED[0], SIGNED[1], SIGNED[2], SIGNED[3], TYPE] {
        let case = case_of(name);
        let value = genuine.value(name);
        let (head, tail) = value.split_at(value.len() / 2);
        for (what, about, spoilt) in [
            ("control", "a control byte", format!("{head}\u{1}{tail}")),
            ("non_ascii", "a byte beyond ASCII", format!("{head}é{tail}")),
            ("space_inside", "a space inside, which is not trimmed", format!("{head} {tail}")),
        ] {
            let trial = draft.trial_of(genuine.header(name, &spoilt));
            group.rejects(
                &format!("{case}_{what}"),
                &format!("{name} with {about}"),
                &trial,
                "HEADER_INVALID",
                Some(name),
            );
        }
    }
    let nonce = &draft.nonce;
    for (case, about, value) in [
        ("nonce_line_feed_at_end", "a line feed is not trimmed", format!("{nonce}\n")),
        ("nonce_carriage_return_at_end", "a carriage return is not trimmed", format!("{nonce}\r")),
        ("nonce_nul", "a NUL ends nothing", format!("{nonce}\0")),
        ("nonce_delete", "DEL is not visible", format!("{nonce}\u{7f}")),
        ("nonce_no_break_space", "a no-break space is not trimmed", format!("{nonce}\u{a0}")),
        ("nonce_ideographic_space", "nor is a Chinese one", format!("\u{3000}{nonce}")),
    ] {
        let trial = draft.trial_of(genuine.header("Wechatpay-Nonce", &value));
        group.rejects(case, about, &trial, "HEADER_INVALID", Some("Wechatpay-Nonce"));
    }
    let trial = draft.trial_of(genuine.header("Wechatpay-Timestamp", "１７９５３０５６００"));
    let about = "digits of another script are no ASCII";
    group.rejects("timestamp_full_width", about, &trial, "HEADER_INVALID", Some("Wechatpay-Timestamp"));

    // One message, cut into nonce and body in two ways: `n\n` + body, or `n` + `\n...`.
    let body = draft.body();
    let shifted = draft.with(|it| it.nonce = "n".into()).request_of(format!("shifted\n{body}"));
    let trial = draft.trial_of(shifted.header("Wechatpay-Nonce", "n\nshifted").body(body));
    let about = "a line feed in the nonce would move the border between nonce and body under the same signature";
    group.rejects("border_moved", about, &trial, "HEADER_INVALID", Some("Wechatpay-Nonce"));
}

fn repeated(group: &mut Group, cast: &Cast) {
    let draft = Draft::payment(&cast.certificate);
    let genuine = draft.request();
    let mut same = genuine.clone();
    for (name, value) in &genuine.headers {
        same = same.also(&name.to_uppercase().replace('-', "_"), &format!(" {value}"));
    }
    let about = "the same header twice with the same value, but for white space around it";
    group.accepts("twice_same", about, &draft.trial_of(same), &draft.seen("transaction.direct"));

    for name in [SIGNED[0], SIGNED[1], SIGNED[2], SIGNED[3], TYPE] {
        let other = match name {
            "Wechatpay-Timestamp" => (NOW + 1).to_string(),
            name => genuine.value(name).to_lowercase() + "x",
        };
        let trial = draft.trial_of(genuine.also(&name.to_lowercase(), &other));
        let about = format!("{name} twice with different values: which one was checked?");
        group.rejects(&format!("{}_twice", case_of(name)), &about, &trial, "HEADER_INVALID", Some(name));
    }
    let mut first_wrong = genuine.clone();
    first_wrong.headers.insert(0, ("wechatpay-serial".into(), "0123456789ABCDEF".into()));
    let about = "the same where the first one is the wrong one";
    group.rejects("serial_twice_wrong_first", about, &draft.trial_of(first_wrong), "HEADER_INVALID", Some(SIGNED[3]));
    let trial = draft.trial_of(genuine.also("Wechatpay-Nonce", ""));
    let about = "an empty value beside a full one is a different value";
    group.rejects("nonce_twice_one_empty", about, &trial, "HEADER_INVALID", Some(SIGNED[1]));
    let mut empty_first = genuine.clone();
    empty_first.headers.insert(0, ("wechatpay-nonce".into(), " ".into()));
    let about = "the same where the empty one comes first: it is not missing";
    group.rejects("nonce_twice_first_empty", about, &draft.trial_of(empty_first), "HEADER_INVALID", Some(SIGNED[1]));
    let trial = draft.trial_of(genuine.also("Wechatpay-Nonce", "x").also("Wechatpay-Nonce", &draft.nonce));
    let about = "three times, with a different one between two equal ones";
    group.rejects("nonce_three_times", about, &trial, "HEADER_INVALID", Some(SIGNED[1]));
    let joined = format!("{0}, {0}", genuine.value("Wechatpay-Nonce"));
    let trial = draft.trial_of(genuine.header("Wechatpay-Nonce", &joined));
    let about = "two values that a framework joined with a comma and a space";
    group.rejects("nonce_joined", about, &trial, "HEADER_INVALID", Some(SIGNED[1]));
}

/// `Wechatpay-Signature-Type` as a part of a case's name: `signature_type`.
fn case_of(header: &str) -> String {
    header.trim_start_matches("Wechatpay-").to_lowercase().replace('-', "_")
}
