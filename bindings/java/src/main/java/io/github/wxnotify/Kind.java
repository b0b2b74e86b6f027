package io.github.wxnotify;

/**
 * What a notification's plaintext is: which fields it has, and what they mean.
 *
 * <p>Plaintexts of one kind have one shape. One event type can carry several kinds ({@code TRANSACTION.SUCCESS} most of
 * all), and several event types the same. New versions may add constants: give a {@code switch} its {@code default}.
 */
public enum Kind {
    /** A direct merchant's payment (普通支付). */
    TRANSACTION_DIRECT("transaction.direct"),
    /** A service provider's payment (服务商支付): has {@code sp_mchid}. */
    TRANSACTION_PARTNER("transaction.partner"),
    /** A combined payment (合单支付): has {@code combine_mchid} and sub-orders. */
    TRANSACTION_COMBINE("transaction.combine"),
    /** A parking fee deducted (停车服务): {@code trade_scene} is {@code PARKING}. */
    TRANSACTION_PARKING("transaction.parking"),
    /** An insurance premium deducted (保险委托代扣): {@code trade_type} is {@code PAP}. */
    TRANSACTION_INSURANCE("transaction.insurance"),
    /** A campus or industry deduction, successful or not (校园/行业轻松付). */
    TRANSACTION_INDUSTRY("transaction.industry"),
    /** A direct merchant's refund (退款). */
    REFUND_DIRECT("refund.direct"),
    /** A service provider's refund: has {@code sp_mchid}. */
    REFUND_PARTNER("refund.partner"),
    /** Profit sharing to a receiver (分账). */
    PROFITSHARING("profitsharing"),
    /** Profit sharing returned (分账回退). */
    PROFITSHARING_RETURN("profitsharing.return"),
    /** A payscore order confirmed, prepaid or paid (支付分). */
    PAYSCORE_ORDER("payscore.order"),
    /** A payscore service opened or closed by the user. */
    PAYSCORE_SERVICE("payscore.service"),
    /** A payscore contract accepted. */
    PAYSCORE_CONTRACT("payscore.contract"),
    /** A payscore sign plan. */
    PAYSCORE_SIGN_PLAN("payscore.sign_plan"),
    /** A payscore service account bound. */
    PAYSCORE_SERVICE_ACCOUNT("payscore.service_account"),
    /** A transfer to a user (商家转账, 单笔). */
    TRANSFER_BILL("transfer.bill"),
    /** A transfer to a QQ wallet. */
    TRANSFER_QQWALLET_BILL("transfer.qqwallet_bill"),
    /** A batch of transfers (商家转账, 批次). */
    TRANSFER_BATCH("transfer.batch"),
    /** A user's authorization of transfers (免确认收款授权). */
    TRANSFER_AUTHORIZATION("transfer.authorization"),
    /** A withdrawal (提现). */
    WITHDRAW("withdraw"),
    /** A platform's recharge (平台收付通充值). */
    RECHARGE("recharge"),
    /** A recharge's funds returned. */
    RECHARGE_FUND_RETURNED("recharge.fund_returned"),
    /** Funds in transit processed (在途异常资金). */
    ABNORMAL_FUND("abnormal_fund"),
    /** A personal collection settled (个人收款结算). */
    SETTLEMENT("settlement"),
    /** A budget (预算). */
    BUDGET("budget"),
    /** A deduction contract signed or ended (委托代扣). */
    ENTRUST_CONTRACT("entrust.contract"),
    /** Signing while paying (支付中签约). */
    ENTRUST_SIGNING("entrust.signing"),
    /** A deduction released. */
    ENTRUST_RELEASE("entrust.release"),
    /** An inquiry about ending a contract. */
    ENTRUST_TERMINATE_INQUIRY("entrust.terminate_inquiry"),
    /** A user about to end a contract, to be retained. */
    ENTRUST_TERMINATE_RETENTION("entrust.terminate_retention"),
    /** A deduction contract of combined orders (收付通合单代扣). */
    ECOMMERCE_ENTRUST("ecommerce_entrust"),
    /** A deduction contract abroad (境外委托代扣). */
    PAPAY("papay"),
    /** An insurance deduction contract (保险委托代扣). */
    INSURANCE_ENTRUST("insurance_entrust"),
    /** An insurance policy's authorization. */
    INSURANCE_POLICY("insurance_policy"),
    /** A credit card repayment's contract (信用卡还款). */
    CREDIT_REPAYMENT_CONTRACT("credit_repayment.contract"),
    /** A credit card repayment deducted. */
    CREDIT_REPAYMENT_DEDUCTION("credit_repayment.deduction"),
    /** A coupon sent (代金券/商家券). */
    COUPON_SEND("coupon.send"),
    /** A coupon used. */
    COUPON_USE("coupon.use"),
    /** A product coupon (商品券). */
    PRODUCT_COUPON("product_coupon"),
    /** A product coupon's picture made. */
    PRODUCT_COUPON_IMAGE("product_coupon.image"),
    /** A discount card (先享卡). */
    DISCOUNT_CARD("discount_card"),
    /** A discount card paid for. */
    DISCOUNT_CARD_PAID("discount_card.paid"),
    /** A delivery plan (投放计划). */
    DELIVERY_PLAN("delivery_plan"),
    /** A member card (会员卡). */
    MEMBERCARD("membercard"),
    /** A member card of a merchant's name card (商家名片会员卡). */
    MEMBERCARD_USER_CARD("membercard.user_card"),
    /** A brand's member card (品牌会员卡). */
    BRAND_MEMBERCARD("brand_membercard"),
    /** Points of a brand's member card exchanged for a coupon. */
    BRAND_MEMBERCARD_EXCHANGE("brand_membercard.exchange"),
    /** Points of a brand's member card to be synchronized. */
    BRAND_MEMBERCARD_POINT("brand_membercard.point"),
    /** A business circle's payment (智慧商圈). */
    MALL_TRANSACTION("mall.transaction"),
    /** A business circle's refund. */
    MALL_REFUND("mall.refund"),
    /** A business circle's authorization. */
    MALL_AUTH("mall.auth"),
    /** An electronic invoice (电子发票). */
    FAPIAO("fapiao"),
    /** A user applied for an electronic invoice. */
    FAPIAO_USER_APPLIED("fapiao.user_applied"),
    /** A consumer's complaint (消费者投诉). */
    COMPLAINT("complaint"),
    /** A merchant's violation (商户违规处置). */
    VIOLATION("violation"),
    /** A merchant's block record (商户管控). */
    BLOCK_RECORD("merchant_control.block"),
    /** An appeal against a block. */
    BLOCK_SUBMISSION("merchant_control.appeal"),
    /** A merchant's management record. */
    MANAGE_RECORD("merchant_control.manage"),
    /** A risky trade (风险交易识别). */
    RISK_TRADE("risk_trade"),
    /** A message of the platform to the merchant. */
    MERCHANT_NOTIFY("merchant_notify"),
    /** An application (境外H5权限申请). */
    APPLYMENT("applyment"),
    /** A vehicle entered or left (停车入场). */
    VEHICLE_ENTRANCE("vehicle.entrance"),
    /** A vehicle user's state (车主服务). */
    VEHICLE_USER("vehicle.user"),
    /** A query for a parking fee, answered with data (停车缴费). */
    PARKING_FEE_QUERY("parking_fee.query"),
    /** A query for the merchant across borders, answered with data (跨境). */
    CROSS_BORDER_QUERY("cross_border.query"),
    /** An order pushed across borders. */
    CROSS_BORDER_ORDER("cross_border.order"),
    /** A payment with medical insurance (医保支付). */
    MEDICAL_INSURANCE("medical_insurance"),
    /** A user's state of face payment (刷脸支付). */
    FACEPAY_USER("facepay.user"),
    /** A school fee debt (校园轻松付). */
    EDU_SCHOOL_DEBT("edu_school.debt"),
    /** A power bank's insurance (充电宝保险). */
    POWER_BANK_INSURANCE("power_bank.insurance"),
    /** A company's authorization (企业支付). */
    WEBIZPAY_AUTHORIZATION("webizpay.authorization"),
    /** A company's payment. */
    WEBIZPAY_PAYMENT("webizpay.payment"),
    /** A company's refund. */
    WEBIZPAY_REFUND("webizpay.refund"),
    /** A company's quota card expired. */
    WEBIZPAY_QUOTA_CARD("webizpay.quota_card"),
    /** The platform's self-test (回调自检). */
    SECURITY_ECHO("security_echo"),
    /** No rule knows it. The raw plaintext is there all the same. */
    UNKNOWN("unknown");

    private final String name;

    Kind(String name) {
        this.name = name;
    }

    /**
     * The kind's name in every language.
     *
     * @return such as {@code transaction.direct}
     */
    public String getName() {
        return name;
    }

    /**
     * The kind of a name.
     *
     * @param name such as {@code transaction.direct}
     * @return the kind, and {@link #UNKNOWN} for a name that is none
     */
    public static Kind of(String name) {
        for (Kind kind : values()) {
            if (kind.name.equals(name)) {
                return kind;
            }
        }
        return UNKNOWN;
    }

    /** The same as {@link #getName()}. */
    @Override
    public String toString() {
        return name;
    }
}
