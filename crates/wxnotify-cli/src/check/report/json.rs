//! The report as one JSON object.

use serde::Serialize;

use super::super::verdict::{Finding, Report, Verdict};

#[derive(Serialize)]
struct View<'a> {
    version: &'a str,
    url: &'a str,
    serial: &'a str,
    passed: usize,
    failed: usize,
    warned: usize,
    not_applicable: usize,
    findings: &'a [Finding],
    exchanges: Vec<ExchangeView<'a>>,
}

#[derive(Serialize)]
struct ExchangeView<'a> {
    check: &'a str,
    what: &'a str,
    /// Null where there was no answer.
    status: Option<u16>,
    milliseconds: Option<f64>,
    error: Option<String>,
}

pub(in super::super) fn written(report: &Report) -> String {
    let view = View {
        version: wxnotify::VERSION,
        url: &report.url,
        serial: &report.serial,
        passed: report.count(Verdict::Pass),
        failed: report.count(Verdict::Fail),
        warned: report.count(Verdict::Warn),
        not_applicable: report.count(Verdict::NotApplicable),
        findings: &report.findings,
        exchanges: report
            .exchanges
            .iter()
            .map(|exchange| {
                let answer = exchange.answer.as_ref();
                ExchangeView {
                    check: &exchange.check,
                    what: &exchange.what,
                    status: answer.ok().map(|answer| answer.status),
                    milliseconds: answer.ok().map(|answer| (answer.took.as_secs_f64() * 1e6).round() / 1e3),
                    error: answer.err().map(ToString::to_string),
                }
            })
            .collect(),
    };
    serde_json::to_string_pretty(&view).expect("texts and numbers serialize") + "\n"
}
