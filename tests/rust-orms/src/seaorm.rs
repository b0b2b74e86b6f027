//! The inbox's transactions on SeaORM 2: copy this file, and leave out the databases that you have no feature for. A callback writes
//! with its entities on `&*delivery.connection()?`, which is SeaORM's transaction.

use std::time::Duration;

use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, QueryResult,
    RuntimeErr, SqliteTransactionMode, SqlxMySqlError, SqlxSqliteError, TransactionOptions, TransactionTrait, Value,
};
use wxnotify::inbox::{Argument, Inbox, Row, Statement};
use wxnotify::program::{Failure, Reply, Trouble};
use wxnotify_handler::Transactions;

/// WeChat Pay hangs up after five seconds.
const PATIENCE: Duration = Duration::from_secs(2);

/// A database that SeaORM is connected to.
pub struct SeaOrm(pub DatabaseConnection);

impl Transactions for SeaOrm {
    /// Dropped, it is rolled back before its connection is anybody else's.
    type Transaction = DatabaseTransaction;
    type Connection = DatabaseTransaction;
    type Inbox = Inbox;

    async fn begin(&self, wait_ms: u32, write: bool) -> Result<DatabaseTransaction, Failure> {
        let is_sqlite = self.0.get_database_backend() == DbBackend::Sqlite;
        let mode = write.then_some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode: mode, ..Default::default() };
        // On SQLite it is BEGIN IMMEDIATE itself that waits, and a new connection of sqlx's would do so for five seconds.
        let (patience, late) = match is_sqlite {
            true => (Duration::from_millis(wait_ms.into()), Trouble::LockTimeout),
            false => (PATIENCE, Trouble::NoConnection),
        };
        let begun = tokio::time::timeout(patience, self.0.begin_with_options(options)).await;
        let transaction = begun.map_err(|_| Failure::of(late))?.map_err(failure)?;
        if is_sqlite {
            let wait = format!("PRAGMA busy_timeout = {wait_ms}");
            transaction.execute_unprepared(&wait).await.map_err(failure)?;
        }
        Ok(transaction)
    }

    async fn run(transaction: &mut DatabaseTransaction, statement: &Statement) -> Result<Reply, Failure> {
        let values = statement.arguments.iter().map(|argument| match argument {
            Argument::Text(text) => Value::from(text.as_str()),
            Argument::Integer(number) => Value::from(*number),
        });
        let backend = transaction.get_database_backend();
        let asked = sea_orm::Statement::from_sql_and_values(backend, &statement.sql, values);
        if statement.is_query {
            let rows = transaction.query_all_raw(asked).await.map_err(failure)?;
            return rows.iter().map(columns).collect::<Result<_, _>>().map(Reply::Rows).map_err(failure);
        }
        let changed = transaction.execute_raw(asked).await.map_err(failure)?.rows_affected();
        Ok(Reply::Changed(i64::try_from(changed).unwrap_or(i64::MAX)))
    }

    async fn commit(transaction: DatabaseTransaction) -> Result<(), Failure> {
        // Where it fails, the transaction is dropped.
        transaction.commit().await.map_err(failure)
    }

    async fn roll_back(transaction: DatabaseTransaction) {
        let _ = transaction.rollback().await;
    }

    fn connection(transaction: &mut DatabaseTransaction) -> &mut DatabaseTransaction {
        transaction
    }
}

/// A row's columns: whole numbers, texts and nulls.
fn columns(row: &QueryResult) -> Result<Row, DbErr> {
    let column = |index| match row.try_get_by_index::<Option<i64>>(index) {
        Ok(number) => Ok(number.map(Argument::Integer)),
        Err(_) => Ok(row.try_get_by_index::<Option<String>>(index)?.map(Argument::Text)),
    };
    (0..row.column_names().len()).map(column).collect::<Result<_, _>>().map(Row)
}

/// What the database told, in its numbers. SQLite has some of it in words alone.
fn failure(error: DbErr) -> Failure {
    let sqlx = match &error {
        DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => return Failure::of(Trouble::NoConnection),
        DbErr::Conn(RuntimeErr::SqlxError(sqlx)) => sqlx,
        DbErr::Exec(RuntimeErr::SqlxError(sqlx)) | DbErr::Query(RuntimeErr::SqlxError(sqlx)) => sqlx,
        _ => return Failure::of(Trouble::Lost),
    };
    let Some(told) = sqlx.as_database_error() else { return Failure::of(Trouble::Lost) };
    let code = told.code().map(|code| code.into_owned());
    let mut failure = Failure::default();
    failure.words = Some(told.message().to_owned());
    if told.try_downcast_ref::<SqlxSqliteError>().is_some() {
        failure.number = code.and_then(|code| code.parse().ok());
    } else {
        failure.number = told.try_downcast_ref::<SqlxMySqlError>().map(|mysql| mysql.number().into());
        failure.sqlstate = code;
    }
    failure
}
