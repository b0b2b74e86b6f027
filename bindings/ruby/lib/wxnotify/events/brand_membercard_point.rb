# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # Points of a brand's member card to be synchronized (商家名片会员卡).
    #
    # Kind `brand_membercard.point`, carried by `BRAND_MEMBER_CARD.SYNC_USER_POINT`, `BRAND_MEMBER_CARD_SP.SYNC_USER_POINT`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016096820>
    class BrandMembercardPoint < Event
      KIND = "brand_membercard.point"

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
    end
  end
end
