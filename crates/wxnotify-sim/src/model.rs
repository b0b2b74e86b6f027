//! A model of a database: rows with their versions, locks, isolation levels, and a clock. It executes the inbox's
//! [`Operation`]s as the databases do, and the merchant's own writes beside them.
//!
//! What differs between databases is where their transactions differ:
//!
//! | | reads see | a write of what changed meanwhile | who waits |
//! | --- | --- | --- | --- |
//! | SQLite | the beginning | 517, at once | writers, for each other |
//! | PostgreSQL, READ COMMITTED | what is committed | looks again | writers of one row |
//! | PostgreSQL, REPEATABLE READ | the first statement | 40001 | writers of one row |
//! | InnoDB, READ COMMITTED | what is committed | looks again | writers of one row |
//! | InnoDB, REPEATABLE READ | the first read | writes what is current; 1020 where it is strict (MariaDB) | writers of one row |
//! | Galera | the first read, on a node that may lag | 1213 at the commit | writers of one row on one node |
//!
//! Redis has no transactions: each operation is one by itself, and nobody waits. Where its primary fails, a replica goes on that may lack
//! the last writes.

use std::collections::BTreeMap;

use wxnotify::inbox::{
    Argument, Changes, Column, DEAD, DUE, Dialect, LOOK, LeaseMust, Operation, Row as Read, Set, State,
};
use wxnotify::program::{Failure, Reply, Trouble};

/// A connection with a transaction: it has its actor's number.
pub type Id = usize;

/// The number of a commit: what it changed is there from this one on.
type Commit = u64;

/// Which database, and its transactions' isolation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite with a write-ahead log.
    Sqlite,
    /// PostgreSQL.
    Postgresql {
        /// REPEATABLE READ, or else READ COMMITTED.
        is_repeatable: bool,
    },
    /// MySQL, MariaDB.
    Innodb {
        /// REPEATABLE READ, or else READ COMMITTED.
        is_repeatable: bool,
        /// MariaDB's `innodb_snapshot_isolation`.
        is_strict: bool,
    },
    /// Three nodes that all take writes.
    Galera,
    /// Redis.
    Redis {
        /// Whether its primary fails now and then.
        fails_over: bool,
    },
}

impl Engine {
    /// Every one of them that has transactions.
    pub const ALL: [Self; 7] = [
        Self::Sqlite,
        Self::Postgresql { is_repeatable: false },
        Self::Postgresql { is_repeatable: true },
        Self::Innodb { is_repeatable: false, is_strict: false },
        Self::Innodb { is_repeatable: true, is_strict: false },
        Self::Innodb { is_repeatable: true, is_strict: true },
        Self::Galera,
    ];

    /// The inbox's dialect.
    pub fn dialect(self) -> Dialect {
        match self {
            Self::Sqlite => Dialect::Sqlite,
            Self::Postgresql { .. } => Dialect::Postgresql,
            Self::Innodb { .. } | Self::Galera => Dialect::Mysql,
            Self::Redis { .. } => Dialect::Redis,
        }
    }

    /// Whether it is Redis.
    pub fn is_redis(self) -> bool {
        matches!(self, Self::Redis { .. })
    }

    fn keeps_snapshot(self) -> bool {
        match self {
            Self::Redis { .. } => false,
            Self::Sqlite | Self::Galera => true,
            Self::Postgresql { is_repeatable } | Self::Innodb { is_repeatable, .. } => is_repeatable,
        }
    }

    fn nodes(self) -> usize {
        if self == Self::Galera { 3 } else { 1 }
    }

    /// For how long a statement waits for a lock by default, in milliseconds. `None`: for ever.
    fn default_wait(self) -> Option<i64> {
        match self {
            Self::Postgresql { .. } => None,
            _ => Some(50_000),
        }
    }
}

/// A row's name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A notification of the inbox's table.
    Notification(String, String),
    /// One of the merchant's own rows, which several callbacks write.
    Account(u8),
    /// SQLite's one lock.
    Everything,
}

/// A row of the inbox's table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row([Option<Argument>; 11]);

const COLUMNS: [Column; 11] = [
    Column::EventType,
    Column::Kind,
    Column::State,
    Column::Token,
    Column::LeaseUntil,
    Column::DueAt,
    Column::Attempts,
    Column::FirstSeen,
    Column::DoneAt,
    Column::LastError,
    Column::Notification,
];

