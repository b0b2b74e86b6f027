# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A withdrawal changed its state (商户提现).
    #
    # Kind `withdraw`, carried by `MCHWITHDRAW.CHANGE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4013049135>
    class Withdraw < Event
      KIND = "withdraw"

      # State of the withdrawal: CREATE_SUCCESS, SUCCESS, FAIL, REFUND, CLOSE, INIT.
      #
      # @return [String]
      field :status, required: true

      # WeChat Pay's number of the withdrawal.
      #
      # @return [String]
      field :withdraw_id, required: true

      # The merchant's number of the withdrawal.
      #
      # @return [String]
      field :out_request_no, required: true

      # The amount withdrawn. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer, nil]
      field :amount

      # When the record was created. RFC 3339 with offset.
      #
      # @return [String]
      field :create_time, required: true

      # When the record last changed. RFC 3339 with offset.
      #
      # @return [String]
      field :update_time, required: true

      # Why the withdrawal failed.
      #
      # @return [String, nil]
      field :reason

      # Note on the withdrawal.
      #
      # @return [String, nil]
      field :remark

      # Note to the bank.
      #
      # @return [String, nil]
      field :bank_memo

      # Account the money is taken from: BASIC, OPERATION, FEES.
      #
      # @return [String]
      field :account_type, required: true

      # What to do when the withdrawal failed.
      #
      # @return [String, nil]
      field :solution

      # Last four digits of the bank account that receives the money.
      #
      # @return [String]
      field :account_number, required: true

      # Bank that receives the money.
      #
      # @return [String]
      field :account_bank, required: true

      # Name of the bank.
      #
      # @return [String, nil]
      field :bank_name

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # The merchant number of the service provider.
      #
      # @return [String, nil]
      field :sp_mchid

      # The whole amount. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer, nil]
      field :total_amount

      # Sum of what succeeded. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer, nil]
      field :success_amount

      # Sum of what failed. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer, nil]
      field :fail_amount

      # What the bank returned. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer, nil]
      field :refund_amount
    end
  end
end
