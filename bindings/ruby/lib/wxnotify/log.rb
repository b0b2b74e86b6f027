# frozen_string_literal: true

require "logger"

module WxNotify
  # Where lines go: to the logger that was given, to Rails', or to standard error.
  #
  # @api private
  class Log
    # @param logger [Logger, nil]
    def initialize(logger)
      @logger = logger
    end

    # @param level [String] `debug`, `info`, `warning` or `error`
    def add(level, line)
      logger.public_send(level == "warning" ? :warn : level, line)
    end

    private

    def logger
      @logger ||= rails || Logger.new($stderr, level: Logger::INFO, progname: "wxnotify")
    end

    # It is there once the application is configured.
    def rails
      defined?(::Rails) && ::Rails.respond_to?(:logger) && ::Rails.logger || nil
    end
  end
  private_constant :Log
end
