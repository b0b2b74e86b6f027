# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A contract for repaying a credit card, signed or ended (信用卡还款).
    #
    # Kind `credit_repayment.contract`, carried by `CREDIT_REPAYMENT.SIGN_CONTRACT`, `CREDIT_REPAYMENT.TERMINATE_CONTRACT`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4016790583>
    class CreditRepaymentContract < Event
      KIND = "credit_repayment.contract"

      # The merchant number of the service provider.
      #
      # @return [String]
      field :sp_mchid, required: true

      # WeChat Pay's number of the contract.
      #
      # @return [String]
      field :contract_id, required: true

      # Id of the plan or template.
      #
      # @return [Integer]
      field :plan_id, required: true

      # The merchant's number of the contract.
      #
      # @return [String]
      field :out_contract_code, required: true

      # The user's name as it is shown.
      #
      # @return [String]
      field :display_name, required: true

      # State of the contract: CONTRACT_STATE_EFFECTIVE, CONTRACT_STATE_TERMINATED, CONTRACT_STATE_INVALID.
      #
      # @return [String]
      field :contract_state, required: true

      # When the contract was signed. RFC 3339 with offset.
      #
      # @return [String]
      field :contract_signed_time, required: true

      # When the contract was ended. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :contract_terminated_time

      # How the contract was ended: TERMINATION_MODE_INVALID (not ended), TERMINATION_MODE_BY_USER, TERMINATION_MODE_BY_MERCHANT,
      # TERMINATION_MODE_BY_CUSTOMER_SERVICE. Uncertain: `contract_termination_mode` in another source.
      #
      # @return [String, nil]
      field :contract_terminated_mode

      # Why the contract was ended, in words.
      #
      # @return [String, nil]
      field :contract_termination_remark

      # Day of the month on which to repay.
      #
      # @return [Integer, nil]
      field :repayment_day

      # Most that may be repaid at once. Uncertain: an amount given as a string; the unit is not documented.
      #
      # @return [String]
      field :repayment_amount_limit, required: true

      # The application id of the merchant, or of the service provider.
      #
      # @return [String]
      field :appid, required: true

      # The user's id under the application.
      #
      # @return [String]
      field :openid, required: true
    end
  end
end
