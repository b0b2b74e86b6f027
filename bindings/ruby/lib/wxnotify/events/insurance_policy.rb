# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A user allowed an insurance policy to be shown (微信保单服务).
    #
    # Kind `insurance_policy`, carried by `INSURANCE_POLICY_MANAGEMENT.GRANTED`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4016943540>
    class InsurancePolicy < Event
      KIND = "insurance_policy"

      # The merchant's number of the insurance.
      #
      # @return [String]
      field :out_insurance_no, required: true

      # Name of the insurance.
      #
      # @return [String]
      field :insurance_name, required: true

      # State of the authorization: AUTH_STATE_INIT, AUTH_STATE_PENDING, AUTH_STATE_GRANTED, AUTH_STATE_DENIED,
      # AUTH_STATE_INEFFECTIE (the platform's spelling).
      #
      # @return [String]
      field :auth_state, required: true

      # When the user gave the authorization. RFC 3339 with offset.
      #
      # @return [String]
      field :user_auth_time, required: true
    end
  end
end
