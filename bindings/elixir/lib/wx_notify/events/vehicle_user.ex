# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.VehicleUser do
  @moduledoc """
  A user's authorization of ETC deductions changed (ETC扣费).

  Kind `vehicle.user`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`,
  `VEHICLE.USER_STATE_CHANGE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012158358>

    * `:appid` - The application id of the merchant, or of the service provider.
    * `:sp_mchid` - The merchant number of the service provider.
    * `:sp_openid` - The user's id under the service provider's application.
    * `:sub_openid` - The user's id under the sub-merchant's application.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:contract_id` - Number of the contract for ETC deductions.
    * `:bind_state` - State of the vehicle's binding to ETC deductions. Uncertain: values not documented
      in public.
    * `:plate_number` - The licence plate, without special characters.
  """

  @enforce_keys [
    :appid,
    :sp_mchid,
    :sp_openid,
    :contract_id,
    :bind_state,
    :plate_number
  ]
  defstruct [
    :appid,
    :sp_mchid,
    :sp_openid,
    :sub_openid,
    :sub_mchid,
    :contract_id,
    :bind_state,
    :plate_number
  ]

  @type t :: %__MODULE__{
          appid: String.t(),
          sp_mchid: String.t(),
          sp_openid: String.t(),
          sub_openid: String.t() | nil,
          sub_mchid: String.t() | nil,
          contract_id: String.t(),
          bind_state: String.t(),
          plate_number: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      appid: object["appid"],
      sp_mchid: object["sp_mchid"],
      sp_openid: object["sp_openid"],
      sub_openid: object["sub_openid"],
      sub_mchid: object["sub_mchid"],
      contract_id: object["contract_id"],
      bind_state: object["bind_state"],
      plate_number: object["plate_number"]
    }
  end
end
