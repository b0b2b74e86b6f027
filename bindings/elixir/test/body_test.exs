defmodule WxNotify.BodyTest do
  use ExUnit.Case, async: true
  alias WxNotify.{Error, NotificationParser}
  alias WxNotify.Testing.Platform

  setup_all do
    platform = Platform.new!()
    paid = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment())
    parser = Platform.parser(platform)
    %{body: paid.body, parse: fn body -> NotificationParser.parse(parser, paid.headers, body) end}
  end

  test "a binary, iodata, or a charlist of bytes", %{body: body, parse: parse} do
    <<first::binary-size(100), rest::binary>> = body
    assert {:ok, _} = parse.(body)
    assert {:ok, _} = parse.([first, rest])
    assert {:ok, _} = parse.([[[] | first] | rest])
    assert {:ok, _} = parse.(:binary.bin_to_list(body))
    assert {:error, %Error{code: :signature_invalid}} = parse.([rest, first])
  end

  test "a body that is no longer raw is told how to stay so", %{body: body, parse: parse} do
    advice =
      ~r/before Plug\.Parsers, or have Plug\.Parsers keep the raw body: body_reader: {WxNotify\.Plug, :keep_body, \[\]}/

    for {parsed, problem} <- [
          {WxNotify.JSON.decode!(body), "body is a map: it was parsed already, as conn.body_params"},
          {%{}, "body is a map"},
          {%Plug.Conn{}, "body is the whole Plug.Conn"},
          {%Plug.Conn.Unfetched{aspect: :body_params}, "body params that were not fetched"},
          {{:ok, body, %Plug.Conn{}}, "give the binary in its middle"},
          {{:more, body, %Plug.Conn{}}, "read on until it answers :ok"},
          {nil, "body is nil: something read it before"},
          {String.to_charlist(body), "was decoded to characters"},
          {[a: 1], "a list that is not iodata"},
          {:body, "body is an atom, and a binary is needed"}
        ] do
      assert {:error, %Error{code: :argument_invalid, field: "body"} = error} = parse.(parsed)
      assert error.message =~ problem
      assert error.message =~ advice
    end
  end

  test "a body that was encoded again does not verify", %{body: body, parse: parse} do
    again = body |> WxNotify.JSON.decode!() |> WxNotify.JSON.encode!()
    assert {:error, %Error{code: :signature_invalid, message: message}} = parse.(again)
    assert message =~ "raw bytes of the request"
  end
end
