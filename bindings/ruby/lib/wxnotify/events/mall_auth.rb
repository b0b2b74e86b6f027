# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A user gave or activated a business circle's authorization (智慧商圈).
    #
    # Kind `mall.auth`, carried by `MALL_AUTH.ACTIVATE_CARD`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285836>
    class MallAuth < Event
      KIND = "mall.auth"

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # Number of the user's member card of the business circle.
      #
      # @return [String]
      field :code, required: true

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: values not documented in full.
      #
      # @return [String]
      field :auth_type, required: true
    end
  end
end
