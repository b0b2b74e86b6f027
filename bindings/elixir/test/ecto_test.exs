defmodule WxNotify.EctoTest do
  # An inbox in an Ecto repository's transaction: stand-ins for Ecto over real databases.
  use ExUnit.Case, async: false
  alias WxNotify.{Error, Handler, Inbox, NotificationParser, Testing}
  alias WxNotify.Testing.Platform

  @repos Application.compile_env(:wx_notify, :repos, [Repos.PostgreSQL, Repos.MySQL, Repos.SQLite])

  setup_all do
    platform = Platform.new!()
    for repo <- @repos, do: repo.start()
    %{platform: platform, parser: Platform.parser(platform)}
  end

  setup %{platform: platform} do
    test = self()
    table = "ecto_#{System.pid()}_#{System.unique_integer([:positive])}"

    %{
      table: table,
      paid: Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment(), id: "EV-1"),
      observe: fn outcome -> send(test, {:outcome, outcome.code, outcome.error}) end
    }
  end

  defp open(repo, table, options \\ []) do
    inbox = Inbox.Ecto.new!(repo, [table: table] ++ options)
    :ok = Inbox.create(inbox)
    {:ok, _} = repo.query("CREATE TABLE #{table}_orders (number VARCHAR(32) NOT NULL)", [])
    inbox
  end

  defp write(repo, table, number),
    do: {:ok, _} = repo.query("INSERT INTO #{table}_orders VALUES ('#{number}')", [])

  defp written(repo, table) do
    {:ok, %{rows: rows}} = repo.query("SELECT number FROM #{table}_orders ORDER BY number", [])
    List.flatten(rows)
  end

  defp send_it(handler, paid), do: Handler.call(handler, "POST", paid.headers, paid.body) |> elem(0)

  for repo <- @repos do
    @repo repo

    test "#{inspect(@repo)}: success, failure, and a duplicate", %{parser: parser, paid: paid, table: table} do
      inbox = open(@repo, table)

      callback = fn answer ->
        fn paid, delivery ->
          assert delivery.connection == @repo
          assert @repo.in_transaction?()
          write(@repo, table, paid.out_trade_no && "A1")
          answer
        end
      end

      handler = &Handler.new!(parser, inbox: inbox, on_paid: callback.(&1))
      assert 500 == send_it(handler.({:error, "no stock"}), paid)
      assert [] == written(@repo, table)
      assert 200 == send_it(handler.(:ok), paid)
      assert 200 == send_it(handler.(:ok), paid)
      assert ["A1"] == written(@repo, table)
    end

    test "#{inspect(@repo)}: an Ecto.Multi is run in the inbox's transaction", context do
      %{parser: parser, paid: paid, table: table, observe: observe} = context
      inbox = open(@repo, table)

      multi = fn last ->
        Ecto.Multi.new()
        |> Ecto.Multi.run(:order, fn repo, _made -> {:ok, write(repo, table, "A1")} end)
        |> Ecto.Multi.run(:stock, fn _repo, %{order: _} -> last end)
      end

      for mode <- [:transaction, :leased] do
        handler =
          &Handler.new!(parser, inbox: inbox, mode: mode, observe: observe, on_paid: fn _, _ -> multi.(&1) end)

        assert 500 == send_it(handler.({:error, "out of stock"}), paid)
        assert_received {:outcome, :handler_failed, %Error{message: message}}
        assert message =~ "out of stock"
        assert 500 == send_it(handler.({:error, %Ecto.Changeset{changes: %{openid: "oUpF8uMuAJO"}}}), paid)
        assert_received {:outcome, :handler_failed, %Error{message: message}}
        assert message =~ "Ecto.Multi failed at :stock: a struct Ecto.Changeset"
        refute message =~ "oUpF8uMuAJO"
        assert [] == written(@repo, table)
      end

      handler = Handler.new!(parser, inbox: inbox, on_paid: fn _, _ -> multi.({:ok, 1}) end)
      assert [200, 200] == [send_it(handler, paid), send_it(handler, paid)]
      assert ["A1"] == written(@repo, table)
    end

    test "#{inspect(@repo)}: a nested transaction is part of the inbox's, and its rollback is no success",
         context do
      %{parser: parser, paid: paid, table: table} = context
      inbox = open(@repo, table)

      nested = fn last ->
        fn _paid, _delivery ->
          write(@repo, table, "outside")
          _ignored = @repo.transaction(fn -> write(@repo, table, "inside") && last.() end)
          :ok
        end
      end

      handler = &Handler.new!(parser, inbox: inbox, on_paid: nested.(&1))
      assert 500 == send_it(handler.(fn -> @repo.rollback(:no_stock) end), paid)
      assert [] == written(@repo, table)
      assert 200 == send_it(handler.(fn -> :ok end), paid)
      assert ["inside", "outside"] == written(@repo, table)
    end

    test "#{inspect(@repo)}: a handler inside of a transaction is refused, a call joins it", context do
      %{parser: parser, paid: paid, table: table, observe: observe} = context
      inbox = open(@repo, table)
      called = fn _, _ -> flunk("it was called") end

      for mode <- [:transaction, :leased, :stored] do
        handler = Handler.new!(parser, inbox: inbox, mode: mode, observe: observe, on_paid: called)
        assert {:ok, 500} == @repo.transaction(fn -> send_it(handler, paid) end)
        assert_received {:outcome, :option_invalid, %Error{message: message}}
        assert message =~ "has a transaction open already"
      end

      notification = NotificationParser.parse!(parser, paid.headers, paid.body)
      claim = fn -> Inbox.claim(inbox, notification) end
      assert {:error, {:fresh, _}} = @repo.transaction(fn -> @repo.rollback(claim.()) end)
      assert {:ok, {:fresh, lease}} = @repo.transaction(claim)
      assert {:ok, :ok} = @repo.transaction(fn -> Inbox.complete(inbox, lease) end)
      assert :done = claim.()
    end

    test "#{inspect(@repo)}: so is reconcile, and outside of it its effect commits with the inbox's row",
         context do
      %{platform: platform, parser: parser, table: table, observe: observe} = context
      of = WeChatPay.serve(platform, Testing.Merchant.new!(WeChatPay.mchid()))
      given = [mchid: WeChatPay.mchid(), out_trade_no: "A1", transaction_id: "42"]
      query = "/v3/pay/transactions/out-trade-no/A1?mchid=#{WeChatPay.mchid()}"
      WeChatPay.answers(of, query, {200, Testing.sample!("TRANSACTION.SUCCESS", given)})
      pay = fn paid, _ -> write(@repo, table, paid.out_trade_no) && :ok end
      options = [inbox: open(@repo, table), key: :business, on_paid: pay, observe: observe]
      handler = Handler.new!(parser, options)
      reconcile = fn -> Handler.reconcile(handler, WeChatPay.merchant(of), out_trade_no: "A1") end
      assert {:ok, {:error, %Error{code: :option_invalid}}} = @repo.transaction(reconcile)
      assert [] == written(@repo, table)
      assert {:ok, %{code: :success}} = reconcile.()
      assert {:ok, %{code: :duplicate}} = reconcile.()
      assert ["A1"] == written(@repo, table)
    end

    test "#{inspect(@repo)}: parallel duplicates have one effect", context do
      %{parser: parser, paid: paid, table: table} = context
      inbox = open(@repo, table)

      handler =
        Handler.new!(parser,
          inbox: inbox,
          on_paid: fn _, _ -> write(@repo, table, "A1") && Process.sleep(50) end
        )

      until_done = fn again ->
        with status when status != 200 <- send_it(handler, paid), do: Process.sleep(20) && again.(again)
      end

      tasks = for _ <- 1..5, do: Task.async(fn -> until_done.(until_done) end)
      assert List.duplicate(200, 5) == Task.await_many(tasks, 30_000)
      assert ["A1"] == written(@repo, table)
    end

    test "#{inspect(@repo)}: a hung callback is killed, and nothing of it stays", context do
      %{parser: parser, paid: paid, table: table} = context
      inbox = open(@repo, table, lease: 1)
      hung = fn _, _ -> write(@repo, table, "hung") && Process.sleep(:infinity) end
      assert 500 == send_it(Handler.new!(parser, inbox: inbox, on_paid: hung), paid)
      # Under a lease that a busy machine does not outlast.
      inbox = Inbox.Ecto.new!(@repo, table: table)
      well = Handler.new!(parser, inbox: inbox, on_paid: fn _, _ -> write(@repo, table, "A1") && :ok end)
      assert 200 == send_it(well, paid)
      assert ["A1"] == written(@repo, table)
    end

    unless @repo.__adapter__() == Ecto.Adapters.SQLite3 do
      test "#{inspect(@repo)}: a connection that is lost has no effect, and one after", context do
        %{parser: parser, paid: paid, table: table} = context
        inbox = open(@repo, table)

        kill =
          if @repo.__adapter__() == Ecto.Adapters.Postgres,
            do: "SELECT pg_terminate_backend(pg_backend_pid())",
            else: "KILL CONNECTION_ID()"

        lost = fn _, _ -> write(@repo, table, "lost") && @repo.query(kill, []) && :ok end
        assert 500 == send_it(Handler.new!(parser, inbox: inbox, on_paid: lost), paid)
        well = Handler.new!(parser, inbox: inbox, on_paid: fn _, _ -> write(@repo, table, "A1") && :ok end)
        assert 200 == send_it(well, paid)
        assert ["A1"] == written(@repo, table)
      end
    end
  end

  test "a commit whose outcome is not known is looked up, and happens once", context do
    %{parser: parser, paid: paid, table: table} = context
    inbox = open(Repos.PostgreSQL, table)
    test = self()

    unsure = fn repo, work ->
      answer = inbox.transaction.(repo, work)

      if Process.info(test),
        do: :persistent_term.get(test, false) && raise(DBConnection.ConnectionError, message: "lost")

      answer
    end

    handler =
      Handler.new!(parser,
        inbox: %{inbox | transaction: unsure},
        on_paid: fn _, _ -> write(Repos.PostgreSQL, table, "A1") && :ok end
      )

    :persistent_term.put(test, true)
    # By a transaction of its own, whose commit is not known either.
    assert 200 == send_it(handler, paid)
    assert ["A1"] == written(Repos.PostgreSQL, table)
    :persistent_term.erase(test)
    assert 200 == send_it(handler, paid)
    assert ["A1"] == written(Repos.PostgreSQL, table)
  end

  test "what is no repository is refused, and what is no option" do
    for other <- [nil, "Repo", __MODULE__, :none] do
      assert {:error, %Error{code: :argument_invalid}} = Inbox.Ecto.new(other)
    end

    for wrong <- [[tabel: "x"], [repo: Repos.MySQL], [table: 1]] do
      assert {:error, %Error{}} = Inbox.Ecto.new(Repos.PostgreSQL, wrong)
    end
  end
end