impl Row {
    /// A row with these columns, at this time in seconds.
    pub fn new(set: &Changes, clock: i64) -> Self {
        let mut row = Self::default();
        row.set(set, clock);
        row
    }

    fn set(&mut self, set: &Changes, clock: i64) {
        for (column, value) in set {
            self.0[*column as usize] = match value {
                Set::Text(text) => Some(Argument::Text(text.clone())),
                Set::Integer(number) => Some(Argument::Integer(*number)),
                Set::Clock(seconds) => Some(Argument::Integer(clock + seconds)),
                Set::Null => None,
            };
        }
    }

    /// A text, empty where it is null.
    pub fn text(&self, column: Column) -> &str {
        match &self.0[column as usize] {
            Some(Argument::Text(text)) => text,
            _ => "",
        }
    }

    /// A number.
    pub fn integer(&self, column: Column) -> Option<i64> {
        match &self.0[column as usize] {
            Some(Argument::Integer(number)) => Some(*number),
            _ => None,
        }
    }

    /// Whether it is in this state.
    pub fn is(&self, state: State) -> bool {
        self.text(Column::State) == state.as_str()
    }

    fn named(&self, name: &str) -> Option<Argument> {
        let column = COLUMNS.iter().find(|column| column.as_str() == name).expect("a column of the table");
        self.0[*column as usize].clone()
    }
}

/// What a callback did for its merchant.
#[derive(Clone, Debug)]
pub struct Effect {
    /// Which notification, by the world's number.
    pub of: usize,
    /// Whose callback.
    pub by: Id,
    /// When its claim was written, in the database's seconds.
    pub claimed_at: i64,
    /// When its lease ends or ended at the latest, in the database's seconds.
    pub lease_end: i64,
    /// Whether it was outside a transaction.
    pub is_outside: bool,
    /// Whether the callback failed after it.
    pub has_failed: bool,
}

/// What a commit changed.
#[derive(Debug, Default)]
pub struct Committed {
    /// Rows of the inbox: before and after.
    pub rows: Vec<(Key, Option<Row>, Option<Row>)>,
    /// The callbacks' effects.
    pub effects: Vec<Effect>,
}

impl Committed {
    /// How many notifications died by it.
    pub fn buried(&self) -> usize {
        let is_dead = |row: &Option<Row>| row.as_ref().is_some_and(|row| row.is(State::Dead));
        self.rows.iter().filter(|(_, before, after)| is_dead(after) && !is_dead(before)).count()
    }
}

/// What came of a statement.
#[derive(Debug)]
pub enum Came {
    /// It ended.
    Reply(Reply),
    /// It waits for a lock, until then in milliseconds: run it again when a lock is freed, or then.
    Waits(Option<i64>),
}

/// How a statement fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fails {
    /// A serialization failure.
    Conflict,
    /// A deadlock.
    Deadlock,
    /// The row is there.
    Duplicate,
    /// It waited too long.
    LockTimeout,
    /// The connection is gone.
    Lost,
    /// PostgreSQL takes no statement after one that failed.
    Aborted,
    /// The disk is full.
    Full,
}

enum Stop {
    Waits(Option<i64>),
    Fails(Fails),
}

type Result<T> = std::result::Result<T, Stop>;

struct Version {
    commit: Commit,
    row: Option<Row>,
}

struct Write {
    row: Option<Row>,
    /// The version that it was made from.
    base: Commit,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Health {
    Fine,
    /// PostgreSQL, after a failure: nothing but a rollback is left.
    Aborted,
    /// InnoDB has rolled it back already.
    RolledBack,
}

struct Session {
    node: usize,
    snapshot: Option<Commit>,
    writes: BTreeMap<Key, Write>,
    effects: Vec<Effect>,
    health: Health,
    wait: Option<i64>,
    waiting: Option<(Key, Option<i64>)>,
    looked_at: i64,
    is_nested: bool,
}

/// The database.
pub struct Database {
    /// Which it is.
    pub engine: Engine,
    /// Its clock, in milliseconds since the epoch.
    pub now: i64,
    /// Whether a lock was freed since somebody last looked.
    pub has_freed: bool,
    /// What a host or program did that no database forgives.
    pub misuse: Option<&'static str>,
    /// Whether each commit is only a savepoint's, of a transaction that somebody had begun before and never ends.
    pub is_nested: bool,
    /// Whether a statement takes a lease over although it is not over.
    pub takes_prolonged: bool,
    rows: BTreeMap<Key, Vec<Version>>,
    /// When each commit was.
    commits: Vec<i64>,
    applied: Vec<Commit>,
    locks: BTreeMap<(usize, Key), Id>,
    sessions: BTreeMap<Id, Session>,
}

impl Database {
    /// An empty one.
    pub fn new(engine: Engine, now: i64) -> Self {
        Self {
            engine,
            now,
            has_freed: false,
            misuse: None,
            is_nested: false,
            takes_prolonged: false,
            rows: BTreeMap::new(),
            commits: vec![now],
            applied: vec![0; engine.nodes()],
            locks: BTreeMap::new(),
            sessions: BTreeMap::new(),
        }
    }

