# frozen_string_literal: true

module WxNotify
  # What a notification must be. {Notification} compares with the same by {Notification#expect_paid}, {Notification#expect_refunded} and
  # {Notification#expect}, which say what each field is.
  #
  # Arguments are left out or have a value: a nil, say of an order that was not found, is refused when it comes to comparing, and so is
  # a value of another type.
  class Expectation
    # As an argument that was not given, which nil is not.
    NOT_GIVEN = Object.new.freeze
    private_constant :NOT_GIVEN

    class << self
      # The payment of an order: {Notification#expect_paid}.
      #
      # @return [Expectation]
      def paid(mchid:, out_trade_no:, amount_total:, currency: NOT_GIVEN, sub_mchid: NOT_GIVEN)
        of(:paid, mchid: mchid, out_trade_no: out_trade_no, amount_total: amount_total, currency: currency, sub_mchid: sub_mchid)
      end

      # A refund that succeeded: {Notification#expect_refunded}.
      #
      # @return [Expectation]
      def refunded(mchid:, out_refund_no:, amount_refund:, currency: NOT_GIVEN, sub_mchid: NOT_GIVEN, out_trade_no: NOT_GIVEN)
        of(:refunded, mchid: mchid, out_refund_no: out_refund_no, amount_refund: amount_refund, currency: currency, sub_mchid: sub_mchid,
                      out_trade_no: out_trade_no)
      end

      # Single fields, at least one: {Notification#expect}. That it is a payment, and was paid, they do not say.
      #
      # @return [Expectation]
      def fields(event_type: NOT_GIVEN, kind: NOT_GIVEN, mchid: NOT_GIVEN, sp_mchid: NOT_GIVEN, sub_mchid: NOT_GIVEN, appid: NOT_GIVEN,
                 sub_appid: NOT_GIVEN, out_trade_no: NOT_GIVEN, out_refund_no: NOT_GIVEN, amount_total: NOT_GIVEN, currency: NOT_GIVEN)
        of(:fields, event_type: event_type, kind: kind, mchid: mchid, sp_mchid: sp_mchid, sub_mchid: sub_mchid, appid: appid,
                    sub_appid: sub_appid, out_trade_no: out_trade_no, out_refund_no: out_refund_no, amount_total: amount_total,
                    currency: currency)
      end

      # That this notification is not to be compared: for events that belong to no order.
      #
      # @return [Expectation]
      def not_compared
        new("not_compared")
      end

      # Compares.
      #
      # @api private
      # @param expected [Object] an Expectation; anything else is what a function returned that found no order
      # @raise [ContentMismatchError] `CONTENT_MISMATCH`
      # @raise [ConfigurationError] `OPTION_INVALID`
      def compare(notification, expected)
        Native.ask({ do: "compare", event_type: notification.event_type, kind: notification.kind, plaintext: notification.plaintext,
                     expected: expected.is_a?(Expectation) ? expected.in_json : nil })
        nil
      end

      private

      def of(form, **fields)
        new({ form => fields.reject { |_, value| value.equal?(NOT_GIVEN) }.transform_values { |value| in_json(value) } })
      end

      # The value as JSON has it. Of what has none there only that it is neither a text nor a number.
      def in_json(value)
        case value
        # In another encoding two numbers of orders could become one.
        when String then value.encode(Encoding::UTF_8).then { |text| text.valid_encoding? ? text.freeze : [] }
        when Integer, true, false, nil then value
        when Float then value.finite? ? value : []
        else []
        end
      rescue EncodingError
        []
      end
    end

    # @api private
    attr_reader :in_json

    # @api private
    def initialize(in_json)
      @in_json = in_json.freeze
      freeze
    end

    def inspect
      "#<#{self.class}>"
    end
  end
end
