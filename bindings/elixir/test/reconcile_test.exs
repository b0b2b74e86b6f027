defmodule WxNotify.ReconcileTest do
  # What never arrived: WeChat Pay is asked over a real socket, and the notification comes before, after, or not at all.
  use ExUnit.Case, async: true
  import ExUnit.CaptureLog
  alias WxNotify.{Error, Handler, Inbox, Testing}
  alias WxNotify.Handler.Reconciled
  alias WxNotify.Testing.Platform
  @moduletag :capture_log

  @order "/v3/pay/transactions/out-trade-no/A1?mchid=1900007291"
  @refund "/v3/refund/domestic/refunds/R1"

  setup_all do
    platform = Platform.new!()
    %{platform: platform, other: Platform.new!(), own: Testing.Merchant.new!(WeChatPay.mchid())}
  end

  setup %{platform: platform, own: own} do
    of = WeChatPay.serve(platform, own)
    %{of: of, asker: WeChatPay.merchant(of)}
  end

  defp paid(more \\ []) do
    given = [
      mchid: WeChatPay.mchid(),
      out_trade_no: "A1",
      transaction_id: "42",
      amount: %{total: 100, currency: "CNY"}
    ]

    Testing.sample!("TRANSACTION.SUCCESS", Keyword.merge(given, more))
  end

  # As the query tells it; the notification has the state by another name, and says whose it is.
  defp refund(status),
    do: %{refund_id: "50", out_refund_no: "R1", transaction_id: "42", out_trade_no: "A1", status: status}

  defp notified_refund do
    "SUCCESS"
    |> refund()
    |> Map.delete(:status)
    |> Map.merge(%{refund_status: "SUCCESS", mchid: WeChatPay.mchid()})
  end

  # Orders in SQLite, whose payments and refunds are counted in the inbox's transaction.
  defp shop(platform, options \\ []) do
    shop = Stores.open(:sqlite)
    test = self()

    count = fn number, delivery -> shop.pay.(delivery.connection, number) end

    defaults = [
      inbox: shop.inbox,
      key: :business,
      observe: &send(test, {:outcome, &1.code}),
      on_paid: fn paid, delivery -> count.(paid.out_trade_no, delivery) end,
      on: %{"REFUND.SUCCESS" => &count.(&1.notification.resource["out_refund_no"], &1)}
    ]

    Map.put(shop, :handler, Handler.new!(Platform.parser(platform), Keyword.merge(defaults, options)))
  end

  defp gets(shop, sent) do
    {status, _headers, _body} = Handler.call(shop.handler, "POST", sent.headers, sent.body)
    status
  end

  defp outcomes do
    receive do
      {:outcome, code} -> [code | outcomes()]
    after
      0 -> []
    end
  end

  test "a payment counts once, whichever comes first", %{platform: platform, of: of, asker: asker} do
    shop = shop(platform)
    WeChatPay.answers(of, @order, {200, paid()})
    assert {:ok, told} = Handler.reconcile(shop.handler, asker, out_trade_no: "A1")
    assert told == %Reconciled{state: "SUCCESS", code: :success}
    assert %{code: :duplicate} = Handler.reconcile!(shop.handler, asker, out_trade_no: "A1")
    assert 200 = gets(shop, Platform.notification!(platform, "TRANSACTION.SUCCESS", paid(), id: "EV-1"))
    assert outcomes() == [:success, :duplicate, :duplicate]
    assert shop.paid.("A1") == 1

    other = paid(out_trade_no: "A|2*", transaction_id: "43")
    assert 200 = gets(shop, Platform.notification!(platform, "TRANSACTION.SUCCESS", other, id: "EV-2"))
    WeChatPay.answers(of, "/v3/pay/transactions/id/43?mchid=#{WeChatPay.mchid()}", {200, other})
    assert %{code: :duplicate} = Handler.reconcile!(shop.handler, asker, transaction_id: "43")
    by_number = "/v3/pay/transactions/out-trade-no/A%7C2%2A?mchid=#{WeChatPay.mchid()}"
    WeChatPay.answers(of, by_number, {200, other})
    assert %{code: :duplicate} = Handler.reconcile!(shop.handler, asker, out_trade_no: "A|2*")
    assert shop.paid.("A|2*") == 1
    assert Handler.shutdown(shop.handler, 0) == 0
  end

  test "a partner's too", %{platform: platform, of: of, asker: asker} do
    changed = [sp_mchid: WeChatPay.mchid(), sub_mchid: "1900009999", out_trade_no: "A1", transaction_id: "42"]
    partners = Testing.sample!("TRANSACTION.SUCCESS", changed, kind: "transaction.partner")
    test = self()
    otherwise = fn delivery -> send(test, {:kind, delivery.notification.kind}) && :ok end
    shop = shop(platform, otherwise: otherwise)
    query = "sp_mchid=#{WeChatPay.mchid()}&sub_mchid=1900009999"
    WeChatPay.answers(of, "/v3/pay/partner/transactions/out-trade-no/A1?#{query}", {200, partners})
    order = [out_trade_no: "A1", sub_mchid: "1900009999"]
    assert %{state: "SUCCESS", code: :success} = Handler.reconcile!(shop.handler, asker, order)
    assert_received {:kind, "transaction.partner"}
    assert 200 = gets(shop, Platform.notification!(platform, "TRANSACTION.SUCCESS", partners))
    assert outcomes() == [:success, :duplicate]
  end

  test "a refund too", %{platform: platform, of: of, asker: asker} do
    shop = shop(platform)
    WeChatPay.answers(of, @refund, {200, refund("PROCESSING")})

    assert Handler.reconcile!(shop.handler, asker, out_refund_no: "R1") ==
             %Reconciled{state: "PROCESSING", code: nil}

    WeChatPay.answers(of, @refund, {200, refund("SUCCESS")})
    assert %{code: :success} = Handler.reconcile!(shop.handler, asker, out_refund_no: "R1")
    assert 200 = gets(shop, Platform.notification!(platform, "REFUND.SUCCESS", notified_refund(), id: "EV-1"))
    assert {shop.paid.("R1"), outcomes()} == {1, [:success, :duplicate]}
  end

  test "an order that is not paid is no event", %{platform: platform, of: of, asker: asker} do
    shop = shop(platform)
    WeChatPay.answers(of, @order, {200, paid(trade_state: "NOTPAY")})

    assert {:ok, %Reconciled{state: "NOTPAY", code: nil}} =
             Handler.reconcile(shop.handler, asker, out_trade_no: "A1")

    assert %{state: "NOT_EXIST", code: nil} = Handler.reconcile!(shop.handler, asker, out_trade_no: "A404")
    assert {shop.paid.("A1"), outcomes()} == {0, []}
  end

  test "expect sees it, and a failure is answered", %{platform: platform, of: of, asker: asker} do
    expect = fn notification ->
      number = notification.resource["out_trade_no"]
      {:paid, mchid: WeChatPay.mchid(), out_trade_no: number, amount_total: 100}
    end

    shop = shop(platform, expect: expect)
    WeChatPay.answers(of, @order, {200, paid(amount: %{total: 1, currency: "CNY"})})

    assert {:error, %Error{code: :content_mismatch, field: "amount_total"}} =
             Handler.reconcile(shop.handler, asker, out_trade_no: "A1")

    WeChatPay.answers(of, @order, {200, paid()})
    fails = shop(platform, inbox: shop.inbox, on_paid: fn _, _ -> raise "no stock" end)
    log = capture_log(fn -> assert {:error, %Error{code: :handler_failed}} = reconcile_a1(fails, asker) end)
    assert log =~ "RuntimeError"
    assert {:ok, %{code: :success}} = reconcile_a1(shop, asker)
    assert {shop.paid.("A1"), outcomes()} == {1, [:content_mismatch, :handler_failed, :success]}
  end

  defp reconcile_a1(shop, asker), do: Handler.reconcile(shop.handler, asker, out_trade_no: "A1")

  test "what is not WeChat Pay's word is refused", %{platform: platform, of: of, asker: asker} = context do
    shop = shop(platform)
    WeChatPay.answers(of, @order, {200, paid(out_trade_no: "A2")})
    assert {:error, %Error{code: :content_mismatch}} = reconcile_a1(shop, asker)
    WeChatPay.answers(of, @order, {200, paid()})
    WeChatPay.signs_as(of, context.other)
    assert {:error, %Error{code: :serial_unknown}} = reconcile_a1(shop, asker)
    WeChatPay.signs_as(of, Platform.new!(serial: platform.serial))
    assert {:error, %Error{code: :signature_invalid}} = reconcile_a1(shop, asker)
    nowhere = WeChatPay.merchant(of, host: "http://127.0.0.1:1")
    assert {:error, %Error{code: :request_failed}} = reconcile_a1(shop, nowhere)
    dies = WeChatPay.merchant(of, http: fn _ -> Process.exit(self(), :kill) end)
    assert {:error, %Error{code: :request_failed}} = reconcile_a1(shop, dies)

    for {order, code, field} <- [
          {[], :option_invalid, "order"},
          {[out_trade_no: "A1", transaction_id: "1"], :option_invalid, "order"},
          {[out_trade_no: "A/1"], :option_invalid, "out_trade_no"},
          {[out_trade_no: 1], :argument_invalid, "out_trade_no"},
          {[number: "A1"], :argument_invalid, "options"},
          {"A1", :argument_invalid, "options"}
        ] do
      assert {:error, %Error{code: ^code, field: ^field}} = Handler.reconcile(shop.handler, asker, order)
    end

    assert {:error, %Error{code: :option_invalid, field: "merchant"}} =
             Handler.reconcile(shop.handler, {:ok, asker}, out_trade_no: "A1")

    assert_raise Error, fn -> Handler.reconcile!(shop.handler, asker, []) end
    assert {shop.paid.("A1"), outcomes(), Handler.shutdown(shop.handler, 0)} == {0, [], 0}
  end

  test "a handler that counts by the id is told what to set", %{platform: platform, of: of, asker: asker} do
    assert {:error, %Error{code: :option_invalid, field: "key"} = error} =
             reconcile_a1(shop(platform, key: nil), asker)

    assert Exception.message(error) =~ ~s(the key "business")
    WeChatPay.answers(of, @order, {200, paid()})
    by_id = shop(platform, key: & &1.id)
    assert {:error, %Error{code: :option_invalid, field: "key"}} = reconcile_a1(by_id, asker)
    own = shop(platform, key: &("paid:" <> &1.resource["transaction_id"]))
    assert {:ok, %{code: :success}} = reconcile_a1(own, asker)

    parser = Platform.parser(platform)
    wrong = [key: :busyness, otherwise: fn _ -> :ok end]
    assert {:error, %Error{code: :option_invalid, field: "key"}} = Handler.new(parser, wrong)
    without = Handler.new!(parser, key: :business, otherwise: fn _ -> :ok end)

    assert {:error, %Error{code: :option_invalid, field: "inbox"}} =
             Handler.reconcile(without, asker, out_trade_no: "A1")
  end

  test "the stored mode stores it, and the leased one has its lease", context do
    %{platform: platform, of: of, asker: asker} = context
    WeChatPay.answers(of, @order, {200, paid()})
    shop = shop(platform, mode: :stored)
    assert {:ok, %{code: :stored}} = reconcile_a1(shop, asker)
    assert 200 = gets(shop, Platform.notification!(platform, "TRANSACTION.SUCCESS", paid(), id: "EV-1"))
    assert {{:ok, true}, {:ok, false}} = {Handler.work_once(shop.handler), Handler.work_once(shop.handler)}
    assert shop.paid.("A1") == 1

    test = self()
    leased = shop(platform, mode: :leased, on_paid: fn _, delivery -> send(test, delivery) && :ok end)
    assert {:ok, %{code: :success}} = reconcile_a1(leased, asker)

    assert_received %{
      connection: nil,
      notification: %{id: "query:payment:42:SUCCESS", resource_type: "query"}
    }
  end

  test "its caller may die, and after the shutdown nothing is taken", context do
    %{platform: platform, of: of, asker: asker} = context
    test = self()
    shop = shop(platform, observe: &send(test, {:outcome, &1.code}))

    WeChatPay.answers(of, @order, fn ->
      send(test, :asked)
      Process.sleep(200)
      {200, paid()}
    end)

    caller = spawn(fn -> reconcile_a1(shop, asker) end)
    assert_receive :asked, 5000
    Process.exit(caller, :kill)
    assert_receive {:outcome, :success}, 10_000
    assert {1, 0} = {shop.paid.("A1"), Handler.shutdown(shop.handler, 1000)}
    assert {:error, %Error{code: :notification_busy}} = reconcile_a1(shop, asker)
    assert {:ok, %{waiting: 0}} = Inbox.stats(shop.inbox)
  end

  # One in five notifications never arrives, and those that do come while it is asked for.
  for store <- [:mnesia, :sqlite] do
    test "#{store}: every order ends paid once", %{platform: platform, of: of, asker: asker} do
      shop = Stores.open(unquote(store))
      pay = fn paid, delivery -> shop.pay.(delivery.connection, paid.out_trade_no) end
      handler = Handler.new!(Platform.parser(platform), inbox: shop.inbox, key: :business, on_paid: pay)

      orders =
        for number <- 1..30 do
          order = paid(out_trade_no: "B#{number}", transaction_id: "#{1000 + number}")
          WeChatPay.answers(of, String.replace(@order, "A1", "B#{number}"), {200, order})
          {number, "B#{number}", order}
        end

      arrives = fn order ->
        sent = Platform.notification!(platform, "TRANSACTION.SUCCESS", order)
        {status, _headers, _body} = Handler.call(handler, "POST", sent.headers, sent.body)
        assert status in [200, 503]
      end

      asked = fn number ->
        case Handler.reconcile(handler, asker, out_trade_no: number) do
          {:ok, %{state: "SUCCESS"}} -> :ok
          {:error, %Error{code: :notification_busy}} -> Process.sleep(20) && :again
        end
      end

      works =
        for {number, name, order} <- Enum.shuffle(orders) do
          asks = fn -> Stream.repeatedly(fn -> asked.(name) end) |> Enum.find(&(&1 == :ok)) end
          if rem(number, 5) == 0, do: [asks], else: [asks, fn -> arrives.(order) end]
        end

      works
      |> List.flatten()
      |> Task.async_stream(& &1.(), max_concurrency: 8, timeout: 30_000)
      |> Stream.run()

      assert for({_, name, _} <- orders, shop.paid.(name) != 1, do: name) == []
    end
  end
end
