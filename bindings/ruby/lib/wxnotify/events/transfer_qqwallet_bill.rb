# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A transfer to a QQ wallet finished (商家转账到QQ钱包).
    #
    # Kind `transfer.qqwallet_bill`, carried by `MCHTRANSFER.QQWALLETBILL.FINISHED`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014301851>
    class TransferQqwalletBill < Event
      KIND = "transfer.qqwallet_bill"

      # The merchant number.
      #
      # @return [String]
      field :mchid, required: true

      # The merchant's number of the transfer.
      #
      # @return [String]
      field :out_bill_no, required: true

      # WeChat Pay's number of the transfer.
      #
      # @return [String]
      field :transfer_bill_no, required: true

      # Application id on the QQ Connect platform.
      #
      # @return [String]
      field :appid, required: true

      # State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS, FAIL, CANCELING, CANCELLED.
      #
      # @return [String]
      field :state, required: true

      # The amount transferred. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer]
      field :transfer_amount, required: true

      # Note the user sees with the transfer.
      #
      # @return [String]
      field :transfer_remark, required: true

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # The user's QQ number.
      #
      # @return [String, nil]
      field :user_qq

      # The user's name, encrypted with the merchant's public key. Base64.
      #
      # @return [String, nil]
      field :user_name

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
    end
  end
end
