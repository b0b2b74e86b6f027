defmodule WxNotify.Inbox.Mnesia do
  @moduledoc """
  An inbox in Mnesia, OTP's own transactional and distributed store, on disc. The functions are `WxNotify.Inbox`'s.

      inbox = WxNotify.Inbox.Mnesia.open!("/var/lib/shop/mnesia")

  starts Mnesia in that folder and makes the tables. Where your program runs Mnesia already, `new!/1` and
  `WxNotify.Inbox.create/1` do without the rest. Mnesia is not started for you otherwise: name it in your project's
  `included_applications`, so that a release brings it.

  Your own Mnesia writes commit with the inbox's in one `:mnesia.transaction/1`, or in `WxNotify.Inbox.transaction/2`. Mnesia
  may run the function of those **again** where two wait for each other: its writes are undone before, but what it did
  outside of Mnesia is not. A handler's callback is never run again so: the delivery is answered 503 instead, and comes again. To roll
  back return `{:error, reason}`; `:mnesia.abort/1` does too, and is told as `:inbox_failed`.

  What a call of its own, a handler, or `WxNotify.Inbox.transaction/2` has committed was synced to the disc of this node before they
  answer, so it survives the end of the VM (SIGKILL) and of the machine. After a `:mnesia.transaction/1` of yours call
  `:mnesia.sync_log/0` before you acknowledge.

  On several nodes (`create/2`) a write needs the majority of them, so that a network that splits cannot have each half do the same
  work: of three nodes one may be gone, of two none. Leases are by the clock of the node that works.
  """

  @behaviour WxNotify.Inbox

  alias WxNotify.{Arguments, Error, Inbox, Reason}
  alias WxNotify.Inbox.Mnesia.{Folder, Operation, Table}

  @enforce_keys [:table, :settings]
  defstruct [:table, :settings]

  @opaque settings :: map
  @type t :: %__MODULE__{table: atom, settings: settings}

  @type option ::
          {:table, atom}
          | {:name, String.t()}
          | {:lease, pos_integer}
          | {:max_attempts, pos_integer}
          | {:keep_plaintext, boolean}

  @settings [:name, :lease, :max_attempts, :keep_plaintext]

  @doc """
  Makes an inbox, for a Mnesia that runs or will run. It makes no table.

    * `:table` - the table's name; `:wxnotify_inbox` unless given.
    * `:name` - the inbox's name, where several share a table: of several merchants, or of several handlers. Each sees only its own.
    * `:lease` - for how long a worker has a notification to itself, in seconds: longer than the work ever takes; 60 unless given.
    * `:max_attempts` - after how many attempts a stored notification is dead; 59 unless given, which takes 48 hours.
    * `:keep_plaintext` - whether a stored notification is kept after it had its effect, until it is purged; else it is erased then.

  Errors: `:option_invalid`, and `:argument_invalid` for wrong types.
  """
  @spec new([option]) :: {:ok, t} | {:error, Error.t()}
  def new(options \\ []) do
    Error.catching(fn ->
      options = Arguments.options(options, [:table | @settings])
      table = Map.get(options, :table, :wxnotify_inbox)

      unless is_atom(table) and not is_nil(table),
        do: Error.raise_argument("table", "table is #{Arguments.describe(table)}, and an atom is needed")

      settings = options |> Map.take(@settings) |> Map.merge(%{dialect: :mnesia, table: table})
      _good = Inbox.explain!(settings)
      {:ok, %__MODULE__{table: table, settings: settings}}
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec new!([option]) :: t
  def new!(options \\ []), do: options |> new() |> Error.unwrap!()

  @doc """
  Starts Mnesia with a schema on disc in `folder`, which is made, and makes the tables on this node. Options as in `new/1`.

  One VM at a time has the folder: it is locked by the program `flock` until the VM ends, however it ends; another one is refused after
  10 seconds. Where Mnesia runs already it must run in that folder. Raises `WxNotify.Error`: `:option_invalid` where it does not, where
  another VM has the folder, or where its schema is another node's; `:inbox_failed` where Mnesia does not start.
  """
  @spec open!(Path.t(), [option]) :: t
  def open!(folder, options \\ []) do
    inbox = new!(options)

    with :ok <- Folder.open(Path.expand(folder)),
         :ok <- create(inbox),
         do: inbox,
         else: ({:error, error} -> raise error)
  end

  @doc "The columns of the table, in order; the first is its key. Times are seconds since the epoch."
  @spec columns() :: [atom]
  def columns, do: Table.columns()

  @doc """
  Makes the tables on disc on `nodes`, on all of which Mnesia runs with a schema on disc, or brings them to this version.
  `WxNotify.Inbox.create/1` does so on this node.
  """
  @spec create(t, [node]) :: :ok | {:error, Error.t()}
  def create(%__MODULE__{table: table} = inbox, nodes), do: answered(Table.create(table, nodes), inbox)

  @impl true
  def create(inbox), do: create(inbox, [node()])

  @impl true
  def check(%{table: table} = inbox), do: answered(Table.check(table), inbox)

  defp answered({:error, reason}, inbox), do: {:error, error(reason, inbox)}
  defp answered(:ok, _inbox), do: :ok

  @impl true
  def settings(inbox), do: inbox.settings

  @impl true
  def transaction(inbox, work) do
    answer =
      :mnesia.sync_transaction(fn ->
        case left(work, inbox) do
          {:returned, {:ok, value}} -> value
          left -> :mnesia.abort({__MODULE__, left})
        end
      end)

    case answer do
      {:atomic, value} -> synced(value, inbox)
      {:aborted, {__MODULE__, {:returned, answer}}} -> answer
      {:aborted, {__MODULE__, {:raised, kind, reason, stack}}} -> :erlang.raise(kind, reason, stack)
      {:aborted, reason} -> {:error, error(reason, inbox)}
    end
  end

  # The transaction's log is written soon after it commits, unless this waits for it.
  defp synced(value, inbox) do
    case :mnesia.sync_log() do
      :ok -> {:ok, value}
      {:error, reason} -> {:error, error(reason, inbox)}
    end
  end

  # By such an exit Mnesia itself leaves a transaction, often to begin it again.
  defp left(work, inbox) do
    {:returned, work.(inbox)}
  catch
    :exit, {:aborted, _reason} = mnesia -> exit(mnesia)
    kind, reason -> {:raised, kind, reason, __STACKTRACE__}
  end

  # As before: a program's is one of another process, and the caller's is not joined.
  @impl true
  def in_transaction?(_inbox), do: false

  @impl true
  def begin(inbox, work) do
    left =
      :mnesia.sync_transaction(fn ->
        with left when left != :commit <- work.(inbox), do: :mnesia.abort({__MODULE__, left})
      end)

    with {:atomic, :commit} <- left, :ok <- :mnesia.sync_log() do
      "done"
    else
      {:aborted, {__MODULE__, :roll_back}} -> "done"
      {:aborted, {__MODULE__, :again}} -> %{failed: %{trouble: "conflict"}}
      {:aborted, {:no_exists, _table}} -> %{failed: %{trouble: "missing_table"}}
      {_aborted, reason} -> %{failed: %{type: Reason.text(reason)}}
    end
  end

  @impl true
  def run(%{table: table}, %{"operation" => operation}, now),
    do: Operation.run(table, operation, now || System.system_time(:second))

  # Locks are waited for by each operation, and Mnesia itself waits for ever.
  @impl true
  def waits(_inbox, milliseconds),
    do: %{begin: :infinity, run: milliseconds, late: %{failed: %{trouble: "lock_timeout"}}}

  # In the process's transaction, or in one of its own. Every answer commits: nothing was written where it is an error.
  @impl true
  def alone(inbox, call) do
    if :mnesia.is_transaction() do
      call.()
    else
      with {:ok, answer} <- transaction(inbox, fn _inbox -> {:ok, call.()} end), do: answer
    end
  end

  defp error(%Error{} = error, _inbox), do: error

  defp error({:no_exists, missing}, %{table: table}) do
    if missing in Table.names(table),
      do: Table.missing(table),
      else: Error.of(:inbox_failed, "Mnesia failed: #{Reason.text({:no_exists, missing})}")
  end

  defp error(reason, _inbox), do: Error.of(:inbox_failed, "Mnesia failed: #{Reason.text(reason)}")
end
