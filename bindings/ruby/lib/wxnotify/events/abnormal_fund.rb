# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # Abnormal funds in transit paid on to their receiver (在途异常资金).
    #
    # Kind `abnormal_fund`, carried by `ABNORMAL_FUND_PROCESSING.TRANSFER.SUCCESS`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014591539>
    class AbnormalFund < Event
      KIND = "abnormal_fund"

      # The amounts: `transfer_amount`.
      class TransferAmount < Part
        # The amount paid. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer]
        field :total, required: true

        # Currency, by ISO 4217; CNY in mainland China.
        #
        # @return [String]
        field :currency, required: true
      end

      # The instruction to pay the funds: `instruction`.
      class Instruction < Part
        # Who gave the instruction: `instruction.commander`.
        class Commander < Part
          # Role that gave the instruction, such as MERCHANT.
          #
          # @return [String]
          field :operator, required: true

          # The merchant number.
          #
          # @return [String]
          field :mchid, required: true
        end

        # The merchant's number of the instruction.
        #
        # @return [String]
        field :out_instruction_no, required: true

        # Who gave the instruction.
        #
        # @return [Commander]
        field :commander, Commander, required: true

        # How the funds were paid, such as TRANSFER_TO_ORIGINAL_RECEIVE_USER.
        #
        # @return [String]
        field :transfer_mode, required: true

        # When the money reached its receiver. RFC 3339 with offset.
        #
        # @return [String]
        field :success_time, required: true

        # WeChat Pay's id of the instruction. Uncertain: in one source only.
        #
        # @return [String, nil]
        field :instruction_instance_id
      end

      # Product the funds come from, such as C2C.
      #
      # @return [String]
      field :product_name, required: true

      # WeChat Pay's number of the payment of the funds.
      #
      # @return [String]
      field :receipt_id, required: true

      # The amounts.
      #
      # @return [TransferAmount]
      field :transfer_amount, TransferAmount, required: true

      # State of the payment of the funds: RECEIPT_STATE_PENDING, RECEIPT_STATE_PROGRESS, RECEIPT_STATE_COMPLETED.
      #
      # @return [String]
      field :receipt_state, required: true

      # When the record was created. RFC 3339 with offset.
      #
      # @return [String]
      field :create_time, required: true

      # When the record last changed. RFC 3339 with offset.
      #
      # @return [String]
      field :last_update_time, required: true

      # The instruction to pay the funds.
      #
      # @return [Instruction]
      field :instruction, Instruction, required: true
    end
  end
end
