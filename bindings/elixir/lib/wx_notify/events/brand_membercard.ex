# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.BrandMembercard do
  @moduledoc """
  A user's member card of a brand, created or deleted (商家名片会员卡).

  Kind `brand_membercard`, carried by `BRAND_MEMBER_CARD.USER_CARD.CREATE`,
  `BRAND_MEMBER_CARD.USER_CARD.DELETE`, `BRAND_MEMBER_CARD_SP.USER_CARD.CREATE`,
  `BRAND_MEMBER_CARD_SP.USER_CARD.DELETE`.

  `phone_number` and what the user filled in (`value`, `user_chosen_values`) are encrypted with the
  merchant's public key, inside the decrypted notification.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015283692>

    * `:user_card_code` - Number of the user's member card.
    * `:card_id` - Id of the card's template.
    * `:openid` - The user's id under the application.
    * `:card_color` - Background colour of the card, as RGB in hexadecimal.
    * `:card_picture_url` - Background picture of the card. A URL.
    * `:brand_id` - WeChat Pay's id of the brand.
    * `:card_type` - Kind of member card: PURCHASE, NORMAL, BALANCE.
    * `:phone_number` - The user's phone number, encrypted with the merchant's public key. Base64.
    * `:level` - Level of the member.
    * `:valid_date_information` - When the card is valid.
    * `:pickup_time` - When the user took the card. RFC 3339 with offset.
    * `:user_information` - What the user filled in to get the card.
    * `:attach` - The merchant's own data, returned as it was given.
    * `:user_card_state` - State of the user's card: NOT_EFFECTIVE, EFFECTIVE, EXPIRED, UNAVAILABLE,
      DELETE.
    * `:invalid_reason` - Why the card became invalid.
    * `:invalid_time` - When the card became invalid. RFC 3339 with offset.
    * `:create_time` - When the record was created. RFC 3339 with offset.
    * `:modify_time` - When the record last changed. RFC 3339 with offset.
  """

  alias __MODULE__.ValidDateInformation
  alias __MODULE__.UserInformation

  @enforce_keys [
    :card_id,
    :openid,
    :card_color,
    :card_picture_url,
    :brand_id,
    :card_type,
    :valid_date_information,
    :pickup_time,
    :user_card_state,
    :create_time,
    :modify_time
  ]
  defstruct [
    :user_card_code,
    :card_id,
    :openid,
    :card_color,
    :card_picture_url,
    :brand_id,
    :card_type,
    :phone_number,
    :level,
    :valid_date_information,
    :pickup_time,
    :user_information,
    :attach,
    :user_card_state,
    :invalid_reason,
    :invalid_time,
    :create_time,
    :modify_time
  ]

  @type t :: %__MODULE__{
          user_card_code: String.t() | nil,
          card_id: String.t(),
          openid: String.t(),
          card_color: String.t(),
          card_picture_url: String.t(),
          brand_id: String.t(),
          card_type: String.t(),
          phone_number: String.t() | nil,
          level: String.t() | nil,
          valid_date_information: ValidDateInformation.t(),
          pickup_time: String.t(),
          user_information: UserInformation.t() | nil,
          attach: String.t() | nil,
          user_card_state: String.t(),
          invalid_reason: String.t() | nil,
          invalid_time: String.t() | nil,
          create_time: String.t(),
          modify_time: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      user_card_code: object["user_card_code"],
      card_id: object["card_id"],
      openid: object["openid"],
      card_color: object["card_color"],
      card_picture_url: object["card_picture_url"],
      brand_id: object["brand_id"],
      card_type: object["card_type"],
      phone_number: object["phone_number"],
      level: object["level"],
      valid_date_information: ValidDateInformation.read(object["valid_date_information"]),
      pickup_time: object["pickup_time"],
      user_information: object["user_information"] && UserInformation.read(object["user_information"]),
      attach: object["attach"],
      user_card_state: object["user_card_state"],
      invalid_reason: object["invalid_reason"],
      invalid_time: object["invalid_time"],
      create_time: object["create_time"],
      modify_time: object["modify_time"]
    }
  end
end

defmodule WxNotify.Events.BrandMembercard.UserInformation do
  @moduledoc """
  What the user filled in to get the card: `user_information`.

    * `:common_field_list` - The platform's fields the user filled in.
    * `:custom_field_list` - The merchant's own fields the user filled in.
  """

  alias __MODULE__.CommonFieldList
  alias __MODULE__.CustomFieldList

  defstruct common_field_list: [],
            custom_field_list: []

  @type t :: %__MODULE__{
          common_field_list: [CommonFieldList.t()],
          custom_field_list: [CustomFieldList.t()]
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      common_field_list: Enum.map(object["common_field_list"] || [], &CommonFieldList.read/1),
      custom_field_list: Enum.map(object["custom_field_list"] || [], &CustomFieldList.read/1)
    }
  end
end

defmodule WxNotify.Events.BrandMembercard.UserInformation.CustomFieldList do
  @moduledoc """
  The merchant's own fields the user filled in: `user_information.custom_field_list[]`.

    * `:name` - Name of the field.
    * `:user_chosen_values` - What the user chose, each value encrypted with the merchant's public key.
      Base64.
  """

  defstruct [
    :name,
    user_chosen_values: []
  ]

  @type t :: %__MODULE__{
          name: String.t() | nil,
          user_chosen_values: [String.t()]
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      name: object["name"],
      user_chosen_values: object["user_chosen_values"] || []
    }
  end
end

defmodule WxNotify.Events.BrandMembercard.UserInformation.CommonFieldList do
  @moduledoc """
  The platform's fields the user filled in: `user_information.common_field_list[]`.

    * `:name` - Which field: USER_FORM_FLAG_SEX, USER_FORM_FLAG_NAME, USER_FORM_FLAG_BIRTHDAY,
      USER_FORM_FLAG_ADDRESS, USER_FORM_FLAG_EMAIL, USER_FORM_FLAG_CITY.
    * `:value` - What the user filled in, encrypted with the merchant's public key. Base64.
  """

  defstruct [
    :name,
    :value
  ]

  @type t :: %__MODULE__{
          name: String.t() | nil,
          value: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      name: object["name"],
      value: object["value"]
    }
  end
end

defmodule WxNotify.Events.BrandMembercard.ValidDateInformation do
  @moduledoc """
  When the card is valid: `valid_date_information`.

    * `:type` - Kind of validity: FIX_TIME_RANGE, FIX_TERM, PERMANENT.
    * `:available_begin_time` - From when it can be used. RFC 3339 with offset.
    * `:available_end_time` - Until when it can be used. RFC 3339 with offset.
    * `:available_day_after_receive` - For how many days the card is valid. In days.
  """

  @enforce_keys [
    :type
  ]
  defstruct [
    :type,
    :available_begin_time,
    :available_end_time,
    :available_day_after_receive
  ]

  @type t :: %__MODULE__{
          type: String.t(),
          available_begin_time: String.t() | nil,
          available_end_time: String.t() | nil,
          available_day_after_receive: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      type: object["type"],
      available_begin_time: object["available_begin_time"],
      available_end_time: object["available_end_time"],
      available_day_after_receive: object["available_day_after_receive"]
    }
  end
end
