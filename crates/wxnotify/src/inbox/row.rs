//! One notification's row: claimed, stored, completed, let go. Every decision about a row is here.
//!
//! | state | what it says | who may take it |
//! | --- | --- | --- |
//! | none | never seen | any delivery |
//! | `claimed` | a worker has it until `lease_until` | after that: a delivery; a worker, if it is due |
//! | `released` | not acknowledged, and it failed | any delivery |
//! | `stored` | acknowledged, waits until `due_at` | a worker; a delivery in another mode |
//! | `done`, `discarded` | it is over | nobody |
//! | `dead` | acknowledged, and failed too often | nobody, until `retry` |
//!
//! What has a `due_at` was acknowledged, and is never let go before it had its effect.

use super::operation::{Changes, Column, LeaseMust, Operation, Set, State};
use super::{CLAIM_WAIT_MS, Dialect, Inbox, Lease, MAX_KEY, new_token, option, shortened, statement};
use crate::program::{FailureKind, Host, Stop};
use crate::{Error, ErrorCode};

type Result<T> = std::result::Result<T, Stop>;

/// A notification by name.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// The row's key.
    pub(crate) key: String,
    pub(crate) event_type: String,
    pub(crate) kind: String,
    /// Whether the key is the merchant's own, under which two notifications may come that are not the same.
    pub(crate) is_own_key: bool,
}

impl Named {
    pub(crate) fn check(&self) -> crate::Result<()> {
        check_key(&self.key)
    }
}

pub(crate) fn check_key(key: &str) -> crate::Result<()> {
    // MySQL takes texts for equal that differ in the spaces at their ends.
    if key.is_empty() || key.chars().count() > MAX_KEY || key.trim() != key || key.contains('\0') {
        return Err(option(
            "key",
            "the key is a text of 1 to 191 characters, such as the notification's id, without white space at its ends",
        ));
    }
    Ok(())
}

/// What a claim found.
#[derive(Debug)]
pub(crate) enum Claimed {
    Fresh(Lease),
    /// Another worker has it.
    Busy,
    Done,
    /// It is a dead letter.
    Dead,
    /// Somebody was quicker: roll back, and look again.
    Lost,
}

/// What storing came to.
#[derive(Debug)]
pub(crate) enum Stored {
    /// It is written down now.
    Now,
    /// It was acknowledged before.
    Before,
    Busy,
    Dead,
    Lost,
}

/// A row as it was read.
struct Seen {
    now: i64,
    row: Option<SeenRow>,
}

struct SeenRow {
    event_type: String,
    kind: String,
    state: State,
    token: String,
    lease_until: i64,
    is_due: bool,
    attempts: i64,
}

impl SeenRow {
    fn is_held(&self, now: i64) -> bool {
        self.state == State::Claimed && self.lease_until > now
    }

    /// Refuses another notification under the same key of the merchant's.
    fn check_same(&self, named: &Named) -> crate::Result<()> {
        // Only an upgrade could change the kind that the same notification has.
        let is_same = self.event_type == named.event_type && (!named.is_own_key || self.kind == named.kind);
        if is_same || crate::mutants::is(crate::mutants::Fault::KeyWithoutKind) {
            return Ok(());
        }
        Err(Error::new(
            ErrorCode::KeyConflict,
            format!(
                "the key {:?} belongs to a {} ({}), and this is a {} ({}): make the kind a part of the key, such as \
                 refund:NUMBER beside paid:NUMBER",
                crate::error::shortened(&named.key, 64),
                self.event_type,
                self.kind,
                named.event_type,
                named.kind
            ),
        )
        .with_field("key"))
    }
}

impl Inbox {
    async fn look(&self, host: &Host, key: &str) -> Result<Seen> {
        let rows = host.read(self, Operation::Look { inbox: self.name.clone(), key: key.to_owned() }).await?;
        let row = rows.first().ok_or_else(|| statement::unexpected("the row with the clock is not there"))?;
        let now = row.integer(0)?;
        let Some(event_type) = row.text(1)? else { return Ok(Seen { now, row: None }) };
        let state = row.required_text(3)?;
        let state = State::from_name(&state).ok_or_else(|| {
            super::schema(format!(
                "the table {} has a row of a state that this version does not know; bring every program to one version",
                self.table
            ))
        })?;
        Ok(Seen {
            now,
            row: Some(SeenRow {
                event_type,
                kind: row.required_text(2)?,
                state,
                token: row.text(4)?.unwrap_or_default(),
                lease_until: row.integer(5)?,
                is_due: row.optional_integer(6)?.is_some(),
                attempts: row.integer(7)?,
            }),
        })
    }

