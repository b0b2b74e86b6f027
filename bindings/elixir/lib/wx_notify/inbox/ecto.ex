defmodule WxNotify.Inbox.Ecto do
  @moduledoc """
  An inbox in an Ecto repository's database: a `WxNotify.Inbox.SQL` that is told all by the repository. The functions are
  `WxNotify.Inbox`'s.

      inbox = WxNotify.Inbox.Ecto.new!(Shop.Repo)

  A handler's callback runs in `Repo.transaction` together with the inbox's row, so that what it writes with the repository commits
  with the notification, and `{:error, _}`, or raising, rolls both back. It may also return an `Ecto.Multi`, which is run there:

      on_paid: fn paid, _delivery -> Ecto.Multi.update(Ecto.Multi.new(), :order, Shop.paid(paid.out_trade_no)) end

  A step that fails is the callback's failure: `{:error, "out of stock"}` says so to WeChat Pay, and of any other value only the step's
  name and the value's type are told. In the mode `:leased`, where no transaction is open, a Multi is a transaction of its own.

  A `Repo.transaction` inside of the callback is part of the inbox's, as nested ones are in Ecto: `Repo.rollback/1` in it takes all with
  it, and the answer is 500. A handler that is called inside of a `Repo.transaction` of yours is refused (`:option_invalid`): it would answer
  before that commits, and works on another connection, which does not see what is not committed. `Ecto.Adapters.SQL.Sandbox`, by which
  tests roll back, is no such transaction, and works.

  The calls of `WxNotify.Inbox` join the transaction that the process has open.
  """

  alias WxNotify.{Arguments, Error}
  alias WxNotify.Inbox.SQL

  @adapters %{
    Ecto.Adapters.Postgres => :postgresql,
    Ecto.Adapters.MyXQL => :mysql,
    Ecto.Adapters.SQLite3 => :sqlite
  }

  @type option ::
          {:dialect, :sqlite | :postgresql | :mysql}
          | {:table, String.t()}
          | {:lease, pos_integer}
          | {:name, String.t()}
          | {:max_attempts, pos_integer}
          | {:keep_plaintext, boolean}

  @doc """
  Makes an inbox, of a repository over `Ecto.Adapters.Postgres`, `MyXQL` or `SQLite3` (with another adapter say `:dialect`). It opens
  nothing, and makes no table: that is `WxNotify.Inbox.create/1`, or a migration with `WxNotify.Inbox.SQL.schema/1`.

  The options are `WxNotify.Inbox.SQL.new/1`'s `:table`, `:lease`, `:name`, `:max_attempts` and `:keep_plaintext`. Errors:
  `:option_invalid`, and `:argument_invalid` for what is no repository.
  """
  @spec new(module, [option]) :: {:ok, SQL.t()} | {:error, Error.t()}
  def new(repo, options \\ []) do
    Error.catching(fn ->
      dialect = options[:dialect] || @adapters[adapter!(repo)]

      with {:ok, inbox} <- SQL.new(Keyword.merge(options, statements(repo, dialect))),
           do: {:ok, %{inbox | repo: repo}}
    end)
  end

  @doc "The same, raising `WxNotify.Error`."
  @spec new!(module, [option]) :: SQL.t()
  def new!(repo, options \\ []), do: repo |> new(options) |> Error.unwrap!()

  defp statements(repo, dialect) do
    # A transaction that begins by reading could not wait for its turn to write.
    begin = if dialect == :sqlite, do: [mode: :immediate], else: []

    [
      dialect: dialect,
      connection: repo,
      # Ecto's log shows a statement's arguments, and a stored notification is one.
      query: fn repo, sql, arguments -> repo.query(sql, arguments, log: false) end,
      transaction: fn repo, work -> repo.transaction(fn -> work.(repo) end, begin) end
    ]
  end

  defp adapter!(repo) do
    if is_atom(repo) and Code.ensure_loaded?(repo) and function_exported?(repo, :__adapter__, 0) and
         function_exported?(repo, :query, 3) do
      repo.__adapter__()
    else
      message = "repo is #{Arguments.describe(repo)}; give your Ecto repository over SQL, such as Shop.Repo"
      Error.raise_argument("repo", message)
    end
  end
end
