defmodule WxNotify.EventsTest do
  # A notification's resource as the struct of its kind.
  use ExUnit.Case, async: true
  alias WxNotify.{Error, Events, JSON, Notification, NotificationParser}
  alias WxNotify.Events.{SecurityEcho, TransactionDirect, WebizpayPayment}
  alias WxNotify.Testing.Platform

  doctest WxNotify.Events

  setup_all do
    platform = Platform.new!()
    parser = Platform.parser(platform)

    receive_one = fn event_type, resource ->
      delivery = Platform.notification!(platform, event_type, resource)
      NotificationParser.parse!(parser, delivery.headers, delivery.body)
    end

    %{receive_one: receive_one, pay: &receive_one.("TRANSACTION.SUCCESS", Map.merge(payment(), &1))}
  end

  defp payment, do: JSON.decode!(Orders.payment())

  test "a payment is a TransactionDirect", %{pay: pay} do
    promotion = %{coupon_id: "109519", goods_detail: [%{goods_id: "M1006", quantity: 2}]}

    assert {:ok, %TransactionDirect{out_trade_no: "A20261122001"} = paid} =
             Notification.event(pay.(%{"promotion_detail" => [promotion]}))

    assert paid.amount == %TransactionDirect.Amount{
             total: 100,
             payer_total: 100,
             currency: "CNY",
             payer_currency: "CNY"
           }

    assert [%TransactionDirect.PromotionDetail{coupon_id: "109519", goods_detail: [goods]}] =
             paid.promotion_detail

    assert %TransactionDirect.PromotionDetail.GoodsDetail{goods_id: "M1006", quantity: 2} = goods
  end

  test "what is absent or null is nil, and a list empty", %{pay: pay} do
    plain = Notification.event!(pay.(%{}))
    assert %TransactionDirect{attach: nil, scene_info: nil, promotion_detail: []} = plain

    for more <- [
          %{"attach" => nil, "scene_info" => nil, "promotion_detail" => nil},
          %{"promotion_detail" => []}
        ] do
      assert Notification.event!(pay.(more)) == plain
    end
  end

  test "a field that is not known passes, and stays in the resource", %{pay: pay} do
    notification = pay.(%{"of_a_later_year" => [%{"a" => 1}]})
    assert Notification.event!(notification) == Notification.event!(pay.(%{}))
    assert notification.resource["of_a_later_year"] == [%{"a" => 1}]
  end

  test "a resource that does not fit is an error, and is there all the same", context do
    %{pay: pay, receive_one: receive_one} = context
    notification = pay.(%{"amount" => %{"total" => "100"}})

    assert {:error, %Error{code: :event_untyped, field: "amount.total"} = error} =
             Notification.event(notification)

    assert error.message =~ "a string, not an integer"
    assert error.ack.status == 500
    assert notification.resource["amount"] == %{"total" => "100"}
    assert_raise Error, ~r/^EVENT_UNTYPED: /, fn -> Notification.event!(notification) end

    unknown = receive_one.("OF.A.LATER.YEAR", %{a: 1})
    assert {:error, %Error{code: :event_untyped, field: "event_type"}} = Notification.event(unknown)
    assert unknown.resource == %{"a" => 1}
  end

  test "long ones as well", %{receive_one: receive_one} do
    long = String.duplicate("x", 100_000)
    assert {:ok, echo} = Notification.event(receive_one.("SECURITY_ECHO.SUCCESS", %{echo_message: long}))
    assert echo == %SecurityEcho{echo_message: long}

    assert {:error, %Error{code: :event_untyped, field: "echo_message"}} =
             Notification.event(receive_one.("SECURITY_ECHO.SUCCESS", %{other: long}))
  end

  test "a notification that somebody altered is an error, not a crash", %{pay: pay} do
    for altered <- [%{plaintext: "?"}, %{plaintext: "[]"}, %{kind: "?"}] do
      assert {:error, %Error{code: :argument_invalid}} = Notification.event(struct!(pay.(%{}), altered))
    end

    # The event is made of the plaintext.
    paid = pay.(%{})
    assert Notification.event(%{paid | resource: %{}}) == Notification.event(paid)
  end

  test "where nobody knows the type any value is there", %{receive_one: receive_one} do
    [sample] = for {_, "webizpay.payment", sample} <- samples(), do: sample

    for value <- ["x", 1.5, [1, %{"a" => nil}]] do
      notification = receive_one.("WEBIZPAY.PAYMENTSUCCESS", %{sample | "goods_name" => value})
      assert {:ok, %WebizpayPayment{goods_name: ^value}} = Notification.event(notification)
    end
  end

  # All fields of every kind, as the conformance vectors have them: event type, kind and resource.
  defp samples do
    for %{"about" => "all fields", "name" => "events/" <> place} = sample <- vectors("events") do
      [event_type, kind] = String.split(place, "/")
      {event_type, kind, sample["expected"]["event"]}
    end
  end

  defp vectors(group) do
    file = Path.expand("../../../tests/vectors/#{group}.json", __DIR__)
    (file |> File.read!() |> JSON.decode!())["cases"]
  end

  test "every kind has its struct, with every field", %{receive_one: receive_one} do
    kinds =
      for {event_type, kind, sample} <- samples(), uniq: true do
        assert {:ok, %module{} = event} = Notification.event(receive_one.(event_type, sample))
        assert module == Events.modules()[kind]
        assert plain(event) == sample
        kind
      end

    kinds = kinds ++ kinds_of_v2()
    assert Enum.sort(kinds) == Enum.sort(Map.keys(Events.modules()))
    assert Enum.sort(["unknown" | kinds]) == Enum.sort(WxNotify.kinds())
    assert length(kinds) == 78
    assert Events.modules() |> Map.values() |> Enum.uniq() |> length() == 78
  end

  # The same of APIv2.
  defp kinds_of_v2 do
    for %{"operation" => "event_v2", "name" => name, "input" => input} = sample <- vectors("v2"),
        String.ends_with?(name, "_all") do
      [%{"key" => key, "mch_id" => mch_id}] = input["keys"]
      notification = input["body"] |> Base.decode64!() |> WxNotify.parse_v2!({mch_id, key})
      assert {:ok, %module{} = event} = Notification.event(notification)
      assert module == Events.modules()[notification.kind]
      given = sample["expected"]["event"]
      # Samples of APIv2 leave out what is documented as empty.
      left_out = for {name, nil} <- plain(event), do: {name, "1"}
      assert plain(event) == Map.merge(given, Map.new(left_out, fn {name, _text} -> {name, nil} end))

      # With that too no value is absent.
      whole = Map.merge(given, Map.new(left_out))
      whole_notification = %{notification | plaintext: JSON.encode!(Map.merge(notification.resource, whole))}
      assert whole_notification |> Notification.event!() |> plain() == whole
      notification.kind
    end
  end

  # No value is absent here, so a field that was not read is seen.
  defp plain(%_{} = object) do
    for {name, value} <- Map.from_struct(object), into: %{}, do: {Atom.to_string(name), plain(value)}
  end

  defp plain(list) when is_list(list), do: Enum.map(list, &plain/1)
  defp plain(value), do: value

  test "a field's wrong name does not compile, and its right twin does" do
    right = "fn %WxNotify.Events.TransactionDirect{out_trade_no: number} -> number end"
    assert {price, _} = Code.eval_string(right)
    assert is_function(price, 1)

    assert_raise CompileError, ~r/unknown key :out_trade_nr/, fn ->
      right |> String.replace("out_trade_no", "out_trade_nr") |> Code.eval_string()
    end

    # A struct made by hand has every field that is always there.
    made = ~s(%WxNotify.Events.SecurityEcho{echo_message: "hello"})
    assert {%SecurityEcho{echo_message: "hello"}, _} = Code.eval_string(made)

    assert_raise ArgumentError, ~r/must also be given.*:echo_message/, fn ->
      Code.eval_string("%WxNotify.Events.SecurityEcho{}")
    end
  end

  test "the README's snippet", %{pay: pay, receive_one: receive_one} do
    assert Shop.Events.receive_one(pay.(%{})) == "A20261122001 paid: 100"

    refund = %{
      mchid: "1900007291",
      out_trade_no: "A20261122001",
      transaction_id: "4200000000000000000000000000",
      out_refund_no: "R1",
      refund_id: "50000000382019052709732678859",
      refund_status: "SUCCESS",
      amount: %{total: 100, refund: 40}
    }

    assert Shop.Events.receive_one(receive_one.("REFUND.SUCCESS", refund)) == "R1: SUCCESS"
    echo = receive_one.("SECURITY_ECHO.SUCCESS", %{echo_message: "hello"})
    assert Shop.Events.receive_one(echo) == "not for us: security_echo"
    untyped = pay.(%{"mchid" => 1})
    assert Shop.Events.receive_one(untyped) == "look at notification.resource yourself: mchid"
  end
end
