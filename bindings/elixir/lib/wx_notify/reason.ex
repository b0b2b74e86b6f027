defmodule WxNotify.Reason do
  @moduledoc false
  # Why something failed, in words that hold no data: for logs, and for the inbox's last_error.

  alias WxNotify.{Arguments, Error}

  @drivers ~w(Postgrex MyXQL Exqlite Tds Ecto DBConnection Mongo Redix)

  @doc "Whether an exception is a database driver's: its message quotes values, such as an openid."
  @spec driver?(Exception.t()) :: boolean
  def driver?(%module{}), do: hd(Module.split(module)) in @drivers

  @doc """
  What an exception says, or nil: where it is a driver's, and where nobody wrote a message. Those, such as MatchError and KeyError,
  show the term that they failed on, which may be the plaintext.
  """
  @spec words(Exception.t()) :: String.t() | nil
  def words(%{message: message} = exception) when is_binary(message),
    do: if(driver?(exception), do: nil, else: message)

  def words(_exception), do: nil

  @doc "Why, by names alone: of a term that is no name its type is said."
  @spec text(term) :: String.t()
  def text(%Error{message: message}), do: message
  def text(%module{} = exception) when is_exception(exception), do: inspect(module)
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
