# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.DiscountCardPaid do
  @moduledoc """
  A discount card paid for (微信先享卡).

  Kind `discount_card.paid`, carried by `DISCOUNT_CARD.USER_PAID`.

  Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_6.shtml>

    * `:appid` - The application id of the merchant, or of the service provider.
    * `:openid` - The user's id under the application.
    * `:card_id` - WeChat Pay's id of the discount card.
    * `:card_template_id` - Id of the card's template.
    * `:out_card_code` - The merchant's number of the card.
    * `:mchid` - The merchant number.
    * `:state` - State of the card. Uncertain: values not documented in public.
    * `:unfinished_reason` - Why the user did not keep the promise. Uncertain: values not documented in
      public.
    * `:total_amount` - The whole amount, as a string. Uncertain: an amount given as a string; the unit
      is not documented.
    * `:pay_information` - The payment.
  """

  alias __MODULE__.PayInformation

  defstruct [
    :appid,
    :openid,
    :card_id,
    :card_template_id,
    :out_card_code,
    :mchid,
    :state,
    :unfinished_reason,
    :total_amount,
    :pay_information
  ]

  @type t :: %__MODULE__{
          appid: String.t() | nil,
          openid: String.t() | nil,
          card_id: String.t() | nil,
          card_template_id: String.t() | nil,
          out_card_code: String.t() | nil,
          mchid: String.t() | nil,
          state: String.t() | nil,
          unfinished_reason: String.t() | nil,
          total_amount: String.t() | nil,
          pay_information: PayInformation.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      appid: object["appid"],
      openid: object["openid"],
      card_id: object["card_id"],
      card_template_id: object["card_template_id"],
      out_card_code: object["out_card_code"],
      mchid: object["mchid"],
      state: object["state"],
      unfinished_reason: object["unfinished_reason"],
      total_amount: object["total_amount"],
      pay_information: object["pay_information"] && PayInformation.read(object["pay_information"])
    }
  end
end

defmodule WxNotify.Events.DiscountCardPaid.PayInformation do
  @moduledoc """
  The payment: `pay_information`.

    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:pay_state` - State of the payment. Uncertain: values not documented in public.
    * `:pay_amount` - What the user paid, as a string. Uncertain: an amount given as a string; the unit
      is not documented.
    * `:pay_time` - When the user paid. RFC 3339 with offset.
  """

  defstruct [
    :transaction_id,
    :pay_state,
    :pay_amount,
    :pay_time
  ]

  @type t :: %__MODULE__{
          transaction_id: String.t() | nil,
          pay_state: String.t() | nil,
          pay_amount: String.t() | nil,
          pay_time: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      transaction_id: object["transaction_id"],
      pay_state: object["pay_state"],
      pay_amount: object["pay_amount"],
      pay_time: object["pay_time"]
    }
  end
end
