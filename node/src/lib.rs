//! The addon behind the npm package `wxnotify`: the core's calls as Node-API functions.
//!
//! Its only caller is the package's own JavaScript (`lib/`), which checks the types of what users
//! pass, and makes what comes back into the errors and objects that they expect. Nothing here is a
//! public interface.
#![expect(unreachable_pub, reason = "what #[napi] exports has to be pub, and nothing else reaches it")]
#![cfg_attr(test, allow(dead_code, reason = "#[napi] exports nothing from a test build, which only the linter makes"))]

mod call;
mod certificates;
mod config;
mod packed;
mod parser;
mod primitives;
mod tables;
mod testing;
mod thrown;
