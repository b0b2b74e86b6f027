//! The matrix of language by group, the differences, and the report file.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::column::{Column, Run};
use crate::compare::compare;
use crate::vectors::{Case, Group};

/// How many differences of a column are printed in full.
const SHOWN: usize = 5;

/// All columns compared with all cases.
pub struct Report {
    groups: Vec<(String, usize)>,
    columns: Vec<Compared>,
}

struct Compared {
    name: String,
    problems: Vec<String>,
    notes: String,
    seconds: f64,
    /// One for each group.
    cells: Vec<Cell>,
    differences: Vec<Difference>,
}

/// A language and a group.
#[derive(Default)]
struct Cell {
    /// Cases that were answered.
    run: usize,
    /// Answers that are as expected.
    passed: usize,
}

struct Difference {
    case: String,
    what: String,
    expected: Value,
    got: Value,
}

impl Report {
    /// Compares every column's run.
    pub fn new(groups: &[Group], runs: Vec<(Column, Run)>) -> Self {
        Self {
            groups: groups.iter().map(|group| (group.name.clone(), group.cases.len())).collect(),
            columns: runs.into_iter().map(|(column, run)| Compared::new(groups, column, run)).collect(),
        }
    }

    /// How many answers are as expected, over all columns.
    pub fn passed(&self) -> usize {
        self.columns.iter().map(Compared::passed).sum()
    }

    /// How many cases are not answered as expected, over all columns, and how many runs went wrong otherwise.
    pub fn failed(&self) -> usize {
        self.columns.iter().map(Compared::failed).sum()
    }

    /// The matrix, what went wrong, and the sum.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out).expect("a String takes what is written");
        out
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        let first = self.groups.iter().map(|(name, _)| name.len()).chain([5]).max().unwrap_or_default();
        let widths: Vec<usize> = self.columns.iter().map(|column| column.name.len().max(9)).collect();
        write!(out, "{:first$}  cases", "group")?;
        for (column, width) in self.columns.iter().zip(&widths) {
            write!(out, "  {:>width$}", column.name)?;
        }
        writeln!(out)?;
        for (index, (group, cases)) in self.groups.iter().enumerate() {
            write!(out, "{group:first$}  {cases:>5}")?;
            for (column, width) in self.columns.iter().zip(&widths) {
                write!(out, "  {:>width$}", column.cells[index].text(*cases))?;
            }
            writeln!(out)?;
        }
        let all: usize = self.groups.iter().map(|(_, cases)| cases).sum();
        write!(out, "{:first$}  {all:>5}", "all")?;
        for (column, width) in self.columns.iter().zip(&widths) {
            let sum = Cell { run: column.run(), passed: column.passed() };
            write!(out, "  {:>width$}", sum.text(all))?;
        }
        write!(out, "\n{:first$}       ", "seconds")?;
        for (column, width) in self.columns.iter().zip(&widths) {
            write!(out, "  {:>width$.1}", column.seconds)?;
        }
        writeln!(out)?;
        for column in self.columns.iter().filter(|column| column.failed() > 0) {
            column.write(out)?;
        }
        writeln!(out, "\n{} passed, {} failed", self.passed(), self.failed())
    }

    /// Everything, for other programs.
    pub fn json(&self) -> Value {
        let columns = self.columns.iter().map(|column| {
            let cells = self.groups.iter().zip(&column.cells).map(|((group, cases), cell)| {
                json!({ "group": group, "cases": cases, "run": cell.run, "passed": cell.passed })
            });
            let differences = column.differences.iter().map(|difference| {
                json!({
                    "case": difference.case,
                    "what": difference.what,
                    "expected": difference.expected,
                    "got": difference.got,
                })
            });
            json!({
                "name": column.name,
                "passed": column.passed(),
                "failed": column.failed(),
                "seconds": column.seconds,
                "problems": column.problems,
                "notes": column.notes,
                "groups": cells.collect::<Vec<_>>(),
                "differences": differences.collect::<Vec<_>>(),
            })
        });
        json!({ "passed": self.passed(), "failed": self.failed(), "columns": columns.collect::<Vec<_>>() })
    }
}

impl Compared {
    fn new(groups: &[Group], column: Column, run: Run) -> Self {
        let mut compared = Self {
            name: column.name,
            problems: run.problems,
            notes: run.notes,
            seconds: run.duration.as_secs_f64(),
            cells: Vec::new(),
            differences: Vec::new(),
        };
        let mut answers = run.answers.iter();
        for group in groups {
            let mut cell = Cell::default();
            for case in &group.cases {
                let answer = answers.next();
                cell.run += usize::from(answer.is_some());
                match answer.map_or(Err("the driver printed no answer".to_owned()), |answer| compare(case, answer)) {
                    Ok(()) => cell.passed += 1,
                    Err(what) => compared.differences.push(Difference::new(case, what, answer)),
                }
            }
            compared.cells.push(cell);
        }
        compared
    }

    fn run(&self) -> usize {
        self.cells.iter().map(|cell| cell.run).sum()
    }

    fn passed(&self) -> usize {
        self.cells.iter().map(|cell| cell.passed).sum()
    }

    fn failed(&self) -> usize {
        self.differences.len() + self.problems.len()
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        writeln!(out, "\n{}", self.name)?;
        for problem in &self.problems {
            writeln!(out, "  the driver {problem}")?;
        }
        if !self.problems.is_empty() && !self.notes.is_empty() {
            writeln!(out, "  it wrote to standard error:\n    {}", self.notes.replace('\n', "\n    "))?;
        }
        for difference in self.differences.iter().take(SHOWN) {
            writeln!(out, "  {}: {}", difference.case, difference.what)?;
            writeln!(out, "    expected {}", difference.expected)?;
            writeln!(out, "    got      {}", difference.got)?;
        }
        if self.differences.len() > SHOWN {
            writeln!(out, "  and {} more, all of them in the report", self.differences.len() - SHOWN)?;
        }
        Ok(())
    }
}

impl Cell {
    /// `passed/run`, marked where it is not all.
    fn text(&self, cases: usize) -> String {
        let mark = if self.passed == cases && self.run == cases { "" } else { " !" };
        format!("{}/{}{mark}", self.passed, self.run)
    }
}

impl Difference {
    fn new(case: &Case, what: String, answer: Option<&Value>) -> Self {
        let got = answer.cloned().unwrap_or_default();
        Self { case: case.name.clone(), what, expected: case.expected.clone(), got }
    }
}
