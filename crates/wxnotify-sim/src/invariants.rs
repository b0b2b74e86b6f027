//! What must be true in every world, whatever happens in it.

use std::collections::BTreeMap;

use wxnotify::handler::Report;
use wxnotify::inbox::{Column, LeaseMust, Operation, State};

use crate::model::{Committed, Database, Effect, Engine, Id, Key, Row};

/// What was broken, in words.
pub(crate) type Broken = String;

/// WeChat Pay repeats for so long, in seconds: what was acknowledged is tried for at least as long.
const A_DAY: i64 = 86_400;

/// A notification, as the world knows it.
#[derive(Clone, Debug)]
pub(crate) struct Notification {
    /// Its id.
    pub(crate) id: String,
    /// Whose it is, where a handler serves several merchants.
    pub(crate) merchant: Option<&'static str>,
    /// Its event type.
    pub(crate) event_type: &'static str,
    /// Its kind.
    pub(crate) kind: &'static str,
    /// Its row.
    pub(crate) row: Key,
    /// Which handler it is for.
    pub(crate) app: usize,
    /// Whether its callback always fails.
    pub(crate) is_poison: bool,
}

/// A hold on a row, as it really is: by the database's clock.
#[derive(Clone, Copy, Debug)]
struct Hold {
    owner: Id,
    end: i64,
}

/// What became of each notification, and what was promised.
#[derive(Default)]
pub(crate) struct Invariants {
    /// The notifications, by number.
    pub(crate) notifications: Vec<Notification>,
    /// Every effect that counts: it is committed, or was outside a transaction.
    pub(crate) effects: Vec<Effect>,
    /// When the first effect of each was, in the database's milliseconds.
    pub(crate) effect_at: Vec<Option<i64>>,
    /// When a 200 was first answered.
    pub(crate) acknowledged_at: Vec<Option<i64>>,
    stored_at: Vec<Option<i64>>,
    /// Whether the last answer said that the key is another's.
    in_conflict: Vec<bool>,
    holds: BTreeMap<String, Hold>,
    /// Rows of which a replica that took over lacked what was written from that second on.
    losses: Vec<(Key, i64)>,
    /// Whether that excuses a second effect, as the documentation says.
    pub(crate) excuses_losses: bool,
}

impl Invariants {
    /// Takes a notification in, and gives it its number.
    pub(crate) fn add(&mut self, notification: Notification) -> usize {
        self.notifications.push(notification);
        self.effect_at.push(None);
        self.acknowledged_at.push(None);
        self.stored_at.push(None);
        self.in_conflict.push(false);
        self.notifications.len() - 1
    }

    /// What an older version did before the world began: a row that it left.
    pub(crate) fn inherit(&mut self, of: usize, row: &Row, now: i64) {
        if row.is(State::Done) {
            self.effect_at[of] = Some(now);
        }
        if row.integer(Column::DueAt).is_some() {
            self.acknowledged_at[of] = Some(now);
            self.stored_at[of] = Some(now.div_euclid(1000));
        }
        if row.is(State::Claimed) {
            let hold = Hold { owner: Id::MAX, end: row.integer(Column::LeaseUntil).unwrap_or(0) };
            self.holds.insert(row.text(Column::Token).to_owned(), hold);
        }
    }

    fn find(&self, key: &Key, row: &Row) -> Option<usize> {
        self.notifications.iter().position(|n| {
            n.row == *key && n.kind == row.text(Column::Kind) && n.event_type == row.text(Column::EventType)
        })
    }

    fn name(&self, of: usize) -> &str {
        &self.notifications[of].id
    }

    /// Somebody claimed a row: from now on the hold is theirs.
    pub(crate) fn claimed(&mut self, token: &str, owner: Id, looked_at: i64, lease: i64) {
        self.holds.insert(token.to_owned(), Hold { owner, end: looked_at + lease });
    }

    /// A lease was prolonged.
    pub(crate) fn renewed(&mut self, token: &str, end: i64) {
        if let Some(hold) = self.holds.get_mut(token) {
            hold.end = hold.end.max(end);
        }
    }

    /// A replica took over that lacks the last writes of these rows, from that second on: their leases are again as it knows them.
    pub(crate) fn lost(&mut self, db: &Database, lost: &[(Key, i64)]) {
        self.losses.extend_from_slice(lost);
        for row in lost.iter().filter_map(|(key, _)| db.committed(key)) {
            if let Some(hold) = self.holds.get_mut(row.text(Column::Token)) {
                hold.end = hold.end.min(row.integer(Column::LeaseUntil).unwrap_or(0));
            }
        }
    }

