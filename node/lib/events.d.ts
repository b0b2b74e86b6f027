// Made from schema/ by `make generate`; do not edit.

import type { Json } from '../index'

/**
 * What a plaintext is: which fields it has, and what they mean. Later versions may add kinds: handle those that you do
 * not know.
 */
export type Kind =
  | 'abnormal_fund'
  | 'applyment'
  | 'brand_membercard.exchange'
  | 'brand_membercard.point'
  | 'brand_membercard'
  | 'budget'
  | 'complaint'
  | 'coupon.send'
  | 'coupon.use'
  | 'credit_repayment.contract'
  | 'credit_repayment.deduction'
  | 'cross_border.order'
  | 'cross_border.query'
  | 'delivery_plan'
  | 'discount_card.paid'
  | 'discount_card'
  | 'ecommerce_entrust'
  | 'edu_school.debt'
  | 'entrust.contract'
  | 'entrust.release'
  | 'entrust.signing'
  | 'entrust.terminate_inquiry'
  | 'entrust.terminate_retention'
  | 'facepay.user'
  | 'fapiao'
  | 'fapiao.user_applied'
  | 'insurance_entrust'
  | 'insurance_policy'
  | 'mall.auth'
  | 'mall.refund'
  | 'mall.transaction'
  | 'medical_insurance'
  | 'membercard'
  | 'membercard.user_card'
  | 'merchant_control.appeal'
  | 'merchant_control.block'
  | 'merchant_control.manage'
  | 'merchant_notify'
  | 'papay'
  | 'parking_fee.query'
  | 'payscore.contract'
  | 'payscore.order'
  | 'payscore.service'
  | 'payscore.service_account'
  | 'payscore.sign_plan'
  | 'power_bank.insurance'
  | 'product_coupon.image'
  | 'product_coupon'
  | 'profitsharing.return'
  | 'profitsharing'
  | 'recharge.fund_returned'
  | 'recharge'
  | 'refund.direct'
  | 'refund.partner'
  | 'risk_trade'
  | 'security_echo'
  | 'settlement'
  | 'transaction.combine'
  | 'transaction.deduction'
  | 'transaction.direct'
  | 'transaction.industry'
  | 'transaction.parking'
  | 'transaction.partner'
  | 'transfer.authorization'
  | 'transfer.batch'
  | 'transfer.bill'
  | 'transfer.qqwallet_bill'
  | 'v2.contract'
  | 'v2.pay'
  | 'v2.refund'
  | 'vehicle.entrance'
  | 'vehicle.user'
  | 'violation'
  | 'webizpay.authorization'
  | 'webizpay.payment'
  | 'webizpay.quota_card'
  | 'webizpay.refund'
  | 'withdraw'
  | 'unknown'

/** The type of the resource of each kind. */
export interface Resources {
  'abnormal_fund': AbnormalFund
  'applyment': Applyment
  'brand_membercard.exchange': BrandMembercardExchange
  'brand_membercard.point': BrandMembercardPoint
  'brand_membercard': BrandMembercard
  'budget': Budget
  'complaint': Complaint
  'coupon.send': CouponSend
  'coupon.use': CouponUse
  'credit_repayment.contract': CreditRepaymentContract
  'credit_repayment.deduction': CreditRepaymentDeduction
  'cross_border.order': CrossBorderOrder
  'cross_border.query': CrossBorderQuery
  'delivery_plan': DeliveryPlan
  'discount_card.paid': DiscountCardPaid
  'discount_card': DiscountCard
  'ecommerce_entrust': EcommerceEntrust
  'edu_school.debt': EduSchoolDebt
  'entrust.contract': EntrustContract
  'entrust.release': EntrustRelease
  'entrust.signing': EntrustSigning
  'entrust.terminate_inquiry': EntrustTerminateInquiry
  'entrust.terminate_retention': EntrustTerminateRetention
  'facepay.user': FacepayUser
  'fapiao': Fapiao
  'fapiao.user_applied': FapiaoUserApplied
  'insurance_entrust': InsuranceEntrust
  'insurance_policy': InsurancePolicy
  'mall.auth': MallAuth
  'mall.refund': MallRefund
  'mall.transaction': MallTransaction
  'medical_insurance': MedicalInsurance
  'membercard': Membercard
  'membercard.user_card': MembercardUserCard
  'merchant_control.appeal': BlockSubmission
  'merchant_control.block': BlockRecord
  'merchant_control.manage': ManageRecord
  'merchant_notify': MerchantNotify
  'papay': Papay
  'parking_fee.query': ParkingFeeQuery
  'payscore.contract': PayscoreContract
  'payscore.order': PayscoreOrder
  'payscore.service': PayscoreService
  'payscore.service_account': PayscoreServiceAccount
  'payscore.sign_plan': PayscoreSignPlan
  'power_bank.insurance': PowerBankInsurance
  'product_coupon.image': ProductCouponImage
  'product_coupon': ProductCoupon
  'profitsharing.return': ProfitsharingReturn
  'profitsharing': Profitsharing
  'recharge.fund_returned': RechargeFundReturned
  'recharge': Recharge
  'refund.direct': RefundDirect
  'refund.partner': RefundPartner
  'risk_trade': RiskTrade
  'security_echo': SecurityEcho
  'settlement': Settlement
  'transaction.combine': TransactionCombine
  'transaction.deduction': TransactionDeduction
  'transaction.direct': TransactionDirect
  'transaction.industry': TransactionIndustry
  'transaction.parking': TransactionParking
  'transaction.partner': TransactionPartner
  'transfer.authorization': TransferAuthorization
  'transfer.batch': TransferBatch
  'transfer.bill': TransferBill
  'transfer.qqwallet_bill': TransferQqwalletBill
  'v2.contract': V2Contract
  'v2.pay': V2Pay
  'v2.refund': V2Refund
  'vehicle.entrance': VehicleEntrance
  'vehicle.user': VehicleUser
  'violation': Violation
  'webizpay.authorization': WebizpayAuthorization
  'webizpay.payment': WebizpayPayment
  'webizpay.quota_card': WebizpayQuotaCard
  'webizpay.refund': WebizpayRefund
  'withdraw': Withdraw
}

/**
 * Abnormal funds in transit paid on to their receiver (在途异常资金).
 *
 * Kind `abnormal_fund`, carried by `ABNORMAL_FUND_PROCESSING.TRANSFER.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014591539>
 */
export type AbnormalFund = {
  /** Product the funds come from, such as C2C. */
  readonly product_name: string
  /** WeChat Pay's number of the payment of the funds. */
  readonly receipt_id: string
  /** The amounts. */
  readonly transfer_amount: AbnormalFundTransferAmount
  /** State of the payment of the funds: RECEIPT_STATE_PENDING, RECEIPT_STATE_PROGRESS, RECEIPT_STATE_COMPLETED. */
  readonly receipt_state: string
  /** When the record was created. RFC 3339 with offset. */
  readonly create_time: string
  /** When the record last changed. RFC 3339 with offset. */
  readonly last_update_time: string
  /** The instruction to pay the funds. */
  readonly instruction: AbnormalFundInstruction
}

/** The instruction to pay the funds: `instruction`. */
export type AbnormalFundInstruction = {
  /** The merchant's number of the instruction. */
  readonly out_instruction_no: string
  /** Who gave the instruction. */
  readonly commander: AbnormalFundInstructionCommander
  /** How the funds were paid, such as TRANSFER_TO_ORIGINAL_RECEIVE_USER. */
  readonly transfer_mode: string
  /** When the money reached its receiver. RFC 3339 with offset. */
  readonly success_time: string
  /** WeChat Pay's id of the instruction. Uncertain: in one source only. */
  readonly instruction_instance_id?: string | null
}

/** Who gave the instruction: `instruction.commander`. */
export type AbnormalFundInstructionCommander = {
  /** Role that gave the instruction, such as MERCHANT. */
  readonly operator: string
  /** The merchant number. */
  readonly mchid: string
}

/** The amounts: `transfer_amount`. */
export type AbnormalFundTransferAmount = {
  /** The amount paid. In the currency's minor unit (分 for CNY). */
  readonly total: number
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency: string
}

/**
 * An application for H5 payment domains, reviewed (H5支付域名修改申请).
 *
 * Kind `applyment`, carried by `APPLYMENT_STATE.APPROVED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013025118>
 */
export type Applyment = {
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** Whether the site is online: HAS_LAUNCHED, UN_LAUNCHED. */
  readonly website_state?: string | null
  /** Domains for H5 payments. */
  readonly domains?: string[] | null
  /** Address of the sub-merchant's site. A URL. */
  readonly website_url?: string | null
  /** Screenshots of the site's shop pages. */
  readonly website_business_page_pics?: string[] | null
  /** Screenshots of the site's home page. */
  readonly website_homepage_pics?: string[] | null
  /** WeChat Pay's number of the application. */
  readonly applyment_id?: number | null
  /** Why the application was rejected. */
  readonly audit_reject_detail?: string | null
  /** State of the application: PENDING, UNDER_REVIEW, APPROVED, REJECTED. */
  readonly applyment_state?: string | null
  /** Where the result of the review goes. A URL. */
  readonly notify_url?: string | null
  /** The merchant's number of the application. */
  readonly out_applyment_id?: string | null
}

/**
 * A user wants to exchange a brand's points for a coupon (商家名片会员卡).
 *
 * Kind `brand_membercard.exchange`, carried by `BRAND_MEMBER_CARD.POINT_EXCHANGE_COUPON`,
 * `BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON`.
 *
 * After the exchange, report its outcome by the API call that synchronizes it: the acknowledgement does not
 * carry it.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015878622>
 */
export type BrandMembercardExchange = {
  /** Id of the exchange. */
  readonly record_id: string
  /** WeChat Pay's id of the brand. */
  readonly brand_id: string
  /** Id of the card's template. */
  readonly card_id: string
  /** The user's id under the application. */
  readonly openid: string
  /** Number of the user's member card. */
  readonly user_card_code: string
  /** Id of the offer to exchange points for a coupon. */
  readonly exchange_coupon_template_id: string
  /** How many points the coupon costs. */
  readonly deduct_points: number
  /** Id of the coupon's stock. */
  readonly stock_id: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** Id of the product coupon. Uncertain: in one source only. */
  readonly product_coupon_id?: string | null
  /** Kind of the product coupon's stock. Uncertain: in one source only. */
  readonly product_coupon_stock_type?: string | null
}

/**
 * Points of a brand's member card to be synchronized (商家名片会员卡).
 *
 * Kind `brand_membercard.point`, carried by `BRAND_MEMBER_CARD.SYNC_USER_POINT`,
 * `BRAND_MEMBER_CARD_SP.SYNC_USER_POINT`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016096820>
 */
export type BrandMembercardPoint = {
  /** WeChat Pay's id of the brand. */
  readonly brand_id: string
  /** Id of the card's template. */
  readonly card_id: string
  /** The user's id under the application. */
  readonly openid: string
  /** Number of the user's member card. */
  readonly user_card_code: string
}

/**
 * A user's member card of a brand, created or deleted (商家名片会员卡).
 *
 * Kind `brand_membercard`, carried by `BRAND_MEMBER_CARD.USER_CARD.CREATE`,
 * `BRAND_MEMBER_CARD.USER_CARD.DELETE`, `BRAND_MEMBER_CARD_SP.USER_CARD.CREATE`,
 * `BRAND_MEMBER_CARD_SP.USER_CARD.DELETE`.
 *
 * `phone_number` and what the user filled in (`value`, `user_chosen_values`) are encrypted with the merchant's
 * public key, inside the decrypted notification.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015283692>
 */
export type BrandMembercard = {
  /** Number of the user's member card. */
  readonly user_card_code?: string | null
  /** Id of the card's template. */
  readonly card_id: string
  /** The user's id under the application. */
  readonly openid: string
  /** Background colour of the card, as RGB in hexadecimal. */
  readonly card_color: string
  /** Background picture of the card. A URL. */
  readonly card_picture_url: string
  /** WeChat Pay's id of the brand. */
  readonly brand_id: string
  /** Kind of member card: PURCHASE, NORMAL, BALANCE. */
  readonly card_type: string
  /** The user's phone number, encrypted with the merchant's public key. Base64. */
  readonly phone_number?: string | null
  /** Level of the member. */
  readonly level?: string | null
  /** When the card is valid. */
  readonly valid_date_information: BrandMembercardValidDateInformation
  /** When the user took the card. RFC 3339 with offset. */
  readonly pickup_time: string
  /** What the user filled in to get the card. */
  readonly user_information?: BrandMembercardUserInformation | null
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** State of the user's card: NOT_EFFECTIVE, EFFECTIVE, EXPIRED, UNAVAILABLE, DELETE. */
  readonly user_card_state: string
  /** Why the card became invalid. */
  readonly invalid_reason?: string | null
  /** When the card became invalid. RFC 3339 with offset. */
  readonly invalid_time?: string | null
  /** When the record was created. RFC 3339 with offset. */
  readonly create_time: string
  /** When the record last changed. RFC 3339 with offset. */
  readonly modify_time: string
}

/** What the user filled in to get the card: `user_information`. */
export type BrandMembercardUserInformation = {
  /** The platform's fields the user filled in. */
  readonly common_field_list?: BrandMembercardUserInformationCommonFieldList[] | null
  /** The merchant's own fields the user filled in. */
  readonly custom_field_list?: BrandMembercardUserInformationCustomFieldList[] | null
}

/** The merchant's own fields the user filled in: `user_information.custom_field_list[]`. */
export type BrandMembercardUserInformationCustomFieldList = {
  /** Name of the field. */
  readonly name?: string | null
  /** What the user chose, each value encrypted with the merchant's public key. Base64. */
  readonly user_chosen_values?: string[] | null
}

/** The platform's fields the user filled in: `user_information.common_field_list[]`. */
export type BrandMembercardUserInformationCommonFieldList = {
  /**
   * Which field: USER_FORM_FLAG_SEX, USER_FORM_FLAG_NAME, USER_FORM_FLAG_BIRTHDAY, USER_FORM_FLAG_ADDRESS,
   * USER_FORM_FLAG_EMAIL, USER_FORM_FLAG_CITY.
   */
  readonly name?: string | null
  /** What the user filled in, encrypted with the merchant's public key. Base64. */
  readonly value?: string | null
}

/** When the card is valid: `valid_date_information`. */
export type BrandMembercardValidDateInformation = {
  /** Kind of validity: FIX_TIME_RANGE, FIX_TERM, PERMANENT. */
  readonly type: string
  /** From when it can be used. RFC 3339 with offset. */
  readonly available_begin_time?: string | null
  /** Until when it can be used. RFC 3339 with offset. */
  readonly available_end_time?: string | null
  /** For how many days the card is valid. In days. */
  readonly available_day_after_receive?: number | null
}

/**
 * A budget for donations locked, closed or used up (公益捐赠).
 *
 * Kind `budget`, carried by `BUDGET.CLOSED`, `BUDGET.FINISHED`, `BUDGET.LOCKED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015555114>
 */
export type Budget = {
  /** The merchant number of the service provider. */
  readonly sp_mchid: string
  /** The merchant's number of the budget. */
  readonly out_budget_no: string
  /** WeChat Pay's number of the budget. */
  readonly budget_id: string
  /** The whole budget. In the currency's minor unit (分 for CNY). */
  readonly amount: number
  /** Merchant number that funds the budget. */
  readonly sponsor_mchid: string
  /** Name of the activity. */
  readonly activity_name: string
  /** Description of the activity. */
  readonly activity_remark: string
  /** State of the budget, such as CLOSED. */
  readonly state: string
  /** Why the budget was unlocked. */
  readonly unlock_remark?: string | null
  /** When the budget was closed. RFC 3339 with offset. */
  readonly closed_time?: string | null
  /** When the budget was used up. RFC 3339 with offset. */
  readonly finished_time?: string | null
  /** When the budget was locked. RFC 3339 with offset. */
  readonly locked_time?: string | null
}

/**
 * A consumer's complaint, new or changed (消费者投诉).
 *
 * Kind `complaint`, carried by `COMPLAINT.CREATE`, `COMPLAINT.STATE_CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289719>
 */
export type Complaint = {
  /** WeChat Pay's number of the complaint. */
  readonly complaint_id: string
  /** What happened to the complaint, such as CREATE_COMPLAINT, CONTINUE_COMPLAINT, USER_RESPONSE, SELLER_REFUND. */
  readonly action_type: string
}

/**
 * A coupon given to a user (商家券).
 *
 * Kind `coupon.send`, carried by `COUPON.SEND`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285279>
 */
export type CouponSend = {
  /** Finer kind of event. */
  readonly event_type?: string | null
  /** Code of the user's coupon. */
  readonly coupon_code: string
  /** Id of the coupon's stock. */
  readonly stock_id: string
  /** When the coupon was given. RFC 3339 with offset. */
  readonly send_time: string
  /** The user's id under the application. */
  readonly openid?: string | null
  /** The user's id across the merchant's applications. */
  readonly unionid?: string | null
  /**
   * How the coupon was given, such as BUSICOUPON_SEND_CHANNEL_MINIAPP, BUSICOUPON_SEND_CHANNEL_API,
   * BUSICOUPON_SEND_CHANNEL_PAYGIFT.
   */
  readonly send_channel: string
  /** Merchant number that gave the coupon. */
  readonly send_merchant: string
  /** Id of the activity in which the coupon was given. */
  readonly act_id?: string | null
  /** Where the coupon came from; only for some channels. */
  readonly attach_info?: CouponSendAttachInfo | null
}

/** Where the coupon came from; only for some channels: `attach_info`. */
export type CouponSendAttachInfo = {
  /** The payment that the coupon was given for; only for coupons given after paying. */
  readonly transaction_id?: string | null
  /** Id of the coupon hall's activity; only for coupons taken by scanning. */
  readonly act_code?: string | null
  /** Id of the coupon hall; only for coupons taken by scanning. */
  readonly hall_code?: string | null
  /** Merchant number of the coupon hall's owner; only for coupons taken by scanning. */
  readonly hall_belong_mch_id?: number | null
  /** Id of the member card; only for coupons given by a card's activity. */
  readonly card_id?: string | null
  /** Number of the user's member card; only for coupons given by a card's activity. */
  readonly code?: string | null
  /** Id of the member activity; only for coupons given by one. */
  readonly activity_id?: string | null
  /** The user's phone number. Uncertain: in one source only. */
  readonly phone_number?: string | null
  /** Country code of the phone number. Uncertain: in one source only. */
  readonly country_code?: string | null
}

