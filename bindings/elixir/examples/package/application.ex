defmodule Shop.Application do
  # A whole program: the endpoint behind OTP's own HTTP server. With Plug or Phoenix it is a route instead.
  use Application
  require Record
  Record.defrecordp(:mod, Record.extract(:mod, from_lib: "inets/include/httpd.hrl"))

  def start(_type, _arguments) do
    Shop.WeChatPay.start("mnesia")
    # Yours: an order, and its price in 分.
    with [] <- :mnesia.dirty_read(:orders, "A1"), do: :mnesia.dirty_write({:orders, "A1", :to_be_paid, 100})
    port = String.to_integer(System.get_env("PORT", "8080"))

    # Else the second half of an answer waits 40 ms for the first to be acknowledged: inets sends it apart.
    Application.put_env(:kernel, :inet_default_listen_options, nodelay: true)

    {:ok, _server} =
      :inets.start(:httpd,
        port: port,
        bind_address: {127, 0, 0, 1},
        server_name: ~c"shop",
        server_root: ~c".",
        document_root: ~c".",
        max_body_size: 1_048_576,
        # Who sends a body in drips is cut off after 3 seconds.
        minimum_bytes_per_second: 100,
        modules: [__MODULE__]
      )

    IO.puts("listening on port #{port}")
    Supervisor.start_link([], strategy: :one_for_one)
  end

  # What :httpd calls for each request.
  def unquote(:do)(request) do
    body = IO.iodata_to_binary(mod(request, :entity_body))
    method = to_string(mod(request, :method))

    {status, headers, body} =
      WxNotify.Handler.call(Shop.WeChatPay.handler(), method, mod(request, :parsed_header), body)

    head =
      for {name, value} <- headers,
          do: {name |> String.replace("-", "_") |> String.to_atom(), to_charlist(value)}

    {:proceed,
     [response: {:response, [code: status, content_length: ~c"#{byte_size(body)}"] ++ head, [body]}]}
  end
end
