# frozen_string_literal: true

module WxNotify
  class Inbox
    # A connection has a transaction open already.
    #
    # @api private
    class NotIdle < StandardError; end

    # What was given is no connection that is known.
    #
    # @api private
    class NotAConnection < StandardError; end

    # A connection that was severed, or whose transaction came to nothing.
    #
    # @api private
    class Lost < StandardError; end
    private_constant :NotIdle, :NotAConnection, :Lost

    # The database libraries, each by the same calls: `idle?`, `begin`, `run`, `commit`, `roll_back`; `sever`, from another thread, after which
    # nothing of the transaction can commit; `close`. Those that we opened ourselves are kept for the next transaction where they are `clean?`
    # at the end, and used if they are `alive?` then.
    #
    # @api private
    module Links
      # @param connection [Object] of pg, mysql2, sqlite3 or ActiveRecord
      # @raise [NotAConnection]
      def self.of(connection)
        known = connection.class.ancestors.map(&:name).find { |each| KNOWN.key?(each) }
        raise NotAConnection, connection.class.to_s if known.nil?

        const_get(KNOWN.fetch(known)).new(connection)
      end

      # By name, since not all of them need be loaded.
      KNOWN = {
        "SQLite3::Database" => :Sqlite,
        "PG::Connection" => :Postgres,
        "Mysql2::Client" => :Mysql,
        "ActiveRecord::ConnectionAdapters::AbstractAdapter" => :Record
      }.freeze
      private_constant :KNOWN

      # What most of them have in common.
      class Link
        # @return [Object] the library's
        attr_reader :connection

        def initialize(connection)
          @connection = connection
          @severed = false
        end

        # It is new, and ours.
        #
        # @return [self]
        def opened
          @process = Process.pid
          @kept = @lent = @spoilt = false
          self
        end

        # @return [Object] what the merchant's code gets
        def lend
          @lent = true
          connection
        end

        # Something failed on it.
        def spoil
          @spoilt = true
        end

        # Whether nothing is left on it of what was done, so that the next transaction finds it as if it were new.
        def clean?
          !@spoilt && !@severed && ours? && tidy?
        end

        # It waits for the next transaction.
        def keep
          @kept = true
          @lent = false
        end

        # Whether it is there still, as far as that is known without asking the server.
        def alive?
          ours?
        end

        # Whether it is another's by now, or gone, so that a new one may do better than this, which could not begin.
        #
        # @param _error [Exception] why not
        def outlived?(_error)
          @kept
        end

        def placeholders
          "question"
        end

        def commit
          raise Lost if @severed || failed?

          execute("COMMIT")
        end

        # Whether COMMIT would come to nothing without a word.
        def failed?
          false
        end

        # The merchant's code is about to run once more before COMMIT: {#whole?} then says whether the transaction outlived it.
        def mark; end

        def whole?
          !failed?
        end

        def roll_back
          raise Lost if @severed

          execute("ROLLBACK")
        end

        def sever
          @severed = true
          cut
        end

        # Whether a transaction is there that begins and ends with this one.
        def nested?
          false
        end

        def close
          connection.close
        end

        # Lets the next one write.
        def leave; end

        private

        # A forked process uses none of its parent's.
        def ours?
          @process == Process.pid
        end

        # Whether the socket has nothing to say: a server that ends a connection says so.
        def silent?(descriptor)
          socket = BasicSocket.for_fd(descriptor)
          socket.autoclose = false
          socket.wait_readable(0).nil?
        end

        # Ends the network's connection, and leaves the library's objects to the thread that uses them.
        def shut(descriptor)
          socket = BasicSocket.for_fd(descriptor)
          socket.autoclose = false
          socket.shutdown
        end
      end

      # Of the gem sqlite3.
      class Sqlite < Link
        include Monotonic

        # How long who may wait for long waits for a lock, in milliseconds.
        LONG = 10_000
        private_constant :LONG

        def dialect
          "sqlite"
        end

        def idle?
          !connection.transaction_active?
        end

        def opened
          @file = file
          @databases = databases
          super
        end

        def begin(wait_ms, write)
          # An acknowledged notification is on the disk. (It cannot be set in a transaction.) Each time: a callback had it.
          execute("PRAGMA synchronous = FULL")
          wait_ms ||= LONG
          wait_in_ruby(write ? stand_in_line(wait_ms) : wait_ms)
          execute(write ? "BEGIN IMMEDIATE" : "BEGIN")
        end

        def commit
          super
          leave
        end

        def roll_back
          super
          leave
        end

        def close
          super
        ensure
          leave
        end

        def leave
          turn = @turn
          @turn = nil
          @line.leave(turn) if turn
        end

        # The file may have been replaced: what is written to one that has no name any more is lost.
        def alive?
          super && !connection.closed? && file == @file
        end

        # Another process that writes is no fault of the connection's.
        def outlived?(error)
          super && !(@has_waited && error.is_a?(::SQLite3::BusyException))
        end

        def run(sql, arguments, is_query)
          # Were the thread killed while it waits for a lock, SQLite would be left in the middle of it, and its close never end.
          Thread.handle_interrupt(Object => :never) { run_whole(sql, arguments, is_query) }
        end

        private

        def tidy?
          # The gem does not tell of a statement that is not read to its end, by which all later ones read what was there then. SQLite refuses
          # to replace a collation while there is one.
          2.times { connection.collation("wxnotify", COLLATION) }
          idle? && databases == @databases
        rescue ::SQLite3::BusyException
          false
        end

        COLLATION = Class.new { def compare(one, other) = one <=> other }.new
        private_constant :COLLATION

        # What is attached, and whether there are temporary tables.
        def databases
          run("PRAGMA database_list", [], true)
        end

        # Which file has the name.
        def file
          File.stat(connection.filename).then { |stat| [stat.dev, stat.ino] }
        rescue SystemCallError, TypeError
          nil # in memory
        end

        # @return [Integer] how many milliseconds are left to wait for other processes. Without a turn it is a moment: SQLite says then that
        #   another is writing
        def stand_in_line(milliseconds)
          name = connection.filename
          return milliseconds if name.nil? || name.empty? # in memory

          since = now
          @line = Line.of(name)
          # A thread that is killed when it has its turn would have it for ever.
          Thread.handle_interrupt(Object => :on_blocking) { @turn = @line.enter(milliseconds / 1000.0) }
          @turn ? [milliseconds - ((now - since) * 1000).to_i, 1].max : 1
        end

        def run_whole(sql, arguments, is_query)
          statement = connection.prepare(sql)
          statement.bind_params(*arguments)
          rows = []
          # ResultSet would make of a row what the connection was told to.
          while (row = statement.step)
            rows << row
          end
          is_query ? rows : connection.changes
        ensure
          statement&.close
        end

        def execute(sql)
          run(sql, [], false)
        end

        # SQLite's own wait holds Ruby's lock, and with it the thread that has the database's.
        def wait_in_ruby(milliseconds)
          ends = nil
          @has_waited = false
          connection.busy_handler do |count|
            since = now
            ends = since + (milliseconds / 1000.0) if count.zero?
            @has_waited = true
            sleep(0.002)
            since < ends # the gem gives up at false alone
          end
        end

        # The gem holds Ruby's lock in every call: no other is under way. Nothing can be run on it from now on.
        def cut
          execute("ROLLBACK")
        ensure
          connection.authorizer = ->(*) { 1 } # SQLITE_DENY
          leave
        end
      end

      # Of the gem pg.
      class Postgres < Link
        INTEGERS = [20, 21, 23].freeze
        private_constant :INTEGERS

        def dialect
          "postgresql"
        end

        def placeholders
          "numbered"
        end

        def idle?
          # One that is lost says so when it begins.
          [::PG::PQTRANS_IDLE, ::PG::PQTRANS_UNKNOWN].include?(connection.transaction_status)
        end

        def begin(_wait_ms, _write)
          execute("BEGIN")
        end

        # (It is idle when it is kept.)
        def alive?
          super && connection.status == ::PG::CONNECTION_OK && silent?(connection.socket_io.fileno)
        end

        # Where a statement failed PostgreSQL answers a COMMIT with ROLLBACK; where none is open, with a warning.
        def failed?
          connection.transaction_status != ::PG::PQTRANS_INTRANS
        end

        def run(sql, arguments, is_query)
          # With what the merchant has values become in Ruby left out.
          result = connection.exec_params(sql, arguments.map { |each| each&.to_s }, 0, ::PG::TypeMapAllStrings.new)
          is_query ? rows(result) : result.cmd_tuples
        ensure
          result&.clear
        end

        private

        # Locks of the session's go. A temporary table and a prepared statement have names, which a callback that makes them anew each time
        # would find taken.
        def tidy?
          return false if connection.transaction_status != ::PG::PQTRANS_IDLE
          return true unless @lent

          run(<<~SQL, [], true).first.first == "t"
            SELECT pg_my_temp_schema() = 0 AND NOT EXISTS (SELECT 1 FROM pg_prepared_statements), pg_advisory_unlock_all()
          SQL
        end

        def execute(sql)
          connection.exec(sql).clear
        end

        def rows(result)
          result.type_map = ::PG::TypeMapAllStrings.new
          kinds = Array.new(result.nfields) { |column| result.ftype(column) }
          result.values.map { |row| row.zip(kinds).map { |value, kind| value && INTEGERS.include?(kind) ? value.to_i : value } }
        end

        def cut
          shut(connection.socket_io.fileno)
        end
      end

      # Of the gem mysql2.
      class Mysql < Link
        def dialect
          "mysql"
        end

        # MySQL does not tell (a BEGIN would commit what is open); MariaDB does.
        NO_SUCH_VARIABLE = 1193
        private_constant :NO_SUCH_VARIABLE

        def idle?
          connection.query("SELECT @@in_transaction", as: :array).to_a == [[0]]
        rescue ::Mysql2::Error => e
          e.error_number == NO_SUCH_VARIABLE || raise
        end

        def opened
          @statements = []
          connection.extend(Preparing)
          connection.wxnotify_statements = @statements
          super
        end

        def alive?
          super && !connection.closed? && silent?(connection.socket)
        end

        # Remembers the statements that are prepared: one that nobody closed is closed by Ruby's garbage collection at any moment, also while
        # another thread is in the middle of a statement on the connection, which breaks it.
        module Preparing
          attr_accessor :wxnotify_statements

          def prepare(*)
            super.tap { |statement| wxnotify_statements << statement }
          end
        end
        private_constant :Preparing

        def begin(_wait_ms, _write)
          # Statements after it would be in no transaction.
          raise NotIdle if connection.query_options[:reconnect]

          execute("BEGIN")
        end

        def run(sql, arguments, is_query)
          statement = connection.prepare(sql)
          result = statement.execute(*arguments, as: :array, cast: true, cache_rows: true, stream: false, symbolize_keys: false)
          is_query ? result.to_a : statement.affected_rows
        ensure
          finish(statement) if statement
        end

        # It does not tell whether a transaction is open, and a deadlock rolls all of it back.
        def mark
          execute("SAVEPOINT wxnotify_commit")
        end

        def whole?
          execute("RELEASE SAVEPOINT wxnotify_commit")
          true
        rescue ::Mysql2::Error
          false
        end

        private

        # Locks of the session's go.
        def tidy?
          return true unless @lent

          finish(@statements.first) until @statements.empty?
          execute("DO RELEASE_ALL_LOCKS()")
          true
        end

        def finish(statement)
          @statements&.delete(statement)
          statement.close
        rescue ::Mysql2::Error
          nil # it was closed, or the connection is lost
        end

        def execute(sql)
          connection.query(sql)
        end

        def cut
          shut(connection.socket)
        end
      end

      # ActiveRecord's, of which the statements go to the library's beneath.
      class Record < Link
        def initialize(connection)
          super
          @raw = Links.of(connection.raw_connection)
        end

        def dialect
          @raw.dialect
        end

        def placeholders
          @raw.placeholders
        end

        def idle?
          !connection.transaction_open? && @raw.idle?
        end

        # The models' transactions join it, and their `after_commit` comes when it commits.
        def begin(wait_ms, write)
          before = busy_timeout
          connection.begin_transaction(joinable: true, _lazy: false)
          return unless dialect == "sqlite"

          # It began without the lock to write.
          @raw.run("COMMIT", [], false)
          @raw.begin(wait_ms, write)
        ensure
          @busy_timeout = before
        end

        def run(sql, arguments, is_query)
          @raw.run(sql, arguments, is_query)
        end

        # Models' `before_commit` hooks run in it. One that swallows the error of a failed statement leaves a transaction of which PostgreSQL
        # answers COMMIT with ROLLBACK, and ActiveRecord does not look: so it is looked at right before.
        def commit
          raise Lost if @severed || @raw.failed?

          watch if connection.current_transaction.records&.any?
          connection.commit_transaction
          leave
          restore
        ensure
          connection.wxnotify_link = nil if connection.is_a?(Watched)
        end

        # A connection of ActiveRecord's that tells of the COMMIT of an inbox's transaction: `after_commit` hooks come after it.
        module Watched
          attr_accessor :wxnotify_link

          def commit_db_transaction
            wxnotify_link&.before_commit
            super
            wxnotify_link&.leave
          end
        end
        private_constant :Watched

        def roll_back
          raise Lost if @severed

          connection.rollback_transaction
          leave
          restore
        end

        def before_commit
          raise Lost unless @raw.whole?
        end

        def leave
          @raw.leave
        end

        def nested?
          connection.open_transactions > 1
        end

        def close
          connection.pool.remove(connection)
          connection.disconnect!
        ensure
          leave
        end

        private

        def watch
          @raw.mark
          connection.extend(Watched) unless connection.is_a?(Watched)
          connection.wxnotify_link = self
        end

        def cut
          @raw.sever
        end

        def busy_timeout
          dialect == "sqlite" ? @raw.run("PRAGMA busy_timeout", [], true).first.first : nil
        end

        def restore
          @raw.connection.busy_timeout(@busy_timeout) if @busy_timeout
        end
      end
    end
    private_constant :Links
  end
end
