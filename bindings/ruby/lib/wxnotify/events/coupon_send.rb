# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A coupon given to a user (商家券).
    #
    # Kind `coupon.send`, carried by `COUPON.SEND`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285279>
    class CouponSend < Event
      KIND = "coupon.send"

      # Where the coupon came from; only for some channels: `attach_info`.
      class AttachInfo < Part
        # The payment that the coupon was given for; only for coupons given after paying.
        #
        # @return [String, nil]
        field :transaction_id

        # Id of the coupon hall's activity; only for coupons taken by scanning.
        #
        # @return [String, nil]
        field :act_code

        # Id of the coupon hall; only for coupons taken by scanning.
        #
        # @return [String, nil]
        field :hall_code

        # Merchant number of the coupon hall's owner; only for coupons taken by scanning.
        #
        # @return [Integer, nil]
        field :hall_belong_mch_id

        # Id of the member card; only for coupons given by a card's activity.
        #
        # @return [String, nil]
        field :card_id

        # Number of the user's member card; only for coupons given by a card's activity.
        #
        # @return [String, nil]
        field :code

        # Id of the member activity; only for coupons given by one.
        #
        # @return [String, nil]
        field :activity_id

        # The user's phone number. Uncertain: in one source only.
        #
        # @return [String, nil]
        field :phone_number

        # Country code of the phone number. Uncertain: in one source only.
        #
        # @return [String, nil]
        field :country_code
      end

      # Finer kind of event.
      #
      # @return [String, nil]
      field :event_type

      # Code of the user's coupon.
      #
      # @return [String]
      field :coupon_code, required: true

      # Id of the coupon's stock.
      #
      # @return [String]
      field :stock_id, required: true

      # When the coupon was given. RFC 3339 with offset.
      #
      # @return [String]
      field :send_time, required: true

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # The user's id across the merchant's applications.
      #
      # @return [String, nil]
      field :unionid

      # How the coupon was given, such as BUSICOUPON_SEND_CHANNEL_MINIAPP, BUSICOUPON_SEND_CHANNEL_API,
      # BUSICOUPON_SEND_CHANNEL_PAYGIFT.
      #
      # @return [String]
      field :send_channel, required: true

      # Merchant number that gave the coupon.
      #
      # @return [String]
      field :send_merchant, required: true

      # Id of the activity in which the coupon was given.
      #
      # @return [String, nil]
      field :act_id

      # Where the coupon came from; only for some channels.
      #
      # @return [AttachInfo, nil]
      field :attach_info, AttachInfo
    end
  end
end
