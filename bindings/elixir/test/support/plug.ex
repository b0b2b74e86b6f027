# Stand-ins for the few functions of Plug that WxNotify.Plug calls, with the shapes that Plug 1.14 documents: Plug itself is a
# hex package, and not needed to build or test this one. `unread` are the chunks that its adapter would read.
defmodule Plug.Conn.Unfetched do
  @moduledoc false
  defstruct [:aspect]
end

defmodule Plug.Conn do
  @moduledoc false
  defstruct method: "POST",
            request_path: "/notify",
            req_headers: [],
            resp_headers: [],
            body_params: %Plug.Conn.Unfetched{aspect: :body_params},
            private: %{},
            unread: [],
            status: nil,
            resp_body: nil,
            halted: false

  def read_body(conn, _options \\ [])
  def read_body(%{unread: {:error, reason}}, _options), do: {:error, reason}

  def read_body(%{unread: [chunk | [_ | _] = rest]} = conn, _options),
    do: {:more, chunk, %{conn | unread: rest}}

  def read_body(%{unread: [chunk]} = conn, _options), do: {:ok, chunk, %{conn | unread: []}}
  def read_body(%{unread: []} = conn, _options), do: {:ok, "", conn}

  def put_private(conn, name, value), do: put_in(conn.private[name], value)
  def put_resp_header(conn, name, value), do: %{conn | resp_headers: [{name, value} | conn.resp_headers]}
  def send_resp(conn, status, body), do: %{conn | status: status, resp_body: body}
  def halt(conn), do: %{conn | halted: true}
end

defmodule Plug.Test do
  @moduledoc false
  def conn(method, path, body),
    do: %Plug.Conn{method: String.upcase("#{method}"), request_path: path, unread: [body]}
end

defmodule Plug.Parsers.UnsupportedMediaTypeError do
  @moduledoc false
  defexception [:media_type, plug_status: 415]
  def message(error), do: "unsupported media type #{error.media_type}"
end

# Has JSON's parser alone. What none of its parsers takes it leaves unread if `:pass` says so, and else refuses.
defmodule Plug.Parsers do
  @moduledoc false
  def init(options), do: Map.new(options)

  def call(conn, options) do
    {"content-type", type} = List.keyfind(conn.req_headers, "content-type", 0)

    cond do
      type =~ "json" and :json in options.parsers -> read(conn, "", options)
      "*/*" in Map.get(options, :pass, []) -> conn
      true -> raise Plug.Parsers.UnsupportedMediaTypeError, media_type: type
    end
  end

  defp read(conn, before, %{body_reader: {module, function, arguments}} = options) do
    case apply(module, function, [conn, [] | arguments]) do
      {:more, chunk, conn} -> read(conn, before <> chunk, options)
      {:ok, chunk, conn} -> %{conn | body_params: WxNotify.JSON.decode!(before <> chunk)}
    end
  end
end
