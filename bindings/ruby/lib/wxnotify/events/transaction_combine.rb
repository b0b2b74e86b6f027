# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A combined payment: has `combine_mchid` and sub-orders (合单支付).
    #
    # Kind `transaction.combine`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
    #
    # The amounts are `total_amount` and `payer_amount` in each sub-order, not `total` and `payer_total` as elsewhere.
    # Each sub-order has a `trade_state` of its own; there is none for the whole.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012166360>
    class TransactionCombine < Event
      KIND = "transaction.combine"

      # Where the payment was made: `scene_info`.
      class SceneInfo < Part
        # The merchant's number of the device or shop.
        #
        # @return [String, nil]
        field :device_id
      end

      # The orders of the combined payment: `sub_orders[]`.
      class SubOrders < Part
        # The amounts: `sub_orders[].amount`.
        class Amount < Part
          # The amount of the sub-order. In the currency's minor unit (分 for CNY).
          #
          # @return [Integer]
          field :total_amount, required: true

          # Currency, by ISO 4217; CNY in mainland China.
          #
          # @return [String]
          field :currency, required: true

          # What the user paid. In the currency's minor unit (分 for CNY).
          #
          # @return [Integer, nil]
          field :payer_amount

          # Currency the user paid in, by ISO 4217.
          #
          # @return [String, nil]
          field :payer_currency

          # The exchange rate of the settlement, times 10 to the 8th power. In units of 1e-8: 100000000 is 1. Uncertain: in one
          # source only.
          #
          # @return [Integer, nil]
          field :settlement_rate
        end

        # Merchant number of the sub-order.
        #
        # @return [String]
        field :mchid, required: true

        # How the user paid: JSAPI, NATIVE, APP, MWEB, MICROPAY, FACEPAY.
        #
        # @return [String, nil]
        field :trade_type

        # State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR.
        #
        # @return [String]
        field :trade_state, required: true

        # Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
        #
        # @return [String, nil]
        field :bank_type

        # The merchant's own data, returned as it was given.
        #
        # @return [String, nil]
        field :attach

        # The amounts.
        #
        # @return [Amount]
        field :amount, Amount, required: true

        # When the payment succeeded; absent unless it did. RFC 3339 with offset.
        #
        # @return [String, nil]
        field :success_time

        # WeChat Pay's number of the transaction.
        #
        # @return [String, nil]
        field :transaction_id

        # The merchant's number of the sub-order.
        #
        # @return [String]
        field :out_trade_no, required: true

        # Id of the individual who receives the money.
        #
        # @return [String, nil]
        field :individual_auth_id

        # Name of the individual who receives the money.
        #
        # @return [String, nil]
        field :individual_name
      end

      # Who paid: `combine_payer_info`.
      class CombinePayerInfo < Part
        # The user's id under the application.
        #
        # @return [String, nil]
        field :openid
      end

      # The instalments, when the user pays in some: `installment_info`.
      class InstallmentInfo < Part
        # Whether the instalments are subsidized.
        #
        # @return [Boolean, nil]
        field :use_subsidy

        # How many instalments the user chose.
        #
        # @return [Integer, nil]
        field :selected_installment_number
      end

      # Application id of the combined order's initiator.
      #
      # @return [String, nil]
      field :combine_appid

      # The merchant's number of the combined order.
      #
      # @return [String]
      field :combine_out_trade_no, required: true

      # Merchant number of the combined order's initiator.
      #
      # @return [String]
      field :combine_mchid, required: true

      # Where the payment was made.
      #
      # @return [SceneInfo, nil]
      field :scene_info, SceneInfo

      # The orders of the combined payment.
      #
      # @return [Array<SubOrders>]
      field :sub_orders, SubOrders, list: true, required: true

      # Who paid.
      #
      # @return [CombinePayerInfo, nil]
      field :combine_payer_info, CombinePayerInfo

      # WeChat Pay's number of the combined order. Uncertain: in one source only.
      #
      # @return [String, nil]
      field :combine_transaction_id

      # The instalments, when the user pays in some.
      #
      # @return [InstallmentInfo, nil]
      field :installment_info, InstallmentInfo
    end
  end
end
