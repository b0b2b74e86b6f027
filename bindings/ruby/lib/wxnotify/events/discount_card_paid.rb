# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A discount card paid for (微信先享卡).
    #
    # Kind `discount_card.paid`, carried by `DISCOUNT_CARD.USER_PAID`.
    #
    # Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_6.shtml>
    class DiscountCardPaid < Event
      KIND = "discount_card.paid"

      # The payment: `pay_information`.
      class PayInformation < Part
        # WeChat Pay's number of the transaction.
        #
        # @return [String, nil]
        field :transaction_id

        # State of the payment. Uncertain: values not documented in public.
        #
        # @return [String, nil]
        field :pay_state

        # What the user paid, as a string. Uncertain: an amount given as a string; the unit is not documented.
        #
        # @return [String, nil]
        field :pay_amount

        # When the user paid. RFC 3339 with offset.
        #
        # @return [String, nil]
        field :pay_time
      end

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # WeChat Pay's id of the discount card.
      #
      # @return [String, nil]
      field :card_id

      # Id of the card's template.
      #
      # @return [String, nil]
      field :card_template_id

      # The merchant's number of the card.
      #
      # @return [String, nil]
      field :out_card_code

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # State of the card. Uncertain: values not documented in public.
      #
      # @return [String, nil]
      field :state

      # Why the user did not keep the promise. Uncertain: values not documented in public.
      #
      # @return [String, nil]
      field :unfinished_reason

      # The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented.
      #
      # @return [String, nil]
      field :total_amount

      # The payment.
      #
      # @return [PayInformation, nil]
      field :pay_information, PayInformation
    end
  end
end
