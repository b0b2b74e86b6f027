//! Checks [`Transactions`] of your own, before an inbox is trusted to them.

use wxnotify::inbox::{Call, Claim, Inbox};
use wxnotify::program::{Reply, Step};

use crate::Transactions;

/// Checks that an implementation keeps the rules of [`Transactions`], on a database where the inbox's table can be made: it
/// is made, and rows of the keys `check-...` are left in it, so give an inbox with a table of its own. It opens up to two
/// transactions at once.
///
/// # Errors
/// The first rule that is broken, in words.
pub async fn check<T: Transactions>(transactions: &T, inbox: impl Into<Inbox>) -> Result<(), String> {
    let inbox = inbox.into();
    let kit = Kit { transactions, inbox };
    kit.in_transaction(Call::Create, true).await?;
    // Again: the table is found.
    kit.in_transaction(Call::Create, true).await?;
    kit.in_transaction(Call::Check, true).await?;

    let key = |name: &str| format!("check-{name}-{}", std::process::id());
    let claim = |name: &str| Call::Claim {
        key: key(name),
        event_type: "TRANSACTION.SUCCESS".into(),
        kind: "桂花糕 '\"🍵".into(),
    };
    let is_fresh = |value: serde_json::Value| matches!(serde_json::from_value(value), Ok(Claim::Fresh { .. }));

    if !is_fresh(kit.in_transaction(claim("rolled-back"), false).await?) {
        return Err("a claim in an inbox that is new is not fresh: give it a table of its own".into());
    }
    if !is_fresh(kit.in_transaction(claim("rolled-back"), true).await?) {
        return Err("what was rolled back is there: roll_back does not roll back, or begin begins nothing".into());
    }
    if is_fresh(kit.in_transaction(claim("rolled-back"), true).await?) {
        return Err("what was committed is not there: commit does not commit".into());
    }

    let mut dropped = kit.begin().await?;
    kit.call(&mut dropped, claim("dropped")).await?;
    drop(dropped);
    // It may be rolled back a moment later.
    let mut found = kit.in_transaction(claim("dropped"), false).await;
    for _ in 0..20 {
        if found.as_ref().is_ok_and(|found| is_fresh(found.clone())) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        found = kit.in_transaction(claim("dropped"), false).await;
    }
    if !is_fresh(found?) {
        return Err(
            "what was dropped without a commit is there: a transaction that is dropped must have no effect".into()
        );
    }

    // A failure is told in numbers, or it could not be understood.
    let nowhere = kit.inbox.clone().table("wxnotify_check_nowhere").map_err(|error| error.to_string())?;
    let missing = Kit { transactions, inbox: nowhere }.in_transaction(claim("nowhere"), false).await;
    match missing {
        Err(problem) if problem.starts_with("INBOX_SCHEMA") => Ok(()),
        other => {
            Err(format!("a table that is not there is told as {other:?}: pass the database's number in the Failure"))
        }
    }
}

struct Kit<'a, T> {
    transactions: &'a T,
    inbox: Inbox,
}

impl<T: Transactions> Kit<'_, T> {
    async fn begin(&self) -> Result<T::Transaction, String> {
        self.transactions.begin(2_000, true).await.map_err(|failure| format!("begin failed: {failure:?}"))
    }

    async fn in_transaction(&self, call: Call, commits: bool) -> Result<serde_json::Value, String> {
        let mut transaction = self.begin().await?;
        let value = self.call(&mut transaction, call).await;
        if !commits || value.is_err() {
            T::roll_back(transaction).await;
        } else {
            T::commit(transaction).await.map_err(|failure| format!("commit failed: {failure:?}"))?;
        }
        value
    }

    async fn call(&self, transaction: &mut T::Transaction, call: Call) -> Result<serde_json::Value, String> {
        let mut program = self.inbox.call(call);
        let mut step = program.start();
        while let Step::Run(run) = &step {
            let Some(statement) = run.statement() else { return Err("the dialect has no SQL".into()) };
            let reply = T::run(transaction, statement).await.unwrap_or_else(Reply::Failed);
            let fits = match &reply {
                Reply::Rows(rows) => {
                    // The texts of the inbox come back as they went in.
                    statement.is_query && rows.iter().flat_map(|row| &row.0).flatten().all(is_whole)
                }
                Reply::Changed(_) => !statement.is_query,
                _ => true,
            };
            if !fits {
                return Err(format!("run answered {reply:?} to {:?}", statement.sql));
            }
            step = program.next(reply);
        }
        match step {
            Step::Value { value } => Ok(value),
            Step::Error { error } => Err(format!("{}: {}", error.code, error.message)),
            other => Err(format!("a call ended with {other:?}")),
        }
    }
}

fn is_whole(column: &wxnotify::inbox::Argument) -> bool {
    match column {
        wxnotify::inbox::Argument::Text(text) => {
            !text.contains('\u{fffd}') && (!text.contains('桂') || text.ends_with('🍵'))
        }
        wxnotify::inbox::Argument::Integer(_) => true,
    }
}
