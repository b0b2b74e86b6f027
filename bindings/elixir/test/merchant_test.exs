defmodule WxNotify.MerchantTest do
  # Asking WeChat Pay's API: requests that are signed, and answers that are verified.
  use ExUnit.Case, async: false
  alias WxNotify.{Error, HTTPClient, Merchant, NotificationParser, Testing}
  alias WxNotify.Testing.Platform

  setup_all do
    %{platform: Platform.new!(), own: Testing.Merchant.new!(WeChatPay.mchid())}
  end

  defp ask(merchant, path, most \\ 1_000_000) do
    signed = Merchant.sign!(merchant, "GET", path)
    signed |> Map.merge(%{timeout: 5000, most_bytes: most}) |> merchant.http.()
  end

  test "a request of one's own is taken, and its answer verified", %{platform: platform, own: own} do
    of = WeChatPay.serve(platform, own)
    # What is sent is what was signed: nothing is quoted anew.
    path = "/v3/pay/transactions/out-trade-no/A%7C1%2A?mchid=#{WeChatPay.mchid()}&x=%2F+"
    WeChatPay.answers(of, path, {200, %{trade_state: "NOTPAY"}})
    merchant = WeChatPay.merchant(of)
    parser = Platform.parser(platform)

    assert {:ok, {200, headers, body}} = ask(merchant, path)
    assert :ok = NotificationParser.verify_answer(parser, headers, body)
    assert :ok = NotificationParser.verify_answer!(parser, headers, [body])

    assert {:error, %Error{code: :signature_invalid}} =
             NotificationParser.verify_answer(parser, headers, body <> " ")

    late = System.system_time(:second) + 301

    assert {:error, %Error{code: :timestamp_out_of_range}} =
             NotificationParser.verify_answer(parser, headers, body, now: late)

    stranger = Platform.parser(Platform.new!())

    assert_raise Error, ~r/SERIAL_UNKNOWN/, fn ->
      NotificationParser.verify_answer!(stranger, headers, body)
    end

    assert {:error, %Error{code: :argument_invalid}} =
             NotificationParser.verify_answer({:ok, parser}, headers, body)

    assert WeChatPay.asked(of) == [path]
    # What has no signature of this merchant's is not taken.
    other = Testing.Merchant.new!(WeChatPay.mchid())
    assert {:ok, {401, _, _}} = of |> WeChatPay.merchant(private_key: other.private_key_pem) |> ask(path)
  end

  test "a request with a body names its type", %{own: own} do
    merchant = Merchant.new!(mchid: own.mchid, serial: own.serial, private_key: own.private_key_pem)

    assert %{method: "POST", url: "https://api.mch.weixin.qq.com/v3/x", headers: headers} =
             Merchant.sign!(merchant, "POST", "/v3/x", "{}")

    assert {"Content-Type", "application/json"} in headers
    assert {"User-Agent", "wxnotify-elixir/" <> _} = List.keyfind(headers, "User-Agent", 0)
  end

  test "wrong options are named, and no secret is shown", %{own: own} do
    good = [mchid: own.mchid, serial: own.serial, private_key: own.private_key_pem]

    for {changed, code, field} <- [
          {[mchid: "shop"], :option_invalid, "mchid"},
          {[mchid: nil], :argument_invalid, "mchid"},
          {[serial: "xyz"], :option_invalid, "merchant_serial"},
          {[private_key: <<255>>], :argument_invalid, "private_key"},
          {[private_key: "no key"], :pem_invalid, nil},
          {[host: "https://user:secret@x"], :option_invalid, "host"},
          {[http: :hackney], :argument_invalid, "http"},
          {[key: "secret"], :argument_invalid, "options"}
        ] do
      assert {:error, %Error{code: ^code, field: ^field} = error} = Merchant.new(Keyword.merge(good, changed))
      refute Exception.message(error) =~ "secret"
    end

    merchant = Merchant.new!(good)
    assert inspect(merchant) == ~s(#WxNotify.Merchant<mchid: "1900007291">)
    secret = own.private_key_pem |> String.split("\n") |> Enum.at(1)
    refute inspect(Map.from_struct(merchant), limit: :infinity) =~ secret
    refute "#{:io_lib.format("~p", [merchant])}" =~ secret
    assert {:error, %Error{code: :option_invalid, field: "path"}} = Merchant.sign(merchant, "GET", "v3")

    assert {:error, %Error{code: :argument_invalid, field: "body"}} =
             Merchant.sign(merchant, "GET", "/v3", %{})
  end

  test "redirections are not followed, and of an answer without end no more is read", context do
    of = WeChatPay.serve(context.platform, context.own)
    merchant = WeChatPay.merchant(of)
    WeChatPay.answers(of, "/v3/long", {200, String.duplicate("x", 500_000)})
    WeChatPay.answers(of, "/v3/moved", {302, %{}})
    assert {:ok, {200, _, body}} = ask(merchant, "/v3/long", 1000)
    assert byte_size(body) == 1001
    assert {:ok, {302, _, _}} = ask(merchant, "/v3/moved")
    assert WeChatPay.asked(of) == ["/v3/long", "/v3/moved"]
    assert {:error, {:failed_connect, _}} = of |> WeChatPay.merchant(host: "http://127.0.0.1:1") |> ask("/")
  end

  describe "over TLS" do
    # Whose certificate is asked for by HTTPClient: of an authority that the system knows, or not. OTP's resolver and store of authorities
    # are the whole VM's; nothing else here asks for these names, or over TLS.
    setup do
      lookup = :inet_db.res_option(:lookup)
      :ok = :inet_db.set_lookup([:file, :native])
      :ok = :inet_db.add_host({127, 0, 0, 1}, ['pay.shop.test', 'shop.test'])

      on_exit(fn ->
        :inet_db.del_host({127, 0, 0, 1})
        :inet_db.set_lookup(lookup)
        :public_key.cacerts_clear()
      end)
    end

    # A server for one request, and the PEM of its authority.
    defp serve_tls(of_name) do
      key = [key: {:namedCurve, :secp256r1}, digest: :sha256]
      name = {:Extension, {2, 5, 29, 17}, false, [dNSName: of_name]}
      chain = %{root: key, intermediates: [], peer: [extensions: [name]] ++ key}

      %{server_config: server, client_config: client} =
        :public_key.pkix_test_data(%{server_chain: chain, client_chain: chain})

      {:ok, listener} =
        :ssl.listen(0, [:binary, active: false, ip: {127, 0, 0, 1}, log_level: :none] ++ server)

      {:ok, {_address, port}} = :ssl.sockname(listener)

      {:ok, server} =
        Task.start(fn ->
          {:ok, socket} = :ssl.transport_accept(listener)

          with {:ok, socket} <- :ssl.handshake(socket, 5000),
               {:ok, _request} <- :ssl.recv(socket, 0, 5000),
               do: :ssl.send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

          Process.sleep(5000)
        end)

      on_exit(fn -> Process.exit(server, :kill) end)
      entries = for der <- client[:cacerts], do: {:Certificate, der, :not_encrypted}
      {port, :public_key.pem_encode(entries)}
    end

    defp ask_tls(host, port) do
      request = %{method: "GET", url: "https://#{host}:#{port}/", headers: [], timeout: 5000, most_bytes: 100}

      ExUnit.CaptureLog.with_log(fn -> HTTPClient.request(request) end) |> elem(0)
    end

    defp trust(pem) do
      file = Path.join(System.tmp_dir!(), "wx_notify_ca_#{System.unique_integer([:positive])}.pem")
      File.write!(file, pem)
      :ok = :public_key.cacerts_load(to_charlist(file))
      File.rm!(file)
    end

    test "a server is asked whose authority the system knows, by its name or a wildcard" do
      for name <- ['pay.shop.test', '*.shop.test'] do
        {port, authority} = serve_tls(name)
        trust(authority)
        assert {:ok, {200, _headers, "ok"}} = ask_tls("pay.shop.test", port)
      end
    end

    test "a server that is not WeChat Pay's is not asked anything" do
      {port, _authority} = serve_tls('pay.shop.test')
      assert {:error, {:failed_connect, reasons}} = ask_tls("pay.shop.test", port)
      assert inspect(reasons) =~ "tls_alert" and inspect(reasons) =~ "unknown_ca"

      {port, authority} = serve_tls('*.other.test')
      trust(authority)
      assert {:error, {:failed_connect, reasons}} = ask_tls("pay.shop.test", port)
      assert inspect(reasons) =~ "hostname_check_failed"
    end
  end
end
