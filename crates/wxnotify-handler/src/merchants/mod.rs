//! A registry of merchants: loaded one by one where they are asked for, and kept.

use std::collections::HashMap;
use std::fmt;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hashlink::LinkedHashMap;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use wxnotify::handler::{NotLoaded, Registry, check_loaded_merchant, check_merchant};
use wxnotify::program::Reply;
use wxnotify::{Error, ErrorCode, Result};

use crate::builder::Boxed;
use crate::failure::unpanicked;
use crate::merchant::{Chooser, Request};
use crate::{Failure, ServedMerchant, outcome};

type Found = std::result::Result<Option<ServedMerchant>, Failure>;

/// Merchants by their names, from your database say. Clones are the same registry.
///
/// A merchant serves for `max_age` as it was loaded. After that it still does, while it is loaded anew beside; where that fails it
/// goes on serving, which is logged. At most `capacity` are kept; the one not asked for for the longest time goes first.
///
/// A name that is nobody's is remembered for ten seconds, and no more than 1,000 of them: where that many are, the answer is
/// `NOTIFICATION_BUSY` (503, and WeChat Pay sends again) instead of a load of another new name. So names that somebody makes up cost
/// at most 1,000 loads in ten seconds.
///
/// ```
/// use wxnotify_handler::{Delivery, Failure, Merchants, NotificationHandler, ServedMerchant};
///
/// # fn main() -> wxnotify::Result<()> {
/// # fn parser_of(name: &str) -> wxnotify::NotificationParser { wxnotify::testing::Platform::new().parser() }
/// let merchants = Merchants::new(|name: String| async move {
///     // SELECT ... WHERE name = ?
///     Ok::<_, Failure>(Some(ServedMerchant::new(&name, parser_of(&name))?))
/// });
/// let handler = NotificationHandler::serving(merchants.by(|request| request.path().rsplit('/').next().map(str::to_owned)))
///     .otherwise(async |delivery: Delivery| {
///         println!("{} was paid", delivery.merchant()?.name());
///         Ok::<_, Failure>(())
///     })
///     .build()?;
/// # let _ = handler;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Merchants {
    load: Arc<dyn Fn(String) -> Boxed<Found> + Send + Sync>,
    rules: Registry,
    clock: Arc<dyn Fn() -> Instant + Send + Sync>,
    held: Arc<Mutex<Held>>,
}

#[derive(Default)]
struct Held {
    /// The one not asked for for the longest time first.
    kept: LinkedHashMap<String, Kept>,
    /// Names that are nobody's, until when; the first that is over first.
    unknown: LinkedHashMap<String, Instant>,
    /// What is being loaded for the first time, whom requests wait for.
    first: HashMap<String, (JoinHandle<()>, watch::Receiver<Option<Found>>)>,
    /// What is being loaded anew, beside.
    anew: HashMap<String, JoinHandle<()>>,
}

struct Kept {
    merchant: ServedMerchant,
    fresh_until: Instant,
}

/// What is known of a name.
enum Known {
    Found(Option<ServedMerchant>),
    Loading(watch::Receiver<Option<Found>>),
}

impl Merchants {
    /// A registry that asks `load`, an `async` function, for a merchant by its name: the merchant, or `None` where nobody is called
    /// so. It is asked once, however many requests wait for it, in a task of its own, which nobody cancels. `max_age` is 5 minutes and `capacity`
    /// 10,000, unless set.
    pub fn new<F, E, Working>(load: F) -> Self
    where
        F: Fn(String) -> Working + Send + Sync + 'static,
        Working: Future<Output = std::result::Result<Option<ServedMerchant>, E>> + Send + 'static,
        E: Into<Failure>,
    {
        Self {
            load: Arc::new(move |name| {
                let working = load(name);
                Box::pin(async move { working.await.map_err(Into::into) })
            }),
            rules: Registry::new(Duration::from_secs(300), 10_000).expect("they are within the rules"),
            clock: Arc::new(Instant::now),
            held: Arc::default(),
        }
    }

    /// For how long a merchant is taken for what it was when it was loaded: more than 0, at most a day.
    ///
    /// # Errors
    /// `OPTION_INVALID`.
    pub fn max_age(self, max_age: Duration) -> Result<Self> {
        let capacity = usize::try_from(self.rules.capacity).unwrap_or(usize::MAX);
        Ok(Self { rules: Registry::new(max_age, capacity)?, ..self })
    }

    /// How many are kept: 1 to 1,000,000.
    ///
    /// # Errors
    /// `OPTION_INVALID`.
    pub fn capacity(self, capacity: usize) -> Result<Self> {
        Ok(Self { rules: Registry::new(Duration::from_millis(self.rules.max_age_ms), capacity)?, ..self })
    }

    /// The merchant of this name, or `None`: also for what can be no name.
    ///
    /// # Errors
    /// What `load` failed with; `NOTIFICATION_BUSY` where too many names are asked for that are nobody's; `OPTION_INVALID` where
    /// `load` gave a merchant of another name.
    pub async fn get(&self, name: &str) -> std::result::Result<Option<ServedMerchant>, Failure> {
        let mut loading = match self.look(name)? {
            Known::Found(found) => return Ok(found),
            Known::Loading(loading) => loading,
        };
        match loading.wait_for(Option::is_some).await.ok().and_then(|found| found.clone()) {
            Some(found) => found,
            None => Err(Error::new(ErrorCode::Internal, "the runtime ended while a merchant was loaded").into()),
        }
    }

