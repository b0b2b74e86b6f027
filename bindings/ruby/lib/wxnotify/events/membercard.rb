# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A member card taken or activated (会员卡).
    #
    # Kind `membercard`, carried by `MEMBERCARD.ACCEPT_CARD`, `MEMBERCARD.ACTIVATE_CARD`, `MEMBERCARD.USERCARD_MANAGE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012288215>
    class Membercard < Event
      KIND = "membercard"

      # What happened, such as MEMBER_CARD_ACTIVATE.
      #
      # @return [String]
      field :event_type, required: true

      # Id of the card.
      #
      # @return [String]
      field :card_id, required: true

      # Number of the user's card.
      #
      # @return [String, nil]
      field :code

      # When it happened. RFC 3339 with offset.
      #
      # @return [String]
      field :event_time, required: true

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # The user's id across the merchant's applications.
      #
      # @return [String, nil]
      field :unionid

      # The user's phone number.
      #
      # @return [String, nil]
      field :phone_number

      # The merchant's own data on where the card was taken.
      #
      # @return [String, nil]
      field :outer_str

      # Where the user activated the card. Uncertain: values not documented in public.
      #
      # @return [String, nil]
      field :activate_scene
    end
  end
end
