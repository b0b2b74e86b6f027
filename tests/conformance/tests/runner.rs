//! The runner finds every way in which a driver can be wrong. Each driver here is the Rust driver
//! behind a filter that spoils its answers.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const DRIVER: &str = env!("CARGO_BIN_EXE_driver-rust");

/// A folder of its own for a test, with vectors of two groups and four cases.
struct Stage {
    folder: PathBuf,
}

impl Stage {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("vectors")).unwrap();
        for (group, names) in [
            ("accept", ["accept/certificate", "accept/unknown_event_type"]),
            ("time", ["time/past_301", "time/plus_sign"]),
        ] {
            let file = Path::new("../vectors").join(format!("{group}.json"));
            let mut vectors: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
            let cases = vectors["cases"].as_array_mut().unwrap();
            cases.retain(|case| names.contains(&case["name"].as_str().unwrap()));
            assert_eq!(cases.len(), names.len());
            fs::write(folder.join("vectors").join(format!("{group}.json")), vectors.to_string()).unwrap();
        }
        Self { folder }
    }

    /// A shell script as a driver.
    fn script(&self, script: &str) -> String {
        let path = self.folder.join("driver");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn run(&self, columns: &[(&str, &str)]) -> Output {
        let mut runner = Command::new(env!("CARGO_BIN_EXE_runner"));
        runner.arg("--vectors").arg(self.folder.join("vectors"));
        runner.arg("--report").arg(self.report_path());
        runner.args(["--time-limit", "10"]);
        runner.args(columns.iter().map(|(name, command)| format!("{name}={command}")));
        runner.output().unwrap()
    }

    fn report_path(&self) -> PathBuf {
        self.folder.join("report.json")
    }

    fn report(&self) -> Value {
        serde_json::from_str(&fs::read_to_string(self.report_path()).unwrap()).unwrap()
    }
}

