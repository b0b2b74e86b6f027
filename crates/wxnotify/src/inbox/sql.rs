//! The statements, in each dialect. Parameters are written `:name`.
//!
//! Everything that decides is one statement, so that the database's own locks make it atomic, inside a transaction of
//! the merchant's or alone. Times are seconds since the epoch.

use super::Dialect;

/// The table and its index, and the table that holds its version. Each is left as it is where it is there.
pub(super) fn create(dialect: Dialect, table: &str) -> Vec<String> {
    let (key, text, integer, long_text, engine) = match dialect {
        Dialect::Sqlite => ("TEXT", "TEXT", "INTEGER", "TEXT", ""),
        Dialect::Postgresql => ("VARCHAR(191)", "VARCHAR(512)", "BIGINT", "TEXT", ""),
        // Binary: keys differ where their bytes do.
        Dialect::Mysql => (
            "VARCHAR(191)",
            "VARCHAR(512)",
            "BIGINT",
            "LONGTEXT",
            " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
        ),
    };
    // The key is in it, so that what waits is read from the index in its order.
    let index = format!("{}_due", table.rsplit('.').next().unwrap_or(table));
    // MySQL makes an index only with its table, if it is not to fail the second time.
    let (inside, after) = match dialect {
        Dialect::Mysql => (format!(",\n  INDEX {index} (due_at, notification_key)"), None),
        Dialect::Sqlite | Dialect::Postgresql => {
            (String::new(), Some(format!("CREATE INDEX IF NOT EXISTS {index} ON {table} (due_at, notification_key)")))
        }
    };
    let inbox = format!(
        "CREATE TABLE IF NOT EXISTS {table} (
  notification_key {key} NOT NULL PRIMARY KEY,
  event_type {text} NOT NULL,
  kind {text} NOT NULL,
  state VARCHAR(16) NOT NULL,
  token VARCHAR(32),
  lease_until {integer} NOT NULL,
  due_at {integer},
  attempts {integer} NOT NULL,
  deliveries {integer} NOT NULL,
  first_seen {integer} NOT NULL,
  last_seen {integer} NOT NULL,
  done_at {integer},
  last_error {text},
  notification {long_text}{inside}
){engine}"
    );
    let version =
        format!("CREATE TABLE IF NOT EXISTS {table}_version (version {integer} NOT NULL PRIMARY KEY){engine}");
    let insert_version = match dialect {
        Dialect::Mysql => format!("INSERT IGNORE INTO {table}_version (version) VALUES (1)"),
        _ => format!("INSERT INTO {table}_version (version) VALUES (1) ON CONFLICT DO NOTHING"),
    };
    [Some(inbox), after, Some(version), Some(insert_version)].into_iter().flatten().collect()
}

/// Whether the table with the version is there: one number. A statement that fails would end a transaction in PostgreSQL.
pub(super) fn exists(dialect: Dialect, table: &str) -> String {
    match (dialect, table.split_once('.')) {
        (Dialect::Sqlite, None) => format!("SELECT COUNT(*) FROM sqlite_master WHERE name = '{table}_version'"),
        (Dialect::Sqlite, Some((schema, table))) => {
            format!("SELECT COUNT(*) FROM {schema}.sqlite_master WHERE name = '{table}_version'")
        }
        (Dialect::Postgresql, _) => format!("SELECT COUNT(to_regclass('{table}_version'))"),
        (Dialect::Mysql, None) => format!(
            "SELECT COUNT(*) FROM information_schema.tables \
             WHERE table_schema = DATABASE() AND table_name = '{table}_version'"
        ),
        (Dialect::Mysql, Some((schema, table))) => format!(
            "SELECT COUNT(*) FROM information_schema.tables \
             WHERE table_schema = '{schema}' AND table_name = '{table}_version'"
        ),
    }
}

const COLUMNS: &str = "notification_key, event_type, kind, state, token, lease_until, due_at, attempts, deliveries, \
                       first_seen, last_seen, notification";

