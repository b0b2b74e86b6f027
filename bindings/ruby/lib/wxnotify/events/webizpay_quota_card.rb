# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A company's quota card expired (企业支付).
    #
    # Kind `webizpay.quota_card`, carried by `WEBIZPAY.QUOTACARDEXPIRED`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>
    class WebizpayQuotaCard < Event
      KIND = "webizpay.quota_card"

      # The merchant number of the service provider.
      #
      # @return [String]
      field :sp_mchid, required: true

      # The merchant number of the sub-merchant.
      #
      # @return [String]
      field :sub_mchid, required: true

      # Number of the company's quota card.
      #
      # @return [String]
      field :card_no, required: true

      # WeChat Pay's id of the employee's authorization.
      #
      # @return [String]
      field :employee_id, required: true

      # State of the card: ACTIVE, DISABLED.
      #
      # @return [String]
      field :card_state, required: true

      # When the card was disabled. Uncertain: format not documented in public.
      #
      # @return [String]
      field :card_disabled_time, required: true

      # Why the card was disabled.
      #
      # @return [String, nil]
      field :reason
    end
  end
end
