//! Handles: what C holds, and the table of those that are alive.
//!
//! There are two sorts. A closed one is a number in the shape of a pointer, which is never used again: one that was freed is
//! refused for ever. An open one is the address of fields that C reads: the table knows it until it is freed, and cannot tell
//! it from a later one of its type that stands at the same address.
//!
//! What stands behind either is shared: a call holds a part in it, so to free a handle meanwhile takes nothing from the call.

use std::any::{Any, TypeId};
use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use wxnotify_core::ErrorCode;

use crate::types::WXN_OK;

/// A type that C holds pointers to.
pub(crate) trait Handle: Sized + 'static {
    /// What stands behind it. Any thread may use it, and several at once.
    type Behind: Send + Sync + 'static;

    /// Its name in the header.
    const NAME: &'static str;

    /// The fields that C sees, which may point into `behind`, for it does not move; or None for a closed handle.
    fn show(behind: &Self::Behind) -> Option<Self>;
}

struct Entry {
    handle: TypeId,
    behind: Arc<dyn Any + Send + Sync>,
}

/// In parts, so that threads seldom wait for each other. A handle stays in its part.
static ALIVE: [RwLock<BTreeMap<usize, Entry>>; PARTS] = [const { RwLock::new(BTreeMap::new()) }; PARTS];
const PARTS: usize = 1 << PARTS_BITS;
const PARTS_BITS: u32 = 5;

/// A handle's place in the table: its bits turned, which leak checkers do not take for a pointer. They would call an open
/// handle that its owner lost reachable, because the table has it.
fn place<H>(handle: *const H) -> usize {
    !handle.addr()
}

fn part(place: usize) -> &'static RwLock<BTreeMap<usize, Entry>> {
    // Addresses are multiples of 16, and numbers are odd; multiplied, their upper bits tell all of them apart.
    let mixed = (place as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    &ALIVE[(mixed >> (u64::BITS - PARTS_BITS)) as usize]
}

/// A number that was never given before. It is odd, as no address of a struct is, and no small one: Go's runtime stops where it
/// meets one of those in a pointer.
fn new_number() -> usize {
    const FIRST: usize = (1 << 16) + 1;
    static NEXT: AtomicUsize = AtomicUsize::new(FIRST);
    // On 64 bits, a million a second take 290 000 years.
    NEXT.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |number| number.checked_add(2))
        .expect("there are numbers left")
}

/// Makes a handle, which lives until [`free`].
pub(crate) fn make<H: Handle>(behind: H::Behind) -> *mut H {
    let behind = Arc::new(behind);
    let handle = match H::show(&behind) {
        Some(shown) => Box::into_raw(Box::new(shown)),
        None => std::ptr::without_provenance_mut(new_number()),
    };
    let place = place(handle);
    let mut alive = part(place).write().unwrap_or_else(PoisonError::into_inner);
    alive.insert(place, Entry { handle: TypeId::of::<H>(), behind });
    handle
}

/// What stands behind a handle, unless it is none that is alive.
pub(crate) fn behind<H: Handle>(handle: *const H) -> Option<Arc<H::Behind>> {
    let place = place(handle);
    let alive = part(place).read().unwrap_or_else(PoisonError::into_inner);
    let entry = alive.get(&place).filter(|entry| entry.handle == TypeId::of::<H>())?;
    Arc::clone(&entry.behind).downcast().ok()
}

/// Frees a handle: what stands behind it lives on until the last call with it ends. NULL is nothing to free; what is no handle
/// that is alive is told and left alone.
pub(crate) fn free<H: Handle>(handle: *mut H) -> i32 {
    if handle.is_null() {
        return WXN_OK;
    }
    let freed = panic::catch_unwind(AssertUnwindSafe(|| {
        let Some(entry) = take::<H>(place(handle)) else {
            return ErrorCode::ArgumentInvalid as i32;
        };
        if is_open(handle) {
            // SAFETY: it was in the table under its type and is no number, so `make` boxed it; now that it is out of the
            // table nobody else frees it, and calls do not look at it.
            drop(unsafe { Box::from_raw(handle) });
        }
        drop(entry);
        WXN_OK
    }));
    freed.unwrap_or(ErrorCode::Internal as i32)
}

/// Out of the table, whose lock is not held while what stood behind it is dropped.
fn take<H: Handle>(place: usize) -> Option<Entry> {
    let mut alive = part(place).write().unwrap_or_else(PoisonError::into_inner);
    alive.get(&place).filter(|entry| entry.handle == TypeId::of::<H>())?;
    alive.remove(&place)
}

fn is_open<H>(handle: *mut H) -> bool {
    handle.addr().is_multiple_of(2)
}
