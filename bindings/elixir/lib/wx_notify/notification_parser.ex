defmodule WxNotify.NotificationParser do
  @moduledoc """
  Verifies and decrypts notifications.

  Make one when the program starts, keep it (in `:persistent_term`, a supervisor's state, your endpoint's
  assigns), and share it: it is a reference to native memory, any number of processes may parse with it at once,
  and the garbage collector frees it. It does not outlive the node, so it cannot be a module attribute.
  """

  import WxNotify.Native, only: [is_short: 1]
  alias WxNotify.{Arguments, Body, Diagnosis, Error, Headers, Native, Notification, PlatformCertificate}

  @enforce_keys [:native]
  defstruct [:native]

  @opaque native :: reference
  @type t :: %__MODULE__{native: native}

  @typedoc """
  A platform key: the PEM of one or more platform certificates (平台证书), the id and PEM of a WeChat Pay
  public key (微信支付公钥), or a certificate out of an answer of `GET /v3/certificates`.
  """
  @type platform_key :: binary | {id :: String.t(), pem :: binary} | PlatformCertificate.t()

  @typedoc "An APIv3 key (APIv3密钥) of 32 bytes, or one with a label, such as a mchid."
  @type api_v3_key :: binary | {label :: String.t(), key :: binary}

  @typedoc "A merchant's number and its APIv2 key (APIv2密钥) of 32 characters: for `WxNotify.parse_v2/3` and a handler's `:api_v2_keys`."
  @type api_v2_key :: {mch_id :: String.t(), key :: String.t()}

  @typedoc "One APIv2 key, or several, as a list or a map."
  @type api_v2_keys :: api_v2_key | [api_v2_key] | %{optional(String.t()) => String.t()}

  @type option ::
          {:platform_keys, platform_key | [platform_key]}
          | {:api_v3_keys, api_v3_key | [api_v3_key]}
          | {:clock_tolerance, non_neg_integer}
          | {:max_body_bytes, pos_integer}
          | {:reject_expired_certificates, boolean}

  @options [:platform_keys, :api_v3_keys, :clock_tolerance, :max_body_bytes, :reject_expired_certificates]

  @doc """
  Makes a parser.

    * `:platform_keys` - what the platform signs with, any mix of certificates and public keys at once, which is
      how a merchant migrates from the one to the other. At least one.
    * `:api_v3_keys` - what decrypts, tried in order: several while a key is being changed, or for many merchants
      behind one URL. At least one.
    * `:clock_tolerance` - how far `Wechatpay-Timestamp` may be from now, in seconds: 0 to 86400, and 300 unless given.
    * `:max_body_bytes` - the longest body, in bytes: 1 to 64 MiB, and 1 MiB unless given.
    * `:reject_expired_certificates` - whether a certificate must be within its dates; `false` unless given, as
      the platform signs with certificates past the date in the PEM.

  Errors: `:no_platform_key`, `:api_v3_key_invalid`, `:pem_invalid`, `:key_unsupported`, `:merchant_certificate` (your
  own certificate was given), `:private_key_given`, `:option_invalid`, and `:argument_invalid` for wrong types.
  """
  @spec new([option]) :: {:ok, t} | {:error, Error.t()}
  def new(options) do
    Error.catching(fn ->
      options = Arguments.options(options, @options)

      settings = %{
        clock_tolerance: Arguments.optional_count(options[:clock_tolerance], "clock_tolerance", "seconds"),
        max_body_bytes: Arguments.optional_count(options[:max_body_bytes], "max_body_bytes", "bytes"),
        reject_expired_certificates:
          Arguments.optional_boolean(options[:reject_expired_certificates], "reject_expired_certificates")
      }

      platform_keys = Arguments.platform_keys(Map.get(options, :platform_keys, []))
      api_v3_keys = Arguments.api_v3_keys(Map.get(options, :api_v3_keys, []))

      with {:ok, native} <- Native.parser_new(platform_keys, api_v3_keys, settings) do
        {:ok, %__MODULE__{native: native}}
      end
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec new!([option]) :: t
  def new!(options), do: options |> new() |> Error.unwrap!()

  @doc """
  Verifies and decrypts a notification.

    * `headers` - all headers of the request: `conn.req_headers` or any other list of `{name, value}`, a map, or
      the `Plug.Conn` itself. Names in any case; names and values may be charlists.
    * `body` - the raw body, before any parser touched it, as a binary or iodata.
    * `:now` - seconds since the epoch, for tests and for replaying saved samples; the system clock unless given.

  A body of up to 16 KiB is worked on where the caller runs, which takes tens of microseconds; a longer one on a
  dirty CPU scheduler.

  Errors, the first step that fails deciding: `:body_too_large`, `:header_missing`, `:header_invalid`,
  `:timestamp_invalid`, `:timestamp_out_of_range`, `:signature_probe`, `:serial_unknown`,
  `:signature_type_unsupported`, `:certificate_expired`, `:signature_invalid`, `:envelope_invalid`,
  `:resource_unsupported`, `:decryption_failed`, `:plaintext_invalid`. And `:argument_invalid` for headers or a body
  of the wrong type; for a body that was parsed already it says how to get the raw one.
  """
  @spec parse(t, WxNotify.headers(), iodata, now: integer) :: {:ok, Notification.t()} | {:error, Error.t()}
  def parse(parser, headers, body, options \\ [])

  def parse(%__MODULE__{native: native}, headers, body, options) do
    Error.catching(fn ->
      {headers, body, now} = request(headers, body, options)

      if is_short(body),
        do: Native.parser_parse(native, headers, body, now),
        else: Native.parser_parse_dirty(native, headers, body, now)
    end)
  end

  def parse(other, _headers, _body, _options), do: none(other)

  @doc "The same, raising `WxNotify.Error`."
  @spec parse!(t, WxNotify.headers(), iodata, now: integer) :: Notification.t()
  def parse!(parser, headers, body, options \\ []),
    do: parser |> parse(headers, body, options) |> Error.unwrap!()

  @doc """
  Verifies the signature of an answer of WeChat Pay's API (应答验签), such as to a query of yours: whether the platform signed it, within
  the clock's tolerance, with a key of this parser's.

    * `headers` - all headers of the answer, in the shapes of `parse/4`.
    * `body` - the raw body, as a binary or iodata.
    * `:now` - seconds since the epoch, for tests; the system clock unless given.

  `WxNotify.CertificateRefresher` and `WxNotify.Handler.reconcile/3` do so by themselves; `WxNotify.Merchant.sign/4` signs the request.

  Errors: those of `parse/4` up to `:signature_invalid`, and `:argument_invalid` for wrong types.
  """
  @spec verify_answer(t, WxNotify.headers(), iodata, now: integer) :: :ok | {:error, Error.t()}
  def verify_answer(parser, headers, body, options \\ [])

  def verify_answer(%__MODULE__{native: native}, headers, body, options) do
    Error.catching(fn ->
      {headers, body, now} = request(headers, body, options)
      with {:ok, true} <- Native.parser_verify_answer(native, headers, body, now), do: :ok
    end)
  end

  def verify_answer(other, _headers, _body, _options), do: none(other)

  @doc "The same, raising `WxNotify.Error`."
  @spec verify_answer!(t, WxNotify.headers(), iodata, now: integer) :: :ok
  def verify_answer!(parser, headers, body, options \\ []) do
    with {:error, error} <- verify_answer(parser, headers, body, options), do: raise(error)
  end

  @doc """
  Replaces all platform keys at once, safely while other processes parse: each call sees the old keys or the new
  ones, whole.

  Errors: those of `new/1` that are about platform keys. On an error the old keys stay.
  """
  @spec replace_platform_keys(t, platform_key | [platform_key]) :: :ok | {:error, Error.t()}
  def replace_platform_keys(%__MODULE__{native: native}, platform_keys) do
    Error.catching(fn ->
      with {:ok, true} <- Native.parser_replace_platform_keys(native, Arguments.platform_keys(platform_keys)),
           do: :ok
    end)
  end

  def replace_platform_keys(other, _platform_keys), do: none(other)

  @doc "The same, raising `WxNotify.Error`."
  @spec replace_platform_keys!(t, platform_key | [platform_key]) :: :ok
  def replace_platform_keys!(parser, platform_keys) do
    with {:error, error} <- replace_platform_keys(parser, platform_keys), do: raise(error)
  end

  @doc """
  Replaces all APIv3 keys at once, safely while other processes parse: each call sees the old keys or the new ones, whole.

  Where the merchant's key changes, give the new one and the old one for as long as something may come that the old one opens.

  Errors: `:api_v3_key_invalid`, for none too. On an error the old keys stay.
  """
  @spec replace_api_v3_keys(t, api_v3_key | [api_v3_key]) :: :ok | {:error, Error.t()}
  def replace_api_v3_keys(%__MODULE__{native: native}, api_v3_keys) do
    Error.catching(fn ->
      with {:ok, true} <- Native.parser_replace_api_v3_keys(native, Arguments.api_v3_keys(api_v3_keys)),
           do: :ok
    end)
  end

  def replace_api_v3_keys(other, _api_v3_keys), do: none(other)

  @doc "The same, raising `WxNotify.Error`."
  @spec replace_api_v3_keys!(t, api_v3_key | [api_v3_key]) :: :ok
  def replace_api_v3_keys!(parser, api_v3_keys) do
    with {:error, error} <- replace_api_v3_keys(parser, api_v3_keys), do: raise(error)
  end

  @doc "The serials and ids of the platform keys in use, in the order in which they were given."
  @spec serials(t) :: [String.t()]
  def serials(%__MODULE__{native: native}), do: Native.parser_serials(native)

  @doc "The longest body that is taken, in bytes: what your web server should stop reading at."
  @spec max_body_bytes(t) :: pos_integer
  def max_body_bytes(%__MODULE__{native: native}), do: Native.parser_max_body_bytes(native)

  @doc """
  Says what usually went wrong with a notification that `parse/4` rejects: it tries a body re-serialized, a line
  break lost or added, another held key, headers swapped and more, and says which one makes the signature verify.

  For people, never for the request path: it takes thousands of times as long as `parse/4`, and its answer may tell
  an attacker what would have passed. It accepts nothing. Takes what `parse/4` takes.
  """
  @spec diagnose(t, WxNotify.headers(), iodata, now: integer) :: {:ok, Diagnosis.t()} | {:error, Error.t()}
  def diagnose(parser, headers, body, options \\ [])

  def diagnose(%__MODULE__{native: native}, headers, body, options) do
    Error.catching(fn ->
      {headers, body, now} = request(headers, body, options)
      Native.parser_diagnose(native, headers, body, now)
    end)
  end

  def diagnose(other, _headers, _body, _options), do: none(other)

  @doc "The same, raising `WxNotify.Error`."
  @spec diagnose!(t, WxNotify.headers(), iodata, now: integer) :: Diagnosis.t()
  def diagnose!(parser, headers, body, options \\ []) do
    parser |> diagnose(headers, body, options) |> Error.unwrap!()
  end

  # The answer where something else stands in the parser's place, such as {:ok, parser}. A FunctionClauseError would show all
  # arguments, and keys may be among them.
  @doc false
  @spec none(term) :: {:error, Error.t()}
  def none(other) do
    message =
      "parser is #{Arguments.describe(other)}; give the parser itself: of NotificationParser.new!, or {:ok, parser} unwrapped"

    {:ok, error} = Native.argument_invalid("parser", message)
    {:error, error}
  end

  defp request(headers, body, options) do
    %{} = options = Arguments.options(options, [:now])
    {Headers.pairs(headers), Body.raw(body), Arguments.now(options[:now])}
  end

  defimpl Inspect do
    def inspect(parser, _options) do
      "#WxNotify.NotificationParser<platform_keys: #{inspect(WxNotify.NotificationParser.serials(parser))}>"
    end
  end
end
