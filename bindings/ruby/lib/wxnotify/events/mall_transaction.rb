# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A member's payment in a business circle (智慧商圈).
    #
    # Kind `mall.transaction`, carried by `MALL_TRANSACTION.SUCCESS`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285856>
    class MallTransaction < Event
      KIND = "mall.transaction"

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

      # When the payment was complete. RFC 3339 with offset.
      #
      # @return [String]
      field :time_end, required: true

      # What the user paid. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer]
      field :amount, required: true

      # WeChat Pay's number of the transaction.
      #
      # @return [String]
      field :transaction_id, required: true

      # Present when the user asked for the points by hand. Uncertain: value not documented in public.
      #
      # @return [String, nil]
      field :commit_tag

      # Number of the user's member card of the business circle. Uncertain: in one source only.
      #
      # @return [String, nil]
      field :code

      # How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: in one source only.
      #
      # @return [String, nil]
      field :auth_type
    end
  end
end
