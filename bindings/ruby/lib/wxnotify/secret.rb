# frozen_string_literal: true

module WxNotify
  # A secret, which nothing that prints, writes or dumps an object finds: it is in no variable of it.
  #
  # @api private
  class Secret
    # @param value [Object] which is frozen
    def initialize(value)
      copy = value.dup.freeze
      define_singleton_method(:reveal) { copy }
      freeze
    end

    def inspect
      "[redacted]"
    end
    alias to_s inspect

    # As ActiveSupport's JSON takes it.
    def as_json(*)
      inspect
    end

    # As YAML takes it.
    def encode_with(_coder)
      raise TypeError, "wxnotify: this is a secret, and is not written"
    end

    # As Marshal takes it.
    def marshal_dump
      raise TypeError, "wxnotify: this is a secret, and is not written"
    end
  end
  private_constant :Secret
end
