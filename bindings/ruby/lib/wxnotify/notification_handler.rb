# frozen_string_literal: true

module WxNotify
  # From an HTTP request to its answer: verify, dispatch, count once, acknowledge. It is a Rack app, to be mounted in Rails
  # (`mount handler => "/wxpay/notify"`), in Sinatra (`post("/wxpay/notify") { handler.call(env) }`) and in `config.ru`.
  #
  #     handler = WxNotify::NotificationHandler.new(parser, inbox: WxNotify::Inbox.new(ActiveRecord::Base))
  #     handler.on_paid { |event, delivery| Order.find_by!(number: event.out_trade_no).paid! }
  #
  # Make one when the program starts, and share it between threads. It starts threads only when it is asked for something, so that a
  # server may fork.
  #
  # **What a block returns.** Its last line is not taken at its word: most values pass, and an {Ack} is answered. What says no is answered
  # 500, so that WeChat Pay sends the notification again: false (as of `save` without its bang), an answer of Rack's or a response of any
  # status, an HTTP response that is no 2xx, a number from 400 to 599, texts such as "FAIL" and :error (alone or first in an Array), a Hash
  # such as `{ status: 500 }`, `{ "code" => "FAIL" }` or `{ error: "..." }`, a record with validation errors, and a result whose
  # `success?` is false or whose `failure?` is true. To fail on purpose, raise, or call {Delivery#fail}.
  class NotificationHandler
    include Monotonic

    # With an inbox each notification counts once. In mode `transaction` (unless given another) claim, callback and completion are one
    # transaction, and {Delivery#connection} is in it. In mode `leased` the callback runs outside a transaction, while the inbox keeps
    # other workers away. In mode `stored` the notification is written down and acknowledged at once, and {#work} has callbacks
    # process it.
    #
    # With a deadline callbacks run in a thread of the handler's, which has none of the request's thread-locals (in Rails: it has an
    # executor of its own). With `deadline: nil` they run in the request's.
    #
    # In the parser's place a function of the {Request} serves several merchants: it returns the request's {ServedMerchant}, or nil where it is
    # nobody's (401, `MERCHANT_UNKNOWN`, and an answer that tells nothing). {Merchants#by} makes one of a registry, which mode `stored` needs,
    # whose workers find merchants by name. It has the deadline. The inbox keeps each merchant's notifications apart, so its `name` is to be
    # this handler's alone.
    #
    # @param parser [NotificationParser, MerchantsBy, #call]
    # @param api_v2_keys [Hash, ApiV2Key, Array<ApiV2Key>, nil] as {WxNotify.parse_v2} takes them: has APIv2's notifications taken at the
    #   same URL, by routes such as `on("v2.refund")`
    # @param inbox [Inbox, nil]
    # @param mode [String, Symbol, nil] `transaction`, `leased` or `stored`
    # @param key [#call, String, Symbol, nil] what a notification is counted by: a function of it that returns a String, such as
    #   `->(notification) { "refund:R1" }`; `business` for payments and refunds by what happened (`payment:4200...:SUCCESS`) and all else by
    #   its id, as {#reconcile} needs it; its id unless given. To change it for an inbox that is in use lets what was counted within the
    #   last day count again, should WeChat Pay repeat it
    # @param expect [#call, nil] a function of the notification that returns an {Expectation}: what is not as expected is answered 500,
    #   and no callback runs; so is a notification for which it returns nil. It, and `key`, get the {ServedMerchant} where they take a
    #   second argument
    # @param deadline [Float, nil] after how many seconds (more than 0, less than 5) the answer goes out as 500 although the callback goes
    #   on; what it does still counts once. nil for none
    # @param max_in_flight [Integer, nil] how many notifications are processed at once, 64 unless given; beyond that the answer is 503
    # @param unhandled [String, Symbol, nil] what happens to a notification that no route takes: `refuse` (500, so that it is not lost
    #   unseen) unless given, or `acknowledge` (200)
    # @param refresher [CertificateRefresher, nil] hears of serials that are unknown, and downloads certificates in the background
    # @param observe [#call, nil] is called with the {Outcome} of each request and each worked notification, from whatever thread. What it
    #   raises is logged
    # @param logger [Logger, nil] gets a line for each outcome: success at debug, a failure at error. Rails' unless given, or else one on
    #   standard error from level info on
    # @param clock [#now, nil] for tests, such as {Testing::Clock}: it is the time when a signature is verified, and when a worker looks what has
    #   waited long enough to be forgotten. Deadlines are real time, and leases and pauses go by the database's clock
    # @yieldparam handler [NotificationHandler] itself, to add routes
    # @raise [ConfigurationError] `OPTION_INVALID`
    def initialize(parser, api_v2_keys: nil, inbox: nil, mode: nil, key: nil, expect: nil, deadline: 4.5, max_in_flight: nil, unhandled: nil,
                   refresher: nil, observe: nil, logger: nil, clock: nil)
      refuse_types(inbox: inbox, refresher: refresher, observe: observe, expect: expect, clock: clock)
      serve(parser, api_v2_keys, mode)
      @deadline = deadline
      @observe = observe
      @refresher = refresher
      @log = Log.new(logger)
      @clock = clock
      own_key = key.respond_to?(:call) ? Question.new("key", key) : nil
      @given = Given.new(inbox: inbox, key: own_key, expect: expect && Question.new("expect", expect), routes: {},
                         merchants: parser.is_a?(MerchantsBy) ? parser.merchants : nil)
      @core = CoreHandler.new(inbox, mode: mode&.to_s, unhandled: unhandled&.to_s, deadline: deadline, max_in_flight: max_in_flight,
                                     has_key: !own_key.nil?, key: own_key ? nil : key&.to_s, compares: !expect.nil?, merchants: @only.nil?)
      # As many again as can be processed: some read a body that does not come.
      @threads = Threads.new(2 * (max_in_flight || 64))
      @closed = false
      yield self if block_given?
    end

    # Takes payments: `TRANSACTION.SUCCESS` of kind `transaction.direct`, and deductions where they have no route of their own. A service
    # provider's are `on("transaction.partner")`.
    #
    # @yieldparam event [Events::TransactionDirect]
    # @yieldparam delivery [Delivery]
    # @return [self]
    def on_paid(callback = nil, &block)
      route("paid", callback || block, typed: true)
    end

    # Takes refunds that succeeded: `REFUND.SUCCESS` of kind `refund.direct`.
    #
    # @yieldparam event [Events::RefundDirect]
    # @yieldparam delivery [Delivery]
    # @return [self]
    def on_refunded(callback = nil, &block)
      route("refunded", callback || block, typed: true)
    end

    # Takes notifications of a kind such as `"transaction.partner"`, of a class of {Events}, or of an event type such as
    # `"REFUND.ABNORMAL"`.
    #
    # {#on_paid} and {#on_refunded} come first, then kinds and classes, then event types. By kind or class the block gets
    # `|event, delivery|`, by event type `|delivery|`, or `|event, delivery|` where it takes two. Where the resource does not have the type
    # that a block takes, {#otherwise} has it, or the answer is 500.
    #
    # @param route [String, Class]
    # @param custom [Boolean] whether an event type that this version does not know is meant, and no slip of the pen
    # @return [self]
    # @raise [ConfigurationError] `OPTION_INVALID` for what is no route, or has a callback already
    def on(route, callback = nil, custom: false, &block)
      name = route.is_a?(Class) ? kind_of_class(route) : route.to_s
      route(name, callback || block, typed: Events::BY_KIND.key?(name) && name != "unknown", custom: custom)
    end

    # Takes what no other route does, and what does not have its route's type.
    #
    # @yieldparam delivery [Delivery]
    # @return [self]
    def otherwise(callback = nil, &block)
      route("otherwise", callback || block, typed: false)
    end

    # Answers a request, on whatever path.
    #
    # @param env [Hash] Rack's
    # @return [Array(Integer, Hash, Array<String>)]
    def call(env)
      incoming = Incoming.new(env)
      if @deadline.nil?
        process(incoming)
        return incoming.answer.wait(nil).last
      end
      return refused(incoming, too_many) unless @threads.start { process(incoming) }

      there, answer = Threads.waiting { incoming.answer.wait([@deadline - incoming.age, 0].max) }
      there ? answer : give_up(incoming)
    end

    # Processes stored notifications until {#shutdown} is called, or the block says so: the loop of a worker. Run it in any number of
    # threads, processes and machines. A database that fails is tried again after the pause.
    #
    # @param pause [Numeric] how long to wait where none waits, in seconds
    # @param purge_older_than [Integer, nil] forgets now and then what ended so many seconds ago: at least 90,000 (25 hours)
    # @yieldreturn [Boolean] whether to stop; asked after each
    # @return [nil]
    # @raise [ConfigurationError] `OPTION_INVALID` where the mode is not `stored`
    def work(pause: 1.0, purge_older_than: nil)
      until @closed || (block_given? && yield)
        last, = turn(pause, purge_older_than)
        next if last["step"] == "answer"

        log(last["error"]) if last["step"] == "error"
        rest(last["step"] == "value" ? last["value"]["wait_ms"] / 1000.0 : pause)
      end
    end

    # Processes one stored notification. Callback and completion are one transaction; where it fails it waits for its next attempt, longer
    # each time, or is a dead letter.
    #
    # @return [Boolean] whether one waited
    # @raise [ConfigurationError] `OPTION_INVALID` where the mode is not `stored`
    # @raise [InboxError] where the database fails
    def work_once
      last, raised = turn(0, nil)
      raise Core.error_of(last["error"], raised) if last["step"] == "error"

      last["step"] == "answer"
    end

    # Asks WeChat Pay what became of an order or a refund, and puts what it tells through the same route and inbox as its notification: it
    # counts once, whichever comes first.
    #
    # WeChat Pay does not promise that every notification arrives; its advice is to ask for an order that is still open 5 to 10 minutes after.
    # Give one number. The handler needs an inbox, and `key: :business` or a function that does without the id. An order that is not paid is
    # no event, and no block is called.
    #
    # @param merchant [Merchant] who asks
    # @param out_trade_no [String, nil] an order by the merchant's number of it
    # @param transaction_id [String, nil] or an order by WeChat Pay's number of it
    # @param out_refund_no [String, nil] or a refund by the merchant's number of it
    # @param sub_mchid [String, nil] of a partner's order or refund: the sub-merchant. Who asks is then the `sp_mchid`
    # @param served [ServedMerchant, nil] whose order it is, where the handler serves several merchants
    # @return [Reconciled]
    # @raise [HandlerError] `REQUEST_FAILED`, `HANDLER_FAILED`, `NOTIFICATION_BUSY`
    # @raise [VerificationError] for an answer that is not WeChat Pay's word
    # @raise [ContentMismatchError] for one of another order, and of what is not expected
    # @raise [ConfigurationError] `OPTION_INVALID`
    # @raise [InboxError] where the database fails
    def reconcile(merchant, out_trade_no: nil, transaction_id: nil, out_refund_no: nil, sub_mchid: nil, served: nil)
      refuse("merchant", merchant, Merchant) unless merchant.is_a?(Merchant)
      refuse("served", served, ServedMerchant) unless served.nil? || served.is_a?(ServedMerchant)

      answers = Asking::Answers.new((served || @only)&.parser)
      order = { out_trade_no: out_trade_no, transaction_id: transaction_id, out_refund_no: out_refund_no, sub_mchid: sub_mchid, served: served&.name }
      began = now
      last, raised = outcome(Core.ask("reconcile", handler: @core.number, merchant: merchant.in_json, order: order), began, served: served, answers: answers)
      return Reconciled.new(last["value"]["state"]) if last["step"] == "value"
      raise Core.error_of(last["error"], answers.error || raised) if last["step"] == "error"

      finish(last, raised, now - began)
      raise Core.error_of(last["error"], raised) if last["error"]

      Reconciled.new(answers.state, last["code"])
    end

    # Takes nothing new from now on (requests are answered 503, workers end), and waits for what is being processed.
    #
    # @param timeout [Numeric] for how long, in seconds
    # @return [Integer] how many are left. They go on
    def shutdown(timeout = 10)
      @closed = true
      @core.close
      ends = now + timeout
      sleep(0.02) while (left = in_flight).positive? && now < ends
      left
    end

    # @return [Integer] how many notifications are being processed, or worked on
    def in_flight
      @core.in_flight
    end

    # Leaves out what it was given.
    def inspect
      "#<#{self.class} routes=#{@given.routes.keys.inspect}>"
    end

    private

    # Whose parser and APIv2 keys there are, where it is one merchant's.
    Only = Struct.new(:parser, :api_v2_keys)
    private_constant :Only

    def serve(parser, api_v2_keys, mode)
      if parser.is_a?(NotificationParser)
        @only = Only.new(parser, api_v2_keys && ApiV2Key.list(api_v2_keys))
      elsif !parser.respond_to?(:call)
        refuse("parser", parser, "NotificationParser, or a function that finds a request's merchant")
      elsif api_v2_keys
        raise Core.error("OPTION_INVALID", "api_v2_keys", "each merchant has APIv2 keys of its own; give them to its ServedMerchant")
      elsif mode.to_s == "stored" && !parser.is_a?(MerchantsBy)
        raise Core.error("OPTION_INVALID", "merchants", "workers find merchants by name; give merchants.by { ... } of a WxNotify::Merchants")
      else
        @choose = parser
      end
    end

    def refuse_types(inbox:, refresher:, observe:, expect:, clock:)
      refuse("inbox", inbox, Inbox) unless inbox.nil? || inbox.is_a?(Inbox)
      refuse("refresher", refresher, CertificateRefresher) unless refresher.nil? || refresher.is_a?(CertificateRefresher)
      refuse("clock", clock, "WxNotify::Testing::Clock, or something with now") unless clock.nil? || clock.respond_to?(:now)
      { "observe" => observe, "expect" => expect }.each do |name, value|
        refuse(name, value, "lambda, or something with call") unless value.nil? || value.respond_to?(:call)
      end
    end

    def refuse(name, value, wanted)
      raise Core.error("OPTION_INVALID", name, "#{name} is #{value.class}; give a #{wanted}")
    end

    def kind_of_class(type)
      kind, = Events::BY_KIND.find { |_, name| Events.const_get(name) == type }
      kind || raise(Core.error("OPTION_INVALID", "route", "#{type} is the class of no kind; give one of WxNotify::Events"))
    end

    def route(name, callback, typed:, custom: false)
      callback = Route.new(callback, typed: typed)
      @core.register(name, custom)
      @given.routes[name] = callback
      self
    end

    # All of it, up to the answer.
    def process(incoming)
      report, raised = report_of(incoming)
      return if report.nil? # another thread answers

      answer(incoming, report, raised)
    end

    def report_of(incoming)
      incoming.check_method
      incoming.parse(@only || incoming.find_merchant(@choose), @clock&.now)
      step = Core.ask_of(incoming.notification, "receive", handler: @core.number, delivered: incoming.delivered)
      Processing.new(@given, incoming.notification, served: incoming.merchant) { |last, raised| answer(incoming, last, raised) }.go(step)
      nil
    rescue NoMerchant => e
      [nobodys(incoming, e), e.cause]
    rescue Error => e
      [refusal(incoming, e), e]
    rescue StandardError => e
      # Of the server's input, say: the answer goes out all the same.
      [refusal(incoming, Core.error_of({ "code" => "HANDLER_FAILED", "message" => "#{e.class} while the request was read", "field" => nil }, e)), e]
    end

    # In time it is the answer. Late it is only told, where there was a notification.
    def answer(incoming, report, raised)
      if incoming.answer.claim
        incoming.answer.bring(finish(report, raised, incoming.age))
      elsif incoming.notification
        finish(report, raised, incoming.age, late: true)
      end
    end

    def give_up(incoming)
      return refused(incoming, slow(incoming)) if incoming.notification.nil?

      told = Core.ask_of(incoming.notification, "out_of_time", handler: @core.number, delivered: incoming.delivered)
      finish(told["value"], nil, incoming.age)
    end

    def slow(incoming)
      return Core.error("DEADLINE_EXCEEDED", "body", "the body was not there within #{@deadline} seconds") if @only || incoming.merchant

      Core.error("DEADLINE_EXCEEDED", "merchant", "the merchant was not found within #{@deadline} seconds")
    end

    def too_many
      Core.error("NOTIFICATION_BUSY", "max_in_flight", "all threads are at work, or wait for bodies; see what holds them")
    end

    def refused(incoming, error)
      finish(refusal(incoming, error), error, incoming.age)
    end

    def refusal(incoming, error)
      @refresher&.seen(error)
      Core.value("refuse", handler: @core.number, error: error.in_json, **incoming.refused)
    end

    def nobodys(incoming, none)
      Core.value("refuse_merchant", handler: @core.number, reply: none.reply, headers: incoming.signed_headers, request_id: incoming.request_id)
    end

    # One turn of a worker.
    #
    # @return [Array(Hash, Exception)] the program's last step, and what was raised
    def turn(pause, purge_older_than)
      began = now
      step = Core.ask("work", handler: @core.number, pause_ms: (pause * 1000).to_i, purge_older_than: purge_older_than,
                              now: (@clock || Time).now.to_i)
      last, raised = outcome(step, began)
      finish(last, raised, now - began) if last["step"] == "answer"
      [last, raised]
    end

    # What a program ends with that no request waits for.
    #
    # @return [Array(Hash, Exception)] its last step, and what was raised
    def outcome(step, began, **of)
      ended = Promise.new
      observe = ->(report, raised) { finish(report, raised, now - began) }
      Processing.new(@given, nil, observe: observe, **of) { |last, raised| ended.bring([last, raised]) }.go(step)
      ended.wait(nil).last
    end

    def rest(seconds)
      ends = now + seconds
      sleep([ends - now, 0.1].min) while !@closed && now < ends
    end

    # Logs a report, tells the hook, and makes Rack's answer of it.
    def finish(report, raised, duration, late: false)
      error = Core.error_of(report["error"], raised)
      @log.add(report["level"], report["line"])
      trace(error, raised)
      tell(Outcome.new(report, duration: duration, error: error, late: late))
      body = report["body"]
      headers = body.empty? ? {} : { "content-type" => report["content_type"], "content-length" => body.bytesize.to_s }
      headers["allow"] = report["allow"] if report["allow"]
      [report["status"], headers, body.empty? ? [] : [body]]
    end

    def tell(outcome)
      @observe&.call(outcome)
    rescue StandardError => e
      @log.add("error", "wxnotify: observe raised #{e.class}")
    end

    # Where a callback raised. Not a driver's: its words quote values.
    def trace(error, raised)
      return if raised.nil? || raised.is_a?(Error) || !error.is_a?(HandlerError) || Raised.drivers?(raised) || raised.backtrace.nil?

      @log.add("error", "wxnotify: #{raised.class} was raised at\n#{raised.backtrace.first(20).join("\n")}")
    end

    def log(error)
      @log.add("error", "#{error['code']}: #{error['message']}")
    end
  end
end

require "wxnotify/delivery"
require "wxnotify/outcome"
require "wxnotify/inbox"
require "wxnotify/handler/alarm"
require "wxnotify/handler/core_handler"
require "wxnotify/handler/incoming"
require "wxnotify/handler/processing"
require "wxnotify/handler/question"
require "wxnotify/handler/rack_body"
require "wxnotify/handler/returned"
require "wxnotify/handler/route"
require "wxnotify/handler/threads"
