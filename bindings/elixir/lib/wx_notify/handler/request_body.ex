defmodule WxNotify.Handler.RequestBody do
  @moduledoc false
  # Reads a body, and stops at the limit.

  alias WxNotify.{Error, Headers}

  @spec read(WxNotify.headers(), pos_integer, state, (state -> WxNotify.Handler.chunk(state))) ::
          {{:ok, iodata} | {:error, Error.t()}, state}
        when state: term
  def read(headers, limit, state, read) do
    if declared(headers) > limit,
      do: {{:error, too_large(limit)}, state},
      else: collect([], 0, limit, state, read)
  end

  defp collect(chunks, length, limit, state, read) do
    case read.(state) do
      {more, chunk, state} when more in [:ok, :more] ->
        length = length + byte_size(chunk)

        cond do
          length > limit -> {{:error, too_large(limit)}, state}
          more == :more -> collect([chunks, chunk], length, limit, state, read)
          true -> {{:ok, [chunks, chunk]}, state}
        end

      {:error, %Error{} = error} ->
        {{:error, error}, state}

      {:error, reason} ->
        {{:error, Error.of(:handler_failed, "the body could not be read: #{inspect(reason)}", "body")}, state}
    end
  end

  # What is no number is refused by the server, or by the signature.
  defp declared(headers) do
    case Integer.parse(Headers.find(headers, "content-length") || "") do
      {length, _rest} -> length
      :error -> 0
    end
  end

  defp too_large(limit) do
    Error.of(
      :body_too_large,
      "the body is longer than the #{limit} bytes of max_body_bytes",
      "max_body_bytes"
    )
  end
end
