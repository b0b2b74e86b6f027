defmodule WxNotify.Handler.Report do
  @moduledoc false
  # Says what came of a delivery: to the merchant's function, to telemetry where it is loaded, or to the log.

  require Logger
  alias WxNotify.{Error, Notification}
  alias WxNotify.Handler.{Outcome, Verdict}

  @type about :: %{begun: integer, request_id: String.t() | nil, notification: Notification.t() | nil}

  @spec send((Outcome.t() -> term) | nil, Verdict.t(), about, boolean) :: :ok
  def send(observe, verdict, about, late \\ false) do
    outcome = outcome(verdict, about, late)
    telemetry(outcome)
    if observe, do: call(observe, outcome), else: log(verdict, outcome)
  end

  defp outcome(verdict, about, late) do
    notification = about.notification
    duration = System.monotonic_time() - about.begun

    %Outcome{
      code: verdict.code,
      status: verdict.ack.status,
      duration: System.convert_time_unit(duration, :native, :microsecond),
      request_id: about.request_id,
      event_type: notification && notification.event_type,
      kind: notification && notification.kind,
      notification_id: notification && notification.id,
      error: verdict.error,
      stacktrace: verdict.stacktrace,
      late: late
    }
  end

  defp telemetry(outcome) do
    # Who attached a handler has loaded it.
    if function_exported?(:telemetry, :execute, 3) do
      :telemetry.execute([:wx_notify, :handler], %{duration: outcome.duration}, Map.from_struct(outcome))
    end
  end

  # What goes wrong in it does not reach the delivery.
  defp call(observe, outcome) do
    _answer = observe.(outcome)
    :ok
  catch
    kind, reason ->
      what = if is_exception(reason), do: inspect(reason.__struct__), else: Atom.to_string(kind)
      Logger.warning("the handler's observe function failed: #{what}")
  end

  defp log(%{error: nil}, _outcome), do: :ok

  defp log(%{stacktrace: []} = verdict, outcome), do: Logger.warning(line(verdict, outcome))

  defp log(verdict, outcome) do
    Logger.error(line(verdict, outcome) <> "\n" <> Exception.format_stacktrace(verdict.stacktrace))
  end

  defp line(verdict, outcome) do
    late = if outcome.late, do: ", after the deadline", else: ""

    "#{Error.code_string(verdict.code)}: #{Verdict.text(verdict)} (Request-ID #{outcome.request_id || "none"}#{late})"
  end
end
