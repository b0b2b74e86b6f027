//! Handles: what C holds pointers to, and the list of those that are alive.

use std::any::TypeId;
use std::collections::HashMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, LazyLock, Mutex};

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
    behind: Arc<H::Behind>,
}

/// Every handle that is alive, by its address. It makes handles that are freed twice, or are
/// something else, an error and no chance of reading freed memory, for some 20 ns a call.
static ALIVE: LazyLock<Mutex<HashMap<usize, TypeId>>> = LazyLock::new(Mutex::default);

/// Makes a handle, which lives until [`free`].
pub(super) fn make<H: Handle>(behind: H::Behind) -> *mut H {
    let behind = Arc::new(behind);
    let object = Box::into_raw(Box::new(Object { shown: H::show(&behind), behind }));
    lock(&ALIVE).insert(object.addr(), TypeId::of::<H>());
    object.cast()
}

/// What stands behind a handle, unless it is none that is alive.
///
/// The reference is good for as long as the handle is not freed, which is what the caller of the
/// export promised for the time of the call.
pub(super) fn behind<'c, H: Handle>(handle: *const H) -> Option<&'c H::Behind> {
    let is_alive = lock(&ALIVE).get(&handle.addr()) == Some(&TypeId::of::<H>());
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
        if alive.get(&handle.addr()) != Some(&TypeId::of::<H>()) {
            return ErrorCode::ArgumentInvalid as i32;
        }
        alive.remove(&handle.addr());
        drop(alive);
        // SAFETY: it was on the list under its type, so `make` boxed it; now that it is off the
        // list nobody else frees it.
        drop(unsafe { Box::from_raw(handle.cast::<Object<H>>()) });
        WXN_OK
    }));
    freed.unwrap_or(ErrorCode::Internal as i32)
}
