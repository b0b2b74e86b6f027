# frozen_string_literal: true

module WxNotify
  # The inbox: each notification takes effect once, however often WeChat Pay delivers it.
  #
  # It is one table in your own database, written by your own library, so that it can share the transaction of your writes. A
  # {NotificationHandler} uses it for you; the calls that take a connection are for those who go their own way, and commit nothing.
  #
  #     WxNotify::Inbox.new(ActiveRecord::Base)                              # Rails: the models are in the inbox's transaction
  #     WxNotify::Inbox.new { PG.connect(ENV.fetch("DATABASE_URL")) }        # or Mysql2::Client.new(...), SQLite3::Database.new(...)
  #     WxNotify::Inbox.sqlite("inbox.db")                                   # a file of its own
  #
  # Connections are taken for one transaction, from any thread, and given back afterwards. What a block opened is kept for the next one: up to
  # 16 in a process, for up to a minute, none on which anything failed, and none in a forked process; settings of the session stay with it. The
  # inbox owns BEGIN and COMMIT: a connection that has a transaction open is refused (but with mysql2 on MySQL itself, which does not tell). On
  # SQLite each commit is on the disk before it is answered (`synchronous = FULL`, for as long as the connection lives).
  class Inbox
    # Makes an inbox in an SQLite file, which is made with its table where it is not there: in WAL mode.
    #
    # @param path [String, #to_path]
    # @param options as {#initialize}
    # @return [Inbox]
    # @raise [ConfigurationError] `OPTION_INVALID`
    # @raise [InboxError] `INBOX_FAILED` where the file cannot be opened
    def self.sqlite(path, **options)
      file = path.respond_to?(:to_path) ? path.to_path : path
      unless file.is_a?(String) && !["", ":memory:"].include?(file)
        raise Core.error("OPTION_INVALID", "path", "path is no file; each connection would have a database of its own")
      end

      require "sqlite3"
      inbox = new(**options, source: Sources::Opening.new(file) { ::SQLite3::Database.new(file) })
      inbox.send(:into_wal_mode)
      inbox.create!
      inbox
    end

    # @param records [Class, nil] a class of ActiveRecord's with the connections to use, such as `ActiveRecord::Base`. Or give a block
    # @param table [String, nil] `wxnotify_inbox` unless given
    # @param name [String, nil] keeps the notifications of several merchants or handlers in one table apart; empty unless given
    # @param lease [Integer, nil] for how many seconds a worker has a notification to itself, 60 unless given: longer than the work ever takes
    # @param max_attempts [Integer, nil] after how many attempts a stored notification is a dead letter, 59 (48 hours) unless given
    # @param keep_plaintext [Boolean] whether a stored notification's plaintext stays when it is done
    # @yieldreturn [PG::Connection, Mysql2::Client, SQLite3::Database] a new connection each time it is called, which is the inbox's from then on
    # @raise [ConfigurationError] `OPTION_INVALID`
    def initialize(records = nil, table: nil, name: nil, lease: nil, max_attempts: nil, keep_plaintext: false, source: nil, &connect)
      @source = source || source_of(records, connect)
      @options = { table: table, name: name, lease: lease, max_attempts: max_attempts, keep_plaintext: keep_plaintext }
      schema("sqlite") # checks the options
    end

    # @param dialect [String, Symbol] `sqlite`, `postgresql` or `mysql`
    # @return [Array<String>] the statements that {#create!} runs, for those who keep migrations
    # @raise [ConfigurationError] `OPTION_INVALID`
    def schema(dialect)
      Core.value("explain_inbox", inbox: settings(dialect.to_s)).fetch("schema")
    end

    # @return [Array<String>] the statements by which {#create!} brings a table of version 1 to this version
    def upgrade(dialect)
      Core.value("explain_inbox", inbox: settings(dialect.to_s)).fetch("upgrade")
    end

    # Yields a connection in a transaction of its own, which commits at the end, or rolls back where something is raised or thrown.
    #
    # @yieldparam connection [Object]
    # @return [Object] what the block returns
    # @raise [ConfigurationError] `OPTION_INVALID` for a connection that has a transaction open already
    # @raise [InboxError] `INBOX_FAILED`
    def transaction
      session = new_session
      ensure_done(session.begin(nil, true), session)
      value = yield session.connection
      ensure_done(session.commit, session)
      value
    ensure
      session.abandon
    end

    # Makes the table, or brings it to this version; what is there already is left as it is. Once, when you deploy.
    #
    # @param connection [Object, nil] in a transaction of yours; else it is one of its own
    # @return [nil]
    def create!(connection: nil)
      call("create", connection)
    end

    # Makes sure that the table is there in the right version: for the start of a program.
    #
    # @return [nil]
    # @raise [InboxError] `INBOX_SCHEMA`
    def check!(connection: nil)
      call("check", connection)
    end

    # Takes hold of a notification.
    #
    # @param connection [Object] ActiveRecord's, or one of pg, mysql2 or sqlite3, in a transaction of yours
    # @param notification [Notification]
    # @param key [String, nil] what it is counted by (1 to 191 characters): its id, unless given
    # @return [Claim]
    # @raise [ConfigurationError] `OPTION_INVALID` for a key that is none
    # @raise [InboxError] `KEY_CONFLICT` for one that belongs to a notification of another kind
    # @raise [HandlerError] `NOTIFICATION_BUSY` where another worker was quicker: roll back
    def claim(connection, notification, key: nil)
      found = call("claim", connection, **named(notification, key))
      Claim.new(state: found["state"], lease: found["lease"] && lease_of(found["lease"]))
    end

    # Says that the notification has had its effect.
    #
    # @return [nil]
    # @raise [InboxError] `LEASE_LOST` where the lease ended: roll back what was done
    def complete(connection, lease)
      call("complete", connection, lease: lease.to_h)
    end

    # Lets go of a notification whose work failed: the next delivery finds it fresh. What was stored waits for its next attempt, or is a
    # dead letter.
    #
    # @param error [String] for whoever looks, up to 500 characters: no secret, and nothing of the plaintext
    # @return [Boolean] whether it is a dead letter now
    # @raise [InboxError] `LEASE_LOST` where another worker has it
    def release(connection, lease, error)
      call("release", connection, lease: lease.to_h, error: error)
    end

    # Prolongs a lease by its whole length from now on.
    #
    # @return [Lease] which takes the place of the old
    # @raise [InboxError] `LEASE_LOST`
    def renew(connection, lease)
      lease_of(call("renew", connection, lease: lease.to_h))
    end

    # Writes a notification down, so that it can be acknowledged once that is committed, and any worker can take it.
    #
    # @return [Boolean] whether it is new
    # @raise [Error] as {#claim}
    def store(connection, notification, key: nil)
      call("store", connection, **named(notification, key), notification: notification.to_json)
    end

    # Takes a stored notification that waits. Any number of workers may take at once.
    #
    # @return [Task, nil]
    def take(connection)
      task = call("take", connection)
      task && Task.new(lease: lease_of(task["lease"]), notification: Notification.from_json(task["notification"]))
    end

    # @param limit [Integer]
    # @param connection [Object, nil] in a transaction of yours; else it is one of its own
    # @return [Array<DeadLetter>] the oldest first
    def dead_letters(limit: 100, connection: nil)
      call("dead_letters", connection, limit: limit).map { |letter| DeadLetter.new(**letter.transform_keys(&:to_sym)) }
    end

    # Has a dead letter worked on again, with all its attempts.
    #
    # @return [Boolean] false where no dead letter has the key
    def retry(key, connection: nil)
      call("retry", connection, key: key)
    end

    # Leaves a dead letter for good.
    #
    # @return [Boolean] false where no dead letter has the key
    def discard(key, connection: nil)
      call("discard", connection, key: key)
    end

    # @return [Stats]
    def stats(connection: nil)
      Stats.new(**call("stats", connection).transform_keys(&:to_sym))
    end

    # Whether all is well, for an alarm. It speaks of the work that all machines share, which restarting a machine or taking it out of service
    # does not mend; a database that cannot be reached is the error.
    #
    # @param max_waiting [Integer] how long the oldest stored notification may wait, in seconds
    # @param max_dead [Integer] how many dead letters there may be
    # @return [Health]
    # @raise [ConfigurationError] `OPTION_INVALID` for a limit below 0
    # @raise [InboxError]
    def health(max_waiting: 900, max_dead: 0, connection: nil)
      found = call("health", connection, max_waiting: max_waiting, max_dead: max_dead)
      Health.new(healthy: found["healthy"], problems: found["problems"], stats: Stats.new(**found["stats"].transform_keys(&:to_sym)))
    end

    # Forgets what ended at least so many seconds ago, in small transactions of its own.
    #
    # @param older_than [Integer] at least 90,000 (25 hours): WeChat Pay repeats for 24
    # @return [Integer] how many
    # @raise [ConfigurationError] `OPTION_INVALID`
    def purge(older_than)
      session = new_session
      value(session, "purge", find_dialect, older_than: older_than)
    end

    # Closes the connections that wait for the next transaction, as at a program's end, or before a file is deleted. It ends nothing that is
    # under way, and whoever uses the inbox afterwards has a new connection opened. ActiveRecord's are ActiveRecord's.
    #
    # @return [nil]
    def close
      @source.close
      nil
    end

    # What keeps its notifications apart from others' in the table.
    #
    # @api private
    # @return [String]
    def name
      @options[:name] || ""
    end

    # Leaves out where it connects to.
    def inspect
      "#<#{self.class} table=#{(@options[:table] || 'wxnotify_inbox').inspect}>"
    end

    # @api private
    def new_session
      Session.new(@source)
    end

    # For the core.
    #
    # @api private
    def settings(dialect)
      { dialect: dialect, placeholders: dialect == "postgresql" ? "numbered" : "question", **@options }
    end

    # The database, where a connection has shown which it is.
    #
    # @api private
    # @return [String, nil]
    attr_reader :dialect

    # The same, by opening a connection the first time. Where that fails it is not settled yet.
    #
    # @api private
    def find_dialect
      @dialect ||= begin
        link = @source.take
        begin
          link.dialect
        ensure
          @source.give_back(link)
        end
      end
    rescue StandardError => e
      Failure.dialect(e) # the program that needs a connection tells it
    end

    # Prolongs a lease in a transaction of its own, on another connection than this thread's.
    #
    # @api private
    def renew_apart(lease)
      Thread.new { transaction { |connection| call("renew", connection, lease: lease) } }.tap { |thread| thread.report_on_exception = false }.value
    end

    private

    def source_of(records, connect)
      if records && connect
        raise Core.error("OPTION_INVALID", "connect", "give a class of ActiveRecord's or a block, not both")
      elsif records.respond_to?(:connection_pool)
        Sources::Records.new(records)
      elsif records.nil? && connect
        Sources::Opening.new(&connect)
      else
        raise Core.error("OPTION_INVALID", "connect", "connect is #{records.class}; give ActiveRecord::Base, or a block that opens a connection: " \
                                                      "Inbox.new { PG.connect(url) }")
      end
    end

    # SQLite itself does not wait here for another process that does the same at this moment.
    def into_wal_mode
      link = @source.take
      ends = Monotonic.now + 10
      begin
        link.run("PRAGMA journal_mode = WAL", [], true)
      rescue ::SQLite3::BusyException
        raise if Monotonic.now > ends

        sleep(0.01)
        retry
      end
    rescue ::SQLite3::Exception => e
      raise failure({ failed: Failure.of(e, @source.file) }, e)
    ensure
      link&.close
    end

    def call(action, connection, **arguments)
      return transaction { |own| call(action, own, **arguments) } if connection.nil?

      session = Session.on(connection)
      value(session, action, session.dialect, **arguments)
    end

    def value(session, action, dialect, **arguments)
      last = Program.new(session).run(Core.ask(action, inbox: settings(dialect), **arguments))
      raise Core.error_of(last["error"], session.error) if last["step"] == "error"

      last["value"]
    end

    def ensure_done(reply, session)
      raise failure(reply, session.error) if reply != "done"
    end

    # What the core makes of a failure: any call says it.
    def failure(reply, error)
      step = Core.ask("stats", inbox: settings(@dialect || Failure.dialect(error)))
      step = Core.ask("next", program: step["program"], result: reply)
      Core.error_of(step["error"], error)
    end

    def named(notification, key)
      { key: key.nil? ? notification.id : key, event_type: notification.event_type, kind: notification.kind }
    end

    def lease_of(told)
      Lease.new(**told.transform_keys(&:to_sym))
    end
  end
end

require "io/wait"
require "socket"
require "wxnotify/inbox/records"
require "wxnotify/inbox/line"
require "wxnotify/inbox/links"
require "wxnotify/inbox/sources"
require "wxnotify/inbox/failure"
require "wxnotify/inbox/session"
