# frozen_string_literal: true

module WxNotify
  class NotificationHandler
    # The core's handler. Which database it speaks to may only be known when the inbox has opened a connection: until then any serves to check
    # options and routes, and then it is made again.
    #
    # @api private
    class CoreHandler
      def initialize(inbox, **options)
        @inbox = inbox
        @options = options
        @lock = Mutex.new
        @routes = {}
        @closed = false
        @settings = inbox && inbox.settings(inbox.dialect || "sqlite")
        @handle = make
      end

      # @return [Integer] of the core's handler, for the database that is there
      def number
        settings = @inbox && @inbox.settings(@inbox.find_dialect)
        settings == @settings ? @handle.number : remake(settings)
      end

      def register(route, custom)
        @lock.synchronize do
          Core.ask("register", handler: @handle.number, route: route, custom: custom)
          @routes[route] = custom
        end
      end

      def close
        @lock.synchronize do
          @closed = true
          Core.ask("close", handler: @handle.number)
        end
      end

      def in_flight
        Core.value("in_flight", handler: @handle.number)
      end

      # A number that is dropped with what holds it.
      class Handle
        attr_reader :number

        def initialize(number)
          @number = number
          ObjectSpace.define_finalizer(self, self.class.drop(number))
        end

        def self.drop(number)
          proc { Core.ask("drop_handler", handler: number) }
        end
      end
      private_constant :Handle

      private

      def make
        Handle.new(Core.value("handler", inbox: @settings, **@options))
      end

      def remake(settings)
        @lock.synchronize do
          if settings != @settings
            @settings = settings
            @handle = make
            @routes.each { |route, custom| Core.ask("register", handler: @handle.number, route: route, custom: custom) }
            Core.ask("close", handler: @handle.number) if @closed
          end
          @handle.number
        end
      end
    end
    private_constant :CoreHandler
  end
end
