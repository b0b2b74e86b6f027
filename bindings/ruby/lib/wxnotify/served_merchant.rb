# frozen_string_literal: true

module WxNotify
  # A merchant that an endpoint serves.
  class ServedMerchant
    # @return [String] its name
    attr_reader :name

    # @return [NotificationParser] with its keys, which can be replaced while it serves
    attr_reader :parser

    # @return [Object] what was given as its context
    attr_reader :context

    # @api private
    attr_reader :api_v2_keys

    # @param name [String] 1 to 64 of A-Z, a-z, 0-9, `_`, `.` and `-`, which never changes: the inbox keeps this merchant's notifications
    #   under it
    # @param parser [NotificationParser] with this merchant's keys
    # @param api_v2_keys [Hash, ApiV2Key, Array<ApiV2Key>, nil] as a handler takes them
    # @param context [Object] yours, such as a record
    # @raise [ConfigurationError] `OPTION_INVALID`
    def initialize(name, parser, api_v2_keys: nil, context: nil)
      raise Core.error("OPTION_INVALID", "merchant", "the merchant's name is #{name.class}; give a String") unless name.is_a?(String)

      Core.value("check_merchant", merchant: name)
      raise Core.error("OPTION_INVALID", "parser", "parser is #{parser.class}; give a WxNotify::NotificationParser") unless parser.is_a?(NotificationParser)

      @name = name.dup.freeze
      @parser = parser
      @api_v2_keys = api_v2_keys && ApiV2Key.list(api_v2_keys)
      @context = context
      freeze
    end

    # Leaves out what it was given.
    def inspect
      "#<#{self.class} #{name}>"
    end
  end
end
