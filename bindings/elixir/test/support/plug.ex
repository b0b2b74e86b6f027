# Stand-ins for the few functions of Plug that the README's snippets call, so that they run here without Plug.
defmodule Plug.Conn do
  @moduledoc false
  defstruct req_headers: [], resp_headers: [], private: %{}, unread: [], status: nil, resp_body: nil

  def read_body(conn, _options), do: read_body(conn)
  def read_body(%{unread: [chunk | [_ | _] = rest]} = conn), do: {:more, chunk, %{conn | unread: rest}}
  def read_body(%{unread: [chunk]} = conn), do: {:ok, chunk, %{conn | unread: []}}
  def read_body(%{unread: []} = conn), do: {:ok, "", conn}

  def put_private(conn, name, value), do: put_in(conn.private[name], value)
  def put_resp_header(conn, name, value), do: %{conn | resp_headers: [{name, value} | conn.resp_headers]}
  def send_resp(conn, status, body), do: %{conn | status: status, resp_body: body}
end

defmodule Plug.Conn.Unfetched do
  @moduledoc false
  defstruct [:aspect]
end
