//! What a plaintext is, which `event_type` alone does not say.

use std::fmt;

use crate::plaintext::Traits;

/// Writes the enum and its names from one table.
macro_rules! kinds {
    ($( $(#[$doc:meta])* $variant:ident = $name:literal; )*) => {
        /// What a notification's plaintext is: which fields it has, and what they mean.
        ///
        /// Plaintexts of one kind have one shape. One event type can carry several kinds
        /// (`TRANSACTION.SUCCESS` most of all), and several event types the same.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Kind {
            $( $(#[$doc])* $variant, )*
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Kind] = &[$( Self::$variant, )*];

            /// The kind's name in every language, such as `transaction.direct`.
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $name, )* }
            }
        }
    };
}

kinds! {
    /// A direct merchant's payment (普通支付).
    TransactionDirect = "transaction.direct";
    /// A service provider's payment (服务商支付): has `sp_mchid`.
    TransactionPartner = "transaction.partner";
    /// A combined payment (合单支付): has `combine_mchid` and sub-orders.
    TransactionCombine = "transaction.combine";
    /// A parking fee deducted (停车服务): `trade_scene` is `PARKING`.
    TransactionParking = "transaction.parking";
    /// An insurance premium deducted (保险委托代扣): `trade_type` is `PAP`.
    TransactionInsurance = "transaction.insurance";
    /// A campus or industry deduction, successful or not (校园/行业轻松付).
    TransactionIndustry = "transaction.industry";
    /// A direct merchant's refund (退款).
    RefundDirect = "refund.direct";
    /// A service provider's refund: has `sp_mchid`.
    RefundPartner = "refund.partner";
    /// Profit sharing to a receiver (分账).
    Profitsharing = "profitsharing";
    /// Profit sharing returned (分账回退).
    ProfitsharingReturn = "profitsharing.return";
    /// A payscore order confirmed, prepaid or paid (支付分).
    PayscoreOrder = "payscore.order";
    /// A payscore service opened or closed by the user.
    PayscoreService = "payscore.service";
    /// A payscore contract accepted.
    PayscoreContract = "payscore.contract";
    /// A payscore sign plan.
    PayscoreSignPlan = "payscore.sign_plan";
    /// A payscore service account bound.
    PayscoreServiceAccount = "payscore.service_account";
    /// A transfer to a user (商家转账, 单笔).
    TransferBill = "transfer.bill";
    /// A transfer to a QQ wallet.
    TransferQqwalletBill = "transfer.qqwallet_bill";
    /// A batch of transfers (商家转账, 批次).
    TransferBatch = "transfer.batch";
    /// A user's authorization of transfers (免确认收款授权).
    TransferAuthorization = "transfer.authorization";
    /// A withdrawal (提现).
    Withdraw = "withdraw";
    /// A platform's recharge (平台收付通充值).
    Recharge = "recharge";
    /// A recharge's funds returned.
    RechargeFundReturned = "recharge.fund_returned";
    /// Funds in transit processed (在途异常资金).
    AbnormalFund = "abnormal_fund";
    /// A personal collection settled (个人收款结算).
    Settlement = "settlement";
    /// A budget (预算).
    Budget = "budget";
    /// A deduction contract signed or ended (委托代扣).
    EntrustContract = "entrust.contract";
    /// Signing while paying (支付中签约).
    EntrustSigning = "entrust.signing";
    /// A deduction released.
    EntrustRelease = "entrust.release";
    /// An inquiry about ending a contract.
    EntrustTerminateInquiry = "entrust.terminate_inquiry";
    /// A user about to end a contract, to be retained.
    EntrustTerminateRetention = "entrust.terminate_retention";
    /// A deduction contract of combined orders (收付通合单代扣).
    EcommerceEntrust = "ecommerce_entrust";
    /// A deduction contract abroad (境外委托代扣).
    Papay = "papay";
    /// An insurance deduction contract (保险委托代扣).
    InsuranceEntrust = "insurance_entrust";
    /// An insurance policy's authorization.
    InsurancePolicy = "insurance_policy";
    /// A credit card repayment's contract (信用卡还款).
    CreditRepaymentContract = "credit_repayment.contract";
    /// A credit card repayment deducted.
    CreditRepaymentDeduction = "credit_repayment.deduction";
    /// A coupon sent (代金券/商家券).
    CouponSend = "coupon.send";
    /// A coupon used.
    CouponUse = "coupon.use";
    /// A product coupon (商品券).
    ProductCoupon = "product_coupon";
    /// A product coupon's picture made.
    ProductCouponImage = "product_coupon.image";
    /// A discount card (先享卡).
    DiscountCard = "discount_card";
    /// A discount card paid for.
    DiscountCardPaid = "discount_card.paid";
    /// A delivery plan (投放计划).
    DeliveryPlan = "delivery_plan";
    /// A member card (会员卡).
    Membercard = "membercard";
    /// A member card of a merchant's name card (商家名片会员卡).
    MembercardUserCard = "membercard.user_card";
    /// A brand's member card (品牌会员卡).
    BrandMembercard = "brand_membercard";
    /// Points of a brand's member card exchanged for a coupon.
    BrandMembercardExchange = "brand_membercard.exchange";
    /// Points of a brand's member card to be synchronized.
    BrandMembercardPoint = "brand_membercard.point";
    /// A business circle's payment (智慧商圈).
    MallTransaction = "mall.transaction";
    /// A business circle's refund.
    MallRefund = "mall.refund";
    /// A business circle's authorization.
    MallAuth = "mall.auth";
    /// An electronic invoice (电子发票).
    Fapiao = "fapiao";
    /// A user applied for an electronic invoice.
    FapiaoUserApplied = "fapiao.user_applied";
    /// A consumer's complaint (消费者投诉).
    Complaint = "complaint";
    /// A merchant's violation (商户违规处置).
    Violation = "violation";
    /// A merchant's block record (商户管控).
    BlockRecord = "merchant_control.block";
    /// An appeal against a block.
    BlockSubmission = "merchant_control.appeal";
    /// A merchant's management record.
    ManageRecord = "merchant_control.manage";
    /// A risky trade (风险交易识别).
    RiskTrade = "risk_trade";
    /// A message of the platform to the merchant.
    MerchantNotify = "merchant_notify";
    /// An application (境外H5权限申请).
    Applyment = "applyment";
    /// A vehicle entered or left (停车入场).
    VehicleEntrance = "vehicle.entrance";
    /// A vehicle user's state (车主服务).
    VehicleUser = "vehicle.user";
    /// A query for a parking fee, answered with data (停车缴费).
    ParkingFeeQuery = "parking_fee.query";
    /// A query for the merchant across borders, answered with data (跨境).
    CrossBorderQuery = "cross_border.query";
    /// An order pushed across borders.
    CrossBorderOrder = "cross_border.order";
    /// A payment with medical insurance (医保支付).
    MedicalInsurance = "medical_insurance";
    /// A user's state of face payment (刷脸支付).
    FacepayUser = "facepay.user";
    /// A school fee debt (校园轻松付).
    EduSchoolDebt = "edu_school.debt";
    /// A power bank's insurance (充电宝保险).
    PowerBankInsurance = "power_bank.insurance";
    /// A company's authorization (企业支付).
    WebizpayAuthorization = "webizpay.authorization";
    /// A company's payment.
    WebizpayPayment = "webizpay.payment";
    /// A company's refund.
    WebizpayRefund = "webizpay.refund";
    /// A company's quota card expired.
    WebizpayQuotaCard = "webizpay.quota_card";
    /// The platform's self-test (回调自检).
    SecurityEcho = "security_echo";
    /// No rule knows it. The raw plaintext is there all the same.
    Unknown = "unknown";
}

