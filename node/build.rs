//! Tells the linker that Node.js brings the symbols of Node-API. (For mingw see tools/native.sh.)

fn main() {
    napi_build::setup();
}
