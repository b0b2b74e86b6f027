# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # An APIv2 payment or deduction, successful or not (支付结果通知).
    #
    # Kind `v2.pay`, carried by `V2.PAY`.
    #
    # XML of APIv2, which only `parse_v2` opens. Every field is a text: the amounts are digits in fen.
    # Look at `result_code`: a payment that failed is told of as well.
    # Numbered fields (`coupon_id_0`, `coupon_type_0`, `coupon_fee_0`, `coupon_id_1`, ...) are in the raw resource.
    # Nothing in it says when it was sent, and whoever can verify it could have made it.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v2/merchant/4011937248>
    class V2Pay < Event
      KIND = "v2.pay"

      # The application id of the merchant, or of the service provider.
      #
      # @return [String]
      field :appid, required: true

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

      # The device, as the merchant named it.
      #
      # @return [String, nil]
      field :device_info

      # How it is signed: MD5, HMAC-SHA256.
      #
      # @return [String, nil]
      field :sign_type

      # The outcome: SUCCESS, FAIL.
      #
      # @return [String]
      field :result_code, required: true

      # Why it failed.
      #
      # @return [String, nil]
      field :err_code

      # Why it failed, in words.
      #
      # @return [String, nil]
      field :err_code_des

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # Whether the user follows the official account: Y, N.
      #
      # @return [String, nil]
      field :is_subscribe

      # The user's id under the sub-merchant's application.
      #
      # @return [String, nil]
      field :sub_openid

      # Whether the user follows the sub-merchant's official account: Y, N.
      #
      # @return [String, nil]
      field :sub_is_subscribe

      # How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY.
      #
      # @return [String, nil]
      field :trade_type

      # State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. Uncertain: in deductions of one source
      # only.
      #
      # @return [String, nil]
      field :trade_state

      # Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
      #
      # @return [String, nil]
      field :bank_type

      # The order's amount, as digits, in fen.
      #
      # @return [String, nil]
      field :total_fee

      # The order's amount less coupons that nobody settles, as digits, in fen.
      #
      # @return [String, nil]
      field :settlement_total_fee

      # Currency, by ISO 4217; CNY where it is absent.
      #
      # @return [String, nil]
      field :fee_type

      # What the user paid in cash, as digits, in fen.
      #
      # @return [String, nil]
      field :cash_fee

      # Currency of what the user paid, by ISO 4217.
      #
      # @return [String, nil]
      field :cash_fee_type

      # The sum of all coupons, as digits, in fen.
      #
      # @return [String, nil]
      field :coupon_fee

      # How many coupons were used, as digits.
      #
      # @return [String, nil]
      field :coupon_count

      # WeChat Pay's number of the transaction.
      #
      # @return [String, nil]
      field :transaction_id

      # The merchant's order number.
      #
      # @return [String]
      field :out_trade_no, required: true

      # The merchant's own data, returned as it was given.
      #
      # @return [String, nil]
      field :attach

      # When the payment was complete, Beijing time. As `yyyyMMddHHmmss`.
      #
      # @return [String, nil]
      field :time_end

      # WeChat Pay's number of the contract; of deductions.
      #
      # @return [String, nil]
      field :contract_id
    end
  end
end
