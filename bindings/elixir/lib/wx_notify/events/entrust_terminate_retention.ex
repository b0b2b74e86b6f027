# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.EntrustTerminateRetention do
  @moduledoc """
  A user about to end a deduction contract, to be retained (委托代扣).

  Kind `entrust.terminate_retention`, carried by `ENTRUST.TERMINATE_RETENTION`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012312222>

    * `:mchid` - The merchant number.
    * `:contract_id` - WeChat Pay's number of the contract.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:plan_id` - Id of the plan or template.
    * `:out_contract_code` - The merchant's number of the contract.
    * `:openid` - The user's id under the application.
  """

  defstruct [
    :mchid,
    :contract_id,
    :appid,
    :plan_id,
    :out_contract_code,
    :openid
  ]

  @type t :: %__MODULE__{
          mchid: String.t() | nil,
          contract_id: String.t() | nil,
          appid: String.t() | nil,
          plan_id: integer | nil,
          out_contract_code: String.t() | nil,
          openid: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      mchid: object["mchid"],
      contract_id: object["contract_id"],
      appid: object["appid"],
      plan_id: object["plan_id"],
      out_contract_code: object["out_contract_code"],
      openid: object["openid"]
    }
  end
end
