defmodule WxNotify.Inbox.SQL do
  @moduledoc """
  An inbox in a table of your own PostgreSQL, MySQL, MariaDB or SQLite, through Ecto or a driver. The functions are
  `WxNotify.Inbox`'s.

  Over Ecto `WxNotify.Inbox.Ecto.new!(Repo)` makes it of the repository alone. In a transaction of your own:

      Repo.transaction(fn ->
        with {:fresh, lease} <- WxNotify.Inbox.claim(inbox, notification) do
          # your own writes with Repo, then:
          with {:error, error} <- WxNotify.Inbox.complete(inbox, lease), do: Repo.rollback(error)
        end
      end)

  A driver without Ecto hands a connection through, which `query` and `transaction` take first:

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

  alias WxNotify.{Arguments, Error, Inbox, Reason}

  defmodule Rollback do
    @moduledoc false
    # Carries out of a transaction, through the driver that rolls back, why it is left.
    defexception [:left, message: "the inbox rolls back"]
  end

  @enforce_keys [:settings, :query, :transaction, :connection]
  defstruct [:settings, :query, :transaction, :connection, :repo]

  @typedoc """
  What a query answers, of which `:rows` and `:num_rows` are looked at: the shape of Ecto, Postgrex and MyXQL. An error is understood if
  it is of Postgrex, MyXQL, Exqlite or DBConnection, or a map with `:sqlstate` (five characters), or with `:number` (MySQL's, or
  SQLite's result code): what others did first must be told from what is broken.
  """
  @type result ::
          {:ok, %{:rows => [[term]] | nil, :num_rows => integer, optional(term) => term}} | {:error, term}

  @opaque settings :: map
  @type t :: %__MODULE__{
          settings: settings,
          query: (term, String.t(), list -> result),
          transaction: (term, (term -> term) -> {:ok, term} | {:error, term}),
          connection: term,
          repo: module | nil
        }

  @type option ::
          {:dialect, :sqlite | :postgresql | :mysql}
          | {:query, (String.t(), list -> result) | (term, String.t(), list -> result)}
          | {:transaction, ((() -> term) -> term) | (term, (term -> term) -> term)}
          | {:connection, term}
          | {:placeholders, :question | :numbered}
          | {:table, String.t()}
          | {:lease, pos_integer}
          | {:name, String.t()}
          | {:max_attempts, pos_integer}
          | {:keep_plaintext, boolean}

  @settings [:table, :name, :lease, :max_attempts, :keep_plaintext]
  @options [:dialect, :query, :transaction, :connection, :placeholders] ++ @settings

  @doc """
  Makes an inbox. It opens nothing, and makes no table: that is `WxNotify.Inbox.create/1`, or a migration of yours with
  `schema/1`.

    * `:dialect` - `:postgresql`, `:mysql` (MariaDB too) or `:sqlite`.
    * `:query` - runs one statement: `fn sql, arguments -> ... end`, or `fn connection, sql, arguments -> ... end`.
    * `:transaction` - runs a function in a transaction, which it commits, or rolls back where the function raises, and
      answers `{:ok, value}`: `fn work -> ... end`, whose `work` takes nothing, or `fn connection, work -> ... end`, whose
      `work` takes the transaction's connection. With SQLite it must begin with `BEGIN IMMEDIATE`:
      `&Repo.transaction(&1, mode: :immediate)`, and the connection needs `synchronous = FULL`, which `create/1` and `check/1` look at.
    * `:connection` - what those with a connection are given outside of a transaction, such as a pool.
    * `:placeholders` - `:numbered` (`$1`) or `:question` (`?`); unless given, what the dialect's drivers use.
    * `:table` - the table's name, with a schema's name and a full stop before it if you like; `"wxnotify_inbox"` unless given.
    * `:lease` - for how long a worker has a notification to itself, in seconds: longer than the work ever takes; 60 unless given.
    * `:name` - the inbox's name, where several share a table: of several merchants, or of several handlers. Each sees only its own.
    * `:max_attempts` - after how many attempts a stored notification is dead; 59 unless given, which takes 48 hours.
    * `:keep_plaintext` - whether a stored notification is kept after it had its effect, until it is purged; else it is erased then.

  Errors: `:option_invalid`, and `:argument_invalid` for wrong types.
  """
  @spec new([option]) :: {:ok, t} | {:error, Error.t()}
  def new(options) do
    Error.catching(fn ->
      options = Arguments.options(options, @options)

      settings =
        options
        |> Map.take(@settings)
        |> Map.put(:dialect, options[:dialect] || "")
        |> Map.put(:placeholders, options[:placeholders] || placeholders(options[:dialect]))

      _good = Inbox.explain!(settings)

      {:ok,
       %__MODULE__{
         settings: settings,
         query: query(options[:query]),
         transaction: transaction_function(options[:transaction]),
         connection: options[:connection]
       }}
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec new!([option]) :: t
  def new!(options), do: options |> new() |> Error.unwrap!()

  @doc "The statements that make the table, in order, for those who keep migrations; `WxNotify.Inbox.create/1` runs them."
  @spec schema(t) :: [String.t()]
  def schema(%__MODULE__{settings: settings}), do: Inbox.explain!(settings)["schema"]

  @doc "The statements that bring a table of version 1 to this version; `WxNotify.Inbox.create/1` runs them where they are due."
  @spec upgrade(t) :: [String.t()]
  def upgrade(%__MODULE__{settings: settings}), do: Inbox.explain!(settings)["upgrade"]

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
  def settings(inbox), do: inbox.settings

  # On one connection, as the locks that it takes are; MySQL commits each statement by itself, and some drivers mind that.
  @impl true
  def create(inbox) do
    made = transaction(inbox, &Inbox.call(&1, "create", %{}, []))

    with {:error, error} <- made,
         {:error, _why} <- check(inbox),
         do: {:error, error},
         else: (_made -> durable(inbox))
  end

  @impl true
  def check(inbox) do
    with {:ok, _nothing} <- Inbox.call(inbox, "check", %{}, []), do: durable(inbox)
  end

  # What SQLite in WAL with synchronous=NORMAL has committed is gone after a power cut.
  defp durable(%{settings: %{dialect: :sqlite}} = inbox) do
    case inbox.query.(inbox.connection, "PRAGMA synchronous", []) do
      {:ok, %{rows: [[level]]}} when level in [0, 1] ->
        message =
          "SQLite's synchronous is #{level}, so that what is acknowledged may be gone after a power cut; set it to FULL"

        {:error, Error.of(:option_invalid, message, "query")}

      _safe_or_unknown ->
        :ok
    end
  end

  defp durable(_inbox), do: :ok

  @impl true
  def transaction(inbox, work) do
    case attempt(inbox, work) do
      {:committed, value} -> {:ok, value}
      {:returned, answer} -> answer
      {:raised, kind, reason, stacktrace} -> :erlang.raise(kind, reason, stacktrace)
      {:failed, problem} -> {:error, Error.of(:inbox_failed, "the database failed: #{Reason.text(problem)}")}
    end
  end

  @impl true
  def in_transaction?(%{repo: nil}), do: false
  def in_transaction?(%{repo: repo}), do: repo.in_transaction?()

  # A transaction in a process of its own can only be within another where the connection itself is.
  @impl true
  def begin(%{connection: %{__struct__: DBConnection}}, _work), do: %{failed: %{trouble: "not_idle"}}

  def begin(inbox, work) do
    left = attempt(inbox, fn inbox -> if work.(inbox) == :commit, do: {:ok, nil}, else: :roll_back end)

    case left do
      {:failed, problem} -> failed(problem)
      {:raised, kind, reason, stacktrace} -> :erlang.raise(kind, reason, stacktrace)
      _committed_or_rolled_back -> "done"
    end
  end

  defp attempt(inbox, work) do
    committed = fn connection ->
      case left(work, %{inbox | connection: connection}) do
        {:returned, {:ok, value}} -> value
        left -> raise Rollback, left: left
      end
    end

    case inbox.transaction.(inbox.connection, committed) do
      {:ok, value} -> {:committed, value}
      {:error, problem} -> {:failed, problem}
      other -> {:failed, other}
    end
  rescue
    rollback in Rollback -> rollback.left
    problem -> {:failed, problem}
  catch
    _kind, problem -> {:failed, problem}
  end

  # What the work raises is its own affair, and what the driver raises is the driver's.
  defp left(work, inbox) do
    {:returned, work.(inbox)}
  catch
    kind, reason -> {:raised, kind, reason, __STACKTRACE__}
  end

  @impl true
  def run(inbox, %{"statement" => %{"sql" => sql, "arguments" => arguments, "is_query" => is_query}}, _now) do
    case inbox.query.(inbox.connection, sql, arguments) do
      {:ok, %{rows: rows}} when is_query -> %{rows: for(row <- rows, do: Enum.map(row, &value/1))}
      {:ok, %{num_rows: changed}} -> %{changed: changed}
      {:error, problem} -> failed(problem)
      other -> failed(other)
    end
  rescue
    problem -> failed(problem)
  catch
    _kind, problem -> failed(problem)
  end

  # Some drivers have a type of their own for numbers.
  defp value(value) when is_integer(value) or is_binary(value) or is_nil(value), do: value
  defp value(value), do: to_string(value)

  # Beginning waits for a connection, or in SQLite for who writes. What statements wait for each other the core limits itself.
  @impl true
  def waits(inbox, milliseconds) do
    trouble = if inbox.settings.dialect == :sqlite, do: "lock_timeout", else: "no_connection"
    %{begin: milliseconds, run: :infinity, late: %{failed: %{trouble: trouble}}}
  end

  @impl true
  def alone(_inbox, call), do: call.()

  # What the driver tells in numbers, as Postgrex, MyXQL and DBConnection do, or a map with them. Its words quote values: they only
  # help the core to recognize what SQLite has no number for.
  defp failed(problem), do: %{failed: problem |> told() |> Map.put_new(:type, type(problem))}

  defp told(%{postgres: %{pg_code: state}}), do: %{sqlstate: state}
  defp told(%{mysql: %{code: number}}), do: %{number: number}

  defp told(%{__struct__: DBConnection.ConnectionError, reason: :queue_timeout}),
    do: %{trouble: "no_connection"}

  defp told(%{__struct__: DBConnection.ConnectionError}), do: %{trouble: "lost"}

  defp told(%{} = problem) do
    for {name, is_known} <- [sqlstate: &is_binary/1, number: &is_integer/1, message: &is_binary/1],
        value = Map.get(problem, name),
        is_known.(value),
        into: %{},
        do: {if(name == :message, do: :words, else: name), value}
  end

  defp told(words) when is_binary(words), do: %{words: words}
  defp told(_other), do: %{}

  defp type(problem), do: Reason.text(problem)
end