    /// Takes hold of a notification, in the transaction that is open.
    pub(crate) async fn claim(&self, host: &Host, named: &Named) -> Result<Claimed> {
        let seen = self.look(host, &named.key).await?;
        let now = self.clock_of(&seen);
        if let Some(row) = &seen.row {
            row.check_same(named)?;
            let found = match row.state {
                State::Done | State::Discarded => Some(Claimed::Done),
                State::Dead => Some(Claimed::Dead),
                State::Claimed if row.is_held(now) => Some(Claimed::Busy),
                _ => None,
            };
            if let Some(found) = found {
                if crate::mutants::is(crate::mutants::Fault::LoserWrites) && matches!(found, Claimed::Busy) {
                    let set = vec![(Column::LastError, Set::Text("delivered again".into()))];
                    self.update(host, &named.key, &row.token, set, LeaseMust::Any).await?;
                }
                return Ok(found);
            }
        }
        let token = new_token()?;
        let attempts = seen.row.as_ref().map_or(0, |row| row.attempts) + 1;
        let acknowledged = seen.row.as_ref().is_some_and(|row| row.is_due);
        let until = now.saturating_add(self.lease);
        let due = match acknowledged {
            true => Set::Clock(self.lease.max(wait_after(attempts))),
            false => Set::Null,
        };
        let mut set = vec![
            (Column::State, Set::Text(State::Claimed.as_str().into())),
            (Column::Token, Set::Text(token.clone())),
            (Column::LeaseUntil, Set::Integer(until)),
            (Column::DueAt, due),
            (Column::Attempts, Set::Integer(attempts)),
        ];
        let lease = Lease { key: named.key.clone(), token, attempts, until, acknowledged };
        let is_ours = match &seen.row {
            Some(row) => self.update(host, &named.key, &row.token, set, LeaseMust::BeOver).await?,
            None => {
                set.extend(first_columns(named));
                self.insert(host, &named.key, set).await?
            }
        };
        Ok(if is_ours { Claimed::Fresh(lease) } else { Claimed::Lost })
    }

    /// The time that leases go by: the database's.
    fn clock_of(&self, seen: &Seen) -> i64 {
        crate::mutants::clock().unwrap_or(seen.now)
    }

    /// The same, where no statement waits long for another transaction; afterwards they wait again as they did.
    pub(crate) async fn claim_in_time(&self, host: &Host, named: &Named) -> Result<Claimed> {
        let before = self.limit_waits(host).await?;
        let claimed = self.claim(host, named).await;
        self.free_waits_after(host, before, matches!(claimed, Err(_) | Ok(Claimed::Lost))).await?;
        claimed
    }

    /// After a failure PostgreSQL takes no statement, and needs none: what was set ends with the transaction. MySQL's setting
    /// stays with the connection, which is the merchant's.
    pub(crate) async fn free_waits_after(&self, host: &Host, before: Option<String>, has_failed: bool) -> Result<()> {
        if !has_failed {
            return self.free_waits(host, before).await;
        }
        if self.dialect == Dialect::Mysql {
            // What failed first is what matters.
            let _ = self.free_waits(host, before).await;
        }
        Ok(())
    }

    pub(crate) async fn limit_waits(&self, host: &Host) -> Result<Option<String>> {
        match self.dialect {
            Dialect::Postgresql => {
                let rows = host.read(self, Operation::LimitWaits { ms: CLAIM_WAIT_MS }).await?;
                Ok(rows.first().map(|row| row.text(0)).transpose()?.flatten())
            }
            Dialect::Mysql => {
                host.change(self, Operation::LimitWaits { ms: CLAIM_WAIT_MS }).await?;
                Ok(None)
            }
            Dialect::Sqlite | Dialect::Mnesia | Dialect::Redis => Ok(None),
        }
    }

    async fn free_waits(&self, host: &Host, before: Option<String>) -> Result<()> {
        match self.dialect {
            Dialect::Postgresql => host.read(self, Operation::FreeWaits { before }).await.map(drop),
            Dialect::Mysql => host.change(self, Operation::FreeWaits { before }).await.map(drop),
            Dialect::Sqlite | Dialect::Mnesia | Dialect::Redis => Ok(()),
        }
    }

