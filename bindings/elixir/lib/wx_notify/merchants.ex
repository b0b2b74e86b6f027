defmodule WxNotify.Merchants do
  @moduledoc """
  A registry of the merchants that one endpoint serves, loaded one by one where they are asked for, and kept. Put it into your
  Application's supervisor, and give the handler `by/2` in the parser's place:

      children = [{WxNotify.Merchants, name: Shop.Merchants, load: &Shop.load_merchant/1}]

      handler =
        WxNotify.Handler.new!(WxNotify.Merchants.by(Shop.Merchants, &Path.basename(&1.path)),
          inbox: inbox,
          on_paid: fn paid, delivery -> Shop.paid(delivery.merchant.context, paid.out_trade_no) end
        )

    * `:load` - `fn name -> ... end`: the `WxNotify.ServedMerchant` of that name, from your database say, or `nil` where nobody is called so. It
      runs in a process of its own, once however many requests wait for it.
    * `:max_age` - for how many seconds a merchant serves as it was loaded: more than 0, at most 86,400, and 300 unless given. After that it
      still does, while it is loaded anew beside; where that fails it goes on serving, which is logged.
    * `:capacity` - how many are kept: 10,000 unless given. The one not asked for for the longest time goes first.
    * `:name` - what it is registered by: `WxNotify.Merchants` unless given.

  A name that is nobody's is remembered for ten seconds, and no more than 1,000 of them: where that many are, `:notification_busy` is raised
  (503, and WeChat Pay sends again) instead of asking for another new name. So names that somebody makes up cost at most 1,000 loads in
  ten seconds.
  """

  use GenServer
  require Logger
  alias WxNotify.{Arguments, Call, Error, Request, ServedMerchant}
  alias WxNotify.Handler.Steps

  defmodule By do
    @moduledoc "A registry's merchants by the name that a request has: what a handler takes. `WxNotify.Merchants.by/2` makes it."

    @enforce_keys [:merchants, :name_of]
    defstruct [:merchants, :name_of]

    @type t :: %__MODULE__{
            merchants: GenServer.server(),
            name_of: (WxNotify.Request.t() -> String.t() | nil)
          }
  end

  @type option ::
          {:load, (String.t() -> ServedMerchant.t() | nil)}
          | {:max_age, number}
          | {:capacity, pos_integer}
          | {:name, GenServer.name()}

  @doc false
  @spec child_spec([option]) :: Supervisor.child_spec()
  def child_spec(options) do
    name = if Keyword.keyword?(options), do: options[:name]
    %{id: {__MODULE__, name || __MODULE__}, start: {__MODULE__, :start_link, [options]}}
  end

  @doc "Starts a registry. Raises `WxNotify.Error` for wrong options."
  @spec start_link([option]) :: GenServer.on_start()
  def start_link(options) do
    # The clock is for tests.
    options = Arguments.options(options, [:load, :max_age, :capacity, :name, :clock])
    load = load!(options[:load])
    rules = rules!(Map.get(options, :max_age, 300), Map.get(options, :capacity, 10_000))
    clock = Map.get(options, :clock, fn -> System.monotonic_time(:millisecond) end)
    GenServer.start_link(__MODULE__, {load, rules, clock}, name: Map.get(options, :name, __MODULE__))
  end

  defp load!(load) when is_function(load, 1), do: load

  defp load!(other) do
    message = "load is #{Arguments.describe(other)}; give a function of the merchant's name"
    raise Error.of(:option_invalid, message, "load")
  end

  defp rules!(max_age, capacity) do
    for {field, value} <- [{"max_age", max_age}, {"capacity", capacity}], not is_number(value) do
      raise Error.of(:option_invalid, "#{field} is #{Arguments.describe(value)}; give a number", field)
    end

    Call.value!(%{do: "merchants", max_age: max_age, capacity: capacity})
  end

  @doc """
  The merchant of this name, or `nil`. It waits where it has to be loaded.

  Raises what `:load` raises, and `WxNotify.Error`: `:notification_busy` where too many names are asked for that are nobody's, `:option_invalid`
  where `:load` answers what is no merchant of this name.
  """
  @spec get(GenServer.server(), String.t()) :: ServedMerchant.t() | nil
  def get(merchants, name)

  # The core says what can be a name. What is far from one is not sent to another process.
  def get(merchants, name) when is_binary(name) and byte_size(name) <= 64 do
    case GenServer.call(merchants, {:get, name}, :infinity) do
      {:ok, served} -> served
      {:failed, kind, reason, stacktrace} -> :erlang.raise(kind, reason, stacktrace)
    end
  end

  def get(_merchants, _no_name), do: nil

  @doc """
  What a handler takes in the parser's place: the merchants of a registry, each by the name that `name_of` finds in a `WxNotify.Request`. `nil`,
  and what can be no name, is nobody's. Raises `:option_invalid`.
  """
  @spec by(GenServer.server(), (Request.t() -> String.t() | nil)) :: By.t()
  def by(merchants \\ __MODULE__, name_of)

  def by(merchants, name_of) when is_function(name_of, 1),
    do: %By{merchants: merchants, name_of: name_of}

  def by(_merchants, other) do
    message = "name_of is #{Arguments.describe(other)}; give a function of the WxNotify.Request"
    raise Error.of(:option_invalid, message, "name_of")
  end

  @doc "Has a merchant loaded anew when it is asked for again: after a change that cannot wait for `:max_age`."
  @spec forget(GenServer.server(), String.t()) :: :ok
  def forget(merchants, name), do: GenServer.call(merchants, {:forget, name})

  # The process. What is kept is in tables, beside its heap: `kept` has {name, merchant, fresh until, when used}, and `used` the names in
  # the order of their use. `loads` are those on their way, by a reference; `first` and `anew` say of a name which one is.

  @impl true
  def init({load, rules, clock}) do
    {:ok,
     %{
       load: load,
       rules: rules,
       clock: clock,
       kept: :ets.new(:kept, [:set, :private]),
       used: :ets.new(:used, [:ordered_set, :private]),
       unknown: %{},
       unknown_in_turn: :queue.new(),
       loads: %{},
       first: %{},
       anew: %{}
     }}
  end

  @impl true
  def handle_call({:get, name}, from, state) do
    now = state.clock.()

    case :ets.lookup(state.kept, name) do
      [{_name, served, fresh_until, used}] ->
        touch(state, name, used)
        state = if now >= fresh_until, do: load_anew(state, name), else: state
        {:reply, {:ok, served}, state}

      [] ->
        not_kept(state |> forget_unknown(now), name, from)
    end
  end

  def handle_call({:forget, name}, _from, state) do
    _was_kept = remove(state, name)
    # What is on its way may be of before the change: who waits gets it, and it is not kept.
    {:reply, :ok,
     %{
       state
       | unknown: Map.delete(state.unknown, name),
         first: Map.delete(state.first, name),
         anew: Map.delete(state.anew, name)
     }}
  end

  defp not_kept(state, name, from) do
    cond do
      reference = state.first[name] ->
        {:noreply, update_in(state.loads[reference].wait, &[from | &1])}

      is_map_key(state.unknown, name) or not name?(name) ->
        {:reply, {:ok, nil}, state}

      map_size(state.unknown) + map_size(state.first) >= state.rules["most_unknown"] ->
        {:reply, {:failed, :error, Error.from_core(state.rules["busy"]), []}, state}

      true ->
        {reference, state} = start_load(state, name, [from])
        {:noreply, put_in(state.first[name], reference)}
    end
  end

  defp name?(name),
    do: String.valid?(name) and match?({:ok, _}, Call.ask(%{do: "check_merchant", merchant: name}))

  defp load_anew(state, name) when is_map_key(state.anew, name), do: state

  defp load_anew(state, name) do
    {reference, state} = start_load(state, name, [])
    put_in(state.anew[name], reference)
  end

  defp start_load(%{load: load} = state, name, wait) do
    {here, reference} = {self(), make_ref()}
    {:ok, loader} = Task.start(fn -> send(here, {:loaded, reference, loaded(load, name)}) end)
    monitor = Process.monitor(loader)
    {reference, put_in(state.loads[reference], %{name: name, wait: wait, monitor: monitor})}
  end

  # In the load's own process.
  defp loaded(load, name) do
    case load.(name) do
      nil ->
        {:ok, nil}

      %ServedMerchant{} = served ->
        nil = Call.value!(%{do: "check_merchant", merchant: served.name, asked: name})
        {:ok, served}

      other ->
        message = "load answered #{Arguments.describe(other)}; give a WxNotify.ServedMerchant, or nil"
        raise Error.of(:option_invalid, message, "merchant")
    end
  catch
    kind, reason -> {:failed, kind, reason, __STACKTRACE__}
  end

  @impl true
  def handle_info({:loaded, reference, loaded}, state), do: {:noreply, ended(state, reference, loaded)}

  def handle_info({:DOWN, monitor, :process, _loader, reason}, state) do
    killed = Enum.find(state.loads, fn {_reference, load} -> load.monitor == monitor end)

    case killed do
      {reference, _load} -> {:noreply, ended(state, reference, {:failed, :exit, reason, []})}
      nil -> {:noreply, state}
    end
  end

  def handle_info(_other, state), do: {:noreply, state}

  defp ended(state, reference, loaded) do
    {%{name: name, wait: wait, monitor: monitor}, state} = pop_in(state.loads[reference])
    Process.demonitor(monitor, [:flush])
    Enum.each(wait, &GenServer.reply(&1, loaded))

    cond do
      state.first[name] == reference ->
        first_loaded(%{state | first: Map.delete(state.first, name)}, name, loaded)

      state.anew[name] == reference ->
        loaded_anew(%{state | anew: Map.delete(state.anew, name)}, name, loaded)

      # It was to be forgotten meanwhile.
      true ->
        state
    end
  end

  defp first_loaded(state, name, {:ok, served}), do: keep(state, name, served)
  # Nothing is remembered of it: who waited has heard.
  defp first_loaded(state, _name, _failed), do: state

  defp loaded_anew(state, name, {:ok, nil}) do
    log(name, %{returned: nil})
    keep(state, name, nil)
  end

  defp loaded_anew(state, name, {:ok, served}), do: keep(state, name, served)

  defp loaded_anew(state, name, {:failed, kind, reason, stacktrace}) do
    log(name, Steps.failure(kind, reason, stacktrace))
    later = state.clock.() + state.rules["retry_ms"]
    _is_kept = :ets.update_element(state.kept, name, {3, later})
    state
  end

  defp log(name, reply) do
    %{"level" => level, "line" => line} =
      Call.value!(%{do: "merchant_not_loaded", merchant: name, reply: reply})

    Logger.log(String.to_existing_atom(level), line)
  end

  defp keep(state, name, nil) do
    _was_kept = remove(state, name)
    until = state.clock.() + state.rules["unknown_ms"]

    %{
      state
      | unknown: Map.put(state.unknown, name, until),
        unknown_in_turn: :queue.in({until, name}, state.unknown_in_turn)
    }
  end

  defp keep(state, name, served) do
    _was_kept = remove(state, name)
    used = System.unique_integer([:monotonic])
    true = :ets.insert(state.kept, {name, served, state.clock.() + state.rules["max_age_ms"], used})
    true = :ets.insert(state.used, {used, name})

    is_over = :ets.info(state.kept, :size) > state.rules["capacity"]
    _removed = is_over and remove_longest_unused(state)
    state
  end

  defp remove_longest_unused(state) do
    [{_used, name}] = :ets.lookup(state.used, :ets.first(state.used))
    true = remove(state, name)
  end

  defp touch(state, name, used) do
    now_used = System.unique_integer([:monotonic])
    true = :ets.delete(state.used, used)
    true = :ets.insert(state.used, {now_used, name})
    true = :ets.update_element(state.kept, name, {4, now_used})
  end

  defp remove(state, name) do
    case :ets.take(state.kept, name) do
      [{_name, _served, _fresh_until, used}] -> true = :ets.delete(state.used, used)
      [] -> false
    end
  end

  defp forget_unknown(state, now) do
    case :queue.peek(state.unknown_in_turn) do
      {:value, {until, name}} when until <= now ->
        # It may have been forgotten before, and remembered again.
        unknown = if state.unknown[name] == until, do: Map.delete(state.unknown, name), else: state.unknown
        in_turn = :queue.drop(state.unknown_in_turn)
        forget_unknown(%{state | unknown: unknown, unknown_in_turn: in_turn}, now)

      _none_or_later ->
        state
    end
  end
end
