//! What sqlx tells of a failure, for the core to understand.

use wxnotify::program::{Failure, Trouble};

/// The numbers of an error. Its words are passed on for SQLite alone, whose errors have no number of their own for much.
pub(crate) fn of(error: &sqlx::Error) -> Failure {
    let mut failure = Failure::default();
    match error {
        sqlx::Error::Database(database) => {
            failure.words = Some(database.message().to_owned());
            #[cfg(feature = "mysql")]
            if let Some(mysql) = database.try_downcast_ref::<sqlx::mysql::MySqlDatabaseError>() {
                failure.number = Some(mysql.number().into());
                failure.sqlstate = mysql.code().map(str::to_owned);
                return failure;
            }
            let code = database.code().map(|code| code.into_owned());
            match code.as_deref().map(str::parse) {
                Some(Ok(number)) if is_sqlite(database.as_ref()) => {
                    failure.number = Some(number);
                }
                _ => failure.sqlstate = code,
            }
        }
        sqlx::Error::PoolTimedOut => failure.trouble = Some(Trouble::NoConnection),
        _ => failure.trouble = Some(Trouble::Lost),
    }
    failure
}

fn is_sqlite(error: &dyn sqlx::error::DatabaseError) -> bool {
    #[cfg(feature = "sqlite")]
    if error.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some() {
        return true;
    }
    let _ = error;
    false
}
