defmodule WxNotify.Handler.Report do
  @moduledoc false
  # Says what came of a delivery: to the log, to the merchant's function, and to telemetry where it is loaded.

  require Logger
  alias WxNotify.{Error, Telemetry}
  alias WxNotify.Handler.Outcome

  @levels %{"debug" => :debug, "info" => :info, "warning" => :warning, "error" => :error}

  @doc """
  Tells a report of the core's. `begun` is when the request came, by `System.monotonic_time/0`; `cause`: what was raised, and its stack
  trace; `late`: whether the deadline's answer had gone out; `error`: the error itself, where there is more of it than the core was
  told.
  """
  @spec tell(map, (Outcome.t() -> term) | nil, integer, keyword) :: :ok
  def tell(report, observe, begun, options \\ []) do
    {cause, trace} = options[:cause] || {nil, []}
    duration = System.monotonic_time() - begun

    outcome = %Outcome{
      code: Error.code_atom(report["code"]),
      status: report["status"],
      duration: System.convert_time_unit(duration, :native, :microsecond),
      request_id: report["request_id"],
      event_type: report["event_type"],
      kind: report["kind"],
      notification_id: report["notification_id"],
      number: report["number"],
      merchant: report["merchant"],
      attempts: report["attempts"],
      error: options[:error] || (report["error"] && Error.from_core(report["error"])),
      cause: cause,
      stacktrace: trace,
      late: options[:late] || false
    }

    log(report, outcome)
    Telemetry.delivery(outcome, duration)
    if observe, do: call(observe, outcome), else: :ok
  end

  defp log(report, outcome) do
    Logger.log(@levels[report["level"]], fn ->
      late = if outcome.late, do: " after the deadline", else: ""

      trace =
        if outcome.stacktrace == [], do: "", else: "\n" <> Exception.format_stacktrace(outcome.stacktrace)

      report["line"] <> late <> trace
    end)
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
end
