defmodule Shop.PayCallback do
  @moduledoc """
  A plug that takes WeChat Pay's notifications and hands each to a function of yours.

      post "/api/pay/callback",
        to: Shop.PayCallback,
        init_opts: [client: Shop.MainClient, event_handler: &Shop.Orders.handle_event/3]

    * `:client` - a `Shop.Client`.
    * `:event_handler` - a function, or `{module, function}`, as Phoenix's router needs it. It gets the client, the conn and the
      message: the notification's envelope as a map, with the decrypted object under `"data"`. The verified
      `WxNotify.Notification` is `conn.private.wx_notify`. It returns `:ok` (200), `:error` or `{:error, reason}` (500; a text is
      in the answer), or a conn that it has sent, which goes out as it is.

  What it raises, throws or exits with ends here, as 500: a host's crash page would show what is in the message.

  The body is read here. A binary in `conn.body_params`, where a parser of yours put the raw body, is taken for it.

  It calls nothing of Plug but what the conn's own module has, so it runs over any conn of that shape: Plug's, or
  `Shop.Conn` over OTP's HTTP server.
  """

  require Logger
  alias WxNotify.{Ack, Error, JSON, NotificationParser}

  @doc "Checks the options, when the router is compiled or started."
  def init(options) do
    client = options[:client]
    handler = options[:event_handler]

    unless is_atom(client) and exports?(client, :parser, 0) do
      raise ArgumentError, "client: is #{inspect(client)}; give a module that says `use Shop.Client`"
    end

    unless event_handler?(handler) do
      raise ArgumentError,
            "event_handler: is #{inspect(handler)}; give a function of (client, conn, message), such as " <>
              "&Shop.Orders.handle_event/3 or {Shop.Orders, :handle_event}"
    end

    {client, handler}
  end

  defp event_handler?({module, function}) when is_atom(module) and is_atom(function),
    do: exports?(module, function, 3)

  defp event_handler?(handler), do: is_function(handler, 3)

  # A router that is compiled waits here for the module to be.
  defp exports?(module, function, arity),
    do: match?({:module, _}, Code.ensure_compiled(module)) and function_exported?(module, function, arity)

  @doc "Answers the request, and halts the conn."
  def call(conn, {client, handler}) do
    with :ok <- only_post(conn),
         {:ok, body, conn} <- raw_body(conn, NotificationParser.max_body_bytes(client.parser())),
         {:ok, notification} <- NotificationParser.parse(client.parser(), conn.req_headers, body) do
      message = body |> JSON.decode!() |> Map.put("data", notification.resource)
      conn |> put_private(:wx_notify, notification) |> handle(client, handler, message)
    else
      {:error, %Error{} = error} ->
        Logger.warning("pay callback: " <> Exception.message(error))
        answer(conn, error.ack)

      {:refuse, ack, why} ->
        Logger.warning("pay callback: " <> why)
        answer(conn, ack)
    end
  end

  defp only_post(%{method: "POST"}), do: :ok

  defp only_post(conn),
    do: {:refuse, Ack.failure(:method_not_allowed), "the method is #{conn.method}, not POST"}

  # The signature is over the bytes as they came. What an earlier plug parsed can't be put together again.
  defp raw_body(%{body_params: body} = conn, most) when is_binary(body) do
    if byte_size(body) > most, do: too_long(most), else: {:ok, body, conn}
  end

  defp raw_body(%module{} = conn, most) do
    case module.read_body(conn, length: most) do
      {:ok, "", %{body_params: %{} = params}} when not is_struct(params) ->
        {:refuse, Ack.handler_failed(),
         "the body was already parsed by an earlier plug, so its signature can't be verified; move `plug Plug.Parsers` " <>
           "below the line with `to: Shop.PayCallback`, in a Phoenix endpoint below `plug Shop.Router`"}

      {:ok, body, conn} ->
        {:ok, body, conn}

      {:more, _part, _conn} ->
        too_long(most)

      {:error, reason} ->
        {:refuse, Ack.handler_failed(), "the body could not be read: #{inspect(reason)}"}
    end
  end

  defp too_long(most), do: {:refuse, Ack.failure(:body_too_large), "the body is longer than #{most} bytes"}

  defp handle(%module{} = conn, client, handler, message) do
    case run(handler, client, conn, message) do
      :ok -> answer(conn, Ack.success())
      :error -> failed(conn, message, "the event handler returned :error")
      {:error, text} when is_binary(text) -> failed(conn, message, text, text)
      {:error, %Error{} = error} -> failed(conn, message, error.message)
      {:error, reason} when is_atom(reason) -> failed(conn, message, inspect(reason))
      {:error, _reason} -> failed(conn, message, "the event handler returned an error")
      %^module{status: nil} -> failed(conn, message, "the event handler returned a conn that it has not sent")
      %^module{} = sent -> module.halt(sent)
      _other -> failed(conn, message, "the event handler returned neither :ok, an error nor a conn")
    end
  rescue
    # Its text may show what is in the message, and so may the arguments in the stack trace.
    exception ->
      failed(conn, message, "#{inspect(exception.__struct__)} was raised in #{where(__STACKTRACE__)}")
  catch
    kind, _reason ->
      failed(conn, message, "an event handler must return; #{kind} in #{where(__STACKTRACE__)}")
  end

  defp run({module, function}, client, conn, message), do: apply(module, function, [client, conn, message])
  defp run(handler, client, conn, message), do: handler.(client, conn, message)

  defp failed(conn, message, why, told \\ nil) do
    Logger.error("pay callback #{message["event_type"]} #{message["id"]}: #{why}")
    answer(conn, if(told, do: failure(told), else: Ack.handler_failed()))
  end

  defp failure(text) do
    %{Ack.handler_failed() | body: JSON.encode!(%{code: "FAIL", message: String.slice(text, 0, 64)})}
  end

  defp where([{module, function, arguments, location} | _callers]) do
    arity = if is_list(arguments), do: length(arguments), else: arguments
    Exception.format_stacktrace_entry({module, function, arity, Keyword.take(location, [:file, :line])})
  end

  defp where([]), do: "a place unknown"

  defp answer(%module{} = conn, ack) do
    conn = if ack.status == 405, do: module.put_resp_header(conn, "allow", "POST"), else: conn

    conn
    |> module.put_resp_header("content-type", ack.content_type)
    |> module.send_resp(ack.status, ack.body)
    |> module.halt()
  end

  defp put_private(%module{} = conn, name, value), do: module.put_private(conn, name, value)
end
