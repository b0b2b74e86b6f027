//! Samples and key files from the field, where they lie beside the checkout (`field-cases` in `../shared`, or where
//! `WXNOTIFY_SHARED` says): the command reads them. Nothing of them is copied into this project.

mod common;

use std::path::{Path, PathBuf};
use std::{env, fs};

use common::{Desk, Run};

fn field() -> Option<PathBuf> {
    let folder = env::var_os("WXNOTIFY_SHARED").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"));
    let folder = folder.join("field-cases");
    if folder.exists() {
        return Some(folder);
    }
    let required = env::var("WXNOTIFY_REQUIRE_SHARED").is_ok_and(|value| value == "1");
    assert!(!required, "{} is absent, and WXNOTIFY_REQUIRE_SHARED=1 requires it", folder.display());
    None
}

/// A desk with all files of the field on it.
fn desk_of(field: &Path) -> Desk {
    let desk = Desk::new();
    for folder in ["", "pem", "platform"] {
        fs::create_dir_all(desk.path(folder)).unwrap();
        for entry in fs::read_dir(field.join(folder)).unwrap() {
            let entry = entry.unwrap();
            if entry.path().is_file() {
                let name = Path::new(folder).join(entry.file_name());
                desk.write(name.to_str().unwrap(), fs::read(entry.path()).unwrap());
            }
        }
    }
    desk
}

fn open(desk: &Desk, certificate: &str, now: &str, sample: &[&str]) -> Run {
    let keys = ["open", "--certificate", certificate, "--api-v3-key-file", "platform/api_v3_key", "--now", now];
    desk.run(&[&keys[..], sample].concat())
}

#[test]
fn samples_are_read_as_people_paste_them() {
    let Some(field) = field() else { return };
    let desk = desk_of(&field);
    for case in ["a13_js_headers", "a14_print_r", "a16_go_map"] {
        let (headers, body) = (format!("{case}.headers"), format!("{case}.body"));
        let run = open(&desk, "platform/certificate.pem", "1795845252", &["--headers", &headers, "--body", &body]);
        assert!(run.output().contains("\"event_type\":\"TRANSACTION.SUCCESS\""), "{case}");
    }
    for file in ["javasdk.log", "scf.json"] {
        let run = open(&desk, "platform/certificate.pem", "1795844999", &["--request", file]);
        assert!(run.output().contains("\"event_type\":\"TRANSACTION.SUCCESS\""), "{file}");
    }
}

#[test]
fn key_files_are_taken_or_told() {
    let Some(field) = field() else { return };
    let desk = desk_of(&field);
    for certificate in ["pem/lit_n", "pem/ps_utf16.pem"] {
        let run = open(&desk, certificate, "1795844999", &["--request", "scf.json"]);
        assert_eq!(run.status, 0, "{certificate}: {}", run.stderr);
    }
    let told = desk.run(&["keys", "pem/ca.pem"]).output();
    assert!(told.contains("certificate authority") && told.contains("no platform certificate"), "{told}");
    let pair = desk.run(&["keys", "pem/m2.pem", "pem/m3.key"]);
    assert_eq!(pair.status, 2);
    assert!(pair.stderr.contains("pem/m3.key is not the private key of pem/m2.pem"), "{}", pair.stderr);
    let request = ["certificates", "request", "--merchant-certificate", "pem/m2.pem", "--private-key", "pem/m3.key"];
    assert!(desk.run(&request).failure(2).contains("is not the private key of"));
}
