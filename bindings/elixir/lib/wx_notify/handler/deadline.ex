defmodule WxNotify.Handler.Deadline do
  @moduledoc false
  # Runs work in a process of its own, which outlives the deadline and the caller.

  # Who is first to write it decides whether the work ended in time.
  @ended 1
  @passed 2

  @doc """
  What `work` answers within `milliseconds`, or `:passed`. Then the work goes on, and `late` gets what it answers, in the work's own
  process.
  """
  @spec run((() -> answer), timeout, (answer -> term)) :: {:ok, answer} | :passed when answer: term
  def run(work, milliseconds, late) do
    caller = self()
    decided = :atomics.new(1, [])
    answer = make_ref()

    {:ok, worker} =
      Task.start(fn ->
        done = work.()
        if decide(decided, @ended), do: send(caller, {answer, done}), else: late.(done)
      end)

    monitor = Process.monitor(worker)

    receive do
      {^answer, done} -> kept(monitor, {:ok, done})
      # Somebody killed it.
      {:DOWN, ^monitor, :process, ^worker, _reason} -> :passed
    after
      milliseconds ->
        if decide(decided, @passed) do
          kept(monitor, :passed)
        else
          receive do
            {^answer, done} -> kept(monitor, {:ok, done})
          end
        end
    end
  end

  defp decide(decided, what), do: :atomics.compare_exchange(decided, 1, 0, what) == :ok

  defp kept(monitor, answer) do
    Process.demonitor(monitor, [:flush])
    answer
  end
end
