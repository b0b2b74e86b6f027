//! The table for a terminal.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style};

use super::super::verdict::{self, Finding, Report, Verdict};
use crate::failure::Failure;
use crate::table::print_styled;

pub(crate) fn print(report: &Report) -> Result<(), Failure> {
    print_findings(&report.findings)
}

/// Findings, and how many there are of each verdict.
pub(crate) fn print_findings(findings: &[Finding]) -> Result<(), Failure> {
    print_styled(&written(findings))
}

fn written(findings: &[Finding]) -> String {
    let longest = findings.iter().map(|finding| finding.title.len()).max().unwrap_or_default();
    let mut text = String::new();
    for finding in findings {
        let style = style_of(finding.verdict);
        let verdict = finding.verdict.as_str();
        let _ = match finding.verdict {
            Verdict::Pass | Verdict::NotApplicable => {
                writeln!(text, "{style}{verdict:<4}{style:#}  {:<longest$}  {}", finding.title, finding.reason)
            }
            Verdict::Fail | Verdict::Warn => {
                writeln!(text, "{style}{verdict:<4}{style:#}  {}\n      seen:   {}", finding.title, finding.reason)
            }
        };
        // Also of what could not be found out: how it can be.
        if !finding.advice.is_empty() {
            let _ = writeln!(text, "      advice: {}", finding.advice);
        }
    }
    let _ = writeln!(text, "\n{}", verdict::summary(findings));
    text
}

fn style_of(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Pass => AnsiColor::Green.on_default(),
        Verdict::Fail => AnsiColor::Red.on_default().bold(),
        Verdict::Warn => AnsiColor::Yellow.on_default(),
        Verdict::NotApplicable => Style::new().dimmed(),
    }
}