    /// Writes a notification down, in the transaction that is open.
    pub(crate) async fn store(&self, host: &Host, named: &Named, notification: &str) -> Result<Stored> {
        let seen = self.look(host, &named.key).await?;
        let now = self.clock_of(&seen);
        let mut set = vec![
            (Column::State, Set::Text(State::Stored.as_str().into())),
            (Column::Token, Set::Text(new_token()?)),
            (Column::LeaseUntil, Set::Integer(0)),
            (Column::DueAt, Set::Clock(0)),
            (Column::Attempts, Set::Integer(0)),
            (Column::Notification, Set::Text(notification.to_owned())),
        ];
        let Some(row) = &seen.row else {
            set.extend(first_columns(named));
            return Ok(if self.insert(host, &named.key, set).await? { Stored::Now } else { Stored::Lost });
        };
        row.check_same(named)?;
        match row.state {
            State::Done | State::Discarded | State::Stored => return Ok(Stored::Before),
            State::Claimed if row.is_due => return Ok(Stored::Before),
            State::Dead => return Ok(Stored::Dead),
            State::Claimed if row.is_held(now) => return Ok(Stored::Busy),
            State::Claimed | State::Released => {}
        }
        if crate::mutants::is(crate::mutants::Fault::StoreOnlyCounts) {
            return Ok(Stored::Before);
        }
        Ok(if self.update(host, &named.key, &row.token, set, LeaseMust::BeOver).await? {
            Stored::Now
        } else {
            Stored::Lost
        })
    }

    /// Whether it may be acknowledged, since it is written down or over.
    pub(crate) async fn is_kept(&self, host: &Host, named: &Named) -> Result<bool> {
        if crate::mutants::is(crate::mutants::Fault::StoreOnlyCounts) {
            return Ok(true);
        }
        let Some(row) = self.look(host, &named.key).await?.row else { return Ok(false) };
        row.check_same(named)?;
        Ok(matches!(row.state, State::Done | State::Discarded) || row.is_due)
    }

    /// Whether the row has this token: what became of a commit of which nobody knows.
    pub(crate) async fn has_token(&self, host: &Host, key: &str, token: &str) -> Result<bool> {
        Ok(self.look(host, key).await?.row.is_some_and(|row| row.token == token))
    }

    /// The token of a dead letter.
    pub(super) async fn token_of_dead(&self, host: &Host, key: &str) -> Result<Option<String>> {
        Ok(self.look(host, key).await?.row.filter(|row| row.state == State::Dead).map(|row| row.token))
    }

    /// Done, if the lease is still the worker's. The mark is the token that is left in the row, and tells whether it was committed:
    /// it is done once with the same mark, however often it is tried.
    pub(crate) async fn complete(&self, host: &Host, lease: &Lease, mark: &str) -> Result<()> {
        let mut set = vec![
            (Column::State, Set::Text(State::Done.as_str().into())),
            (Column::Token, Set::Text(mark.to_owned())),
            (Column::LeaseUntil, Set::Integer(0)),
            (Column::DueAt, Set::Null),
            (Column::DoneAt, Set::Clock(0)),
            (Column::LastError, Set::Null),
        ];
        if !self.keep_plaintext {
            set.push((Column::Notification, Set::Null));
        }
        if self.update(host, &lease.key, &lease.token, set, LeaseMust::Live).await? {
            return Ok(());
        }
        let seen = self.look(host, &lease.key).await?.row;
        // A commit of which nobody knew had gone through.
        if seen.as_ref().is_some_and(|row| row.token == mark) {
            return Ok(());
        }
        // A node of a cluster may not have seen the claim yet: that is no lost lease, but one to try again. Redis takes writes on one
        // node alone: what is not there is lost.
        match self.dialect != Dialect::Redis && seen.is_none_or(|row| row.attempts < lease.attempts) {
            true => Err(Stop::conflict(lease_lost())),
            false => Err(lease_lost().into()),
        }
    }

    /// Prolongs the lease, by its whole length from now on.
    pub(crate) async fn renew(&self, host: &Host, lease: &Lease) -> Result<Lease> {
        let seen = self.look(host, &lease.key).await?;
        let until = seen.now.saturating_add(self.lease);
        let Some(row) = seen.row.filter(|row| row.token == lease.token && row.is_held(seen.now)) else {
            return Err(lease_lost().into());
        };
        let renewed = Lease { until, ..lease.clone() };
        // In the second of the claim there is nothing to change, and some drivers count what changed.
        if row.lease_until == until {
            return Ok(renewed);
        }
        let due = if lease.acknowledged { Set::Clock(self.lease.max(wait_after(lease.attempts))) } else { Set::Null };
        let set = vec![(Column::LeaseUntil, Set::Integer(until)), (Column::DueAt, due)];
        match self.update(host, &lease.key, &lease.token, set, LeaseMust::Live).await? {
            true => Ok(renewed),
            false => Err(lease_lost().into()),
        }
    }

