# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.EntrustTerminateInquiry do
  @moduledoc """
  An inquiry whether a deduction contract may be ended (委托代扣).

  Kind `entrust.terminate_inquiry`, carried by `ENTRUST.TERMINATE_INQUIRY`.

  The platform asks whether the contract may be ended. The field list in public sources mixes the question
  with the answer (`code`, `messsage` with three s).

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012978455>

    * `:code` - Code of the result. Uncertain: looks like a field of the answer.
    * `:messsage` - Text of the result, in the platform's spelling. Uncertain: looks like a field of the
      answer.
    * `:mchid` - The merchant number.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:openid` - The user's id under the application.
    * `:plan_id` - Id of the plan or template.
    * `:out_contract_code` - The merchant's number of the contract.
    * `:out_user_code` - The merchant's id of the user.
    * `:contract_id` - WeChat Pay's number of the contract.
    * `:contract_display_account` - The user's name in the contract, as the merchant gave it.
    * `:contract_state` - State of the contract: SIGNED, TERMINATED.
    * `:contract_signed_time` - When the contract was signed. RFC 3339 with offset.
  """

  @enforce_keys [
    :mchid,
    :appid,
    :plan_id,
    :out_contract_code,
    :out_user_code
  ]
  defstruct [
    :code,
    :messsage,
    :mchid,
    :appid,
    :openid,
    :plan_id,
    :out_contract_code,
    :out_user_code,
    :contract_id,
    :contract_display_account,
    :contract_state,
    :contract_signed_time
  ]

  @type t :: %__MODULE__{
          code: String.t() | nil,
          messsage: String.t() | nil,
          mchid: String.t(),
          appid: String.t(),
          openid: String.t() | nil,
          plan_id: integer,
          out_contract_code: String.t(),
          out_user_code: String.t(),
          contract_id: String.t() | nil,
          contract_display_account: String.t() | nil,
          contract_state: String.t() | nil,
          contract_signed_time: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      code: object["code"],
      messsage: object["messsage"],
      mchid: object["mchid"],
      appid: object["appid"],
      openid: object["openid"],
      plan_id: object["plan_id"],
      out_contract_code: object["out_contract_code"],
      out_user_code: object["out_user_code"],
      contract_id: object["contract_id"],
      contract_display_account: object["contract_display_account"],
      contract_state: object["contract_state"],
      contract_signed_time: object["contract_signed_time"]
    }
  end
end
