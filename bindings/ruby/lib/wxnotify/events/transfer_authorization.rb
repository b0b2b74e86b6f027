# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A user's authorization of transfers, confirmed or closed (免确认收款授权).
    #
    # Kind `transfer.authorization`, carried by `MCHTRANSFER.AUTHORIZATION.CLOSED`, `MCHTRANSFER.AUTHORIZATION.CONFIRMED`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014512908>
    class TransferAuthorization < Event
      KIND = "transfer.authorization"

      # How the authorization was closed; absent while it is open: `close_info`.
      class CloseInfo < Part
        # When it was closed. RFC 3339 with offset.
        #
        # @return [String]
        field :close_time, required: true

        # Why it was closed: CLOSE_VIA_MCH_API, USER_CLOSE.
        #
        # @return [String]
        field :close_reason, required: true
      end

      # The merchant's number of the authorization.
      #
      # @return [String]
      field :out_authorization_no, required: true

      # The application id of the merchant, or of the service provider.
      #
      # @return [String]
      field :appid, required: true

      # The user's id under the application.
      #
      # @return [String]
      field :openid, required: true

      # The user's name as it is shown.
      #
      # @return [String]
      field :user_display_name, required: true

      # WeChat Pay's number of the authorization.
      #
      # @return [String]
      field :authorization_id, required: true

      # State of the authorization: TAKING_EFFECT, CLOSED.
      #
      # @return [String]
      field :state, required: true

      # When the user confirmed the authorization. RFC 3339 with offset.
      #
      # @return [String]
      field :authorize_time, required: true

      # How the authorization was closed; absent while it is open.
      #
      # @return [CloseInfo, nil]
      field :close_info, CloseInfo
    end
  end
end
