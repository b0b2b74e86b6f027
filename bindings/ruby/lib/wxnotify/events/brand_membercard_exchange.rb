# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A user wants to exchange a brand's points for a coupon (商家名片会员卡).
    #
    # Kind `brand_membercard.exchange`, carried by `BRAND_MEMBER_CARD.POINT_EXCHANGE_COUPON`,
    # `BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON`.
    #
    # After the exchange, report its outcome by the API call that synchronizes it: the acknowledgement does not carry it.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015878622>
    class BrandMembercardExchange < Event
      KIND = "brand_membercard.exchange"

      # Id of the exchange.
      #
      # @return [String]
      field :record_id, required: true

      # WeChat Pay's id of the brand.
      #
      # @return [String]
      field :brand_id, required: true

      # Id of the card's template.
      #
      # @return [String]
      field :card_id, required: true

      # The user's id under the application.
      #
      # @return [String]
      field :openid, required: true

      # Number of the user's member card.
      #
      # @return [String]
      field :user_card_code, required: true

      # Id of the offer to exchange points for a coupon.
      #
      # @return [String]
      field :exchange_coupon_template_id, required: true

      # How many points the coupon costs.
      #
      # @return [Integer]
      field :deduct_points, required: true

      # Id of the coupon's stock.
      #
      # @return [String]
      field :stock_id, required: true

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # Id of the product coupon. Uncertain: in one source only.
      #
      # @return [String, nil]
      field :product_coupon_id

      # Kind of the product coupon's stock. Uncertain: in one source only.
      #
      # @return [String, nil]
      field :product_coupon_stock_type
    end
  end
end
