<?php

// Made from schema/ by `make generate`; do not edit.

declare(strict_types=1);

namespace WxNotify\Internal;

use WxNotify\Events;
use WxNotify\Kind;

/**
 * Which class each kind's events have.
 *
 * @internal
 */
final class EventClasses
{
    public const BY_KIND = [
        Kind::ABNORMAL_FUND => Events\AbnormalFund::class,
        Kind::APPLYMENT => Events\Applyment::class,
        Kind::BRAND_MEMBERCARD_EXCHANGE => Events\BrandMembercardExchange::class,
        Kind::BRAND_MEMBERCARD_POINT => Events\BrandMembercardPoint::class,
        Kind::BRAND_MEMBERCARD => Events\BrandMembercard::class,
        Kind::BUDGET => Events\Budget::class,
        Kind::COMPLAINT => Events\Complaint::class,
        Kind::COUPON_SEND => Events\CouponSend::class,
        Kind::COUPON_USE => Events\CouponUse::class,
        Kind::CREDIT_REPAYMENT_CONTRACT => Events\CreditRepaymentContract::class,
        Kind::CREDIT_REPAYMENT_DEDUCTION => Events\CreditRepaymentDeduction::class,
        Kind::CROSS_BORDER_ORDER => Events\CrossBorderOrder::class,
        Kind::CROSS_BORDER_QUERY => Events\CrossBorderQuery::class,
        Kind::DELIVERY_PLAN => Events\DeliveryPlan::class,
        Kind::DISCOUNT_CARD_PAID => Events\DiscountCardPaid::class,
        Kind::DISCOUNT_CARD => Events\DiscountCard::class,
        Kind::ECOMMERCE_ENTRUST => Events\EcommerceEntrust::class,
        Kind::EDU_SCHOOL_DEBT => Events\EduSchoolDebt::class,
        Kind::ENTRUST_CONTRACT => Events\EntrustContract::class,
        Kind::ENTRUST_RELEASE => Events\EntrustRelease::class,
        Kind::ENTRUST_SIGNING => Events\EntrustSigning::class,
        Kind::ENTRUST_TERMINATE_INQUIRY => Events\EntrustTerminateInquiry::class,
        Kind::ENTRUST_TERMINATE_RETENTION => Events\EntrustTerminateRetention::class,
        Kind::FACEPAY_USER => Events\FacepayUser::class,
        Kind::FAPIAO => Events\Fapiao::class,
        Kind::FAPIAO_USER_APPLIED => Events\FapiaoUserApplied::class,
        Kind::INSURANCE_ENTRUST => Events\InsuranceEntrust::class,
        Kind::INSURANCE_POLICY => Events\InsurancePolicy::class,
        Kind::MALL_AUTH => Events\MallAuth::class,
        Kind::MALL_REFUND => Events\MallRefund::class,
        Kind::MALL_TRANSACTION => Events\MallTransaction::class,
        Kind::MEDICAL_INSURANCE => Events\MedicalInsurance::class,
        Kind::MEMBERCARD => Events\Membercard::class,
        Kind::MEMBERCARD_USER_CARD => Events\MembercardUserCard::class,
        Kind::MERCHANT_CONTROL_APPEAL => Events\BlockSubmission::class,
        Kind::MERCHANT_CONTROL_BLOCK => Events\BlockRecord::class,
        Kind::MERCHANT_CONTROL_MANAGE => Events\ManageRecord::class,
        Kind::MERCHANT_NOTIFY => Events\MerchantNotify::class,
        Kind::PAPAY => Events\Papay::class,
        Kind::PARKING_FEE_QUERY => Events\ParkingFeeQuery::class,
        Kind::PAYSCORE_CONTRACT => Events\PayscoreContract::class,
        Kind::PAYSCORE_ORDER => Events\PayscoreOrder::class,
        Kind::PAYSCORE_SERVICE => Events\PayscoreService::class,
        Kind::PAYSCORE_SERVICE_ACCOUNT => Events\PayscoreServiceAccount::class,
        Kind::PAYSCORE_SIGN_PLAN => Events\PayscoreSignPlan::class,
        Kind::POWER_BANK_INSURANCE => Events\PowerBankInsurance::class,
        Kind::PRODUCT_COUPON_IMAGE => Events\ProductCouponImage::class,
        Kind::PRODUCT_COUPON => Events\ProductCoupon::class,
        Kind::PROFITSHARING_RETURN => Events\ProfitsharingReturn::class,
        Kind::PROFITSHARING => Events\Profitsharing::class,
        Kind::RECHARGE_FUND_RETURNED => Events\RechargeFundReturned::class,
        Kind::RECHARGE => Events\Recharge::class,
        Kind::REFUND_DIRECT => Events\RefundDirect::class,
        Kind::REFUND_PARTNER => Events\RefundPartner::class,
        Kind::RISK_TRADE => Events\RiskTrade::class,
        Kind::SECURITY_ECHO => Events\SecurityEcho::class,
        Kind::SETTLEMENT => Events\Settlement::class,
        Kind::TRANSACTION_COMBINE => Events\TransactionCombine::class,
        Kind::TRANSACTION_DEDUCTION => Events\TransactionDeduction::class,
        Kind::TRANSACTION_DIRECT => Events\TransactionDirect::class,
        Kind::TRANSACTION_INDUSTRY => Events\TransactionIndustry::class,
        Kind::TRANSACTION_PARKING => Events\TransactionParking::class,
        Kind::TRANSACTION_PARTNER => Events\TransactionPartner::class,
        Kind::TRANSFER_AUTHORIZATION => Events\TransferAuthorization::class,
        Kind::TRANSFER_BATCH => Events\TransferBatch::class,
        Kind::TRANSFER_BILL => Events\TransferBill::class,
        Kind::TRANSFER_QQWALLET_BILL => Events\TransferQqwalletBill::class,
        Kind::V2_CONTRACT => Events\V2Contract::class,
        Kind::V2_PAY => Events\V2Pay::class,
        Kind::V2_REFUND => Events\V2Refund::class,
        Kind::VEHICLE_ENTRANCE => Events\VehicleEntrance::class,
        Kind::VEHICLE_USER => Events\VehicleUser::class,
        Kind::VIOLATION => Events\Violation::class,
        Kind::WEBIZPAY_AUTHORIZATION => Events\WebizpayAuthorization::class,
        Kind::WEBIZPAY_PAYMENT => Events\WebizpayPayment::class,
        Kind::WEBIZPAY_QUOTA_CARD => Events\WebizpayQuotaCard::class,
        Kind::WEBIZPAY_REFUND => Events\WebizpayRefund::class,
        Kind::WITHDRAW => Events\Withdraw::class,
    ];
}
