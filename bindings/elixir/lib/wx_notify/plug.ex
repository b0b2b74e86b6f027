defmodule WxNotify.Plug do
  @moduledoc """
  A `WxNotify.Handler` as a plug, for Plug and Phoenix. Plug is not needed to compile this package, only to use this.

      # Plug.Router
      post "/wechat-pay/notify", to: WxNotify.Plug, init_opts: [handler: {Shop.WeChatPay, :handler, []}]

      # Phoenix.Router, in a scope without an alias
      post "/wechat-pay/notify", WxNotify.Plug, handler: {Shop.WeChatPay, :handler, []}

    * `:handler` - `{module, function, arguments}`, a function that answers the handler (Phoenix's router takes no function), or the
      handler, where options are not compiled in: it refers to native memory.

  The signature is over the raw bytes of the body, which `Plug.Parsers` reads and does not keep. Put a router with the route before
  `plug Plug.Parsers`, which ends with `match _, do: conn` and so lets everything else through; or have the parsers keep the raw
  body, which is for every request:

      plug Plug.Parsers, parsers: [:json], json_decoder: Jason, body_reader: {WxNotify.Plug, :keep_body, []}, pass: ["*/*"]

  `pass: ["*/*"]` is for APIv2, whose notifications are XML: a content type that no parser takes is answered with 415 without it, before
  any route. With it such a body is left unread, and `WxNotify.Plug` reads it. The endpoint that Phoenix makes has it already.

  A binary in `conn.body_params`, where a parser of yours put the raw body, is taken for it. A body that was read and not kept is
  answered with 500, and the log says so. The conn is sent and halted.
  """

  @kept :wx_notify_body

  alias WxNotify.{Arguments, Error, Handler, Request}

  @doc "Checks the options. Raises `ArgumentError`."
  @spec init(keyword) :: (() -> Handler.t()) | {module, atom, list} | Handler.t()
  def init(options) do
    handler = if Keyword.keyword?(options), do: options[:handler], else: options

    case handler do
      %Handler{} ->
        handler

      answers when is_function(answers, 0) ->
        answers

      {module, function, arguments} when is_atom(module) and is_atom(function) and is_list(arguments) ->
        handler

      other ->
        raise ArgumentError,
              "handler is #{Arguments.describe(other)}; give handler: {Shop.WeChatPay, :handler, []}"
    end
  end

  @doc "Answers the request."
  @spec call(conn, (() -> Handler.t()) | {module, atom, list} | Handler.t()) :: conn when conn: struct
  def call(conn, handler) do
    request = Request.new(conn.method, conn.req_headers, path: conn.request_path, raw: conn)

    {{status, headers, body}, {conn, _read}} =
      Handler.call(handler(handler), request, {conn, :unread}, &read/2)

    headers
    |> Enum.reduce(conn, fn {name, value}, conn -> Plug.Conn.put_resp_header(conn, name, value) end)
    |> Plug.Conn.send_resp(status, body)
    |> Plug.Conn.halt()
  end

  defp handler(%Handler{} = handler), do: handler
  defp handler(answers) when is_function(answers), do: answers.()
  defp handler({module, function, arguments}), do: apply(module, function, arguments)

  @doc "For `Plug.Parsers`' `:body_reader`: reads as `Plug.Conn.read_body/2`, and keeps what it read, as iodata in `conn.private.wx_notify_body`."
  @spec keep_body(conn, keyword) :: {:ok | :more, binary, conn} | {:error, term} when conn: struct
  def keep_body(conn, options) do
    with {state, chunk, conn} <- Plug.Conn.read_body(conn, options) do
      {state, chunk, Plug.Conn.put_private(conn, @kept, [conn.private[@kept] || [], chunk])}
    end
  end

  defp read({%{private: %{@kept => kept}} = conn, _}, _left),
    do: {:ok, IO.iodata_to_binary(kept), {conn, :read}}

  defp read({conn, before}, left) do
    case piece(conn, left) do
      {:ok, "", conn} when before == :unread -> nothing(conn)
      {state, chunk, conn} -> {state, chunk, {conn, :read}}
      {:error, reason} -> {:error, reason}
    end
  end

  # Cowboy's adapter takes its timeout for each piece, and reads piece after piece: a sender that drips would hold it.
  defp piece(%{adapter: {Plug.Cowboy.Conn, request}} = conn, left) when is_integer(left) do
    options = %{length: 65_536, period: left, timeout: left + 1000}
    {state, chunk, request} = :cowboy_req.read_body(request, options)
    {state, chunk, %{conn | adapter: {Plug.Cowboy.Conn, request}}}
  end

  defp piece(conn, left) do
    timeout = if is_integer(left), do: [read_timeout: left], else: []
    Plug.Conn.read_body(conn, [length: 65_536, read_length: 65_536] ++ timeout)
  end

  defp nothing(%{body_params: %{__struct__: Plug.Conn.Unfetched}} = conn), do: {:ok, "", {conn, :read}}

  # A raw body that a parser kept, or in the core's words why there is none.
  defp nothing(conn), do: Error.catching(fn -> {:ok, WxNotify.Body.raw(conn.body_params), {conn, :read}} end)
end
