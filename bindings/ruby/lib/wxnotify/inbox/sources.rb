# frozen_string_literal: true

module WxNotify
  class Inbox
    # Where connections come from, each for one transaction.
    #
    # @api private
    module Sources
      # A block that opens one of pg, mysql2 or sqlite3. After a transaction that went well it is kept for the next.
      class Opening
        include AtFork
        include Monotonic

        # How many wait for a transaction at most, and for how many seconds: what is idle for long a firewall may have forgotten, of which
        # nobody hears.
        MOST = 16
        IDLE = 60
        private_constant :MOST, :IDLE

        # @param file [String, nil] the SQLite file, for an error that names it
        def initialize(file = nil, &open)
          @open = open
          @file = file
          @lock = Mutex.new
          @idle = []
          tell_at_fork
        end

        attr_reader :file

        # The one that was used last, or a new one.
        def take
          close_all(@lock.synchronize { @idle.shift(@idle.count { |_, since| now - since > IDLE }) })
          while (kept = @lock.synchronize { @idle.pop })
            return kept.first if alive?(kept.first)

            close_all([kept])
          end
          open
        end

        # A new one.
        def open
          Links.of(@open.call).opened
        end

        def give_back(link)
          kept = link.clean? && @lock.synchronize { @idle.size < MOST && @idle.push([link.tap(&:keep), now]) }
        ensure
          link.close unless kept
        end

        # Those that wait.
        def close
          close_all(@lock.synchronize { @idle.shift(@idle.size) })
        end

        # A child must not have what is its parent's.
        alias before_fork close

        private

        def alive?(link)
          link.alive?
        rescue StandardError
          false
        end

        def close_all(kept)
          kept.each do |link, _|
            link.close
          rescue StandardError
            next # it is gone
          end
        end
      end

      # A class of ActiveRecord's: the connection is this thread's, so that the models are on it.
      class Records
        def initialize(type)
          @type = type
        end

        def file
          nil
        end

        # What waits is in ActiveRecord's pool, and the program's.
        def close; end

        def take
          pool = @type.connection_pool
          @type.connection_pool.active_connection? ? own(pool) : lease(pool)
        end

        def give_back(link)
          pool = link.connection.pool
          pool.release_connection if Thread.current[key] && pool
        ensure
          Thread.current[key] = nil
        end

        private

        # One that the thread had before, which keeps it.
        def own(pool)
          Links.of(pool.connection)
        end

        def lease(pool)
          link = Links.of(pool.connection)
          Thread.current[key] = true
          link
        rescue StandardError
          pool.release_connection
          raise
        end

        def key
          @key ||= :"wxnotify_leased_#{object_id}"
        end
      end
    end
    private_constant :Sources
  end
end
