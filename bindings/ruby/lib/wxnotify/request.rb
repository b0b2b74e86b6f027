# frozen_string_literal: true

module WxNotify
  # A request, as far as it tells whose it is: for what finds the merchant. Nothing of it is verified.
  class Request
    # @return [Hash] Rack's environment, with what routers leave in it
    attr_reader :env

    # As a handler makes it; make one yourself to test what finds the merchant.
    #
    # @param env [Hash] Rack's
    def initialize(env)
      @env = env
    end

    # @return [String] such as `POST`
    def method
      env["REQUEST_METHOD"].to_s
    end

    # @return [String] the URL's path, whole, without the query, as the server has it
    def path
      "#{env['SCRIPT_NAME']}#{env['PATH_INFO']}"
    end

    # @return [String, nil] the header `Host`, in lower case, without the port. Who sends the request can write what he likes into it
    def host
      header("Host")&.downcase&.sub(/:\d+\z/, "")
    end

    # @param name [String] in whatever spelling
    # @return [String, nil] a header's value
    def header(name)
      name = name.upcase.tr("-", "_")
      env[%w[CONTENT_TYPE CONTENT_LENGTH].include?(name) ? name : "HTTP_#{name}"]
    end

    # Headers may hold what only the merchant may read.
    def inspect
      "#<#{self.class} #{method} #{path}>"
    end
  end
end
