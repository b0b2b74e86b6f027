# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A user's member card of a merchant's name card, created or deleted (商家名片会员卡).
    #
    # Kind `membercard.user_card`, carried by `MEMBERCARDSP.USER_CARD.CREATE`, `MEMBERCARDSP.USER_CARD.DELETE`.
    #
    # The fields are not publicly documented. Public sources name the event as a former name of the brand's member card
    # (`brand_membercard`), whose fields may be the same.
    class MembercardUserCard < Event
      KIND = "membercard.user_card"

    end
  end
end
