defmodule WxNotify do
  @moduledoc """
  Tells a genuine WeChat Pay (微信支付 APIv3) notification from a forged one, and opens it.

  WeChat Pay tells a merchant of every payment, refund, contract, coupon and complaint by an HTTP callback, signed in
  its `Wechatpay-*` headers and encrypted under the merchant's APIv3 key. `WxNotify.NotificationParser.parse/4` turns
  the headers and the raw body into a `WxNotify.Notification`, or into a `WxNotify.Error` that says what is wrong and
  what to answer (`error.ack`). `parse_v2/3` does so with the older notifications of APIv2.

  `WxNotify.Handler` does the rest of an endpoint: it calls your code, once for each notification (`WxNotify.Inbox`), and
  answers in time; `WxNotify.Plug` puts it behind Plug and Phoenix. `WxNotify.Testing.Platform` makes genuine and forged
  notifications for your own tests. `WxNotify.CertificateRefresher` keeps platform certificates fresh, `WxNotify.Merchants` serves many
  merchants, and `WxNotify.Handler.reconcile/3` asks for what never arrived. Without these no socket is opened, and no process started but
  those that run your callbacks.

  In this module are the single steps, for stacks that replace only their own crypto, and the platform certificates
  without the HTTP.
  """

  alias WxNotify.{
    Arguments,
    Body,
    Call,
    Error,
    Headers,
    Native,
    Notification,
    NotificationParser,
    PlatformCertificate
  }

  @typedoc """
  Headers as frameworks have them: a list of pairs (`conn.req_headers`), a map whose values may be lists, or a
  `Plug.Conn`. Names may be binaries, charlists or atoms, values binaries or charlists.
  """
  @type headers ::
          [{binary | charlist | atom, binary | charlist | [binary]}]
          | %{optional(binary | charlist | atom) => binary | charlist | [binary]}
          | struct

  @typedoc "What to send: `GET` the path of `https://api.mch.weixin.qq.com` (abroad `apihk`) with this `Authorization` header."
  @type certificates_request :: %{method: String.t(), path: String.t(), authorization: String.t()}

  @typedoc """
  What one block of a PEM text is. `:type` is `"platform_certificate"`, `"merchant_certificate"`, `"public_key"` or
  `"private_key"`; what does not belong to it is `nil`. Dates are seconds since the epoch, `:algorithm` is `"RSA"` or
  `"SM2"`.
  """
  @type pem_content :: %{
          type: String.t(),
          serial: String.t() | nil,
          algorithm: String.t() | nil,
          not_before: integer | nil,
          not_after: integer | nil,
          subject: String.t() | nil,
          mchid: String.t() | nil
        }

  @doc "The version of this library, the same in every package."
  @spec version() :: String.t()
  def version, do: Native.version()

  @doc "The crypto backend in use: `aws-lc-rs` or `rustcrypto`."
  @spec backend() :: String.t()
  def backend, do: Native.backend()

  @doc "The name of every kind of plaintext."
  @spec kinds() :: [String.t()]
  def kinds, do: Native.kinds()

  @doc """
  Opens an APIv2 notification (微信支付 V2): verifies or decrypts the raw XML `body` with the merchant's APIv2 keys. Refunds made on the
  merchant platform, 付款码 payments, and older contracts and deductions still come so. `WxNotify.Handler` takes both at one URL by
  `:api_v2_keys`.

  `api_v2_keys` is a key with its merchant, `{mch_id, key}`, a list of such, or a map: `mch_id` is the number of the merchant (商户号) as in its
  notifications, digits, and `key` the 32 characters of its APIv2密钥 (API密钥). The keys of the merchant that the body names are tried, in order, and no
  other. It is another than the APIv3 key, and neither is tried in the other's place. There are no headers to be looked at: a
  body is APIv2's where its first byte after a byte order mark and white space is `<`. Answer with `WxNotify.Ack.success_v2/0` or
  `failure_v2/1`, which are XML.

    * `:max_body_bytes` - the longest body, in bytes; 1 MiB unless given.

  What comes is the ordinary `WxNotify.Notification`:

    * `:event_type` and `:kind` are `"V2.PAY"` and `"v2.pay"` (of a payment that failed, too: look at `result_code`), `"V2.REFUND"` and
      `"v2.refund"`, or `"V2.CONTRACT"` and `"v2.contract"`.
    * `:resource` has the XML's fields, all of them texts: amounts are digits, in 分. `:plaintext` is the same as JSON.
    * `:id` is made of what counts once: the merchant's number, and a payment's `transaction_id`, or a refund's `refund_id`
      and `refund_status`.
    * `:serial` and `:associated_data` are empty, `:timestamp` is 0, and `:api_v3_key_label` is the merchant of the APIv2 key.

  **It says less than an APIv3 notification.** There is no time in it: one that was recorded passes for ever, and only an inbox makes it
  count once. The key that verifies it also signs. And a refund is encrypted in a way that nothing authenticates (AES in ECB mode):
  compare it with what you asked for, and look it up before it moves goods or money.

  Errors, the first step that fails deciding: `:option_invalid` (a key), `:body_too_large`, `:envelope_invalid` (no XML of APIv2's),
  `:signature_invalid`; of a refund `:decryption_failed`, `:plaintext_invalid`. And `:argument_invalid` for wrong types.
  """
  @spec parse_v2(
          iodata,
          NotificationParser.api_v2_keys(),
          max_body_bytes: pos_integer
        ) :: {:ok, Notification.t()} | {:error, Error.t()}
  def parse_v2(body, api_v2_keys, options \\ []) do
    Error.catching(fn ->
      options = Arguments.options(options, [:max_body_bytes])

      request = %{
        do: "parse_v2",
        body: body |> Body.raw() |> Base.encode64(),
        keys: for({mch_id, key} <- Arguments.api_v2_keys(api_v2_keys), do: %{mch_id: mch_id, key: key}),
        max_body_bytes: Arguments.optional_count(options[:max_body_bytes], "max_body_bytes", "bytes")
      }

      with {:ok, %{"value" => notification}} <- Call.ask(request),
           do: {:ok, Notification.from_object(notification)}
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec parse_v2!(
          iodata,
          NotificationParser.api_v2_keys(),
          max_body_bytes: pos_integer
        ) :: Notification.t()
  def parse_v2!(body, api_v2_keys, options \\ []),
    do: body |> parse_v2(api_v2_keys, options) |> Error.unwrap!()

  @doc """
  The bytes that the platform signs: timestamp, nonce and body, each with a line feed.

  `timestamp` and `nonce` are the headers' values as they came, `body` is the raw body.

      iex> WxNotify.signing_message("1700000000", "nonce", "{}")
      "1700000000\\nnonce\\n{}\\n"

  Raises `WxNotify.Error` with `:argument_invalid` for wrong types.
  """
  @spec signing_message(String.t(), String.t(), iodata) :: binary
  def signing_message(timestamp, nonce, body) do
    timestamp = Arguments.text(timestamp, "timestamp")
    Native.signing_message(timestamp, Arguments.text(nonce, "nonce"), Body.raw(body)) |> Error.unwrap!()
  end

  @doc """
  Whether `signature` (padded base64) is the signature of `message` by the key in `key_pem`: one platform certificate
  or public key in PEM.

  A bad signature is `{:ok, false}`. This is the bare check: it looks at no timestamp, so a captured notification passes
  it for ever. The key is read anew each time; a parser keeps its keys read.

  Errors, all about the key: `:pem_invalid`, `:key_unsupported`, `:merchant_certificate`, `:private_key_given`.
  """
  @spec verify_signature(binary, String.t(), binary) :: {:ok, boolean} | {:error, Error.t()}
  def verify_signature(message, signature, key_pem) do
    Error.catching(fn ->
      message = Arguments.text(message, "message")
      Native.verify_signature(message, Arguments.text(signature, "signature"), Arguments.text(key_pem, "key"))
    end)
  end

  @doc "The same, answering `true` or `false`, and raising `WxNotify.Error`."
  @spec verify_signature!(binary, String.t(), binary) :: boolean
  def verify_signature!(message, signature, key_pem) do
    message |> verify_signature(signature, key_pem) |> Error.unwrap!()
  end

  @doc """
  Decrypts a resource, and checks its 128-bit tag.

  `api_v3_key` has 32 bytes and `nonce` 12; `associated_data` may be `nil`; `ciphertext` is padded base64 of the ciphertext and
  the tag; `algorithm` is `"AEAD_AES_256_GCM"` or `"AEAD_SM4_GCM"`.

  Errors: `:api_v3_key_invalid`, `:resource_unsupported` for another algorithm, `:decryption_failed`.
  """
  @spec decrypt_resource(binary, String.t(), String.t() | nil, String.t(), String.t()) ::
          {:ok, binary} | {:error, Error.t()}
  def decrypt_resource(api_v3_key, nonce, associated_data, ciphertext, algorithm) do
    Error.catching(fn ->
      Native.decrypt_resource(
        Arguments.text(api_v3_key, "api_v3_key"),
        Arguments.text(nonce, "nonce"),
        Arguments.optional_text(associated_data, "associated_data") || "",
        Arguments.text(ciphertext, "ciphertext"),
        Arguments.text(algorithm, "algorithm")
      )
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec decrypt_resource!(binary, String.t(), String.t() | nil, String.t(), String.t()) :: binary
  def decrypt_resource!(api_v3_key, nonce, associated_data, ciphertext, algorithm) do
    api_v3_key |> decrypt_resource(nonce, associated_data, ciphertext, algorithm) |> Error.unwrap!()
  end

  @doc """
  Signs a request for the platform certificates. Sending it is yours.

  `mchid` is the merchant's number, `merchant_serial` the serial of the merchant's own API certificate in hex,
  `merchant_private_key` its private key in PEM (apiclient_key.pem). The `authorization` is good for one request within 5
  minutes.

    * `:path` - `"/v3/global/certificates"` for a merchant abroad, who sends it to `https://apihk.mch.weixin.qq.com`;
      `"/v3/certificates"` unless given.
    * `:now` (seconds since the epoch) and `:nonce` (1 to 32 letters and digits) are for tests, and belong together.

  Errors: `:option_invalid` for a mchid that is not digits, a serial that is not hex or another path, `:pem_invalid`,
  `:key_unsupported`.
  """
  @spec certificates_request(String.t(), String.t(), binary, path: String.t(), now: integer, nonce: String.t()) ::
          {:ok, certificates_request} | {:error, Error.t()}
  def certificates_request(mchid, merchant_serial, merchant_private_key, options \\ []) do
    Error.catching(fn ->
      options = Arguments.options(options, [:path, :now, :nonce])

      Native.certificates_request(
        Arguments.text(mchid, "mchid"),
        Arguments.text(merchant_serial, "merchant_serial"),
        Arguments.text(merchant_private_key, "merchant_private_key"),
        Arguments.optional_text(options[:path], "path"),
        Arguments.now(options[:now]),
        Arguments.optional_text(options[:nonce], "nonce")
      )
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec certificates_request!(String.t(), String.t(), binary,
          path: String.t(),
          now: integer,
          nonce: String.t()
        ) ::
          certificates_request
  def certificates_request!(mchid, merchant_serial, merchant_private_key, options \\ []) do
    mchid |> certificates_request(merchant_serial, merchant_private_key, options) |> Error.unwrap!()
  end

  @doc """
  Checks and decrypts an answer of `GET /v3/certificates`, or abroad `/v3/global/certificates`.

  `headers` and `body` are the response's, all and raw. `api_v3_keys` are as in `WxNotify.NotificationParser.new/1`.

    * `:known_keys` - the platform keys known so far, with one of which the answer is verified. Without them (the first
      time) it is verified with the certificate inside the answer that the serial names; an empty list is `:no_platform_key`.
    * `:now` - seconds since the epoch; the system clock unless given.

  Errors: those of `WxNotify.NotificationParser.parse/4`, and those of `WxNotify.NotificationParser.new/1` that are about
  certificates.
  """
  @spec parse_certificates(
          headers,
          iodata,
          NotificationParser.api_v3_key() | [NotificationParser.api_v3_key()],
          known_keys: NotificationParser.platform_key() | [NotificationParser.platform_key()],
          now: integer
        ) :: {:ok, [PlatformCertificate.t()]} | {:error, Error.t()}
  def parse_certificates(headers, body, api_v3_keys, options \\ []) do
    Error.catching(fn ->
      options = Arguments.options(options, [:known_keys, :now])
      known_keys = options[:known_keys]

      Native.parse_certificates(
        Headers.pairs(headers),
        Body.raw(body),
        Arguments.api_v3_keys(api_v3_keys),
        known_keys && Arguments.platform_keys(known_keys),
        Arguments.now(options[:now])
      )
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec parse_certificates!(
          headers,
          iodata,
          NotificationParser.api_v3_key() | [NotificationParser.api_v3_key()],
          known_keys: NotificationParser.platform_key() | [NotificationParser.platform_key()],
          now: integer
        ) :: [PlatformCertificate.t()]
  def parse_certificates!(headers, body, api_v3_keys, options \\ []) do
    headers |> parse_certificates(body, api_v3_keys, options) |> Error.unwrap!()
  end

  @doc """
  Says what each block of a PEM text is, for people who are not sure what they hold.

  Errors: `:pem_invalid` where the text cannot be read, `:key_unsupported` where a key is none that WeChat Pay uses.
  """
  @spec inspect_pem(binary) :: {:ok, [pem_content]} | {:error, Error.t()}
  def inspect_pem(pem), do: Error.catching(fn -> pem |> Arguments.text("pem") |> Native.inspect_pem() end)

  @doc "The same, raising `WxNotify.Error`."
  @spec inspect_pem!(binary) :: [pem_content]
  def inspect_pem!(pem), do: pem |> inspect_pem() |> Error.unwrap!()
end
