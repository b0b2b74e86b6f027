defmodule WxNotify.MerchantTest do
  # Asking WeChat Pay's API: requests that are signed, and answers that are verified.
  use ExUnit.Case, async: true
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

  # Its certificate is of no authority that the system knows.
  test "a server that is not WeChat Pay's is not asked anything" do
    key = [key: {:namedCurve, :secp256r1}, digest: :sha256]
    chain = %{root: key, intermediates: [], peer: key}
    %{server_config: server} = :public_key.pkix_test_data(%{server_chain: chain, client_chain: chain})

    {:ok, listener} = :ssl.listen(0, [:binary, active: false, ip: {127, 0, 0, 1}, log_level: :none] ++ server)
    {:ok, {_address, port}} = :ssl.sockname(listener)
    test = self()

    start_supervised!(
      {Task,
       fn ->
         {:ok, socket} = :ssl.transport_accept(listener)
         send(test, {:handshake, :ssl.handshake(socket, 5000)})
       end}
    )

    request = %{method: "GET", url: "https://127.0.0.1:#{port}/", headers: [], timeout: 5000, most_bytes: 1}

    ExUnit.CaptureLog.capture_log(fn ->
      assert {:error, {:failed_connect, reasons}} = HTTPClient.request(request)
      assert inspect(reasons) =~ "tls_alert" and inspect(reasons) =~ "unknown_ca"
      assert_receive {:handshake, {:error, _}}, 5000
    end)
  end
end
