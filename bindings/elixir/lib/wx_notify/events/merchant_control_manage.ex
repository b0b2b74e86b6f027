# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.ManageRecord do
  @moduledoc """
  A sub-merchant's management record, new or changed (商户管控).

  Kind `merchant_control.manage`, carried by `MANAGERECORD.CHANGE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>

    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:manage_record_id` - Id of the management record.
    * `:manage_record_state` - State of the management record: PENDING, SUBMITTED, EXPIRED,
      UNDER_REVIEW, RECOVERED, REJECTED.
  """

  @enforce_keys [
    :sub_mchid,
    :manage_record_id,
    :manage_record_state
  ]
  defstruct [
    :sub_mchid,
    :manage_record_id,
    :manage_record_state
  ]

  @type t :: %__MODULE__{
          sub_mchid: String.t(),
          manage_record_id: String.t(),
          manage_record_state: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sub_mchid: object["sub_mchid"],
      manage_record_id: object["manage_record_id"],
      manage_record_state: object["manage_record_state"]
    }
  end
end
