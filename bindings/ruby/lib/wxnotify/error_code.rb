# frozen_string_literal: true

module WxNotify
  # An error code, as every language has it.
  class ErrorCode
    # @return [String] its name, such as `SIGNATURE_INVALID`
    attr_reader :code

    # @return [Integer] its number. Numbers are only ever added
    attr_reader :number

    # @return [Integer] the HTTP status of its acknowledgement
    attr_reader :ack_status

    # @api private
    def initialize(code, number, ack_status)
      @code = code
      @number = number
      @ack_status = ack_status
      freeze
    end

    # @return [Array<ErrorCode>] all codes, in the order of their numbers
    def self.all
      @all ||= Native::LIBRARY.table(Native::ErrorCodeStruct, :wxn_error_codes) { |row| new(row[:name].text, row[:code], row[:ack_status]) }
    end

    # @param code [String, Symbol] such as `SIGNATURE_INVALID`
    # @return [Integer] its number
    # @raise [UsageError] for what is no error code
    def self.number(code)
      found = all.find { |each| each.code == code.to_s }
      raise UsageError.of("code", "there is no error code of this name; WxNotify::ErrorCode.all has them all") unless found

      found.number
    end
  end
end
