//! The operations in Redis, for mode leased: one Lua script runs each, so that it is atomic, and a host sends the command as it
//! is given.
//!
//! An inbox named `shop` in the table `wxnotify_inbox` has these keys, all in one slot of a cluster:
//!
//! | key | is | holds |
//! | --- | --- | --- |
//! | `{wxnotify_inbox}:version` | a string | the table's version |
//! | `{wxnotify_inbox}:row:shop:KEY` | a hash | a row: the columns that are not null |
//! | `{wxnotify_inbox}:claimed:shop` | a sorted set | the keys that are claimed, by when their leases end |
//! | `{wxnotify_inbox}:done:shop` | a sorted set | the keys that are done, by when they were |
//!
//! No key expires by itself, so that of the policies by which Redis evicts only `allkeys-...` take one.

use serde::Serialize;

use super::statement::unexpected;
use super::{Inbox, Operation};
use crate::program::{Host, Stop};
use crate::{Error, ErrorCode};

/// What Redis runs.
const SCRIPT: &str = include_str!("redis.lua");

/// Its name in Redis, where that has run it before.
const SHA1: &str = "bbe0fbff8070d25b8fc240354e03e836db55c560";

/// A command for Redis: EVALSHA or EVAL.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Command {
    /// The command's name and arguments, as they are sent. Redis answers with a text: the reply to the step, in JSON.
    pub command: Vec<String>,
    /// One of the keys in it, for clients of a cluster that cannot tell by themselves to which node it goes.
    pub key: String,
}

impl Inbox {
    /// The operation as a command: by the script's name, or with the script itself, which Redis keeps then.
    pub(crate) fn command(&self, operation: &Operation, is_known: bool) -> Command {
        let table = &self.table;
        // What divides the parts of a key is in no name.
        let name = self.name.replace('%', "%25").replace(':', "%3A");
        let version = format!("{{{table}}}:version");
        let rows = format!("{{{table}}}:row:{name}:");
        let mut keys = vec![version.clone(), format!("{{{table}}}:claimed:{name}"), format!("{{{table}}}:done:{name}")];
        keys.extend(operation.key().map(|key| format!("{rows}{key}")));
        let script = if is_known { ["EVALSHA", SHA1] } else { ["EVAL", SCRIPT] };
        let mut command: Vec<_> = script.map(str::to_owned).into();
        command.push(keys.len().to_string());
        command.extend(keys);
        command.push(serde_json::to_string(operation).expect("an operation is JSON"));
        command.push(Self::SCHEMA_VERSION.to_string());
        command.push(rows);
        command.push(self.now.map(|now| now.to_string()).unwrap_or_default());
        Command { command, key: version }
    }

    /// The version of what is there, where Redis keeps what it is given.
    ///
    /// # Errors
    /// `INBOX_FAILED` where it may evict rows: what it forgets would be fresh again.
    pub(super) async fn redis_version(&self, host: &Host) -> Result<Option<i64>, Stop> {
        let rows = host.read(self, Operation::Server).await?;
        let row = rows.first().ok_or_else(|| unexpected("the only row is not there"))?;
        if let Some(policy) = row.text(1)?.filter(|policy| policy.starts_with("allkeys-")) {
            let message = format!(
                "Redis may evict the inbox's rows (maxmemory-policy {policy}), and what it forgets would be fresh again; set \
                 maxmemory-policy to noeviction, or to one that begins with volatile-: the rows never expire"
            );
            return Err(Error::new(ErrorCode::InboxFailed, message).with_field("maxmemory-policy").into());
        }
        Ok(row.optional_integer(0)?)
    }
}

#[cfg(test)]
mod tests {
    use sha1::{Digest, Sha1};

    use super::*;
    use crate::inbox::{Dialect, LOOK, Placeholders};

    fn inbox(name: &str) -> Inbox {
        Inbox::new(Dialect::Redis, Placeholders::Question).name(name).unwrap()
    }

    fn look(key: &str) -> Operation {
        Operation::Look { inbox: "shop".into(), key: key.into() }
    }

    #[test]
    fn the_script_has_its_name() {
        let digest: String = Sha1::digest(SCRIPT).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, SHA1, "the script has changed: this is its name now");
    }

    #[test]
    fn the_script_reads_the_columns_in_their_order() {
        let columns = LOOK.map(|column| format!("'{column}'")).join(", ");
        let script = SCRIPT.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(script.contains(&format!("'HMGET', row, {columns})")), "{columns}");
    }

    #[test]
    fn a_command_names_all_its_keys_in_one_slot() {
        let Command { command, key } = inbox("shop").command(&look("EV-1"), true);
        assert_eq!(command[..3], ["EVALSHA", SHA1, "4"]);
        let keys = ["version", "claimed:shop", "done:shop", "row:shop:EV-1"];
        assert_eq!(command[3..7], keys.map(|key| format!("{{wxnotify_inbox}}:{key}")));
        assert_eq!(command[7], r#"{"name":"look","inbox":"shop","key":"EV-1"}"#);
        assert_eq!(command[8..], ["2", "{wxnotify_inbox}:row:shop:", ""]);
        assert_eq!(key, command[3]);
        let made = inbox("shop").at(Some(7)).command(&Operation::Make, false).command;
        assert_eq!(made[..3], ["EVAL", SCRIPT, "3"]);
        assert_eq!(made.last().unwrap(), "7");
    }

    #[test]
    fn two_names_never_share_a_row() {
        let row = |name: &str, key: &str| inbox(name).command(&look(key), true).command[6].clone();
        assert_ne!(row("a", "b:c"), row("a:b", "c"));
        assert_ne!(row("a:b", "c"), row("a%3Ab", "c"));
    }
}
