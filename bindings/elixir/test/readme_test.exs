defmodule WxNotify.ReadmeTest do
  # The README's snippets, compiled from examples/, behind OTP's HTTP server.
  use ExUnit.Case, async: false
  import ExUnit.CaptureLog
  alias WxNotify.{Handler, Inbox}
  alias WxNotify.Testing.Platform

  Code.require_file("../examples/handler_test.exs", __DIR__)

  setup_all do
    platform = Platform.new!(public_key_id: "PUB_KEY_ID_0114232134912410000000000000")
    %{platform: platform, paid: Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment())}
  end

  test "the endpoint: an order is paid once, however often it is told", %{platform: platform, paid: paid} do
    # Mnesia is started once for all tests.
    Stores.open(:mnesia)
    on_exit(fn -> :mnesia.delete_table(:orders) end)
    folder = to_string(:mnesia.system_info(:directory))

    # Who forgot a variable is told which.
    System.delete_env("WXPAY_MCHID")

    System.put_env(
      WXPAY_PUBLIC_KEY_ID: platform.serial,
      WXPAY_PUBLIC_KEY: platform.public_key_pem,
      WXPAY_API_V3_KEY: platform.api_v3_key
    )

    assert_raise System.EnvError, ~r/WXPAY_MCHID/, fn -> Shop.WeChatPay.start(folder) end
    System.put_env("WXPAY_MCHID", "1900007291")
    # The second time the table is there, as when the program starts again.
    for _ <- 1..2,
        do: Shop.WeChatPay.start(folder)

    port = HTTP.serve(&Handler.call(Shop.WeChatPay.handler(), &1, &2, &3))

    # There is no such order yet, then it costs something else, and then it fits.
    log =
      capture_log(fn ->
        assert HTTP.post(port, paid) == {500, ~S({"code":"FAIL","message":"no such order"})}
        :ok = :mnesia.dirty_write({:orders, "A20261122001", :to_be_paid, 1})
        assert {500, _} = HTTP.post(port, paid)
        assert [{:orders, _, :to_be_paid, 1}] = :mnesia.dirty_read(:orders, "A20261122001")
      end)

    assert log =~ "CONTENT_MISMATCH: amount_total: expected 1, found 100"
    :ok = :mnesia.dirty_write({:orders, "A20261122001", :to_be_paid, 100})
    assert HTTP.post(port, paid) == {200, ~S({"code":"SUCCESS"})}
    assert [{:orders, _, :paid, 100}] = :mnesia.dirty_read(:orders, "A20261122001")
    :ok = :mnesia.dirty_delete(:orders, "A20261122001")
    assert HTTP.post(port, paid) == {200, ~S({"code":"SUCCESS"})}
    assert [] = :mnesia.dirty_read(:orders, "A20261122001")
    assert {:ok, []} = Inbox.dead_letters(Inbox.Mnesia.new!())

    assert capture_log(fn ->
             forged =
               Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment(), fault: :forged)

             assert {401, ~S({"code":"FAIL",) <> _} = HTTP.post(port, forged)
           end) =~ "SIGNATURE_INVALID: "
  end

  test "by hand", %{platform: platform, paid: paid} do
    parser = Platform.parser(platform)

    port =
      HTTP.serve(fn "POST", headers, body ->
        ack = Shop.ByHand.handle(parser, headers, body, &Orders.find/1)
        {ack.status, [{"content-type", ack.content_type}], ack.body}
      end)

    log =
      capture_log(fn ->
        assert HTTP.post(port, paid) == {200, ~S({"code":"SUCCESS"})}

        forged = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment(), fault: :forged)
        assert {401, ~S({"code":"FAIL",) <> _} = HTTP.post(port, forged)

        cheap = String.replace(Orders.payment(), ~s("total":100), ~s("total":1))
        assert {500, _} = HTTP.post(port, Platform.notification!(platform, "TRANSACTION.SUCCESS", cheap))

        unknown = Platform.notification!(platform, "TRANSACTION.SUCCESS", %{out_trade_no: "?"})
        assert {500, _} = HTTP.post(port, unknown)
      end)

    assert log =~ "SIGNATURE_INVALID: "
    assert log =~ "CONTENT_MISMATCH: amount_total: expected 100, found 1 (amount.total)"
  end

  @tag :capture_log
  test "what never arrived is asked for, with certificates that stay fresh" do
    key = "0123456789abcdefghijklmnopqrstuv"
    platform = Platform.new!(api_v3_key: key)
    of = WeChatPay.serve(platform, WxNotify.Testing.Merchant.new!(WeChatPay.mchid()))
    merchant = WeChatPay.merchant(of)
    test = self()
    # The file is kept where the test runs.
    File.mkdir_p!(Stores.folder())

    File.cd!(Stores.folder(), fn ->
      options = [
        inbox: Stores.open(:mnesia).inbox,
        on_paid: fn paid, _ -> send(test, paid.out_trade_no) && :ok end
      ]

      {handler, child} = Shop.NeverArrived.start(merchant, key, options)
      start_supervised!(child)
      assert File.exists?("certificates.json")

      order = [mchid: WeChatPay.mchid(), out_trade_no: "A1", transaction_id: "42"]
      paid = WxNotify.Testing.sample!("TRANSACTION.SUCCESS", order)
      query = &"/v3/pay/transactions/out-trade-no/#{&1}?mchid=#{WeChatPay.mchid()}"
      WeChatPay.answers(of, query.("A1"), {200, paid})
      WeChatPay.answers(of, query.("A2"), {502, %{}})

      assert [
               {"A1", {:ok, %{state: "SUCCESS", code: :success}}},
               {"A2", {:error, %WxNotify.Error{code: :request_failed}}},
               {"A1", {:ok, %{state: "SUCCESS", code: :duplicate}}}
             ] = Shop.NeverArrived.ask_for(["A1", "A2", "A1"], handler, merchant)

      sent = Platform.notification!(platform, "TRANSACTION.SUCCESS", paid)
      assert {200, _, _} = Handler.call(handler, "POST", sent.headers, sent.body)
      assert_received "A1"
      refute_received "A1"
    end)
  end

  test "many merchants, of one's own database", %{platform: platform} do
    inbox = Stores.open(:mnesia).inbox
    tables = [merchants: [:name, :id, :pem, :api_v3_key], orders: [:number, :state, :amount]]

    for {table, attributes} <- tables,
        do: {:atomic, :ok} = :mnesia.create_table(table, attributes: attributes, disc_copies: [node()])

    on_exit(fn -> for {table, _} <- tables, do: :mnesia.delete_table(table) end)
    start_supervised!({WxNotify.Merchants, name: Shop.Merchants, load: &Shop.Merchants.load/1})
    handler = Shop.Merchants.handler(inbox)

    port =
      HTTP.serve(fn method, headers, body, path ->
        Handler.call(handler, WxNotify.Request.new(method, headers, path: path), body)
      end)

    other = Platform.new!(public_key_id: "PUB_KEY_ID_2")

    for {name, platform} <- [{"north", platform}, {"south", other}] do
      row = {:merchants, name, platform.serial, platform.public_key_pem, platform.api_v3_key}
      :ok = :mnesia.dirty_write(row)
      sent = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment(), id: "EV-1")

      for _ <- 1..2,
          do: assert(HTTP.post(port, sent, "/wxpay/notify/#{name}") == {200, ~S({"code":"SUCCESS"})})

      assert [{:orders, _, :paid, nil}] = :mnesia.dirty_read(:orders, {name, "A20261122001"})

      assert capture_log(fn -> assert {401, _} = HTTP.post(port, sent, "/wxpay/notify/nobody") end) =~
               "MERCHANT_UNKNOWN"
    end
  end
end
