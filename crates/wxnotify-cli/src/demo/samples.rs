//! What happened at the demonstration's merchant: plaintexts with orders of its own, of each common kind.

use wxnotify::Kind;

/// The plaintext of one kind of notification.
pub(crate) struct Sample {
    pub(crate) event_type: &'static str,
    pub(crate) kind: Kind,
    file: &'static str,
}

impl Sample {
    /// The plaintext: JSON without white space, as WeChat Pay writes it.
    pub(crate) fn resource(&self) -> &'static str {
        self.file.trim_end()
    }
}

macro_rules! samples {
    ($( $event_type:literal, $kind:ident, $file:literal; )*) => {
        /// Every sample.
        pub(crate) const ALL: &[Sample] = &[$(
            Sample {
                event_type: $event_type,
                kind: Kind::$kind,
                file: include_str!(concat!("samples/", $file, ".json")),
            },
        )*];
    };
}

samples! {
    "TRANSACTION.SUCCESS", TransactionDirect, "transaction.direct";
    "TRANSACTION.SUCCESS", TransactionPartner, "transaction.partner";
    "TRANSACTION.SUCCESS", TransactionCombine, "transaction.combine";
    "TRANSACTION.SUCCESS", TransactionParking, "transaction.parking";
    "TRANSACTION.INDUSTRY_FAILED", TransactionIndustry, "transaction.industry";
    "REFUND.SUCCESS", RefundDirect, "refund.direct";
    "PAYSCORE.USER_PAID", PayscoreOrder, "payscore.order";
    "PROFITSHARING.SUCCESS", Profitsharing, "profitsharing";
    "MCHTRANSFER.BILL.FINISHED", TransferBill, "transfer.bill";
    "COMPLAINT.CREATE", Complaint, "complaint";
    "ENTRUST.SIGN", EntrustContract, "entrust.contract";
    "COUPON.USE", CouponUse, "coupon.use";
    "FAPIAO.ISSUED", Fapiao, "fapiao";
    "VEHICLE.ENTRANCE_STATE_CHANGE", VehicleEntrance, "vehicle.entrance";
    "VIOLATION.PUNISH", Violation, "violation";
}

/// The sample of a kind.
pub(super) fn of_kind(kind: &str) -> &'static Sample {
    ALL.iter().find(|sample| sample.kind.as_str() == kind).expect("only kinds in the table are asked for")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_is_of_the_kind_that_it_says() {
        let platform = wxnotify::testing::Platform::new();
        let parser = platform.parser();
        for sample in ALL {
            let delivery = platform.notification(sample.event_type, sample.resource()).build().unwrap();
            let notification = parser.parse(delivery.header_pairs(), delivery.body()).unwrap();
            assert_eq!(notification.kind(), sample.kind);
            assert_eq!(notification.plaintext(), sample.resource());
        }
    }
}
