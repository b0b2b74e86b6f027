# frozen_string_literal: true

module WxNotify
  # Keeps platform certificates (平台证书) fresh: downloads `GET /v3/certificates`, verifies the answer, and has a parser trust what it lists.
  # A merchant whose parser has WeChat Pay public keys alone needs none of it.
  #
  #     refresher = WxNotify::CertificateRefresher.new(merchant, api_v3_key, file: "certificates.json")
  #     handler = WxNotify::NotificationHandler.new(refresher.parser, refresher: refresher.start)
  #
  # Share it between threads. A server may fork after {#start}: each process then has a thread of its own.
  class CertificateRefresher
    # @param merchant [Merchant] who asks
    # @param api_v3_keys [String, ApiV3Key, Array<String, ApiV3Key>] the merchant's APIv3 keys, with which the answers are encrypted
    # @param public_keys [Hash{String => String}] WeChat Pay public keys in PEM by their id, which the parser is to have beside the certificates
    # @param path [String, nil] `/v3/certificates` unless given, and `/v3/global/certificates` abroad
    # @param interval [Numeric, nil] how often it downloads, in seconds: less than 43,200 (12 hours, which is WeChat Pay's rule), and 28,800
    #   unless given; each time is up to a tenth earlier
    # @param file [String, #to_path, nil] where the certificates are kept too, for a start while WeChat Pay cannot be reached. There is no
    #   secret in it, but who can write it decides whom the parser trusts
    # @param logger [Logger, nil] as {NotificationHandler#initialize}'s
    # @param pause_ms [Integer, nil] how long its minute is, for tests alone
    # @raise [ConfigurationError] `OPTION_INVALID`, `API_V3_KEY_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`
    # @raise [UsageError] for what is no text
    def initialize(merchant, api_v3_keys, public_keys: {}, path: nil, interval: nil, file: nil, logger: nil, pause_ms: nil)
      raise Core.error("OPTION_INVALID", "merchant", "merchant is #{merchant.class}; give a WxNotify::Merchant") unless merchant.is_a?(Merchant)

      keys = ApiV3Key.list(api_v3_keys)
      public_keys.each { |id, pem| Native.texts(public_keys: id) && Native.texts(public_keys: pem) }
      @api_v3_keys = Secret.new(keys)
      @file = file.respond_to?(:to_path) ? file.to_path : file
      @log = Log.new(logger)
      @core = CoreNumber.new("refresher", merchant: merchant.in_json, api_v3_keys: keys.map(&:in_json),
                                          public_keys: public_keys.map { |id, pem| { id: id, pem: pem } },
                                          path: path, interval: interval, keeps: !@file.nil?, pause_ms: pause_ms)
      @signals = Signals.new
    end

    # Downloads the certificates, or takes those of the file where that fails, and makes a parser of them, whose keys it replaces from then
    # on. Call it once.
    #
    # @param options [Hash] as {NotificationParser#initialize}'s; `api_v3_keys` where they are others than the refresher's
    # @return [NotificationParser]
    # @raise [Error] `REQUEST_FAILED`, as {Certificates.parse} and as {NotificationParser#initialize}
    def parser(**options)
      trusted = outcome("start")
      @parser = NotificationParser.new(platform_keys: keys(trusted), api_v3_keys: @api_v3_keys.reveal, **options)
    end

    # Downloads the certificates once, now. Where that fails, the parser trusts what it trusted.
    #
    # @return [nil]
    # @raise [Error] `REQUEST_FAILED`, and as {Certificates.parse}
    def refresh
      outcome("refresh")
    end

    # Downloads again and again in a thread of its own, until {#close}; a process that is forked later has its own (but not what
    # `Process.daemon` makes: start it after that). A download that fails is
    # logged, and tried again after 1, 2, 4, ... minutes. A serial that is unknown ({#seen}) brings the next one forward, but to no more than
    # one a minute.
    #
    # @return [self]
    def start
      @signals.keep_a_thread { run }
      self
    end

    # The same in the thread that calls it.
    #
    # @return [nil]
    def run
      catch(Signals::CLOSED) { outcome("keep_fresh") }
      nil
    end

    # Takes each error of a parser's: of a serial that is unknown the thread hears. It returns at once. A handler that was given the
    # refresher calls it.
    #
    # @param error [Exception]
    # @return [nil]
    def seen(error)
      @signals.hint if error.is_a?(Error) && error.code == "SERIAL_UNKNOWN"
      nil
    end

    # Ends the thread, once a download that is on its way has ended.
    #
    # @param timeout [Numeric] how long to wait for that, in seconds
    # @return [Boolean] whether it has ended
    def close(timeout = 15)
      @signals.close(timeout)
    end

    def inspect
      "#<#{self.class} platform_keys=#{(@parser&.platform_keys || []).map(&:serial).inspect}>"
    end

    # What its programs ask for.
    #
    # @api private
    def trust(step)
      @parser&.replace_platform_keys(keys(step))
      "done"
    rescue Error => e
      { refused: e.in_json }
    end

    # @api private
    def read
      { text: File.read(@file, encoding: "UTF-8").scrub }
    rescue Errno::ENOENT
      "done"
    rescue SystemCallError => e
      Asking.raised(e)
    end

    # Replaces the file whole, or not at all.
    #
    # @api private
    def keep(text)
      written = "#{@file}.#{Process.pid}.#{Thread.current.object_id}"
      begin
        File.open(written, File::WRONLY | File::CREAT | File::EXCL, 0o600) { |file| file.write(text) && file.fsync }
        File.rename(written, @file)
      rescue StandardError
        File.unlink(written) if File.exist?(written)
        raise
      end
      "done"
    rescue SystemCallError => e
      Asking.raised(e)
    end

    # @api private
    def log(level, line)
      @log.add(level, line)
      "done"
    end

    # @api private
    # @return [Integer, nil] after how many milliseconds a hint ended it
    def wait(milliseconds, can_be_hinted)
      @signals.wait(milliseconds / 1000.0, can_be_hinted)
    end

    private

    def outcome(action)
      refreshing = Refreshing.new(self)
      last = refreshing.run(Core.ask(action, refresher: @core.number))
      return last["value"] if last["step"] == "value"

      told = last["error"]
      raise Core.error_of(told, told["code"] == "REQUEST_FAILED" ? refreshing.error : nil)
    end

    def keys(told)
      PlatformKeys.new(certificates: told["certificates"], public_keys: told["public_keys"].map { |key| [key["id"], key["pem"]] })
    end

    # One of the refresher's programs on its way.
    class Refreshing < Program
      def initialize(refresher)
        super(Inbox::Session.none)
        @refresher = refresher
        @answers = Asking::Answers.new
      end

      # @return [Exception, nil] what the HTTP client raised
      def error
        @answers.error
      end

      private

      def reply_to(step)
        case step["step"]
        when "fetch" then @answers.fetch(step)
        when "trust" then @refresher.trust(step)
        when "read" then @refresher.read
        when "keep" then @refresher.keep(step["text"])
        when "log" then @refresher.log(step["level"], step["line"])
        when "wait" then @refresher.wait(step["ms"], true)&.then { |waited| { hinted: waited } } || "done"
        when "pause" then @refresher.wait(step["ms"], false) || "done"
        else super
        end
      end
    end

    # What the refresher's thread waits for.
    class Signals
      include AtFork
      include Monotonic

      # Is thrown where {CertificateRefresher#close} was called.
      CLOSED = :wxnotify_refresher_closed

      def initialize
        @lock = Mutex.new
        @changed = ConditionVariable.new
        @hinted = @closed = false
      end

      # Has the block run in a thread, and in one of each process that is forked from this one.
      def keep_a_thread(&block)
        @lock.synchronize do
          return if @closed

          @block = block
          return if @thread&.alive?

          tell_at_fork
          @thread = Thread.new(&block)
          @thread.name = "wxnotify certificates"
        end
      end

      # In the forked process: its threads are this one alone, and who held the lock is not there.
      def forked
        @lock = Mutex.new
        @changed = ConditionVariable.new
        @thread = nil
        keep_a_thread(&@block)
      end

      def hint
        @lock.synchronize do
          @hinted = true
          @changed.broadcast
        end
      end

      # @return [Boolean] whether there is no thread any more
      def close(timeout)
        @lock.synchronize do
          @closed = true
          @changed.broadcast
        end
        @thread.nil? || !@thread.join(timeout).nil?
      end

      # @return [Integer, nil] after how many milliseconds a hint ended it
      def wait(seconds, can_be_hinted)
        began = now
        @lock.synchronize do
          until @closed || (can_be_hinted && @hinted) || (left = began + seconds - now) <= 0
            @changed.wait(@lock, left)
          end
          throw CLOSED if @closed
          return unless can_be_hinted && @hinted

          @hinted = false
        end
        ((now - began) * 1000).to_i
      end
    end
    private_constant :Refreshing, :Signals
  end
end
