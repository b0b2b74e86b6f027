defmodule WxNotify.JSON do
  @moduledoc """
  JSON as this package reads and writes it, for projects without a JSON library of their own.

  Objects are maps with binaries for keys, arrays lists, `null` is `nil`. Integers keep every digit.
  """

  import WxNotify.Native, only: [is_short: 1]
  alias WxNotify.{Error, Native}

  @type value ::
          nil | boolean | integer | float | String.t() | [value] | %{optional(String.t()) => value}

  @doc """
  Reads a JSON text.

  Of a name that an object has twice the last one counts. Nesting ends at 128. An error has the code
  `:argument_invalid`.

      iex> WxNotify.JSON.decode(~S({"amount":{"total":100},"big":123456789012345678901234567890}))
      {:ok, %{"amount" => %{"total" => 100}, "big" => 123456789012345678901234567890}}
  """
  @spec decode(binary) :: {:ok, value} | {:error, Error.t()}
  def decode(json) when is_short(json), do: Native.json_decode(json)
  def decode(json) when is_binary(json), do: Native.json_decode_dirty(json)

  @doc "The same, raising `WxNotify.Error`."
  @spec decode!(binary) :: value
  def decode!(json), do: json |> decode() |> Error.unwrap!()

  @doc """
  Writes a term as JSON on one line.

  Nesting ends at 128. Keys are binaries or atoms; atoms other than `nil`, `true` and `false` become text. Tuples, structs and
  binaries that are not UTF-8 have no place in JSON: an error has the code `:argument_invalid`.

      iex> WxNotify.JSON.encode(%{amount: %{total: 100}})
      {:ok, ~S({"amount":{"total":100}})}
  """
  @spec encode(term) :: {:ok, String.t()} | {:error, Error.t()}
  def encode(term) do
    with {:ok, nil} <- Native.json_encode(term, Native.most_on_a_normal_scheduler()),
         do: Native.json_encode_dirty(term)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec encode!(term) :: String.t()
  def encode!(term), do: term |> encode() |> Error.unwrap!()
end
