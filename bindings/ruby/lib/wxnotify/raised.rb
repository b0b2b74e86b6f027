# frozen_string_literal: true

module WxNotify
  # What the core is told of an exception.
  #
  # @api private
  module Raised
    # Whose words quote values, such as an openid. By name, since not all of them need be loaded.
    DRIVERS = %w[PG::Error Mysql2::Error SQLite3::Exception ActiveRecord::ActiveRecordError Sequel::Error Trilogy::Error].freeze
    private_constant :DRIVERS

    # What the merchant's code came to: `exit` and NoMemoryError are failures like any other, and the process goes on.
    #
    # @return [Array(Object, Exception)] the reply that the block returns, or of what it raised; and what was raised
    def self.attempt
      [yield, nil]
    rescue SignalException
      raise
    rescue Exception => e # rubocop:disable Lint/RescueException
      [reply(e), e]
    end

    # @param error [Exception]
    # @return [Hash{Symbol => Object}]
    def self.reply(error)
      return { said: error.message } if error.is_a?(HandlerError) && error.code == "HANDLER_FAILED"
      return { refused: error.in_json } if error.is_a?(Error)

      { raised: { type: error.class.to_s, place: place(error), words: drivers?(error) ? nil : words(error) } }
    end

    # Whether it, or what it came of, is a database driver's.
    def self.drivers?(error)
      seen = {}.compare_by_identity
      while error && !seen[error]
        return true if error.class.ancestors.any? { |each| DRIVERS.include?(each.name) }

        seen[error] = true
        error = error.cause
      end
      false
    end

    def self.place(error)
      line = error.backtrace_locations&.first
      line && "#{File.basename(line.path)}:#{line.lineno}"
    end

    # An exception's own `message` may raise.
    def self.words(error)
      error.message.to_s
    rescue StandardError
      nil
    end
    private_class_method :place, :words
  end
  private_constant :Raised
end
