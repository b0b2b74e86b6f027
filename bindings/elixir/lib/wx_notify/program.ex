defmodule WxNotify.Program do
  @moduledoc false
  # Runs a program of the core's: does what it asks for, one step after the other, and says what came of it. Everything that is
  # decided is decided there.
  #
  # A transaction is a function's scope here, so what is between begin and commit or roll back runs inside of that function, in a
  # process of its own: no transaction of the caller's can be around it, and where it hangs it is killed.

  alias WxNotify.{Call, Error}
  alias WxNotify.Program.Guard

  @enforce_keys [:inbox]
  defstruct [:inbox, :now, :merchant, :context, waits: nil, is_within: false]

  @typedoc """
  Who runs it: the inbox; the time, in tests; and what does the steps that are the merchant's. That gets the step, the inbox
  where a transaction is open, and the context, and answers the reply; `{:keep, reply, context}` gives the steps that follow another context.
  `is_within` says that the caller has a transaction open, which that of the program would not be part of.
  """
  @type t :: %__MODULE__{
          inbox: WxNotify.Inbox.t() | nil,
          now: integer | nil,
          merchant: (map, WxNotify.Inbox.t() | nil, context :: term -> term) | nil,
          context: term,
          waits: map | nil,
          is_within: boolean
        }

  @lost %{failed: %{trouble: "lost"}}

  @doc "Begins the program that `request` asks for, and runs it to its end: a call's value, the report (the step `answer`), or the error."
  @spec run(map, t) :: {:ok, term} | {:error, Error.t()}
  def run(request, host), do: request |> run_keeping(host) |> elem(0)

  @doc "The same, and the last context."
  @spec run_keeping(map, t) :: {{:ok, term} | {:error, Error.t()}, context :: term}
  def run_keeping(request, host) do
    case Call.ask(request) do
      {:ok, step} -> begun(step, host)
      {:error, error} -> {{:error, error}, host.context}
    end
  end

  defp begun(step, host) do
    go(step, host)
  catch
    # Mnesia leaves a function by an exit, where it is to run again.
    kind, reason ->
      drop(step)
      :erlang.raise(kind, reason, __STACKTRACE__)
  end

  defp go(%{"step" => "answer"} = report, host), do: {{:ok, report}, host.context}
  defp go(%{"step" => "value", "value" => value}, host), do: {{:ok, value}, host.context}
  defp go(%{"step" => "error", "error" => error}, host), do: {{:error, Error.from_core(error)}, host.context}

  defp go(%{"step" => "begin"} = step, %{is_within: true} = host),
    do: step |> next(%{failed: %{trouble: "not_idle"}}) |> go(host)

  defp go(%{"step" => "begin"} = step, %{inbox: %store{} = inbox} = host) do
    waits = store.waits(inbox, step["wait_ms"])
    within = &enter(&1, step, %{host | waits: waits})
    reply = Guard.run({waits.begin, waits.late, @lost}, fn -> store.begin(inbox, within) end)
    step |> next(reply) |> go(host)
  end

  defp go(%{"step" => "callback"} = step, host) do
    reply = Guard.run(phase(step, host), fn -> host.merchant.(step, nil, host.context) end)
    step |> next(reply) |> go(host)
  end

  defp go(step, host) do
    {reply, host} = step |> reply(host, nil) |> kept(host)
    step |> next(reply) |> go(host)
  end

  defp kept({:keep, reply, context}, host), do: {reply, %{host | context: context}}
  defp kept(reply, host), do: {reply, host}

  # Answers how the transaction's function is to be left. Mnesia may run that function again where others are in the way: that is
  # harmless until something was done in it, and afterwards it is for the core to decide.
  defp enter(inbox, begin, host) do
    host = %{host | inbox: inbox}

    case Process.get(__MODULE__) do
      nil ->
        step = next(begin, "done")
        Process.put(__MODULE__, {:first, step})
        inside(step, host)

      # The time that it may take has begun already.
      {:first, step} ->
        done(step, host)

      :passed ->
        :again
    end
  end

  defp inside(%{"step" => "commit"} = step, host), do: leave(:commit, step, host)
  defp inside(%{"step" => "roll_back"} = step, host), do: leave(:roll_back, step, host)

  defp inside(step, host) do
    Guard.phase(phase(step, host))
    done(step, host)
  end

  defp done(step, host) do
    reply = reply(step, host, host.inbox)
    Process.put(__MODULE__, :passed)
    step |> next(reply) |> inside(host)
  end

  defp leave(how, step, host) do
    Guard.phase(phase(step, host))
    Process.put(__MODULE__, :passed)
    how
  end

  @doc "For how long a callback may take from now on."
  @spec callback_phase(timeout) :: Guard.phase()
  def callback_phase(milliseconds),
    do: {milliseconds, "timed_out", %{raised: %{type: "an exit of its process"}}}

  defp phase(%{"step" => "callback", "limit_ms" => limit}, _host), do: callback_phase(limit || :infinity)
  defp phase(%{"step" => "run"}, %{waits: waits}), do: {waits.run, waits.late, @lost}
  defp phase(_step, _host), do: {:infinity, @lost, @lost}

  defp reply(%{"step" => "run"} = step, %{inbox: %store{} = inbox, now: now}, _open),
    do: store.run(inbox, step, now)

  defp reply(%{"step" => "pause", "ms" => milliseconds}, _host, _open) do
    Process.sleep(milliseconds)
    "done"
  end

  # Nothing is open.
  defp reply(%{"step" => "roll_back"}, _host, _open), do: "done"
  defp reply(step, host, open), do: host.merchant.(step, open, host.context)

  @doc "The step after this one."
  @spec next(map, term) :: map
  def next(%{"program" => program}, reply) do
    step = %{do: "next", program: program, result: reply} |> Call.ask() |> Error.unwrap!()
    # It was killed, so nothing goes on.
    _freed = if reply == "timed_out", do: Call.ask(%{do: "callback_ended", program: program})
    step
  end

  @doc "Forgets a program that has not come to its end."
  @spec drop(map) :: :ok
  def drop(%{"program" => program}) do
    _forgotten = Call.ask(%{do: "drop", program: program})
    :ok
  end
end
