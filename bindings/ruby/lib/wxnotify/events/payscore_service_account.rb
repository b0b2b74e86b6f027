# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # An application to bind a sub-merchant to a payscore service, decided (支付分).
    #
    # Kind `payscore.service_account`, carried by `PAYSCORE.BIND_SERVICE_ACCOUNT`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012156110>
    class PayscoreServiceAccount < Event
      KIND = "payscore.service_account"

      # Id of the payscore service.
      #
      # @return [String]
      field :service_id, required: true

      # The application id of the merchant, or of the service provider.
      #
      # @return [String]
      field :appid, required: true

      # The merchant number.
      #
      # @return [String]
      field :mchid, required: true

      # The application id of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_appid

      # The merchant number of the sub-merchant.
      #
      # @return [String]
      field :sub_mchid, required: true

      # The merchant's number of the application.
      #
      # @return [String]
      field :out_apply_no, required: true

      # State of the application to bind the service. Uncertain: values not documented in public.
      #
      # @return [String]
      field :apply_state, required: true

      # Why the application was rejected.
      #
      # @return [String, nil]
      field :reject_reason
    end
  end
end
