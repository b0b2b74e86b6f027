//! The inbox's transactions on Diesel 2, through diesel-async and its pool of deadpool: copy this file, and leave out the databases
//! that you have no feature for. A callback writes on `delivery.connection()?`, which is the connection.

use std::time::Duration;

use deadpool::managed::Manager;
use diesel::connection::AnsiTransactionManager;
use diesel::deserialize::{self, FromSql, QueryableByName};
use diesel::mysql::{Mysql, MysqlType};
use diesel::pg::Pg;
use diesel::result::{DatabaseErrorKind, Error};
use diesel::row::{Field, NamedRow};
use diesel::sql_types::{BigInt, Text};
use diesel::sqlite::{Sqlite, SqliteConnection, SqliteType};
use diesel_async::pooled_connection::AsyncDieselConnectionManager as Connecting;
use diesel_async::pooled_connection::deadpool::{Object, Pool};
use diesel_async::sync_connection_wrapper::SyncConnectionWrapper;
use diesel_async::{
    AsyncConnection, AsyncMysqlConnection, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection, TransactionManager,
};
use wxnotify::inbox::{Argument, Inbox, Row, Statement};
use wxnotify::program::{Failure, Reply, Trouble};
use wxnotify_handler::Transactions;

/// SQLite's connection, whose calls block threads that are there for it. The runtime must be tokio's multi-threaded one.
pub type AsyncSqliteConnection = SyncConnectionWrapper<SqliteConnection>;

/// WeChat Pay hangs up after five seconds.
const PATIENCE: Duration = Duration::from_secs(2);

/// A pool of Diesel's connections.
pub struct Diesel<C>(pub Pool<C>)
where
    Connecting<C>: Manager;

/// A transaction that is open. Dropped before its end it closes its connection: back in the pool it would hold its locks.
pub struct Transaction<C>(Option<Object<C>>)
where
    Connecting<C>: Manager;

impl<C> Drop for Transaction<C>
where
    Connecting<C>: Manager,
{
    fn drop(&mut self) {
        drop(self.0.take().map(Object::take));
    }
}

/// Row by row: whole numbers, texts and nulls.
struct Columns(Row);

macro_rules! transactions {
    ($connection:ty, $backend:ty, $begin:ident, |$value:ident| $is_integer:expr) => {
        impl Transactions for Diesel<$connection> {
            type Transaction = Transaction<$connection>;
            type Connection = $connection;
            type Inbox = Inbox;

            async fn begin(&self, wait_ms: u32, write: bool) -> Result<Self::Transaction, Failure> {
                let Ok(taken) = tokio::time::timeout(PATIENCE, self.0.get()).await else {
                    return Err(Failure::of(Trouble::NoConnection));
                };
                let mut transaction = Transaction(Some(taken.map_err(|_| Failure::of(Trouble::Lost))?));
                $begin(Self::connection(&mut transaction), wait_ms, write).await.map_err(failure)?;
                Ok(transaction)
            }

            async fn run(transaction: &mut Self::Transaction, statement: &Statement) -> Result<Reply, Failure> {
                let connection = Self::connection(transaction);
                let mut query = diesel::sql_query(&statement.sql).into_boxed::<$backend>();
                for argument in &statement.arguments {
                    query = match argument {
                        Argument::Text(text) => query.bind::<Text, _>(text),
                        Argument::Integer(number) => query.bind::<BigInt, _>(number),
                    };
                }
                if statement.is_query {
                    let rows: Vec<Columns> = query.load(connection).await.map_err(failure)?;
                    return Ok(Reply::Rows(rows.into_iter().map(|columns| columns.0).collect()));
                }
                let changed = query.execute(connection).await.map_err(failure)?;
                Ok(Reply::Changed(i64::try_from(changed).unwrap_or(i64::MAX)))
            }

            async fn commit(mut transaction: Self::Transaction) -> Result<(), Failure> {
                type Ending = <$connection as AsyncConnection>::TransactionManager;
                Ending::commit_transaction(Self::connection(&mut transaction)).await.map_err(failure)?;
                // Given back.
                drop(transaction.0.take());
                Ok(())
            }

            async fn roll_back(mut transaction: Self::Transaction) {
                type Ending = <$connection as AsyncConnection>::TransactionManager;
                if Ending::rollback_transaction(Self::connection(&mut transaction)).await.is_ok() {
                    drop(transaction.0.take());
                }
            }

            fn connection(transaction: &mut Self::Transaction) -> &mut $connection {
                transaction.0.as_deref_mut().expect("it has its connection until its end")
            }
        }

        impl QueryableByName<$backend> for Columns {
            fn build<'a>(row: &impl NamedRow<'a, $backend>) -> deserialize::Result<Self> {
                let column = |index| {
                    let field = diesel::row::Row::get(row, index).ok_or("the row has no such column")?;
                    let Some($value) = field.value() else { return Ok(None) };
                    Ok(Some(match $is_integer {
                        true => Argument::Integer(FromSql::<BigInt, $backend>::from_sql($value)?),
                        false => Argument::Text(FromSql::<Text, $backend>::from_sql($value)?),
                    }))
                };
                (0..row.field_count()).map(column).collect::<deserialize::Result<_>>().map(|columns| Self(Row(columns)))
            }
        }
    };
}

