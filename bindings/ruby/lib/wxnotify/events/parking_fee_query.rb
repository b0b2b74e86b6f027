# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A query for a parking fee, answered with data (停车缴费服务).
    #
    # Kind `parking_fee.query`, carried by `PARKING_FEE.QUERY_TRANS_INFO`.
    #
    # The platform waits for data in the answer: the fee and the state of the stay. Give it as the body of the acknowledgement
    # (`Ack` with a body).
    # It waits 2 seconds for the connection and 3 for the answer; a `code` other than SUCCESS is a failed query.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4024070065>
    class ParkingFeeQuery < Event
      KIND = "parking_fee.query"

      # The merchant's number of the stay.
      #
      # @return [String]
      field :out_serial_number, required: true

      # The licence plate, without special characters.
      #
      # @return [String, nil]
      field :plate_number

      # The merchant's id of the car park.
      #
      # @return [String, nil]
      field :out_parking_id
    end
  end
end
