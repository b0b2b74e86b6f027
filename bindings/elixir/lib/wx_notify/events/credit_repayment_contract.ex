# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.CreditRepaymentContract do
  @moduledoc """
  A contract for repaying a credit card, signed or ended (信用卡还款).

  Kind `credit_repayment.contract`, carried by `CREDIT_REPAYMENT.SIGN_CONTRACT`,
  `CREDIT_REPAYMENT.TERMINATE_CONTRACT`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790583>

    * `:sp_mchid` - The merchant number of the service provider.
    * `:contract_id` - WeChat Pay's number of the contract.
    * `:plan_id` - Id of the plan or template.
    * `:out_contract_code` - The merchant's number of the contract.
    * `:display_name` - The user's name as it is shown.
    * `:contract_state` - State of the contract: CONTRACT_STATE_EFFECTIVE, CONTRACT_STATE_TERMINATED,
      CONTRACT_STATE_INVALID.
    * `:contract_signed_time` - When the contract was signed. RFC 3339 with offset.
    * `:contract_terminated_time` - When the contract was ended. RFC 3339 with offset.
    * `:contract_terminated_mode` - How the contract was ended: TERMINATION_MODE_INVALID (not ended),
      TERMINATION_MODE_BY_USER, TERMINATION_MODE_BY_MERCHANT, TERMINATION_MODE_BY_CUSTOMER_SERVICE.
      Uncertain: `contract_termination_mode` in another source.
    * `:contract_termination_remark` - Why the contract was ended, in words.
    * `:repayment_day` - Day of the month on which to repay.
    * `:repayment_amount_limit` - Most that may be repaid at once. Uncertain: an amount given as a
      string; the unit is not documented.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:openid` - The user's id under the application.
  """

  @enforce_keys [
    :sp_mchid,
    :contract_id,
    :plan_id,
    :out_contract_code,
    :display_name,
    :contract_state,
    :contract_signed_time,
    :repayment_amount_limit,
    :appid,
    :openid
  ]
  defstruct [
    :sp_mchid,
    :contract_id,
    :plan_id,
    :out_contract_code,
    :display_name,
    :contract_state,
    :contract_signed_time,
    :contract_terminated_time,
    :contract_terminated_mode,
    :contract_termination_remark,
    :repayment_day,
    :repayment_amount_limit,
    :appid,
    :openid
  ]

  @type t :: %__MODULE__{
          sp_mchid: String.t(),
          contract_id: String.t(),
          plan_id: integer,
          out_contract_code: String.t(),
          display_name: String.t(),
          contract_state: String.t(),
          contract_signed_time: String.t(),
          contract_terminated_time: String.t() | nil,
          contract_terminated_mode: String.t() | nil,
          contract_termination_remark: String.t() | nil,
          repayment_day: integer | nil,
          repayment_amount_limit: String.t(),
          appid: String.t(),
          openid: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sp_mchid: object["sp_mchid"],
      contract_id: object["contract_id"],
      plan_id: object["plan_id"],
      out_contract_code: object["out_contract_code"],
      display_name: object["display_name"],
      contract_state: object["contract_state"],
      contract_signed_time: object["contract_signed_time"],
      contract_terminated_time: object["contract_terminated_time"],
      contract_terminated_mode: object["contract_terminated_mode"],
      contract_termination_remark: object["contract_termination_remark"],
      repayment_day: object["repayment_day"],
      repayment_amount_limit: object["repayment_amount_limit"],
      appid: object["appid"],
      openid: object["openid"]
    }
  end
end
