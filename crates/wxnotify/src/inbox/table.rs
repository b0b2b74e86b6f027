//! The making of the table, and its upgrades.

use super::{Dialect, Inbox, Operation, schema, statement};
use crate::program::{Host, Stop};

type Result<T> = std::result::Result<T, Stop>;

impl Inbox {
    /// The version of the table that this version of the library works with.
    pub const SCHEMA_VERSION: i64 = 2;

    /// The statements that make the table, for those who keep their migrations as files. None for Redis.
    pub fn schema(&self) -> Vec<String> {
        if self.dialect == Dialect::Redis {
            return Vec::new();
        }
        let mut statements = self.make_table();
        statements.push(self.make_version_table());
        statements.push(self.insert_version());
        statements
    }

    /// The statements that bring a table of version 1 to this version. What is in it stays, and is found again. None for Redis.
    pub fn upgrade(&self) -> Vec<String> {
        if self.dialect == Dialect::Redis {
            return Vec::new();
        }
        let mut statements = self.alter();
        statements.push(format!("UPDATE {}_version SET version = {}", self.table, Self::SCHEMA_VERSION));
        statements
    }

    /// Makes the table, or brings it to this version. What is there already is left as it is.
    pub(super) async fn create(&self, host: &Host) -> Result<()> {
        let lock = match self.dialect {
            Dialect::Mysql => Some(format!("SELECT GET_LOCK('{}', 60)", self.plain_name())),
            // Programs that start at once make it one after the other.
            Dialect::Postgresql => Some(format!("SELECT CAST(pg_advisory_xact_lock({ADVISORY_LOCK}) AS TEXT)")),
            Dialect::Sqlite | Dialect::Mnesia | Dialect::Redis => None,
        };
        if let Some(sql) = lock {
            self.query(host, sql).await?;
        }
        let made = self.make(host).await;
        if self.dialect == Dialect::Mysql {
            let freed = self.query(host, format!("SELECT RELEASE_LOCK('{}')", self.plain_name())).await;
            // The lock is one node's: in a cluster another may have made the table at the same time.
            if made.is_err() && matches!(self.version(host).await, Ok(Some(Self::SCHEMA_VERSION))) {
                return Ok(());
            }
            made?;
            return freed.map(drop);
        }
        made
    }

    async fn make(&self, host: &Host) -> Result<()> {
        let statements = match self.version(host).await? {
            None if self.dialect == Dialect::Redis => return host.change(self, Operation::Make).await.map(drop),
            None => self.schema(),
            // MySQL commits each such statement by itself: one that died in between goes on where it ended.
            Some(1) if self.dialect == Dialect::Mysql && self.is_altered(host).await? => {
                self.upgrade().split_off(self.alter().len())
            }
            Some(1) if self.dialect != Dialect::Redis => self.upgrade(),
            Some(Self::SCHEMA_VERSION) => return Ok(()),
            Some(found) => return Err(self.other_version(found).into()),
        };
        for sql in statements {
            self.execute(host, sql).await?;
        }
        Ok(())
    }

    /// Makes sure that the table is there, in the version that this library works with.
    pub(super) async fn check(&self, host: &Host) -> Result<()> {
        match self.version(host).await? {
            Some(Self::SCHEMA_VERSION) => Ok(()),
            Some(found) => Err(self.other_version(found).into()),
            None => Err(schema(format!(
                "the inbox has no table {} here; make it once with the inbox's create()",
                self.table
            ))
            .into()),
        }
    }

    pub(crate) fn other_version(&self, found: i64) -> crate::Error {
        schema(format!(
            "the table {} has version {found}, and this library works with {}; {}",
            self.table,
            Self::SCHEMA_VERSION,
            match found < Self::SCHEMA_VERSION {
                true => "bring it up to date once with the inbox's create()",
                false => "a newer version of the library made it: bring this program to that version",
            }
        ))
    }

    /// `None` where there is no table.
    async fn version(&self, host: &Host) -> Result<Option<i64>> {
        if self.dialect == Dialect::Redis {
            return self.redis_version(host).await;
        }
        // A statement that fails would end a transaction in PostgreSQL.
        if self.number(host, self.exists()).await? == 0 {
            return Ok(None);
        }
        let sql = format!("SELECT COALESCE(MAX(version), 0) FROM {}_version", self.table);
        self.number(host, sql).await.map(|version| (version > 0).then_some(version))
    }

