# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A campus or industry deduction, successful or not (校园/行业轻松付).
    #
    # Kind `transaction.industry`, carried by `TRANSACTION.INDUSTRY_FAILED`, `TRANSACTION.INDUSTRY_SUCCESS`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012161063>
    class TransactionIndustry < Event
      KIND = "transaction.industry"

      # Who paid: `payer`.
      class Payer < Part
        # The user's id under the application.
        #
        # @return [String]
        field :openid, required: true

        # The user's id under the sub-merchant's application.
        #
        # @return [String, nil]
        field :sub_openid
      end

      # The amounts: `amount`.
      class Amount < Part
        # The amount of the order. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :total, required: true

        # What the user paid. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :payer_total

        # Sum of the discounts. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :discount_total

        # Currency, by ISO 4217; CNY in mainland China.
        #
        # @return [String]
        field :currency, required: true
      end

      # The device: `device_info`.
      class DeviceInfo < Part
        # The merchant's number of the device or shop.
        #
        # @return [String, nil]
        field :device_id

        # IP address of the device.
        #
        # @return [String]
        field :device_ip, required: true
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
      end

      # The merchant number.
      #
      # @return [String]
      field :mchid, required: true

      # The application id of the merchant, or of the service provider.
      #
      # @return [String]
      field :appid, required: true

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # The application id of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_appid

      # The merchant's order number.
      #
      # @return [String]
      field :out_trade_no, required: true

      # WeChat Pay's number of the transaction.
      #
      # @return [String, nil]
      field :transaction_id

      # How the user paid: AUTH (a deduction); absent until deducted.
      #
      # @return [String, nil]
      field :trade_type

      # State of the deduction: SUCCESS, ACCEPT (not yet deducted), PAY_FAIL, REFUND.
      #
      # @return [String]
      field :trade_state, required: true

      # State of the payment, in words.
      #
      # @return [String, nil]
      field :trade_state_desc

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

      # Who paid.
      #
      # @return [Payer, nil]
      field :payer, Payer

      # The amounts.
      #
      # @return [Amount]
      field :amount, Amount, required: true

      # The device.
      #
      # @return [DeviceInfo]
      field :device_info, DeviceInfo, required: true

      # The promotions that were applied.
      #
      # @return [Array<PromotionDetail>]
      field :promotion_detail, PromotionDetail, list: true
    end
  end
end
