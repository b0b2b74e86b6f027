//! Writes the seeds of every target to `fuzz/corpus/<target>/`: genuine input, and input wrong in each known way.

use std::fs;
use std::path::{Path, PathBuf};

use wxnotify::testing::v2::{self, SignType};
use wxnotify::testing::{Fault, Merchant};
use wxnotify_fuzz::{NOW, RSA, SM2, input};

const V2_KEY: &str = "0123456789abcdefghijklmnopqrstuv";

fn main() -> std::io::Result<()> {
    for world in [&RSA, &SM2] {
        let platform = &world.platform;
        let payment = world.payment();
        for target in ["parse", "diagnose"] {
            seed(target, &input(&payment))?;
            for fault in Fault::ALL.iter().filter(|fault| **fault != Fault::Oversized) {
                let delivery = platform.notification("TRANSACTION.SUCCESS", "{}").now(NOW).fault(*fault).build();
                seed(target, &input(&delivery.expect("the parts are sound")))?;
            }
        }
        seed("signed", &[b"b", payment.body()].concat())?;
        for plaintext in [
            r#"{"mchid":"1","out_trade_no":"A","amount":{"total":100,"currency":"CNY"}}"#,
            r#"{"combine_mchid":"1","sub_orders":[{"mchid":"2","amount":{"total_amount":1,"currency":"CNY"}}]}"#,
            r#"{"sp_mchid":"1","receiver":null,"trade_scene":"PARKING","trade_type":"PAP","n":-1.5e3,"s":"\ud83d\ude00"}"#,
        ] {
            seed("signed", &[b"p", plaintext.as_bytes()].concat())?;
        }
        let answer = platform.certificates_answer(Some(NOW)).expect("it has a certificate");
        seed("certificates", &[b"b", answer.body()].concat())?;
        seed("certificates", &[b"p", platform.certificate_pem().expect("it has one").as_bytes()].concat())?;
        for pem in
            [platform.certificate_pem().expect("it has one"), platform.public_key_pem(), platform.private_key_pem()]
        {
            seed("pem", pem.as_bytes())?;
        }
    }
    let paid = [("mch_id", "1"), ("transaction_id", "42"), ("result_code", "SUCCESS"), ("total_fee", "100")];
    for sign_type in [SignType::Md5, SignType::HmacSha256] {
        seed("v2", v2::notification(&paid, V2_KEY, sign_type).expect("the fields are sound").as_bytes())?;
    }
    let refund = [("refund_id", "50"), ("refund_status", "SUCCESS"), ("refund_fee", "100")];
    seed("v2", v2::refund(&[("mch_id", "1")], &refund, V2_KEY).expect("the fields are sound").as_bytes())?;
    let merchant = Merchant::new("1900007291").expect("the mchid is digits");
    seed("pem", merchant.certificate_pem().as_bytes())?;
    for entry in fs::read_dir(root().join("../tests/vectors/keys"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "pem") {
            seed("pem", &fs::read(path)?)?;
        }
    }
    Ok(())
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Writes one seed, named by its content.
fn seed(target: &str, content: &[u8]) -> std::io::Result<()> {
    let folder: PathBuf = root().join("corpus").join(target);
    fs::create_dir_all(&folder)?;
    let mut hash = 0xcbf2_9ce4_8422_2325_u64; // FNV-1a
    content.iter().for_each(|byte| hash = (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3));
    fs::write(folder.join(format!("seed-{hash:016x}")), content)
}
