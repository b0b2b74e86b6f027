defmodule WxNotify.Handler.Routes do
  @moduledoc false
  # The callbacks by the names of their routes. The core says which names there are, and which takes a notification.

  alias WxNotify.{Arguments, Call, Delivery, Error, Events}

  @type callback :: (Delivery.t() -> term) | (Events.t(), Delivery.t() -> term)
  @type t :: %{String.t() => callback}

  @doc "From the options `on_paid`, `on_refunded`, `on`, `custom` and `otherwise`, registered in the core. Raises `:option_invalid`."
  @spec register!(map, pos_integer) :: t
  def register!(options, handler) do
    single =
      for {option, name, arity} <- [
            {:on_paid, "paid", 2},
            {:on_refunded, "refunded", 2},
            {:otherwise, "otherwise", 1}
          ],
          callback = options[option],
          do: {name, function!(callback, arity, option)}

    routes = for {name, callback} <- single ++ listed(options[:on], "on"), do: {name, callback, false}
    custom = for {name, callback} <- listed(options[:custom], "custom"), do: {name, callback, true}

    for {name, callback, is_custom} <- routes ++ custom, into: %{} do
      _registered = Call.value!(%{do: "register", handler: handler, route: name, custom: is_custom})
      {name, callback}
    end
  end

  defp listed(nil, _option), do: []
  defp listed(on, _option) when is_map(on) and not is_struct(on), do: Enum.map(on, &route!/1)
  defp listed(on, _option) when is_list(on), do: Enum.map(on, &route!/1)

  defp listed(other, option) do
    refuse(
      option,
      "#{option} is #{Arguments.describe(other)}; give a map of event type, kind or event module to function"
    )
  end

  defp route!({name, callback}) when is_binary(name), do: {name, function!(callback, 1, name)}

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

  @doc "What a callback is called with: the event, where it takes one, and the delivery."
  @spec arguments(callback, Delivery.t()) :: {:ok, [term]} | {:error, Error.t()}
  def arguments(callback, delivery) when is_function(callback, 1), do: {:ok, [delivery]}

  def arguments(_callback, delivery) do
    with {:ok, event} <- Delivery.event(delivery), do: {:ok, [event, delivery]}
  end
end
