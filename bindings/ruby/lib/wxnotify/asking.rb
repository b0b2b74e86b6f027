# frozen_string_literal: true

require "net/http"
require "uri"

module WxNotify
  # The steps of programs that ask WeChat Pay's API: send a request, and verify its answer. A {Program} with it has `@answers`.
  #
  # @api private
  module Asking
    # The last answer, and what became of it.
    class Answers
      # @return [String, nil] the state of the order, of which there was an event
      attr_reader :state

      # @return [Exception, nil] what the HTTP client raised
      attr_reader :error

      # @param parser [NotificationParser, nil]
      def initialize(parser = nil)
        @parser = parser
      end

      def fetch(step)
        @last = Asking.exchange(step)
        status, headers, body = @last
        { fetched: { status: status, headers: headers, body: [body].pack("m0") } }
      rescue StandardError => e
        @error = e
        Asking.raised(e)
      end

      # Whether the platform signed it.
      def verify
        _, headers, body = @last
        @parser.verify_answer(headers, body)
        "done"
      rescue Error => e
        { refused: e.in_json }
      end

      # @return [Notification] what was read of it
      def received(step)
        @state = step["state"]
        Notification.from_json(step["notification"])
      end
    end

    # Sends a request through the proxies that the environment names, and follows no redirection.
    #
    # @return [Array(Integer, Array, String)] status, headers and body: one byte too many tells that it is too long
    def self.exchange(step)
      url = URI(step["url"])
      ends = Monotonic.now + (step["timeout_ms"] / 1000.0)
      request = Net::HTTPGenericRequest.new(step["method"], false, true, url.request_uri, headers_of(step))
      connect(url, step["timeout_ms"] / 1000.0) do |http|
        http.request(request) do |response|
          return [response.code.to_i, pairs(response), body_of(response, step["most_bytes"], ends)]
        end
      end
    end

    # What an HTTP client or the file system raised, told to the core.
    def self.raised(error)
      { raised: { type: error.class.to_s, words: error.message.to_s.scrub.lines.first&.chomp } }
    end

    # What was signed is the body as it comes.
    def self.headers_of(step)
      step["headers"].to_h.merge("Accept-Encoding" => "identity")
    end

    def self.connect(url, seconds, &use)
      proxy = url.find_proxy
      user, password = [proxy&.user, proxy&.password].map { |text| text && URI.decode_www_form_component(text) }
      http = Net::HTTP.new(url.hostname, url.port, proxy&.hostname, proxy&.port, user, password)
      http.use_ssl = url.scheme == "https"
      http.open_timeout = http.read_timeout = http.write_timeout = http.ssl_timeout = seconds
      http.max_retries = 0
      http.start(&use)
    end

    def self.body_of(response, most, ends)
      body = "".b
      response.read_body do |chunk|
        body << chunk
        raise Net::ReadTimeout if Monotonic.now > ends
        return body.byteslice(0, most + 1) if body.bytesize > most
      end
      body
    end

    def self.pairs(response)
      response.to_hash.flat_map { |name, values| values.map { |value| [name, value] } }
    end
    private_class_method :headers_of, :connect, :body_of, :pairs
  end
  private_constant :Asking
end
