# frozen_string_literal: true

require "ffi"
require "json"
require "wxnotify/native/error"
require "wxnotify/native/structs"
require "wxnotify/native/functions"
require "wxnotify/native/file"
require "wxnotify/native/library"
require "wxnotify/native/memory"

module WxNotify
  # The native library: whatever is decided, is decided there.
  #
  # @api private
  module Native
    LIBRARY = Library.new("wxnotify", FUNCTIONS)

    # The library for tests. It has all of the other, and handles of its own: nothing of the one goes to the other.
    def self.testing
      @testing ||= Library.new("wxnotify_testing", FUNCTIONS.merge(TESTING_FUNCTIONS))
    end

    # Asks what handlers and the inbox decide.
    #
    # @param request [String] JSON
    # @param library [Library]
    # @return [String] JSON
    # @raise [Error] what it answered
    def self.call(request, library = LIBRARY)
      library.bytes(:wxn_call, request, request.bytesize).force_encoding(Encoding::UTF_8)
    end

    # The same of a Hash, whose texts may be of any encoding: an exception's message, for one.
    #
    # @param request [Hash{Symbol => Object}]
    # @param library [Library]
    # @param plaintext [String, nil] a notification's: JSON already, and a member of the request too
    # @return [Hash{String => Object}] its whole answer: `value`, or a program's step
    # @raise [Error] what it answered
    def self.ask(request, library = LIBRARY, plaintext: nil)
      json = JSON.generate(utf8(request), max_nesting: 0)
      json = "#{json.chop},\"plaintext\":#{plaintext}}" if plaintext
      JSON.parse(call(json, library), max_nesting: false)
    end

    # A value, of whose texts JSON can be made.
    def self.utf8(value)
      case value
      when Hash then value.transform_values { |each| utf8(each) }
      when Array then value.map { |each| utf8(each) }
      when String then utf8_text(value)
      else value
      end
    end

    def self.utf8_text(text)
      return text if text.encoding == Encoding::UTF_8 && text.valid_encoding?
      return text.dup.force_encoding(Encoding::UTF_8).scrub if [Encoding::UTF_8, Encoding::BINARY].include?(text.encoding)

      text.encode(Encoding::UTF_8, invalid: :replace, undef: :replace)
    end
    private_class_method :utf8_text

    # The two arguments of a text: where it is, and how many bytes it has.
    #
    # @param text [String, nil] nil is an absent one
    def self.text(text)
      [text, text ? text.bytesize : 0]
    end

    # The arguments of texts that must be there.
    #
    # @param texts [Hash{Symbol => String}] by their names, which an error gives
    # @raise [UsageError]
    def self.texts(**texts)
      texts.flat_map { |name, value| text(check_text(name, value)) }
    end

    # @raise [UsageError] where a value is no text
    def self.check_text(name, value)
      return value if value.is_a?(String)

      raise UsageError.of(name.to_s, "#{name} is #{value.class}; give a String (is the setting or environment variable there?)")
    end

    # As the library takes a time.
    #
    # @param now [Integer, Time, nil] seconds since the epoch; nil is the system's clock
    # @raise [UsageError]
    def self.now(now)
      case now
      when nil then NOW_SYSTEM
      when Integer then now.bit_length < 64 ? now : raise(UsageError.of("now", "now is beyond what a clock can say; give seconds since the epoch"))
      when Time then now.to_i
      else raise UsageError.of("now", "now is #{now.class}; give seconds since the epoch, a Time, or leave it out")
      end
    end
  end
end
