# frozen_string_literal: true

module WxNotify
  # The core's answers, and its errors as exceptions.
  #
  # @api private
  module Core
    # A program's first step, or an answer.
    def self.ask(action, **arguments)
      Native.ask({ do: action, **arguments })
    end

    # The same of a notification, whose plaintext is JSON already.
    def self.ask_of(notification, action, **arguments)
      Native.ask({ do: action, **arguments }, plaintext: notification.plaintext)
    end

    # What the core answers with at once.
    def self.value(action, **arguments)
      ask(action, **arguments)["value"]
    end

    # An error of ours, by its code.
    def self.error(code, field, message)
      Error.of_step({ "code" => code, "field" => field, "message" => message })
    end

    # The exception for an error that the core told: the one that it was told of, or a new one with that as its cause.
    #
    # @param told [Hash{String => String, nil}, nil]
    # @param raised [Exception, nil]
    # @return [Error, nil]
    def self.error_of(told, raised = nil)
      return if told.nil?
      return raised if raised.is_a?(Error) && raised.code == told["code"]

      begin
        raise Error.of_step(told), cause: raised
      rescue Error => e
        e
      end
    end
  end
  private_constant :Core
end
