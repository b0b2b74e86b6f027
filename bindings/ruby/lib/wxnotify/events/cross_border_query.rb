# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A query for what a scanned QR code stands for, answered with data (外包内用).
    #
    # Kind `cross_border.query`, carried by `CROSS_BORDER_PAY.GET_MCH_INFO`.
    #
    # The platform waits for data in the answer, within 3 seconds: who receives the money for the QR code. Give it as the body of
    # the acknowledgement (`Ack` with a body).
    # The answer has to be signed by the institution in its `Authorization` header; without it the payment stops.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/institution/4019762388>
    class CrossBorderQuery < Event
      KIND = "cross_border.query"

      # Transaction number of the accepting network.
      #
      # @return [String]
      field :acq_tid, required: true

      # Code of the foreign wallet.
      #
      # @return [String]
      field :bank_type, required: true

      # The URL in the QR code that the foreign wallet scanned. A URL.
      #
      # @return [String]
      field :qr_cd_mp, required: true
    end
  end
end