transactions!(AsyncPgConnection, Pg, begin, |value| value.get_oid().get() == INT8);
transactions!(AsyncMysqlConnection, Mysql, begin, |value| is_integer(value.value_type()));
transactions!(AsyncSqliteConnection, Sqlite, begin_sqlite, |value| value.value_type() == Some(SqliteType::Long));

/// PostgreSQL's number for the type BIGINT.
const INT8: u32 = 20;

fn is_integer(of: MysqlType) -> bool {
    use MysqlType::{Long, LongLong, Short, Tiny, UnsignedLong, UnsignedLongLong, UnsignedShort, UnsignedTiny};
    matches!(of, Tiny | Short | Long | LongLong | UnsignedTiny | UnsignedShort | UnsignedLong | UnsignedLongLong)
}

async fn begin<C: AsyncConnection>(connection: &mut C, _: u32, _: bool) -> Result<(), Error> {
    C::TransactionManager::begin_transaction(connection).await
}

async fn begin_sqlite(connection: &mut AsyncSqliteConnection, wait_ms: u32, write: bool) -> Result<(), Error> {
    connection.batch_execute(&format!("PRAGMA busy_timeout = {wait_ms}")).await?;
    let begin = if write { "BEGIN IMMEDIATE" } else { "BEGIN" };
    // So that Diesel knows of it too: a transaction in it is a savepoint.
    connection.spawn_blocking(move |sync| AnsiTransactionManager::begin_transaction_sql(sync, begin)).await
}

/// Diesel passes on no number. It has some failures by their kind, and the rest is in the server's words, which are English unless
/// PostgreSQL's or MariaDB's `lc_messages` says otherwise: a lock that is waited for in vain is then answered with 500, and not
/// 503, and a deadlock is not tried again at once.
fn failure(error: Error) -> Failure {
    let Error::DatabaseError(kind, told) = error else { return Failure::of(Trouble::Lost) };
    let words = told.message();
    let told = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    let trouble = match kind {
        DatabaseErrorKind::UniqueViolation => Some(Trouble::Duplicate),
        DatabaseErrorKind::SerializationFailure => Some(Trouble::Conflict),
        DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand => Some(Trouble::Lost),
        _ if told(&["deadlock detected", "Deadlock found", "Record has changed since"]) => Some(Trouble::Conflict),
        _ if told(&["due to lock timeout", "Lock wait timeout exceeded"]) => Some(Trouble::LockTimeout),
        _ if told(&["relation \"", "Table '"]) && told(&["does not exist", "doesn't exist"]) => {
            Some(Trouble::MissingTable)
        }
        _ if told(&["Input/output error", "Driver error"]) => Some(Trouble::Lost),
        _ => None,
    };
    // Else it is some error of the server's, or what SQLite's words say.
    let mut failure = Failure::default();
    (failure.trouble, failure.words) = (trouble, Some(words.to_owned()));
    (failure.number, failure.sqlstate) = (Some(1105), Some("HY000".to_owned()));
    failure
}
