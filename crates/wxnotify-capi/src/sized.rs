//! Structs that callers fill, and that may grow: each begins with the size that its caller knows.
//!
//! A caller of an older header gives fewer fields: the rest are absent, as zeros are. A caller of a newer one gives more than
//! this library knows: that is well while they are zeros, and else is refused, because what they ask for would not be done.
//!
//! So a new field stands at the end, and begins at the old size: in the padding before it callers may have anything.

use std::mem::MaybeUninit;

use wxnotify_core::Result;

use crate::argument::{argument, require_possible};

/// A struct that says its size.
///
/// # Safety
/// It is `repr(C)`, its first field is `size: usize`, a value of zeros is one of it, and so is every value that C may fill in.
pub(crate) unsafe trait SaysSize: Copy {
    /// Its name in the header.
    const NAME: &'static str;

    /// Its size in the first version of the interface that has it, which no caller can be below.
    const FIRST_SIZE: usize;
}

/// No struct will ever be as large: a size beyond is memory that was never filled.
const LARGEST: usize = 4096;

/// Reads a struct.
///
/// # Safety
/// `given` is aligned, and so many bytes can be read as the number says that it points to.
pub(crate) unsafe fn read<T: SaysSize>(name: &str, given: *const T) -> Result<T> {
    // SAFETY: our caller's promise: at least the number is there.
    let size = unsafe { given.cast::<usize>().read() };
    if !(T::FIRST_SIZE..=LARGEST).contains(&size) || !size.is_multiple_of(align_of::<T>()) {
        let struct_name = T::NAME;
        return Err(argument(
            &format!("{name}.size"),
            format_args!("is {size}, which no {struct_name} has; set it to sizeof({struct_name})"),
        ));
    }
    let known = size.min(size_of::<T>());
    // SAFETY: our caller's promise: `size` bytes are there.
    let unknown = unsafe { std::slice::from_raw_parts(given.cast::<u8>().add(known), size - known) };
    if unknown.iter().any(|byte| *byte != 0) {
        return Err(argument(
            name,
            format_args!(
                "has fields that this library does not know; install the library of the header, or leave them 0"
            ),
        ));
    }
    let mut read = MaybeUninit::<T>::zeroed();
    // SAFETY: `known` bytes are there, and have room; zeros and what C filled in are values of a T.
    unsafe {
        std::ptr::copy_nonoverlapping(given.cast::<u8>(), read.as_mut_ptr().cast::<u8>(), known);
        Ok(read.assume_init())
    }
}

/// Reads an array. Its stride is the size that its structs say, all of them the same.
///
/// # Safety
/// `first` is aligned, and `len` structs of the size that the first one says can be read; `len` is not 0.
pub(crate) unsafe fn read_array<T: SaysSize>(name: &str, first: *const T, len: usize) -> Result<Vec<T>> {
    // SAFETY: our caller's promise.
    let stride = unsafe { first.cast::<usize>().read() };
    // SAFETY: as above. This also looks at the size, before anything is read by it.
    unsafe { read(&format!("{name}[0]"), first) }?;
    require_possible(name, len, stride)?;
    (0..len)
        .map(|index| {
            // SAFETY: the structs are `stride` bytes apart, and `len` of them are there.
            let given = unsafe { first.byte_add(index * stride) };
            // SAFETY: as above.
            let size = unsafe { given.cast::<usize>().read() };
            if size != stride {
                let field = format!("{name}[{index}].size");
                return Err(argument(
                    &field,
                    format_args!("is {size}, and the first one's is {stride}; set both to sizeof({})", T::NAME),
                ));
            }
            // SAFETY: as above.
            unsafe { read(&format!("{name}[{index}]"), given) }
        })
        .collect()
}
