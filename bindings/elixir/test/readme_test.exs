defmodule WxNotify.ReadmeTest do
  # The README's snippets, compiled from examples/, behind a real HTTP server and behind Plug's stand-ins.
  use ExUnit.Case, async: false
  import ExUnit.CaptureLog
  require Record
  alias WxNotify.Testing.Platform

  Code.require_file("../examples/handler_test.exs", __DIR__)

  # What :httpd gives a callback module, so that requests come with its charlists.
  Record.defrecordp(:mod, Record.extract(:mod, from_lib: "inets/include/httpd.hrl"))

  def unquote(:do)(request) do
    parser = :persistent_term.get(:wechat_pay)
    body = mod(request, :entity_body)
    ack = Shop.WeChatPay.handle(parser, mod(request, :parsed_header), body, &Orders.find/1)

    head = [
      code: ack.status,
      content_type: to_charlist(ack.content_type),
      content_length: '#{byte_size(ack.body)}'
    ]

    {:proceed, [response: {:response, head, [ack.body]}]}
  end

  setup_all do
    platform = Platform.new!(public_key_id: "PUB_KEY_ID_0114232134912410000000000000")
    file = Path.join(System.tmp_dir!(), "wx_notify_readme_#{System.pid()}.pem")
    File.write!(file, platform.public_key_pem)
    Shop.WeChatPay.Keys.load(platform.serial, file, platform.api_v3_key)
    File.rm!(file)
    %{platform: platform, paid: Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment())}
  end

  defp post(port, delivery) do
    headers = for {name, value} <- delivery.headers, do: {to_charlist(name), to_charlist(value)}
    request = {'http://127.0.0.1:#{port}/notify', headers, 'application/json', delivery.body}
    {:ok, {{_, status, _}, _, body}} = :httpc.request(:post, request, [], body_format: :binary)
    {status, body}
  end

  test "the quickstart, over real HTTP", %{platform: platform, paid: paid} do
    root = to_charlist(System.tmp_dir!())

    {:ok, server} =
      :inets.start(:httpd,
        port: 0,
        bind_address: {127, 0, 0, 1},
        server_name: 'shop',
        server_root: root,
        document_root: root,
        modules: [__MODULE__]
      )

    port = :httpd.info(server)[:port]

    log =
      capture_log(fn ->
        assert post(port, paid) == {200, ~S({"code":"SUCCESS"})}

        forged = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment(), fault: :forged)
        assert {401, ~S({"code":"FAIL",) <> _} = post(port, forged)

        cheap = String.replace(Orders.payment(), ~s("total":100), ~s("total":1))
        assert {500, _} = post(port, Platform.notification!(platform, "TRANSACTION.SUCCESS", cheap))

        unknown = Platform.notification!(platform, "TRANSACTION.SUCCESS", %{out_trade_no: "?"})
        assert {500, _} = post(port, unknown)
      end)

    assert log =~ "SIGNATURE_INVALID: "
    assert log =~ "CONTENT_MISMATCH: amount_total: expected 100, found 1 (amount.total)"
    :ok = :inets.stop(:httpd, server)
  end

  test "Plug, with the body not read yet, read in chunks, or kept by Plug.Parsers' body_reader", %{paid: paid} do
    <<first::binary-size(100), rest::binary>> = paid.body
    headers = for {name, value} <- paid.headers, do: {String.downcase(name), value}

    options =
      Shop.WeChatPayPlug.init(parser: fn -> :persistent_term.get(:wechat_pay) end, find_order: &Orders.find/1)

    conn = %Plug.Conn{req_headers: headers, unread: [paid.body]}

    assert %{status: 200, resp_headers: [{"content-type", "application/json"}]} =
             Shop.WeChatPayPlug.call(conn, options)

    {:more, ^first, kept} = Shop.RawBody.read_body(%{conn | unread: [first, rest]}, [])
    {:ok, ^rest, kept} = Shop.RawBody.read_body(kept, [])
    assert %{status: 200} = Shop.WeChatPayPlug.call(kept, options)

    assert capture_log(fn ->
             assert %{status: 401} = Shop.WeChatPayPlug.call(%{conn | unread: [paid.body <> " "]}, options)
           end) =~ "SIGNATURE_INVALID"
  end
end
