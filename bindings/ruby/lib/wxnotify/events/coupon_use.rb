# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A coupon used (代金券).
    #
    # Kind `coupon.use`, carried by `COUPON.USE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285250>
    class CouponUse < Event
      KIND = "coupon.use"

      # The discount on a single item: `singleitem_discount_off`.
      class SingleitemDiscountOff < Part
        # Most that is taken off one item. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :single_price_max
      end

      # The set price; only for coupons that set one: `discount_to`.
      class DiscountTo < Part
        # Price of one item after the discount. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :cut_to_price

        # Highest price of an item that the coupon applies to. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :max_price
      end

      # Value of and threshold for the coupon: `normal_coupon_information`.
      class NormalCouponInformation < Part
        # Face value of the coupon. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :coupon_amount, required: true

        # Order amount from which the coupon applies. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :transaction_minimum, required: true
      end

      # How the coupon was used; absent until it is: `consume_information`.
      class ConsumeInformation < Part
        # The goods: `consume_information.goods_detail[]`.
        class GoodsDetail < Part
          # The merchant's number of the item.
          #
          # @return [String]
          field :goods_id, required: true

          # How many of the item.
          #
          # @return [Integer]
          field :quantity, required: true

          # Price of one item. In the currency's minor unit (分 for CNY).
          #
          # @return [Integer]
          field :price, required: true

          # Discount on the item. In the currency's minor unit (分 for CNY).
          #
          # @return [Integer]
          field :discount_amount, required: true
        end

        # When the coupon was used. RFC 3339 with offset.
        #
        # @return [String]
        field :consume_time, required: true

        # Merchant number that took the coupon.
        #
        # @return [String]
        field :consume_mchid, required: true

        # WeChat Pay's number of the transaction.
        #
        # @return [String]
        field :transaction_id, required: true

        # How much of the coupon was used; only for business_type MULTIUSE. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :consume_amount

        # The goods.
        #
        # @return [Array<GoodsDetail>]
        field :goods_detail, GoodsDetail, list: true
      end

      # Merchant number that created the coupon's stock.
      #
      # @return [String]
      field :stock_creator_mchid, required: true

      # Id of the coupon's stock.
      #
      # @return [String]
      field :stock_id, required: true

      # Id of the coupon.
      #
      # @return [String]
      field :coupon_id, required: true

      # The discount on a single item.
      #
      # @return [SingleitemDiscountOff, nil]
      field :singleitem_discount_off, SingleitemDiscountOff

      # The set price; only for coupons that set one.
      #
      # @return [DiscountTo, nil]
      field :discount_to, DiscountTo

      # Name of the coupon.
      #
      # @return [String]
      field :coupon_name, required: true

      # State of the coupon: SENDED, USED, EXPIRED.
      #
      # @return [String]
      field :status, required: true

      # Description of the coupon.
      #
      # @return [String]
      field :description, required: true

      # When the user got the coupon. RFC 3339 with offset.
      #
      # @return [String]
      field :create_time, required: true

      # Kind of coupon: NORMAL (takes an amount off), CUT_TO (sets the price).
      #
      # @return [String]
      field :coupon_type, required: true

      # Whether the coupon moves no money: the merchant bears it as a discount.
      #
      # @return [Boolean]
      field :no_cash, required: true

      # From when it can be used. RFC 3339 with offset.
      #
      # @return [String]
      field :available_begin_time, required: true

      # Until when it can be used. RFC 3339 with offset.
      #
      # @return [String]
      field :available_end_time, required: true

      # Whether the coupon is for single items.
      #
      # @return [Boolean]
      field :singleitem, required: true

      # Value of and threshold for the coupon.
      #
      # @return [NormalCouponInformation, nil]
      field :normal_coupon_information, NormalCouponInformation

      # How the coupon was used; absent until it is.
      #
      # @return [ConsumeInformation, nil]
      field :consume_information, ConsumeInformation

      # Kind of coupon; MULTIUSE for one that can be used in parts, absent for others.
      #
      # @return [String, nil]
      field :business_type
    end
  end
end
