# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A user's authorization of ETC deductions changed (ETC扣费).
    #
    # Kind `vehicle.user`, carried by `TRANSACTION.FAIL`, `TRANSACTION.PAY_BACK`, `TRANSACTION.SUCCESS`,
    # `VEHICLE.USER_STATE_CHANGE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012158358>
    class VehicleUser < Event
      KIND = "vehicle.user"

      # The application id of the merchant, or of the service provider.
      #
      # @return [String]
      field :appid, required: true

      # The merchant number of the service provider.
      #
      # @return [String]
      field :sp_mchid, required: true

      # The user's id under the service provider's application.
      #
      # @return [String]
      field :sp_openid, required: true

      # The user's id under the sub-merchant's application.
      #
      # @return [String, nil]
      field :sub_openid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # Number of the contract for ETC deductions.
      #
      # @return [String]
      field :contract_id, required: true

      # State of the vehicle's binding to ETC deductions. Uncertain: values not documented in public.
      #
      # @return [String]
      field :bind_state, required: true

      # The licence plate, without special characters.
      #
      # @return [String]
      field :plate_number, required: true
    end
  end
end
