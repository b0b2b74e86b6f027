# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A power bank's insurance taken or changed (租用充电宝保险).
    #
    # Kind `power_bank.insurance`, carried by `HIRE_POWER_BANK.RECEIVE_INSURANCE`.
    #
    # Official documentation:
    # <https://pay.weixin.qq.com/docs/merchant/apis/hire-power-bank-insurance/insurance-orders/status-change-notice.html>
    class PowerBankInsurance < Event
      KIND = "power_bank.insurance"

      # WeChat Pay's number of the insurance order.
      #
      # @return [String]
      field :order_id, required: true

      # The merchant's number of the insurance order.
      #
      # @return [String]
      field :out_order_no, required: true

      # The user's id under the application.
      #
      # @return [String]
      field :openid, required: true

      # How many claims can be made.
      #
      # @return [Integer]
      field :max_claim_count, required: true

      # How many claims were made.
      #
      # @return [Integer]
      field :claimed_count, required: true

      # When the user took the insurance. RFC 3339 with offset.
      #
      # @return [String]
      field :order_receive_time, required: true

      # Whether the user took the insurance, such as RECEIVED.
      #
      # @return [String]
      field :order_receive_state, required: true

      # When the insurance begins. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :order_begin_time

      # When the insurance ends. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :order_end_time
    end
  end
end
