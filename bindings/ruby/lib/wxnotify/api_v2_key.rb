# frozen_string_literal: true

module WxNotify
  # One merchant's APIv2 key (API密钥, APIv2密钥). It is tried for the notifications of that merchant alone. It is another than the APIv3
  # key, and neither is ever tried in the other's place.
  class ApiV2Key
    # @return [String] the merchant's number
    attr_reader :mch_id

    # @param key [String] the 32 characters that were set on the merchant platform; looked at when it is used
    # @param mch_id [String] the merchant's number (商户号) as in the field `mch_id` of its notifications, digits: a notification has it as
    #   the label of the key that fitted
    # @raise [UsageError] where one is no text
    def initialize(key, mch_id)
      unless key.is_a?(String) && mch_id.is_a?(String)
        raise UsageError.of("api_v2_keys", "an APIv2 key is #{key.class} with the merchant #{mch_id.class}; give two texts " \
                                           "(is the setting or environment variable there?)")
      end
      @key = Secret.new(key)
      @mch_id = mch_id.dup.freeze
      freeze
    end

    def inspect
      "#<#{self.class} key=[redacted] mch_id=#{mch_id.inspect}>"
    end

    # One or more of them, however they were given.
    #
    # @api private
    # @return [Array<ApiV2Key>]
    def self.list(keys)
      return keys.flat_map { |mch_id, of_merchant| Array(of_merchant).map { |key| new(key, mch_id) } } if keys.is_a?(Hash)

      (keys.is_a?(Array) ? keys : [keys]).map do |key|
        # One that names no merchant is the library's to refuse.
        key.is_a?(ApiV2Key) ? key : new(key, "")
      end
    end

    # As the core takes it.
    #
    # @api private
    def in_json
      { key: @key.reveal, mch_id: mch_id }
    end

    # The arguments that the library takes for keys.
    #
    # @api private
    # @return [Array(FFI::Pointer, Integer)]
    def self.in_c(memory, keys)
      listed = list(keys)
      array = memory.array(Native::ApiV2KeyStruct, listed) do |struct, key|
        given = key.in_json
        memory.text(struct[:key], given[:key])
        memory.text(struct[:mch_id], given[:mch_id])
      end
      [array, listed.length]
    end
  end
end
