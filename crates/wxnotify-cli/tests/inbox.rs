//! `wxnotify inbox`, on an SQLite file, and on a PostgreSQL and a MariaDB where `tools/databases.sh` started them.

mod common;

use common::Desk;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection};
use wxnotify::Notification;
use wxnotify::testing::Platform;
use wxnotify_sqlx::{Inbox, Supported};

const SECRET: &str = "桂花糕 for Zhang San";

fn notification(id: &str) -> Notification {
    let platform = Platform::new();
    let resource = format!(r#"{{"mchid":"1900007291","out_trade_no":"A1","note":"{SECRET}"}}"#);
    let delivery = platform.notification("TRANSACTION.SUCCESS", &resource).id(id).build().unwrap();
    platform.parser().parse(delivery.header_pairs(), delivery.body()).unwrap()
}

/// Stores three, and lets one die.
async fn fill<DB: Supported>(url: &str, table: &str)
where
    for<'c> &'c mut DB::Connection: sqlx::Executor<'c, Database = DB>,
{
    let mut connection = DB::Connection::connect(url).await.unwrap();
    let inbox = Inbox::<DB>::new().table(table).unwrap().max_attempts(1).unwrap();
    for id in ["EV-1", "EV-2", "EV-3"] {
        inbox.store(&mut connection, &notification(id)).await.unwrap();
    }
    let task = inbox.take(&mut connection).await.unwrap().unwrap();
    assert!(inbox.release(&mut connection, &task.lease, "HANDLER_FAILED: the shop is closed").await.unwrap());
    // So that everybody knows which it is.
    let sql = format!("UPDATE {table} SET notification_key = 'EV-dead' WHERE state = 'dead'");
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
    // As if it were five seconds later.
    let sql = format!("UPDATE {table} SET first_seen = first_seen - 5");
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
}

fn looked_after<DB: Supported>(url: &str, secret: Option<&str>)
where
    for<'c> &'c mut DB::Connection: sqlx::Executor<'c, Database = DB>,
{
    let desk = Desk::new();
    let run = |arguments: &[&str]| {
        let run = desk.run(&[&["inbox", "--database", url, "--table", "on_call"], arguments].concat());
        let printed = format!("{}{}", run.stdout, run.stderr);
        if let Some(secret) = secret {
            assert!(!printed.contains(&format!(":{secret}@")), "{printed}");
        }
        assert_eq!(printed.contains("Zhang San"), arguments.contains(&"--plaintext"), "{printed}");
        run
    };
    let says = run(&["migrate"]).output();
    assert_eq!(says, "on_call is there, in the version of this command\n");
    run(&["migrate"]).output();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(fill::<DB>(url, "on_call"));

    let stats = run(&["stats"]).output();
    assert!(
        stats.starts_with("waiting         2 (the oldest for ") && stats.contains("dead            1\n"),
        "{stats}"
    );
    let stats: Value = serde_json::from_str(&run(&["stats", "--json"]).output()).unwrap();
    assert_eq!((&stats["waiting"], &stats["dead"]), (&2.into(), &1.into()));
    let failure = run(&["health"]).failure(1);
    assert!(failure.contains("there are 1 dead letters, where 0 are allowed"), "{failure}");
    assert_eq!(run(&["health", "--max-dead", "1"]).output(), "all is well\n");
    let failure = run(&["health", "--max-dead", "1", "--max-waiting", "0s"]).failure(1);
    assert!(failure.contains("2 stored notifications wait, the oldest for "), "{failure}");

    let list = run(&["list"]).output();
    assert!(list.starts_with("KEY ") && list.lines().count() == 4 && list.contains("the shop is closed"), "{list}");
    let dead = run(&["list", "--state", "dead", "--json"]).output();
    let dead: Value = serde_json::from_str(&dead).unwrap();
    assert_eq!((&dead["key"], &dead["attempts"]), (&"EV-dead".into(), &1.into()));
    assert_eq!(run(&["list", "--limit", "1", "--json"]).output().lines().count(), 1);
    // Another inbox in the same table has none of it.
    assert_eq!(run(&["list", "--inbox", "other", "--json"]).output(), "");

    let shown = run(&["show", "EV-dead"]).output();
    assert!(shown.contains("state:") && shown.contains("dead") && shown.contains(" +08:00"), "{shown}");
    let shown: Value = serde_json::from_str(&run(&["show", "EV-dead", "--plaintext", "--json"]).output()).unwrap();
    assert_eq!(shown["notification"]["resource"]["note"], SECRET);
    assert!(run(&["show", "EV-9"]).failure(1).contains("no notification \"EV-9\""));

    assert_eq!(run(&["retry", "EV-dead"]).output(), "EV-dead waits for a worker again\n");
    assert!(run(&["retry", "EV-dead"]).failure(1).contains("no dead letter \"EV-dead\""));
    assert!(run(&["discard", "EV-dead"]).failure(1).contains("no dead letter"));
    assert!(run(&["purge", "--older-than", "24h"]).failure(2).contains("OPTION_INVALID"));
    assert_eq!(run(&["purge", "--older-than", "90d"]).output(), "0 forgotten\n");
    let missing = desk.run(&["inbox", "stats", "--database", url, "--table", "nowhere"]).failure(1);
    assert!(missing.starts_with("error: INBOX_SCHEMA") && missing.contains("wxnotify inbox migrate"), "{missing}");
}

#[test]
fn it_looks_after_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("inbox.db");
    let url = format!("sqlite://{}", file.display());
    // It makes no file by mistake.
    let failure = Desk::new().run(&["inbox", "stats", "--database", &url]).failure(1);
    assert!(failure.contains("unable to open database file") && !file.exists(), "{failure}");
    looked_after::<sqlx::Sqlite>(&url, None);
}

/// `make test-crates` has the databases.
#[test]
#[ignore = "needs tools/databases.sh"]
fn it_looks_after_postgresql_and_mariadb() {
    let url = |name: &str| std::env::var(name).expect("tools/databases.sh sets it");
    looked_after::<sqlx::Postgres>(&url("WXNOTIFY_POSTGRES_URL"), Some("wxnotify"));
    looked_after::<sqlx::MySql>(&url("WXNOTIFY_MARIADB_URL"), Some("wxnotify"));
}

#[test]
fn what_is_wrong_is_said_without_the_password() {
    let desk = Desk::new();
    for url in ["postgres://shop:hunter2hunter2@127.0.0.1:1/shop", "mysql://shop:hunter2hunter2@127.0.0.1:1/shop"] {
        let failure = desk.run(&["inbox", "stats", "--database", url]).failure(1);
        assert!(failure.contains("the database failed") && !failure.contains("hunter2"), "{failure}");
    }
    for url in ["postgres://shop:hunter2hunter2@[/shop", "oracle://shop:hunter2hunter2@db/shop", "hunter2hunter2"] {
        let failure = desk.run(&["inbox", "stats", "--database", url]).failure(2);
        assert!(failure.contains("--database") && !failure.contains("hunter2"), "{failure}");
    }
    let from_environment = [("DATABASE_URL", "mysql://shop:hunter2hunter2@127.0.0.1:1/shop")];
    let failure = desk.run_with(&["inbox", "stats"], &from_environment, b"").failure(1);
    assert!(!failure.contains("hunter2"), "{failure}");
}
