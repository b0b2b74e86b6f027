defmodule WxNotify.Inbox.Mnesia do
  @moduledoc """
  An inbox in Mnesia, OTP's own transactional and distributed store, on disc. The functions are `WxNotify.Inbox`'s.

      inbox = WxNotify.Inbox.Mnesia.open!("/var/lib/shop/mnesia")

  starts Mnesia in that folder and makes the tables. Where your program runs Mnesia already, `new!/1` and
  `WxNotify.Inbox.create/1` do without the rest. Mnesia is not started for you otherwise: name it in your project's
  `included_applications`, so that a release brings it.

  Your own Mnesia writes commit with the inbox's in one `:mnesia.transaction/1`, or in `WxNotify.Inbox.transaction/2`. Mnesia
  may run a transaction's function **again** where two wait for each other: its writes are undone before, but what it did
  outside of Mnesia is not. To roll back return `{:error, reason}`; `:mnesia.abort/1` does too, and is told as `:inbox_failed`.

  What a call of its own or `WxNotify.Inbox.transaction/2` has committed was synced to the disc of this node before they
  answer, so it survives the end of the VM (SIGKILL) and of the machine. After a `:mnesia.transaction/1` of yours call
  `:mnesia.sync_log/0` before you acknowledge.

  The table has the key and the columns of the SQL inbox, see `columns/0`. `<table>_due` says what waits, in its order,
  and `<table>_version` has the version.
  """

  @behaviour WxNotify.Inbox

  alias WxNotify.{Arguments, Call, Error, Native, Notification, Reason}
  alias WxNotify.Inbox.{DeadLetter, Lease, Task}

  @version 1
  @columns [
    :key,
    :event_type,
    :kind,
    :state,
    :token,
    :lease_until,
    :due_at,
    :attempts,
    :deliveries,
    :first_seen,
    :last_seen,
    :done_at,
    :last_error,
    :notification
  ]

  @enforce_keys [:table, :due, :version, :lease, :max_attempts]
  defstruct [:table, :due, :version, :lease, :max_attempts]

  @type t :: %__MODULE__{
          table: atom,
          due: atom,
          version: atom,
          lease: pos_integer,
          max_attempts: pos_integer
        }

  @type option :: {:table, atom} | {:lease, pos_integer} | {:max_attempts, pos_integer}

  @doc """
  Makes an inbox, for a Mnesia that runs or will run. It makes no table.

    * `:table` - the table's name; `:wxnotify_inbox` unless given.
    * `:lease` - for how long a worker has a notification to itself, in seconds: longer than the work ever takes; 60 unless given.
    * `:max_attempts` - after how many attempts a stored notification is dead; 12 unless given.

  Errors: `:option_invalid`, and `:argument_invalid` for wrong types.
  """
  @spec new([option]) :: {:ok, t} | {:error, Error.t()}
  def new(options \\ []) do
    Error.catching(fn ->
      options = Arguments.options(options, [:table, :lease, :max_attempts])
      table = Map.get(options, :table, :wxnotify_inbox)

      unless is_atom(table) and not is_nil(table),
        do: Error.raise_argument("table", "table is #{Arguments.describe(table)}, and an atom is needed")

      # The core knows which are good.
      core =
        options
        |> Map.take([:lease, :max_attempts])
        |> Map.merge(%{dialect: "sqlite", placeholders: "question", table: table})

      _statements = Call.value!(%{do: "explain_inbox", inbox: core})

      {:ok,
       %__MODULE__{
         table: table,
         due: :"#{table}_due",
         version: :"#{table}_version",
         lease: Map.get(options, :lease, 60),
         max_attempts: Map.get(options, :max_attempts, 12)
       }}
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec new!([option]) :: t
  def new!(options \\ []), do: options |> new() |> Error.unwrap!()

  @doc """
  Starts Mnesia with a schema on disc in `folder`, which is made, and makes the tables on this node. Options as in `new/1`.

  Where Mnesia runs already it must run in that folder. Raises `WxNotify.Error`: `:option_invalid` where it does not, and
  `:inbox_failed` where Mnesia does not start.
  """
  @spec open!(Path.t(), [option]) :: t
  def open!(folder, options \\ []) do
    inbox = new!(options)
    folder = Path.expand(folder)

    unless Code.ensure_loaded?(:mnesia),
      do: raise(failed("it is not part of this release; name it in the project's included_applications"))

    case :mnesia.system_info(:is_running) do
      :yes -> in_folder!(folder)
      _no -> start!(folder)
    end

    with {:error, error} <- create(inbox), do: raise(error)
    inbox
  end

  defp in_folder!(folder) do
    unless Path.expand(:mnesia.system_info(:directory)) == folder and :mnesia.system_info(:use_dir) do
      message =
        "Mnesia runs already, and not with a schema on disc in this folder; call open! before it starts"

      raise Error.of(:option_invalid, message, "folder")
    end
  end

  defp start!(folder) do
    File.mkdir_p!(folder)
    Application.put_env(:mnesia, :dir, to_charlist(folder))

    with :ok <- schema(:mnesia.create_schema([node()])), :ok <- :mnesia.start() do
      :ok
    else
      {:error, reason} -> raise(failed(reason))
    end
  end

  defp schema({:error, {_node, {:already_exists, _same}}}), do: :ok
  defp schema(other), do: other

  @doc "The columns of the table, in order; the first is its key. Times are seconds since the epoch."
  @spec columns() :: [atom]
  def columns, do: @columns

  @doc """
  Makes the tables on disc on `nodes`, on all of which Mnesia runs with a schema on disc. `WxNotify.Inbox.create/1` does so on
  this node.
  """
  @spec create(t, [node]) :: :ok | {:error, Error.t()}
  def create(%__MODULE__{} = inbox, nodes) do
    with :ok <- table(inbox.table, nodes, attributes: @columns),
         :ok <- table(inbox.due, nodes, attributes: [:due_at_and_key, :attempts], type: :ordered_set),
         :ok <- table(inbox.version, nodes, attributes: [:name, :version]),
         :ok <- wait([inbox.table, inbox.due, inbox.version]) do
      alone(inbox, fn ->
        if :mnesia.read(inbox.version, :schema) == [], do: :mnesia.write({inbox.version, :schema, @version})
        :ok
      end)
    end
  end

  defp table(name, nodes, options) do
    case :mnesia.create_table(name, [disc_copies: nodes] ++ options) do
      {:atomic, :ok} ->
        :ok

      {:aborted, {:already_exists, ^name}} ->
        :ok

      {:aborted, {:bad_type, ^name, :disc_copies, node}} ->
        {:error, failed("it has no schema on disc at #{node}; see open!/2")}

      {:aborted, reason} ->
        {:error, failed(reason)}
    end
  end

  defp wait(tables) do
    case :mnesia.wait_for_tables(tables, 60_000) do
      :ok -> :ok
      {:timeout, _tables} -> {:error, failed(:tables_not_loaded)}
      {:error, reason} -> {:error, failed(reason)}
    end
  end

  @impl true
  def create(inbox), do: create(inbox, [node()])

  @impl true
  def check(inbox) do
    alone(inbox, fn ->
      case :mnesia.read(inbox.version, :schema) do
        [{_table, :schema, @version}] -> :ok
        _other -> {:error, no_schema(inbox)}
      end
    end)
  end

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
      {:atomic, value} ->
        with :ok <- synced(), do: {:ok, value}

      {:aborted, {__MODULE__, {:returned, answer}}} ->
        answer

      {:aborted, {__MODULE__, {:raised, kind, reason, stack}}} ->
        :erlang.raise(kind, reason, stack)

      {:aborted, {:no_exists, table}} when table in [inbox.table, inbox.due, inbox.version] ->
        {:error, no_schema(inbox)}

      {:aborted, reason} ->
        {:error, failed(reason)}
    end
  end

  # By such an exit Mnesia itself leaves a transaction, often to begin it again.
  defp left(work, inbox) do
    {:returned, work.(inbox)}
  catch
    :exit, {:aborted, _reason} = mnesia -> exit(mnesia)
    kind, reason -> {:raised, kind, reason, __STACKTRACE__}
  end

  # The transaction's log is written soon after it commits, unless this waits for it. Who finds another's work done waits for it too,
  # before it is acknowledged.
  defp synced do
    case :mnesia.sync_log() do
      :ok -> :ok
      {:error, reason} -> {:error, failed(reason)}
    end
  end

  @impl true
  def claim(inbox, notification, key, now) do
    with :ok <- good_key(key) do
      alone(inbox, fn ->
        case read(inbox, key) do
          nil ->
            notification |> first(key, now) |> hold(inbox, now)

          row ->
            row = %{row | deliveries: row.deliveries + 1, last_seen: now}
            if free?(row, now), do: hold(row, inbox, now), else: seen(row, inbox)
        end
      end)
    end
  end

  # What is stored is worked off by take alone.
  defp free?(%{notification: nil, state: :released}, _now), do: true
  defp free?(%{notification: nil, state: :claimed, lease_until: until}, now), do: until <= now
  defp free?(_row, _now), do: false

  defp hold(row, inbox, now) do
    row = %{
      row
      | state: :claimed,
        token: token(),
        lease_until: now + inbox.lease,
        attempts: row.attempts + 1
    }

    write(inbox, row)
    {:fresh, lease(row)}
  end

  defp seen(row, inbox) do
    write(inbox, row)
    if row.state == :done, do: :done, else: :busy
  end

  @impl true
  def complete(inbox, lease, now) do
    change_held(inbox, lease, fn row ->
      if row.lease_until > now do
        due(inbox, row, %{row | state: :done, token: nil, due_at: nil, done_at: now, last_error: nil})
      end
    end)
  end

  @impl true
  def release(inbox, lease, error, _now) do
    change_held(inbox, lease, &%{&1 | state: :released, token: nil, last_error: shortened(error)})
  end

  @impl true
  def purge(inbox, older_than, now) do
    with {:ok, _nothing} <- Call.ask(request("purge", %{older_than: older_than})) do
      before = now - older_than
      old = pattern(state: :done, last_seen: :"$1", key: :"$2")

      dirty(inbox, fn ->
        keys = :mnesia.dirty_select(inbox.table, [{old.(inbox.table), [{:<, :"$1", before}], [:"$2"]}])
        keys |> Enum.chunk_every(500) |> Enum.reduce_while({:ok, 0}, &forget(&1, &2, inbox, before))
      end)
    end
  end

  defp forget(keys, {:ok, count}, inbox, before) do
    forgotten =
      alone(inbox, fn ->
        old =
          for key <- keys, %{state: :done, last_seen: seen} when seen < before <- [read(inbox, key)], do: key

        Enum.each(old, &:mnesia.delete({inbox.table, &1}))
        {:ok, length(old)}
      end)

    case forgotten do
      {:ok, more} -> {:cont, {:ok, count + more}}
      {:error, error} -> {:halt, {:error, error}}
    end
  end

  @impl true
  def store(inbox, notification, key, now) do
    with :ok <- good_key(key) do
      alone(inbox, fn ->
        case read(inbox, key) do
          nil ->
            row = first(notification, key, now)
            stored = %{row | state: :stored, due_at: now, notification: Notification.to_json(notification)}
            write(inbox, due(inbox, row, stored))

          row ->
            write(inbox, %{row | deliveries: row.deliveries + 1, last_seen: now})
        end
      end)
    end
  end

  # What waits is looked for outside of any lock, and taken by its key if nobody did since: workers do not wait for each other.
  @impl true
  def take(inbox, now) do
    dirty(inbox, fn ->
      inbox
      |> waiting(now, :mnesia.dirty_first(inbox.due), 16)
      |> Enum.find_value(:none, &take_one(inbox, &1, now))
    end)
  end

  defp waiting(inbox, now, {due_at, _key} = next, most) when due_at <= now and most > 0,
    do: [next | waiting(inbox, now, :mnesia.dirty_next(inbox.due, next), most - 1)]

  defp waiting(_inbox, _now, _later_or_end, _most), do: []

  defp take_one(inbox, {due_at, key}, now) do
    taken =
      alone(inbox, fn ->
        case read(inbox, key) do
          %{due_at: ^due_at, attempts: attempts} = row when attempts >= inbox.max_attempts -> bury(inbox, row)
          %{due_at: ^due_at} = row -> hold_stored(inbox, row, now)
          _another_took_it -> nil
        end
      end)

    with {lease, json} <- taken do
      with {:ok, notification} <- Native.notification_from_json(json),
           do: {:ok, %Task{lease: lease, notification: notification}}
    end
  end

  # Its workers died as often as there are attempts: it would kill workers for ever.
  defp bury(inbox, row) do
    why = "its worker did not end the last attempt within the lease"
    write(inbox, due(inbox, row, %{row | state: :dead, token: nil, due_at: nil, last_error: why}))
    nil
  end

  # It is due again when the lease ends.
  defp hold_stored(inbox, row, now) do
    until = now + inbox.lease

    held = %{
      row
      | state: :claimed,
        token: token(),
        lease_until: until,
        due_at: until,
        attempts: row.attempts + 1
    }

    write(inbox, due(inbox, row, held))
    {lease(held), held.notification}
  end

  @impl true
  def fail(inbox, lease, error, now) do
    change_held(inbox, lease, fn row ->
      row =
        if lease.attempts >= inbox.max_attempts,
          do: due(inbox, row, %{row | state: :dead, due_at: nil}),
          else: due(inbox, row, %{row | state: :stored, due_at: now + backoff(lease.attempts)})

      %{row | token: nil, last_error: shortened(error)}
    end)
  end

  # 2 seconds, 4, 8, ... at most an hour.
  defp backoff(attempts), do: min(Integer.pow(2, attempts |> max(1) |> min(12)), 3600)

  @impl true
  def dead_letters(inbox, limit) do
    dead = pattern(state: :dead)

    dirty(inbox, fn ->
      rows = for record <- :mnesia.dirty_match_object(dead.(inbox.table)), do: row(record)
      {:ok, rows |> Enum.sort_by(&{&1.first_seen, &1.key}) |> Enum.take(limit) |> Enum.map(&dead_letter/1)}
    end)
  end

  defp dead_letter(row) do
    %DeadLetter{
      key: row.key,
      event_type: row.event_type,
      attempts: row.attempts,
      first_seen: row.first_seen,
      last_error: row.last_error,
      notification: row.notification
    }
  end

  @impl true
  def retry(inbox, key, now) do
    alone(inbox, fn ->
      case read(inbox, key) do
        %{state: :dead} = row ->
          write(inbox, due(inbox, row, %{row | state: :stored, attempts: 0, due_at: now}))
          {:ok, true}

        _other ->
          {:ok, false}
      end
    end)
  end

  # In the process's transaction, or in one of its own. Every answer commits: nothing was written where it is an error.
  defp alone(inbox, work) do
    if :mnesia.is_transaction() do
      work.()
    else
      with {:ok, answer} <- transaction(inbox, fn _inbox -> {:ok, work.()} end), do: answer
    end
  end

  defp dirty(inbox, work) do
    work.()
  catch
    :exit, {:aborted, {:no_exists, _table}} -> {:error, no_schema(inbox)}
  end

  # Only who has the token.
  defp change_held(inbox, %Lease{key: key, token: token}, change) do
    alone(inbox, fn ->
      with %{state: :claimed, token: ^token} = row <- read(inbox, key), %{} = changed <- change.(row) do
        write(inbox, changed)
      else
        _not_held -> {:error, lease_lost()}
      end
    end)
  end

  defp first(notification, key, now) do
    nothing = Map.new(@columns, &{&1, nil})

    Map.merge(nothing, %{
      key: key,
      event_type: notification.event_type,
      kind: notification.kind,
      lease_until: 0,
      attempts: 0,
      deliveries: 1,
      first_seen: now,
      last_seen: now
    })
  end

  # Keeps the table of what waits in step.
  defp due(inbox, before, row) do
    if before.due_at, do: :mnesia.delete({inbox.due, {before.due_at, row.key}})
    if row.due_at, do: :mnesia.write({inbox.due, {row.due_at, row.key}, row.attempts})
    row
  end

  defp read(inbox, key) do
    case :mnesia.read(inbox.table, key, :write) do
      [record] -> row(record)
      [] -> nil
    end
  end

  defp write(inbox, row),
    do: :mnesia.write(List.to_tuple([inbox.table | Enum.map(@columns, &Map.fetch!(row, &1))]))

  defp row(record) do
    [_table | values] = Tuple.to_list(record)
    @columns |> Enum.zip(values) |> Map.new()
  end

  defp pattern(fixed) do
    fn table -> List.to_tuple([table | Enum.map(@columns, &Keyword.get(fixed, &1, :_))]) end
  end

  defp lease(row), do: %Lease{key: row.key, token: row.token, attempts: row.attempts, until: row.lease_until}

  defp token, do: 16 |> :crypto.strong_rand_bytes() |> Base.encode16(case: :lower)

  defp shortened(error), do: String.slice(error, 0, 500)

  # The core knows which keys are good.
  defp good_key(key) do
    claim = request("claim", %{key: key, event_type: "", kind: ""})
    with {:ok, _statement} <- Call.ask(claim), do: :ok
  end

  defp request(name, arguments),
    do: Map.merge(arguments, %{do: name, inbox: %{dialect: "sqlite", placeholders: "question"}})

  defp lease_lost do
    Error.of(
      :lease_lost,
      "the lease ended before the work did, and another worker may have the notification; roll back what was done, and " <>
        "give the inbox a longer lease",
      "lease"
    )
  end

  defp no_schema(inbox) do
    Error.of(
      :inbox_schema,
      "Mnesia has no table #{inbox.table} of version #{@version} here; call WxNotify.Inbox.create/1 once, when the program starts"
    )
  end

  defp failed(reason), do: Error.of(:inbox_failed, "Mnesia failed: #{Reason.text(reason)}")
end