/**
 * A coupon used (代金券).
 *
 * Kind `coupon.use`, carried by `COUPON.USE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285250>
 */
export type CouponUse = {
  /** Merchant number that created the coupon's stock. */
  readonly stock_creator_mchid: string
  /** Id of the coupon's stock. */
  readonly stock_id: string
  /** Id of the coupon. */
  readonly coupon_id: string
  /** The discount on a single item. */
  readonly singleitem_discount_off?: CouponUseSingleitemDiscountOff | null
  /** The set price; only for coupons that set one. */
  readonly discount_to?: CouponUseDiscountTo | null
  /** Name of the coupon. */
  readonly coupon_name: string
  /** State of the coupon: SENDED, USED, EXPIRED. */
  readonly status: string
  /** Description of the coupon. */
  readonly description: string
  /** When the user got the coupon. RFC 3339 with offset. */
  readonly create_time: string
  /** Kind of coupon: NORMAL (takes an amount off), CUT_TO (sets the price). */
  readonly coupon_type: string
  /** Whether the coupon moves no money: the merchant bears it as a discount. */
  readonly no_cash: boolean
  /** From when it can be used. RFC 3339 with offset. */
  readonly available_begin_time: string
  /** Until when it can be used. RFC 3339 with offset. */
  readonly available_end_time: string
  /** Whether the coupon is for single items. */
  readonly singleitem: boolean
  /** Value of and threshold for the coupon. */
  readonly normal_coupon_information?: CouponUseNormalCouponInformation | null
  /** How the coupon was used; absent until it is. */
  readonly consume_information?: CouponUseConsumeInformation | null
  /** Kind of coupon; MULTIUSE for one that can be used in parts, absent for others. */
  readonly business_type?: string | null
}

/** How the coupon was used; absent until it is: `consume_information`. */
export type CouponUseConsumeInformation = {
  /** When the coupon was used. RFC 3339 with offset. */
  readonly consume_time: string
  /** Merchant number that took the coupon. */
  readonly consume_mchid: string
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id: string
  /** How much of the coupon was used; only for business_type MULTIUSE. In the currency's minor unit (分 for CNY). */
  readonly consume_amount?: number | null
  /** The goods. */
  readonly goods_detail?: CouponUseConsumeInformationGoodsDetail[] | null
}

/** The goods: `consume_information.goods_detail[]`. */
export type CouponUseConsumeInformationGoodsDetail = {
  /** The merchant's number of the item. */
  readonly goods_id: string
  /** How many of the item. */
  readonly quantity: number
  /** Price of one item. In the currency's minor unit (分 for CNY). */
  readonly price: number
  /** Discount on the item. In the currency's minor unit (分 for CNY). */
  readonly discount_amount: number
}

/** Value of and threshold for the coupon: `normal_coupon_information`. */
export type CouponUseNormalCouponInformation = {
  /** Face value of the coupon. In the currency's minor unit (分 for CNY). */
  readonly coupon_amount: number
  /** Order amount from which the coupon applies. In the currency's minor unit (分 for CNY). */
  readonly transaction_minimum: number
}

/** The set price; only for coupons that set one: `discount_to`. */
export type CouponUseDiscountTo = {
  /** Price of one item after the discount. In the currency's minor unit (分 for CNY). */
  readonly cut_to_price?: number | null
  /** Highest price of an item that the coupon applies to. In the currency's minor unit (分 for CNY). */
  readonly max_price?: number | null
}

/** The discount on a single item: `singleitem_discount_off`. */
export type CouponUseSingleitemDiscountOff = {
  /** Most that is taken off one item. In the currency's minor unit (分 for CNY). */
  readonly single_price_max?: number | null
}

/**
 * A contract for repaying a credit card, signed or ended (信用卡还款).
 *
 * Kind `credit_repayment.contract`, carried by `CREDIT_REPAYMENT.SIGN_CONTRACT`,
 * `CREDIT_REPAYMENT.TERMINATE_CONTRACT`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790583>
 */
export type CreditRepaymentContract = {
  /** The merchant number of the service provider. */
  readonly sp_mchid: string
  /** WeChat Pay's number of the contract. */
  readonly contract_id: string
  /** Id of the plan or template. */
  readonly plan_id: number
  /** The merchant's number of the contract. */
  readonly out_contract_code: string
  /** The user's name as it is shown. */
  readonly display_name: string
  /** State of the contract: CONTRACT_STATE_EFFECTIVE, CONTRACT_STATE_TERMINATED, CONTRACT_STATE_INVALID. */
  readonly contract_state: string
  /** When the contract was signed. RFC 3339 with offset. */
  readonly contract_signed_time: string
  /** When the contract was ended. RFC 3339 with offset. */
  readonly contract_terminated_time?: string | null
  /**
   * How the contract was ended: TERMINATION_MODE_INVALID (not ended), TERMINATION_MODE_BY_USER,
   * TERMINATION_MODE_BY_MERCHANT, TERMINATION_MODE_BY_CUSTOMER_SERVICE. Uncertain: `contract_termination_mode` in
   * another source.
   */
  readonly contract_terminated_mode?: string | null
  /** Why the contract was ended, in words. */
  readonly contract_termination_remark?: string | null
  /** Day of the month on which to repay. */
  readonly repayment_day?: number | null
  /** Most that may be repaid at once. Uncertain: an amount given as a string; the unit is not documented. */
  readonly repayment_amount_limit: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid: string
  /** The user's id under the application. */
  readonly openid: string
}

/**
 * A credit card repaid by deduction (信用卡还款).
 *
 * Kind `credit_repayment.deduction`, carried by `CREDIT_REPAYMENT.DEDUCTION_PAY`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790592>
 */
export type CreditRepaymentDeduction = {
  /** The merchant number of the service provider. */
  readonly sp_mchid: string
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid: string
  /** The application id of the sub-merchant. */
  readonly sub_appid: string
  /** The user's id under the application. */
  readonly openid: string
  /** State of the repayment, such as DEDUCT_ORDER_STATE_PAY_SUCCESS. */
  readonly order_state: string
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** The merchant's number of the scheduled repayment. */
  readonly out_record_id: string
  /** WeChat Pay's number of the contract. */
  readonly contract_id: string
  /** The amount to deduct. Uncertain: a string in one place, an integer in the request that starts it: take both. */
  readonly deduct_amount: Json
  /** What was repaid. Uncertain: a string in one place, an integer in the request that starts it: take both. */
  readonly pay_success_amount?: Json | null
  /** Description of what is paid for. */
  readonly description: string
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id?: string | null
}

/**
 * An order of a foreign wallet's user, pushed to the institution (外包内用).
 *
 * Kind `cross_border.order`, carried by `CROSS_BORDER_PAY.PUSH_ORDER_INFO`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762399>
 */
export type CrossBorderOrder = {
  /** Transaction number of the accepting network. */
  readonly acq_tid: string
  /** Code of the foreign wallet. */
  readonly bank_type: string
  /** The amounts. */
  readonly amount: CrossBorderOrderAmount
  /** The user's id under the application. */
  readonly openid: string
}

/** The amounts: `amount`. */
export type CrossBorderOrderAmount = {
  /** The amount of the order. In the currency's minor unit (分 for CNY). */
  readonly total: number
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
}

/**
 * A query for what a scanned QR code stands for, answered with data (外包内用).
 *
 * Kind `cross_border.query`, carried by `CROSS_BORDER_PAY.GET_MCH_INFO`.
 *
 * The platform waits for data in the answer, within 3 seconds: who receives the money for the QR code. Give it
 * as the body of the acknowledgement (`Ack` with a body).
 * The answer has to be signed by the institution in its `Authorization` header; without it the payment stops.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762388>
 */
export type CrossBorderQuery = {
  /** Transaction number of the accepting network. */
  readonly acq_tid: string
  /** Code of the foreign wallet. */
  readonly bank_type: string
  /** The URL in the QR code that the foreign wallet scanned. A URL. */
  readonly qr_cd_mp: string
}

/**
 * A delivery plan or its review changed (投放计划).
 *
 * Kind `delivery_plan`, carried by `DELIVERY_PLAN.CHANGE`, `DELIVERY_PLAN_STATE.DELIVER`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016168699>
 */
export type DeliveryPlan = {
  /** Id of the delivery plan. */
  readonly plan_id?: string | null
  /**
   * State of the plan: CREATED, DELIVERING, PAUSED, TERMINATED, PLAN_TERMINATED, EXPIRED. Uncertain: described as
   * the state before the change.
   */
  readonly plan_state?: string | null
  /** State of the review: PROCESSING, PASSED, REJECTED. */
  readonly audit_state?: string | null
  /** Why the state changed. */
  readonly change_reason?: string | null
  /** When the record last changed. RFC 3339 with offset. */
  readonly modify_time?: string | null
}

/**
 * A discount card paid for (微信先享卡).
 *
 * Kind `discount_card.paid`, carried by `DISCOUNT_CARD.USER_PAID`.
 *
 * Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_6.shtml>
 */
export type DiscountCardPaid = {
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** WeChat Pay's id of the discount card. */
  readonly card_id?: string | null
  /** Id of the card's template. */
  readonly card_template_id?: string | null
  /** The merchant's number of the card. */
  readonly out_card_code?: string | null
  /** The merchant number. */
  readonly mchid?: string | null
  /** State of the card. Uncertain: values not documented in public. */
  readonly state?: string | null
  /** Why the user did not keep the promise. Uncertain: values not documented in public. */
  readonly unfinished_reason?: string | null
  /** The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented. */
  readonly total_amount?: string | null
  /** The payment. */
  readonly pay_information?: DiscountCardPaidPayInformation | null
}

/** The payment: `pay_information`. */
export type DiscountCardPaidPayInformation = {
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id?: string | null
  /** State of the payment. Uncertain: values not documented in public. */
  readonly pay_state?: string | null
  /** What the user paid, as a string. Uncertain: an amount given as a string; the unit is not documented. */
  readonly pay_amount?: string | null
  /** When the user paid. RFC 3339 with offset. */
  readonly pay_time?: string | null
}

/**
 * A discount card taken, accepted, ended or settled (微信先享卡).
 *
 * Kind `discount_card`, carried by `DISCOUNT_CARD.AGREEMENT_ENDED`, `DISCOUNT_CARD.GET_CARD`,
 * `DISCOUNT_CARD.SETTLEMENT`, `DISCOUNT_CARD.USER_ACCEPTED`.
 *
 * The product was documented in the old wiki only. Which fields come depends on the event, and the values of the
 * states are not listed in public.
 *
 * Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_5.shtml>
 */
export type DiscountCard = {
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** WeChat Pay's id of the discount card. */
  readonly card_id?: string | null
  /** Id of the card's template. */
  readonly card_template_id?: string | null
  /** When the user took the card. RFC 3339 with offset. */
  readonly create_time?: string | null
  /** The merchant number. */
  readonly mchid?: string | null
  /** What the user promised to do. */
  readonly objectives?: DiscountCardObjectives[] | null
  /** The merchant's number of the card. */
  readonly out_card_code?: string | null
  /** What the user gets for it. */
  readonly rewards?: DiscountCardRewards[] | null
  /** State of the card. Uncertain: values not documented in public. */
  readonly state?: string | null
  /** When the card is valid. */
  readonly time_range?: DiscountCardTimeRange | null
  /** The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented. */
  readonly total_amount?: string | null
  /** Why the user did not keep the promise. Uncertain: values not documented in public. */
  readonly unfinished_reason?: string | null
  /** Openid of the user who shared the card. */
  readonly sharer_openid?: string | null
}

/** When the card is valid: `time_range`. */
export type DiscountCardTimeRange = {
  /** When the period begins. RFC 3339 with offset. */
  readonly begin_time?: string | null
  /** When the period ends. RFC 3339 with offset. */
  readonly end_time?: string | null
}

/** What the user gets for it: `rewards[]`. */
export type DiscountCardRewards = {
  /** Id of the reward. */
  readonly reward_id?: string | null
  /** What is counted. */
  readonly unit?: string | null
  /** Value of the reward. In the currency's minor unit (分 for CNY). */
  readonly amount?: number | null
  /** Whether the number is limited: COUNT_LIMIT, COUNT_UNLIMITED. */
  readonly count_type?: string | null
  /** Name of the reward. */
  readonly name?: string | null
  /** How many of the reward there are. */
  readonly count?: number | null
  /** Description of the reward. */
  readonly description?: string | null
  /** How far the reward was used. */
  readonly reward_usage_records?: DiscountCardRewardsRewardUsageRecords[] | null
}

/** How far the reward was used: `rewards[].reward_usage_records[]`. */
export type DiscountCardRewardsRewardUsageRecords = {
  /** How many of the reward were used. */
  readonly usage_count?: number | null
  /** Value of what was used. In the currency's minor unit (分 for CNY). */
  readonly amount?: number | null
  /** Whether the record adds or takes away: INCREASE, DECREASE. */
  readonly usage_type?: string | null
  /** When the reward was used. RFC 3339 with offset. */
  readonly usage_time?: string | null
  /** The merchant's number of the use. */
  readonly reward_usage_serial_no?: string | null
  /** Description of the use. */
  readonly description?: string | null
  /** Id of the reward. */
  readonly reward_id?: string | null
  /** Note. */
  readonly remark?: string | null
}

/** What the user promised to do: `objectives[]`. */
export type DiscountCardObjectives = {
  /** Id of the objective. */
  readonly objective_id?: string | null
  /** What is counted. */
  readonly unit?: string | null
  /** Name of the objective. */
  readonly name?: string | null
  /** How often the objective is to be completed. */
  readonly count?: number | null
  /** Description of the objective. */
  readonly description?: string | null
  /** How far the objective was completed. */
  readonly objective_completion_records?: DiscountCardObjectivesObjectiveCompletionRecords[] | null
}

/** How far the objective was completed: `objectives[].objective_completion_records[]`. */
export type DiscountCardObjectivesObjectiveCompletionRecords = {
  /** When the objective was completed. RFC 3339 with offset. */
  readonly completion_time?: string | null
  /** The merchant's number of the completion. */
  readonly objective_completion_serial_no?: string | null
  /** Description of the completion. */
  readonly description?: string | null
  /** By how much the objective was completed. */
  readonly completion_count?: number | null
  /** Note. */
  readonly remark?: string | null
  /** Whether the record adds or takes away: INCREASE, DECREASE. */
  readonly completion_type?: string | null
  /** Id of the objective. */
  readonly objective_id?: string | null
}

/**
 * A deduction contract for combined orders, signed or ended (收付通合单代扣).
 *
 * Kind `ecommerce_entrust`, carried by `ECOMMERCE_ENTRUST.SIGN`, `ECOMMERCE_ENTRUST.TERMINATE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012881605>
 */
export type EcommerceEntrust = {
  /** The merchant number. */
  readonly mchid: string
  /** The merchant's number of the contract. */
  readonly out_contract_code: string
  /** Id of the plan or template. */
  readonly plan_id: number
  /** The application id of the merchant, or of the service provider. */
  readonly appid: string
  /** The user's id under the application. */
  readonly openid: string
  /** When the contract expires. RFC 3339 with offset. */
  readonly contract_expired_time?: string | null
  /** When the contract was signed or ended. RFC 3339 with offset. */
  readonly operate_time: string
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** How the contract was ended; absent when it was signed. Uncertain: values differ between sources. */
  readonly contract_termination_mode?: string | null
}

/**
 * A user's debts for school payments changed (校园轻松付).
 *
 * Kind `edu_school.debt`, carried by `EDU_SCHOOL_PAY.USER_DEBT_STATE_UPDATE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012161155>
 */
export type EduSchoolDebt = {
  /** The application id of the merchant, or of the service provider. */
  readonly appid: string
  /** The user's id under the application. */
  readonly openid: string
  /** Whether the user's account can be charged: NORMAL, FORBIDDEN. */
  readonly state: string
  /** How many of the user's debts are open. */
  readonly debt_count: number
  /** When the debts last changed. RFC 3339 with offset. */
  readonly update_time: string
}

/**
 * A deduction contract signed or ended (委托代扣).
 *
 * Kind `entrust.contract`, carried by `ENTRUST.SIGN`, `ENTRUST.TERMINATE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012160323>
 */
export type EntrustContract = {
  /** The merchant number. */
  readonly mchid?: string | null
  /** WeChat Pay's number of the contract. */
  readonly contract_id: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** Id of the plan or template. */
  readonly plan_id: number
  /** The merchant's number of the contract. */
  readonly out_contract_code: string
  /** The user's name in the contract, as the merchant gave it. */
  readonly contract_display_account: string
  /** State of the contract: SIGNED, TERMINATED. */
  readonly contract_state: string
  /** When the contract was signed. RFC 3339 with offset. */
  readonly contract_signed_time: string
  /** When the contract expires. RFC 3339 with offset. */
  readonly contract_expired_time: string
  /** The user's id under the application. */
  readonly openid?: string | null
  /** How the contract was ended; only when its state is TERMINATED. */
  readonly contract_terminate_info?: EntrustContractContractTerminateInfo | null
  /** The scheduled deduction; only for contracts that schedule one. */
  readonly deduct_schedule?: EntrustContractDeductSchedule | null
  /** The merchant number of the service provider. */
  readonly sp_mchid?: string | null
  /** The application id of the service provider. */
  readonly sp_appid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The user's id under the service provider's application. */
  readonly sp_openid?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
  /** The merchant's id of the user. */
  readonly out_user_code?: string | null
}

/** The scheduled deduction; only for contracts that schedule one: `deduct_schedule`. */
export type EntrustContractDeductSchedule = {
  /** Day the deduction is expected. As `yyyy-MM-dd`. */
  readonly estimated_deduct_date: string
  /** The amount expected when the contract was signed. */
  readonly estimated_deduct_amount: EntrustContractDeductScheduleEstimatedDeductAmount
  /** State of the scheduled deduction: NO_SCHEDULED, SCHEDULED, PAID, EXPIRED. */
  readonly schedule_state: string
  /** The amount scheduled; present once the state is SCHEDULED or PAID. */
  readonly scheduled_amount?: EntrustContractDeductScheduleScheduledAmount | null
  /** What was deducted; present once the state is PAID. */
  readonly deduct_amount?: EntrustContractDeductScheduleDeductAmount | null
  /** Day of the deduction. As `yyyy-MM-dd`. */
  readonly deduct_date: string
}

