# frozen_string_literal: true

module WxNotify
  class Inbox
    # What opens connections, each for one transaction.
    #
    # @api private
    module Sources
      # A block that opens one of pg, mysql2 or sqlite3, which is closed afterwards.
      class Opening
        # @param file [String, nil] the SQLite file, for an error that names it
        def initialize(file = nil, &open)
          @open = open
          @file = file
        end

        attr_reader :file

        def take
          Links.of(@open.call)
        end

        def give_back(link)
          link.close
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
