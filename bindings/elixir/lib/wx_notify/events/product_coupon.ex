# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.ProductCoupon do
  @moduledoc """
  A product coupon given, used or returned (商品券).

  Kind `product_coupon`, carried by `PRODUCT_COUPON.RETURN`, `PRODUCT_COUPON.SEND`, `PRODUCT_COUPON.USE`,
  `PRODUCT_COUPON_SP.SEND`.

  Only the coupon given (`PRODUCT_COUPON_SP.SEND`) is publicly documented in full; for a coupon used or
  returned the fields come from public sample code. So none is required.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015780862>

    * `:brand_id` - WeChat Pay's id of the brand.
    * `:coupon_code` - Code of the user's coupon.
    * `:product_coupon_id` - Id of the product coupon.
    * `:stock_id` - Id of the coupon's stock.
    * `:stock_bundle_id` - Id of the bundle of coupon stocks.
    * `:user_coupon_bundle_id` - Id of the user's bundle of coupons.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:openid` - The user's id under the application.
    * `:unionid` - The user's id across the merchant's applications.
    * `:receive_time` - When the user got the coupon. RFC 3339 with offset.
    * `:send_request_no` - Number of the request to give the coupon.
    * `:send_channel` - How the coupon was given: API, BRAND_MANAGE, MERCHANT_CARD, MEMBER,
      SMALL_ACTIVITY.
    * `:valid_begin_time` - From when the coupon is valid. RFC 3339 with offset. Uncertain: in one
      source only.
    * `:valid_end_time` - Until when the coupon is valid. RFC 3339 with offset. Uncertain: in one source
      only.
    * `:phone_number` - The user's phone number.
    * `:country_code` - Country code of the phone number.
    * `:attach` - The merchant's own data, returned as it was given.
    * `:channel_custom_info` - The channel's own data.
  """

  defstruct [
    :brand_id,
    :coupon_code,
    :product_coupon_id,
    :stock_id,
    :stock_bundle_id,
    :user_coupon_bundle_id,
    :appid,
    :openid,
    :unionid,
    :receive_time,
    :send_request_no,
    :send_channel,
    :valid_begin_time,
    :valid_end_time,
    :phone_number,
    :country_code,
    :attach,
    :channel_custom_info
  ]

  @type t :: %__MODULE__{
          brand_id: String.t() | nil,
          coupon_code: String.t() | nil,
          product_coupon_id: String.t() | nil,
          stock_id: String.t() | nil,
          stock_bundle_id: String.t() | nil,
          user_coupon_bundle_id: String.t() | nil,
          appid: String.t() | nil,
          openid: String.t() | nil,
          unionid: String.t() | nil,
          receive_time: String.t() | nil,
          send_request_no: String.t() | nil,
          send_channel: String.t() | nil,
          valid_begin_time: String.t() | nil,
          valid_end_time: String.t() | nil,
          phone_number: String.t() | nil,
          country_code: String.t() | nil,
          attach: String.t() | nil,
          channel_custom_info: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      brand_id: object["brand_id"],
      coupon_code: object["coupon_code"],
      product_coupon_id: object["product_coupon_id"],
      stock_id: object["stock_id"],
      stock_bundle_id: object["stock_bundle_id"],
      user_coupon_bundle_id: object["user_coupon_bundle_id"],
      appid: object["appid"],
      openid: object["openid"],
      unionid: object["unionid"],
      receive_time: object["receive_time"],
      send_request_no: object["send_request_no"],
      send_channel: object["send_channel"],
      valid_begin_time: object["valid_begin_time"],
      valid_end_time: object["valid_end_time"],
      phone_number: object["phone_number"],
      country_code: object["country_code"],
      attach: object["attach"],
      channel_custom_info: object["channel_custom_info"]
    }
  end
end
