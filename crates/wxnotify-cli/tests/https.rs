//! Endpoints over https: behind a proxy that ends TLS, whose certificate is of an authority that only the test knows.

mod common;
#[path = "check/merchant.rs"]
mod merchant;
#[path = "common/spawned.rs"]
mod spawned;
#[path = "common/tls.rs"]
mod tls;

use common::{Desk, Run};
use merchant::{Merchant, Mutant};
use spawned::Spawned;

/// A desk with a test platform on it, and the https URL of an endpoint that trusts it.
fn desk_and_url() -> (Desk, String) {
    let desk = Desk::new();
    desk.run(&["forge", "--init", "wxnotify-platform"]).output();
    let url = Merchant::open(Mutant::None, desk.platform("wxnotify-platform"));
    let url = tls::in_front_of(&url) + "/notify";
    (desk, url)
}

const TRUSTED: [(&str, &str); 1] = [("SSL_CERT_FILE", tls::AUTHORITY)];

fn trusting(desk: &Desk, arguments: &[&str]) -> Run {
    desk.run_with(arguments, &TRUSTED, b"")
}

#[test]
fn an_endpoint_behind_tls_is_judged_like_any_other() {
    let (desk, url) = desk_and_url();
    let run = trusting(&desk, &["check", &url, "--strict", "--slow-for", "6"]);
    let printed = run.output();
    assert!(printed.contains("\npass  reads no more of a body than it needs "), "{printed}");
    assert!(printed.contains("\npass  is not held up by bodies that trickle "), "{printed}");
    assert!(printed.contains(" 0 failed, 0 warned, "), "{printed}");
}

#[test]
fn every_command_that_posts_speaks_https() {
    let (desk, url) = desk_and_url();
    let send = ["forge", "--platform", "wxnotify-platform", "--event", "TRANSACTION.SUCCESS", "--send", &url];
    assert!(trusting(&desk, &send).output().starts_with("HTTP 200 in "));
    let simulate = ["simulate", "--to", &url, "--count", "3", "--rate", "100", "--late", "0"];
    assert!(trusting(&desk, &simulate).output().contains("3 notifications: 3 delivered (3 at once"));

    let listen = ["listen", "--forward", &url, "--address", "127.0.0.1:0"];
    let listener = Spawned::run_with(&desk.path(""), &listen, &TRUSTED);
    let said = listener.said(" is passed on to ");
    let platform = ["forge", "--platform", "wxnotify-platform", "--event", "REFUND.SUCCESS"];
    let sent = [&platform[..], &["--send", said.split(' ').next().unwrap()]].concat();
    assert!(desk.run(&sent).output().starts_with("HTTP 200 in "));
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_refused_and_the_way_out_is_told() {
    let (desk, url) = desk_and_url();
    let send = ["forge", "--platform", "wxnotify-platform", "--event", "TRANSACTION.SUCCESS", "--send"];
    let told = desk.run(&[&send[..], &[&url]].concat()).stderr;
    assert!(told.contains("UnknownIssuer") && told.contains("SSL_CERT_FILE"), "{told}");
    // The certificate is of localhost and 127.0.0.1, and of nobody else.
    let other = url.replace("localhost", "127.0.0.2");
    let told = trusting(&desk, &[&send[..], &[&other]].concat()).stderr;
    assert!(told.contains("not valid for name"), "{told}");
}
