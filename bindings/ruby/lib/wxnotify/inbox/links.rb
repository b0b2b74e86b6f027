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
    # nothing of the transaction can commit; `close`.
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
        # @return [Object] what callbacks get
        attr_reader :connection

        def initialize(connection)
          @connection = connection
          @severed = false
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

        private

        # Ends the network's connection, and leaves the library's objects to the thread that uses them.
        def shut(descriptor)
          socket = BasicSocket.for_fd(descriptor)
          socket.autoclose = false
          socket.shutdown
        end
      end

      # Of the gem sqlite3.
      class Sqlite < Link
        # How long who may wait for long waits for a lock, in milliseconds.
        LONG = 10_000
        private_constant :LONG

        def dialect
          "sqlite"
        end

        def idle?
          !connection.transaction_active?
        end

        def begin(wait_ms, write)
          # An acknowledged notification is on the disk. (It cannot be set in a transaction.)
          execute("PRAGMA synchronous = FULL")
          wait_in_ruby(wait_ms || LONG)
          execute(write ? "BEGIN IMMEDIATE" : "BEGIN")
        end

        def run(sql, arguments, is_query)
          # Were the thread killed while it waits for a lock, SQLite would be left in the middle of it, and its close never end.
          Thread.handle_interrupt(Object => :never) { run_whole(sql, arguments, is_query) }
        end

        private

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
          connection.busy_handler do |count|
            now = Process.clock_gettime(Process::CLOCK_MONOTONIC)
            ends = now + (milliseconds / 1000.0) if count.zero?
            sleep(0.002)
            now < ends # the gem gives up at false alone
          end
        end

        # The gem holds Ruby's lock in every call: no other is under way. Nothing can be run on it from now on.
        def cut
          execute("ROLLBACK")
        ensure
          connection.authorizer = ->(*) { 1 } # SQLITE_DENY
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
          # Of a connection that is lost it raises.
          begin
            statement&.close
          rescue ::Mysql2::Error
            nil
          end
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
          restore
        ensure
          connection.wxnotify_before_commit = nil if connection.is_a?(Watched)
        end

        # A connection of ActiveRecord's that asks before the COMMIT of an inbox's transaction.
        module Watched
          attr_accessor :wxnotify_before_commit

          def commit_db_transaction
            wxnotify_before_commit&.call
            super
          end
        end
        private_constant :Watched

        def roll_back
          raise Lost if @severed

          connection.rollback_transaction
          restore
        end

        def nested?
          connection.open_transactions > 1
        end

        def close
          connection.pool.remove(connection)
          connection.disconnect!
        end

        private

        def watch
          @raw.mark
          connection.extend(Watched) unless connection.is_a?(Watched)
          connection.wxnotify_before_commit = -> { raise Lost unless @raw.whole? }
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
