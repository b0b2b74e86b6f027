# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.BrandMembercardPoint do
  @moduledoc """
  Points of a brand's member card to be synchronized (商家名片会员卡).

  Kind `brand_membercard.point`, carried by `BRAND_MEMBER_CARD.SYNC_USER_POINT`,
  `BRAND_MEMBER_CARD_SP.SYNC_USER_POINT`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016096820>

    * `:brand_id` - WeChat Pay's id of the brand.
    * `:card_id` - Id of the card's template.
    * `:openid` - The user's id under the application.
    * `:user_card_code` - Number of the user's member card.
  """

  @enforce_keys [
    :brand_id,
    :card_id,
    :openid,
    :user_card_code
  ]
  defstruct [
    :brand_id,
    :card_id,
    :openid,
    :user_card_code
  ]

  @type t :: %__MODULE__{
          brand_id: String.t(),
          card_id: String.t(),
          openid: String.t(),
          user_card_code: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      brand_id: object["brand_id"],
      card_id: object["card_id"],
      openid: object["openid"],
      user_card_code: object["user_card_code"]
    }
  end
end
