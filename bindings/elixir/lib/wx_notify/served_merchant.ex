defmodule WxNotify.ServedMerchant do
  @moduledoc """
  A merchant that an endpoint of several merchants serves.

    * `:name` - what the inbox keeps this merchant's notifications under.
    * `:parser` - the `WxNotify.NotificationParser` with its keys, which can be replaced at run time.
    * `:context` - what was given as such.

  `inspect/1` shows its name alone.
  """

  alias WxNotify.{Arguments, Call, Error, Notification, NotificationParser}

  @enforce_keys [:name, :parser]
  @derive {Inspect, only: [:name]}
  defstruct [:name, :parser, :parse_v2, :context]

  @opaque parse_v2 :: (binary -> {:ok, Notification.t()} | {:error, Error.t()}) | nil
  @type t :: %__MODULE__{name: String.t(), parser: NotificationParser.t(), parse_v2: parse_v2, context: term}

  @doc """
  Makes one. `name` is 1 to 64 of A-Z, a-z, 0-9, `_`, `.` and `-`, such as the mchid, and never changes; case matters.

    * `:api_v2_keys` - this merchant's APIv2 keys, as in `WxNotify.parse_v2/3`.
    * `:context` - yours, such as a row of your database: a callback finds it in `delivery.merchant.context`.

  Errors: `:option_invalid`, and `:argument_invalid` for wrong types.
  """
  @spec new(String.t(), NotificationParser.t(), api_v2_keys: NotificationParser.api_v2_keys(), context: term) ::
          {:ok, t} | {:error, Error.t()}
  def new(name, parser, options \\ []) do
    Error.catching(fn ->
      options = Arguments.options(options, [:api_v2_keys, :context])
      name = Arguments.utf8(name, "merchant")
      nil = Call.value!(%{do: "check_merchant", merchant: name})

      with %NotificationParser{} <- parser do
        parse_v2 = parser_of_v2(options[:api_v2_keys], parser)
        {:ok, %__MODULE__{name: name, parser: parser, parse_v2: parse_v2, context: options[:context]}}
      else
        other -> NotificationParser.none(other)
      end
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec new!(String.t(), NotificationParser.t(), api_v2_keys: NotificationParser.api_v2_keys(), context: term) ::
          t
  def new!(name, parser, options \\ []), do: name |> new(parser, options) |> Error.unwrap!()

  # The keys are in a function, which shows nothing of them where it is inspected or logged.
  @doc false
  @spec parser_of_v2(NotificationParser.api_v2_keys() | nil, NotificationParser.t()) :: parse_v2
  def parser_of_v2(nil, _parser), do: nil

  def parser_of_v2(keys, parser) do
    parse = &WxNotify.parse_v2(&1, keys, max_body_bytes: NotificationParser.max_body_bytes(parser))

    keys = for {mch_id, key} <- Arguments.api_v2_keys(keys), do: %{mch_id: mch_id, key: key}
    nil = Call.value!(%{do: "check_v2_keys", keys: keys})
    parse
  end
end
