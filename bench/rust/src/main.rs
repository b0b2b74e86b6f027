//! Contestants of bench/run.py: `contestants floor|ours|ring|openssl FOLDER`.

mod by_hand;
mod contest;
mod floor;
mod ours;

use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let folder = Path::new(&arguments[2]);
    // The operations borrow what lives as long as the process.
    let keys: &'static contest::Keys = Box::leak(Box::new(contest::keys(folder)));
    let (versions, operations) = match arguments[1].as_str() {
        "floor" => floor::contestant(keys),
        "ours" => ours::contestant(keys),
        "ring" => by_hand::contestant(by_hand::ring(keys), keys),
        #[cfg(feature = "openssl")]
        "openssl" => by_hand::contestant(by_hand::openssl(keys), keys),
        other => panic!("there is no contestant {other}"),
    };
    contest::serve(folder, &versions, &operations);
}
