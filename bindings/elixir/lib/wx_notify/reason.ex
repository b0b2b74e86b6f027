defmodule WxNotify.Reason do
  @moduledoc false
  # Why something failed, in words that hold no data: for logs, and for the inbox's last_error.

  alias WxNotify.{Arguments, Error}

  @doc """
  A message that somebody wrote is shown. Exceptions without one, such as MatchError and KeyError, show the term that they
  failed on, which may be the plaintext: of them the name is shown, and of other terms the type.
  """
  @spec text(term) :: String.t()
  def text(%Error{message: message}), do: message

  def text(%module{message: message} = exception) when is_exception(exception) and is_binary(message),
    do: "#{inspect(module)}: #{message}"

  def text(%module{} = exception) when is_exception(exception), do: inspect(module)
  def text(text) when is_binary(text), do: text |> String.split("\n") |> hd()
  def text(atom) when is_atom(atom), do: inspect(atom)
  # An exit of a GenServer's call, which has the call's arguments in it.
  def text({reason, {_module, _function, arguments}}) when is_list(arguments), do: text(reason)
  # What Mnesia says.
  def text(reason) when is_tuple(reason) and tuple_size(reason) > 0, do: reason |> Tuple.to_list() |> parts()
  def text(reason), do: Arguments.describe(reason)

  defp parts(list) do
    if Enum.all?(list, &is_atom/1), do: Enum.map_join(list, " ", &inspect/1), else: text(hd(list))
  end
end