/** What was deducted; present once the state is PAID: `deduct_schedule.deduct_amount`. */
export type EntrustContractDeductScheduleDeductAmount = {
  /** The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source. */
  readonly amount?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency: string
  /** The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source. */
  readonly total?: number | null
}

/** The amount scheduled; present once the state is SCHEDULED or PAID: `deduct_schedule.scheduled_amount`. */
export type EntrustContractDeductScheduleScheduledAmount = {
  /** The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source. */
  readonly amount?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
  /** The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source. */
  readonly total?: number | null
}

/** The amount expected when the contract was signed: `deduct_schedule.estimated_deduct_amount`. */
export type EntrustContractDeductScheduleEstimatedDeductAmount = {
  /** The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source. */
  readonly amount?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency: string
  /** The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`, depending on the source. */
  readonly total?: number | null
}

/** How the contract was ended; only when its state is TERMINATED: `contract_terminate_info`. */
export type EntrustContractContractTerminateInfo = {
  /**
   * How the contract was ended: USER_TERMINATE, MCH_API_TERMINATE, API, WEPAY_WEB_TERMINATE,
   * CUSTOMER_SERVICE_TERMINATE, SYSTEM_TERMINATE.
   */
  readonly contract_termination_mode: string
  /** When the contract was ended. RFC 3339 with offset. */
  readonly contract_terminated_time?: string | null
  /** Why the contract was ended, in words. */
  readonly contract_termination_remark?: string | null
}

/**
 * A contract for school fees ended by the user (教育续费通).
 *
 * Kind `entrust.release`, carried by `ENTRUST.RELEASE`.
 *
 * The field lists for the end of the contract and for the payment are the same in public sources: without a
 * payment, expect only the contract's fields.
 * `device_information.payer_total` is described as the IP address of the device, not as an amount.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286235>
 */
export type EntrustRelease = {
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id?: string | null
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
  readonly bank_type?: string | null
  /** When it succeeded. RFC 3339 with offset. */
  readonly success_time?: string | null
  /** State of the payment: SUCCESS, REFUND, ACCEPTED (not yet paid), PAY_FAIL. */
  readonly trade_state: string
  /** State of the payment, in words. */
  readonly trade_state_description?: string | null
  /** Who paid. */
  readonly payer?: EntrustReleasePayer | null
  /** The amounts. */
  readonly amount?: EntrustReleaseAmount | null
  /** The device. */
  readonly device_information?: EntrustReleaseDeviceInformation | null
  /** The promotions that were applied. */
  readonly promotion_detail?: EntrustReleasePromotionDetail[] | null
  /** The merchant number of the service provider. */
  readonly sp_mchid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
  /** Id of the plan or template. */
  readonly plan_id?: string | null
  /** The contract. */
  readonly contract_information?: EntrustReleaseContractInformation | null
}

/** The contract: `contract_information`. */
export type EntrustReleaseContractInformation = {
  /** WeChat Pay's number of the contract. */
  readonly contract_id?: string | null
  /** Whether the contract was signed or ended: ADD, DELETE. */
  readonly contract_status: string
  /** When the contract was signed. RFC 3339 with offset. */
  readonly create_time?: string | null
}

/** The promotions that were applied: `promotion_detail[]`. */
export type EntrustReleasePromotionDetail = {
  /** Id of the coupon. */
  readonly coupon_id?: string | null
  /** Name of the promotion. */
  readonly name?: string | null
  /** What the promotion applies to: GLOBAL (the order), SINGLE (an item). */
  readonly scope?: string | null
  /** Kind of promotion: COUPON (the merchant is paid for it), DISCOUNT (a plain discount). */
  readonly type?: string | null
  /** Value of the promotion. In the currency's minor unit (分 for CNY). */
  readonly amount?: number | null
  /** Id of the coupon's stock. */
  readonly stock_id?: string | null
  /** Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY). */
  readonly wechatpay_contribute?: number | null
  /** Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY). */
  readonly merchant_contribute?: number | null
  /** Part of the promotion that others pay. In the currency's minor unit (分 for CNY). */
  readonly other_contribute?: number | null
}

/** The device: `device_information`. */
export type EntrustReleaseDeviceInformation = {
  /** The merchant's number of the device or shop. */
  readonly device_id?: string | null
  /**
   * IP address of the device that asked for the deduction. Uncertain: the name says an amount, the description an
   * IP address.
   */
  readonly payer_total?: Json | null
}

/** The amounts: `amount`. */
export type EntrustReleaseAmount = {
  /** The amount of the order. In the currency's minor unit (分 for CNY). */
  readonly total: number
  /** What the user paid. In the currency's minor unit (分 for CNY). */
  readonly payer_total?: number | null
  /** Sum of the discounts. In the currency's minor unit (分 for CNY). */
  readonly discount_total?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
}

/** Who paid: `payer`. */
export type EntrustReleasePayer = {
  /** The user's id under the application. */
  readonly openid?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
}

/**
 * A contract for school fees signed with a payment (教育续费通).
 *
 * Kind `entrust.signing`, carried by `ENTRUST.SIGNING`.
 *
 * `device_information.payer_total` is described as the IP address of the device, not as an amount.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286235>
 */
export type EntrustSigning = {
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** Id of the plan or template. */
  readonly plan_id?: string | null
  /** The contract. */
  readonly contract_information?: EntrustSigningContractInformation | null
  /** The merchant's order number. */
  readonly out_trade_no?: string | null
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id?: string | null
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
  readonly bank_type?: string | null
  /** When it succeeded. RFC 3339 with offset. */
  readonly success_time?: string | null
  /** State of the payment: SUCCESS, REFUND, ACCEPTED (not yet paid), PAY_FAIL. */
  readonly trade_state?: string | null
  /** State of the payment, in words. */
  readonly trade_state_description?: string | null
  /** Who paid. */
  readonly payer?: EntrustSigningPayer | null
  /** The amounts. */
  readonly amount?: EntrustSigningAmount | null
  /** The device. */
  readonly device_information?: EntrustSigningDeviceInformation | null
  /** The promotions that were applied. */
  readonly promotion_detail?: EntrustSigningPromotionDetail[] | null
  /** The merchant number of the service provider. */
  readonly sp_mchid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
}

/** The promotions that were applied: `promotion_detail[]`. */
export type EntrustSigningPromotionDetail = {
  /** Id of the coupon. */
  readonly coupon_id?: string | null
  /** Name of the promotion. */
  readonly name?: string | null
  /** What the promotion applies to: GLOBAL (the order), SINGLE (an item). */
  readonly scope?: string | null
  /** Kind of promotion: COUPON (the merchant is paid for it), DISCOUNT (a plain discount). */
  readonly type?: string | null
  /** Value of the promotion. In the currency's minor unit (分 for CNY). */
  readonly amount?: number | null
  /** Id of the coupon's stock. */
  readonly stock_id?: string | null
  /** Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY). */
  readonly wechatpay_contribute?: number | null
  /** Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY). */
  readonly merchant_contribute?: number | null
  /** Part of the promotion that others pay. In the currency's minor unit (分 for CNY). */
  readonly other_contribute?: number | null
}

/** The device: `device_information`. */
export type EntrustSigningDeviceInformation = {
  /** The merchant's number of the device or shop. */
  readonly device_id?: string | null
  /**
   * IP address of the device that asked for the deduction. Uncertain: the name says an amount, the description an
   * IP address.
   */
  readonly payer_total?: Json | null
}

/** The amounts: `amount`. */
export type EntrustSigningAmount = {
  /** The amount of the order. In the currency's minor unit (分 for CNY). */
  readonly total: number
  /** What the user paid. In the currency's minor unit (分 for CNY). */
  readonly payer_total?: number | null
  /** Sum of the discounts. In the currency's minor unit (分 for CNY). */
  readonly discount_total?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
}

/** Who paid: `payer`. */
export type EntrustSigningPayer = {
  /** The user's id under the application. */
  readonly openid?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
}

/** The contract: `contract_information`. */
export type EntrustSigningContractInformation = {
  /** WeChat Pay's number of the contract. */
  readonly contract_id?: string | null
  /** Whether the contract was signed or ended: ADD, DELETE. */
  readonly contract_status?: string | null
  /** When the contract was signed. RFC 3339 with offset. */
  readonly create_time?: string | null
}

/**
 * An inquiry whether a deduction contract may be ended (委托代扣).
 *
 * Kind `entrust.terminate_inquiry`, carried by `ENTRUST.TERMINATE_INQUIRY`.
 *
 * The platform asks whether the contract may be ended. The field list in public sources mixes the question with
 * the answer (`code`, `messsage` with three s).
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012978455>
 */
export type EntrustTerminateInquiry = {
  /** Code of the result. Uncertain: looks like a field of the answer. */
  readonly code?: string | null
  /** Text of the result, in the platform's spelling. Uncertain: looks like a field of the answer. */
  readonly messsage?: string | null
  /** The merchant number. */
  readonly mchid: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid: string
  /** The user's id under the application. */
  readonly openid?: string | null
  /** Id of the plan or template. */
  readonly plan_id: number
  /** The merchant's number of the contract. */
  readonly out_contract_code: string
  /** The merchant's id of the user. */
  readonly out_user_code: string
  /** WeChat Pay's number of the contract. */
  readonly contract_id?: string | null
  /** The user's name in the contract, as the merchant gave it. */
  readonly contract_display_account?: string | null
  /** State of the contract: SIGNED, TERMINATED. */
  readonly contract_state?: string | null
  /** When the contract was signed. RFC 3339 with offset. */
  readonly contract_signed_time?: string | null
}

/**
 * A user about to end a deduction contract, to be retained (委托代扣).
 *
 * Kind `entrust.terminate_retention`, carried by `ENTRUST.TERMINATE_RETENTION`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012312222>
 */
export type EntrustTerminateRetention = {
  /** The merchant number. */
  readonly mchid?: string | null
  /** WeChat Pay's number of the contract. */
  readonly contract_id?: string | null
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** Id of the plan or template. */
  readonly plan_id?: number | null
  /** The merchant's number of the contract. */
  readonly out_contract_code?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
}

/**
 * A face payment user signed or ended the contract (刷脸支付).
 *
 * Kind `facepay.user`, carried by `FACEPAY.USER_STATE_CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/wiki/doc/wxfacepay/develop/offline-brushing.html>
 */
export type FacepayUser = {
  /** WeChat Pay's id of the face payment user. */
  readonly user_id: string
  /** The merchant's id of the face payment user. */
  readonly out_user_id: string
  /** Number of the institution. */
  readonly organization_id: string
  /** The merchant number. */
  readonly mch_id: string
  /** When the notification was created. Uncertain: format not documented in public. */
  readonly notify_create_time: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid: string
  /** The user's id under the application. */
  readonly openid: string
  /** Number of the contract for face payments. */
  readonly contract_id: string
}

/**
 * An electronic invoice issued, reversed, put into the user's cards or discarded (电子发票).
 *
 * Kind `fapiao`, carried by `FAPIAO.CARD_DISCARDED`, `FAPIAO.CARD_INSERTED`, `FAPIAO.ISSUED`, `FAPIAO.REVERSED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286035>
 */
export type Fapiao = {
  /** The merchant number. */
  readonly mchid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** Number of the invoice application: the transaction_id, or the merchant's own number. */
  readonly fapiao_apply_id: string
  /** The invoices. */
  readonly fapiao_information: FapiaoFapiaoInformation[]
}

/** The invoices: `fapiao_information[]`. */
export type FapiaoFapiaoInformation = {
  /** The merchant's number of the invoice. */
  readonly fapiao_id: string
  /** State of the invoice: ISSUE_ACCEPTED, ISSUED, REVERSE_ACCEPTED, REVERSED. */
  readonly fapiao_status: string
  /** State of the invoice in the user's cards: INSERT_ACCEPTED, INSERTED, DISCARD_ACCEPTED, DISCARDED. */
  readonly card_status: string
}

/**
 * A user filled in the title for an electronic invoice (电子发票).
 *
 * Kind `fapiao.user_applied`, carried by `FAPIAO.USER_APPLIED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286035>
 */
export type FapiaoUserApplied = {
  /** The merchant number. */
  readonly mchid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** Number of the invoice application: the transaction_id, or the merchant's own number. */
  readonly fapiao_apply_id: string
  /** When the user filled in the invoice title. RFC 3339 with offset. */
  readonly apply_time: string
  /** The invoices. */
  readonly fapiao_information?: FapiaoUserAppliedFapiaoInformation[] | null
}

/** The invoices: `fapiao_information[]`. */
export type FapiaoUserAppliedFapiaoInformation = {
  /** The merchant's number of the invoice. */
  readonly fapiao_id: string
  /** State of the invoice: ISSUE_ACCEPTED, ISSUED, REVERSE_ACCEPTED, REVERSED. */
  readonly fapiao_status: string
  /** State of the invoice in the user's cards: INSERT_ACCEPTED, INSERTED, DISCARD_ACCEPTED, DISCARDED. */
  readonly card_status: string
}

/**
 * A deduction contract for an insurance, signed, renewed or ended (保险委托代扣).
 *
 * Kind `insurance_entrust`, carried by `INSURANCE_ENTRUST.RENEW`, `INSURANCE_ENTRUST.SIGN`,
 * `INSURANCE_ENTRUST.TERMINATE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289466>
 */
export type InsuranceEntrust = {
  /** The merchant number. */
  readonly mchid: string
  /** WeChat Pay's number of the contract. */
  readonly contract_id: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid: string
  /** Id of the plan or template. */
  readonly plan_id: number
  /** The merchant's number of the contract. */
  readonly out_contract_code: string
  /** Name of the insured as it is shown. */
  readonly insured_display_name: string
  /** State of the contract: SIGNED, TERMINATED. */
  readonly contract_state: string
  /** When the contract was signed. RFC 3339 with offset. */
  readonly contract_signed_time: string
  /** When the contract expires. RFC 3339 with offset. */
  readonly contract_expired_time: string
  /** The user's id under the application. */
  readonly openid: string
  /** How the contract was ended; only when its state is TERMINATED. */
  readonly contract_terminate_info?: InsuranceEntrustContractTerminateInfo | null
  /** The merchant's id of the user. */
  readonly out_user_code?: string | null
}

/** How the contract was ended; only when its state is TERMINATED: `contract_terminate_info`. */
export type InsuranceEntrustContractTerminateInfo = {
  /** How the contract was ended, such as USER_TERMINATE. */
  readonly contract_termination_mode: string
  /** When the contract was ended. RFC 3339 with offset. */
  readonly contract_terminated_time: string
  /** Why the contract was ended, in words. */
  readonly contract_termination_remark?: string | null
}

/**
 * A user allowed an insurance policy to be shown (微信保单服务).
 *
 * Kind `insurance_policy`, carried by `INSURANCE_POLICY_MANAGEMENT.GRANTED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4016943540>
 */
export type InsurancePolicy = {
  /** The merchant's number of the insurance. */
  readonly out_insurance_no: string
  /** Name of the insurance. */
  readonly insurance_name: string
  /**
   * State of the authorization: AUTH_STATE_INIT, AUTH_STATE_PENDING, AUTH_STATE_GRANTED, AUTH_STATE_DENIED,
   * AUTH_STATE_INEFFECTIE (the platform's spelling).
   */
  readonly auth_state: string
  /** When the user gave the authorization. RFC 3339 with offset. */
  readonly user_auth_time: string
}

/**
 * A user gave or activated a business circle's authorization (智慧商圈).
 *
 * Kind `mall.auth`, carried by `MALL_AUTH.ACTIVATE_CARD`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285836>
 */
export type MallAuth = {
  /** The user's id under the application. */
  readonly openid?: string | null
  /** Number of the user's member card of the business circle. */
  readonly code: string
  /** The merchant number. */
  readonly mchid?: string | null
  /**
   * How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: values not documented in
   * full.
   */
  readonly auth_type: string
}

/**
 * A refund of a member's payment in a business circle (智慧商圈).
 *
 * Kind `mall.refund`, carried by `MALL_REFUND.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285869>
 */
export type MallRefund = {
  /** The merchant number. */
  readonly mchid?: string | null
  /** Name of the business circle's merchant. */
  readonly merchant_name: string
  /** Name of the shop. */
  readonly shop_name: string
  /** Number of the shop in the business circle. */
  readonly shop_number: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** When the refund was made. RFC 3339 with offset. */
  readonly refund_time: string
  /** What the user paid. In the currency's minor unit (分 for CNY). */
  readonly pay_amount: number
  /** The amount refunded. In the currency's minor unit (分 for CNY). */
  readonly refund_amount: number
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id: string
  /** WeChat Pay's number of the refund. */
  readonly refund_id: string
}

/**
 * A member's payment in a business circle (智慧商圈).
 *
 * Kind `mall.transaction`, carried by `MALL_TRANSACTION.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285856>
 */
export type MallTransaction = {
  /** The merchant number. */
  readonly mchid?: string | null
  /** Name of the business circle's merchant. */
  readonly merchant_name: string
  /** Name of the shop. */
  readonly shop_name: string
  /** Number of the shop in the business circle. */
  readonly shop_number: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** When the payment was complete. RFC 3339 with offset. */
  readonly time_end: string
  /** What the user paid. In the currency's minor unit (分 for CNY). */
  readonly amount: number
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id: string
  /** Present when the user asked for the points by hand. Uncertain: value not documented in public. */
  readonly commit_tag?: string | null
  /** Number of the user's member card of the business circle. Uncertain: in one source only. */
  readonly code?: string | null
  /** How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: in one source only. */
  readonly auth_type?: string | null
}

/**
 * A payment with medical insurance, successful (医保支付).
 *
 * Kind `medical_insurance`, carried by `MEDICAL_INSURANCE.SUCCESS`.
 *
 * `passthrough_request_content` and `passthrough_response_content` are strings that hold JSON, with `payAuthNo`,
 * `payOrdId` and `setlLatlnt` inside: parse them once more.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4016781554>
 */
