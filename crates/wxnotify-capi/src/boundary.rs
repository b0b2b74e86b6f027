//! The boundary to C: pointers become references here, handles are told apart, and panics end.
//!
//! An export begins with [`Call::begin`], its one line of unsafe code, by which it passes on what
//! its caller promises: that pointers point to what the header says, for as long as the call lasts.
//! Everything else follows from that promise, and the methods of [`Call`] are safe.

use std::any::Any;
use std::borrow::Cow;
use std::ffi::{c_char, c_void};
use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use wxnotify_core::{ApiV2Key, ApiV3Key, Error, ErrorCode, Result};

use crate::argument::{argument, require, require_possible};
use crate::error::wxn_error;
use crate::handle::{self, Handle};
use crate::sized::{self, SaysSize};
use crate::types::{WXN_NOW_SYSTEM, WXN_OK, wxn_api_v2_key, wxn_api_v3_key, wxn_header, wxn_slice};

/// One call from C, and its caller's promise.
pub(crate) struct Call {
    error: *mut *mut wxn_error,
}

/// Where a result goes, checked before the work begins and written when it has succeeded.
pub(crate) struct Out<'c, T> {
    to: *mut T,
    call: PhantomData<&'c mut T>,
}

/// Memory of the caller's that is written into.
pub(crate) struct Room<'c>(&'c mut [MaybeUninit<u8>]);

impl Call {
    /// # Safety
    /// For as long as the value lives, every pointer that is given to its methods, and `error`, is
    /// NULL or points to what its type and the header say, which nobody changes or frees meanwhile.
    pub(crate) unsafe fn begin(error: *mut *mut wxn_error) -> Self {
        Self { error }
    }

    /// Does the work, and says to C how it went.
    pub(crate) fn answer(&self, work: impl FnOnce() -> Result<()>) -> i32 {
        // A panic leaves nothing half-done that is seen again: handles are shared, and what they
        // guard by a lock is changed whole or not at all.
        let error = match panic::catch_unwind(AssertUnwindSafe(work)) {
            Ok(Ok(())) => return WXN_OK,
            Ok(Err(error)) => error,
            Err(payload) => internal(&*payload),
        };
        let code = error.code() as i32;
        panic::catch_unwind(AssertUnwindSafe(|| self.report(error))).map_or(ErrorCode::Internal as i32, |()| code)
    }

    fn report(&self, error: Error) {
        if !self.error.is_null() {
            let handle = handle::make::<wxn_error>(error);
            // SAFETY: not NULL, so by the caller's promise it points to where an error goes.
            unsafe { self.error.write(handle) };
        }
    }

