# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A sub-merchant's management record, new or changed (商户管控).
    #
    # Kind `merchant_control.manage`, carried by `MANAGERECORD.CHANGE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
    class ManageRecord < Event
      KIND = "merchant_control.manage"

      # The merchant number of the sub-merchant.
      #
      # @return [String]
      field :sub_mchid, required: true

      # Id of the management record.
      #
      # @return [String]
      field :manage_record_id, required: true

      # State of the management record: PENDING, SUBMITTED, EXPIRED, UNDER_REVIEW, RECOVERED, REJECTED.
      #
      # @return [String]
      field :manage_record_state, required: true
    end
  end
end
