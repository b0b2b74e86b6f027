# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.WebizpayAuthorization do
  @moduledoc """
  An employee's authorization of company payments, given or revoked (企业支付).

  Kind `webizpay.authorization`, carried by `WEBIZPAY.AUTHORIZED`, `WEBIZPAY.REVOKED`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>

    * `:sp_mchid` - The merchant number of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:user_id` - The company's id of the employee.
    * `:employee_id` - WeChat Pay's id of the employee's authorization.
    * `:authorization_time` - When the employee was authorized. Uncertain: format not documented in
      public.
    * `:authorization_state` - State of the employee's authorization: AUTHORIZED, REVOKED.
    * `:authorization_revoked_time` - When the authorization was revoked. Uncertain: format not
      documented in public.
    * `:reason` - Why the authorization was revoked: 企业发起 (by the company), 员工注销 (by the employee).
  """

  @enforce_keys [
    :sp_mchid,
    :sub_mchid,
    :user_id
  ]
  defstruct [
    :sp_mchid,
    :sub_mchid,
    :user_id,
    :employee_id,
    :authorization_time,
    :authorization_state,
    :authorization_revoked_time,
    :reason
  ]

  @type t :: %__MODULE__{
          sp_mchid: String.t(),
          sub_mchid: String.t(),
          user_id: String.t(),
          employee_id: String.t() | nil,
          authorization_time: String.t() | nil,
          authorization_state: String.t() | nil,
          authorization_revoked_time: String.t() | nil,
          reason: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sp_mchid: object["sp_mchid"],
      sub_mchid: object["sub_mchid"],
      user_id: object["user_id"],
      employee_id: object["employee_id"],
      authorization_time: object["authorization_time"],
      authorization_state: object["authorization_state"],
      authorization_revoked_time: object["authorization_revoked_time"],
      reason: object["reason"]
    }
  end
end
