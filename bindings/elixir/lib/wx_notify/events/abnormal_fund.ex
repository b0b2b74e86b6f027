# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.AbnormalFund do
  @moduledoc """
  Abnormal funds in transit paid on to their receiver (在途异常资金).

  Kind `abnormal_fund`, carried by `ABNORMAL_FUND_PROCESSING.TRANSFER.SUCCESS`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014591539>

    * `:product_name` - Product the funds come from, such as C2C.
    * `:receipt_id` - WeChat Pay's number of the payment of the funds.
    * `:transfer_amount` - The amounts.
    * `:receipt_state` - State of the payment of the funds: RECEIPT_STATE_PENDING,
      RECEIPT_STATE_PROGRESS, RECEIPT_STATE_COMPLETED.
    * `:create_time` - When the record was created. RFC 3339 with offset.
    * `:last_update_time` - When the record last changed. RFC 3339 with offset.
    * `:instruction` - The instruction to pay the funds.
  """

  alias __MODULE__.TransferAmount
  alias __MODULE__.Instruction

  @enforce_keys [
    :product_name,
    :receipt_id,
    :transfer_amount,
    :receipt_state,
    :create_time,
    :last_update_time,
    :instruction
  ]
  defstruct [
    :product_name,
    :receipt_id,
    :transfer_amount,
    :receipt_state,
    :create_time,
    :last_update_time,
    :instruction
  ]

  @type t :: %__MODULE__{
          product_name: String.t(),
          receipt_id: String.t(),
          transfer_amount: TransferAmount.t(),
          receipt_state: String.t(),
          create_time: String.t(),
          last_update_time: String.t(),
          instruction: Instruction.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      product_name: object["product_name"],
      receipt_id: object["receipt_id"],
      transfer_amount: TransferAmount.read(object["transfer_amount"]),
      receipt_state: object["receipt_state"],
      create_time: object["create_time"],
      last_update_time: object["last_update_time"],
      instruction: Instruction.read(object["instruction"])
    }
  end
end

defmodule WxNotify.Events.AbnormalFund.Instruction do
  @moduledoc """
  The instruction to pay the funds: `instruction`.

    * `:out_instruction_no` - The merchant's number of the instruction.
    * `:commander` - Who gave the instruction.
    * `:transfer_mode` - How the funds were paid, such as TRANSFER_TO_ORIGINAL_RECEIVE_USER.
    * `:success_time` - When the money reached its receiver. RFC 3339 with offset.
    * `:instruction_instance_id` - WeChat Pay's id of the instruction. Uncertain: in one source only.
  """

  alias __MODULE__.Commander

  @enforce_keys [
    :out_instruction_no,
    :commander,
    :transfer_mode,
    :success_time
  ]
  defstruct [
    :out_instruction_no,
    :commander,
    :transfer_mode,
    :success_time,
    :instruction_instance_id
  ]

  @type t :: %__MODULE__{
          out_instruction_no: String.t(),
          commander: Commander.t(),
          transfer_mode: String.t(),
          success_time: String.t(),
          instruction_instance_id: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      out_instruction_no: object["out_instruction_no"],
      commander: Commander.read(object["commander"]),
      transfer_mode: object["transfer_mode"],
      success_time: object["success_time"],
      instruction_instance_id: object["instruction_instance_id"]
    }
  end
end

defmodule WxNotify.Events.AbnormalFund.Instruction.Commander do
  @moduledoc """
  Who gave the instruction: `instruction.commander`.

    * `:operator` - Role that gave the instruction, such as MERCHANT.
    * `:mchid` - The merchant number.
  """

  @enforce_keys [
    :operator,
    :mchid
  ]
  defstruct [
    :operator,
    :mchid
  ]

  @type t :: %__MODULE__{
          operator: String.t(),
          mchid: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      operator: object["operator"],
      mchid: object["mchid"]
    }
  end
end

defmodule WxNotify.Events.AbnormalFund.TransferAmount do
  @moduledoc """
  The amounts: `transfer_amount`.

    * `:total` - The amount paid. In the currency's minor unit (分 for CNY).
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
  """

  @enforce_keys [
    :total,
    :currency
  ]
  defstruct [
    :total,
    :currency
  ]

  @type t :: %__MODULE__{
          total: integer,
          currency: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      total: object["total"],
      currency: object["currency"]
    }
  end
end
