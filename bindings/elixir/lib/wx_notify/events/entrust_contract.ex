# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.EntrustContract do
  @moduledoc """
  A deduction contract signed or ended (委托代扣).

  Kind `entrust.contract`, carried by `ENTRUST.SIGN`, `ENTRUST.TERMINATE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012160323>

    * `:mchid` - The merchant number.
    * `:contract_id` - WeChat Pay's number of the contract.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:plan_id` - Id of the plan or template.
    * `:out_contract_code` - The merchant's number of the contract.
    * `:contract_display_account` - The user's name in the contract, as the merchant gave it.
    * `:contract_state` - State of the contract: SIGNED, TERMINATED.
    * `:contract_signed_time` - When the contract was signed. RFC 3339 with offset.
    * `:contract_expired_time` - When the contract expires. RFC 3339 with offset.
    * `:openid` - The user's id under the application.
    * `:contract_terminate_info` - How the contract was ended; only when its state is TERMINATED.
    * `:deduct_schedule` - The scheduled deduction; only for contracts that schedule one.
    * `:sp_mchid` - The merchant number of the service provider.
    * `:sp_appid` - The application id of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:sp_openid` - The user's id under the service provider's application.
    * `:sub_openid` - The user's id under the sub-merchant's application.
    * `:out_user_code` - The merchant's id of the user.
  """

  alias __MODULE__.ContractTerminateInfo
  alias __MODULE__.DeductSchedule

  @enforce_keys [
    :contract_id,
    :plan_id,
    :out_contract_code,
    :contract_display_account,
    :contract_state,
    :contract_signed_time,
    :contract_expired_time
  ]
  defstruct [
    :mchid,
    :contract_id,
    :appid,
    :plan_id,
    :out_contract_code,
    :contract_display_account,
    :contract_state,
    :contract_signed_time,
    :contract_expired_time,
    :openid,
    :contract_terminate_info,
    :deduct_schedule,
    :sp_mchid,
    :sp_appid,
    :sub_mchid,
    :sub_appid,
    :sp_openid,
    :sub_openid,
    :out_user_code
  ]

  @type t :: %__MODULE__{
          mchid: String.t() | nil,
          contract_id: String.t(),
          appid: String.t() | nil,
          plan_id: integer,
          out_contract_code: String.t(),
          contract_display_account: String.t(),
          contract_state: String.t(),
          contract_signed_time: String.t(),
          contract_expired_time: String.t(),
          openid: String.t() | nil,
          contract_terminate_info: ContractTerminateInfo.t() | nil,
          deduct_schedule: DeductSchedule.t() | nil,
          sp_mchid: String.t() | nil,
          sp_appid: String.t() | nil,
          sub_mchid: String.t() | nil,
          sub_appid: String.t() | nil,
          sp_openid: String.t() | nil,
          sub_openid: String.t() | nil,
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
      contract_display_account: object["contract_display_account"],
      contract_state: object["contract_state"],
      contract_signed_time: object["contract_signed_time"],
      contract_expired_time: object["contract_expired_time"],
      openid: object["openid"],
      contract_terminate_info:
        object["contract_terminate_info"] && ContractTerminateInfo.read(object["contract_terminate_info"]),
      deduct_schedule: object["deduct_schedule"] && DeductSchedule.read(object["deduct_schedule"]),
      sp_mchid: object["sp_mchid"],
      sp_appid: object["sp_appid"],
      sub_mchid: object["sub_mchid"],
      sub_appid: object["sub_appid"],
      sp_openid: object["sp_openid"],
      sub_openid: object["sub_openid"],
      out_user_code: object["out_user_code"]
    }
  end
end

