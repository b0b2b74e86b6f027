//! What is encrypted: a payment as most are, and payments with coupons and goods without end.

/// A payment with a coupon, as WeChat Pay's documentation shows it.
pub(crate) const PAYMENT: &str = r#"{"mchid":"1900007291","appid":"wxd678efh567hg6787","out_trade_no":"1217752501201407033233368018","transaction_id":"4200002245202611216754823945","trade_type":"JSAPI","trade_state":"SUCCESS","trade_state_desc":"支付成功","bank_type":"CMB_DEBIT","attach":"member=8213;store=17","success_time":"2026-11-21T10:34:56+08:00","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},"amount":{"total":10000,"payer_total":9900,"currency":"CNY","payer_currency":"CNY"},"scene_info":{"device_id":"013467007045764"},"promotion_detail":[{"coupon_id":"109519","name":"满百减一","scope":"SINGLE","type":"CASH","amount":100,"stock_id":"931386","wechatpay_contribute":0,"merchant_contribute":100,"other_contribute":0,"currency":"CNY","goods_detail":[{"goods_id":"M1006","quantity":1,"unit_price":10000,"discount_amount":100}]}]}"#;

/// What a shop writes about its coupons and goods.
#[derive(Clone, Copy)]
pub(crate) struct Shop {
    pub(crate) language: &'static str,
    coupons: [&'static str; 3],
    remarks: [&'static str; 3],
}

pub(crate) const CHINESE: Shop = Shop {
    language: "Chinese",
    coupons: ["满百减一", "秋季新品专享券满三百减五十", "会员日全场通用代金券（限门店使用）"],
    remarks: ["有机纯牛奶250ml×12盒装", "手工水饺", "东北五常大米 5kg 真空包装，产地直发，坏了包赔"],
};

pub(crate) const ASCII: Shop = Shop {
    language: "ASCII",
    coupons: ["1 off 100", "Autumn collection: 50 off 300", "Member day voucher (in the store only)"],
    remarks: ["Organic milk, 12 x 250 ml", "Dumplings", "Wuchang rice, 5 kg, vacuum packed, from the farm"],
};

/// The payment with as many coupons as make it `bytes` long, or a little longer.
pub(crate) fn payment_with_coupons(bytes: usize, shop: &Shop) -> String {
    let (begin, end) = PAYMENT.split_at(PAYMENT.find(r#"{"coupon_id""#).expect("the payment has a coupon"));
    let mut text = begin.to_owned();
    let mut number: u64 = 1;
    while text.len() < bytes {
        // Numbers of every length, and never the same.
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        text += &coupon(number >> 33, shop);
        text.push(',');
    }
    text + end
}

fn coupon(number: u64, shop: &Shop) -> String {
    let pick = |texts: &[&'static str; 3], by: u64| texts[(number / by % 3) as usize];
    let goods: Vec<_> = (0..number % 4 + 1)
        .map(|index| {
            format!(
                r#"{{"goods_id":"M{}","quantity":{},"unit_price":{},"discount_amount":{},"goods_remark":"{}"}}"#,
                1006 + number % 9999 + index,
                number % 12 + 1,
                number % 100_000,
                number % 1000,
                pick(&shop.remarks, 3 + index),
            )
        })
        .collect();
    format!(
        r#"{{"coupon_id":"{}","name":"{}","scope":"SINGLE","type":"CASH","amount":{amount},"stock_id":"{}","wechatpay_contribute":0,"merchant_contribute":{amount},"other_contribute":0,"currency":"CNY","goods_detail":[{}]}}"#,
        109_519 + number % 1_000_000,
        pick(&shop.coupons, 1),
        931_386 + number % 77,
        goods.join(","),
        amount = number % 10_000,
    )
}
