// Made from schema/ by `make generate`; do not edit.

//! The type of every kind, and [`Event`] over them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{not_null, null_as_empty};
use crate::Kind;

/// A notification's resource as the type of its kind.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// Abnormal funds in transit paid on to their receiver (在途异常资金).
    AbnormalFund(Box<AbnormalFund>),
    /// An application for H5 payment domains, reviewed (H5支付域名修改申请).
    Applyment(Box<Applyment>),
    /// A user wants to exchange a brand's points for a coupon (商家名片会员卡).
    BrandMembercardExchange(Box<BrandMembercardExchange>),
    /// Points of a brand's member card to be synchronized (商家名片会员卡).
    BrandMembercardPoint(Box<BrandMembercardPoint>),
    /// A user's member card of a brand, created or deleted (商家名片会员卡).
    BrandMembercard(Box<BrandMembercard>),
    /// A budget for donations locked, closed or used up (公益捐赠).
    Budget(Box<Budget>),
    /// A consumer's complaint, new or changed (消费者投诉).
    Complaint(Box<Complaint>),
    /// A coupon given to a user (商家券).
    CouponSend(Box<CouponSend>),
    /// A coupon used (代金券).
    CouponUse(Box<CouponUse>),
    /// A contract for repaying a credit card, signed or ended (信用卡还款).
    CreditRepaymentContract(Box<CreditRepaymentContract>),
    /// A credit card repaid by deduction (信用卡还款).
    CreditRepaymentDeduction(Box<CreditRepaymentDeduction>),
    /// An order of a foreign wallet's user, pushed to the institution (外包内用).
    CrossBorderOrder(Box<CrossBorderOrder>),
    /// A query for what a scanned QR code stands for, answered with data (外包内用).
    CrossBorderQuery(Box<CrossBorderQuery>),
    /// A delivery plan or its review changed (投放计划).
    DeliveryPlan(Box<DeliveryPlan>),
    /// A discount card paid for (微信先享卡).
    DiscountCardPaid(Box<DiscountCardPaid>),
    /// A discount card taken, accepted, ended or settled (微信先享卡).
    DiscountCard(Box<DiscountCard>),
    /// A deduction contract for combined orders, signed or ended (收付通合单代扣).
    EcommerceEntrust(Box<EcommerceEntrust>),
    /// A user's debts for school payments changed (校园轻松付).
    EduSchoolDebt(Box<EduSchoolDebt>),
    /// A deduction contract signed or ended (委托代扣).
    EntrustContract(Box<EntrustContract>),
    /// A contract for school fees ended by the user (教育续费通).
    EntrustRelease(Box<EntrustRelease>),
    /// A contract for school fees signed with a payment (教育续费通).
    EntrustSigning(Box<EntrustSigning>),
    /// An inquiry whether a deduction contract may be ended (委托代扣).
    EntrustTerminateInquiry(Box<EntrustTerminateInquiry>),
    /// A user about to end a deduction contract, to be retained (委托代扣).
    EntrustTerminateRetention(Box<EntrustTerminateRetention>),
    /// A face payment user signed or ended the contract (刷脸支付).
    FacepayUser(Box<FacepayUser>),
    /// An electronic invoice issued, reversed, put into the user's cards or discarded (电子发票).
    Fapiao(Box<Fapiao>),
    /// A user filled in the title for an electronic invoice (电子发票).
    FapiaoUserApplied(Box<FapiaoUserApplied>),
    /// A deduction contract for an insurance, signed, renewed or ended (保险委托代扣).
    InsuranceEntrust(Box<InsuranceEntrust>),
    /// A user allowed an insurance policy to be shown (微信保单服务).
    InsurancePolicy(Box<InsurancePolicy>),
    /// A user gave or activated a business circle's authorization (智慧商圈).
    MallAuth(Box<MallAuth>),
    /// A refund of a member's payment in a business circle (智慧商圈).
    MallRefund(Box<MallRefund>),
    /// A member's payment in a business circle (智慧商圈).
    MallTransaction(Box<MallTransaction>),
    /// A payment with medical insurance, successful (医保支付).
    MedicalInsurance(Box<MedicalInsurance>),
    /// A member card taken or activated (会员卡).
    Membercard(Box<Membercard>),
    /// A user's member card of a merchant's name card, created or deleted (商家名片会员卡).
    MembercardUserCard(Box<MembercardUserCard>),
    /// An appeal against blocked payments decided (商户管控).
    BlockSubmission(Box<BlockSubmission>),
    /// Payments of a sub-merchant blocked (商户管控).
    BlockRecord(Box<BlockRecord>),
    /// A sub-merchant's management record, new or changed (商户管控).
    ManageRecord(Box<ManageRecord>),
    /// A message on a subscribed topic (合作伙伴订阅消息).
    MerchantNotify(Box<MerchantNotify>),
    /// A deduction contract abroad, signed or ended (境外委托代扣).
    Papay(Box<Papay>),
    /// A query for a parking fee, answered with data (停车缴费服务).
    ParkingFeeQuery(Box<ParkingFeeQuery>),
    /// A payscore contract accepted (支付分).
    PayscoreContract(Box<PayscoreContract>),
    /// A payscore order confirmed, prepaid or paid (支付分).
    PayscoreOrder(Box<PayscoreOrder>),
    /// A payscore service opened or closed by the user (支付分).
    PayscoreService(Box<PayscoreService>),
    /// An application to bind a sub-merchant to a payscore service, decided (支付分).
    PayscoreServiceAccount(Box<PayscoreServiceAccount>),
    /// A payscore plan signed or cancelled by the user (支付分).
    PayscoreSignPlan(Box<PayscoreSignPlan>),
    /// A power bank's insurance taken or changed (租用充电宝保险).
    PowerBankInsurance(Box<PowerBankInsurance>),
    /// A picture for a product coupon made (商品券).
    ProductCouponImage(Box<ProductCouponImage>),
    /// A product coupon given, used or returned (商品券).
    ProductCoupon(Box<ProductCoupon>),
    /// Profit sharing returned (分账回退).
    ProfitsharingReturn(Box<ProfitsharingReturn>),
    /// Profit sharing to a receiver (分账).
    Profitsharing(Box<Profitsharing>),
    /// A recharge's funds returned (平台收付通商家充值).
    RechargeFundReturned(Box<RechargeFundReturned>),
    /// A sub-merchant's recharge, successful or closed (平台收付通商家充值).
    Recharge(Box<Recharge>),
    /// A direct merchant's refund (退款).
    RefundDirect(Box<RefundDirect>),
    /// A service provider's refund: has `sp_mchid` (退款).
    RefundPartner(Box<RefundPartner>),
    /// A payment found risky (风险交易识别).
    RiskTrade(Box<RiskTrade>),
    /// A test of signatures and encryption that the merchant started (商户签名验签/加解密测试).
    SecurityEcho(Box<SecurityEcho>),
    /// A batch of personal collections settled (个人收款).
    Settlement(Box<Settlement>),
    /// A combined payment: has `combine_mchid` and sub-orders (合单支付).
    TransactionCombine(Box<TransactionCombine>),
    /// A direct merchant's deduction under a contract that the user signed before: `trade_type` is `PAP`
    /// (委托代扣).
    TransactionDeduction(Box<TransactionDeduction>),
    /// A direct merchant's payment (普通支付).
    TransactionDirect(Box<TransactionDirect>),
    /// A campus or industry deduction, successful or not (校园/行业轻松付).
    TransactionIndustry(Box<TransactionIndustry>),
    /// A parking fee deducted: `trade_scene` is `PARKING` (微信支付分停车服务).
    TransactionParking(Box<TransactionParking>),
    /// A service provider's payment, deductions among them: has `sp_mchid` (服务商支付).
    TransactionPartner(Box<TransactionPartner>),
    /// A user's authorization of transfers, confirmed or closed (免确认收款授权).
    TransferAuthorization(Box<TransferAuthorization>),
    /// A batch of transfers finished or closed (商家转账到零钱).
    TransferBatch(Box<TransferBatch>),
    /// A transfer to a user finished (商家转账).
    TransferBill(Box<TransferBill>),
    /// A transfer to a QQ wallet finished (商家转账到QQ钱包).
    TransferQqwalletBill(Box<TransferQqwalletBill>),
    /// An APIv2 contract for deductions, signed or ended (签约、解约结果通知).
    V2Contract(Box<V2Contract>),
    /// An APIv2 payment or deduction, successful or not (支付结果通知).
    V2Pay(Box<V2Pay>),
    /// An APIv2 refund (退款结果通知).
    V2Refund(Box<V2Refund>),
    /// A parked vehicle can or can no longer use the service (微信支付分停车服务).
    VehicleEntrance(Box<VehicleEntrance>),
    /// A user's authorization of ETC deductions changed (ETC扣费).
    VehicleUser(Box<VehicleUser>),
    /// A sub-merchant punished, blocked or heard on appeal (商户违规通知).
    Violation(Box<Violation>),
    /// An employee's authorization of company payments, given or revoked (企业支付).
    WebizpayAuthorization(Box<WebizpayAuthorization>),
    /// A payment by a company's quota card (企业支付).
    WebizpayPayment(Box<WebizpayPayment>),
    /// A company's quota card expired (企业支付).
    WebizpayQuotaCard(Box<WebizpayQuotaCard>),
    /// A refund to a company's quota card (企业支付).
    WebizpayRefund(Box<WebizpayRefund>),
    /// A withdrawal changed its state (商户提现).
    Withdraw(Box<Withdraw>),
}

impl Event {
    /// Reads the plaintext of a kind.
    pub(super) fn read(kind: Kind, plaintext: &str) -> serde_json::Result<Option<Self>> {
        Ok(Some(match kind {
            Kind::AbnormalFund => Self::AbnormalFund(serde_json::from_str(plaintext)?),
            Kind::Applyment => Self::Applyment(serde_json::from_str(plaintext)?),
            Kind::BrandMembercardExchange => Self::BrandMembercardExchange(serde_json::from_str(plaintext)?),
            Kind::BrandMembercardPoint => Self::BrandMembercardPoint(serde_json::from_str(plaintext)?),
            Kind::BrandMembercard => Self::BrandMembercard(serde_json::from_str(plaintext)?),
            Kind::Budget => Self::Budget(serde_json::from_str(plaintext)?),
            Kind::Complaint => Self::Complaint(serde_json::from_str(plaintext)?),
            Kind::CouponSend => Self::CouponSend(serde_json::from_str(plaintext)?),
            Kind::CouponUse => Self::CouponUse(serde_json::from_str(plaintext)?),
            Kind::CreditRepaymentContract => Self::CreditRepaymentContract(serde_json::from_str(plaintext)?),
            Kind::CreditRepaymentDeduction => Self::CreditRepaymentDeduction(serde_json::from_str(plaintext)?),
            Kind::CrossBorderOrder => Self::CrossBorderOrder(serde_json::from_str(plaintext)?),
            Kind::CrossBorderQuery => Self::CrossBorderQuery(serde_json::from_str(plaintext)?),
            Kind::DeliveryPlan => Self::DeliveryPlan(serde_json::from_str(plaintext)?),
            Kind::DiscountCardPaid => Self::DiscountCardPaid(serde_json::from_str(plaintext)?),
            Kind::DiscountCard => Self::DiscountCard(serde_json::from_str(plaintext)?),
            Kind::EcommerceEntrust => Self::EcommerceEntrust(serde_json::from_str(plaintext)?),
            Kind::EduSchoolDebt => Self::EduSchoolDebt(serde_json::from_str(plaintext)?),
            Kind::EntrustContract => Self::EntrustContract(serde_json::from_str(plaintext)?),
            Kind::EntrustRelease => Self::EntrustRelease(serde_json::from_str(plaintext)?),
            Kind::EntrustSigning => Self::EntrustSigning(serde_json::from_str(plaintext)?),
            Kind::EntrustTerminateInquiry => Self::EntrustTerminateInquiry(serde_json::from_str(plaintext)?),
            Kind::EntrustTerminateRetention => Self::EntrustTerminateRetention(serde_json::from_str(plaintext)?),
            Kind::FacepayUser => Self::FacepayUser(serde_json::from_str(plaintext)?),
            Kind::Fapiao => Self::Fapiao(serde_json::from_str(plaintext)?),
            Kind::FapiaoUserApplied => Self::FapiaoUserApplied(serde_json::from_str(plaintext)?),
            Kind::InsuranceEntrust => Self::InsuranceEntrust(serde_json::from_str(plaintext)?),
            Kind::InsurancePolicy => Self::InsurancePolicy(serde_json::from_str(plaintext)?),
            Kind::MallAuth => Self::MallAuth(serde_json::from_str(plaintext)?),
            Kind::MallRefund => Self::MallRefund(serde_json::from_str(plaintext)?),
            Kind::MallTransaction => Self::MallTransaction(serde_json::from_str(plaintext)?),
            Kind::MedicalInsurance => Self::MedicalInsurance(serde_json::from_str(plaintext)?),
            Kind::Membercard => Self::Membercard(serde_json::from_str(plaintext)?),
            Kind::MembercardUserCard => Self::MembercardUserCard(serde_json::from_str(plaintext)?),
            Kind::BlockSubmission => Self::BlockSubmission(serde_json::from_str(plaintext)?),
            Kind::BlockRecord => Self::BlockRecord(serde_json::from_str(plaintext)?),
            Kind::ManageRecord => Self::ManageRecord(serde_json::from_str(plaintext)?),
            Kind::MerchantNotify => Self::MerchantNotify(serde_json::from_str(plaintext)?),
            Kind::Papay => Self::Papay(serde_json::from_str(plaintext)?),
            Kind::ParkingFeeQuery => Self::ParkingFeeQuery(serde_json::from_str(plaintext)?),
            Kind::PayscoreContract => Self::PayscoreContract(serde_json::from_str(plaintext)?),
            Kind::PayscoreOrder => Self::PayscoreOrder(serde_json::from_str(plaintext)?),
            Kind::PayscoreService => Self::PayscoreService(serde_json::from_str(plaintext)?),
            Kind::PayscoreServiceAccount => Self::PayscoreServiceAccount(serde_json::from_str(plaintext)?),
            Kind::PayscoreSignPlan => Self::PayscoreSignPlan(serde_json::from_str(plaintext)?),
            Kind::PowerBankInsurance => Self::PowerBankInsurance(serde_json::from_str(plaintext)?),
            Kind::ProductCouponImage => Self::ProductCouponImage(serde_json::from_str(plaintext)?),
            Kind::ProductCoupon => Self::ProductCoupon(serde_json::from_str(plaintext)?),
            Kind::ProfitsharingReturn => Self::ProfitsharingReturn(serde_json::from_str(plaintext)?),
            Kind::Profitsharing => Self::Profitsharing(serde_json::from_str(plaintext)?),
            Kind::RechargeFundReturned => Self::RechargeFundReturned(serde_json::from_str(plaintext)?),
            Kind::Recharge => Self::Recharge(serde_json::from_str(plaintext)?),
            Kind::RefundDirect => Self::RefundDirect(serde_json::from_str(plaintext)?),
            Kind::RefundPartner => Self::RefundPartner(serde_json::from_str(plaintext)?),
            Kind::RiskTrade => Self::RiskTrade(serde_json::from_str(plaintext)?),
            Kind::SecurityEcho => Self::SecurityEcho(serde_json::from_str(plaintext)?),
            Kind::Settlement => Self::Settlement(serde_json::from_str(plaintext)?),
            Kind::TransactionCombine => Self::TransactionCombine(serde_json::from_str(plaintext)?),
            Kind::TransactionDeduction => Self::TransactionDeduction(serde_json::from_str(plaintext)?),
            Kind::TransactionDirect => Self::TransactionDirect(serde_json::from_str(plaintext)?),
            Kind::TransactionIndustry => Self::TransactionIndustry(serde_json::from_str(plaintext)?),
            Kind::TransactionParking => Self::TransactionParking(serde_json::from_str(plaintext)?),
            Kind::TransactionPartner => Self::TransactionPartner(serde_json::from_str(plaintext)?),
            Kind::TransferAuthorization => Self::TransferAuthorization(serde_json::from_str(plaintext)?),
            Kind::TransferBatch => Self::TransferBatch(serde_json::from_str(plaintext)?),
            Kind::TransferBill => Self::TransferBill(serde_json::from_str(plaintext)?),
            Kind::TransferQqwalletBill => Self::TransferQqwalletBill(serde_json::from_str(plaintext)?),
            Kind::V2Contract => Self::V2Contract(serde_json::from_str(plaintext)?),
            Kind::V2Pay => Self::V2Pay(serde_json::from_str(plaintext)?),
            Kind::V2Refund => Self::V2Refund(serde_json::from_str(plaintext)?),
            Kind::VehicleEntrance => Self::VehicleEntrance(serde_json::from_str(plaintext)?),
            Kind::VehicleUser => Self::VehicleUser(serde_json::from_str(plaintext)?),
            Kind::Violation => Self::Violation(serde_json::from_str(plaintext)?),
            Kind::WebizpayAuthorization => Self::WebizpayAuthorization(serde_json::from_str(plaintext)?),
            Kind::WebizpayPayment => Self::WebizpayPayment(serde_json::from_str(plaintext)?),
            Kind::WebizpayQuotaCard => Self::WebizpayQuotaCard(serde_json::from_str(plaintext)?),
            Kind::WebizpayRefund => Self::WebizpayRefund(serde_json::from_str(plaintext)?),
            Kind::Withdraw => Self::Withdraw(serde_json::from_str(plaintext)?),
            Kind::Unknown => return Ok(None),
        }))
    }

