# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A payment found risky (风险交易识别).
    #
    # Kind `risk_trade`, carried by `RISKTRADE.IDENTIFICATION`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4013894258>
    class RiskTrade < Event
      KIND = "risk_trade"

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # The merchant's order number.
      #
      # @return [String]
      field :out_trade_no, required: true

      # Kind of risk: 1, 2, 3, 4.
      #
      # @return [Integer]
      field :risk_type, required: true

      # How high the risk is: 1, 2, 3.
      #
      # @return [Integer]
      field :risk_level, required: true
    end
  end
end
