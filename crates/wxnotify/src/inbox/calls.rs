//! The inbox's calls for those who go their own way, each on a connection and in a transaction of the caller's.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::health::Limits;
use super::row::{Claimed, Named, Stored};
use super::{Dialect, Inbox, Lease, new_token, option};
use crate::program::{Host, Refused, Step, Stop};
use crate::{Error, ErrorCode};

/// A call, with its arguments.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Call {
    /// Makes the table, or brings it to this version.
    Create,
    /// Makes sure that the table is there: fails with `INBOX_SCHEMA`.
    Check,
    /// Takes hold of a notification: the value is a [`Claim`].
    Claim {
        /// Its id, or a key of the merchant's: 1 to 191 characters.
        key: String,
        /// Such as `TRANSACTION.SUCCESS`.
        event_type: String,
        /// Such as `transaction.direct`.
        kind: String,
    },
    /// Says that the notification has had its effect. Fails with `LEASE_LOST`: what was done must be rolled back.
    Complete {
        /// The hold on it.
        lease: Lease,
    },
    /// Lets go of a notification whose work failed. What was stored waits for its next attempt, or is dead: the value says
    /// whether. Fails with `LEASE_LOST`.
    Release {
        /// The hold on it.
        lease: Lease,
        /// Why, for whoever looks: no secret, and nothing of the plaintext. Cut at 500 characters.
        error: String,
    },
    /// Prolongs a lease, by its whole length from now on: the value is the new [`Lease`]. Fails with `LEASE_LOST`.
    Renew {
        /// The hold on it.
        lease: Lease,
    },
    /// Writes a notification down, so that it can be acknowledged once that is committed: the value says whether it is new.
    Store {
        /// As for a claim.
        key: String,
        /// As for a claim.
        event_type: String,
        /// As for a claim.
        kind: String,
        /// The notification's `to_json`.
        notification: String,
    },
    /// Takes a stored notification: the value is a [`Task`](super::Task), or null.
    Take,
    /// The value is a list of [`DeadLetter`](super::DeadLetter)s, the oldest first.
    DeadLetters {
        /// How many at most.
        limit: u32,
    },
    /// Has a dead letter worked on again, with all its attempts. False where no dead letter has the key.
    Retry {
        /// Its key.
        key: String,
    },
    /// Leaves a dead letter for good. False where no dead letter has the key.
    Discard {
        /// Its key.
        key: String,
    },
    /// The value is [`Stats`](super::Stats).
    Stats,
    /// The value is [`Health`](super::Health).
    Health {
        /// How long the oldest stored notification may wait, in seconds: 900 unless given.
        #[serde(default = "super::health::max_waiting")]
        max_waiting: i64,
        /// How many dead letters there may be: none unless given.
        #[serde(default)]
        max_dead: i64,
    },
}

/// What a claim found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Claim {
    /// It is this worker's now, until the lease ends.
    Fresh {
        /// The worker's hold on it.
        lease: Lease,
    },
    /// Another worker has it: answer `Ack::busy()`.
    Busy,
    /// It has had its effect: answer `Ack::success()`, and do nothing.
    Done,
    /// It failed too often, and waits for somebody to look: answer a failure.
    Dead,
}

pub(super) async fn run(host: &Host, inbox: &Inbox, call: Call) -> Step {
    match value_of(host, inbox, call).await {
        Ok(value) => Step::Value { value },
        Err(stop) => Step::Error { error: Refused::from(&stop.into_error()) },
    }
}

async fn value_of(host: &Host, inbox: &Inbox, call: Call) -> Result<Value, Stop> {
    if inbox.dialect == Dialect::Redis && matches!(call, Call::Store { .. } | Call::Take) {
        return Err(only_leased().into());
    }
    Ok(match call {
        Call::Create => json!(inbox.create(host).await?),
        Call::Check => json!(inbox.check(host).await?),
        Call::Claim { key, event_type, kind } => {
            let named = Named { key, event_type, kind, is_own_key: true };
            named.check()?;
            json!(match inbox.claim(host, &named).await? {
                Claimed::Fresh(lease) => Claim::Fresh { lease },
                Claimed::Busy => Claim::Busy,
                Claimed::Done => Claim::Done,
                Claimed::Dead => Claim::Dead,
                Claimed::Lost => return Err(quicker().into()),
            })
        }
        Call::Complete { lease } => {
            inbox.complete(host, &lease, &new_token()?).await?;
            Value::Null
        }
        Call::Release { lease, error } => json!(inbox.let_go(host, &lease, &error).await?),
        Call::Renew { lease } => json!(inbox.renew(host, &lease).await?),
        Call::Store { key, event_type, kind, notification } => {
            let named = Named { key, event_type, kind, is_own_key: true };
            named.check()?;
            match inbox.store(host, &named, &notification).await? {
                Stored::Now => json!(true),
                Stored::Before => json!(false),
                Stored::Busy | Stored::Lost => return Err(quicker().into()),
                Stored::Dead => return Err(dead(&named.key).into()),
            }
        }
        Call::Take => json!(inbox.take(host, None).await?.taken.map(|taken| taken.task)),
        Call::DeadLetters { limit } => json!(inbox.dead_letters(host, limit).await?),
        Call::Retry { key } => json!(inbox.retry(host, &key).await?),
        Call::Discard { key } => json!(inbox.discard(host, &key).await?),
        Call::Stats => json!(inbox.stats(host).await?),
        Call::Health { max_waiting, max_dead } => {
            let limits = Limits::new(max_waiting, max_dead)?;
            json!(limits.judge(inbox.stats(host).await?))
        }
    })
}

/// What Redis is not for.
pub(crate) fn only_leased() -> Error {
    option(
        "mode",
        "an inbox in Redis has mode leased alone: it is no part of a transaction that holds your own writes, and what it was \
         given to keep it may lose at a failover; give mode leased, or an inbox in a database",
    )
}

pub(crate) fn quicker() -> Error {
    Error::new(
        ErrorCode::NotificationBusy,
        "another worker has the notification, or was quicker: roll back; WeChat Pay sends it again",
    )
}

pub(crate) fn dead(key: &str) -> Error {
    Error::new(
        ErrorCode::HandlerFailed,
        format!(
            "the notification {:?} is a dead letter, which failed too often: see why, then let the inbox retry or discard it",
            crate::error::shortened(key, 64)
        ),
    )
}
