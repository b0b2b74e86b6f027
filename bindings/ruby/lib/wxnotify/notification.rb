# frozen_string_literal: true

module WxNotify
  # A notification whose signature was verified and whose resource was decrypted.
  #
  # It is genuine, and nothing more: before shipping goods compare it with the order ({#expect_paid}), and make sure that a repeated one
  # changes nothing. It is frozen, holds no native memory, and may be kept, and written by Marshal. `inspect` does not show the resource.
  class Notification
    # The fields in their order, as the library packs them.
    FIELDS = %i[id create_time event_type resource_type summary original_type associated_data plaintext serial timestamp nonce request_id
                api_v3_key_label kind certificate_expires_at].freeze
    private_constant :FIELDS

    # What the library writes between fields, and for one that is absent: bytes that no UTF-8 text has.
    SEPARATOR = "\xFF".b.freeze
    ABSENT = "\xFE".b.freeze
    private_constant :SEPARATOR, :ABSENT

    # @return [String] the same in every repetition: what to count it once by
    def id = text(0)

    # @return [String, nil] when the platform made it, RFC 3339 with offset
    def create_time = text(1)

    # @return [String] such as `TRANSACTION.SUCCESS`
    def event_type = text(2)

    # @return [String] `encrypt-resource`
    def resource_type = text(3)

    # @return [String, nil] a few words for people, such as 支付成功
    def summary = text(4)

    # @return [String, nil] what the resource was before encryption, such as `transaction`
    def original_type = text(5)

    # @return [String] the associated data of the encryption; empty where there was none
    def associated_data = text(6)

    # @return [String] the decrypted resource, to the byte: a JSON object in UTF-8
    def plaintext = text(7)

    # @return [String] the key that signed: a certificate's serial in upper-case hex without leading zeros, or a public key's id
    def serial = text(8)

    # @return [Integer] `Wechatpay-Timestamp`: when it was signed, in seconds since the epoch
    def timestamp = @fields[9].to_i

    # @return [String] `Wechatpay-Nonce`
    def nonce = text(10)

    # @return [String, nil] `Request-ID`, which WeChat Pay's support asks for
    def request_id = text(11)

    # @return [String, nil] the label of the APIv3 key that opened it
    def api_v3_key_label = text(12)

    # @return [String] what the resource is, one of {Kind}
    def kind = text(13)

    # @return [Integer, nil] when the certificate that signed expires, in seconds since the epoch; nil for a public key
    def certificate_expires_at = text(14)&.to_i

    # The notification that {#to_json} wrote, for what was queued. Nothing is verified here: whoever can write where the text comes from
    # could forge.
    #
    # @param json [String]
    # @return [Notification]
    # @raise [UsageError] `ARGUMENT_INVALID` for another text
    def self.from_json(json)
      raise UsageError.of("json", "json is #{json.class}; give the text that to_json made") unless json.is_a?(String)

      Native::LIBRARY.with(:wxn_notification_free, :wxn_notification_from_json, *Native.text(json)) { |of| of_native(of) }
    end

    # @api private
    def self.of_native(pointer)
      unpack(Native::LIBRARY.bytes(:wxn_notification_pack, pointer))
    end

    # A notification as the library packs it.
    #
    # @api private
    # @param packed [String] binary
    def self.unpack(packed)
      new(packed.split(SEPARATOR, -1))
    end

    # @api private
    # @param fields [Array<String, Integer, nil>] in the order of FIELDS, as the library packs them or as they are read
    def initialize(fields)
      marshal_load(fields)
    end

    # The plaintext as Hashes with texts for keys, made when it is first read, and frozen throughout.
    #
    # @return [Hash{String => Object}]
    def resource
      @read[:resource] ||= JSON.parse(plaintext, max_nesting: false, freeze: true, allow_duplicate_key: true)
    end

    # The resource as the class of its kind, for `case notification.event when WxNotify::Events::TransactionDirect`.
    #
    # @return [Events::Event]
    # @raise [ContentMismatchError] `EVENT_UNTYPED` where the resource does not have the type of its kind, naming the field, or where
    #   the kind is unknown. The notification is genuine, and {#resource} there all the same
    def event
      event_as(kind)
    end

    # The resource as the class of a kind, which need not be its own: a deduction can be had as a payment.
    #
    # @api private
    def event_as(kind)
      # A library of the system's that is newer than this package may know a kind that the package does not.
      kind = Kind::UNKNOWN unless Events::BY_KIND.key?(kind)
      Native::LIBRARY.check_event(event_type, kind, plaintext)
      Events.const_get(Events::BY_KIND.fetch(kind)).read(resource)
    end

    # Whether this is the payment of the order: a payment's event and kind, its state is success, and all of these match. What ships the
    # goods should have asked this.
    #
    # A nil is refused, as is a value of another type: what there is not is left out.
    #
    # @param mchid [String] the merchant: `mchid`; of a partner's notification `sp_mchid`; of a combined payment `combine_mchid`
    # @param out_trade_no [String] the merchant's order number; of a combined payment `combine_out_trade_no`
    # @param amount_total [Integer] what was to be paid, in the currency's minor unit (分 for CNY); of a combined payment the sum of its
    #   sub-orders
    # @param currency [String] `CNY` unless given
    # @param sub_mchid [String] the sub-merchant of a partner's order; a partner's payment does not pass without
    # @return [nil]
    # @raise [ContentMismatchError] `CONTENT_MISMATCH` for the first thing that differs, naming the field, what was expected and what was
    #   found
    # @raise [ConfigurationError] `OPTION_INVALID` for an order that cannot be one
    def expect_paid(**order)
      Expectation.compare(self, Expectation.paid(**order))
    end

    # Whether this is the refund: `REFUND.SUCCESS`, its state is success, and all of these match. A nil is refused, as is a value of
    # another type.
    #
    # @param mchid [String] as in {#expect_paid}
    # @param out_refund_no [String] the merchant's refund number
    # @param amount_refund [Integer] what was to be refunded, in the currency's minor unit (分 for CNY)
    # @param currency [String] `CNY` unless given
    # @param sub_mchid [String] the sub-merchant of a partner's refund
    # @param out_trade_no [String] the order's number
    # @return [nil]
    # @raise (see #expect_paid)
    def expect_refunded(**refund)
      Expectation.compare(self, Expectation.refunded(**refund))
    end

    # Compares single fields, at least one, by the notification's kind. That it is a payment, and was paid, this does not say: see
    # {#expect_paid}.
    #
    # @param event_type [String] such as `TRANSACTION.SUCCESS`
    # @param kind [String] one of {Kind}
    # @param mchid [String] `mchid`; of a partner's notification `sp_mchid` or `sub_mchid`; of a combined payment `combine_mchid`
    # @param sp_mchid [String] the service provider of a partner's notification
    # @param sub_mchid [String] its sub-merchant
    # @param appid [String] `appid`; of a partner's notification `sp_appid` or `sub_appid`; of a combined payment `combine_appid`
    # @param sub_appid [String] the sub-merchant's app
    # @param out_trade_no [String] the merchant's order number
    # @param out_refund_no [String] the merchant's refund number
    # @param amount_total [Integer] the amount in the currency's minor unit (分 for CNY), by the notification's kind
    # @param currency [String] such as `CNY`
    # @return [nil]
    # @raise [ContentMismatchError] `CONTENT_MISMATCH` for the first field that differs; a field that the kind does not have differs
    # @raise [ConfigurationError] `OPTION_INVALID` where there is nothing to compare, or a value is nil or of another type
    def expect(**fields)
      Expectation.compare(self, Expectation.fields(**fields))
    end

    # The whole notification as one JSON object on one line, the same bytes in every language. What is absent is null; `resource` is the
    # plaintext as it is, without white space between tokens.
    #
    # @return [String]
    def to_json(*)
      in_c { |of| Native::LIBRARY.bytes(:wxn_notification_to_json, of).force_encoding(Encoding::UTF_8) }
    end

    # As ActiveSupport's JSON takes it: the value of {#to_json}.
    def as_json(*)
      JSON.parse(to_json, max_nesting: false)
    end

    def ==(other)
      other.is_a?(Notification) && marshal_dump == other.marshal_dump
    end
    alias eql? ==

    def hash
      marshal_dump.hash
    end

    # The envelope, and of the resource only its length.
    def inspect
      "#<#{self.class} id=#{id.inspect} event_type=#{event_type.inspect} kind=#{kind.inspect} serial=#{serial.inspect} " \
        "timestamp=#{timestamp} plaintext_bytes=#{plaintext.bytesize}>"
    end

    # @api private
    def marshal_dump
      FIELDS.map { |name| public_send(name) }
    end

    # @api private
    def marshal_load(fields)
      @fields = fields
      @read = {} # what was made of a frozen notification
      freeze
    end

    private

    # A field, which becomes a text when it is first read.
    def text(index)
      field = @fields[index]
      return field unless field.is_a?(String) && !field.frozen?

      field == ABSENT ? @fields[index] = nil : field.force_encoding(Encoding::UTF_8).freeze
    end

    # Gives the notification to the block as the library has it.
    def in_c(&use)
      Native::Memory.open do |memory|
        fields = memory.struct(Native::NotificationFields)
        FIELDS.each do |name|
          value = public_send(name)
          case name
          when :timestamp then fields[name] = value
          when :certificate_expires_at then fields[name] = memory.number(name.to_s, value)
          else memory.text(fields[name], value)
          end
        end
        Native::LIBRARY.with(:wxn_notification_free, :wxn_notification_restore, fields, &use)
      end
    end
  end
end
