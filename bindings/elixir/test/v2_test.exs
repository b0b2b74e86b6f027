defmodule WxNotify.V2Test do
  # APIv2's XML: opened by itself, and by a handler at one URL with APIv3, with the inbox in every store.
  use ExUnit.Case, async: false
  alias WxNotify.{Ack, Error, Events, Handler, Inbox, JSON, Notification}
  alias WxNotify.Testing.{Platform, V2}

  doctest WxNotify.Testing.V2

  @key "0123456789abcdefghijklmnopqrstuv"
  @other "vutsrqponmlkjihgfedcba9876543210"
  @keys {"1900007291", @key}
  @others {"1900007291", @other}
  @success "<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>"
  @xml [{"content-type", "text/xml"}]

  setup_all do
    platform = Platform.new!()
    %{platform: platform, parser: Platform.parser(platform)}
  end

  setup do
    %{paid: V2.notification!(@key, payment("A#{System.unique_integer([:positive])}"))}
  end

  defp payment(number) do
    %{
      appid: "wx2421b1c4370ec43b",
      mch_id: "1900007291",
      openid: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
      trade_type: "JSAPI",
      bank_type: "CMC",
      total_fee: 100,
      cash_fee: 100,
      fee_type: "CNY",
      transaction_id: "42" <> number,
      out_trade_no: number,
      result_code: "SUCCESS",
      time_end: "20261128101500"
    }
  end

  defp refund do
    inner = %{
      out_refund_no: "R1",
      out_trade_no: "A1",
      refund_account: "REFUND_SOURCE_RECHARGE_FUNDS",
      refund_fee: 40,
      refund_id: "50",
      refund_recv_accout: "支付用户零钱",
      refund_request_source: "API",
      refund_status: "SUCCESS",
      settlement_refund_fee: 40,
      settlement_total_fee: 100,
      success_time: "2026-11-28 10:15:00",
      total_fee: 100,
      transaction_id: "42"
    }

    V2.refund!(@key, %{appid: "wx2421b1c4370ec43b", mch_id: "1900007291"}, inner)
  end

  defp call(handler, sent, method \\ "POST"), do: Handler.call(handler, method, sent.headers, sent.body)

  defp observe do
    test = self()
    fn outcome -> send(test, {:outcome, outcome}) end
  end

  defp outcome do
    assert_receive {:outcome, outcome}, 20_000
    outcome
  end

  describe "parse_v2" do
    test "a payment, signed either way, is an ordinary notification" do
      for sign_type <- ["MD5", "HMAC-SHA256"] do
        sent = V2.notification!(@key, payment("A1"), sign_type: sign_type)

        assert {:ok, %Notification{} = paid} =
                 WxNotify.parse_v2(sent.body, [@others, {"1900000109", @key}, @keys])

        assert %{id: "1900007291.42A1", event_type: "V2.PAY", kind: "v2.pay", resource_type: "xml"} = paid
        assert %{create_time: "2026-11-28T10:15:00+08:00", api_v3_key_label: "1900007291"} = paid
        assert paid.resource["total_fee"] == "100" and paid.resource == JSON.decode!(paid.plaintext)
        assert {:ok, %Events.V2Pay{out_trade_no: "A1", total_fee: "100"}} = Notification.event(paid)
        assert JSON.decode!(Notification.to_json(paid))["kind"] == "v2.pay"
        refute inspect(paid) =~ "oUpF8uMuAJO"
        order = [mchid: "1900007291", out_trade_no: "A1", amount_total: 100]
        assert Notification.expect_paid(paid, order) == :ok

        assert {:error, %Error{code: :content_mismatch}} =
                 Notification.expect_paid(paid, [sub_mchid: "1"] ++ order)
      end

      failed = V2.notification!(@key, %{payment("A1") | result_code: "FAIL"})
      order = [mchid: "1900007291", out_trade_no: "A1", amount_total: 100]

      assert {:error, %Error{code: :content_mismatch, field: "result_code"}} =
               failed.body |> WxNotify.parse_v2!(@keys) |> Notification.expect_paid(order)
    end

    test "a refund" do
      assert %{id: "1900007291.50.SUCCESS", kind: "v2.refund"} =
               refunded = WxNotify.parse_v2!(refund().body, @keys)

      expected = [mchid: "1900007291", out_refund_no: "R1", amount_refund: 40]
      assert Notification.expect_refunded(refunded, expected) == :ok
      assert {:ok, %Events.V2Refund{out_refund_no: "R1"}} = Notification.event(refunded)
    end

    test "what is wrong has its error, without the key or the text", %{paid: paid} do
      cheap = String.replace(paid.body, "100", "001")

      for {body, keys, code} <- [
            {cheap, @keys, :signature_invalid},
            {paid.body, {"1900000109", @key}, :signature_invalid},
            {refund().body, {"1900000109", @key}, :decryption_failed},
            {paid.body, @others, :signature_invalid},
            {refund().body, @others, :decryption_failed},
            {"{}", @keys, :envelope_invalid},
            {~s(<!DOCTYPE x [<!ENTITY e "x">]><xml>&e;</xml>), @keys, :envelope_invalid},
            {paid.body, [], :option_invalid},
            {paid.body, {"1900007291", @key <> "\n"}, :option_invalid},
            {paid.body, @key, :option_invalid},
            {paid.body, {"shop", @key}, :option_invalid},
            {paid.body, nil, :argument_invalid},
            {paid.body, [{nil, @key}], :argument_invalid},
            {paid.body, {"1900007291", :binary.copy(<<255>>, 32)}, :argument_invalid},
            {%{}, @keys, :argument_invalid}
          ] do
        assert {:error, %Error{code: ^code} = error} = WxNotify.parse_v2(body, keys)
        refute Exception.message(error) =~ @key
        assert_raise Error, fn -> WxNotify.parse_v2!(body, keys) end
      end

      assert {:error, %Error{code: :body_too_large}} =
               WxNotify.parse_v2(paid.body, @keys, max_body_bytes: 100)

      assert {:ok, _} = WxNotify.parse_v2([paid.body], @keys, max_body_bytes: 10_000)
      assert {:error, %Error{code: :argument_invalid}} = WxNotify.parse_v2(paid.body, @keys, most: 1)
    end

    test "answers are XML" do
      assert %Ack{status: 200, content_type: "text/xml", body: @success} = Ack.success_v2()
      assert %Ack{status: 401, content_type: "text/xml"} = ack = Ack.failure_v2(:signature_invalid)
      assert ack == Ack.failure_v2("SIGNATURE_INVALID")
      assert ack.body =~ "<return_code><![CDATA[FAIL]]></return_code>"
      assert_raise Error, fn -> Ack.failure_v2(:nope) end
    end
  end

  test "what testing makes it says when it cannot" do
    assert {:error, %Error{code: :option_invalid, field: "api_v2_key"}} =
             V2.notification("short", payment("A1"))

    assert {:error, %Error{code: :option_invalid, field: "fields"}} = V2.notification(@key, %{"a b" => "1"})
    assert {:error, %Error{code: :option_invalid}} = V2.notification(@key, [mch_id: "1"], sign_type: "SHA1")
    assert {:error, %Error{code: :argument_invalid}} = V2.refund(@key, %{}, %{refund_id: {1}})
    assert_raise Error, fn -> V2.refund!("short", %{}, %{}) end
  end

  describe "a handler" do
    test "takes both at one URL, and answers each in its own form", %{parser: parser, platform: platform} do
      test = self()
      on = %{Events.V2Pay => fn paid, _ -> send(test, {:v2, paid}) && :ok end}
      options = [api_v2_keys: @keys, on: on, on_paid: fn _, _ -> send(test, :v3) && :ok end]
      handler = Handler.new!(parser, options ++ [observe: observe()])
      v2 = V2.notification!(@key, payment("A1"))

      for before <- ["", "\uFEFF", " \r\n\t", "\uFEFF\n"] do
        assert {200, @xml, @success} = call(handler, %{v2 | body: before <> v2.body})
        assert_received {:v2, %Events.V2Pay{out_trade_no: "A1"}}
        assert %{code: :success, kind: "v2.pay", event_type: "V2.PAY"} = outcome()
      end

      v3 = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment())
      assert {200, [{"content-type", "application/json"}], ~S({"code":"SUCCESS"})} = call(handler, v3)
      assert_received :v3

      # The other's key opens neither.
      assert {401, @xml, "<xml><return_code><![CDATA[FAIL]]>" <> _} =
               call(handler, V2.notification!(platform.api_v3_key, payment("A1")))

      stranger = Platform.new!(api_v3_key: @key, private_key: Platform.private_key_pem(platform), serial: "1")
      own = Platform.notification!(stranger, "TRANSACTION.SUCCESS", Orders.payment())
      assert {401, [{"content-type", "application/json"}], _} = call(handler, own)
      assert {500, @xml, _} = call(handler, V2.refund!(@other, %{mch_id: "1900007291"}, %{refund_id: "5"}))
      # No route of it.
      assert {500, @xml, _} = call(handler, refund())
      refute_received {:v2, _}
    end

    test "without APIv2 keys tells what the body is", %{parser: parser, paid: paid} do
      handler = Handler.new!(parser, otherwise: fn _ -> flunk("called") end, observe: observe())
      assert {400, [{"content-type", "application/json"}], _} = call(handler, paid)
      assert %{error: %Error{message: message}} = outcome()
      assert message =~ "APIv2"
    end

    test "wrong keys are told when it is made, and right ones never shown", %{parser: parser, paid: paid} do
      for keys <- [[], {"1900007291", "short"}, [@keys, {"1900007291", @key <> "\n"}], @key, {"shop", @key}] do
        assert {:error, %Error{code: :option_invalid, field: "api_v2_key"} = error} =
                 Handler.new(parser, api_v2_keys: keys)

        refute Exception.message(error) =~ @key
      end

      assert {:error, %Error{code: :argument_invalid, field: "api_v2_keys"}} =
               Handler.new(parser, api_v2_keys: 5)

      handler = Handler.new!(parser, api_v2_keys: %{"1900007291" => @key}, otherwise: fn _ -> :ok end)

      for shown <- [inspect(handler, structs: false), "#{:io_lib.format("~p", [handler])}"],
          do: refute(shown =~ @key)

      assert {200, @xml, @success} = call(handler, paid)
    end

    test "the deadline's, the busy and the failed answers are XML", %{parser: parser, paid: paid} do
      slow = fn _ -> Process.sleep(400) end
      failed = fn _ -> {:error, "no stock"} end

      for {options, status, says} <- [
            {[otherwise: slow, deadline: 0.1], 500, "FAIL"},
            {[otherwise: failed], 500, "no stock"},
            {[otherwise: fn _ -> :ok end, expect: fn _ -> nil end], 500, "FAIL"},
            {[otherwise: fn _ -> :ok end, expect: fn _ -> {:paid, mchid: "1"} end], 500, "FAIL"}
          ] do
        handler = Handler.new!(parser, [api_v2_keys: @keys] ++ options)
        assert {^status, @xml, body} = call(handler, paid)
        assert body =~ says
      end

      handler = Handler.new!(parser, api_v2_keys: @keys, otherwise: fn _ -> :ok end)
      assert Handler.shutdown(handler) == 0
      assert {503, @xml, _} = call(handler, paid)
      assert {405, _, _} = call(handler, paid, "GET")
    end

    for store <- Stores.all(), mode <- [:transaction, :leased, :stored] do
      test "counts each once in the inbox: #{store}, #{mode}", %{parser: parser, paid: paid} do
        shop = Stores.open(unquote(store))
        mode = unquote(mode)

        callback = fn event, delivery ->
          if mode == :leased,
            do: Inbox.transaction(shop.inbox, &{:ok, shop.pay.(Map.get(&1, :connection), event.mch_id)}),
            else: shop.pay.(delivery.connection, event.mch_id)

          :ok
        end

        options = [inbox: shop.inbox, mode: mode, api_v2_keys: @keys, observe: observe()]
        handler = Handler.new!(parser, [on: %{Events.V2Pay => callback}] ++ options)
        for _ <- 1..3, do: assert({200, @xml, @success} = call(handler, paid))
        codes = for _ <- 1..3, do: outcome().code
        first = if mode == :stored, do: :stored, else: :success
        assert codes == [first, :duplicate, :duplicate]
        if mode == :stored, do: assert({:ok, true} = Handler.work_once(handler))
        assert shop.paid.("1900007291") == 1
        assert {:ok, %{waiting: 0, done_last_hour: 1}} = Inbox.stats(shop.inbox)
      end
    end
  end
end
