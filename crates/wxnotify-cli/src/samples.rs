//! Plaintexts to forge notifications with: one for each common kind, made up, with the fields that
//! the public documentation lists.

use wxnotify::Kind;

/// The plaintext of one kind of notification.
pub(crate) struct Sample {
    pub(crate) event_type: &'static str,
    pub(crate) kind: Kind,
    /// What the envelope says for people.
    pub(crate) summary: &'static str,
    file: &'static str,
}

impl Sample {
    /// The plaintext: JSON without white space, as WeChat Pay writes it.
    pub(crate) fn resource(&self) -> &'static str {
        self.file.trim_end()
    }
}

macro_rules! samples {
    ($( $event_type:literal, $kind:ident, $file:literal, $summary:literal; )*) => {
        /// Every sample. Of one event type the first is the one meant where no kind is given.
        pub(crate) const ALL: &[Sample] = &[$(
            Sample {
                event_type: $event_type,
                kind: Kind::$kind,
                summary: $summary,
                file: include_str!(concat!("../samples/", $file, ".json")),
            },
        )*];
    };
}

samples! {
    "TRANSACTION.SUCCESS", TransactionDirect, "transaction.direct", "支付成功";
    "TRANSACTION.SUCCESS", TransactionPartner, "transaction.partner", "支付成功";
    "TRANSACTION.SUCCESS", TransactionCombine, "transaction.combine", "支付成功";
    "TRANSACTION.SUCCESS", TransactionParking, "transaction.parking", "支付成功";
    "TRANSACTION.INDUSTRY_FAILED", TransactionIndustry, "transaction.industry", "扣款失败";
    "REFUND.SUCCESS", RefundDirect, "refund.direct", "退款成功";
    "PAYSCORE.USER_PAID", PayscoreOrder, "payscore.order", "用户已付款";
    "PROFITSHARING.SUCCESS", Profitsharing, "profitsharing", "分账成功";
    "MCHTRANSFER.BILL.FINISHED", TransferBill, "transfer.bill", "商家转账单据终态通知";
    "COMPLAINT.CREATE", Complaint, "complaint", "产生新投诉";
    "ENTRUST.SIGN", EntrustContract, "entrust.contract", "签约成功";
    "COUPON.USE", CouponUse, "coupon.use", "代金券核销";
    "FAPIAO.ISSUED", Fapiao, "fapiao", "发票开具成功";
    "VEHICLE.ENTRANCE_STATE_CHANGE", VehicleEntrance, "vehicle.entrance", "停车入场状态变更";
    "VIOLATION.PUNISH", Violation, "violation", "商户违规处罚";
}

/// The sample of an event type, and of a kind where one is given.
pub(crate) fn find(event_type: &str, kind: Option<&str>) -> Option<&'static Sample> {
    ALL.iter().find(|sample| sample.event_type == event_type && kind.is_none_or(|kind| sample.kind.as_str() == kind))
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
