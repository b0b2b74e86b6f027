//! The table: its upgrade from version 1, its indexes, and what a claim leaves behind on a connection.

mod databases;

use databases::{Database, notification};
use sqlx::{AssertSqlSafe, Executor};
use wxnotify::inbox::{Call, Claim, Dialect, Lease};
use wxnotify::program::{Reply, Step};
use wxnotify_sqlx::Inbox;

/// The table as version 1 made it, with a row in each state that it knew.
fn version_1(dialect: Dialect, table: &str) -> Vec<String> {
    let (key, text, engine, index) = match dialect {
        Dialect::Mysql => {
            let index = format!(", INDEX {table}_due (due_at, notification_key)");
            (
                "VARCHAR(191)",
                "VARCHAR(512)",
                " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                index,
            )
        }
        _ => ("VARCHAR(191)", "VARCHAR(512)", "", String::new()),
    };
    let mut statements = vec![format!(
        "CREATE TABLE {table} (notification_key {key} NOT NULL PRIMARY KEY, event_type {text} NOT NULL, kind {text} NOT NULL, \
         state VARCHAR(16) NOT NULL, token VARCHAR(32), lease_until BIGINT NOT NULL, due_at BIGINT, attempts BIGINT NOT NULL, \
         deliveries BIGINT NOT NULL, first_seen BIGINT NOT NULL, last_seen BIGINT NOT NULL, done_at BIGINT, \
         last_error {text}, notification TEXT{index}){engine}"
    )];
    if dialect != Dialect::Mysql {
        statements.push(format!("CREATE INDEX {table}_due ON {table} (due_at, notification_key)"));
    }
    statements.push(format!("CREATE TABLE {table}_version (version BIGINT NOT NULL PRIMARY KEY)"));
    statements.push(format!("INSERT INTO {table}_version VALUES (1)"));
    for (key, state, token, until, due, attempts, notification) in [
        ("done", "done", "NULL", 0, "NULL", 1, "NULL"),
        ("released", "released", "NULL", 5, "NULL", 3, "NULL"),
        ("expired", "claimed", "'t'", 5, "NULL", 2, "NULL"),
        ("stored", "stored", "NULL", 0, "7", 0, "'{}'"),
        ("dead", "dead", "NULL", 0, "NULL", 12, "'{}'"),
    ] {
        statements.push(format!(
            "INSERT INTO {table} VALUES ('{key}', 'TRANSACTION.SUCCESS', 'transaction.direct', '{state}', {token}, {until}, \
             {due}, {attempts}, 1, 1, 1, NULL, NULL, {notification})"
        ));
    }
    statements
}

async fn execute<DB: Database>(connection: &mut DB::Connection, sql: String)
where
    for<'c> &'c mut DB::Connection: Executor<'c, Database = DB>,
{
    connection
        .execute(sqlx::raw_sql(AssertSqlSafe(sql.clone())))
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
}

async fn what_version_1_held_is_found_again<DB: Database>()
where
    for<'c> &'c mut DB::Connection: Executor<'c, Database = DB>,
{
    let folder = tempfile::tempdir().unwrap();
    let mut connection = DB::connect(folder.path()).await;
    let inbox = Inbox::<DB>::new().table("t_version_1").unwrap().max_attempts(12).unwrap();
    for sql in version_1(inbox.core().dialect(), "t_version_1") {
        execute::<DB>(&mut connection, sql).await;
    }
    let error = inbox.check(&mut connection).await.unwrap_err().to_string();
    assert!(error.contains("has version 1") && error.contains("create()"), "{error}");
    for _ in 0..2 {
        inbox.create(&mut connection).await.unwrap();
        inbox.check(&mut connection).await.unwrap();
    }
    let paid = notification("EV-1");
    assert_eq!(inbox.claim_as(&mut connection, "done", &paid).await.unwrap(), Claim::Done);
    assert_eq!(inbox.claim_as(&mut connection, "dead", &paid).await.unwrap(), Claim::Dead);
    for (key, attempts) in [("released", 4), ("expired", 3)] {
        let Claim::Fresh { lease } = inbox.claim_as(&mut connection, key, &paid).await.unwrap() else {
            panic!("{key}")
        };
        assert_eq!(lease.attempts, attempts, "{key}");
        inbox.complete(&mut connection, &lease).await.unwrap();
    }
    let task = inbox.take(&mut connection).await.unwrap().unwrap();
    assert_eq!((task.lease.key.as_str(), task.notification.as_str()), ("stored", "{}"));
    inbox.complete(&mut connection, &task.lease).await.unwrap();
    let stats = inbox.stats(&mut connection).await.unwrap();
    assert_eq!((stats.waiting, stats.dead, stats.done_last_hour), (0, 1, 3));
    assert!(inbox.retry(&mut connection, "dead").await.unwrap());
    let task = inbox.take(&mut connection).await.unwrap().unwrap();
    assert_eq!((task.lease.key.as_str(), task.lease.attempts), ("dead", 1));
}

