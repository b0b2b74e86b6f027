defmodule WxNotify.HandlerTest do
  # The handler behind OTP's own HTTP server, over real sockets, with the inbox in every store.
  use ExUnit.Case, async: false
  import ExUnit.CaptureLog
  alias WxNotify.{Ack, Delivery, Error, Events, Handler, Inbox, NotificationParser, Testing}
  alias WxNotify.Testing.Platform

  @success ~S({"code":"SUCCESS"})
  # The order's number is not one: the log names it.
  @secrets ["oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", "wxd678efh567hg6787"]

  setup_all do
    platform = Platform.new!()
    %{platform: platform, parser: Platform.parser(platform)}
  end

  setup %{platform: platform} do
    %{paid: paid(platform, "EV-#{System.unique_integer([:positive])}")}
  end

  defp paid(platform, id, options \\ []) do
    Platform.notification!(
      platform,
      "TRANSACTION.SUCCESS",
      Orders.payment(),
      [id: id, request_id: "R-" <> id] ++ options
    )
  end

  # Every outcome comes back as a message.
  defp observe do
    test = self()
    fn outcome -> send(test, {:outcome, outcome}) end
  end

  defp outcome do
    receive do
      {:outcome, outcome} -> outcome
    after
      20_000 -> flunk("no outcome was observed")
    end
  end

  defp serve(parser, options) do
    handler = Handler.new!(parser, [observe: observe()] ++ options)
    HTTP.serve(&Handler.call(handler, &1, &2, &3))
  end

  describe "without an inbox" do
    test "genuine, forged, wrong method", %{parser: parser, platform: platform, paid: paid} do
      test = self()
      port = serve(parser, on_paid: fn paid, delivery -> send(test, {:paid, paid, delivery}) && :ok end)
      assert HTTP.post(port, paid) == {200, @success}

      assert_received {:paid, %Events.TransactionDirect{out_trade_no: "A20261122001", amount: %{total: 100}},
                       delivery}

      assert %{attempts: 1, connection: nil, notification: %{kind: "transaction.direct"}} = delivery

      assert %{code: :success, status: 200, event_type: "TRANSACTION.SUCCESS", late: false, error: nil} =
               seen = outcome()

      assert seen.kind == "transaction.direct" and "R-" <> seen.notification_id == seen.request_id
      assert seen.duration in 1..5_000_000

      assert {401, ~S({"code":"FAIL") <> _} = HTTP.post(port, paid(platform, "EV-1", fault: :tampered))
      assert %{code: :signature_invalid, status: 401, request_id: "R-EV-1", kind: nil} = outcome()

      assert {405, headers, _} = HTTP.request(port, :get, [], "")
      assert {'allow', 'POST'} in headers
      assert %{code: :method_not_allowed, status: 405} = outcome()
    end

    test "routes: the most special first, by kind, event type or module", %{
      parser: parser,
      platform: platform
    } do
      test = self()
      tell = fn name -> fn _delivery -> send(test, name) && :ok end end
      typed = fn name -> fn _event, _delivery -> send(test, name) && :ok end end

      handler =
        Handler.new!(parser,
          on_paid: typed.(:paid),
          on_refunded: typed.(:refunded),
          on: %{
            "TRANSACTION.SUCCESS" => tell.(:any_transaction),
            "REFUND.ABNORMAL" => tell.(:abnormal),
            Events.PayscoreOrder => typed.(:payscore)
          },
          custom: %{"NEW_THING.HAPPENED" => tell.(:new)},
          otherwise: tell.(:otherwise)
        )

      partner = ~s({"sp_mchid":"1","sub_mchid":"2","out_trade_no":"A1"})

      for {event_type, resource, expected} <- [
            {"TRANSACTION.SUCCESS", Orders.payment(), :paid},
            {"TRANSACTION.SUCCESS", partner, :any_transaction},
            {"REFUND.ABNORMAL", ~s({"mchid":"1"}), :abnormal},
            {"REFUND.CLOSED", ~s({"mchid":"1"}), :otherwise},
            {"NEW_THING.HAPPENED", "{}", :new},
            {"NEW_THING.ENDED", "{}", :otherwise}
          ] do
        delivery = Platform.notification!(platform, event_type, resource)
        assert {200, _, @success} = Handler.call(handler, "POST", delivery.headers, delivery.body)
        assert_received ^expected
      end
    end

    test "what nobody takes is refused, or acknowledged by choice", %{parser: parser, paid: paid} do
      for {unhandled, status, code} <-
            [refuse: 500, acknowledge: 200]
            |> Enum.zip([:event_unhandled, :ignored])
            |> Enum.map(fn {{a, b}, c} -> {a, b, c} end) do
        handler =
          Handler.new!(parser, on_refunded: fn _, _ -> :ok end, unhandled: unhandled, observe: observe())

        assert {^status, _, _} = Handler.call(handler, :post, paid.headers, paid.body)
        assert %{code: ^code, status: ^status, event_type: "TRANSACTION.SUCCESS"} = outcome()
      end
    end

    test "each way to end", %{parser: parser, paid: paid} do
      {:ok, answer} = Ack.answer(%{plate: "粤B"})
      failed = ~S({"code":"FAIL","message":"notification could not be processed"})
      stock = ~S({"code":"FAIL","message":"no stock"})

      for {work, status, body, code} <- [
            {fn -> :ok end, 200, @success, :success},
            {fn -> {:ok, answer} end, 200, answer.body, :success},
            {fn -> {:ok, Ack.success_no_content()} end, 204, "", :success},
            {fn -> {:ok, Ack.busy()} end, 503, Ack.busy().body, :handler_failed},
            {fn -> {:error, "no stock"} end, 500, stock, :handler_failed},
            {fn -> {:error, Error.of(:content_mismatch, "another amount")} end, 500, failed,
             :content_mismatch},
            {fn -> :error end, 500, failed, :handler_failed},
            {fn -> {:error, :enoent} end, 500, failed, :handler_failed},
            {fn -> raise "oops" end, 500, failed, :handler_failed},
            {fn -> throw(:ball) end, 500, failed, :handler_failed},
            {fn -> exit(:timeout) end, 500, failed, :handler_failed},
            {fn -> Process.exit(self(), :kill) end, 500, failed, :handler_failed},
            {fn -> %{} end, 500, failed, :handler_failed}
          ] do
        handler = Handler.new!(parser, otherwise: fn _ -> work.() end, observe: observe())
        assert {^status, _, ^body} = Handler.call(handler, "POST", paid.headers, paid.body)
        assert %{code: ^code, status: ^status} = outcome()
      end
    end

    test "expect compares before any callback", %{parser: parser, paid: paid} do
      order = [mchid: "1900007291", out_trade_no: "A20261122001", amount_total: 100]

      for {expected, code} <- [
            {{:paid, order}, :success},
            {{:fields, [amount_total: 100]}, :success},
            {:not_compared, :success},
            {{:paid, %{order: 1}}, :option_invalid},
            {{:paid, Keyword.put(order, :amount_total, 1)}, :content_mismatch},
            {{:refunded, mchid: "1900007291", out_refund_no: "R1", amount_refund: 100}, :content_mismatch},
            {{:error, "no such order"}, :handler_failed},
            {:error, :handler_failed}
          ] do
        assert compared(parser, paid, fn _ -> expected end) == {code, code == :success}
      end

      assert compared(parser, paid, fn _ -> raise "no database" end) == {:handler_failed, false}
    end

    test "an order that is not found is not paid, in any mode", %{parser: parser, paid: paid} do
      for mode <- [nil, :transaction, :leased, :stored],
          nothing <- [nil, [], %{}, :ok, false, {:paid, nil}, {:paid, []}, {:fields, []}, [amount_total: 100]] do
        inbox = if mode, do: [inbox: Stores.open(:mnesia).inbox, mode: mode], else: []
        assert compared(parser, paid, fn _ -> nothing end, inbox) == {:option_invalid, false}
      end
    end

    # The code, and whether the callback was called.
    defp compared(parser, paid, expect, options \\ []) do
      test = self()
      callback = fn _ -> send(test, :called) && :ok end
      options = options ++ [otherwise: callback, expect: expect, observe: observe()]
      {status, _, _} = Handler.call(Handler.new!(parser, options), "POST", paid.headers, paid.body)
      %{code: code, status: ^status} = outcome()
      assert status == if(code == :success, do: 200, else: 500)
      assert_received_or_not(code)
    end

    defp assert_received_or_not(code) do
      receive do
        :called -> {code, true}
      after
        0 -> {code, false}
      end
    end

    test "a deduction is paid: on_paid gets it as a payment, unless it has a callback of its own", context do
      %{parser: parser, platform: platform} = context
      sample = Testing.sample!("TRANSACTION.SUCCESS", [out_trade_no: "A1"], kind: "transaction.deduction")
      deduction = Platform.notification!(platform, "TRANSACTION.SUCCESS", sample)
      test = self()

      # The delivery's own event is the same.
      on_paid = fn paid, delivery ->
        send(test, {:paid, paid, delivery.notification.kind})
        if Delivery.event(delivery) == {:ok, paid}, do: :ok, else: {:error, "another type"}
      end

      own = fn deducted, delivery ->
        send(test, {:deducted, deducted})
        if Delivery.event(delivery) == {:ok, deducted}, do: :ok, else: {:error, "another type"}
      end

      for {mode, options} <- modes() do
        handler = Handler.new!(parser, [on_paid: on_paid] ++ options)
        assert {200, _, _} = Handler.call(handler, "POST", deduction.headers, deduction.body)
        if mode == :stored, do: assert({:ok, true} = Handler.work_once(handler))
        assert_received {:paid, %Events.TransactionDirect{out_trade_no: "A1"}, "transaction.deduction"}
      end

      handler = Handler.new!(parser, on_paid: on_paid, on: %{Events.TransactionDeduction => own})
      assert {200, _, _} = Handler.call(handler, "POST", deduction.headers, deduction.body)
      assert_received {:deducted, %Events.TransactionDeduction{out_trade_no: "A1"}}
      refute_received {:paid, _, _}

      otherwise = fn delivery -> send(test, {:otherwise, Delivery.event(delivery)}) && :ok end
      handler = Handler.new!(parser, otherwise: otherwise)
      assert {200, _, _} = Handler.call(handler, "POST", deduction.headers, deduction.body)
      assert_received {:otherwise, {:ok, %Events.TransactionDeduction{out_trade_no: "A1"}}}
    end

    test "a service provider's deduction is its payment, and not on_paid's", %{
      parser: parser,
      platform: platform
    } do
      changed = [trade_type: "PAP", sp_mchid: "9"]
      sample = Testing.sample!("TRANSACTION.SUCCESS", changed, kind: "transaction.partner")
      partners = Platform.notification!(platform, "TRANSACTION.SUCCESS", sample)
      test = self()
      on_paid = fn _, _ -> send(test, :paid) && :ok end
      typed = fn event, _delivery -> send(test, {:typed, event}) && :ok end
      otherwise = fn delivery -> send(test, {:otherwise, Delivery.event(delivery)}) && :ok end

      for route <- [[otherwise: otherwise], [on: %{Events.TransactionPartner => typed}]] do
        handler = Handler.new!(parser, [on_paid: on_paid] ++ route)
        assert {200, _, _} = Handler.call(handler, "POST", partners.headers, partners.body)
      end

      assert_received {:otherwise, {:ok, %Events.TransactionPartner{sp_mchid: "9"}}}
      assert_received {:typed, %Events.TransactionPartner{sp_mchid: "9"}}
      refute_received :paid
    end

    test "what does not fit its type goes to otherwise, and is lost in no mode", context do
      %{parser: parser, platform: platform} = context
      misfit = Testing.sample!("TRANSACTION.SUCCESS", out_trade_no: 5)
      untyped = Platform.notification!(platform, "TRANSACTION.SUCCESS", misfit)
      test = self()

      for typed <- [:on_paid, :on], {mode, options} <- modes() do
        callback = fn _, _ -> send(test, :typed) && :ok end
        route = if typed == :on_paid, do: callback, else: %{Events.TransactionDirect => callback}
        options = [{typed, route}, {:observe, observe()}] ++ options

        otherwise = fn delivery -> send(test, {:otherwise, delivery.notification.resource}) && :ok end
        handler = Handler.new!(parser, [otherwise: otherwise] ++ options)
        assert {200, _, _} = Handler.call(handler, "POST", untyped.headers, untyped.body)
        _stored = if mode == :stored, do: {outcome(), {:ok, true} = Handler.work_once(handler)}
        assert_received {:otherwise, %{"out_trade_no" => 5}}
        assert %{code: :success} = outcome()
        refute_received :typed
      end

      for {mode, options} <- modes(), mode != :stored do
        handler =
          Handler.new!(parser, [on_paid: fn _, _ -> send(test, :typed) end, observe: observe()] ++ options)

        assert {500, _, _} = Handler.call(handler, "POST", untyped.headers, untyped.body)
        assert %{code: :event_untyped, error: %Error{field: field}} = outcome()
        assert field == "out_trade_no"
        refute_received :typed
      end
    end

    test "an error of this library's inside of a callback is the callback's failure", context do
      %{parser: parser, paid: paid} = context
      untyped = Error.of(:event_untyped, "of another notification", "mchid")
      test = self()
      otherwise = fn _ -> send(test, :otherwise) && :ok end

      for fails <- [fn _, _ -> raise untyped end, fn _, _ -> {:error, untyped} end] do
        handler = Handler.new!(parser, on_paid: fails, otherwise: otherwise, observe: observe())
        assert {500, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
        assert %{code: :event_untyped, error: %Error{field: "mchid"}} = outcome()
        refute_received :otherwise
      end
    end

    defp modes do
      inbox = fn mode -> {mode, [inbox: Stores.open(:mnesia).inbox, mode: mode]} end
      [{nil, []} | Enum.map([:transaction, :leased, :stored], inbox)]
    end

    test "the body is read up to the limit, and not beyond", %{platform: platform} do
      parser =
        NotificationParser.new!(
          platform_keys: Platform.platform_key(platform),
          api_v3_keys: platform.api_v3_key,
          max_body_bytes: 2000
        )

      handler = Handler.new!(parser, otherwise: fn _ -> :ok end, observe: observe())
      thousand = String.duplicate("x", 1000)
      endless = fn reads -> {:more, thousand, reads + 1} end

      assert {{413, _, _}, 3} = Handler.call(handler, "POST", [], 0, endless)
      assert %{code: :body_too_large} = outcome()
      declared = [{'Content-Length', '2001'}]
      assert {{413, _, _}, 0} = Handler.call(handler, "POST", declared, 0, endless)
      assert {{405, _, _}, 0} = Handler.call(handler, "PUT", declared, 0, endless)
      assert {{500, _, _}, 0} = Handler.call(handler, "POST", [], 0, fn _ -> {:error, :closed} end)

      small = Platform.notification!(platform, "NEW.EVENT", "{}")
      <<first::binary-size(10), rest::binary>> = small.body
      chunks = fn [chunk | more] -> {if(more == [], do: :ok, else: :more), chunk, more} end
      assert {{200, _, _}, []} = Handler.call(handler, "POST", small.headers, [first, rest], chunks)
    end

    test "behind a socket that is read as it comes, too much is refused before it was sent", %{
      platform: platform
    } do
      parser = Platform.parser(platform)
      handler = Handler.new!(parser, otherwise: fn _ -> :ok end, observe: observe())
      port = Socket.serve(handler)

      # 100 MB are announced, and none of it sent.
      assert Socket.post_head(port, ["Content-Length: 100000000"], "") =~ ~r"^HTTP/1.1 413 "
      # Nothing is announced, and the sender never ends.
      assert Socket.post_head(port, ["Transfer-Encoding: chunked"], :endless) =~ ~r"^HTTP/1.1 413 "
      paid = paid(platform, "EV-S")

      head = [
        "Content-Length: #{byte_size(paid.body)}"
        | for({name, value} <- paid.headers, do: "#{name}: #{value}")
      ]

      assert Socket.post_head(port, head, paid.body) =~ ~r"^HTTP/1.1 200 "
    end

    test "the deadline: 500 in time, and the late result is told", %{parser: parser, paid: paid} do
      test = self()

      slow = fn _ ->
        send(test, {:working, self()})
        receive do: (:go_on -> :ok)
      end

      port = serve(parser, otherwise: slow, deadline: 0.1)
      {time, answer} = :timer.tc(fn -> HTTP.post(port, paid) end)
      assert {500, ~S({"code":"FAIL") <> _} = answer
      assert time >= 90_000
      assert %{code: :deadline_exceeded, late: false, notification_id: id} = outcome()
      assert_receive {:working, worker}
      send(worker, :go_on)
      assert %{code: :success, late: true, notification_id: ^id} = outcome()
    end
  end

  for store <- Stores.all() do
    describe "in a transaction on #{store}" do
      @store store

      test "effect and completion commit together, once", %{parser: parser, paid: paid} do
        shop = Stores.open(@store)

        port =
          serve(parser, inbox: shop.inbox, on_paid: fn _, delivery -> shop.pay.(delivery.connection, "A1") end)

        answers =
          1..8 |> Enum.map(fn _ -> Task.async(fn -> HTTP.post(port, paid) end) end) |> Task.await_many(60_000)

        assert Enum.uniq(answers) == [{200, @success}]
        assert HTTP.post(port, paid) == {200, @success}
        codes = for _ <- 1..9, do: outcome().code
        assert Enum.sort(codes) == List.duplicate(:duplicate, 8) ++ [:success]
        assert shop.paid.("A1") == 1
      end

      test "a failure takes the effect back, and is written down", %{parser: parser, paid: paid} do
        shop = Stores.open(@store)
        test = self()

        callback = fn _, delivery ->
          send(test, {:attempt, delivery.attempts})
          shop.pay.(delivery.connection, "A1")
          if delivery.attempts == 1, do: raise("oops")
          if delivery.attempts == 2, do: {:error, "no stock"}, else: :ok
        end

        port = serve(parser, inbox: shop.inbox, on_paid: callback)
        for status <- [500, 500, 200, 200], do: assert({^status, _} = HTTP.post(port, paid))
        assert [:handler_failed, :handler_failed, :success, :duplicate] = for(_ <- 1..4, do: outcome().code)
        assert_received {:attempt, 1}
        assert_received {:attempt, 2}
        assert_received {:attempt, 3}
        assert shop.paid.("A1") == 1
      end

      test "a late result counts once", %{parser: parser, paid: paid} do
        shop = Stores.open(@store)
        test = self()

        slow = fn _, delivery ->
          shop.pay.(delivery.connection, "A1")
          send(test, {:working, self()})
          receive do: (:go_on -> :ok)
        end

        port = serve(parser, inbox: shop.inbox, on_paid: slow, deadline: 0.2)
        assert {500, _} = HTTP.post(port, paid)
        assert %{code: :deadline_exceeded} = outcome()
        assert_receive {:working, worker}, 5000
        send(worker, :go_on)
        assert %{code: :success, late: true} = outcome()
        patient = serve(parser, inbox: shop.inbox, on_paid: fn _, _ -> flunk("it is done") end)
        assert HTTP.post(patient, paid) == {200, @success}
        assert %{code: :duplicate} = outcome()
        assert shop.paid.("A1") == 1
      end

      test "a lease that was too short takes everything back", %{parser: parser, paid: paid} do
        shop = Stores.open(@store, lease: 1)

        slow = fn _, delivery ->
          shop.pay.(delivery.connection, "A1")
          Process.sleep(2100)
        end

        port = serve(parser, inbox: shop.inbox, on_paid: slow)
        assert {500, _} = HTTP.post(port, paid)
        assert %{code: :handler_failed, status: 500, error: %Error{message: message}} = outcome()
        assert message =~ "the callback did not return before its lease ended"
        assert shop.paid.("A1") == 0
      end

      test "leased: busy while one works, fresh after a failure, then done", %{parser: parser, paid: paid} do
        shop = Stores.open(@store)
        test = self()

        callback = fn delivery ->
          send(test, {:working, self(), delivery.attempts})
          receive do: (answer -> answer)
        end

        port = serve(parser, inbox: shop.inbox, mode: :leased, otherwise: callback)
        first = Task.async(fn -> HTTP.post(port, paid) end)
        assert_receive {:working, worker, 1}, 5000
        assert {503, _} = HTTP.post(port, paid)
        assert %{code: :notification_busy, status: 503} = outcome()
        send(worker, {:error, "no stock"})
        assert {500, ~S({"code":"FAIL","message":"no stock"})} = Task.await(first)
        assert %{code: :handler_failed, error: %Error{message: "no stock"}} = outcome()

        second = Task.async(fn -> HTTP.post(port, paid) end)
        assert_receive {:working, worker, 2}, 5000
        send(worker, :ok)
        assert {200, _} = Task.await(second)
        assert {200, _} = HTTP.post(port, paid)
        assert [:success, :duplicate] = for(_ <- 1..2, do: outcome().code)
      end

      test "stored: answered at once, worked off once, failures wait, the dead are listed", context do
        %{parser: parser, platform: platform, paid: paid} = context
        shop = Stores.open(@store, max_attempts: 1)

        callback = fn event, delivery ->
          shop.pay.(delivery.connection, event.out_trade_no)
          if event.out_trade_no == "A2", do: {:error, "no stock"}, else: :ok
        end

        handler =
          Handler.new!(parser, inbox: shop.inbox, mode: :stored, on_paid: callback, observe: observe())

        port = HTTP.serve(&Handler.call(handler, &1, &2, &3))

        poor =
          Platform.notification!(
            platform,
            "TRANSACTION.SUCCESS",
            String.replace(Orders.payment(), "A20261122001", "A2")
          )

        for delivery <- [paid, paid, poor], do: assert(HTTP.post(port, delivery) == {200, @success})
        assert [:stored, :duplicate, :stored] = for(_ <- 1..3, do: outcome().code)
        assert shop.paid.("A20261122001") == 0

        worker = ExUnit.Callbacks.start_supervised!({Handler.Worker, handler: fn -> handler end, pause: 20})
        assert [:dead, :success] = for(_ <- 1..2, do: outcome().code) |> Enum.sort()
        assert shop.paid.("A20261122001") == 1 and shop.paid.("A2") == 0
        assert {:ok, [%{last_error: "HANDLER_FAILED: no stock", key: key}]} = wait_for_dead(shop.inbox)
        # The worker waits for more.
        assert {:ok, true} = Inbox.retry(shop.inbox, key)
        assert %{code: :dead, attempts: 1, error: %Error{message: "no stock"}} = outcome()
        assert Process.alive?(worker)
        :ok = ExUnit.Callbacks.stop_supervised(Handler.Worker)
        assert {:ok, false} = Handler.work_once(handler)
      end
    end
  end

  defp wait_for_dead(inbox, tries \\ 1000) do
    case Inbox.dead_letters(inbox) do
      {:ok, []} when tries > 0 -> Process.sleep(20) && wait_for_dead(inbox, tries - 1)
      other -> other
    end
  end

  test "a worker that has no callback for what was stored does not let it go", %{parser: parser, paid: paid} do
    shop = Stores.open(:mnesia)
    endpoint = Handler.new!(parser, inbox: shop.inbox, mode: :stored, otherwise: fn _ -> :ok end)
    assert {200, _, _} = Handler.call(endpoint, :post, paid.headers, paid.body)

    worker =
      Handler.new!(parser, inbox: shop.inbox, mode: :stored, unhandled: :acknowledge, observe: observe())

    assert {:ok, false} = Handler.work_once(worker)
    assert {:ok, %Inbox.Stats{waiting: 1, in_work: 0}} = Inbox.stats(shop.inbox)
    assert {:ok, true} = Handler.work_once(endpoint)
  end

  test "a stopped worker ends what it has begun", %{parser: parser, paid: paid} do
    shop = Stores.open(:mnesia)
    test = self()

    slow = fn _ ->
      send(test, :working)
      Process.sleep(300)
    end

    handler = Handler.new!(parser, inbox: shop.inbox, mode: :stored, otherwise: slow, observe: observe())
    assert {200, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
    ExUnit.Callbacks.start_supervised!({Handler.Worker, handler: handler})
    assert_receive :working, 5000
    :ok = ExUnit.Callbacks.stop_supervised(Handler.Worker)
    assert [%{code: :stored}, %{code: :success}] = [outcome(), outcome()]
  end

  test "an inbox that fails", %{parser: parser, paid: paid} do
    broken =
      Inbox.SQL.new!(dialect: :mysql, query: fn _, _ -> {:error, :closed} end, transaction: &{:ok, &1.()})

    for mode <- [:transaction, :leased, :stored] do
      options = [inbox: broken, mode: mode, otherwise: fn _ -> flunk("called") end, observe: observe()]
      handler = Handler.new!(parser, options)
      assert {500, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
      assert %{code: :inbox_failed, error: %Error{message: message}} = outcome()
      assert message =~ ~r/^the connection to the inbox's database was lost.*, :closed\)$/
      if mode == :stored, do: assert({:error, %Error{code: :inbox_failed}} = Handler.work_once(handler))
    end
  end

  test "a key of one's own, and events that ask are answered each time", %{parser: parser, platform: platform} do
    shop = Stores.open(:mnesia)
    test = self()

    handler =
      Handler.new!(parser,
        inbox: shop.inbox,
        key: &"#{&1.kind} #{&1.resource["out_trade_no"]}",
        on_paid: fn _, _ -> send(test, :paid) && :ok end,
        on: [{"PARKING_FEE.QUERY_TRANS_INFO", fn _ -> {:ok, Ack.answer!(%{state: "OK"})} end}],
        observe: observe()
      )

    for id <- ["EV-A", "EV-B"],
        delivery = paid(platform, id),
        do: Handler.call(handler, "POST", delivery.headers, delivery.body)

    assert [:success, :duplicate] = [outcome().code, outcome().code]
    assert_received :paid
    refute_received :paid

    asks = Platform.notification!(platform, "PARKING_FEE.QUERY_TRANS_INFO", "{}")

    for _ <- 1..2 do
      assert {200, [{"content-type", "application/json"}], ~S({"state":"OK"})} =
               Handler.call(handler, "POST", asks.headers, asks.body)

      assert outcome().code == :success
    end
  end

  test "the log: one line for a refusal, nothing secret for an exception", %{parser: parser, paid: paid} do
    call = fn options ->
      fn -> Handler.call(Handler.new!(parser, options), "POST", paid.headers, paid.body) end
    end

    log = capture_log(call.(on_refunded: fn _, _ -> :ok end))

    assert log =~
             ~r/\[error\].*EVENT_UNHANDLED: no route takes TRANSACTION.SUCCESS.*\(notification EV-.*request_id R-EV-\d+\)/

    log = capture_log(call.(on_paid: fn paid, _ -> raise "no order for #{map_size(paid)} fields" end))

    assert log =~
             ~r/\[error\].*HANDLER_FAILED: the callback raised RuntimeError at test\/handler_test.exs:\d+ .*: no order for \d+ fields/

    # Each would show the term that it failed on.
    quiet =
      for callback <- [
            fn paid, _ -> %{out_trade_no: "another"} = paid end,
            fn paid, _ -> Map.fetch!(paid, :nothing) end,
            fn paid, _ -> String.upcase(paid) end,
            fn paid, _ -> exit({:noproc, {GenServer, :call, [:shop, paid]}}) end,
            fn paid, _ -> throw(paid) end,
            fn paid, _ -> raise(Postgrex.Error, message: "DETAIL: Key (#{paid.out_trade_no})") end,
            fn paid, _ -> {:error, %Postgrex.Error{message: paid.out_trade_no}} end,
            fn paid, _ -> {:error, paid} end,
            fn paid, _ -> paid end
          ] do
        capture_log(call.(on_paid: callback))
      end
      |> Enum.join()

    assert length(String.split(quiet, "HANDLER_FAILED: ")) == 10
    for secret <- @secrets, do: refute(quiet =~ secret)

    assert capture_log(call.(on_paid: fn _, _ -> :ok end)) =~
             ~r/\[debug\] SUCCESS \(notification EV-\w+, event_type TRANSACTION\.SUCCESS, kind transaction\.direct, number A20261122001/

    # A hook of yours that fails harms nothing.
    test = self()

    log =
      capture_log(fn ->
        send(test, call.(on_paid: fn _, _ -> :ok end, observe: fn outcome -> raise inspect(outcome) end).())
      end)

    assert_received {200, _, _}
    assert log =~ "observe function failed: RuntimeError"
  end

  test "options are checked when the handler is made", %{parser: parser} do
    inbox = Inbox.Mnesia.new!()

    for {field, options} <- [
          {"deadline", [deadline: 5]},
          {"deadline", [deadline: 0]},
          {"deadline", [deadline: "4"]},
          {"inbox", [mode: :leased]},
          {"max_in_flight", [max_in_flight: 0]},
          {"max_in_flight", [max_in_flight: :many]},
          {"mode", [mode: "leased"]},
          {"mode", [inbox: inbox, mode: :eager]},
          {"inbox", [inbox: :mnesia]},
          {"unhandled", [unhandled: :ignore]},
          {"key", [key: fn -> "x" end]},
          {"expect", [expect: []]},
          {"observe", [observe: fn _, _ -> :ok end]},
          {"on", [on_paid: fn _ -> :ok end]},
          {"on", [on_paid: &String.upcase/1]},
          {"on", [otherwise: fn _, _ -> :ok end]},
          {"on", [on: %{"TRANSACTION.SUCCESS" => fn _, _ -> :ok end}]},
          {"on", [on: %{Events.TransactionDirect => fn _ -> :ok end}]},
          {"on", [on: %{String => fn _, _ -> :ok end}]},
          {"route", [on: %{"transaction.drect" => fn _ -> :ok end}]},
          {"route", [on: %{"TRANSACTION.SUCESS" => fn _ -> :ok end}]},
          {"route", [custom: [{"A.B", fn _ -> :ok end}, {"A.B", fn _ -> :ok end}]]},
          {"route",
           [
             on:
               %{"transaction.direct" => fn _ -> :ok end}
               |> Map.to_list()
               |> Kernel.++([{Events.TransactionDirect, fn _, _ -> :ok end}])
           ]},
          {"on", [on: 5]},
          {"on_paid", [on_paid: fn _, _ -> :ok end, on_paid: fn _, _ -> :ok end]}
        ] do
      assert {:error, %Error{code: :option_invalid, field: ^field}} = Handler.new(parser, options)
    end

    assert {:error, %Error{code: :argument_invalid}} = Handler.new(parser, on_pay: fn _, _ -> :ok end)
    assert %{deadline: 4.5} = Handler.new!(parser, inbox: inbox)
    assert %{deadline: nil} = Handler.new!(parser, deadline: nil)

    assert {:error, %Error{code: :option_invalid, field: "mode"}} =
             Handler.work_once(Handler.new!(parser, []))

    assert_raise Error, ~r/OPTION_INVALID: handler/, fn -> Handler.Worker.start_link(handler: nil) end
  end

  test "what reaches it parsed is refused", %{parser: parser, paid: paid} do
    handler = Handler.new!(parser, otherwise: fn _ -> flunk("called") end, observe: observe())
    assert {500, _, _} = Handler.call(handler, "POST", paid.headers, %{"id" => "EV-1"})
    assert %{code: :argument_invalid, error: %{field: "body"}} = outcome()
  end

  test "without a deadline the answer is waited for", %{parser: parser, paid: paid} do
    handler = Handler.new!(parser, deadline: nil, otherwise: fn _ -> Process.sleep(50) end)
    assert {200, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
  end
end
