# frozen_string_literal: true

module WxNotify
  # In a thread of our own: Rails' executor around the merchant's code, so that code is loaded, and the thread's connections go back to their
  # pools. Without Rails the block alone.
  #
  # @api private
  module InRails
    def self.wrap(&block)
      application = defined?(::Rails) && ::Rails.respond_to?(:application) && ::Rails.application
      application ? application.executor.wrap(&block) : block.call
    end
  end
  private_constant :InRails
end
