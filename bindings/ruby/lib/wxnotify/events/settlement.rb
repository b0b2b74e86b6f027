# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A batch of personal collections settled (个人收款).
    #
    # Kind `settlement`, carried by `SETTLEMENT.SUCCESS`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012650327>
    class Settlement < Event
      KIND = "settlement"

      # The merchant's number of the settlement batch.
      #
      # @return [String]
      field :out_settle_batch_no, required: true

      # WeChat Pay's number of the settlement batch.
      #
      # @return [String]
      field :settle_batch_no, required: true

      # Id of the individual who receives the money.
      #
      # @return [String]
      field :individual_auth_id, required: true

      # Description of the receiver.
      #
      # @return [String]
      field :description, required: true

      # State of the batch. Uncertain: values not documented in public.
      #
      # @return [String]
      field :state, required: true

      # Scenario of the payments that were settled. Uncertain: values not documented in public.
      #
      # @return [String]
      field :trade_scenario, required: true

      # When the record was created. RFC 3339 with offset.
      #
      # @return [String]
      field :create_time, required: true

      # When the batch was finished. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :finish_time
    end
  end
end
