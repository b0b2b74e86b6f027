# frozen_string_literal: true

module WxNotify
  # A notification on its way through a callback.
  class Delivery
    # @return [Notification] verified and decrypted
    attr_reader :notification

    # @return [Integer] how often it was worked on, this time included. 1 without an inbox
    attr_reader :attempts

    # As a handler makes it; make one yourself to test a callback.
    #
    # @param notification [Notification]
    # @param connection [Object, nil]
    # @param attempts [Integer]
    # @param merchant [ServedMerchant, nil]
    def initialize(notification, connection: nil, attempts: 1, kind: nil, renew: nil, merchant: nil)
      @notification = notification
      @connection = connection
      @attempts = attempts
      @kind = kind || notification.kind
      @renew = renew
      @merchant = merchant
    end

    # Whose it is, where the handler serves several merchants: its `name`, and its `context`.
    #
    # @return [ServedMerchant]
    # @raise [UsageError] `ARGUMENT_INVALID` where the handler was given a parser, and serves one
    def merchant
      @merchant || raise(UsageError.of("merchant", "the handler serves one merchant, whose parser it was given"))
    end

    # The inbox's connection, in its transaction: what you write on it is committed with the inbox, or not at all. ActiveRecord's models
    # are on it already.
    #
    # Leave COMMIT and ROLLBACK to the handler. In mode `leased`, and without an inbox, there is none.
    #
    # @return [Object] ActiveRecord's connection, or one of pg, mysql2 or sqlite3
    # @raise [UsageError] `ARGUMENT_INVALID` where there is none
    def connection
      @connection || raise(UsageError.of("connection", "there is no connection here; give the handler an inbox, in mode transaction or stored"))
    end

    # @return [Events::Event] the resource as the class of its kind; in a callback of {NotificationHandler#on_paid} a deduction too is a
    #   payment
    # @raise [ContentMismatchError] `EVENT_UNTYPED` where it has no type
    def event
      @event ||= notification.event_as(@kind)
    end

    # Prolongs the lease by its whole length from now on, on a connection of its own: for work in several parts.
    #
    # In the modes `leased` and `stored`. In the latter on SQLite only before the callback's first write.
    #
    # @return [nil]
    # @raise [UsageError] `ARGUMENT_INVALID` where there is no lease
    # @raise [InboxError] `LEASE_LOST` where it has ended
    def renew
      raise UsageError.of("lease", "there is no lease to renew here; only the modes leased and stored have one") unless @renew

      @renew.call
      nil
    end

    # Ends the work: nothing of it counts, and WeChat Pay sends the notification again.
    #
    # @param message [String] for the answer (up to 64 characters), the inbox and the log: no secret
    # @raise [HandlerError] `HANDLER_FAILED`
    def fail(message)
      raise Core.error("HANDLER_FAILED", nil, message.to_s)
    end

    # Leaves out what the notification says.
    def inspect
      "#<#{self.class} id=#{notification.id.inspect} attempts=#{attempts}>"
    end
  end
end
