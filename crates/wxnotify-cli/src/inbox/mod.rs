//! `wxnotify inbox`: looks after a merchant's inbox, for who is on call.

mod age;
mod database;
mod print;

use clap::{Args, Subcommand};
use wxnotify::inbox::State;
use wxnotify_sqlx::{Inbox, Supported};

use crate::failure::Failure;
use age::Age;
use database::{Address, Kind};

const EXAMPLES: &str = "\
Examples:
  wxnotify inbox stats --database postgres://shop:...@db/shop
  wxnotify inbox list --state dead --database sqlite:///srv/shop/inbox.db
  wxnotify inbox retry 1900007291-EV-2018 --database mysql://shop:...@db/shop
  wxnotify inbox purge --older-than 90d

The database's URL may stand in DATABASE_URL instead, where no list of processes shows its password.
Exit status: 0; 1 where the database fails, no such notification is there, or all is not well; 2 for usage.";

/// Look after an inbox in SQLite, PostgreSQL, MySQL or MariaDB: what waits, what failed, and try again
///
/// Shows nothing of what a notification says, unless asked to with `show --plaintext`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct InboxArgs {
    #[command(subcommand)]
    action: Action,
    /// Where the inbox is: sqlite:///FILE, postgres://USER:PASSWORD@HOST/DATABASE, or mysql://...; unless given, DATABASE_URL
    #[arg(long, global = true, value_name = "URL", hide_default_value = true)]
    database: Option<String>,
    /// The inbox's name, where several share a table
    #[arg(long, global = true, value_name = "NAME", default_value = "", hide_default_value = true)]
    inbox: String,
    /// The table; a schema's name and a full stop may stand before it
    #[arg(long, global = true, value_name = "NAME", default_value = "wxnotify_inbox")]
    table: String,
    /// Print JSON: an object a line
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand, Debug)]
enum Action {
    /// List notifications, the newest first
    List {
        /// Only those of a state: claimed, released, stored, done, dead or discarded
        #[arg(long, value_parser = state)]
        state: Option<State>,
        /// How many at most
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Show one notification
    Show {
        /// Its id, or the key that your handler gives it
        key: String,
        /// Also what it says: names, amounts, whatever WeChat Pay sent
        #[arg(long)]
        plaintext: bool,
    },
    /// Say how many wait, are in work, dead, and were done in the last hour
    Stats,
    /// Say what is wrong, if anything is: exit status 1 for an alarm
    Health {
        /// How long the oldest stored notification may wait
        #[arg(long, value_name = "AGE", default_value = "15m")]
        max_waiting: Age,
        /// How many dead letters there may be
        #[arg(long, value_name = "N", default_value_t = 0)]
        max_dead: u32,
    },
    /// Have dead letters worked on again, with all their attempts
    Retry {
        /// Their keys
        #[arg(required = true, value_name = "KEY")]
        keys: Vec<String>,
    },
    /// Leave dead letters for good
    Discard {
        /// Their keys
        #[arg(required = true, value_name = "KEY")]
        keys: Vec<String>,
    },
    /// Forget what ended long ago, in small transactions
    Purge {
        /// How long ago at least: 90d, 48h; 25h is the least, since WeChat Pay repeats for a day
        #[arg(long, value_name = "AGE")]
        older_than: Age,
    },
    /// Make the table, or bring it to this version
    Migrate,
}

fn state(name: &str) -> Result<State, String> {
    State::from_name(name).ok_or_else(|| "give claimed, released, stored, done, dead or discarded".to_owned())
}

pub(crate) fn run(args: &InboxArgs) -> Result<(), Failure> {
    let address = Address::new(args.database.as_deref())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::other(format!("cannot start: {error}")))?;
    runtime.block_on(async {
        match address.kind {
            Kind::Sqlite => {
                let pool = address.sqlite(matches!(args.action, Action::Migrate)).await?;
                act(args, &address, pool).await
            }
            Kind::Postgresql => act(args, &address, address.postgresql().await?).await,
            Kind::Mysql => act(args, &address, address.mysql().await?).await,
        }
    })
}

async fn act<DB: Supported>(args: &InboxArgs, address: &Address, pool: sqlx::Pool<DB>) -> Result<(), Failure> {
    let usage = |error: wxnotify::Error| Failure::from(&error);
    let inbox = Inbox::<DB>::new().table(&args.table).map_err(usage)?.name(&args.inbox).map_err(usage)?;
    let failed = |error: wxnotify_sqlx::Error| address.failure(&error);
    let mut connection = pool.acquire().await.map_err(|error| failed(error.into()))?;
    if !matches!(args.action, Action::Migrate) {
        inbox.check(&mut connection).await.map_err(failed)?;
    }
    let done = |key: &String, what: &str| print::done(args.json, key, what);
    match &args.action {
        Action::List { state, limit } => {
            print::list(args.json, &inbox.list(&mut connection, *state, *limit).await.map_err(failed)?)
        }
        Action::Show { key, plaintext } => match inbox.find(&mut connection, key).await.map_err(failed)? {
            Some(entry) => print::show(args.json, &entry, *plaintext),
            None => Err(Failure::other(format!(
                "no notification {key:?} is in {} (inbox {:?}); `wxnotify inbox list` shows those that are",
                args.table, args.inbox
            ))),
        },
        Action::Stats => print::stats(args.json, &inbox.stats(&mut connection).await.map_err(failed)?),
        Action::Health { max_waiting, max_dead } => {
            let max_waiting = u32::try_from(max_waiting.0).unwrap_or(u32::MAX);
            print::health(args.json, &inbox.health(&mut connection, max_waiting, *max_dead).await.map_err(failed)?)
        }
        Action::Retry { keys } => {
            for key in keys {
                was_dead(inbox.retry(&mut connection, key).await.map_err(failed)?, key)?;
                done(key, "waits for a worker again")?;
            }
            Ok(())
        }
        Action::Discard { keys } => {
            for key in keys {
                was_dead(inbox.discard(&mut connection, key).await.map_err(failed)?, key)?;
                done(key, "is discarded")?;
            }
            Ok(())
        }
        Action::Purge { older_than } => {
            drop(connection);
            print::purged(args.json, inbox.purge(&pool, older_than.0).await.map_err(failed)?)
        }
        Action::Migrate => {
            inbox.create(&mut connection).await.map_err(failed)?;
            done(&args.table, "is there, in the version of this command")
        }
    }
}

fn was_dead(was_dead: bool, key: &str) -> Result<(), Failure> {
    match was_dead {
        true => Ok(()),
        false => Err(Failure::other(format!(
            "no dead letter {key:?} is there; `wxnotify inbox show` says what became of it"
        ))),
    }
}
