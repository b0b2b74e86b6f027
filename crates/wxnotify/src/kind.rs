// Made from schema/ by `make generate`; do not edit.

//! What a plaintext is, which `event_type` alone does not say.

use std::fmt;

use crate::plaintext::Traits;

/// What a notification's plaintext is: which fields it has, and what they mean.
///
/// Plaintexts of one kind have one shape. One event type can carry several kinds
/// (`TRANSACTION.SUCCESS` most of all), and several event types the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Abnormal funds in transit paid on to their receiver (在途异常资金).
    AbnormalFund,
    /// An application for H5 payment domains, reviewed (H5支付域名修改申请).
    Applyment,
    /// A user wants to exchange a brand's points for a coupon (商家名片会员卡).
    BrandMembercardExchange,
    /// Points of a brand's member card to be synchronized (商家名片会员卡).
    BrandMembercardPoint,
    /// A user's member card of a brand, created or deleted (商家名片会员卡).
    BrandMembercard,
    /// A budget for donations locked, closed or used up (公益捐赠).
    Budget,
    /// A consumer's complaint, new or changed (消费者投诉).
    Complaint,
    /// A coupon given to a user (商家券).
    CouponSend,
    /// A coupon used (代金券).
    CouponUse,
    /// A contract for repaying a credit card, signed or ended (信用卡还款).
    CreditRepaymentContract,
    /// A credit card repaid by deduction (信用卡还款).
    CreditRepaymentDeduction,
    /// An order of a foreign wallet's user, pushed to the institution (外包内用).
    CrossBorderOrder,
    /// A query for what a scanned QR code stands for, answered with data (外包内用).
    CrossBorderQuery,
    /// A delivery plan or its review changed (投放计划).
    DeliveryPlan,
    /// A discount card paid for (微信先享卡).
    DiscountCardPaid,
    /// A discount card taken, accepted, ended or settled (微信先享卡).
    DiscountCard,
    /// A deduction contract for combined orders, signed or ended (收付通合单代扣).
    EcommerceEntrust,
    /// A user's debts for school payments changed (校园轻松付).
    EduSchoolDebt,
    /// A deduction contract signed or ended (委托代扣).
    EntrustContract,
    /// A contract for school fees ended by the user (教育续费通).
    EntrustRelease,
    /// A contract for school fees signed with a payment (教育续费通).
    EntrustSigning,
    /// An inquiry whether a deduction contract may be ended (委托代扣).
    EntrustTerminateInquiry,
    /// A user about to end a deduction contract, to be retained (委托代扣).
    EntrustTerminateRetention,
    /// A face payment user signed or ended the contract (刷脸支付).
    FacepayUser,
    /// An electronic invoice issued, reversed, put into the user's cards or discarded (电子发票).
    Fapiao,
    /// A user filled in the title for an electronic invoice (电子发票).
    FapiaoUserApplied,
    /// A deduction contract for an insurance, signed, renewed or ended (保险委托代扣).
    InsuranceEntrust,
    /// A user allowed an insurance policy to be shown (微信保单服务).
    InsurancePolicy,
    /// A user gave or activated a business circle's authorization (智慧商圈).
    MallAuth,
    /// A refund of a member's payment in a business circle (智慧商圈).
    MallRefund,
    /// A member's payment in a business circle (智慧商圈).
    MallTransaction,
    /// A payment with medical insurance, successful (医保支付).
    MedicalInsurance,
    /// A member card taken or activated (会员卡).
    Membercard,
    /// A user's member card of a merchant's name card, created or deleted (商家名片会员卡).
    MembercardUserCard,
    /// An appeal against blocked payments decided (商户管控).
    BlockSubmission,
    /// Payments of a sub-merchant blocked (商户管控).
    BlockRecord,
    /// A sub-merchant's management record, new or changed (商户管控).
    ManageRecord,
    /// A message on a subscribed topic (合作伙伴订阅消息).
    MerchantNotify,
    /// A deduction contract abroad, signed or ended (境外委托代扣).
    Papay,
    /// A query for a parking fee, answered with data (停车缴费服务).
    ParkingFeeQuery,
    /// A payscore contract accepted (支付分).
    PayscoreContract,
    /// A payscore order confirmed, prepaid or paid (支付分).
    PayscoreOrder,
    /// A payscore service opened or closed by the user (支付分).
    PayscoreService,
    /// An application to bind a sub-merchant to a payscore service, decided (支付分).
    PayscoreServiceAccount,
    /// A payscore plan signed or cancelled by the user (支付分).
    PayscoreSignPlan,
    /// A power bank's insurance taken or changed (租用充电宝保险).
    PowerBankInsurance,
    /// A picture for a product coupon made (商品券).
    ProductCouponImage,
    /// A product coupon given, used or returned (商品券).
    ProductCoupon,
    /// Profit sharing returned (分账回退).
    ProfitsharingReturn,
    /// Profit sharing to a receiver (分账).
    Profitsharing,
    /// A recharge's funds returned (平台收付通商家充值).
    RechargeFundReturned,
    /// A sub-merchant's recharge, successful or closed (平台收付通商家充值).
    Recharge,
    /// A direct merchant's refund (退款).
    RefundDirect,
    /// A service provider's refund: has `sp_mchid` (退款).
    RefundPartner,
    /// A payment found risky (风险交易识别).
    RiskTrade,
    /// A test of signatures and encryption that the merchant started (商户签名验签/加解密测试).
    SecurityEcho,
    /// A batch of personal collections settled (个人收款).
    Settlement,
    /// A combined payment: has `combine_mchid` and sub-orders (合单支付).
    TransactionCombine,
    /// A direct merchant's deduction under a contract that the user signed before: `trade_type` is `PAP`
    /// (委托代扣).
    TransactionDeduction,
    /// A direct merchant's payment (普通支付).
    TransactionDirect,
    /// A campus or industry deduction, successful or not (校园/行业轻松付).
    TransactionIndustry,
    /// A parking fee deducted: `trade_scene` is `PARKING` (微信支付分停车服务).
    TransactionParking,
    /// A service provider's payment, deductions among them: has `sp_mchid` (服务商支付).
    TransactionPartner,
    /// A user's authorization of transfers, confirmed or closed (免确认收款授权).
    TransferAuthorization,
    /// A batch of transfers finished or closed (商家转账到零钱).
    TransferBatch,
    /// A transfer to a user finished (商家转账).
    TransferBill,
    /// A transfer to a QQ wallet finished (商家转账到QQ钱包).
    TransferQqwalletBill,
    /// An APIv2 contract for deductions, signed or ended (签约、解约结果通知).
    V2Contract,
    /// An APIv2 payment or deduction, successful or not (支付结果通知).
    V2Pay,
    /// An APIv2 refund (退款结果通知).
    V2Refund,
    /// A parked vehicle can or can no longer use the service (微信支付分停车服务).
    VehicleEntrance,
    /// A user's authorization of ETC deductions changed (ETC扣费).
    VehicleUser,
    /// A sub-merchant punished, blocked or heard on appeal (商户违规通知).
    Violation,
    /// An employee's authorization of company payments, given or revoked (企业支付).
    WebizpayAuthorization,
    /// A payment by a company's quota card (企业支付).
    WebizpayPayment,
    /// A company's quota card expired (企业支付).
    WebizpayQuotaCard,
    /// A refund to a company's quota card (企业支付).
    WebizpayRefund,
    /// A withdrawal changed its state (商户提现).
    Withdraw,
    /// No rule knows it. The raw plaintext is there all the same.
    Unknown,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Kind] = &[
        Self::AbnormalFund,
        Self::Applyment,
        Self::BrandMembercardExchange,
        Self::BrandMembercardPoint,
        Self::BrandMembercard,
        Self::Budget,
        Self::Complaint,
        Self::CouponSend,
        Self::CouponUse,
        Self::CreditRepaymentContract,
        Self::CreditRepaymentDeduction,
        Self::CrossBorderOrder,
        Self::CrossBorderQuery,
        Self::DeliveryPlan,
        Self::DiscountCardPaid,
        Self::DiscountCard,
        Self::EcommerceEntrust,
        Self::EduSchoolDebt,
        Self::EntrustContract,
        Self::EntrustRelease,
        Self::EntrustSigning,
        Self::EntrustTerminateInquiry,
        Self::EntrustTerminateRetention,
        Self::FacepayUser,
        Self::Fapiao,
        Self::FapiaoUserApplied,
        Self::InsuranceEntrust,
        Self::InsurancePolicy,
        Self::MallAuth,
        Self::MallRefund,
        Self::MallTransaction,
        Self::MedicalInsurance,
        Self::Membercard,
        Self::MembercardUserCard,
        Self::BlockSubmission,
        Self::BlockRecord,
        Self::ManageRecord,
        Self::MerchantNotify,
        Self::Papay,
        Self::ParkingFeeQuery,
        Self::PayscoreContract,
        Self::PayscoreOrder,
        Self::PayscoreService,
        Self::PayscoreServiceAccount,
        Self::PayscoreSignPlan,
        Self::PowerBankInsurance,
        Self::ProductCouponImage,
        Self::ProductCoupon,
        Self::ProfitsharingReturn,
        Self::Profitsharing,
        Self::RechargeFundReturned,
        Self::Recharge,
        Self::RefundDirect,
        Self::RefundPartner,
        Self::RiskTrade,
        Self::SecurityEcho,
        Self::Settlement,
        Self::TransactionCombine,
        Self::TransactionDeduction,
        Self::TransactionDirect,
        Self::TransactionIndustry,
        Self::TransactionParking,
        Self::TransactionPartner,
        Self::TransferAuthorization,
        Self::TransferBatch,
        Self::TransferBill,
        Self::TransferQqwalletBill,
        Self::V2Contract,
        Self::V2Pay,
        Self::V2Refund,
        Self::VehicleEntrance,
        Self::VehicleUser,
        Self::Violation,
        Self::WebizpayAuthorization,
        Self::WebizpayPayment,
        Self::WebizpayQuotaCard,
        Self::WebizpayRefund,
        Self::Withdraw,
        Self::Unknown,
    ];

    /// The kind's name in every language, such as `transaction.direct`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AbnormalFund => "abnormal_fund",
            Self::Applyment => "applyment",
            Self::BrandMembercardExchange => "brand_membercard.exchange",
            Self::BrandMembercardPoint => "brand_membercard.point",
            Self::BrandMembercard => "brand_membercard",
            Self::Budget => "budget",
            Self::Complaint => "complaint",
            Self::CouponSend => "coupon.send",
            Self::CouponUse => "coupon.use",
            Self::CreditRepaymentContract => "credit_repayment.contract",
            Self::CreditRepaymentDeduction => "credit_repayment.deduction",
            Self::CrossBorderOrder => "cross_border.order",
            Self::CrossBorderQuery => "cross_border.query",
            Self::DeliveryPlan => "delivery_plan",
            Self::DiscountCardPaid => "discount_card.paid",
            Self::DiscountCard => "discount_card",
            Self::EcommerceEntrust => "ecommerce_entrust",
            Self::EduSchoolDebt => "edu_school.debt",
            Self::EntrustContract => "entrust.contract",
            Self::EntrustRelease => "entrust.release",
            Self::EntrustSigning => "entrust.signing",
            Self::EntrustTerminateInquiry => "entrust.terminate_inquiry",
            Self::EntrustTerminateRetention => "entrust.terminate_retention",
            Self::FacepayUser => "facepay.user",
            Self::Fapiao => "fapiao",
            Self::FapiaoUserApplied => "fapiao.user_applied",
            Self::InsuranceEntrust => "insurance_entrust",
            Self::InsurancePolicy => "insurance_policy",
            Self::MallAuth => "mall.auth",
            Self::MallRefund => "mall.refund",
            Self::MallTransaction => "mall.transaction",
            Self::MedicalInsurance => "medical_insurance",
            Self::Membercard => "membercard",
            Self::MembercardUserCard => "membercard.user_card",
            Self::BlockSubmission => "merchant_control.appeal",
            Self::BlockRecord => "merchant_control.block",
            Self::ManageRecord => "merchant_control.manage",
            Self::MerchantNotify => "merchant_notify",
            Self::Papay => "papay",
            Self::ParkingFeeQuery => "parking_fee.query",
            Self::PayscoreContract => "payscore.contract",
            Self::PayscoreOrder => "payscore.order",
            Self::PayscoreService => "payscore.service",
            Self::PayscoreServiceAccount => "payscore.service_account",
            Self::PayscoreSignPlan => "payscore.sign_plan",
            Self::PowerBankInsurance => "power_bank.insurance",
            Self::ProductCouponImage => "product_coupon.image",
            Self::ProductCoupon => "product_coupon",
            Self::ProfitsharingReturn => "profitsharing.return",
            Self::Profitsharing => "profitsharing",
            Self::RechargeFundReturned => "recharge.fund_returned",
            Self::Recharge => "recharge",
            Self::RefundDirect => "refund.direct",
            Self::RefundPartner => "refund.partner",
            Self::RiskTrade => "risk_trade",
            Self::SecurityEcho => "security_echo",
            Self::Settlement => "settlement",
            Self::TransactionCombine => "transaction.combine",
            Self::TransactionDeduction => "transaction.deduction",
            Self::TransactionDirect => "transaction.direct",
            Self::TransactionIndustry => "transaction.industry",
            Self::TransactionParking => "transaction.parking",
            Self::TransactionPartner => "transaction.partner",
            Self::TransferAuthorization => "transfer.authorization",
            Self::TransferBatch => "transfer.batch",
            Self::TransferBill => "transfer.bill",
            Self::TransferQqwalletBill => "transfer.qqwallet_bill",
            Self::V2Contract => "v2.contract",
            Self::V2Pay => "v2.pay",
            Self::V2Refund => "v2.refund",
            Self::VehicleEntrance => "vehicle.entrance",
            Self::VehicleUser => "vehicle.user",
            Self::Violation => "violation",
            Self::WebizpayAuthorization => "webizpay.authorization",
            Self::WebizpayPayment => "webizpay.payment",
            Self::WebizpayQuotaCard => "webizpay.quota_card",
            Self::WebizpayRefund => "webizpay.refund",
            Self::Withdraw => "withdraw",
            Self::Unknown => "unknown",
        }
    }

    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
    }

    pub(crate) fn of(event_type: &str, traits: &Traits) -> Self {
        match event_type {
            "ABNORMAL_FUND_PROCESSING.TRANSFER.SUCCESS" => Self::AbnormalFund,
            "APPLYMENT_STATE.APPROVED" => Self::Applyment,
            "BLOCKRECORD.CHANGE" => Self::BlockRecord,
            "BLOCKSUBMISSION.CHANGE" => Self::BlockSubmission,
            "BRAND_MEMBER_CARD.POINT_EXCHANGE_COUPON"
            | "BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON" => Self::BrandMembercardExchange,
            "BRAND_MEMBER_CARD.SYNC_USER_POINT"
            | "BRAND_MEMBER_CARD_SP.SYNC_USER_POINT" => Self::BrandMembercardPoint,
            "BRAND_MEMBER_CARD.USER_CARD.CREATE"
            | "BRAND_MEMBER_CARD.USER_CARD.DELETE"
            | "BRAND_MEMBER_CARD_SP.USER_CARD.CREATE"
            | "BRAND_MEMBER_CARD_SP.USER_CARD.DELETE" => Self::BrandMembercard,
            "BUDGET.CLOSED"
            | "BUDGET.FINISHED"
            | "BUDGET.LOCKED" => Self::Budget,
            "COMPLAINT.CREATE"
            | "COMPLAINT.STATE_CHANGE" => Self::Complaint,
            "COUPON.SEND" => Self::CouponSend,
            "COUPON.USE" => Self::CouponUse,
            "CREDIT_REPAYMENT.DEDUCTION_PAY" => Self::CreditRepaymentDeduction,
            "CREDIT_REPAYMENT.SIGN_CONTRACT"
            | "CREDIT_REPAYMENT.TERMINATE_CONTRACT" => Self::CreditRepaymentContract,
            "CROSS_BORDER_PAY.GET_MCH_INFO" => Self::CrossBorderQuery,
            "CROSS_BORDER_PAY.PUSH_ORDER_INFO" => Self::CrossBorderOrder,
            "DELIVERY_PLAN.CHANGE"
            | "DELIVERY_PLAN_STATE.DELIVER" => Self::DeliveryPlan,
            "DISCOUNT_CARD.AGREEMENT_ENDED"
            | "DISCOUNT_CARD.GET_CARD"
            | "DISCOUNT_CARD.SETTLEMENT"
            | "DISCOUNT_CARD.USER_ACCEPTED" => Self::DiscountCard,
            "DISCOUNT_CARD.USER_PAID" => Self::DiscountCardPaid,
            "ECOMMERCE_ENTRUST.SIGN"
            | "ECOMMERCE_ENTRUST.TERMINATE" => Self::EcommerceEntrust,
            "EDU_SCHOOL_PAY.USER_DEBT_STATE_UPDATE" => Self::EduSchoolDebt,
            "ENTRUST.RELEASE" => Self::EntrustRelease,
            "ENTRUST.SIGN"
            | "ENTRUST.TERMINATE" => Self::EntrustContract,
            "ENTRUST.SIGNING" => Self::EntrustSigning,
            "ENTRUST.TERMINATE_INQUIRY" => Self::EntrustTerminateInquiry,
            "ENTRUST.TERMINATE_RETENTION" => Self::EntrustTerminateRetention,
            "FACEPAY.USER_STATE_CHANGE" => Self::FacepayUser,
            "FAPIAO.CARD_DISCARDED"
            | "FAPIAO.CARD_INSERTED"
            | "FAPIAO.ISSUED"
            | "FAPIAO.REVERSED" => Self::Fapiao,
            "FAPIAO.USER_APPLIED" => Self::FapiaoUserApplied,
            "HIRE_POWER_BANK.RECEIVE_INSURANCE" => Self::PowerBankInsurance,
            "INSURANCE_ENTRUST.RENEW"
            | "INSURANCE_ENTRUST.SIGN"
            | "INSURANCE_ENTRUST.TERMINATE" => Self::InsuranceEntrust,
            "INSURANCE_POLICY_MANAGEMENT.GRANTED" => Self::InsurancePolicy,
            "MALL_AUTH.ACTIVATE_CARD" => Self::MallAuth,
            "MALL_REFUND.SUCCESS" => Self::MallRefund,
            "MALL_TRANSACTION.SUCCESS" => Self::MallTransaction,
            "MANAGERECORD.CHANGE" => Self::ManageRecord,
            "MCHTRANSFER.AUTHORIZATION.CLOSED"
            | "MCHTRANSFER.AUTHORIZATION.CONFIRMED" => Self::TransferAuthorization,
            "MCHTRANSFER.BATCH.CLOSED"
            | "MCHTRANSFER.BATCH.FINISHED" => Self::TransferBatch,
            "MCHTRANSFER.BILL.FINISHED" => Self::TransferBill,
            "MCHTRANSFER.QQWALLETBILL.FINISHED" => Self::TransferQqwalletBill,
            "MCHWITHDRAW.CHANGE" => Self::Withdraw,
            "MEDICAL_INSURANCE.SUCCESS" => Self::MedicalInsurance,
            "MEMBERCARD.ACCEPT_CARD"
            | "MEMBERCARD.ACTIVATE_CARD"
            | "MEMBERCARD.USERCARD_MANAGE" => Self::Membercard,
            "MEMBERCARDSP.USER_CARD.CREATE"
            | "MEMBERCARDSP.USER_CARD.DELETE" => Self::MembercardUserCard,
            "MERCHANT_NOTIFY.NOTIFY" => Self::MerchantNotify,
            "PAPAY.SIGN"
            | "PAPAY.TERMINATE" => Self::Papay,
            "PARKING_FEE.QUERY_TRANS_INFO" => Self::ParkingFeeQuery,
            "PAYSCORE.BIND_SERVICE_ACCOUNT" => Self::PayscoreServiceAccount,
            "PAYSCORE.MCH_PREPAY"
            | "PAYSCORE.USER_CONFIRM"
            | "PAYSCORE.USER_PAID" => Self::PayscoreOrder,
            "PAYSCORE.USER_ACCEPTED" => Self::PayscoreContract,
            "PAYSCORE.USER_CANCEL_SIGN_PLAN"
            | "PAYSCORE.USER_SIGN_PLAN" => Self::PayscoreSignPlan,
            "PAYSCORE.USER_CLOSE_SERVICE"
            | "PAYSCORE.USER_OPEN_SERVICE" => Self::PayscoreService,
            "PRODUCT_COUPON.RETURN"
            | "PRODUCT_COUPON.SEND"
            | "PRODUCT_COUPON.USE"
            | "PRODUCT_COUPON_SP.SEND" => Self::ProductCoupon,
            "PRODUCT_COUPON_SP.IMAGE_GENERATION" => Self::ProductCouponImage,
            "PROFITSHARING"
            | "PROFITSHARING.SUCCESS" => Self::Profitsharing,
            "PROFITSHARING.RETURN"
            | "PROFITSHARING_RETURN" => Self::ProfitsharingReturn,
            "RECHARGE.CLOSED"
            | "RECHARGE.SUCCESS" => Self::Recharge,
            "RECHARGE.FUND_RETURNED" => Self::RechargeFundReturned,
            "REFUND.ABNORMAL"
            | "REFUND.CLOSED"
            | "REFUND.SUCCESS" => {
                if traits.has_sp_mchid { Self::RefundPartner }
                else { Self::RefundDirect }
            }
            "RISKTRADE.IDENTIFICATION" => Self::RiskTrade,
            "SECURITY_ECHO.SUCCESS" => Self::SecurityEcho,
            "SETTLEMENT.SUCCESS" => Self::Settlement,
            "TRANSACTION.FAIL"
            | "TRANSACTION.PAY_BACK"
            | "TRANSACTION.SUCCESS" => {
                if traits.has_combine_mchid { Self::TransactionCombine }
                else if traits.has_receiver { Self::Profitsharing }
                else if traits.has_bind_state { Self::VehicleUser }
                else if traits.trade_scene_is_parking { Self::TransactionParking }
                else if traits.has_sp_mchid { Self::TransactionPartner }
                else if traits.trade_type_is_pap { Self::TransactionDeduction }
                else if traits.has_mchid { Self::TransactionDirect }
                else { Self::Unknown }
            }
            "TRANSACTION.INDUSTRY_FAILED"
            | "TRANSACTION.INDUSTRY_SUCCESS" => Self::TransactionIndustry,
            "VEHICLE.ENTRANCE_STATE_CHANGE" => Self::VehicleEntrance,
            "VEHICLE.USER_STATE_CHANGE" => Self::VehicleUser,
            "VIOLATION.APPEAL"
            | "VIOLATION.INTERCEPT"
            | "VIOLATION.PUNISH" => Self::Violation,
            "WEBIZPAY.AUTHORIZED"
            | "WEBIZPAY.REVOKED" => Self::WebizpayAuthorization,
            "WEBIZPAY.PAYMENTREFUNDSUCCESS" => Self::WebizpayRefund,
            "WEBIZPAY.PAYMENTSUCCESS" => Self::WebizpayPayment,
            "WEBIZPAY.QUOTACARDEXPIRED" => Self::WebizpayQuotaCard,
            _ => Self::Unknown,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Every event type.
pub(crate) const EVENT_TYPES: &[&str] = &[
    "ABNORMAL_FUND_PROCESSING.TRANSFER.SUCCESS",
    "APPLYMENT_STATE.APPROVED",
    "BLOCKRECORD.CHANGE",
    "BLOCKSUBMISSION.CHANGE",
    "BRAND_MEMBER_CARD.POINT_EXCHANGE_COUPON",
    "BRAND_MEMBER_CARD.SYNC_USER_POINT",
    "BRAND_MEMBER_CARD.USER_CARD.CREATE",
    "BRAND_MEMBER_CARD.USER_CARD.DELETE",
    "BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON",
    "BRAND_MEMBER_CARD_SP.SYNC_USER_POINT",
    "BRAND_MEMBER_CARD_SP.USER_CARD.CREATE",
    "BRAND_MEMBER_CARD_SP.USER_CARD.DELETE",
    "BUDGET.CLOSED",
    "BUDGET.FINISHED",
    "BUDGET.LOCKED",
    "COMPLAINT.CREATE",
    "COMPLAINT.STATE_CHANGE",
    "COUPON.SEND",
    "COUPON.USE",
    "CREDIT_REPAYMENT.DEDUCTION_PAY",
    "CREDIT_REPAYMENT.SIGN_CONTRACT",
    "CREDIT_REPAYMENT.TERMINATE_CONTRACT",
    "CROSS_BORDER_PAY.GET_MCH_INFO",
    "CROSS_BORDER_PAY.PUSH_ORDER_INFO",
    "DELIVERY_PLAN.CHANGE",
    "DELIVERY_PLAN_STATE.DELIVER",
    "DISCOUNT_CARD.AGREEMENT_ENDED",
    "DISCOUNT_CARD.GET_CARD",
    "DISCOUNT_CARD.SETTLEMENT",
    "DISCOUNT_CARD.USER_ACCEPTED",
    "DISCOUNT_CARD.USER_PAID",
    "ECOMMERCE_ENTRUST.SIGN",
    "ECOMMERCE_ENTRUST.TERMINATE",
    "EDU_SCHOOL_PAY.USER_DEBT_STATE_UPDATE",
    "ENTRUST.RELEASE",
    "ENTRUST.SIGN",
    "ENTRUST.SIGNING",
    "ENTRUST.TERMINATE",
    "ENTRUST.TERMINATE_INQUIRY",
    "ENTRUST.TERMINATE_RETENTION",
    "FACEPAY.USER_STATE_CHANGE",
    "FAPIAO.CARD_DISCARDED",
    "FAPIAO.CARD_INSERTED",
    "FAPIAO.ISSUED",
    "FAPIAO.REVERSED",
    "FAPIAO.USER_APPLIED",
    "HIRE_POWER_BANK.RECEIVE_INSURANCE",
    "INSURANCE_ENTRUST.RENEW",
    "INSURANCE_ENTRUST.SIGN",
    "INSURANCE_ENTRUST.TERMINATE",
    "INSURANCE_POLICY_MANAGEMENT.GRANTED",
    "MALL_AUTH.ACTIVATE_CARD",
    "MALL_REFUND.SUCCESS",
    "MALL_TRANSACTION.SUCCESS",
    "MANAGERECORD.CHANGE",
    "MCHTRANSFER.AUTHORIZATION.CLOSED",
    "MCHTRANSFER.AUTHORIZATION.CONFIRMED",
    "MCHTRANSFER.BATCH.CLOSED",
    "MCHTRANSFER.BATCH.FINISHED",
    "MCHTRANSFER.BILL.FINISHED",
    "MCHTRANSFER.QQWALLETBILL.FINISHED",
    "MCHWITHDRAW.CHANGE",
    "MEDICAL_INSURANCE.SUCCESS",
    "MEMBERCARD.ACCEPT_CARD",
    "MEMBERCARD.ACTIVATE_CARD",
    "MEMBERCARD.USERCARD_MANAGE",
    "MEMBERCARDSP.USER_CARD.CREATE",
    "MEMBERCARDSP.USER_CARD.DELETE",
    "MERCHANT_NOTIFY.NOTIFY",
    "PAPAY.SIGN",
    "PAPAY.TERMINATE",
    "PARKING_FEE.QUERY_TRANS_INFO",
    "PAYSCORE.BIND_SERVICE_ACCOUNT",
    "PAYSCORE.MCH_PREPAY",
    "PAYSCORE.USER_ACCEPTED",
    "PAYSCORE.USER_CANCEL_SIGN_PLAN",
    "PAYSCORE.USER_CLOSE_SERVICE",
    "PAYSCORE.USER_CONFIRM",
    "PAYSCORE.USER_OPEN_SERVICE",
    "PAYSCORE.USER_PAID",
    "PAYSCORE.USER_SIGN_PLAN",
    "PRODUCT_COUPON.RETURN",
    "PRODUCT_COUPON.SEND",
    "PRODUCT_COUPON.USE",
    "PRODUCT_COUPON_SP.IMAGE_GENERATION",
    "PRODUCT_COUPON_SP.SEND",
    "PROFITSHARING",
    "PROFITSHARING.RETURN",
    "PROFITSHARING.SUCCESS",
    "PROFITSHARING_RETURN",
    "RECHARGE.CLOSED",
    "RECHARGE.FUND_RETURNED",
    "RECHARGE.SUCCESS",
    "REFUND.ABNORMAL",
    "REFUND.CLOSED",
    "REFUND.SUCCESS",
    "RISKTRADE.IDENTIFICATION",
    "SECURITY_ECHO.SUCCESS",
    "SETTLEMENT.SUCCESS",
    "TRANSACTION.FAIL",
    "TRANSACTION.INDUSTRY_FAILED",
    "TRANSACTION.INDUSTRY_SUCCESS",
    "TRANSACTION.PAY_BACK",
    "TRANSACTION.SUCCESS",
    "V2.CONTRACT",
    "V2.PAY",
    "V2.REFUND",
    "VEHICLE.ENTRANCE_STATE_CHANGE",
    "VEHICLE.USER_STATE_CHANGE",
    "VIOLATION.APPEAL",
    "VIOLATION.INTERCEPT",
    "VIOLATION.PUNISH",
    "WEBIZPAY.AUTHORIZED",
    "WEBIZPAY.PAYMENTREFUNDSUCCESS",
    "WEBIZPAY.PAYMENTSUCCESS",
    "WEBIZPAY.QUOTACARDEXPIRED",
    "WEBIZPAY.REVOKED",
];
