//! What workers do: take a stored notification, and see to dead letters and old rows.

use super::operation::{Column, LeaseMust, Operation, Set, State, Wanted};
use super::row::wait_after;
use super::{DeadLetter, Dialect, Inbox, LEAST_AGE, Lease, Row, Stats, Task, new_token, option, statement};
use crate::mutants;
use crate::program::{Host, Stop};

type Result<T> = std::result::Result<T, Stop>;

/// How many rows a purge deletes at once. It never locks many; with 500 at once, a third faster, MariaDB has claims wait
/// ten times as long (`bench/purge`).
const PURGE_BATCH: i64 = 50;

const WORKER_DIED: &str = "its worker did not end the last attempt within the lease";

/// What a worker found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// What it took.
    pub(crate) taken: Option<Taken>,
    /// What is dead since its workers died as often as there are attempts.
    pub(crate) buried: Vec<Buried>,
}

/// A task, and what it is.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) task: Task,
    pub(crate) event_type: String,
    pub(crate) kind: String,
}

/// A notification that died.
#[derive(Debug)]
pub(crate) struct Buried {
    pub(crate) key: String,
    pub(crate) event_type: String,
    pub(crate) kind: String,
    pub(crate) attempts: i64,
}

impl Inbox {
    /// Takes one of the stored notifications that have waited longest, in the transaction that is open. Any number of
    /// workers on any number of machines may take at once: who is slower takes another.
    pub(crate) async fn take(&self, host: &Host, routes: Option<&[Wanted]>) -> Result<Found> {
        let routes = routes.filter(|_| !mutants::is(mutants::Fault::TakesEverything)).map(<[_]>::to_vec);
        let due = host.read(self, Operation::Due { inbox: self.name.clone(), routes, limit: 16 }).await?;
        let mut found = Found::default();
        let token = new_token()?;
        // Workers that look at once find the same ones: each begins somewhere else.
        let offset = token.bytes().map(usize::from).sum::<usize>() % due.len().max(1);
        let (before, after) = due.split_at(offset);
        for row in after.iter().chain(before) {
            let now = mutants::clock().map_or_else(|| row.integer(0), Ok)?;
            let (key, seen, attempts) = (row.required_text(1)?, row.text(2)?.unwrap_or_default(), row.integer(3)?);
            let (event_type, kind) = (row.required_text(4)?, row.required_text(5)?);
            if attempts >= self.max_attempts {
                if self.update(host, &key, &seen, self.dead()?, LeaseMust::BeOver).await? {
                    found.buried.push(Buried { key, event_type, kind, attempts });
                }
                continue;
            }
            let (attempts, until) = (attempts + 1, now.saturating_add(self.lease));
            let set = vec![
                (Column::State, Set::Text(State::Claimed.as_str().into())),
                (Column::Token, Set::Text(token.clone())),
                (Column::LeaseUntil, Set::Integer(until)),
                // Where its worker dies, it waits as long as if it had failed, so that it does not kill worker after worker.
                (Column::DueAt, Set::Integer(now.saturating_add(self.lease.max(wait_after(attempts))))),
                (Column::Attempts, Set::Integer(attempts)),
            ];
            if self.update(host, &key, &seen, set, LeaseMust::BeOver).await? {
                let fetch = Operation::Fetch { inbox: self.name.clone(), key: key.clone(), token: token.clone() };
                let rows = host.read(self, fetch).await?;
                let row = rows.first().ok_or_else(|| statement::unexpected("the row that was taken is not there"))?;
                let lease = Lease { key, token, attempts, until, acknowledged: true };
                let task = Task { lease, notification: row.required_text(0)? };
                found.taken = Some(Taken { task, event_type, kind });
                break;
            }
        }
        Ok(found)
    }

    fn dead(&self) -> crate::Result<Vec<(Column, Set)>> {
        Ok(vec![
            (Column::State, Set::Text(State::Dead.as_str().into())),
            (Column::Token, Set::Text(new_token()?)),
            (Column::DueAt, Set::Null),
            (Column::DoneAt, Set::Clock(0)),
            (Column::LastError, Set::Text(WORKER_DIED.into())),
        ])
    }

    pub(super) async fn dead_letters(&self, host: &Host, limit: u32) -> Result<Vec<DeadLetter>> {
        if self.dialect == Dialect::Redis {
            return Ok(Vec::new());
        }
        let rows = host.read(self, Operation::Dead { inbox: self.name.clone(), limit: limit.into() }).await?;
        let letter = |row: &Row| {
            Ok(DeadLetter {
                key: row.required_text(0)?,
                event_type: row.required_text(1)?,
                kind: row.required_text(2)?,
                attempts: row.integer(3)?,
                first_seen: row.integer(4)?,
                last_error: row.text(5)?,
                notification: row.required_text(6)?,
            })
        };
        rows.iter().map(letter).collect::<crate::Result<_>>().map_err(Stop::from)
    }

    /// Has a dead letter worked on again, with all its attempts. False where no dead letter has the key.
    pub(super) async fn retry(&self, host: &Host, key: &str) -> Result<bool> {
        let set = vec![
            (Column::State, Set::Text(State::Stored.as_str().into())),
            (Column::DueAt, Set::Clock(0)),
            (Column::DoneAt, Set::Null),
            (Column::Attempts, Set::Integer(0)),
        ];
        self.change_dead(host, key, set).await
    }

    /// Leaves a dead letter for good. False where no dead letter has the key.
    pub(super) async fn discard(&self, host: &Host, key: &str) -> Result<bool> {
        let mut set =
            vec![(Column::State, Set::Text(State::Discarded.as_str().into())), (Column::DoneAt, Set::Clock(0))];
        if !self.keep_plaintext {
            set.push((Column::Notification, Set::Null));
        }
        self.change_dead(host, key, set).await
    }

    async fn change_dead(&self, host: &Host, key: &str, mut set: Vec<(Column, Set)>) -> Result<bool> {
        super::row::check_key(key)?;
        let Some(token) = self.token_of_dead(host, key).await? else { return Ok(false) };
        set.push((Column::Token, Set::Text(new_token()?)));
        self.update(host, key, &token, set, LeaseMust::Any).await
    }

    /// Deletes one batch of what ended so long ago. Less than a whole one: there is no more.
    pub(crate) async fn purge_batch(&self, host: &Host, state: State, older_than: i64) -> Result<i64> {
        let inbox = self.name.clone();
        host.change(self, Operation::Purge { inbox, state, older_than, limit: PURGE_BATCH }).await
    }

    pub(crate) fn is_last_batch(&self, deleted: i64) -> bool {
        deleted < PURGE_BATCH
    }

    pub(super) async fn stats(&self, host: &Host) -> Result<Stats> {
        let rows = host.read(self, Operation::Stats { inbox: self.name.clone() }).await?;
        let row = rows.first().ok_or_else(|| statement::unexpected("the only row is not there"))?;
        let now = row.integer(0)?;
        Ok(Stats {
            waiting: row.integer(1)?,
            oldest_waiting: row.optional_integer(2)?.map(|oldest| now.saturating_sub(oldest).max(0)),
            in_work: row.integer(3)?,
            dead: row.integer(4)?,
            done_last_hour: row.integer(5)?,
        })
    }
}

/// Refuses to forget what WeChat Pay may repeat.
pub(crate) fn check_age(older_than: i64) -> crate::Result<()> {
    if older_than >= LEAST_AGE {
        return Ok(());
    }
    Err(option(
        "older_than",
        "older_than is at least 90000 seconds (25 hours): WeChat Pay repeats for 24 hours, and what is forgotten would be \
         fresh again",
    ))
}
