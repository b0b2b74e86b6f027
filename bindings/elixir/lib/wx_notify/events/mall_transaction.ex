# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.MallTransaction do
  @moduledoc """
  A member's payment in a business circle (智慧商圈).

  Kind `mall.transaction`, carried by `MALL_TRANSACTION.SUCCESS`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285856>

    * `:mchid` - The merchant number.
    * `:merchant_name` - Name of the business circle's merchant.
    * `:shop_name` - Name of the shop.
    * `:shop_number` - Number of the shop in the business circle.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:openid` - The user's id under the application.
    * `:time_end` - When the payment was complete. RFC 3339 with offset.
    * `:amount` - What the user paid. In the currency's minor unit (分 for CNY).
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:commit_tag` - Present when the user asked for the points by hand. Uncertain: value not
      documented in public.
    * `:code` - Number of the user's member card of the business circle. Uncertain: in one source only.
    * `:auth_type` - How the user authorized the business circle, such as REGISTERED_MODE. Uncertain: in
      one source only.
  """

  @enforce_keys [
    :merchant_name,
    :shop_name,
    :shop_number,
    :time_end,
    :amount,
    :transaction_id
  ]
  defstruct [
    :mchid,
    :merchant_name,
    :shop_name,
    :shop_number,
    :appid,
    :openid,
    :time_end,
    :amount,
    :transaction_id,
    :commit_tag,
    :code,
    :auth_type
  ]

  @type t :: %__MODULE__{
          mchid: String.t() | nil,
          merchant_name: String.t(),
          shop_name: String.t(),
          shop_number: String.t(),
          appid: String.t() | nil,
          openid: String.t() | nil,
          time_end: String.t(),
          amount: integer,
          transaction_id: String.t(),
          commit_tag: String.t() | nil,
          code: String.t() | nil,
          auth_type: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      mchid: object["mchid"],
      merchant_name: object["merchant_name"],
      shop_name: object["shop_name"],
      shop_number: object["shop_number"],
      appid: object["appid"],
      openid: object["openid"],
      time_end: object["time_end"],
      amount: object["amount"],
      transaction_id: object["transaction_id"],
      commit_tag: object["commit_tag"],
      code: object["code"],
      auth_type: object["auth_type"]
    }
  end
end
