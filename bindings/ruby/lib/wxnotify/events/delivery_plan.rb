# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A delivery plan or its review changed (投放计划).
    #
    # Kind `delivery_plan`, carried by `DELIVERY_PLAN.CHANGE`, `DELIVERY_PLAN_STATE.DELIVER`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016168699>
    class DeliveryPlan < Event
      KIND = "delivery_plan"

      # Id of the delivery plan.
      #
      # @return [String, nil]
      field :plan_id

      # State of the plan: CREATED, DELIVERING, PAUSED, TERMINATED, PLAN_TERMINATED, EXPIRED. Uncertain: described as the state
      # before the change.
      #
      # @return [String, nil]
      field :plan_state

      # State of the review: PROCESSING, PASSED, REJECTED.
      #
      # @return [String, nil]
      field :audit_state

      # Why the state changed.
      #
      # @return [String, nil]
      field :change_reason

      # When the record last changed. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :modify_time
    end
  end
end
