# frozen_string_literal: true

module WxNotify
  # What {NotificationParser#diagnose} found.
  class Diagnosis
    # @return [String] one JSON object on one line, the same bytes in every language:
    #   `{"error":{"code":...,"message":...,"field":...},"findings":[{"code":...,"advice":...}]}`, the most likely cause first. `error` is
    #   null where nothing is wrong, and `field` can be
    attr_reader :json

    # @return [String] for people, a line each
    attr_reader :to_s

    # @api private
    def initialize(pointer)
      of = Native::DiagnosisStruct.new(pointer)
      @to_s = of[:text].text
      @json = of[:json].text
      freeze
    end

    # @return [String, nil] the code of the error that {NotificationParser#parse} answers; nil where nothing is wrong
    def error_code
      JSON.parse(json)["error"]&.fetch("code")
    end

    # @return [Array<Hash{String => String}>] `code` and `advice` of each, the most likely cause first
    def findings
      JSON.parse(json)["findings"]
    end
  end
end
