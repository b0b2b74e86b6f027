# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.Papay do
  @moduledoc """
  A deduction contract abroad, signed or ended (境外委托代扣).

  Kind `papay`, carried by `PAPAY.SIGN`, `PAPAY.TERMINATE`.

  Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013015485>

    * `:mchid` - The merchant number.
    * `:out_contract_code` - The merchant's number of the contract.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:openid` - The user's id under the application.
    * `:contract_termination_mode` - Who ended the contract: USER, MERCHANT, PLATFORM.
    * `:contract_id` - WeChat Pay's number of the contract.
    * `:plan_id` - Id of the plan or template.
    * `:operate_time` - When the contract was signed or ended. RFC 3339 with offset.
    * `:contract_expired_time` - When the contract expires. RFC 3339 with offset.
    * `:sp_mchid` - The merchant number of the service provider.
    * `:sp_appid` - The application id of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:sp_openid` - The user's id under the service provider's application.
    * `:sub_openid` - The user's id under the sub-merchant's application.
  """

  defstruct [
    :mchid,
    :out_contract_code,
    :appid,
    :openid,
    :contract_termination_mode,
    :contract_id,
    :plan_id,
    :operate_time,
    :contract_expired_time,
    :sp_mchid,
    :sp_appid,
    :sub_mchid,
    :sub_appid,
    :sp_openid,
    :sub_openid
  ]

  @type t :: %__MODULE__{
          mchid: String.t() | nil,
          out_contract_code: String.t() | nil,
          appid: String.t() | nil,
          openid: String.t() | nil,
          contract_termination_mode: String.t() | nil,
          contract_id: String.t() | nil,
          plan_id: integer | nil,
          operate_time: String.t() | nil,
          contract_expired_time: String.t() | nil,
          sp_mchid: String.t() | nil,
          sp_appid: String.t() | nil,
          sub_mchid: String.t() | nil,
          sub_appid: String.t() | nil,
          sp_openid: String.t() | nil,
          sub_openid: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      mchid: object["mchid"],
      out_contract_code: object["out_contract_code"],
      appid: object["appid"],
      openid: object["openid"],
      contract_termination_mode: object["contract_termination_mode"],
      contract_id: object["contract_id"],
      plan_id: object["plan_id"],
      operate_time: object["operate_time"],
      contract_expired_time: object["contract_expired_time"],
      sp_mchid: object["sp_mchid"],
      sp_appid: object["sp_appid"],
      sub_mchid: object["sub_mchid"],
      sub_appid: object["sub_appid"],
      sp_openid: object["sp_openid"],
      sub_openid: object["sub_openid"]
    }
  end
end
