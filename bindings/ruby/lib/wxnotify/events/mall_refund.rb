# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A refund of a member's payment in a business circle (智慧商圈).
    #
    # Kind `mall.refund`, carried by `MALL_REFUND.SUCCESS`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285869>
    class MallRefund < Event
      KIND = "mall.refund"

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # Name of the business circle's merchant.
      #
      # @return [String]
      field :merchant_name, required: true

      # Name of the shop.
      #
      # @return [String]
      field :shop_name, required: true

      # Number of the shop in the business circle.
      #
      # @return [String]
      field :shop_number, required: true

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # When the refund was made. RFC 3339 with offset.
      #
      # @return [String]
      field :refund_time, required: true

      # What the user paid. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer]
      field :pay_amount, required: true

      # The amount refunded. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer]
      field :refund_amount, required: true

      # WeChat Pay's number of the transaction.
      #
      # @return [String]
      field :transaction_id, required: true

      # WeChat Pay's number of the refund.
      #
      # @return [String]
      field :refund_id, required: true
    end
  end
end
