# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A payscore contract accepted (支付分).
    #
    # Kind `payscore.contract`, carried by `PAYSCORE.USER_ACCEPTED`.
    #
    # Official documentation: <https://pay.weixin.qq.com/wiki/doc/apiv3/payscore.php?chapter=14_8&index=8>
    class PayscoreContract < Event
      KIND = "payscore.contract"

      # WeChat Pay's number of the contract.
      #
      # @return [String, nil]
      field :contract_id

      # The merchant number.
      #
      # @return [String, nil]
      field :mchid

      # The application id of the merchant, or of the service provider.
      #
      # @return [String, nil]
      field :appid

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # Id of the plan or template.
      #
      # @return [String, nil]
      field :plan_id

      # State of the contract. Uncertain: values not documented for payscore.
      #
      # @return [String, nil]
      field :contract_status

      # When the contract was signed. RFC 3339 with offset. Uncertain: format not documented for payscore.
      #
      # @return [String, nil]
      field :create_time

      # The merchant's number of the contract.
      #
      # @return [String, nil]
      field :out_contract_code

      # The application id of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_appid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # Merchant number of the channel partner.
      #
      # @return [String, nil]
      field :channel_id

      # Id of the payscore service.
      #
      # @return [String, nil]
      field :service_id

      # The user's id under the sub-merchant's application.
      #
      # @return [String, nil]
      field :sub_openid

      # Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE.
      #
      # @return [String, nil]
      field :user_service_status

      # When the service was opened or closed. As `yyyyMMddHHmmss`.
      #
      # @return [String, nil]
      field :openorclose_time

      # The merchant's number of the authorization; only for a pre-authorization.
      #
      # @return [String, nil]
      field :authorization_code

      # The merchant's number of the request.
      #
      # @return [String, nil]
      field :out_request_no
    end
  end
end
