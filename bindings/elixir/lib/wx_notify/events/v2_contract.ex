# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.V2Contract do
  @moduledoc """
  An APIv2 contract for deductions, signed or ended (签约、解约结果通知).

  Kind `v2.contract`, carried by `V2.CONTRACT`.

  XML of APIv2, which only `parse_v2` opens. Every field is a text.
  Nothing in it says when it was sent, and whoever can verify it could have made it.

  Official documentation: <https://pay.weixin.qq.com/wiki/doc/api/wxpay_v2/papay/chapter3_6.shtml>

    * `:mch_id` - The merchant number.
    * `:sub_mch_id` - The merchant number of the sub-merchant.
    * `:appid` - The application id of the merchant, or of the service provider. Uncertain: the official
      page does not list it.
    * `:sub_appid` - The application id of the sub-merchant. Uncertain: the official page does not list
      it.
    * `:result_code` - The outcome: SUCCESS, FAIL.
    * `:contract_code` - The merchant's number of the contract.
    * `:plan_id` - Id of the plan or template.
    * `:openid` - The user's id under the application.
    * `:change_type` - What happened to the contract: ADD (signed), DELETE (ended).
    * `:operate_time` - When the contract was signed or ended, Beijing time. As `yyyy-MM-dd HH:mm:ss`.
    * `:contract_id` - WeChat Pay's number of the contract.
    * `:contract_expired_time` - When the contract expires, Beijing time. As `yyyy-MM-dd HH:mm:ss`.
    * `:contract_termination_mode` - How the contract was ended: 1 expired, 2 by the user, 3 by the
      merchant through the API, 4 by the merchant on its platform, 5 account closed.
    * `:request_serial` - The merchant's number of the request to sign, as digits.
  """

  @enforce_keys [
    :mch_id,
    :contract_code,
    :plan_id,
    :change_type,
    :operate_time,
    :contract_id
  ]
  defstruct [
    :mch_id,
    :sub_mch_id,
    :appid,
    :sub_appid,
    :result_code,
    :contract_code,
    :plan_id,
    :openid,
    :change_type,
    :operate_time,
    :contract_id,
    :contract_expired_time,
    :contract_termination_mode,
    :request_serial
  ]

  @type t :: %__MODULE__{
          mch_id: String.t(),
          sub_mch_id: String.t() | nil,
          appid: String.t() | nil,
          sub_appid: String.t() | nil,
          result_code: String.t() | nil,
          contract_code: String.t(),
          plan_id: String.t(),
          openid: String.t() | nil,
          change_type: String.t(),
          operate_time: String.t(),
          contract_id: String.t(),
          contract_expired_time: String.t() | nil,
          contract_termination_mode: String.t() | nil,
          request_serial: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      mch_id: object["mch_id"],
      sub_mch_id: object["sub_mch_id"],
      appid: object["appid"],
      sub_appid: object["sub_appid"],
      result_code: object["result_code"],
      contract_code: object["contract_code"],
      plan_id: object["plan_id"],
      openid: object["openid"],
      change_type: object["change_type"],
      operate_time: object["operate_time"],
      contract_id: object["contract_id"],
      contract_expired_time: object["contract_expired_time"],
      contract_termination_mode: object["contract_termination_mode"],
      request_serial: object["request_serial"]
    }
  end
end
