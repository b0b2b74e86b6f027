defmodule WxNotify.Notification do
  @moduledoc """
  A notification whose signature was verified and whose resource was decrypted.

  It is genuine, and nothing more: before shipping goods compare it with the order (`expect_paid/2`), and make sure that
  a repeated one changes nothing.

    * `:id` - the same in every repetition: what to count it once by.
    * `:create_time` - when the platform made it, RFC 3339 with offset, or `nil`.
    * `:event_type` - such as `"TRANSACTION.SUCCESS"`.
    * `:resource_type` - `"encrypt-resource"`; of APIv2 `"xml"`.
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
    * `:api_v3_key_label` - the label of the key that opened it, or `nil`.
    * `:kind` - what the plaintext is, such as `"transaction.direct"`; `WxNotify.kinds/0` lists them.
    * `:certificate_expires_at` - when the certificate that signed expires, in seconds since the epoch; `nil` for a
      public key.

  `inspect/1` shows the envelope, and of the plaintext only its length. The struct is nothing but data: it can be sent
  to another process or node. What `WxNotify.parse_v2/3` opened is one too, with less in it: see there.
  """

  import WxNotify.Native, only: [is_short: 1]
  alias WxNotify.{Arguments, Call, Error, Events, Native}

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

  @typedoc "The payment of an order, for `expect_paid/2`: all but `:currency` and `:sub_mchid` must be there."
  @type paid_order ::
          {:mchid, String.t()}
          | {:out_trade_no, String.t()}
          | {:amount_total, pos_integer}
          | {:currency, String.t()}
          | {:sub_mchid, String.t()}

  @typedoc "A refund, for `expect_refunded/2`: `:mchid`, `:out_refund_no` and `:amount_refund` must be there."
  @type refunded_order ::
          {:mchid, String.t()}
          | {:out_refund_no, String.t()}
          | {:amount_refund, pos_integer}
          | {:currency, String.t()}
          | {:sub_mchid, String.t()}
          | {:out_trade_no, String.t()}

  @typedoc "Single fields, for `expect/2`: at least one."
  @type expected_field ::
          {:event_type, String.t()}
          | {:kind, String.t()}
          | {:mchid, String.t()}
          | {:sp_mchid, String.t()}
          | {:sub_mchid, String.t()}
          | {:appid, String.t()}
          | {:sub_appid, String.t()}
          | {:out_trade_no, String.t()}
          | {:out_refund_no, String.t()}
          | {:amount_total, integer}
          | {:currency, String.t()}

  @doc """
  Whether this is the payment of an order: a payment's event and kind, its state is success, and it has the order's merchant, number,
  amount and currency. What ships the goods should have asked this.

      WxNotify.Notification.expect_paid(notification, mchid: "1900007291", out_trade_no: "A20261121", amount_total: 100)

    * `:mchid` - who is paid: of a partner's payment `sp_mchid`, of a combined one `combine_mchid`.
    * `:out_trade_no` - the order's number; of a combined payment `combine_out_trade_no`.
    * `:amount_total` - its price in the currency's minor unit (分 for CNY), at least 1; of a combined payment the sum of its sub-orders.
    * `:currency` - such as `"HKD"`; `"CNY"` unless given.
    * `:sub_mchid` - a partner's order is a sub-merchant's, and must name it.

  Deductions (委托代扣) and APIv2's payments are payments too. The error is `:content_mismatch` for the first thing that differs, naming
  the field, what was expected and what was found; `:option_invalid` for an order that cannot be one: nothing at all, a `nil`, an amount that
  is no whole number, a name that nobody knows.
  """
  @spec expect_paid(t, [paid_order] | map) :: :ok | {:error, Error.t()}
  def expect_paid(%__MODULE__{} = notification, order), do: compare(notification, {:paid, order})

  @doc "The same, raising `WxNotify.Error`."
  @spec expect_paid!(t, [paid_order] | map) :: :ok
  def expect_paid!(notification, order), do: notification |> expect_paid(order) |> ok!()

  @doc """
  Whether this is the refund: `REFUND.SUCCESS` (or APIv2's), its state is success, and it has the refund's merchant, number, refunded
  amount and currency. One that was closed or went wrong is not refunded.

    * `:mchid`, `:sub_mchid`, `:currency` - as in `expect_paid/2`.
    * `:out_refund_no` - the refund's number.
    * `:amount_refund` - what is refunded, in the currency's minor unit, at least 1.
    * `:out_trade_no` - the order's number, where you want it compared too.

  The errors are those of `expect_paid/2`.
  """
  @spec expect_refunded(t, [refunded_order] | map) :: :ok | {:error, Error.t()}
  def expect_refunded(%__MODULE__{} = notification, refund), do: compare(notification, {:refunded, refund})

  @doc "The same, raising `WxNotify.Error`."
  @spec expect_refunded!(t, [refunded_order] | map) :: :ok
  def expect_refunded!(notification, refund), do: notification |> expect_refunded(refund) |> ok!()

  @doc """
  Compares single fields, by the notification's kind. That it is a payment, and was paid, this does not say: see `expect_paid/2`.

    * `:event_type`, `:kind` - as the notification has them.
    * `:mchid`, `:appid` - of a partner's notification `sp_...` or `sub_...`, of a combined payment `combine_...`.
    * `:sp_mchid`, `:sub_mchid`, `:sub_appid`, `:out_refund_no` - the field of that name.
    * `:out_trade_no` - of a combined payment `combine_out_trade_no`.
    * `:amount_total` - in the currency's minor unit (分 for CNY): `amount.total`; of a refund `amount.refund`; of a
      combined payment the sum of its sub-orders.
    * `:currency` - such as `"CNY"`.

  The error is `:content_mismatch` for the first field that differs; a field that the notification does not have differs. `:option_invalid` where
  there is nothing to compare, for a `nil`, for wrong types, and for a name that nobody knows.
  """
  @spec expect(t, [expected_field] | map) :: :ok | {:error, Error.t()}
  def expect(%__MODULE__{} = notification, fields), do: compare(notification, {:fields, fields})

  @doc "The same, raising `WxNotify.Error`."
  @spec expect!(t, [expected_field] | map) :: :ok
  def expect!(notification, fields), do: notification |> expect(fields) |> ok!()

  # `expected` is {:paid, ...}, {:refunded, ...}, {:fields, ...} or :not_compared. Anything else compares nothing, which the core refuses.
  @doc false
  @spec compare(t, term) :: :ok | {:error, Error.t()}
  def compare(%__MODULE__{} = notification, expected) do
    Error.catching(fn ->
      request = %{
        do: "compare",
        event_type: notification.event_type,
        kind: notification.kind,
        plaintext: notification.plaintext,
        expected: expected(expected)
      }

      with {:ok, _nothing_differs} <- Call.ask(request), do: :ok
    end)
  end

  defp expected({form, given}) when form in [:paid, :refunded, :fields],
    do: %{form => Arguments.expectation(given)}

  defp expected(:not_compared), do: "not_compared"
  defp expected(_nothing), do: nil

  defp ok!(:ok), do: :ok
  defp ok!({:error, error}), do: raise(error)

  @doc """
  The resource as the struct of its kind, such as `WxNotify.Events.TransactionDirect`: match on it.

  The error is `:event_untyped` where the resource does not have the type of its kind, naming the field, or no type is
  known for it; the notification's `resource` is there all the same.
  """
  @spec event(t) :: {:ok, Events.t()} | {:error, Error.t()}
  def event(%__MODULE__{} = notification), do: event_as(notification, notification.kind)

  # As the struct of another kind: a deduction as a payment.
  @doc false
  @spec event_as(t, String.t()) :: {:ok, Events.t()} | {:error, Error.t()}
  def event_as(%__MODULE__{} = notification, kind) do
    with {:ok, resource} <- checked(notification, kind), do: {:ok, Events.read(kind, resource)}
  end

  defp checked(%{plaintext: plaintext} = notification, kind) when is_short(plaintext),
    do: Native.notification_event(notification.event_type, kind, plaintext)

  defp checked(notification, kind),
    do: Native.notification_event_dirty(notification.event_type, kind, notification.plaintext)

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

  # Of the object that `to_json/1` writes.
  @doc false
  @spec from_object(%{String.t() => WxNotify.JSON.value()}) :: t
  def from_object(object),
    do: struct!(__MODULE__, for(field <- @fields, do: {field, Map.fetch!(object, Atom.to_string(field))}))

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
