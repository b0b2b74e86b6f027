defmodule WxNotify.Merchant do
  @moduledoc """
  A merchant who asks WeChat Pay's API, and over which HTTP client: for `WxNotify.CertificateRefresher`,
  `WxNotify.Handler.reconcile/3`, and by `sign/4` for whatever else you ask.

      merchant =
        WxNotify.Merchant.new!(
          mchid: "1900007291",
          serial: "7132D72A03E93CDDF8C03BBD1F37EEDF4B0F5B4B",
          private_key: File.read!("apiclient_key.pem")
        )

  `inspect/1` shows its `:mchid` alone.
  """

  alias WxNotify.{Arguments, Call, Error, HTTPClient}

  @enforce_keys [:mchid, :told, :http]
  defstruct [:mchid, :told, :http]

  # In a function, which shows nothing of the key where the merchant is inspected or logged.
  @opaque told :: (() -> map)
  @type t :: %__MODULE__{mchid: String.t(), told: told, http: http}

  @typedoc "A request that is ready to be sent, as it is, within 5 minutes: `:url` with its query, and headers."
  @type signed_request :: %{method: String.t(), url: String.t(), headers: [{String.t(), String.t()}]}

  @typedoc "What an HTTP client is given: `:timeout` in milliseconds, and how many bytes of the answer's body are wanted at most."
  @type request :: %{
          method: String.t(),
          url: String.t(),
          headers: [{String.t(), String.t()}],
          timeout: pos_integer,
          most_bytes: pos_integer
        }

  @typedoc """
  An HTTP client. It sends the request with the URL and the headers as they are, follows no redirection, and answers status, headers and
  raw body, whatever the status is.
  """
  @type http ::
          (request -> {:ok, {100..599, [{String.t(), String.t()}], binary}} | {:error, Exception.t() | term})

  @type option ::
          {:mchid, String.t()}
          | {:serial, String.t()}
          | {:private_key, binary}
          | {:host, String.t() | nil}
          | {:http, http}

  @doc """
  Makes a merchant.

    * `:mchid` - the merchant's number (商户号); a partner's is the sp_mchid.
    * `:serial` - the serial of the merchant's own API certificate, in hex.
    * `:private_key` - the private key of that, in PEM (apiclient_key.pem).
    * `:host` - `"https://api.mch.weixin.qq.com"` unless given; merchants abroad give `"https://apihk.mch.weixin.qq.com"`.
    * `:http` - an HTTP client, see `t:http/0`. Unless given it is OTP's `:httpc`, in its default profile, whose proxy `:httpc.set_options/1`
      sets; it trusts the certificate authorities of the operating system (`:public_key.cacerts_get/0`).

  Errors: `:option_invalid`, `:pem_invalid`, `:key_unsupported`, and `:argument_invalid` for wrong types.
  """
  @spec new([option]) :: {:ok, t} | {:error, Error.t()}
  def new(options) do
    Error.catching(fn ->
      options = Arguments.options(options, [:mchid, :serial, :private_key, :host, :http])

      told = %{
        mchid: Arguments.utf8(options[:mchid], "mchid"),
        serial: Arguments.utf8(options[:serial], "serial"),
        private_key: Arguments.utf8(options[:private_key], "private_key"),
        host: options[:host] && Arguments.utf8(options[:host], "host"),
        agent: "wxnotify-elixir/" <> WxNotify.version()
      }

      merchant = %__MODULE__{mchid: told.mchid, told: fn -> told end, http: http(options[:http])}
      # What is signed now is not sent: it shows whether the key is good.
      with {:ok, _good} <- sign(merchant, "GET", "/"), do: {:ok, merchant}
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec new!([option]) :: t
  def new!(options), do: options |> new() |> Error.unwrap!()

  defp http(nil), do: &HTTPClient.request/1
  defp http(http) when is_function(http, 1), do: http

  defp http(other),
    do: Error.raise_argument("http", "http is #{Arguments.describe(other)}; give a function of the request")

  @doc """
  Signs a request of yours. `path` has its query, percent-encoded: exactly what is sent. `body` is JSON, or empty.

  Errors: `:option_invalid` for a method or path that is none, and `:argument_invalid` for wrong types.
  """
  @spec sign(t, String.t(), String.t(), binary) :: {:ok, signed_request} | {:error, Error.t()}
  def sign(merchant, method, path, body \\ "")

  def sign(%__MODULE__{told: told}, method, path, body) do
    Error.catching(fn ->
      request = %{
        do: "sign",
        merchant: told.(),
        method: Arguments.utf8(method, "method"),
        path: Arguments.utf8(path, "path"),
        body: body |> Arguments.text("body") |> Base.encode64()
      }

      with {:ok, %{"value" => signed}} <- Call.ask(request) do
        {:ok, %{method: signed["method"], url: signed["url"], headers: pairs(signed["headers"])}}
      end
    end)
  end

  def sign(other, _method, _path, _body) do
    message = "merchant is #{Arguments.describe(other)}; give a WxNotify.Merchant"
    {:error, Error.of(:option_invalid, message, "merchant")}
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec sign!(t, String.t(), String.t(), binary) :: signed_request
  def sign!(merchant, method, path, body \\ ""), do: merchant |> sign(method, path, body) |> Error.unwrap!()

  @doc false
  @spec pairs([[String.t()]]) :: [{String.t(), String.t()}]
  def pairs(headers), do: for([name, value] <- headers, do: {name, value})

  defimpl Inspect do
    def inspect(merchant, _options), do: "#WxNotify.Merchant<mchid: #{inspect(merchant.mchid)}>"
  end
end
