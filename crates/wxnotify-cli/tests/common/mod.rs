//! Runs the command, and makes sure of every run that it printed no secret.
#![allow(dead_code, reason = "each test file takes what it needs")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use wxnotify::testing::{Delivery, Platform};

/// What the command printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// The standard output of a run that succeeded.
    #[track_caller]
    pub(crate) fn output(self) -> String {
        assert_eq!(self.status, 0, "{}", self.stderr);
        self.stdout
    }

    /// The standard error of a run that ended with this status, and printed nothing else.
    #[track_caller]
    pub(crate) fn failure(self, status: i32) -> String {
        assert_eq!(self.status, status, "{}{}", self.stdout, self.stderr);
        assert_eq!(self.stdout, "");
        assert!(self.stderr.starts_with("error: "), "{}", self.stderr);
        self.stderr
    }
}

/// A directory of files, in which the command runs, and the secrets that it must not print.
pub(crate) struct Desk {
    dir: tempfile::TempDir,
    secrets: Vec<String>,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), secrets: Vec::new() }
    }

    /// A desk with the keys of a pretend platform on it: `certificate.pem` or `public_key.pem`, and `api_v3_key`.
    pub(crate) fn of(platform: &Platform) -> Self {
        let mut desk = Self::new();
        match platform.certificate_pem() {
            Some(pem) => desk.write("certificate.pem", pem),
            None => desk.write("public_key.pem", platform.public_key_pem()),
        };
        desk.write("api_v3_key", platform.api_v3_key());
        desk.keep_secret(platform.api_v3_key());
        desk.keep_secret(&platform.private_key_pem());
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        fs::write(self.path(name), content).unwrap();
        self.path(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The test platform that the command keeps in this directory.
    pub(crate) fn platform(&self, dir: &str) -> Platform {
        let file = |name: &str| self.read(&format!("{dir}/{name}"));
        let builder = Platform::builder().private_key(&file("private_key.pem")).api_v3_key(&file("api_v3_key"));
        if self.path(dir).join("public_key_id").exists() {
            return builder.public_key_id(&file("public_key_id")).build().unwrap();
        }
        let contents = wxnotify::inspect_pem(&file("certificate.pem")).unwrap();
        let [wxnotify::PemContent::PlatformCertificate { serial, .. }] = contents.as_slice() else {
            panic!("{contents:?}")
        };
        builder.serial(serial).build().unwrap()
    }

    /// Puts a notification on the desk: `headers.txt` as curl saves them, and `body.json`.
    pub(crate) fn put(&self, delivery: &Delivery) {
        let lines: String = delivery.header_pairs().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        self.write("headers.txt", format!("HTTP/1.1 200 OK\r\n{lines}\r\n"));
        self.write("body.json", delivery.body());
    }

    /// From now on no run may print this, nor any line of it that is long enough to matter.
    pub(crate) fn keep_secret(&mut self, secret: &str) {
        let lines = secret.lines().filter(|line| line.len() >= 20 && !line.starts_with("-----"));
        let before = self.secrets.len();
        self.secrets.extend(lines.map(str::to_owned));
        assert_ne!(self.secrets.len(), before);
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[], b"")
    }

    pub(crate) fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)], stdin: &[u8]) -> Run {
        let mut child = Command::new(Path::new(env!("CARGO_BIN_EXE_wxnotify")))
            .args(arguments)
            .current_dir(self.dir.path())
            .env_remove("WXNOTIFY_API_V3_KEY")
            .env_remove("CLICOLOR_FORCE")
            .envs(environment.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that fails early does not read what it is given.
        let _ = child.stdin.take().unwrap().write_all(stdin);
        let output = child.wait_with_output().unwrap();
        let run = Run {
            status: output.status.code().expect("it ended by itself"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        };
        for secret in &self.secrets {
            assert!(
                !run.stdout.contains(secret) && !run.stderr.contains(secret),
                "a secret was printed by {arguments:?}"
            );
        }
        assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
        run
    }
}
