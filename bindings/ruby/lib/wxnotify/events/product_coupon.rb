# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A product coupon given, used or returned (商品券).
    #
    # Kind `product_coupon`, carried by `PRODUCT_COUPON.RETURN`, `PRODUCT_COUPON.SEND`, `PRODUCT_COUPON.USE`,
    # `PRODUCT_COUPON_SP.SEND`.
    #
    # Only the coupon given (`PRODUCT_COUPON_SP.SEND`) is publicly documented in full; for a coupon used or returned the fields come
    # from public sample code. So none is required.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015780862>
    class ProductCoupon < Event
      KIND = "product_coupon"

      # WeChat Pay's id of the brand.
      #
      # @return [String, nil]
      field :brand_id

      # Code of the user's coupon.
      #
      # @return [String, nil]
      field :coupon_code

      # Id of the product coupon.
      #
      # @return [String, nil]
      field :product_coupon_id

      # Id of the coupon's stock.
      #
      # @return [String, nil]
      field :stock_id

      # Id of the bundle of coupon stocks.
      #
      # @return [String, nil]
      field :stock_bundle_id

      # Id of the user's bundle of coupons.
      #
      # @return [String, nil]
      field :user_coupon_bundle_id

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # The user's id across the merchant's applications.
      #
      # @return [String, nil]
      field :unionid

      # When the user got the coupon. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :receive_time

      # Number of the request to give the coupon.
      #
      # @return [String, nil]
      field :send_request_no

      # How the coupon was given: API, BRAND_MANAGE, MERCHANT_CARD, MEMBER, SMALL_ACTIVITY.
      #
      # @return [String, nil]
      field :send_channel

      # From when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only.
      #
      # @return [String, nil]
      field :valid_begin_time

      # Until when the coupon is valid. RFC 3339 with offset. Uncertain: in one source only.
      #
      # @return [String, nil]
      field :valid_end_time

      # The user's phone number.
      #
      # @return [String, nil]
      field :phone_number

      # Country code of the phone number.
      #
      # @return [String, nil]
      field :country_code

      # The merchant's own data, returned as it was given.
      #
      # @return [String, nil]
      field :attach

      # The channel's own data.
      #
      # @return [String, nil]
      field :channel_custom_info
    end
  end
end
