defmodule WxNotify.NotificationTest do
  use ExUnit.Case, async: true
  alias WxNotify.{Error, JSON, Notification, NotificationParser}
  alias WxNotify.Testing.Platform

  setup_all do
    platform = Platform.new!()
    parser = Platform.parser(platform)

    receive_one = fn event_type, resource ->
      delivery = Platform.notification!(platform, event_type, resource)
      NotificationParser.parse!(parser, delivery.headers, delivery.body)
    end

    %{receive_one: receive_one, paid: receive_one.("TRANSACTION.SUCCESS", Orders.payment())}
  end

  test "expect compares what is given", %{paid: paid} do
    assert Notification.expect(paid, []) == :ok
    assert Notification.expect(paid, mchid: nil) == :ok

    order = [
      mchid: "1900007291",
      appid: "wxd678efh567hg6787",
      out_trade_no: "A20261122001",
      amount_total: 100,
      currency: "CNY"
    ]

    assert Notification.expect(paid, order) == :ok
    assert Notification.expect(paid, Map.new(order)) == :ok
    assert Notification.expect!(paid, order) == :ok

    for {name, wrong} <- [mchid: "1", appid: "1", out_trade_no: "1", amount_total: 101, currency: "USD"] do
      field = Atom.to_string(name)

      assert {:error, %Error{code: :content_mismatch, field: ^field} = error} =
               Notification.expect(paid, [{name, wrong}])

      assert error.message =~ "#{field}: expected #{inspect(wrong)}, found #{inspect(order[name])}"
      assert_raise Error, fn -> Notification.expect!(paid, [{name, wrong}]) end
    end
  end

  test "expect compares by the kind", %{receive_one: receive_one} do
    refund =
      receive_one.("REFUND.SUCCESS", %{mchid: "1", out_trade_no: "A", amount: %{total: 100, refund: 40}})

    assert refund.kind == "refund.direct"
    assert Notification.expect(refund, amount_total: 40) == :ok
    assert {:error, %Error{code: :content_mismatch}} = Notification.expect(refund, amount_total: 100)
  end

  test "expect compares long ones as well", %{receive_one: receive_one} do
    long = receive_one.("TRANSACTION.SUCCESS", %{mchid: "1", attach: String.duplicate("x", 100_000)})
    assert Notification.expect(long, mchid: "1") == :ok
    assert {:error, %Error{code: :content_mismatch}} = Notification.expect(long, mchid: "2")
  end

  test "expect refuses wrong types and unknown names", %{paid: paid} do
    assert {:error, %Error{code: :argument_invalid, field: "amount_total"}} =
             Notification.expect(paid, amount_total: "100")

    assert {:error, %Error{code: :argument_invalid, field: "amount_total"}} =
             Notification.expect(paid, amount_total: 1.0)

    assert {:error, %Error{code: :argument_invalid, field: "mchid"}} =
             Notification.expect(paid, mchid: 1_900_007_291)

    assert {:error, %Error{code: :argument_invalid, field: "mchid"}} =
             Notification.expect(paid, mchid: <<255>>)

    assert {:error, %Error{code: :argument_invalid, message: message}} = Notification.expect(paid, total: 1)
    assert message =~ "there is no option :total"
  end

  test "to_json holds every field, in the contract's order", %{paid: paid} do
    json = Notification.to_json(paid)
    decoded = JSON.decode!(json)
    fields = for {name, value} <- Map.from_struct(paid), into: %{}, do: {Atom.to_string(name), value}
    assert decoded == fields
    assert json =~ ~r/^{"id":.*,"create_time":.*,"event_type":.*"certificate_expires_at":\d+}$/
  end

  test "integers keep every digit, floats are floats, null is nil, and of two names the last counts", %{
    receive_one: receive_one
  } do
    plaintext =
      ~s({"big":123456789012345678901234567890,"max":18446744073709551615,"min":-9223372036854775808,) <>
        ~s("float":1.5,"exponent":1e2,"none":null,"yes":true,"list":[1,[]],"two":1,"two":2,"text":"\\u4e2d"})

    assert receive_one.("X.Y", plaintext).resource == %{
             "big" => 123_456_789_012_345_678_901_234_567_890,
             "max" => 18_446_744_073_709_551_615,
             "min" => -9_223_372_036_854_775_808,
             "float" => 1.5,
             "exponent" => 100.0,
             "none" => nil,
             "yes" => true,
             "list" => [1, []],
             "two" => 2,
             "text" => "中"
           }
  end

  test "what the core's JSON takes becomes a term, however deep and large", %{receive_one: receive_one} do
    # The object itself is one of the 127 levels that the core takes.
    deep = String.duplicate("[", 126) <> String.duplicate("]", 126)
    assert %{resource: %{"deep" => [[_]]}} = receive_one.("X.Y", ~s({"deep":#{deep}}))

    digits = String.duplicate("9", 308)
    assert receive_one.("X.Y", ~s({"n":#{digits}})).resource == %{"n" => String.to_integer(digits)}

    many = Map.new(1..1000, &{"name#{&1}", &1})
    assert receive_one.("X.Y", JSON.encode!(many)).resource == many
  end

  test "it is data: it goes through another process and the external term format", %{paid: paid} do
    again = paid |> :erlang.term_to_binary() |> :erlang.binary_to_term()
    assert again == paid
    assert Task.await(Task.async(fn -> Notification.expect(again, amount_total: 100) end)) == :ok
    assert Notification.to_json(again) == Notification.to_json(paid)
  end

  test "a notification that somebody altered is an error, not a crash", %{paid: paid} do
    assert {:error, %Error{code: :argument_invalid}} =
             Notification.expect(%{paid | plaintext: "?"}, mchid: "1")

    assert {:error, %Error{code: :argument_invalid}} = Notification.expect(%{paid | kind: "?"}, mchid: "1")
    assert_raise Error, ~r/kind is not what parse gave/, fn -> Notification.to_json(%{paid | kind: "?"}) end

    assert_raise Error, ~r/plaintext is not what parse gave/, fn ->
      Notification.to_json(%{paid | plaintext: "?"})
    end

    assert_raise Error, ~r/type of a field is not what parse gave/, fn ->
      Notification.to_json(%{paid | id: 1})
    end
  end
end
