# frozen_string_literal: true

module WxNotify
  class Inbox
    # A worker's hold on a notification.
    #
    # - `key` [String]: the key that was claimed
    # - `token` [String]: only who has it can complete
    # - `attempts` [Integer]: how often it was worked on, this time included
    # - `until` [Integer]: when it ends, in seconds since the epoch, by the database's clock
    # - `acknowledged` [Boolean]: whether WeChat Pay was answered 200 already, so that it must not be forgotten
    Lease = Struct.new(:key, :token, :attempts, :until, :acknowledged, keyword_init: true)

    # What a claim found.
    #
    # - `state` [String]: `fresh` (yours, until the lease ends), `busy` (another worker has it), `done` (it has had its effect) or `dead` (it
    #   failed too often, and waits for {Inbox#retry} or {Inbox#discard})
    # - `lease` [Lease, nil]: your hold on it, where it is fresh
    Claim = Struct.new(:state, :lease, keyword_init: true)

    # A stored notification that is to be worked on.
    #
    # - `lease` [Lease]
    # - `notification` [Notification]
    Task = Struct.new(:lease, :notification, keyword_init: true) do
      # Leaves out what the notification says.
      def inspect
        "#<#{self.class} key=#{lease.key.inspect}>"
      end
      alias_method :to_s, :inspect
    end

    # A stored notification that failed too often.
    #
    # - `key` [String]: for {Inbox#retry} and {Inbox#discard}
    # - `event_type` [String], `kind` [String]
    # - `attempts` [Integer]: how often it was worked on
    # - `first_seen` [Integer]: when it was first delivered, in seconds since the epoch
    # - `last_error` [String, nil]: what the last attempt said
    # - `notification` [String]: what {Notification#to_json} wrote. It holds the plaintext
    DeadLetter = Struct.new(:key, :event_type, :kind, :attempts, :first_seen, :last_error, :notification, keyword_init: true) do
      # Leaves out what the notification says.
      def inspect
        "#<#{self.class} key=#{key.inspect} attempts=#{attempts} last_error=#{last_error.inspect}>"
      end
      alias_method :to_s, :inspect
    end

    # How an inbox is doing.
    #
    # - `waiting` [Integer]: how many stored notifications wait for a worker
    # - `oldest_waiting` [Integer, nil]: how long the one that was delivered first waits, in seconds
    # - `in_work` [Integer]: how many are being worked on
    # - `dead` [Integer]: how many are dead letters
    # - `done_last_hour` [Integer]: how many had their effect in the last hour
    Stats = Struct.new(:waiting, :oldest_waiting, :in_work, :dead, :done_last_hour, keyword_init: true)

    # Whether all is well with an inbox.
    #
    # - `healthy` [Boolean]: whether there is no problem
    # - `problems` [Array<String>]: what is wrong and what to do, a sentence each
    # - `stats` [Stats]: what was counted
    Health = Struct.new(:healthy, :problems, :stats, keyword_init: true) do
      alias_method :healthy?, :healthy
    end
  end
end
