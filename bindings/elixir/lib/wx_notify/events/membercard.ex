# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.Membercard do
  @moduledoc """
  A member card taken or activated (会员卡).

  Kind `membercard`, carried by `MEMBERCARD.ACCEPT_CARD`, `MEMBERCARD.ACTIVATE_CARD`,
  `MEMBERCARD.USERCARD_MANAGE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012288215>

    * `:event_type` - What happened, such as MEMBER_CARD_ACTIVATE.
    * `:card_id` - Id of the card.
    * `:code` - Number of the user's card.
    * `:event_time` - When it happened. RFC 3339 with offset.
    * `:openid` - The user's id under the application.
    * `:unionid` - The user's id across the merchant's applications.
    * `:phone_number` - The user's phone number.
    * `:outer_str` - The merchant's own data on where the card was taken.
    * `:activate_scene` - Where the user activated the card. Uncertain: values not documented in public.
  """

  @enforce_keys [
    :event_type,
    :card_id,
    :event_time
  ]
  defstruct [
    :event_type,
    :card_id,
    :code,
    :event_time,
    :openid,
    :unionid,
    :phone_number,
    :outer_str,
    :activate_scene
  ]

  @type t :: %__MODULE__{
          event_type: String.t(),
          card_id: String.t(),
          code: String.t() | nil,
          event_time: String.t(),
          openid: String.t() | nil,
          unionid: String.t() | nil,
          phone_number: String.t() | nil,
          outer_str: String.t() | nil,
          activate_scene: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      event_type: object["event_type"],
      card_id: object["card_id"],
      code: object["code"],
      event_time: object["event_time"],
      openid: object["openid"],
      unionid: object["unionid"],
      phone_number: object["phone_number"],
      outer_str: object["outer_str"],
      activate_scene: object["activate_scene"]
    }
  end
end
