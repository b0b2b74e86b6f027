module peers/wechatpay-go

go 1.24.0

require github.com/wechatpay-apiv3/wechatpay-go v0.2.21
