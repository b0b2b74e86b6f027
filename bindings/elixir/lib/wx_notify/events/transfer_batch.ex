# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.TransferBatch do
  @moduledoc """
  A batch of transfers finished or closed (商家转账到零钱).

  Kind `transfer.batch`, carried by `MCHTRANSFER.BATCH.CLOSED`, `MCHTRANSFER.BATCH.FINISHED`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012269028>

    * `:mchid` - The merchant number.
    * `:out_batch_no` - The merchant's number of the batch.
    * `:batch_id` - WeChat Pay's number of the batch.
    * `:batch_status` - State of the batch: WAIT_PAY, ACCEPTED, PROCESSING, FINISHED, CLOSED.
    * `:total_num` - How many transfers the batch has.
    * `:total_amount` - Sum of the transfers. In the currency's minor unit (分 for CNY).
    * `:close_reason` - Why the batch was closed: MERCHANT_REVOCATION, OVERDUE_CLOSE,
      TRANSFER_SCENE_INVALID.
    * `:update_time` - When the record last changed. RFC 3339 with offset.
    * `:success_amount` - Sum of what succeeded. In the currency's minor unit (分 for CNY).
    * `:success_num` - How many transfers succeeded.
    * `:fail_amount` - Sum of what failed. In the currency's minor unit (分 for CNY).
    * `:fail_num` - How many transfers failed.
  """

  @enforce_keys [
    :out_batch_no,
    :batch_id,
    :batch_status,
    :total_num,
    :total_amount,
    :update_time
  ]
  defstruct [
    :mchid,
    :out_batch_no,
    :batch_id,
    :batch_status,
    :total_num,
    :total_amount,
    :close_reason,
    :update_time,
    :success_amount,
    :success_num,
    :fail_amount,
    :fail_num
  ]

  @type t :: %__MODULE__{
          mchid: String.t() | nil,
          out_batch_no: String.t(),
          batch_id: String.t(),
          batch_status: String.t(),
          total_num: integer,
          total_amount: integer,
          close_reason: String.t() | nil,
          update_time: String.t(),
          success_amount: integer | nil,
          success_num: integer | nil,
          fail_amount: integer | nil,
          fail_num: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      mchid: object["mchid"],
      out_batch_no: object["out_batch_no"],
      batch_id: object["batch_id"],
      batch_status: object["batch_status"],
      total_num: object["total_num"],
      total_amount: object["total_amount"],
      close_reason: object["close_reason"],
      update_time: object["update_time"],
      success_amount: object["success_amount"],
      success_num: object["success_num"],
      fail_amount: object["fail_amount"],
      fail_num: object["fail_num"]
    }
  end
end
