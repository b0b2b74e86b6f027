# frozen_string_literal: true

module WxNotify
  # A signed request to WeChat Pay's API. It is to be sent as it is, within 5 minutes.
  class ApiRequest
    # @return [String] such as `GET`
    attr_reader :method

    # @return [String] scheme, host, path and query
    attr_reader :url

    # @return [Hash{String => String}] `Authorization`, `Accept`, `User-Agent`, and `Content-Type` where there is a body
    attr_reader :headers

    # @return [String] what was signed as its body, or empty
    attr_reader :body

    # @api private
    def initialize(told, body)
      @method = told["method"].freeze
      @url = told["url"].freeze
      @headers = told["headers"].to_h.freeze
      @body = body.dup.freeze
      freeze
    end

    def inspect
      "#<#{self.class} #{method} #{url}>"
    end
  end
end
