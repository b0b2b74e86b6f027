defmodule Databases do
  @moduledoc false
  # PostgreSQL, MariaDB and SQLite over the Erlang drivers that Debian has, in the shape of Postgrex and MyXQL: a pool of
  # connections, query(connection, sql, arguments), transaction(pool, work). PostgreSQL and MariaDB are where
  # tools/databases.sh started them.

  defmodule Pool do
    @moduledoc false
    # Connections that nobody uses. One is made where there is none, and a broken one is not given back.
    use Agent

    def start_link(database), do: Agent.start_link(fn -> {database, []} end)

    def with_connection(pool, work) do
      connection = Agent.get_and_update(pool, &checkout/1) |> opened()
      watch = watch(connection)
      result = work.(connection)
      send(watch, :given_back)
      Agent.update(pool, fn {database, idle} -> {database, [connection | idle]} end)
      result
    end

    # Closes the connection of who dies with it, as pools do: what it had open is rolled back.
    defp watch(connection) do
      user = self()

      spawn(fn ->
        monitor = Process.monitor(user)

        receive do
          :given_back -> :ok
          {:DOWN, ^monitor, :process, ^user, _reason} -> Databases.close(connection)
        end
      end)
    end

    defp checkout({database, [connection | idle]}), do: {connection, {database, idle}}
    defp checkout({database, []}), do: {{:open, database}, {database, []}}

    # In the caller's process, as the drivers' processes may be linked to it.
    defp opened({:open, database}), do: Databases.connect(database)
    defp opened(connection), do: connection
  end

  @doc "A pool for `:postgresql`, `:mysql`, the URL of one of the two, or `{:sqlite, file}`."
  def start(database), do: Pool.start_link(database)

  def inbox(pool, dialect, options \\ []) do
    defaults = [dialect: dialect, connection: pool, query: &query/3, transaction: &transaction/2]
    WxNotify.Inbox.SQL.new!(defaults ++ options)
  end

  def connect(:postgresql), do: connect(variable("WXNOTIFY_POSTGRES_URL"))
  def connect(:mysql), do: connect(variable("WXNOTIFY_MARIADB_URL"))

  def connect(url) when is_binary(url) do
    %{scheme: scheme, host: host, port: port, path: "/" <> database, userinfo: user} = URI.parse(url)
    [user, password] = String.split(user, ":")
    connect(scheme, to_charlist(host), port, user, password, database)
  end

  def connect({:sqlite, file}) do
    {:ok, connection} = :sqlite3.open(:anonymous, file: to_charlist(file))
    Process.unlink(connection)
    connection = {:sqlite, connection}

    {:ok, _} = query(connection, "PRAGMA journal_mode = WAL", [])
    connection
  end

  defp connect("postgres", host, port, user, password, database) do
    {:ok, connection} =
      :pgsql.connect(
        host: host,
        port: port,
        user: user,
        password: password,
        database: database,
        as_binary: true
      )

    # The driver does not understand notices.
    {:ok, _} = :pgsql.squery(connection, "SET client_min_messages = warning")
    {:postgresql, connection}
  end

  defp connect("mysql", host, port, user, password, database) do
    [user, password, database] = Enum.map([user, password, database], &to_charlist/1)
    quiet = fn _level, _format, _arguments -> :ok end
    {:ok, connection} = :p1_mysql_conn.start(host, port, user, password, database, quiet)
    {:ok, _} = query({:mysql, connection}, "SET NAMES utf8mb4", [])
    {:mysql, connection}
  end

  def close({:sqlite, connection}), do: :sqlite3.close(connection)
  def close({_database, connection}), do: Process.exit(connection, :kill)

  defp variable(name) do
    System.get_env(name) || raise "#{name} is not set; run the tests by ./test.sh, which starts the databases"
  end

  @doc "Runs a statement on a connection, or on one of a pool."
  def query(pool, sql, arguments) when is_pid(pool),
    do: Pool.with_connection(pool, &query(&1, sql, arguments))

  # Neither of the two drivers has parameters that can be relied on (that of PostgreSQL reads no NULL with them), so they are written
  # into the statement. Real ones have.
  def query({:postgresql, connection}, sql, arguments) do
    written = Regex.replace(~r/\$(\d+)/, sql, fn _all, number -> quoted(arguments, number) end)

    case :pgsql.squery(connection, written) do
      {:ok, [{:error, error}]} -> {:error, %{sqlstate: error[:code]}}
      {:ok, [{_command, _columns, rows}]} -> {:ok, %{rows: nulls(rows), num_rows: length(rows)}}
      {:ok, [command]} -> {:ok, %{rows: nil, num_rows: count(command)}}
    end
  end

  def query({:mysql, connection}, sql, arguments) do
    [first | rest] = String.split(sql, "?")
    statement = IO.iodata_to_binary([first | Enum.zip_with(arguments, rest, &[literal(&1), &2])])

    case :p1_mysql_conn.squery(connection, statement, self(), result_type: :binary, timeout: 30_000) do
      {:data, result} -> {:ok, %{rows: nulls(:p1_mysql.get_result_rows(result)), num_rows: 0}}
      {:updated, result} -> {:ok, %{rows: nil, num_rows: :p1_mysql.get_result_affected_rows(result)}}
      {:error, result} -> {:error, mysql_error(:p1_mysql.get_result_reason(result))}
    end
  end

  # SQLite's own busy_timeout would wait in the VM's one thread for drivers, and keep out who has the lock.
  def query({:sqlite, connection} = sqlite, sql, arguments) do
    case :sqlite3.sql_exec_timeout(connection, sql, arguments, 30_000) do
      {:error, 5, _locked} -> Process.sleep(5) && query(sqlite, sql, arguments)
      {:error, code, message} -> {:error, %{number: code, message: to_string(message)}}
      [columns: _names, rows: rows] -> {:ok, %{rows: Enum.map(rows, &sqlite_row/1), num_rows: 0}}
      _changed -> {:ok, %{rows: nil, num_rows: :sqlite3.changes(connection)}}
    end
  end

  # The driver tells the SQLSTATE in its text: "#42S02Table .. doesn't exist".
  defp mysql_error(reason) do
    case to_string(reason) do
      "#" <> <<state::binary-size(5), _words::binary>> -> %{sqlstate: state}
      words -> %{message: words}
    end
  end

  # Such as "UPDATE 1".
  defp count(command) do
    case command |> String.split() |> List.last() |> Integer.parse() do
      {count, ""} -> count
      _no_count -> 0
    end
  end

  defp quoted(arguments, number) do
    case Enum.at(arguments, String.to_integer(number) - 1) do
      number when is_integer(number) -> Integer.to_string(number)
      text -> "'" <> String.replace(text, "'", "''") <> "'"
    end
  end

  defp nulls(rows), do: for(row <- rows, do: Enum.map(row, &null/1))
  defp sqlite_row(row), do: row |> Tuple.to_list() |> Enum.map(&null/1)

  defp null(value) when value in [:null, :undefined], do: nil
  defp null(value), do: value

  defp literal(number) when is_integer(number), do: Integer.to_string(number)

  defp literal(text) do
    ["'", text |> String.replace("\\", "\\\\") |> String.replace("'", "''"), "'"]
  end

  @doc "Runs work in a transaction, which is rolled back where it raises."
  def transaction(pool, work) do
    Pool.with_connection(pool, fn connection ->
      command!(connection, begin(connection))

      try do
        work.(connection)
      catch
        kind, reason ->
          command!(connection, "ROLLBACK")
          {:raised, kind, reason, __STACKTRACE__}
      else
        value ->
          command!(connection, "COMMIT")
          {:ok, value}
      end
    end)
    |> case do
      {:ok, value} -> {:ok, value}
      {:raised, kind, reason, stacktrace} -> :erlang.raise(kind, reason, stacktrace)
    end
  end

  # So that two that will write wait for each other at the beginning.
  defp begin({:sqlite, _connection}), do: "BEGIN IMMEDIATE"
  defp begin(_connection), do: "BEGIN"

  defp command!(connection, command) do
    with {:error, problem} <- query(connection, command, []), do: raise("#{command}: #{inspect(problem)}")
  end
end
