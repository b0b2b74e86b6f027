//! WeChat Pay's API as `wxnotify simulate --serve` plays it, for a merchant whose signature it verifies.
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::net::TcpListener;

use wxnotify::testing::Merchant;

use super::common::Desk;
use super::spawned::Spawned;

/// Serves until it is dropped.
pub(crate) struct PretendApi {
    pub(crate) url: String,
    _simulation: Spawned,
}

impl PretendApi {
    /// A desk with the platform `wxnotify-platform`, in certificate mode, and with `apiclient_cert.pem` and `apiclient_key.pem`; and its API.
    pub(crate) fn new() -> (Self, Desk) {
        let mut desk = Desk::new();
        desk.run(&["forge", "--init", "wxnotify-platform"]).output();
        let merchant = Merchant::new("1900000109").unwrap();
        desk.write("apiclient_cert.pem", merchant.certificate_pem());
        desk.write("apiclient_key.pem", merchant.private_key_pem());
        desk.keep_secret(&merchant.private_key_pem());
        for secret in ["private_key.pem", "api_v3_key"] {
            let secret = desk.read(&format!("wxnotify-platform/{secret}"));
            desk.keep_secret(&secret);
        }
        (Self::over(&desk), desk)
    }

    /// The API of the platform on this desk. Nothing is notified.
    pub(crate) fn over(desk: &Desk) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        let arguments = [
            &["simulate", "--to", "http://127.0.0.1:9/", "--count", "0", "--stay", "--serve", &address][..],
            &["--merchant-certificate", "apiclient_cert.pem"],
        ];
        let simulation = Spawned::run(&desk.path(""), &arguments.concat());
        simulation.said("0 notifications: ");
        Self { url: format!("http://{address}"), _simulation: simulation }
    }
}

/// The options that say who the merchant is.
pub(crate) const MERCHANT: [&str; 4] =
    ["--merchant-certificate", "apiclient_cert.pem", "--private-key", "apiclient_key.pem"];
