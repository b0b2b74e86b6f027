//! The model does what the databases do, where their transactions differ.

use wxnotify::inbox::{Argument, Column, LeaseMust, Operation, Set, State};
use wxnotify::program::Reply;
use wxnotify_sim::model::{Came, Database, Engine, Fails};

const POSTGRESQL: Engine = Engine::Postgresql { is_repeatable: true };
const INNODB: Engine = Engine::Innodb { is_repeatable: true, is_strict: false };

/// A database with one row, whose token is `a`, and the transactions 1 and 2.
fn database(engine: Engine) -> Database {
    let mut db = Database::new(engine, 1_700_000_000_000);
    begin(&mut db, 9);
    assert!(matches!(db.run(9, &insert("row")), Came::Reply(Reply::Changed(1))));
    db.commit(9).unwrap();
    begin(&mut db, 1);
    begin(&mut db, 2);
    db
}

fn begin(db: &mut Database, id: usize) {
    assert!(matches!(db.begin(id, false, 2_000, 0), Came::Reply(Reply::Done)));
}

fn insert(key: &str) -> Operation {
    let set = vec![
        (Column::State, Set::Text(State::Released.as_str().to_owned())),
        (Column::Token, Set::Text("a".to_owned())),
        (Column::LeaseUntil, Set::Integer(0)),
        (Column::Attempts, Set::Integer(1)),
    ];
    Operation::Insert { inbox: String::new(), key: key.to_owned(), set }
}

/// Changes the row if its token is still `a`.
fn update(token: &str) -> Operation {
    Operation::Update {
        inbox: String::new(),
        key: "row".to_owned(),
        token: "a".to_owned(),
        lease: LeaseMust::Any,
        set: vec![(Column::Token, Set::Text(token.to_owned()))],
    }
}

fn look(db: &mut Database, id: usize) -> Option<String> {
    match db.run(id, &Operation::Look { inbox: String::new(), key: "row".to_owned() }) {
        Came::Reply(Reply::Rows(rows)) => rows[0].0[4].as_ref().map(|token| match token {
            Argument::Text(token) => token.clone(),
            Argument::Integer(number) => number.to_string(),
        }),
        came => panic!("a look is answered by a row, not by {came:?}"),
    }
}

#[track_caller]
fn changes(db: &mut Database, id: usize, operation: &Operation, count: i64) {
    match db.run(id, operation) {
        Came::Reply(Reply::Changed(changed)) => assert_eq!(changed, count),
        came => panic!("{came:?}"),
    }
}

#[track_caller]
fn fails(db: &mut Database, id: usize, operation: &Operation, fails: Fails) {
    let failure = db.failure(fails);
    match db.run(id, operation) {
        Came::Reply(Reply::Failed(found)) => assert_eq!(found, failure),
        came => panic!("{came:?}"),
    }
}

#[track_caller]
fn waits(db: &mut Database, id: usize, operation: &Operation, until: Option<i64>) {
    match db.run(id, operation) {
        Came::Waits(found) => assert_eq!(found, until.map(|ms| db.now + ms)),
        came => panic!("{came:?}"),
    }
}

#[test]
fn what_was_not_committed_is_seen_by_nobody_else() {
    for engine in Engine::ALL {
        let mut db = database(engine);
        changes(&mut db, 1, &update("b"), 1);
        assert_eq!((look(&mut db, 1).as_deref(), look(&mut db, 2).as_deref()), (Some("b"), Some("a")), "{engine:?}");
        db.close(1);
        begin(&mut db, 1);
        assert_eq!(look(&mut db, 1).as_deref(), Some("a"), "{engine:?}");
    }
}

#[test]
fn a_write_waits_and_looks_again() {
    for (engine, wait, then_sees) in [
        (Engine::Postgresql { is_repeatable: false }, None, "b"),
        (Engine::Innodb { is_repeatable: false, is_strict: false }, Some(50_000), "b"),
        (INNODB, Some(50_000), "a"),
    ] {
        let mut db = database(engine);
        assert_eq!(look(&mut db, 2).as_deref(), Some("a"));
        changes(&mut db, 1, &update("b"), 1);
        waits(&mut db, 2, &update("c"), wait);
        db.commit(1).unwrap();
        changes(&mut db, 2, &update("c"), 0);
        assert_eq!(look(&mut db, 2).as_deref(), Some(then_sees), "{engine:?}");
    }
}

