# frozen_string_literal: true

module WxNotify
  # Why a call failed. Its class says of which sort, and {#code} what exactly.
  #
  # The message is one line for the log: what was found, and what to do. It never holds a secret or a decrypted text.
  class Error < StandardError
    # @return [String] one of {ErrorCode}, such as `SIGNATURE_INVALID`
    attr_reader :code

    # @return [String, nil] the header, option, JSON field or argument at fault
    attr_reader :field

    # With arguments by their places: by their names `new` makes a Hash of them, which takes as long as the rest.
    #
    # @api private
    def initialize(message, code, field = nil, ack = nil, ack_v2 = nil)
      super(message)
      @code = code
      @field = field
      @ack = ack
      @ack_v2 = ack_v2
    end

    # @return [Ack] what to answer to WeChat Pay. It tells an outsider nothing about keys
    def ack
      @ack ||= Ack.failure(code)
    end

    # @return [Ack] the same for APIv2's notifications: XML
    def ack_v2
      @ack_v2 ||= Ack.failure_v2(code)
    end

    # @return [Boolean] whether this was the platform's probe, which is refused like any other bad signature, but need not wake anybody
    def platform_probe?
      code == "SIGNATURE_PROBE"
    end

    # As programs are told of it.
    #
    # @api private
    def in_json
      { code: code, message: message, field: field }
    end

    # The error of a program's step.
    #
    # @api private
    # @param error [Hash{String => String, nil}] `code`, `message` and `field`
    # @param ack [Ack, nil] the step's own answer
    def self.of_step(error, ack = nil)
      class_of(error["code"]).new(error["message"], error["code"], error["field"], ack)
    end

    # @api private
    # @param code [String]
    # @return [Class]
    def self.class_of(code)
      CLASSES.fetch(code, InternalError)
    end
  end

  # The request is no notification that could be looked at.
  class MalformedNotificationError < Error; end

  # The notification is not genuine, or not of now.
  class VerificationError < Error; end

  # The notification is genuine, and could not be decrypted or read: most often the APIv3 key is another.
  class DecryptionError < Error; end

  # The notification is genuine, and not what it was compared with.
  class ContentMismatchError < Error; end

  # A key or an option is none.
  class ConfigurationError < Error; end

  # A call was made against its interface, such as with a body that was parsed already.
  class UsageError < Error
    # @api private
    def self.of(field, message)
      new(message, "ARGUMENT_INVALID", field)
    end
  end

  # A handler did not do what it is for.
  class HandlerError < Error; end

  # The inbox did not do what it is for.
  class InboxError < Error; end

  # The library itself failed. Please report it.
  class InternalError < Error; end

  class Error
    CLASSES = {
      MalformedNotificationError => %w[BODY_TOO_LARGE HEADER_MISSING HEADER_INVALID TIMESTAMP_INVALID ENVELOPE_INVALID RESOURCE_UNSUPPORTED],
      VerificationError => %w[TIMESTAMP_OUT_OF_RANGE SIGNATURE_PROBE SERIAL_UNKNOWN SIGNATURE_TYPE_UNSUPPORTED CERTIFICATE_EXPIRED
                              SIGNATURE_INVALID],
      DecryptionError => %w[DECRYPTION_FAILED PLAINTEXT_INVALID],
      ContentMismatchError => %w[CONTENT_MISMATCH EVENT_UNTYPED],
      ConfigurationError => %w[API_V3_KEY_INVALID PEM_INVALID KEY_UNSUPPORTED MERCHANT_CERTIFICATE PRIVATE_KEY_GIVEN NO_PLATFORM_KEY
                               OPTION_INVALID],
      UsageError => %w[ARGUMENT_INVALID],
      HandlerError => %w[METHOD_NOT_ALLOWED EVENT_UNHANDLED HANDLER_FAILED DEADLINE_EXCEEDED NOTIFICATION_BUSY MERCHANT_UNKNOWN REQUEST_FAILED],
      InboxError => %w[LEASE_LOST INBOX_SCHEMA INBOX_FAILED KEY_CONFLICT],
      InternalError => %w[INTERNAL]
    }.flat_map { |type, codes| codes.map { |code| [code, type] } }.to_h.freeze
    private_constant :CLASSES
  end
end
