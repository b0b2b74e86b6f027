# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.BrandMembercardExchange do
  @moduledoc """
  A user wants to exchange a brand's points for a coupon (商家名片会员卡).

  Kind `brand_membercard.exchange`, carried by `BRAND_MEMBER_CARD.POINT_EXCHANGE_COUPON`,
  `BRAND_MEMBER_CARD_SP.POINT_EXCHANGE_COUPON`.

  After the exchange, report its outcome by the API call that synchronizes it: the acknowledgement does not
  carry it.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015878622>

    * `:record_id` - Id of the exchange.
    * `:brand_id` - WeChat Pay's id of the brand.
    * `:card_id` - Id of the card's template.
    * `:openid` - The user's id under the application.
    * `:user_card_code` - Number of the user's member card.
    * `:exchange_coupon_template_id` - Id of the offer to exchange points for a coupon.
    * `:deduct_points` - How many points the coupon costs.
    * `:stock_id` - Id of the coupon's stock.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:product_coupon_id` - Id of the product coupon. Uncertain: in one source only.
    * `:product_coupon_stock_type` - Kind of the product coupon's stock. Uncertain: in one source only.
  """

  @enforce_keys [
    :record_id,
    :brand_id,
    :card_id,
    :openid,
    :user_card_code,
    :exchange_coupon_template_id,
    :deduct_points,
    :stock_id
  ]
  defstruct [
    :record_id,
    :brand_id,
    :card_id,
    :openid,
    :user_card_code,
    :exchange_coupon_template_id,
    :deduct_points,
    :stock_id,
    :appid,
    :product_coupon_id,
    :product_coupon_stock_type
  ]

  @type t :: %__MODULE__{
          record_id: String.t(),
          brand_id: String.t(),
          card_id: String.t(),
          openid: String.t(),
          user_card_code: String.t(),
          exchange_coupon_template_id: String.t(),
          deduct_points: integer,
          stock_id: String.t(),
          appid: String.t() | nil,
          product_coupon_id: String.t() | nil,
          product_coupon_stock_type: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      record_id: object["record_id"],
      brand_id: object["brand_id"],
      card_id: object["card_id"],
      openid: object["openid"],
      user_card_code: object["user_card_code"],
      exchange_coupon_template_id: object["exchange_coupon_template_id"],
      deduct_points: object["deduct_points"],
      stock_id: object["stock_id"],
      appid: object["appid"],
      product_coupon_id: object["product_coupon_id"],
      product_coupon_stock_type: object["product_coupon_stock_type"]
    }
  end
end
