defmodule Shop.Conn do
  @moduledoc "As much of a conn as `Shop.PayCallback` needs, for OTP's own HTTP server: the fields and functions are named as Plug's."

  defstruct [
    :method,
    :path,
    :body,
    :body_params,
    :status,
    :resp_body,
    req_headers: [],
    resp_headers: [],
    private: %{},
    halted: false
  ]

  def read_body(%{body: body} = conn, options) do
    if byte_size(body) > options[:length],
      do: {:more, binary_part(body, 0, options[:length]), conn},
      else: {:ok, body, %{conn | body: ""}}
  end

  def put_private(conn, name, value), do: put_in(conn.private[name], value)
  def put_resp_header(conn, name, value), do: %{conn | resp_headers: [{name, value} | conn.resp_headers]}
  def send_resp(conn, status, body), do: %{conn | status: status, resp_body: body}
  def halt(conn), do: %{conn | halted: true}
end
