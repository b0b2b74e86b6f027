defmodule WxNotify.MerchantsTest do
  # Several merchants behind one endpoint: behind real sockets, and the registry by itself.
  use ExUnit.Case, async: true
  import ExUnit.CaptureLog
  alias WxNotify.{Error, Handler, Inbox, Merchants, NotificationParser, Request, ServedMerchant, Testing}
  alias WxNotify.Testing.{Platform, V2}

  @names ["shop-a", "shop-b"]
  @success {200, ~S({"code":"SUCCESS"})}
  @not_verified {401, ~S({"code":"FAIL","message":"signature verification failed"})}

  setup_all do
    %{platforms: Map.new(@names, &{&1, Platform.new!()})}
  end

  # The merchants' own database, which counts what it is asked.
  setup %{platforms: platforms} do
    {:ok, shops} = Agent.start_link(fn -> %{platforms: platforms, asked: [], fails: nil} end)
    %{shops: shops}
  end

  defp load(shops, name) do
    known = Agent.get_and_update(shops, &{&1, %{&1 | asked: [name | &1.asked]}})
    if known.fails, do: raise(known.fails)

    if platform = known.platforms[name],
      do: ServedMerchant.new!(name, Platform.parser(platform), context: %{name: name})
  end

  defp asked(shops), do: shops |> Agent.get(& &1.asked) |> Enum.reverse()
  defp fails(shops, with), do: Agent.update(shops, &%{&1 | fails: with})

  defp registry(load, options \\ []) do
    name = :"merchants #{System.unique_integer([:positive])}"
    start_supervised!({Merchants, [load: load, name: name] ++ options})
    name
  end

  defp by(registry), do: Merchants.by(registry, &Path.basename(&1.path))

  defp paid(platform, options \\ []) do
    order = Testing.sample!("TRANSACTION.SUCCESS", out_trade_no: "A1", amount: %{total: 100})
    Platform.notification!(platform, "TRANSACTION.SUCCESS", order, options)
  end

  defp observe do
    test = self()
    fn outcome -> send(test, {:outcome, outcome}) end
  end

  defp outcome do
    assert_receive {:outcome, outcome}, 10_000
    outcome
  end

  defp serve(handler) do
    HTTP.serve(fn method, headers, body, path ->
      [path | _query] = String.split(path, "?")
      Handler.call(handler, Request.new(method, headers, path: path), body)
    end)
  end

  @tag :capture_log
  test "each merchant has its own keys, rows and context", %{platforms: platforms, shops: shops} do
    shop = Stores.open(:sqlite)
    test = self()

    key = fn notification, merchant ->
      send(test, {:key, merchant.context.name}) && "paid:" <> notification.resource["out_trade_no"]
    end

    expect = fn _notification, merchant -> send(test, {:expect, merchant.name}) && :not_compared end

    on_paid = fn paid, delivery ->
      send(test, {:paid, delivery.merchant.context.name})
      shop.pay.(delivery.connection, paid.out_trade_no)
    end

    handler =
      (&load(shops, &1))
      |> registry()
      |> by()
      |> Handler.new!(inbox: shop.inbox, key: key, expect: expect, on_paid: on_paid, observe: observe())

    port = serve(handler)

    for name <- @names do
      sent = paid(platforms[name], id: "EV-1")
      assert HTTP.post(port, sent, "/wxpay/#{name}?x=/y") == @success
      assert %{code: :success, merchant: ^name} = outcome()
      assert HTTP.post(port, sent, "/wxpay/#{name}") == @success
      assert %{code: :duplicate, merchant: ^name} = outcome()
      assert_received {:key, ^name}
      assert_received {:expect, ^name}
      assert_received {:paid, ^name}
    end

    assert shop.paid.("A1") == 2

    # A's notification is not B's, and nobody's is told no more than that.
    assert HTTP.post(port, paid(platforms["shop-a"]), "/wxpay/shop-b") == @not_verified
    assert %{code: :serial_unknown, merchant: "shop-b"} = outcome()
    forged = paid(platforms["shop-a"], fault: :forged)
    assert HTTP.post(port, forged, "/wxpay/shop-a") == @not_verified
    assert %{code: :signature_invalid} = outcome()
    assert HTTP.post(port, forged, "/wxpay/nobody") == @not_verified
    assert %{code: :merchant_unknown, error: %Error{code: :merchant_unknown}, merchant: nil} = outcome()
    bare = %{forged | headers: []}
    assert {400, _} = answer = HTTP.post(port, bare, "/wxpay/shop-a")
    assert HTTP.post(port, bare, "/wxpay/nobody") == answer
    assert HTTP.post(port, forged, "/wxpay/no%20name") == @not_verified
    assert shops |> asked() |> Enum.sort() == ["nobody" | @names]
    assert {405, _, _} = HTTP.request(port, :get, [], "", "/wxpay/nobody")
  end

  test "behind Plug the function sees the path and the conn", %{platforms: platforms, shops: shops} do
    test = self()

    choose = fn request ->
      send(test, {:seen, request})
      load(shops, Path.basename(request.path))
    end

    handler = Handler.new!(choose, on_paid: fn _, _ -> :ok end)
    sent = paid(platforms["shop-a"])

    headers = [
      {"host", "Shop-A.example:8080"} | Enum.map(sent.headers, fn {n, v} -> {String.downcase(n), v} end)
    ]

    conn = %Plug.Conn{request_path: "/wxpay/shop-a", req_headers: headers, unread: [sent.body]}
    assert %{status: 200} = WxNotify.Plug.call(conn, WxNotify.Plug.init(handler: handler))
    assert_received {:seen, %Request{method: "POST", path: "/wxpay/shop-a", raw: ^conn} = request}
    assert Request.host(request) == "shop-a.example"
    assert Request.header(request, "WECHATPAY_SERIAL") == platforms["shop-a"].serial
    assert Request.host(Request.new(:post, [])) == nil
    assert inspect(request) == ~s(#WxNotify.Request<method: "POST", path: "/wxpay/shop-a", ...>)
  end

  test "what finds the merchant may fail or hang", %{platforms: platforms, shops: shops} do
    known = Map.new(@names, &{&1, load(shops, &1)})

    choose = fn request ->
      case Request.header(request, "X-Shop") do
        "raises" -> raise ArgumentError, "secret"
        "throws" -> throw(:ball)
        "dies" -> Process.exit(self(), :kill)
        "hangs" -> Process.sleep(:infinity)
        "a map" -> %{}
        "busy" -> {:error, Error.of(:notification_busy, "try again")}
        "an error" -> {:error, :enoent}
        "an exception" -> {:error, %ArgumentError{message: "no"}}
        name -> known[name]
      end
    end

    handler = Handler.new!(choose, deadline: 1, on_paid: fn _, _ -> :ok end, observe: observe())
    port = serve(handler)
    sent = paid(platforms["shop-a"])
    post = fn shop -> HTTP.post(port, %{sent | headers: [{"X-Shop", shop} | sent.headers]}) end
    assert post.("shop-a") == @success
    assert %{code: :success} = outcome()

    for {shop, status, code, line} <- [
          {"raises", 500, :handler_failed, "the function that finds the merchant raised ArgumentError at"},
          {"throws", 500, :handler_failed, "throw :ball"},
          {"dies", 500, :handler_failed, "an exit of its process"},
          {"a map", 500, :handler_failed, "returned a value"},
          {"busy", 503, :notification_busy, "try again"},
          {"an error", 500, :handler_failed, "the merchant was not found: :enoent"},
          {"an exception", 500, :handler_failed, "raised ArgumentError"},
          {"hangs", 500, :deadline_exceeded, "the merchant was not found within the deadline"},
          {"nobody", 401, :merchant_unknown, "MERCHANT_UNKNOWN"}
        ] do
      log =
        capture_log(fn ->
          begun = System.monotonic_time(:millisecond)
          assert {^status, _body} = post.(shop)
          assert System.monotonic_time(:millisecond) - begun < 4000
        end)

      assert %{code: ^code} = outcome = outcome()
      assert log =~ line
      if shop == "raises", do: assert(%ArgumentError{} = outcome.cause)
      if shop == "hangs", do: assert(outcome.error.field == "merchant")
    end
  end

  @tag :capture_log
  test "APIv3 keys rotate in the middle of traffic", %{platforms: platforms, shops: shops} do
    registry = registry(&load(shops, &1))
    port = registry |> by() |> Handler.new!(on_paid: fn _, _ -> :ok end) |> serve()
    old = platforms["shop-a"]
    new_key = "abcdefghijklmnopqrstuvwxyz012345"
    new = Platform.new!(private_key: Platform.private_key_pem(old), serial: old.serial, api_v3_key: new_key)
    {:ok, sending} = Agent.start_link(fn -> old end)
    test = self()

    send_on = fn ->
      Enum.each(Stream.cycle([1]), fn _ ->
        platform = Agent.get(sending, & &1)
        send(test, {platform.api_v3_key, HTTP.post(port, paid(platform), "/shop-a")})
      end)
    end

    for sender <- 1..3, do: start_supervised!({Task, send_on}, id: sender)
    arrive = fn key -> for _ <- 1..20, do: assert_receive({^key, @success}, 10_000) end
    arrive.(old.api_v3_key)
    parser = Merchants.get(registry, "shop-a").parser
    :ok = NotificationParser.replace_api_v3_keys(parser, [new_key, old.api_v3_key])
    arrive.(old.api_v3_key)
    Agent.update(sending, fn _ -> new end)
    arrive.(new_key)
    # What was sealed with the old one has arrived: each sender had an answer since.
    arrive.(new_key)
    :ok = NotificationParser.replace_api_v3_keys(parser, new_key)
    arrive.(new_key)
    for sender <- 1..3, do: stop_supervised!(sender)
    {:messages, left} = Process.info(self(), :messages)
    assert for({_key, answer} = one when is_tuple(answer) <- left, answer != @success, do: one) == []
  end

  @tag :capture_log
  test "a worker finds the merchant, and tries again where it cannot", %{platforms: platforms, shops: shops} do
    shop = Stores.open(:sqlite)
    test = self()

    on_paid = fn paid, delivery ->
      send(test, {:paid, delivery.merchant.context.name})
      shop.pay.(delivery.connection, paid.out_trade_no)
    end

    options = [inbox: shop.inbox, mode: :stored, on_paid: on_paid, observe: observe()]
    port = (&load(shops, &1)) |> registry() |> by() |> Handler.new!(options) |> serve()

    for name <- @names do
      sent = paid(platforms[name], id: "EV-1")
      assert HTTP.post(port, sent, "/#{name}") == @success
      assert %{code: :stored, merchant: ^name} = outcome()
      assert HTTP.post(port, sent, "/#{name}") == @success
      assert %{code: :duplicate, merchant: ^name} = outcome()
    end

    # On another node nothing is kept, and the merchants' database is down at first.
    worker = (&load(shops, &1)) |> registry() |> by() |> Handler.new!(options)
    fails(shops, %RuntimeError{message: "postgres://secret"})
    log = capture_log(fn -> assert {:ok, true} = Handler.work_once(worker) end)
    assert log =~ "the function that finds the merchant raised RuntimeError"
    assert %{code: :handler_failed, status: 500, attempts: 1, cause: %RuntimeError{}} = outcome()
    fails(shops, nil)
    start_supervised!({Handler.Worker, handler: worker, pause: 50})
    for name <- @names, do: assert_receive({:paid, ^name}, 10_000)
    for _ <- @names, do: assert(%{code: :success, merchant: "shop-" <> _} = outcome())
    assert shop.paid.("A1") == 2
    assert {:ok, %{waiting: 0, dead: 0}} = Inbox.stats(shop.inbox)
  end

  test "of several merchants reconcile counts for the one that is named", %{
    platforms: platforms,
    shops: shops
  } do
    own = Testing.Merchant.new!(WeChatPay.mchid())
    of = WeChatPay.serve(platforms["shop-a"], own)
    asker = WeChatPay.merchant(of)
    shop = Stores.open(:sqlite)
    [north, south] = for name <- ["north", "south"], do: served(platforms["shop-a"], name)
    choose = fn request -> Enum.find([north, south], &(&1.name == Request.header(request, "shop"))) end
    pay = fn paid, delivery -> shop.pay.(delivery.connection, paid.out_trade_no <> delivery.merchant.name) end
    handler = Handler.new!(choose, inbox: shop.inbox, key: :business, on_paid: pay, observe: observe())
    order = [mchid: WeChatPay.mchid(), out_trade_no: "A1", transaction_id: "42"]
    paid = Testing.sample!("TRANSACTION.SUCCESS", order)
    query = "/v3/pay/transactions/out-trade-no/A1?mchid=#{WeChatPay.mchid()}"
    WeChatPay.answers(of, query, {200, paid})
    reconcile = &Handler.reconcile(handler, asker, [out_trade_no: "A1"] ++ &1)

    gets = fn shop ->
      sent = Platform.notification!(platforms["shop-a"], "TRANSACTION.SUCCESS", paid)
      {200, _, _} = Handler.call(handler, "POST", [{"Shop", shop} | sent.headers], sent.body)
      %{code: code, merchant: ^shop} = outcome()
      code
    end

    assert {:ok, %{code: :success}} = reconcile.(served: north)
    assert %{code: :success, merchant: "north"} = outcome()
    assert {gets.("north"), gets.("south"), gets.("south")} == {:duplicate, :success, :duplicate}
    assert {:ok, %{code: :duplicate}} = reconcile.(served: south)
    assert {shop.paid.("A1north"), shop.paid.("A1south"), asked(shops)} == {1, 1, []}
    assert {:error, %Error{code: :option_invalid, field: "merchant"}} = reconcile.([])
    assert {:error, %Error{code: :option_invalid, field: "served"}} = reconcile.(served: "north")
  end

  defp served(platform, name, options \\ []),
    do: ServedMerchant.new!(name, Platform.parser(platform), options)

  test "each merchant has APIv2 keys of its own", %{platforms: platforms} do
    key = "0123456789abcdefghijklmnopqrstuv"
    served = served(platforms["shop-a"], "shop-a", api_v2_keys: {"1900007291", key})
    other = served(platforms["shop-b"], "shop-b")
    choose = fn request -> if Request.header(request, "shop") == "a", do: served, else: other end
    handler = Handler.new!(choose, on: %{"V2.PAY" => fn _ -> :ok end}, observe: observe())
    fields = Testing.sample!("V2.PAY", mch_id: "1900007291", out_trade_no: "A1", result_code: "SUCCESS")
    xml = V2.notification!(key, fields)
    assert {200, _, "<xml>" <> _} = Handler.call(handler, "POST", [{"shop", "a"}], xml.body)

    capture_log(fn ->
      assert {400, _, ~S({"code") <> _} = Handler.call(handler, "POST", [{"shop", "b"}], xml.body)
    end)

    for shown <- [inspect(served, limit: :infinity), "#{:io_lib.format("~p", [served])}"],
        do: refute(shown =~ key)

    assert inspect(served) == ~s(#WxNotify.ServedMerchant<name: "shop-a", ...>)
  end

  test "wrong options are named", %{platforms: platforms, shops: shops} do
    parser = Platform.parser(platforms["shop-a"])
    nobody = fn _request -> nil end
    inbox = Stores.open(:sqlite).inbox

    for {made, field} <- [
          {fn -> Handler.new("parser", []) end, "parser"},
          {fn -> Handler.new(nobody, api_v2_keys: {"1", "2"}) end, "api_v2_keys"},
          {fn -> Handler.new(nobody, mode: :stored, inbox: inbox) end, "merchants"},
          {fn -> Handler.new(nobody, key: fn -> 1 end) end, "key"},
          {fn -> Handler.new(nobody, observe: fn _, _ -> 1 end) end, "observe"},
          {fn -> ServedMerchant.new("a/b", parser) end, "merchant"},
          {fn -> ServedMerchant.new(1, parser) end, "merchant"},
          {fn -> ServedMerchant.new("a", nil) end, "parser"},
          {fn -> ServedMerchant.new("a", parser, api_v2_keys: {"1", "2"}) end, "api_v2_key"},
          {fn -> Error.catching(fn -> Merchants.start_link(load: nil) end) end, "load"},
          {fn -> Error.catching(fn -> Merchants.start_link(load: nobody, max_age: 0) end) end, "max_age"},
          {fn -> Error.catching(fn -> Merchants.start_link(load: nobody, max_age: nil) end) end, "max_age"},
          {fn -> Error.catching(fn -> Merchants.start_link(load: nobody, capacity: 0) end) end, "capacity"},
          {fn -> Error.catching(fn -> Merchants.by(shops, nil) end) end, "name_of"}
        ] do
      assert {:error, %Error{field: ^field}} = made.()
    end
  end

  describe "the registry" do
    setup do
      clock = :atomics.new(1, [])
      %{clock: clock, at: [clock: fn -> :atomics.get(clock, 1) end]}
    end

    defp pass(clock, seconds), do: :atomics.add(clock, 1, seconds * 1000)

    defp eventually(is_so, left \\ 1000) do
      unless is_so.() do
        assert left > 0
        Process.sleep(5)
        eventually(is_so, left - 1)
      end
    end

    test "a thousand requests load once", %{shops: shops, at: at} do
      slow = fn name -> Process.sleep(200) && load(shops, name) end
      registry = registry(slow, at)
      got = 1..1000 |> Enum.map(fn _ -> Task.async(fn -> Merchants.get(registry, "shop-a") end) end)
      assert [%ServedMerchant{}] = got |> Task.await_many() |> Enum.uniq()
      assert asked(shops) == ["shop-a"]
    end

    test "an old one serves while it is loaded anew, and where that fails", context do
      %{shops: shops, clock: clock, at: at} = context
      test = self()

      load = fn name ->
        if asked(shops) != [], do: send(test, {:loading, self()}) && receive(do: (:go_on -> :ok))
        load(shops, name)
      end

      registry = registry(load, at)
      go_on = fn -> assert_receive({:loading, loader}, 5000) && send(loader, :go_on) end
      get = fn -> Merchants.get(registry, "shop-a") end
      first = get.()
      pass(clock, 299)
      assert {get.() == first, asked(shops)} == {true, ["shop-a"]}
      pass(clock, 1)
      assert get.() == first and get.() == first
      go_on.()
      eventually(fn -> get.() != first end)
      assert length(asked(shops)) == 2
      refute_received {:loading, _}

      second = get.()
      fails(shops, %RuntimeError{message: "secret"})
      pass(clock, 300)

      log =
        capture_log(fn ->
          assert get.() == second
          go_on.()
          eventually(fn -> length(asked(shops)) == 3 and :sys.get_state(registry).anew == %{} end)
          assert get.() == second and length(asked(shops)) == 3
        end)

      assert log =~ "what was loaded before serves on" and log =~ "shop-a"
      fails(shops, nil)
      pass(clock, 10)
      assert get.() == second
      go_on.()
      eventually(fn -> get.() != second end)
      assert length(asked(shops)) == 4
    end

    test "who waits for a load that fails hears of it, and nothing is remembered", %{shops: shops, at: at} do
      registry = registry(&load(shops, &1), at)
      fails(shops, %RuntimeError{message: "down"})
      for _ <- 1..2, do: assert_raise(RuntimeError, "down", fn -> Merchants.get(registry, "shop-a") end)
      fails(shops, nil)
      assert %{name: "shop-a"} = Merchants.get(registry, "shop-a")
      assert length(asked(shops)) == 3

      dies = registry(fn _ -> Process.exit(self(), :kill) end, at)
      assert :killed = catch_exit(Merchants.get(dies, "shop-a"))
      throws = registry(fn _ -> throw(:ball) end, at)
      assert :ball = catch_throw(Merchants.get(throws, "shop-a"))
    end

    test "names that are nobody's are remembered for a while, and bounded", context do
      %{shops: shops, clock: clock, at: at} = context
      registry = registry(&load(shops, &1), at)
      for _ <- 1..3, do: assert(Merchants.get(registry, "nobody") == nil)
      assert asked(shops) == ["nobody"]

      for wrong <- [
            "",
            "a/b",
            String.duplicate("n", 65),
            String.duplicate("n", 1_000_000),
            "商户",
            <<255>>,
            nil,
            7
          ],
          do: assert(Merchants.get(registry, wrong) == nil)

      assert asked(shops) == ["nobody"]

      refused =
        Enum.count(1..3000, fn number ->
          case Error.catching(fn -> Merchants.get(registry, "made-up-#{number}") end) do
            nil -> false
            {:error, %Error{code: :notification_busy, field: "merchant"}} -> true
          end
        end)

      assert {length(asked(shops)), refused} == {1000, 2001}
      pass(clock, 10)
      assert %{name: "shop-a"} = Merchants.get(registry, "shop-a")
      assert Merchants.get(registry, "nobody") == nil
      assert map_size(:sys.get_state(registry).unknown) == 1
      assert length(asked(shops)) == 1002
    end

    test "no more are kept than there is capacity for", %{platforms: platforms, at: at} do
      test = self()
      load = fn name -> send(test, {:loaded, name}) && served(platforms["shop-a"], name) end
      registry = registry(load, [capacity: 2] ++ at)
      for name <- ~w(a b a c a b), do: assert(%{name: ^name} = Merchants.get(registry, name))
      assert for(_ <- 1..4, do: receive(do: ({:loaded, name} -> name))) == ~w(a b c b)
      refute_received {:loaded, _}
      state = :sys.get_state(registry)
      assert {2, 2} = {:ets.info(state.kept, :size), :ets.info(state.used, :size)}
    end

    test "what is forgotten is loaded anew, and what is not known any more is gone", context do
      %{shops: shops, clock: clock, at: at} = context
      registry = registry(&load(shops, &1), at)
      first = Merchants.get(registry, "shop-a")
      assert nil == Merchants.get(registry, "shop-c")
      for name <- ["shop-a", "shop-c"], do: :ok = Merchants.forget(registry, name)
      assert Merchants.get(registry, "shop-a") != first
      assert nil == Merchants.get(registry, "shop-c")
      assert asked(shops) == ~w(shop-a shop-c shop-a shop-c)
      Agent.update(shops, &%{&1 | platforms: %{}})
      pass(clock, 300)

      log =
        capture_log(fn ->
          assert Merchants.get(registry, "shop-a") != nil
          eventually(fn -> Merchants.get(registry, "shop-a") == nil end)
        end)

      assert log =~ ~s(the merchant "shop-a" is not known any more)
    end

    test "what is forgotten while it is loaded is not kept", %{shops: shops, at: at} do
      test = self()
      load = fn name -> send(test, {:loading, self()}) && receive(do: (:go_on -> load(shops, name))) end
      registry = registry(load, at)
      waiting = Task.async(fn -> Merchants.get(registry, "shop-a") end)
      assert_receive {:loading, loader}, 5000
      :ok = Merchants.forget(registry, "shop-a")
      send(loader, :go_on)
      assert %{name: "shop-a"} = Task.await(waiting)
      waiting = Task.async(fn -> Merchants.get(registry, "shop-a") end)
      assert_receive {:loading, loader}, 5000
      send(loader, :go_on)
      assert %{name: "shop-a"} = Task.await(waiting)
      assert %{loads: loads, first: first} = :sys.get_state(registry)
      assert {loads, first} == {%{}, %{}}
    end

    test "what is loaded has the name that was asked for", %{platforms: platforms, at: at} do
      other = served(platforms["shop-a"], "other")

      for loaded <- [other, %{name: "shop-a"}, {:ok, other}] do
        registry = registry(fn _ -> loaded end, at)

        assert {:error, %Error{code: :option_invalid, field: "merchant"}} =
                 Error.catching(fn -> Merchants.get(registry, "shop-a") end)
      end
    end
  end
end
