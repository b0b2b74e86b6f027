defmodule WxNotify.NotificationTest do
  use ExUnit.Case, async: true
  import Bitwise
  alias WxNotify.{Error, JSON, Notification, NotificationParser, Testing}
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

  @order [mchid: "1900007291", out_trade_no: "A20261122001", amount_total: 100]

  test "expect_paid passes for the order's payment, and for nothing else", context do
    %{paid: paid, receive_one: receive_one} = context

    for order <- [@order, @order ++ [currency: "CNY"], Map.new(@order)] do
      assert Notification.expect_paid(paid, order) == :ok
      assert Notification.expect_paid!(paid, order) == :ok
    end

    for {name, wrong} <- [mchid: "1", out_trade_no: "1", amount_total: 101, currency: "USD", sub_mchid: "1"] do
      field = Atom.to_string(name)
      order = Keyword.put(@order, name, wrong)

      assert {:error, %Error{code: :content_mismatch, field: ^field} = error} =
               Notification.expect_paid(paid, order)

      assert error.message =~ "#{field}: expected #{inspect(wrong)}, found "
      assert_raise Error, fn -> Notification.expect_paid!(paid, order) end
    end

    # Of the order's number and amount, and not its payment.
    fields = JSON.decode!(Orders.payment())

    mismatch = fn event_type, resource ->
      {:error, %Error{code: :content_mismatch} = error} =
        Notification.expect_paid(receive_one.(event_type, resource), @order)

      error.field
    end

    for state <- ["NOTPAY", "REFUND", "CLOSED", nil],
        do: assert(mismatch.("TRANSACTION.SUCCESS", %{fields | "trade_state" => state}) == "trade_state")

    refund = put_in(fields["amount"]["refund"], 100) |> Map.put("refund_status", "SUCCESS")
    assert mismatch.("REFUND.SUCCESS", refund) in ["event_type", "kind"]
    assert mismatch.("PAYSCORE.USER_CONFIRM", fields) in ["event_type", "kind"]
    assert mismatch.("OF.A.LATER.YEAR", fields) in ["event_type", "kind"]
  end

  test "expect_refunded passes for the refund", %{receive_one: receive_one, paid: paid} do
    refund =
      Testing.sample!("REFUND.SUCCESS", mchid: "1", out_refund_no: "R1", amount: %{total: 100, refund: 40})

    received = receive_one.("REFUND.SUCCESS", refund)
    expected = [mchid: "1", out_refund_no: "R1", amount_refund: 40]
    assert Notification.expect_refunded(received, expected) == :ok

    assert Notification.expect_refunded!(received, expected ++ [out_trade_no: refund["out_trade_no"]]) == :ok

    for {name, wrong} <- [
          mchid: "2",
          out_refund_no: "R2",
          amount_refund: 100,
          out_trade_no: "A2",
          currency: "USD"
        ] do
      field = Atom.to_string(name)

      assert {:error, %Error{code: :content_mismatch, field: ^field}} =
               Notification.expect_refunded(received, Keyword.put(expected, name, wrong))
    end

    closed = receive_one.("REFUND.CLOSED", %{refund | "refund_status" => "CLOSED"})
    assert {:error, %Error{code: :content_mismatch}} = Notification.expect_refunded(closed, expected)
    assert {:error, %Error{code: :content_mismatch}} = Notification.expect_refunded(paid, expected)
    assert_raise Error, fn -> Notification.expect_refunded!(paid, expected) end
  end

  test "expect compares single fields, by the kind", %{receive_one: receive_one, paid: paid} do
    fields = [
      event_type: "TRANSACTION.SUCCESS",
      kind: "transaction.direct",
      appid: "wxd678efh567hg6787",
      currency: "CNY"
    ]

    assert Notification.expect(paid, @order ++ fields) == :ok
    assert Notification.expect!(paid, Map.new(fields)) == :ok

    for {name, wrong} <- [
          kind: "refund.direct",
          appid: "1",
          sp_mchid: "1",
          out_refund_no: "1",
          amount_total: 1
        ] do
      field = Atom.to_string(name)

      assert {:error, %Error{code: :content_mismatch, field: ^field}} =
               Notification.expect(paid, [{name, wrong}])

      assert_raise Error, fn -> Notification.expect!(paid, [{name, wrong}]) end
    end

    refund =
      receive_one.("REFUND.SUCCESS", %{mchid: "1", out_trade_no: "A", amount: %{total: 100, refund: 40}})

    assert Notification.expect(refund, amount_total: 40) == :ok
    assert {:error, %Error{code: :content_mismatch}} = Notification.expect(refund, amount_total: 100)

    long = receive_one.("TRANSACTION.SUCCESS", %{mchid: "1", attach: String.duplicate("x", 100_000)})
    assert Notification.expect(long, mchid: "1") == :ok
    assert {:error, %Error{code: :content_mismatch}} = Notification.expect(long, mchid: "2")
  end

  test "a comparison of nothing never passes", %{paid: paid} do
    all = [&Notification.expect_paid/2, &Notification.expect_refunded/2, &Notification.expect/2]

    for compare <- all, nothing <- [nil, [], %{}, :ok, true, "", [1], {:paid, 1}, paid] do
      assert {:error, %Error{code: :option_invalid, field: field}} = compare.(paid, nothing)
      assert is_binary(field)
    end

    for compare <- all,
        {name, value} <- [mchid: nil, mchid: 5, mchid: <<255>>, amount_total: true, currency: {1}] do
      field = Atom.to_string(name)
      wrong = Keyword.put(@order, name, value)
      # A refund has no amount_total, and no out_trade_no is needed.
      assert {:error, %Error{code: :option_invalid} = error} = compare.(paid, wrong)
      if compare != Enum.at(all, 1), do: assert(error.field == field)
    end

    for {name, value} <- [
          amount_total: "100",
          amount_total: 100.0,
          amount_total: 0,
          out_trade_no: "",
          total: 100
        ] do
      field = Atom.to_string(name)

      assert {:error, %Error{code: :option_invalid, field: ^field}} =
               Notification.expect_paid(paid, Keyword.put(@order, name, value))
    end

    for {name, _value} <- @order do
      field = Atom.to_string(name)

      assert {:error, %Error{code: :option_invalid, field: ^field}} =
               Notification.expect_paid(paid, Keyword.delete(@order, name))
    end

    assert {:error, %Error{code: :option_invalid, field: "mchid", message: "mchid is given twice"}} =
             Notification.expect_paid(paid, @order ++ [mchid: "1"])
  end

  test "a name given as an atom and as a binary is given twice: neither of the two passes unseen", %{
    paid: paid
  } do
    right = Map.new(@order, fn {name, value} -> {Atom.to_string(name), value} end)
    assert Notification.expect_paid(paid, right) == :ok

    for {name, value} <- @order, given <- [value, "WRONG"] do
      field = Atom.to_string(name)
      message = field <> " is given twice"

      assert {:error, %Error{code: :option_invalid, field: ^field, message: ^message}} =
               Notification.expect_paid(paid, Map.put(right, name, given))
    end

    both = %{:out_trade_no => "WRONG", "out_trade_no" => right["out_trade_no"]}
    assert {:error, %Error{code: :option_invalid, field: "out_trade_no"}} = Notification.expect(paid, both)
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

  # A text with an integer of more than 64 bits is read in another way than one without.
  test "every number is what it is, beside a long integer and alone", %{receive_one: receive_one} do
    for {number, value} <- [
          {"0", 0},
          {"-0", 0},
          {"-0.0", -0.0},
          {"0.0", 0.0},
          {"1e2", 100.0},
          {"1e30", 1.0e30},
          {"9223372036854775807", (1 <<< 63) - 1},
          {"9223372036854775808", 1 <<< 63},
          {"-9223372036854775809", -(1 <<< 63) - 1},
          {"18446744073709551616", 1 <<< 64}
        ],
        {more, others} <- [{"", %{}}, {~s("z":99999999999999999999,), %{"z" => 99_999_999_999_999_999_999}}] do
      resource = receive_one.("X.Y", ~s({#{more}"two":1,"a":[{"n":#{number}}],"two":null})).resource
      assert resource === Map.merge(others, %{"a" => [%{"n" => value}], "two" => nil})
    end
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

    assert {:error, %Error{code: :content_mismatch}} = Notification.expect_paid(%{paid | kind: "?"}, @order)
    assert_raise Error, ~r/kind is not what parse gave/, fn -> Notification.to_json(%{paid | kind: "?"}) end

    assert_raise Error, ~r/plaintext is not what parse gave/, fn ->
      Notification.to_json(%{paid | plaintext: "?"})
    end

    assert_raise Error, ~r/type of a field is not what parse gave/, fn ->
      Notification.to_json(%{paid | id: 1})
    end
  end
end