export type MedicalInsurance = {
  /** WeChat Pay's number of the mixed order. */
  readonly mix_trade_no: string
  /**
   * State of the mixed order: MIX_PAY_CREATED, MIX_PAY_SUCCESS, MIX_PAY_REFUND, MIX_PAY_FAIL,
   * UNKNOWN_MIX_PAY_STATUS.
   */
  readonly mix_pay_status: string
  /**
   * State of the user's own part: SELF_PAY_CREATED, SELF_PAY_SUCCESS, SELF_PAY_REFUND, SELF_PAY_FAIL, NO_SELF_PAY,
   * UNKNOWN_SELF_PAY_STATUS.
   */
  readonly self_pay_status?: string | null
  /**
   * State of the insurance's part: MED_INS_PAY_CREATED, MED_INS_PAY_SUCCESS, MED_INS_PAY_REFUND, MED_INS_PAY_FAIL,
   * NO_MED_INS_PAY, UNKNOWN_MED_INS_PAY_STATUS.
   */
  readonly med_ins_pay_status?: string | null
  /** When the order was paid. RFC 3339 with offset. */
  readonly paid_time?: string | null
  /** What the insurance returned to the medical institution, as JSON in a string. JSON in a string. */
  readonly passthrough_response_content?: string | null
  /** What the order is paid with: CASH_ONLY, INSURANCE_ONLY, CASH_AND_INSURANCE, UNKNOWN_MIX_PAY_TYPE. */
  readonly mix_pay_type: string
  /** Kind of medical order, such as REG_PAY (registration), DIAG_PAY (treatment), IN_HOSP_PAY, PHARMACY_PAY. */
  readonly order_type?: string | null
  /** The application id of the institution. */
  readonly appid?: string | null
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The merchant number of the medical institution. */
  readonly sub_mchid?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
  /** Whether the user pays for a relative. */
  readonly pay_for_relatives?: boolean | null
  /** The institution's order number. */
  readonly out_trade_no: string
  /** The medical institution's order number. */
  readonly serial_no?: string | null
  /** The insurance's id of the payment. */
  readonly pay_order_id?: string | null
  /** The insurance's authorization code of the payment. */
  readonly pay_auth_no?: string | null
  /** The user's location: longitude, comma, latitude. */
  readonly geo_location?: string | null
  /** Id of the city, as an administrative division code. */
  readonly city_id: string
  /** Name of the medical institution. */
  readonly med_inst_name: string
  /** Code of the medical institution. */
  readonly med_inst_no: string
  /** When the order was placed with the medical insurance. RFC 3339 with offset. */
  readonly med_ins_order_create_time?: string | null
  /** The order's amount. In the currency's minor unit (分 for CNY). */
  readonly total_fee?: number | null
  /** What the medical insurance's pooled fund pays. In the currency's minor unit (分 for CNY). */
  readonly med_ins_gov_fee?: number | null
  /** What the user's medical insurance account pays. In the currency's minor unit (分 for CNY). */
  readonly med_ins_self_fee?: number | null
  /** What other funds of the medical insurance pay. In the currency's minor unit (分 for CNY). */
  readonly med_ins_other_fee?: number | null
  /** What the medical insurance leaves to be paid in cash. In the currency's minor unit (分 for CNY). */
  readonly med_ins_cash_fee?: number | null
  /** What the user pays with WeChat Pay, after additions and reductions. In the currency's minor unit (分 for CNY). */
  readonly wechat_pay_cash_fee?: number | null
  /** What is paid in cash on top. */
  readonly cash_add_detail?: MedicalInsuranceCashAddDetail[] | null
  /** What was taken off the cash part. */
  readonly cash_reduce_detail?: MedicalInsuranceCashReduceDetail[] | null
  /** Where the notification goes. A URL. */
  readonly callback_url: string
  /** Id of the prepared payment of the user's own part. */
  readonly prepay_id?: string | null
  /** What the medical institution passes to the insurance, as JSON in a string. JSON in a string. */
  readonly passthrough_request_content?: string | null
  /** Further fields, as agreed with the medical institution. */
  readonly extends?: string | null
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** Number of the channel. */
  readonly channel_no?: string | null
  /** Whether the order was placed in the insurance's test environment. */
  readonly med_ins_test_env?: boolean | null
}

/** What was taken off the cash part: `cash_reduce_detail[]`. */
export type MedicalInsuranceCashReduceDetail = {
  /** Amount taken off. In the currency's minor unit (分 for CNY). */
  readonly cash_reduce_fee?: number | null
  /**
   * Why cash was taken off: DEFAULT_REDUCE_TYPE, HOSPITAL_REDUCE, PHARMACY_DISCOUNT, DISCOUNT, PRE_PAYMENT,
   * DEPOSIT_DEDUCTION.
   */
  readonly cash_reduce_type: string
}

/** What is paid in cash on top: `cash_add_detail[]`. */
export type MedicalInsuranceCashAddDetail = {
  /** Amount added. In the currency's minor unit (分 for CNY). */
  readonly cash_add_fee?: number | null
  /** Why cash was added: DEFAULT_ADD_TYPE, FREIGHT, OTHER_MEDICAL_EXPENSES. */
  readonly cash_add_type: string
}

/**
 * A member card taken or activated (会员卡).
 *
 * Kind `membercard`, carried by `MEMBERCARD.ACCEPT_CARD`, `MEMBERCARD.ACTIVATE_CARD`,
 * `MEMBERCARD.USERCARD_MANAGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012288215>
 */
export type Membercard = {
  /** What happened, such as MEMBER_CARD_ACTIVATE. */
  readonly event_type: string
  /** Id of the card. */
  readonly card_id: string
  /** Number of the user's card. */
  readonly code?: string | null
  /** When it happened. RFC 3339 with offset. */
  readonly event_time: string
  /** The user's id under the application. */
  readonly openid?: string | null
  /** The user's id across the merchant's applications. */
  readonly unionid?: string | null
  /** The user's phone number. */
  readonly phone_number?: string | null
  /** The merchant's own data on where the card was taken. */
  readonly outer_str?: string | null
  /** Where the user activated the card. Uncertain: values not documented in public. */
  readonly activate_scene?: string | null
}

/**
 * A user's member card of a merchant's name card, created or deleted (商家名片会员卡).
 *
 * Kind `membercard.user_card`, carried by `MEMBERCARDSP.USER_CARD.CREATE`, `MEMBERCARDSP.USER_CARD.DELETE`.
 *
 * The fields are not publicly documented. Public sources name the event as a former name of the brand's member
 * card (`brand_membercard`), whose fields may be the same.
 */
export type MembercardUserCard = {
}

/**
 * An appeal against blocked payments decided (商户管控).
 *
 * Kind `merchant_control.appeal`, carried by `BLOCKSUBMISSION.CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
 */
export type BlockSubmission = {
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid: string
  /** Id of the appeal. */
  readonly appeal_record_id: string
  /** Outcome of the appeal: PASS, REJECT. */
  readonly appeal_result: string
}

/**
 * Payments of a sub-merchant blocked (商户管控).
 *
 * Kind `merchant_control.block`, carried by `BLOCKRECORD.CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
 */
export type BlockRecord = {
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid: string
  /** Id of the record of blocked payments. */
  readonly block_record_id: string
  /**
   * How many payments were blocked: LESS_THAN_TWENTY, LESS_THAN_ONE_HUNDRED, LESS_THAN_ONE_THOUSAND,
   * OVER_ONE_THOUSAND.
   */
  readonly block_count_level: string
}

/**
 * A sub-merchant's management record, new or changed (商户管控).
 *
 * Kind `merchant_control.manage`, carried by `MANAGERECORD.CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
 */
export type ManageRecord = {
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid: string
  /** Id of the management record. */
  readonly manage_record_id: string
  /** State of the management record: PENDING, SUBMITTED, EXPIRED, UNDER_REVIEW, RECOVERED, REJECTED. */
  readonly manage_record_state: string
}

/**
 * A message on a subscribed topic (合作伙伴订阅消息).
 *
 * Kind `merchant_notify`, carried by `MERCHANT_NOTIFY.NOTIFY`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016022266>
 */
export type MerchantNotify = {
  /** The topic. */
  readonly topic_name: MerchantNotifyTopicName
  /** The message. */
  readonly message_content: MerchantNotifyMessageContent
}

/** The message: `message_content`. */
export type MerchantNotifyMessageContent = {
  /** Merchant number the message is about. */
  readonly merchant_code: string
  /** Name of the merchant's company. */
  readonly merchant_company_name: string
  /** When the business changed. Uncertain: format not documented in public. */
  readonly business_time: string
  /** Number of the business that changed. */
  readonly business_code: string
  /** State of the business that changed. Uncertain: values depend on the topic. */
  readonly business_state: string
}

/** The topic: `topic_name`. */
export type MerchantNotifyTopicName = {
  /** English name of the topic. */
  readonly topic_english_name: string
  /** Chinese name of the topic. */
  readonly topic_chinese_name: string
}

/**
 * A deduction contract abroad, signed or ended (境外委托代扣).
 *
 * Kind `papay`, carried by `PAPAY.SIGN`, `PAPAY.TERMINATE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013015485>
 */
export type Papay = {
  /** The merchant number. */
  readonly mchid?: string | null
  /** The merchant's number of the contract. */
  readonly out_contract_code?: string | null
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** Who ended the contract: USER, MERCHANT, PLATFORM. */
  readonly contract_termination_mode?: string | null
  /** WeChat Pay's number of the contract. */
  readonly contract_id?: string | null
  /** Id of the plan or template. */
  readonly plan_id?: number | null
  /** When the contract was signed or ended. RFC 3339 with offset. */
  readonly operate_time?: string | null
  /** When the contract expires. RFC 3339 with offset. */
  readonly contract_expired_time?: string | null
  /** The merchant number of the service provider. */
  readonly sp_mchid?: string | null
  /** The application id of the service provider. */
  readonly sp_appid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The user's id under the service provider's application. */
  readonly sp_openid?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
}

/**
 * A query for a parking fee, answered with data (停车缴费服务).
 *
 * Kind `parking_fee.query`, carried by `PARKING_FEE.QUERY_TRANS_INFO`.
 *
 * The platform waits for data in the answer: the fee and the state of the stay. Give it as the body of the
 * acknowledgement (`Ack` with a body).
 * It waits 2 seconds for the connection and 3 for the answer; a `code` other than SUCCESS is a failed query.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4024070065>
 */
export type ParkingFeeQuery = {
  /** The merchant's number of the stay. */
  readonly out_serial_number: string
  /** The licence plate, without special characters. */
  readonly plate_number?: string | null
  /** The merchant's id of the car park. */
  readonly out_parking_id?: string | null
}

/**
 * A payscore contract accepted (支付分).
 *
 * Kind `payscore.contract`, carried by `PAYSCORE.USER_ACCEPTED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/payscore.php?chapter=14_8&index=8>
 */
export type PayscoreContract = {
  /** WeChat Pay's number of the contract. */
  readonly contract_id?: string | null
  /** The merchant number. */
  readonly mchid?: string | null
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** Id of the plan or template. */
  readonly plan_id?: string | null
  /** State of the contract. Uncertain: values not documented for payscore. */
  readonly contract_status?: string | null
  /** When the contract was signed. RFC 3339 with offset. Uncertain: format not documented for payscore. */
  readonly create_time?: string | null
  /** The merchant's number of the contract. */
  readonly out_contract_code?: string | null
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** Merchant number of the channel partner. */
  readonly channel_id?: string | null
  /** Id of the payscore service. */
  readonly service_id?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
  /** Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE. */
  readonly user_service_status?: string | null
  /** When the service was opened or closed. As `yyyyMMddHHmmss`. */
  readonly openorclose_time?: string | null
  /** The merchant's number of the authorization; only for a pre-authorization. */
  readonly authorization_code?: string | null
  /** The merchant's number of the request. */
  readonly out_request_no?: string | null
}

/**
 * A payscore order confirmed, prepaid or paid (支付分).
 *
 * Kind `payscore.order`, carried by `PAYSCORE.MCH_PREPAY`, `PAYSCORE.USER_CONFIRM`, `PAYSCORE.USER_PAID`.
 *
 * `total_amount` is an integer in the official documentation, and a string in an unofficial source. It is absent
 * until the order is complete.
 * One kind serves the confirmed, the prepaid and the paid order: look at `state`, not at which fields are there.
 * `time_range` and `collection.details[].paid_time` are not RFC 3339: they are yyyyMMddHHmmss, `time_range` also
 * yyyyMMdd.
 * With `sub_appid` in the order, `sub_openid` comes instead of `openid`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012084127>
 */
export type PayscoreOrder = {
  /** Id of the payscore service. */
  readonly service_id: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The merchant number. */
  readonly mchid?: string | null
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** Merchant number of the channel partner. */
  readonly channel_id?: string | null
  /** The merchant's number of the payscore order. */
  readonly out_order_no: string
  /** The user's id under the application. */
  readonly openid?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
  /**
   * What is collected in all; absent until the order is complete. In the currency's minor unit (分 for CNY).
   * Uncertain: string in one source.
   */
  readonly total_amount?: number | null
  /** Parameters for the order the merchant has to place. */
  readonly prepay_req_body?: PayscoreOrderPrepayReqBody | null
  /** Headers of the institution's request for a payment. Base64. */
  readonly prepay_req_header_base64?: string | null
  /** Body of the institution's request for a payment. Base64. */
  readonly prepay_req_body_base64?: string | null
  /** HTTP status of the response to the institution's request for a payment. */
  readonly prepay_resp_http_code?: number | null
  /** Headers of the response to the institution's request for a payment. Base64. */
  readonly prepay_resp_header_base64?: string | null
  /** Body of the response to the institution's request for a payment. Base64. */
  readonly prepay_resp_body_base64?: string | null
  /** State of the order: CREATED, DOING, DONE, REVOKED, EXPIRED. */
  readonly state?: string | null
  /** Finer state of an order that is DOING: USER_CONFIRM, MCH_COMPLETE. */
  readonly state_description?: string | null
  /** What the service is. */
  readonly service_introduction?: string | null
  /** What the user has to pay for, after the service. */
  readonly post_payments?: PayscoreOrderPostPayments[] | null
  /** The merchant's discounts. */
  readonly post_discounts?: PayscoreOrderPostDiscounts[] | null
  /** The deposit for the order. */
  readonly risk_fund?: PayscoreOrderRiskFund | null
  /** When the service takes place. */
  readonly time_range?: PayscoreOrderTimeRange | null
  /** Where the service took place. */
  readonly location?: PayscoreOrderLocation | null
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** WeChat Pay's number of the payscore order. */
  readonly order_id?: string | null
  /** Whether there is something to collect. */
  readonly need_collection?: boolean | null
  /** The merchant's number of the deduction. */
  readonly out_trade_no?: string | null
  /** What is collected for the order; present when there is something to collect. */
  readonly collection?: PayscoreOrderCollection | null
  /** Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE. */
  readonly user_service_status?: string | null
  /** When the service was opened or closed. As `yyyyMMddHHmmss`. */
  readonly openorclose_time?: string | null
  /** The merchant's number of the authorization; only for a pre-authorization. */
  readonly authorization_code?: string | null
  /** The merchant's number of the request. */
  readonly out_request_no?: string | null
}

/** What is collected for the order; present when there is something to collect: `collection`. */
export type PayscoreOrderCollection = {
  /** State of the collection: USER_PAYING, USER_PAID. */
  readonly state: string
  /** What is to be collected in all. In the currency's minor unit (分 for CNY). */
  readonly total_amount: number
  /** What is still to be collected. In the currency's minor unit (分 for CNY). */
  readonly paying_amount: number
  /** What was collected. In the currency's minor unit (分 for CNY). */
  readonly paid_amount: number
  /** The single collections. */
  readonly details?: PayscoreOrderCollectionDetails[] | null
}

/** The single collections: `collection.details[]`. */
export type PayscoreOrderCollectionDetails = {
  /** Number of the collection. */
  readonly seq?: number | null
  /** What this collection brought. In the currency's minor unit (分 for CNY). */
  readonly amount: number
  /** How it was collected: NEWTON (by WeChat Pay), MCH (by the merchant itself). */
  readonly paid_type?: string | null
  /** When it was collected. As `yyyyMMddHHmmss`. */
  readonly paid_time: string
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id?: string | null
  /** The promotions that were applied. */
  readonly promotion_detail?: PayscoreOrderCollectionDetailsPromotionDetail[] | null
}

/** The promotions that were applied: `collection.details[].promotion_detail[]`. */
export type PayscoreOrderCollectionDetailsPromotionDetail = {
  /** Id of the coupon. */
  readonly coupon_id: string
  /** Name of the promotion. */
  readonly name?: string | null
  /** What the promotion applies to: GLOBAL (the order), SINGLE (an item). */
  readonly scope?: string | null
  /** Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount). */
  readonly type?: string | null
  /** Value of the promotion. In the currency's minor unit (分 for CNY). */
  readonly amount: number
  /** Id of the coupon's stock. */
  readonly stock_id?: string | null
  /** Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY). */
  readonly wechatpay_contribute?: number | null
  /** Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY). */
  readonly merchant_contribute?: number | null
  /** Part of the promotion that others pay. In the currency's minor unit (分 for CNY). */
  readonly other_contribute?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
  /** The goods. */
  readonly goods_detail?: PayscoreOrderCollectionDetailsPromotionDetailGoodsDetail[] | null
}

/** The goods: `collection.details[].promotion_detail[].goods_detail[]`. */
export type PayscoreOrderCollectionDetailsPromotionDetailGoodsDetail = {
  /** The merchant's number of the item. */
  readonly goods_id: string
  /** How many of the item. */
  readonly quantity?: number | null
  /** Price of one item. In the currency's minor unit (分 for CNY). */
  readonly unit_price?: number | null
  /** Discount on the item. In the currency's minor unit (分 for CNY). */
  readonly discount_amount?: number | null
  /** Note on the item. */
  readonly goods_remark?: string | null
}

/** Where the service took place: `location`. */
export type PayscoreOrderLocation = {
  /** Where the service began. */
  readonly start_location?: string | null
  /** Where the service ended. */
  readonly end_location?: string | null
}

