# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A user filled in the title for an electronic invoice (电子发票).
    #
    # Kind `fapiao.user_applied`, carried by `FAPIAO.USER_APPLIED`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286035>
    class FapiaoUserApplied < Event
      KIND = "fapiao.user_applied"

      # The invoices: `fapiao_information[]`.
      class FapiaoInformation < Part
        # The merchant's number of the invoice.
        #
        # @return [String]
        field :fapiao_id, required: true

        # State of the invoice: ISSUE_ACCEPTED, ISSUED, REVERSE_ACCEPTED, REVERSED.
        #
        # @return [String]
        field :fapiao_status, required: true

        # State of the invoice in the user's cards: INSERT_ACCEPTED, INSERTED, DISCARD_ACCEPTED, DISCARDED.
        #
        # @return [String]
        field :card_status, required: true
      end

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # Number of the invoice application: the transaction_id, or the merchant's own number.
      #
      # @return [String]
      field :fapiao_apply_id, required: true

      # When the user filled in the invoice title. RFC 3339 with offset.
      #
      # @return [String]
      field :apply_time, required: true

      # The invoices.
      #
      # @return [Array<FapiaoInformation>]
      field :fapiao_information, FapiaoInformation, list: true
    end
  end
end
