defmodule WxNotify.HeadersTest do
  use ExUnit.Case, async: true
  alias WxNotify.{Error, NotificationParser}
  alias WxNotify.Testing.Platform

  setup_all do
    platform = Platform.new!()
    paid = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment(), request_id: "R1")
    parser = Platform.parser(platform)
    %{headers: paid.headers, parse: fn headers -> NotificationParser.parse(parser, headers, paid.body) end}
  end

  defp named(headers, change), do: Enum.map(headers, fn {name, value} -> {change.(name), value} end)

  test "names in every spelling", %{headers: headers, parse: parse} do
    spellings = [
      & &1,
      &String.downcase/1,
      &String.upcase/1,
      &(&1 |> String.upcase() |> String.replace("-", "_")),
      &("HTTP_" <> (&1 |> String.upcase() |> String.replace("-", "_"))),
      &String.to_charlist/1,
      &String.to_atom/1,
      &(&1 |> String.downcase() |> String.to_charlist())
    ]

    for spelling <- spellings do
      assert {:ok, %{request_id: "R1"}} = parse.(named(headers, spelling))
      assert {:ok, %{request_id: "R1"}} = parse.(Map.new(named(headers, spelling)))
    end
  end

  test "values as charlists, as :httpd has them, and as lists, as Req has them", %{
    headers: headers,
    parse: parse
  } do
    charlists = for {name, value} <- headers, do: {String.to_charlist(name), String.to_charlist(value)}
    assert {:ok, _} = parse.(charlists)
    assert {:ok, _} = parse.(Map.new(charlists))
    assert {:ok, _} = parse.(Map.new(headers, fn {name, value} -> {String.downcase(name), [value]} end))
    assert {:ok, _} = parse.(Map.new(headers, fn {name, value} -> {name, [value, value]} end))
    twice = Map.new(headers, fn {name, value} -> {name, [value, value <> "x"]} end)
    assert {:error, %Error{code: :header_invalid}} = parse.(twice)
  end

  test "a Plug.Conn, by its req_headers", %{headers: headers, parse: parse} do
    assert {:ok, _} = parse.(%Plug.Conn{req_headers: named(headers, &String.downcase/1)})
  end

  test "the same header twice", %{headers: headers, parse: parse} do
    assert {:ok, _} = parse.(headers ++ headers)

    assert {:error, %Error{code: :header_invalid, field: "Wechatpay-Nonce"}} =
             parse.([{"wechatpay-nonce", "x"} | headers])
  end

  test "an empty or absent header is missing", %{headers: headers, parse: parse} do
    without = List.keydelete(headers, "Wechatpay-Serial", 0)

    for empty <- ["", '', [], " "] do
      assert {:error, %Error{code: :header_missing, field: "Wechatpay-Serial"}} =
               parse.([{"Wechatpay-Serial", empty} | without])
    end

    assert {:error, %Error{code: :header_missing, field: "Wechatpay-Serial"}} = parse.(without)
    assert {:error, %Error{code: :header_missing}} = parse.([])
    assert {:error, %Error{code: :header_missing}} = parse.(%{})
  end

  test "what is no header of ours may hold anything", %{headers: headers, parse: parse} do
    assert {:ok, _} =
             parse.([{"content-length", 1200}, {:peer, self()}, {"x", nil}, {"bytes", <<255, 254>>} | headers])
  end

  test "bytes that are not text reach the core as they are", %{headers: headers, parse: parse} do
    without = List.keydelete(headers, "Wechatpay-Nonce", 0)

    for {value, byte} <- [{<<0xFF>>, "0xFF"}, {[0xE9], "0xE9"}, {[0x4E2D], "0xE4"}] do
      assert {:error, %Error{code: :header_invalid, message: message}} =
               parse.([{"Wechatpay-Nonce", value} | without])

      assert message =~ byte
    end
  end

  test "wrong types say what was found and what is needed", %{headers: headers, parse: parse} do
    message = fn headers ->
      {:error, %Error{code: :argument_invalid, field: "headers"} = error} = parse.(headers)
      error.message
    end

    assert message.(nil) =~ "headers are nil; give conn.req_headers"
    assert message.("wechatpay-nonce: x") =~ "headers are a binary"
    assert message.(%URI{}) =~ "headers are a struct URI"
    assert message.([:wechatpay]) =~ "a header is an atom; headers are pairs of {name, value}"
    assert message.([{"a", "b", "c"}]) =~ "a header is a tuple of 3"
    assert message.([{1, "b"}]) =~ "a header's name is an integer"
    assert message.([{nil, "b"}]) =~ "a header's name is nil"

    assert message.([{"wechatpay-timestamp", 1_795_305_600} | headers]) =~
             "the header wechatpay-timestamp is an integer"

    assert message.([{"wechatpay-serial", nil} | headers]) =~ "the header wechatpay-serial is nil"
    assert message.([{"wechatpay-serial", [0x110000]} | headers]) =~ "the header wechatpay-serial is a list"
    assert message.([{"wechatpay-serial", ["a", :b]} | headers]) =~ "the header wechatpay-serial is an atom"
    assert message.([{"wechatpay-serial", ["a" | "b"]} | headers]) =~ "the header wechatpay-serial is a list"
    assert message.([{"a", "b"} | {"c", "d"}]) =~ "headers are an improper list"
  end
end
