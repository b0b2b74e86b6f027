//! Tells the linker that Node.js brings the symbols of Node-API.

fn main() {
    let mingw = ["OS", "ENV"].map(|what| std::env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default())
        == ["windows", "gnu"];
    // For mingw it demands a libnode.dll, which Node.js does not have. Nothing is linked there: napi's feature dyn-symbols looks
    // the functions up in the program that loads the addon.
    if mingw {
        println!("cargo:rerun-if-changed=build.rs");
    } else {
        napi_build::setup();
    }
}
