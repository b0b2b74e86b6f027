# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.EcommerceEntrust do
  @moduledoc """
  A deduction contract for combined orders, signed or ended (收付通合单代扣).

  Kind `ecommerce_entrust`, carried by `ECOMMERCE_ENTRUST.SIGN`, `ECOMMERCE_ENTRUST.TERMINATE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012881605>

    * `:mchid` - The merchant number.
    * `:out_contract_code` - The merchant's number of the contract.
    * `:plan_id` - Id of the plan or template.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:openid` - The user's id under the application.
    * `:contract_expired_time` - When the contract expires. RFC 3339 with offset.
    * `:operate_time` - When the contract was signed or ended. RFC 3339 with offset.
    * `:attach` - The merchant's own data, returned as it was given.
    * `:contract_termination_mode` - How the contract was ended; absent when it was signed. Uncertain:
      values differ between sources.
  """

  @enforce_keys [
    :mchid,
    :out_contract_code,
    :plan_id,
    :appid,
    :openid,
    :operate_time
  ]
  defstruct [
    :mchid,
    :out_contract_code,
    :plan_id,
    :appid,
    :openid,
    :contract_expired_time,
    :operate_time,
    :attach,
    :contract_termination_mode
  ]

  @type t :: %__MODULE__{
          mchid: String.t(),
          out_contract_code: String.t(),
          plan_id: integer,
          appid: String.t(),
          openid: String.t(),
          contract_expired_time: String.t() | nil,
          operate_time: String.t(),
          attach: String.t() | nil,
          contract_termination_mode: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      mchid: object["mchid"],
      out_contract_code: object["out_contract_code"],
      plan_id: object["plan_id"],
      appid: object["appid"],
      openid: object["openid"],
      contract_expired_time: object["contract_expired_time"],
      operate_time: object["operate_time"],
      attach: object["attach"],
      contract_termination_mode: object["contract_termination_mode"]
    }
  end
end
