//! What a host holds by a number: parsers, and pretend platforms.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use wxnotify::{Error, ErrorCode, Result};

/// Values under numbers that are never given twice: a number that is stale is an error, and nothing worse.
pub(crate) struct Kept<T> {
    what: &'static str,
    held: LazyLock<Mutex<Held<T>>>,
}

struct Held<T> {
    last: u64,
    values: HashMap<u64, Arc<T>>,
}

impl<T> Kept<T> {
    /// `what` is the name of the request's member that holds the number.
    pub(crate) const fn new(what: &'static str) -> Self {
        Self { what, held: LazyLock::new(|| Mutex::new(Held { last: 0, values: HashMap::new() })) }
    }

    fn lock(&self) -> MutexGuard<'_, Held<T>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn keep(&self, value: T) -> u64 {
        let mut held = self.lock();
        held.last += 1;
        let number = held.last;
        held.values.insert(number, Arc::new(value));
        number
    }

    pub(crate) fn find(&self, number: u64) -> Result<Arc<T>> {
        let what = self.what;
        self.lock().values.get(&number).cloned().ok_or_else(|| {
            Error::new(ErrorCode::ArgumentInvalid, format!("there is no such {what} any more")).with_field(what)
        })
    }

    /// Whether it was there.
    pub(crate) fn drop(&self, number: u64) -> bool {
        self.lock().values.remove(&number).is_some()
    }
}
