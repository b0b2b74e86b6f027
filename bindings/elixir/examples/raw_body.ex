# snippet: begin
# plug Plug.Parsers, parsers: [:json], json_decoder: Jason, body_reader: {Shop.RawBody, :read_body, []}
defmodule Shop.RawBody do
  # Keeps every chunk that the parser reads, in order.
  def read_body(conn, options \\ []) do
    with {state, chunk, conn} <- Plug.Conn.read_body(conn, options) do
      {state, chunk, Plug.Conn.put_private(conn, :raw_body, [kept(conn), chunk])}
    end
  end

  # The raw body, read by now or not.
  def take(conn) do
    case conn.private do
      %{raw_body: chunks} -> {chunks, conn}
      _ -> conn |> read_body() |> elem(2) |> take()
    end
  end

  defp kept(conn), do: Map.get(conn.private, :raw_body, [])
end

# snippet: end
