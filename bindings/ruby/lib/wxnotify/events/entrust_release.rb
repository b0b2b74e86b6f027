# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A contract for school fees ended by the user (教育续费通).
    #
    # Kind `entrust.release`, carried by `ENTRUST.RELEASE`.
    #
    # The field lists for the end of the contract and for the payment are the same in public sources: without a payment, expect only
    # the contract's fields.
    # `device_information.payer_total` is described as the IP address of the device, not as an amount.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286235>
    class EntrustRelease < Event
      KIND = "entrust.release"

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
        # @return [String, nil]
        field :currency
      end

      # The device: `device_information`.
      class DeviceInformation < Part
        # The merchant's number of the device or shop.
        #
        # @return [String, nil]
        field :device_id

        # IP address of the device that asked for the deduction. Uncertain: the name says an amount, the description an IP address.
        #
        # @return [Object, nil]
        field :payer_total
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

        # Kind of promotion: COUPON (the merchant is paid for it), DISCOUNT (a plain discount).
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

      # The contract: `contract_information`.
      class ContractInformation < Part
        # WeChat Pay's number of the contract.
        #
        # @return [String, nil]
        field :contract_id

        # Whether the contract was signed or ended: ADD, DELETE.
        #
        # @return [String]
        field :contract_status, required: true

        # When the contract was signed. RFC 3339 with offset.
        #
        # @return [String, nil]
        field :create_time
      end

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # The merchant's order number.
      #
      # @return [String]
      field :out_trade_no, required: true

      # WeChat Pay's number of the transaction.
      #
      # @return [String, nil]
      field :transaction_id

      # The merchant's own data, returned as it was given.
      #
      # @return [String, nil]
      field :attach

      # Bank and kind of card that paid, such as CMC or ICBC_DEBIT; OTHERS for the balance.
      #
      # @return [String, nil]
      field :bank_type

      # When it succeeded. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :success_time

      # State of the payment: SUCCESS, REFUND, ACCEPTED (not yet paid), PAY_FAIL.
      #
      # @return [String]
      field :trade_state, required: true

      # State of the payment, in words.
      #
      # @return [String, nil]
      field :trade_state_description

      # Who paid.
      #
      # @return [Payer, nil]
      field :payer, Payer

      # The amounts.
      #
      # @return [Amount, nil]
      field :amount, Amount

      # The device.
      #
      # @return [DeviceInformation, nil]
      field :device_information, DeviceInformation

      # The promotions that were applied.
      #
      # @return [Array<PromotionDetail>]
      field :promotion_detail, PromotionDetail, list: true

      # The merchant number of the service provider.
      #
      # @return [String, nil]
      field :sp_mchid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # The application id of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_appid

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # The user's id under the sub-merchant's application.
      #
      # @return [String, nil]
      field :sub_openid

      # Id of the plan or template.
      #
      # @return [String, nil]
      field :plan_id

      # The contract.
      #
      # @return [ContractInformation, nil]
      field :contract_information, ContractInformation
    end
  end
end
