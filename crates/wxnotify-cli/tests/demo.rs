//! `wxnotify demo`, and what every subcommand has.

mod common;

use common::Desk;
use unicode_width::UnicodeWidthStr;
use wxnotify::testing::Fault;

#[test]
fn every_row_is_printed_and_right() {
    let printed = Desk::new().run(&["demo"]).output();
    let (printed, judged) = printed.split_once("\nwxnotify check judges any endpoint").expect(&printed);
    assert!(judged.ends_with("\n27 passed, 0 failed, 0 warned, 0 not applicable\n"), "{judged}");
    assert!(printed.lines().any(|line| line == "28 passed, 0 failed"), "{printed}");
    let rows: Vec<&str> = printed.lines().filter(|line| line.ends_with(" ms")).collect();
    assert_eq!(rows.len(), 28, "{printed}");
    assert!(rows.iter().all(|row| row.contains("  right  ")), "{printed}");

    for event in [
        "TRANSACTION.SUCCESS",
        "TRANSACTION.INDUSTRY_FAILED",
        "REFUND.SUCCESS",
        "PAYSCORE.USER_PAID",
        "PROFITSHARING.SUCCESS",
        "MCHTRANSFER.BILL.FINISHED",
        "COMPLAINT.CREATE",
        "ENTRUST.SIGN",
        "COUPON.USE",
        "FAPIAO.ISSUED",
        "VEHICLE.ENTRANCE_STATE_CHANGE",
        "VIOLATION.PUNISH",
    ] {
        assert!(
            rows.iter().any(|row| row.starts_with(event) && row.contains(" 200 SUCCESS ")),
            "{event} is not in {printed}"
        );
    }
    for kind in [
        "transaction.direct",
        "transaction.partner",
        "transaction.combine",
        "transaction.parking",
        "transaction.industry",
    ] {
        assert!(rows.iter().any(|row| row.contains(kind)), "{kind} is not in {printed}");
    }
    let codes = Fault::ALL.iter().map(|fault| fault.error_code()).chain([wxnotify::ErrorCode::ContentMismatch]);
    for code in codes {
        let answered = format!(" {} {code} ", code.ack_status());
        assert!(rows.iter().any(|row| row.contains(&answered)), "{answered} is not in {printed}");
    }
    assert_eq!(rows.iter().filter(|row| row.contains("(no second effect)")).count(), 1);
}

#[test]
fn columns_are_aligned_under_chinese_characters() {
    let printed = Desk::new().run(&["demo"]).output();
    let (printed, _) = printed.split_once("\nwxnotify check judges any endpoint").expect(&printed);
    let title = printed.lines().find(|line| line.starts_with("sent ")).unwrap();
    for row in printed.lines().filter(|line| line.ends_with(" ms")) {
        let at = |text: &str, start: usize| text[..start].width();
        assert_eq!(at(row, row.rfind("  right  ").unwrap()) + 9, at(title, title.find("time").unwrap()), "{row}");
    }
}

#[test]
fn colours_are_for_terminals_and_those_who_ask() {
    let desk = Desk::new();
    let demo = |environment: &[(&str, &str)]| desk.run_with(&["demo"], environment, b"").output();
    assert!(!demo(&[]).contains('\x1b'));
    assert!(demo(&[("CLICOLOR_FORCE", "1")]).contains("\x1b[32mright\x1b[0m"));
    assert!(!demo(&[("NO_COLOR", "1")]).contains('\x1b'));
}

#[test]
fn every_subcommand_explains_itself() {
    let desk = Desk::new();
    for subcommand in [
        &["open"][..],
        &["forge"],
        &["events"],
        &["keys"],
        &["check"],
        &["certificates", "request"],
        &["certificates", "open"],
    ] {
        let help = desk.run(&[subcommand, &["--help"]].concat()).output();
        assert!(help.contains("\nExamples:\n  ") && help.contains("Exit status"), "{help}");
    }
    assert!(desk.run(&["demo", "--help"]).output().contains("Exit status"));
    for command in ["check", "simulate"] {
        let help = desk.run(&[command, "--help"]).output();
        assert_eq!(help.matches("{n}").count(), 3, "{help}");
        assert!(!help.contains('\u{1b}'), "{help}");
    }
    assert!(desk.run(&["open", "--help"]).output().contains("There is no option for the key itself"));
    assert_eq!(desk.run(&[]).status, 2);
}

#[test]
fn the_version_names_the_backend() {
    let desk = Desk::new();
    let expected = format!("wxnotify {} (crypto: {})\n", wxnotify::VERSION, wxnotify::BACKEND);
    assert_eq!(desk.run(&["version"]).output(), expected);
    assert_eq!(desk.run(&["--version"]).output(), expected);
}
