defmodule WxNotify.Inbox do
  @moduledoc """
  Makes each notification take effect once, however often and wherever it is delivered.

  WeChat Pay repeats a notification up to fifteen times in 24 hours, and in parallel. An inbox is a table in your own store
  that says of each whether it is fresh, being worked on, or done. `WxNotify.Inbox.Mnesia` keeps it in Mnesia, on disc, and
  needs nothing but OTP; `WxNotify.Inbox.Ecto` in an Ecto repository's PostgreSQL, MySQL, MariaDB or SQLite, and `WxNotify.Inbox.SQL`
  through a driver.
  The functions here work on both. `WxNotify.Handler` calls them for you.

  Three ways to use it:

    * *in the transaction*: `claim/3`, your own writes and `complete/3` in one `transaction/2`. All of it happens or nothing,
      whatever crashes, so the effect happens exactly once.
    * *leased*: `claim/3`, the work, then `complete/3` or `release/4`. A worker that dies loses its lease to the next delivery.
    * *stored*: `store/3` writes the notification down, and it can be acknowledged at once. Any number of workers on any
      number of machines work it off by `take/2` and `complete/3` or `fail/4`, with attempts, backoff and dead letters.

  Each call runs in the transaction of the process where there is one, and commits nothing of it. Elsewhere it commits by itself.
  Where a call answers `{:error, error}` inside a transaction of yours, roll it back.

  Leases are by the store's own clock (of Mnesia: this node's). Every function with options takes `:now`, seconds since the epoch,
  for tests. Errors: `:lease_lost` (another worker has it by now: roll back), `:notification_busy` (another was quicker: roll back, and
  leave it to the next delivery), `:key_conflict` (the key belongs to a notification of another kind), `:inbox_schema` (the table is
  missing, or of another version), `:inbox_failed` (the store does not work), `:option_invalid` (the key: 1 to 191 characters
  without white space at its ends).
  """

  alias WxNotify.{Arguments, Call, Error, Native, Notification, Program}
  alias WxNotify.Inbox.{DeadLetter, Health, Lease, Stats, Task}
  alias WxNotify.Program.Guard

  @typedoc "An inbox, which `WxNotify.Inbox.Mnesia.new!/1` or `WxNotify.Inbox.SQL.new!/1` makes."
  @type t :: WxNotify.Inbox.Mnesia.t() | WxNotify.Inbox.SQL.t()

  @type option :: {:key, String.t()} | {:now, integer}

  # What a store has to do. `begin` runs `work` in a transaction that commits where it answers :commit, and says what came of it;
  # `in_transaction?` whether this process has one open that a program's would not be part of; `run` runs one statement or operation; `waits` says what may take how long; `alone` runs a call where it is not in a program.
  @doc false
  @callback settings(t) :: map
  @doc false
  @callback create(t) :: :ok | {:error, Error.t()}
  @doc false
  @callback check(t) :: :ok | {:error, Error.t()}
  @doc false
  @callback transaction(t, (t -> result)) :: result | {:error, Error.t()}
            when result: {:ok, term} | {:error, term}
  @doc false
  @callback in_transaction?(t) :: boolean
  @doc false
  @callback begin(t, (t -> :commit | :roll_back | :again)) :: term
  @doc false
  @callback run(t, step :: map, now :: integer | nil) :: term
  @doc false
  @callback waits(t, milliseconds :: pos_integer) :: %{begin: timeout, run: timeout, late: term}
  @doc false
  @callback alone(t, (() -> answer)) :: answer | {:error, Error.t()} when answer: term

  @doc "Makes the table, or brings it to this version. What is there is left as it is."
  @spec create(t) :: :ok | {:error, Error.t()}
  def create(%store{} = inbox), do: store.create(inbox)

  @doc "Whether the table is there, in this version: `:inbox_schema` says what to do."
  @spec check(t) :: :ok | {:error, Error.t()}
  def check(%store{} = inbox), do: store.check(inbox)

  @doc """
  Runs `work` in a transaction. It gets the inbox on that transaction; for the inbox of a driver without Ecto, `inbox.connection`
  is what your own statements run on.

  `{:ok, value}` commits. `{:error, reason}` rolls everything back, and so does raising, which goes on to the caller.
  """
  @spec transaction(t, (t -> {:ok, value} | {:error, reason})) ::
          {:ok, value} | {:error, reason} | {:error, Error.t()}
        when value: term, reason: term
  def transaction(%store{} = inbox, work), do: store.transaction(inbox, work)

  @doc """
  Takes hold of a notification, atomically.

  `{:fresh, lease}`: it is yours until the lease ends; `lease.attempts` says how often it was worked on, this time
  included. `:busy`: another worker has it, or was quicker; answer `WxNotify.Ack.busy/0`. `:done`: it has had its effect; answer
  `WxNotify.Ack.success/0`. `:dead`: it is a dead letter; answer `WxNotify.Ack.handler_failed/0`.

    * `:key` - what it counts once by, such as its kind and out_trade_no; its `id` unless given.
  """
  @spec claim(t, Notification.t(), [option]) ::
          {:fresh, Lease.t()} | :busy | :done | :dead | {:error, Error.t()}
  def claim(inbox, notification, options \\ []) do
    case call(inbox, "claim", named(notification, options), options) do
      {:ok, %{"state" => "fresh", "lease" => lease}} -> {:fresh, Lease.from_core(lease)}
      {:ok, %{"state" => "busy"}} -> :busy
      {:ok, %{"state" => "done"}} -> :done
      {:ok, %{"state" => "dead"}} -> :dead
      {:error, %Error{code: :notification_busy}} -> :busy
      {:error, error} -> {:error, error}
    end
  end

  @doc "The notification has had its effect. `:lease_lost` where the lease ended meanwhile: roll back what you did."
  @spec complete(t, Lease.t(), now: integer) :: :ok | {:error, Error.t()}
  def complete(inbox, %Lease{} = lease, options \\ []) do
    with {:ok, _nothing} <- call(inbox, "complete", %{lease: Map.from_struct(lease)}, options), do: :ok
  end

  @doc """
  Lets go of a notification whose work failed, and says whether it is dead now. One that was not acknowledged is found fresh by the
  next delivery. One that was stored waits for the next attempt, longer each time (2 seconds, 4, 8, ... at most an hour), or is dead
  after the last. `error` is kept (500 characters): no secret, and nothing of the plaintext.
  """
  @spec release(t, Lease.t(), String.t(), now: integer) :: {:ok, dead :: boolean} | {:error, Error.t()}
  def release(inbox, %Lease{} = lease, error, options \\ []),
    do: call(inbox, "release", %{lease: Map.from_struct(lease), error: error}, options)

  @doc "The same as `release/4`, by the name that it has for what `take/2` took."
  @spec fail(t, Lease.t(), String.t(), now: integer) :: {:ok, dead :: boolean} | {:error, Error.t()}
  def fail(inbox, lease, error, options \\ []), do: release(inbox, lease, error, options)

  @doc "Prolongs a lease, by its whole length from now on."
  @spec renew(t, Lease.t(), now: integer) :: {:ok, Lease.t()} | {:error, Error.t()}
  def renew(inbox, %Lease{} = lease, options \\ []) do
    with {:ok, lease} <- call(inbox, "renew", %{lease: Map.from_struct(lease)}, options),
         do: {:ok, Lease.from_core(lease)}
  end

  @doc false
  @spec in_transaction?(t | nil) :: boolean
  def in_transaction?(nil), do: false
  def in_transaction?(%store{} = inbox), do: store.in_transaction?(inbox)

  # In a transaction of another process, whatever this one has open.
  @doc false
  @spec renew_apart(t, Lease.t()) :: {:ok, Lease.t()} | {:error, Error.t()}
  def renew_apart(inbox, lease) do
    late = {:error, Error.of(:notification_busy, "the lease could not be renewed in time")}
    Guard.run({5_000, late, late}, fn -> transaction(inbox, &renew(&1, lease)) end)
  end

  @doc """
  Forgets what is done or discarded since `older_than` seconds, at least 90,000 (25 hours): WeChat Pay repeats for 24
  hours, and what is forgotten would be fresh again. Answers how many were forgotten. It commits in small batches, in transactions of
  its own.
  """
  @spec purge(t, pos_integer, now: integer) :: {:ok, non_neg_integer} | {:error, Error.t()}
  def purge(%_store{} = inbox, older_than, options \\ []),
    do: program(inbox, "purge", %{older_than: older_than}, options)

  @doc """
  Writes a notification down, so that it can be acknowledged once that is committed, and says whether it is new. A repeated one changes
  nothing. `:key` as in `claim/3`.
  """
  @spec store(t, Notification.t(), [option]) :: {:ok, new :: boolean} | {:error, Error.t()}
  def store(inbox, notification, options \\ []) do
    stored = Map.put(named(notification, options), :notification, Notification.to_json(notification))
    call(inbox, "store", stored, options)
  end

  @doc "Takes one of the stored notifications that have waited longest, of those that were committed. `:none` where none waits."
  @spec take(t, now: integer) :: {:ok, Task.t()} | :none | {:error, Error.t()}
  def take(inbox, options \\ []) do
    with {:ok, %{"lease" => lease, "notification" => json}} <- call(inbox, "take", %{}, options),
         {:ok, notification} <- Native.notification_from_json(json) do
      {:ok, %Task{lease: Lease.from_core(lease), notification: notification}}
    else
      {:ok, nil} -> :none
      {:error, error} -> {:error, error}
    end
  end

  @doc "Stored notifications that failed too often, the oldest first, at most `limit`."
  @spec dead_letters(t, pos_integer) :: {:ok, [DeadLetter.t()]} | {:error, Error.t()}
  def dead_letters(inbox, limit \\ 100) do
    with {:ok, letters} <- call(inbox, "dead_letters", %{limit: limit}, []),
         do: {:ok, Enum.map(letters, &DeadLetter.from_core/1)}
  end

  @doc "Has a dead letter worked on again, with all its attempts. `{:ok, false}` where none has the key."
  @spec retry(t, String.t(), now: integer) :: {:ok, boolean} | {:error, Error.t()}
  def retry(inbox, key, options \\ []), do: call(inbox, "retry", %{key: key}, options)

  @doc "Leaves a dead letter for good. `{:ok, false}` where none has the key."
  @spec discard(t, String.t(), now: integer) :: {:ok, boolean} | {:error, Error.t()}
  def discard(inbox, key, options \\ []), do: call(inbox, "discard", %{key: key}, options)

  @doc "How the inbox is doing."
  @spec stats(t, now: integer) :: {:ok, Stats.t()} | {:error, Error.t()}
  def stats(inbox, options \\ []) do
    with {:ok, stats} <- call(inbox, "stats", %{}, options), do: {:ok, Stats.from_core(stats)}
  end

  @doc """
  Whether all is well: for an alarm. It speaks of the work that all machines share, which restarting a machine or taking it out of service does
  not mend. A store that cannot be reached is the error.

    * `:max_waiting` - how long the oldest stored notification may wait, in seconds: 900 unless given.
    * `:max_dead` - how many dead letters there may be: none unless given.

  Errors besides: `:option_invalid` for a negative number, `:argument_invalid` for another option.
  """
  @spec health(t, max_waiting: non_neg_integer, max_dead: non_neg_integer, now: integer) ::
          {:ok, Health.t()} | {:error, Error.t()}
  def health(inbox, options \\ []) do
    Error.catching(fn ->
      {now, limits} = options |> Arguments.options([:max_waiting, :max_dead, :now]) |> Map.pop(:now)
      with {:ok, health} <- call(inbox, "health", limits, now: now), do: {:ok, Health.from_core(health)}
    end)
  end

  defp named(notification, options) do
    key = options[:key] || notification.id
    %{key: key, event_type: notification.event_type, kind: notification.kind}
  end

  @doc false
  @spec settings(t) :: map
  def settings(%store{} = inbox), do: store.settings(inbox)

  # The core's own words on wrong settings.
  @doc false
  @spec explain!(map) :: %{String.t() => [String.t()]}
  def explain!(settings), do: %{} = Call.value!(%{do: "explain_inbox", inbox: settings})

  # A call, on what the caller has open.
  @doc false
  @spec call(t, String.t(), map, keyword) :: {:ok, term} | {:error, Error.t()}
  def call(%store{} = inbox, name, arguments, options),
    do: store.alone(inbox, fn -> program(inbox, name, arguments, options) end)

  defp program(inbox, name, arguments, options) do
    now = options[:now]

    arguments
    |> Map.merge(%{do: name, inbox: settings(inbox), now: now})
    |> Program.run(%Program{inbox: inbox, now: now})
  end
end
