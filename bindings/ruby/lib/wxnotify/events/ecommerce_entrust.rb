# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A deduction contract for combined orders, signed or ended (收付通合单代扣).
    #
    # Kind `ecommerce_entrust`, carried by `ECOMMERCE_ENTRUST.SIGN`, `ECOMMERCE_ENTRUST.TERMINATE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012881605>
    class EcommerceEntrust < Event
      KIND = "ecommerce_entrust"

      # The merchant number.
      #
      # @return [String]
      field :mchid, required: true

      # The merchant's number of the contract.
      #
      # @return [String]
      field :out_contract_code, required: true

      # Id of the plan or template.
      #
      # @return [Integer]
      field :plan_id, required: true

      # The application id of the merchant, or of the service provider.
      #
      # @return [String]
      field :appid, required: true

      # The user's id under the application.
      #
      # @return [String]
      field :openid, required: true

      # When the contract expires. RFC 3339 with offset.
      #
      # @return [String, nil]
      field :contract_expired_time

      # When the contract was signed or ended. RFC 3339 with offset.
      #
      # @return [String]
      field :operate_time, required: true

      # The merchant's own data, returned as it was given.
      #
      # @return [String, nil]
      field :attach

      # How the contract was ended; absent when it was signed. Uncertain: values differ between sources.
      #
      # @return [String, nil]
      field :contract_termination_mode
    end
  end
end
