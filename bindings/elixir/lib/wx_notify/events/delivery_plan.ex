# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.DeliveryPlan do
  @moduledoc """
  A delivery plan or its review changed (投放计划).

  Kind `delivery_plan`, carried by `DELIVERY_PLAN.CHANGE`, `DELIVERY_PLAN_STATE.DELIVER`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016168699>

    * `:plan_id` - Id of the delivery plan.
    * `:plan_state` - State of the plan: CREATED, DELIVERING, PAUSED, TERMINATED, PLAN_TERMINATED,
      EXPIRED. Uncertain: described as the state before the change.
    * `:audit_state` - State of the review: PROCESSING, PASSED, REJECTED.
    * `:change_reason` - Why the state changed.
    * `:modify_time` - When the record last changed. RFC 3339 with offset.
  """

  defstruct [
    :plan_id,
    :plan_state,
    :audit_state,
    :change_reason,
    :modify_time
  ]

  @type t :: %__MODULE__{
          plan_id: String.t() | nil,
          plan_state: String.t() | nil,
          audit_state: String.t() | nil,
          change_reason: String.t() | nil,
          modify_time: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      plan_id: object["plan_id"],
      plan_state: object["plan_state"],
      audit_state: object["audit_state"],
      change_reason: object["change_reason"],
      modify_time: object["modify_time"]
    }
  end
end
