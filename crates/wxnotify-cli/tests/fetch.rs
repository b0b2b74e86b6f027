//! `wxnotify certificates fetch`, against the pretend platform.

mod common;
#[path = "common/pretend_api.rs"]
mod pretend_api;
#[path = "common/spawned.rs"]
mod spawned;

use common::{Desk, Run};
use pretend_api::{MERCHANT, PretendApi};
use wxnotify::testing::Merchant;

fn fetch(desk: &Desk, host: &str, options: &[&str]) -> Run {
    let keys = ["--api-v3-key-file", "wxnotify-platform/api_v3_key", "--api-host", host];
    desk.run(&[&["certificates", "fetch"], &MERCHANT[..], &keys, options].concat())
}

#[test]
fn the_certificates_are_downloaded_as_pem_and_as_the_file_of_a_refresher() {
    let (api, desk) = PretendApi::new();
    let printed = fetch(&desk, &api.url, &["--output-dir", "certificates"]).output();
    let own = desk.read("wxnotify-platform/certificate.pem");
    let path = printed.trim_end().rsplit(' ').next().unwrap();
    assert_eq!(desk.read(path), own);
    assert!(printed.starts_with("RSA ") && printed.contains(", valid from 20"), "{printed}");

    let printed = fetch(&desk, &api.url, &["--file", "held.json"]).output();
    assert!(printed.starts_with("held.json\nRSA "), "{printed}");
    let held: serde_json::Value = serde_json::from_str(&desk.read("held.json")).unwrap();
    assert_eq!(held[0]["pem"], own);

    // What is held from before, and has not ended, stays.
    let old = desk.read("held.json");
    for file in ["private_key.pem", "certificate.pem"] {
        std::fs::remove_file(desk.path("wxnotify-platform").join(file)).unwrap();
    }
    desk.run(&["forge", "--init", "new-platform"]).output();
    for file in ["private_key.pem", "certificate.pem"] {
        desk.write(&format!("wxnotify-platform/{file}"), desk.read(&format!("new-platform/{file}")));
    }
    let api = PretendApi::over(&desk);
    fetch(&desk, &api.url, &["--file", "held.json"]).output();
    let held: serde_json::Value = serde_json::from_str(&desk.read("held.json")).unwrap();
    assert_eq!(held.as_array().unwrap().len(), 2, "{held}");
    let before: serde_json::Value = serde_json::from_str(&old).unwrap();
    assert_eq!(held[1], before[0]);
}

#[test]
fn where_the_download_fails_nothing_is_written_and_what_is_held_stays() {
    let (api, desk) = PretendApi::new();
    fetch(&desk, &api.url, &["--file", "held.json"]).output();
    let held = desk.read("held.json");

    let told = fetch(&desk, "http://127.0.0.1:9", &["--file", "held.json"]).failure(1);
    assert!(told.contains("could not be sent, or was not answered") && told.contains("nothing was written"), "{told}");
    assert_eq!(desk.read("held.json"), held);
    assert!(fetch(&desk, "http://127.0.0.1:9", &["--output-dir", "none"]).failure(1).contains("REQUEST_FAILED"));
    assert!(!desk.path("none").exists());

    let stranger = Merchant::new("1900000109").unwrap();
    desk.write("apiclient_key.pem", stranger.private_key_pem());
    assert!(fetch(&desk, &api.url, &["--file", "held.json"]).failure(2).contains("is not the private key of"));
    desk.write("apiclient_cert.pem", stranger.certificate_pem());
    let told = fetch(&desk, &api.url, &["--file", "other.json"]).failure(1);
    assert!(
        told.contains("REQUEST_FAILED (status): GET /v3/certificates is answered 401 SIGN_ERROR; mchid, serial"),
        "{told}"
    );
    assert!(!desk.path("other.json").exists());
}