    /// An output, which must be there.
    pub(crate) fn out<T>(&self, name: &str, to: *mut T) -> Result<Out<'_, T>> {
        require(name, to)?;
        Ok(Out { to, call: PhantomData })
    }

    /// Memory that is written into.
    pub(crate) fn room(&self, name: &str, ptr: *mut c_void, len: usize) -> Result<Room<'_>> {
        if len == 0 {
            return Ok(Room(&mut []));
        }
        require(name, ptr)?;
        require_possible(name, len, 1)?;
        // SAFETY: not NULL and of a length that is possible; the caller's promise says that so many bytes are there, and nobody
        // else's meanwhile. What is in them is not read.
        Ok(Room(unsafe { std::slice::from_raw_parts_mut(ptr.cast(), len) }))
    }

    /// What stands behind a handle: a part in it, which keeps it alive while others free the handle.
    pub(crate) fn handle<H: Handle>(&self, name: &'static str, handle: *const H) -> Result<Arc<H::Behind>> {
        if handle.is_null() {
            return Err(argument(name, "is NULL"));
        }
        handle::behind(handle).ok_or_else(|| {
            argument(name, format_args!("is not a {} that is alive: it was freed, or is something else", H::NAME))
        })
    }

    /// The same, where NULL is allowed.
    pub(crate) fn optional_handle<H: Handle>(
        &self,
        name: &'static str,
        handle: *const H,
    ) -> Result<Option<Arc<H::Behind>>> {
        if handle.is_null() { Ok(None) } else { self.handle(name, handle).map(Some) }
    }

    /// A number that may be NULL.
    pub(crate) fn optional<T: Copy>(&self, name: &'static str, value: *const T) -> Result<Option<T>> {
        if value.is_null() {
            return Ok(None);
        }
        require(name, value)?;
        // SAFETY: not NULL and aligned, so by the caller's promise it points to a T.
        Ok(Some(unsafe { *value }))
    }

    /// A struct that says its size, and must be there.
    pub(crate) fn given<T: SaysSize>(&self, name: &'static str, value: *const T) -> Result<T> {
        require(name, value)?;
        // SAFETY: not NULL and aligned, so by the caller's promise it points to a struct of the size that it says.
        unsafe { sized::read(name, value) }
    }

    /// The same, where NULL is allowed.
    pub(crate) fn optional_struct<T: SaysSize>(&self, name: &'static str, value: *const T) -> Result<Option<T>> {
        if value.is_null() { Ok(None) } else { self.given(name, value).map(Some) }
    }

    /// An array of structs that say their size.
    fn sized_array<T: SaysSize>(&self, name: &str, first: *const T, len: usize) -> Result<Vec<T>> {
        if len == 0 {
            return Ok(Vec::new());
        }
        require(name, first)?;
        // SAFETY: not NULL and aligned, so by the caller's promise `len` structs of the size that the first one says are there.
        unsafe { sized::read_array(name, first, len) }
    }

    /// An array.
    pub(crate) fn array<T>(&self, name: &str, first: *const T, len: usize) -> Result<&[T]> {
        if len == 0 {
            return Ok(&[]);
        }
        require(name, first)?;
        require_possible(name, len, size_of::<T>())?;
        // SAFETY: not NULL and aligned, and of a length that is possible; the caller's promise says
        // that so many are there.
        Ok(unsafe { std::slice::from_raw_parts(first, len) })
    }

    /// Bytes.
    pub(crate) fn bytes(&self, name: &str, ptr: *const c_void, len: usize) -> Result<&[u8]> {
        self.array(name, ptr.cast(), len)
    }

    /// A text, which must be UTF-8.
    pub(crate) fn text(&self, name: &str, ptr: *const c_char, len: usize) -> Result<&str> {
        let bytes = self.bytes(name, ptr.cast(), len)?;
        std::str::from_utf8(bytes)
            .map_err(|error| argument(name, format_args!("is not UTF-8 (at byte {})", error.valid_up_to())))
    }

    /// A text that is absent where its pointer is NULL.
    pub(crate) fn optional_text(&self, name: &str, ptr: *const c_char, len: usize) -> Result<Option<&str>> {
        let text = self.text(name, ptr, len)?;
        Ok(if ptr.is_null() { None } else { Some(text) })
    }

    /// A text out of a struct.
    pub(crate) fn text_of(&self, name: &str, slice: wxn_slice) -> Result<&str> {
        self.text(name, slice.ptr.cast(), slice.len)
    }

    /// A text out of a struct that is absent where its pointer is NULL.
    pub(crate) fn optional_text_of(&self, name: &str, slice: wxn_slice) -> Result<Option<&str>> {
        self.optional_text(name, slice.ptr.cast(), slice.len)
    }

    /// Headers, as the core takes them.
    pub(crate) fn headers(&self, first: *const wxn_header, len: usize) -> Result<Vec<(&[u8], &[u8])>> {
        let headers = self.array("headers", first, len)?.iter().enumerate();
        headers
            .map(|(index, wxn_header { name, value })| {
                Ok((self.element("headers", index, "name", *name)?, self.element("headers", index, "value", *value)?))
            })
            .collect()
    }

    /// APIv3 keys, as the core takes them.
    pub(crate) fn api_v3_keys(&self, first: *const wxn_api_v3_key, len: usize) -> Result<Vec<ApiV3Key>> {
        let keys = self.sized_array("api_v3_keys", first, len)?.into_iter().enumerate();
        keys.map(|(index, wxn_api_v3_key { key, label, .. })| {
            let key = ApiV3Key::new(self.element("api_v3_keys", index, "key", key)?)?;
            let label = self.optional_text_of(&format!("api_v3_keys[{index}].label"), label)?;
            Ok(match label {
                Some(label) => key.labelled(label),
                None => key,
            })
        })
        .collect()
    }

    /// APIv2 keys, as the core takes them.
    pub(crate) fn api_v2_keys(&self, first: *const wxn_api_v2_key, len: usize) -> Result<Vec<ApiV2Key>> {
        let keys = self.sized_array("api_v2_keys", first, len)?.into_iter().enumerate();
        keys.map(|(index, wxn_api_v2_key { key, mch_id, .. })| {
            let mch_id = self.optional_text_of(&format!("api_v2_keys[{index}].mch_id"), mch_id)?;
            ApiV2Key::new(mch_id.unwrap_or_default(), self.element("api_v2_keys", index, "key", key)?)
        })
        .collect()
    }

    /// A size that is a number of C's, which has no unsigned type that would not take -1 for something huge.
    pub(crate) fn optional_size<T: TryFrom<i64>>(&self, name: &'static str, value: *const i64) -> Result<Option<T>> {
        let Some(value) = self.optional(name, value)? else {
            return Ok(None);
        };
        match T::try_from(value) {
            Ok(size) => Ok(Some(size)),
            Err(_) => {
                let message = format!("{name} is {value}, and cannot be negative");
                Err(Error::new(ErrorCode::OptionInvalid, message).with_field(name))
            }
        }
    }

    /// Bytes in an array of structs. The name is made up only where it is needed: this is on the path of every `parse`.
    fn element(&self, array: &str, index: usize, field: &str, slice: wxn_slice) -> Result<&[u8]> {
        self.bytes("", slice.ptr, slice.len)
            .or_else(|_| self.bytes(&format!("{array}[{index}].{field}"), slice.ptr, slice.len))
    }
}

