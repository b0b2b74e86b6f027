defmodule WxNotify.Arguments do
  @moduledoc false
  # From Elixir's terms to what the native functions take. A term of the wrong type raises WxNotify.Error with
  # :argument_invalid, and is described by its type: its value may be a secret.

  alias WxNotify.{Error, PlatformCertificate}

  @i64 -0x8000_0000_0000_0000..0x7FFF_FFFF_FFFF_FFFF

  @doc "The options by name; one that is not in `names` is refused."
  @spec options(keyword | map, [atom]) :: %{atom => term}
  def options(options, names) when is_list(options) or is_map(options) do
    if is_struct(options) or (is_list(options) and not Keyword.keyword?(options)) do
      Error.raise_argument("options", "options are #{describe(options)}; give a keyword list")
    end

    for {name, value} <- options, into: %{} do
      if name in names, do: {name, value}, else: unknown_option(name, names)
    end
  end

  def options(options, _names) do
    Error.raise_argument("options", "options are #{describe(options)}; give a keyword list")
  end

  @spec unknown_option(term, [atom]) :: no_return
  defp unknown_option(name, names) do
    known = Enum.map_join(names, ", ", &inspect/1)

    # Of a map that was meant for keys, such as of label to key, the name may be one.
    wrong =
      if is_atom(name),
        do: "there is no option #{inspect(name)}",
        else: "an option's name is #{describe(name)}"

    Error.raise_argument("options", "#{wrong}; there are #{known}")
  end

  @doc "Fields, or the core's own options, by name: a keyword list or a map."
  @spec named(term, String.t()) :: map
  def named(given, _field) when is_map(given) and not is_struct(given), do: given

  def named(given, field) do
    if Keyword.keyword?(given),
      do: Map.new(given),
      else: Error.raise_argument(field, "#{field} are #{describe(given)}; give a keyword list or a map")
  end

  @doc """
  What is to be compared, by name. The core says what must be there, and what no such name or value is; here are refused what JSON
  has no place for, and a name that is given twice, be it once as an atom and once as a binary.
  """
  @spec expectation(term) :: term
  def expectation(given) when is_struct(given), do: refuse_expectation("expectation", given)

  def expectation(given) when is_map(given), do: given |> Map.to_list() |> fields()

  def expectation([_ | _] = given),
    do: if(Keyword.keyword?(given), do: fields(given), else: refuse_expectation("expectation", given))

  def expectation([]), do: %{}
  def expectation(_nothing), do: nil

  # :mchid and "mchid" are one name: in JSON the last of the two would be compared, and the other never.
  defp fields(pairs) do
    names = for {name, _value} <- pairs, do: field_name(name)

    case names -- Enum.uniq(names) do
      [] -> for {name, value} <- pairs, into: %{}, do: {field_name(name), field_value(name, value)}
      [name | _] -> raise Error.of(:option_invalid, "#{name} is given twice", name)
    end
  end

  defp field_name(name) when is_binary(name), do: name
  defp field_name(name) when is_atom(name), do: Atom.to_string(name)
  defp field_name(name), do: refuse_expectation("expectation", name)

  defp field_value(name, value) when is_binary(value),
    do: if(String.valid?(value), do: value, else: refuse_expectation("#{name}", value))

  defp field_value(_name, value) when is_number(value) or is_atom(value), do: value
  defp field_value(name, value), do: refuse_expectation("#{name}", value)

  @spec refuse_expectation(String.t(), term) :: no_return
  defp refuse_expectation(field, value) do
    wanted =
      if field == "expectation",
        do: "give a keyword list, such as [mchid: ..., out_trade_no: ..., amount_total: ...]",
        else: "give a text in UTF-8, or an integer"

    raise Error.of(:option_invalid, "#{field} is #{describe(value)}; #{wanted}", field)
  end

  @spec text(term, String.t()) :: binary
  def text(value, _field) when is_binary(value), do: value

  def text(value, field),
    do: Error.raise_argument(field, "#{field} is #{describe(value)}, and a binary is needed")

  @doc "A binary in UTF-8: what goes to the core in JSON."
  @spec utf8(term, String.t()) :: String.t()
  def utf8(value, field) do
    if String.valid?(text(value, field)),
      do: value,
      else: Error.raise_argument(field, "#{field} is a binary that is not text: it is not UTF-8")
  end

  @spec optional_text(term, String.t()) :: binary | nil
  def optional_text(nil, _field), do: nil
  def optional_text(value, field), do: text(value, field)

  @spec optional_integer(term, String.t(), String.t()) :: integer | nil
  def optional_integer(nil, _field, _unit), do: nil
  def optional_integer(value, _field, _unit) when is_integer(value) and value in @i64, do: value

  def optional_integer(value, field, unit) do
    Error.raise_argument(field, "#{field} is #{describe(value)}, and an integer is needed: #{unit}")
  end

  @doc "`now` in seconds since the epoch, or nil for the system clock."
  @spec now(term) :: integer | nil
  def now(value), do: optional_integer(value, "now", "seconds since the epoch")

  @spec optional_count(term, String.t(), String.t()) :: non_neg_integer | nil
  def optional_count(value, field, unit) do
    count = optional_integer(value, field, unit)

    if count && count < 0,
      do: Error.raise_argument(field, "#{field} is negative; it is in #{unit}"),
      else: count
  end

  @spec optional_boolean(term, String.t()) :: boolean | nil
  def optional_boolean(value, _field) when is_boolean(value) or is_nil(value), do: value

  def optional_boolean(value, field) do
    Error.raise_argument(field, "#{field} is #{describe(value)}, and true or false is needed")
  end

  @doc "Platform keys, one or a list, as pairs of id (nil for certificates) and PEM."
  @spec platform_keys(term) :: [{binary | nil, binary}]
  def platform_keys(keys) when is_list(keys), do: keys |> proper("platform_keys") |> Enum.map(&platform_key/1)
  def platform_keys(key), do: [platform_key(key)]

  defp platform_key(pem) when is_binary(pem), do: {nil, pem}
  defp platform_key(%PlatformCertificate{pem: pem}), do: {nil, pem}
  defp platform_key({id, pem}) when is_binary(id) and is_binary(pem), do: {id, pem}

  defp platform_key({id, pem}) do
    {what, wrong} = if is_binary(id), do: {"PEM", pem}, else: {"id", id}

    Error.raise_argument(
      "platform_keys",
      "platform_keys holds {id, PEM} whose #{what} is #{describe(wrong)}#{unset(wrong)}; both are binaries"
    )
  end

  defp platform_key(other) do
    Error.raise_argument(
      "platform_keys",
      "platform_keys holds #{describe(other)}#{unset(other)}; give certificates as PEM binaries, and public keys as {id, PEM}"
    )
  end

  @doc "APIv3 keys, one or a list, as pairs of label (nil for none) and key."
  @spec api_v3_keys(term) :: [{binary | nil, binary}]
  def api_v3_keys(keys), do: api_keys(keys, "api_v3_keys")

  @doc "APIv2 keys likewise, as pairs of merchant (empty for none, which the core refuses) and key. They go to the core in JSON, so they are text."
  @spec api_v2_keys(term) :: [{String.t(), String.t()}]
  def api_v2_keys(keys) do
    keys = if is_map(keys) and not is_struct(keys), do: Map.to_list(keys), else: keys

    for {mch_id, key} <- api_keys(keys, "api_v2_keys") do
      {utf8(mch_id || "", "api_v2_keys"), utf8(key, "api_v2_keys")}
    end
  end

  defp api_keys(keys, option) when is_list(keys),
    do: keys |> proper(option) |> Enum.map(&api_key(&1, option))

  defp api_keys(key, option), do: [api_key(key, option)]

  defp api_key(key, _option) when is_binary(key), do: {nil, key}
  defp api_key({label, key}, _option) when is_binary(label) and is_binary(key), do: {label, key}

  defp api_key({label, key}, option) do
    name = if option == "api_v2_keys", do: "mch_id", else: "label"
    {what, wrong} = if is_binary(label), do: {"key", key}, else: {name, label}

    Error.raise_argument(
      option,
      "#{option} holds {#{name}, key} whose #{what} is #{describe(wrong)}#{unset(wrong)}; both are binaries"
    )
  end

  defp api_key(other, option) do
    how =
      if option == "api_v2_keys", do: "as {mch_id, key}", else: "as binaries of 32 bytes, or as {label, key}"

    Error.raise_argument(option, "#{option} holds #{describe(other)}#{unset(other)}; give keys #{how}")
  end

  # A list that ends otherwise would show its end in the stack trace.
  defp proper(list, field) do
    if List.improper?(list), do: Error.raise_argument(field, "#{field} are an improper list"), else: list
  end

  defp unset(nil), do: " (is the setting or environment variable there?)"
  defp unset(_other), do: ""

  @doc "What a term is, without its value."
  @spec describe(term) :: String.t()
  def describe(nil), do: "nil"
  def describe(term) when is_binary(term), do: "a binary"
  def describe(term) when is_boolean(term), do: "a boolean"
  def describe(term) when is_atom(term), do: "an atom"
  def describe([]), do: "an empty list"
  def describe(term) when is_list(term), do: "a list"
  def describe(%module{}), do: "a struct #{inspect(module)}"
  def describe(term) when is_map(term), do: "a map"
  def describe(term) when is_tuple(term), do: "a tuple of #{tuple_size(term)}"
  def describe(term) when is_integer(term), do: "an integer"
  def describe(term) when is_float(term), do: "a float"
  def describe(term) when is_function(term), do: "a function"
  def describe(_term), do: "a term of another type"
end