    /// A statement has changed a row: while a lease lives, only its holder does that. Who loses writes nothing, not even in a
    /// transaction that is rolled back: it would make the holder wait, or fail.
    ///
    /// # Errors
    /// Where somebody else did.
    pub(crate) fn written(&self, db: &Database, id: Id, owner: Id, operation: &Operation) -> Result<(), Broken> {
        let Operation::Update { inbox, key, token, .. } = operation else { return Ok(()) };
        let (name, now) = (Key::Notification(inbox.clone(), key.clone()), db.clock());
        let row = db.committed(&name).filter(|row| row.text(Column::Token) == token && row.is(State::Claimed));
        let Some(row) = row else { return Ok(()) };
        // Its commit will fail.
        if db.lags(id, &name) {
            return Ok(());
        }
        match self.holds.get(row.text(Column::Token)) {
            Some(hold) if hold.owner != owner && now < hold.end => Err(format!(
                "a row was written by who does not hold it: the lease of {key} lives until {} by the database's clock, and \
                 it is {now}",
                hold.end
            )),
            _ => Ok(()),
        }
    }

    /// A statement of a holder's met a conflict.
    ///
    /// # Errors
    /// Where the row is still the holder's, so that somebody who lost wrote to it.
    pub(crate) fn conflicted(&self, db: &Database, operation: &Operation) -> Result<(), Broken> {
        let Operation::Update { inbox, key, token, lease: LeaseMust::Live, .. } = operation else { return Ok(()) };
        let row = db.committed(&Key::Notification(inbox.clone(), key.clone()));
        match row {
            Some(row) if row.text(Column::Token) == token && self.holds.contains_key(token) => {
                Err(format!("the holder of {key} could not complete: who lost wrote to its row"))
            }
            _ => Ok(()),
        }
    }

    /// An effect took place.
    ///
    /// # Errors
    /// Where there was one before, and nothing that the documentation says excuses a second.
    pub(crate) fn took_effect(&mut self, db: &Database, effect: Effect) -> Result<(), Broken> {
        let of = effect.of;
        if self.effect_at[of].is_some() && !self.effects.iter().any(|before| before.of == of) {
            return Err(format!("{} took effect twice: first under version 1", self.name(of)));
        }
        for before in self.effects.iter().filter(|before| before.of == of) {
            // Two may have claimed in the same second.
            let excuses = |first: &Effect, second: &Effect| {
                let is_over = first.has_failed || second.claimed_at >= first.lease_end;
                first.claimed_at <= second.claimed_at && first.is_outside && is_over
            };
            // What was written of the first is lost.
            let is_lost = |(key, since): &(Key, i64)| {
                self.excuses_losses
                    && *key == self.notifications[of].row
                    && *since >= before.claimed_at.min(effect.claimed_at)
            };
            let is_excused = excuses(before, &effect) || excuses(&effect, before) || self.losses.iter().any(is_lost);
            if !is_excused {
                return Err(format!(
                    "{} took effect twice: {before:?}, then {effect:?} (in the database's seconds)",
                    self.name(of)
                ));
            }
        }
        self.effect_at[of].get_or_insert(db.now);
        self.effects.push(effect);
        Ok(())
    }

    /// A callback failed: what it did outside a transaction may be done again.
    pub(crate) fn failed(&mut self, by: Id) {
        self.effects.iter_mut().filter(|effect| effect.by == by).for_each(|effect| effect.has_failed = true);
    }

    /// A transaction was committed.
    ///
    /// # Errors
    /// Where a row changed in a way that forgets something.
    pub(crate) fn committed(&mut self, db: &Database, committed: Committed) -> Result<(), Broken> {
        for effect in committed.effects {
            self.took_effect(db, effect)?;
        }
        for (key, before, after) in &committed.rows {
            let was_due = before.as_ref().is_some_and(|row| row.integer(Column::DueAt).is_some());
            let Some(after) = after else {
                self.deleted(db, before.as_ref())?;
                continue;
            };
            let Some(of) = self.find(key, after) else { return Err(format!("{key:?} has a row of nobody's")) };
            let name = self.name(of).to_owned();
            let is_due = after.integer(Column::DueAt).is_some();
            if is_due && after.text(Column::Notification).is_empty() {
                return Err(format!("{name} waits for a worker without its notification"));
            }
            if is_due && !was_due {
                self.stored_at[of] = Some(db.clock());
            }
            let has_ended = [State::Done, State::Dead, State::Discarded].into_iter().any(|state| after.is(state));
            if was_due && !is_due && !has_ended {
                return Err(format!("{name} was acknowledged, and is let go as {}", after.text(Column::State)));
            }
            if after.is(State::Done) {
                if self.effect_at[of].is_none() {
                    return Err(format!("{name} is done, and had no effect"));
                }
                if before.as_ref().is_none_or(|before| !before.is(State::Done))
                    && !after.text(Column::Notification).is_empty()
                {
                    return Err(format!("{name} is done, and its plaintext is kept"));
                }
            }
            let was_dead = before.as_ref().is_some_and(|before| before.is(State::Dead));
            if after.is(State::Dead) && !was_dead {
                let tried_for = db.clock() - self.stored_at[of].unwrap_or(db.clock());
                if tried_for < A_DAY {
                    return Err(format!(
                        "{name} is dead after {tried_for} seconds and {} attempts: WeChat Pay itself would have tried for a \
                         day",
                        after.integer(Column::Attempts).unwrap_or(0)
                    ));
                }
            }
        }
        Ok(())
    }

