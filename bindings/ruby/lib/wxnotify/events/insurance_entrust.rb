# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A deduction contract for an insurance, signed, renewed or ended (保险委托代扣).
    #
    # Kind `insurance_entrust`, carried by `INSURANCE_ENTRUST.RENEW`, `INSURANCE_ENTRUST.SIGN`, `INSURANCE_ENTRUST.TERMINATE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289466>
    class InsuranceEntrust < Event
      KIND = "insurance_entrust"

      # How the contract was ended; only when its state is TERMINATED: `contract_terminate_info`.
      class ContractTerminateInfo < Part
        # How the contract was ended, such as USER_TERMINATE.
        #
        # @return [String]
        field :contract_termination_mode, required: true

        # When the contract was ended. RFC 3339 with offset.
        #
        # @return [String]
        field :contract_terminated_time, required: true

        # Why the contract was ended, in words.
        #
        # @return [String, nil]
        field :contract_termination_remark
      end

      # The merchant number.
      #
      # @return [String]
      field :mchid, required: true

      # WeChat Pay's number of the contract.
      #
      # @return [String]
      field :contract_id, required: true

      # The application id of the merchant, or of the service provider.
      #
      # @return [String]
      field :appid, required: true

      # Id of the plan or template.
      #
      # @return [Integer]
      field :plan_id, required: true

      # The merchant's number of the contract.
      #
      # @return [String]
      field :out_contract_code, required: true

      # Name of the insured as it is shown.
      #
      # @return [String]
      field :insured_display_name, required: true

      # State of the contract: SIGNED, TERMINATED.
      #
      # @return [String]
      field :contract_state, required: true

      # When the contract was signed. RFC 3339 with offset.
      #
      # @return [String]
      field :contract_signed_time, required: true

      # When the contract expires. RFC 3339 with offset.
      #
      # @return [String]
      field :contract_expired_time, required: true

      # The user's id under the application.
      #
      # @return [String]
      field :openid, required: true

      # How the contract was ended; only when its state is TERMINATED.
      #
      # @return [ContractTerminateInfo, nil]
      field :contract_terminate_info, ContractTerminateInfo

      # The merchant's id of the user.
      #
      # @return [String, nil]
      field :out_user_code
    end
  end
end
