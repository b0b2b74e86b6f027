//! What the platform sends, and what must come of it. The expectations are written here by hand;
//! nothing that the merchant answers changes them.

use wxnotify::testing::Fault;

use super::samples;

/// One delivery.
pub(super) struct Scenario {
    /// What is sent, for people.
    pub(super) what: &'static str,
    pub(super) signer: Signer,
    pub(super) event_type: &'static str,
    pub(super) resource: String,
    pub(super) id: String,
    pub(super) fault: Option<Fault>,
    pub(super) expected: Expected,
}

/// With which of its keys the platform signs.
#[derive(Clone, Copy)]
pub(super) enum Signer {
    Certificate,
    PublicKey,
    Sm2,
}

/// What the merchant must do.
pub(super) enum Expected {
    /// Take it and act: 200.
    Processed { kind: &'static str, fact: &'static str },
    /// Take it and not act again: 200.
    Repeated { kind: &'static str, fact: &'static str },
    /// Refuse it, with this status, for this reason.
    Refused { status: u16, code: &'static str },
}

impl Signer {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Certificate => "cert",
            Self::PublicKey => "public",
            Self::Sm2 => "SM2",
        }
    }
}

impl Expected {
    pub(super) fn in_words(&self) -> String {
        match self {
            Self::Processed { .. } => "processed".into(),
            Self::Repeated { .. } => "taken for a repetition".into(),
            Self::Refused { status, code } => format!("refused with {status} {code}"),
        }
    }
}

/// Every delivery, in order.
pub(super) fn all() -> Vec<Scenario> {
    use Signer::{Certificate, PublicKey, Sm2};

    let mut all = vec![
        genuine("transaction.direct", Certificate, "A2026112101 88.00 元"),
        genuine("transaction.partner", PublicKey, "P2026112102 256.00 元"),
        genuine("transaction.combine", Sm2, "C2026112103 33.50 元"),
        genuine("transaction.parking", Certificate, "K2026112104 15.00 元"),
        genuine("transaction.industry", PublicKey, "X2026112105 12.50 元"),
        genuine("refund.direct", Sm2, "R2026112106 30.00 元"),
        genuine("payscore.order", Certificate, "S2026112107 6.00 元"),
        genuine("profitsharing", PublicKey, "F2026112108 8.80 元"),
        genuine("transfer.bill", Sm2, "T2026112109 20.00 元"),
        genuine("complaint", Certificate, "200202611210000000000000001"),
        genuine("entrust.contract", PublicKey, "小桂（视频会员）"),
        genuine("coupon.use", Sm2, "满100减10 10.00 元"),
        genuine("fapiao", Certificate, "G2026112115 ISSUED"),
        genuine("vehicle.entrance", PublicKey, "浙A88888 龙井路停车场"),
        genuine("violation", Sm2, "西湖茶叶有限公司 关闭支付权限"),
    ];
    all.push(Scenario {
        what: "the first one again (重复)",
        expected: Expected::Repeated { kind: "transaction.direct", fact: "A2026112101 88.00 元" },
        ..genuine("transaction.direct", Certificate, "")
    });
    all.extend([
        wrong("forged with another key (伪造)", PublicKey, Fault::Forged, 401, "SIGNATURE_INVALID"),
        wrong("one byte altered (篡改)", Sm2, Fault::Tampered, 401, "SIGNATURE_INVALID"),
        wrong("an hour old (过期)", Certificate, Fault::Stale, 401, "TIMESTAMP_OUT_OF_RANGE"),
        wrong("an hour ahead (未来)", PublicKey, Fault::Future, 401, "TIMESTAMP_OUT_OF_RANGE"),
        wrong("the platform's probe (探测)", Certificate, Fault::Probe, 401, "SIGNATURE_PROBE"),
        wrong("unknown serial (未知序列号)", PublicKey, Fault::WrongSerial, 401, "SERIAL_UNKNOWN"),
        wrong("another APIv3 key (密钥不符)", Sm2, Fault::WrongApiV3Key, 500, "DECRYPTION_FAILED"),
        wrong("no signature header (缺头)", Certificate, Fault::MissingSignature, 400, "HEADER_MISSING"),
        wrong("1 MiB and a byte (超长)", PublicKey, Fault::Oversized, 413, "BODY_TOO_LARGE"),
        wrong("signed, but XML (非 JSON)", Sm2, Fault::NotJson, 400, "ENVELOPE_INVALID"),
        wrong("plaintext not JSON (明文)", Certificate, Fault::PlaintextNotJson, 500, "PLAINTEXT_INVALID"),
    ]);
    let paid = genuine("transaction.direct", PublicKey, "");
    all.push(Scenario {
        what: "1 fen paid for 88 yuan (金额)",
        id: "EV-demo-1-fen".into(),
        resource: paid.resource.replace("8800", "1"),
        expected: Expected::Refused { status: 500, code: "CONTENT_MISMATCH" },
        ..paid
    });
    all
}

/// The sample of this kind, which the merchant must take.
fn genuine(kind: &'static str, signer: Signer, fact: &'static str) -> Scenario {
    let sample = samples::of_kind(kind);
    Scenario {
        what: sample.event_type,
        signer,
        event_type: sample.event_type,
        resource: sample.resource().to_owned(),
        id: format!("EV-demo-{kind}"),
        fault: None,
        expected: Expected::Processed { kind, fact },
    }
}

/// A direct payment that is wrong in one way.
fn wrong(what: &'static str, signer: Signer, fault: Fault, status: u16, code: &'static str) -> Scenario {
    Scenario {
        what,
        id: format!("EV-demo-{code}-{status}"),
        fault: Some(fault),
        expected: Expected::Refused { status, code },
        ..genuine("transaction.direct", signer, "")
    }
}