    /// Its clock, in seconds.
    pub fn clock(&self) -> i64 {
        self.now.div_euclid(1000)
    }

    /// What is committed of a row.
    pub fn committed(&self, key: &Key) -> Option<&Row> {
        self.rows.get(key)?.last()?.row.as_ref()
    }

    /// All committed rows of the inbox's table.
    pub fn all(&self) -> impl Iterator<Item = (&Key, &Row)> {
        self.rows.iter().filter_map(|(key, versions)| versions.last()?.row.as_ref().map(|row| (key, row)))
    }

    /// Puts a row there, as committed by somebody else.
    pub fn put(&mut self, key: Key, row: Row) {
        self.commits.push(self.now);
        let commit = self.last();
        self.applied.fill(commit);
        self.rows.entry(key).or_default().push(Version { commit, row: Some(row) });
    }

    /// Whether the transaction has changed anything.
    pub fn has_written(&self, id: Id) -> bool {
        self.sessions.get(&id).is_some_and(|session| !session.writes.is_empty())
    }

    /// A replica takes over that lacks what was written within so many milliseconds: which rows, and in which second the first of
    /// their lost writes was.
    pub fn fail_over(&mut self, lost_ms: i64) -> Vec<(Key, i64)> {
        let kept = self.now - lost_ms;
        let commits = &self.commits;
        let mut lost = Vec::new();
        for (key, versions) in &mut self.rows {
            let first = versions.partition_point(|version| commits[version.commit as usize] <= kept);
            if let Some(version) = versions.get(first) {
                lost.push((key.clone(), commits[version.commit as usize].div_euclid(1000)));
            }
            versions.truncate(first);
        }
        lost
    }

    /// A row is no more.
    pub fn evict(&mut self, key: &Key) {
        self.rows.remove(key);
    }

    /// When the transaction's last look at a row was, in seconds.
    pub fn looked_at(&self, id: Id) -> i64 {
        self.sessions.get(&id).map_or(0, |session| session.looked_at)
    }

    /// Whether somebody has a transaction open.
    pub fn is_open(&self, id: Id) -> bool {
        self.sessions.contains_key(&id)
    }

    /// Whether the transaction's node has not seen the row's newest version yet.
    pub fn lags(&self, id: Id, key: &Key) -> bool {
        self.engine == Engine::Galera
            && self.sessions.get(&id).is_some_and(|session| self.latest(key) > self.applied[session.node])
    }

    /// Whether a transaction is open whose program is no more.
    pub fn has_left_over(&self, is_alive: impl Fn(Id) -> bool) -> bool {
        self.sessions.keys().any(|id| !is_alive(*id))
    }

    /// A transaction goes on without its program, under another number.
    pub fn hand_over(&mut self, id: Id, other: Id) {
        let Some(session) = self.sessions.remove(&id) else { return };
        self.sessions.insert(other, session);
        self.locks.values_mut().filter(|holder| **holder == id).for_each(|holder| *holder = other);
    }

    /// Whether the session's waits were left limited: who has the connection next would find it so.
    pub fn leaves_waits_limited(&self, id: Id) -> bool {
        let is_of_session = self.engine.dialect() == Dialect::Mysql;
        is_of_session && self.sessions.get(&id).is_some_and(|session| session.wait != self.engine.default_wait())
    }

    /// The node takes over what others committed so many milliseconds ago.
    pub fn catch_up(&mut self, id: Id, lag: i64) {
        let Some(session) = self.sessions.get(&id) else { return };
        let until = self.commits.partition_point(|at| *at <= self.now - lag) as Commit;
        let applied = &mut self.applied[session.node];
        *applied = (*applied).max(until.saturating_sub(1));
    }

