# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # Payments of a sub-merchant blocked (商户管控).
    #
    # Kind `merchant_control.block`, carried by `BLOCKRECORD.CHANGE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014940982>
    class BlockRecord < Event
      KIND = "merchant_control.block"

      # The merchant number of the sub-merchant.
      #
      # @return [String]
      field :sub_mchid, required: true

      # Id of the record of blocked payments.
      #
      # @return [String]
      field :block_record_id, required: true

      # How many payments were blocked: LESS_THAN_TWENTY, LESS_THAN_ONE_HUNDRED, LESS_THAN_ONE_THOUSAND, OVER_ONE_THOUSAND.
      #
      # @return [String]
      field :block_count_level, required: true
    end
  end
end
