//! How the core and the host's driver take turns.

use serde::{Deserialize, Serialize};

use super::{Row, Statement};
use crate::Error;

/// What came of a statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// How many rows it changed.
    Changed(i64),
    /// The rows that it read.
    Rows(Vec<Row>),
}

/// Why a call has no result yet, or none at all.
#[derive(Clone, Debug)]
pub enum Pause {
    /// Run this, note what came of it, and make the call again.
    Run(Statement),
    /// The call failed.
    Failed(Error),
}

impl From<Error> for Pause {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// A call's result, when it has one.
pub type Step<T> = std::result::Result<T, Pause>;

/// What the host ran for a call so far. The call walks through it from the beginning, and stops where it ends.
#[derive(Debug)]
pub struct Progress<'a> {
    done: std::slice::Iter<'a, Work>,
}

impl<'a> Progress<'a> {
    /// `done` is what came of each statement so far, in order; empty at first.
    pub fn new(done: &'a [Work]) -> Self {
        Self { done: done.iter() }
    }

    /// The rows that the statement read.
    pub(super) fn read(&mut self, statement: Statement) -> Step<&'a [Row]> {
        match self.done.next() {
            Some(Work::Rows(rows)) => Ok(rows),
            Some(Work::Changed(_)) => Err(super::statement::unexpected("a number came where rows belong").into()),
            None => Err(Pause::Run(Statement { is_query: true, ..statement })),
        }
    }

    /// How many rows the statement changed.
    pub(super) fn change(&mut self, statement: Statement) -> Step<i64> {
        match self.done.next() {
            Some(Work::Changed(count)) => Ok(*count),
            Some(Work::Rows(_)) => Err(super::statement::unexpected("rows came where their number belongs").into()),
            None => Err(Pause::Run(statement)),
        }
    }
}
