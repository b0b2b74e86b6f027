# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A user's member card of a brand, created or deleted (商家名片会员卡).
    #
    # Kind `brand_membercard`, carried by `BRAND_MEMBER_CARD.USER_CARD.CREATE`, `BRAND_MEMBER_CARD.USER_CARD.DELETE`,
    # `BRAND_MEMBER_CARD_SP.USER_CARD.CREATE`, `BRAND_MEMBER_CARD_SP.USER_CARD.DELETE`.
    #
    # `phone_number` and what the user filled in (`value`, `user_chosen_values`) are encrypted with the merchant's public key,
    # inside the decrypted notification.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015283692>
    class BrandMembercard < Event
      KIND = "brand_membercard"

      # When the card is valid: `valid_date_information`.
      class ValidDateInformation < Part
        # Kind of validity: FIX_TIME_RANGE, FIX_TERM, PERMANENT.
        #
        # @return [String]
        field :type, required: true

        # From when it can be used. RFC 3339 with offset.
        #
        # @return [String, nil]
        field :available_begin_time

        # Until when it can be used. RFC 3339 with offset.
        #
        # @return [String, nil]
        field :available_end_time

        # For how many days the card is valid. In days.
        #
        # @return [Integer, nil]
        field :available_day_after_receive
      end

      # What the user filled in to get the card: `user_information`.
      class UserInformation < Part
        # The platform's fields the user filled in: `user_information.common_field_list[]`.
        class CommonFieldList < Part
          # Which field: USER_FORM_FLAG_SEX, USER_FORM_FLAG_NAME, USER_FORM_FLAG_BIRTHDAY, USER_FORM_FLAG_ADDRESS,
          # USER_FORM_FLAG_EMAIL, USER_FORM_FLAG_CITY.
          #
          # @return [String, nil]
          field :name

          # What the user filled in, encrypted with the merchant's public key. Base64.
          #
          # @return [String, nil]
          field :value
        end

        # The merchant's own fields the user filled in: `user_information.custom_field_list[]`.
        class CustomFieldList < Part
          # Name of the field.
          #
          # @return [String, nil]
          field :name

          # What the user chose, each value encrypted with the merchant's public key. Base64.
          #
          # @return [Array<String>]
          field :user_chosen_values, list: true
        end

        # The platform's fields the user filled in.
        #
        # @return [Array<CommonFieldList>]
        field :common_field_list, CommonFieldList, list: true

        # The merchant's own fields the user filled in.
        #
        # @return [Array<CustomFieldList>]
        field :custom_field_list, CustomFieldList, list: true
      end

      # Number of the user's member card.
      #
      # @return [String, nil]
      field :user_card_code

      # Id of the card's template.
      #
      # @return [String]
      field :card_id, required: true

      # The user's id under the application.
      #
      # @return [String]
      field :openid, required: true

      # Background colour of the card, as RGB in hexadecimal.
      #
      # @return [String]
      field :card_color, required: true

      # Background picture of the card. A URL.
      #
      # @return [String]
      field :card_picture_url, required: true

      # WeChat Pay's id of the brand.
      #
      # @return [String]
      field :brand_id, required: true

      # Kind of member card: PURCHASE, NORMAL, BALANCE.
      #
      # @return [String]
      field :card_type, required: true

      # The user's phone number, encrypted with the merchant's public key. Base64.
      #
      # @return [String, nil]
      field :phone_number

      # Level of the member.
      #
      # @return [String, nil]
      field :level

      # When the card is valid.
      #
      # @return [ValidDateInformation]
      field :valid_date_information, ValidDateInformation, required: true

      # When the user took the card. RFC 3339 with offset.
      #
      # @return [String]
      field :pickup_time, required: true

      # What the user filled in to get the card.
      #
      # @return [UserInformation, nil]
      field :user_information, UserInformation

      # The merchant's own data, returned as it was given.
      #
      # @return [String, nil]
      field :attach

      # State of the user's card: NOT_EFFECTIVE, EFFECTIVE, EXPIRED, UNAVAILABLE, DELETE.
      #
      # @return [String]
      field :user_card_state, required: true

      # Why the card became invalid.
      #
      # @return [String, nil]
      field :invalid_reason

      # When the card became invalid. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :invalid_time

      # When the record was created. RFC 3339 with offset.
      #
      # @return [String]
      field :create_time, required: true

      # When the record last changed. RFC 3339 with offset.
      #
      # @return [String]
      field :modify_time, required: true
    end
  end
end