    /// Begins a transaction.
    pub fn begin(&mut self, id: Id, write: bool, wait_ms: u32, node: usize) -> Came {
        let wait = match self.engine {
            Engine::Sqlite => Some(i64::from(wait_ms)),
            engine => engine.default_wait(),
        };
        let session = Session {
            node: node % self.engine.nodes(),
            snapshot: None,
            writes: BTreeMap::new(),
            effects: Vec::new(),
            health: Health::Fine,
            wait,
            waiting: None,
            looked_at: self.clock(),
            is_nested: self.is_nested,
        };
        self.sessions.entry(id).or_insert(session);
        let begun = if write && self.engine == Engine::Sqlite { self.lock_everything(id) } else { Ok(()) };
        let came = self.came(id, begun.map(|()| Reply::Done));
        if matches!(came, Came::Reply(Reply::Failed(_))) {
            self.close(id);
        }
        came
    }

    /// Runs one of the inbox's statements.
    pub fn run(&mut self, id: Id, operation: &Operation) -> Came {
        let result = self.execute(id, operation);
        self.came(id, result)
    }

    /// A callback writes one of the merchant's rows.
    pub fn touch(&mut self, id: Id, account: u8) -> Came {
        let key = Key::Account(account);
        let result = self.check(id).and_then(|()| match self.engine {
            Engine::Sqlite => self.lock_everything(id),
            _ => self.update(id, &key, |_| true, &Vec::new()).map(drop),
        });
        self.came(id, result.map(|()| Reply::Done))
    }

    /// A callback's effect, in the transaction.
    pub fn add(&mut self, id: Id, effect: Effect) -> Came {
        let result = self.check(id).and_then(|()| match self.engine {
            Engine::Sqlite => self.lock_everything(id),
            _ => Ok(()),
        });
        if result.is_ok() {
            self.session(id).effects.push(effect);
        }
        self.came(id, result.map(|()| Reply::Done))
    }

    /// Commits, and closes the connection.
    ///
    /// # Errors
    /// Where it did not commit.
    pub fn commit(&mut self, id: Id) -> std::result::Result<Committed, Fails> {
        let mut committed = Committed::default();
        let Some(session) = self.sessions.get(&id) else { return Err(Fails::Lost) };
        // PostgreSQL says ROLLBACK to such a COMMIT, and drivers do not mind.
        if session.health != Health::Fine || session.is_nested {
            self.close(id);
            return Ok(committed);
        }
        let is_overtaken = session.writes.iter().any(|(key, write)| self.latest(key) > write.base);
        if self.engine == Engine::Galera && is_overtaken {
            self.close(id);
            return Err(Fails::Deadlock);
        }
        let session = self.sessions.remove(&id).expect("it is there");
        self.commits.push(self.now);
        let commit = self.last();
        self.applied[session.node] = commit;
        for (key, write) in session.writes {
            if matches!(key, Key::Notification(..)) {
                committed.rows.push((key.clone(), self.committed(&key).cloned(), write.row.clone()));
            }
            self.forget_old(&key);
            self.rows.entry(key).or_default().push(Version { commit, row: write.row });
        }
        committed.effects = session.effects;
        self.free(id);
        committed.rows.retain(|(_, before, after)| before.is_some() || after.is_some());
        Ok(committed)
    }

    /// Rolls back, and closes the connection.
    pub fn close(&mut self, id: Id) {
        if self.sessions.remove(&id).is_some() {
            self.free(id);
        }
    }

    /// Lets the transaction fail, and says how the driver tells it.
    pub fn fail(&mut self, id: Id, fails: Fails) -> Failure {
        if let Some(session) = self.sessions.get_mut(&id) {
            session.waiting = None;
            match (self.engine, fails) {
                (_, Fails::Lost) => self.close(id),
                (Engine::Postgresql { .. }, _) => session.health = Health::Aborted,
                (Engine::Innodb { .. } | Engine::Galera, Fails::Conflict | Fails::Deadlock) => {
                    session.health = Health::RolledBack;
                    session.writes.clear();
                    session.effects.clear();
                    self.free(id);
                }
                _ => {}
            }
        }
        self.failure(fails)
    }

