defmodule Stores do
  @moduledoc false
  # The stores that an inbox can be in, each with a shop of orders beside it whose payments are counted in the same store.

  alias WxNotify.Inbox

  @all [:mnesia, :sqlite, :postgresql, :mysql]
  def all, do: @all

  @doc "A new inbox in tables of its own, created unless `create: false`, and the shop beside it."
  def open(store, options \\ []) do
    {create, options} = Keyword.pop(options, :create, true)
    name = "inbox_#{System.pid()}_#{System.unique_integer([:positive])}"
    shop = shop(store, name, Keyword.put_new(options, :table, name))
    if create, do: :ok = Inbox.create(shop.inbox)
    shop
  end

  defp shop(:mnesia, name, options) do
    start_mnesia()
    orders = :"#{name}_orders"
    {:atomic, :ok} = :mnesia.create_table(orders, disc_copies: [node()], attributes: [:number, :paid])
    table = String.to_atom(options[:table])

    %{
      inbox: Inbox.Mnesia.new!(Keyword.put(options, :table, table)),
      pay: fn _connection, number -> pay(orders, number) end,
      paid: fn number ->
        for({_, _, paid} <- :mnesia.dirty_read(orders, number), do: paid) |> Enum.sum()
      end,
      # How many rows have their notification.
      plaintexts: fn ->
        rows = for key <- :mnesia.dirty_all_keys(table), row <- :mnesia.dirty_read(table, key), do: row
        Enum.count(rows, &(elem(&1, tuple_size(&1) - 1) != nil))
      end
    }
  end

  defp shop(store, name, options) do
    database = if store == :sqlite, do: {:sqlite, Path.join(folder(), name <> ".db")}, else: store
    {:ok, pool} = Databases.start(database)
    orders = "#{name}_orders"

    {:ok, _} =
      Databases.query(
        pool,
        "CREATE TABLE #{orders} (number VARCHAR(32) PRIMARY KEY, paid BIGINT NOT NULL)",
        []
      )

    add =
      if store == :mysql,
        do: "ON DUPLICATE KEY UPDATE paid = paid + 1",
        else: "ON CONFLICT (number) DO UPDATE SET paid = #{orders}.paid + 1"

    %{
      pool: pool,
      inbox: Databases.inbox(pool, store, options),
      pay: fn connection, number ->
        {:ok, _} = Databases.query(connection, "INSERT INTO #{orders} VALUES ('#{number}', 1) #{add}", [])
        :ok
      end,
      paid: fn number ->
        {:ok, %{rows: rows}} =
          Databases.query(pool, "SELECT paid FROM #{orders} WHERE number = '#{number}'", [])

        rows |> List.flatten() |> Enum.map(&String.to_integer("#{&1}")) |> Enum.sum()
      end,
      plaintexts: fn ->
        {:ok, %{rows: [[count]]}} =
          Databases.query(pool, "SELECT COUNT(notification) FROM #{options[:table]}", [])

        String.to_integer("#{count}")
      end
    }
  end

  defp pay(orders, number) do
    case :mnesia.read(orders, number, :write) do
      [] -> :mnesia.write({orders, number, 1})
      [{_orders, _number, paid}] -> :mnesia.write({orders, number, paid + 1})
    end
  end

  @doc "Where the stores of this run are, until it ends."
  def folder do
    folder = Path.join(System.tmp_dir!(), "wx_notify_tests_#{System.pid()}")

    :global.trans({__MODULE__, self()}, fn ->
      unless File.dir?(folder) do
        File.mkdir_p!(folder)
        System.at_exit(fn _status -> :mnesia.stop() && File.rm_rf!(folder) end)
      end
    end)

    folder
  end

  # Once for all tests.
  defp start_mnesia do
    if :mnesia.system_info(:is_running) != :yes, do: Inbox.Mnesia.open!(Path.join(folder(), "mnesia"))
  end
end