    /// What a handler takes: each request's merchant by the name that `name_of` finds in it. `None`, and what can be no name, is
    /// nobody's.
    pub fn by<F>(&self, name_of: F) -> MerchantsBy<F>
    where
        F: Fn(&Request) -> Option<String> + Send + Sync + 'static,
    {
        MerchantsBy { merchants: self.clone(), name_of }
    }

    /// Has it loaded anew when it is asked for again: after a change that cannot wait for `max_age`.
    pub fn forget(&self, name: &str) {
        let mut held = self.held();
        held.kept.remove(name);
        held.unknown.remove(name);
        // What is on its way may be of before the change: who waits gets it, and it is not kept.
        held.first.remove(name);
        held.anew.remove(name);
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn look(&self, name: &str) -> Result<Known> {
        if check_merchant(name).is_err() {
            return Ok(Known::Found(None));
        }
        let now = (self.clock)();
        let mut held = self.held();
        let held = &mut *held;
        if let Some(kept) = held.kept.to_back(name) {
            if now >= kept.fresh_until && held.anew.get(name).is_none_or(JoinHandle::is_finished) {
                held.anew.insert(name.to_owned(), tokio::spawn(self.clone().load_anew(name.to_owned())));
            }
            return Ok(Known::Found(Some(kept.merchant.clone())));
        }
        // One that broke off with its runtime is loaded by who asks next.
        if let Some((load, found)) = held.first.get(name)
            && !load.is_finished()
        {
            return Ok(Known::Loading(found.clone()));
        }
        while held.unknown.front().is_some_and(|(_, until)| *until <= now) {
            held.unknown.pop_front();
        }
        if held.unknown.contains_key(name) {
            return Ok(Known::Found(None));
        }
        if (held.unknown.len() + held.first.len()) as u64 >= self.rules.most_unknown {
            return Err(self.rules.busy.clone().into_error());
        }
        let (tell, found) = watch::channel(None);
        let load = tokio::spawn(self.clone().load_first(name.to_owned(), tell));
        held.first.insert(name.to_owned(), (load, found.clone()));
        Ok(Known::Loading(found))
    }

    async fn load(&self, name: &str) -> Found {
        let loaded = unpanicked(async { (self.load)(name.to_owned()).await }).await??;
        if let Some(merchant) = &loaded {
            check_loaded_merchant(merchant.name(), name)?;
        }
        Ok(loaded)
    }

    async fn load_first(self, name: String, tell: watch::Sender<Option<Found>>) {
        let found = self.load(&name).await;
        {
            let mut held = self.held();
            // Else it was forgotten meanwhile.
            if held.first.get(&name).is_some_and(|(load, _)| load.id() == tokio::task::id()) {
                held.first.remove(&name);
                if let Ok(found) = &found {
                    self.keep(&mut held, &name, found.clone());
                }
            }
        }
        tell.send_replace(Some(found));
    }

    async fn load_anew(self, name: String) {
        let found = self.load(&name).await;
        let mut held = self.held();
        if held.anew.get(&name).is_none_or(|load| load.id() != tokio::task::id()) {
            return;
        }
        held.anew.remove(&name);
        let reply = match found {
            Ok(Some(merchant)) => return self.keep(&mut held, &name, Some(merchant)),
            Ok(None) => {
                self.keep(&mut held, &name, None);
                Reply::Returned(None)
            }
            Err(failure) => {
                if let Some(kept) = held.kept.get_mut(&name) {
                    kept.fresh_until = (self.clock)() + Duration::from_millis(self.rules.retry_ms);
                }
                failure.into_reply()
            }
        };
        drop(held);
        let told = NotLoaded::new(&name, reply);
        outcome::log(told.level, &told.line);
    }

    fn keep(&self, held: &mut Held, name: &str, found: Option<ServedMerchant>) {
        let now = (self.clock)();
        held.unknown.remove(name);
        let Some(merchant) = found else {
            held.kept.remove(name);
            held.unknown.insert(name.to_owned(), now + Duration::from_millis(self.rules.unknown_ms));
            return;
        };
        let fresh_until = now + Duration::from_millis(self.rules.max_age_ms);
        held.kept.insert(name.to_owned(), Kept { merchant, fresh_until });
        while held.kept.len() as u64 > self.rules.capacity {
            held.kept.pop_front();
        }
    }
}

/// A registry's merchants by the name that a request has. [`Merchants::by`] makes it.
pub struct MerchantsBy<F> {
    merchants: Merchants,
    name_of: F,
}

impl<F: Fn(&Request) -> Option<String> + Send + Sync + 'static> Chooser for MerchantsBy<F> {
    fn choose(&self, request: Arc<Request>) -> Boxed<Found> {
        let name = (self.name_of)(&request);
        let merchants = self.merchants.clone();
        Box::pin(async move {
            match name {
                Some(name) => merchants.get(&name).await,
                None => Ok(None),
            }
        })
    }

    fn merchants(&self) -> Option<&Merchants> {
        Some(&self.merchants)
    }
}

impl fmt::Debug for Merchants {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Merchants").field("kept", &self.held().kept.len()).finish_non_exhaustive()
    }
}

impl<F> fmt::Debug for MerchantsBy<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MerchantsBy").field("merchants", &self.merchants).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
