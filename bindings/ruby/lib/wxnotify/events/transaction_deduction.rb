# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A direct merchant's deduction under a contract that the user signed before: `trade_type` is `PAP` (委托代扣).
    #
    # Kind `transaction.deduction`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
    #
    # Deductions of every plan are this kind, insurance premiums among them. A service provider's are its payments: kind
    # `transaction.partner`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286313>
    class TransactionDeduction < Event
      KIND = "transaction.deduction"

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

        # What the user paid. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :payer_total

        # The amount of the order. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :total, required: true

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
      end

      # The promotions that were applied: `promotion_detail[]`.
      class PromotionDetail < Part
        # The goods: `promotion_detail[].goods_detail[]`.
        class GoodsDetail < Part
          # Note on the item.
          #
          # @return [String, nil]
          field :goods_remark

          # How many of the item.
          #
          # @return [Integer, nil]
          field :quantity

          # Discount on the item. In the currency's minor unit (分 for CNY).
          #
          # @return [Integer, nil]
          field :discount_amount

          # The merchant's number of the item.
          #
          # @return [String, nil]
          field :goods_id

          # Price of one item. In the currency's minor unit (分 for CNY).
          #
          # @return [Integer, nil]
          field :unit_price
        end

        # Value of the promotion. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :amount

        # Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :wechatpay_contribute

        # Id of the coupon.
        #
        # @return [String, nil]
        field :coupon_id

        # What the promotion applies to: GLOBAL (the order), SINGLE (an item).
        #
        # @return [String, nil]
        field :scope

        # Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :merchant_contribute

        # Name of the promotion.
        #
        # @return [String, nil]
        field :name

        # Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :other_contribute

        # Currency, by ISO 4217; CNY in mainland China.
        #
        # @return [String, nil]
        field :currency

        # Id of the coupon's stock.
        #
        # @return [String, nil]
        field :stock_id

        # The goods.
        #
        # @return [Array<GoodsDetail>]
        field :goods_detail, GoodsDetail, list: true

        # Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount).
        #
        # @return [String, nil]
        field :type

        # Id of the activity in the merchant platform.
        #
        # @return [String, nil]
        field :activity_id
      end

      # Who paid: `payer`.
      class Payer < Part
        # The user's id under the application.
        #
        # @return [String, nil]
        field :openid
      end

      # Where the payment was made: `scene_info`.
      class SceneInfo < Part
        # The merchant's number of the device or shop.
        #
        # @return [String, nil]
        field :device_id
      end

      # The contract signed with the payment: `contract_information`.
      class ContractInformation < Part
        # WeChat Pay's number of the contract.
        #
        # @return [String, nil]
        field :contract_id

        # Whether the contract was signed or ended: ADD, DELETE.
        #
        # @return [String, nil]
        field :contract_status

        # When the contract was signed. RFC 3339 with offset.
        #
        # @return [String, nil]
        field :create_time
      end

      # The merchant's order number.
      #
      # @return [String]
      field :out_trade_no, required: true

      # State of the payment, in words.
      #
      # @return [String, nil]
      field :trade_state_desc

      # How the user paid: PAP (a deduction).
      #
      # @return [String]
      field :trade_type, required: true

      # The merchant's own data, returned as it was given.
      #
      # @return [String, nil]
      field :attach

      # WeChat Pay's number of the transaction.
      #
      # @return [String, nil]
      field :transaction_id

      # State of the payment: SUCCESS, REFUND, NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR.
      #
      # @return [String]
      field :trade_state, required: true

      # Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
      #
      # @return [String, nil]
      field :bank_type

      # When the payment succeeded; absent unless it did. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :success_time

      # The amounts.
      #
      # @return [Amount]
      field :amount, Amount, required: true

      # The promotions that were applied.
      #
      # @return [Array<PromotionDetail>]
      field :promotion_detail, PromotionDetail, list: true

      # Who paid.
      #
      # @return [Payer, nil]
      field :payer, Payer

      # Where the payment was made.
      #
      # @return [SceneInfo, nil]
      field :scene_info, SceneInfo

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # Description of what is paid for.
      #
      # @return [String, nil]
      field :description

      # When the order was created. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :create_time

      # State of the payment, in words.
      #
      # @return [String, nil]
      field :trade_state_description

      # Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA and trade_state is
      # SUCCESS.
      #
      # @return [String, nil]
      field :user_repaid

      # Id of the plan or template.
      #
      # @return [String, nil]
      field :plan_id

      # The contract signed with the payment.
      #
      # @return [ContractInformation, nil]
      field :contract_information, ContractInformation

      # The merchant number.
      #
      # @return [String]
      field :mchid, required: true
    end
  end
end
