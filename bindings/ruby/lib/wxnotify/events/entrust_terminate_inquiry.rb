# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # An inquiry whether a deduction contract may be ended (委托代扣).
    #
    # Kind `entrust.terminate_inquiry`, carried by `ENTRUST.TERMINATE_INQUIRY`.
    #
    # The platform asks whether the contract may be ended. The field list in public sources mixes the question with the answer
    # (`code`, `messsage` with three s).
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012978455>
    class EntrustTerminateInquiry < Event
      KIND = "entrust.terminate_inquiry"

      # Code of the result. Uncertain: looks like a field of the answer.
      #
      # @return [String, nil]
      field :code

      # Text of the result, in the platform's spelling. Uncertain: looks like a field of the answer.
      #
      # @return [String, nil]
      field :messsage

      # The merchant number.
      #
      # @return [String]
      field :mchid, required: true

      # The application id of the merchant, or of the service provider.
      #
      # @return [String]
      field :appid, required: true

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # Id of the plan or template.
      #
      # @return [Integer]
      field :plan_id, required: true

      # The merchant's number of the contract.
      #
      # @return [String]
      field :out_contract_code, required: true

      # The merchant's id of the user.
      #
      # @return [String]
      field :out_user_code, required: true

      # WeChat Pay's number of the contract.
      #
      # @return [String, nil]
      field :contract_id

      # The user's name in the contract, as the merchant gave it.
      #
      # @return [String, nil]
      field :contract_display_account

      # State of the contract: SIGNED, TERMINATED.
      #
      # @return [String, nil]
      field :contract_state

      # When the contract was signed. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :contract_signed_time
    end
  end
end
