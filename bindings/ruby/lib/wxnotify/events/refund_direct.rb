# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A direct merchant's refund (退款).
    #
    # Kind `refund.direct`, carried by `REFUND.ABNORMAL`, `REFUND.CLOSED`, `REFUND.SUCCESS`.
    #
    # The state is in `refund_status` here, and in `status` in the answers of the query API: code shared by the two must look for
    # both.
    # The amounts of `amount` are in the currency's minor unit.
    # A refund that is ABNORMAL needs the merchant's hand: the money did not reach the user.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012791865>
    class RefundDirect < Event
      KIND = "refund.direct"

      # The amounts: `amount`.
      class Amount < Part
        # The exchange rate; only across borders: `amount.exchange_rate`.
        class ExchangeRate < Part
          # Kind of exchange rate, such as SETTLEMENT_RATE.
          #
          # @return [String, nil]
          field :type

          # The exchange rate, times 10 to the 8th power. In units of 1e-8: 100000000 is 1.
          #
          # @return [Integer, nil]
          field :rate
        end

        # The amount of the order that is refunded. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :total, required: true

        # The amount refunded. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :refund, required: true

        # What the user paid. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :payer_total

        # What the user gets back, without coupons. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :payer_refund

        # Currency, by ISO 4217; CNY in mainland China.
        #
        # @return [String, nil]
        field :currency

        # Currency the user paid in, by ISO 4217.
        #
        # @return [String, nil]
        field :payer_currency

        # The exchange rate; only across borders.
        #
        # @return [ExchangeRate, nil]
        field :exchange_rate, ExchangeRate

        # The refund less the coupons that move no money. In the currency's minor unit (分 for CNY). Uncertain: in one source only.
        #
        # @return [Integer, nil]
        field :settlement_refund

        # Currency of the settlement, by ISO 4217. Uncertain: in one source only.
        #
        # @return [String, nil]
        field :settlement_currency
      end

      # The merchant's order number.
      #
      # @return [String]
      field :out_trade_no, required: true

      # WeChat Pay's number of the transaction.
      #
      # @return [String]
      field :transaction_id, required: true

      # The merchant's number of the refund.
      #
      # @return [String]
      field :out_refund_no, required: true

      # WeChat Pay's number of the refund.
      #
      # @return [String]
      field :refund_id, required: true

      # State of the refund: SUCCESS, CLOSED, ABNORMAL.
      #
      # @return [String]
      field :refund_status, required: true

      # When the refund succeeded; absent unless it did. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :success_time

      # Where the refund goes, in words.
      #
      # @return [String, nil]
      field :user_received_account

      # The amounts.
      #
      # @return [Amount]
      field :amount, Amount, required: true

      # The merchant number.
      #
      # @return [String]
      field :mchid, required: true

      # Who bears the refund: REFUND_SOURCE_PARTNER_ADVANCE (the platform advances it), REFUND_SOURCE_SUB_MERCHANT.
      #
      # @return [String, nil]
      field :refund_account

      # Id of the individual who receives the money. Uncertain: in one source only.
      #
      # @return [String, nil]
      field :individual_auth_id

      # Where the refund goes.
      #
      # @return [String, nil]
      field :recv_account

      # Account the refund was taken from.
      #
      # @return [String, nil]
      field :fund_source
    end
  end
end