    async fn is_altered(&self, host: &Host) -> Result<bool> {
        let (schema, table) = self.schema_and_table();
        let sql = format!(
            "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = {schema} AND table_name = '{table}' \
             AND column_name = 'inbox'"
        );
        Ok(self.number(host, sql).await? > 0)
    }

    async fn number(&self, host: &Host, sql: String) -> Result<i64> {
        let rows = self.query(host, sql).await?;
        Ok(rows.first().ok_or_else(|| statement::unexpected("the only row is not there"))?.integer(0)?)
    }

    async fn query(&self, host: &Host, sql: String) -> Result<Vec<super::Row>> {
        host.read(self, Operation::Sql { sql, is_query: true }).await
    }

    async fn execute(&self, host: &Host, sql: String) -> Result<()> {
        host.change(self, Operation::Sql { sql, is_query: false }).await.map(drop)
    }

    /// Whether the table with the version is there: one number.
    fn exists(&self) -> String {
        let table = &self.table;
        match (self.dialect, table.split_once('.')) {
            (Dialect::Sqlite | Dialect::Mnesia | Dialect::Redis, None) => {
                format!("SELECT COUNT(*) FROM sqlite_master WHERE name = '{table}_version'")
            }
            (Dialect::Sqlite | Dialect::Mnesia | Dialect::Redis, Some((schema, table))) => {
                format!("SELECT COUNT(*) FROM {schema}.sqlite_master WHERE name = '{table}_version'")
            }
            (Dialect::Postgresql, _) => format!("SELECT COUNT(to_regclass('{table}_version'))"),
            (Dialect::Mysql, _) => {
                let (schema, table) = self.schema_and_table();
                format!(
                    "SELECT COUNT(*) FROM information_schema.tables \
                     WHERE table_schema = {schema} AND table_name = '{table}_version'"
                )
            }
        }
    }

    fn schema_and_table(&self) -> (String, &str) {
        match self.table.split_once('.') {
            Some((schema, table)) => (format!("'{schema}'"), table),
            None => ("DATABASE()".to_owned(), &self.table),
        }
    }

    /// The table's name without the schema's.
    fn plain_name(&self) -> &str {
        self.table.rsplit('.').next().unwrap_or(&self.table)
    }

    fn types(&self) -> Types {
        match self.dialect {
            Dialect::Sqlite | Dialect::Mnesia | Dialect::Redis => {
                Types { key: "TEXT", name: "TEXT", text: "TEXT", integer: "INTEGER", long_text: "TEXT", engine: "" }
            }
            Dialect::Postgresql => Types {
                key: "VARCHAR(191)",
                name: "VARCHAR(64)",
                text: "VARCHAR(512)",
                integer: "BIGINT",
                long_text: "TEXT",
                engine: "",
            },
            // Binary: keys differ where their bytes do.
            Dialect::Mysql => Types {
                key: "VARCHAR(191)",
                name: "VARCHAR(64)",
                text: "VARCHAR(512)",
                integer: "BIGINT",
                long_text: "LONGTEXT",
                engine: " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
            },
        }
    }

    /// What is due, and what ended: each is read from an index in its order.
    fn indexes(&self) -> [(String, &'static str); 2] {
        let name = self.plain_name();
        [
            (format!("{name}_waiting"), "(inbox, due_at, notification_key)"),
            (format!("{name}_ended"), "(inbox, state, done_at)"),
        ]
    }

    pub(super) fn ended_index(&self) -> String {
        let [_, (ended, _)] = self.indexes();
        ended
    }

    fn make_table(&self) -> Vec<String> {
        let table = &self.table;
        let Types { key, name, text, integer, long_text, engine } = self.types();
        // MySQL makes an index only with its table, if it is not to fail the second time.
        let inside = match self.dialect {
            Dialect::Mysql => {
                self.indexes().iter().map(|(name, columns)| format!(",\n  INDEX {name} {columns}")).collect()
            }
            _ => String::new(),
        };
        let mut statements = vec![format!(
            "CREATE TABLE IF NOT EXISTS {table} (
  inbox {name} NOT NULL DEFAULT '',
  notification_key {key} NOT NULL,
  event_type {text} NOT NULL,
  kind {text} NOT NULL,
  state VARCHAR(16) NOT NULL,
  token VARCHAR(32),
  lease_until {integer} NOT NULL,
  due_at {integer},
  attempts {integer} NOT NULL,
  first_seen {integer} NOT NULL,
  done_at {integer},
  last_error {text},
  notification {long_text},
  PRIMARY KEY (inbox, notification_key){inside}
){engine}"
        )];
        if self.dialect != Dialect::Mysql {
            statements.extend(self.make_indexes("IF NOT EXISTS "));
        }
        statements
    }

