# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # An APIv2 contract for deductions, signed or ended (签约、解约结果通知).
    #
    # Kind `v2.contract`, carried by `V2.CONTRACT`.
    #
    # XML of APIv2, which only `parse_v2` opens. Every field is a text.
    # Nothing in it says when it was sent, and whoever can verify it could have made it.
    #
    # Official documentation: <https://pay.weixin.qq.com/wiki/doc/api/wxpay_v2/papay/chapter3_6.shtml>
    class V2Contract < Event
      KIND = "v2.contract"

      # The merchant number.
      #
      # @return [String]
      field :mch_id, required: true

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mch_id

      # The application id of the merchant, or of the service provider. Uncertain: the official page does not list it.
      #
      # @return [String, nil]
      field :appid

      # The application id of the sub-merchant. Uncertain: the official page does not list it.
      #
      # @return [String, nil]
      field :sub_appid

      # The outcome: SUCCESS, FAIL.
      #
      # @return [String, nil]
      field :result_code

      # The merchant's number of the contract.
      #
      # @return [String]
      field :contract_code, required: true

      # Id of the plan or template.
      #
      # @return [String]
      field :plan_id, required: true

      # The user's id under the application.
      #
      # @return [String, nil]
      field :openid

      # What happened to the contract: ADD (signed), DELETE (ended).
      #
      # @return [String]
      field :change_type, required: true

      # When the contract was signed or ended, Beijing time. As `yyyy-MM-dd HH:mm:ss`.
      #
      # @return [String]
      field :operate_time, required: true

      # WeChat Pay's number of the contract.
      #
      # @return [String]
      field :contract_id, required: true

      # When the contract expires, Beijing time. As `yyyy-MM-dd HH:mm:ss`.
      #
      # @return [String, nil]
      field :contract_expired_time

      # How the contract was ended: 1 expired, 2 by the user, 3 by the merchant through the API, 4 by the merchant on its platform,
      # 5 account closed.
      #
      # @return [String, nil]
      field :contract_termination_mode

      # The merchant's number of the request to sign, as digits.
      #
      # @return [String, nil]
      field :request_serial
    end
  end
end
