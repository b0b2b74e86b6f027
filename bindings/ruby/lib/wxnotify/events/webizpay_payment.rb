# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A payment by a company's quota card (企业支付).
    #
    # Kind `webizpay.payment`, carried by `WEBIZPAY.PAYMENTSUCCESS`.
    #
    # The times are numbers here, not RFC 3339; their unit is not documented.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015764398>
    class WebizpayPayment < Event
      KIND = "webizpay.payment"

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

      # Short name of the receiving merchant.
      #
      # @return [String]
      field :receive_mch_name, required: true

      # Full name of the receiving merchant.
      #
      # @return [String]
      field :receive_mch_full_name, required: true

      # Organization code of the receiving merchant.
      #
      # @return [String]
      field :receive_mch_organization_code, required: true

      # Institution that acquires the receiving merchant's payments.
      #
      # @return [String]
      field :acquirer, required: true

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
      # @return [String, nil]
      field :refund_id

      # The merchant's number of the refund.
      #
      # @return [String, nil]
      field :out_refund_no

      # State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR.
      #
      # @return [String]
      field :transaction_state, required: true

      # The amount of the payment. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer]
      field :amount, required: true

      # Name of the goods. Uncertain: documented as a number, which a name can't be.
      #
      # @return [Object]
      field :goods_name, required: true

      # When the payment succeeded. Uncertain: documented as a number; likely seconds since 1970.
      #
      # @return [Object]
      field :pay_success_time, required: true
    end
  end
end