    fn make_indexes(&self, if_not_exists: &str) -> Vec<String> {
        // In SQLite the schema's name stands before the index's, not before the table's.
        let (before, table) = match (self.dialect, self.table.split_once('.')) {
            (Dialect::Sqlite, Some((schema, table))) => (format!("{schema}."), table),
            _ => (String::new(), self.table.as_str()),
        };
        self.indexes()
            .iter()
            .map(|(name, columns)| format!("CREATE INDEX {if_not_exists}{before}{name} ON {table} {columns}"))
            .collect()
    }

    fn make_version_table(&self) -> String {
        let Types { integer, engine, .. } = self.types();
        format!("CREATE TABLE IF NOT EXISTS {}_version (version {integer} NOT NULL PRIMARY KEY){engine}", self.table)
    }

    fn insert_version(&self) -> String {
        let (table, version) = (&self.table, Self::SCHEMA_VERSION);
        match self.dialect {
            Dialect::Mysql => format!("INSERT IGNORE INTO {table}_version (version) VALUES ({version})"),
            _ => format!("INSERT INTO {table}_version (version) VALUES ({version}) ON CONFLICT DO NOTHING"),
        }
    }

    /// From version 1. It takes away columns which that version writes: its programs fail then, and WeChat Pay sends
    /// again, instead of working on rows that they do not understand.
    fn alter(&self) -> Vec<String> {
        let (table, plain) = (&self.table, self.plain_name());
        let Types { name, .. } = self.types();
        let before = self.table.strip_suffix(plain).unwrap_or_default();
        match self.dialect {
            Dialect::Postgresql => {
                let mut statements = vec![format!(
                    "ALTER TABLE {table} ADD COLUMN inbox {name} NOT NULL DEFAULT '', DROP CONSTRAINT {plain}_pkey, \
                     ADD PRIMARY KEY (inbox, notification_key), DROP COLUMN deliveries, DROP COLUMN last_seen"
                )];
                statements.push(format!("DROP INDEX {before}{plain}_due"));
                statements.extend(self.make_indexes(""));
                statements
            }
            Dialect::Mysql => {
                let [(waiting, waiting_columns), (ended, ended_columns)] = self.indexes();
                vec![format!(
                    "ALTER TABLE {table} ADD COLUMN inbox {name} NOT NULL DEFAULT '' FIRST, DROP PRIMARY KEY, \
                     ADD PRIMARY KEY (inbox, notification_key), DROP COLUMN deliveries, DROP COLUMN last_seen, \
                     DROP INDEX {plain}_due, ADD INDEX {waiting} {waiting_columns}, ADD INDEX {ended} {ended_columns}"
                )]
            }
            // SQLite changes no primary key.
            Dialect::Sqlite | Dialect::Mnesia | Dialect::Redis => {
                const COLUMNS: &str = "notification_key, event_type, kind, state, token, lease_until, due_at, attempts, \
                                       first_seen, done_at, last_error, notification";
                let mut statements =
                    vec![format!("ALTER TABLE {table} RENAME TO {plain}_1"), format!("DROP INDEX {before}{plain}_due")];
                statements.extend(self.make_table());
                statements.push(format!("INSERT INTO {table} ({COLUMNS}) SELECT {COLUMNS} FROM {table}_1"));
                statements.push(format!("DROP TABLE {table}_1"));
                statements
            }
        }
    }
}

struct Types {
    key: &'static str,
    name: &'static str,
    text: &'static str,
    integer: &'static str,
    long_text: &'static str,
    engine: &'static str,
}

/// "wxnotify", in numbers that PostgreSQL's lock can have.
const ADVISORY_LOCK: i64 = 0x7778_6e6f;
