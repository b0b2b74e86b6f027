defmodule WxNotify.Program.Guard do
  @moduledoc false
  # Runs work in a process of its own, which can be killed: a transaction that hangs, or a callback that does, holds up nobody, and
  # what it had open is rolled back by whoever watches its process (a pool of connections, Mnesia).
  #
  # The work says before each of its phases for how long that may take, and what is to be answered where it takes longer, or where
  # the process dies in it.

  @type phase :: {milliseconds :: timeout, if_late :: term, if_dead :: term}

  @doc "What the work answers, or what its last phase says of its end. It begins in `phase`."
  @spec run(phase, (() -> term)) :: term
  def run(phase, work) do
    here = {self(), make_ref()}

    {:ok, worker} =
      Task.start(fn ->
        Process.put(__MODULE__, here)
        tell(here, {:ended, work.()})
      end)

    wait(begun(phase), here, worker, Process.monitor(worker))
  end

  @doc "From here on another phase. Without a guard it says nothing."
  @spec phase(phase) :: :ok
  def phase(phase), do: tell(guard(), {:phase, phase})

  @doc "The guard of this process, to give to others that may begin a phase of it, or `nil`."
  @spec guard() :: {pid, reference} | nil
  def guard, do: Process.get(__MODULE__)

  @doc "Begins a phase of another process's guard."
  @spec phase({pid, reference} | nil, phase) :: :ok
  def phase(guard, phase), do: tell(guard, {:phase, phase})

  @doc "Leaves something in the process that runs the program, where `kept/0` finds it."
  @spec keep(term) :: :ok
  def keep(what), do: if(guard(), do: tell(guard(), {:keep, what}), else: kept(what))

  defp kept(what) do
    _before = Process.put({__MODULE__, :kept}, what)
    :ok
  end

  @doc "What was kept last, once."
  @spec kept() :: term
  def kept, do: Process.delete({__MODULE__, :kept})

  defp tell(nil, _what), do: :ok

  defp tell({pid, reference}, what) do
    _sent = send(pid, {reference, what})
    :ok
  end

  defp begun({limit, late, dead}) do
    until = if limit == :infinity, do: :infinity, else: System.monotonic_time(:millisecond) + limit
    {until, late, dead}
  end

  defp left(:infinity), do: :infinity
  defp left(until), do: max(0, until - System.monotonic_time(:millisecond))

  defp wait({until, late, dead} = phase, {_self, reference} = here, worker, monitor) do
    receive do
      {^reference, {:ended, answer}} ->
        Process.demonitor(monitor, [:flush])
        answer

      {^reference, {:phase, next}} ->
        wait(begun(next), here, worker, monitor)

      {^reference, {:keep, what}} ->
        kept(what)
        wait(phase, here, worker, monitor)

      {:DOWN, ^monitor, :process, ^worker, _reason} ->
        dead
    after
      # It may go on to its next phase, or to its end, until it is dead.
      left(until) ->
        Process.exit(worker, :kill)
        wait({:infinity, late, late}, here, worker, monitor)
    end
  end
end
