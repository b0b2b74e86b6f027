# frozen_string_literal: true

module WxNotify
  class Inbox
    # At most one transaction, which is open from `begin` to `commit` or `roll_back`. What each returns is the reply to a program's step.
    #
    # @api private
    class Session
      # @return [Exception, nil] what a library raised last
      attr_reader :error

      # For programs that need no database.
      def self.none
        new(nil)
      end

      # On a connection that the caller has open, in the caller's transaction.
      def self.on(connection)
        new(nil, Links.of(connection))
      rescue NotAConnection => e
        raise Core.error("OPTION_INVALID", "connection", "connection is #{e.message}; give one of ActiveRecord, pg, mysql2 or sqlite3")
      end

      # @param source [Object, nil] one of Sources
      # @param borrowed [Object, nil] one of Links
      def initialize(source, borrowed = nil)
        @source = source
        @link = borrowed
        @is_borrowed = !borrowed.nil?
        @begun = false
      end

      # @return [Object, nil] the connection, where one is open
      def connection
        @link&.lend
      end

      # @return [String, nil] of the connection
      def dialect
        @link&.dialect
      end

      def begin(wait_ms, write)
        start(@source.take, wait_ms, write)
        "done"
      rescue NotIdle => e
        @link.spoil
        let_go
        failed(e)
      rescue Error
        raise
      rescue StandardError => e
        broken(e)
      end

      def run(statement)
        sql, arguments, is_query = statement.values_at("sql", "arguments", "is_query")
        found = @link.run(sql, arguments, is_query)
        is_query ? { rows: found } : { changed: found }
      rescue StandardError => e
        failed(e)
      end

      def commit
        unless @is_borrowed
          @begun = false
          @link.commit
          let_go
        end
        "done"
      rescue StandardError => e
        broken(e)
      end

      # Whatever fails is closed, and the database rolls back by itself.
      def roll_back
        if @begun
          @begun = false
          @link.roll_back
          let_go
        end
        "done"
      rescue StandardError => e
        broken(e)
        "done"
      end

      # What was begun ends here, by a throw or a killed thread, say: the connection is not used again.
      def abandon
        return if @is_borrowed || @link.nil?

        @link.spoil
        roll_back
        close if @link
      end

      # Yields the connection, or nil where none is open, to the merchant's code.
      #
      # A savepoint is there at the end only if the transaction is: libraries do not know when it was ended by hand, when MySQL committed it
      # because of a table that was made, or when a statement failed and nobody said so.
      def lend
        return yield(nil) unless @begun

        link = @link
        link.run("SAVEPOINT wxnotify", [], false)
        reply = yield(link.lend)
        raise NotIdle if link.nested?

        begin
          link.run("RELEASE SAVEPOINT wxnotify", [], false)
        rescue StandardError => e
          raise NotIdle, cause: e
        end
        reply
      rescue NotIdle => e
        @error = e.cause
        { refused: { code: "HANDLER_FAILED", field: nil, message: ENDED } }
      end

      ENDED = "the inbox's transaction did not outlive the callback: leave COMMIT and ROLLBACK to the handler, end what you begin inside of it, " \
              "raise or call fail to roll back, in MySQL change no tables there, and let no failed statement pass"
      private_constant :ENDED

      # From another thread: a callback took too long.
      def sever
        @link&.sever if @begun
      rescue StandardError
        nil # it was broken already
      end

      private

      def start(link, wait_ms, write)
        @link = link
        raise NotIdle unless link.idle?

        link.begin(wait_ms, write)
        @begun = true
      rescue StandardError => e
        raise unless link.outlived?(e)

        close
        start(@source.open, wait_ms, write) # nothing was done yet
      end

      def failed(error)
        @error = error
        @link&.spoil
        { failed: Failure.of(error, @source&.file) }
      end

      # Closed, and never given back as it is.
      def broken(error)
        close
        failed(error)
      end

      def close
        @begun = false
        begin
          @link&.spoil
          @link&.close
        rescue StandardError
          nil
        end
        let_go
      end

      def let_go
        link = @link
        @link = nil unless @is_borrowed
        @source.give_back(link) if link && !@is_borrowed
      rescue StandardError
        nil # what was to be done is done, or failed otherwise
      end
    end
  end
end
