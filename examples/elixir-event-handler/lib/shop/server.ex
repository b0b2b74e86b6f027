defmodule Shop.Server do
  @moduledoc "The shop behind OTP's own HTTP server. With Plug, `Shop.Router` takes its place."

  require Record
  alias Shop.{Conn, MainClient, Orders, PayCallback, SecondClient}

  # What :httpd gives the function below.
  Record.defrecordp(:mod, Record.extract(:mod, from_lib: "inets/include/httpd.hrl"))

  @doc "Serves on 127.0.0.1. Port 0 is any that is free. Returns the server and its port."
  def start(port) do
    options = [event_handler: &Orders.handle_event/3]

    :persistent_term.put(__MODULE__, %{
      "/api/pay/callback" => PayCallback.init([client: MainClient] ++ options),
      "/api/second/callback" => PayCallback.init([client: SecondClient] ++ options)
    })

    folder = to_charlist(System.tmp_dir!())

    # Else the second half of an answer waits 40 ms for the first to be acknowledged: inets sends it apart.
    Application.put_env(:kernel, :inet_default_listen_options, nodelay: true)

    {:ok, server} =
      :inets.start(:httpd,
        port: port,
        bind_address: {127, 0, 0, 1},
        server_name: 'shop',
        server_root: folder,
        document_root: folder,
        # A little more than the parser's own limit, which has the right answer.
        max_body_size: 2_000_000,
        # A body that only trickles in ends here; it is looked at after 5 s.
        minimum_bytes_per_second: 100,
        modules: [__MODULE__]
      )

    {server, :httpd.info(server)[:port]}
  end

  # What :httpd calls.
  def unquote(:do)(request) do
    conn = %Conn{
      method: to_string(mod(request, :method)),
      path: to_string(mod(request, :request_uri)),
      req_headers:
        for({name, value} <- mod(request, :parsed_header), do: {to_string(name), to_string(value)}),
      body: IO.iodata_to_binary(mod(request, :entity_body))
    }

    conn = route(conn, :persistent_term.get(__MODULE__)[conn.path])
    head = for {name, value} <- conn.resp_headers, do: {head_name(name), to_charlist(value)}

    answer =
      {:response, [code: conn.status, content_length: '#{byte_size(conn.resp_body)}'] ++ head,
       [conn.resp_body]}

    {:proceed, [response: answer]}
  end

  defp route(conn, nil), do: Conn.send_resp(conn, 404, "")
  defp route(conn, options), do: PayCallback.call(conn, options)

  # As :httpd names them.
  defp head_name("content-type"), do: :content_type
  defp head_name("allow"), do: :allow
end
