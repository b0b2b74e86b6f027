//! The one clock that this library reads, where no `now` is given.

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
use std::sync::OnceLock;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds since the epoch by the system clock.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub(crate) fn system_now() -> i64 {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
        Err(before) => -i64::try_from(before.duration().as_secs()).unwrap_or(i64::MAX),
    }
}

/// Seconds since the epoch by the host's clock: WebAssembly has none of its own.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub(crate) fn system_now() -> i64 {
    CLOCK.get().expect("WebAssembly has no clock: give now (parse_at and the like)")()
}

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
static CLOCK: OnceLock<fn() -> i64> = OnceLock::new();

/// Brings the host's clock. Only the first one counts.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub fn set_clock(clock: fn() -> i64) {
    let _ = CLOCK.set(clock);
}