    fn deleted(&self, db: &Database, row: Option<&Row>) -> Result<(), Broken> {
        let Some(row) = row else { return Ok(()) };
        let is_over = row.is(State::Done) || row.is(State::Discarded);
        let is_old = row.integer(Column::DoneAt).is_some_and(|done| done <= db.clock() - 90_000);
        match is_over && is_old {
            true => Ok(()),
            false => Err(format!("a row was purged that is {} or too young", row.text(Column::State))),
        }
    }

    /// A delivery was answered.
    ///
    /// # Errors
    /// Where the answer promises what is not so.
    pub(crate) fn answered(&mut self, db: &Database, of: usize, report: &Report) -> Result<(), Broken> {
        let notification = &self.notifications[of];
        self.in_conflict[of] = report.code == "KEY_CONFLICT";
        let is_others = |other: &Notification| other.row == notification.row && other.kind != notification.kind;
        if self.in_conflict[of] && !self.notifications.iter().any(is_others) {
            return Err(format!("{} has its key to itself, and was answered {}", notification.id, report.line));
        }
        if !matches!(report.ack.status, 200 | 204) {
            return Ok(());
        }
        let row = db.committed(&notification.row);
        let is_own = |row: &&Row| row.text(Column::Kind) == notification.kind;
        let is_kept = row.filter(is_own).is_some_and(|row| {
            row.is(State::Discarded)
                || row.integer(Column::DueAt).is_some() && !row.text(Column::Notification).is_empty()
                // A worker may have failed for the last time since it was stored.
                || row.is(State::Dead) && self.stored_at[of].is_some()
        });
        if self.effect_at[of].is_none() && !is_kept {
            let whose = match row {
                Some(row) if row.text(Column::Kind) != notification.kind => {
                    format!("; its key has a row of kind {}", row.text(Column::Kind))
                }
                _ => String::new(),
            };
            return Err(format!(
                "{} was answered {} {}, and had no effect, and is not stored{whose}",
                notification.id, report.ack.status, report.code
            ));
        }
        self.acknowledged_at[of].get_or_insert(db.now);
        Ok(())
    }

    /// The world has come to its end: nothing goes wrong since `calm_since`, and nobody has anything to do any more.
    ///
    /// # Errors
    /// Where a notification that was acknowledged is forgotten, or was stuck.
    pub(crate) fn ended(&self, db: &Database, calm_since: i64, lease: i64) -> Result<(), Broken> {
        for (of, notification) in self.notifications.iter().enumerate() {
            let name = &notification.id;
            let row = db.committed(&notification.row).filter(|row| row.text(Column::Kind) == notification.kind);
            let is_buried = row.is_some_and(|row| row.is(State::Dead) || row.is(State::Discarded));
            let Some(acknowledged) = self.acknowledged_at[of] else {
                if notification.is_poison || self.in_conflict[of] || is_buried || self.effect_at[of].is_some() {
                    continue;
                }
                return Err(format!(
                    "{name} is stuck: nothing goes wrong any more, and its last delivery found no success"
                ));
            };
            if is_buried {
                continue;
            }
            let Some(effect_at) = self.effect_at[of] else {
                return Err(format!("{name} was acknowledged, and is forgotten: it never had an effect"));
            };
            // A node of a cluster that lags can cost a worker an attempt.
            let backoffs = if db.engine == Engine::Galera { 2 } else { 1 };
            let latest = acknowledged.max(calm_since) + (backoffs * (3600 + lease) + 600) * 1000;
            if effect_at > latest && !notification.is_poison {
                return Err(format!(
                    "{name} was stuck for {} s longer than a lease and a backoff",
                    (effect_at - latest) / 1000
                ));
            }
        }
        Ok(())
    }
}