/// Makes the row, or takes it where it is free: released, or under a lease that ended. What is stored is worked off by
/// `take` alone. A row that is not free keeps its token, by which the caller sees that it is not his.
pub(super) fn claim(dialect: Dialect, table: &str) -> String {
    let insert = format!(
        "INSERT INTO {table} ({COLUMNS}) VALUES \
         (:key, :event_type, :kind, 'claimed', :token, :until, NULL, 1, 1, :now, :now, NULL)"
    );
    match dialect {
        Dialect::Mysql => {
            // Assignments see what those before them assigned: the token goes first and stands for the decision.
            let own = "token = VALUES(token)";
            format!(
                "{insert} ON DUPLICATE KEY UPDATE \
                 token = CASE WHEN notification IS NULL AND (state = 'released' \
                 OR (state = 'claimed' AND lease_until <= VALUES(last_seen))) THEN VALUES(token) ELSE token END, \
                 state = CASE WHEN {own} THEN 'claimed' ELSE state END, \
                 lease_until = CASE WHEN {own} THEN VALUES(lease_until) ELSE lease_until END, \
                 attempts = CASE WHEN {own} THEN attempts + 1 ELSE attempts END, \
                 deliveries = deliveries + 1, last_seen = VALUES(last_seen)"
            )
        }
        Dialect::Sqlite | Dialect::Postgresql => {
            // Inside DO UPDATE the row that is there goes by its table's name, without the schema's.
            let row = table.rsplit('.').next().unwrap_or(table);
            let free = format!(
                "{row}.notification IS NULL AND ({row}.state = 'released' \
                 OR ({row}.state = 'claimed' AND {row}.lease_until <= excluded.last_seen))"
            );
            let choose =
                |column: &str, fresh: &str| format!("{column} = CASE WHEN {free} THEN {fresh} ELSE {row}.{column} END");
            format!(
                "{insert} ON CONFLICT (notification_key) DO UPDATE SET {}, {}, {}, {}, \
                 deliveries = {row}.deliveries + 1, last_seen = excluded.last_seen",
                choose("token", "excluded.token"),
                choose("state", "'claimed'"),
                choose("lease_until", "excluded.lease_until"),
                choose("attempts", &format!("{row}.attempts + 1")),
            )
        }
    }
}

/// What came of a claim.
pub(super) fn look(table: &str) -> String {
    format!("SELECT state, token, lease_until, attempts FROM {table} WHERE notification_key = :key")
}

/// Done, if the lease is still the worker's.
pub(super) fn complete(table: &str) -> String {
    format!(
        "UPDATE {table} SET state = 'done', token = NULL, due_at = NULL, done_at = :now, \
         last_error = NULL {HELD} AND lease_until > :now"
    )
}

/// Only who has the token.
const HELD: &str = "WHERE notification_key = :key AND token = :token AND state = 'claimed'";

/// Free for the next delivery.
pub(super) fn release(table: &str) -> String {
    format!("UPDATE {table} SET state = 'released', token = NULL, last_error = :error {HELD}")
}

/// Written down, once.
pub(super) fn store(dialect: Dialect, table: &str) -> String {
    let insert = format!(
        "INSERT INTO {table} ({COLUMNS}) VALUES \
         (:key, :event_type, :kind, 'stored', NULL, 0, :now, 0, 1, :now, :now, :notification)"
    );
    match dialect {
        Dialect::Mysql => {
            format!("{insert} ON DUPLICATE KEY UPDATE deliveries = deliveries + 1, last_seen = VALUES(last_seen)")
        }
        Dialect::Sqlite | Dialect::Postgresql => {
            let row = table.rsplit('.').next().unwrap_or(table);
            format!(
                "{insert} ON CONFLICT (notification_key) DO UPDATE SET \
                 deliveries = {row}.deliveries + 1, last_seen = excluded.last_seen"
            )
        }
    }
}

/// Those that have waited longest: stored ones, and those whose worker died. Nothing else has a `due_at`. It locks
/// nothing: an update that looks for its row by anything but the key makes InnoDB's workers wait for each other, and deadlock.
pub(super) fn find(table: &str) -> String {
    format!(
        "SELECT notification_key, attempts FROM {table} WHERE due_at <= :now ORDER BY due_at, notification_key LIMIT 16"
    )
}

/// Until somebody took it, which sets both.
const AS_FOUND: &str = "notification_key = :key AND attempts = :attempts AND due_at <= :now";

/// For one worker, if nobody took it since it was found. It is due again when the lease ends.
pub(super) fn take(table: &str) -> String {
    format!(
        "UPDATE {table} SET state = 'claimed', token = :token, lease_until = :until, due_at = :until, \
         attempts = attempts + 1 WHERE {AS_FOUND}"
    )
}

/// What was taken.
pub(super) fn taken(table: &str) -> String {
    format!("SELECT lease_until, attempts, notification FROM {table} WHERE notification_key = :key AND token = :token")
}

/// Dead, if nobody took it since it was found.
pub(super) fn bury(table: &str) -> String {
    format!(
        "UPDATE {table} SET state = 'dead', token = NULL, due_at = NULL, \
         last_error = 'its worker did not end the last attempt within the lease' WHERE {AS_FOUND}"
    )
}

/// Back to waiting.
pub(super) fn fail(table: &str) -> String {
    format!("UPDATE {table} SET state = 'stored', token = NULL, due_at = :due_at, last_error = :error {HELD}")
}

/// Dead after the last attempt.
pub(super) fn die(table: &str) -> String {
    format!("UPDATE {table} SET state = 'dead', token = NULL, due_at = NULL, last_error = :error {HELD}")
}

/// What is dead.
pub(super) fn dead(table: &str) -> String {
    format!(
        "SELECT notification_key, event_type, attempts, first_seen, last_error, notification FROM {table} \
         WHERE state = 'dead' ORDER BY first_seen, notification_key LIMIT :limit"
    )
}

/// Waiting again, as if it were new.
pub(super) fn retry(table: &str) -> String {
    format!(
        "UPDATE {table} SET state = 'stored', attempts = 0, due_at = :now WHERE notification_key = :key AND state = 'dead'"
    )
}
