defmodule WxNotify.Inbox.SQL do
  @moduledoc """
  An inbox in a table of your own PostgreSQL, MySQL, MariaDB or SQLite, through Ecto or a driver. The functions are
  `WxNotify.Inbox`'s.

      inbox = WxNotify.Inbox.SQL.new!(dialect: :postgresql, query: &Repo.query/2, transaction: &Repo.transaction/1)

      Repo.transaction(fn ->
        with {:fresh, lease} <- WxNotify.Inbox.claim(inbox, notification) do
          # your own writes with Repo, then:
          with {:error, error} <- WxNotify.Inbox.complete(inbox, lease), do: Repo.rollback(error)
        end
      end)

  A driver without Ecto hands a connection through, which `query` and `transaction` then take first:

      WxNotify.Inbox.SQL.new!(
        dialect: :postgresql,
        connection: pool,
        query: &Postgrex.query/3,
        transaction: &Postgrex.transaction/2
      )

  Inside `WxNotify.Inbox.transaction/2` and a handler's callback, `inbox.connection` and `delivery.connection` are the
  transaction's own connection. In a transaction that you began yourself, say so: `%{inbox | connection: connection}`.
  """

  @behaviour WxNotify.Inbox

  alias WxNotify.{Arguments, Call, Error, Native, Notification, Reason}
  alias WxNotify.Inbox.{DeadLetter, Lease, Task}

  defmodule Rollback do
    @moduledoc false
    # Carries out of a transaction, through the driver that rolls back, why it is left.
    defexception [:left, message: "the inbox rolls back"]
  end

  @enforce_keys [:core, :query, :transaction, :connection]
  defstruct [:core, :query, :transaction, :connection]

  @typedoc "What a query answers, of which `:rows` and `:num_rows` are looked at: the shape of Ecto, Postgrex and MyXQL."
  @type result ::
          {:ok, %{:rows => [[term]] | nil, :num_rows => integer, optional(term) => term}} | {:error, term}

  @opaque core :: map
  @type t :: %__MODULE__{
          core: core,
          query: (term, String.t(), list -> result),
          transaction: (term, (term -> term) -> {:ok, term} | {:error, term}),
          connection: term
        }

  @type option ::
          {:dialect, :sqlite | :postgresql | :mysql}
          | {:query, (String.t(), list -> result) | (term, String.t(), list -> result)}
          | {:transaction, ((() -> term) -> term) | (term, (term -> term) -> term)}
          | {:connection, term}
          | {:placeholders, :question | :numbered}
          | {:table, String.t()}
          | {:lease, pos_integer}
          | {:max_attempts, pos_integer}

  @options [
    :dialect,
    :query,
    :transaction,
    :connection,
    :placeholders,
    :table,
    :lease,
    :max_attempts
  ]

  @doc """
  Makes an inbox. It opens nothing, and makes no table: that is `WxNotify.Inbox.create/1`, or a migration of yours with
  `statements/1`.

    * `:dialect` - `:postgresql`, `:mysql` (MariaDB too) or `:sqlite`.
    * `:query` - runs one statement: `fn sql, arguments -> ... end`, or `fn connection, sql, arguments -> ... end`.
    * `:transaction` - runs a function in a transaction, which it commits, or rolls back where the function raises, and
      answers `{:ok, value}`: `fn work -> ... end`, whose `work` takes nothing, or `fn connection, work -> ... end`, whose
      `work` takes the transaction's connection. With SQLite it must begin with `BEGIN IMMEDIATE`:
      `&Repo.transaction(&1, mode: :immediate)`.
    * `:connection` - what those with a connection are given outside of a transaction, such as a pool.
    * `:placeholders` - `:numbered` (`$1`) or `:question` (`?`); unless given, what the dialect's drivers use.
    * `:table` - the table's name, with a schema's name and a full stop before it if you like; `"wxnotify_inbox"` unless given.
    * `:lease` - for how long a worker has a notification to itself, in seconds: longer than the work ever takes; 60 unless given.
    * `:max_attempts` - after how many attempts a stored notification is dead; 12 unless given.

  Errors: `:option_invalid`, and `:argument_invalid` for wrong types.
  """
  @spec new([option]) :: {:ok, t} | {:error, Error.t()}
  def new(options) do
    Error.catching(fn ->
      options = Arguments.options(options, @options)

      core =
        options
        |> Map.take([:table, :lease, :max_attempts])
        |> Map.put(:dialect, options[:dialect] || "")
        |> Map.put(:placeholders, options[:placeholders] || placeholders(options[:dialect]))

      _statements = Call.value!(%{do: "explain_inbox", inbox: core})

      {:ok,
       %__MODULE__{
         core: core,
         query: query(options[:query]),
         transaction: transaction_function(options[:transaction]),
         connection: options[:connection]
       }}
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec new!([option]) :: t
  def new!(options), do: options |> new() |> Error.unwrap!()

  @doc "The statements that `WxNotify.Inbox.create/1` runs, in order, for those who keep migrations."
  @spec statements(t) :: [String.t()]
  def statements(%__MODULE__{core: core}) do
    for statement <- Call.value!(%{do: "explain_inbox", inbox: core}), is_binary(statement), do: statement
  end

  defp placeholders(:postgresql), do: :numbered
  defp placeholders(_other), do: :question

  defp query(query) when is_function(query, 3), do: query
  defp query(query) when is_function(query, 2), do: fn _none, sql, arguments -> query.(sql, arguments) end

  defp query(other) do
    Error.raise_argument(
      "query",
      "query is #{Arguments.describe(other)}; give a function of (sql, arguments), such as &Repo.query/2"
    )
  end

  defp transaction_function(transaction) when is_function(transaction, 2), do: transaction

  defp transaction_function(transaction) when is_function(transaction, 1),
    do: fn none, work -> transaction.(fn -> work.(none) end) end

  defp transaction_function(other) do
    Error.raise_argument(
      "transaction",
      "transaction is #{Arguments.describe(other)}; give a function that runs a function, such as &Repo.transaction/1"
    )
  end

  @impl true
  def create(inbox), do: unit(run(inbox, %{do: "create"}))

  @impl true
  def check(inbox), do: unit(run(inbox, %{do: "check"}))

  @impl true
  def transaction(inbox, work) do
    committed = fn connection ->
      case left(work, %{inbox | connection: connection}) do
        {:returned, {:ok, value}} -> value
        left -> raise Rollback, left: left
      end
    end

    try do
      inbox.transaction.(inbox.connection, committed)
    rescue
      rollback in Rollback -> rollback.left
      problem -> {:failed, problem}
    catch
      _kind, problem -> {:failed, problem}
    end
    |> case do
      {:ok, value} -> {:ok, value}
      {:returned, answer} -> answer
      {:raised, kind, reason, stacktrace} -> :erlang.raise(kind, reason, stacktrace)
      {_failed, problem} -> {:error, failed(problem)}
    end
  end

  # What the work raises is its own affair, and what the driver raises is the driver's.
  defp left(work, inbox) do
    {:returned, work.(inbox)}
  catch
    kind, reason -> {:raised, kind, reason, __STACKTRACE__}
  end

  @impl true
  def claim(inbox, notification, key, now) do
    request = %{
      do: "claim",
      key: key,
      event_type: notification.event_type,
      kind: notification.kind,
      now: now
    }

    case run(inbox, request) do
      {:ok, %{"state" => "fresh", "lease" => lease}} -> {:fresh, lease(lease)}
      {:ok, %{"state" => "busy"}} -> :busy
      {:ok, %{"state" => "done"}} -> :done
      {:error, error} -> {:error, error}
    end
  end

  @impl true
  def complete(inbox, lease, now), do: unit(run(inbox, %{do: "complete", lease: fields(lease), now: now}))

  @impl true
  def release(inbox, lease, error, now),
    do: unit(run(inbox, %{do: "release", lease: fields(lease), error: error, now: now}))

  @impl true
  def purge(inbox, older_than, now), do: run(inbox, %{do: "purge", older_than: older_than, now: now})

  @impl true
  def store(inbox, notification, key, now) do
    request = %{do: "store", key: key, event_type: notification.event_type, kind: notification.kind, now: now}
    unit(run(inbox, Map.put(request, :notification, Notification.to_json(notification))))
  end

  @impl true
  def take(inbox, now) do
    with {:ok, %{"lease" => lease, "notification" => text}} <- run(inbox, %{do: "take", now: now}),
         {:ok, notification} <- Native.notification_from_json(text) do
      {:ok, %Task{lease: lease(lease), notification: notification}}
    else
      {:ok, nil} -> :none
      {:error, error} -> {:error, error}
    end
  end

  @impl true
  def fail(inbox, lease, error, now),
    do: unit(run(inbox, %{do: "fail_task", lease: fields(lease), error: error, now: now}))

  @impl true
  def dead_letters(inbox, limit) do
    with {:ok, letters} <- run(inbox, %{do: "dead_letters", limit: limit}) do
      {:ok,
       for letter <- letters do
         %DeadLetter{
           key: letter["key"],
           event_type: letter["event_type"],
           attempts: letter["attempts"],
           first_seen: letter["first_seen"],
           last_error: letter["last_error"],
           notification: letter["notification"]
         }
       end}
    end
  end

  @impl true
  def retry(inbox, key, now), do: run(inbox, %{do: "retry", key: key, now: now})

  defp lease(%{"key" => key, "token" => token, "attempts" => attempts, "until" => until}),
    do: %Lease{key: key, token: token, attempts: attempts, until: until}

  defp fields(%Lease{} = lease), do: Map.from_struct(lease)

  defp unit({:ok, _nothing}), do: :ok
  defp unit({:error, error}), do: {:error, error}

  # The core says which statements, and what came of them; here they are run.
  defp run(inbox, request), do: request |> Map.put(:inbox, inbox.core) |> Call.ask() |> step(inbox)

  defp step({:ok, %{"run" => statement, "state" => state}}, inbox) do
    with {:ok, result} <- execute(inbox, statement) do
      step(Call.ask(%{do: "inbox", state: state, result: result}), inbox)
    end
  end

  defp step({:ok, %{"value" => value}}, _inbox), do: {:ok, value}
  defp step({:error, error}, _inbox), do: {:error, error}

  defp execute(inbox, %{"sql" => sql, "arguments" => arguments, "is_query" => is_query}) do
    case inbox.query.(inbox.connection, sql, arguments) do
      {:ok, %{rows: rows}} when is_query -> {:ok, %{rows: rows}}
      {:ok, %{num_rows: changed}} -> {:ok, %{changed: changed}}
      {:error, problem} -> {:error, failed({:answered, problem})}
    end
  rescue
    problem -> {:error, failed(problem)}
  catch
    _kind, problem -> {:error, failed(problem)}
  end

  # The first line of a driver's error says what is wrong; the others may show the statement and its arguments.
  defp failed({:answered, error}) when is_exception(error), do: failed(Exception.message(error))
  defp failed({:answered, reason}), do: failed(reason)
  defp failed(reason), do: Error.of(:inbox_failed, "the database failed: #{Reason.text(reason)}")
end