/// The statements that every notification, worker and purge runs, with the arguments as they are bound.
async fn the_indexes_are_used<DB: Database>()
where
    for<'c> &'c mut DB::Connection: Executor<'c, Database = DB>,
{
    let folder = tempfile::tempdir().unwrap();
    let mut connection = DB::connect(folder.path()).await;
    let inbox = Inbox::<DB>::new().table("t_indexes").unwrap();
    let dialect = inbox.core().dialect();
    inbox.create(&mut connection).await.unwrap();
    // Enough rows for planners to mind: most are done, some wait.
    let numbers = match dialect {
        Dialect::Postgresql => "(SELECT generate_series(1, 20000) AS n) AS numbers",
        Dialect::Mysql => "(SELECT seq AS n FROM seq_1_to_20000) AS numbers",
        _ => {
            "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 20000) SELECT n FROM c) AS numbers"
        }
    };
    let name = if dialect == Dialect::Mysql { "CONCAT('EV-', n)" } else { "'EV-' || n" };
    execute::<DB>(
        &mut connection,
        format!(
            "INSERT INTO t_indexes (notification_key, event_type, kind, state, lease_until, due_at, attempts, first_seen, done_at) \
             SELECT {name}, 'TRANSACTION.SUCCESS', 'transaction.direct', \
             CASE WHEN n > 19900 THEN 'stored' WHEN n > 19890 THEN 'dead' ELSE 'done' END, 0, \
             CASE WHEN n > 19900 THEN n END, 1, n, CASE WHEN n <= 19900 THEN n END FROM {numbers}"
        ),
    )
    .await;
    execute::<DB>(
        &mut connection,
        if dialect == Dialect::Mysql { "ANALYZE TABLE t_indexes" } else { "ANALYZE" }.into(),
    )
    .await;
    let lease: Lease = serde_json::from_str(r#"{"key":"EV-1","token":"t","attempts":1,"until":1}"#).unwrap();
    let claim =
        Call::Claim { key: "EV-1".into(), event_type: "TRANSACTION.SUCCESS".into(), kind: "transaction.direct".into() };
    // Each with the index that it must read by; "" is the primary key's, whose name is the database's affair.
    let calls = [
        (inbox.core().call(claim), ""),
        (inbox.core().call(Call::Complete { lease }), ""),
        (inbox.core().call(Call::Take), "t_indexes_waiting"),
        (inbox.core().call(Call::DeadLetters { limit: 100 }), "t_indexes_ended"),
        (inbox.core().call(Call::Stats), "t_indexes_ended"),
        (wxnotify::handler::purge(inbox.core(), 90_000).unwrap(), "t_indexes_ended"),
    ];
    for (mut program, index) in calls {
        let mut step = program.start();
        while matches!(step, Step::Begin { .. })
            || matches!(&step, Step::Run(run) if run.statement().is_some_and(|one| one.sql.contains("lock_timeout") || one.sql.contains("lock_wait")))
        {
            let is_query = matches!(&step, Step::Run(run) if run.statement().is_some_and(|one| one.is_query));
            step = program.next(match (&step, is_query) {
                (Step::Begin { .. }, _) => Reply::Done,
                (_, true) => Reply::Rows(vec![serde_json::from_str(r#"["0"]"#).unwrap()]),
                _ => Reply::Changed(0),
            });
        }
        let Step::Run(run) = &step else { panic!("{step:?}") };
        let statement = run.statement().unwrap();
        let mut sql = statement.sql.clone();
        for (number, argument) in statement.arguments.iter().enumerate() {
            let value = match argument {
                wxnotify::inbox::Argument::Text(text) => format!("'{text}'"),
                wxnotify::inbox::Argument::Integer(number) => number.to_string(),
            };
            match dialect {
                Dialect::Postgresql => sql = sql.replace(&format!("${}", number + 1), &value),
                _ => sql = sql.replacen('?', &value, 1),
            }
        }
        let explain = if dialect == Dialect::Sqlite { "EXPLAIN QUERY PLAN" } else { "EXPLAIN" };
        let plan = DB::texts(&mut connection, format!("{explain} {sql}")).await;
        let reads_all = match dialect {
            Dialect::Postgresql => plan.contains("Seq Scan on t_indexes"),
            Dialect::Mysql => plan.lines().any(|line| line.contains("t_indexes") && line.contains(" ALL ")),
            _ => plan.lines().any(|line| line.contains("SCAN t_indexes")),
        };
        assert!(!reads_all && plan.contains(index), "{sql}\n{plan}");
    }
}

macro_rules! on_every_database {
    ($($name:ident)*) => {
        mod sqlite { $( #[tokio::test] async fn $name() { super::$name::<sqlx::Sqlite>().await } )* }
        mod postgresql { $( #[tokio::test] async fn $name() { super::$name::<sqlx::Postgres>().await } )* }
        mod mariadb { $( #[tokio::test] async fn $name() { super::$name::<sqlx::MySql>().await } )* }
    };
}

on_every_database! { what_version_1_held_is_found_again the_indexes_are_used }
