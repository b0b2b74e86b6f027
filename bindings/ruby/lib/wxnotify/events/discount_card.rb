# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A discount card taken, accepted, ended or settled (微信先享卡).
    #
    # Kind `discount_card`, carried by `DISCOUNT_CARD.AGREEMENT_ENDED`, `DISCOUNT_CARD.GET_CARD`, `DISCOUNT_CARD.SETTLEMENT`,
    # `DISCOUNT_CARD.USER_ACCEPTED`.
    #
    # The product was documented in the old wiki only. Which fields come depends on the event, and the values of the states are not
    # listed in public.
    #
    # Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/apis/chapter6_3_5.shtml>
    class DiscountCard < Event
      KIND = "discount_card"

      # What the user promised to do: `objectives[]`.
      class Objectives < Part
        # How far the objective was completed: `objectives[].objective_completion_records[]`.
        class ObjectiveCompletionRecords < Part
          # When the objective was completed. RFC 3339 with offset.
          #
          # @return [String, nil]
          field :completion_time

          # The merchant's number of the completion.
          #
          # @return [String, nil]
          field :objective_completion_serial_no

          # Description of the completion.
          #
          # @return [String, nil]
          field :description

          # By how much the objective was completed.
          #
          # @return [Integer, nil]
          field :completion_count

          # Note.
          #
          # @return [String, nil]
          field :remark

          # Whether the record adds or takes away: INCREASE, DECREASE.
          #
          # @return [String, nil]
          field :completion_type

          # Id of the objective.
          #
          # @return [String, nil]
          field :objective_id
        end

        # Id of the objective.
        #
        # @return [String, nil]
        field :objective_id

        # What is counted.
        #
        # @return [String, nil]
        field :unit

        # Name of the objective.
        #
        # @return [String, nil]
        field :name

        # How often the objective is to be completed.
        #
        # @return [Integer, nil]
        field :count

        # Description of the objective.
        #
        # @return [String, nil]
        field :description

        # How far the objective was completed.
        #
        # @return [Array<ObjectiveCompletionRecords>]
        field :objective_completion_records, ObjectiveCompletionRecords, list: true
      end

      # What the user gets for it: `rewards[]`.
      class Rewards < Part
        # How far the reward was used: `rewards[].reward_usage_records[]`.
        class RewardUsageRecords < Part
          # How many of the reward were used.
          #
          # @return [Integer, nil]
          field :usage_count

          # Value of what was used. In the currency's minor unit (分 for CNY).
          #
          # @return [Integer, nil]
          field :amount

          # Whether the record adds or takes away: INCREASE, DECREASE.
          #
          # @return [String, nil]
          field :usage_type

          # When the reward was used. RFC 3339 with offset.
          #
          # @return [String, nil]
          field :usage_time

          # The merchant's number of the use.
          #
          # @return [String, nil]
          field :reward_usage_serial_no

          # Description of the use.
          #
          # @return [String, nil]
          field :description

          # Id of the reward.
          #
          # @return [String, nil]
          field :reward_id

          # Note.
          #
          # @return [String, nil]
          field :remark
        end

        # Id of the reward.
        #
        # @return [String, nil]
        field :reward_id

        # What is counted.
        #
        # @return [String, nil]
        field :unit

        # Value of the reward. In the currency's minor unit (分 for CNY).
        #
        # @return [Integer, nil]
        field :amount

        # Whether the number is limited: COUNT_LIMIT, COUNT_UNLIMITED.
        #
        # @return [String, nil]
        field :count_type

        # Name of the reward.
        #
        # @return [String, nil]
        field :name

        # How many of the reward there are.
        #
        # @return [Integer, nil]
        field :count

        # Description of the reward.
        #
        # @return [String, nil]
        field :description

        # How far the reward was used.
        #
        # @return [Array<RewardUsageRecords>]
        field :reward_usage_records, RewardUsageRecords, list: true
      end

      # When the card is valid: `time_range`.
      class TimeRange < Part
        # When the period begins. RFC 3339 with offset.
        #
        # @return [String, nil]
        field :begin_time

        # When the period ends. RFC 3339 with offset.
        #
        # @return [String, nil]
        field :end_time
      end

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # WeChat Pay's id of the discount card.
      #
      # @return [String, nil]
      field :card_id

      # Id of the card's template.
      #
      # @return [String, nil]
      field :card_template_id

      # When the user took the card. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :create_time

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # What the user promised to do.
      #
      # @return [Array<Objectives>]
      field :objectives, Objectives, list: true

      # The merchant's number of the card.
      #
      # @return [String, nil]
      field :out_card_code

      # What the user gets for it.
      #
      # @return [Array<Rewards>]
      field :rewards, Rewards, list: true

      # State of the card. Uncertain: values not documented in public.
      #
      # @return [String, nil]
      field :state

      # When the card is valid.
      #
      # @return [TimeRange, nil]
      field :time_range, TimeRange

      # The whole amount, as a string. Uncertain: an amount given as a string; the unit is not documented.
      #
      # @return [String, nil]
      field :total_amount

      # Why the user did not keep the promise. Uncertain: values not documented in public.
      #
      # @return [String, nil]
      field :unfinished_reason

      # Openid of the user who shared the card.
      #
      # @return [String, nil]
      field :sharer_openid
    end
  end
end