    /// How the driver tells a failure.
    pub fn failure(&self, fails: Fails) -> Failure {
        let sqlstate = |state: &str| {
            let mut failure = Failure::default();
            failure.sqlstate = Some(state.to_owned());
            failure
        };
        let number = |number| {
            let mut failure = Failure::default();
            failure.number = Some(number);
            failure
        };
        match self.engine.dialect() {
            Dialect::Sqlite | Dialect::Mnesia => number(match fails {
                Fails::Conflict | Fails::Deadlock => 517,
                Fails::Duplicate => 1555,
                Fails::LockTimeout => 5,
                Fails::Lost => 10,
                Fails::Full | Fails::Aborted => 13,
            }),
            Dialect::Postgresql => match fails {
                Fails::Conflict => sqlstate("40001"),
                Fails::Deadlock => sqlstate("40P01"),
                Fails::Duplicate => sqlstate("23505"),
                Fails::LockTimeout => sqlstate("55P03"),
                Fails::Lost => Failure::of(Trouble::Lost),
                Fails::Aborted => sqlstate("25P02"),
                Fails::Full => sqlstate("53100"),
            },
            Dialect::Mysql => number(match fails {
                Fails::Conflict => 1020,
                Fails::Deadlock => 1213,
                Fails::Duplicate => 1062,
                Fails::LockTimeout => 1205,
                Fails::Lost => 2013,
                Fails::Full | Fails::Aborted => 1114,
            }),
            Dialect::Redis => match fails {
                Fails::Duplicate => Failure::of(Trouble::Duplicate),
                Fails::Lost => {
                    let mut failure = Failure::default();
                    failure.type_name = Some("ConnectionError".to_owned());
                    failure
                }
                _ => {
                    let mut failure = Failure::default();
                    failure.words = Some("OOM command not allowed when used memory > 'maxmemory'.".to_owned());
                    failure
                }
            },
            dialect => unreachable!("no engine here speaks {dialect:?}"),
        }
    }

    fn came(&mut self, id: Id, result: Result<Reply>) -> Came {
        match result {
            Ok(reply) => Came::Reply(reply),
            Err(Stop::Waits(until)) => Came::Waits(until),
            Err(Stop::Fails(fails)) => Came::Reply(Reply::Failed(self.fail(id, fails))),
        }
    }

    fn session(&mut self, id: Id) -> &mut Session {
        self.sessions.get_mut(&id).expect("a transaction is open")
    }

    fn last(&self) -> Commit {
        self.commits.len() as Commit - 1
    }

    fn latest(&self, key: &Key) -> Commit {
        self.rows.get(key).and_then(|versions| versions.last()).map_or(0, |version| version.commit)
    }

    fn at(&self, key: &Key, commit: Commit) -> Option<&Version> {
        self.rows.get(key)?.iter().rev().find(|version| version.commit <= commit)
    }

    fn forget_old(&mut self, key: &Key) {
        // A replica may lack them.
        if self.engine.is_redis() {
            return;
        }
        let Some(versions) = self.rows.get_mut(key).filter(|versions| versions.len() > 16) else { return };
        let snapshots = self.sessions.values().filter_map(|session| session.snapshot);
        let needed = snapshots.chain(self.applied.iter().copied()).min().unwrap_or(0);
        let old = versions.iter().take_while(|version| version.commit <= needed).count();
        versions.drain(..old.saturating_sub(1));
    }

    fn free(&mut self, id: Id) {
        let before = self.locks.len();
        self.locks.retain(|_, holder| *holder != id);
        self.has_freed |= self.locks.len() < before;
    }

    fn check(&mut self, id: Id) -> Result<()> {
        let Some(session) = self.sessions.get(&id) else { return Err(Stop::Fails(Fails::Lost)) };
        match session.health {
            Health::Fine => {}
            Health::Aborted => return Err(Stop::Fails(Fails::Aborted)),
            Health::RolledBack => {
                self.misuse = Some("a statement ran after the database had rolled its transaction back");
                return Err(Stop::Fails(Fails::Full));
            }
        }
        // A node gives up a local transaction that holds what another node's has changed.
        let applied = self.applied[session.node];
        let overtaken = |(key, write): (&Key, &Write)| self.at(key, applied).is_some_and(|v| v.commit > write.base);
        if self.engine == Engine::Galera && session.writes.iter().any(overtaken) {
            return Err(Stop::Fails(Fails::Deadlock));
        }
        Ok(())
    }

    /// The statement's snapshot.
    fn see(&mut self, id: Id) -> Commit {
        let last = self.last();
        let (keeps, is_galera) = (self.engine.keeps_snapshot(), self.engine == Engine::Galera);
        let applied = self.applied.clone();
        let session = self.session(id);
        let newest = if is_galera { applied[session.node] } else { last };
        match session.snapshot {
            Some(snapshot) if keeps => snapshot,
            _ => *session.snapshot.insert(newest),
        }
    }

