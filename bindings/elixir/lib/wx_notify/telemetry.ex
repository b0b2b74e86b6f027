defmodule WxNotify.Telemetry do
  @moduledoc """
  What this library tells by `:telemetry`, where that is loaded; it is no dependency. Nothing is secret or personal in an event but in its
  `:outcome`.

  ## `[:wx_notify, :delivery, :stop]`

  For every delivery that was answered, and every stored notification that was worked on. One that ends after the deadline is told twice: of the
  answer, and, with `late: true`, of its end.

    * measurements: `:duration`, in native units, from the request's beginning.
    * metadata: `:code` (`"SUCCESS"`, `"DUPLICATE"`, `"SIGNATURE_INVALID"`, ...), `:status`, `:event_type`, `:kind` and `:merchant` (or `nil`),
      `:late`, and `:outcome`, the whole `WxNotify.Handler.Outcome`.

  ## `[:wx_notify, :inbox, :stats]`

  Where `inbox/1` is called, such as by `:telemetry_poller`.

    * measurements: `:waiting`, `:in_work`, `:dead`, `:done_last_hour`, and `:oldest_waiting`, in seconds, 0 where none waits.
    * metadata: `:inbox`, its name, or `""`.

  ## Metrics

  With `Telemetry.Metrics` and a Prometheus reporter these have the names that the dashboard and the alerts in the project's `monitoring/` ask for:

      stop = [event_name: [:wx_notify, :delivery, :stop], measurement: :duration]
      inbox = fn measurement -> [event_name: [:wx_notify, :inbox, :stats], measurement: measurement, tags: [:inbox]] end

      [
        counter("wxnotify.deliveries.total", stop ++ [tags: [:code, :event_type]]),
        distribution(
          "wxnotify.delivery.duration.seconds",
          stop ++
            [
              tags: [:code],
              unit: {:native, :second},
              reporter_options: [buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 4, 4.5, 5, 10]]
            ]
        ),
        last_value("wxnotify.inbox.waiting", inbox.(:waiting)),
        last_value("wxnotify.inbox.in_work", inbox.(:in_work)),
        last_value("wxnotify.inbox.dead", inbox.(:dead)),
        last_value("wxnotify.inbox.oldest_waiting.seconds", inbox.(:oldest_waiting))
      ]

  The inbox is looked at by `{:telemetry_poller, measurements: [{WxNotify.Telemetry, :inbox, [inbox]}], period: 10_000}`: on one node, or take the
  highest of all. Spans are `WxNotify.OpenTelemetry`'s.
  """

  require Logger
  alias WxNotify.{Error, Inbox}
  alias WxNotify.Handler.Outcome

  @doc """
  Looks at an inbox, and tells how it is doing. A store that fails is a line of the log, and no event, so that a poller goes on.
  """
  @spec inbox(Inbox.t()) :: :ok
  def inbox(inbox) do
    case Inbox.stats(inbox) do
      {:ok, stats} ->
        measured = stats |> Map.from_struct() |> Map.update!(:oldest_waiting, &(&1 || 0))
        tell([:wx_notify, :inbox, :stats], measured, %{inbox: Inbox.settings(inbox)[:name] || ""})

      {:error, error} ->
        Logger.warning(Exception.message(error))
    end
  end

  @doc false
  @spec delivery(Outcome.t(), duration :: integer) :: :ok
  def delivery(outcome, duration) do
    metadata =
      outcome
      |> Map.take([:status, :event_type, :kind, :merchant, :late])
      |> Map.merge(%{code: Error.code_string(outcome.code), outcome: outcome})

    tell([:wx_notify, :delivery, :stop], %{duration: duration}, metadata)
  end

  # Who attached a handler has loaded it.
  defp tell(event, measurements, metadata) do
    if function_exported?(:telemetry, :execute, 3),
      do: :telemetry.execute(event, measurements, metadata),
      else: :ok
  end
end