    /// The kind that it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::AbnormalFund(_) => Kind::AbnormalFund,
            Self::Applyment(_) => Kind::Applyment,
            Self::BrandMembercardExchange(_) => Kind::BrandMembercardExchange,
            Self::BrandMembercardPoint(_) => Kind::BrandMembercardPoint,
            Self::BrandMembercard(_) => Kind::BrandMembercard,
            Self::Budget(_) => Kind::Budget,
            Self::Complaint(_) => Kind::Complaint,
            Self::CouponSend(_) => Kind::CouponSend,
            Self::CouponUse(_) => Kind::CouponUse,
            Self::CreditRepaymentContract(_) => Kind::CreditRepaymentContract,
            Self::CreditRepaymentDeduction(_) => Kind::CreditRepaymentDeduction,
            Self::CrossBorderOrder(_) => Kind::CrossBorderOrder,
            Self::CrossBorderQuery(_) => Kind::CrossBorderQuery,
            Self::DeliveryPlan(_) => Kind::DeliveryPlan,
            Self::DiscountCardPaid(_) => Kind::DiscountCardPaid,
            Self::DiscountCard(_) => Kind::DiscountCard,
            Self::EcommerceEntrust(_) => Kind::EcommerceEntrust,
            Self::EduSchoolDebt(_) => Kind::EduSchoolDebt,
            Self::EntrustContract(_) => Kind::EntrustContract,
            Self::EntrustRelease(_) => Kind::EntrustRelease,
            Self::EntrustSigning(_) => Kind::EntrustSigning,
            Self::EntrustTerminateInquiry(_) => Kind::EntrustTerminateInquiry,
            Self::EntrustTerminateRetention(_) => Kind::EntrustTerminateRetention,
            Self::FacepayUser(_) => Kind::FacepayUser,
            Self::Fapiao(_) => Kind::Fapiao,
            Self::FapiaoUserApplied(_) => Kind::FapiaoUserApplied,
            Self::InsuranceEntrust(_) => Kind::InsuranceEntrust,
            Self::InsurancePolicy(_) => Kind::InsurancePolicy,
            Self::MallAuth(_) => Kind::MallAuth,
            Self::MallRefund(_) => Kind::MallRefund,
            Self::MallTransaction(_) => Kind::MallTransaction,
            Self::MedicalInsurance(_) => Kind::MedicalInsurance,
            Self::Membercard(_) => Kind::Membercard,
            Self::MembercardUserCard(_) => Kind::MembercardUserCard,
            Self::BlockSubmission(_) => Kind::BlockSubmission,
            Self::BlockRecord(_) => Kind::BlockRecord,
            Self::ManageRecord(_) => Kind::ManageRecord,
            Self::MerchantNotify(_) => Kind::MerchantNotify,
            Self::Papay(_) => Kind::Papay,
            Self::ParkingFeeQuery(_) => Kind::ParkingFeeQuery,
            Self::PayscoreContract(_) => Kind::PayscoreContract,
            Self::PayscoreOrder(_) => Kind::PayscoreOrder,
            Self::PayscoreService(_) => Kind::PayscoreService,
            Self::PayscoreServiceAccount(_) => Kind::PayscoreServiceAccount,
            Self::PayscoreSignPlan(_) => Kind::PayscoreSignPlan,
            Self::PowerBankInsurance(_) => Kind::PowerBankInsurance,
            Self::ProductCouponImage(_) => Kind::ProductCouponImage,
            Self::ProductCoupon(_) => Kind::ProductCoupon,
            Self::ProfitsharingReturn(_) => Kind::ProfitsharingReturn,
            Self::Profitsharing(_) => Kind::Profitsharing,
            Self::RechargeFundReturned(_) => Kind::RechargeFundReturned,
            Self::Recharge(_) => Kind::Recharge,
            Self::RefundDirect(_) => Kind::RefundDirect,
            Self::RefundPartner(_) => Kind::RefundPartner,
            Self::RiskTrade(_) => Kind::RiskTrade,
            Self::SecurityEcho(_) => Kind::SecurityEcho,
            Self::Settlement(_) => Kind::Settlement,
            Self::TransactionCombine(_) => Kind::TransactionCombine,
            Self::TransactionDeduction(_) => Kind::TransactionDeduction,
            Self::TransactionDirect(_) => Kind::TransactionDirect,
            Self::TransactionIndustry(_) => Kind::TransactionIndustry,
            Self::TransactionParking(_) => Kind::TransactionParking,
            Self::TransactionPartner(_) => Kind::TransactionPartner,
            Self::TransferAuthorization(_) => Kind::TransferAuthorization,
            Self::TransferBatch(_) => Kind::TransferBatch,
            Self::TransferBill(_) => Kind::TransferBill,
            Self::TransferQqwalletBill(_) => Kind::TransferQqwalletBill,
            Self::V2Contract(_) => Kind::V2Contract,
            Self::V2Pay(_) => Kind::V2Pay,
            Self::V2Refund(_) => Kind::V2Refund,
            Self::VehicleEntrance(_) => Kind::VehicleEntrance,
            Self::VehicleUser(_) => Kind::VehicleUser,
            Self::Violation(_) => Kind::Violation,
            Self::WebizpayAuthorization(_) => Kind::WebizpayAuthorization,
            Self::WebizpayPayment(_) => Kind::WebizpayPayment,
            Self::WebizpayQuotaCard(_) => Kind::WebizpayQuotaCard,
            Self::WebizpayRefund(_) => Kind::WebizpayRefund,
            Self::Withdraw(_) => Kind::Withdraw,
        }
    }

    /// The resource as JSON again: the fields of its type, and those that this version does not know.
    pub fn to_value(&self) -> Value {
        match self {
            Self::AbnormalFund(event) => serde_json::to_value(event),
            Self::Applyment(event) => serde_json::to_value(event),
            Self::BrandMembercardExchange(event) => serde_json::to_value(event),
            Self::BrandMembercardPoint(event) => serde_json::to_value(event),
            Self::BrandMembercard(event) => serde_json::to_value(event),
            Self::Budget(event) => serde_json::to_value(event),
            Self::Complaint(event) => serde_json::to_value(event),
            Self::CouponSend(event) => serde_json::to_value(event),
            Self::CouponUse(event) => serde_json::to_value(event),
            Self::CreditRepaymentContract(event) => serde_json::to_value(event),
            Self::CreditRepaymentDeduction(event) => serde_json::to_value(event),
            Self::CrossBorderOrder(event) => serde_json::to_value(event),
            Self::CrossBorderQuery(event) => serde_json::to_value(event),
            Self::DeliveryPlan(event) => serde_json::to_value(event),
            Self::DiscountCardPaid(event) => serde_json::to_value(event),
            Self::DiscountCard(event) => serde_json::to_value(event),
            Self::EcommerceEntrust(event) => serde_json::to_value(event),
            Self::EduSchoolDebt(event) => serde_json::to_value(event),
            Self::EntrustContract(event) => serde_json::to_value(event),
            Self::EntrustRelease(event) => serde_json::to_value(event),
            Self::EntrustSigning(event) => serde_json::to_value(event),
            Self::EntrustTerminateInquiry(event) => serde_json::to_value(event),
            Self::EntrustTerminateRetention(event) => serde_json::to_value(event),
            Self::FacepayUser(event) => serde_json::to_value(event),
            Self::Fapiao(event) => serde_json::to_value(event),
            Self::FapiaoUserApplied(event) => serde_json::to_value(event),
            Self::InsuranceEntrust(event) => serde_json::to_value(event),
            Self::InsurancePolicy(event) => serde_json::to_value(event),
            Self::MallAuth(event) => serde_json::to_value(event),
            Self::MallRefund(event) => serde_json::to_value(event),
            Self::MallTransaction(event) => serde_json::to_value(event),
            Self::MedicalInsurance(event) => serde_json::to_value(event),
            Self::Membercard(event) => serde_json::to_value(event),
            Self::MembercardUserCard(event) => serde_json::to_value(event),
            Self::BlockSubmission(event) => serde_json::to_value(event),
            Self::BlockRecord(event) => serde_json::to_value(event),
            Self::ManageRecord(event) => serde_json::to_value(event),
            Self::MerchantNotify(event) => serde_json::to_value(event),
            Self::Papay(event) => serde_json::to_value(event),
            Self::ParkingFeeQuery(event) => serde_json::to_value(event),
            Self::PayscoreContract(event) => serde_json::to_value(event),
            Self::PayscoreOrder(event) => serde_json::to_value(event),
            Self::PayscoreService(event) => serde_json::to_value(event),
            Self::PayscoreServiceAccount(event) => serde_json::to_value(event),
            Self::PayscoreSignPlan(event) => serde_json::to_value(event),
            Self::PowerBankInsurance(event) => serde_json::to_value(event),
            Self::ProductCouponImage(event) => serde_json::to_value(event),
            Self::ProductCoupon(event) => serde_json::to_value(event),
            Self::ProfitsharingReturn(event) => serde_json::to_value(event),
            Self::Profitsharing(event) => serde_json::to_value(event),
            Self::RechargeFundReturned(event) => serde_json::to_value(event),
            Self::Recharge(event) => serde_json::to_value(event),
            Self::RefundDirect(event) => serde_json::to_value(event),
            Self::RefundPartner(event) => serde_json::to_value(event),
            Self::RiskTrade(event) => serde_json::to_value(event),
            Self::SecurityEcho(event) => serde_json::to_value(event),
            Self::Settlement(event) => serde_json::to_value(event),
            Self::TransactionCombine(event) => serde_json::to_value(event),
            Self::TransactionDeduction(event) => serde_json::to_value(event),
            Self::TransactionDirect(event) => serde_json::to_value(event),
            Self::TransactionIndustry(event) => serde_json::to_value(event),
            Self::TransactionParking(event) => serde_json::to_value(event),
            Self::TransactionPartner(event) => serde_json::to_value(event),
            Self::TransferAuthorization(event) => serde_json::to_value(event),
            Self::TransferBatch(event) => serde_json::to_value(event),
            Self::TransferBill(event) => serde_json::to_value(event),
            Self::TransferQqwalletBill(event) => serde_json::to_value(event),
            Self::V2Contract(event) => serde_json::to_value(event),
            Self::V2Pay(event) => serde_json::to_value(event),
            Self::V2Refund(event) => serde_json::to_value(event),
            Self::VehicleEntrance(event) => serde_json::to_value(event),
            Self::VehicleUser(event) => serde_json::to_value(event),
            Self::Violation(event) => serde_json::to_value(event),
            Self::WebizpayAuthorization(event) => serde_json::to_value(event),
            Self::WebizpayPayment(event) => serde_json::to_value(event),
            Self::WebizpayQuotaCard(event) => serde_json::to_value(event),
            Self::WebizpayRefund(event) => serde_json::to_value(event),
            Self::Withdraw(event) => serde_json::to_value(event),
        }
        .expect("texts, numbers, lists and objects serialize")
    }
}

