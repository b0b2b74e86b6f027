# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A user about to end a deduction contract, to be retained (委托代扣).
    #
    # Kind `entrust.terminate_retention`, carried by `ENTRUST.TERMINATE_RETENTION`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012312222>
    class EntrustTerminateRetention < Event
      KIND = "entrust.terminate_retention"

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # WeChat Pay's number of the contract.
      #
      # @return [String, nil]
      field :contract_id

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # Id of the plan or template.
      #
      # @return [Integer, nil]
      field :plan_id

      # The merchant's number of the contract.
      #
      # @return [String, nil]
      field :out_contract_code

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid
    end
  end
end