    /// Lets go of a notification whose work failed. What was acknowledged waits for its next attempt, longer each time (2
    /// seconds, 4, 8, ... at most an hour), or is dead after the last: then the answer is true.
    pub(crate) async fn let_go(&self, host: &Host, lease: &Lease, error: &str) -> Result<bool> {
        let (set, is_dead) = self.failed(lease.acknowledged, lease.attempts, error)?;
        match self.update(host, &lease.key, &lease.token, set, LeaseMust::Any).await? {
            true => Ok(is_dead),
            false => Err(lease_lost().into()),
        }
    }

    /// Notes that work failed whose transaction, and so its claim, was rolled back.
    pub(crate) async fn note_failure(&self, host: &Host, named: &Named, error: &str) -> Result<bool> {
        let seen = self.look(host, &named.key).await?;
        let Some(row) = &seen.row else {
            let (mut set, _) = self.failed(false, 1, error)?;
            set.extend([(Column::Attempts, Set::Integer(1)), (Column::LeaseUntil, Set::Integer(0))]);
            set.extend(first_columns(named));
            self.insert(host, &named.key, set).await?;
            return Ok(false);
        };
        let is_free = matches!(row.state, State::Released | State::Stored)
            || row.state == State::Claimed && !row.is_held(self.clock_of(&seen));
        if !is_free {
            return Ok(false);
        }
        let (mut set, is_dead) = self.failed(row.is_due, row.attempts + 1, error)?;
        set.push((Column::Attempts, Set::Integer(row.attempts + 1)));
        Ok(self.update(host, &named.key, &row.token, set, LeaseMust::BeOver).await? && is_dead)
    }

    fn failed(&self, acknowledged: bool, attempts: i64, error: &str) -> crate::Result<(Changes, bool)> {
        let is_dead = acknowledged && attempts >= self.max_attempts;
        let (state, due, done) = match acknowledged {
            true if is_dead => (State::Dead, Set::Null, Set::Clock(0)),
            true => (State::Stored, Set::Clock(wait_after(attempts)), Set::Null),
            false => (State::Released, Set::Null, Set::Null),
        };
        let set = vec![
            (Column::State, Set::Text(state.as_str().into())),
            (Column::Token, Set::Text(new_token()?)),
            (Column::DueAt, due),
            (Column::DoneAt, done),
            (Column::LastError, Set::Text(shortened(error))),
        ];
        Ok((set, is_dead))
    }

    /// False where somebody made the row first.
    async fn insert(&self, host: &Host, key: &str, set: Changes) -> Result<bool> {
        match host.change(self, Operation::Insert { inbox: self.name.clone(), key: key.to_owned(), set }).await {
            Ok(_) => Ok(true),
            Err(stop) if stop.is(FailureKind::Duplicate) => Ok(false),
            Err(stop) => Err(stop),
        }
    }

    /// False where the row is not as it was read any more.
    pub(super) async fn update(
        &self,
        host: &Host,
        key: &str,
        token: &str,
        set: Changes,
        lease: LeaseMust,
    ) -> Result<bool> {
        let (inbox, key, token) = (self.name.clone(), key.to_owned(), token.to_owned());
        Ok(host.change(self, Operation::Update { inbox, key, token, lease, set }).await? > 0)
    }
}

/// How long a stored notification waits after so many attempts, in seconds.
pub(super) fn wait_after(attempts: i64) -> i64 {
    (1_i64 << attempts.clamp(1, 12)).min(3600)
}

fn first_columns(named: &Named) -> [(Column, Set); 3] {
    [
        (Column::EventType, Set::Text(named.event_type.clone())),
        (Column::Kind, Set::Text(named.kind.clone())),
        (Column::FirstSeen, Set::Clock(0)),
    ]
}

pub(crate) fn lease_lost() -> Error {
    let message = "the lease ended before the work did, and another worker may have the notification; roll back what \
                   was done, and give the inbox a longer lease";
    Error::new(ErrorCode::LeaseLost, message).with_field("lease")
}
