defmodule WxNotify.Testing do
  @moduledoc """
  Plaintexts for tests, **for tests only**. `WxNotify.Testing.Platform` signs and encrypts them, `WxNotify.Testing.Courier` brings them again and
  again, `WxNotify.Testing.V2` makes what APIv2 sends.
  """

  alias WxNotify.{Call, Error, JSON}
  alias WxNotify.Testing.{Clock, Platform}

  @doc """
  A made-up resource of an event, with every field that its kind can have, so that it fits its struct and typed callbacks take it.

  `event` is an event type (`"TRANSACTION.SUCCESS"`: of its first kind, `transaction.direct`) or a kind (`"transaction.partner"`).
  `overrides` are laid over it: a keyword list, a map or a JSON object as text, by names, or by paths such as `"amount.total"`. An object goes
  over the one that stands there. `:kind` in `options` says which of several kinds an event type is to be.

  Errors: `:option_invalid` for an event, kind or field that nobody knows, `:argument_invalid` for a term that has no place in JSON.

      iex> WxNotify.Testing.sample!("TRANSACTION.SUCCESS", out_trade_no: "A1", amount: %{total: 1})["amount"]["total"]
      1
  """
  @spec sample(String.t(), keyword | map | String.t(), kind: String.t()) ::
          {:ok, %{String.t() => JSON.value()}} | {:error, Error.t()}
  def sample(event, overrides \\ [], options \\ []) do
    Error.catching(fn ->
      request = %{do: "sample", event: event, kind: options[:kind], overrides: overrides(overrides)}
      with {:ok, %{"value" => json}} <- Call.ask(request), do: JSON.decode(json)
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec sample!(String.t(), keyword | map | String.t(), kind: String.t()) :: %{String.t() => JSON.value()}
  def sample!(event, overrides \\ [], options \\ []),
    do: event |> sample(overrides, options) |> Error.unwrap!()

  @doc """
  For ExUnit, with `import WxNotify.Testing, only: [virtual_time: 1]` and `setup :virtual_time`: each test's context has a `:clock` of its own, and the
  `:platform` that `setup_all` made, or a new one. `WxNotify.Testing.Courier.new!(platform, handler, clock)` makes a courier of them.
  """
  @spec virtual_time(map) :: %{platform: Platform.t(), clock: Clock.t()}
  def virtual_time(context), do: %{platform: context[:platform] || Platform.new!(), clock: Clock.new()}

  defp overrides(json) when is_binary(json), do: JSON.decode!(json)
  defp overrides(overrides), do: if(Keyword.keyword?(overrides), do: Map.new(overrides), else: overrides)
end