impl<T> Out<'_, T> {
    /// Writes the result, which is the last thing that a call does.
    pub(crate) fn set(self, value: T) -> Result<()> {
        // SAFETY: not NULL and aligned, so by the caller's promise there is room for a T.
        unsafe { self.to.write(value) };
        Ok(())
    }
}

impl Room<'_> {
    /// How many bytes have room.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Writes what comes next. Panics where it has no room.
    pub(crate) fn put(&mut self, bytes: &[u8]) {
        let (next, left) = std::mem::take(&mut self.0).split_at_mut(bytes.len());
        // SAFETY: both are as long, and one is the caller's memory and the other not.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), next.as_mut_ptr().cast(), bytes.len()) };
        self.0 = left;
    }
}

impl<H: Handle> Out<'_, *mut H> {
    /// Hands out a new handle.
    pub(crate) fn hand_out(self, behind: H::Behind) -> Result<()> {
        self.set(handle::make(behind))
    }
}

/// The time that C gave, where it gave one.
pub(crate) fn given_now(now: i64) -> Option<i64> {
    (now != WXN_NOW_SYSTEM).then_some(now)
}

/// A number that C may read, or NULL.
pub(crate) fn number_or_null(number: &Option<i64>) -> *const i64 {
    number.as_ref().map_or(std::ptr::null(), std::ptr::from_ref)
}

/// An array that C may read, and NULL where it is empty.
pub(crate) fn array_or_null<T>(array: &[T]) -> (*const T, usize) {
    (if array.is_empty() { std::ptr::null() } else { array.as_ptr() }, array.len())
}

/// A lock that goes on after a panic: what it guards is changed whole or not at all.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Only a message that stands in the source is repeated: one made at run time could hold anything.
fn internal(payload: &(dyn Any + Send)) -> Error {
    let what: Cow<'static, str> = match payload.downcast_ref::<&'static str>() {
        Some(what) => format!("the library failed ({what}); please report it").into(),
        None => "the library failed; please report it".into(),
    };
    Error::new(ErrorCode::Internal, what)
}
