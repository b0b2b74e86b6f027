# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.InsuranceEntrust do
  @moduledoc """
  A deduction contract for an insurance, signed, renewed or ended (保险委托代扣).

  Kind `insurance_entrust`, carried by `INSURANCE_ENTRUST.RENEW`, `INSURANCE_ENTRUST.SIGN`,
  `INSURANCE_ENTRUST.TERMINATE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289466>

    * `:mchid` - The merchant number.
    * `:contract_id` - WeChat Pay's number of the contract.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:plan_id` - Id of the plan or template.
    * `:out_contract_code` - The merchant's number of the contract.
    * `:insured_display_name` - Name of the insured as it is shown.
    * `:contract_state` - State of the contract: SIGNED, TERMINATED.
    * `:contract_signed_time` - When the contract was signed. RFC 3339 with offset.
    * `:contract_expired_time` - When the contract expires. RFC 3339 with offset.
    * `:openid` - The user's id under the application.
    * `:contract_terminate_info` - How the contract was ended; only when its state is TERMINATED.
    * `:out_user_code` - The merchant's id of the user.
  """

  alias __MODULE__.ContractTerminateInfo

  @enforce_keys [
    :mchid,
    :contract_id,
    :appid,
    :plan_id,
    :out_contract_code,
    :insured_display_name,
    :contract_state,
    :contract_signed_time,
    :contract_expired_time,
    :openid
  ]
  defstruct [
    :mchid,
    :contract_id,
    :appid,
    :plan_id,
    :out_contract_code,
    :insured_display_name,
    :contract_state,
    :contract_signed_time,
    :contract_expired_time,
    :openid,
    :contract_terminate_info,
    :out_user_code
  ]

  @type t :: %__MODULE__{
          mchid: String.t(),
          contract_id: String.t(),
          appid: String.t(),
          plan_id: integer,
          out_contract_code: String.t(),
          insured_display_name: String.t(),
          contract_state: String.t(),
          contract_signed_time: String.t(),
          contract_expired_time: String.t(),
          openid: String.t(),
          contract_terminate_info: ContractTerminateInfo.t() | nil,
          out_user_code: String.t() | nil
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
      insured_display_name: object["insured_display_name"],
      contract_state: object["contract_state"],
      contract_signed_time: object["contract_signed_time"],
      contract_expired_time: object["contract_expired_time"],
      openid: object["openid"],
      contract_terminate_info:
        object["contract_terminate_info"] && ContractTerminateInfo.read(object["contract_terminate_info"]),
      out_user_code: object["out_user_code"]
    }
  end
end

defmodule WxNotify.Events.InsuranceEntrust.ContractTerminateInfo do
  @moduledoc """
  How the contract was ended; only when its state is TERMINATED: `contract_terminate_info`.

    * `:contract_termination_mode` - How the contract was ended, such as USER_TERMINATE.
    * `:contract_terminated_time` - When the contract was ended. RFC 3339 with offset.
    * `:contract_termination_remark` - Why the contract was ended, in words.
  """

  @enforce_keys [
    :contract_termination_mode,
    :contract_terminated_time
  ]
  defstruct [
    :contract_termination_mode,
    :contract_terminated_time,
    :contract_termination_remark
  ]

  @type t :: %__MODULE__{
          contract_termination_mode: String.t(),
          contract_terminated_time: String.t(),
          contract_termination_remark: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      contract_termination_mode: object["contract_termination_mode"],
      contract_terminated_time: object["contract_terminated_time"],
      contract_termination_remark: object["contract_termination_remark"]
    }
  end
end
