defmodule WxNotify.Handler.Worker do
  @moduledoc """
  Works off what a handler in the mode `:stored` wrote down. Put as many as you like into a supervisor, on any number of nodes:

      children = [
        {WxNotify.Handler.Worker, handler: handler},
        Supervisor.child_spec({WxNotify.Handler.Worker, handler: handler}, id: :second)
      ]

    * `:handler` - the `WxNotify.Handler`, or a function that answers it.
    * `:pause` - how long it waits where nothing waits for it, in milliseconds; 1000 unless given.
    * `:purge_older_than` - has it also forget what ended so many seconds ago, at least 90,000 (25 hours); nothing unless given.
    * `:name` - to register it by.

  When the supervisor stops it, it ends the work that it has begun first; it is given 30 seconds for that. What a killed one had
  begun is taken up by another when its lease ends.
  """

  use GenServer, shutdown: 30_000
  require Logger
  alias WxNotify.{Arguments, Error, Handler}

  @doc "Starts a worker. Raises `WxNotify.Error` for wrong options."
  @spec start_link(
          handler: Handler.t() | (() -> Handler.t()),
          pause: pos_integer,
          purge_older_than: pos_integer,
          name: GenServer.name()
        ) :: GenServer.on_start()
  def start_link(options) do
    options = Arguments.options(options, [:handler, :pause, :purge_older_than, :name])
    handler = options[:handler]
    pause = Map.get(options, :pause, 1000)

    unless is_struct(handler, Handler) or is_function(handler, 0) do
      raise Error.of(
              :option_invalid,
              "handler is #{Arguments.describe(handler)}; give a WxNotify.Handler",
              "handler"
            )
    end

    unless is_integer(pause) and pause > 0 do
      raise Error.of(:option_invalid, "pause is a number of milliseconds, at least 1", "pause")
    end

    turn = Enum.to_list(Map.take(options, [:purge_older_than]))
    GenServer.start_link(__MODULE__, {handler, pause, turn}, Enum.to_list(Map.take(options, [:name])))
  end

  @impl true
  def init({handler, pause, turn}) do
    # So that a stop waits until the work is done.
    Process.flag(:trap_exit, true)
    handler = if is_function(handler), do: handler.(), else: handler
    {:ok, {handler, pause, turn}, {:continue, :work}}
  end

  @impl true
  def handle_continue(:work, state), do: work(state)

  @impl true
  def handle_info(:work, state), do: work(state)
  # Of processes that a callback started.
  def handle_info(_other, state), do: {:noreply, state}

  defp work({handler, pause, turn} = state) do
    case Handler.work_once(handler, turn) do
      {:ok, true} ->
        # Through the mailbox, so that a stop is seen.
        send(self(), :work)

      {:ok, false} ->
        Process.send_after(self(), :work, pause)

      {:error, error} ->
        Logger.warning(Exception.message(error))
        Process.send_after(self(), :work, pause)
    end

    {:noreply, state}
  end
end
