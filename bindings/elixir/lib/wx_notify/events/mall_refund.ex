# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.MallRefund do
  @moduledoc """
  A refund of a member's payment in a business circle (智慧商圈).

  Kind `mall.refund`, carried by `MALL_REFUND.SUCCESS`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285869>

    * `:mchid` - The merchant number.
    * `:merchant_name` - Name of the business circle's merchant.
    * `:shop_name` - Name of the shop.
    * `:shop_number` - Number of the shop in the business circle.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:openid` - The user's id under the application.
    * `:refund_time` - When the refund was made. RFC 3339 with offset.
    * `:pay_amount` - What the user paid. In the currency's minor unit (分 for CNY).
    * `:refund_amount` - The amount refunded. In the currency's minor unit (分 for CNY).
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:refund_id` - WeChat Pay's number of the refund.
  """

  @enforce_keys [
    :merchant_name,
    :shop_name,
    :shop_number,
    :refund_time,
    :pay_amount,
    :refund_amount,
    :transaction_id,
    :refund_id
  ]
  defstruct [
    :mchid,
    :merchant_name,
    :shop_name,
    :shop_number,
    :appid,
    :openid,
    :refund_time,
    :pay_amount,
    :refund_amount,
    :transaction_id,
    :refund_id
  ]

  @type t :: %__MODULE__{
          mchid: String.t() | nil,
          merchant_name: String.t(),
          shop_name: String.t(),
          shop_number: String.t(),
          appid: String.t() | nil,
          openid: String.t() | nil,
          refund_time: String.t(),
          pay_amount: integer,
          refund_amount: integer,
          transaction_id: String.t(),
          refund_id: String.t()
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
      refund_time: object["refund_time"],
      pay_amount: object["pay_amount"],
      refund_amount: object["refund_amount"],
      transaction_id: object["transaction_id"],
      refund_id: object["refund_id"]
    }
  end
end
