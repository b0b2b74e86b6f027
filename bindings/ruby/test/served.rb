# frozen_string_literal: true

require "net/http"
require "puma"
require "puma/server"

# Rack apps behind real sockets.
module Served
  def serve(app)
    server = Puma::Server.new(app, Puma::Events.null, max_threads: 8)
    server.add_tcp_listener("127.0.0.1", 0)
    server.run
    yield server.connected_ports.first
  ensure
    server&.stop(true)
  end

  # The answer to a delivery.
  def sent(port, delivery, path = "/wxpay/notify", **headers)
    headers = delivery.headers.merge("Content-Type" => "application/json", **headers.transform_keys(&:to_s))
    Net::HTTP.post(URI("http://127.0.0.1:#{port}#{path}"), delivery.body, headers)
  end
end
