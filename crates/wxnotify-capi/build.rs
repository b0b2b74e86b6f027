//! Gives the shared library the name by which a program asks for it, which changes only when a program must be linked again.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let os = std::env::var("CARGO_CFG_TARGET_OS").unwrap_or_default();
    if ["linux", "android", "freebsd", "netbsd", "openbsd"].contains(&os.as_str()) {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libwxnotify.so.0");
    }
    // A Mac's loader looks where the program says, and not where the library was built.
    if os == "macos" {
        println!("cargo:rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libwxnotify.dylib");
    }
}
