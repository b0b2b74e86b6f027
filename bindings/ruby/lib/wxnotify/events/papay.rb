# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A deduction contract abroad, signed or ended (境外委托代扣).
    #
    # Kind `papay`, carried by `PAPAY.SIGN`, `PAPAY.TERMINATE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/global/v3/zh/4013015485>
    class Papay < Event
      KIND = "papay"

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # The merchant's number of the contract.
      #
      # @return [String, nil]
      field :out_contract_code

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # Who ended the contract: USER, MERCHANT, PLATFORM.
      #
      # @return [String, nil]
      field :contract_termination_mode

      # WeChat Pay's number of the contract.
      #
      # @return [String, nil]
      field :contract_id

      # Id of the plan or template.
      #
      # @return [Integer, nil]
      field :plan_id

      # When the contract was signed or ended. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :operate_time

      # When the contract expires. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :contract_expired_time

      # The merchant number of the service provider.
      #
      # @return [String, nil]
      field :sp_mchid

      # The application id of the service provider.
      #
      # @return [String, nil]
      field :sp_appid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # The application id of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_appid

      # The user's id under the service provider's application.
      #
      # @return [String, nil]
      field :sp_openid

      # The user's id under the sub-merchant's application.
      #
      # @return [String, nil]
      field :sub_openid
    end
  end
end
