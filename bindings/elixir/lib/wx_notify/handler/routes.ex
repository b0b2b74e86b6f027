defmodule WxNotify.Handler.Routes do
  @moduledoc false
  # Which callback takes a notification. The core says which names there are, and which goes before which.

  alias WxNotify.{Arguments, Call, Delivery, Error, Events, Notification}

  @enforce_keys [:by_name, :otherwise]
  defstruct [:by_name, :otherwise]

  @type callback :: (Delivery.t() -> term) | (Events.t(), Delivery.t() -> term)
  @type t :: %__MODULE__{by_name: %{String.t() => callback}, otherwise: (Delivery.t() -> term) | nil}

  @doc "From the options `on_paid`, `on_refunded`, `on` and `otherwise`. Raises `:option_invalid`."
  @spec new!(map) :: t
  def new!(options) do
    typed =
      for {option, name} <- [on_paid: "paid", on_refunded: "refunded"], callback = options[option] do
        {name, function!(callback, 2, option)}
      end

    routes = typed ++ Enum.map(listed(options[:on] || []), &route!/1)

    Enum.reduce(routes, MapSet.new(), fn {name, _callback}, names ->
      if name in names, do: refuse("on", "#{name} is registered twice; one callback takes it")
      MapSet.put(names, name)
    end)

    otherwise = options[:otherwise] && function!(options[:otherwise], 1, :otherwise)
    %__MODULE__{by_name: Map.new(routes), otherwise: otherwise}
  end

  defp listed(on) when is_map(on) and not is_struct(on), do: Map.to_list(on)
  defp listed(on) when is_list(on), do: on

  defp listed(other) do
    refuse(
      "on",
      "on is #{Arguments.describe(other)}; give a map of event type, kind or event module to function"
    )
  end

  defp route!({name, callback}) when is_binary(name) do
    _known = Call.value!(%{do: "check_route", route: name})
    {name, function!(callback, 1, name)}
  end

  defp route!({module, callback}) when is_atom(module) do
    case Enum.find(Events.modules(), fn {_kind, known} -> known == module end) do
      {kind, _module} -> {kind, function!(callback, 2, inspect(module))}
      nil -> refuse("on", "#{inspect(module)} is no typed event; WxNotify.Events.modules/0 lists them")
    end
  end

  defp route!(other) do
    refuse(
      "on",
      "on holds #{Arguments.describe(other)}; give pairs of event type, kind or event module, and function"
    )
  end

  defp function!(callback, arity, _name) when is_function(callback, arity), do: callback

  defp function!(callback, arity, name) do
    takes = if arity == 2, do: "(event, delivery)", else: "(delivery)"
    refuse("on", "#{name} has #{described(callback)}; give a function of #{takes}")
  end

  defp described(callback) when is_function(callback) do
    "a function of #{Function.info(callback)[:arity]} arguments"
  rescue
    _ -> "a function"
  end

  defp described(other), do: Arguments.describe(other)

  @spec refuse(String.t(), String.t()) :: no_return
  defp refuse(field, message), do: raise(Error.of(:option_invalid, message, field))

  @doc "Who takes it, or nil; and whether it asks for data, and is answered each time."
  @spec find(t, Notification.t()) :: {callback | nil, asks :: boolean}
  def find(routes, notification) do
    question = %{do: "route", event_type: notification.event_type, kind: notification.kind}
    %{"routes" => names, "asks" => asks} = Call.value!(question)
    {Enum.find_value(names, routes.otherwise, &routes.by_name[&1]), asks}
  end

  @doc "Calls it: with the typed event where it takes one."
  @spec run(callback, Delivery.t()) :: term
  def run(callback, delivery) when is_function(callback, 1), do: callback.(delivery)

  def run(callback, delivery) do
    with {:ok, event} <- Delivery.event(delivery), do: callback.(event, delivery)
  end
end
