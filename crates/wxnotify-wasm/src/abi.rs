//! What the file exports, and all unsafe code of its memory.

use std::alloc::{self, Layout};
use std::slice;
use std::sync::{Mutex, Once, PoisonError};

use wxnotify::{Error, ErrorCode};
use zeroize::Zeroize;

use crate::{commands, host};

/// Which version of the interface this is. It grows where a host must change.
const ABI_VERSION: u32 = 1;
/// An answer begins with its code and its length.
const HEAD: usize = 8;

/// The version of this interface.
#[unsafe(no_mangle)]
pub extern "C" fn wxnotify_abi_version() -> u32 {
    ABI_VERSION
}

/// Memory for `len` bytes, whose content is not set. NULL where there is none.
#[unsafe(no_mangle)]
pub extern "C" fn wxnotify_alloc(len: usize) -> *mut u8 {
    match layout(len) {
        // SAFETY: the size is not zero.
        Some(layout) => unsafe { alloc::alloc(layout) },
        None => std::ptr::null_mut(),
    }
}

/// Wipes and frees `len` bytes of `wxnotify_alloc`, or an answer with its head. NULL is fine.
///
/// # Safety
/// The memory is of that length, and nobody uses it any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxnotify_free(ptr: *mut u8, len: usize) {
    let Some(layout) = layout(len).filter(|_| !ptr.is_null()) else { return };
    // SAFETY: our caller's promise.
    unsafe {
        slice::from_raw_parts_mut(ptr, len).zeroize();
        alloc::dealloc(ptr, layout);
    }
}

/// Answers a request: see the README. NULL where memory has run out.
///
/// # Safety
/// Where a length is not zero, so many bytes are at its pointer. They may be parts of one block.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn wxnotify_call(
    text: *const u8,
    text_len: usize,
    headers: *const u8,
    headers_len: usize,
    bytes: *const u8,
    bytes_len: usize,
) -> *mut u8 {
    START.call_once(start);
    // SAFETY: our caller's promise.
    let given = unsafe { [view(text, text_len), view(headers, headers_len), view(bytes, bytes_len)] };
    match commands::answer(given[0], given[1], given[2]) {
        Ok(mut answer) => {
            let block = block(0, &answer);
            answer.zeroize();
            block
        }
        Err(error) => failure(&error),
    }
}

/// The answer to a call that trapped, which a host asks for once it has set `__stack_pointer` back.
#[unsafe(no_mangle)]
pub extern "C" fn wxnotify_trapped() -> *mut u8 {
    let place = PANICKED_AT.lock().unwrap_or_else(PoisonError::into_inner).take();
    let place = place.unwrap_or_else(|| "a place unknown: out of memory?".into());
    failure(&Error::new(ErrorCode::Internal, format!("the library panicked at {place}; please report it")))
}

static START: Once = Once::new();
static PANICKED_AT: Mutex<Option<String>> = Mutex::new(None);

fn start() {
    wxnotify::binding::set_clock(host::now);
    // Only the place: what a panic says could repeat what was decrypted.
    std::panic::set_hook(Box::new(|panic| {
        *PANICKED_AT.lock().unwrap_or_else(PoisonError::into_inner) = panic.location().map(ToString::to_string);
    }));
}

/// Every block is aligned for the numbers of an answer.
fn layout(len: usize) -> Option<Layout> {
    Layout::from_size_align(len.max(1), align_of::<u32>()).ok()
}

/// # Safety
/// Where `len` is not zero, so many bytes are there, and nobody changes them while they are in use.
unsafe fn view<'a>(ptr: *const u8, len: usize) -> &'a [u8] {
    // SAFETY: our caller's promise.
    if len == 0 { &[] } else { unsafe { slice::from_raw_parts(ptr, len) } }
}

fn failure(error: &Error) -> *mut u8 {
    block(error.code() as u32, commands::error_json(error).as_bytes())
}

/// Code, length, content.
fn block(code: u32, content: &[u8]) -> *mut u8 {
    let len = u32::try_from(content.len()).expect("this memory holds no more");
    let start = wxnotify_alloc(HEAD + content.len());
    if !start.is_null() {
        // SAFETY: the block is new, and has room for both numbers and the content.
        let block = unsafe {
            start.write_bytes(0, HEAD + content.len());
            slice::from_raw_parts_mut(start, HEAD + content.len())
        };
        block[..4].copy_from_slice(&code.to_le_bytes());
        block[4..HEAD].copy_from_slice(&len.to_le_bytes());
        block[HEAD..].copy_from_slice(content);
    }
    start
}
