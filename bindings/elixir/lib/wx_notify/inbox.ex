defmodule WxNotify.Inbox do
  @moduledoc """
  Makes each notification take effect once, however often and wherever it is delivered.

  WeChat Pay repeats a notification up to fifteen times in 24 hours, and in parallel. An inbox is a table in your own store
  that says of each whether it is fresh, being worked on, or done. `WxNotify.Inbox.Mnesia` keeps it in Mnesia, on disc, and
  needs nothing but OTP; `WxNotify.Inbox.SQL` in PostgreSQL, MySQL, MariaDB or SQLite, through Ecto or a driver.
  The functions here work on both. `WxNotify.Handler` calls them for you.

  Three ways to use it:

    * *in the transaction*: `claim/3`, your own writes and `complete/3` in one `transaction/2`. All of it happens or nothing,
      whatever crashes, so the effect happens exactly once.
    * *leased*: `claim/3`, the work, then `complete/3` or `release/3`. A worker that dies loses its lease to the next delivery.
    * *stored*: `store/3` writes the notification down, and it can be acknowledged at once. Any number of workers on any
      number of machines work it off by `take/2` and `complete/3` or `fail/4`, with attempts, backoff and dead letters.

  Each call runs in the transaction of the process where there is one, and commits nothing of it. Elsewhere it is a
  transaction of its own. Where a call answers `{:error, error}` inside a transaction of yours, roll it back.

  Every function takes `:now`, seconds since the epoch, for tests. Errors: `:lease_lost` (another worker has it by now: roll
  back), `:inbox_schema` (the table is missing, or of another version), `:inbox_failed` (the store does not work),
  `:option_invalid` (the key: 1 to 191 characters without white space at its ends).
  """

  alias WxNotify.{Error, Notification}
  alias WxNotify.Inbox.{DeadLetter, Lease, Task}

  @typedoc "An inbox, which `WxNotify.Inbox.Mnesia.new!/1` or `WxNotify.Inbox.SQL.new!/1` makes."
  @type t :: WxNotify.Inbox.Mnesia.t() | WxNotify.Inbox.SQL.t()

  @type option :: {:key, String.t()} | {:now, integer}

  @doc false
  @callback create(t) :: :ok | {:error, Error.t()}
  @doc false
  @callback check(t) :: :ok | {:error, Error.t()}
  @doc false
  @callback transaction(t, (t -> result)) :: result | {:error, Error.t()}
            when result: {:ok, term} | {:error, term}
  @doc false
  @callback claim(t, Notification.t(), key :: String.t(), now :: integer) ::
              {:fresh, Lease.t()} | :busy | :done | {:error, Error.t()}
  @doc false
  @callback complete(t, Lease.t(), now :: integer) :: :ok | {:error, Error.t()}
  @doc false
  @callback release(t, Lease.t(), error :: String.t(), now :: integer) :: :ok | {:error, Error.t()}
  @doc false
  @callback purge(t, older_than :: integer, now :: integer) :: {:ok, non_neg_integer} | {:error, Error.t()}
  @doc false
  @callback store(t, Notification.t(), key :: String.t(), now :: integer) :: :ok | {:error, Error.t()}
  @doc false
  @callback take(t, now :: integer) :: {:ok, Task.t()} | :none | {:error, Error.t()}
  @doc false
  @callback fail(t, Lease.t(), error :: String.t(), now :: integer) :: :ok | {:error, Error.t()}
  @doc false
  @callback dead_letters(t, limit :: pos_integer) :: {:ok, [DeadLetter.t()]} | {:error, Error.t()}
  @doc false
  @callback retry(t, key :: String.t(), now :: integer) :: {:ok, boolean} | {:error, Error.t()}

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
  included. `:busy`: another worker has it, or it is stored; answer `WxNotify.Ack.busy/0`. `:done`: it has had its effect; answer
  `WxNotify.Ack.success/0`.

    * `:key` - what it counts once by, such as its kind and out_trade_no; its `id` unless given.
  """
  @spec claim(t, Notification.t(), [option]) :: {:fresh, Lease.t()} | :busy | :done | {:error, Error.t()}
  def claim(%store{} = inbox, notification, options \\ []),
    do: store.claim(inbox, notification, options[:key] || notification.id, now(options))

  @doc "The notification has had its effect. `:lease_lost` where the lease ended meanwhile: roll back what you did."
  @spec complete(t, Lease.t(), now: integer) :: :ok | {:error, Error.t()}
  def complete(%store{} = inbox, %Lease{} = lease, options \\ []),
    do: store.complete(inbox, lease, now(options))

  @doc "Lets go of a claimed notification whose work failed: the next delivery finds it fresh. `error` is kept (500 characters)."
  @spec release(t, Lease.t(), String.t(), now: integer) :: :ok | {:error, Error.t()}
  def release(%store{} = inbox, %Lease{} = lease, error, options \\ []),
    do: store.release(inbox, lease, error, now(options))

  @doc """
  Forgets what is done and was not delivered for `older_than` seconds, at least 90,000 (25 hours): WeChat Pay repeats for 24
  hours, and what is forgotten would be fresh again. Answers how many were forgotten.
  """
  @spec purge(t, pos_integer, now: integer) :: {:ok, non_neg_integer} | {:error, Error.t()}
  def purge(%store{} = inbox, older_than, options \\ []), do: store.purge(inbox, older_than, now(options))

  @doc "Writes a notification down, so that it can be acknowledged. A repeated one changes nothing. `:key` as in `claim/3`."
  @spec store(t, Notification.t(), [option]) :: :ok | {:error, Error.t()}
  def store(%store{} = inbox, notification, options \\ []),
    do: store.store(inbox, notification, options[:key] || notification.id, now(options))

  @doc "Takes the stored notification that has waited longest, of those that were committed. `:none` where none waits."
  @spec take(t, now: integer) :: {:ok, Task.t()} | :none | {:error, Error.t()}
  def take(%store{} = inbox, options \\ []), do: store.take(inbox, now(options))

  @doc """
  The work on a stored notification failed: it waits for the next attempt, longer each time (2 seconds, 4, 8, ... at most an
  hour), or is dead after the last.
  """
  @spec fail(t, Lease.t(), String.t(), now: integer) :: :ok | {:error, Error.t()}
  def fail(%store{} = inbox, %Lease{} = lease, error, options \\ []),
    do: store.fail(inbox, lease, error, now(options))

  @doc "Stored notifications that failed too often, the oldest first, at most `limit`."
  @spec dead_letters(t, pos_integer) :: {:ok, [DeadLetter.t()]} | {:error, Error.t()}
  def dead_letters(%store{} = inbox, limit \\ 100), do: store.dead_letters(inbox, limit)

  @doc "Has a dead letter worked on again, with all its attempts. `{:ok, false}` where none has the key."
  @spec retry(t, String.t(), now: integer) :: {:ok, boolean} | {:error, Error.t()}
  def retry(%store{} = inbox, key, options \\ []), do: store.retry(inbox, key, now(options))

  defp now(options), do: options[:now] || System.system_time(:second)
end
