<?php

declare(strict_types=1);

namespace WxNotify;

use FFI\CData;
use WxNotify\Internal\Native;

/**
 * What a notification's plaintext is: which fields it has, and what they mean. The event type alone does not say it: a
 * `TRANSACTION.SUCCESS` carries payments of several kinds. More may be added.
 */
final class Kind
{
    /** A direct merchant's payment (普通支付). */
    public const TRANSACTION_DIRECT = 'transaction.direct';
    /** A service provider's payment (服务商支付): has sp_mchid. */
    public const TRANSACTION_PARTNER = 'transaction.partner';
    /** A combined payment (合单支付): has combine_mchid and sub-orders. */
    public const TRANSACTION_COMBINE = 'transaction.combine';
    /** A parking fee deducted (停车服务): trade_scene is PARKING. */
    public const TRANSACTION_PARKING = 'transaction.parking';
    /** An insurance premium deducted (保险委托代扣): trade_type is PAP. */
    public const TRANSACTION_INSURANCE = 'transaction.insurance';
    /** A campus or industry deduction, successful or not (校园/行业轻松付). */
    public const TRANSACTION_INDUSTRY = 'transaction.industry';
    /** A direct merchant's refund (退款). */
    public const REFUND_DIRECT = 'refund.direct';
    /** A service provider's refund: has sp_mchid. */
    public const REFUND_PARTNER = 'refund.partner';
    /** Profit sharing to a receiver (分账). */
    public const PROFITSHARING = 'profitsharing';
    /** Profit sharing returned (分账回退). */
    public const PROFITSHARING_RETURN = 'profitsharing.return';
    /** A payscore order confirmed, prepaid or paid (支付分). */
    public const PAYSCORE_ORDER = 'payscore.order';
    /** A payscore service opened or closed by the user. */
    public const PAYSCORE_SERVICE = 'payscore.service';
    /** A payscore contract accepted. */
    public const PAYSCORE_CONTRACT = 'payscore.contract';
    /** A payscore sign plan. */
    public const PAYSCORE_SIGN_PLAN = 'payscore.sign_plan';
    /** A payscore service account bound. */
    public const PAYSCORE_SERVICE_ACCOUNT = 'payscore.service_account';
    /** A transfer to a user (商家转账, 单笔). */
    public const TRANSFER_BILL = 'transfer.bill';
    /** A transfer to a QQ wallet. */
    public const TRANSFER_QQWALLET_BILL = 'transfer.qqwallet_bill';
    /** A batch of transfers (商家转账, 批次). */
    public const TRANSFER_BATCH = 'transfer.batch';
    /** A user's authorization of transfers (免确认收款授权). */
    public const TRANSFER_AUTHORIZATION = 'transfer.authorization';
    /** A withdrawal (提现). */
    public const WITHDRAW = 'withdraw';
    /** A platform's recharge (平台收付通充值). */
    public const RECHARGE = 'recharge';
    /** A recharge's funds returned. */
    public const RECHARGE_FUND_RETURNED = 'recharge.fund_returned';
    /** Funds in transit processed (在途异常资金). */
    public const ABNORMAL_FUND = 'abnormal_fund';
    /** A personal collection settled (个人收款结算). */
    public const SETTLEMENT = 'settlement';
    /** A budget (预算). */
    public const BUDGET = 'budget';
    /** A deduction contract signed or ended (委托代扣). */
    public const ENTRUST_CONTRACT = 'entrust.contract';
    /** Signing while paying (支付中签约). */
    public const ENTRUST_SIGNING = 'entrust.signing';
    /** A deduction released. */
    public const ENTRUST_RELEASE = 'entrust.release';
    /** An inquiry about ending a contract. */
    public const ENTRUST_TERMINATE_INQUIRY = 'entrust.terminate_inquiry';
    /** A user about to end a contract, to be retained. */
    public const ENTRUST_TERMINATE_RETENTION = 'entrust.terminate_retention';
    /** A deduction contract of combined orders (收付通合单代扣). */
    public const ECOMMERCE_ENTRUST = 'ecommerce_entrust';
    /** A deduction contract abroad (境外委托代扣). */
    public const PAPAY = 'papay';
    /** An insurance deduction contract (保险委托代扣). */
    public const INSURANCE_ENTRUST = 'insurance_entrust';
    /** An insurance policy's authorization. */
    public const INSURANCE_POLICY = 'insurance_policy';
    /** A credit card repayment's contract (信用卡还款). */
    public const CREDIT_REPAYMENT_CONTRACT = 'credit_repayment.contract';
    /** A credit card repayment deducted. */
    public const CREDIT_REPAYMENT_DEDUCTION = 'credit_repayment.deduction';
    /** A coupon sent (代金券/商家券). */
    public const COUPON_SEND = 'coupon.send';
    /** A coupon used. */
    public const COUPON_USE = 'coupon.use';
    /** A product coupon (商品券). */
    public const PRODUCT_COUPON = 'product_coupon';
    /** A product coupon's picture made. */
    public const PRODUCT_COUPON_IMAGE = 'product_coupon.image';
    /** A discount card (先享卡). */
    public const DISCOUNT_CARD = 'discount_card';
    /** A discount card paid for. */
    public const DISCOUNT_CARD_PAID = 'discount_card.paid';
    /** A delivery plan (投放计划). */
    public const DELIVERY_PLAN = 'delivery_plan';
    /** A member card (会员卡). */
    public const MEMBERCARD = 'membercard';
    /** A member card of a merchant's name card (商家名片会员卡). */
    public const MEMBERCARD_USER_CARD = 'membercard.user_card';
    /** A brand's member card (品牌会员卡). */
    public const BRAND_MEMBERCARD = 'brand_membercard';
    /** Points of a brand's member card exchanged for a coupon. */
    public const BRAND_MEMBERCARD_EXCHANGE = 'brand_membercard.exchange';
    /** Points of a brand's member card to be synchronized. */
    public const BRAND_MEMBERCARD_POINT = 'brand_membercard.point';
    /** A business circle's payment (智慧商圈). */
    public const MALL_TRANSACTION = 'mall.transaction';
    /** A business circle's refund. */
    public const MALL_REFUND = 'mall.refund';
    /** A business circle's authorization. */
    public const MALL_AUTH = 'mall.auth';
    /** An electronic invoice (电子发票). */
    public const FAPIAO = 'fapiao';
    /** A user applied for an electronic invoice. */
    public const FAPIAO_USER_APPLIED = 'fapiao.user_applied';
    /** A consumer's complaint (消费者投诉). */
    public const COMPLAINT = 'complaint';
    /** A merchant's violation (商户违规处置). */
    public const VIOLATION = 'violation';
    /** A merchant's block record (商户管控). */
    public const MERCHANT_CONTROL_BLOCK = 'merchant_control.block';
    /** An appeal against a block. */
    public const MERCHANT_CONTROL_APPEAL = 'merchant_control.appeal';
    /** A merchant's management record. */
    public const MERCHANT_CONTROL_MANAGE = 'merchant_control.manage';
    /** A risky trade (风险交易识别). */
    public const RISK_TRADE = 'risk_trade';
    /** A message of the platform to the merchant. */
    public const MERCHANT_NOTIFY = 'merchant_notify';
    /** An application (境外H5权限申请). */
    public const APPLYMENT = 'applyment';
    /** A vehicle entered or left (停车入场). */
    public const VEHICLE_ENTRANCE = 'vehicle.entrance';
    /** A vehicle user's state (车主服务). */
    public const VEHICLE_USER = 'vehicle.user';
    /** A query for a parking fee, answered with data (停车缴费). */
    public const PARKING_FEE_QUERY = 'parking_fee.query';
    /** A query for the merchant across borders, answered with data (跨境). */
    public const CROSS_BORDER_QUERY = 'cross_border.query';
    /** An order pushed across borders. */
    public const CROSS_BORDER_ORDER = 'cross_border.order';
    /** A payment with medical insurance (医保支付). */
    public const MEDICAL_INSURANCE = 'medical_insurance';
    /** A user's state of face payment (刷脸支付). */
    public const FACEPAY_USER = 'facepay.user';
    /** A school fee debt (校园轻松付). */
    public const EDU_SCHOOL_DEBT = 'edu_school.debt';
    /** A power bank's insurance (充电宝保险). */
    public const POWER_BANK_INSURANCE = 'power_bank.insurance';
    /** A company's authorization (企业支付). */
    public const WEBIZPAY_AUTHORIZATION = 'webizpay.authorization';
    /** A company's payment. */
    public const WEBIZPAY_PAYMENT = 'webizpay.payment';
    /** A company's refund. */
    public const WEBIZPAY_REFUND = 'webizpay.refund';
    /** A company's quota card expired. */
    public const WEBIZPAY_QUOTA_CARD = 'webizpay.quota_card';
    /** The platform's self-test (回调自检). */
    public const SECURITY_ECHO = 'security_echo';
    /** No rule knows it. The raw plaintext is there all the same. */
    public const UNKNOWN = 'unknown';

    /** @return list<string> all kinds that the library knows */
    public static function all(): array
    {
        return Native::table('wxn_slice', 'wxn_kinds', static fn (CData $kind): string => Native::text($kind));
    }
}