/** When the service takes place: `time_range`. */
export type PayscoreOrderTimeRange = {
  /** When the service begins, as yyyyMMddHHmmss or yyyyMMdd. As `yyyyMMddHHmmss`. */
  readonly start_time: string
  /** Note on the beginning. */
  readonly start_time_remark?: string | null
  /** When the service ends, as yyyyMMddHHmmss or yyyyMMdd. As `yyyyMMddHHmmss`. */
  readonly end_time?: string | null
  /** Note on the end. */
  readonly end_time_remark?: string | null
}

/** The deposit for the order: `risk_fund`. */
export type PayscoreOrderRiskFund = {
  /** Kind of deposit: DEPOSIT, ADVANCE, CASH_DEPOSIT, ESTIMATE_ORDER_COST. */
  readonly name?: string | null
  /** The deposit. In the currency's minor unit (分 for CNY). */
  readonly amount: number
  /** Description of the deposit. */
  readonly description?: string | null
}

/** The merchant's discounts: `post_discounts[]`. */
export type PayscoreOrderPostDiscounts = {
  /** Name of the discount. */
  readonly name?: string | null
  /** Description of the discount. */
  readonly description?: string | null
  /** The amount taken off. In the currency's minor unit (分 for CNY). */
  readonly amount?: number | null
}

/** What the user has to pay for, after the service: `post_payments[]`. */
export type PayscoreOrderPostPayments = {
  /** What is paid for. */
  readonly name?: string | null
  /** The amount to pay. In the currency's minor unit (分 for CNY). */
  readonly amount?: number | null
  /** How the amount comes about. */
  readonly description?: string | null
  /** How many are paid for. */
  readonly count?: number | null
}

/** Parameters for the order the merchant has to place: `prepay_req_body`. */
export type PayscoreOrderPrepayReqBody = {
  /** Number of the device; WEB in browsers and official accounts. */
  readonly device_info: string
  /** Random text of the request. */
  readonly nonce_str: string
  /** Short description of what is paid for. */
  readonly body: string
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** Currency, by ISO 4217. */
  readonly fee_type: string
  /** When the order was created. As `yyyyMMddHHmmss`. */
  readonly time_start: string
  /** When the order expires. As `yyyyMMddHHmmss`. */
  readonly time_expire: string
  /** Tag that decides which promotions apply. */
  readonly goods_tag?: string | null
  /** Where the notification goes. A URL. */
  readonly notify_url: string
  /** How the user will pay: JSAPI, NATIVE, APP. */
  readonly trade_type: string
  /** Ways to pay that are ruled out: no_credit for credit cards. */
  readonly limit_pay: string
  /** Whether an electronic receipt is wanted. */
  readonly need_receipt: boolean
}

/**
 * A payscore service opened or closed by the user (支付分).
 *
 * Kind `payscore.service`, carried by `PAYSCORE.USER_CLOSE_SERVICE`, `PAYSCORE.USER_OPEN_SERVICE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012160692>
 */
export type PayscoreService = {
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The merchant number. */
  readonly mchid?: string | null
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** Merchant number of the channel partner. */
  readonly channel_id?: string | null
  /** Id of the payscore service. */
  readonly service_id?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
  /** Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE. */
  readonly user_service_status?: string | null
  /** When the service was opened or closed. As `yyyyMMddHHmmss`. */
  readonly openorclose_time?: string | null
  /** The merchant's number of the authorization; only for a pre-authorization. */
  readonly authorization_code?: string | null
  /** The merchant's number of the request. */
  readonly out_request_no?: string | null
  /** WeChat Pay's number of the contract. */
  readonly contract_id?: string | null
  /** Id of the plan or template. */
  readonly plan_id?: string | null
  /** State of the contract. Uncertain: values not documented for payscore. */
  readonly contract_status?: string | null
  /** When the contract was signed. RFC 3339 with offset. Uncertain: format not documented for payscore. */
  readonly create_time?: string | null
  /** The merchant's number of the contract. */
  readonly out_contract_code?: string | null
  /** The merchant number. Uncertain: elsewhere `mchid`. */
  readonly mch_id?: string | null
  /** The merchant number of the sub-merchant. Uncertain: elsewhere `sub_mchid`. */
  readonly sub_mch_id?: string | null
}

/**
 * An application to bind a sub-merchant to a payscore service, decided (支付分).
 *
 * Kind `payscore.service_account`, carried by `PAYSCORE.BIND_SERVICE_ACCOUNT`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012156110>
 */
export type PayscoreServiceAccount = {
  /** Id of the payscore service. */
  readonly service_id: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid: string
  /** The merchant number. */
  readonly mchid: string
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid: string
  /** The merchant's number of the application. */
  readonly out_apply_no: string
  /** State of the application to bind the service. Uncertain: values not documented in public. */
  readonly apply_state: string
  /** Why the application was rejected. */
  readonly reject_reason?: string | null
}

/**
 * A payscore plan signed or cancelled by the user (支付分).
 *
 * Kind `payscore.sign_plan`, carried by `PAYSCORE.USER_CANCEL_SIGN_PLAN`, `PAYSCORE.USER_SIGN_PLAN`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286184>
 */
export type PayscoreSignPlan = {
  /** WeChat Pay's id of the user's plan. */
  readonly sign_plan_id: string
  /** The user's id under the application. */
  readonly openid?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
  /** Id of the payscore service. */
  readonly service_id: string
  /** The merchant number. */
  readonly mchid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The merchant's number of the plan. */
  readonly merchant_sign_plan_no: string
  /** Where the notification goes. A URL. */
  readonly merchant_callback_url: string
  /** Id of the plan that was signed. */
  readonly plan_id: string
  /** Number of the item in use, from 1; 0 before the first. */
  readonly going_detail_no: number
  /** State of the user's plan, such as UNSIGNED. */
  readonly sign_state: string
  /** When the plan was cancelled. RFC 3339 with offset. */
  readonly cancel_sign_time: string
  /** Who cancelled the plan: NOT_CANCEL, USER, MERCHANT, REVOKE_SERVICE. */
  readonly cancel_sign_type?: string | null
  /** Why the plan was cancelled. */
  readonly cancel_reason?: string | null
  /** Name of the plan. */
  readonly plan_name: string
  /** When the plan expires. RFC 3339 with offset. */
  readonly plan_over_time: string
  /** Price of the plan before discounts. In the currency's minor unit (分 for CNY). */
  readonly total_origin_price: number
  /** How many deductions the plan has. */
  readonly deduction_quantity: number
  /** Price of the plan after discounts. In the currency's minor unit (分 for CNY). */
  readonly total_actual_price: number
  /** The items of the plan. */
  readonly signed_detail_list: PayscoreSignPlanSignedDetailList[]
  /** When the user signed the plan. RFC 3339 with offset. */
  readonly sign_time: string
}

/** The items of the plan: `signed_detail_list[]`. */
export type PayscoreSignPlanSignedDetailList = {
  /** Number of the item in the plan, from 1. */
  readonly plan_detail_no: number
  /** Price of the item before discounts. In the currency's minor unit (分 for CNY). */
  readonly original_price: number
  /** Description of the item's discount. */
  readonly plan_discount_description?: string | null
  /** Price of the item after discounts. In the currency's minor unit (分 for CNY). */
  readonly actual_price: number
  /** State of the item: NOT_USED, USING, USED, SIGN_PLAN_DETAIL_CANCEL. */
  readonly plan_detail_state: string
  /** WeChat Pay's number of the item's payscore order; absent while NOT_USED. */
  readonly order_id?: string | null
  /** The merchant's number of the plan's item, and of its order. */
  readonly merchant_plan_detail_no: string
  /** Name of the plan's item. */
  readonly plan_detail_name: string
  /** What the user paid for the item's order in the end. In the currency's minor unit (分 for CNY). */
  readonly actual_pay_price?: number | null
  /** When the item was first used. RFC 3339 with offset. */
  readonly use_time: string
  /** When the item's order was paid. RFC 3339 with offset. */
  readonly complete_time: string
  /** When the item's order was cancelled. RFC 3339 with offset. */
  readonly cancel_time: string
}

/**
 * A power bank's insurance taken or changed (租用充电宝保险).
 *
 * Kind `power_bank.insurance`, carried by `HIRE_POWER_BANK.RECEIVE_INSURANCE`.
 *
 * Official documentation:
 * <https://pay.weixin.qq.com/docs/merchant/apis/hire-power-bank-insurance/insurance-orders/status-change-notice.html>
 */
export type PowerBankInsurance = {
  /** WeChat Pay's number of the insurance order. */
  readonly order_id: string
  /** The merchant's number of the insurance order. */
  readonly out_order_no: string
  /** The user's id under the application. */
  readonly openid: string
  /** How many claims can be made. */
  readonly max_claim_count: number
  /** How many claims were made. */
  readonly claimed_count: number
  /** When the user took the insurance. RFC 3339 with offset. */
  readonly order_receive_time: string
  /** Whether the user took the insurance, such as RECEIVED. */
  readonly order_receive_state: string
  /** When the insurance begins. RFC 3339 with offset. */
  readonly order_begin_time?: string | null
  /** When the insurance ends. RFC 3339 with offset. */
  readonly order_end_time?: string | null
}

/**
 * A picture for a product coupon made (商品券).
 *
 * Kind `product_coupon.image`, carried by `PRODUCT_COUPON_SP.IMAGE_GENERATION`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4017327744>
 */
export type ProductCouponImage = {
  /** WeChat Pay's id of the brand. */
  readonly brand_id: string
  /** Id of the task. */
  readonly task_id: string
  /** Kind of picture: COMBINE_IMAGE, CUT_OUT. */
  readonly image_generation_type: string
  /** State of the task: PROCESSING, FAIL, SUCCESS. */
  readonly task_state: string
  /** The combined picture. */
  readonly combine_image_result?: ProductCouponImageCombineImageResult | null
  /** The picture of the cut-out product. */
  readonly cut_out_result?: ProductCouponImageCutOutResult | null
}

/** The picture of the cut-out product: `cut_out_result`. */
export type ProductCouponImageCutOutResult = {
  /** The picture. A URL. */
  readonly image_url: string
}

/** The combined picture: `combine_image_result`. */
export type ProductCouponImageCombineImageResult = {
  /** The picture. A URL. */
  readonly image_url: string
}

/**
 * A product coupon given, used or returned (商品券).
 *
 * Kind `product_coupon`, carried by `PRODUCT_COUPON.RETURN`, `PRODUCT_COUPON.SEND`, `PRODUCT_COUPON.USE`,
 * `PRODUCT_COUPON_SP.SEND`.
 *
 * Only the coupon given (`PRODUCT_COUPON_SP.SEND`) is publicly documented in full; for a coupon used or returned
 * the fields come from public sample code. So none is required.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015780862>
 */
export type ProductCoupon = {
  /** WeChat Pay's id of the brand. */
  readonly brand_id?: string | null
  /** Code of the user's coupon. */
  readonly coupon_code?: string | null
  /** Id of the product coupon. */
  readonly product_coupon_id?: string | null
  /** Id of the coupon's stock. */
  readonly stock_id?: string | null
  /** Id of the bundle of coupon stocks. */
  readonly stock_bundle_id?: string | null
  /** Id of the user's bundle of coupons. */
  readonly user_coupon_bundle_id?: string | null
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** The user's id across the merchant's applications. */
  readonly unionid?: string | null
  /** When the user got the coupon. RFC 3339 with offset. */
  readonly receive_time?: string | null
  /** Number of the request to give the coupon. */
  readonly send_request_no?: string | null
  /** How the coupon was given: API, BRAND_MANAGE, MERCHANT_CARD, MEMBER, SMALL_ACTIVITY. */
  readonly send_channel?: string | null
  /** From when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only. */
  readonly valid_begin_time?: string | null
  /** Until when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only. */
  readonly valid_end_time?: string | null
  /** The user's phone number. */
  readonly phone_number?: string | null
  /** Country code of the phone number. */
  readonly country_code?: string | null
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** The channel's own data. */
  readonly channel_custom_info?: string | null
}

/**
 * Profit sharing returned (分账回退).
 *
 * Kind `profitsharing.return`, carried by `PROFITSHARING.RETURN`, `PROFITSHARING_RETURN`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289679>
 */
export type ProfitsharingReturn = {
  /** The merchant number. */
  readonly mchid?: string | null
  /** The merchant number of the service provider. */
  readonly sp_mchid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id: string
  /** WeChat Pay's number of the return. */
  readonly order_id: string
  /** The merchant's number of the return. */
  readonly out_order_no: string
  /** Who received or returned the share. */
  readonly receiver: ProfitsharingReturnReceiver
  /** When it succeeded. RFC 3339 with offset. */
  readonly success_time?: string | null
}

/** Who received or returned the share: `receiver`. */
export type ProfitsharingReturnReceiver = {
  /** Kind of receiver: MERCHANT_ID, PERSONAL_OPENID, PERSONAL_SUB_OPENID. */
  readonly type: string
  /** The receiver: a merchant number, or the user's openid, depending on the type. */
  readonly account: string
  /** The share that was returned. In the currency's minor unit (分 for CNY). */
  readonly amount: number
  /** Note on the share. */
  readonly description?: string | null
}

/**
 * Profit sharing to a receiver (分账).
 *
 * Kind `profitsharing`, carried by `PROFITSHARING`, `PROFITSHARING.SUCCESS`, `TRANSACTION.FAIL`,
 * `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289679>
 */
export type Profitsharing = {
  /** The merchant number. */
  readonly mchid?: string | null
  /** The merchant number of the service provider. */
  readonly sp_mchid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id: string
  /** WeChat Pay's number of the profit sharing. */
  readonly order_id: string
  /** The merchant's number of the profit sharing. */
  readonly out_order_no: string
  /** Who received or returned the share. */
  readonly receiver: ProfitsharingReceiver
  /** When it succeeded. RFC 3339 with offset. */
  readonly success_time?: string | null
}

/** Who received or returned the share: `receiver`. */
export type ProfitsharingReceiver = {
  /** Kind of receiver: MERCHANT_ID, PERSONAL_OPENID, PERSONAL_SUB_OPENID. */
  readonly type: string
  /** The receiver: a merchant number, or the user's openid, depending on the type. */
  readonly account: string
  /** The share. In the currency's minor unit (分 for CNY). */
  readonly amount: number
  /** Note on the share. */
  readonly description?: string | null
}

/**
 * A recharge's funds returned (平台收付通商家充值).
 *
 * Kind `recharge.fund_returned`, carried by `RECHARGE.FUND_RETURNED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012973125>
 */
export type RechargeFundReturned = {
  /** WeChat Pay's number of the return. */
  readonly recharge_returned_id?: string | null
  /** The merchant number of the service provider. */
  readonly sp_mchid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** The merchant's number of the recharge. */
  readonly out_recharge_no?: string | null
  /** WeChat Pay's number of the recharge. */
  readonly recharge_id?: string | null
  /** How the recharge was made, such as BANK_TRANSFER. */
  readonly recharge_channel?: string | null
  /** The returned funds. */
  readonly detail?: RechargeFundReturnedDetail | null
}

/** The returned funds: `detail`. */
export type RechargeFundReturnedDetail = {
  /** Name of the bank. */
  readonly bank_name: string
  /** Last digits of the bank account. */
  readonly bank_card_tail: string
  /** Name of the bank account's holder. */
  readonly bank_account_name?: string | null
  /** The amount returned. In the currency's minor unit (分 for CNY). */
  readonly amount?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
  /** Note on the bank transfer. */
  readonly memo?: string | null
  /** When the funds were returned. RFC 3339 with offset. */
  readonly return_time: string
  /** Why the funds were returned. */
  readonly return_reason: string
  /** The online bank. Uncertain: values not documented in public. */
  readonly online_bank_type?: string | null
}

/**
 * A sub-merchant's recharge, successful or closed (平台收付通商家充值).
 *
 * Kind `recharge`, carried by `RECHARGE.CLOSED`, `RECHARGE.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012763652>
 */
export type Recharge = {
  /** The merchant number of the service provider. */
  readonly sp_mchid: string
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid: string
  /** The merchant's number of the recharge. */
  readonly out_recharge_no: string
  /** WeChat Pay's number of the recharge. */
  readonly recharge_id: string
  /** How the recharge was made, such as BANK_TRANSFER. */
  readonly recharge_channel: string
  /** Account that receives the money, such as DEPOSIT. Uncertain: values not documented in full. */
  readonly account_type: string
  /** What the recharge is for. Uncertain: values not documented in public. */
  readonly recharge_scene: string
  /** State of the recharge, such as SUCCESS. */
  readonly recharge_state: string
  /** State of the recharge, in words. */
  readonly recharge_state_desc?: string | null
  /** The amounts. */
  readonly recharge_amount: RechargeRechargeAmount
  /** Note. */
  readonly remark?: string | null
  /** The bank transfer, when the recharge was made by one. */
  readonly bank_transfer_info?: RechargeBankTransferInfo | null
  /** The recharge by QR code, when it was made by one. */
  readonly qr_recharge_info?: RechargeQrRechargeInfo | null
  /** When the recharge was accepted. RFC 3339 with offset. */
  readonly accept_time: string
  /** When the recharge succeeded; absent unless it did. RFC 3339 with offset. */
  readonly success_time?: string | null
  /** When it was closed. RFC 3339 with offset. */
  readonly close_time?: string | null
  /** The payment by online bank, when the recharge was made by one. */
  readonly online_bank_recharge_info?: RechargeOnlineBankRechargeInfo | null
  /** The channels the recharge may use. */
  readonly available_recharge_channels?: string[] | null
}

/** The payment by online bank, when the recharge was made by one: `online_bank_recharge_info`. */
export type RechargeOnlineBankRechargeInfo = {
  /** The bank's number of the transfer. */
  readonly bill_no?: string | null
  /** When the funds were returned. RFC 3339 with offset. */
  readonly return_time?: string | null
  /** Why the funds were returned. */
  readonly return_reason?: string | null
  /** Name of the bank. */
  readonly bank_name?: string | null
  /** The online bank. Uncertain: values not documented in public. */
  readonly online_bank_type?: string | null
  /** Last digits of the bank account. */
  readonly bank_card_tail?: string | null
  /** Name of the bank account's holder. */
  readonly bank_account_name?: string | null
}

/** The recharge by QR code, when it was made by one: `qr_recharge_info`. */
export type RechargeQrRechargeInfo = {
  /** Kind of employee who recharged. Uncertain: one source has it beside qr_recharge_info. */
  readonly employee_type?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
}

