defmodule HTTP do
  @moduledoc false
  # A handler behind OTP's own HTTP server, and requests to it over a real socket.

  require Record
  Record.defrecordp(:mod, Record.extract(:mod, from_lib: "inets/include/httpd.hrl"))

  @doc "Serves what `answer` (a function of method, headers and body, or of the path too) answers, until the test ends. Returns the port."
  def serve(answer) do
    {server, port} = start(0, answer)
    ExUnit.Callbacks.on_exit(fn -> :inets.stop(:httpd, server) end)
    port
  end

  @doc "The same on a port, for as long as the program runs."
  def start(port, answer) do
    {:ok, _started} = Application.ensure_all_started(:inets)
    folder = to_charlist(System.tmp_dir!())
    # Before it listens, where the port is known: a request may come at once.
    :persistent_term.put({__MODULE__, port}, answer)

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
        # It is 5 s after the beginning that it looks at this first.
        minimum_bytes_per_second: 100,
        modules: [__MODULE__]
      )

    port = :httpd.info(server)[:port]
    :persistent_term.put({__MODULE__, port}, answer)
    {server, port}
  end

  # What :httpd calls.
  def unquote(:do)(request) do
    {port, _address} = request |> mod(:init_data) |> served()
    answer = :persistent_term.get({__MODULE__, port})
    body = IO.iodata_to_binary(mod(request, :entity_body))
    path = to_string(mod(request, :request_uri))
    of_path = if is_function(answer, 4), do: [path], else: []
    arguments = [to_string(mod(request, :method)), mod(request, :parsed_header), body] ++ of_path
    {status, headers, body} = apply(answer, arguments)
    head = for {name, value} <- headers, do: {head_name(name), to_charlist(value)}
    response = {:response, [code: status, content_length: '#{byte_size(body)}'] ++ head, [body]}
    {:proceed, [response: response]}
  end

  # Its record: init_data, peername, sockname, resolve.
  defp served(data), do: elem(data, 2)

  defp head_name("content-type"), do: :content_type
  defp head_name(name), do: String.to_atom(name)

  @doc "Sends a request: `{status, body}`, or with `:full` the headers too."
  def request(port, method, headers, body, path \\ "/notify") do
    headers = for {name, value} <- headers, do: {to_charlist(name), to_charlist(value)}
    url = 'http://127.0.0.1:#{port}#{path}'
    request = if method == :get, do: {url, headers}, else: {url, headers, 'application/json', body}
    {:ok, {{_, status, _}, answered, body}} = :httpc.request(method, request, [], body_format: :binary)
    {status, answered, body}
  end

  def post(port, delivery, path \\ "/notify") do
    {status, _headers, body} = request(port, :post, delivery.headers, delivery.body, path)
    {status, body}
  end
end
