# frozen_string_literal: true

module WxNotify
  class NotificationHandler
    # A function of the merchant's about a notification: `|notification|`, or `|notification, merchant|` where the handler serves several.
    #
    # @api private
    class Question
      # @param name [String] of the option
      # @param function [#call]
      # @raise [ConfigurationError] `OPTION_INVALID`
      def initialize(name, function)
        parameters = (function.respond_to?(:parameters) ? function : function.method(:call)).parameters.map(&:first)
        if parameters.count(:req) > 2 || parameters.include?(:keyreq)
          raise Core.error("OPTION_INVALID", name, "#{name} takes neither |notification| nor |notification, merchant|")
        end

        @function = function
        @takes = parameters.include?(:rest) ? 2 : parameters.count { |each| %i[req opt].include?(each) }
      end

      # @param notification [Notification]
      # @param merchant [ServedMerchant, nil]
      def call(notification, merchant)
        @function.call(*[notification, merchant].compact.first(@takes))
      end
    end
    private_constant :Question
  end
end
