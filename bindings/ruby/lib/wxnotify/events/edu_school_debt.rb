# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A user's debts for school payments changed (校园轻松付).
    #
    # Kind `edu_school.debt`, carried by `EDU_SCHOOL_PAY.USER_DEBT_STATE_UPDATE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012161155>
    class EduSchoolDebt < Event
      KIND = "edu_school.debt"

      # The application id of the merchant, or of the service provider.
      #
      # @return [String]
      field :appid, required: true

      # The user's id under the application.
      #
      # @return [String]
      field :openid, required: true

      # Whether the user's account can be charged: NORMAL, FORBIDDEN.
      #
      # @return [String]
      field :state, required: true

      # How many of the user's debts are open.
      #
      # @return [Integer]
      field :debt_count, required: true

      # When the debts last changed. RFC 3339 with offset.
      #
      # @return [String]
      field :update_time, required: true
    end
  end
end
