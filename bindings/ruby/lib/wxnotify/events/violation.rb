# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A sub-merchant punished, blocked or heard on appeal (商户违规通知).
    #
    # Kind `violation`, carried by `VIOLATION.APPEAL`, `VIOLATION.INTERCEPT`, `VIOLATION.PUNISH`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012079216>
    class Violation < Event
      KIND = "violation"

      # The merchant number of the sub-merchant.
      #
      # @return [String]
      field :sub_mchid, required: true

      # Name of the sub-merchant's company.
      #
      # @return [String]
      field :company_name, required: true

      # Id of the measure.
      #
      # @return [String]
      field :record_id, required: true

      # The measure taken.
      #
      # @return [String]
      field :punish_plan, required: true

      # When the measure was taken. RFC 3339 with offset.
      #
      # @return [String]
      field :punish_time, required: true

      # Description of the measure.
      #
      # @return [String]
      field :punish_description, required: true

      # Kind of risk, such as ONE_YUAN_PURCHASES.
      #
      # @return [String]
      field :risk_type, required: true

      # Description of the risk. Uncertain: a public sample has a space after the name.
      #
      # @return [String, nil]
      field :risk_description
    end
  end
end
