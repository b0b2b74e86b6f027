# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.InsurancePolicy do
  @moduledoc """
  A user allowed an insurance policy to be shown (微信保单服务).

  Kind `insurance_policy`, carried by `INSURANCE_POLICY_MANAGEMENT.GRANTED`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4016943540>

    * `:out_insurance_no` - The merchant's number of the insurance.
    * `:insurance_name` - Name of the insurance.
    * `:auth_state` - State of the authorization: AUTH_STATE_INIT, AUTH_STATE_PENDING,
      AUTH_STATE_GRANTED, AUTH_STATE_DENIED, AUTH_STATE_INEFFECTIE (the platform's spelling).
    * `:user_auth_time` - When the user gave the authorization. RFC 3339 with offset.
  """

  @enforce_keys [
    :out_insurance_no,
    :insurance_name,
    :auth_state,
    :user_auth_time
  ]
  defstruct [
    :out_insurance_no,
    :insurance_name,
    :auth_state,
    :user_auth_time
  ]

  @type t :: %__MODULE__{
          out_insurance_no: String.t(),
          insurance_name: String.t(),
          auth_state: String.t(),
          user_auth_time: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      out_insurance_no: object["out_insurance_no"],
      insurance_name: object["insurance_name"],
      auth_state: object["auth_state"],
      user_auth_time: object["user_auth_time"]
    }
  end
end