    fn visible(&self, id: Id, key: &Key) -> Option<&Row> {
        let session = &self.sessions[&id];
        match session.writes.get(key) {
            Some(write) => write.row.as_ref(),
            None => self.at(key, session.snapshot.unwrap_or(0))?.row.as_ref(),
        }
    }

    fn lock(&mut self, id: Id, key: &Key) -> Result<()> {
        let (node, now) = (self.sessions[&id].node, self.now);
        let lock = (node, key.clone());
        let Some(holder) = self.locks.get(&lock).copied().filter(|holder| *holder != id) else {
            self.session(id).waiting = None;
            self.locks.insert(lock, id);
            return Ok(());
        };
        if self.waits_for(holder, id) {
            return Err(Stop::Fails(Fails::Deadlock));
        }
        let session = self.session(id);
        if session.waiting.as_ref().is_none_or(|(waiting, _)| waiting != key) {
            session.waiting = Some((key.clone(), session.wait.map(|wait| now + wait)));
        }
        let until = session.waiting.as_ref().and_then(|(_, until)| *until);
        if until.is_some_and(|until| until <= now) {
            session.waiting = None;
            return Err(Stop::Fails(Fails::LockTimeout));
        }
        Err(Stop::Waits(until))
    }

    /// Whether the one waits for the other, or for somebody who does.
    fn waits_for(&self, mut one: Id, other: Id) -> bool {
        for _ in 0..self.sessions.len() {
            let Some(session) = self.sessions.get(&one) else { return false };
            let Some((key, _)) = &session.waiting else { return false };
            let Some(holder) = self.locks.get(&(session.node, key.clone())) else { return false };
            if *holder == other {
                return true;
            }
            one = *holder;
        }
        false
    }

    /// SQLite's one writer.
    fn lock_everything(&mut self, id: Id) -> Result<()> {
        let (last, snapshot) = (self.last(), self.sessions[&id].snapshot);
        let is_held = self.locks.get(&(0, Key::Everything)).is_some_and(|holder| *holder != id);
        if let Some(snapshot) = snapshot {
            // Who has read already cannot wait: what was read would be old.
            if is_held {
                return Err(Stop::Fails(Fails::LockTimeout));
            }
            if snapshot < last {
                return Err(Stop::Fails(Fails::Conflict));
            }
        }
        self.lock(id, &Key::Everything)?;
        self.session(id).snapshot = Some(last);
        Ok(())
    }

