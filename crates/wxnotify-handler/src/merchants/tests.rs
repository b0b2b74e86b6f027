//! The registry's rules, by a clock that stands still.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Notify;
use wxnotify::NotificationParser;

use super::*;

static PARSER: LazyLock<Arc<NotificationParser>> =
    LazyLock::new(|| Arc::new(wxnotify::testing::Platform::new().parser()));

/// What the database does: it counts, waits where it is told to, and gives a merchant with the number of the load.
#[derive(Clone, Default)]
struct Database(Arc<Rows>);

#[derive(Default)]
struct Rows {
    loads: AtomicUsize,
    answer: Mutex<Answer>,
    waits: Mutex<Option<Arc<Notify>>>,
    seconds: AtomicUsize,
}

#[derive(Clone, Copy, Default)]
enum Answer {
    #[default]
    Found,
    Nothing,
    Fails,
    Panics,
    AnotherName,
}

impl Database {
    fn merchants(&self) -> Merchants {
        let of = self.clone();
        let mut merchants = Merchants::new(move |name| {
            let of = of.clone();
            async move { of.load(name).await }
        });
        let (began, of) = (Instant::now(), self.clone());
        merchants.clock = Arc::new(move || began + Duration::from_secs(of.0.seconds.load(Ordering::SeqCst) as u64));
        merchants
    }

    async fn load(self, name: String) -> Found {
        let load = self.0.loads.fetch_add(1, Ordering::SeqCst);
        let waits = self.0.waits.lock().unwrap().clone();
        if let Some(waits) = waits {
            waits.notified().await;
        }
        let answer = *self.0.answer.lock().unwrap();
        match answer {
            Answer::Found => Ok(Some(ServedMerchant::new(&name, Arc::clone(&PARSER))?.with(load))),
            Answer::Nothing => Ok(None),
            Answer::Fails => Err(Failure::said("down")),
            Answer::Panics => panic!("on purpose"),
            Answer::AnotherName => Ok(Some(ServedMerchant::new("other", Arc::clone(&PARSER))?)),
        }
    }

    fn answers(&self, answer: Answer) {
        *self.0.answer.lock().unwrap() = answer;
    }

    fn waits(&self) -> Arc<Notify> {
        let waits = Arc::new(Notify::new());
        *self.0.waits.lock().unwrap() = Some(Arc::clone(&waits));
        waits
    }

    fn goes_on(&self) {
        *self.0.waits.lock().unwrap() = None;
    }

    fn loads(&self) -> usize {
        self.0.loads.load(Ordering::SeqCst)
    }

    fn pass(&self, seconds: usize) {
        self.0.seconds.fetch_add(seconds, Ordering::SeqCst);
    }
}

/// Of which load it is.
async fn load_of(merchants: &Merchants, name: &str) -> Option<usize> {
    merchants.get(name).await.unwrap().map(|merchant| *merchant.context::<usize>().unwrap())
}

