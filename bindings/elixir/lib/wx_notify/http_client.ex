defmodule WxNotify.HTTPClient do
  @moduledoc false
  # OTP's own HTTP client, as WeChat Pay is asked: its certificate is verified against the system's authorities, no redirection is
  # followed, and no more is read of an answer than is wanted.

  alias WxNotify.Merchant

  @spec request(Merchant.request()) ::
          {:ok, {100..599, [{String.t(), String.t()}], binary}} | {:error, term}
  def request(%{url: url, headers: headers, timeout: timeout} = request) do
    method = request.method |> String.downcase() |> String.to_existing_atom()
    headers = for {name, value} <- headers, do: {to_charlist(name), to_charlist(value)}
    options = [timeout: timeout, connect_timeout: timeout, autoredirect: false] ++ tls(url)

    # Bit by bit, so that an answer without end is left. httpc does so where the status is 200, and else reads to the end, or to the
    # timeout.
    piecewise = [sync: false, stream: {:self, :once}, body_format: :binary]

    with {:ok, id} <- :httpc.request(method, {to_charlist(url), headers}, options, piecewise),
         do: first(id, request.most_bytes)
  end

  defp tls("https:" <> _) do
    match = :public_key.pkix_verify_hostname_match_fun(:https)

    [
      ssl: [
        verify: :verify_peer,
        cacerts: :public_key.cacerts_get(),
        depth: 4,
        customize_hostname_check: [match_fun: match]
      ]
    ]
  end

  defp tls(_http), do: []

  defp first(id, most) do
    receive do
      {:http, {^id, :stream_start, headers, sender}} -> next(id, sender, texts(headers), [], 0, most)
      {:http, {^id, {{_version, status, _phrase}, headers, body}}} -> {:ok, {status, texts(headers), body}}
      {:http, {^id, {:error, reason}}} -> {:error, reason}
    end
  end

  # One byte too many tells that it is too long.
  defp next(id, _sender, headers, read, length, most) when length > most do
    :ok = :httpc.cancel_request(id)
    {:ok, {200, headers, binary_part(IO.iodata_to_binary(read), 0, most + 1)}}
  end

  defp next(id, sender, headers, read, length, most) do
    :ok = :httpc.stream_next(sender)

    receive do
      {:http, {^id, :stream, piece}} ->
        next(id, sender, headers, [read, piece], length + byte_size(piece), most)

      {:http, {^id, :stream_end, _headers}} ->
        {:ok, {200, headers, IO.iodata_to_binary(read)}}

      {:http, {^id, {:error, reason}}} ->
        {:error, reason}
    end
  end

  defp texts(headers), do: for({name, value} <- headers, do: {to_string(name), :erlang.list_to_binary(value)})
end
