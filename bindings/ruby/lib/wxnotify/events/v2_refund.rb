# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # An APIv2 refund (退款结果通知).
    #
    # Kind `v2.refund`, carried by `V2.REFUND`.
    #
    # XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
    # Refunds that are made by hand on the merchant platform come so, also to merchants of APIv3.
    # Its encryption (AES in ECB mode) says nothing of who made it, and `appid`, `mch_id` and `sub_*` stand outside of it: compare
    # it with the refund that you asked for, and look it up before it moves goods or money.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v2/partner/4011989265>
    class V2Refund < Event
      KIND = "v2.refund"

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # The merchant number.
      #
      # @return [String]
      field :mch_id, required: true

      # The application id of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_appid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mch_id

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

      # The order's amount, as digits, in fen.
      #
      # @return [String]
      field :total_fee, required: true

      # The order's amount less coupons that nobody settles, as digits, in fen.
      #
      # @return [String, nil]
      field :settlement_total_fee

      # The amount that is refunded, as digits, in fen.
      #
      # @return [String]
      field :refund_fee, required: true

      # The amount that is refunded less coupons that nobody settles, as digits, in fen.
      #
      # @return [String, nil]
      field :settlement_refund_fee

      # State of the refund: SUCCESS, CHANGE (it went wrong), REFUNDCLOSE.
      #
      # @return [String]
      field :refund_status, required: true

      # When it succeeded, Beijing time; absent unless it did. As `yyyy-MM-dd HH:mm:ss`.
      #
      # @return [String, nil]
      field :success_time

      # Where the refund goes (the platform's spelling).
      #
      # @return [String, nil]
      field :refund_recv_accout

      # Which funds it is paid from: REFUND_SOURCE_RECHARGE_FUNDS, REFUND_SOURCE_UNSETTLED_FUNDS.
      #
      # @return [String, nil]
      field :refund_account

      # Who asked for the refund: API, VENDOR_PLATFORM (made by hand on the merchant platform).
      #
      # @return [String, nil]
      field :refund_request_source
    end
  end
end
