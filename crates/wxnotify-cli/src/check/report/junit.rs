//! The report as JUnit writes it, which every CI reads.

use std::fmt::Write as _;

use super::super::verdict::{Report, Verdict};
use super::xml::escaped;

pub(in super::super) fn written(report: &Report) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"wxnotify check\" tests=\"{}\" failures=\"{}\" skipped=\"{}\">\n",
        report.findings.len(),
        report.count(Verdict::Fail),
        report.count(Verdict::NotApplicable),
    );
    for finding in &report.findings {
        let (reason, advice) = (escaped(&finding.reason), escaped(&finding.advice));
        let content = match finding.verdict {
            Verdict::Pass => format!("<system-out>{reason}</system-out>"),
            Verdict::Warn => format!("<system-out>warning: {reason}\n{advice}</system-out>"),
            Verdict::Fail => format!("<failure message=\"{reason}\">{advice}</failure>"),
            Verdict::NotApplicable => format!("<skipped message=\"{reason}\"/>"),
        };
        let (check, title) = (escaped(&finding.check), escaped(&finding.title));
        let _ = writeln!(text, "<testcase classname=\"wxnotify.{check}\" name=\"{title}\">{content}</testcase>");
    }
    text + "</testsuite>\n</testsuites>\n"
}