/** The bank transfer, when the recharge was made by one: `bank_transfer_info`. */
export type RechargeBankTransferInfo = {
  /** Note on the bank transfer. */
  readonly memo: string
  /** The bank's number of the transfer. */
  readonly bill_no: string
  /** Name of the bank. */
  readonly bank_name: string
  /** Last digits of the bank account. */
  readonly bank_card_tail: string
  /** Name of the bank account's holder. */
  readonly bank_account_name?: string | null
}

/** The amounts: `recharge_amount`. */
export type RechargeRechargeAmount = {
  /** The amount recharged. In the currency's minor unit (分 for CNY). */
  readonly amount: number
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency: string
}

/**
 * A direct merchant's refund (退款).
 *
 * Kind `refund.direct`, carried by `REFUND.ABNORMAL`, `REFUND.CLOSED`, `REFUND.SUCCESS`.
 *
 * The state is in `refund_status` here, and in `status` in the answers of the query API: code shared by the two
 * must look for both.
 * The amounts of `amount` are in the currency's minor unit.
 * A refund that is ABNORMAL needs the merchant's hand: the money did not reach the user.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012791865>
 */
export type RefundDirect = {
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id: string
  /** The merchant's number of the refund. */
  readonly out_refund_no: string
  /** WeChat Pay's number of the refund. */
  readonly refund_id: string
  /** State of the refund: SUCCESS, CLOSED, ABNORMAL. */
  readonly refund_status: string
  /** When the refund succeeded; absent unless it did. RFC 3339 with offset. */
  readonly success_time?: string | null
  /** Where the refund goes, in words. */
  readonly user_received_account?: string | null
  /** The amounts. */
  readonly amount: RefundDirectAmount
  /** The merchant number. */
  readonly mchid: string
  /** Who bears the refund: REFUND_SOURCE_PARTNER_ADVANCE (the platform advances it), REFUND_SOURCE_SUB_MERCHANT. */
  readonly refund_account?: string | null
  /** Id of the individual who receives the money. Uncertain: in one source only. */
  readonly individual_auth_id?: string | null
  /** Where the refund goes. */
  readonly recv_account?: string | null
  /** Account the refund was taken from. */
  readonly fund_source?: string | null
}

/** The amounts: `amount`. */
export type RefundDirectAmount = {
  /** The amount of the order that is refunded. In the currency's minor unit (分 for CNY). */
  readonly total: number
  /** The amount refunded. In the currency's minor unit (分 for CNY). */
  readonly refund: number
  /** What the user paid. In the currency's minor unit (分 for CNY). */
  readonly payer_total?: number | null
  /** What the user gets back, without coupons. In the currency's minor unit (分 for CNY). */
  readonly payer_refund?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
  /** Currency the user paid in, by ISO 4217. */
  readonly payer_currency?: string | null
  /** The exchange rate; only across borders. */
  readonly exchange_rate?: RefundDirectAmountExchangeRate | null
  /**
   * The refund less the coupons that move no money. In the currency's minor unit (分 for CNY). Uncertain: in one
   * source only.
   */
  readonly settlement_refund?: number | null
  /** Currency of the settlement, by ISO 4217. Uncertain: in one source only. */
  readonly settlement_currency?: string | null
}

/** The exchange rate; only across borders: `amount.exchange_rate`. */
export type RefundDirectAmountExchangeRate = {
  /** Kind of exchange rate, such as SETTLEMENT_RATE. */
  readonly type?: string | null
  /** The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1. */
  readonly rate?: number | null
}

/**
 * A service provider's refund: has `sp_mchid` (退款).
 *
 * Kind `refund.partner`, carried by `REFUND.ABNORMAL`, `REFUND.CLOSED`, `REFUND.SUCCESS`.
 *
 * The state is in `refund_status` here, and in `status` in the answers of the query API: code shared by the two
 * must look for both.
 * The amounts of `amount` are in the currency's minor unit.
 * A refund that is ABNORMAL needs the merchant's hand: the money did not reach the user.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012085298>
 */
export type RefundPartner = {
  /** The merchant number of the service provider. */
  readonly sp_mchid: string
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid: string
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id: string
  /** The merchant's number of the refund. */
  readonly out_refund_no: string
  /** WeChat Pay's number of the refund. */
  readonly refund_id: string
  /** State of the refund: SUCCESS, CLOSED, ABNORMAL. */
  readonly refund_status: string
  /** When the refund succeeded; absent unless it did. RFC 3339 with offset. */
  readonly success_time?: string | null
  /** Where the refund goes, in words. */
  readonly user_received_account?: string | null
  /** The amounts. */
  readonly amount: RefundPartnerAmount
  /** Who bears the refund: REFUND_SOURCE_PARTNER_ADVANCE (the platform advances it), REFUND_SOURCE_SUB_MERCHANT. */
  readonly refund_account?: string | null
  /** Id of the individual who receives the money. Uncertain: in one source only. */
  readonly individual_auth_id?: string | null
  /** Where the refund goes. */
  readonly recv_account?: string | null
  /** Account the refund was taken from. */
  readonly fund_source?: string | null
}

/** The amounts: `amount`. */
export type RefundPartnerAmount = {
  /** The amount of the order that is refunded. In the currency's minor unit (分 for CNY). */
  readonly total: number
  /** The amount refunded. In the currency's minor unit (分 for CNY). */
  readonly refund: number
  /** What the user paid. In the currency's minor unit (分 for CNY). */
  readonly payer_total?: number | null
  /** What the user gets back, without coupons. In the currency's minor unit (分 for CNY). */
  readonly payer_refund?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
  /** Currency the user paid in, by ISO 4217. */
  readonly payer_currency?: string | null
  /** The exchange rate; only across borders. */
  readonly exchange_rate?: RefundPartnerAmountExchangeRate | null
  /**
   * The refund less the coupons that move no money. In the currency's minor unit (分 for CNY). Uncertain: in one
   * source only.
   */
  readonly settlement_refund?: number | null
  /** Currency of the settlement, by ISO 4217. Uncertain: in one source only. */
  readonly settlement_currency?: string | null
}

/** The exchange rate; only across borders: `amount.exchange_rate`. */
export type RefundPartnerAmountExchangeRate = {
  /** Kind of exchange rate, such as SETTLEMENT_RATE. */
  readonly type?: string | null
  /** The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1. */
  readonly rate?: number | null
}

/**
 * A payment found risky (风险交易识别).
 *
 * Kind `risk_trade`, carried by `RISKTRADE.IDENTIFICATION`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4013894258>
 */
export type RiskTrade = {
  /** The merchant number. */
  readonly mchid?: string | null
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** Kind of risk: 1, 2, 3, 4. */
  readonly risk_type: number
  /** How high the risk is: 1, 2, 3. */
  readonly risk_level: number
}

/**
 * A test of signatures and encryption that the merchant started (商户签名验签/加解密测试).
 *
 * Kind `security_echo`, carried by `SECURITY_ECHO.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4015164042>
 */
export type SecurityEcho = {
  /** The text the merchant sent to the test, returned. */
  readonly echo_message: string
  /** The text, encrypted with the merchant's public key. Base64. */
  readonly encrypt_echo_message?: string | null
}

/**
 * A batch of personal collections settled (个人收款).
 *
 * Kind `settlement`, carried by `SETTLEMENT.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012650327>
 */
export type Settlement = {
  /** The merchant's number of the settlement batch. */
  readonly out_settle_batch_no: string
  /** WeChat Pay's number of the settlement batch. */
  readonly settle_batch_no: string
  /** Id of the individual who receives the money. */
  readonly individual_auth_id: string
  /** Description of the receiver. */
  readonly description: string
  /** State of the batch. Uncertain: values not documented in public. */
  readonly state: string
  /** Scenario of the payments that were settled. Uncertain: values not documented in public. */
  readonly trade_scenario: string
  /** When the record was created. RFC 3339 with offset. */
  readonly create_time: string
  /** When the batch was finished. RFC 3339 with offset. */
  readonly finish_time?: string | null
}

/**
 * A combined payment: has `combine_mchid` and sub-orders (合单支付).
 *
 * Kind `transaction.combine`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
 *
 * The amounts are `total_amount` and `payer_amount` in each sub-order, not `total` and `payer_total` as
 * elsewhere.
 * Each sub-order has a `trade_state` of its own; there is none for the whole.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012166360>
 */
export type TransactionCombine = {
  /** Application id of the combined order's initiator. */
  readonly combine_appid?: string | null
  /** The merchant's number of the combined order. */
  readonly combine_out_trade_no: string
  /** Merchant number of the combined order's initiator. */
  readonly combine_mchid: string
  /** Where the payment was made. */
  readonly scene_info?: TransactionCombineSceneInfo | null
  /** The orders of the combined payment. */
  readonly sub_orders: TransactionCombineSubOrders[]
  /** Who paid. */
  readonly combine_payer_info?: TransactionCombineCombinePayerInfo | null
  /** WeChat Pay's number of the combined order. Uncertain: in one source only. */
  readonly combine_transaction_id?: string | null
  /** The instalments, when the user pays in some. */
  readonly installment_info?: TransactionCombineInstallmentInfo | null
}

/** The instalments, when the user pays in some: `installment_info`. */
export type TransactionCombineInstallmentInfo = {
  /** Whether the instalments are subsidized. */
  readonly use_subsidy?: boolean | null
  /** How many instalments the user chose. */
  readonly selected_installment_number?: number | null
}

/** Who paid: `combine_payer_info`. */
export type TransactionCombineCombinePayerInfo = {
  /** The user's id under the application. */
  readonly openid?: string | null
}

/** The orders of the combined payment: `sub_orders[]`. */
export type TransactionCombineSubOrders = {
  /** Merchant number of the sub-order. */
  readonly mchid: string
  /** How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY. */
  readonly trade_type?: string | null
  /** State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
  readonly trade_state: string
  /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
  readonly bank_type?: string | null
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** The amounts. */
  readonly amount: TransactionCombineSubOrdersAmount
  /** When the payment succeeded; absent unless it did. RFC 3339 with offset. */
  readonly success_time?: string | null
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id?: string | null
  /** The merchant's number of the sub-order. */
  readonly out_trade_no: string
  /** Id of the individual who receives the money. */
  readonly individual_auth_id?: string | null
  /** Name of the individual who receives the money. */
  readonly individual_name?: string | null
}

/** The amounts: `sub_orders[].amount`. */
export type TransactionCombineSubOrdersAmount = {
  /** The amount of the sub-order. In the currency's minor unit (分 for CNY). */
  readonly total_amount: number
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency: string
  /** What the user paid. In the currency's minor unit (分 for CNY). */
  readonly payer_amount?: number | null
  /** Currency the user paid in, by ISO 4217. */
  readonly payer_currency?: string | null
  /**
   * The exchange rate of the settlement, times 10 to the 8th power. In units of 1e-8: 100000000 is 1. Uncertain:
   * in one source only.
   */
  readonly settlement_rate?: number | null
}

/** Where the payment was made: `scene_info`. */
export type TransactionCombineSceneInfo = {
  /** The merchant's number of the device or shop. */
  readonly device_id?: string | null
}

/**
 * A direct merchant's deduction under a contract that the user signed before: `trade_type` is `PAP` (委托代扣).
 *
 * Kind `transaction.deduction`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
 *
 * Deductions of every plan are this kind, insurance premiums among them. A service provider's are its payments:
 * kind `transaction.partner`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286313>
 */
export type TransactionDeduction = {
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** State of the payment, in words. */
  readonly trade_state_desc?: string | null
  /** How the user paid: PAP (a deduction). */
  readonly trade_type: string
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id?: string | null
  /** State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
  readonly trade_state: string
  /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
  readonly bank_type?: string | null
  /** When the payment succeeded; absent unless it did. RFC 3339 with offset. */
  readonly success_time?: string | null
  /** The amounts. */
  readonly amount: TransactionDeductionAmount
  /** The promotions that were applied. */
  readonly promotion_detail?: TransactionDeductionPromotionDetail[] | null
  /** Who paid. */
  readonly payer?: TransactionDeductionPayer | null
  /** Where the payment was made. */
  readonly scene_info?: TransactionDeductionSceneInfo | null
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** Description of what is paid for. */
  readonly description?: string | null
  /** When the order was created. RFC 3339 with offset. */
  readonly create_time?: string | null
  /** State of the payment, in words. */
  readonly trade_state_description?: string | null
  /**
   * Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA and
   * trade_state is SUCCESS.
   */
  readonly user_repaid?: string | null
  /** Id of the plan or template. */
  readonly plan_id?: string | null
  /** The contract signed with the payment. */
  readonly contract_information?: TransactionDeductionContractInformation | null
  /** The merchant number. */
  readonly mchid: string
}

/** The contract signed with the payment: `contract_information`. */
export type TransactionDeductionContractInformation = {
  /** WeChat Pay's number of the contract. */
  readonly contract_id?: string | null
  /** Whether the contract was signed or ended: ADD, DELETE. */
  readonly contract_status?: string | null
  /** When the contract was signed. RFC 3339 with offset. */
  readonly create_time?: string | null
}

/** Where the payment was made: `scene_info`. */
export type TransactionDeductionSceneInfo = {
  /** The merchant's number of the device or shop. */
  readonly device_id?: string | null
}

/** Who paid: `payer`. */
export type TransactionDeductionPayer = {
  /** The user's id under the application. */
  readonly openid?: string | null
}

/** The promotions that were applied: `promotion_detail[]`. */
export type TransactionDeductionPromotionDetail = {
  /** Value of the promotion. In the currency's minor unit (分 for CNY). */
  readonly amount?: number | null
  /** Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY). */
  readonly wechatpay_contribute?: number | null
  /** Id of the coupon. */
  readonly coupon_id?: string | null
  /** What the promotion applies to: GLOBAL (the order), SINGLE (an item). */
  readonly scope?: string | null
  /** Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY). */
  readonly merchant_contribute?: number | null
  /** Name of the promotion. */
  readonly name?: string | null
  /** Part of the promotion that others pay. In the currency's minor unit (分 for CNY). */
  readonly other_contribute?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
  /** Id of the coupon's stock. */
  readonly stock_id?: string | null
  /** The goods. */
  readonly goods_detail?: TransactionDeductionPromotionDetailGoodsDetail[] | null
  /** Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount). */
  readonly type?: string | null
  /** Id of the activity in the merchant platform. */
  readonly activity_id?: string | null
}

/** The goods: `promotion_detail[].goods_detail[]`. */
export type TransactionDeductionPromotionDetailGoodsDetail = {
  /** Note on the item. */
  readonly goods_remark?: string | null
  /** How many of the item. */
  readonly quantity?: number | null
  /** Discount on the item. In the currency's minor unit (分 for CNY). */
  readonly discount_amount?: number | null
  /** The merchant's number of the item. */
  readonly goods_id?: string | null
  /** Price of one item. In the currency's minor unit (分 for CNY). */
  readonly unit_price?: number | null
}

/** The amounts: `amount`. */
export type TransactionDeductionAmount = {
  /** What the user paid. In the currency's minor unit (分 for CNY). */
  readonly payer_total?: number | null
  /** The amount of the order. In the currency's minor unit (分 for CNY). */
  readonly total: number
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
  /** Currency the user paid in, by ISO 4217. */
  readonly payer_currency?: string | null
  /** The exchange rate; only across borders. */
  readonly exchange_rate?: TransactionDeductionAmountExchangeRate | null
}

/** The exchange rate; only across borders: `amount.exchange_rate`. */
export type TransactionDeductionAmountExchangeRate = {
  /** Kind of exchange rate, such as SETTLEMENT_RATE. */
  readonly type?: string | null
  /** The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1. */
  readonly rate?: number | null
}

/**
 * A direct merchant's payment (普通支付).
 *
 * Kind `transaction.direct`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
 *
 * Abroad (the global API) the number of the transaction is `id` instead of `transaction_id`. Take whichever is
 * there.
 * `amount.total` is the price, `amount.payer_total` what the user paid after coupons. Compare `total` with your
 * order.
 * `exchange_rate` comes only across borders.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286313>
 */
export type TransactionDirect = {
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id?: string | null
  /** The amounts. */
  readonly amount: TransactionDirectAmount
  /** The merchant number. */
  readonly mchid: string
  /** State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
  readonly trade_state: string
  /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
  readonly bank_type?: string | null
  /** The promotions that were applied. */
  readonly promotion_detail?: TransactionDirectPromotionDetail[] | null
  /** When the payment succeeded; absent unless it did. RFC 3339 with offset. */
  readonly success_time?: string | null
  /** Who paid. */
  readonly payer?: TransactionDirectPayer | null
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** State of the payment, in words. */
  readonly trade_state_desc?: string | null
  /** How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY. */
  readonly trade_type?: string | null
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** Where the payment was made. */
  readonly scene_info?: TransactionDirectSceneInfo | null
  /** WeChat Pay's number of the transaction, abroad. */
  readonly id?: string | null
  /** Description of what is paid for. */
  readonly description?: string | null
  /** When the order was created. RFC 3339 with offset. */
  readonly create_time?: string | null
  /** State of the payment, in words. */
  readonly trade_state_description?: string | null
  /**
   * Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA and
   * trade_state is SUCCESS.
   */
  readonly user_repaid?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** Id of the plan or template. */
  readonly plan_id?: string | null
  /** The contract signed with the payment. */
  readonly contract_information?: TransactionDirectContractInformation | null
  /** The device. */
  readonly device_information?: TransactionDirectDeviceInformation | null
  /** The device. */
  readonly device_info?: TransactionDirectDeviceInfo | null
}

/** The device: `device_info`. */
export type TransactionDirectDeviceInfo = {
  /** The merchant's number of the device or shop. */
  readonly device_id?: string | null
}

/** The device: `device_information`. */
export type TransactionDirectDeviceInformation = {
  /** The merchant's number of the device or shop. */
  readonly device_id?: string | null
  /**
   * IP address of the device that asked for the deduction. Uncertain: the name says an amount, the description an
   * IP address.
   */
  readonly payer_total?: Json | null
}

/** The contract signed with the payment: `contract_information`. */
export type TransactionDirectContractInformation = {
  /** WeChat Pay's number of the contract. */
  readonly contract_id?: string | null
  /** Whether the contract was signed or ended: ADD, DELETE. */
  readonly contract_status?: string | null
  /** When the contract was signed. RFC 3339 with offset. */
  readonly create_time?: string | null
}

