//! The report as one page that needs nothing else: the table, and how long each answer took.

use std::fmt::Write as _;
use std::time::Duration;

use super::super::verdict::{Exchange, Report, Verdict};
use super::xml::escaped;
use crate::clock;
use crate::post::PATIENCE;

pub(in super::super) fn written(report: &Report) -> String {
    let mut rows = String::new();
    for finding in &report.findings {
        let advice = match finding.advice.as_str() {
            "" => String::new(),
            advice => format!("<p class=\"advice\">{}</p>", escaped(advice)),
        };
        let _ = writeln!(
            rows,
            "<tr class=\"{class}\"><td><span class=\"verdict\">{verdict}</span></td><td><b>{title}</b><code>{check}</code></td><td>{reason}{advice}</td></tr>",
            class = class_of(finding.verdict),
            verdict = finding.verdict.as_str(),
            title = escaped(&finding.title),
            check = escaped(&finding.check),
            reason = escaped(&finding.reason),
        );
    }
    include_str!("page.html")
        .replace("{url}", &escaped(&report.url))
        .replace("{serial}", &escaped(&report.serial))
        .replace("{version}", wxnotify::VERSION)
        .replace("{date}", &clock::date(clock::now()))
        .replace("{summary}", &report.summary())
        .replace("{verdict}", if report.count(Verdict::Fail) == 0 { "pass" } else { "fail" })
        .replace("{requests}", &report.exchanges.len().to_string())
        .replace("{plot}", &plot(&report.exchanges))
        // Last, for a row may hold anything.
        .replace("{rows}", &rows)
}

fn class_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Pass => "pass",
        Verdict::Fail => "fail",
        Verdict::Warn => "warn",
        Verdict::NotApplicable => "na",
    }
}

/// A dot for each request, from left to right as they were sent; upwards in powers of ten.
fn plot(exchanges: &[Exchange]) -> String {
    const WIDTH: f64 = 720.0;
    const HEIGHT: f64 = 240.0;
    const LEFT: f64 = 92.0;
    /// 0.1 ms at the bottom, 10 s at the top.
    const LOWEST: f64 = -1.0;
    const HIGHEST: f64 = 4.0;
    let y = |milliseconds: f64| {
        let power = milliseconds.max(0.1).log10().clamp(LOWEST, HIGHEST);
        HEIGHT - 12.0 - (power - LOWEST) / (HIGHEST - LOWEST) * (HEIGHT - 24.0)
    };
    let x = |at: usize| LEFT + 12.0 + (WIDTH - LEFT - 24.0) * (at as f64 + 0.5) / exchanges.len().max(1) as f64;
    let mut svg =
        format!("<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"how long each answer took\">\n");
    for (milliseconds, label) in
        [(0.1, "0.1 ms"), (1.0, "1 ms"), (10.0, "10 ms"), (100.0, "100 ms"), (1000.0, "1 s"), (10_000.0, "10 s")]
    {
        let y = y(milliseconds);
        let _ = writeln!(
            svg,
            "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{WIDTH}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/><text x=\"{}\" y=\"{:.1}\">{label}</text>",
            LEFT - 8.0,
            y + 4.0
        );
    }
    let limit = y(PATIENCE.as_secs_f64() * 1000.0);
    let _ = writeln!(svg, "<line class=\"limit\" x1=\"{LEFT}\" x2=\"{WIDTH}\" y1=\"{limit:.1}\" y2=\"{limit:.1}\"/>");
    for (at, exchange) in exchanges.iter().enumerate() {
        let milliseconds = |took: Duration| took.as_secs_f64() * 1000.0;
        let (class, height, told) = match &exchange.answer {
            Ok(answer) if answer.is_received() => ("taken", milliseconds(answer.took), answer.status.to_string()),
            Ok(answer) => ("refused", milliseconds(answer.took), answer.status.to_string()),
            Err(error) => ("silent", 10_000.0, error.to_string()),
        };
        let told = match &exchange.answer {
            Ok(_) => format!("{}: {}: {told} in {height:.1} ms", exchange.check, exchange.what),
            Err(_) => format!("{}: {}: {told}", exchange.check, exchange.what),
        };
        let (x, y) = (x(at), y(height));
        let _ = writeln!(
            svg,
            "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\"><title>{}</title></circle>",
            escaped(&told)
        );
    }
    svg + "</svg>"
}