/// Runs a driver that is the Rust one through `filter`, and expects the runner to fail with `sum`
/// as its last line and `said` in its text.
fn fails(name: &str, filter: &str, sum: &str, said: &str) {
    let stage = Stage::new(name);
    let spoilt = stage.script(&format!("{DRIVER} | {filter}"));
    let output = stage.run(&[("rust", DRIVER), ("spoilt", &spoilt)]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert_eq!(text.lines().last(), Some(sum), "{text}");
    assert!(text.contains(said), "{said:?} is not said in:\n{text}");
    let report = stage.report();
    assert_eq!(report["columns"][0]["failed"], 0);
    assert_ne!(report["columns"][1]["failed"], 0);
}

#[test]
fn a_good_driver_passes() {
    let stage = Stage::new("good");
    let output = stage.run(&[("rust", DRIVER), ("again", DRIVER)]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{text}");
    assert_eq!(text.lines().last(), Some("8 passed, 0 failed"));
    assert!(text.contains("accept      2        2/2        2/2"), "{text}");
    let cell = json!({ "group": "time", "cases": 2, "run": 2, "passed": 2 });
    assert_eq!(stage.report()["columns"][1]["groups"][1], cell);
}

#[test]
fn a_wrong_code_is_a_difference() {
    let said = "time/plus_sign: the outcome differs";
    fails("code", "sed s/TIMESTAMP_INVALID/HEADER_INVALID/", "7 passed, 1 failed", said);
}

#[test]
fn a_wrong_message_is_a_difference() {
    fails("message", "sed 's/in the past/ago/'", "7 passed, 1 failed", "time/past_301: the outcome differs");
}

#[test]
fn a_wrong_byte_in_the_json_is_a_difference() {
    let filter = r#"sed 's/\\"kind\\":\\"unknown/\\"kind\\":\\"unknowm/'"#;
    fails("json", filter, "7 passed, 1 failed", "accept/unknown_event_type: the outcome differs");
}

#[test]
fn an_accessor_that_differs_from_the_json_is_a_difference() {
    let filter = r#"sed 's/"fields":{\(.*\)"kind":"unknown"/"fields":{\1"kind":"Unknown"/'"#;
    fails("accessor", filter, "7 passed, 1 failed", r#"the accessor of kind gives "Unknown", and must give "unknown""#);
}

#[test]
fn a_resource_that_differs_is_a_difference() {
    let filter = r#"sed 's/"resource":{"what":"ever"/"resource":{"what":"Ever"/; s/"mchid":"1900007291","what":"ever"/"mchid":"1900007291","what":"Ever"/'"#;
    fails("resource", filter, "7 passed, 1 failed", "the accessor of resource gives");
}

#[test]
fn a_missing_accessor_is_a_difference() {
    fails("missing", r#"sed 's/,"summary":"[^"]*"//'"#, "6 passed, 2 failed", "the field summary is missing");
}

#[test]
fn an_accessor_too_many_is_a_difference() {
    let said = r#"the accessors' fields hold "colour""#;
    fails("surplus", r#"sed 's/"fields":{/"fields":{"colour":1,/'"#, "6 passed, 2 failed", said);
}

#[test]
fn fields_left_out_are_a_difference() {
    let filter = r#"sed 's/"fields":{.*},"name"/"name"/'"#;
    fails("fields", filter, "6 passed, 2 failed", "the answer has no fields");
}

#[test]
fn a_line_too_few_fails() {
    fails("few", "sed '$d'", "7 passed, 2 failed", "the driver printed 3 lines for 4 cases");
}

#[test]
fn a_line_too_many_fails() {
    fails("many", "sed '$p'", "8 passed, 1 failed", "the driver printed 5 lines for 4 cases");
}

#[test]
fn answers_in_another_order_fail() {
    fails("order", "sed -n '1h;2{p;x;p};3,$p'", "6 passed, 2 failed", "answers must come in the order of the cases");
}

#[test]
fn a_line_that_is_not_json_fails() {
    fails("noise", "sed '1s/^/warning: /'", "7 passed, 2 failed", "line 1 is not JSON");
}

#[test]
fn a_crash_at_the_end_fails_and_shows_what_was_said() {
    let filter = "{ cat; echo 'segmentation fault' >&2; exit 139; }";
    fails("crash", filter, "8 passed, 1 failed", "segmentation fault");
}

#[test]
fn a_driver_that_prints_nothing_fails() {
    fails("nothing", "true", "4 passed, 5 failed", "the driver printed 0 lines for 4 cases");
}

#[test]
fn a_driver_that_is_not_there_fails() {
    let stage = Stage::new("absent");
    let output = stage.run(&[("absent", "/nowhere/driver")]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text.lines().last(), Some("0 passed, 5 failed"), "{text}");
    assert!(text.contains("cannot be started"), "{text}");
}

#[test]
fn a_driver_that_hangs_is_ended_with_all_that_it_started() {
    let stage = Stage::new("hang");
    let pid_file = stage.folder.join("pid");
    let hanging = stage.script(&format!("echo $$ >{}\ncat >/dev/null\nsleep 600 | sleep 601", pid_file.display()));
    let mut runner = Command::new(env!("CARGO_BIN_EXE_runner"));
    runner.arg("--vectors").arg(stage.folder.join("vectors")).arg("--report").arg(stage.report_path());
    runner.args(["--time-limit", "1"]).arg(format!("hanging={hanging}"));
    let started = Instant::now();
    let output = runner.output().unwrap();
    assert!(started.elapsed() < Duration::from_secs(30));
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text.contains("the driver did not end within its time limit"), "{text}");
    // The script's process group bears its number: with nobody left in it there is none to signal.
    let pid = fs::read_to_string(pid_file).unwrap();
    let alive = Command::new("sh").arg("-c").arg(format!("kill -0 -- -{}", pid.trim())).output().unwrap();
    assert!(!alive.status.success(), "the driver's children outlived it");
}

#[test]
fn a_driver_that_reads_nothing_and_prints_much_blocks_nobody() {
    let stage = Stage::new("pipes");
    let noisy = stage.script("yes '{}' | head -n 200000\nyes x | head -n 100000 >&2");
    let output = stage.run(&[("noisy", &noisy)]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("the driver printed 200000 lines for 4 cases"), "{text}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn no_vectors_no_cases_and_no_drivers_are_errors() {
    let stage = Stage::new("empty");
    assert_eq!(stage.run(&[]).status.code(), Some(2));
    fs::write(stage.folder.join("vectors/empty.json"), r#"{"group":"empty","cases":[]}"#).unwrap();
    assert_eq!(stage.run(&[("rust", DRIVER)]).status.code(), Some(2));
    fs::remove_dir_all(stage.folder.join("vectors")).unwrap();
    assert_eq!(stage.run(&[("rust", DRIVER)]).status.code(), Some(2));
}
