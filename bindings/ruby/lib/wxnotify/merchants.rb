# frozen_string_literal: true

module WxNotify
  # A registry of merchants, loaded one by one where they are asked for, and kept. Make one, and share it between threads; servers may fork.
  #
  #     merchants = WxNotify::Merchants.new { |name| Shop.find_by(name: name)&.then { |shop| WxNotify::ServedMerchant.new(name, shop.parser) } }
  #     handler = WxNotify::NotificationHandler.new(merchants.by { |request| request.path.split("/").last })
  #
  # A merchant serves for `max_age` seconds as it was loaded. After that it still does, while it is loaded anew beside the requests; where that
  # fails it goes on serving, which is logged. At most `capacity` are kept; the one not asked for for the longest time goes first.
  #
  # A name that is nobody's is remembered for ten seconds, and no more than 1,000 of them: where that many are, `NOTIFICATION_BUSY` is raised
  # (503, and WeChat Pay sends again) instead of asking for another new name. So names that somebody makes up cost at most 1,000 loads in ten
  # seconds.
  class Merchants
    include AtFork

    # How many are loaded anew at once.
    MOST_RENEWALS = 2
    private_constant :MOST_RENEWALS

    # @param load [#call, nil] finds a merchant by its name, in your database say: a {ServedMerchant}, or nil where nobody is called so. It
    #   is asked once, however many requests wait for it. Or give a block
    # @param max_age [Numeric] in seconds: more than 0, at most a day
    # @param capacity [Integer] 1 to 1,000,000
    # @param logger [Logger, nil] as {NotificationHandler#initialize}'s
    # @yieldparam name [String]
    # @yieldreturn [ServedMerchant, nil]
    # @raise [ConfigurationError] `OPTION_INVALID`
    def initialize(load = nil, max_age: 300, capacity: 10_000, logger: nil, &block)
      @load = load || block
      raise Core.error("OPTION_INVALID", "load", "load is #{@load.class}; give a block that takes the merchant's name") unless @load.respond_to?(:call)

      @rules = Core.value("merchants", max_age: max_age, capacity: capacity)
      @log = Log.new(logger)
      @clock = Monotonic.method(:now)
      @kept = {}
      @unknown = {}
      begin_here
    end

    # @param name [String]
    # @return [ServedMerchant, nil] nil where nobody is called so
    # @raise [HandlerError] `NOTIFICATION_BUSY` where too many names are asked for that are nobody's
    # @raise [ConfigurationError] `OPTION_INVALID` where the block gives what is no ServedMerchant of this name
    # @raise [Exception] what the block raises
    def get(name)
      # What is kept is a name; the rest is looked at before anything is remembered or asked for.
      return unless name.is_a?(String) && (@kept.key?(name) || name?(name))

      found, leads = @lock.synchronize { look(name) }
      return found unless found.is_a?(Loading)

      leads ? lead(name, found) : follow(found)
    end

    # What a handler takes: the merchants of this registry, each by the name that the block finds in a request. nil, and what can be no name,
    # is nobody's.
    #
    # @yieldparam request [Request]
    # @yieldreturn [String, nil]
    # @return [MerchantsBy]
    def by(name_of = nil, &block)
      MerchantsBy.new(self, name_of || block)
    end

    # Has it loaded anew when it is asked for again: after a change that cannot wait for `max_age`.
    #
    # @return [nil]
    def forget(name)
      @lock.synchronize do
        # What is on its way may be of before the change: who waits gets it, and it is not kept.
        [@kept, @unknown, @first, @anew].each { |names| names.delete(name) }
      end
      nil
    end

    # Leaves out who is served.
    def inspect
      "#<#{self.class}>"
    end

    # In the forked process nobody loads what the parent's threads were loading.
    #
    # @api private
    def forked
      begin_here
    end

    private

    # A merchant that is kept, and from when on it is loaded anew.
    Kept = Struct.new(:merchant, :fresh_until)
    # A load for which requests wait.
    Loading = Struct.new(:is_over, :merchant, :error)
    private_constant :Kept, :Loading

    def begin_here
      @lock = Mutex.new
      @ended = ConditionVariable.new
      # What is being loaded: for the first time, for which requests wait; and anew, beside.
      @first = {}
      @anew = {}
      @waiting = []
      @renewers = 0
      tell_at_fork
    end

    def name?(name)
      Core.ask("check_merchant", merchant: name)
      true
    rescue ConfigurationError
      false
    end

    # What is there, or what to wait for and whether the caller has to load it. Under the lock, as all that changes what is kept.
    def look(name)
      kept = @kept.delete(name)
      return [use(name, kept), false] if kept
      return [@first[name], false] if @first.key?(name)

      forget_unknown
      return [nil, false] if @unknown.key?(name)
      raise Core.error_of(@rules["busy"]) if @unknown.length + @first.length >= @rules["most_unknown"]

      [@first[name] = Loading.new(false), true]
    end

    # It is the one that was asked for last.
    def use(name, kept)
      @kept[name] = kept
      renew(name) if @clock.call >= kept.fresh_until && !@anew.key?(name)
      kept.merchant
    end

    def forget_unknown
      now = @clock.call
      @unknown.shift while !@unknown.empty? && @unknown.first.last <= now
    end

    def keep(name, loaded)
      @kept.delete(name)
      @unknown.delete(name)
      return @unknown[name] = after("unknown_ms") if loaded.nil?

      @kept[name] = Kept.new(loaded, after("max_age_ms"))
      @kept.shift while @kept.length > @rules["capacity"]
    end

    def after(rule)
      @clock.call + (@rules[rule] / 1000.0)
    end

    def load(name)
      loaded = @load.call(name)
      return if loaded.nil?
      raise Core.error("OPTION_INVALID", "merchant", "#{loaded.class} was loaded; give a ServedMerchant, or nil") unless loaded.is_a?(ServedMerchant)

      Core.value("check_merchant", merchant: loaded.name, asked: name)
      loaded
    end

    # The first load, for which requests wait.
    def lead(name, loading)
      # Of a thread that is killed meanwhile.
      loading.error = Core.error("HANDLER_FAILED", "merchant", "the thread that loaded the merchant was ended")
      loading.merchant = load(name)
      loading.error = nil
      loading.merchant
    rescue Exception => e # rubocop:disable Lint/RescueException
      loading.error = e
      raise
    ensure
      @lock.synchronize do
        if @first[name].equal?(loading)
          @first.delete(name)
          keep(name, loading.merchant) unless loading.error
        end
        loading.is_over = true
        @ended.broadcast
      end
    end

    def follow(loading)
      @lock.synchronize { @ended.wait(@lock) until loading.is_over }
      raise loading.error if loading.error

      loading.merchant
    end

    # Beside the requests.
    def renew(name)
      @waiting << [name, @anew[name] = Object.new]
      return if @renewers >= MOST_RENEWALS

      @renewers += 1
      Thread.new { InRails.wrap { work_off } }.name = "wxnotify merchants"
    end

    def work_off
      loop do
        name, ticket = @lock.synchronize { @waiting.shift || (@renewers -= 1) && nil }
        return if name.nil?

        loaded = reply = nil
        begin
          loaded = load(name)
          reply = { returned: nil } if loaded.nil?
        rescue Exception => e # rubocop:disable Lint/RescueException
          reply = Raised.reply(e)
        end
        tell(name, reply) if end_renewal(name, ticket, loaded, reply) && reply
      end
    end

    # @return [Boolean] whether it was still asked for
    def end_renewal(name, ticket, loaded, reply)
      @lock.synchronize do
        return false unless @anew[name].equal?(ticket)

        @anew.delete(name)
        if reply.nil? || reply.key?(:returned)
          keep(name, loaded)
        elsif @kept.key?(name)
          @kept[name].fresh_until = after("retry_ms")
        end
      end
      true
    end

    def tell(name, reply)
      told = Core.value("merchant_not_loaded", merchant: name, reply: reply)
      @log.add(told["level"], told["line"])
    end
  end

  # A registry's merchants by the name that a request has: what a {NotificationHandler} takes. {Merchants#by} makes it.
  class MerchantsBy
    # @return [Merchants]
    attr_reader :merchants

    # @api private
    def initialize(merchants, name_of)
      unless name_of.respond_to?(:call)
        raise Core.error("OPTION_INVALID", "name_of", "name_of is #{name_of.class}; give a block that finds the merchant's name in a request")
      end

      @merchants = merchants
      @name_of = name_of
      freeze
    end

    # @param request [Request]
    # @return [ServedMerchant, nil] whose it is
    def call(request)
      name = @name_of.call(request)
      name && merchants.get(name)
    end

    def inspect
      "#<#{self.class}>"
    end
  end
end
