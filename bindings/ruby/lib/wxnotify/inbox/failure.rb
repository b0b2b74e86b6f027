# frozen_string_literal: true

module WxNotify
  class Inbox
    # What a library tells of a failure, by its own numbers. Its words only serve to recognize it: they quote values.
    #
    # @api private
    module Failure
      # What ActiveRecord raises where its pool has none to give.
      NO_CONNECTION = %w[ActiveRecord::ConnectionTimeoutError].freeze
      private_constant :NO_CONNECTION

      # @param error [Exception]
      # @param file [String, nil] the SQLite file
      # @return [Hash{Symbol => Object}]
      def self.of(error, file)
        return { trouble: "not_idle" } if error.is_a?(NotIdle)
        return { trouble: "not_a_connection", type: error.message } if error.is_a?(NotAConnection)
        return { trouble: "lost" } if error.is_a?(Lost)
        return { trouble: "no_connection" } if named?(error, NO_CONNECTION)

        error = error.cause while error.cause && named?(error, %w[ActiveRecord::ActiveRecordError])
        { sqlstate: sqlstate(error), number: number(error), type: error.class.to_s, words: error.message[0, 200], file: file }
      end

      # The database that it is of, as far as the exception tells.
      #
      # @return [String]
      def self.dialect(error)
        error = error.cause while error.cause && named?(error, %w[ActiveRecord::ActiveRecordError])
        return "postgresql" if named?(error, %w[PG::Error])

        named?(error, %w[Mysql2::Error]) ? "mysql" : "sqlite"
      end

      def self.sqlstate(error)
        return error.result&.error_field(::PG::Result::PG_DIAG_SQLSTATE) if named?(error, %w[PG::Error]) && error.respond_to?(:result)

        error.sql_state if error.respond_to?(:sql_state)
      end

      def self.number(error)
        return error.error_number if error.respond_to?(:error_number)

        error.code if named?(error, %w[SQLite3::Exception]) && error.code.is_a?(Integer)
      end

      def self.named?(error, names)
        error.class.ancestors.any? { |each| names.include?(each.name) }
      end
      private_class_method :sqlstate, :number, :named?
    end
    private_constant :Failure
  end
end
