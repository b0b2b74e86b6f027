# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A payscore plan signed or cancelled by the user (支付分).
    #
    # Kind `payscore.sign_plan`, carried by `PAYSCORE.USER_CANCEL_SIGN_PLAN`, `PAYSCORE.USER_SIGN_PLAN`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286184>
    class PayscoreSignPlan < Event
      KIND = "payscore.sign_plan"

      # The items of the plan: `signed_detail_list[]`.
      class SignedDetailList < Part
        # Number of the item in the plan, from 1.
        #
        # @return [Integer]
        field :plan_detail_no, required: true

        # Price of the item before discounts. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :original_price, required: true

        # Description of the item's discount.
        #
        # @return [String, nil]
        field :plan_discount_description

        # Price of the item after discounts. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :actual_price, required: true

        # State of the item: NOT_USED, USING, USED, SIGN_PLAN_DETAIL_CANCEL.
        #
        # @return [String]
        field :plan_detail_state, required: true

        # WeChat Pay's number of the item's payscore order; absent while NOT_USED.
        #
        # @return [String, nil]
        field :order_id

        # The merchant's number of the plan's item, and of its order.
        #
        # @return [String]
        field :merchant_plan_detail_no, required: true

        # Name of the plan's item.
        #
        # @return [String]
        field :plan_detail_name, required: true

        # What the user paid for the item's order in the end. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :actual_pay_price

        # When the item was first used. RFC 3339 with offset.
        #
        # @return [String]
        field :use_time, required: true

        # When the item's order was paid. RFC 3339 with offset.
        #
        # @return [String]
        field :complete_time, required: true

        # When the item's order was cancelled. RFC 3339 with offset.
        #
        # @return [String]
        field :cancel_time, required: true
      end

      # WeChat Pay's id of the user's plan.
      #
      # @return [String]
      field :sign_plan_id, required: true

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # The user's id under the sub-merchant's application.
      #
      # @return [String, nil]
      field :sub_openid

      # Id of the payscore service.
      #
      # @return [String]
      field :service_id, required: true

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # The application id of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_appid

      # The merchant's number of the plan.
      #
      # @return [String]
      field :merchant_sign_plan_no, required: true

      # Where the notification goes. A URL.
      #
      # @return [String]
      field :merchant_callback_url, required: true

      # Id of the plan that was signed.
      #
      # @return [String]
      field :plan_id, required: true

      # Number of the item in use, from 1; 0 before the first.
      #
      # @return [Integer]
      field :going_detail_no, required: true

      # State of the user's plan, such as UNSIGNED.
      #
      # @return [String]
      field :sign_state, required: true

      # When the plan was cancelled. RFC 3339 with offset.
      #
      # @return [String]
      field :cancel_sign_time, required: true

      # Who cancelled the plan: NOT_CANCEL, USER, MERCHANT, REVOKE_SERVICE.
      #
      # @return [String, nil]
      field :cancel_sign_type

      # Why the plan was cancelled.
      #
      # @return [String, nil]
      field :cancel_reason

      # Name of the plan.
      #
      # @return [String]
      field :plan_name, required: true

      # When the plan expires. RFC 3339 with offset.
      #
      # @return [String]
      field :plan_over_time, required: true

      # Price of the plan before discounts. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer]
      field :total_origin_price, required: true

      # How many deductions the plan has.
      #
      # @return [Integer]
      field :deduction_quantity, required: true

      # Price of the plan after discounts. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer]
      field :total_actual_price, required: true

      # The items of the plan.
      #
      # @return [Array<SignedDetailList>]
      field :signed_detail_list, SignedDetailList, list: true, required: true

      # When the user signed the plan. RFC 3339 with offset.
      #
      # @return [String]
      field :sign_time, required: true
    end
  end
end