#[test]
fn repeatable_read_refuses_to_write_what_has_changed() {
    for engine in [POSTGRESQL, Engine::Innodb { is_repeatable: true, is_strict: true }] {
        let mut db = database(engine);
        assert_eq!(look(&mut db, 2).as_deref(), Some("a"));
        changes(&mut db, 1, &update("b"), 1);
        db.commit(1).unwrap();
        assert_eq!(look(&mut db, 2).as_deref(), Some("a"));
        fails(&mut db, 2, &update("c"), Fails::Conflict);
    }
}

#[test]
fn after_a_failure_postgresql_takes_nothing_and_commits_nothing() {
    let mut db = database(POSTGRESQL);
    changes(&mut db, 1, &update("b"), 1);
    fails(&mut db, 1, &insert("row"), Fails::Duplicate);
    fails(&mut db, 1, &update("c"), Fails::Aborted);
    assert!(db.commit(1).unwrap().rows.is_empty());
    assert_eq!(look(&mut db, 2).as_deref(), Some("a"));
}

#[test]
fn elsewhere_a_duplicate_is_only_the_statements() {
    for engine in [Engine::Sqlite, INNODB] {
        let mut db = database(engine);
        changes(&mut db, 1, &update("b"), 1);
        fails(&mut db, 1, &insert("row"), Fails::Duplicate);
        assert_eq!(db.commit(1).unwrap().rows.len(), 1, "{engine:?}");
    }
}

#[test]
fn an_insert_waits_for_one_that_is_not_committed() {
    for engine in [POSTGRESQL, INNODB] {
        for commits in [true, false] {
            let mut db = database(engine);
            changes(&mut db, 1, &insert("other"), 1);
            assert!(matches!(db.run(2, &insert("other")), Came::Waits(_)));
            if commits {
                db.commit(1).unwrap();
                fails(&mut db, 2, &insert("other"), Fails::Duplicate);
            } else {
                db.close(1);
                changes(&mut db, 2, &insert("other"), 1);
            }
        }
    }
}

#[test]
fn a_wait_ends_when_it_was_told_to() {
    for engine in [POSTGRESQL, INNODB] {
        let mut db = database(engine);
        changes(&mut db, 1, &update("b"), 1);
        db.run(2, &Operation::LimitWaits { ms: 2_000 });
        waits(&mut db, 2, &update("c"), Some(2_000));
        db.now += 2_000;
        fails(&mut db, 2, &update("c"), Fails::LockTimeout);
    }
}

#[test]
fn who_waits_for_each_other_is_told() {
    for engine in [POSTGRESQL, INNODB] {
        let mut db = database(engine);
        assert!(matches!(db.touch(1, 1), Came::Reply(Reply::Done)));
        assert!(matches!(db.touch(2, 2), Came::Reply(Reply::Done)));
        assert!(matches!(db.touch(1, 2), Came::Waits(_)));
        let deadlock = db.failure(Fails::Deadlock);
        assert!(matches!(db.touch(2, 1), Came::Reply(Reply::Failed(failure)) if failure == deadlock));
    }
}

#[test]
fn sqlite_has_one_writer_and_who_has_read_does_not_wait() {
    let mut db = database(Engine::Sqlite);
    assert_eq!(look(&mut db, 2).as_deref(), Some("a"));
    changes(&mut db, 1, &update("b"), 1);
    fails(&mut db, 2, &update("c"), Fails::LockTimeout);
    assert!(matches!(db.begin(3, true, 2_000, 0), Came::Waits(Some(_))));
    db.commit(1).unwrap();
    fails(&mut db, 2, &update("c"), Fails::Conflict);
    assert!(matches!(db.begin(3, true, 2_000, 0), Came::Reply(Reply::Done)));
    changes(&mut db, 3, &update("c"), 0);
}

#[test]
fn galera_decides_at_the_commit() {
    let mut db = Database::new(Engine::Galera, 1_700_000_000_000);
    for (id, node) in [(1, 0), (2, 1)] {
        assert!(matches!(db.begin(id, true, 0, node), Came::Reply(Reply::Done)));
        changes(&mut db, id, &insert("row"), 1);
    }
    assert_eq!(db.commit(1).unwrap().rows.len(), 1);
    assert_eq!(db.commit(2).unwrap_err(), Fails::Deadlock);
}
