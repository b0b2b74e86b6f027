# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

module WxNotify
  # What a notification's plaintext is: which fields it has, and what they mean. The event type alone does not say it: a
  # `TRANSACTION.SUCCESS` carries payments of several kinds. More may be added.
  module Kind
    # Abnormal funds in transit paid on to their receiver (在途异常资金).
    ABNORMAL_FUND = "abnormal_fund"
    # An application for H5 payment domains, reviewed (H5支付域名修改申请).
    APPLYMENT = "applyment"
    # A user wants to exchange a brand's points for a coupon (商家名片会员卡).
    BRAND_MEMBERCARD_EXCHANGE = "brand_membercard.exchange"
    # Points of a brand's member card to be synchronized (商家名片会员卡).
    BRAND_MEMBERCARD_POINT = "brand_membercard.point"
    # A user's member card of a brand, created or deleted (商家名片会员卡).
    BRAND_MEMBERCARD = "brand_membercard"
    # A budget for donations locked, closed or used up (公益捐赠).
    BUDGET = "budget"
    # A consumer's complaint, new or changed (消费者投诉).
    COMPLAINT = "complaint"
    # A coupon given to a user (商家券).
    COUPON_SEND = "coupon.send"
    # A coupon used (代金券).
    COUPON_USE = "coupon.use"
    # A contract for repaying a credit card, signed or ended (信用卡还款).
    CREDIT_REPAYMENT_CONTRACT = "credit_repayment.contract"
    # A credit card repaid by deduction (信用卡还款).
    CREDIT_REPAYMENT_DEDUCTION = "credit_repayment.deduction"
    # An order of a foreign wallet's user, pushed to the institution (外包内用).
    CROSS_BORDER_ORDER = "cross_border.order"
    # A query for what a scanned QR code stands for, answered with data (外包内用).
    CROSS_BORDER_QUERY = "cross_border.query"
    # A delivery plan or its review changed (投放计划).
    DELIVERY_PLAN = "delivery_plan"
    # A discount card paid for (微信先享卡).
    DISCOUNT_CARD_PAID = "discount_card.paid"
    # A discount card taken, accepted, ended or settled (微信先享卡).
    DISCOUNT_CARD = "discount_card"
    # A deduction contract for combined orders, signed or ended (收付通合单代扣).
    ECOMMERCE_ENTRUST = "ecommerce_entrust"
    # A user's debts for school payments changed (校园轻松付).
    EDU_SCHOOL_DEBT = "edu_school.debt"
    # A deduction contract signed or ended (委托代扣).
    ENTRUST_CONTRACT = "entrust.contract"
    # A contract for school fees ended by the user (教育续费通).
    ENTRUST_RELEASE = "entrust.release"
    # A contract for school fees signed with a payment (教育续费通).
    ENTRUST_SIGNING = "entrust.signing"
    # An inquiry whether a deduction contract may be ended (委托代扣).
    ENTRUST_TERMINATE_INQUIRY = "entrust.terminate_inquiry"
    # A user about to end a deduction contract, to be retained (委托代扣).
    ENTRUST_TERMINATE_RETENTION = "entrust.terminate_retention"
    # A face payment user signed or ended the contract (刷脸支付).
    FACEPAY_USER = "facepay.user"
    # An electronic invoice issued, reversed, put into the user's cards or discarded (电子发票).
    FAPIAO = "fapiao"
    # A user filled in the title for an electronic invoice (电子发票).
    FAPIAO_USER_APPLIED = "fapiao.user_applied"
    # A deduction contract for an insurance, signed, renewed or ended (保险委托代扣).
    INSURANCE_ENTRUST = "insurance_entrust"
    # A user allowed an insurance policy to be shown (微信保单服务).
    INSURANCE_POLICY = "insurance_policy"
    # A user gave or activated a business circle's authorization (智慧商圈).
    MALL_AUTH = "mall.auth"
    # A refund of a member's payment in a business circle (智慧商圈).
    MALL_REFUND = "mall.refund"
    # A member's payment in a business circle (智慧商圈).
    MALL_TRANSACTION = "mall.transaction"
    # A payment with medical insurance, successful (医保支付).
    MEDICAL_INSURANCE = "medical_insurance"
    # A member card taken or activated (会员卡).
    MEMBERCARD = "membercard"
    # A user's member card of a merchant's name card, created or deleted (商家名片会员卡).
    MEMBERCARD_USER_CARD = "membercard.user_card"
    # An appeal against blocked payments decided (商户管控).
    MERCHANT_CONTROL_APPEAL = "merchant_control.appeal"
    # Payments of a sub-merchant blocked (商户管控).
    MERCHANT_CONTROL_BLOCK = "merchant_control.block"
    # A sub-merchant's management record, new or changed (商户管控).
    MERCHANT_CONTROL_MANAGE = "merchant_control.manage"
    # A message on a subscribed topic (合作伙伴订阅消息).
    MERCHANT_NOTIFY = "merchant_notify"
    # A deduction contract abroad, signed or ended (境外委托代扣).
    PAPAY = "papay"
    # A query for a parking fee, answered with data (停车缴费服务).
    PARKING_FEE_QUERY = "parking_fee.query"
    # A payscore contract accepted (支付分).
    PAYSCORE_CONTRACT = "payscore.contract"
    # A payscore order confirmed, prepaid or paid (支付分).
    PAYSCORE_ORDER = "payscore.order"
    # A payscore service opened or closed by the user (支付分).
    PAYSCORE_SERVICE = "payscore.service"
    # An application to bind a sub-merchant to a payscore service, decided (支付分).
    PAYSCORE_SERVICE_ACCOUNT = "payscore.service_account"
    # A payscore plan signed or cancelled by the user (支付分).
    PAYSCORE_SIGN_PLAN = "payscore.sign_plan"
    # A power bank's insurance taken or changed (租用充电宝保险).
    POWER_BANK_INSURANCE = "power_bank.insurance"
    # A picture for a product coupon made (商品券).
    PRODUCT_COUPON_IMAGE = "product_coupon.image"
    # A product coupon given, used or returned (商品券).
    PRODUCT_COUPON = "product_coupon"
    # Profit sharing returned (分账回退).
    PROFITSHARING_RETURN = "profitsharing.return"
    # Profit sharing to a receiver (分账).
    PROFITSHARING = "profitsharing"
    # A recharge's funds returned (平台收付通商家充值).
    RECHARGE_FUND_RETURNED = "recharge.fund_returned"
    # A sub-merchant's recharge, successful or closed (平台收付通商家充值).
    RECHARGE = "recharge"
    # A direct merchant's refund (退款).
    REFUND_DIRECT = "refund.direct"
    # A service provider's refund: has `sp_mchid` (退款).
    REFUND_PARTNER = "refund.partner"
    # A payment found risky (风险交易识别).
    RISK_TRADE = "risk_trade"
    # A test of signatures and encryption that the merchant started (商户签名验签/加解密测试).
    SECURITY_ECHO = "security_echo"
    # A batch of personal collections settled (个人收款).
    SETTLEMENT = "settlement"
    # A combined payment: has `combine_mchid` and sub-orders (合单支付).
    TRANSACTION_COMBINE = "transaction.combine"
    # A direct merchant's deduction under a contract that the user signed before: `trade_type` is `PAP` (委托代扣).
    TRANSACTION_DEDUCTION = "transaction.deduction"
    # A direct merchant's payment (普通支付).
    TRANSACTION_DIRECT = "transaction.direct"
    # A campus or industry deduction, successful or not (校园/行业轻松付).
    TRANSACTION_INDUSTRY = "transaction.industry"
    # A parking fee deducted: `trade_scene` is `PARKING` (微信支付分停车服务).
    TRANSACTION_PARKING = "transaction.parking"
    # A service provider's payment, deductions among them: has `sp_mchid` (服务商支付).
    TRANSACTION_PARTNER = "transaction.partner"
    # A user's authorization of transfers, confirmed or closed (免确认收款授权).
    TRANSFER_AUTHORIZATION = "transfer.authorization"
    # A batch of transfers finished or closed (商家转账到零钱).
    TRANSFER_BATCH = "transfer.batch"
    # A transfer to a user finished (商家转账).
    TRANSFER_BILL = "transfer.bill"
    # A transfer to a QQ wallet finished (商家转账到QQ钱包).
    TRANSFER_QQWALLET_BILL = "transfer.qqwallet_bill"
    # An APIv2 contract for deductions, signed or ended (签约、解约结果通知).
    V2_CONTRACT = "v2.contract"
    # An APIv2 payment or deduction, successful or not (支付结果通知).
    V2_PAY = "v2.pay"
    # An APIv2 refund (退款结果通知).
    V2_REFUND = "v2.refund"
    # A parked vehicle can or can no longer use the service (微信支付分停车服务).
    VEHICLE_ENTRANCE = "vehicle.entrance"
    # A user's authorization of ETC deductions changed (ETC扣费).
    VEHICLE_USER = "vehicle.user"
    # A sub-merchant punished, blocked or heard on appeal (商户违规通知).
    VIOLATION = "violation"
    # An employee's authorization of company payments, given or revoked (企业支付).
    WEBIZPAY_AUTHORIZATION = "webizpay.authorization"
    # A payment by a company's quota card (企业支付).
    WEBIZPAY_PAYMENT = "webizpay.payment"
    # A company's quota card expired (企业支付).
    WEBIZPAY_QUOTA_CARD = "webizpay.quota_card"
    # A refund to a company's quota card (企业支付).
    WEBIZPAY_REFUND = "webizpay.refund"
    # A withdrawal changed its state (商户提现).
    WITHDRAW = "withdraw"
    # No rule knows it. The raw plaintext is there all the same.
    UNKNOWN = "unknown"

    # @return [Array<String>] all kinds that the library knows
    def self.all
      @all ||= Native::LIBRARY.table(Native::Slice, :wxn_kinds, &:text)
    end
  end
end
