# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # Profit sharing to a receiver (分账).
    #
    # Kind `profitsharing`, carried by `PROFITSHARING`, `PROFITSHARING.SUCCESS`, `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`,
    # `TRANSACTION.SUCCESS`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289679>
    class Profitsharing < Event
      KIND = "profitsharing"

      # Who received or returned the share: `receiver`.
      class Receiver < Part
        # Kind of receiver: MERCHANT_ID, PERSONAL_OPENID, PERSONAL_SUB_OPENID.
        #
        # @return [String]
        field :type, required: true

        # The receiver: a merchant number, or the user's openid, depending on the type.
        #
        # @return [String]
        field :account, required: true

        # The share. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :amount, required: true

        # Note on the share.
        #
        # @return [String, nil]
        field :description
      end

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # The merchant number of the service provider.
      #
      # @return [String, nil]
      field :sp_mchid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # WeChat Pay's number of the transaction.
      #
      # @return [String]
      field :transaction_id, required: true

      # WeChat Pay's number of the profit sharing.
      #
      # @return [String]
      field :order_id, required: true

      # The merchant's number of the profit sharing.
      #
      # @return [String]
      field :out_order_no, required: true

      # Who received or returned the share.
      #
      # @return [Receiver]
      field :receiver, Receiver, required: true

      # When it succeeded. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :success_time
    end
  end
end
