package wxnotify

// #include "wxnotify.h"
import "C"

import "unsafe"

// Kind says what a notification's plaintext is: which fields it has, and what they mean. The event type alone does not: a
// TRANSACTION.SUCCESS carries payments of several kinds.
type Kind string

// The kinds. More may be added.
const (
	// A direct merchant's payment (普通支付).
	KindTransactionDirect Kind = "transaction.direct"
	// A service provider's payment (服务商支付): has sp_mchid.
	KindTransactionPartner Kind = "transaction.partner"
	// A combined payment (合单支付): has combine_mchid and sub-orders.
	KindTransactionCombine Kind = "transaction.combine"
	// A parking fee deducted (停车服务): trade_scene is PARKING.
	KindTransactionParking Kind = "transaction.parking"
	// An insurance premium deducted (保险委托代扣): trade_type is PAP.
	KindTransactionInsurance Kind = "transaction.insurance"
	// A campus or industry deduction, successful or not (校园/行业轻松付).
	KindTransactionIndustry Kind = "transaction.industry"
	// A direct merchant's refund (退款).
	KindRefundDirect Kind = "refund.direct"
	// A service provider's refund: has sp_mchid.
	KindRefundPartner Kind = "refund.partner"
	// Profit sharing to a receiver (分账).
	KindProfitsharing Kind = "profitsharing"
	// Profit sharing returned (分账回退).
	KindProfitsharingReturn Kind = "profitsharing.return"
	// A payscore order confirmed, prepaid or paid (支付分).
	KindPayscoreOrder Kind = "payscore.order"
	// A payscore service opened or closed by the user.
	KindPayscoreService Kind = "payscore.service"
	// A payscore contract accepted.
	KindPayscoreContract Kind = "payscore.contract"
	// A payscore sign plan.
	KindPayscoreSignPlan Kind = "payscore.sign_plan"
	// A payscore service account bound.
	KindPayscoreServiceAccount Kind = "payscore.service_account"
	// A transfer to a user (商家转账, 单笔).
	KindTransferBill Kind = "transfer.bill"
	// A transfer to a QQ wallet.
	KindTransferQqwalletBill Kind = "transfer.qqwallet_bill"
	// A batch of transfers (商家转账, 批次).
	KindTransferBatch Kind = "transfer.batch"
	// A user's authorization of transfers (免确认收款授权).
	KindTransferAuthorization Kind = "transfer.authorization"
	// A withdrawal (提现).
	KindWithdraw Kind = "withdraw"
	// A platform's recharge (平台收付通充值).
	KindRecharge Kind = "recharge"
	// A recharge's funds returned.
	KindRechargeFundReturned Kind = "recharge.fund_returned"
	// Funds in transit processed (在途异常资金).
	KindAbnormalFund Kind = "abnormal_fund"
	// A personal collection settled (个人收款结算).
	KindSettlement Kind = "settlement"
	// A budget (预算).
	KindBudget Kind = "budget"
	// A deduction contract signed or ended (委托代扣).
	KindEntrustContract Kind = "entrust.contract"
	// Signing while paying (支付中签约).
	KindEntrustSigning Kind = "entrust.signing"
	// A deduction released.
	KindEntrustRelease Kind = "entrust.release"
	// An inquiry about ending a contract.
	KindEntrustTerminateInquiry Kind = "entrust.terminate_inquiry"
	// A user about to end a contract, to be retained.
	KindEntrustTerminateRetention Kind = "entrust.terminate_retention"
	// A deduction contract of combined orders (收付通合单代扣).
	KindEcommerceEntrust Kind = "ecommerce_entrust"
	// A deduction contract abroad (境外委托代扣).
	KindPapay Kind = "papay"
	// An insurance deduction contract (保险委托代扣).
	KindInsuranceEntrust Kind = "insurance_entrust"
	// An insurance policy's authorization.
	KindInsurancePolicy Kind = "insurance_policy"
	// A credit card repayment's contract (信用卡还款).
	KindCreditRepaymentContract Kind = "credit_repayment.contract"
	// A credit card repayment deducted.
	KindCreditRepaymentDeduction Kind = "credit_repayment.deduction"
	// A coupon sent (代金券/商家券).
	KindCouponSend Kind = "coupon.send"
	// A coupon used.
	KindCouponUse Kind = "coupon.use"
	// A product coupon (商品券).
	KindProductCoupon Kind = "product_coupon"
	// A product coupon's picture made.
	KindProductCouponImage Kind = "product_coupon.image"
	// A discount card (先享卡).
	KindDiscountCard Kind = "discount_card"
	// A discount card paid for.
	KindDiscountCardPaid Kind = "discount_card.paid"
	// A delivery plan (投放计划).
	KindDeliveryPlan Kind = "delivery_plan"
	// A member card (会员卡).
	KindMembercard Kind = "membercard"
	// A member card of a merchant's name card (商家名片会员卡).
	KindMembercardUserCard Kind = "membercard.user_card"
	// A brand's member card (品牌会员卡).
	KindBrandMembercard Kind = "brand_membercard"
	// Points of a brand's member card exchanged for a coupon.
	KindBrandMembercardExchange Kind = "brand_membercard.exchange"
	// Points of a brand's member card to be synchronized.
	KindBrandMembercardPoint Kind = "brand_membercard.point"
	// A business circle's payment (智慧商圈).
	KindMallTransaction Kind = "mall.transaction"
	// A business circle's refund.
	KindMallRefund Kind = "mall.refund"
	// A business circle's authorization.
	KindMallAuth Kind = "mall.auth"
	// An electronic invoice (电子发票).
	KindFapiao Kind = "fapiao"
	// A user applied for an electronic invoice.
	KindFapiaoUserApplied Kind = "fapiao.user_applied"
	// A consumer's complaint (消费者投诉).
	KindComplaint Kind = "complaint"
	// A merchant's violation (商户违规处置).
	KindViolation Kind = "violation"
	// A merchant's block record (商户管控).
	KindBlockRecord Kind = "merchant_control.block"
	// An appeal against a block.
	KindBlockSubmission Kind = "merchant_control.appeal"
	// A merchant's management record.
	KindManageRecord Kind = "merchant_control.manage"
	// A risky trade (风险交易识别).
	KindRiskTrade Kind = "risk_trade"
	// A message of the platform to the merchant.
	KindMerchantNotify Kind = "merchant_notify"
	// An application (境外H5权限申请).
	KindApplyment Kind = "applyment"
	// A vehicle entered or left (停车入场).
	KindVehicleEntrance Kind = "vehicle.entrance"
	// A vehicle user's state (车主服务).
	KindVehicleUser Kind = "vehicle.user"
	// A query for a parking fee, answered with data (停车缴费).
	KindParkingFeeQuery Kind = "parking_fee.query"
	// A query for the merchant across borders, answered with data (跨境).
	KindCrossBorderQuery Kind = "cross_border.query"
	// An order pushed across borders.
	KindCrossBorderOrder Kind = "cross_border.order"
	// A payment with medical insurance (医保支付).
	KindMedicalInsurance Kind = "medical_insurance"
	// A user's state of face payment (刷脸支付).
	KindFacepayUser Kind = "facepay.user"
	// A school fee debt (校园轻松付).
	KindEduSchoolDebt Kind = "edu_school.debt"
	// A power bank's insurance (充电宝保险).
	KindPowerBankInsurance Kind = "power_bank.insurance"
	// A company's authorization (企业支付).
	KindWebizpayAuthorization Kind = "webizpay.authorization"
	// A company's payment.
	KindWebizpayPayment Kind = "webizpay.payment"
	// A company's refund.
	KindWebizpayRefund Kind = "webizpay.refund"
	// A company's quota card expired.
	KindWebizpayQuotaCard Kind = "webizpay.quota_card"
	// The platform's self-test (回调自检).
	KindSecurityEcho Kind = "security_echo"
	// No rule knows it. The raw plaintext is there all the same.
	KindUnknown Kind = "unknown"
)

// Kinds returns all kinds.
func Kinds() []Kind {
	var table *C.wxn_slice
	var length C.size_t
	must(C.wxn_kinds(&table, &length, nil))
	kinds := make([]Kind, 0, int(length))
	for _, name := range unsafe.Slice(table, int(length)) {
		kinds = append(kinds, Kind(goText(name)))
	}
	return kinds
}
