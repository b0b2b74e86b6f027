# frozen_string_literal: true

module WxNotify
  class NotificationHandler
    # What the core is told of what a callback returned.
    #
    # A Ruby block returns its last line, meant or not: `update!` gives true, `update_all` a number, `<<` an Array, `find_by` a record.
    # Were only nil and {Ack} good, as in other languages, most callbacks would fail for nothing. So what says nothing about success passes.
    # What must never pass is a value by which the callback says no, since the 200 that followed would lose the payment:
    #
    # - false, as of `save` without its bang; an exception that is returned and not raised;
    # - an answer of Rack's, be it a triple or a response, whatever its status: only an {Ack} decides the answer, and a 200 can have
    #   FAIL in its body;
    # - another HTTP response that is no 2xx, and a number from 400 to 599;
    # - a String or Symbol that says fail or error; an Array that begins with one, or with false;
    # - a Hash with such a thing under status, code, return_code, result_code, success, ok, or with anything under error or errors;
    # - a record with validation errors, as of `create` without its bang; a result whose `success?` is false or whose `failure?` is true.
    #
    # @api private
    module Returned
      VERDICTS = %w[status code return_code result_code success ok].freeze
      FAILS = /\A\W*(?:fail(?:ed|ure)?|error)\b|(?-i:\bFAIL\b)/i.freeze
      private_constant :VERDICTS, :FAILS

      # @return [Hash{Symbol => Object}]
      def self.reply(value)
        case value
        when nil then { returned: nil }
        when Ack then { returned: { status: value.status, content_type: value.content_type, body: value.body } }
        else says_no?(value) ? { unusable: value.class.to_s } : { returned: nil }
        end
      end

      def self.says_no?(value)
        case value
        when true then false
        when false, Exception then true
        when Integer then value.between?(400, 599)
        when String, Symbol then FAILS.match?(value.to_s.scrub)
        when Array then list_says_no?(value)
        when Hash then hash_says_no?(value)
        else object_says_no?(value)
        end
      end

      def self.list_says_no?(list)
        first = list.first
        is_answer = list.length == 3 && first.is_a?(Integer) && list[1].respond_to?(:each) && !list[1].is_a?(String)
        is_answer || [false, Exception, String, Symbol].any? { |kind| kind === first } && says_no?(first)
      end

      def self.hash_says_no?(hash)
        hash.any? do |name, value|
          case name.to_s.downcase
          when "error", "errors" then value && !(value.respond_to?(:empty?) && value.empty?)
          when *VERDICTS then !value.nil? && verdict_says_no?(value)
          end
        end
      end

      # `{ status: 302 }` is no success, and neither is `{ "code" => "500" }`.
      def self.verdict_says_no?(value)
        status = value.to_s[/\A\d{3}\z/]
        status ? !status.start_with?("2") : says_no?(value)
      end

      def self.object_says_no?(object)
        return true if object.respond_to?(:finish) && object.respond_to?(:status) # Rack::Response, Sinatra's
        return true if object.respond_to?(:to_a) && object.respond_to?(:status) && object.respond_to?(:headers) # Rails'
        return true if object.respond_to?(:errors) && object.errors.respond_to?(:any?) && object.errors.any?
        return true if object.respond_to?(:success?) && !object.success?
        return true if object.respond_to?(:failure?) && object.failure?

        response_says_no?(object)
      rescue StandardError # what cannot say whether it succeeded did not
        true
      end

      # Net::HTTP's, Faraday's, HTTP.rb's.
      def self.response_says_no?(object)
        return false unless object.respond_to?(:body)

        name = %i[status code].find { |each| object.respond_to?(each) }
        !name.nil? && verdict_says_no?(object.public_send(name))
      end
      private_class_method :says_no?, :list_says_no?, :hash_says_no?, :verdict_says_no?, :object_says_no?, :response_says_no?
    end
    private_constant :Returned
  end
end
