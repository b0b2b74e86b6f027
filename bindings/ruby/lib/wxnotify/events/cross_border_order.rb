# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # An order of a foreign wallet's user, pushed to the institution (外包内用).
    #
    # Kind `cross_border.order`, carried by `CROSS_BORDER_PAY.PUSH_ORDER_INFO`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762399>
    class CrossBorderOrder < Event
      KIND = "cross_border.order"

      # The amounts: `amount`.
      class Amount < Part
        # The amount of the order. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :total, required: true

        # Currency, by ISO 4217; CNY in mainland China.
        #
        # @return [String, nil]
        field :currency
      end

      # Transaction number of the accepting network.
      #
      # @return [String]
      field :acq_tid, required: true

      # Code of the foreign wallet.
      #
      # @return [String]
      field :bank_type, required: true

      # The amounts.
      #
      # @return [Amount]
      field :amount, Amount, required: true

      # The user's id under the application.
      #
      # @return [String]
      field :openid, required: true
    end
  end
end
