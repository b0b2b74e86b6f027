defmodule WxNotify.StacksTest do
  # What the READMEs say that the tests run with is what they run with.
  use ExUnit.Case, async: false

  @servers [
    {"PostgreSQL", :postgresql, "SHOW server_version"},
    {"MariaDB", :mysql, "SELECT VERSION()"},
    {"SQLite", :sqlite, "SELECT sqlite_version()"}
  ]

  for readme <- ["README.md", "README.zh-CN.md"] do
    test "#{readme} names the versions that are installed" do
      cells = cells(unquote(readme))

      named =
        Regex.scan(~r/([\w]+) (\d+(?:\.\d+)?)(?![.\d])/, Enum.join(cells, "\n"), capture: :all_but_first)

      assert Enum.sort(for [name, _version] <- named, do: name) == Enum.sort(Map.keys(installed()))

      for [name, version] <- named,
          do: assert(String.starts_with?(installed()[name] <> ".", version <> "."), name)
    end
  end

  # The third column of the tables that have one.
  defp cells(readme) do
    text = File.read!(Path.join("#{__DIR__}/..", readme))
    tables = Regex.scan(~r/(?:the tests run with|测试所用) \|.*\n\|.*\n((?:\|.*\|\n)+)/u, text)
    assert length(tables) == 2

    for [_all, rows] <- tables,
        row <- String.split(rows, "\n", trim: true),
        do: Enum.at(String.split(row, "|"), 3)
  end

  defp installed do
    applications =
      for name <- [:inets, :mnesia, :p1_pgsql, :p1_mysql, :sqlite3], into: %{} do
        _loaded = Application.load(name)
        {"#{name}", "#{Application.spec(name, :vsn)}"}
      end

    servers = for {name, store, query} <- @servers, into: %{}, do: {name, server(store, query)}
    applications |> Map.merge(servers) |> Map.put("Elixir", System.version())
  end

  # "15.18 (Debian 15.18-0+deb12u1)", "10.11.14-MariaDB-...".
  defp server(store, query) do
    {:ok, pool} = Databases.start(if store == :sqlite, do: {:sqlite, ":memory:"}, else: store)
    {:ok, %{rows: [[version]]}} = Databases.query(pool, query, [])
    hd(Regex.run(~r/^[\d.]+/, to_string(version)))
  end
end
