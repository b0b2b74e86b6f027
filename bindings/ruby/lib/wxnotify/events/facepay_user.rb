# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A face payment user signed or ended the contract (刷脸支付).
    #
    # Kind `facepay.user`, carried by `FACEPAY.USER_STATE_CHANGE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/wiki/doc/wxfacepay/develop/offline-brushing.html>
    class FacepayUser < Event
      KIND = "facepay.user"

      # WeChat Pay's id of the face payment user.
      #
      # @return [String]
      field :user_id, required: true

      # The merchant's id of the face payment user.
      #
      # @return [String]
      field :out_user_id, required: true

      # Number of the institution.
      #
      # @return [String]
      field :organization_id, required: true

      # The merchant number.
      #
      # @return [String]
      field :mch_id, required: true

      # When the notification was created. Uncertain: format not documented in public.
      #
      # @return [String]
      field :notify_create_time, required: true

      # The application id of the merchant, or of the service provider.
      #
      # @return [String]
      field :appid, required: true

      # The user's id under the application.
      #
      # @return [String]
      field :openid, required: true

      # Number of the contract for face payments.
      #
      # @return [String]
      field :contract_id, required: true
    end
  end
end
