defmodule Ecto.Multi do
  @moduledoc false
  # A stand-in with the name of Ecto's, which cannot be had here: steps, run one after the other until one fails.
  defstruct steps: []

  def new, do: %__MODULE__{}

  # `run` gets the repository and what the steps before it made.
  def run(multi, name, run), do: %{multi | steps: multi.steps ++ [{name, run}]}
end

defmodule Ecto.Changeset do
  @moduledoc false
  defstruct changes: %{}
end

defmodule DBConnection.ConnectionError do
  @moduledoc false
  # A stand-in, as above.
  defexception [:message, reason: :error]
end

defmodule Repos do
  @moduledoc false
  # Repositories as Ecto makes them, for the tests: with those functions that an inbox calls and their answers, over the drivers that
  # Debian has. As in Ecto a transaction is the process's own, a nested one is part of the outer one, and a rollback in that
  # leaves the outer one nothing to commit.

  defmacro __using__(adapter: adapter, store: store) do
    quote do
      @store unquote(store)

      def __adapter__, do: unquote(adapter)
      def start, do: Repos.start(__MODULE__, @store)
      def in_transaction?, do: Process.get(__MODULE__) != nil
      def query(sql, arguments \\ [], options \\ []), do: Repos.query(__MODULE__, sql, arguments, options)
      def transaction(work, options \\ []), do: Repos.transaction(__MODULE__, work, options)
      def rollback(reason), do: throw({:rollback, reason})
    end
  end

  def start(repo, store) do
    database =
      if store == :sqlite,
        do: {:sqlite, Path.join(Stores.folder(), "repo#{System.unique_integer()}.db")},
        else: store

    {:ok, pool} = Databases.start(database)
    :persistent_term.put(repo, pool)
  end

  def query(repo, sql, arguments, _options) do
    case Process.get(repo) do
      nil -> Databases.query(:persistent_term.get(repo), sql, arguments)
      {_connection, :doomed} -> {:error, %DBConnection.ConnectionError{message: "transaction rolling back"}}
      {connection, :well} -> Databases.query(connection, sql, arguments)
    end
  end

  def transaction(repo, %Ecto.Multi{steps: steps}, options) do
    run = fn {name, step}, {:ok, made} ->
      case step.(repo, made) do
        {:ok, value} -> {:cont, {:ok, Map.put(made, name, value)}}
        {:error, value} -> {:halt, {:error, name, value, made}}
      end
    end

    work = fn ->
      with {:error, _, _, _} = failed <- Enum.reduce_while(steps, {:ok, %{}}, run), do: repo.rollback(failed)
    end

    case transaction(repo, work, options) do
      {:ok, {:ok, made}} -> {:ok, made}
      {:error, failed} -> failed
    end
  end

  def transaction(repo, work, _options) do
    if Process.get(repo), do: nested(repo, work), else: outer(repo, work)
  end

  defp nested(repo, work) do
    {:ok, work.()}
  catch
    kind, reason ->
      {connection, _health} = Process.get(repo)
      Process.put(repo, {connection, :doomed})

      if match?({:throw, {:rollback, _}}, {kind, reason}),
        do: {:error, elem(reason, 1)},
        else: :erlang.raise(kind, reason, __STACKTRACE__)
  end

  defp outer(repo, work) do
    Databases.transaction(:persistent_term.get(repo), fn connection ->
      Process.put(repo, {connection, :well})
      value = work.()
      if {connection, :doomed} == Process.get(repo), do: throw({:rollback, :rollback}), else: value
    end)
  catch
    :throw, {:rollback, reason} -> {:error, reason}
  after
    Process.delete(repo)
  end
end

defmodule Repos.PostgreSQL do
  @moduledoc false
  use Repos, adapter: Ecto.Adapters.Postgres, store: :postgresql
end

defmodule Repos.MySQL do
  @moduledoc false
  use Repos, adapter: Ecto.Adapters.MyXQL, store: :mysql
end

defmodule Repos.SQLite do
  @moduledoc false
  use Repos, adapter: Ecto.Adapters.SQLite3, store: :sqlite
end
