//! Handles: what C holds pointers to, and the list of those that are alive.

use std::any::TypeId;
use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex};

use wxnotify_core::ErrorCode;

use super::lock;
use crate::types::WXN_OK;

/// A type that C holds pointers to. Its fields, where it has any, are open to C, and point into
/// what stands behind it.
pub(crate) trait Handle: Sized + 'static {
    /// What stands behind it. Any thread may use it, and several at once.
    type Behind: Send + Sync;

    /// Its name in the header.
    const NAME: &'static str;

    /// The fields that C sees. They may point into `behind`, which does not move.
    fn show(behind: &Self::Behind) -> Self;
}

/// What a handle points to. C sees the first part only.
#[repr(C)]
struct Object<H: Handle> {
    shown: H,
    /// Not a box, which would claim to hold the only pointer to what `shown` points into.
    behind: Arc<H::Behind>,
}

/// Every handle that is alive. It makes a handle that was freed already, or is something else, an
/// error, and no chance of reading freed memory, for some 10 ns a call.
static ALIVE: Mutex<BTreeMap<usize, TypeId>> = Mutex::new(BTreeMap::new());

/// A handle's place in the list: its address with every bit turned, which leak checkers do not take for
/// a pointer. They would call a handle that its owner lost reachable, because the list has it.
fn hidden<T>(handle: *const T) -> usize {
    !handle.addr()
}

/// Makes a handle, which lives until [`free`].
pub(super) fn make<H: Handle>(behind: H::Behind) -> *mut H {
    let behind = Arc::new(behind);
    let object = Box::into_raw(Box::new(Object { shown: H::show(&behind), behind }));
    lock(&ALIVE).insert(hidden(object), TypeId::of::<H>());
    object.cast()
}

/// What stands behind a handle, unless it is none that is alive.
///
/// The reference is good for as long as the handle is not freed, which is what the caller of the
/// export promised for the time of the call.
pub(super) fn behind<'c, H: Handle>(handle: *const H) -> Option<&'c H::Behind> {
    let is_alive = lock(&ALIVE).get(&hidden(handle)) == Some(&TypeId::of::<H>());
    // SAFETY: it is on the list under its type, so `make` made it and `free` has not freed it.
    is_alive.then(|| unsafe { &*(*handle.cast::<Object<H>>()).behind })
}

/// Frees a handle. NULL is nothing to free; what is no handle that is alive is told and left alone.
pub(crate) fn free<H: Handle>(handle: *mut H) -> i32 {
    if handle.is_null() {
        return WXN_OK;
    }
    let freed = panic::catch_unwind(AssertUnwindSafe(|| {
        let mut alive = lock(&ALIVE);
        if alive.get(&hidden(handle)) != Some(&TypeId::of::<H>()) {
            return ErrorCode::ArgumentInvalid as i32;
        }
        alive.remove(&hidden(handle));
        drop(alive);
        // SAFETY: it was on the list under its type, so `make` boxed it; now that it is off the
        // list nobody else frees it.
        drop(unsafe { Box::from_raw(handle.cast::<Object<H>>()) });
        WXN_OK
    }));
    freed.unwrap_or(ErrorCode::Internal as i32)
}
