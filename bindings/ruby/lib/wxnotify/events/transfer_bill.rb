# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A transfer to a user finished (商家转账).
    #
    # Kind `transfer.bill`, carried by `MCHTRANSFER.BILL.FINISHED`.
    #
    # The merchant number is in `mch_id` or in `mchid`, depending on the product. Take whichever is there.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012712115>
    class TransferBill < Event
      KIND = "transfer.bill"

      # The merchant's number of the transfer.
      #
      # @return [String]
      field :out_bill_no, required: true

      # WeChat Pay's number of the transfer.
      #
      # @return [String]
      field :transfer_bill_no, required: true

      # State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS, FAIL, CANCELING, CANCELLED.
      #
      # @return [String]
      field :state, required: true

      # The merchant number.
      #
      # @return [String, nil]
      field :mch_id

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # The amount transferred. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer]
      field :transfer_amount, required: true

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # Why the transfer failed.
      #
      # @return [String, nil]
      field :fail_reason

      # When the record was created. RFC 3339 with offset.
      #
      # @return [String]
      field :create_time, required: true

      # When the record last changed. RFC 3339 with offset.
      #
      # @return [String]
      field :update_time, required: true

      # How the transfer was paid out. Uncertain: values not documented in public.
      #
      # @return [String, nil]
      field :payment_method_type
    end
  end
end
