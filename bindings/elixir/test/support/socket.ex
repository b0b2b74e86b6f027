defmodule Socket do
  @moduledoc false
  # The smallest server that reads a body as it comes, over OTP's own HTTP packets: what Cowboy and Bandit do for Plug.

  @doc "Serves a handler; returns the port."
  def serve(handler) do
    {:ok, listener} =
      :gen_tcp.listen(0, [:binary, active: false, packet: :http_bin, reuseaddr: true, ip: {127, 0, 0, 1}])

    {:ok, port} = :inet.port(listener)
    ExUnit.Callbacks.start_supervised!({Task, fn -> accept(listener, handler) end})
    port
  end

  defp accept(listener, handler) do
    {:ok, socket} = :gen_tcp.accept(listener)
    {:ok, {:http_request, method, _path, _version}} = :gen_tcp.recv(socket, 0)
    headers = headers(socket, [])
    :ok = :inet.setopts(socket, packet: :raw)
    length = for({"content-length", value} <- headers, do: String.to_integer(value)) |> List.first(:infinity)

    {{status, _headers, body}, _left} =
      WxNotify.Handler.call(handler, method, headers, length, &read(socket, &1, &2))

    :ok =
      :gen_tcp.send(
        socket,
        "HTTP/1.1 #{status} Answered\r\nContent-Length: #{byte_size(body)}\r\n\r\n" <> body
      )

    # What the sender still sends is thrown away until it hangs up, or it might not see the answer.
    throw_away(socket)
    :gen_tcp.close(socket)
    accept(listener, handler)
  end

  defp throw_away(socket) do
    with {:ok, _chunk} <- :gen_tcp.recv(socket, 0, 2000), do: throw_away(socket)
  end

  defp headers(socket, found) do
    case :gen_tcp.recv(socket, 0) do
      {:ok, {:http_header, _, name, _, value}} ->
        headers(socket, [{String.downcase("#{name}"), value} | found])

      {:ok, :http_eoh} ->
        found
    end
  end

  # Without a length it goes on until the sender ends.
  defp read(socket, left, milliseconds) do
    case :gen_tcp.recv(socket, 0, milliseconds) do
      {:ok, chunk} when left == :infinity -> {:more, chunk, left}
      {:ok, chunk} when byte_size(chunk) < left -> {:more, chunk, left - byte_size(chunk)}
      {:ok, chunk} -> {:ok, chunk, 0}
      {:error, reason} -> {:error, reason}
    end
  end

  @doc "Sends a POST with these header lines and this body, or one without end, and returns the answer's beginning."
  def post_head(port, lines, body) do
    {:ok, socket} = :gen_tcp.connect('127.0.0.1', port, [:binary, active: false])

    :ok =
      :gen_tcp.send(socket, Enum.join(["POST /notify HTTP/1.1", "Host: shop" | lines], "\r\n") <> "\r\n\r\n")

    if body == :endless, do: spawn_link(fn -> pour(socket) end), else: :gen_tcp.send(socket, body)
    {:ok, answer} = :gen_tcp.recv(socket, 0, 10_000)
    :gen_tcp.close(socket)
    answer
  end

  defp pour(socket) do
    if :gen_tcp.send(socket, String.duplicate("x", 10_000)) == :ok, do: pour(socket)
  end
end
