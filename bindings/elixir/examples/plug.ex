# snippet: begin
defmodule Shop.WeChatPayPlug do
  import Plug.Conn

  def init(options), do: options

  # Routed before Plug.Parsers, or behind a Plug.Parsers with the body_reader below.
  def call(conn, options) do
    {body, conn} = Shop.RawBody.take(conn)
    ack = Shop.WeChatPay.handle(options[:parser].(), conn.req_headers, body, options[:find_order])
    conn |> put_resp_header("content-type", ack.content_type) |> send_resp(ack.status, ack.body)
  end
end

# snippet: end
