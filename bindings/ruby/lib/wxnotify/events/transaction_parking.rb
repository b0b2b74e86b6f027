# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A parking fee deducted: `trade_scene` is `PARKING` (微信支付分停车服务).
    #
    # Kind `transaction.parking`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012284177>
    class TransactionParking < Event
      KIND = "transaction.parking"

      # Who paid: `payer`.
      class Payer < Part
        # The user's id under the application.
        #
        # @return [String, nil]
        field :openid

        # The user's id under the sub-merchant's application.
        #
        # @return [String, nil]
        field :sub_openid
      end

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

        # The amount of the order. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :total, required: true

        # Sum of the discounts. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :discount_total

        # What the user paid. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :payer_total

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

      # The stay in the car park: `parking_info`.
      class ParkingInfo < Part
        # WeChat Pay's id of the stay.
        #
        # @return [String, nil]
        field :parking_id

        # The licence plate, without special characters.
        #
        # @return [String]
        field :plate_number, required: true

        # Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN.
        #
        # @return [String, nil]
        field :plate_color

        # When the vehicle entered. RFC 3339 with offset.
        #
        # @return [String, nil]
        field :start_time

        # When the vehicle left. RFC 3339 with offset.
        #
        # @return [String, nil]
        field :end_time

        # Name of the car park.
        #
        # @return [String, nil]
        field :parking_name

        # How long the stay was charged for. In seconds.
        #
        # @return [Integer, nil]
        field :charging_duration

        # Id of the car park's device.
        #
        # @return [String, nil]
        field :device_id
      end

      # The promotions that were applied: `promotion_detail[]`.
      class PromotionDetail < Part
        # Id of the coupon.
        #
        # @return [String, nil]
        field :coupon_id

        # Name of the promotion.
        #
        # @return [String, nil]
        field :name

        # What the promotion applies to: GLOBAL (the order), SINGLE (an item).
        #
        # @return [String, nil]
        field :scope

        # Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount).
        #
        # @return [String, nil]
        field :type

        # Value of the promotion. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :amount

        # Id of the coupon's stock.
        #
        # @return [String, nil]
        field :stock_id

        # Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :wechatpay_contribute

        # Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :merchant_contribute

        # Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :other_contribute

        # Id of the activity in the merchant platform.
        #
        # @return [String, nil]
        field :activity_id

        # Currency, by ISO 4217; CNY in mainland China.
        #
        # @return [String, nil]
        field :currency
      end

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # The merchant number of the service provider.
      #
      # @return [String, nil]
      field :sp_mchid

      # The application id of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_appid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # The merchant's order number.
      #
      # @return [String]
      field :out_trade_no, required: true

      # State of the deduction: SUCCESS, ACCEPT (not yet deducted), PAY_FAIL, REFUND.
      #
      # @return [String]
      field :trade_state, required: true

      # State of the payment, in words.
      #
      # @return [String, nil]
      field :trade_state_description

      # Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
      #
      # @return [String, nil]
      field :bank_type

      # The merchant's own data, returned as it was given.
      #
      # @return [String, nil]
      field :attach

      # When the payment succeeded; absent unless it did. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :success_time

      # When the order was created. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :create_time

      # Whether the user has repaid what WeChat Pay advanced: Y, N; means something only if bank_type is BPA and trade_state is
      # SUCCESS.
      #
      # @return [String, nil]
      field :user_repaid

      # Description of what is paid for.
      #
      # @return [String, nil]
      field :description

      # Scene of the deduction: PARKING.
      #
      # @return [String]
      field :trade_scene, required: true

      # Who paid.
      #
      # @return [Payer, nil]
      field :payer, Payer

      # The amounts.
      #
      # @return [Amount]
      field :amount, Amount, required: true

      # The stay in the car park.
      #
      # @return [ParkingInfo]
      field :parking_info, ParkingInfo, required: true

      # The promotions that were applied.
      #
      # @return [Array<PromotionDetail>]
      field :promotion_detail, PromotionDetail, list: true

      # WeChat Pay's number of the transaction.
      #
      # @return [String, nil]
      field :transaction_id

      # How the user paid, such as AUTH (a deduction).
      #
      # @return [String, nil]
      field :trade_type
    end
  end
end
