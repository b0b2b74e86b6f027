defmodule WxNotify.Testing.Platform do
  @moduledoc """
  A pretend platform, **for tests only**: it signs and encrypts notifications as WeChat Pay does, with a key pair of its
  own, so that you can test your handler without WeChat Pay (which has no sandbox for APIv3), and with each of the ways
  in which a notification can be wrong.

      iex> alias WxNotify.{NotificationParser, Testing.Platform}
      iex> platform = Platform.new!()
      iex> parser = Platform.parser(platform)
      iex> paid = Platform.notification!(platform, "TRANSACTION.SUCCESS", %{mchid: "1900007291", out_trade_no: "A1"})
      iex> NotificationParser.parse!(parser, paid.headers, paid.body).resource["out_trade_no"]
      "A1"
      iex> forged = Platform.notification!(platform, "TRANSACTION.SUCCESS", %{}, fault: :forged)
      iex> {:error, error} = NotificationParser.parse(parser, forged.headers, forged.body)
      iex> error.code
      :signature_invalid

    * `:serial` - what it puts into `Wechatpay-Serial`.
    * `:api_v3_key` - the APIv3 key that it encrypts with.
    * `:certificate_pem` - its certificate, `nil` in public-key mode.
    * `:public_key_pem` - its public key (SPKI).
  """

  alias WxNotify.{Arguments, Error, JSON, Native, NotificationParser}
  alias WxNotify.Testing.Delivery

  @enforce_keys [:serial, :api_v3_key, :certificate_pem, :public_key_pem, :native]
  defstruct [:serial, :api_v3_key, :certificate_pem, :public_key_pem, :native]

  @opaque native :: reference

  @type t :: %__MODULE__{
          serial: String.t(),
          api_v3_key: String.t(),
          certificate_pem: String.t() | nil,
          public_key_pem: String.t(),
          native: native
        }

  @typedoc "Names as below, as a keyword list or a map with atoms or binaries for keys."
  @type options :: keyword | %{optional(atom | String.t()) => term}

  @doc """
  Makes a platform. What is not given is made on the spot, which takes some tenths of a second for an RSA key.

    * `:algorithm` - `"RSA"` (unless given) or `"SM2"`.
    * `:private_key`, `:stranger_private_key` - PEM: what signs, and what signs forgeries.
    * `:public_key_id` - a `PUB_KEY_ID_...`, which puts it into public-key mode.
    * `:serial` - of its certificate, up to 40 hex digits.
    * `:not_before`, `:not_after` - its certificate's dates, in seconds since the epoch.
    * `:api_v3_key` - 32 characters.

  Errors: `:option_invalid`, `:pem_invalid`, `:key_unsupported`, `:api_v3_key_invalid`, and `:argument_invalid` for wrong types.
  """
  @spec new(options) :: {:ok, t} | {:error, Error.t()}
  def new(options \\ []) do
    Error.catching(fn -> options |> Arguments.named("options") |> JSON.encode!() |> Native.platform_new() end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec new!(options) :: t
  def new!(options \\ []), do: options |> new() |> Error.unwrap!()

  @doc "A parser that trusts this platform, with default options."
  @spec parser(t) :: NotificationParser.t()
  def parser(%__MODULE__{native: native}) do
    %NotificationParser{native: native |> Native.platform_parser() |> Error.unwrap!()}
  end

  @doc "What a merchant must trust to receive from it, for `:platform_keys`."
  @spec platform_key(t) :: NotificationParser.platform_key()
  def platform_key(%__MODULE__{certificate_pem: nil} = platform),
    do: {platform.serial, platform.public_key_pem}

  def platform_key(%__MODULE__{certificate_pem: pem}), do: pem

  @doc "Its private key in PEM (PKCS#8), so that a test can make the same platform again."
  @spec private_key_pem(t) :: String.t()
  def private_key_pem(%__MODULE__{native: native}),
    do: native |> Native.platform_private_key_pem() |> Error.unwrap!()

  @doc "Signs any bytes, to base64."
  @spec sign(t, binary) :: String.t()
  def sign(%__MODULE__{native: native}, message) when is_binary(message) do
    native |> Native.platform_sign(message) |> Error.unwrap!()
  end

  @doc """
  Makes a notification of `event_type`, whose plaintext is `resource`: JSON as text, or a map to be written as such, of which
  `WxNotify.Testing.sample/3` makes one with every field.

    * `:fault` - a way to be wrong, of `faults/0`.
    * `:now` - when it is signed, in seconds since the epoch.
    * `:nonce`, `:request_id`, `:signature_type` - of the headers.
    * `:id`, `:create_time`, `:resource_type`, `:summary` - of the envelope.
    * `:original_type`, `:associated_data`, `:algorithm`, `:resource_nonce` - of its `resource`.

  Errors: `:option_invalid`, and `:argument_invalid` where `resource` cannot be written as JSON.
  """
  @spec notification(t, String.t(), String.t() | map, options) :: {:ok, Delivery.t()} | {:error, Error.t()}
  def notification(%__MODULE__{native: native}, event_type, resource, options \\ []) do
    Error.catching(fn ->
      plaintext = if is_binary(resource), do: resource, else: JSON.encode!(resource)
      named = Map.new(Arguments.named(options, "options"), fn {name, value} -> {to_string(name), value} end)
      notification = Map.merge(named, %{"event_type" => event_type, "resource" => plaintext})
      Native.platform_notification(native, JSON.encode!(notification))
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec notification!(t, String.t(), String.t() | map, options) :: Delivery.t()
  def notification!(platform, event_type, resource, options \\ []) do
    platform |> notification(event_type, resource, options) |> Error.unwrap!()
  end

  @doc """
  A genuine answer of `GET /v3/certificates` with this platform's certificate. `:now` is when it was made, in seconds
  since the epoch.

  The error is `:option_invalid` in public-key mode, which has no certificate.
  """
  @spec certificates_answer(t, now: integer) :: {:ok, Delivery.t()} | {:error, Error.t()}
  def certificates_answer(%__MODULE__{native: native}, options \\ []) do
    Error.catching(fn ->
      Native.platform_certificates_answer(native, Arguments.now(Arguments.options(options, [:now])[:now]))
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec certificates_answer!(t, now: integer) :: Delivery.t()
  def certificates_answer!(platform, options \\ []),
    do: platform |> certificates_answer(options) |> Error.unwrap!()

  @doc """
  Each way in which a notification can be wrong, and the code of the error that a parser with default options answers.
  """
  @spec faults() :: [{fault :: atom, Error.code()}]
  def faults do
    codes = Map.new(Error.codes(), &{&1.name, &1.code})
    for {fault, name} <- Native.faults(), do: {String.to_atom(fault), Map.fetch!(codes, name)}
  end

  defimpl Inspect do
    def inspect(platform, _options), do: "#WxNotify.Testing.Platform<serial: #{inspect(platform.serial)}>"
  end
end
