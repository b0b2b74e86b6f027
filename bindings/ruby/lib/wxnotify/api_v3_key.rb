# frozen_string_literal: true

module WxNotify
  # An APIv3 key (APIv3密钥) of a merchant, with a label by which a notification says that this one opened it.
  class ApiV3Key
    # @return [String, nil]
    attr_reader :label

    # @param key [String] the 32 bytes that were set on the merchant platform; looked at when a parser is made of it
    # @param label [String, nil] a name for it, such as a mchid
    # @raise [UsageError] where one is no text
    def initialize(key, label = nil)
      unless key.is_a?(String)
        raise UsageError.of("api_v3_keys", "an APIv3 key is #{key.class}; give a String of 32 bytes (is the setting or environment variable there?)")
      end
      raise UsageError.of("label", "label is #{label.class}; give a String, or leave it out") unless label.nil? || label.is_a?(String)

      @key = Secret.new(key)
      @label = label&.dup.freeze
      freeze
    end

    def inspect
      "#<#{self.class} key=[redacted] label=#{label.inspect}>"
    end

    # As the core takes it.
    #
    # @api private
    def in_json
      { key: @key.reveal, label: label }
    end

    # One or more of them, however they were given.
    #
    # @api private
    # @return [Array<ApiV3Key>]
    def self.list(keys)
      (keys.is_a?(Array) ? keys : [keys]).map { |key| key.is_a?(ApiV3Key) ? key : new(key) }
    end

    # The arguments that the library takes for keys.
    #
    # @api private
    # @return [Array(FFI::Pointer, Integer)]
    def self.in_c(memory, keys)
      listed = list(keys)
      array = memory.array(Native::ApiV3KeyStruct, listed) do |struct, key|
        given = key.in_json
        memory.text(struct[:key], given[:key])
        memory.text(struct[:label], given[:label])
      end
      [array, listed.length]
    end
  end
end
