//! The inbox on a SQLite file, a real PostgreSQL and a real MariaDB, which `tools/databases.sh` starts.

mod databases;

use std::collections::BTreeSet;
use std::time::Duration;

use databases::{Database, notification};
use sqlx::{Connection, Executor};
use wxnotify::ErrorCode;
use wxnotify::inbox::{Claim, Lease};
use wxnotify_sqlx::{Error, Inbox};

/// An inbox in a table of the test's own, and the folder of its SQLite file.
struct Place<DB> {
    inbox: Inbox<DB>,
    folder: tempfile::TempDir,
}

impl<DB: Database> Place<DB> {
    async fn new(table: &str) -> (Self, DB::Connection)
    where
        for<'c> &'c mut DB::Connection: Executor<'c, Database = DB>,
    {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = DB::connect(folder.path()).await;
        let inbox = Inbox::new().table(table).unwrap();
        inbox.create(&mut connection).await.unwrap();
        (Self { inbox, folder }, connection)
    }

    async fn connect(&self) -> DB::Connection {
        DB::connect(self.folder.path()).await
    }

    async fn pool(&self) -> sqlx::Pool<DB> {
        DB::pool(self.folder.path()).await
    }
}

#[track_caller]
fn fresh(claim: Claim) -> Lease {
    match claim {
        Claim::Fresh { lease } => lease,
        other => panic!("it is {other:?}"),
    }
}

