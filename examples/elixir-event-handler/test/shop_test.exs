defmodule ShopTest do
  # The shop behind OTP's own HTTP server, over a real socket, and the pretend platform that delivers to it.
  use ExUnit.Case, async: false
  import ExUnit.CaptureLog
  alias Shop.{Conn, MainClient, Orders, PayCallback, SecondClient, Server}
  alias WxNotify.Testing.Platform

  @success ~S({"code":"SUCCESS"})
  @mchid "1900007291"
  @openid "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"

  setup_all do
    folder = Path.join(System.tmp_dir!(), "shop_#{System.pid()}")
    :ok = Orders.open(folder)
    main = Platform.new!(public_key_id: "PUB_KEY_ID_0114232134912410000000000000")
    second = Platform.new!()

    for {client, platform} <- [{MainClient, main}, {SecondClient, second}] do
      keys = [platform_keys: Platform.platform_key(platform), api_v3_keys: platform.api_v3_key]
      client.start(@mchid, keys)
    end

    {server, port} = Server.start(0)

    on_exit(fn ->
      :inets.stop(:httpd, server)
      :mnesia.stop()
      File.rm_rf!(folder)
    end)

    %{main: main, second: second, port: port}
  end

  setup do
    number = "A#{System.unique_integer([:positive])}"
    Orders.place(number, 100)
    %{number: number}
  end

  defp paid(platform, number, options \\ []) do
    payment = %{
      mchid: @mchid,
      out_trade_no: number,
      transaction_id: "42#{number}",
      trade_state: "SUCCESS",
      payer: %{openid: @openid},
      amount: %{total: 100}
    }

    own = Keyword.take(options, [:mchid, :amount, :transaction_id, :trade_state])
    payment = Map.merge(payment, Map.new(own))
    id = Keyword.get(options, :id, "EV-#{number}")
    Platform.notification!(platform, "TRANSACTION.SUCCESS", payment, id: id, fault: options[:fault])
  end

  # The refund of 60 that the shop asked for.
  defp refunded(platform, number, options \\ []) do
    Orders.ask_for_refund("R-" <> number, number, 60)

    refund = %{
      mchid: @mchid,
      out_trade_no: number,
      out_refund_no: "R-" <> number,
      refund_status: "SUCCESS",
      amount: Keyword.get(options, :amount, %{refund: 60, total: 100})
    }

    id = Keyword.get(options, :id, "EV-R-#{number}")
    Platform.notification!(platform, "REFUND.SUCCESS", refund, id: id)
  end

  defp post(port, delivery, path \\ "/api/pay/callback", method \\ :post) do
    headers = for {name, value} <- delivery.headers, do: {to_charlist(name), to_charlist(value)}
    request = {'http://127.0.0.1:#{port}#{path}', headers, 'application/json', delivery.body}
    {:ok, {{_, status, _}, _, body}} = :httpc.request(method, request, [], body_format: :binary)
    {status, body}
  end

  # A conn, and what a handler of the test makes of it.
  defp call(delivery, handler, changes \\ %{}) do
    headers = for {name, value} <- delivery.headers, do: {String.downcase(name), value}
    conn = Map.merge(%Conn{method: "POST", req_headers: headers, body: delivery.body}, changes)
    PayCallback.call(conn, PayCallback.init(client: MainClient, event_handler: handler))
  end

  test "a genuine payment pays its order, once however often it comes", %{
    main: main,
    port: port,
    number: number
  } do
    delivery = paid(main, number)
    for _ <- 1..3, do: assert(post(port, delivery) == {200, @success})
    assert Orders.find(number) == {:paid, 0}
  end

  test "what is paid already by this payment is a success, and by another an error", %{
    main: main,
    port: port,
    number: number
  } do
    # A query was first.
    answer = %{
      "out_trade_no" => number,
      "transaction_id" => "42#{number}",
      "trade_state" => "SUCCESS",
      "amount" => %{"total" => 100}
    }

    assert {:error, _} = Orders.queried(%{answer | "trade_state" => "USERPAYING"})
    assert {:error, _} = Orders.queried(%{answer | "amount" => %{"total" => 1}})
    assert Orders.find(number) == {:to_be_paid, 0}
    assert Orders.queried(answer) == :ok
    assert Orders.find(number) == {:paid, 0}

    for id <- ["EV-1-#{number}", "EV-2-#{number}"],
        do: assert(post(port, paid(main, number, id: id)) == {200, @success})

    assert {200, _} = post(port, refunded(main, number))
    assert {200, @success} = post(port, paid(main, number, id: "EV-3-#{number}"))
    assert Orders.queried(answer) == :ok

    log =
      capture_log(fn ->
        for transaction_id <- ["4300000001", nil, 42] do
          delivery = paid(main, number, id: "EV-4-#{number}", transaction_id: transaction_id)
          assert {500, _} = post(port, delivery)
        end
      end)

    assert log =~ "EV-4-#{number}: the order is paid by another transaction"
    assert Orders.find(number) == {:paid, 60}
  end

  test "sixteen at once pay it once", %{main: main, port: port, number: number} do
    assert {200, _} = post(port, paid(main, number))
    delivery = refunded(main, number)

    answers =
      1..16 |> Enum.map(fn _ -> Task.async(fn -> post(port, delivery) end) end) |> Task.await_many(30_000)

    assert Enum.uniq(answers) == [{200, @success}]
    # Twice would be more than was paid.
    assert Orders.find(number) == {:paid, 60}
    # Told again under another id, it is the refund that is known; another amount is none of ours.
    wrong = refunded(main, number, id: "EV-S-#{number}", amount: %{refund: 6, total: 100})
    assert capture_log(fn -> assert {500, _} = post(port, wrong) end) =~ "amount_refund: expected 60, found 6"
    assert Orders.find(number) == {:paid, 60}
  end

  test "what is wrong is refused, and changes nothing", %{main: main, port: port, number: number} do
    log =
      capture_log(fn ->
        for {fault, status} <- [forged: 401, tampered: 401, stale: 401, probe: 401, not_json: 400] do
          assert {^status, ~S({"code":"FAIL") <> _} = post(port, paid(main, number, fault: fault))
        end

        assert {405, _} = post(port, paid(main, number), "/api/pay/callback", :put)
        assert {413, _} = post(port, %{paid(main, number) | body: String.duplicate(" ", 1_100_000)})
        assert {404, _} = post(port, paid(main, number), "/elsewhere")
      end)

    assert Orders.find(number) == {:to_be_paid, 0}
    assert log =~ "SIGNATURE_INVALID" and log =~ "TIMESTAMP_OUT_OF_RANGE" and log =~ "not POST"
  end

  test "what does not fit the order ends visibly, and counts once it fits", %{
    main: main,
    port: port,
    number: number
  } do
    log =
      capture_log(fn ->
        unknown = ~S({"code":"FAIL","message":"there is no such order"})
        assert {500, ^unknown} = post(port, paid(main, "B" <> number))

        for {wrong, at} <- [amount: %{total: 1}, mchid: "1", trade_state: "NOTPAY"] |> Enum.with_index() do
          assert {500, _} = post(port, paid(main, number, [wrong, id: "EV-wrong-#{at}"]))
        end

        # Of an order that is not paid, and one that nobody asked for.
        assert {500, _} = post(port, refunded(main, number))
        asked = ~S({"code":"FAIL","message":"nobody asked for this refund"})
        unasked = %{mchid: @mchid, out_refund_no: "R-?", out_trade_no: number, amount: %{refund: 1}}
        assert {500, ^asked} = post(port, Platform.notification!(main, "REFUND.SUCCESS", unasked))
        assert {500, _} = post(port, Platform.notification!(main, "NEW.EVENT", %{}))
      end)

    for {field, at} <- Enum.with_index(~w(amount_total mchid trade_state)),
        do: assert(log =~ "TRANSACTION.SUCCESS EV-wrong-#{at}: #{field}: expected ")

    assert Orders.find(number) == {:to_be_paid, 0}
    Orders.place("B" <> number, 100)
    assert {200, _} = post(port, paid(main, "B" <> number))
    assert Orders.find("B" <> number) == {:paid, 0}
  end

  test "several clients side by side: each knows its own", %{
    main: main,
    second: second,
    port: port,
    number: number
  } do
    assert capture_log(fn ->
             assert {401, _} = post(port, paid(second, number))
             assert {401, _} = post(port, paid(main, number), "/api/second/callback")
           end) =~ "SERIAL_UNKNOWN"

    assert {200, @success} = post(port, paid(second, number), "/api/second/callback")
    assert Orders.find(number) == {:paid, 0}
    asks = Platform.notification!(second, "PARKING_FEE.QUERY_TRANS_INFO", %{})
    answer = ~S({"client":"Shop.SecondClient","state":"NO_DEBT"})
    for _ <- 1..2, do: assert(post(port, asks, "/api/second/callback") == {200, answer})
  end

  test "the message is the envelope, with the decrypted object under data", %{main: main, number: number} do
    test = self()
    handler = fn client, conn, message -> send(test, {client, conn, message}) && :ok end
    assert %{status: 200, halted: true} = call(paid(main, number), handler)
    assert_received {MainClient, %Conn{private: %{wx_notify: notification}}, message}

    assert %{"id" => id, "event_type" => "TRANSACTION.SUCCESS", "resource_type" => "encrypt-resource"} =
             message

    assert message["data"]["out_trade_no"] == number and message["data"] == notification.resource
    assert id == notification.id and message["resource"]["algorithm"] == "AEAD_AES_256_GCM"
  end

  test "what an event handler may return", %{main: main, number: number} do
    delivery = paid(main, number)
    fixed = ~S({"code":"FAIL","message":"notification could not be processed"})

    log =
      capture_log(fn ->
        for {returned, status, body} <- [
              {:ok, 200, @success},
              {:error, 500, fixed},
              {{:error, "no stock"}, 500, ~S({"code":"FAIL","message":"no stock"})},
              {{:error, :enoent}, 500, fixed},
              {{:error, %{secret: @openid}}, 500, fixed},
              {%Conn{resp_body: @openid}, 500, fixed},
              {:what, 500, fixed}
            ] do
          assert %{status: ^status, resp_body: ^body, halted: true} =
                   call(delivery, fn _, _, _ -> returned end)
        end
      end)

    refute log =~ @openid
    own = fn _client, conn, _message -> Conn.send_resp(conn, 202, "mine") end
    assert %{status: 202, resp_body: "mine", halted: true} = call(delivery, own)
  end

  test "a handler that raises, throws or exits is a 500, and a line without secrets", %{
    main: main,
    number: number
  } do
    for handler <- [
          fn _, _, message -> raise "no order for #{inspect(message)}" end,
          fn _, _, message -> %{} = message["nothing"] end,
          fn _, _, message -> String.upcase(message) end,
          fn _, _, message -> throw(message) end,
          fn _, _, message -> exit({:no_order, message}) end,
          fn _, _, message -> :erlang.error({:no_order, message}) end,
          fn _, _, message -> :erlang.raise(:exit, message, []) end
        ] do
      log = capture_log(fn -> assert %{status: 500, halted: true} = call(paid(main, number), handler) end)

      assert log =~
               ~r/TRANSACTION.SUCCESS EV-#{number}: (\w+ was raised|an event handler must return; (throw|exit)) in /

      refute log =~ @openid
      refute log =~ "trade_state"
    end
  end

  test "a body that was parsed before is refused, with the line to move", %{main: main, number: number} do
    handler = fn _, _, _ -> flunk("it got through") end

    log =
      capture_log(fn ->
        assert %{status: 500, halted: true} =
                 call(paid(main, number), handler, %{body: "", body_params: %{"id" => "EV"}})
      end)

    assert log =~ "move `plug Plug.Parsers` below the line with `to: Shop.PayCallback`"
  end

  test "a binary in body_params is the raw body", %{main: main, number: number} do
    delivery = paid(main, number)
    kept = %{body: "", body_params: delivery.body}
    assert %{status: 200, halted: true} = call(delivery, &Orders.handle_event/3, kept)
    assert Orders.find(number) == {:paid, 0}

    log =
      capture_log(fn ->
        for {wrong, status} <- [
              {delivery.body <> " ", 401},
              {String.duplicate(" ", 1_100_000), 413},
              {"", 401}
            ] do
          refused = call(delivery, fn _, _, _ -> flunk("it got through") end, %{kept | body_params: wrong})
          assert %{status: ^status, halted: true} = refused
        end
      end)

    refute log =~ "ciphertext"
  end

  test "a client without keys says what to call" do
    defmodule Keyless do
      use Shop.Client
    end

    assert_raise RuntimeError, ~r/Keyless has no keys yet; call its start\/2/, &Keyless.parser/0
  end

  test "an event handler may be named by module and function", %{main: main, number: number} do
    for event_handler <- [{Orders, :handle_event}, &Orders.handle_event/3] do
      assert %{status: 200} = call(paid(main, number), event_handler)
      assert Orders.find(number) == {:paid, 0}
    end
  end

  test "options are checked at the start" do
    good = [client: MainClient, event_handler: &Orders.handle_event/3]
    assert {MainClient, _} = PayCallback.init(good)

    for wrong <- [
          [client: nil],
          [client: String],
          [client: Shop.Nobody],
          [client: "main"],
          [event_handler: nil],
          [event_handler: {Orders, :no_such_function}],
          [event_handler: {Shop.Nobody, :handle_event}],
          [event_handler: {nil, nil}],
          [event_handler: &String.upcase/1]
        ] do
      error = assert_raise ArgumentError, fn -> PayCallback.init(Keyword.merge(good, wrong)) end
      assert error.message =~ "#{wrong |> Keyword.keys() |> hd()}: is "
      assert error.message =~ "; give "
    end
  end

  test "without Plug its router is not compiled" do
    assert Code.ensure_loaded?(Plug.Router) == Code.ensure_loaded?(Shop.Router)
  end
end
