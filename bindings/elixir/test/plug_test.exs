defmodule WxNotify.PlugTest do
  # WxNotify.Plug over stand-ins with the shapes of Plug's functions: see test/support/plug.ex.
  use ExUnit.Case, async: true
  import ExUnit.CaptureLog
  alias WxNotify.Handler
  alias WxNotify.Testing
  alias WxNotify.Testing.{Platform, V2}

  setup_all do
    platform = Platform.new!()
    paid = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment())
    headers = for {name, value} <- paid.headers, do: {String.downcase(name), value}
    handler = Handler.new!(Platform.parser(platform), on_paid: fn _, _ -> :ok end)
    :persistent_term.put(__MODULE__, handler)
    <<first::binary-size(100), rest::binary>> = paid.body
    conn = %Plug.Conn{req_headers: headers, unread: [first, rest]}

    %{
      handler: handler,
      conn: conn,
      first: first,
      rest: rest,
      options: WxNotify.Plug.init(handler: &__MODULE__.handler/0)
    }
  end

  def handler, do: :persistent_term.get(__MODULE__)

  test "answers, and halts", %{conn: conn, options: options} do
    assert %{status: 200, resp_body: ~S({"code":"SUCCESS"}), halted: true, unread: []} =
             answered = WxNotify.Plug.call(conn, options)

    assert answered.resp_headers == [{"content-type", "application/json"}]
  end

  test "what Plug.Parsers' body_reader kept is taken", %{
    conn: conn,
    options: options,
    first: first,
    rest: rest
  } do
    assert {:more, ^first, kept} = WxNotify.Plug.keep_body(conn, [])
    assert {:ok, ^rest, kept} = WxNotify.Plug.keep_body(kept, [])
    assert %{status: 200} = WxNotify.Plug.call(%{kept | body_params: %{"id" => "1"}}, options)
    assert {:error, :timeout} = WxNotify.Plug.keep_body(%{conn | unread: {:error, :timeout}}, [])
  end

  # The line of Plug.Parsers that each document gives, or what it says to add to it.
  for {document, line} <- [
        {"lib/wx_notify/plug.ex", ~r/^      plug Plug\.Parsers, (.*)$/m},
        {"README.md", ~r/`(body_reader: [^`]*)`/},
        {"README.zh-CN.md", ~r/`(body_reader: [^`]*)`/}
      ] do
    test "behind Plug.Parsers as #{document} has it, APIv3 and APIv2 come through", %{
      handler: handler,
      conn: conn
    } do
      [_, line] = Regex.run(unquote(Macro.escape(line)), File.read!(unquote(document)))
      {options, _bindings} = Code.eval_string("[#{line}]")
      parsers = Plug.Parsers.init([parsers: [:json]] ++ options)

      key = "0123456789abcdefghijklmnopqrstuv"
      fields = Testing.sample!("V2.PAY", mch_id: "1900007291", out_trade_no: "A1", result_code: "SUCCESS")
      xml = V2.notification!(key, fields)
      v2 = %Plug.Conn{req_headers: [{"content-type", "text/xml"}], unread: [xml.body]}

      both =
        Handler.new!(handler.parser,
          on_paid: fn _, _ -> :ok end,
          on: %{"V2.PAY" => fn _ -> :ok end},
          api_v2_keys: {"1900007291", key}
        )

      for sent <- [conn, v2] do
        parsed = Plug.Parsers.call(sent, parsers)
        assert %{status: 200, halted: true} = WxNotify.Plug.call(parsed, WxNotify.Plug.init(handler: both))
      end
    end
  end

  test "a body that was parsed before is refused, and the log says what to change", %{
    conn: conn,
    options: options
  } do
    log =
      capture_log(fn ->
        parsed = %{conn | unread: [], body_params: %{"id" => "1"}}
        assert %{status: 500, halted: true} = WxNotify.Plug.call(parsed, options)
      end)

    assert log =~ "body is a map: it was parsed already"
    assert log =~ "body_reader: {WxNotify.Plug, :keep_body, []}"
    # Behind parsers that let the content type pass it is still there.
    assert %{status: 200} = WxNotify.Plug.call(%{conn | body_params: %{}}, options)
  end

  test "a binary in body_params is the raw body", %{conn: conn, options: options, first: first, rest: rest} do
    body = first <> rest
    kept = %{conn | unread: [], body_params: body}
    assert %{status: 200, halted: true} = WxNotify.Plug.call(kept, options)

    log =
      capture_log(fn ->
        assert %{status: 401} = WxNotify.Plug.call(%{kept | body_params: body <> " "}, options)
        too_long = %{kept | body_params: String.duplicate(body, 2000)}
        assert %{status: 413} = WxNotify.Plug.call(too_long, options)
        assert %{status: 500} = WxNotify.Plug.call(%{kept | body_params: nil}, options)
      end)

    assert log =~ "SIGNATURE_INVALID" and log =~ "BODY_TOO_LARGE"
    refute log =~ "ciphertext"
  end

  test "what a callback throws, or exits with, is a 500", %{handler: handler, conn: conn} do
    for {ends, deadline} <- [throw: 4.5, exit: 4.5, throw: nil, exit: nil] do
      log =
        capture_log(fn ->
          ended = fn _, _ -> if ends == :throw, do: throw(:out), else: exit(:out) end
          made = Handler.new!(handler.parser, on_paid: ended, deadline: deadline)

          assert %{status: 500, resp_body: ~S({"code":"FAIL") <> _, halted: true} =
                   WxNotify.Plug.call(conn, WxNotify.Plug.init(handler: made))
        end)

      assert log =~ "HANDLER_FAILED"
    end
  end

  test "refusals", %{conn: conn, options: options} do
    assert capture_log(fn ->
             assert %{status: 401} = WxNotify.Plug.call(%{conn | unread: ["{}"]}, options)
             assert %{status: 401} = WxNotify.Plug.call(%{conn | unread: [""]}, options)
             assert %{status: 500} = WxNotify.Plug.call(%{conn | unread: {:error, :timeout}}, options)

             assert %{status: 405, resp_headers: headers} =
                      WxNotify.Plug.call(%{conn | method: "GET"}, options)

             assert {"allow", "POST"} in headers
           end) =~ "SIGNATURE_INVALID"
  end

  test "options", %{handler: handler, conn: conn} do
    for option <- [handler, &__MODULE__.handler/0, {__MODULE__, :handler, []}] do
      assert %{status: 200} = WxNotify.Plug.call(conn, WxNotify.Plug.init(handler: option))
    end

    for wrong <- [[], [handler: nil], [handler: &Orders.find/1], :handler] do
      assert_raise ArgumentError, ~r/give handler: {Shop.WeChatPay, :handler, \[\]}/, fn ->
        WxNotify.Plug.init(wrong)
      end
    end
  end
end
