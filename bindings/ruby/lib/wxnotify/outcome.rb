# frozen_string_literal: true

module WxNotify
  # What became of a request, or of a stored notification: for logs and metrics.
  class Outcome
    # @return [String] `SUCCESS`, `DUPLICATE` (it had its effect before, or is stored already), `STORED`, `IGNORED`, `DEAD` (a stored
    #   notification failed for the last time), or an error code
    attr_reader :code

    # @return [Integer] the HTTP status of the answer. A stored notification's worker has none to answer: 200 or 500
    attr_reader :status

    # @return [String, nil] `Request-ID`, which WeChat Pay's support asks for. Before a request is verified, its sender's word
    attr_reader :request_id

    # @return [String, nil] such as `TRANSACTION.SUCCESS`
    attr_reader :event_type

    # @return [String, nil] such as `transaction.direct`
    attr_reader :kind

    # @return [String, nil] the notification's id
    attr_reader :notification_id

    # @return [String, nil] the merchant's own number in it: of the order, the refund or the transfer, such as `out_trade_no`
    attr_reader :number

    # @return [Integer, nil] how often a stored notification was worked on, this time included; nil for a request
    attr_reader :attempts

    # @return [String, nil] the merchant's name, where the handler serves several, and it is known
    attr_reader :merchant

    # @return [String] the line that was logged
    attr_reader :line

    # @return [Float] how long it took, in seconds
    attr_reader :duration

    # @return [Error, nil] what went wrong; what a callback or a driver raised is its `cause`
    attr_reader :error

    # @api private
    def initialize(report, duration:, error:, late:)
      @code, @status, @request_id, @event_type, @kind, @notification_id, @number, @attempts, @merchant, @line =
        report.values_at("code", "status", "request_id", "event_type", "kind", "notification_id", "number", "attempts", "merchant", "line")
      @duration = duration
      @error = error
      @late = late
      freeze
    end

    # @return [Boolean] whether the deadline's answer had gone out before
    def late?
      @late
    end
  end
end
