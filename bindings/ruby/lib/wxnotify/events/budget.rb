# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A budget for donations locked, closed or used up (公益捐赠).
    #
    # Kind `budget`, carried by `BUDGET.CLOSED`, `BUDGET.FINISHED`, `BUDGET.LOCKED`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4015555114>
    class Budget < Event
      KIND = "budget"

      # The merchant number of the service provider.
      #
      # @return [String]
      field :sp_mchid, required: true

      # The merchant's number of the budget.
      #
      # @return [String]
      field :out_budget_no, required: true

      # WeChat Pay's number of the budget.
      #
      # @return [String]
      field :budget_id, required: true

      # The whole budget. In the currency's minor unit (分 for CNY).
      #
      # @return [Integer]
      field :amount, required: true

      # Merchant number that funds the budget.
      #
      # @return [String]
      field :sponsor_mchid, required: true

      # Name of the activity.
      #
      # @return [String]
      field :activity_name, required: true

      # Description of the activity.
      #
      # @return [String]
      field :activity_remark, required: true

      # State of the budget, such as CLOSED.
      #
      # @return [String]
      field :state, required: true

      # Why the budget was unlocked.
      #
      # @return [String, nil]
      field :unlock_remark

      # When the budget was closed. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :closed_time

      # When the budget was used up. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :finished_time

      # When the budget was locked. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :locked_time
    end
  end
end
