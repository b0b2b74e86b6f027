defmodule WxNotify.ErrorTest do
  use ExUnit.Case, async: true
  alias WxNotify.{Ack, Error, NotificationParser}
  alias WxNotify.Testing.Platform

  doctest WxNotify.Error
  doctest WxNotify.Ack

  setup_all do
    platform = Platform.new!()
    %{platform: platform, parser: Platform.parser(platform)}
  end

  test "each fault leads to its code, with its ack", %{platform: platform, parser: parser} do
    statuses = Map.new(Error.codes(), &{&1.code, &1.ack_status})
    assert length(Platform.faults()) == 11

    for {fault, code} <- Platform.faults() do
      wrong = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment(), fault: fault)

      assert {:error, %Error{code: ^code} = error} =
               NotificationParser.parse(parser, wrong.headers, wrong.body)

      assert error.ack == Ack.failure(code)
      assert error.ack.status == statuses[code]
      assert error.is_platform_probe == (fault == :probe)
      assert error.message != ""
    end
  end

  test "codes have one name in every language, and an atom made of it" do
    for %{code: code, name: name} <- Error.codes() do
      assert Error.code_string(code) == name
      assert Atom.to_string(code) == String.downcase(name)
      assert Ack.failure(code) == Ack.failure(name)
    end

    assert %{code: :body_too_large, number: 1, ack_status: 413} = hd(Error.codes())
  end

  test "an error is an exception with the code's name before the message", %{parser: parser} do
    assert {:error, error} = NotificationParser.parse(parser, [], "")
    assert Exception.message(error) == "HEADER_MISSING: " <> error.message
    assert error.field == "Wechatpay-Timestamp"
    assert is_exception(error, Error)
  end

  test "acknowledgements" do
    assert %Ack{status: 200, content_type: "application/json", body: ~S({"code":"SUCCESS"})} = Ack.success()
    assert %Ack{status: 204, content_type: "", body: ""} = Ack.success_no_content()
    assert %Ack{status: 500, body: ~S({"code":"FAIL",) <> _} = Ack.handler_failed()
    assert %Ack{status: 503} = Ack.busy()
    assert_raise Error, ~r/no code is called "NOPE"/, fn -> Ack.failure("NOPE") end
    assert_raise Error, ~r/no code is called "NOPE"/, fn -> Ack.failure(:nope) end
  end

  test "an answer carries data: text as it is, or a map" do
    assert {:ok, %Ack{status: 200, content_type: "application/json", body: ~S({ "a": 1 })}} =
             Ack.answer(~S({ "a": 1 }))

    assert Ack.answer!(%{"a" => 1}).body == ~S({"a":1})
    assert {:error, %Error{code: :option_invalid, field: "body"}} = Ack.answer("[1]")
    assert {:error, %Error{code: :argument_invalid, field: "body"}} = Ack.answer(<<255>>)
    assert {:error, %Error{code: :argument_invalid}} = Ack.answer(%{a: {1, 2}})
    assert_raise Error, ~r/^OPTION_INVALID: /, fn -> Ack.answer!("") end
  end
end