/// What is loaded beside has ended.
async fn is_quiet(merchants: &Merchants) {
    while !merchants.held().anew.is_empty() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_thousand_requests_load_once() {
    let database = Database::default();
    let (merchants, waits) = (database.merchants(), database.waits());
    let asking: Vec<_> = (0..1000)
        .map(|_| {
            let merchants = merchants.clone();
            tokio::spawn(async move { load_of(&merchants, "a").await })
        })
        .collect();
    // One that gives up waiting ends no load.
    assert!(tokio::time::timeout(Duration::from_millis(10), merchants.get("a")).await.is_err());
    // On a busy machine the load may begin later than that.
    while database.loads() == 0 {
        tokio::task::yield_now().await;
    }
    waits.notify_one();
    for asking in asking {
        assert_eq!(asking.await.unwrap(), Some(0));
    }
    assert_eq!(database.loads(), 1);
}

#[tokio::test]
async fn an_old_one_serves_while_it_is_loaded_anew() {
    let database = Database::default();
    let merchants = database.merchants().max_age(Duration::from_secs(60)).unwrap();
    assert_eq!(load_of(&merchants, "a").await, Some(0));
    database.pass(59);
    assert_eq!(load_of(&merchants, "a").await, Some(0));
    assert_eq!(database.loads(), 1);
    database.pass(1);
    let waits = database.waits();
    for _ in 0..10 {
        assert_eq!(load_of(&merchants, "a").await, Some(0));
        tokio::task::yield_now().await;
    }
    assert_eq!(database.loads(), 2);
    waits.notify_one();
    is_quiet(&merchants).await;
    assert_eq!(load_of(&merchants, "a").await, Some(1));
    // Its age is anew.
    database.pass(59);
    assert_eq!(load_of(&merchants, "a").await, Some(1));
    assert_eq!(database.loads(), 2);
}

#[tokio::test]
async fn a_load_that_fails_keeps_the_old_one_and_is_tried_again() {
    let database = Database::default();
    let merchants = database.merchants();
    assert_eq!(load_of(&merchants, "a").await, Some(0));
    for answer in [Answer::Fails, Answer::Panics, Answer::AnotherName] {
        database.answers(answer);
        database.pass(300);
        let before = database.loads();
        assert_eq!(load_of(&merchants, "a").await, Some(0));
        is_quiet(&merchants).await;
        assert_eq!(database.loads(), before + 1);
        // Not at once.
        database.pass(9);
        assert_eq!(load_of(&merchants, "a").await, Some(0));
        is_quiet(&merchants).await;
        assert_eq!(database.loads(), before + 1);
        database.pass(1);
        assert_eq!(load_of(&merchants, "a").await, Some(0));
        is_quiet(&merchants).await;
        assert_eq!(database.loads(), before + 2);
    }
    database.answers(Answer::Nothing);
    database.pass(300);
    assert_eq!(load_of(&merchants, "a").await, Some(0));
    is_quiet(&merchants).await;
    assert_eq!(load_of(&merchants, "a").await, None);
}

#[tokio::test]
async fn a_first_load_that_fails_fails_for_all_and_is_not_remembered() {
    let database = Database::default();
    let merchants = database.merchants();
    for (answer, told) in
        [(Answer::Fails, "Said(\"down\")"), (Answer::Panics, "a panic"), (Answer::AnotherName, "OptionInvalid")]
    {
        database.answers(answer);
        let failure = merchants.get("a").await.unwrap_err();
        assert!(format!("{failure:?}").contains(told), "{failure:?}");
    }
    database.answers(Answer::Found);
    assert_eq!(load_of(&merchants, "a").await, Some(3));
}

#[tokio::test]
async fn what_is_nobodys_is_remembered_and_bounded() {
    let database = Database::default();
    let merchants = database.merchants();
    for name in ["", "a/b", "商户", &"n".repeat(65)] {
        assert_eq!(load_of(&merchants, name).await, None);
    }
    assert_eq!(database.loads(), 0);
    assert_eq!(load_of(&merchants, "known").await, Some(0));
    database.answers(Answer::Nothing);
    for made_up in 0..2000 {
        let found = merchants.get(&format!("n{made_up}")).await;
        match found {
            Ok(found) => assert!(made_up < 1000 && found.is_none()),
            Err(failure) => assert!(made_up >= 1000 && format!("{failure:?}").contains("NotificationBusy")),
        }
        assert_eq!(load_of(&merchants, "n0").await, None);
    }
    assert_eq!(database.loads(), 1001);
    assert_eq!(load_of(&merchants, "known").await, Some(0));
    database.answers(Answer::Found);
    database.pass(9);
    assert_eq!(load_of(&merchants, "n0").await, None);
    database.pass(1);
    assert_eq!(load_of(&merchants, "n0").await, Some(1001));
    // Those that are on their way count too.
    let waits = database.waits();
    for made_up in 0..1000 {
        let merchants = merchants.clone();
        tokio::spawn(async move { drop(merchants.get(&format!("m{made_up}")).await) });
    }
    while database.loads() < 2002 {
        tokio::task::yield_now().await;
    }
    let failure = merchants.get("one-more").await.unwrap_err();
    assert!(format!("{failure:?}").contains("NotificationBusy"), "{failure:?}");
    waits.notify_waiters();
}

#[tokio::test]
async fn the_one_not_asked_for_for_the_longest_time_goes_first() {
    let database = Database::default();
    let merchants = database.merchants().capacity(2).unwrap();
    assert_eq!(load_of(&merchants, "a").await, Some(0));
    assert_eq!(load_of(&merchants, "b").await, Some(1));
    assert_eq!(load_of(&merchants, "a").await, Some(0));
    assert_eq!(load_of(&merchants, "c").await, Some(2));
    assert_eq!(load_of(&merchants, "a").await, Some(0));
    assert_eq!(load_of(&merchants, "b").await, Some(3));
    for wrong in [0, 1_000_001] {
        assert_eq!(database.merchants().capacity(wrong).unwrap_err().field(), Some("capacity"));
    }
    for wrong in [0, 86_401] {
        assert_eq!(database.merchants().max_age(Duration::from_secs(wrong)).unwrap_err().field(), Some("max_age"));
    }
}

#[tokio::test]
async fn what_is_forgotten_is_loaded_anew_and_what_was_on_its_way_is_not_kept() {
    let database = Database::default();
    let merchants = database.merchants();
    assert_eq!(load_of(&merchants, "a").await, Some(0));
    merchants.forget("a");
    let waits = database.waits();
    let old = tokio::spawn({
        let merchants = merchants.clone();
        async move { load_of(&merchants, "a").await }
    });
    while database.loads() < 2 {
        tokio::task::yield_now().await;
    }
    merchants.forget("a");
    database.goes_on();
    assert_eq!(load_of(&merchants, "a").await, Some(2));
    waits.notify_one();
    assert_eq!(old.await.unwrap(), Some(1));
    assert_eq!(load_of(&merchants, "a").await, Some(2));
}

#[test]
fn a_load_that_breaks_off_with_its_runtime_is_begun_again() {
    let database = Database::default();
    let (merchants, _waits) = (database.merchants(), database.waits());
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime().block_on(async {
        assert!(tokio::time::timeout(Duration::from_millis(10), merchants.get("a")).await.is_err());
    });
    database.goes_on();
    assert_eq!(runtime().block_on(load_of(&merchants, "a")), Some(1));
}