    fn execute(&mut self, id: Id, operation: &Operation) -> Result<Reply> {
        if !matches!(operation, Operation::FreeWaits { .. }) {
            self.check(id)?;
        }
        let clock = self.clock();
        let is_postgresql = self.engine.dialect() == Dialect::Postgresql;
        let number = |number: i64| Some(Argument::Integer(number));
        let key_of = |inbox: &String, key: &String| Key::Notification(inbox.clone(), key.clone());
        match operation {
            Operation::Look { inbox, key } => {
                self.see(id);
                self.session(id).looked_at = clock;
                let row = self.visible(id, &key_of(inbox, key));
                let columns = LOOK.iter().map(|name| row.and_then(|row| row.named(name)));
                Ok(Reply::Rows(vec![Read(std::iter::once(number(clock)).chain(columns).collect())]))
            }
            Operation::Fetch { inbox, key, token } => {
                self.see(id);
                let row = self.visible(id, &key_of(inbox, key)).filter(|row| row.text(Column::Token) == token);
                Ok(Reply::Rows(row.iter().map(|row| Read(vec![row.named("notification")])).collect()))
            }
            // It was sent before, and its reply was lost.
            Operation::Insert { inbox, key, set } | Operation::Update { inbox, key, set, .. }
                if self.engine.is_redis() && self.has_token_of(&key_of(inbox, key), set) =>
            {
                Ok(Reply::Changed(1))
            }
            Operation::Insert { inbox, key, set } => {
                self.insert(id, key_of(inbox, key), Row::new(set, clock))?;
                Ok(Reply::Changed(1))
            }
            Operation::Update { inbox, key, token, lease, set } => {
                let takes_prolonged = self.takes_prolonged;
                let is_live = |row: &Row| row.integer(Column::LeaseUntil).is_some_and(|until| until > clock);
                let matches = |row: &Row| {
                    let is_as_it_must = match lease {
                        LeaseMust::Any => true,
                        LeaseMust::Live => is_live(row),
                        LeaseMust::BeOver => takes_prolonged || !row.is(State::Claimed) || !is_live(row),
                    };
                    is_as_it_must && row.text(Column::Token) == token
                };
                let has_changed = self.update(id, &key_of(inbox, key), matches, set)?;
                Ok(Reply::Changed(has_changed.into()))
            }
            Operation::Due { inbox, routes, limit } => {
                self.see(id);
                self.session(id).looked_at = clock;
                let is_wanted = |row: &Row| {
                    let (event_type, kind) = (row.text(Column::EventType), row.text(Column::Kind));
                    routes.as_ref().is_none_or(|routes| routes.iter().any(|wanted| wanted.takes(event_type, kind)))
                };
                let is_due = |row: &Row| row.integer(Column::DueAt).is_some_and(|due| due <= clock);
                let mut due = self.select(id, inbox, |row| is_due(row) && is_wanted(row));
                due.sort_by_key(|(key, row)| (row.integer(Column::DueAt), *key));
                due.truncate(usize::try_from(*limit).unwrap_or(0));
                let read = |(key, row): &(&String, &Row)| {
                    let columns = DUE[1..].iter().map(|name| row.named(name));
                    Read([number(clock), Some(Argument::Text((*key).clone()))].into_iter().chain(columns).collect())
                };
                Ok(Reply::Rows(due.iter().map(read).collect()))
            }
            Operation::Dead { inbox, limit } => {
                self.see(id);
                let mut dead = self.select(id, inbox, |row| row.is(State::Dead));
                dead.sort_by_key(|(_, row)| row.integer(Column::DoneAt));
                dead.truncate(usize::try_from(*limit).unwrap_or(0));
                let read = |(key, row): &(&String, &Row)| {
                    let columns = DEAD[1..].iter().map(|name| row.named(name));
                    Read(std::iter::once(Some(Argument::Text((*key).clone()))).chain(columns).collect())
                };
                Ok(Reply::Rows(dead.iter().map(read).collect()))
            }
            Operation::Purge { inbox, state, older_than, limit } => {
                self.see(id);
                if self.engine == Engine::Sqlite {
                    self.lock_everything(id)?;
                }
                let is_old = |row: &Row| {
                    row.is(*state) && row.integer(Column::DoneAt).is_some_and(|done| done <= clock - older_than)
                };
                let old = self.select(id, inbox, is_old);
                let old: Vec<_> =
                    old.into_iter().take(usize::try_from(*limit).unwrap_or(0)).map(|(key, _)| key.clone()).collect();
                let mut count = 0;
                for key in old {
                    count += i64::from(self.delete(id, &key_of(inbox, &key), is_old)?);
                }
                Ok(Reply::Changed(count))
            }
            Operation::Stats { inbox } => {
                self.see(id);
                let rows = self.select(id, inbox, |_| true);
                let count = |is: &dyn Fn(&Row) -> bool| number(rows.iter().filter(|(_, row)| is(row)).count() as i64);
                let waiting = rows.iter().filter(|(_, row)| row.is(State::Stored));
                let oldest = waiting.filter_map(|(_, row)| row.integer(Column::FirstSeen)).min();
                Ok(Reply::Rows(vec![Read(vec![
                    number(clock),
                    count(&|row| row.is(State::Stored)),
                    oldest.map(Argument::Integer),
                    count(&|row| row.is(State::Claimed) && row.integer(Column::LeaseUntil) > Some(clock)),
                    count(&|row| row.is(State::Dead)),
                    count(&|row| row.is(State::Done) && row.integer(Column::DoneAt) > Some(clock - 3600)),
                ])]))
            }
            Operation::LimitWaits { ms } if is_postgresql => {
                self.see(id);
                let before = self.session(id).wait.replace(i64::from(*ms)).unwrap_or(0);
                Ok(Reply::Rows(vec![Read(vec![Some(before.to_string().into()), Some(ms.to_string().into())])]))
            }
            Operation::LimitWaits { ms } => {
                self.session(id).wait = Some(i64::from(*ms));
                Ok(Reply::Changed(0))
            }
            Operation::FreeWaits { before } if is_postgresql => {
                self.check(id)?;
                let before = before.as_deref().and_then(|before| before.parse().ok()).unwrap_or(0);
                self.session(id).wait = Some(before).filter(|wait| *wait > 0);
                Ok(Reply::Rows(vec![Read(vec![Some(before.to_string().into())])]))
            }
            Operation::FreeWaits { .. } => {
                let wait = self.engine.default_wait();
                let Some(session) = self.sessions.get_mut(&id) else { return Err(Stop::Fails(Fails::Lost)) };
                session.wait = wait;
                Ok(Reply::Changed(0))
            }
            operation => panic!("the model has no {operation:?}"),
        }
    }

