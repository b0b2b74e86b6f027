defmodule WxNotify.Handler.RequestBody do
  @moduledoc false
  # Reads a body, and stops at the limit, and at the deadline.

  alias WxNotify.{Error, Headers}

  @type read(state) ::
          (state -> WxNotify.Handler.chunk(state)) | (state, timeout -> WxNotify.Handler.chunk(state))

  @doc "`until` is the deadline, in milliseconds of the monotonic clock, or `:infinity`."
  @spec read(WxNotify.headers(), pos_integer, integer | :infinity, state, read(state)) ::
          {{:ok, iodata} | {:error, Error.t()}, state}
        when state: term
  def read(headers, limit, until, state, read) do
    read = if is_function(read, 2), do: read, else: fn state, _left -> read.(state) end

    if declared(headers) > limit,
      do: {{:error, too_large(limit)}, state},
      else: collect([], 0, {limit, until}, state, read)
  end

  @doc "How many milliseconds are left."
  @spec left(integer | :infinity) :: timeout
  def left(:infinity), do: :infinity
  def left(until) when is_integer(until), do: max(0, until - System.monotonic_time(:millisecond))

  @doc "Whether a body is APIv2's: every APIv3 body begins with a brace."
  @spec xml?(binary) :: boolean
  def xml?(body), do: body =~ ~r/\A(?:\xEF\xBB\xBF)?[ \t\r\n]*</

  defp collect(chunks, length, {limit, until} = limits, state, read) do
    case left(until) do
      0 -> {{:error, too_slow()}, state}
      left -> state |> read.(left) |> collected(chunks, length, limit, limits, state, read)
    end
  end

  defp collected({more, chunk, state}, chunks, length, limit, limits, _before, read)
       when more in [:ok, :more] do
    length = length + byte_size(chunk)

    cond do
      length > limit -> {{:error, too_large(limit)}, state}
      more == :more -> collect([chunks, chunk], length, limits, state, read)
      true -> {{:ok, [chunks, chunk]}, state}
    end
  end

  defp collected({:error, %Error{} = error}, _chunks, _length, _limit, _limits, state, _read),
    do: {{:error, error}, state}

  defp collected({:error, reason}, _chunks, _length, _limit, {_, until}, state, _read) do
    error =
      if left(until) == 0,
        do: too_slow(),
        else: Error.of(:handler_failed, "the body could not be read: #{inspect(reason)}", "body")

    {{:error, error}, state}
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

  defp too_slow,
    do:
      Error.of(:deadline_exceeded, "the body did not arrive within the deadline; its sender is slow", "body")
end
