# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # An appeal against blocked payments decided (商户管控).
    #
    # Kind `merchant_control.appeal`, carried by `BLOCKSUBMISSION.CHANGE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
    class BlockSubmission < Event
      KIND = "merchant_control.appeal"

      # The merchant number of the sub-merchant.
      #
      # @return [String]
      field :sub_mchid, required: true

      # Id of the appeal.
      #
      # @return [String]
      field :appeal_record_id, required: true

      # Outcome of the appeal: PASS, REJECT.
      #
      # @return [String]
      field :appeal_result, required: true
    end
  end
end
