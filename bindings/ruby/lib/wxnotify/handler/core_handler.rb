# frozen_string_literal: true

module WxNotify
  class NotificationHandler
    # The core's handler. Which database it speaks to may only be known when the inbox has opened a connection: until then any serves to check
    # options and routes, and then it is made again. So it is in a forked process: what is in flight in the parent never ends in the child.
    #
    # @api private
    class CoreHandler
      def initialize(inbox, **options)
        @inbox = inbox
        @options = options
        @lock = Mutex.new
        @routes = {}
        @closed = false
        make(inbox && inbox.settings(inbox.dialect || "sqlite"))
      end

      # @return [Integer] of the core's handler, for the database that is there
      def number
        settings = @inbox && @inbox.settings(@inbox.find_dialect)
        @lock.synchronize { current(settings) }
      end

      def register(route, custom)
        @lock.synchronize do
          Core.ask("register", handler: current, route: route, custom: custom)
          @routes[route] = custom
        end
      end

      def close
        @lock.synchronize do
          @closed = true
          Core.ask("close", handler: current)
        end
      end

      def in_flight
        Core.value("in_flight", handler: @lock.synchronize { current })
      end

      private

      def current(settings = @settings)
        make(settings) if settings != @settings || @process != Process.pid
        @handle.number
      end

      def make(settings)
        @settings = settings
        @process = Process.pid
        @handle = CoreNumber.new("handler", inbox: settings, **@options)
        @routes.each { |route, custom| Core.ask("register", handler: @handle.number, route: route, custom: custom) }
        Core.ask("close", handler: @handle.number) if @closed
      end
    end
    private_constant :CoreHandler
  end
end
