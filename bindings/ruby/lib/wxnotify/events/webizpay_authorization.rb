# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # An employee's authorization of company payments, given or revoked (企业支付).
    #
    # Kind `webizpay.authorization`, carried by `WEBIZPAY.AUTHORIZED`, `WEBIZPAY.REVOKED`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4014612130>
    class WebizpayAuthorization < Event
      KIND = "webizpay.authorization"

      # The merchant number of the service provider.
      #
      # @return [String]
      field :sp_mchid, required: true

      # The merchant number of the sub-merchant.
      #
      # @return [String]
      field :sub_mchid, required: true

      # The company's id of the employee.
      #
      # @return [String]
      field :user_id, required: true

      # WeChat Pay's id of the employee's authorization.
      #
      # @return [String, nil]
      field :employee_id

      # When the employee was authorized. Uncertain: format not documented in public.
      #
      # @return [String, nil]
      field :authorization_time

      # State of the employee's authorization: AUTHORIZED, REVOKED.
      #
      # @return [String, nil]
      field :authorization_state

      # When the authorization was revoked. Uncertain: format not documented in public.
      #
      # @return [String, nil]
      field :authorization_revoked_time

      # Why the authorization was revoked: 企业发起 (by the company), 员工注销 (by the employee).
      #
      # @return [String, nil]
      field :reason
    end
  end
end