    fn has_token_of(&self, key: &Key, set: &Changes) -> bool {
        let token = Row::new(set, 0);
        let token = token.text(Column::Token);
        !token.is_empty() && self.committed(key).is_some_and(|row| row.text(Column::Token) == token)
    }

    fn select<'a>(&'a self, id: Id, inbox: &str, is: impl Fn(&Row) -> bool) -> Vec<(&'a String, &'a Row)> {
        let session = &self.sessions[&id];
        let old = self.rows.keys();
        let new = session.writes.keys().filter(|key| !self.rows.contains_key(key));
        old.chain(new)
            .filter_map(|key| match key {
                Key::Notification(of, name) if of == inbox => self.visible(id, key).map(|row| (name, row)),
                _ => None,
            })
            .filter(|(_, row)| is(row))
            .collect()
    }

    fn insert(&mut self, id: Id, key: Key, row: Row) -> Result<()> {
        match self.engine {
            Engine::Sqlite => self.lock_everything(id)?,
            Engine::Postgresql { .. } => drop(self.see(id)),
            _ => {}
        }
        self.lock(id, &key)?;
        let (base, current) = self.current(id, &key);
        if current.is_some() {
            return Err(Stop::Fails(Fails::Duplicate));
        }
        self.session(id).writes.insert(key, Write { row: Some(row), base });
        Ok(())
    }

    /// What a write finds: the version, and its row.
    fn current(&self, id: Id, key: &Key) -> (Commit, Option<Row>) {
        let session = &self.sessions[&id];
        if let Some(write) = session.writes.get(key) {
            return (write.base, write.row.clone());
        }
        let newest = if self.engine == Engine::Galera { self.applied[session.node] } else { self.last() };
        self.at(key, newest).map_or((0, None), |version| (version.commit, version.row.clone()))
    }

    fn update(&mut self, id: Id, key: &Key, matches: impl Fn(&Row) -> bool, set: &Changes) -> Result<bool> {
        self.change(id, key, matches, Some(set))
    }

    fn delete(&mut self, id: Id, key: &Key, matches: impl Fn(&Row) -> bool) -> Result<bool> {
        self.change(id, key, matches, None)
    }

    /// Changes a row, or deletes it, if it is there and matches.
    fn change(&mut self, id: Id, key: &Key, matches: impl Fn(&Row) -> bool, set: Option<&Changes>) -> Result<bool> {
        let is_account = matches!(key, Key::Account(_));
        match self.engine {
            Engine::Sqlite => self.lock_everything(id)?,
            Engine::Postgresql { is_repeatable } => {
                let snapshot = self.see(id);
                // A row that is not seen is not waited for.
                if !is_account && !self.visible(id, key).is_some_and(&matches) {
                    return Ok(false);
                }
                self.lock(id, key)?;
                if is_repeatable && !self.sessions[&id].writes.contains_key(key) && self.latest(key) > snapshot {
                    return Err(Stop::Fails(Fails::Conflict));
                }
            }
            Engine::Innodb { is_strict, .. } => {
                self.lock(id, key)?;
                let session = &self.sessions[&id];
                let is_old = session.snapshot.is_some_and(|snapshot| self.latest(key) > snapshot);
                if is_strict && !session.writes.contains_key(key) && is_old {
                    return Err(Stop::Fails(Fails::Conflict));
                }
            }
            Engine::Galera | Engine::Redis { .. } => self.lock(id, key)?,
        }
        let clock = self.clock();
        let (base, current) = self.current(id, key);
        let current = current.or_else(|| is_account.then(Row::default));
        let Some(mut row) = current.filter(matches) else {
            let keeps_lock = self.engine.keeps_snapshot() || self.sessions[&id].writes.contains_key(key);
            if !keeps_lock {
                let node = self.sessions[&id].node;
                self.locks.remove(&(node, key.clone()));
                self.has_freed = true;
            }
            return Ok(false);
        };
        let row = set.map(|set| {
            row.set(set, clock);
            row
        });
        self.session(id).writes.insert(key.clone(), Write { row, base });
        Ok(true)
    }
}
