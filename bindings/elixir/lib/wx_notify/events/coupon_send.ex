# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.CouponSend do
  @moduledoc """
  A coupon given to a user (商家券).

  Kind `coupon.send`, carried by `COUPON.SEND`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285279>

    * `:event_type` - Finer kind of event.
    * `:coupon_code` - Code of the user's coupon.
    * `:stock_id` - Id of the coupon's stock.
    * `:send_time` - When the coupon was given. RFC 3339 with offset.
    * `:openid` - The user's id under the application.
    * `:unionid` - The user's id across the merchant's applications.
    * `:send_channel` - How the coupon was given, such as BUSICOUPON_SEND_CHANNEL_MINIAPP,
      BUSICOUPON_SEND_CHANNEL_API, BUSICOUPON_SEND_CHANNEL_PAYGIFT.
    * `:send_merchant` - Merchant number that gave the coupon.
    * `:act_id` - Id of the activity in which the coupon was given.
    * `:attach_info` - Where the coupon came from; only for some channels.
  """

  alias __MODULE__.AttachInfo

  @enforce_keys [
    :coupon_code,
    :stock_id,
    :send_time,
    :send_channel,
    :send_merchant
  ]
  defstruct [
    :event_type,
    :coupon_code,
    :stock_id,
    :send_time,
    :openid,
    :unionid,
    :send_channel,
    :send_merchant,
    :act_id,
    :attach_info
  ]

  @type t :: %__MODULE__{
          event_type: String.t() | nil,
          coupon_code: String.t(),
          stock_id: String.t(),
          send_time: String.t(),
          openid: String.t() | nil,
          unionid: String.t() | nil,
          send_channel: String.t(),
          send_merchant: String.t(),
          act_id: String.t() | nil,
          attach_info: AttachInfo.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      event_type: object["event_type"],
      coupon_code: object["coupon_code"],
      stock_id: object["stock_id"],
      send_time: object["send_time"],
      openid: object["openid"],
      unionid: object["unionid"],
      send_channel: object["send_channel"],
      send_merchant: object["send_merchant"],
      act_id: object["act_id"],
      attach_info: object["attach_info"] && AttachInfo.read(object["attach_info"])
    }
  end
end

defmodule WxNotify.Events.CouponSend.AttachInfo do
  @moduledoc """
  Where the coupon came from; only for some channels: `attach_info`.

    * `:transaction_id` - The payment that the coupon was given for; only for coupons given after
      paying.
    * `:act_code` - Id of the coupon hall's activity; only for coupons taken by scanning.
    * `:hall_code` - Id of the coupon hall; only for coupons taken by scanning.
    * `:hall_belong_mch_id` - Merchant number of the coupon hall's owner; only for coupons taken by
      scanning.
    * `:card_id` - Id of the member card; only for coupons given by a card's activity.
    * `:code` - Number of the user's member card; only for coupons given by a card's activity.
    * `:activity_id` - Id of the member activity; only for coupons given by one.
    * `:phone_number` - The user's phone number. Uncertain: in one source only.
    * `:country_code` - Country code of the phone number. Uncertain: in one source only.
  """

  defstruct [
    :transaction_id,
    :act_code,
    :hall_code,
    :hall_belong_mch_id,
    :card_id,
    :code,
    :activity_id,
    :phone_number,
    :country_code
  ]

  @type t :: %__MODULE__{
          transaction_id: String.t() | nil,
          act_code: String.t() | nil,
          hall_code: String.t() | nil,
          hall_belong_mch_id: integer | nil,
          card_id: String.t() | nil,
          code: String.t() | nil,
          activity_id: String.t() | nil,
          phone_number: String.t() | nil,
          country_code: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      transaction_id: object["transaction_id"],
      act_code: object["act_code"],
      hall_code: object["hall_code"],
      hall_belong_mch_id: object["hall_belong_mch_id"],
      card_id: object["card_id"],
      code: object["code"],
      activity_id: object["activity_id"],
      phone_number: object["phone_number"],
      country_code: object["country_code"]
    }
  end
end
