//! The operations as SQL, in each dialect. Parameters are written `:name`.

use super::statement::{Argument, Statement};
use super::{Column, Dialect, Inbox, LeaseMust, Operation, Set, State, Wanted, operation};

impl Inbox {
    /// The operation as a statement. `None` where the host does it without SQL.
    pub(crate) fn statement(&self, operation: &Operation) -> Option<Statement> {
        if matches!(self.dialect, Dialect::Mnesia | Dialect::Redis) {
            return None;
        }
        let mut writer = Writer { inbox: self, values: Vec::new() };
        let (sql, is_query) = writer.write(operation);
        Some(Statement { is_query, ..Statement::new(&sql, &writer.values, self.placeholders) })
    }
}

struct Writer<'a> {
    inbox: &'a Inbox,
    values: Vec<(String, Argument)>,
}

impl Writer<'_> {
    fn write(&mut self, operation: &Operation) -> (String, bool) {
        let table = &self.inbox.table;
        let clock = self.clock();
        let columns = |names: &[&str]| names.join(", ");
        match operation {
            Operation::Look { inbox, key } => {
                self.name(inbox, key);
                let columns = columns(&operation::LOOK);
                let one_row = format!("{table} ON inbox = :inbox AND notification_key = :key");
                (format!("SELECT {clock}, {columns} FROM (SELECT 1 AS present) AS here LEFT JOIN {one_row}"), true)
            }
            Operation::Fetch { inbox, key, token } => {
                self.name(inbox, key);
                self.value("token", token.as_str());
                (format!("SELECT notification FROM {table} WHERE {ROW} AND {AS_READ}"), true)
            }
            Operation::Insert { inbox, key, set } => {
                self.name(inbox, key);
                let names: Vec<_> = set.iter().map(|(column, _)| column.as_str()).collect();
                let values: Vec<_> = set.iter().map(|(column, set)| self.set(*column, set)).collect();
                let (names, values) = (names.join(", "), values.join(", "));
                (
                    format!("INSERT INTO {table} (inbox, notification_key, {names}) VALUES (:inbox, :key, {values})"),
                    false,
                )
            }
            Operation::Update { inbox, key, token, lease, set } => {
                self.name(inbox, key);
                self.value("token", token.as_str());
                let set: Vec<_> = set
                    .iter()
                    .map(|(column, set)| format!("{} = {}", column.as_str(), self.set(*column, set)))
                    .collect();
                let lease = match lease {
                    LeaseMust::Any => String::new(),
                    LeaseMust::Live => format!(" AND lease_until > {clock}"),
                    LeaseMust::BeOver => format!(" AND (state <> 'claimed' OR lease_until <= {clock})"),
                };
                (format!("UPDATE {table} SET {} WHERE {ROW} AND {AS_READ}{lease}", set.join(", ")), false)
            }
            Operation::Due { inbox, routes, limit } => {
                self.value("inbox", inbox.as_str());
                let routes = routes.as_ref().map(|routes| self.routes(routes)).unwrap_or_default();
                let columns = columns(&operation::DUE);
                (
                    // It locks nothing: an update that looks for its row by anything but the key makes InnoDB's workers wait
                    // for each other, and deadlock.
                    format!(
                        "SELECT {clock}, {columns} FROM {table} WHERE inbox = :inbox AND due_at <= {clock}{routes} \
                         ORDER BY due_at, notification_key LIMIT {limit}"
                    ),
                    true,
                )
            }
            Operation::Dead { inbox, limit } => {
                self.value("inbox", inbox.as_str());
                let columns = columns(&operation::DEAD);
                (
                    format!(
                        "SELECT {columns} FROM {table} WHERE inbox = :inbox AND state = 'dead' ORDER BY done_at LIMIT {limit}"
                    ),
                    true,
                )
            }
            Operation::Purge { inbox, state, older_than, limit } => {
                self.value("inbox", inbox.as_str());
                self.value("state", state.as_str());
                self.value("older", *older_than);
                (self.purge(&clock, *limit), false)
            }
            Operation::Stats { inbox } => {
                self.value("inbox", inbox.as_str());
                let count = |state: State, more: &str| {
                    format!(
                        "(SELECT COUNT(*) FROM {table} WHERE inbox = :inbox AND state = '{}'{more})",
                        state.as_str()
                    )
                };
                let waiting = count(State::Stored, "");
                let oldest = format!("(SELECT MIN(first_seen) FROM {table} WHERE inbox = :inbox AND state = 'stored')");
                let in_work = count(State::Claimed, &format!(" AND lease_until > {clock}"));
                let dead = count(State::Dead, "");
                let done = count(State::Done, &format!(" AND done_at > {clock} - 3600"));
                // Named, since a library that gives rows by name would lose all counts but one.
                let counts = format!("{waiting} AS waiting, {oldest} AS oldest, {in_work} AS in_work, {dead} AS dead");
                (format!("SELECT {clock} AS clock, {counts}, {done} AS done"), true)
            }
            Operation::LimitWaits { ms } => match self.inbox.dialect {
                // What it was before comes back, so that it can be set again: the merchant's writes wait as they always do.
                Dialect::Postgresql => {
                    (format!("SELECT current_setting('lock_timeout'), set_config('lock_timeout', '{ms}', true)"), true)
                }
                _ => {
                    let seconds = ms.div_ceil(1000);
                    let wait = "innodb_lock_wait_timeout";
                    (format!("SET @wxnotify_wait = @@SESSION.{wait}, SESSION {wait} = {seconds}"), false)
                }
            },
            Operation::FreeWaits { before } => match self.inbox.dialect {
                Dialect::Postgresql => {
                    self.value("before", before.as_deref().unwrap_or("0"));
                    ("SELECT set_config('lock_timeout', :before, true)".to_owned(), true)
                }
                _ => ("SET SESSION innodb_lock_wait_timeout = @wxnotify_wait".to_owned(), false),
            },
            Operation::Sql { sql, is_query } => (sql.clone(), *is_query),
            Operation::Server | Operation::Make => unreachable!("only Redis is asked so"),
        }
    }

    /// The database's clock, in seconds since the epoch. In PostgreSQL that of the statement, not of the transaction's
    /// beginning, and one that an index can be searched by.
    fn clock(&self) -> String {
        if let Some(now) = self.inbox.now {
            return now.to_string();
        }
        match self.inbox.dialect {
            Dialect::Postgresql => "CAST(FLOOR(EXTRACT(EPOCH FROM statement_timestamp())) AS BIGINT)",
            Dialect::Mysql => "UNIX_TIMESTAMP()",
            Dialect::Sqlite | Dialect::Mnesia | Dialect::Redis => {
                "CAST((julianday('now') - 2440587.5) * 86400 AS INTEGER)"
            }
        }
        .to_owned()
    }

    /// The keys are read from the index in their order, and the rows deleted by their keys: a statement that did both at once
    /// would have MariaDB read, and lock, the whole inbox.
    fn purge(&self, clock: &str, limit: i64) -> String {
        let table = &self.inbox.table;
        let old =
            format!("inbox = :inbox AND state = :state AND done_at <= {clock} - :older ORDER BY done_at LIMIT {limit}");
        match self.inbox.dialect {
            Dialect::Mysql => format!(
                "DELETE row_of FROM (SELECT notification_key FROM {table} FORCE INDEX ({}) WHERE {old}) AS old \
                 STRAIGHT_JOIN {table} AS row_of ON row_of.inbox = :inbox AND row_of.notification_key = old.notification_key",
                self.inbox.ended_index()
            ),
            Dialect::Postgresql => format!(
                "DELETE FROM {table} WHERE inbox = :inbox AND notification_key = ANY \
                 (ARRAY(SELECT notification_key FROM {table} WHERE {old}))"
            ),
            Dialect::Sqlite | Dialect::Mnesia | Dialect::Redis => format!(
                "DELETE FROM {table} WHERE inbox = :inbox AND notification_key IN \
                 (SELECT notification_key FROM {table} WHERE {old})"
            ),
        }
    }

    fn routes(&mut self, routes: &[Wanted]) -> String {
        let mut conditions = Vec::new();
        for (number, route) in routes.iter().enumerate() {
            let mut both = Vec::new();
            for (column, value) in [("event_type", &route.event_type), ("kind", &route.kind)] {
                if let Some(value) = value {
                    let name = format!("{column}_{}", letters(number));
                    both.push(format!("{column} = :{name}"));
                    self.value(&name, value.as_str());
                }
            }
            conditions.push(format!("({})", both.join(" AND ")));
        }
        match conditions.is_empty() {
            true => " AND 1 = 0".to_owned(),
            false => format!(" AND ({})", conditions.join(" OR ")),
        }
    }

    fn name(&mut self, inbox: &str, key: &str) {
        self.value("inbox", inbox);
        self.value("key", key);
    }

    fn set(&mut self, column: Column, set: &Set) -> String {
        let name = format!("new_{}", column.as_str());
        match set {
            Set::Text(text) => self.value(&name, text.as_str()),
            Set::Integer(number) => self.value(&name, *number),
            Set::Clock(seconds) => return format!("{} + {seconds}", self.clock()),
            Set::Null => return "NULL".to_owned(),
        }
        format!(":{name}")
    }

    fn value(&mut self, name: &str, value: impl Into<Argument>) {
        self.values.push((name.to_owned(), value.into()));
    }
}

const ROW: &str = "inbox = :inbox AND notification_key = :key";

/// Version 1 left no token in what nobody held.
const AS_READ: &str = "COALESCE(token, '') = :token";

/// A number as a parameter's name can hold it.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}
