//! The native library inside the jar: the core, as the class `io.github.wxnotify.internal.Native` calls it.
//!
//! Every native method takes one `byte[]` and returns one, in the form that `wire.rs` says, so that no Java
//! object is looked up, made or thrown here. A panic becomes the error `INTERNAL`.

mod call;
mod certificates;
mod keys;
mod notification;
mod parser;
mod pem;
mod primitives;
mod tables;
mod testing;
mod tree;
mod wire;

use jni::EnvUnowned;
use jni::objects::{JByteArray, JClass};

/// Exports each function under the name that the JVM looks for.
macro_rules! natives {
    ($( $name:ident => $function:path; )*) => {$(
        #[doc = concat!("The native method of `", stringify!($function), "`.")]
        #[jni::jni_mangle("io.github.wxnotify.internal.Native")]
        pub extern "system" fn $name<'a>(env: EnvUnowned<'a>, _: JClass<'a>, request: JByteArray<'a>) -> JByteArray<'a> {
            call::answer(env, request, $function)
        }
    )*};
}

natives! {
    parser_new => parser::new;
    parser_free => parser::free;
    parser_parse => parser::parse;
    parser_verify_answer => parser::verify_answer;
    parser_diagnose => parser::diagnose;
    parser_replace_platform_keys => parser::replace_platform_keys;
    parser_replace_api_v3_keys => parser::replace_api_v3_keys;
    parser_serials => parser::serials;
    platform_keys_serials => keys::serials;
    api_v3_key_check => keys::check_api_v3_key;
    inspect_pem => pem::inspect;
    notification_to_json => notification::to_json;
    notification_from_json => notification::from_json;
    notification_resource => notification::resource;
    event => notification::event;
    certificates_request => certificates::request;
    parse_certificates => certificates::parse;
    signing_message => primitives::signing_message;
    verify_signature => primitives::verify_signature;
    decrypt_resource => primitives::decrypt_resource;
    ack => tables::ack;
    ack_answer => tables::ack_answer;
    call => tables::call;
    version => tables::version;
    codes => tables::codes;
    kinds => tables::kinds;
    faults => tables::faults;
    platform_new => testing::platform_new;
    platform_from_json => testing::platform_from_json;
    platform_free => testing::platform_free;
    platform_notification => testing::notification;
    platform_notification_from_json => testing::notification_from_json;
    platform_certificates_answer => testing::certificates_answer;
    platform_sign => testing::sign;
    merchant_new => testing::merchant_new;
    merchant_from_parts => testing::merchant_from_parts;
    panic_on_purpose => call::panic_on_purpose;
}
