# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.WebizpayQuotaCard do
  @moduledoc """
  A company's quota card expired (企业支付).

  Kind `webizpay.quota_card`, carried by `WEBIZPAY.QUOTACARDEXPIRED`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>

    * `:sp_mchid` - The merchant number of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:card_no` - Number of the company's quota card.
    * `:employee_id` - WeChat Pay's id of the employee's authorization.
    * `:card_state` - State of the card: ACTIVE, DISABLED.
    * `:card_disabled_time` - When the card was disabled. Uncertain: format not documented in public.
    * `:reason` - Why the card was disabled.
  """

  @enforce_keys [
    :sp_mchid,
    :sub_mchid,
    :card_no,
    :employee_id,
    :card_state,
    :card_disabled_time
  ]
  defstruct [
    :sp_mchid,
    :sub_mchid,
    :card_no,
    :employee_id,
    :card_state,
    :card_disabled_time,
    :reason
  ]

  @type t :: %__MODULE__{
          sp_mchid: String.t(),
          sub_mchid: String.t(),
          card_no: String.t(),
          employee_id: String.t(),
          card_state: String.t(),
          card_disabled_time: String.t(),
          reason: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sp_mchid: object["sp_mchid"],
      sub_mchid: object["sub_mchid"],
      card_no: object["card_no"],
      employee_id: object["employee_id"],
      card_state: object["card_state"],
      card_disabled_time: object["card_disabled_time"],
      reason: object["reason"]
    }
  end
end