/// Writes every test for every database.
macro_rules! on_every_database {
    ($( $(#[$doc:meta])* async fn $name:ident<$db:ident>($place:ident, $connection:ident) $body:block )*) => {
        $(
            $(#[$doc])*
            async fn $name<$db: Database>()
            where
                for<'c> &'c mut $db::Connection: Executor<'c, Database = $db>,
            {
                #[allow(unused_mut)]
                let ($place, mut $connection) = Place::<$db>::new(concat!("t_", stringify!($name))).await;
                $body
            }
        )*
        mod sqlite { $( #[tokio::test] async fn $name() { super::$name::<sqlx::Sqlite>().await } )* }
        mod postgresql { $( #[tokio::test] async fn $name() { super::$name::<sqlx::Postgres>().await } )* }
        mod mariadb { $( #[tokio::test] async fn $name() { super::$name::<sqlx::MySql>().await } )* }
    };
}

on_every_database! {
    async fn fresh_then_busy_then_done<DB>(place, connection) {
        let (inbox, paid) = (&place.inbox, notification("EV-1"));
        let lease = fresh(inbox.claim(&mut connection, &paid).await.unwrap());
        assert_eq!((lease.key.as_str(), lease.attempts), ("EV-1", 1));
        assert_eq!(inbox.claim(&mut connection, &paid).await.unwrap(), Claim::Busy);
        inbox.complete(&mut connection, &lease).await.unwrap();
        for _ in 0..3 {
            assert_eq!(inbox.claim(&mut connection, &paid).await.unwrap(), Claim::Done);
        }
        assert_eq!(inbox.complete(&mut connection, &lease).await.unwrap_err().code(), ErrorCode::LeaseLost);
        fresh(inbox.claim(&mut connection, &notification("EV-2")).await.unwrap());
    }

    async fn what_is_released_is_fresh_again<DB>(place, connection) {
        let (inbox, paid) = (&place.inbox, notification("EV-1"));
        for attempt in 1..4 {
            let lease = fresh(inbox.claim(&mut connection, &paid).await.unwrap());
            assert_eq!(lease.attempts, attempt);
            inbox.release(&mut connection, &lease, &"数据库连接超时 ".repeat(100)).await.unwrap();
            assert_eq!(inbox.release(&mut connection, &lease, "").await.unwrap_err().code(), ErrorCode::LeaseLost);
        }
    }

    async fn a_dead_workers_one_goes_to_the_next<DB>(place, connection) {
        let paid = notification("EV-1");
        let inbox = Inbox::<DB>::new().table("t_a_dead_worker").unwrap().lease(1).unwrap();
        inbox.create(&mut connection).await.unwrap();
        let dead = fresh(inbox.claim(&mut connection, &paid).await.unwrap());
        tokio::time::sleep(Duration::from_millis(2100)).await;
        // It outlived its lease, so it can no longer complete, although nobody else has it yet.
        assert_eq!(inbox.complete(&mut connection, &dead).await.unwrap_err().code(), ErrorCode::LeaseLost);
        let next = fresh(inbox.claim(&mut connection, &paid).await.unwrap());
        assert_eq!(next.attempts, 2);
        assert_ne!(next.token, dead.token);
        assert_eq!(inbox.complete(&mut connection, &dead).await.unwrap_err().code(), ErrorCode::LeaseLost);
        assert_eq!(inbox.release(&mut connection, &dead, "late").await.unwrap_err().code(), ErrorCode::LeaseLost);
        inbox.complete(&mut connection, &next).await.unwrap();
        let _ = &place;
    }

    async fn in_a_transaction_all_or_nothing<DB>(place, connection) {
        let (inbox, paid) = (&place.inbox, notification("EV-1"));
        let mut transaction = connection.begin().await.unwrap();
        let lease = fresh(inbox.claim(&mut transaction, &paid).await.unwrap());
        inbox.complete(&mut transaction, &lease).await.unwrap();
        transaction.rollback().await.unwrap();

        let mut transaction = connection.begin().await.unwrap();
        let lease = fresh(inbox.claim(&mut transaction, &paid).await.unwrap());
        assert_eq!(lease.attempts, 1, "what was rolled back did not happen");
        inbox.complete(&mut transaction, &lease).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(inbox.claim(&mut connection, &paid).await.unwrap(), Claim::Done);
    }

    async fn of_many_at_once_one_is_fresh<DB>(place, connection) {
        let paid = notification("EV-1");
        let mut connections = Vec::new();
        for _ in 0..16 {
            connections.push(place.connect().await);
        }
        let claims = connections.iter_mut().map(|connection| place.inbox.claim(connection, &paid));
        let claims = futures_join(claims).await;
        let fresh = claims.iter().filter(|claim| matches!(claim, Ok(Claim::Fresh { .. }))).count();
        let is_busy = |claim: &&Result<Claim, Error>| match claim {
            Ok(claim) => *claim == Claim::Busy,
            Err(error) => error.code() == ErrorCode::NotificationBusy,
        };
        let busy = claims.iter().filter(is_busy).count();
        assert_eq!((fresh, busy), (1, 15), "{claims:?}");
        let _ = &mut connection;
    }

    async fn a_key_of_the_merchants_own<DB>(place, connection) {
        let inbox = &place.inbox;
        let long = "键".repeat(191);
        for key in ["transaction.direct A1", "键'\"`;--%s?$1:key\\", "a", "A", &long] {
            let lease = fresh(inbox.claim_as(&mut connection, key, &notification("EV-1")).await.unwrap());
            assert_eq!(inbox.claim_as(&mut connection, key, &notification("EV-2")).await.unwrap(), Claim::Busy);
            inbox.complete(&mut connection, &lease).await.unwrap();
        }
        for key in ["", " a", "a ", "a\n", "a\0", &"a".repeat(192)] {
            let Err(Error::Wxnotify(error)) = inbox.claim_as(&mut connection, key, &notification("EV-1")).await else {
                panic!("{key:?} is taken");
            };
            assert_eq!((error.code(), error.field()), (ErrorCode::OptionInvalid, Some("key")));
        }
    }

    async fn stored_ones_are_taken_once_in_turn<DB>(place, connection) {
        let inbox = &place.inbox;
        for id in ["EV-1", "EV-2", "EV-1", "EV-1"] {
            inbox.store(&mut connection, &notification(id)).await.unwrap();
        }
        let first = inbox.take(&mut connection).await.unwrap().unwrap();
        assert!(first.notification.contains("桂花糕"), "{}", first.notification);
        let second = inbox.take(&mut connection).await.unwrap().unwrap();
        assert_eq!((first.lease.attempts, second.lease.attempts), (1, 1));
        assert_eq!(BTreeSet::from([first.lease.key.as_str(), &second.lease.key]), BTreeSet::from(["EV-1", "EV-2"]));
        assert_eq!(inbox.take(&mut connection).await.unwrap(), None);
        for task in [first, second] {
            inbox.complete(&mut connection, &task.lease).await.unwrap();
        }
        inbox.store(&mut connection, &notification("EV-1")).await.unwrap();
        assert_eq!(inbox.take(&mut connection).await.unwrap(), None, "what is done is not done again");
        assert_eq!(inbox.claim(&mut connection, &notification("EV-1")).await.unwrap(), Claim::Done);
    }

    async fn many_workers_take_each_once<DB>(place, connection) {
        for number in 0..40 {
            place.inbox.store(&mut connection, &notification(&format!("EV-{number:02}"))).await.unwrap();
        }
        let worker = || async {
            let mut connection = place.connect().await;
            let mut taken = Vec::new();
            let mut idle = 0;
            while idle < 5 {
                let Some(task) = place.inbox.take(&mut connection).await.unwrap() else {
                    idle += 1;
                    tokio::time::sleep(Duration::from_millis(20)).await;
                    continue;
                };
                place.inbox.complete(&mut connection, &task.lease).await.unwrap();
                taken.push(task.lease.key);
            }
            taken
        };
        let mut taken = futures_join((0..8).map(|_| worker())).await.concat();
        taken.sort();
        assert_eq!(taken, (0..40).map(|number| format!("EV-{number:02}")).collect::<Vec<_>>());
    }

    async fn what_fails_waits_and_dies_in_the_end<DB>(place, connection) {
        let inbox = Inbox::<DB>::new().table("t_what_fails_waits").unwrap().max_attempts(2).unwrap();
        inbox.create(&mut connection).await.unwrap();
        inbox.store(&mut connection, &notification("EV-1")).await.unwrap();
        let task = inbox.take(&mut connection).await.unwrap().unwrap();
        assert!(!inbox.release(&mut connection, &task.lease, "仓库没有回答").await.unwrap());
        assert_eq!(inbox.take(&mut connection).await.unwrap(), None, "it waits for two seconds");
        tokio::time::sleep(Duration::from_millis(3100)).await;
        let task = inbox.take(&mut connection).await.unwrap().unwrap();
        assert_eq!(task.lease.attempts, 2);
        assert_eq!(inbox.dead_letters(&mut connection, 10).await.unwrap(), []);
        assert!(inbox.release(&mut connection, &task.lease, "仓库没有回答").await.unwrap(), "it is dead");

        let dead = inbox.dead_letters(&mut connection, 10).await.unwrap();
        assert_eq!((dead.len(), dead[0].attempts, dead[0].event_type.as_str()), (1, 2, "TRANSACTION.SUCCESS"));
        assert_eq!(dead[0].last_error.as_deref(), Some("仓库没有回答"));
        assert!(inbox.retry(&mut connection, "EV-1").await.unwrap());
        assert!(!inbox.retry(&mut connection, "EV-1").await.unwrap());
        let again = inbox.take(&mut connection).await.unwrap().unwrap();
        assert_eq!(again.lease.attempts, 1);
        assert!(inbox.release(&mut connection, &again.lease, "").await.is_ok_and(|is_dead| !is_dead));
        let _ = &place;
    }

    async fn what_kills_its_workers_dies_too<DB>(place, connection) {
        let inbox = Inbox::<DB>::new().table("t_what_kills").unwrap().max_attempts(2).unwrap().lease(1).unwrap();
        inbox.create(&mut connection).await.unwrap();
        inbox.store(&mut connection, &notification("EV-1")).await.unwrap();
        for attempt in 1..3 {
            let task = inbox.take(&mut connection).await.unwrap().unwrap();
            assert_eq!(task.lease.attempts, attempt);
            assert_eq!(inbox.take(&mut connection).await.unwrap(), None);
            // It waits as long as if it had failed: 2 seconds, then 4.
            tokio::time::sleep(Duration::from_millis(1100 + 2000 * attempt as u64)).await;
        }
        assert_eq!(inbox.take(&mut connection).await.unwrap(), None);
        let dead = inbox.dead_letters(&mut connection, 10).await.unwrap();
        assert_eq!(dead[0].last_error.as_deref(), Some("its worker did not end the last attempt within the lease"));
        let _ = &place;
    }

    async fn only_what_is_old_and_done_is_forgotten<DB>(place, connection) {
        let inbox = &place.inbox;
        let done = fresh(inbox.claim(&mut connection, &notification("EV-1")).await.unwrap());
        inbox.complete(&mut connection, &done).await.unwrap();
        fresh(inbox.claim(&mut connection, &notification("EV-2")).await.unwrap());
        let pool = place.pool().await;
        assert_eq!(inbox.purge(&pool, 90_000).await.unwrap(), 0);
        let Err(Error::Wxnotify(error)) = inbox.purge(&pool, 89_999).await else { panic!() };
        assert_eq!(error.field(), Some("older_than"));
        let old = "UPDATE t_only_what_is_old_and_done_is_forgotten SET done_at = done_at - 90001";
        (&mut connection).execute(old).await.unwrap();
        assert_eq!(inbox.purge(&pool, 90_000).await.unwrap(), 1);
        assert_eq!(inbox.claim(&mut connection, &notification("EV-2")).await.unwrap(), Claim::Busy);
        fresh(inbox.claim(&mut connection, &notification("EV-1")).await.unwrap());
    }

    async fn the_table_is_made_once_and_missed_in_words<DB>(place, connection) {
        for _ in 0..2 {
            place.inbox.create(&mut connection).await.unwrap();
            place.inbox.check(&mut connection).await.unwrap();
        }
        let missing = Inbox::<DB>::new().table("t_missing").unwrap();
        let error = missing.check(&mut connection).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::InboxSchema);
        assert!(error.to_string().contains("no table t_missing here; make it once"), "{error}");
        (&mut connection)
            .execute("UPDATE t_the_table_is_made_once_and_missed_in_words_version SET version = 7")
            .await
            .unwrap();
        let error = place.inbox.check(&mut connection).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::InboxSchema);
        assert!(error.to_string().contains("has version 7"), "{error}");
    }
}

async fn futures_join<F: Future>(futures: impl IntoIterator<Item = F>) -> Vec<F::Output> {
    let mut pending: Vec<_> = futures.into_iter().map(|future| (Box::pin(future), None)).collect();
    std::future::poll_fn(|context| {
        let mut is_ready = true;
        for (future, output) in &mut pending {
            if output.is_none() {
                match future.as_mut().poll(context) {
                    std::task::Poll::Ready(done) => *output = Some(done),
                    std::task::Poll::Pending => is_ready = false,
                }
            }
        }
        if is_ready { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    pending.into_iter().map(|(_, output)| output.expect("all are ready")).collect()
}

#[test]
fn wrong_options_are_named() {
    for (table, is_right) in
        [("t", true), ("shop.inbox", true), ("", false), ("1t", false), ("a.b.c", false), ("a;b", false), ("表", false)]
    {
        let inbox = Inbox::<sqlx::Sqlite>::new().table(table);
        assert_eq!(inbox.is_ok(), is_right, "{table}");
    }
    assert!(Inbox::<sqlx::Sqlite>::new().lease(0).is_err());
    assert!(Inbox::<sqlx::Sqlite>::new().max_attempts(0).is_err());
}
