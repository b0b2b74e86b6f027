defmodule WxNotify.Call do
  @moduledoc false
  # What the core decides for handlers and inboxes: one native function, asked in JSON.

  import WxNotify.Native, only: [is_short: 1]
  alias WxNotify.{Error, JSON, Native}

  @spec ask(map) :: {:ok, %{String.t() => JSON.value()}} | {:error, Error.t()}
  def ask(request) do
    with {:ok, request} <- encode(request),
         {:ok, answer} <- answer(request),
         do: JSON.decode(answer)
  end

  # A plaintext is JSON already.
  defp encode(%{plaintext: {:json, plaintext}} = request) do
    with {:ok, request} <- request |> Map.delete(:plaintext) |> JSON.encode(),
         do: {:ok, binary_part(request, 0, byte_size(request) - 1) <> ~s(,"plaintext":#{plaintext}})}
  end

  defp encode(request), do: JSON.encode(request)

  defp answer(request) when is_short(request), do: Native.call(request)
  defp answer(request), do: Native.call_dirty(request)

  @doc "The answer's value. Raises the error."
  @spec value!(map) :: JSON.value()
  def value!(request) do
    %{"value" => value} = request |> ask() |> Error.unwrap!()
    value
  end
end
