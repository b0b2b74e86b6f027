# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A refund to a company's quota card (企业支付).
    #
    # Kind `webizpay.refund`, carried by `WEBIZPAY.PAYMENTREFUNDSUCCESS`.
    #
    # The times are numbers here, not RFC 3339; their unit is not documented.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764405>
    class WebizpayRefund < Event
      KIND = "webizpay.refund"

      # The merchant number of the service provider.
      #
      # @return [String]
      field :sp_mchid, required: true

      # The merchant number of the sub-merchant.
      #
      # @return [String]
      field :sub_mchid, required: true

      # Number of the company's quota card.
      #
      # @return [String]
      field :card_no, required: true

      # WeChat Pay's id of the employee's authorization.
      #
      # @return [String]
      field :employee_id, required: true

      # WeChat Pay's number of the transaction.
      #
      # @return [String]
      field :transaction_id, required: true

      # The merchant's order number.
      #
      # @return [String]
      field :out_trade_no, required: true

      # WeChat Pay's number of the refund.
      #
      # @return [String]
      field :refund_id, required: true

      # The merchant's number of the refund.
      #
      # @return [String]
      field :out_refund_no, required: true

      # The amount of the payment. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer]
      field :amount, required: true

      # When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970.
      #
      # @return [Object]
      field :pay_success_time, required: true

      # What had been refunded of the payment. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer]
      field :refunded_amount, required: true

      # The amount of this refund. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer]
      field :refund_amount, required: true

      # State of the refund, such as SUCCESS.
      #
      # @return [String]
      field :refund_state, required: true

      # When the refund was created. Uncertain: documented as a number; likely seconds since 1970.
      #
      # @return [Object]
      field :refund_create_time, required: true

      # When the refund succeeded. Uncertain: documented as a number; likely seconds since 1970.
      #
      # @return [Object]
      field :refund_success_time, required: true
    end
  end
end
