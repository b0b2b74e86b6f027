//! Writes the Swift sources. See tools/uniffi.sh.

fn main() {
    uniffi::uniffi_bindgen_main();
}
