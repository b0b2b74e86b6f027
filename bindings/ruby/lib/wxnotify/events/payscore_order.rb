# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A payscore order confirmed, prepaid or paid (支付分).
    #
    # Kind `payscore.order`, carried by `PAYSCORE.MCH_PREPAY`, `PAYSCORE.USER_CONFIRM`, `PAYSCORE.USER_PAID`.
    #
    # `total_amount` is an integer in the official documentation, and a string in an unofficial source. It is absent until the order
    # is complete.
    # One kind serves the confirmed, the prepaid and the paid order: look at `state`, not at which fields are there.
    # `time_range` and `collection.details[].paid_time` are not RFC 3339: they are yyyyMMddHHmmss, `time_range` also yyyyMMdd.
    # With `sub_appid` in the order, `sub_openid` comes instead of `openid`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012084127>
    class PayscoreOrder < Event
      KIND = "payscore.order"

      # Parameters for the order the merchant has to place: `prepay_req_body`.
      class PrepayReqBody < Part
        # Number of the device; WEB in browsers and official accounts.
        #
        # @return [String]
        field :device_info, required: true

        # Random text of the request.
        #
        # @return [String]
        field :nonce_str, required: true

        # Short description of what is paid for.
        #
        # @return [String]
        field :body, required: true

        # The merchant's own data, returned as it was given.
        #
        # @return [String, nil]
        field :attach

        # Currency, by ISO 4217.
        #
        # @return [String]
        field :fee_type, required: true

        # When the order was created. As `yyyyMMddHHmmss`.
        #
        # @return [String]
        field :time_start, required: true

        # When the order expires. As `yyyyMMddHHmmss`.
        #
        # @return [String]
        field :time_expire, required: true

        # Tag that decides which promotions apply.
        #
        # @return [String, nil]
        field :goods_tag

        # Where the notification goes. A URL.
        #
        # @return [String]
        field :notify_url, required: true

        # How the user will pay: JSAPI, NATIVE, APP.
        #
        # @return [String]
        field :trade_type, required: true

        # Ways to pay that are ruled out: no_credit for credit cards.
        #
        # @return [String]
        field :limit_pay, required: true

        # Whether an electronic receipt is wanted.
        #
        # @return [Boolean]
        field :need_receipt, required: true
      end

      # What the user has to pay for, after the service: `post_payments[]`.
      class PostPayments < Part
        # What is paid for.
        #
        # @return [String, nil]
        field :name

        # The amount to pay. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :amount

        # How the amount comes about.
        #
        # @return [String, nil]
        field :description

        # How many are paid for.
        #
        # @return [Integer, nil]
        field :count
      end

      # The merchant's discounts: `post_discounts[]`.
      class PostDiscounts < Part
        # Name of the discount.
        #
        # @return [String, nil]
        field :name

        # Description of the discount.
        #
        # @return [String, nil]
        field :description

        # The amount taken off. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :amount
      end

      # The deposit for the order: `risk_fund`.
      class RiskFund < Part
        # Kind of deposit: DEPOSIT, ADVANCE, CASH_DEPOSIT, ESTIMATE_ORDER_COST.
        #
        # @return [String, nil]
        field :name

        # The deposit. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :amount, required: true

        # Description of the deposit.
        #
        # @return [String, nil]
        field :description
      end

      # When the service takes place: `time_range`.
      class TimeRange < Part
        # When the service begins, as yyyyMMddHHmmss or yyyyMMdd. As `yyyyMMddHHmmss`.
        #
        # @return [String]
        field :start_time, required: true

        # Note on the beginning.
        #
        # @return [String, nil]
        field :start_time_remark

        # When the service ends, as yyyyMMddHHmmss or yyyyMMdd. As `yyyyMMddHHmmss`.
        #
        # @return [String, nil]
        field :end_time

        # Note on the end.
        #
        # @return [String, nil]
        field :end_time_remark
      end

      # Where the service took place: `location`.
      class Location < Part
        # Where the service began.
        #
        # @return [String, nil]
        field :start_location

        # Where the service ended.
        #
        # @return [String, nil]
        field :end_location
      end

      # What is collected for the order; present when there is something to collect: `collection`.
      class Collection < Part
        # The single collections: `collection.details[]`.
        class Details < Part
          # The promotions that were applied: `collection.details[].promotion_detail[]`.
          class PromotionDetail < Part
            # The goods: `collection.details[].promotion_detail[].goods_detail[]`.
            class GoodsDetail < Part
              # The merchant's number of the item.
              #
              # @return [String]
              field :goods_id, required: true

              # How many of the item.
              #
              # @return [Integer, nil]
              field :quantity

              # Price of one item. In the currency's minor unit (分 for CNY).
              #
              # @return [Integer, nil]
              field :unit_price

              # Discount on the item. In the currency's minor unit (分 for CNY).
              #
              # @return [Integer, nil]
              field :discount_amount

              # Note on the item.
              #
              # @return [String, nil]
              field :goods_remark
            end

            # Id of the coupon.
            #
            # @return [String]
            field :coupon_id, required: true

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
            # @return [Integer]
            field :amount, required: true

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

            # Currency, by ISO 4217; CNY in mainland China.
            #
            # @return [String, nil]
            field :currency

            # The goods.
            #
            # @return [Array<GoodsDetail>]
            field :goods_detail, GoodsDetail, list: true
          end

          # Number of the collection.
          #
          # @return [Integer, nil]
          field :seq

          # What this collection brought. In the currency's minor unit (分 for CNY).
          #
          # @return [Integer]
          field :amount, required: true

          # How it was collected: NEWTON (by WeChat Pay), MCH (by the merchant itself).
          #
          # @return [String, nil]
          field :paid_type

          # When it was collected. As `yyyyMMddHHmmss`.
          #
          # @return [String]
          field :paid_time, required: true

          # WeChat Pay's number of the transaction.
          #
          # @return [String, nil]
          field :transaction_id

          # The promotions that were applied.
          #
          # @return [Array<PromotionDetail>]
          field :promotion_detail, PromotionDetail, list: true
        end

        # State of the collection: USER_PAYING, USER_PAID.
        #
        # @return [String]
        field :state, required: true

        # What is to be collected in all. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :total_amount, required: true

        # What is still to be collected. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :paying_amount, required: true

        # What was collected. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :paid_amount, required: true

        # The single collections.
        #
        # @return [Array<Details>]
        field :details, Details, list: true
      end

      # Id of the payscore service.
      #
      # @return [String]
      field :service_id, required: true

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # The application id of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_appid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # Merchant number of the channel partner.
      #
      # @return [String, nil]
      field :channel_id

      # The merchant's number of the payscore order.
      #
      # @return [String]
      field :out_order_no, required: true

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # The user's id under the sub-merchant's application.
      #
      # @return [String, nil]
      field :sub_openid

      # What is collected in all; absent until the order is complete. In the currency's minor unit (分 for CNY). Uncertain: string in
      # one source.
      #
      # @return [Integer, nil]
      field :total_amount

      # Parameters for the order the merchant has to place.
      #
      # @return [PrepayReqBody, nil]
      field :prepay_req_body, PrepayReqBody

      # Headers of the institution's request for a payment. Base64.
      #
      # @return [String, nil]
      field :prepay_req_header_base64

      # Body of the institution's request for a payment. Base64.
      #
      # @return [String, nil]
      field :prepay_req_body_base64

      # HTTP status of the response to the institution's request for a payment.
      #
      # @return [Integer, nil]
      field :prepay_resp_http_code

      # Headers of the response to the institution's request for a payment. Base64.
      #
      # @return [String, nil]
      field :prepay_resp_header_base64

      # Body of the response to the institution's request for a payment. Base64.
      #
      # @return [String, nil]
      field :prepay_resp_body_base64

      # State of the order: CREATED, DOING, DONE, REVOKED, EXPIRED.
      #
      # @return [String, nil]
      field :state

      # Finer state of an order that is DOING: USER_CONFIRM, MCH_COMPLETE.
      #
      # @return [String, nil]
      field :state_description

      # What the service is.
      #
      # @return [String, nil]
      field :service_introduction

      # What the user has to pay for, after the service.
      #
      # @return [Array<PostPayments>]
      field :post_payments, PostPayments, list: true

      # The merchant's discounts.
      #
      # @return [Array<PostDiscounts>]
      field :post_discounts, PostDiscounts, list: true

      # The deposit for the order.
      #
      # @return [RiskFund, nil]
      field :risk_fund, RiskFund

      # When the service takes place.
      #
      # @return [TimeRange, nil]
      field :time_range, TimeRange

      # Where the service took place.
      #
      # @return [Location, nil]
      field :location, Location

      # The merchant's own data, returned as it was given.
      #
      # @return [String, nil]
      field :attach

      # WeChat Pay's number of the payscore order.
      #
      # @return [String, nil]
      field :order_id

      # Whether there is something to collect.
      #
      # @return [Boolean, nil]
      field :need_collection

      # The merchant's number of the deduction.
      #
      # @return [String, nil]
      field :out_trade_no

      # What is collected for the order; present when there is something to collect.
      #
      # @return [Collection, nil]
      field :collection, Collection

      # Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE.
      #
      # @return [String, nil]
      field :user_service_status

      # When the service was opened or closed. As `yyyyMMddHHmmss`.
      #
      # @return [String, nil]
      field :openorclose_time

      # The merchant's number of the authorization; only for a pre-authorization.
      #
      # @return [String, nil]
      field :authorization_code

      # The merchant's number of the request.
      #
      # @return [String, nil]
      field :out_request_no
    end
  end
end
