# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.Budget do
  @moduledoc """
  A budget for donations locked, closed or used up (公益捐赠).

  Kind `budget`, carried by `BUDGET.CLOSED`, `BUDGET.FINISHED`, `BUDGET.LOCKED`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015555114>

    * `:sp_mchid` - The merchant number of the service provider.
    * `:out_budget_no` - The merchant's number of the budget.
    * `:budget_id` - WeChat Pay's number of the budget.
    * `:amount` - The whole budget. In the currency's minor unit (分 for CNY).
    * `:sponsor_mchid` - Merchant number that funds the budget.
    * `:activity_name` - Name of the activity.
    * `:activity_remark` - Description of the activity.
    * `:state` - State of the budget, such as CLOSED.
    * `:unlock_remark` - Why the budget was unlocked.
    * `:closed_time` - When the budget was closed. RFC 3339 with offset.
    * `:finished_time` - When the budget was used up. RFC 3339 with offset.
    * `:locked_time` - When the budget was locked. RFC 3339 with offset.
  """

  @enforce_keys [
    :sp_mchid,
    :out_budget_no,
    :budget_id,
    :amount,
    :sponsor_mchid,
    :activity_name,
    :activity_remark,
    :state
  ]
  defstruct [
    :sp_mchid,
    :out_budget_no,
    :budget_id,
    :amount,
    :sponsor_mchid,
    :activity_name,
    :activity_remark,
    :state,
    :unlock_remark,
    :closed_time,
    :finished_time,
    :locked_time
  ]

  @type t :: %__MODULE__{
          sp_mchid: String.t(),
          out_budget_no: String.t(),
          budget_id: String.t(),
          amount: integer,
          sponsor_mchid: String.t(),
          activity_name: String.t(),
          activity_remark: String.t(),
          state: String.t(),
          unlock_remark: String.t() | nil,
          closed_time: String.t() | nil,
          finished_time: String.t() | nil,
          locked_time: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sp_mchid: object["sp_mchid"],
      out_budget_no: object["out_budget_no"],
      budget_id: object["budget_id"],
      amount: object["amount"],
      sponsor_mchid: object["sponsor_mchid"],
      activity_name: object["activity_name"],
      activity_remark: object["activity_remark"],
      state: object["state"],
      unlock_remark: object["unlock_remark"],
      closed_time: object["closed_time"],
      finished_time: object["finished_time"],
      locked_time: object["locked_time"]
    }
  end
end
