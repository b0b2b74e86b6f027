for store <- Stores.all() do
  defmodule Module.concat(WxNotify.InboxTest, Macro.camelize("#{store}")) do
    # The same scenarios in every store.
    use ExUnit.Case, async: false
    alias WxNotify.{Error, Inbox, Notification, NotificationParser}
    alias WxNotify.Inbox.Health
    alias WxNotify.Testing.Platform

    @store store
    @now 1_700_000_000

    setup_all do
      platform = Platform.new!()
      %{platform: platform, parser: Platform.parser(platform)}
    end

    setup %{platform: platform, parser: parser} do
      delivery = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment(), id: "EV-支付'1\\")
      %{notification: NotificationParser.parse!(parser, delivery.headers, delivery.body)}
    end

    defp lost({:error, %Error{code: :lease_lost}}), do: true
    defp lost(_other), do: false

    test "fresh, then busy, then done", %{notification: notification} do
      %{inbox: inbox} = Stores.open(@store)

      assert {:fresh, %{key: "EV-支付'1\\", attempts: 1, until: until} = lease} =
               Inbox.claim(inbox, notification, now: @now)

      assert until == @now + 60
      assert :busy = Inbox.claim(inbox, notification, now: @now + 59)
      assert :ok = Inbox.complete(inbox, lease, now: @now + 59)
      assert :done = Inbox.claim(inbox, notification, now: @now + 1000)
      assert lost(Inbox.complete(inbox, lease, now: @now + 59))
    end

    test "what was released is fresh again, and says how often it was tried", %{notification: notification} do
      %{inbox: inbox} = Stores.open(@store)
      {:fresh, lease} = Inbox.claim(inbox, notification, now: @now)
      error = "no such order " <> String.duplicate("é", 600)
      assert {:ok, false} = Inbox.release(inbox, lease, error, now: @now)
      assert lost(Inbox.release(inbox, lease, "again", now: @now))
      assert {:fresh, %{attempts: 2}} = Inbox.claim(inbox, notification, now: @now)
    end

    test "a lease that ended goes to the next, and who had it lost it", %{notification: notification} do
      %{inbox: inbox} = Stores.open(@store, lease: 3)
      {:fresh, old} = Inbox.claim(inbox, notification, now: @now)
      assert :busy = Inbox.claim(inbox, notification, now: @now + 2)
      # Past its end nobody can complete, even where nobody else has it yet.
      assert lost(Inbox.complete(inbox, old, now: @now + 3))
      assert {:fresh, %{attempts: 2} = new} = Inbox.claim(inbox, notification, now: @now + 3)
      assert lost(Inbox.complete(inbox, old, now: @now + 3))
      assert lost(Inbox.release(inbox, old, "late", now: @now + 3))
      assert :ok = Inbox.complete(inbox, new, now: @now + 4)
    end

    test "claim, effect and completion commit or roll back together", %{notification: notification} do
      %{inbox: inbox, pay: pay, paid: paid} = Stores.open(@store)

      work = fn last ->
        Inbox.transaction(inbox, fn inbox ->
          with {:fresh, lease} <- Inbox.claim(inbox, notification) do
            pay.(Map.get(inbox, :connection), "A1")
            :ok = Inbox.complete(inbox, lease)
            last.()
          else
            :done -> {:ok, :done}
          end
        end)
      end

      assert {:error, :changed_my_mind} = work.(fn -> {:error, :changed_my_mind} end)
      assert_raise RuntimeError, "crash", fn -> work.(fn -> raise "crash" end) end
      assert catch_throw(work.(fn -> throw(:ball) end)) == :ball
      assert paid.("A1") == 0
      assert {:ok, :paid} = work.(fn -> {:ok, :paid} end)
      assert {:ok, :done} = work.(fn -> flunk("it was done") end)
      assert paid.("A1") == 1
    end

    test "many at once: one is fresh, and the effect happens once", %{notification: notification} do
      %{inbox: inbox, pay: pay, paid: paid} = Stores.open(@store)

      outcomes =
        1..16
        |> Task.async_stream(
          fn _ ->
            Inbox.transaction(inbox, fn inbox ->
              case Inbox.claim(inbox, notification) do
                {:fresh, lease} ->
                  pay.(Map.get(inbox, :connection), "A1")
                  with :ok <- Inbox.complete(inbox, lease), do: {:ok, :paid}

                other ->
                  {:ok, other}
              end
            end)
          end,
          max_concurrency: 16,
          timeout: 60_000
        )
        |> Enum.map(fn {:ok, {:ok, outcome}} -> outcome end)

      assert Enum.count(outcomes, &(&1 == :paid)) == 1
      # Who was just slower is told so; the next delivery finds it done.
      assert Enum.uniq(outcomes -- [:paid]) -- [:done, :busy] == []
      assert :done = Inbox.claim(inbox, notification)
      assert paid.("A1") == 1

      leases =
        1..8 |> Enum.map(fn _ -> Task.async(fn -> Inbox.claim(inbox, notification, key: "second") end) end)

      assert [{:fresh, _}] = leases |> Task.await_many(60_000) |> Enum.reject(&(&1 == :busy))
    end

    test "stored, taken, completed", %{notification: notification} do
      %{inbox: inbox} = Stores.open(@store)
      assert :none = Inbox.take(inbox, now: @now)
      assert {:ok, true} = Inbox.store(inbox, notification, now: @now)
      assert {:ok, false} = Inbox.store(inbox, notification, now: @now + 1)
      assert {:ok, task} = Inbox.take(inbox, now: @now + 1)
      assert task.notification == notification
      assert task.notification.resource == notification.resource
      assert %{attempts: 1, key: "EV-支付'1\\"} = task.lease
      assert :none = Inbox.take(inbox, now: @now + 1)
      assert :ok = Inbox.complete(inbox, task.lease, now: @now + 2)
      assert :none = Inbox.take(inbox, now: @now + 1000)
      assert {:ok, false} = Inbox.store(inbox, notification, now: @now + 1000)
      assert :none = Inbox.take(inbox, now: @now + 1000)
      assert :done = Inbox.claim(inbox, notification, now: @now + 1000)
    end

    test "failures wait longer each time, then are dead, listed, and tried again", %{
      notification: notification
    } do
      %{inbox: inbox} = Stores.open(@store, max_attempts: 3)
      {:ok, true} = Inbox.store(inbox, notification, now: @now)

      times =
        for {at, wait} <- [{@now, 2}, {@now + 2, 4}] do
          {:ok, task} = Inbox.take(inbox, now: at)
          assert {:ok, false} = Inbox.fail(inbox, task.lease, "no stock", now: at)
          assert lost(Inbox.fail(inbox, task.lease, "no stock", now: at))
          assert :none = Inbox.take(inbox, now: at + wait - 1)
          task.lease.attempts
        end

      assert times == [1, 2]
      assert {:ok, []} = Inbox.dead_letters(inbox)
      {:ok, last} = Inbox.take(inbox, now: @now + 6)
      assert {:ok, true} = Inbox.fail(inbox, last.lease, "no stock at all", now: @now + 6)
      assert :none = Inbox.take(inbox, now: @now + 10_000)
      assert :dead = Inbox.claim(inbox, notification, now: @now + 10_000)
      assert {:error, %{code: :handler_failed}} = Inbox.store(inbox, notification, now: @now + 10_000)

      assert {:ok, [letter]} = Inbox.dead_letters(inbox, 10)

      assert %{key: key, event_type: "TRANSACTION.SUCCESS", kind: "transaction.direct", attempts: 3} = letter
      assert letter.first_seen == @now
      assert letter.last_error == "no stock at all"
      assert letter.notification == Notification.to_json(notification)
      refute inspect(letter) =~ "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"

      assert {:ok, false} = Inbox.retry(inbox, "another", now: @now + 11_000)
      assert {:ok, true} = Inbox.retry(inbox, key, now: @now + 11_000)
      assert {:ok, false} = Inbox.retry(inbox, key, now: @now + 11_000)
      assert {:ok, %{lease: %{attempts: 1} = lease}} = Inbox.take(inbox, now: @now + 11_000)
      assert :ok = Inbox.complete(inbox, lease, now: @now + 11_000)
    end

    test "what waits too long and what is dead is not healthy", %{notification: notification} do
      %{inbox: inbox} = Stores.open(@store, max_attempts: 1)
      assert {:ok, %Health{healthy: true, problems: []}} = Inbox.health(inbox, now: @now)
      assert {:ok, true} = Inbox.store(inbox, notification, now: @now)
      assert {:ok, %{healthy: true, stats: %{waiting: 1}}} = Inbox.health(inbox, now: @now + 900)
      assert {:ok, %{healthy: false, problems: [late]} = health} = Inbox.health(inbox, now: @now + 901)
      assert late =~ "the oldest for 901 seconds"
      assert {:ok, health.stats} == Inbox.stats(inbox, now: @now + 901)
      assert {:ok, %{healthy: true}} = Inbox.health(inbox, max_waiting: 1000, now: @now + 901)

      {:ok, task} = Inbox.take(inbox, now: @now)
      assert {:ok, true} = Inbox.fail(inbox, task.lease, "the last", now: @now)

      assert {:ok, %{healthy: false, problems: ["there are 1 dead letters" <> _], stats: %{dead: 1}}} =
               Inbox.health(inbox, now: @now)

      assert {:ok, %{healthy: true}} = Inbox.health(inbox, max_dead: 1, now: @now)

      for limit <- [:max_waiting, :max_dead] do
        field = "#{limit}"

        assert {:error, %Error{code: :option_invalid, field: ^field}} = Inbox.health(inbox, [{limit, -1}])
      end

      assert {:error, %Error{code: :argument_invalid}} = Inbox.health(inbox, max_age: 1)
      %{inbox: none} = Stores.open(@store, create: false)
      assert {:error, %Error{code: code}} = Inbox.health(none)
      assert code in [:inbox_schema, :inbox_failed]
    end

    test "one that kills its workers is buried", %{notification: notification} do
      %{inbox: inbox} = Stores.open(@store, max_attempts: 2, lease: 10)
      {:ok, true} = Inbox.store(inbox, notification, now: @now)
      {:ok, %{lease: first}} = Inbox.take(inbox, now: @now)
      assert :none = Inbox.take(inbox, now: @now + 9)
      assert {:ok, %{lease: %{attempts: 2}}} = Inbox.take(inbox, now: @now + 10)
      assert lost(Inbox.complete(inbox, first, now: @now + 9))
      assert :none = Inbox.take(inbox, now: @now + 20)

      assert {:ok, [%{last_error: "its worker did not end the last attempt within the lease"}]} =
               Inbox.dead_letters(inbox)
    end

    test "those that waited longest go first, and each to one worker", %{notification: notification} do
      %{inbox: inbox} = Stores.open(@store)

      for number <- 1..12,
          do: {:ok, true} = Inbox.store(inbox, %{notification | id: "EV-#{number}"}, now: @now + number)

      takers = for _ <- 1..4, do: Task.async(fn -> take_all(inbox, []) end)
      taken = takers |> Task.await_many(60_000) |> List.flatten()
      assert length(taken) == 12 and length(Enum.uniq(taken)) == 12
    end

    # None while others were quicker does not mean that none waits.
    defp take_all(inbox, keys, patience \\ 5) do
      case Inbox.take(inbox, now: @now + 100) do
        {:ok, task} -> take_all(inbox, [task.lease.key | keys])
        :none when patience > 0 -> take_all(inbox, keys, patience - 1)
        :none -> keys
      end
    end

    test "purge forgets what is done and old, and nothing else", %{notification: notification} do
      %{inbox: inbox} = Stores.open(@store)

      for {id, at} <- [{"old", @now}, {"new", @now + 50_000}] do
        {:fresh, lease} = Inbox.claim(inbox, notification, key: id, now: at)
        :ok = Inbox.complete(inbox, lease, now: at)
      end

      {:fresh, _open} = Inbox.claim(inbox, notification, key: "open", now: @now)
      assert {:ok, 1} = Inbox.purge(inbox, 90_000, now: @now + 90_001)
      assert {:ok, 0} = Inbox.purge(inbox, 90_000, now: @now + 90_001)
      assert {:fresh, _} = Inbox.claim(inbox, notification, key: "old", now: @now)
      assert :done = Inbox.claim(inbox, notification, key: "new", now: @now)
      assert {:error, %{code: :option_invalid, field: "older_than"}} = Inbox.purge(inbox, 89_999)
    end

    test "keys and tables of one's own, and bad ones", %{notification: notification} do
      one = Stores.open(@store)
      two = Stores.open(@store)
      assert {:fresh, %{key: "order A1"}} = Inbox.claim(one.inbox, notification, key: "order A1")
      assert :busy = Inbox.claim(one.inbox, %{notification | id: "another"}, key: "order A1")
      assert {:fresh, _} = Inbox.claim(one.inbox, notification)
      assert {:fresh, _} = Inbox.claim(two.inbox, notification, key: "order A1")

      for key <- ["", " x", "x ", String.duplicate("k", 192)] do
        assert {:error, %{code: :option_invalid, field: "key"}} =
                 Inbox.claim(one.inbox, notification, key: key)

        assert {:error, %{code: :option_invalid, field: "key"}} =
                 Inbox.store(one.inbox, notification, key: key)
      end

      for {field, options} <- [lease: [lease: 0], max_attempts: [max_attempts: 0], table: [table: "1; DROP"]] do
        error = assert_raise Error, fn -> Stores.open(@store, options ++ [create: false]) end
        assert {error.code, error.field} == {:option_invalid, "#{field}"}
      end
    end

    test "a missing table is told as such, and one that is there is left as it is", %{
      notification: notification
    } do
      %{inbox: inbox} = Stores.open(@store, create: false)
      assert {:error, %{code: :inbox_schema} = error} = Inbox.check(inbox)
      assert error.ack.status == 500
      assert {:error, %{code: code}} = Inbox.claim(inbox, notification)
      assert code in [:inbox_schema, :inbox_failed]
      assert :ok = Inbox.create(inbox)
      assert :ok = Inbox.check(inbox)
      {:fresh, _} = Inbox.claim(inbox, notification)
      assert :ok = Inbox.create(inbox)
      assert :busy = Inbox.claim(inbox, notification)
    end
  end
