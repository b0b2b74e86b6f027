// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;

/** The type of every kind. */
final class Types {
    private Types() {}

    /**
     * Reads a resource whose shape was checked: an {@link Event}. It is not said to be one, because the JVM would load the classes of all
     * kinds to verify that.
     */
    static Object read(Kind kind, Fields resource) {
        switch (kind) {
            case ABNORMAL_FUND:
                return new AbnormalFund(resource);
            case APPLYMENT:
                return new Applyment(resource);
            case BRAND_MEMBERCARD_EXCHANGE:
                return new BrandMembercardExchange(resource);
            case BRAND_MEMBERCARD_POINT:
                return new BrandMembercardPoint(resource);
            case BRAND_MEMBERCARD:
                return new BrandMembercard(resource);
            case BUDGET:
                return new Budget(resource);
            case COMPLAINT:
                return new Complaint(resource);
            case COUPON_SEND:
                return new CouponSend(resource);
            case COUPON_USE:
                return new CouponUse(resource);
            case CREDIT_REPAYMENT_CONTRACT:
                return new CreditRepaymentContract(resource);
            case CREDIT_REPAYMENT_DEDUCTION:
                return new CreditRepaymentDeduction(resource);
            case CROSS_BORDER_ORDER:
                return new CrossBorderOrder(resource);
            case CROSS_BORDER_QUERY:
                return new CrossBorderQuery(resource);
            case DELIVERY_PLAN:
                return new DeliveryPlan(resource);
            case DISCOUNT_CARD_PAID:
                return new DiscountCardPaid(resource);
            case DISCOUNT_CARD:
                return new DiscountCard(resource);
            case ECOMMERCE_ENTRUST:
                return new EcommerceEntrust(resource);
            case EDU_SCHOOL_DEBT:
                return new EduSchoolDebt(resource);
            case ENTRUST_CONTRACT:
                return new EntrustContract(resource);
            case ENTRUST_RELEASE:
                return new EntrustRelease(resource);
            case ENTRUST_SIGNING:
                return new EntrustSigning(resource);
            case ENTRUST_TERMINATE_INQUIRY:
                return new EntrustTerminateInquiry(resource);
            case ENTRUST_TERMINATE_RETENTION:
                return new EntrustTerminateRetention(resource);
            case FACEPAY_USER:
                return new FacepayUser(resource);
            case FAPIAO:
                return new Fapiao(resource);
            case FAPIAO_USER_APPLIED:
                return new FapiaoUserApplied(resource);
            case INSURANCE_ENTRUST:
                return new InsuranceEntrust(resource);
            case INSURANCE_POLICY:
                return new InsurancePolicy(resource);
            case MALL_AUTH:
                return new MallAuth(resource);
            case MALL_REFUND:
                return new MallRefund(resource);
            case MALL_TRANSACTION:
                return new MallTransaction(resource);
            case MEDICAL_INSURANCE:
                return new MedicalInsurance(resource);
            case MEMBERCARD:
                return new Membercard(resource);
            case MEMBERCARD_USER_CARD:
                return new MembercardUserCard(resource);
            case MERCHANT_CONTROL_APPEAL:
                return new BlockSubmission(resource);
            case MERCHANT_CONTROL_BLOCK:
                return new BlockRecord(resource);
            case MERCHANT_CONTROL_MANAGE:
                return new ManageRecord(resource);
            case MERCHANT_NOTIFY:
                return new MerchantNotify(resource);
            case PAPAY:
                return new Papay(resource);
            case PARKING_FEE_QUERY:
                return new ParkingFeeQuery(resource);
            case PAYSCORE_CONTRACT:
                return new PayscoreContract(resource);
            case PAYSCORE_ORDER:
                return new PayscoreOrder(resource);
            case PAYSCORE_SERVICE:
                return new PayscoreService(resource);
            case PAYSCORE_SERVICE_ACCOUNT:
                return new PayscoreServiceAccount(resource);
            case PAYSCORE_SIGN_PLAN:
                return new PayscoreSignPlan(resource);
            case POWER_BANK_INSURANCE:
                return new PowerBankInsurance(resource);
            case PRODUCT_COUPON_IMAGE:
                return new ProductCouponImage(resource);
            case PRODUCT_COUPON:
                return new ProductCoupon(resource);
            case PROFITSHARING_RETURN:
                return new ProfitsharingReturn(resource);
            case PROFITSHARING:
                return new Profitsharing(resource);
            case RECHARGE_FUND_RETURNED:
                return new RechargeFundReturned(resource);
            case RECHARGE:
                return new Recharge(resource);
            case REFUND_DIRECT:
                return new RefundDirect(resource);
            case REFUND_PARTNER:
                return new RefundPartner(resource);
            case RISK_TRADE:
                return new RiskTrade(resource);
            case SECURITY_ECHO:
                return new SecurityEcho(resource);
            case SETTLEMENT:
                return new Settlement(resource);
            case TRANSACTION_COMBINE:
                return new TransactionCombine(resource);
            case TRANSACTION_DEDUCTION:
                return new TransactionDeduction(resource);
            case TRANSACTION_DIRECT:
                return new TransactionDirect(resource);
            case TRANSACTION_INDUSTRY:
                return new TransactionIndustry(resource);
            case TRANSACTION_PARKING:
                return new TransactionParking(resource);
            case TRANSACTION_PARTNER:
                return new TransactionPartner(resource);
            case TRANSFER_AUTHORIZATION:
                return new TransferAuthorization(resource);
            case TRANSFER_BATCH:
                return new TransferBatch(resource);
            case TRANSFER_BILL:
                return new TransferBill(resource);
            case TRANSFER_QQWALLET_BILL:
                return new TransferQqwalletBill(resource);
            case V2_CONTRACT:
                return new V2Contract(resource);
            case V2_PAY:
                return new V2Pay(resource);
            case V2_REFUND:
                return new V2Refund(resource);
            case VEHICLE_ENTRANCE:
                return new VehicleEntrance(resource);
            case VEHICLE_USER:
                return new VehicleUser(resource);
            case VIOLATION:
                return new Violation(resource);
            case WEBIZPAY_AUTHORIZATION:
                return new WebizpayAuthorization(resource);
            case WEBIZPAY_PAYMENT:
                return new WebizpayPayment(resource);
            case WEBIZPAY_QUOTA_CARD:
                return new WebizpayQuotaCard(resource);
            case WEBIZPAY_REFUND:
                return new WebizpayRefund(resource);
            case WITHDRAW:
                return new Withdraw(resource);
            default:
                throw new IllegalArgumentException("no type is known for the kind " + kind);
        }
    }
}
