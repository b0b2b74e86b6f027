# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A credit card repaid by deduction (信用卡还款).
    #
    # Kind `credit_repayment.deduction`, carried by `CREDIT_REPAYMENT.DEDUCTION_PAY`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790592>
    class CreditRepaymentDeduction < Event
      KIND = "credit_repayment.deduction"

      # The merchant number of the service provider.
      #
      # @return [String]
      field :sp_mchid, required: true

      # The merchant number of the sub-merchant.
      #
      # @return [String]
      field :sub_mchid, required: true

      # The application id of the merchant, or of the service provider.
      #
      # @return [String]
      field :appid, required: true

      # The application id of the sub-merchant.
      #
      # @return [String]
      field :sub_appid, required: true

      # The user's id under the application.
      #
      # @return [String]
      field :openid, required: true

      # State of the repayment, such as DEDUCT_ORDER_STATE_PAY_SUCCESS.
      #
      # @return [String]
      field :order_state, required: true

      # The merchant's order number.
      #
      # @return [String]
      field :out_trade_no, required: true

      # The merchant's number of the scheduled repayment.
      #
      # @return [String]
      field :out_record_id, required: true

      # WeChat Pay's number of the contract.
      #
      # @return [String]
      field :contract_id, required: true

      # The amount to deduct. Uncertain: a string in one place, an integer in the request that starts it: take both.
      #
      # @return [Object]
      field :deduct_amount, required: true

      # What was repaid. Uncertain: a string in one place, an integer in the request that starts it: take both.
      #
      # @return [Object, nil]
      field :pay_success_amount

      # Description of what is paid for.
      #
      # @return [String]
      field :description, required: true

      # The merchant's own data, returned as it was given.
      #
      # @return [String, nil]
      field :attach

      # WeChat Pay's number of the transaction.
      #
      # @return [String, nil]
      field :transaction_id
    end
  end
end