/** Where the payment was made: `scene_info`. */
export type TransactionDirectSceneInfo = {
  /** The merchant's number of the device or shop. */
  readonly device_id?: string | null
}

/** Who paid: `payer`. */
export type TransactionDirectPayer = {
  /** The user's id under the application. */
  readonly openid?: string | null
}

/** The promotions that were applied: `promotion_detail[]`. */
export type TransactionDirectPromotionDetail = {
  /** Value of the promotion. In the currency's minor unit (分 for CNY). */
  readonly amount?: number | null
  /** Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY). */
  readonly wechatpay_contribute?: number | null
  /** Id of the coupon. */
  readonly coupon_id?: string | null
  /** What the promotion applies to: GLOBAL (the order), SINGLE (an item). */
  readonly scope?: string | null
  /** Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY). */
  readonly merchant_contribute?: number | null
  /** Name of the promotion. */
  readonly name?: string | null
  /** Part of the promotion that others pay. In the currency's minor unit (分 for CNY). */
  readonly other_contribute?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
  /** Id of the coupon's stock. */
  readonly stock_id?: string | null
  /** The goods. */
  readonly goods_detail?: TransactionDirectPromotionDetailGoodsDetail[] | null
  /** Id of the coupon or promotion. */
  readonly promotion_id?: string | null
  /** Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount). */
  readonly type?: string | null
  /** Id of the activity in the merchant platform. */
  readonly activity_id?: string | null
  /** Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY). */
  readonly wechatpay_contribute_amount?: number | null
  /** Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY). */
  readonly merchant_contribute_amount?: number | null
  /** Part of the promotion that others pay. In the currency's minor unit (分 for CNY). */
  readonly other_contribute_amount?: number | null
}

/** The goods: `promotion_detail[].goods_detail[]`. */
export type TransactionDirectPromotionDetailGoodsDetail = {
  /** Note on the item. */
  readonly goods_remark?: string | null
  /** How many of the item. */
  readonly quantity?: number | null
  /** Discount on the item. In the currency's minor unit (分 for CNY). */
  readonly discount_amount?: number | null
  /** The merchant's number of the item. */
  readonly goods_id?: string | null
  /** Price of one item. In the currency's minor unit (分 for CNY). */
  readonly unit_price?: number | null
  /** Price of one item. In the currency's minor unit (分 for CNY). */
  readonly price?: number | null
}

/** The amounts: `amount`. */
export type TransactionDirectAmount = {
  /** What the user paid. In the currency's minor unit (分 for CNY). */
  readonly payer_total?: number | null
  /** The amount of the order. In the currency's minor unit (分 for CNY). */
  readonly total: number
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
  /** Currency the user paid in, by ISO 4217. */
  readonly payer_currency?: string | null
  /** The exchange rate; only across borders. */
  readonly exchange_rate?: TransactionDirectAmountExchangeRate | null
}

/** The exchange rate; only across borders: `amount.exchange_rate`. */
export type TransactionDirectAmountExchangeRate = {
  /** Kind of exchange rate, such as SETTLEMENT_RATE. */
  readonly type?: string | null
  /** The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1. */
  readonly rate?: number | null
}

/**
 * A campus or industry deduction, successful or not (校园/行业轻松付).
 *
 * Kind `transaction.industry`, carried by `TRANSACTION.INDUSTRY_FAILED`, `TRANSACTION.INDUSTRY_SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012161063>
 */
export type TransactionIndustry = {
  /** The merchant number. */
  readonly mchid: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid: string
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id?: string | null
  /** How the user paid: AUTH (a deduction); absent until deducted. */
  readonly trade_type?: string | null
  /** State of the deduction: SUCCESS, ACCEPT (not yet deducted), PAY_FAIL, REFUND. */
  readonly trade_state: string
  /** State of the payment, in words. */
  readonly trade_state_desc?: string | null
  /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
  readonly bank_type?: string | null
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** When the payment succeeded; absent unless it did. RFC 3339 with offset. */
  readonly success_time?: string | null
  /** Who paid. */
  readonly payer?: TransactionIndustryPayer | null
  /** The amounts. */
  readonly amount: TransactionIndustryAmount
  /** The device. */
  readonly device_info: TransactionIndustryDeviceInfo
  /** The promotions that were applied. */
  readonly promotion_detail?: TransactionIndustryPromotionDetail[] | null
}

/** The promotions that were applied: `promotion_detail[]`. */
export type TransactionIndustryPromotionDetail = {
  /** Id of the coupon. */
  readonly coupon_id?: string | null
  /** Name of the promotion. */
  readonly name?: string | null
  /** What the promotion applies to: GLOBAL (the order), SINGLE (an item). */
  readonly scope?: string | null
  /** Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount). */
  readonly type?: string | null
  /** Value of the promotion. In the currency's minor unit (分 for CNY). */
  readonly amount?: number | null
  /** Id of the coupon's stock. */
  readonly stock_id?: string | null
  /** Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY). */
  readonly wechatpay_contribute?: number | null
  /** Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY). */
  readonly merchant_contribute?: number | null
  /** Part of the promotion that others pay. In the currency's minor unit (分 for CNY). */
  readonly other_contribute?: number | null
}

/** The device: `device_info`. */
export type TransactionIndustryDeviceInfo = {
  /** The merchant's number of the device or shop. */
  readonly device_id?: string | null
  /** IP address of the device. */
  readonly device_ip: string
}

/** The amounts: `amount`. */
export type TransactionIndustryAmount = {
  /** The amount of the order. In the currency's minor unit (分 for CNY). */
  readonly total: number
  /** What the user paid. In the currency's minor unit (分 for CNY). */
  readonly payer_total?: number | null
  /** Sum of the discounts. In the currency's minor unit (分 for CNY). */
  readonly discount_total?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency: string
}

/** Who paid: `payer`. */
export type TransactionIndustryPayer = {
  /** The user's id under the application. */
  readonly openid: string
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
}

/**
 * A parking fee deducted: `trade_scene` is `PARKING` (微信支付分停车服务).
 *
 * Kind `transaction.parking`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012284177>
 */
export type TransactionParking = {
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The merchant number of the service provider. */
  readonly sp_mchid?: string | null
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** State of the deduction: SUCCESS, ACCEPT (not yet deducted), PAY_FAIL, REFUND. */
  readonly trade_state: string
  /** State of the payment, in words. */
  readonly trade_state_description?: string | null
  /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
  readonly bank_type?: string | null
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** When the payment succeeded; absent unless it did. RFC 3339 with offset. */
  readonly success_time?: string | null
  /** When the order was created. RFC 3339 with offset. */
  readonly create_time?: string | null
  /**
   * Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA and
   * trade_state is SUCCESS.
   */
  readonly user_repaid?: string | null
  /** Description of what is paid for. */
  readonly description?: string | null
  /** Scene of the deduction: PARKING. */
  readonly trade_scene: string
  /** Who paid. */
  readonly payer?: TransactionParkingPayer | null
  /** The amounts. */
  readonly amount: TransactionParkingAmount
  /** The stay in the car park. */
  readonly parking_info: TransactionParkingParkingInfo
  /** The promotions that were applied. */
  readonly promotion_detail?: TransactionParkingPromotionDetail[] | null
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id?: string | null
  /** How the user paid, such as AUTH (a deduction). */
  readonly trade_type?: string | null
}

/** The promotions that were applied: `promotion_detail[]`. */
export type TransactionParkingPromotionDetail = {
  /** Id of the coupon. */
  readonly coupon_id?: string | null
  /** Name of the promotion. */
  readonly name?: string | null
  /** What the promotion applies to: GLOBAL (the order), SINGLE (an item). */
  readonly scope?: string | null
  /** Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount). */
  readonly type?: string | null
  /** Value of the promotion. In the currency's minor unit (分 for CNY). */
  readonly amount?: number | null
  /** Id of the coupon's stock. */
  readonly stock_id?: string | null
  /** Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY). */
  readonly wechatpay_contribute?: number | null
  /** Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY). */
  readonly merchant_contribute?: number | null
  /** Part of the promotion that others pay. In the currency's minor unit (分 for CNY). */
  readonly other_contribute?: number | null
  /** Id of the activity in the merchant platform. */
  readonly activity_id?: string | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
}

/** The stay in the car park: `parking_info`. */
export type TransactionParkingParkingInfo = {
  /** WeChat Pay's id of the stay. */
  readonly parking_id?: string | null
  /** The licence plate, without special characters. */
  readonly plate_number: string
  /** Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN. */
  readonly plate_color?: string | null
  /** When the vehicle entered. RFC 3339 with offset. */
  readonly start_time?: string | null
  /** When the vehicle left. RFC 3339 with offset. */
  readonly end_time?: string | null
  /** Name of the car park. */
  readonly parking_name?: string | null
  /** How long the stay was charged for. In seconds. */
  readonly charging_duration?: number | null
  /** Id of the car park's device. */
  readonly device_id?: string | null
}

/** The amounts: `amount`. */
export type TransactionParkingAmount = {
  /** The amount of the order. In the currency's minor unit (分 for CNY). */
  readonly total: number
  /** Sum of the discounts. In the currency's minor unit (分 for CNY). */
  readonly discount_total?: number | null
  /** What the user paid. In the currency's minor unit (分 for CNY). */
  readonly payer_total?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
  /** Currency the user paid in, by ISO 4217. */
  readonly payer_currency?: string | null
  /** The exchange rate; only across borders. */
  readonly exchange_rate?: TransactionParkingAmountExchangeRate | null
}

/** The exchange rate; only across borders: `amount.exchange_rate`. */
export type TransactionParkingAmountExchangeRate = {
  /** Kind of exchange rate, such as SETTLEMENT_RATE. */
  readonly type?: string | null
  /** The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1. */
  readonly rate?: number | null
}

/** Who paid: `payer`. */
export type TransactionParkingPayer = {
  /** The user's id under the application. */
  readonly openid?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
}

/**
 * A service provider's payment, deductions among them: has `sp_mchid` (服务商支付).
 *
 * Kind `transaction.partner`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
 *
 * Abroad (the global API) the number of the transaction is `id` instead of `transaction_id`. Take whichever is
 * there.
 * Deductions (委托代扣) are payments too: their `trade_type` is `PAP`.
 * `payer.sub_openid` comes only for orders with `sub_appid`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012085146>
 */
export type TransactionPartner = {
  /** The application id of the service provider. */
  readonly sp_appid?: string | null
  /** The merchant number of the service provider. */
  readonly sp_mchid: string
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid: string
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** State of the payment, in words. */
  readonly trade_state_desc?: string | null
  /** How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY. */
  readonly trade_type?: string | null
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id?: string | null
  /** State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
  readonly trade_state: string
  /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
  readonly bank_type?: string | null
  /** When the payment succeeded; absent unless it did. RFC 3339 with offset. */
  readonly success_time?: string | null
  /** The amounts. */
  readonly amount: TransactionPartnerAmount
  /** The promotions that were applied. */
  readonly promotion_detail?: TransactionPartnerPromotionDetail[] | null
  /** Who paid. */
  readonly payer?: TransactionPartnerPayer | null
  /** Where the payment was made. */
  readonly scene_info?: TransactionPartnerSceneInfo | null
  /** WeChat Pay's number of the transaction, abroad. */
  readonly id?: string | null
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** Description of what is paid for. */
  readonly description?: string | null
  /** When the order was created. RFC 3339 with offset. */
  readonly create_time?: string | null
  /** State of the payment, in words. */
  readonly trade_state_description?: string | null
  /**
   * Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA and
   * trade_state is SUCCESS.
   */
  readonly user_repaid?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
  /** Id of the plan or template. */
  readonly plan_id?: string | null
  /** The contract signed with the payment. */
  readonly contract_information?: TransactionPartnerContractInformation | null
  /** The device. */
  readonly device_information?: TransactionPartnerDeviceInformation | null
  /** The device. */
  readonly device_info?: TransactionPartnerDeviceInfo | null
}

/** The device: `device_info`. */
export type TransactionPartnerDeviceInfo = {
  /** The merchant's number of the device or shop. */
  readonly device_id?: string | null
}

/** The device: `device_information`. */
export type TransactionPartnerDeviceInformation = {
  /** The merchant's number of the device or shop. */
  readonly device_id?: string | null
  /**
   * IP address of the device that asked for the deduction. Uncertain: the name says an amount, the description an
   * IP address.
   */
  readonly payer_total?: Json | null
}

/** The contract signed with the payment: `contract_information`. */
export type TransactionPartnerContractInformation = {
  /** WeChat Pay's number of the contract. */
  readonly contract_id?: string | null
  /** Whether the contract was signed or ended: ADD, DELETE. */
  readonly contract_status?: string | null
  /** When the contract was signed. RFC 3339 with offset. */
  readonly create_time?: string | null
}

/** Where the payment was made: `scene_info`. */
export type TransactionPartnerSceneInfo = {
  /** The merchant's number of the device or shop. */
  readonly device_id?: string | null
}

/** Who paid: `payer`. */
export type TransactionPartnerPayer = {
  /** The user's id under the service provider's application. */
  readonly sp_openid?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
}

/** The promotions that were applied: `promotion_detail[]`. */
export type TransactionPartnerPromotionDetail = {
  /** Value of the promotion. In the currency's minor unit (分 for CNY). */
  readonly amount?: number | null
  /** Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY). */
  readonly wechatpay_contribute?: number | null
  /** Id of the coupon. */
  readonly coupon_id?: string | null
  /** What the promotion applies to: GLOBAL (the order), SINGLE (an item). */
  readonly scope?: string | null
  /** Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY). */
  readonly merchant_contribute?: number | null
  /** Name of the promotion. */
  readonly name?: string | null
  /** Part of the promotion that others pay. In the currency's minor unit (分 for CNY). */
  readonly other_contribute?: number | null
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
  /** Id of the coupon's stock. */
  readonly stock_id?: string | null
  /** The goods. */
  readonly goods_detail?: TransactionPartnerPromotionDetailGoodsDetail[] | null
  /** Id of the coupon or promotion. */
  readonly promotion_id?: string | null
  /** Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount). */
  readonly type?: string | null
  /** Id of the activity in the merchant platform. */
  readonly activity_id?: string | null
  /** Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY). */
  readonly wechatpay_contribute_amount?: number | null
  /** Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY). */
  readonly merchant_contribute_amount?: number | null
  /** Part of the promotion that others pay. In the currency's minor unit (分 for CNY). */
  readonly other_contribute_amount?: number | null
}

/** The goods: `promotion_detail[].goods_detail[]`. */
export type TransactionPartnerPromotionDetailGoodsDetail = {
  /** Note on the item. */
  readonly goods_remark?: string | null
  /** How many of the item. */
  readonly quantity?: number | null
  /** Discount on the item. In the currency's minor unit (分 for CNY). */
  readonly discount_amount?: number | null
  /** The merchant's number of the item. */
  readonly goods_id?: string | null
  /** Price of one item. In the currency's minor unit (分 for CNY). */
  readonly unit_price?: number | null
  /** Price of one item. In the currency's minor unit (分 for CNY). */
  readonly price?: number | null
}

/** The amounts: `amount`. */
export type TransactionPartnerAmount = {
  /** What the user paid. In the currency's minor unit (分 for CNY). */
  readonly payer_total?: number | null
  /** The amount of the order. In the currency's minor unit (分 for CNY). */
  readonly total: number
  /** Currency, by ISO 4217; CNY in mainland China. */
  readonly currency?: string | null
  /** Currency the user paid in, by ISO 4217. */
  readonly payer_currency?: string | null
  /** The exchange rate; only across borders. */
  readonly exchange_rate?: TransactionPartnerAmountExchangeRate | null
}

/** The exchange rate; only across borders: `amount.exchange_rate`. */
export type TransactionPartnerAmountExchangeRate = {
  /** Kind of exchange rate, such as SETTLEMENT_RATE. */
  readonly type?: string | null
  /** The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1. */
  readonly rate?: number | null
}

/**
 * A user's authorization of transfers, confirmed or closed (免确认收款授权).
 *
 * Kind `transfer.authorization`, carried by `MCHTRANSFER.AUTHORIZATION.CLOSED`,
 * `MCHTRANSFER.AUTHORIZATION.CONFIRMED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014512908>
 */
export type TransferAuthorization = {
  /** The merchant's number of the authorization. */
  readonly out_authorization_no: string
  /** The application id of the merchant, or of the service provider. */
  readonly appid: string
  /** The user's id under the application. */
  readonly openid: string
  /** The user's name as it is shown. */
  readonly user_display_name: string
  /** WeChat Pay's number of the authorization. */
  readonly authorization_id: string
  /** State of the authorization: TAKING_EFFECT, CLOSED. */
  readonly state: string
  /** When the user confirmed the authorization. RFC 3339 with offset. */
  readonly authorize_time: string
  /** How the authorization was closed; absent while it is open. */
  readonly close_info?: TransferAuthorizationCloseInfo | null
}

/** How the authorization was closed; absent while it is open: `close_info`. */
export type TransferAuthorizationCloseInfo = {
  /** When it was closed. RFC 3339 with offset. */
  readonly close_time: string
  /** Why it was closed: CLOSE_VIA_MCH_API, USER_CLOSE. */
  readonly close_reason: string
}

/**
 * A batch of transfers finished or closed (商家转账到零钱).
 *
 * Kind `transfer.batch`, carried by `MCHTRANSFER.BATCH.CLOSED`, `MCHTRANSFER.BATCH.FINISHED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012269028>
 */
export type TransferBatch = {
  /** The merchant number. */
  readonly mchid?: string | null
  /** The merchant's number of the batch. */
  readonly out_batch_no: string
  /** WeChat Pay's number of the batch. */
  readonly batch_id: string
  /** State of the batch: WAIT_PAY, ACCEPTED, PROCESSING, FINISHED, CLOSED. */
  readonly batch_status: string
  /** How many transfers the batch has. */
  readonly total_num: number
  /** Sum of the transfers. In the currency's minor unit (分 for CNY). */
  readonly total_amount: number
  /** Why the batch was closed: MERCHANT_REVOCATION, OVERDUE_CLOSE, TRANSFER_SCENE_INVALID. */
  readonly close_reason?: string | null
  /** When the record last changed. RFC 3339 with offset. */
  readonly update_time: string
  /** Sum of what succeeded. In the currency's minor unit (分 for CNY). */
  readonly success_amount?: number | null
  /** How many transfers succeeded. */
  readonly success_num?: number | null
  /** Sum of what failed. In the currency's minor unit (分 for CNY). */
  readonly fail_amount?: number | null
  /** How many transfers failed. */
  readonly fail_num?: number | null
}

