//! What lives in Rust while Elixir refers to it. The garbage collector frees it, once.

use std::ops::Deref;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::atomic::{AtomicI64, Ordering};

use rustler::{Resource, ResourceArc};

static ALIVE: AtomicI64 = AtomicI64::new(0);

/// Counts itself, so that a test can see that everything is freed, and only once.
pub(crate) struct Handle<T>(T);

impl<T> Handle<T>
where
    Self: Resource,
{
    pub(crate) fn of(value: T) -> ResourceArc<Self> {
        ALIVE.fetch_add(1, Ordering::Relaxed);
        ResourceArc::new(Self(value))
    }
}

// What the core hands out is safe to share, also with whoever goes on after a panic.
impl<T> UnwindSafe for Handle<T> {}
impl<T> RefUnwindSafe for Handle<T> {}

impl<T> Deref for Handle<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Drop for Handle<T> {
    fn drop(&mut self) {
        ALIVE.fetch_sub(1, Ordering::Relaxed);
    }
}

#[rustler::resource_impl]
impl Resource for Handle<wxnotify::NotificationParser> {}

#[rustler::resource_impl]
impl Resource for Handle<wxnotify::testing::Platform> {}

/// How many handles are alive, for the tests.
#[rustler::nif]
fn handles_alive() -> i64 {
    ALIVE.load(Ordering::Relaxed)
}
