defmodule WxNotify.OpenTelemetry do
  @moduledoc """
  A span of each delivery, by OpenTelemetry: off unless asked for.

      WxNotify.Handler.new!(parser, observe: &WxNotify.OpenTelemetry.observe/1, on_paid: &Shop.paid/2)

  It needs `opentelemetry_api` 1.2 or later, which is no dependency of this library; the spans go where your SDK sends them. The metrics are
  `WxNotify.Telemetry`'s.

  A span is called `process TRANSACTION.SUCCESS`, is of kind consumer, and has the conventions' `messaging.*` attributes; its status is an
  error where the answer was one. It begins when the delivery did, and belongs to the span that is current in the request's process. No
  attribute holds a key, or anything of the plaintext.
  """

  alias WxNotify.Error
  alias WxNotify.Handler.Outcome

  @doc "For a handler's `:observe`: makes a span of an outcome."
  @spec observe(Outcome.t()) :: :ok
  def observe(%Outcome{} = outcome) do
    ended = :opentelemetry.timestamp()
    begun = ended - System.convert_time_unit(outcome.duration, :microsecond, :native)
    name = if outcome.event_type, do: "process #{outcome.event_type}", else: "process"
    tracer = :opentelemetry.get_tracer(:wx_notify, WxNotify.version(), :undefined)
    options = %{kind: :consumer, start_time: begun, attributes: attributes(outcome)}
    span = :otel_tracer.start_span(tracer, name, options)
    # The error's message names the field and the fix, and never a secret.
    if outcome.error, do: :otel_span.set_status(span, :error, outcome.error.message)
    _ended = :otel_span.end_span(span, ended)
    :ok
  end

  defp attributes(outcome) do
    code = Error.code_string(outcome.code)

    attributes = %{
      "messaging.system": "wechatpay",
      "messaging.operation.name": "process",
      "messaging.operation.type": "process",
      "messaging.destination.name": outcome.event_type,
      "messaging.message.id": outcome.notification_id,
      "http.response.status_code": outcome.status,
      "error.type": outcome.error && code,
      "wxnotify.code": code,
      "wxnotify.kind": outcome.kind,
      "wxnotify.request_id": outcome.request_id,
      "wxnotify.attempts": outcome.attempts,
      "wxnotify.late": outcome.late
    }

    for {name, value} <- attributes, value != nil, into: %{}, do: {name, value}
  end
end