end

defmodule WxNotify.InboxTest.Options do
  use ExUnit.Case, async: false
  alias WxNotify.{Error, Inbox}

  @good [dialect: :postgresql, query: &Databases.query/3, transaction: &Databases.transaction/2]

  test "the SQL inbox's options" do
    for {field, wrong} <- [
          dialect: :oracle,
          dialect: nil,
          query: nil,
          query: &Inbox.check/1,
          transaction: nil
        ] do
      assert {:error, %Error{field: name}} = Inbox.SQL.new(Keyword.put(@good, field, wrong))
      assert name == "#{field}"
    end

    assert {:error, %Error{code: :argument_invalid}} = Inbox.SQL.new(@good ++ [tabel: "x"])

    assert ["CREATE TABLE IF NOT EXISTS shop.inbox" <> _ | _] =
             Inbox.SQL.schema(Inbox.SQL.new!(@good ++ [table: "shop.inbox"]))

    assert ["ALTER TABLE shop.inbox" <> _ | _] =
             Inbox.SQL.upgrade(Inbox.SQL.new!(@good ++ [table: "shop.inbox"]))
  end

  test "functions as Ecto has them: the connection is the process's own" do
    {:ok, pool} = Databases.start({:sqlite, Path.join(Stores.folder(), "ecto.db")})
    connection = fn -> Process.get(:connection) || pool end

    transaction = fn work ->
      Databases.transaction(pool, fn connection ->
        Process.put(:connection, connection)
        try do: work.(), after: Process.delete(:connection)
      end)
    end

    query = fn sql, arguments -> Databases.query(connection.(), sql, arguments) end
    inbox = Inbox.SQL.new!(dialect: :sqlite, query: query, transaction: transaction)
    :ok = Inbox.create(inbox)
    paid = %{id: "EV-1", event_type: "TRANSACTION.SUCCESS", kind: "transaction.direct"}

    assert {:error, :no} =
             Inbox.transaction(inbox, fn inbox ->
               with({:fresh, _} <- Inbox.claim(inbox, paid), do: {:error, :no})
             end)

    assert {:ok, {:fresh, %{attempts: 1}}} =
             Inbox.transaction(inbox, fn inbox -> {:ok, Inbox.claim(inbox, paid)} end)
  end

  test "a database that fails" do
    lost =
      "the connection to the inbox's database was lost, or the database is not taking any (MySQL or MariaDB, "

    for {query, said} <- [
          {fn _, _ -> {:error, %RuntimeError{message: "gone\nINSERT secret"}} end, "RuntimeError)"},
          {fn _, _ -> raise "gone" end, "RuntimeError)"},
          {fn _, _ -> {:error, %{number: 2013, message: "gone"}} end, "error 2013, a map)"},
          {fn _, arguments -> raise KeyError, key: :x, term: arguments end, "KeyError)"},
          {fn _, arguments -> exit({:noproc, {GenServer, :call, [:pool, arguments]}}) end, ":noproc)"}
        ] do
      inbox = Inbox.SQL.new!(dialect: :mysql, query: query, transaction: & &1.())
      assert {:error, %Error{code: :inbox_failed} = error} = Inbox.check(inbox)
      assert error.message == lost <> said
    end

    inbox =
      Inbox.SQL.new!(
        dialect: :mysql,
        query: fn _, _ -> {:ok, %{}} end,
        transaction: fn _ -> raise "no pool" end
      )

    assert {:error, %Error{code: :inbox_failed}} = Inbox.transaction(inbox, fn _ -> {:ok, 1} end)
    inbox = %{inbox | transaction: fn _, _ -> {:error, :rollback} end}
    assert {:error, %Error{code: :inbox_failed}} = Inbox.transaction(inbox, fn _ -> {:ok, 1} end)
  end

  test "Mnesia's own transaction is joined, and open! insists on its folder" do
    %{inbox: inbox} = Stores.open(:mnesia)
    paid = %{id: "EV-1", event_type: "TRANSACTION.SUCCESS", kind: "transaction.direct"}

    assert {:aborted, :no} =
             :mnesia.transaction(fn ->
               {:fresh, _} = Inbox.claim(inbox, paid)
               :mnesia.abort(:no)
             end)

    assert {:fresh, %{attempts: 1}} = Inbox.claim(inbox, paid)
    # What is not the inbox's is not told as its.
    assert {:error, %Error{code: :inbox_failed, message: "Mnesia failed: :no_exists :nowhere"}} =
             Inbox.transaction(inbox, fn _ -> {:ok, :mnesia.read(:nowhere, 1)} end)

    assert {:error, %Error{code: :inbox_failed}} =
             Inbox.transaction(inbox, fn _ -> :mnesia.abort("no stock") end)

    error = assert_raise Error, fn -> Inbox.Mnesia.open!(System.tmp_dir!()) end
    assert {error.code, error.field} == {:option_invalid, "folder"}
    # Already open, in this folder.
    table = :"open_#{System.unique_integer([:positive])}"

    assert %Inbox.Mnesia{} =
             inbox = Inbox.Mnesia.open!(to_string(:mnesia.system_info(:directory)), table: table)

    assert :ok = Inbox.check(inbox)
    assert hd(Inbox.Mnesia.columns()) == :key
    assert :mnesia.table_info(table, :attributes) == Inbox.Mnesia.columns()
    assert :mnesia.table_info(table, :storage_type) == :disc_copies
  end
end
