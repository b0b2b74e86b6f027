# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events do
  @moduledoc """
  Typed events: a notification's resource as the struct of its kind, which `WxNotify.Notification.event/1` makes.

  The structs are made of WeChat Pay's public documentation. A field that can be absent is then `nil`, or an empty list.
  Fields that this version does not know are in no struct; the notification's `resource` has them all. An event holds
  the plaintext, so it does not belong into a log.
  """

  @type t ::
          __MODULE__.AbnormalFund.t()
          | __MODULE__.Applyment.t()
          | __MODULE__.BrandMembercardExchange.t()
          | __MODULE__.BrandMembercardPoint.t()
          | __MODULE__.BrandMembercard.t()
          | __MODULE__.Budget.t()
          | __MODULE__.Complaint.t()
          | __MODULE__.CouponSend.t()
          | __MODULE__.CouponUse.t()
          | __MODULE__.CreditRepaymentContract.t()
          | __MODULE__.CreditRepaymentDeduction.t()
          | __MODULE__.CrossBorderOrder.t()
          | __MODULE__.CrossBorderQuery.t()
          | __MODULE__.DeliveryPlan.t()
          | __MODULE__.DiscountCardPaid.t()
          | __MODULE__.DiscountCard.t()
          | __MODULE__.EcommerceEntrust.t()
          | __MODULE__.EduSchoolDebt.t()
          | __MODULE__.EntrustContract.t()
          | __MODULE__.EntrustRelease.t()
          | __MODULE__.EntrustSigning.t()
          | __MODULE__.EntrustTerminateInquiry.t()
          | __MODULE__.EntrustTerminateRetention.t()
          | __MODULE__.FacepayUser.t()
          | __MODULE__.Fapiao.t()
          | __MODULE__.FapiaoUserApplied.t()
          | __MODULE__.InsuranceEntrust.t()
          | __MODULE__.InsurancePolicy.t()
          | __MODULE__.MallAuth.t()
          | __MODULE__.MallRefund.t()
          | __MODULE__.MallTransaction.t()
          | __MODULE__.MedicalInsurance.t()
          | __MODULE__.Membercard.t()
          | __MODULE__.MembercardUserCard.t()
          | __MODULE__.BlockSubmission.t()
          | __MODULE__.BlockRecord.t()
          | __MODULE__.ManageRecord.t()
          | __MODULE__.MerchantNotify.t()
          | __MODULE__.Papay.t()
          | __MODULE__.ParkingFeeQuery.t()
          | __MODULE__.PayscoreContract.t()
          | __MODULE__.PayscoreOrder.t()
          | __MODULE__.PayscoreService.t()
          | __MODULE__.PayscoreServiceAccount.t()
          | __MODULE__.PayscoreSignPlan.t()
          | __MODULE__.PowerBankInsurance.t()
          | __MODULE__.ProductCouponImage.t()
          | __MODULE__.ProductCoupon.t()
          | __MODULE__.ProfitsharingReturn.t()
          | __MODULE__.Profitsharing.t()
          | __MODULE__.RechargeFundReturned.t()
          | __MODULE__.Recharge.t()
          | __MODULE__.RefundDirect.t()
          | __MODULE__.RefundPartner.t()
          | __MODULE__.RiskTrade.t()
          | __MODULE__.SecurityEcho.t()
          | __MODULE__.Settlement.t()
          | __MODULE__.TransactionCombine.t()
          | __MODULE__.TransactionDeduction.t()
          | __MODULE__.TransactionDirect.t()
          | __MODULE__.TransactionIndustry.t()
          | __MODULE__.TransactionParking.t()
          | __MODULE__.TransactionPartner.t()
          | __MODULE__.TransferAuthorization.t()
          | __MODULE__.TransferBatch.t()
          | __MODULE__.TransferBill.t()
          | __MODULE__.TransferQqwalletBill.t()
          | __MODULE__.V2Contract.t()
          | __MODULE__.V2Pay.t()
          | __MODULE__.V2Refund.t()
          | __MODULE__.VehicleEntrance.t()
          | __MODULE__.VehicleUser.t()
          | __MODULE__.Violation.t()
          | __MODULE__.WebizpayAuthorization.t()
          | __MODULE__.WebizpayPayment.t()
          | __MODULE__.WebizpayQuotaCard.t()
          | __MODULE__.WebizpayRefund.t()
          | __MODULE__.Withdraw.t()

  @modules %{
    "abnormal_fund" => __MODULE__.AbnormalFund,
    "applyment" => __MODULE__.Applyment,
    "brand_membercard.exchange" => __MODULE__.BrandMembercardExchange,
    "brand_membercard.point" => __MODULE__.BrandMembercardPoint,
    "brand_membercard" => __MODULE__.BrandMembercard,
    "budget" => __MODULE__.Budget,
    "complaint" => __MODULE__.Complaint,
    "coupon.send" => __MODULE__.CouponSend,
    "coupon.use" => __MODULE__.CouponUse,
    "credit_repayment.contract" => __MODULE__.CreditRepaymentContract,
    "credit_repayment.deduction" => __MODULE__.CreditRepaymentDeduction,
    "cross_border.order" => __MODULE__.CrossBorderOrder,
    "cross_border.query" => __MODULE__.CrossBorderQuery,
    "delivery_plan" => __MODULE__.DeliveryPlan,
    "discount_card.paid" => __MODULE__.DiscountCardPaid,
    "discount_card" => __MODULE__.DiscountCard,
    "ecommerce_entrust" => __MODULE__.EcommerceEntrust,
    "edu_school.debt" => __MODULE__.EduSchoolDebt,
    "entrust.contract" => __MODULE__.EntrustContract,
    "entrust.release" => __MODULE__.EntrustRelease,
    "entrust.signing" => __MODULE__.EntrustSigning,
    "entrust.terminate_inquiry" => __MODULE__.EntrustTerminateInquiry,
    "entrust.terminate_retention" => __MODULE__.EntrustTerminateRetention,
    "facepay.user" => __MODULE__.FacepayUser,
    "fapiao" => __MODULE__.Fapiao,
    "fapiao.user_applied" => __MODULE__.FapiaoUserApplied,
    "insurance_entrust" => __MODULE__.InsuranceEntrust,
    "insurance_policy" => __MODULE__.InsurancePolicy,
    "mall.auth" => __MODULE__.MallAuth,
    "mall.refund" => __MODULE__.MallRefund,
    "mall.transaction" => __MODULE__.MallTransaction,
    "medical_insurance" => __MODULE__.MedicalInsurance,
    "membercard" => __MODULE__.Membercard,
    "membercard.user_card" => __MODULE__.MembercardUserCard,
    "merchant_control.appeal" => __MODULE__.BlockSubmission,
    "merchant_control.block" => __MODULE__.BlockRecord,
    "merchant_control.manage" => __MODULE__.ManageRecord,
    "merchant_notify" => __MODULE__.MerchantNotify,
    "papay" => __MODULE__.Papay,
    "parking_fee.query" => __MODULE__.ParkingFeeQuery,
    "payscore.contract" => __MODULE__.PayscoreContract,
    "payscore.order" => __MODULE__.PayscoreOrder,
    "payscore.service" => __MODULE__.PayscoreService,
    "payscore.service_account" => __MODULE__.PayscoreServiceAccount,
    "payscore.sign_plan" => __MODULE__.PayscoreSignPlan,
    "power_bank.insurance" => __MODULE__.PowerBankInsurance,
    "product_coupon.image" => __MODULE__.ProductCouponImage,
    "product_coupon" => __MODULE__.ProductCoupon,
    "profitsharing.return" => __MODULE__.ProfitsharingReturn,
    "profitsharing" => __MODULE__.Profitsharing,
    "recharge.fund_returned" => __MODULE__.RechargeFundReturned,
    "recharge" => __MODULE__.Recharge,
    "refund.direct" => __MODULE__.RefundDirect,
    "refund.partner" => __MODULE__.RefundPartner,
    "risk_trade" => __MODULE__.RiskTrade,
    "security_echo" => __MODULE__.SecurityEcho,
    "settlement" => __MODULE__.Settlement,
    "transaction.combine" => __MODULE__.TransactionCombine,
    "transaction.deduction" => __MODULE__.TransactionDeduction,
    "transaction.direct" => __MODULE__.TransactionDirect,
    "transaction.industry" => __MODULE__.TransactionIndustry,
    "transaction.parking" => __MODULE__.TransactionParking,
    "transaction.partner" => __MODULE__.TransactionPartner,
    "transfer.authorization" => __MODULE__.TransferAuthorization,
    "transfer.batch" => __MODULE__.TransferBatch,
    "transfer.bill" => __MODULE__.TransferBill,
    "transfer.qqwallet_bill" => __MODULE__.TransferQqwalletBill,
    "v2.contract" => __MODULE__.V2Contract,
    "v2.pay" => __MODULE__.V2Pay,
    "v2.refund" => __MODULE__.V2Refund,
    "vehicle.entrance" => __MODULE__.VehicleEntrance,
    "vehicle.user" => __MODULE__.VehicleUser,
    "violation" => __MODULE__.Violation,
    "webizpay.authorization" => __MODULE__.WebizpayAuthorization,
    "webizpay.payment" => __MODULE__.WebizpayPayment,
    "webizpay.quota_card" => __MODULE__.WebizpayQuotaCard,
    "webizpay.refund" => __MODULE__.WebizpayRefund,
    "withdraw" => __MODULE__.Withdraw
  }

  @doc """
  The module of every kind's struct, by the kind.

      iex> WxNotify.Events.modules()["transaction.direct"]
      WxNotify.Events.TransactionDirect
  """
  @spec modules() :: %{String.t() => module}
  def modules, do: @modules

  # Makes the struct of a resource that the core has checked.
  @doc false
  @spec read(String.t(), map) :: t
  def read(kind, resource), do: Map.fetch!(@modules, kind).read(resource)
end
