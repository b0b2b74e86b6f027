defmodule WxNotify.Headers do
  @moduledoc false
  # Whatever the host's framework calls headers, as pairs of binaries. Which names count, in what spelling, and
  # what a header given twice means is the core's to say.

  alias WxNotify.{Arguments, Error, Native}

  @spec pairs(WxNotify.headers()) :: [{binary, binary}]
  def pairs(%{__struct__: Plug.Conn, req_headers: headers}), do: pairs(headers)

  def pairs(headers) when is_list(headers) do
    cond do
      binaries?(headers) -> headers
      List.improper?(headers) -> refuse("headers are an improper list")
      true -> Enum.flat_map(headers, &pair/1)
    end
  end

  def pairs(headers) when is_map(headers) and not is_struct(headers), do: Enum.flat_map(headers, &pair/1)

  def pairs(other) do
    refuse(
      "headers are #{describe(other)}; give conn.req_headers, another list of {name, value}, or a map of name to value"
    )
  end

  @doc "The first value of a header, by its name in lower case with hyphens. For what the core does not look at; nil for what is no header."
  @spec find(term, String.t()) :: String.t() | nil
  def find(headers, name) when is_list(headers) or is_map(headers) do
    prefixed = "http-" <> name

    Enum.find_value(headers, fn
      {given, value} -> if names?(to_string(given), name, prefixed), do: to_string(value)
      _other -> nil
    end)
  rescue
    _no_headers -> nil
  end

  def find(_headers, _name), do: nil

  defp names?(given, name, prefixed), do: same?(given, name) or same?(given, prefixed)

  # Names are ASCII: to have each header's in lower case by the rules of Unicode took longer than the rest of the request.
  defp same?(<<letter, given::binary>>, <<letter, name::binary>>), do: same?(given, name)
  defp same?(<<?_, given::binary>>, <<?-, name::binary>>), do: same?(given, name)

  defp same?(<<capital, given::binary>>, <<small, name::binary>>)
       when capital in ?A..?Z and small == capital + 32,
       do: same?(given, name)

  defp same?("", ""), do: true
  defp same?(_given, _name), do: false

  # As Plug and Cowboy have them, which then go as they are.
  defp binaries?([{name, value} | others]) when is_binary(name) and is_binary(value), do: binaries?(others)
  defp binaries?(rest), do: rest == []

  defp pair({name, value}) when is_binary(name) and is_binary(value), do: [{name, value}]

  defp pair({name, value}) do
    name =
      text(name) || refuse("a header's name is #{describe(name)}; names are binaries, charlists or atoms")

    # The core says which headers count; what the others hold does not matter.
    if Native.reads_header(name), do: Enum.map(values(value), &{name, value!(name, &1)}), else: []
  end

  defp pair(other), do: refuse("a header is #{describe(other)}; headers are pairs of {name, value}")

  # A list is a charlist, or several values, as Req gives them.
  defp values([first | _] = list) when is_binary(first), do: if(List.improper?(list), do: [list], else: list)
  defp values([]), do: []
  defp values(value), do: [value]

  # Some servers give the length as a number.
  defp value!(name, value) when is_integer(value) do
    if String.downcase(name) == "content-length",
      do: Integer.to_string(value),
      else: refuse("the header #{name} is an integer; values are binaries or charlists")
  end

  defp value!(name, value) do
    if(is_binary(value) or is_list(value), do: text(value)) ||
      refuse("the header #{name} is #{describe(value)}; values are binaries or charlists")
  end

  defp text(binary) when is_binary(binary), do: binary
  defp text(nil), do: nil
  defp text(boolean) when is_boolean(boolean), do: nil
  defp text(atom) when is_atom(atom), do: Atom.to_string(atom)

  # A charlist holds bytes (as :httpd's do) or, after decoding, characters.
  defp text([first | _] = list) when is_integer(first) do
    :erlang.list_to_binary(list)
  rescue
    ArgumentError -> characters(list)
  end

  defp text(_other), do: nil

  defp characters(list) do
    case :unicode.characters_to_binary(list) do
      binary when is_binary(binary) -> binary
      _not_characters -> nil
    end
  rescue
    ArgumentError -> nil
  end

  @spec refuse(String.t()) :: no_return
  defp refuse(message), do: Error.raise_argument("headers", message)

  defp describe(term), do: Arguments.describe(term)
end
