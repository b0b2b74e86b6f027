defmodule WxNotify.CourierTest do
  # Notifications that come as WeChat Pay brings them, in virtual time.
  use ExUnit.Case, async: false
  import WxNotify.Testing, only: [virtual_time: 1]
  alias WxNotify.{Error, Handler, Inbox, NotificationParser, ServedMerchant, Testing}
  alias WxNotify.Testing.{Attempt, Clock, Courier, Delivery, Platform}
  @moduletag :capture_log

  doctest WxNotify.Testing.Clock
  Code.require_file("../examples/retries_test.exs", __DIR__)

  @minute 60
  @hour 3600

  setup_all do
    platform = Platform.new!()
    %{platform: platform, parser: Platform.parser(platform)}
  end

  setup :virtual_time

  # A handler that goes by the clock, and tells the test its outcomes.
  defp handler(%{parser: parser, clock: clock}, options) do
    test = self()
    options = [clock: fn -> Clock.now(clock) end, observe: &send(test, {:outcome, &1.code})] ++ options
    Handler.new!(parser, options)
  end

  defp courier(context, handler, options \\ []),
    do: Courier.new!(context.platform, handler, context.clock, options)

  test "the platform is the one of setup_all, and the clock each test's own", context do
    assert %{platform: platform, clock: clock} = Testing.virtual_time(context)
    assert platform == context.platform and clock != context.clock
    assert %{platform: %Platform{}} = Testing.virtual_time(%{})
  end

  test "what is never taken comes after each of the official pauses, freshly signed, and is the same",
       context do
    %{parser: parser, clock: clock} = context
    test = self()
    began = Clock.now(clock)

    answer = fn delivery ->
      now = Clock.now(clock)
      notification = NotificationParser.parse!(parser, delivery.headers, delivery.body, now: now)
      ^now = notification.timestamp
      {_name, signature} = List.keyfind(delivery.headers, "Wechatpay-Signature", 0)
      send(test, {{notification.id, notification.create_time}, signature, notification.nonce})
      if now == began, do: raise("broken")
      {202, [], "later"}
    end

    attempts = context |> courier(answer) |> Courier.deliver!("TRANSACTION.SUCCESS", "{}")

    pauses =
      [0, 15, 15, 30, 3 * @minute, 10 * @minute, 20 * @minute, 30 * @minute, 30 * @minute, 30 * @minute] ++
        [@hour, 3 * @hour, 3 * @hour, 3 * @hour, 6 * @hour, 6 * @hour]

    [first | later] = Enum.scan(pauses, began, &+/2)
    assert [%Attempt{at: ^first, status: nil, body: ""} | rest] = attempts
    assert rest == for(at <- later, do: %Attempt{at: at, status: 202, body: "later"})
    refute Enum.any?(attempts, &Attempt.taken?/1)
    assert Clock.now(clock) == began + 24 * @hour + 4 * @minute

    seen = for _ <- attempts, do: assert_received({{_id, _created}, _signature, _nonce})
    distinct = for place <- 0..2, do: seen |> Enum.uniq_by(&elem(&1, place)) |> length()
    assert distinct == [1, 16, 16]
  end

  for store <- Stores.all() do
    test "the day counts once by an inbox in #{store}", %{clock: clock} = context do
      shop = Stores.open(unquote(store))
      is_back = Clock.now(clock) + 7 * @hour

      paid = fn paid, delivery ->
        :ok = shop.pay.(delivery.connection, paid.out_trade_no)
        if Clock.now(clock) < is_back, do: {:error, "the database is down"}, else: :ok
      end

      courier = courier(context, handler(context, inbox: shop.inbox, on_paid: paid))
      attempts = Courier.deliver!(courier, "TRANSACTION.SUCCESS", Orders.payment(), id: "EV-1")
      assert length(attempts) == 13 and List.last(attempts).status == 200
      assert shop.paid.("A20261122001") == 1
      for _ <- 1..12, do: assert_received({:outcome, :handler_failed})
      assert_received {:outcome, :success}

      assert [%Attempt{status: 200, body: ~S({"code":"SUCCESS"})}] =
               Courier.deliver!(courier, "TRANSACTION.SUCCESS", Orders.payment(), id: "EV-1")

      assert_received {:outcome, :duplicate}
      assert shop.paid.("A20261122001") == 1
    end
  end

  test "a handler without the clock refuses what comes more than five minutes later", context do
    test = self()
    handler = Handler.new!(context.parser, observe: &send(test, {:outcome, &1.code}))

    attempts =
      context |> courier(handler, schedule: :payscore) |> Courier.deliver!("TRANSACTION.SUCCESS", "{}")

    assert length(attempts) == 10
    first = hd(attempts).at

    for %{at: at} <- attempts do
      code = if at - first > 300, do: :timestamp_out_of_range, else: :event_unhandled
      assert_received {:outcome, ^code}
    end
  end

  test "a worker forgets by the clock", %{clock: clock} = context do
    table = "forgets_#{System.unique_integer([:positive])}"
    shop = Stores.open(:sqlite, table: table)
    handler = handler(context, inbox: shop.inbox, mode: :stored, on_paid: fn _, _ -> :ok end)

    [_taken] =
      context |> courier(handler) |> Courier.deliver!("TRANSACTION.SUCCESS", Orders.payment(), id: "EV-1")

    notification = %{event_type: "TRANSACTION.SUCCESS", kind: "transaction.direct", id: "EV-1"}
    assert {:ok, true} = Handler.work_once(handler)
    assert {:ok, false} = Handler.work_once(handler, purge_older_than: 90_000)
    {:ok, _} = Databases.query(shop.pool, "UPDATE #{table} SET done_at = done_at - 172800", [])
    assert {:ok, false} = Handler.work_once(handler, purge_older_than: 90_000)
    assert :done = Inbox.claim(shop.inbox, notification), "it looked a moment ago"
    Clock.advance(clock, 86_400)
    assert {:ok, false} = Handler.work_once(handler, purge_older_than: 90_000)
    assert {:fresh, _lease} = Inbox.claim(shop.inbox, notification)
  end

  test "a plug, and a path that finds the merchant", %{parser: parser, clock: clock} = context do
    merchant = ServedMerchant.new!("north", parser)
    choose = &if(&1.path == "/notify/north", do: merchant)
    handler = handler(%{parser: choose, clock: clock}, on_paid: fn _, _ -> :ok end)
    Clock.advance(clock, 86_400)

    for {path, status} <- %{"/notify/north" => 200, "/notify/south" => 401} do
      options = WxNotify.Plug.init(handler: fn -> handler end)
      plug = &WxNotify.Plug.call(Delivery.conn(&1, path), options)

      for courier <- [
            courier(context, plug, schedule: :none),
            courier(context, handler, path: path, schedule: :none)
          ] do
        assert [%Attempt{status: ^status}] =
                 Courier.deliver!(courier, "TRANSACTION.SUCCESS", Orders.payment())
      end
    end
  end

  test "an answer that comes too late is none", context do
    test = self()

    hangs = fn _delivery ->
      send(test, {:hangs, self(), Process.get(:"$callers")})
      Process.sleep(:infinity)
    end

    assert %{patience: 5_000} = courier = courier(context, hangs, schedule: :none)

    assert [%Attempt{status: nil, body: ""} = attempt] =
             Courier.deliver!(%{courier | patience: 20}, "TRANSACTION.SUCCESS", "{}")

    refute Attempt.taken?(attempt)
    assert_received {:hangs, pid, [^test | _]}
    monitor = Process.monitor(pid)
    assert_receive {:DOWN, ^monitor, :process, ^pid, _killed}
  end

  test "with a fault each repetition has it", context do
    courier = courier(context, handler(context, []))

    for fault <- [:forged, :not_json, :stale] do
      attempts = Courier.deliver!(courier, "TRANSACTION.SUCCESS", "{}", fault: fault)
      assert length(attempts) == 16
      assert Enum.all?(attempts, &(div(&1.status, 100) == 4)), "#{fault}"
    end
  end

  test "schedules, and mistakes", context do
    lengths = [transaction: 24 * @hour + 240, payscore: 3 * @hour + 240, transfer: 22 * @hour + 3150, none: 0]
    answer = fn _delivery -> {500, [], ""} end

    for {schedule, length} <- lengths,
        do: assert(Enum.sum(courier(context, answer, schedule: schedule).pauses) == length)

    wrong = &Courier.new(context.platform, &1, context.clock, &2)
    assert {:error, %Error{code: :option_invalid, field: "schedule"}} = wrong.(answer, schedule: :hourly)
    assert {:error, %Error{code: :argument_invalid, field: "handler"}} = wrong.(nil, [])
    assert {:error, %Error{code: :argument_invalid}} = wrong.(answer, pauses: [])
    assert {:error, %Error{}} = context |> courier(answer) |> Courier.deliver("", "{}", fault: :none)
    assert_raise Error, ~r/clock is a function/, fn -> Handler.new!(context.parser, clock: 1) end
  end
end
