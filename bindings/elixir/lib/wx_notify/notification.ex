defmodule WxNotify.Notification do
  @moduledoc """
  A notification whose signature was verified and whose resource was decrypted.

  It is genuine, and nothing more: before shipping goods compare it with the order (`expect/2`), and make sure that
  a repeated one changes nothing.

    * `:id` - the same in every repetition: what to count it once by.
    * `:create_time` - when the platform made it, RFC 3339 with offset, or `nil`.
    * `:event_type` - such as `"TRANSACTION.SUCCESS"`.
    * `:resource_type` - `"encrypt-resource"`.
    * `:summary` - a few words for people, such as 支付成功, or `nil`.
    * `:original_type` - what the resource was before encryption, such as `"transaction"`, or `nil`.
    * `:associated_data` - the associated data of the encryption; `""` where there was none.
    * `:plaintext` - the decrypted resource, to the byte: a UTF-8 JSON object.
    * `:resource` - the same as a map with binaries for keys; integers keep every digit, `null` is `nil`.
    * `:serial` - the key that signed: a certificate's serial in upper-case hex without leading zeros, or a public
      key's id.
    * `:timestamp` - `Wechatpay-Timestamp`: when it was signed, in seconds since the epoch.
    * `:nonce` - `Wechatpay-Nonce`.
    * `:request_id` - `Request-ID`, or `nil`: what WeChat Pay's support asks for.
    * `:api_v3_key_label` - the label of the APIv3 key that opened it, or `nil`.
    * `:kind` - what the plaintext is, such as `"transaction.direct"`; `WxNotify.kinds/0` lists them.
    * `:certificate_expires_at` - when the certificate that signed expires, in seconds since the epoch; `nil` for a
      public key.

  `inspect/1` shows the envelope, and of the plaintext only its length. The struct is nothing but data: it can be sent
  to another process or node.
  """

  import WxNotify.Native, only: [is_short: 1]
  alias WxNotify.{Arguments, Error, Events, Native}

  @fields [
    :id,
    :create_time,
    :event_type,
    :resource_type,
    :summary,
    :original_type,
    :associated_data,
    :plaintext,
    :resource,
    :serial,
    :timestamp,
    :nonce,
    :request_id,
    :api_v3_key_label,
    :kind,
    :certificate_expires_at
  ]

  @enforce_keys @fields
  defstruct @fields

  @type t :: %__MODULE__{
          id: String.t(),
          create_time: String.t() | nil,
          event_type: String.t(),
          resource_type: String.t(),
          summary: String.t() | nil,
          original_type: String.t() | nil,
          associated_data: String.t(),
          plaintext: binary,
          resource: %{optional(String.t()) => WxNotify.JSON.value()},
          serial: String.t(),
          timestamp: integer,
          nonce: String.t(),
          request_id: String.t() | nil,
          api_v3_key_label: String.t() | nil,
          kind: String.t(),
          certificate_expires_at: integer | nil
        }

  @type expectation ::
          {:mchid, String.t()}
          | {:appid, String.t()}
          | {:out_trade_no, String.t()}
          | {:amount_total, integer}
          | {:currency, String.t()}

  @expectations [:mchid, :appid, :out_trade_no, :amount_total, :currency]

  @doc """
  Compares the notification with an order, by its kind. What is not given, or `nil`, is not compared.

    * `:mchid`, `:appid` - of a partner's notification `sp_...` or `sub_...`, of a combined payment `combine_...`.
    * `:out_trade_no` - of a combined payment `combine_out_trade_no`.
    * `:amount_total` - in the currency's minor unit (分 for CNY): `amount.total`; of a refund `amount.refund`; of a
      combined payment the sum of its sub-orders.
    * `:currency` - such as `"CNY"`.

  The error is `:content_mismatch` for the first field that differs, naming it, what was expected and what was found;
  a field that the kind does not have differs. `:argument_invalid` for wrong types.
  """
  @spec expect(t, [expectation]) :: :ok | {:error, Error.t()}
  def expect(%__MODULE__{} = notification, expectation) do
    Error.catching(fn ->
      given = Arguments.options(expectation, @expectations)

      expected = %{
        mchid: Arguments.optional_text(given[:mchid], "mchid"),
        appid: Arguments.optional_text(given[:appid], "appid"),
        out_trade_no: Arguments.optional_text(given[:out_trade_no], "out_trade_no"),
        amount_total:
          Arguments.optional_integer(given[:amount_total], "amount_total", "the currency's minor unit"),
        currency: Arguments.optional_text(given[:currency], "currency")
      }

      with {:ok, true} <- compare(notification, expected), do: :ok
    end)
  end

  defp compare(%{plaintext: plaintext} = notification, expected) when is_short(plaintext),
    do: Native.notification_expect(notification.kind, plaintext, expected)

  defp compare(notification, expected),
    do: Native.notification_expect_dirty(notification.kind, notification.plaintext, expected)

  @doc "The same, raising `WxNotify.Error`."
  @spec expect!(t, [expectation]) :: :ok
  def expect!(notification, expectation) do
    with {:error, error} <- expect(notification, expectation), do: raise(error)
  end

  @doc """
  The resource as the struct of its kind, such as `WxNotify.Events.TransactionDirect`: match on it.

  The error is `:event_untyped` where the resource does not have the type of its kind, naming the field, or no type is
  known for it; the notification's `resource` is there all the same.
  """
  @spec event(t) :: {:ok, Events.t()} | {:error, Error.t()}
  def event(%__MODULE__{} = notification) do
    with {:ok, resource} <- checked(notification), do: {:ok, Events.read(notification.kind, resource)}
  end

  defp checked(%{plaintext: plaintext} = notification) when is_short(plaintext),
    do: Native.notification_event(notification.event_type, notification.kind, plaintext)

  defp checked(notification) do
    Native.notification_event_dirty(notification.event_type, notification.kind, notification.plaintext)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec event!(t) :: Events.t()
  def event!(notification), do: notification |> event() |> Error.unwrap!()

  @doc """
  The whole notification as one JSON object on one line, the same bytes in every language: to be queued or kept. It
  holds the plaintext, so it does not belong into a log.
  """
  @spec to_json(t) :: String.t()
  def to_json(%__MODULE__{} = notification),
    do: notification |> Native.notification_to_json() |> Error.unwrap!()

  defimpl Inspect do
    import Inspect.Algebra

    @shown [:id, :event_type, :kind, :create_time, :serial, :timestamp, :api_v3_key_label]

    def inspect(notification, options) do
      shown = for name <- @shown, do: {name, Map.fetch!(notification, name)}
      plaintext = "plaintext: [#{byte_size(notification.plaintext)} bytes]"

      show = fn
        {name, value}, options -> concat("#{name}: ", to_doc(value, options))
        text, _options -> text
      end

      container_doc("#WxNotify.Notification<", shown ++ [plaintext], ">", options, show)
    end
  end
end