/// Abnormal funds in transit paid on to their receiver (在途异常资金).
///
/// Kind `abnormal_fund`, carried by `ABNORMAL_FUND_PROCESSING.TRANSFER.SUCCESS`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014591539>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct AbnormalFund {
    /// Product the funds come from, such as C2C.
    pub product_name: String,
    /// WeChat Pay's number of the payment of the funds.
    pub receipt_id: String,
    /// The amounts.
    pub transfer_amount: AbnormalFundTransferAmount,
    /// State of the payment of the funds: RECEIPT_STATE_PENDING, RECEIPT_STATE_PROGRESS,
    /// RECEIPT_STATE_COMPLETED.
    pub receipt_state: String,
    /// When the record was created. RFC 3339 with offset.
    pub create_time: String,
    /// When the record last changed. RFC 3339 with offset.
    pub last_update_time: String,
    /// The instruction to pay the funds.
    pub instruction: AbnormalFundInstruction,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The instruction to pay the funds: `instruction`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct AbnormalFundInstruction {
    /// The merchant's number of the instruction.
    pub out_instruction_no: String,
    /// Who gave the instruction.
    pub commander: AbnormalFundInstructionCommander,
    /// How the funds were paid, such as TRANSFER_TO_ORIGINAL_RECEIVE_USER.
    pub transfer_mode: String,
    /// When the money reached its receiver. RFC 3339 with offset.
    pub success_time: String,
    /// WeChat Pay's id of the instruction. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruction_instance_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Who gave the instruction: `instruction.commander`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct AbnormalFundInstructionCommander {
    /// Role that gave the instruction, such as MERCHANT.
    pub operator: String,
    /// The merchant number.
    pub mchid: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amounts: `transfer_amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct AbnormalFundTransferAmount {
    /// The amount paid. In the currency's minor unit (分 for CNY).
    pub total: i64,
    /// Currency, by ISO 4217; CNY in mainland China.
    pub currency: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// An application for H5 payment domains, reviewed (H5支付域名修改申请).
///
/// Kind `applyment`, carried by `APPLYMENT_STATE.APPROVED`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013025118>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Applyment {
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// Whether the site is online: HAS_LAUNCHED, UN_LAUNCHED.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website_state: Option<String>,
    /// Domains for H5 payments.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<String>,
    /// Address of the sub-merchant's site. A URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website_url: Option<String>,
    /// Screenshots of the site's shop pages.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub website_business_page_pics: Vec<String>,
    /// Screenshots of the site's home page.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub website_homepage_pics: Vec<String>,
    /// WeChat Pay's number of the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applyment_id: Option<i64>,
    /// Why the application was rejected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit_reject_detail: Option<String>,
    /// State of the application: PENDING, UNDER_REVIEW, APPROVED, REJECTED.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applyment_state: Option<String>,
    /// Where the result of the review goes. A URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notify_url: Option<String>,
    /// The merchant's number of the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_applyment_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A user wants to exchange a brand's points for a coupon (商家名片会员卡).
///
/// Kind `brand_membercard.exchange`, carried by `BRAND_MEMBER_CARD.POINT_EXCHANGE_COUPON`,
/// `BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON`.
///
/// After the exchange, report its outcome by the API call that synchronizes it: the acknowledgement
/// does not carry it.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015878622>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BrandMembercardExchange {
    /// Id of the exchange.
    pub record_id: String,
    /// WeChat Pay's id of the brand.
    pub brand_id: String,
    /// Id of the card's template.
    pub card_id: String,
    /// The user's id under the application.
    pub openid: String,
    /// Number of the user's member card.
    pub user_card_code: String,
    /// Id of the offer to exchange points for a coupon.
    pub exchange_coupon_template_id: String,
    /// How many points the coupon costs.
    pub deduct_points: i64,
    /// Id of the coupon's stock.
    pub stock_id: String,
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// Id of the product coupon. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_coupon_id: Option<String>,
    /// Kind of the product coupon's stock. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_coupon_stock_type: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Points of a brand's member card to be synchronized (商家名片会员卡).
///
/// Kind `brand_membercard.point`, carried by `BRAND_MEMBER_CARD.SYNC_USER_POINT`,
/// `BRAND_MEMBER_CARD_SP.SYNC_USER_POINT`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016096820>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BrandMembercardPoint {
    /// WeChat Pay's id of the brand.
    pub brand_id: String,
    /// Id of the card's template.
    pub card_id: String,
    /// The user's id under the application.
    pub openid: String,
    /// Number of the user's member card.
    pub user_card_code: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A user's member card of a brand, created or deleted (商家名片会员卡).
///
/// Kind `brand_membercard`, carried by `BRAND_MEMBER_CARD.USER_CARD.CREATE`,
/// `BRAND_MEMBER_CARD.USER_CARD.DELETE`, `BRAND_MEMBER_CARD_SP.USER_CARD.CREATE`,
/// `BRAND_MEMBER_CARD_SP.USER_CARD.DELETE`.
///
/// `phone_number` and what the user filled in (`value`, `user_chosen_values`) are encrypted with the
/// merchant's public key, inside the decrypted notification.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015283692>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BrandMembercard {
    /// Number of the user's member card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_card_code: Option<String>,
    /// Id of the card's template.
    pub card_id: String,
    /// The user's id under the application.
    pub openid: String,
    /// Background colour of the card, as RGB in hexadecimal.
    pub card_color: String,
    /// Background picture of the card. A URL.
    pub card_picture_url: String,
    /// WeChat Pay's id of the brand.
    pub brand_id: String,
    /// Kind of member card: PURCHASE, NORMAL, BALANCE.
    pub card_type: String,
    /// The user's phone number, encrypted with the merchant's public key. Base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// Level of the member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// When the card is valid.
    pub valid_date_information: BrandMembercardValidDateInformation,
    /// When the user took the card. RFC 3339 with offset.
    pub pickup_time: String,
    /// What the user filled in to get the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_information: Option<BrandMembercardUserInformation>,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// State of the user's card: NOT_EFFECTIVE, EFFECTIVE, EXPIRED, UNAVAILABLE, DELETE.
    pub user_card_state: String,
    /// Why the card became invalid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invalid_reason: Option<String>,
    /// When the card became invalid. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invalid_time: Option<String>,
    /// When the record was created. RFC 3339 with offset.
    pub create_time: String,
    /// When the record last changed. RFC 3339 with offset.
    pub modify_time: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// What the user filled in to get the card: `user_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BrandMembercardUserInformation {
    /// The platform's fields the user filled in.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub common_field_list: Vec<BrandMembercardUserInformationCommonFieldList>,
    /// The merchant's own fields the user filled in.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub custom_field_list: Vec<BrandMembercardUserInformationCustomFieldList>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The merchant's own fields the user filled in: `user_information.custom_field_list[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BrandMembercardUserInformationCustomFieldList {
    /// Name of the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the user chose, each value encrypted with the merchant's public key. Base64.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub user_chosen_values: Vec<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The platform's fields the user filled in: `user_information.common_field_list[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BrandMembercardUserInformationCommonFieldList {
    /// Which field: USER_FORM_FLAG_SEX, USER_FORM_FLAG_NAME, USER_FORM_FLAG_BIRTHDAY,
    /// USER_FORM_FLAG_ADDRESS, USER_FORM_FLAG_EMAIL, USER_FORM_FLAG_CITY.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the user filled in, encrypted with the merchant's public key. Base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// When the card is valid: `valid_date_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BrandMembercardValidDateInformation {
    /// Kind of validity: FIX_TIME_RANGE, FIX_TERM, PERMANENT.
    pub r#type: String,
    /// From when it can be used. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub available_begin_time: Option<String>,
    /// Until when it can be used. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub available_end_time: Option<String>,
    /// For how many days the card is valid. In days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub available_day_after_receive: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A budget for donations locked, closed or used up (公益捐赠).
///
/// Kind `budget`, carried by `BUDGET.CLOSED`, `BUDGET.FINISHED`, `BUDGET.LOCKED`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015555114>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Budget {
    /// The merchant number of the service provider.
    pub sp_mchid: String,
    /// The merchant's number of the budget.
    pub out_budget_no: String,
    /// WeChat Pay's number of the budget.
    pub budget_id: String,
    /// The whole budget. In the currency's minor unit (分 for CNY).
    pub amount: i64,
    /// Merchant number that funds the budget.
    pub sponsor_mchid: String,
    /// Name of the activity.
    pub activity_name: String,
    /// Description of the activity.
    pub activity_remark: String,
    /// State of the budget, such as CLOSED.
    pub state: String,
    /// Why the budget was unlocked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unlock_remark: Option<String>,
    /// When the budget was closed. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_time: Option<String>,
    /// When the budget was used up. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished_time: Option<String>,
    /// When the budget was locked. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locked_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A consumer's complaint, new or changed (消费者投诉).
///
/// Kind `complaint`, carried by `COMPLAINT.CREATE`, `COMPLAINT.STATE_CHANGE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289719>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Complaint {
    /// WeChat Pay's number of the complaint.
    pub complaint_id: String,
    /// What happened to the complaint, such as CREATE_COMPLAINT, CONTINUE_COMPLAINT, USER_RESPONSE,
    /// SELLER_REFUND.
    pub action_type: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A coupon given to a user (商家券).
///
/// Kind `coupon.send`, carried by `COUPON.SEND`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285279>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CouponSend {
    /// Finer kind of event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_type: Option<String>,
    /// Code of the user's coupon.
    pub coupon_code: String,
    /// Id of the coupon's stock.
    pub stock_id: String,
    /// When the coupon was given. RFC 3339 with offset.
    pub send_time: String,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The user's id across the merchant's applications.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unionid: Option<String>,
    /// How the coupon was given, such as BUSICOUPON_SEND_CHANNEL_MINIAPP, BUSICOUPON_SEND_CHANNEL_API,
    /// BUSICOUPON_SEND_CHANNEL_PAYGIFT.
    pub send_channel: String,
    /// Merchant number that gave the coupon.
    pub send_merchant: String,
    /// Id of the activity in which the coupon was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act_id: Option<String>,
    /// Where the coupon came from; only for some channels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach_info: Option<CouponSendAttachInfo>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Where the coupon came from; only for some channels: `attach_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CouponSendAttachInfo {
    /// The payment that the coupon was given for; only for coupons given after paying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// Id of the coupon hall's activity; only for coupons taken by scanning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act_code: Option<String>,
    /// Id of the coupon hall; only for coupons taken by scanning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hall_code: Option<String>,
    /// Merchant number of the coupon hall's owner; only for coupons taken by scanning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hall_belong_mch_id: Option<i64>,
    /// Id of the member card; only for coupons given by a card's activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card_id: Option<String>,
    /// Number of the user's member card; only for coupons given by a card's activity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Id of the member activity; only for coupons given by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity_id: Option<String>,
    /// The user's phone number. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// Country code of the phone number. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A coupon used (代金券).
///
/// Kind `coupon.use`, carried by `COUPON.USE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285250>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CouponUse {
    /// Merchant number that created the coupon's stock.
    pub stock_creator_mchid: String,
    /// Id of the coupon's stock.
    pub stock_id: String,
    /// Id of the coupon.
    pub coupon_id: String,
    /// The discount on a single item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub singleitem_discount_off: Option<CouponUseSingleitemDiscountOff>,
    /// The set price; only for coupons that set one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_to: Option<CouponUseDiscountTo>,
    /// Name of the coupon.
    pub coupon_name: String,
    /// State of the coupon: SENDED, USED, EXPIRED.
    pub status: String,
    /// Description of the coupon.
    pub description: String,
    /// When the user got the coupon. RFC 3339 with offset.
    pub create_time: String,
    /// Kind of coupon: NORMAL (takes an amount off), CUT_TO (sets the price).
    pub coupon_type: String,
    /// Whether the coupon moves no money: the merchant bears it as a discount.
    pub no_cash: bool,
    /// From when it can be used. RFC 3339 with offset.
    pub available_begin_time: String,
    /// Until when it can be used. RFC 3339 with offset.
    pub available_end_time: String,
    /// Whether the coupon is for single items.
    pub singleitem: bool,
    /// Value of and threshold for the coupon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub normal_coupon_information: Option<CouponUseNormalCouponInformation>,
    /// How the coupon was used; absent until it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consume_information: Option<CouponUseConsumeInformation>,
    /// Kind of coupon; MULTIUSE for one that can be used in parts, absent for others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub business_type: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// How the coupon was used; absent until it is: `consume_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CouponUseConsumeInformation {
    /// When the coupon was used. RFC 3339 with offset.
    pub consume_time: String,
    /// Merchant number that took the coupon.
    pub consume_mchid: String,
    /// WeChat Pay's number of the transaction.
    pub transaction_id: String,
    /// How much of the coupon was used; only for business_type MULTIUSE. In the currency's minor unit (分
    /// for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consume_amount: Option<i64>,
    /// The goods.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub goods_detail: Vec<CouponUseConsumeInformationGoodsDetail>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The goods: `consume_information.goods_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CouponUseConsumeInformationGoodsDetail {
    /// The merchant's number of the item.
    pub goods_id: String,
    /// How many of the item.
    pub quantity: i64,
    /// Price of one item. In the currency's minor unit (分 for CNY).
    pub price: i64,
    /// Discount on the item. In the currency's minor unit (分 for CNY).
    pub discount_amount: i64,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Value of and threshold for the coupon: `normal_coupon_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CouponUseNormalCouponInformation {
    /// Face value of the coupon. In the currency's minor unit (分 for CNY).
    pub coupon_amount: i64,
    /// Order amount from which the coupon applies. In the currency's minor unit (分 for CNY).
    pub transaction_minimum: i64,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The set price; only for coupons that set one: `discount_to`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CouponUseDiscountTo {
    /// Price of one item after the discount. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_to_price: Option<i64>,
    /// Highest price of an item that the coupon applies to. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_price: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The discount on a single item: `singleitem_discount_off`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CouponUseSingleitemDiscountOff {
    /// Most that is taken off one item. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub single_price_max: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A contract for repaying a credit card, signed or ended (信用卡还款).
///
/// Kind `credit_repayment.contract`, carried by `CREDIT_REPAYMENT.SIGN_CONTRACT`,
/// `CREDIT_REPAYMENT.TERMINATE_CONTRACT`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790583>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CreditRepaymentContract {
    /// The merchant number of the service provider.
    pub sp_mchid: String,
    /// WeChat Pay's number of the contract.
    pub contract_id: String,
    /// Id of the plan or template.
    pub plan_id: i64,
    /// The merchant's number of the contract.
    pub out_contract_code: String,
    /// The user's name as it is shown.
    pub display_name: String,
    /// State of the contract: CONTRACT_STATE_EFFECTIVE, CONTRACT_STATE_TERMINATED, CONTRACT_STATE_INVALID.
    pub contract_state: String,
    /// When the contract was signed. RFC 3339 with offset.
    pub contract_signed_time: String,
    /// When the contract was ended. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_terminated_time: Option<String>,
    /// How the contract was ended: TERMINATION_MODE_INVALID (not ended), TERMINATION_MODE_BY_USER,
    /// TERMINATION_MODE_BY_MERCHANT, TERMINATION_MODE_BY_CUSTOMER_SERVICE. Uncertain:
    /// `contract_termination_mode` in another source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_terminated_mode: Option<String>,
    /// Why the contract was ended, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_termination_remark: Option<String>,
    /// Day of the month on which to repay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repayment_day: Option<i64>,
    /// Most that may be repaid at once. Uncertain: an amount given as a string; the unit is not documented.
    pub repayment_amount_limit: String,
    /// The application id of the merchant, or of the service provider.
    pub appid: String,
    /// The user's id under the application.
    pub openid: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A credit card repaid by deduction (信用卡还款).
///
/// Kind `credit_repayment.deduction`, carried by `CREDIT_REPAYMENT.DEDUCTION_PAY`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790592>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CreditRepaymentDeduction {
    /// The merchant number of the service provider.
    pub sp_mchid: String,
    /// The merchant number of the sub-merchant.
    pub sub_mchid: String,
    /// The application id of the merchant, or of the service provider.
    pub appid: String,
    /// The application id of the sub-merchant.
    pub sub_appid: String,
    /// The user's id under the application.
    pub openid: String,
    /// State of the repayment, such as DEDUCT_ORDER_STATE_PAY_SUCCESS.
    pub order_state: String,
    /// The merchant's order number.
    pub out_trade_no: String,
    /// The merchant's number of the scheduled repayment.
    pub out_record_id: String,
    /// WeChat Pay's number of the contract.
    pub contract_id: String,
    /// The amount to deduct. Uncertain: a string in one place, an integer in the request that starts it:
    /// take both.
    #[serde(deserialize_with = "not_null")]
    pub deduct_amount: Value,
    /// What was repaid. Uncertain: a string in one place, an integer in the request that starts it: take
    /// both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_success_amount: Option<Value>,
    /// Description of what is paid for.
    pub description: String,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// WeChat Pay's number of the transaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// An order of a foreign wallet's user, pushed to the institution (外包内用).
///
/// Kind `cross_border.order`, carried by `CROSS_BORDER_PAY.PUSH_ORDER_INFO`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762399>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CrossBorderOrder {
    /// Transaction number of the accepting network.
    pub acq_tid: String,
    /// Code of the foreign wallet.
    pub bank_type: String,
    /// The amounts.
    pub amount: CrossBorderOrderAmount,
    /// The user's id under the application.
    pub openid: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amounts: `amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CrossBorderOrderAmount {
    /// The amount of the order. In the currency's minor unit (分 for CNY).
    pub total: i64,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A query for what a scanned QR code stands for, answered with data (外包内用).
///
/// Kind `cross_border.query`, carried by `CROSS_BORDER_PAY.GET_MCH_INFO`.
///
/// The platform waits for data in the answer, within 3 seconds: who receives the money for the QR code.
/// Give it as the body of the acknowledgement (`Ack` with a body).
/// The answer has to be signed by the institution in its `Authorization` header; without it the payment
/// stops.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762388>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct CrossBorderQuery {
    /// Transaction number of the accepting network.
    pub acq_tid: String,
    /// Code of the foreign wallet.
    pub bank_type: String,
    /// The URL in the QR code that the foreign wallet scanned. A URL.
    pub qr_cd_mp: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A delivery plan or its review changed (投放计划).
///
/// Kind `delivery_plan`, carried by `DELIVERY_PLAN.CHANGE`, `DELIVERY_PLAN_STATE.DELIVER`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016168699>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct DeliveryPlan {
    /// Id of the delivery plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<String>,
    /// State of the plan: CREATED, DELIVERING, PAUSED, TERMINATED, PLAN_TERMINATED, EXPIRED. Uncertain:
    /// described as the state before the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_state: Option<String>,
    /// State of the review: PROCESSING, PASSED, REJECTED.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit_state: Option<String>,
    /// Why the state changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change_reason: Option<String>,
    /// When the record last changed. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modify_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A discount card paid for (微信先享卡).
///
/// Kind `discount_card.paid`, carried by `DISCOUNT_CARD.USER_PAID`.
///
/// Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_6.shtml>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct DiscountCardPaid {
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// WeChat Pay's id of the discount card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card_id: Option<String>,
    /// Id of the card's template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card_template_id: Option<String>,
    /// The merchant's number of the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_card_code: Option<String>,
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// State of the card. Uncertain: values not documented in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Why the user did not keep the promise. Uncertain: values not documented in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unfinished_reason: Option<String>,
    /// The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<String>,
    /// The payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_information: Option<DiscountCardPaidPayInformation>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The payment: `pay_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct DiscountCardPaidPayInformation {
    /// WeChat Pay's number of the transaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// State of the payment. Uncertain: values not documented in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_state: Option<String>,
    /// What the user paid, as a string. Uncertain: an amount given as a string; the unit is not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_amount: Option<String>,
    /// When the user paid. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A discount card taken, accepted, ended or settled (微信先享卡).
///
/// Kind `discount_card`, carried by `DISCOUNT_CARD.AGREEMENT_ENDED`, `DISCOUNT_CARD.GET_CARD`,
/// `DISCOUNT_CARD.SETTLEMENT`, `DISCOUNT_CARD.USER_ACCEPTED`.
///
/// The product was documented in the old wiki only. Which fields come depends on the event, and the
/// values of the states are not listed in public.
///
/// Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_5.shtml>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct DiscountCard {
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// WeChat Pay's id of the discount card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card_id: Option<String>,
    /// Id of the card's template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card_template_id: Option<String>,
    /// When the user took the card. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// What the user promised to do.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<DiscountCardObjectives>,
    /// The merchant's number of the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_card_code: Option<String>,
    /// What the user gets for it.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub rewards: Vec<DiscountCardRewards>,
    /// State of the card. Uncertain: values not documented in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// When the card is valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_range: Option<DiscountCardTimeRange>,
    /// The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<String>,
    /// Why the user did not keep the promise. Uncertain: values not documented in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unfinished_reason: Option<String>,
    /// Openid of the user who shared the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sharer_openid: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// When the card is valid: `time_range`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct DiscountCardTimeRange {
    /// When the period begins. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begin_time: Option<String>,
    /// When the period ends. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// What the user gets for it: `rewards[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct DiscountCardRewards {
    /// Id of the reward.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reward_id: Option<String>,
    /// What is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Value of the reward. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Whether the number is limited: COUNT_LIMIT, COUNT_UNLIMITED.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count_type: Option<String>,
    /// Name of the reward.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How many of the reward there are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    /// Description of the reward.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// How far the reward was used.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub reward_usage_records: Vec<DiscountCardRewardsRewardUsageRecords>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// How far the reward was used: `rewards[].reward_usage_records[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct DiscountCardRewardsRewardUsageRecords {
    /// How many of the reward were used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage_count: Option<i64>,
    /// Value of what was used. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Whether the record adds or takes away: INCREASE, DECREASE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage_type: Option<String>,
    /// When the reward was used. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usage_time: Option<String>,
    /// The merchant's number of the use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reward_usage_serial_no: Option<String>,
    /// Description of the use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Id of the reward.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reward_id: Option<String>,
    /// Note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// What the user promised to do: `objectives[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct DiscountCardObjectives {
    /// Id of the objective.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective_id: Option<String>,
    /// What is counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Name of the objective.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How often the objective is to be completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    /// Description of the objective.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// How far the objective was completed.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub objective_completion_records: Vec<DiscountCardObjectivesObjectiveCompletionRecords>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// How far the objective was completed: `objectives[].objective_completion_records[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct DiscountCardObjectivesObjectiveCompletionRecords {
    /// When the objective was completed. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion_time: Option<String>,
    /// The merchant's number of the completion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective_completion_serial_no: Option<String>,
    /// Description of the completion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// By how much the objective was completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion_count: Option<i64>,
    /// Note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Whether the record adds or takes away: INCREASE, DECREASE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completion_type: Option<String>,
    /// Id of the objective.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub objective_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A deduction contract for combined orders, signed or ended (收付通合单代扣).
///
/// Kind `ecommerce_entrust`, carried by `ECOMMERCE_ENTRUST.SIGN`, `ECOMMERCE_ENTRUST.TERMINATE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012881605>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EcommerceEntrust {
    /// The merchant number.
    pub mchid: String,
    /// The merchant's number of the contract.
    pub out_contract_code: String,
    /// Id of the plan or template.
    pub plan_id: i64,
    /// The application id of the merchant, or of the service provider.
    pub appid: String,
    /// The user's id under the application.
    pub openid: String,
    /// When the contract expires. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_expired_time: Option<String>,
    /// When the contract was signed or ended. RFC 3339 with offset.
    pub operate_time: String,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// How the contract was ended; absent when it was signed. Uncertain: values differ between sources.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_termination_mode: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A user's debts for school payments changed (校园轻松付).
///
/// Kind `edu_school.debt`, carried by `EDU_SCHOOL_PAY.USER_DEBT_STATE_UPDATE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012161155>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EduSchoolDebt {
    /// The application id of the merchant, or of the service provider.
    pub appid: String,
    /// The user's id under the application.
    pub openid: String,
    /// Whether the user's account can be charged: NORMAL, FORBIDDEN.
    pub state: String,
    /// How many of the user's debts are open.
    pub debt_count: i64,
    /// When the debts last changed. RFC 3339 with offset.
    pub update_time: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A deduction contract signed or ended (委托代扣).
///
/// Kind `entrust.contract`, carried by `ENTRUST.SIGN`, `ENTRUST.TERMINATE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012160323>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustContract {
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// WeChat Pay's number of the contract.
    pub contract_id: String,
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// Id of the plan or template.
    pub plan_id: i64,
    /// The merchant's number of the contract.
    pub out_contract_code: String,
    /// The user's name in the contract, as the merchant gave it.
    pub contract_display_account: String,
    /// State of the contract: SIGNED, TERMINATED.
    pub contract_state: String,
    /// When the contract was signed. RFC 3339 with offset.
    pub contract_signed_time: String,
    /// When the contract expires. RFC 3339 with offset.
    pub contract_expired_time: String,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// How the contract was ended; only when its state is TERMINATED.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_terminate_info: Option<EntrustContractContractTerminateInfo>,
    /// The scheduled deduction; only for contracts that schedule one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deduct_schedule: Option<EntrustContractDeductSchedule>,
    /// The merchant number of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_mchid: Option<String>,
    /// The application id of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_appid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The user's id under the service provider's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_openid: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// The merchant's id of the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_user_code: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The scheduled deduction; only for contracts that schedule one: `deduct_schedule`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustContractDeductSchedule {
    /// Day the deduction is expected. As `yyyy-MM-dd`.
    pub estimated_deduct_date: String,
    /// The amount expected when the contract was signed.
    pub estimated_deduct_amount: EntrustContractDeductScheduleEstimatedDeductAmount,
    /// State of the scheduled deduction: NO_SCHEDULED, SCHEDULED, PAID, EXPIRED.
    pub schedule_state: String,
    /// The amount scheduled; present once the state is SCHEDULED or PAID.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheduled_amount: Option<EntrustContractDeductScheduleScheduledAmount>,
    /// What was deducted; present once the state is PAID.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deduct_amount: Option<EntrustContractDeductScheduleDeductAmount>,
    /// Day of the deduction. As `yyyy-MM-dd`.
    pub deduct_date: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// What was deducted; present once the state is PAID: `deduct_schedule.deduct_amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustContractDeductScheduleDeductAmount {
    /// The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on
    /// the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    pub currency: String,
    /// The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on
    /// the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amount scheduled; present once the state is SCHEDULED or PAID:
/// `deduct_schedule.scheduled_amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustContractDeductScheduleScheduledAmount {
    /// The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on
    /// the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on
    /// the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amount expected when the contract was signed: `deduct_schedule.estimated_deduct_amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustContractDeductScheduleEstimatedDeductAmount {
    /// The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on
    /// the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    pub currency: String,
    /// The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on
    /// the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// How the contract was ended; only when its state is TERMINATED: `contract_terminate_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustContractContractTerminateInfo {
    /// How the contract was ended: USER_TERMINATE, MCH_API_TERMINATE, API, WEPAY_WEB_TERMINATE,
    /// CUSTOMER_SERVICE_TERMINATE, SYSTEM_TERMINATE.
    pub contract_termination_mode: String,
    /// When the contract was ended. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_terminated_time: Option<String>,
    /// Why the contract was ended, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_termination_remark: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A contract for school fees ended by the user (教育续费通).
///
/// Kind `entrust.release`, carried by `ENTRUST.RELEASE`.
///
/// The field lists for the end of the contract and for the payment are the same in public sources:
/// without a payment, expect only the contract's fields.
/// `device_information.payer_total` is described as the IP address of the device, not as an amount.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286235>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustRelease {
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The merchant's order number.
    pub out_trade_no: String,
    /// WeChat Pay's number of the transaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_type: Option<String>,
    /// When it succeeded. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// State of the payment: SUCCESS, REFUND, ACCEPTED (not yet paid), PAY_FAIL.
    pub trade_state: String,
    /// State of the payment, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_state_description: Option<String>,
    /// Who paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<EntrustReleasePayer>,
    /// The amounts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<EntrustReleaseAmount>,
    /// The device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_information: Option<EntrustReleaseDeviceInformation>,
    /// The promotions that were applied.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub promotion_detail: Vec<EntrustReleasePromotionDetail>,
    /// The merchant number of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_mchid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// Id of the plan or template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<String>,
    /// The contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_information: Option<EntrustReleaseContractInformation>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The contract: `contract_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustReleaseContractInformation {
    /// WeChat Pay's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_id: Option<String>,
    /// Whether the contract was signed or ended: ADD, DELETE.
    pub contract_status: String,
    /// When the contract was signed. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The promotions that were applied: `promotion_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustReleasePromotionDetail {
    /// Id of the coupon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon_id: Option<String>,
    /// Name of the promotion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the promotion applies to: GLOBAL (the order), SINGLE (an item).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Kind of promotion: COUPON (the merchant is paid for it), DISCOUNT (a plain discount).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Value of the promotion. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Id of the coupon's stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock_id: Option<String>,
    /// Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wechatpay_contribute: Option<i64>,
    /// Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_contribute: Option<i64>,
    /// Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_contribute: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The device: `device_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustReleaseDeviceInformation {
    /// The merchant's number of the device or shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// IP address of the device that asked for the deduction. Uncertain: the name says an amount, the
    /// description an IP address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<Value>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amounts: `amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustReleaseAmount {
    /// The amount of the order. In the currency's minor unit (分 for CNY).
    pub total: i64,
    /// What the user paid. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<i64>,
    /// Sum of the discounts. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_total: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Who paid: `payer`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustReleasePayer {
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A contract for school fees signed with a payment (教育续费通).
///
/// Kind `entrust.signing`, carried by `ENTRUST.SIGNING`.
///
/// `device_information.payer_total` is described as the IP address of the device, not as an amount.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286235>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustSigning {
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// Id of the plan or template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<String>,
    /// The contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_information: Option<EntrustSigningContractInformation>,
    /// The merchant's order number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_trade_no: Option<String>,
    /// WeChat Pay's number of the transaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_type: Option<String>,
    /// When it succeeded. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// State of the payment: SUCCESS, REFUND, ACCEPTED (not yet paid), PAY_FAIL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_state: Option<String>,
    /// State of the payment, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_state_description: Option<String>,
    /// Who paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<EntrustSigningPayer>,
    /// The amounts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<EntrustSigningAmount>,
    /// The device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_information: Option<EntrustSigningDeviceInformation>,
    /// The promotions that were applied.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub promotion_detail: Vec<EntrustSigningPromotionDetail>,
    /// The merchant number of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_mchid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The promotions that were applied: `promotion_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustSigningPromotionDetail {
    /// Id of the coupon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon_id: Option<String>,
    /// Name of the promotion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the promotion applies to: GLOBAL (the order), SINGLE (an item).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Kind of promotion: COUPON (the merchant is paid for it), DISCOUNT (a plain discount).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Value of the promotion. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Id of the coupon's stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock_id: Option<String>,
    /// Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wechatpay_contribute: Option<i64>,
    /// Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_contribute: Option<i64>,
    /// Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_contribute: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The device: `device_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustSigningDeviceInformation {
    /// The merchant's number of the device or shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// IP address of the device that asked for the deduction. Uncertain: the name says an amount, the
    /// description an IP address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<Value>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amounts: `amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustSigningAmount {
    /// The amount of the order. In the currency's minor unit (分 for CNY).
    pub total: i64,
    /// What the user paid. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<i64>,
    /// Sum of the discounts. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_total: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Who paid: `payer`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustSigningPayer {
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The contract: `contract_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustSigningContractInformation {
    /// WeChat Pay's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_id: Option<String>,
    /// Whether the contract was signed or ended: ADD, DELETE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_status: Option<String>,
    /// When the contract was signed. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// An inquiry whether a deduction contract may be ended (委托代扣).
///
/// Kind `entrust.terminate_inquiry`, carried by `ENTRUST.TERMINATE_INQUIRY`.
///
/// The platform asks whether the contract may be ended. The field list in public sources mixes the
/// question with the answer (`code`, `messsage` with three s).
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012978455>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustTerminateInquiry {
    /// Code of the result. Uncertain: looks like a field of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Text of the result, in the platform's spelling. Uncertain: looks like a field of the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub messsage: Option<String>,
    /// The merchant number.
    pub mchid: String,
    /// The application id of the merchant, or of the service provider.
    pub appid: String,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// Id of the plan or template.
    pub plan_id: i64,
    /// The merchant's number of the contract.
    pub out_contract_code: String,
    /// The merchant's id of the user.
    pub out_user_code: String,
    /// WeChat Pay's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_id: Option<String>,
    /// The user's name in the contract, as the merchant gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_display_account: Option<String>,
    /// State of the contract: SIGNED, TERMINATED.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_state: Option<String>,
    /// When the contract was signed. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_signed_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A user about to end a deduction contract, to be retained (委托代扣).
///
/// Kind `entrust.terminate_retention`, carried by `ENTRUST.TERMINATE_RETENTION`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012312222>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct EntrustTerminateRetention {
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// WeChat Pay's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_id: Option<String>,
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// Id of the plan or template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<i64>,
    /// The merchant's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_contract_code: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A face payment user signed or ended the contract (刷脸支付).
///
/// Kind `facepay.user`, carried by `FACEPAY.USER_STATE_CHANGE`.
///
/// Official documentation: <https://pay.weixin.qq.com/wiki/doc/wxfacepay/develop/offline-brushing.html>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct FacepayUser {
    /// WeChat Pay's id of the face payment user.
    pub user_id: String,
    /// The merchant's id of the face payment user.
    pub out_user_id: String,
    /// Number of the institution.
    pub organization_id: String,
    /// The merchant number.
    pub mch_id: String,
    /// When the notification was created. Uncertain: format not documented in public.
    pub notify_create_time: String,
    /// The application id of the merchant, or of the service provider.
    pub appid: String,
    /// The user's id under the application.
    pub openid: String,
    /// Number of the contract for face payments.
    pub contract_id: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// An electronic invoice issued, reversed, put into the user's cards or discarded (电子发票).
///
/// Kind `fapiao`, carried by `FAPIAO.CARD_DISCARDED`, `FAPIAO.CARD_INSERTED`, `FAPIAO.ISSUED`,
/// `FAPIAO.REVERSED`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286035>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Fapiao {
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// Number of the invoice application: the transaction_id, or the merchant's own number.
    pub fapiao_apply_id: String,
    /// The invoices.
    pub fapiao_information: Vec<FapiaoFapiaoInformation>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The invoices: `fapiao_information[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct FapiaoFapiaoInformation {
    /// The merchant's number of the invoice.
    pub fapiao_id: String,
    /// State of the invoice: ISSUE_ACCEPTED, ISSUED, REVERSE_ACCEPTED, REVERSED.
    pub fapiao_status: String,
    /// State of the invoice in the user's cards: INSERT_ACCEPTED, INSERTED, DISCARD_ACCEPTED, DISCARDED.
    pub card_status: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A user filled in the title for an electronic invoice (电子发票).
///
/// Kind `fapiao.user_applied`, carried by `FAPIAO.USER_APPLIED`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286035>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct FapiaoUserApplied {
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// Number of the invoice application: the transaction_id, or the merchant's own number.
    pub fapiao_apply_id: String,
    /// When the user filled in the invoice title. RFC 3339 with offset.
    pub apply_time: String,
    /// The invoices.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub fapiao_information: Vec<FapiaoUserAppliedFapiaoInformation>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The invoices: `fapiao_information[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct FapiaoUserAppliedFapiaoInformation {
    /// The merchant's number of the invoice.
    pub fapiao_id: String,
    /// State of the invoice: ISSUE_ACCEPTED, ISSUED, REVERSE_ACCEPTED, REVERSED.
    pub fapiao_status: String,
    /// State of the invoice in the user's cards: INSERT_ACCEPTED, INSERTED, DISCARD_ACCEPTED, DISCARDED.
    pub card_status: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A deduction contract for an insurance, signed, renewed or ended (保险委托代扣).
///
/// Kind `insurance_entrust`, carried by `INSURANCE_ENTRUST.RENEW`, `INSURANCE_ENTRUST.SIGN`,
/// `INSURANCE_ENTRUST.TERMINATE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289466>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct InsuranceEntrust {
    /// The merchant number.
    pub mchid: String,
    /// WeChat Pay's number of the contract.
    pub contract_id: String,
    /// The application id of the merchant, or of the service provider.
    pub appid: String,
    /// Id of the plan or template.
    pub plan_id: i64,
    /// The merchant's number of the contract.
    pub out_contract_code: String,
    /// Name of the insured as it is shown.
    pub insured_display_name: String,
    /// State of the contract: SIGNED, TERMINATED.
    pub contract_state: String,
    /// When the contract was signed. RFC 3339 with offset.
    pub contract_signed_time: String,
    /// When the contract expires. RFC 3339 with offset.
    pub contract_expired_time: String,
    /// The user's id under the application.
    pub openid: String,
    /// How the contract was ended; only when its state is TERMINATED.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_terminate_info: Option<InsuranceEntrustContractTerminateInfo>,
    /// The merchant's id of the user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_user_code: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// How the contract was ended; only when its state is TERMINATED: `contract_terminate_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct InsuranceEntrustContractTerminateInfo {
    /// How the contract was ended, such as USER_TERMINATE.
    pub contract_termination_mode: String,
    /// When the contract was ended. RFC 3339 with offset.
    pub contract_terminated_time: String,
    /// Why the contract was ended, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_termination_remark: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A user allowed an insurance policy to be shown (微信保单服务).
///
/// Kind `insurance_policy`, carried by `INSURANCE_POLICY_MANAGEMENT.GRANTED`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4016943540>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct InsurancePolicy {
    /// The merchant's number of the insurance.
    pub out_insurance_no: String,
    /// Name of the insurance.
    pub insurance_name: String,
    /// State of the authorization: AUTH_STATE_INIT, AUTH_STATE_PENDING, AUTH_STATE_GRANTED,
    /// AUTH_STATE_DENIED, AUTH_STATE_INEFFECTIE (the platform's spelling).
    pub auth_state: String,
    /// When the user gave the authorization. RFC 3339 with offset.
    pub user_auth_time: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A user gave or activated a business circle's authorization (智慧商圈).
///
/// Kind `mall.auth`, carried by `MALL_AUTH.ACTIVATE_CARD`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285836>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MallAuth {
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// Number of the user's member card of the business circle.
    pub code: String,
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: values not
    /// documented in full.
    pub auth_type: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A refund of a member's payment in a business circle (智慧商圈).
///
/// Kind `mall.refund`, carried by `MALL_REFUND.SUCCESS`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285869>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MallRefund {
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// Name of the business circle's merchant.
    pub merchant_name: String,
    /// Name of the shop.
    pub shop_name: String,
    /// Number of the shop in the business circle.
    pub shop_number: String,
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// When the refund was made. RFC 3339 with offset.
    pub refund_time: String,
    /// What the user paid. In the currency's minor unit (分 for CNY).
    pub pay_amount: i64,
    /// The amount refunded. In the currency's minor unit (分 for CNY).
    pub refund_amount: i64,
    /// WeChat Pay's number of the transaction.
    pub transaction_id: String,
    /// WeChat Pay's number of the refund.
    pub refund_id: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A member's payment in a business circle (智慧商圈).
///
/// Kind `mall.transaction`, carried by `MALL_TRANSACTION.SUCCESS`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285856>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MallTransaction {
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// Name of the business circle's merchant.
    pub merchant_name: String,
    /// Name of the shop.
    pub shop_name: String,
    /// Number of the shop in the business circle.
    pub shop_number: String,
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// When the payment was complete. RFC 3339 with offset.
    pub time_end: String,
    /// What the user paid. In the currency's minor unit (分 for CNY).
    pub amount: i64,
    /// WeChat Pay's number of the transaction.
    pub transaction_id: String,
    /// Present when the user asked for the points by hand. Uncertain: value not documented in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commit_tag: Option<String>,
    /// Number of the user's member card of the business circle. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auth_type: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A payment with medical insurance, successful (医保支付).
///
/// Kind `medical_insurance`, carried by `MEDICAL_INSURANCE.SUCCESS`.
///
/// `passthrough_request_content` and `passthrough_response_content` are strings that hold JSON, with
/// `payAuthNo`, `payOrdId` and `setlLatlnt` inside: parse them once more.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4016781554>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MedicalInsurance {
    /// WeChat Pay's number of the mixed order.
    pub mix_trade_no: String,
    /// State of the mixed order: MIX_PAY_CREATED, MIX_PAY_SUCCESS, MIX_PAY_REFUND, MIX_PAY_FAIL,
    /// UNKNOWN_MIX_PAY_STATUS.
    pub mix_pay_status: String,
    /// State of the user's own part: SELF_PAY_CREATED, SELF_PAY_SUCCESS, SELF_PAY_REFUND, SELF_PAY_FAIL,
    /// NO_SELF_PAY, UNKNOWN_SELF_PAY_STATUS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub self_pay_status: Option<String>,
    /// State of the insurance's part: MED_INS_PAY_CREATED, MED_INS_PAY_SUCCESS, MED_INS_PAY_REFUND,
    /// MED_INS_PAY_FAIL, NO_MED_INS_PAY, UNKNOWN_MED_INS_PAY_STATUS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub med_ins_pay_status: Option<String>,
    /// When the order was paid. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_time: Option<String>,
    /// What the insurance returned to the medical institution, as JSON in a string. JSON in a string.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passthrough_response_content: Option<String>,
    /// What the order is paid with: CASH_ONLY, INSURANCE_ONLY, CASH_AND_INSURANCE, UNKNOWN_MIX_PAY_TYPE.
    pub mix_pay_type: String,
    /// Kind of medical order, such as REG_PAY (registration), DIAG_PAY (treatment), IN_HOSP_PAY,
    /// PHARMACY_PAY.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_type: Option<String>,
    /// The application id of the institution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The merchant number of the medical institution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// Whether the user pays for a relative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_for_relatives: Option<bool>,
    /// The institution's order number.
    pub out_trade_no: String,
    /// The medical institution's order number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serial_no: Option<String>,
    /// The insurance's id of the payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_order_id: Option<String>,
    /// The insurance's authorization code of the payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_auth_no: Option<String>,
    /// The user's location: longitude, comma, latitude.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub geo_location: Option<String>,
    /// Id of the city, as an administrative division code.
    pub city_id: String,
    /// Name of the medical institution.
    pub med_inst_name: String,
    /// Code of the medical institution.
    pub med_inst_no: String,
    /// When the order was placed with the medical insurance. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub med_ins_order_create_time: Option<String>,
    /// The order's amount. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_fee: Option<i64>,
    /// What the medical insurance's pooled fund pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub med_ins_gov_fee: Option<i64>,
    /// What the user's medical insurance account pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub med_ins_self_fee: Option<i64>,
    /// What other funds of the medical insurance pay. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub med_ins_other_fee: Option<i64>,
    /// What the medical insurance leaves to be paid in cash. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub med_ins_cash_fee: Option<i64>,
    /// What the user pays with WeChat Pay, after additions and reductions. In the currency's minor unit (分
    /// for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wechat_pay_cash_fee: Option<i64>,
    /// What is paid in cash on top.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub cash_add_detail: Vec<MedicalInsuranceCashAddDetail>,
    /// What was taken off the cash part.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub cash_reduce_detail: Vec<MedicalInsuranceCashReduceDetail>,
    /// Where the notification goes. A URL.
    pub callback_url: String,
    /// Id of the prepared payment of the user's own part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepay_id: Option<String>,
    /// What the medical institution passes to the insurance, as JSON in a string. JSON in a string.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passthrough_request_content: Option<String>,
    /// Further fields, as agreed with the medical institution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extends: Option<String>,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// Number of the channel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel_no: Option<String>,
    /// Whether the order was placed in the insurance's test environment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub med_ins_test_env: Option<bool>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// What was taken off the cash part: `cash_reduce_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MedicalInsuranceCashReduceDetail {
    /// Amount taken off. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cash_reduce_fee: Option<i64>,
    /// Why cash was taken off: DEFAULT_REDUCE_TYPE, HOSPITAL_REDUCE, PHARMACY_DISCOUNT, DISCOUNT,
    /// PRE_PAYMENT, DEPOSIT_DEDUCTION.
    pub cash_reduce_type: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// What is paid in cash on top: `cash_add_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MedicalInsuranceCashAddDetail {
    /// Amount added. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cash_add_fee: Option<i64>,
    /// Why cash was added: DEFAULT_ADD_TYPE, FREIGHT, OTHER_MEDICAL_EXPENSES.
    pub cash_add_type: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A member card taken or activated (会员卡).
///
/// Kind `membercard`, carried by `MEMBERCARD.ACCEPT_CARD`, `MEMBERCARD.ACTIVATE_CARD`,
/// `MEMBERCARD.USERCARD_MANAGE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012288215>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Membercard {
    /// What happened, such as MEMBER_CARD_ACTIVATE.
    pub event_type: String,
    /// Id of the card.
    pub card_id: String,
    /// Number of the user's card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// When it happened. RFC 3339 with offset.
    pub event_time: String,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The user's id across the merchant's applications.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unionid: Option<String>,
    /// The user's phone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// The merchant's own data on where the card was taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outer_str: Option<String>,
    /// Where the user activated the card. Uncertain: values not documented in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activate_scene: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A user's member card of a merchant's name card, created or deleted (商家名片会员卡).
///
/// Kind `membercard.user_card`, carried by `MEMBERCARDSP.USER_CARD.CREATE`,
/// `MEMBERCARDSP.USER_CARD.DELETE`.
///
/// The fields are not publicly documented. Public sources name the event as a former name of the
/// brand's member card (`brand_membercard`), whose fields may be the same.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MembercardUserCard {
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// An appeal against blocked payments decided (商户管控).
///
/// Kind `merchant_control.appeal`, carried by `BLOCKSUBMISSION.CHANGE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BlockSubmission {
    /// The merchant number of the sub-merchant.
    pub sub_mchid: String,
    /// Id of the appeal.
    pub appeal_record_id: String,
    /// Outcome of the appeal: PASS, REJECT.
    pub appeal_result: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Payments of a sub-merchant blocked (商户管控).
///
/// Kind `merchant_control.block`, carried by `BLOCKRECORD.CHANGE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct BlockRecord {
    /// The merchant number of the sub-merchant.
    pub sub_mchid: String,
    /// Id of the record of blocked payments.
    pub block_record_id: String,
    /// How many payments were blocked: LESS_THAN_TWENTY, LESS_THAN_ONE_HUNDRED, LESS_THAN_ONE_THOUSAND,
    /// OVER_ONE_THOUSAND.
    pub block_count_level: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A sub-merchant's management record, new or changed (商户管控).
///
/// Kind `merchant_control.manage`, carried by `MANAGERECORD.CHANGE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ManageRecord {
    /// The merchant number of the sub-merchant.
    pub sub_mchid: String,
    /// Id of the management record.
    pub manage_record_id: String,
    /// State of the management record: PENDING, SUBMITTED, EXPIRED, UNDER_REVIEW, RECOVERED, REJECTED.
    pub manage_record_state: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A message on a subscribed topic (合作伙伴订阅消息).
///
/// Kind `merchant_notify`, carried by `MERCHANT_NOTIFY.NOTIFY`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016022266>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MerchantNotify {
    /// The topic.
    pub topic_name: MerchantNotifyTopicName,
    /// The message.
    pub message_content: MerchantNotifyMessageContent,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The message: `message_content`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MerchantNotifyMessageContent {
    /// Merchant number the message is about.
    pub merchant_code: String,
    /// Name of the merchant's company.
    pub merchant_company_name: String,
    /// When the business changed. Uncertain: format not documented in public.
    pub business_time: String,
    /// Number of the business that changed.
    pub business_code: String,
    /// State of the business that changed. Uncertain: values depend on the topic.
    pub business_state: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The topic: `topic_name`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct MerchantNotifyTopicName {
    /// English name of the topic.
    pub topic_english_name: String,
    /// Chinese name of the topic.
    pub topic_chinese_name: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A deduction contract abroad, signed or ended (境外委托代扣).
///
/// Kind `papay`, carried by `PAPAY.SIGN`, `PAPAY.TERMINATE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013015485>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Papay {
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// The merchant's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_contract_code: Option<String>,
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// Who ended the contract: USER, MERCHANT, PLATFORM.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_termination_mode: Option<String>,
    /// WeChat Pay's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_id: Option<String>,
    /// Id of the plan or template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<i64>,
    /// When the contract was signed or ended. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operate_time: Option<String>,
    /// When the contract expires. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_expired_time: Option<String>,
    /// The merchant number of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_mchid: Option<String>,
    /// The application id of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_appid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The user's id under the service provider's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_openid: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A query for a parking fee, answered with data (停车缴费服务).
///
/// Kind `parking_fee.query`, carried by `PARKING_FEE.QUERY_TRANS_INFO`.
///
/// The platform waits for data in the answer: the fee and the state of the stay. Give it as the body of
/// the acknowledgement (`Ack` with a body).
/// It waits 2 seconds for the connection and 3 for the answer; a `code` other than SUCCESS is a failed
/// query.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4024070065>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ParkingFeeQuery {
    /// The merchant's number of the stay.
    pub out_serial_number: String,
    /// The licence plate, without special characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plate_number: Option<String>,
    /// The merchant's id of the car park.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_parking_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A payscore contract accepted (支付分).
///
/// Kind `payscore.contract`, carried by `PAYSCORE.USER_ACCEPTED`.
///
/// Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/payscore.php?chapter=14_8&index=8>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreContract {
    /// WeChat Pay's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_id: Option<String>,
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// Id of the plan or template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<String>,
    /// State of the contract. Uncertain: values not documented for payscore.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_status: Option<String>,
    /// When the contract was signed. RFC 3339 with offset. Uncertain: format not documented for payscore.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// The merchant's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_contract_code: Option<String>,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// Merchant number of the channel partner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel_id: Option<String>,
    /// Id of the payscore service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_id: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_service_status: Option<String>,
    /// When the service was opened or closed. As `yyyyMMddHHmmss`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openorclose_time: Option<String>,
    /// The merchant's number of the authorization; only for a pre-authorization.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_code: Option<String>,
    /// The merchant's number of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_request_no: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A payscore order confirmed, prepaid or paid (支付分).
///
/// Kind `payscore.order`, carried by `PAYSCORE.MCH_PREPAY`, `PAYSCORE.USER_CONFIRM`,
/// `PAYSCORE.USER_PAID`.
///
/// `total_amount` is an integer in the official documentation, and a string in an unofficial source. It
/// is absent until the order is complete.
/// One kind serves the confirmed, the prepaid and the paid order: look at `state`, not at which fields
/// are there.
/// `time_range` and `collection.details[].paid_time` are not RFC 3339: they are yyyyMMddHHmmss,
/// `time_range` also yyyyMMdd.
/// With `sub_appid` in the order, `sub_openid` comes instead of `openid`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012084127>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreOrder {
    /// Id of the payscore service.
    pub service_id: String,
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// Merchant number of the channel partner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel_id: Option<String>,
    /// The merchant's number of the payscore order.
    pub out_order_no: String,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// What is collected in all; absent until the order is complete. In the currency's minor unit (分 for
    /// CNY). Uncertain: string in one source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<i64>,
    /// Parameters for the order the merchant has to place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepay_req_body: Option<PayscoreOrderPrepayReqBody>,
    /// Headers of the institution's request for a payment. Base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepay_req_header_base64: Option<String>,
    /// Body of the institution's request for a payment. Base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepay_req_body_base64: Option<String>,
    /// HTTP status of the response to the institution's request for a payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepay_resp_http_code: Option<i64>,
    /// Headers of the response to the institution's request for a payment. Base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepay_resp_header_base64: Option<String>,
    /// Body of the response to the institution's request for a payment. Base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prepay_resp_body_base64: Option<String>,
    /// State of the order: CREATED, DOING, DONE, REVOKED, EXPIRED.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Finer state of an order that is DOING: USER_CONFIRM, MCH_COMPLETE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state_description: Option<String>,
    /// What the service is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_introduction: Option<String>,
    /// What the user has to pay for, after the service.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub post_payments: Vec<PayscoreOrderPostPayments>,
    /// The merchant's discounts.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub post_discounts: Vec<PayscoreOrderPostDiscounts>,
    /// The deposit for the order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk_fund: Option<PayscoreOrderRiskFund>,
    /// When the service takes place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_range: Option<PayscoreOrderTimeRange>,
    /// Where the service took place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<PayscoreOrderLocation>,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// WeChat Pay's number of the payscore order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_id: Option<String>,
    /// Whether there is something to collect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need_collection: Option<bool>,
    /// The merchant's number of the deduction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_trade_no: Option<String>,
    /// What is collected for the order; present when there is something to collect.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collection: Option<PayscoreOrderCollection>,
    /// Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_service_status: Option<String>,
    /// When the service was opened or closed. As `yyyyMMddHHmmss`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openorclose_time: Option<String>,
    /// The merchant's number of the authorization; only for a pre-authorization.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_code: Option<String>,
    /// The merchant's number of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_request_no: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// What is collected for the order; present when there is something to collect: `collection`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreOrderCollection {
    /// State of the collection: USER_PAYING, USER_PAID.
    pub state: String,
    /// What is to be collected in all. In the currency's minor unit (分 for CNY).
    pub total_amount: i64,
    /// What is still to be collected. In the currency's minor unit (分 for CNY).
    pub paying_amount: i64,
    /// What was collected. In the currency's minor unit (分 for CNY).
    pub paid_amount: i64,
    /// The single collections.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<PayscoreOrderCollectionDetails>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The single collections: `collection.details[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreOrderCollectionDetails {
    /// Number of the collection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seq: Option<i64>,
    /// What this collection brought. In the currency's minor unit (分 for CNY).
    pub amount: i64,
    /// How it was collected: NEWTON (by WeChat Pay), MCH (by the merchant itself).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_type: Option<String>,
    /// When it was collected. As `yyyyMMddHHmmss`.
    pub paid_time: String,
    /// WeChat Pay's number of the transaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// The promotions that were applied.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub promotion_detail: Vec<PayscoreOrderCollectionDetailsPromotionDetail>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The promotions that were applied: `collection.details[].promotion_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreOrderCollectionDetailsPromotionDetail {
    /// Id of the coupon.
    pub coupon_id: String,
    /// Name of the promotion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the promotion applies to: GLOBAL (the order), SINGLE (an item).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Value of the promotion. In the currency's minor unit (分 for CNY).
    pub amount: i64,
    /// Id of the coupon's stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock_id: Option<String>,
    /// Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wechatpay_contribute: Option<i64>,
    /// Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_contribute: Option<i64>,
    /// Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_contribute: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The goods.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub goods_detail: Vec<PayscoreOrderCollectionDetailsPromotionDetailGoodsDetail>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The goods: `collection.details[].promotion_detail[].goods_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreOrderCollectionDetailsPromotionDetailGoodsDetail {
    /// The merchant's number of the item.
    pub goods_id: String,
    /// How many of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
    /// Price of one item. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<i64>,
    /// Discount on the item. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_amount: Option<i64>,
    /// Note on the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods_remark: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Where the service took place: `location`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreOrderLocation {
    /// Where the service began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_location: Option<String>,
    /// Where the service ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_location: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// When the service takes place: `time_range`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreOrderTimeRange {
    /// When the service begins, as yyyyMMddHHmmss or yyyyMMdd. As `yyyyMMddHHmmss`.
    pub start_time: String,
    /// Note on the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_time_remark: Option<String>,
    /// When the service ends, as yyyyMMddHHmmss or yyyyMMdd. As `yyyyMMddHHmmss`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_time: Option<String>,
    /// Note on the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_time_remark: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The deposit for the order: `risk_fund`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreOrderRiskFund {
    /// Kind of deposit: DEPOSIT, ADVANCE, CASH_DEPOSIT, ESTIMATE_ORDER_COST.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The deposit. In the currency's minor unit (分 for CNY).
    pub amount: i64,
    /// Description of the deposit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The merchant's discounts: `post_discounts[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreOrderPostDiscounts {
    /// Name of the discount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Description of the discount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The amount taken off. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// What the user has to pay for, after the service: `post_payments[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreOrderPostPayments {
    /// What is paid for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The amount to pay. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// How the amount comes about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// How many are paid for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Parameters for the order the merchant has to place: `prepay_req_body`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreOrderPrepayReqBody {
    /// Number of the device; WEB in browsers and official accounts.
    pub device_info: String,
    /// Random text of the request.
    pub nonce_str: String,
    /// Short description of what is paid for.
    pub body: String,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// Currency, by ISO 4217.
    pub fee_type: String,
    /// When the order was created. As `yyyyMMddHHmmss`.
    pub time_start: String,
    /// When the order expires. As `yyyyMMddHHmmss`.
    pub time_expire: String,
    /// Tag that decides which promotions apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods_tag: Option<String>,
    /// Where the notification goes. A URL.
    pub notify_url: String,
    /// How the user will pay: JSAPI, NATIVE, APP.
    pub trade_type: String,
    /// Ways to pay that are ruled out: no_credit for credit cards.
    pub limit_pay: String,
    /// Whether an electronic receipt is wanted.
    pub need_receipt: bool,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A payscore service opened or closed by the user (支付分).
///
/// Kind `payscore.service`, carried by `PAYSCORE.USER_CLOSE_SERVICE`, `PAYSCORE.USER_OPEN_SERVICE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012160692>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreService {
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// Merchant number of the channel partner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel_id: Option<String>,
    /// Id of the payscore service.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_id: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_service_status: Option<String>,
    /// When the service was opened or closed. As `yyyyMMddHHmmss`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openorclose_time: Option<String>,
    /// The merchant's number of the authorization; only for a pre-authorization.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_code: Option<String>,
    /// The merchant's number of the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_request_no: Option<String>,
    /// WeChat Pay's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_id: Option<String>,
    /// Id of the plan or template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<String>,
    /// State of the contract. Uncertain: values not documented for payscore.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_status: Option<String>,
    /// When the contract was signed. RFC 3339 with offset. Uncertain: format not documented for payscore.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// The merchant's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_contract_code: Option<String>,
    /// The merchant number. Uncertain: elsewhere `mchid`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mch_id: Option<String>,
    /// The merchant number of the sub-merchant. Uncertain: elsewhere `sub_mchid`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mch_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// An application to bind a sub-merchant to a payscore service, decided (支付分).
///
/// Kind `payscore.service_account`, carried by `PAYSCORE.BIND_SERVICE_ACCOUNT`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012156110>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreServiceAccount {
    /// Id of the payscore service.
    pub service_id: String,
    /// The application id of the merchant, or of the service provider.
    pub appid: String,
    /// The merchant number.
    pub mchid: String,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The merchant number of the sub-merchant.
    pub sub_mchid: String,
    /// The merchant's number of the application.
    pub out_apply_no: String,
    /// State of the application to bind the service. Uncertain: values not documented in public.
    pub apply_state: String,
    /// Why the application was rejected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reject_reason: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A payscore plan signed or cancelled by the user (支付分).
///
/// Kind `payscore.sign_plan`, carried by `PAYSCORE.USER_CANCEL_SIGN_PLAN`, `PAYSCORE.USER_SIGN_PLAN`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286184>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreSignPlan {
    /// WeChat Pay's id of the user's plan.
    pub sign_plan_id: String,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// Id of the payscore service.
    pub service_id: String,
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The merchant's number of the plan.
    pub merchant_sign_plan_no: String,
    /// Where the notification goes. A URL.
    pub merchant_callback_url: String,
    /// Id of the plan that was signed.
    pub plan_id: String,
    /// Number of the item in use, from 1; 0 before the first.
    pub going_detail_no: i64,
    /// State of the user's plan, such as UNSIGNED.
    pub sign_state: String,
    /// When the plan was cancelled. RFC 3339 with offset.
    pub cancel_sign_time: String,
    /// Who cancelled the plan: NOT_CANCEL, USER, MERCHANT, REVOKE_SERVICE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_sign_type: Option<String>,
    /// Why the plan was cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancel_reason: Option<String>,
    /// Name of the plan.
    pub plan_name: String,
    /// When the plan expires. RFC 3339 with offset.
    pub plan_over_time: String,
    /// Price of the plan before discounts. In the currency's minor unit (分 for CNY).
    pub total_origin_price: i64,
    /// How many deductions the plan has.
    pub deduction_quantity: i64,
    /// Price of the plan after discounts. In the currency's minor unit (分 for CNY).
    pub total_actual_price: i64,
    /// The items of the plan.
    pub signed_detail_list: Vec<PayscoreSignPlanSignedDetailList>,
    /// When the user signed the plan. RFC 3339 with offset.
    pub sign_time: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The items of the plan: `signed_detail_list[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PayscoreSignPlanSignedDetailList {
    /// Number of the item in the plan, from 1.
    pub plan_detail_no: i64,
    /// Price of the item before discounts. In the currency's minor unit (分 for CNY).
    pub original_price: i64,
    /// Description of the item's discount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_discount_description: Option<String>,
    /// Price of the item after discounts. In the currency's minor unit (分 for CNY).
    pub actual_price: i64,
    /// State of the item: NOT_USED, USING, USED, SIGN_PLAN_DETAIL_CANCEL.
    pub plan_detail_state: String,
    /// WeChat Pay's number of the item's payscore order; absent while NOT_USED.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_id: Option<String>,
    /// The merchant's number of the plan's item, and of its order.
    pub merchant_plan_detail_no: String,
    /// Name of the plan's item.
    pub plan_detail_name: String,
    /// What the user paid for the item's order in the end. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual_pay_price: Option<i64>,
    /// When the item was first used. RFC 3339 with offset.
    pub use_time: String,
    /// When the item's order was paid. RFC 3339 with offset.
    pub complete_time: String,
    /// When the item's order was cancelled. RFC 3339 with offset.
    pub cancel_time: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A power bank's insurance taken or changed (租用充电宝保险).
///
/// Kind `power_bank.insurance`, carried by `HIRE_POWER_BANK.RECEIVE_INSURANCE`.
///
/// Official documentation:
/// <https://pay.weixin.qq.com/docs/merchant/apis/hire-power-bank-insurance/insurance-orders/status-change-notice.html>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct PowerBankInsurance {
    /// WeChat Pay's number of the insurance order.
    pub order_id: String,
    /// The merchant's number of the insurance order.
    pub out_order_no: String,
    /// The user's id under the application.
    pub openid: String,
    /// How many claims can be made.
    pub max_claim_count: i64,
    /// How many claims were made.
    pub claimed_count: i64,
    /// When the user took the insurance. RFC 3339 with offset.
    pub order_receive_time: String,
    /// Whether the user took the insurance, such as RECEIVED.
    pub order_receive_state: String,
    /// When the insurance begins. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_begin_time: Option<String>,
    /// When the insurance ends. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order_end_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A picture for a product coupon made (商品券).
///
/// Kind `product_coupon.image`, carried by `PRODUCT_COUPON_SP.IMAGE_GENERATION`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4017327744>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ProductCouponImage {
    /// WeChat Pay's id of the brand.
    pub brand_id: String,
    /// Id of the task.
    pub task_id: String,
    /// Kind of picture: COMBINE_IMAGE, CUT_OUT.
    pub image_generation_type: String,
    /// State of the task: PROCESSING, FAIL, SUCCESS.
    pub task_state: String,
    /// The combined picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub combine_image_result: Option<ProductCouponImageCombineImageResult>,
    /// The picture of the cut-out product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut_out_result: Option<ProductCouponImageCutOutResult>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The picture of the cut-out product: `cut_out_result`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ProductCouponImageCutOutResult {
    /// The picture. A URL.
    pub image_url: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The combined picture: `combine_image_result`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ProductCouponImageCombineImageResult {
    /// The picture. A URL.
    pub image_url: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A product coupon given, used or returned (商品券).
///
/// Kind `product_coupon`, carried by `PRODUCT_COUPON.RETURN`, `PRODUCT_COUPON.SEND`,
/// `PRODUCT_COUPON.USE`, `PRODUCT_COUPON_SP.SEND`.
///
/// Only the coupon given (`PRODUCT_COUPON_SP.SEND`) is publicly documented in full; for a coupon used
/// or returned the fields come from public sample code. So none is required.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015780862>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ProductCoupon {
    /// WeChat Pay's id of the brand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand_id: Option<String>,
    /// Code of the user's coupon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon_code: Option<String>,
    /// Id of the product coupon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product_coupon_id: Option<String>,
    /// Id of the coupon's stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock_id: Option<String>,
    /// Id of the bundle of coupon stocks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock_bundle_id: Option<String>,
    /// Id of the user's bundle of coupons.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_coupon_bundle_id: Option<String>,
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The user's id across the merchant's applications.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unionid: Option<String>,
    /// When the user got the coupon. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receive_time: Option<String>,
    /// Number of the request to give the coupon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_request_no: Option<String>,
    /// How the coupon was given: API, BRAND_MANAGE, MERCHANT_CARD, MEMBER, SMALL_ACTIVITY.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub send_channel: Option<String>,
    /// From when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_begin_time: Option<String>,
    /// Until when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_end_time: Option<String>,
    /// The user's phone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone_number: Option<String>,
    /// Country code of the phone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// The channel's own data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel_custom_info: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Profit sharing returned (分账回退).
///
/// Kind `profitsharing.return`, carried by `PROFITSHARING.RETURN`, `PROFITSHARING_RETURN`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289679>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ProfitsharingReturn {
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// The merchant number of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_mchid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// WeChat Pay's number of the transaction.
    pub transaction_id: String,
    /// WeChat Pay's number of the return.
    pub order_id: String,
    /// The merchant's number of the return.
    pub out_order_no: String,
    /// Who received or returned the share.
    pub receiver: ProfitsharingReturnReceiver,
    /// When it succeeded. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Who received or returned the share: `receiver`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ProfitsharingReturnReceiver {
    /// Kind of receiver: MERCHANT_ID, PERSONAL_OPENID, PERSONAL_SUB_OPENID.
    pub r#type: String,
    /// The receiver: a merchant number, or the user's openid, depending on the type.
    pub account: String,
    /// The share that was returned. In the currency's minor unit (分 for CNY).
    pub amount: i64,
    /// Note on the share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Profit sharing to a receiver (分账).
///
/// Kind `profitsharing`, carried by `PROFITSHARING`, `PROFITSHARING.SUCCESS`, `TRANSACTION.FAIL`,
/// `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289679>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Profitsharing {
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// The merchant number of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_mchid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// WeChat Pay's number of the transaction.
    pub transaction_id: String,
    /// WeChat Pay's number of the profit sharing.
    pub order_id: String,
    /// The merchant's number of the profit sharing.
    pub out_order_no: String,
    /// Who received or returned the share.
    pub receiver: ProfitsharingReceiver,
    /// When it succeeded. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Who received or returned the share: `receiver`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct ProfitsharingReceiver {
    /// Kind of receiver: MERCHANT_ID, PERSONAL_OPENID, PERSONAL_SUB_OPENID.
    pub r#type: String,
    /// The receiver: a merchant number, or the user's openid, depending on the type.
    pub account: String,
    /// The share. In the currency's minor unit (分 for CNY).
    pub amount: i64,
    /// Note on the share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A recharge's funds returned (平台收付通商家充值).
///
/// Kind `recharge.fund_returned`, carried by `RECHARGE.FUND_RETURNED`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012973125>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RechargeFundReturned {
    /// WeChat Pay's number of the return.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recharge_returned_id: Option<String>,
    /// The merchant number of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_mchid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// The merchant's number of the recharge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_recharge_no: Option<String>,
    /// WeChat Pay's number of the recharge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recharge_id: Option<String>,
    /// How the recharge was made, such as BANK_TRANSFER.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recharge_channel: Option<String>,
    /// The returned funds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<RechargeFundReturnedDetail>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The returned funds: `detail`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RechargeFundReturnedDetail {
    /// Name of the bank.
    pub bank_name: String,
    /// Last digits of the bank account.
    pub bank_card_tail: String,
    /// Name of the bank account's holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account_name: Option<String>,
    /// The amount returned. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Note on the bank transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memo: Option<String>,
    /// When the funds were returned. RFC 3339 with offset.
    pub return_time: String,
    /// Why the funds were returned.
    pub return_reason: String,
    /// The online bank. Uncertain: values not documented in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online_bank_type: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A sub-merchant's recharge, successful or closed (平台收付通商家充值).
///
/// Kind `recharge`, carried by `RECHARGE.CLOSED`, `RECHARGE.SUCCESS`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012763652>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Recharge {
    /// The merchant number of the service provider.
    pub sp_mchid: String,
    /// The merchant number of the sub-merchant.
    pub sub_mchid: String,
    /// The merchant's number of the recharge.
    pub out_recharge_no: String,
    /// WeChat Pay's number of the recharge.
    pub recharge_id: String,
    /// How the recharge was made, such as BANK_TRANSFER.
    pub recharge_channel: String,
    /// Account that receives the money, such as DEPOSIT. Uncertain: values not documented in full.
    pub account_type: String,
    /// What the recharge is for. Uncertain: values not documented in public.
    pub recharge_scene: String,
    /// State of the recharge, such as SUCCESS.
    pub recharge_state: String,
    /// State of the recharge, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recharge_state_desc: Option<String>,
    /// The amounts.
    pub recharge_amount: RechargeRechargeAmount,
    /// Note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// The bank transfer, when the recharge was made by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_transfer_info: Option<RechargeBankTransferInfo>,
    /// The recharge by QR code, when it was made by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qr_recharge_info: Option<RechargeQrRechargeInfo>,
    /// When the recharge was accepted. RFC 3339 with offset.
    pub accept_time: String,
    /// When the recharge succeeded; absent unless it did. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// When it was closed. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close_time: Option<String>,
    /// The payment by online bank, when the recharge was made by one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online_bank_recharge_info: Option<RechargeOnlineBankRechargeInfo>,
    /// The channels the recharge may use.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub available_recharge_channels: Vec<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The payment by online bank, when the recharge was made by one: `online_bank_recharge_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RechargeOnlineBankRechargeInfo {
    /// The bank's number of the transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bill_no: Option<String>,
    /// When the funds were returned. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_time: Option<String>,
    /// Why the funds were returned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub return_reason: Option<String>,
    /// Name of the bank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_name: Option<String>,
    /// The online bank. Uncertain: values not documented in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online_bank_type: Option<String>,
    /// Last digits of the bank account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_card_tail: Option<String>,
    /// Name of the bank account's holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account_name: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The recharge by QR code, when it was made by one: `qr_recharge_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RechargeQrRechargeInfo {
    /// Kind of employee who recharged. Uncertain: one source has it beside qr_recharge_info.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employee_type: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The bank transfer, when the recharge was made by one: `bank_transfer_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RechargeBankTransferInfo {
    /// Note on the bank transfer.
    pub memo: String,
    /// The bank's number of the transfer.
    pub bill_no: String,
    /// Name of the bank.
    pub bank_name: String,
    /// Last digits of the bank account.
    pub bank_card_tail: String,
    /// Name of the bank account's holder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_account_name: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amounts: `recharge_amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RechargeRechargeAmount {
    /// The amount recharged. In the currency's minor unit (分 for CNY).
    pub amount: i64,
    /// Currency, by ISO 4217; CNY in mainland China.
    pub currency: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A direct merchant's refund (退款).
///
/// Kind `refund.direct`, carried by `REFUND.ABNORMAL`, `REFUND.CLOSED`, `REFUND.SUCCESS`.
///
/// The state is in `refund_status` here, and in `status` in the answers of the query API: code shared
/// by the two must look for both.
/// The amounts of `amount` are in the currency's minor unit.
/// A refund that is ABNORMAL needs the merchant's hand: the money did not reach the user.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012791865>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RefundDirect {
    /// The merchant's order number.
    pub out_trade_no: String,
    /// WeChat Pay's number of the transaction.
    pub transaction_id: String,
    /// The merchant's number of the refund.
    pub out_refund_no: String,
    /// WeChat Pay's number of the refund.
    pub refund_id: String,
    /// State of the refund: SUCCESS, CLOSED, ABNORMAL.
    pub refund_status: String,
    /// When the refund succeeded; absent unless it did. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// Where the refund goes, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_received_account: Option<String>,
    /// The amounts.
    pub amount: RefundDirectAmount,
    /// The merchant number.
    pub mchid: String,
    /// Who bears the refund: REFUND_SOURCE_PARTNER_ADVANCE (the platform advances it),
    /// REFUND_SOURCE_SUB_MERCHANT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund_account: Option<String>,
    /// Id of the individual who receives the money. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub individual_auth_id: Option<String>,
    /// Where the refund goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recv_account: Option<String>,
    /// Account the refund was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fund_source: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amounts: `amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RefundDirectAmount {
    /// The amount of the order that is refunded. In the currency's minor unit (分 for CNY).
    pub total: i64,
    /// The amount refunded. In the currency's minor unit (分 for CNY).
    pub refund: i64,
    /// What the user paid. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<i64>,
    /// What the user gets back, without coupons. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_refund: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Currency the user paid in, by ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_currency: Option<String>,
    /// The exchange rate; only across borders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange_rate: Option<RefundDirectAmountExchangeRate>,
    /// The refund less the coupons that move no money. In the currency's minor unit (分 for CNY). Uncertain:
    /// in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement_refund: Option<i64>,
    /// Currency of the settlement, by ISO 4217. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement_currency: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The exchange rate; only across borders: `amount.exchange_rate`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RefundDirectAmountExchangeRate {
    /// Kind of exchange rate, such as SETTLEMENT_RATE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A service provider's refund: has `sp_mchid` (退款).
///
/// Kind `refund.partner`, carried by `REFUND.ABNORMAL`, `REFUND.CLOSED`, `REFUND.SUCCESS`.
///
/// The state is in `refund_status` here, and in `status` in the answers of the query API: code shared
/// by the two must look for both.
/// The amounts of `amount` are in the currency's minor unit.
/// A refund that is ABNORMAL needs the merchant's hand: the money did not reach the user.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012085298>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RefundPartner {
    /// The merchant number of the service provider.
    pub sp_mchid: String,
    /// The merchant number of the sub-merchant.
    pub sub_mchid: String,
    /// The merchant's order number.
    pub out_trade_no: String,
    /// WeChat Pay's number of the transaction.
    pub transaction_id: String,
    /// The merchant's number of the refund.
    pub out_refund_no: String,
    /// WeChat Pay's number of the refund.
    pub refund_id: String,
    /// State of the refund: SUCCESS, CLOSED, ABNORMAL.
    pub refund_status: String,
    /// When the refund succeeded; absent unless it did. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// Where the refund goes, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_received_account: Option<String>,
    /// The amounts.
    pub amount: RefundPartnerAmount,
    /// Who bears the refund: REFUND_SOURCE_PARTNER_ADVANCE (the platform advances it),
    /// REFUND_SOURCE_SUB_MERCHANT.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund_account: Option<String>,
    /// Id of the individual who receives the money. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub individual_auth_id: Option<String>,
    /// Where the refund goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recv_account: Option<String>,
    /// Account the refund was taken from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fund_source: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amounts: `amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RefundPartnerAmount {
    /// The amount of the order that is refunded. In the currency's minor unit (分 for CNY).
    pub total: i64,
    /// The amount refunded. In the currency's minor unit (分 for CNY).
    pub refund: i64,
    /// What the user paid. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<i64>,
    /// What the user gets back, without coupons. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_refund: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Currency the user paid in, by ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_currency: Option<String>,
    /// The exchange rate; only across borders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange_rate: Option<RefundPartnerAmountExchangeRate>,
    /// The refund less the coupons that move no money. In the currency's minor unit (分 for CNY). Uncertain:
    /// in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement_refund: Option<i64>,
    /// Currency of the settlement, by ISO 4217. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement_currency: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The exchange rate; only across borders: `amount.exchange_rate`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RefundPartnerAmountExchangeRate {
    /// Kind of exchange rate, such as SETTLEMENT_RATE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A payment found risky (风险交易识别).
///
/// Kind `risk_trade`, carried by `RISKTRADE.IDENTIFICATION`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4013894258>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct RiskTrade {
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// The merchant's order number.
    pub out_trade_no: String,
    /// Kind of risk: 1, 2, 3, 4.
    pub risk_type: i64,
    /// How high the risk is: 1, 2, 3.
    pub risk_level: i64,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A test of signatures and encryption that the merchant started (商户签名验签/加解密测试).
///
/// Kind `security_echo`, carried by `SECURITY_ECHO.SUCCESS`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4015164042>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct SecurityEcho {
    /// The text the merchant sent to the test, returned.
    pub echo_message: String,
    /// The text, encrypted with the merchant's public key. Base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encrypt_echo_message: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A batch of personal collections settled (个人收款).
///
/// Kind `settlement`, carried by `SETTLEMENT.SUCCESS`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012650327>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Settlement {
    /// The merchant's number of the settlement batch.
    pub out_settle_batch_no: String,
    /// WeChat Pay's number of the settlement batch.
    pub settle_batch_no: String,
    /// Id of the individual who receives the money.
    pub individual_auth_id: String,
    /// Description of the receiver.
    pub description: String,
    /// State of the batch. Uncertain: values not documented in public.
    pub state: String,
    /// Scenario of the payments that were settled. Uncertain: values not documented in public.
    pub trade_scenario: String,
    /// When the record was created. RFC 3339 with offset.
    pub create_time: String,
    /// When the batch was finished. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finish_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A combined payment: has `combine_mchid` and sub-orders (合单支付).
///
/// Kind `transaction.combine`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`,
/// `TRANSACTION.SUCCESS`.
///
/// The amounts are `total_amount` and `payer_amount` in each sub-order, not `total` and `payer_total`
/// as elsewhere.
/// Each sub-order has a `trade_state` of its own; there is none for the whole.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012166360>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionCombine {
    /// Application id of the combined order's initiator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub combine_appid: Option<String>,
    /// The merchant's number of the combined order.
    pub combine_out_trade_no: String,
    /// Merchant number of the combined order's initiator.
    pub combine_mchid: String,
    /// Where the payment was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene_info: Option<TransactionCombineSceneInfo>,
    /// The orders of the combined payment.
    pub sub_orders: Vec<TransactionCombineSubOrders>,
    /// Who paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub combine_payer_info: Option<TransactionCombineCombinePayerInfo>,
    /// WeChat Pay's number of the combined order. Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub combine_transaction_id: Option<String>,
    /// The instalments, when the user pays in some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub installment_info: Option<TransactionCombineInstallmentInfo>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The instalments, when the user pays in some: `installment_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionCombineInstallmentInfo {
    /// Whether the instalments are subsidized.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub use_subsidy: Option<bool>,
    /// How many instalments the user chose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub selected_installment_number: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Who paid: `combine_payer_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionCombineCombinePayerInfo {
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The orders of the combined payment: `sub_orders[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionCombineSubOrders {
    /// Merchant number of the sub-order.
    pub mchid: String,
    /// How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<String>,
    /// State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR.
    pub trade_state: String,
    /// Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_type: Option<String>,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// The amounts.
    pub amount: TransactionCombineSubOrdersAmount,
    /// When the payment succeeded; absent unless it did. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// WeChat Pay's number of the transaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// The merchant's number of the sub-order.
    pub out_trade_no: String,
    /// Id of the individual who receives the money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub individual_auth_id: Option<String>,
    /// Name of the individual who receives the money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub individual_name: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amounts: `sub_orders[].amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionCombineSubOrdersAmount {
    /// The amount of the sub-order. In the currency's minor unit (分 for CNY).
    pub total_amount: i64,
    /// Currency, by ISO 4217; CNY in mainland China.
    pub currency: String,
    /// What the user paid. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_amount: Option<i64>,
    /// Currency the user paid in, by ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_currency: Option<String>,
    /// The exchange rate of the settlement, times 10 to the 8th power. In units of 1e-8: 100000000 is 1.
    /// Uncertain: in one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement_rate: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Where the payment was made: `scene_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionCombineSceneInfo {
    /// The merchant's number of the device or shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A direct merchant's deduction under a contract that the user signed before: `trade_type` is `PAP`
/// (委托代扣).
///
/// Kind `transaction.deduction`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`,
/// `TRANSACTION.SUCCESS`.
///
/// Deductions of every plan are this kind, insurance premiums among them. A service provider's are its
/// payments: kind `transaction.partner`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286313>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDeduction {
    /// The merchant's order number.
    pub out_trade_no: String,
    /// State of the payment, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_state_desc: Option<String>,
    /// How the user paid: PAP (a deduction).
    pub trade_type: String,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// WeChat Pay's number of the transaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR.
    pub trade_state: String,
    /// Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_type: Option<String>,
    /// When the payment succeeded; absent unless it did. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// The amounts.
    pub amount: TransactionDeductionAmount,
    /// The promotions that were applied.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub promotion_detail: Vec<TransactionDeductionPromotionDetail>,
    /// Who paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<TransactionDeductionPayer>,
    /// Where the payment was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene_info: Option<TransactionDeductionSceneInfo>,
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// Description of what is paid for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// When the order was created. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// State of the payment, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_state_description: Option<String>,
    /// Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA
    /// and trade_state is SUCCESS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_repaid: Option<String>,
    /// Id of the plan or template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<String>,
    /// The contract signed with the payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_information: Option<TransactionDeductionContractInformation>,
    /// The merchant number.
    pub mchid: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The contract signed with the payment: `contract_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDeductionContractInformation {
    /// WeChat Pay's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_id: Option<String>,
    /// Whether the contract was signed or ended: ADD, DELETE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_status: Option<String>,
    /// When the contract was signed. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Where the payment was made: `scene_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDeductionSceneInfo {
    /// The merchant's number of the device or shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Who paid: `payer`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDeductionPayer {
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The promotions that were applied: `promotion_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDeductionPromotionDetail {
    /// Value of the promotion. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wechatpay_contribute: Option<i64>,
    /// Id of the coupon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon_id: Option<String>,
    /// What the promotion applies to: GLOBAL (the order), SINGLE (an item).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_contribute: Option<i64>,
    /// Name of the promotion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_contribute: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Id of the coupon's stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock_id: Option<String>,
    /// The goods.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub goods_detail: Vec<TransactionDeductionPromotionDetailGoodsDetail>,
    /// Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Id of the activity in the merchant platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The goods: `promotion_detail[].goods_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDeductionPromotionDetailGoodsDetail {
    /// Note on the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods_remark: Option<String>,
    /// How many of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
    /// Discount on the item. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_amount: Option<i64>,
    /// The merchant's number of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods_id: Option<String>,
    /// Price of one item. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amounts: `amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDeductionAmount {
    /// What the user paid. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<i64>,
    /// The amount of the order. In the currency's minor unit (分 for CNY).
    pub total: i64,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Currency the user paid in, by ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_currency: Option<String>,
    /// The exchange rate; only across borders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange_rate: Option<TransactionDeductionAmountExchangeRate>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The exchange rate; only across borders: `amount.exchange_rate`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDeductionAmountExchangeRate {
    /// Kind of exchange rate, such as SETTLEMENT_RATE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A direct merchant's payment (普通支付).
///
/// Kind `transaction.direct`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`,
/// `TRANSACTION.SUCCESS`.
///
/// Abroad (the global API) the number of the transaction is `id` instead of `transaction_id`. Take
/// whichever is there.
/// `amount.total` is the price, `amount.payer_total` what the user paid after coupons. Compare `total`
/// with your order.
/// `exchange_rate` comes only across borders.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286313>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDirect {
    /// WeChat Pay's number of the transaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// The amounts.
    pub amount: TransactionDirectAmount,
    /// The merchant number.
    pub mchid: String,
    /// State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR.
    pub trade_state: String,
    /// Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_type: Option<String>,
    /// The promotions that were applied.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub promotion_detail: Vec<TransactionDirectPromotionDetail>,
    /// When the payment succeeded; absent unless it did. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// Who paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<TransactionDirectPayer>,
    /// The merchant's order number.
    pub out_trade_no: String,
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// State of the payment, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_state_desc: Option<String>,
    /// How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<String>,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// Where the payment was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene_info: Option<TransactionDirectSceneInfo>,
    /// WeChat Pay's number of the transaction, abroad.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Description of what is paid for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// When the order was created. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// State of the payment, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_state_description: Option<String>,
    /// Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA
    /// and trade_state is SUCCESS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_repaid: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// Id of the plan or template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<String>,
    /// The contract signed with the payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_information: Option<TransactionDirectContractInformation>,
    /// The device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_information: Option<TransactionDirectDeviceInformation>,
    /// The device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_info: Option<TransactionDirectDeviceInfo>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The device: `device_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDirectDeviceInfo {
    /// The merchant's number of the device or shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The device: `device_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDirectDeviceInformation {
    /// The merchant's number of the device or shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// IP address of the device that asked for the deduction. Uncertain: the name says an amount, the
    /// description an IP address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<Value>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The contract signed with the payment: `contract_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDirectContractInformation {
    /// WeChat Pay's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_id: Option<String>,
    /// Whether the contract was signed or ended: ADD, DELETE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_status: Option<String>,
    /// When the contract was signed. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Where the payment was made: `scene_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDirectSceneInfo {
    /// The merchant's number of the device or shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Who paid: `payer`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDirectPayer {
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The promotions that were applied: `promotion_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDirectPromotionDetail {
    /// Value of the promotion. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wechatpay_contribute: Option<i64>,
    /// Id of the coupon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon_id: Option<String>,
    /// What the promotion applies to: GLOBAL (the order), SINGLE (an item).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_contribute: Option<i64>,
    /// Name of the promotion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_contribute: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Id of the coupon's stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock_id: Option<String>,
    /// The goods.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub goods_detail: Vec<TransactionDirectPromotionDetailGoodsDetail>,
    /// Id of the coupon or promotion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotion_id: Option<String>,
    /// Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Id of the activity in the merchant platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity_id: Option<String>,
    /// Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wechatpay_contribute_amount: Option<i64>,
    /// Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_contribute_amount: Option<i64>,
    /// Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_contribute_amount: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The goods: `promotion_detail[].goods_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDirectPromotionDetailGoodsDetail {
    /// Note on the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods_remark: Option<String>,
    /// How many of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
    /// Discount on the item. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_amount: Option<i64>,
    /// The merchant's number of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods_id: Option<String>,
    /// Price of one item. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<i64>,
    /// Price of one item. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amounts: `amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDirectAmount {
    /// What the user paid. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<i64>,
    /// The amount of the order. In the currency's minor unit (分 for CNY).
    pub total: i64,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Currency the user paid in, by ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_currency: Option<String>,
    /// The exchange rate; only across borders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange_rate: Option<TransactionDirectAmountExchangeRate>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The exchange rate; only across borders: `amount.exchange_rate`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionDirectAmountExchangeRate {
    /// Kind of exchange rate, such as SETTLEMENT_RATE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A campus or industry deduction, successful or not (校园/行业轻松付).
///
/// Kind `transaction.industry`, carried by `TRANSACTION.INDUSTRY_FAILED`,
/// `TRANSACTION.INDUSTRY_SUCCESS`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012161063>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionIndustry {
    /// The merchant number.
    pub mchid: String,
    /// The application id of the merchant, or of the service provider.
    pub appid: String,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The merchant's order number.
    pub out_trade_no: String,
    /// WeChat Pay's number of the transaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// How the user paid: AUTH (a deduction); absent until deducted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<String>,
    /// State of the deduction: SUCCESS, ACCEPT (not yet deducted), PAY_FAIL, REFUND.
    pub trade_state: String,
    /// State of the payment, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_state_desc: Option<String>,
    /// Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_type: Option<String>,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// When the payment succeeded; absent unless it did. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// Who paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<TransactionIndustryPayer>,
    /// The amounts.
    pub amount: TransactionIndustryAmount,
    /// The device.
    pub device_info: TransactionIndustryDeviceInfo,
    /// The promotions that were applied.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub promotion_detail: Vec<TransactionIndustryPromotionDetail>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The promotions that were applied: `promotion_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionIndustryPromotionDetail {
    /// Id of the coupon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon_id: Option<String>,
    /// Name of the promotion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the promotion applies to: GLOBAL (the order), SINGLE (an item).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Value of the promotion. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Id of the coupon's stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock_id: Option<String>,
    /// Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wechatpay_contribute: Option<i64>,
    /// Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_contribute: Option<i64>,
    /// Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_contribute: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The device: `device_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionIndustryDeviceInfo {
    /// The merchant's number of the device or shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// IP address of the device.
    pub device_ip: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amounts: `amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionIndustryAmount {
    /// The amount of the order. In the currency's minor unit (分 for CNY).
    pub total: i64,
    /// What the user paid. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<i64>,
    /// Sum of the discounts. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_total: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    pub currency: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Who paid: `payer`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionIndustryPayer {
    /// The user's id under the application.
    pub openid: String,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A parking fee deducted: `trade_scene` is `PARKING` (微信支付分停车服务).
///
/// Kind `transaction.parking`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`,
/// `TRANSACTION.SUCCESS`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012284177>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionParking {
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The merchant number of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_mchid: Option<String>,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// The merchant's order number.
    pub out_trade_no: String,
    /// State of the deduction: SUCCESS, ACCEPT (not yet deducted), PAY_FAIL, REFUND.
    pub trade_state: String,
    /// State of the payment, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_state_description: Option<String>,
    /// Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_type: Option<String>,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// When the payment succeeded; absent unless it did. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// When the order was created. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA
    /// and trade_state is SUCCESS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_repaid: Option<String>,
    /// Description of what is paid for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Scene of the deduction: PARKING.
    pub trade_scene: String,
    /// Who paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<TransactionParkingPayer>,
    /// The amounts.
    pub amount: TransactionParkingAmount,
    /// The stay in the car park.
    pub parking_info: TransactionParkingParkingInfo,
    /// The promotions that were applied.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub promotion_detail: Vec<TransactionParkingPromotionDetail>,
    /// WeChat Pay's number of the transaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// How the user paid, such as AUTH (a deduction).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The promotions that were applied: `promotion_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionParkingPromotionDetail {
    /// Id of the coupon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon_id: Option<String>,
    /// Name of the promotion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the promotion applies to: GLOBAL (the order), SINGLE (an item).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Value of the promotion. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Id of the coupon's stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock_id: Option<String>,
    /// Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wechatpay_contribute: Option<i64>,
    /// Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_contribute: Option<i64>,
    /// Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_contribute: Option<i64>,
    /// Id of the activity in the merchant platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity_id: Option<String>,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The stay in the car park: `parking_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionParkingParkingInfo {
    /// WeChat Pay's id of the stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parking_id: Option<String>,
    /// The licence plate, without special characters.
    pub plate_number: String,
    /// Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plate_color: Option<String>,
    /// When the vehicle entered. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_time: Option<String>,
    /// When the vehicle left. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_time: Option<String>,
    /// Name of the car park.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parking_name: Option<String>,
    /// How long the stay was charged for. In seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub charging_duration: Option<i64>,
    /// Id of the car park's device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amounts: `amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionParkingAmount {
    /// The amount of the order. In the currency's minor unit (分 for CNY).
    pub total: i64,
    /// Sum of the discounts. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_total: Option<i64>,
    /// What the user paid. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Currency the user paid in, by ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_currency: Option<String>,
    /// The exchange rate; only across borders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange_rate: Option<TransactionParkingAmountExchangeRate>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The exchange rate; only across borders: `amount.exchange_rate`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionParkingAmountExchangeRate {
    /// Kind of exchange rate, such as SETTLEMENT_RATE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Who paid: `payer`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionParkingPayer {
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A service provider's payment, deductions among them: has `sp_mchid` (服务商支付).
///
/// Kind `transaction.partner`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`,
/// `TRANSACTION.SUCCESS`.
///
/// Abroad (the global API) the number of the transaction is `id` instead of `transaction_id`. Take
/// whichever is there.
/// Deductions (委托代扣) are payments too: their `trade_type` is `PAP`.
/// `payer.sub_openid` comes only for orders with `sub_appid`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012085146>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionPartner {
    /// The application id of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_appid: Option<String>,
    /// The merchant number of the service provider.
    pub sp_mchid: String,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The merchant number of the sub-merchant.
    pub sub_mchid: String,
    /// The merchant's order number.
    pub out_trade_no: String,
    /// State of the payment, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_state_desc: Option<String>,
    /// How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<String>,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// WeChat Pay's number of the transaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR.
    pub trade_state: String,
    /// Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_type: Option<String>,
    /// When the payment succeeded; absent unless it did. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// The amounts.
    pub amount: TransactionPartnerAmount,
    /// The promotions that were applied.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub promotion_detail: Vec<TransactionPartnerPromotionDetail>,
    /// Who paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<TransactionPartnerPayer>,
    /// Where the payment was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scene_info: Option<TransactionPartnerSceneInfo>,
    /// WeChat Pay's number of the transaction, abroad.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// Description of what is paid for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// When the order was created. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// State of the payment, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_state_description: Option<String>,
    /// Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA
    /// and trade_state is SUCCESS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_repaid: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// Id of the plan or template.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_id: Option<String>,
    /// The contract signed with the payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_information: Option<TransactionPartnerContractInformation>,
    /// The device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_information: Option<TransactionPartnerDeviceInformation>,
    /// The device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_info: Option<TransactionPartnerDeviceInfo>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The device: `device_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionPartnerDeviceInfo {
    /// The merchant's number of the device or shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The device: `device_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionPartnerDeviceInformation {
    /// The merchant's number of the device or shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// IP address of the device that asked for the deduction. Uncertain: the name says an amount, the
    /// description an IP address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<Value>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The contract signed with the payment: `contract_information`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionPartnerContractInformation {
    /// WeChat Pay's number of the contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_id: Option<String>,
    /// Whether the contract was signed or ended: ADD, DELETE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_status: Option<String>,
    /// When the contract was signed. RFC 3339 with offset.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub create_time: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Where the payment was made: `scene_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionPartnerSceneInfo {
    /// The merchant's number of the device or shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Who paid: `payer`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionPartnerPayer {
    /// The user's id under the service provider's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_openid: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The promotions that were applied: `promotion_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionPartnerPromotionDetail {
    /// Value of the promotion. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wechatpay_contribute: Option<i64>,
    /// Id of the coupon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon_id: Option<String>,
    /// What the promotion applies to: GLOBAL (the order), SINGLE (an item).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_contribute: Option<i64>,
    /// Name of the promotion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_contribute: Option<i64>,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Id of the coupon's stock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock_id: Option<String>,
    /// The goods.
    #[serde(default, deserialize_with = "null_as_empty", skip_serializing_if = "Vec::is_empty")]
    pub goods_detail: Vec<TransactionPartnerPromotionDetailGoodsDetail>,
    /// Id of the coupon or promotion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotion_id: Option<String>,
    /// Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Id of the activity in the merchant platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub activity_id: Option<String>,
    /// Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wechatpay_contribute_amount: Option<i64>,
    /// Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant_contribute_amount: Option<i64>,
    /// Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_contribute_amount: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The goods: `promotion_detail[].goods_detail[]`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionPartnerPromotionDetailGoodsDetail {
    /// Note on the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods_remark: Option<String>,
    /// How many of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
    /// Discount on the item. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub discount_amount: Option<i64>,
    /// The merchant's number of the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goods_id: Option<String>,
    /// Price of one item. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<i64>,
    /// Price of one item. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The amounts: `amount`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionPartnerAmount {
    /// What the user paid. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_total: Option<i64>,
    /// The amount of the order. In the currency's minor unit (分 for CNY).
    pub total: i64,
    /// Currency, by ISO 4217; CNY in mainland China.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Currency the user paid in, by ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer_currency: Option<String>,
    /// The exchange rate; only across borders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchange_rate: Option<TransactionPartnerAmountExchangeRate>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// The exchange rate; only across borders: `amount.exchange_rate`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransactionPartnerAmountExchangeRate {
    /// Kind of exchange rate, such as SETTLEMENT_RATE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A user's authorization of transfers, confirmed or closed (免确认收款授权).
///
/// Kind `transfer.authorization`, carried by `MCHTRANSFER.AUTHORIZATION.CLOSED`,
/// `MCHTRANSFER.AUTHORIZATION.CONFIRMED`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014512908>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransferAuthorization {
    /// The merchant's number of the authorization.
    pub out_authorization_no: String,
    /// The application id of the merchant, or of the service provider.
    pub appid: String,
    /// The user's id under the application.
    pub openid: String,
    /// The user's name as it is shown.
    pub user_display_name: String,
    /// WeChat Pay's number of the authorization.
    pub authorization_id: String,
    /// State of the authorization: TAKING_EFFECT, CLOSED.
    pub state: String,
    /// When the user confirmed the authorization. RFC 3339 with offset.
    pub authorize_time: String,
    /// How the authorization was closed; absent while it is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close_info: Option<TransferAuthorizationCloseInfo>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// How the authorization was closed; absent while it is open: `close_info`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransferAuthorizationCloseInfo {
    /// When it was closed. RFC 3339 with offset.
    pub close_time: String,
    /// Why it was closed: CLOSE_VIA_MCH_API, USER_CLOSE.
    pub close_reason: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A batch of transfers finished or closed (商家转账到零钱).
///
/// Kind `transfer.batch`, carried by `MCHTRANSFER.BATCH.CLOSED`, `MCHTRANSFER.BATCH.FINISHED`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012269028>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransferBatch {
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// The merchant's number of the batch.
    pub out_batch_no: String,
    /// WeChat Pay's number of the batch.
    pub batch_id: String,
    /// State of the batch: WAIT_PAY, ACCEPTED, PROCESSING, FINISHED, CLOSED.
    pub batch_status: String,
    /// How many transfers the batch has.
    pub total_num: i64,
    /// Sum of the transfers. In the currency's minor unit (分 for CNY).
    pub total_amount: i64,
    /// Why the batch was closed: MERCHANT_REVOCATION, OVERDUE_CLOSE, TRANSFER_SCENE_INVALID.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close_reason: Option<String>,
    /// When the record last changed. RFC 3339 with offset.
    pub update_time: String,
    /// Sum of what succeeded. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_amount: Option<i64>,
    /// How many transfers succeeded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_num: Option<i64>,
    /// Sum of what failed. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fail_amount: Option<i64>,
    /// How many transfers failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fail_num: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A transfer to a user finished (商家转账).
///
/// Kind `transfer.bill`, carried by `MCHTRANSFER.BILL.FINISHED`.
///
/// The merchant number is in `mch_id` or in `mchid`, depending on the product. Take whichever is there.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012712115>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransferBill {
    /// The merchant's number of the transfer.
    pub out_bill_no: String,
    /// WeChat Pay's number of the transfer.
    pub transfer_bill_no: String,
    /// State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS, FAIL,
    /// CANCELING, CANCELLED.
    pub state: String,
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mch_id: Option<String>,
    /// The merchant number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mchid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// The amount transferred. In the currency's minor unit (分 for CNY).
    pub transfer_amount: i64,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// Why the transfer failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fail_reason: Option<String>,
    /// When the record was created. RFC 3339 with offset.
    pub create_time: String,
    /// When the record last changed. RFC 3339 with offset.
    pub update_time: String,
    /// How the transfer was paid out. Uncertain: values not documented in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_method_type: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A transfer to a QQ wallet finished (商家转账到QQ钱包).
///
/// Kind `transfer.qqwallet_bill`, carried by `MCHTRANSFER.QQWALLETBILL.FINISHED`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014301851>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct TransferQqwalletBill {
    /// The merchant number.
    pub mchid: String,
    /// The merchant's number of the transfer.
    pub out_bill_no: String,
    /// WeChat Pay's number of the transfer.
    pub transfer_bill_no: String,
    /// Application id on the QQ Connect platform.
    pub appid: String,
    /// State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS, FAIL,
    /// CANCELING, CANCELLED.
    pub state: String,
    /// The amount transferred. In the currency's minor unit (分 for CNY).
    pub transfer_amount: i64,
    /// Note the user sees with the transfer.
    pub transfer_remark: String,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// The user's QQ number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_qq: Option<String>,
    /// The user's name, encrypted with the merchant's public key. Base64.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    /// Why the transfer failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fail_reason: Option<String>,
    /// When the record was created. RFC 3339 with offset.
    pub create_time: String,
    /// When the record last changed. RFC 3339 with offset.
    pub update_time: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// An APIv2 contract for deductions, signed or ended (签约、解约结果通知).
///
/// Kind `v2.contract`, carried by `V2.CONTRACT`.
///
/// XML of APIv2, which only `parse_v2` opens. Every field is a text.
/// Nothing in it says when it was sent, and whoever can verify it could have made it.
///
/// Official documentation: <https://pay.weixin.qq.com/wiki/doc/api/wxpay_v2/papay/chapter3_6.shtml>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct V2Contract {
    /// The merchant number.
    pub mch_id: String,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mch_id: Option<String>,
    /// The application id of the merchant, or of the service provider. Uncertain: the official page does
    /// not list it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The application id of the sub-merchant. Uncertain: the official page does not list it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The outcome: SUCCESS, FAIL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result_code: Option<String>,
    /// The merchant's number of the contract.
    pub contract_code: String,
    /// Id of the plan or template.
    pub plan_id: String,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// What happened to the contract: ADD (signed), DELETE (ended).
    pub change_type: String,
    /// When the contract was signed or ended, Beijing time. As `yyyy-MM-dd HH:mm:ss`.
    pub operate_time: String,
    /// WeChat Pay's number of the contract.
    pub contract_id: String,
    /// When the contract expires, Beijing time. As `yyyy-MM-dd HH:mm:ss`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_expired_time: Option<String>,
    /// How the contract was ended: 1 expired, 2 by the user, 3 by the merchant through the API, 4 by the
    /// merchant on its platform, 5 account closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_termination_mode: Option<String>,
    /// The merchant's number of the request to sign, as digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request_serial: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// An APIv2 payment or deduction, successful or not (支付结果通知).
///
/// Kind `v2.pay`, carried by `V2.PAY`.
///
/// XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
/// Look at `result_code`: a payment that failed is told of as well.
/// Numbered fields (`coupon_id_0`, `coupon_type_0`, `coupon_fee_0`, `coupon_id_1`, ...) are in the raw
/// resource.
/// Nothing in it says when it was sent, and whoever can verify it could have made it.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v2/merchant/4011937248>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct V2Pay {
    /// The application id of the merchant, or of the service provider.
    pub appid: String,
    /// The merchant number.
    pub mch_id: String,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mch_id: Option<String>,
    /// The device, as the merchant named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub device_info: Option<String>,
    /// How it is signed: MD5, HMAC-SHA256.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_type: Option<String>,
    /// The outcome: SUCCESS, FAIL.
    pub result_code: String,
    /// Why it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub err_code: Option<String>,
    /// Why it failed, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub err_code_des: Option<String>,
    /// The user's id under the application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub openid: Option<String>,
    /// Whether the user follows the official account: Y, N.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_subscribe: Option<String>,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// Whether the user follows the sub-merchant's official account: Y, N.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_is_subscribe: Option<String>,
    /// How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_type: Option<String>,
    /// State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. Uncertain: in
    /// deductions of one source only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade_state: Option<String>,
    /// Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_type: Option<String>,
    /// The order's amount, as digits, in fen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_fee: Option<String>,
    /// The order's amount less coupons that nobody settles, as digits, in fen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement_total_fee: Option<String>,
    /// Currency, by ISO 4217; CNY where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee_type: Option<String>,
    /// What the user paid in cash, as digits, in fen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cash_fee: Option<String>,
    /// Currency of what the user paid, by ISO 4217.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cash_fee_type: Option<String>,
    /// The sum of all coupons, as digits, in fen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon_fee: Option<String>,
    /// How many coupons were used, as digits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coupon_count: Option<String>,
    /// WeChat Pay's number of the transaction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// The merchant's order number.
    pub out_trade_no: String,
    /// The merchant's own data, returned as it was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attach: Option<String>,
    /// When the payment was complete, Beijing time. As `yyyyMMddHHmmss`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_end: Option<String>,
    /// WeChat Pay's number of the contract; of deductions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract_id: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// An APIv2 refund (退款结果通知).
///
/// Kind `v2.refund`, carried by `V2.REFUND`.
///
/// XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
/// Refunds that are made by hand on the merchant platform come so, also to merchants of APIv3.
/// Its encryption (AES in ECB mode) says nothing of who made it, and `appid`, `mch_id` and `sub_*`
/// stand outside of it: compare it with the refund that you asked for, and look it up before it moves
/// goods or money.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v2/partner/4011989265>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct V2Refund {
    /// The application id of the merchant, or of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appid: Option<String>,
    /// The merchant number.
    pub mch_id: String,
    /// The application id of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_appid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mch_id: Option<String>,
    /// WeChat Pay's number of the transaction.
    pub transaction_id: String,
    /// The merchant's order number.
    pub out_trade_no: String,
    /// WeChat Pay's number of the refund.
    pub refund_id: String,
    /// The merchant's number of the refund.
    pub out_refund_no: String,
    /// The order's amount, as digits, in fen.
    pub total_fee: String,
    /// The order's amount less coupons that nobody settles, as digits, in fen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement_total_fee: Option<String>,
    /// The amount that is refunded, as digits, in fen.
    pub refund_fee: String,
    /// The amount that is refunded less coupons that nobody settles, as digits, in fen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settlement_refund_fee: Option<String>,
    /// State of the refund: SUCCESS, CHANGE (it went wrong), REFUNDCLOSE.
    pub refund_status: String,
    /// When it succeeded, Beijing time; absent unless it did. As `yyyy-MM-dd HH:mm:ss`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_time: Option<String>,
    /// Where the refund goes (the platform's spelling).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund_recv_accout: Option<String>,
    /// Which funds it is paid from: REFUND_SOURCE_RECHARGE_FUNDS, REFUND_SOURCE_UNSETTLED_FUNDS.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund_account: Option<String>,
    /// Who asked for the refund: API, VENDOR_PLATFORM (made by hand on the merchant platform).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund_request_source: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A parked vehicle can or can no longer use the service (微信支付分停车服务).
///
/// Kind `vehicle.entrance`, carried by `VEHICLE.ENTRANCE_STATE_CHANGE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012284177>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct VehicleEntrance {
    /// The merchant number of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_mchid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// WeChat Pay's id of the stay.
    pub parking_id: String,
    /// The merchant's number of the stay.
    pub out_parking_no: String,
    /// The licence plate, without special characters.
    pub plate_number: String,
    /// Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN.
    pub plate_color: String,
    /// When the vehicle entered. RFC 3339 with offset.
    pub start_time: String,
    /// Name of the car park.
    pub parking_name: String,
    /// How long parking is free. In seconds.
    pub free_duration: i64,
    /// Whether the vehicle can use the service: NORMAL, BLOCKED.
    pub parking_state: String,
    /// Why the service cannot be used, when it is blocked: PAUSE, OVERDUE, REMOVE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blocked_state_description: Option<String>,
    /// When the state changed, to the millisecond. RFC 3339 with offset.
    pub state_update_time: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A user's authorization of ETC deductions changed (ETC扣费).
///
/// Kind `vehicle.user`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`,
/// `VEHICLE.USER_STATE_CHANGE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012158358>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct VehicleUser {
    /// The application id of the merchant, or of the service provider.
    pub appid: String,
    /// The merchant number of the service provider.
    pub sp_mchid: String,
    /// The user's id under the service provider's application.
    pub sp_openid: String,
    /// The user's id under the sub-merchant's application.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_openid: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// Number of the contract for ETC deductions.
    pub contract_id: String,
    /// State of the vehicle's binding to ETC deductions. Uncertain: values not documented in public.
    pub bind_state: String,
    /// The licence plate, without special characters.
    pub plate_number: String,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A sub-merchant punished, blocked or heard on appeal (商户违规通知).
///
/// Kind `violation`, carried by `VIOLATION.APPEAL`, `VIOLATION.INTERCEPT`, `VIOLATION.PUNISH`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012079216>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Violation {
    /// The merchant number of the sub-merchant.
    pub sub_mchid: String,
    /// Name of the sub-merchant's company.
    pub company_name: String,
    /// Id of the measure.
    pub record_id: String,
    /// The measure taken.
    pub punish_plan: String,
    /// When the measure was taken. RFC 3339 with offset.
    pub punish_time: String,
    /// Description of the measure.
    pub punish_description: String,
    /// Kind of risk, such as ONE_YUAN_PURCHASES.
    pub risk_type: String,
    /// Description of the risk. Uncertain: a public sample has a space after the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk_description: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// An employee's authorization of company payments, given or revoked (企业支付).
///
/// Kind `webizpay.authorization`, carried by `WEBIZPAY.AUTHORIZED`, `WEBIZPAY.REVOKED`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct WebizpayAuthorization {
    /// The merchant number of the service provider.
    pub sp_mchid: String,
    /// The merchant number of the sub-merchant.
    pub sub_mchid: String,
    /// The company's id of the employee.
    pub user_id: String,
    /// WeChat Pay's id of the employee's authorization.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employee_id: Option<String>,
    /// When the employee was authorized. Uncertain: format not documented in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_time: Option<String>,
    /// State of the employee's authorization: AUTHORIZED, REVOKED.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_state: Option<String>,
    /// When the authorization was revoked. Uncertain: format not documented in public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorization_revoked_time: Option<String>,
    /// Why the authorization was revoked: 企业发起 (by the company), 员工注销 (by the employee).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A payment by a company's quota card (企业支付).
///
/// Kind `webizpay.payment`, carried by `WEBIZPAY.PAYMENTSUCCESS`.
///
/// The times are numbers here, not RFC 3339; their unit is not documented.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764398>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct WebizpayPayment {
    /// The merchant number of the service provider.
    pub sp_mchid: String,
    /// The merchant number of the sub-merchant.
    pub sub_mchid: String,
    /// Number of the company's quota card.
    pub card_no: String,
    /// WeChat Pay's id of the employee's authorization.
    pub employee_id: String,
    /// Short name of the receiving merchant.
    pub receive_mch_name: String,
    /// Full name of the receiving merchant.
    pub receive_mch_full_name: String,
    /// Organization code of the receiving merchant.
    pub receive_mch_organization_code: String,
    /// Institution that acquires the receiving merchant's payments.
    pub acquirer: String,
    /// WeChat Pay's number of the transaction.
    pub transaction_id: String,
    /// The merchant's order number.
    pub out_trade_no: String,
    /// WeChat Pay's number of the refund.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund_id: Option<String>,
    /// The merchant's number of the refund.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub out_refund_no: Option<String>,
    /// State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR.
    pub transaction_state: String,
    /// The amount of the payment. In the currency's minor unit (分 for CNY).
    pub amount: i64,
    /// Name of the goods. Uncertain: documented as a number, which a name can't be.
    #[serde(deserialize_with = "not_null")]
    pub goods_name: Value,
    /// When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970.
    #[serde(deserialize_with = "not_null")]
    pub pay_success_time: Value,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A company's quota card expired (企业支付).
///
/// Kind `webizpay.quota_card`, carried by `WEBIZPAY.QUOTACARDEXPIRED`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct WebizpayQuotaCard {
    /// The merchant number of the service provider.
    pub sp_mchid: String,
    /// The merchant number of the sub-merchant.
    pub sub_mchid: String,
    /// Number of the company's quota card.
    pub card_no: String,
    /// WeChat Pay's id of the employee's authorization.
    pub employee_id: String,
    /// State of the card: ACTIVE, DISABLED.
    pub card_state: String,
    /// When the card was disabled. Uncertain: format not documented in public.
    pub card_disabled_time: String,
    /// Why the card was disabled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A refund to a company's quota card (企业支付).
///
/// Kind `webizpay.refund`, carried by `WEBIZPAY.PAYMENTREFUNDSUCCESS`.
///
/// The times are numbers here, not RFC 3339; their unit is not documented.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764405>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct WebizpayRefund {
    /// The merchant number of the service provider.
    pub sp_mchid: String,
    /// The merchant number of the sub-merchant.
    pub sub_mchid: String,
    /// Number of the company's quota card.
    pub card_no: String,
    /// WeChat Pay's id of the employee's authorization.
    pub employee_id: String,
    /// WeChat Pay's number of the transaction.
    pub transaction_id: String,
    /// The merchant's order number.
    pub out_trade_no: String,
    /// WeChat Pay's number of the refund.
    pub refund_id: String,
    /// The merchant's number of the refund.
    pub out_refund_no: String,
    /// The amount of the payment. In the currency's minor unit (分 for CNY).
    pub amount: i64,
    /// When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970.
    #[serde(deserialize_with = "not_null")]
    pub pay_success_time: Value,
    /// What had been refunded of the payment. In the currency's minor unit (分 for CNY).
    pub refunded_amount: i64,
    /// The amount of this refund. In the currency's minor unit (分 for CNY).
    pub refund_amount: i64,
    /// State of the refund, such as SUCCESS.
    pub refund_state: String,
    /// When the refund was created. Uncertain: documented as a number; likely seconds since 1970.
    #[serde(deserialize_with = "not_null")]
    pub refund_create_time: Value,
    /// When the refund succeeded. Uncertain: documented as a number; likely seconds since 1970.
    #[serde(deserialize_with = "not_null")]
    pub refund_success_time: Value,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A withdrawal changed its state (商户提现).
///
/// Kind `withdraw`, carried by `MCHWITHDRAW.CHANGE`.
///
/// Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4013049135>
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[non_exhaustive]
pub struct Withdraw {
    /// State of the withdrawal: CREATE_SUCCESS, SUCCESS, FAIL, REFUND, CLOSE, INIT.
    pub status: String,
    /// WeChat Pay's number of the withdrawal.
    pub withdraw_id: String,
    /// The merchant's number of the withdrawal.
    pub out_request_no: String,
    /// The amount withdrawn. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// When the record was created. RFC 3339 with offset.
    pub create_time: String,
    /// When the record last changed. RFC 3339 with offset.
    pub update_time: String,
    /// Why the withdrawal failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Note on the withdrawal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// Note to the bank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_memo: Option<String>,
    /// Account the money is taken from: BASIC, OPERATION, FEES.
    pub account_type: String,
    /// What to do when the withdrawal failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solution: Option<String>,
    /// Last four digits of the bank account that receives the money.
    pub account_number: String,
    /// Bank that receives the money.
    pub account_bank: String,
    /// Name of the bank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_name: Option<String>,
    /// The merchant number of the sub-merchant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sub_mchid: Option<String>,
    /// The merchant number of the service provider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sp_mchid: Option<String>,
    /// The whole amount. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_amount: Option<i64>,
    /// Sum of what succeeded. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub success_amount: Option<i64>,
    /// Sum of what failed. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fail_amount: Option<i64>,
    /// What the bank returned. In the currency's minor unit (分 for CNY).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund_amount: Option<i64>,
    /// The fields that this version does not know.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}
