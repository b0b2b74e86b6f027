defmodule WxNotify.PromisesTest do
  # What a 200 promises, over real databases: after each one another connection sees the effect, or the stored row, whatever
  # state the row had before.
  use ExUnit.Case, async: false
  alias WxNotify.{Handler, Inbox, NotificationParser}
  alias WxNotify.Testing.Platform

  setup_all do
    platform = Platform.new!()
    parser = Platform.parser(platform)
    paid = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment(), id: "EV-1")
    notification = NotificationParser.parse!(parser, paid.headers, paid.body)
    %{platform: platform, parser: parser, paid: paid, notification: notification}
  end

  @ago 100_000

  # How a row came to be as it is. The lease is 60 seconds.
  defp states do
    ago = fn -> System.system_time(:second) - @ago end

    take = fn inbox, n, options ->
      {:ok, true} = Inbox.store(inbox, n, now: ago.())
      {:ok, task} = Inbox.take(inbox, options)
      task.lease
    end

    [
      none: fn _inbox, _n -> :ok end,
      claimed_live: fn inbox, n -> {:fresh, _} = Inbox.claim(inbox, n) end,
      claimed_expired: fn inbox, n -> {:fresh, _} = Inbox.claim(inbox, n, now: ago.()) end,
      released: fn inbox, n ->
        {:fresh, lease} = Inbox.claim(inbox, n)
        {:ok, false} = Inbox.release(inbox, lease, "no")
      end,
      stored: fn inbox, n -> {:ok, true} = Inbox.store(inbox, n) end,
      claimed_and_due: fn inbox, n -> take.(inbox, n, []) end,
      expired_and_due: fn inbox, n -> take.(inbox, n, now: ago.()) end,
      done: fn inbox, n ->
        {:fresh, lease} = Inbox.claim(inbox, n)
        :ok = Inbox.complete(inbox, lease)
      end,
      dead: fn inbox, n -> {:ok, true} = Inbox.fail(inbox, take.(inbox, n, []), "no") end,
      discarded: fn inbox, n ->
        {:ok, true} = Inbox.fail(inbox, take.(inbox, n, []), "no")
        {:ok, true} = Inbox.discard(inbox, n.id)
      end
    ]
  end

  # Where a 200 needs no effect any more, since it was there before or somebody decided so.
  @over [:done, :discarded]
  # Where a stored row waits already.
  @waits [:stored, :claimed_and_due, :expired_and_due]

  for store <- Stores.all(), mode <- [:transaction, :leased, :stored], outcome <- [:success, :failure] do
    test "#{store}, #{mode}, #{outcome}: every state", context do
      every_state(unquote(store), unquote(mode), unquote(outcome), context)
    end
  end

  defp every_state(store, mode, outcome, %{parser: parser, paid: paid, notification: notification}) do
    for {state, make} <- states() do
      shop = Stores.open(store, max_attempts: 1)
      make.(shop.inbox, notification)

      callback = fn _paid, delivery ->
        if mode == :leased,
          do: Inbox.transaction(shop.inbox, &{:ok, shop.pay.(Map.get(&1, :connection), "A1")}),
          else: shop.pay.(delivery.connection, "A1")

        if outcome == :success, do: :ok, else: {:error, "no stock"}
      end

      handler = Handler.new!(parser, inbox: shop.inbox, mode: mode, on_paid: callback)
      {status, _headers, _body} = Handler.call(handler, "POST", paid.headers, paid.body)
      effect = shop.paid.("A1")
      {:ok, stats} = Inbox.stats(shop.inbox)
      waits = stats.waiting == 1 or (state in [:claimed_and_due, :expired_and_due] and mode == :stored)
      seen = {store, mode, outcome, state, status, effect, stats}

      case {mode, state, outcome} do
        {_mode, state, _} when state in @over ->
          assert {200, 0} = {status, effect}, inspect(seen)

        {_mode, :dead, _} ->
          assert {500, 0} = {status, effect}, inspect(seen)

        {:stored, state, _} when state in @waits ->
          assert {200, true} = {status, waits}, inspect(seen)

        {_mode, state, _} when state in [:claimed_live, :claimed_and_due] ->
          assert {503, 0} = {status, effect}, inspect(seen)

        {:stored, _state, _} ->
          assert {200, true} = {status, waits}, inspect(seen)

        {_mode, _state, :success} ->
          assert {200, 1} = {status, effect}, inspect(seen)

        {:transaction, _state, :failure} ->
          assert {500, 0} = {status, effect}, inspect(seen)

        {:leased, _state, :failure} ->
          assert status == 500, inspect(seen)
      end

      # What is acknowledged is never let go: it is done by a worker or somebody, or dead.
      if state in @waits and outcome == :failure and mode != :stored and status == 500,
        do: assert(stats.dead == 1, inspect(seen))
    end
  end

  for store <- Stores.all() do
    @store store

    test "#{store}: a hung callback is killed at its limit, and holds up nobody",
         %{parser: parser, paid: paid} = context do
      shop = Stores.open(@store, lease: 3)
      test = self()

      hangs = fn _paid, delivery ->
        shop.pay.(delivery.connection, "A1")
        send(test, {:hangs, self()})
        Process.sleep(:infinity)
      end

      observe = fn outcome -> send(test, {:outcome, outcome.code, outcome.late}) end
      options = [inbox: shop.inbox, deadline: 0.2, max_in_flight: 1, observe: observe]
      handler = Handler.new!(parser, [on_paid: hangs] ++ options)
      assert {500, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
      assert_receive {:outcome, :deadline_exceeded, false}
      assert_receive {:hangs, callback}
      monitor = Process.monitor(callback)
      # It is left to hang, and where all places are taken, another is told at once.
      other = Platform.notification!(context.platform, "TRANSACTION.SUCCESS", Orders.payment(), id: "EV-2")
      assert {503, _, _} = Handler.call(handler, "POST", other.headers, other.body)
      assert_receive {:outcome, :notification_busy, false}

      assert_receive {:DOWN, ^monitor, :process, ^callback, :killed}, 10_000
      assert Handler.shutdown(handler, 8000) == 0
      assert {503, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
      assert shop.paid.("A1") == 0

      patient = Handler.new!(parser, inbox: shop.inbox, on_paid: fn _, d -> shop.pay.(d.connection, "A1") end)
      assert {200, _, _} = Handler.call(patient, "POST", paid.headers, paid.body)
      assert shop.paid.("A1") == 1
    end

    test "#{store}: a key that belongs to another kind is refused, not taken for a repetition", context do
      %{platform: platform, parser: parser, paid: paid} = context
      shop = Stores.open(@store)
      test = self()
      key = & &1.resource["out_trade_no"]
      seen = fn name -> fn _event, _delivery -> send(test, name) && :ok end end

      for mode <- [:transaction, :leased, :stored] do
        options = [
          inbox: shop.inbox,
          mode: mode,
          key: key,
          on_paid: seen.(:paid),
          on_refunded: seen.(:refunded)
        ]

        handler = Handler.new!(parser, options)
        assert {200, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)

        refund =
          Platform.notification!(
            platform,
            "REFUND.SUCCESS",
            ~s({"mchid":"1900007291","out_trade_no":"A20261122001","transaction_id":"4","out_refund_no":"R1",) <>
              ~s("refund_id":"5","refund_status":"SUCCESS","amount":{"total":100,"refund":100,"payer_total":100,"payer_refund":100},) <>
              ~s("user_received_account":"x"})
          )

        test = self()
        observed = Handler.new!(parser, options ++ [observe: &send(test, {:outcome, &1})])
        assert {500, _, _} = Handler.call(observed, "POST", refund.headers, refund.body)
        assert_received {:outcome, %{code: :key_conflict, error: %{message: message}}}
        assert message =~ "TRANSACTION.SUCCESS" and message =~ "REFUND.SUCCESS"
      end

      assert_received :paid
      refute_received :refunded
    end

    test "#{store}: two inboxes in one table do not see each other, and a worker takes what it has routes for",
         context do
      %{platform: platform, parser: parser, paid: paid} = context
      shop = Stores.open(@store, name: "one")
      settings = Map.put(shop.inbox.settings, :name, "two")
      two = %{shop.inbox | settings: settings}
      test = self()
      taken = fn name -> fn _delivery -> send(test, name) && :ok end end
      handler = &Handler.new!(parser, [inbox: &1, mode: :stored] ++ &2)
      first = handler.(shop.inbox, on_paid: fn _, _ -> send(test, :first) && :ok end)
      second = handler.(two, otherwise: taken.(:second))
      closed = handler.(shop.inbox, on: %{"REFUND.CLOSED" => taken.(:closed)}, unhandled: :acknowledge)
      _ = platform

      assert {200, _, _} = Handler.call(first, "POST", paid.headers, paid.body)
      assert {:ok, false} = Handler.work_once(second)
      assert {:ok, false} = Handler.work_once(closed)
      assert {200, _, _} = Handler.call(second, "POST", paid.headers, paid.body)
      assert {:ok, true} = Handler.work_once(second)
      assert {:ok, true} = Handler.work_once(first)
      assert_received :first
      assert_received :second
      refute_received :closed
    end

    test "#{store}: the plaintext is erased when it is done, unless it is kept; a worker purges", %{
      parser: parser,
      paid: paid,
      notification: notification
    } do
      for keep <- [false, true] do
        shop = Stores.open(@store, keep_plaintext: keep)
        handler = Handler.new!(parser, inbox: shop.inbox, mode: :stored, on_paid: fn _, _ -> :ok end)
        assert {200, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
        assert {:ok, true} = Handler.work_once(handler)
        assert {:ok, %Inbox.Stats{waiting: 0, done_last_hour: 1}} = Inbox.stats(shop.inbox)
        assert shop.plaintexts.() == if(keep, do: 1, else: 0)
        ago = System.system_time(:second) - @ago
        {:fresh, lease} = Inbox.claim(shop.inbox, %{notification | id: "old"}, now: ago)
        :ok = Inbox.complete(shop.inbox, lease, now: ago)
        assert {:ok, false} = Handler.work_once(handler, purge_older_than: 90_000)
        assert {:fresh, _lease} = Inbox.claim(shop.inbox, %{notification | id: "old"})
        assert :done = Inbox.claim(shop.inbox, notification)
      end
    end

    test "#{store}: a lease that is renewed keeps the callback alive, and the hold", %{
      parser: parser,
      paid: paid
    } do
      shop = Stores.open(@store, lease: 3)
      # By whole seconds, so that the lease lasts two at least.
      renews = fn delivery ->
        for _ <- 1..3 do
          Process.sleep(1200)
          :ok = WxNotify.Delivery.renew(delivery)
        end

        :ok
      end

      # A callback's transaction is SQLite's one writer.
      modes = if @store == :sqlite, do: [:leased], else: [:leased, :stored]

      for mode <- modes do
        handler =
          Handler.new!(parser, inbox: shop.inbox, mode: mode, otherwise: renews, key: &"#{mode} #{&1.id}")

        assert {200, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
        if mode == :stored, do: assert({:ok, true} = Handler.work_once(handler))
      end

      assert {:ok, %{done_last_hour: done, in_work: 0, waiting: 0}} = Inbox.stats(shop.inbox)
      assert done == length(modes)
    end

    test "#{store}: a missing table is told on a live request, with the call that makes it", %{
      parser: parser,
      paid: paid
    } do
      shop = Stores.open(@store, create: false)
      test = self()

      for mode <- [:transaction, :leased, :stored] do
        options = [
          inbox: shop.inbox,
          mode: mode,
          on_paid: fn _, _ -> :ok end,
          observe: &send(test, {:outcome, &1})
        ]

        handler = Handler.new!(parser, options)
        assert {500, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
        assert_received {:outcome, %{code: :inbox_schema, error: %{message: message}}}
        assert message =~ "create()"
      end
    end
  end

  test "a transaction of the caller's is not joined: what is answered 200 is committed", %{
    parser: parser,
    paid: paid
  } do
    for deadline <- [4.5, nil] do
      shop = Stores.open(:mnesia)
      pay = fn _, delivery -> shop.pay.(delivery.connection, "A1") end
      handler = Handler.new!(parser, inbox: shop.inbox, on_paid: pay, deadline: deadline)

      assert {:aborted, :changed_my_mind} =
               :mnesia.transaction(fn ->
                 assert {200, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
                 :mnesia.abort(:changed_my_mind)
               end)

      assert shop.paid.("A1") == 1
    end
  end

  test "a connection that has a transaction already is refused", %{parser: parser, paid: paid} do
    checked_out = %{__struct__: DBConnection, conn_mode: :transaction}
    query = fn _, _, _ -> flunk("called") end
    transaction = fn _, _ -> flunk("called") end

    inbox =
      Inbox.SQL.new!(dialect: :postgresql, query: query, transaction: transaction, connection: checked_out)

    test = self()
    observe = &send(test, {:outcome, &1})
    handler = Handler.new!(parser, inbox: inbox, on_paid: fn _, _ -> :ok end, observe: observe)
    assert {500, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
    assert_received {:outcome, %{code: :option_invalid, error: %{field: "connect"}}}
  end

  test "nothing that a driver or an exception says is in the answer or last_error", %{
    parser: parser,
    paid: paid
  } do
    shop = Stores.open(:mnesia, max_attempts: 1)

    for {raise, number} <-
          Enum.with_index([
            fn -> raise "Key (openid)=(secret)" end,
            fn -> raise %Postgrex.Error{message: "DETAIL: Key (openid)=(secret)"} end,
            fn -> {:error, %Postgrex.Error{message: "secret"}} end,
            fn -> exit({%Postgrex.Error{message: "secret"}, ["secret"]}) end,
            fn -> throw("secret") end,
            fn -> {:ok, "secret"} end
          ]) do
      options = [
        inbox: shop.inbox,
        mode: :stored,
        key: fn _ -> "#{number}" end,
        on_paid: fn _, _ -> raise.() end
      ]

      handler = Handler.new!(parser, options)
      assert {200, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
      log = ExUnit.CaptureLog.capture_log(fn -> assert {:ok, true} = Handler.work_once(handler) end)
      if number > 0, do: refute(log =~ "secret")
    end

    assert {:ok, letters} = Inbox.dead_letters(shop.inbox)
    assert length(letters) == 6
    for letter <- letters, do: refute(letter.last_error =~ "secret")
  end

  test "a body that drips is answered at the deadline, and not waited for", %{platform: platform} do
    handler = Handler.new!(Platform.parser(platform), otherwise: fn _ -> :ok end, deadline: 0.3)
    drip = fn state, left -> Process.sleep(min(left, 100)) && {:more, " ", state + 1} end
    {time, {{500, _, _}, reads}} = :timer.tc(fn -> Handler.call(handler, "POST", [], 0, drip) end)
    assert time < 4_500_000 and reads in 1..4
    port = Socket.serve(handler)
    {time, answer} = :timer.tc(fn -> Socket.post_head(port, ["Content-Length: 100"], "{") end)
    assert answer =~ ~r"^HTTP/1.1 500 " and time < 4_500_000
  end

  test "SQLite that does not sync what it commits is refused", %{} do
    {:ok, pool} = Databases.start({:sqlite, Path.join(Stores.folder(), "unsafe.db")})
    query = fn connection, sql, arguments -> Databases.query(connection, sql, arguments) end

    weak = fn _, sql, _ ->
      if sql =~ "PRAGMA synchronous", do: {:ok, %{rows: [[1]], num_rows: 0}}, else: {:ok, %{rows: [[2]]}}
    end

    safe = Databases.inbox(pool, :sqlite, query: query)
    assert :ok = Inbox.create(safe)
    assert {:ok, %{rows: [[2]]}} = Databases.query(pool, "PRAGMA synchronous", [])
    assert {:error, %{code: :option_invalid, message: message}} = Inbox.check(%{safe | query: weak})
    assert message =~ "synchronous is 1"
  end
end
