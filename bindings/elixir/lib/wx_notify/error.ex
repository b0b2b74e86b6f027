defmodule WxNotify.Error do
  @moduledoc """
  Why a call failed.

    * `:code` - what went wrong, an atom such as `:signature_invalid`: the name that the code has in every
      language (`SIGNATURE_INVALID`) in lower case. `code_string/1` gives that name, `codes/0` all of them.
    * `:message` - one line for the log: what was found, and what to do. Never a secret, and never the
      decrypted text.
    * `:field` - the header, option or JSON field at fault, or `nil`.
    * `:ack` - the `WxNotify.Ack` to answer WeChat Pay with.
    * `:is_platform_probe` - whether this was one of the platform's probes, which it signs wrongly on purpose.
      They are refused like any bad signature, and need not wake anybody.

  It is an exception, which the variants with a `!` raise.
  """

  alias WxNotify.Native

  defexception [:code, :message, :field, :ack, is_platform_probe: false]

  @typedoc "A code: its name in lower case, as an atom."
  @type code :: atom

  @type t :: %__MODULE__{
          code: code,
          message: String.t(),
          field: String.t() | nil,
          ack: WxNotify.Ack.t(),
          is_platform_probe: boolean
        }

  @typedoc "A code: as an atom, by its name in every language, by its number in C, and its ack's status."
  @type code_info :: %{code: code, name: String.t(), number: pos_integer, ack_status: 100..599}

  @doc "The code's name and the message, for `raise` and `Exception.message/1`."
  @impl true
  @spec message(t) :: String.t()
  def message(%__MODULE__{} = error), do: "#{code_string(error)}: #{error.message}"

  @doc """
  The name that the error's code has in every language.

      iex> {:error, error} = WxNotify.NotificationParser.new(platform_keys: [], api_v3_keys: [])
      iex> {error.code, WxNotify.Error.code_string(error)}
      {:no_platform_key, "NO_PLATFORM_KEY"}
  """
  @spec code_string(t | code) :: String.t()
  def code_string(%__MODULE__{code: code}), do: code_string(code)
  def code_string(code) when is_atom(code), do: code |> Atom.to_string() |> String.upcase()

  @doc "Every code there is, in the order of their numbers."
  @spec codes() :: [code_info]
  def codes, do: Native.codes()

  # Within this package functions raise, and those that users call answer {:ok, ...} or {:error, ...}.

  @doc false
  @spec raise_argument(String.t(), String.t()) :: no_return
  def raise_argument(field, message) do
    {:ok, error} = Native.argument_invalid(field, message)
    raise error
  end

  @doc false
  @spec of(code, String.t(), String.t() | nil) :: t
  def of(code, message, field \\ nil) do
    %__MODULE__{code: code, message: message, field: field, ack: WxNotify.Ack.failure(code)}
  end

  @doc false
  @spec from_core(map) :: t
  def from_core(%{"code" => name, "message" => message, "field" => field}),
    do: of(code_atom(name), message, field)

  @doc false
  @spec told(t) :: map
  def told(%__MODULE__{} = error),
    do: %{code: code_string(error), message: error.message, field: error.field}

  # There are as many as the core has.
  @doc false
  @spec code_atom(String.t()) :: code
  def code_atom(name), do: name |> String.downcase() |> String.to_atom()

  @doc false
  @spec catching((() -> result)) :: result | {:error, t} when result: term
  def catching(work) do
    work.()
  rescue
    error in __MODULE__ -> {:error, error}
  end

  @doc false
  @spec unwrap!({:ok, value} | {:error, t}) :: value when value: term
  def unwrap!({:ok, value}), do: value
  def unwrap!({:error, error}), do: raise(error)
end
