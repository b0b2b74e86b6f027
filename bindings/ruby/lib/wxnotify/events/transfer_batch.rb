# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A batch of transfers finished or closed (商家转账到零钱).
    #
    # Kind `transfer.batch`, carried by `MCHTRANSFER.BATCH.CLOSED`, `MCHTRANSFER.BATCH.FINISHED`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012269028>
    class TransferBatch < Event
      KIND = "transfer.batch"

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # The merchant's number of the batch.
      #
      # @return [String]
      field :out_batch_no, required: true

      # WeChat Pay's number of the batch.
      #
      # @return [String]
      field :batch_id, required: true

      # State of the batch: WAIT_PAY, ACCEPTED, PROCESSING, FINISHED, CLOSED.
      #
      # @return [String]
      field :batch_status, required: true

      # How many transfers the batch has.
      #
      # @return [Integer]
      field :total_num, required: true

      # Sum of the transfers. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer]
      field :total_amount, required: true

      # Why the batch was closed: MERCHANT_REVOCATION, OVERDUE_CLOSE, TRANSFER_SCENE_INVALID.
      #
      # @return [String, nil]
      field :close_reason

      # When the record last changed. RFC 3339 with offset.
      #
      # @return [String]
      field :update_time, required: true

      # Sum of what succeeded. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer, nil]
      field :success_amount

      # How many transfers succeeded.
      #
      # @return [Integer, nil]
      field :success_num

      # Sum of what failed. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer, nil]
      field :fail_amount

      # How many transfers failed.
      #
      # @return [Integer, nil]
      field :fail_num
    end
  end
end