defmodule WxNotify.Events.EntrustContract.DeductSchedule do
  @moduledoc """
  The scheduled deduction; only for contracts that schedule one: `deduct_schedule`.

    * `:estimated_deduct_date` - Day the deduction is expected. As `yyyy-MM-dd`.
    * `:estimated_deduct_amount` - The amount expected when the contract was signed.
    * `:schedule_state` - State of the scheduled deduction: NO_SCHEDULED, SCHEDULED, PAID, EXPIRED.
    * `:scheduled_amount` - The amount scheduled; present once the state is SCHEDULED or PAID.
    * `:deduct_amount` - What was deducted; present once the state is PAID.
    * `:deduct_date` - Day of the deduction. As `yyyy-MM-dd`.
  """

  alias __MODULE__.EstimatedDeductAmount
  alias __MODULE__.ScheduledAmount
  alias __MODULE__.DeductAmount

  @enforce_keys [
    :estimated_deduct_date,
    :estimated_deduct_amount,
    :schedule_state,
    :deduct_date
  ]
  defstruct [
    :estimated_deduct_date,
    :estimated_deduct_amount,
    :schedule_state,
    :scheduled_amount,
    :deduct_amount,
    :deduct_date
  ]

  @type t :: %__MODULE__{
          estimated_deduct_date: String.t(),
          estimated_deduct_amount: EstimatedDeductAmount.t(),
          schedule_state: String.t(),
          scheduled_amount: ScheduledAmount.t() | nil,
          deduct_amount: DeductAmount.t() | nil,
          deduct_date: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      estimated_deduct_date: object["estimated_deduct_date"],
      estimated_deduct_amount: EstimatedDeductAmount.read(object["estimated_deduct_amount"]),
      schedule_state: object["schedule_state"],
      scheduled_amount: object["scheduled_amount"] && ScheduledAmount.read(object["scheduled_amount"]),
      deduct_amount: object["deduct_amount"] && DeductAmount.read(object["deduct_amount"]),
      deduct_date: object["deduct_date"]
    }
  end
end

defmodule WxNotify.Events.EntrustContract.DeductSchedule.DeductAmount do
  @moduledoc """
  What was deducted; present once the state is PAID: `deduct_schedule.deduct_amount`.

    * `:amount` - The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`,
      depending on the source.
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
    * `:total` - The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`,
      depending on the source.
  """

  @enforce_keys [
    :currency
  ]
  defstruct [
    :amount,
    :currency,
    :total
  ]

  @type t :: %__MODULE__{
          amount: integer | nil,
          currency: String.t(),
          total: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      amount: object["amount"],
      currency: object["currency"],
      total: object["total"]
    }
  end
end

defmodule WxNotify.Events.EntrustContract.DeductSchedule.ScheduledAmount do
  @moduledoc """
  The amount scheduled; present once the state is SCHEDULED or PAID: `deduct_schedule.scheduled_amount`.

    * `:amount` - The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`,
      depending on the source.
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
    * `:total` - The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`,
      depending on the source.
  """

  defstruct [
    :amount,
    :currency,
    :total
  ]

  @type t :: %__MODULE__{
          amount: integer | nil,
          currency: String.t() | nil,
          total: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      amount: object["amount"],
      currency: object["currency"],
      total: object["total"]
    }
  end
end

defmodule WxNotify.Events.EntrustContract.DeductSchedule.EstimatedDeductAmount do
  @moduledoc """
  The amount expected when the contract was signed: `deduct_schedule.estimated_deduct_amount`.

    * `:amount` - The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`,
      depending on the source.
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
    * `:total` - The amount. In the currency's minor unit (分 for CNY). Uncertain: `amount` or `total`,
      depending on the source.
  """

  @enforce_keys [
    :currency
  ]
  defstruct [
    :amount,
    :currency,
    :total
  ]

  @type t :: %__MODULE__{
          amount: integer | nil,
          currency: String.t(),
          total: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      amount: object["amount"],
      currency: object["currency"],
      total: object["total"]
    }
  end
end

defmodule WxNotify.Events.EntrustContract.ContractTerminateInfo do
  @moduledoc """
  How the contract was ended; only when its state is TERMINATED: `contract_terminate_info`.

    * `:contract_termination_mode` - How the contract was ended: USER_TERMINATE, MCH_API_TERMINATE, API,
      WEPAY_WEB_TERMINATE, CUSTOMER_SERVICE_TERMINATE, SYSTEM_TERMINATE.
    * `:contract_terminated_time` - When the contract was ended. RFC 3339 with offset.
    * `:contract_termination_remark` - Why the contract was ended, in words.
  """

  @enforce_keys [
    :contract_termination_mode
  ]
  defstruct [
    :contract_termination_mode,
    :contract_terminated_time,
    :contract_termination_remark
  ]

  @type t :: %__MODULE__{
          contract_termination_mode: String.t(),
          contract_terminated_time: String.t() | nil,
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
