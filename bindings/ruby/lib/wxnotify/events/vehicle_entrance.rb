# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A parked vehicle can or can no longer use the service (微信支付分停车服务).
    #
    # Kind `vehicle.entrance`, carried by `VEHICLE.ENTRANCE_STATE_CHANGE`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012284177>
    class VehicleEntrance < Event
      KIND = "vehicle.entrance"

      # The merchant number of the service provider.
      #
      # @return [String, nil]
      field :sp_mchid

      # The merchant number of the sub-merchant.
      #
      # @return [String, nil]
      field :sub_mchid

      # WeChat Pay's id of the stay.
      #
      # @return [String]
      field :parking_id, required: true

      # The merchant's number of the stay.
      #
      # @return [String]
      field :out_parking_no, required: true

      # The licence plate, without special characters.
      #
      # @return [String]
      field :plate_number, required: true

      # Colour of the licence plate: BLUE, GREEN, YELLOW, BLACK, WHITE, LIMEGREEN.
      #
      # @return [String]
      field :plate_color, required: true

      # When the vehicle entered. RFC 3339 with offset.
      #
      # @return [String]
      field :start_time, required: true

      # Name of the car park.
      #
      # @return [String]
      field :parking_name, required: true

      # How long parking is free. In seconds.
      #
      # @return [Integer]
      field :free_duration, required: true

      # Whether the vehicle can use the service: NORMAL, BLOCKED.
      #
      # @return [String]
      field :parking_state, required: true

      # Why the service cannot be used, when it is blocked: PAUSE, OVERDUE, REMOVE.
      #
      # @return [String, nil]
      field :blocked_state_description

      # When the state changed, to the millisecond. RFC 3339 with offset.
      #
      # @return [String]
      field :state_update_time, required: true
    end
  end
end