/**
 * A transfer to a user finished (商家转账).
 *
 * Kind `transfer.bill`, carried by `MCHTRANSFER.BILL.FINISHED`.
 *
 * The merchant number is in `mch_id` or in `mchid`, depending on the product. Take whichever is there.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012712115>
 */
export type TransferBill = {
  /** The merchant's number of the transfer. */
  readonly out_bill_no: string
  /** WeChat Pay's number of the transfer. */
  readonly transfer_bill_no: string
  /**
   * State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS, FAIL, CANCELING,
   * CANCELLED.
   */
  readonly state: string
  /** The merchant number. */
  readonly mch_id?: string | null
  /** The merchant number. */
  readonly mchid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** The amount transferred. In the currency's minor unit (分 for CNY). */
  readonly transfer_amount: number
  /** The user's id under the application. */
  readonly openid?: string | null
  /** Why the transfer failed. */
  readonly fail_reason?: string | null
  /** When the record was created. RFC 3339 with offset. */
  readonly create_time: string
  /** When the record last changed. RFC 3339 with offset. */
  readonly update_time: string
  /** How the transfer was paid out. Uncertain: values not documented in public. */
  readonly payment_method_type?: string | null
}

/**
 * A transfer to a QQ wallet finished (商家转账到QQ钱包).
 *
 * Kind `transfer.qqwallet_bill`, carried by `MCHTRANSFER.QQWALLETBILL.FINISHED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014301851>
 */
export type TransferQqwalletBill = {
  /** The merchant number. */
  readonly mchid: string
  /** The merchant's number of the transfer. */
  readonly out_bill_no: string
  /** WeChat Pay's number of the transfer. */
  readonly transfer_bill_no: string
  /** Application id on the QQ Connect platform. */
  readonly appid: string
  /**
   * State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS, FAIL, CANCELING,
   * CANCELLED.
   */
  readonly state: string
  /** The amount transferred. In the currency's minor unit (分 for CNY). */
  readonly transfer_amount: number
  /** Note the user sees with the transfer. */
  readonly transfer_remark: string
  /** The user's id under the application. */
  readonly openid?: string | null
  /** The user's QQ number. */
  readonly user_qq?: string | null
  /** The user's name, encrypted with the merchant's public key. Base64. */
  readonly user_name?: string | null
  /** Why the transfer failed. */
  readonly fail_reason?: string | null
  /** When the record was created. RFC 3339 with offset. */
  readonly create_time: string
  /** When the record last changed. RFC 3339 with offset. */
  readonly update_time: string
}

/**
 * An APIv2 contract for deductions, signed or ended (签约、解约结果通知).
 *
 * Kind `v2.contract`, carried by `V2.CONTRACT`.
 *
 * XML of APIv2, which only `parse_v2` opens. Every field is a text.
 * Nothing in it says when it was sent, and whoever can verify it could have made it.
 *
 * Official documentation: <https://pay.weixin.qq.com/wiki/doc/api/wxpay_v2/papay/chapter3_6.shtml>
 */
export type V2Contract = {
  /** The merchant number. */
  readonly mch_id: string
  /** The merchant number of the sub-merchant. */
  readonly sub_mch_id?: string | null
  /** The application id of the merchant, or of the service provider. Uncertain: the official page does not list it. */
  readonly appid?: string | null
  /** The application id of the sub-merchant. Uncertain: the official page does not list it. */
  readonly sub_appid?: string | null
  /** The outcome: SUCCESS, FAIL. */
  readonly result_code?: string | null
  /** The merchant's number of the contract. */
  readonly contract_code: string
  /** Id of the plan or template. */
  readonly plan_id: string
  /** The user's id under the application. */
  readonly openid?: string | null
  /** What happened to the contract: ADD (signed), DELETE (ended). */
  readonly change_type: string
  /** When the contract was signed or ended, Beijing time. As `yyyy-MM-dd HH:mm:ss`. */
  readonly operate_time: string
  /** WeChat Pay's number of the contract. */
  readonly contract_id: string
  /** When the contract expires, Beijing time. As `yyyy-MM-dd HH:mm:ss`. */
  readonly contract_expired_time?: string | null
  /**
   * How the contract was ended: 1 expired, 2 by the user, 3 by the merchant through the API, 4 by the merchant on
   * its platform, 5 account closed.
   */
  readonly contract_termination_mode?: string | null
  /** The merchant's number of the request to sign, as digits. */
  readonly request_serial?: string | null
}

/**
 * An APIv2 payment or deduction, successful or not (支付结果通知).
 *
 * Kind `v2.pay`, carried by `V2.PAY`.
 *
 * XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
 * Look at `result_code`: a payment that failed is told of as well.
 * Numbered fields (`coupon_id_0`, `coupon_type_0`, `coupon_fee_0`, `coupon_id_1`, ...) are in the raw resource.
 * Nothing in it says when it was sent, and whoever can verify it could have made it.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v2/merchant/4011937248>
 */
export type V2Pay = {
  /** The application id of the merchant, or of the service provider. */
  readonly appid: string
  /** The merchant number. */
  readonly mch_id: string
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mch_id?: string | null
  /** The device, as the merchant named it. */
  readonly device_info?: string | null
  /** How it is signed: MD5, HMAC-SHA256. */
  readonly sign_type?: string | null
  /** The outcome: SUCCESS, FAIL. */
  readonly result_code: string
  /** Why it failed. */
  readonly err_code?: string | null
  /** Why it failed, in words. */
  readonly err_code_des?: string | null
  /** The user's id under the application. */
  readonly openid?: string | null
  /** Whether the user follows the official account: Y, N. */
  readonly is_subscribe?: string | null
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
  /** Whether the user follows the sub-merchant's official account: Y, N. */
  readonly sub_is_subscribe?: string | null
  /** How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY. */
  readonly trade_type?: string | null
  /**
   * State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. Uncertain: in deductions
   * of one source only.
   */
  readonly trade_state?: string | null
  /** Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance. */
  readonly bank_type?: string | null
  /** The order's amount, as digits, in fen. */
  readonly total_fee?: string | null
  /** The order's amount less coupons that nobody settles, as digits, in fen. */
  readonly settlement_total_fee?: string | null
  /** Currency, by ISO 4217; CNY where it is absent. */
  readonly fee_type?: string | null
  /** What the user paid in cash, as digits, in fen. */
  readonly cash_fee?: string | null
  /** Currency of what the user paid, by ISO 4217. */
  readonly cash_fee_type?: string | null
  /** The sum of all coupons, as digits, in fen. */
  readonly coupon_fee?: string | null
  /** How many coupons were used, as digits. */
  readonly coupon_count?: string | null
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id?: string | null
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** The merchant's own data, returned as it was given. */
  readonly attach?: string | null
  /** When the payment was complete, Beijing time. As `yyyyMMddHHmmss`. */
  readonly time_end?: string | null
  /** WeChat Pay's number of the contract; of deductions. */
  readonly contract_id?: string | null
}

/**
 * An APIv2 refund (退款结果通知).
 *
 * Kind `v2.refund`, carried by `V2.REFUND`.
 *
 * XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
 * Refunds that are made by hand on the merchant platform come so, also to merchants of APIv3.
 * Its encryption (AES in ECB mode) says nothing of who made it, and `appid`, `mch_id` and `sub_*` stand outside
 * of it: compare it with the refund that you asked for, and look it up before it moves goods or money.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v2/partner/4011989265>
 */
export type V2Refund = {
  /** The application id of the merchant, or of the service provider. */
  readonly appid?: string | null
  /** The merchant number. */
  readonly mch_id: string
  /** The application id of the sub-merchant. */
  readonly sub_appid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mch_id?: string | null
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id: string
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** WeChat Pay's number of the refund. */
  readonly refund_id: string
  /** The merchant's number of the refund. */
  readonly out_refund_no: string
  /** The order's amount, as digits, in fen. */
  readonly total_fee: string
  /** The order's amount less coupons that nobody settles, as digits, in fen. */
  readonly settlement_total_fee?: string | null
  /** The amount that is refunded, as digits, in fen. */
  readonly refund_fee: string
  /** The amount that is refunded less coupons that nobody settles, as digits, in fen. */
  readonly settlement_refund_fee?: string | null
  /** State of the refund: SUCCESS, CHANGE (it went wrong), REFUNDCLOSE. */
  readonly refund_status: string
  /** When it succeeded, Beijing time; absent unless it did. As `yyyy-MM-dd HH:mm:ss`. */
  readonly success_time?: string | null
  /** Where the refund goes (the platform's spelling). */
  readonly refund_recv_accout?: string | null
  /** Which funds it is paid from: REFUND_SOURCE_RECHARGE_FUNDS, REFUND_SOURCE_UNSETTLED_FUNDS. */
  readonly refund_account?: string | null
  /** Who asked for the refund: API, VENDOR_PLATFORM (made by hand on the merchant platform). */
  readonly refund_request_source?: string | null
}

/**
 * A parked vehicle can or can no longer use the service (微信支付分停车服务).
 *
 * Kind `vehicle.entrance`, carried by `VEHICLE.ENTRANCE_STATE_CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012284177>
 */
export type VehicleEntrance = {
  /** The merchant number of the service provider. */
  readonly sp_mchid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** WeChat Pay's id of the stay. */
  readonly parking_id: string
  /** The merchant's number of the stay. */
  readonly out_parking_no: string
  /** The licence plate, without special characters. */
  readonly plate_number: string
  /** Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN. */
  readonly plate_color: string
  /** When the vehicle entered. RFC 3339 with offset. */
  readonly start_time: string
  /** Name of the car park. */
  readonly parking_name: string
  /** How long parking is free. In seconds. */
  readonly free_duration: number
  /** Whether the vehicle can use the service: NORMAL, BLOCKED. */
  readonly parking_state: string
  /** Why the service cannot be used, when it is blocked: PAUSE, OVERDUE, REMOVE. */
  readonly blocked_state_description?: string | null
  /** When the state changed, to the millisecond. RFC 3339 with offset. */
  readonly state_update_time: string
}

/**
 * A user's authorization of ETC deductions changed (ETC扣费).
 *
 * Kind `vehicle.user`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`,
 * `VEHICLE.USER_STATE_CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012158358>
 */
export type VehicleUser = {
  /** The application id of the merchant, or of the service provider. */
  readonly appid: string
  /** The merchant number of the service provider. */
  readonly sp_mchid: string
  /** The user's id under the service provider's application. */
  readonly sp_openid: string
  /** The user's id under the sub-merchant's application. */
  readonly sub_openid?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** Number of the contract for ETC deductions. */
  readonly contract_id: string
  /** State of the vehicle's binding to ETC deductions. Uncertain: values not documented in public. */
  readonly bind_state: string
  /** The licence plate, without special characters. */
  readonly plate_number: string
}

/**
 * A sub-merchant punished, blocked or heard on appeal (商户违规通知).
 *
 * Kind `violation`, carried by `VIOLATION.APPEAL`, `VIOLATION.INTERCEPT`, `VIOLATION.PUNISH`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012079216>
 */
export type Violation = {
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid: string
  /** Name of the sub-merchant's company. */
  readonly company_name: string
  /** Id of the measure. */
  readonly record_id: string
  /** The measure taken. */
  readonly punish_plan: string
  /** When the measure was taken. RFC 3339 with offset. */
  readonly punish_time: string
  /** Description of the measure. */
  readonly punish_description: string
  /** Kind of risk, such as ONE_YUAN_PURCHASES. */
  readonly risk_type: string
  /** Description of the risk. Uncertain: a public sample has a space after the name. */
  readonly risk_description?: string | null
}

/**
 * An employee's authorization of company payments, given or revoked (企业支付).
 *
 * Kind `webizpay.authorization`, carried by `WEBIZPAY.AUTHORIZED`, `WEBIZPAY.REVOKED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>
 */
export type WebizpayAuthorization = {
  /** The merchant number of the service provider. */
  readonly sp_mchid: string
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid: string
  /** The company's id of the employee. */
  readonly user_id: string
  /** WeChat Pay's id of the employee's authorization. */
  readonly employee_id?: string | null
  /** When the employee was authorized. Uncertain: format not documented in public. */
  readonly authorization_time?: string | null
  /** State of the employee's authorization: AUTHORIZED, REVOKED. */
  readonly authorization_state?: string | null
  /** When the authorization was revoked. Uncertain: format not documented in public. */
  readonly authorization_revoked_time?: string | null
  /** Why the authorization was revoked: 企业发起 (by the company), 员工注销 (by the employee). */
  readonly reason?: string | null
}

/**
 * A payment by a company's quota card (企业支付).
 *
 * Kind `webizpay.payment`, carried by `WEBIZPAY.PAYMENTSUCCESS`.
 *
 * The times are numbers here, not RFC 3339; their unit is not documented.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764398>
 */
export type WebizpayPayment = {
  /** The merchant number of the service provider. */
  readonly sp_mchid: string
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid: string
  /** Number of the company's quota card. */
  readonly card_no: string
  /** WeChat Pay's id of the employee's authorization. */
  readonly employee_id: string
  /** Short name of the receiving merchant. */
  readonly receive_mch_name: string
  /** Full name of the receiving merchant. */
  readonly receive_mch_full_name: string
  /** Organization code of the receiving merchant. */
  readonly receive_mch_organization_code: string
  /** Institution that acquires the receiving merchant's payments. */
  readonly acquirer: string
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id: string
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** WeChat Pay's number of the refund. */
  readonly refund_id?: string | null
  /** The merchant's number of the refund. */
  readonly out_refund_no?: string | null
  /** State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
  readonly transaction_state: string
  /** The amount of the payment. In the currency's minor unit (分 for CNY). */
  readonly amount: number
  /** Name of the goods. Uncertain: documented as a number, which a name can't be. */
  readonly goods_name: Json
  /** When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970. */
  readonly pay_success_time: Json
}

/**
 * A company's quota card expired (企业支付).
 *
 * Kind `webizpay.quota_card`, carried by `WEBIZPAY.QUOTACARDEXPIRED`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>
 */
export type WebizpayQuotaCard = {
  /** The merchant number of the service provider. */
  readonly sp_mchid: string
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid: string
  /** Number of the company's quota card. */
  readonly card_no: string
  /** WeChat Pay's id of the employee's authorization. */
  readonly employee_id: string
  /** State of the card: ACTIVE, DISABLED. */
  readonly card_state: string
  /** When the card was disabled. Uncertain: format not documented in public. */
  readonly card_disabled_time: string
  /** Why the card was disabled. */
  readonly reason?: string | null
}

/**
 * A refund to a company's quota card (企业支付).
 *
 * Kind `webizpay.refund`, carried by `WEBIZPAY.PAYMENTREFUNDSUCCESS`.
 *
 * The times are numbers here, not RFC 3339; their unit is not documented.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764405>
 */
export type WebizpayRefund = {
  /** The merchant number of the service provider. */
  readonly sp_mchid: string
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid: string
  /** Number of the company's quota card. */
  readonly card_no: string
  /** WeChat Pay's id of the employee's authorization. */
  readonly employee_id: string
  /** WeChat Pay's number of the transaction. */
  readonly transaction_id: string
  /** The merchant's order number. */
  readonly out_trade_no: string
  /** WeChat Pay's number of the refund. */
  readonly refund_id: string
  /** The merchant's number of the refund. */
  readonly out_refund_no: string
  /** The amount of the payment. In the currency's minor unit (分 for CNY). */
  readonly amount: number
  /** When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970. */
  readonly pay_success_time: Json
  /** What had been refunded of the payment. In the currency's minor unit (分 for CNY). */
  readonly refunded_amount: number
  /** The amount of this refund. In the currency's minor unit (分 for CNY). */
  readonly refund_amount: number
  /** State of the refund, such as SUCCESS. */
  readonly refund_state: string
  /** When the refund was created. Uncertain: documented as a number; likely seconds since 1970. */
  readonly refund_create_time: Json
  /** When the refund succeeded. Uncertain: documented as a number; likely seconds since 1970. */
  readonly refund_success_time: Json
}

/**
 * A withdrawal changed its state (商户提现).
 *
 * Kind `withdraw`, carried by `MCHWITHDRAW.CHANGE`.
 *
 * Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4013049135>
 */
export type Withdraw = {
  /** State of the withdrawal: CREATE_SUCCESS, SUCCESS, FAIL, REFUND, CLOSE, INIT. */
  readonly status: string
  /** WeChat Pay's number of the withdrawal. */
  readonly withdraw_id: string
  /** The merchant's number of the withdrawal. */
  readonly out_request_no: string
  /** The amount withdrawn. In the currency's minor unit (分 for CNY). */
  readonly amount?: number | null
  /** When the record was created. RFC 3339 with offset. */
  readonly create_time: string
  /** When the record last changed. RFC 3339 with offset. */
  readonly update_time: string
  /** Why the withdrawal failed. */
  readonly reason?: string | null
  /** Note on the withdrawal. */
  readonly remark?: string | null
  /** Note to the bank. */
  readonly bank_memo?: string | null
  /** Account the money is taken from: BASIC, OPERATION, FEES. */
  readonly account_type: string
  /** What to do when the withdrawal failed. */
  readonly solution?: string | null
  /** Last four digits of the bank account that receives the money. */
  readonly account_number: string
  /** Bank that receives the money. */
  readonly account_bank: string
  /** Name of the bank. */
  readonly bank_name?: string | null
  /** The merchant number of the sub-merchant. */
  readonly sub_mchid?: string | null
  /** The merchant number of the service provider. */
  readonly sp_mchid?: string | null
  /** The whole amount. In the currency's minor unit (分 for CNY). */
  readonly total_amount?: number | null
  /** Sum of what succeeded. In the currency's minor unit (分 for CNY). */
  readonly success_amount?: number | null
  /** Sum of what failed. In the currency's minor unit (分 for CNY). */
  readonly fail_amount?: number | null
  /** What the bank returned. In the currency's minor unit (分 for CNY). */
  readonly refund_amount?: number | null
}
