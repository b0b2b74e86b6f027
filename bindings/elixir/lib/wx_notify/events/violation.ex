# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.Violation do
  @moduledoc """
  A sub-merchant punished, blocked or heard on appeal (商户违规通知).

  Kind `violation`, carried by `VIOLATION.APPEAL`, `VIOLATION.INTERCEPT`, `VIOLATION.PUNISH`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012079216>

    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:company_name` - Name of the sub-merchant's company.
    * `:record_id` - Id of the measure.
    * `:punish_plan` - The measure taken.
    * `:punish_time` - When the measure was taken. RFC 3339 with offset.
    * `:punish_description` - Description of the measure.
    * `:risk_type` - Kind of risk, such as ONE_YUAN_PURCHASES.
    * `:risk_description` - Description of the risk. Uncertain: a public sample has a space after the
      name.
  """

  @enforce_keys [
    :sub_mchid,
    :company_name,
    :record_id,
    :punish_plan,
    :punish_time,
    :punish_description,
    :risk_type
  ]
  defstruct [
    :sub_mchid,
    :company_name,
    :record_id,
    :punish_plan,
    :punish_time,
    :punish_description,
    :risk_type,
    :risk_description
  ]

  @type t :: %__MODULE__{
          sub_mchid: String.t(),
          company_name: String.t(),
          record_id: String.t(),
          punish_plan: String.t(),
          punish_time: String.t(),
          punish_description: String.t(),
          risk_type: String.t(),
          risk_description: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sub_mchid: object["sub_mchid"],
      company_name: object["company_name"],
      record_id: object["record_id"],
      punish_plan: object["punish_plan"],
      punish_time: object["punish_time"],
      punish_description: object["punish_description"],
      risk_type: object["risk_type"],
      risk_description: object["risk_description"]
    }
  end
end
