//! Writes the sources of each language. See tools/uniffi.sh.

fn main() {
    uniffi::uniffi_bindgen_main();
}
