// Made from schema/ by `make generate`; do not edit.

//! What envelopes are known to say.

/// Every `summary` that is known.
pub(super) const SUMMARIES: &[&str] = &[
    "产生新投诉",
    "代金券核销",
    "停车入场状态变更",
    "分账成功",
    "发票开具成功",
    "商家转账单据终态通知",
    "商户违规处罚",
    "扣款失败",
    "扣款成功",
    "支付成功",
    "用户已付款",
    "签约成功",
    "退款关闭",
    "退款异常",
    "退款成功",
];

/// Every `original_type` that is known. `associated_data` is the same in most products.
pub(super) const ORIGINAL_TYPES: &[&str] = &[
    "abnormal_fund_processing",
    "applyment",
    "block_record",
    "block_submisison_record",
    "complaint",
    "coupon",
    "credit_repayment",
    "cross_border_pay",
    "delivery_plan",
    "entrust",
    "facepay",
    "insurance_entrust",
    "insurance_policy_management",
    "mall_refund",
    "manage_record",
    "mch_payment",
    "mch_withdraw",
    "membercard",
    "merchant_notify",
    "parking_fee",
    "payscore",
    "point_coupon",
    "product_coupon",
    "profitsharing",
    "recharge",
    "refund",
    "security",
    "sync_user_point",
    "transaction",
    "user_card",
    "violation",
    "webizpay",
];