impl Kind {
    pub(crate) fn of(event_type: &str, traits: &Traits) -> Self {
        match event_type {
            "TRANSACTION.INDUSTRY_SUCCESS" | "TRANSACTION.INDUSTRY_FAILED" => Self::TransactionIndustry,
            "TRANSACTION.SUCCESS" | "TRANSACTION.FAIL" | "TRANSACTION.PAY_BACK" => Self::of_transaction(traits),
            "REFUND.SUCCESS" | "REFUND.ABNORMAL" | "REFUND.CLOSED" => {
                if traits.has_sp_mchid {
                    Self::RefundPartner
                } else {
                    Self::RefundDirect
                }
            }
            "PROFITSHARING" | "PROFITSHARING.SUCCESS" => Self::Profitsharing,
            "PROFITSHARING_RETURN" | "PROFITSHARING.RETURN" => Self::ProfitsharingReturn,
            "PAYSCORE.USER_CONFIRM" | "PAYSCORE.USER_PAID" | "PAYSCORE.MCH_PREPAY" => Self::PayscoreOrder,
            "PAYSCORE.USER_OPEN_SERVICE" | "PAYSCORE.USER_CLOSE_SERVICE" => Self::PayscoreService,
            "PAYSCORE.USER_ACCEPTED" => Self::PayscoreContract,
            "PAYSCORE.USER_SIGN_PLAN" | "PAYSCORE.USER_CANCEL_SIGN_PLAN" => Self::PayscoreSignPlan,
            "PAYSCORE.BIND_SERVICE_ACCOUNT" => Self::PayscoreServiceAccount,
            "MCHTRANSFER.BILL.FINISHED" => Self::TransferBill,
            "MCHTRANSFER.QQWALLETBILL.FINISHED" => Self::TransferQqwalletBill,
            "MCHTRANSFER.BATCH.FINISHED" | "MCHTRANSFER.BATCH.CLOSED" => Self::TransferBatch,
            "MCHTRANSFER.AUTHORIZATION.CONFIRMED" | "MCHTRANSFER.AUTHORIZATION.CLOSED" => Self::TransferAuthorization,
            "MCHWITHDRAW.CHANGE" => Self::Withdraw,
            "RECHARGE.SUCCESS" | "RECHARGE.CLOSED" => Self::Recharge,
            "RECHARGE.FUND_RETURNED" => Self::RechargeFundReturned,
            "ABNORMAL_FUND_PROCESSING.TRANSFER.SUCCESS" => Self::AbnormalFund,
            "SETTLEMENT.SUCCESS" => Self::Settlement,
            "BUDGET.LOCKED" | "BUDGET.FINISHED" | "BUDGET.CLOSED" => Self::Budget,
            "ENTRUST.SIGN" | "ENTRUST.TERMINATE" => Self::EntrustContract,
            "ENTRUST.SIGNING" => Self::EntrustSigning,
            "ENTRUST.RELEASE" => Self::EntrustRelease,
            "ENTRUST.TERMINATE_INQUIRY" => Self::EntrustTerminateInquiry,
            "ENTRUST.TERMINATE_RETENTION" => Self::EntrustTerminateRetention,
            "ECOMMERCE_ENTRUST.SIGN" | "ECOMMERCE_ENTRUST.TERMINATE" => Self::EcommerceEntrust,
            "PAPAY.SIGN" | "PAPAY.TERMINATE" => Self::Papay,
            "INSURANCE_ENTRUST.SIGN" | "INSURANCE_ENTRUST.RENEW" | "INSURANCE_ENTRUST.TERMINATE" => {
                Self::InsuranceEntrust
            }
            "INSURANCE_POLICY_MANAGEMENT.GRANTED" => Self::InsurancePolicy,
            "CREDIT_REPAYMENT.SIGN_CONTRACT" | "CREDIT_REPAYMENT.TERMINATE_CONTRACT" => Self::CreditRepaymentContract,
            "CREDIT_REPAYMENT.DEDUCTION_PAY" => Self::CreditRepaymentDeduction,
            "COUPON.SEND" => Self::CouponSend,
            "COUPON.USE" => Self::CouponUse,
            "PRODUCT_COUPON.SEND" | "PRODUCT_COUPON.USE" | "PRODUCT_COUPON.RETURN" | "PRODUCT_COUPON_SP.SEND" => {
                Self::ProductCoupon
            }
            "PRODUCT_COUPON_SP.IMAGE_GENERATION" => Self::ProductCouponImage,
            "DISCOUNT_CARD.USER_PAID" => Self::DiscountCardPaid,
            "DISCOUNT_CARD.USER_ACCEPTED"
            | "DISCOUNT_CARD.GET_CARD"
            | "DISCOUNT_CARD.SETTLEMENT"
            | "DISCOUNT_CARD.AGREEMENT_ENDED" => Self::DiscountCard,
            "DELIVERY_PLAN.CHANGE" | "DELIVERY_PLAN_STATE.DELIVER" => Self::DeliveryPlan,
            "MEMBERCARD.ACCEPT_CARD" | "MEMBERCARD.ACTIVATE_CARD" | "MEMBERCARD.USERCARD_MANAGE" => Self::Membercard,
            "MEMBERCARDSP.USER_CARD.CREATE" | "MEMBERCARDSP.USER_CARD.DELETE" => Self::MembercardUserCard,
            "BRAND_MEMBER_CARD_SP.USER_CARD.CREATE" | "BRAND_MEMBER_CARD_SP.USER_CARD.DELETE" => Self::BrandMembercard,
            "BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON" => Self::BrandMembercardExchange,
            "BRAND_MEMBER_CARD_SP.SYNC_USER_POINT" => Self::BrandMembercardPoint,
            "MALL_TRANSACTION.SUCCESS" => Self::MallTransaction,
            "MALL_REFUND.SUCCESS" => Self::MallRefund,
            "MALL_AUTH.ACTIVATE_CARD" => Self::MallAuth,
            "FAPIAO.ISSUED" | "FAPIAO.REVERSED" | "FAPIAO.CARD_INSERTED" | "FAPIAO.CARD_DISCARDED" => Self::Fapiao,
            "FAPIAO.USER_APPLIED" => Self::FapiaoUserApplied,
            "COMPLAINT.CREATE" | "COMPLAINT.STATE_CHANGE" => Self::Complaint,
            "VIOLATION.PUNISH" | "VIOLATION.INTERCEPT" | "VIOLATION.APPEAL" => Self::Violation,
            "BLOCKRECORD.CHANGE" => Self::BlockRecord,
            "BLOCKSUBMISSION.CHANGE" => Self::BlockSubmission,
            "MANAGERECORD.CHANGE" => Self::ManageRecord,
            "RISKTRADE.IDENTIFICATION" => Self::RiskTrade,
            "MERCHANT_NOTIFY.NOTIFY" => Self::MerchantNotify,
            "APPLYMENT_STATE.APPROVED" => Self::Applyment,
            "VEHICLE.ENTRANCE_STATE_CHANGE" => Self::VehicleEntrance,
            "VEHICLE.USER_STATE_CHANGE" => Self::VehicleUser,
            "PARKING_FEE.QUERY_TRANS_INFO" => Self::ParkingFeeQuery,
            "CROSS_BORDER_PAY.GET_MCH_INFO" => Self::CrossBorderQuery,
            "CROSS_BORDER_PAY.PUSH_ORDER_INFO" => Self::CrossBorderOrder,
            "MEDICAL_INSURANCE.SUCCESS" => Self::MedicalInsurance,
            "FACEPAY.USER_STATE_CHANGE" => Self::FacepayUser,
            "EDU_SCHOOL_PAY.USER_DEBT_STATE_UPDATE" => Self::EduSchoolDebt,
            "HIRE_POWER_BANK.RECEIVE_INSURANCE" => Self::PowerBankInsurance,
            "WEBIZPAY.AUTHORIZED" | "WEBIZPAY.REVOKED" => Self::WebizpayAuthorization,
            "WEBIZPAY.PAYMENTSUCCESS" => Self::WebizpayPayment,
            "WEBIZPAY.PAYMENTREFUNDSUCCESS" => Self::WebizpayRefund,
            "WEBIZPAY.QUOTACARDEXPIRED" => Self::WebizpayQuotaCard,
            "SECURITY_ECHO.SUCCESS" => Self::SecurityEcho,
            _ => Self::Unknown,
        }
    }

    /// The event types of payments carry whatever was paid, and once even profit sharing and a
    /// vehicle's state: the most particular field decides.
    fn of_transaction(traits: &Traits) -> Self {
        if traits.has_combine_mchid {
            Self::TransactionCombine
        } else if traits.has_receiver {
            Self::Profitsharing
        } else if traits.has_bind_state {
            Self::VehicleUser
        } else if traits.is_parking {
            Self::TransactionParking
        } else if traits.is_insurance {
            Self::TransactionInsurance
        } else if traits.has_sp_mchid {
            Self::TransactionPartner
        } else if traits.has_mchid {
            Self::TransactionDirect
        } else {
            Self::Unknown
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
