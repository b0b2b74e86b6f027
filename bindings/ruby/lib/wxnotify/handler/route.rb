# frozen_string_literal: true

module WxNotify
  class NotificationHandler
    # A callback, and what it is called with: `|event, delivery|` where the route has a class, else `|delivery|`.
    #
    # @api private
    class Route
      # @param callback [#call]
      # @param typed [Boolean] whether it is called for events of its class alone
      # @raise [ConfigurationError] `OPTION_INVALID`
      def initialize(callback, typed:)
        raise Core.error("OPTION_INVALID", "callback", "there is no callback; give a block, or something with call") unless callback.respond_to?(:call)

        parameters = (callback.respond_to?(:parameters) ? callback : callback.method(:call)).parameters.map(&:first)
        refuse(parameters)
        @callback = callback
        @takes = parameters.include?(:rest) ? 2 : parameters.count { |each| %i[req opt].include?(each) }
        @typed = typed || @takes > 1
      end

      # @param delivery [Delivery]
      # @return [Hash{Symbol => Object}] what the core is told
      def call(delivery)
        begin
          arguments = @typed ? [delivery.event, delivery] : [delivery]
        rescue ContentMismatchError => e
          return { untyped: e.in_json }
        end
        Returned.reply(@callback.call(*arguments.first(@takes)))
      end

      private

      def refuse(parameters)
        return if parameters.count(:req) <= 2 && !parameters.include?(:keyreq)

        raise Core.error("OPTION_INVALID", "callback", "the callback takes neither |event, delivery| nor |delivery|")
      end
    end
    private_constant :Route
  end
end
