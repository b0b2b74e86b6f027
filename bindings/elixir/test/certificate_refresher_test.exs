defmodule WxNotify.CertificateRefresherTest do
  # Platform certificates that stay fresh, over real sockets.
  use ExUnit.Case, async: true
  import ExUnit.CaptureLog
  alias WxNotify.{CertificateRefresher, Error, Handler, Merchant, NotificationParser, Testing}
  alias WxNotify.Testing.Platform

  @api_v3_key "0123456789abcdefghijklmnopqrstuv"
  @list "/v3/certificates"

  # The platform before and after a rotation: making keys takes long.
  setup_all do
    [old, new] = for _ <- 1..2, do: Platform.new!(api_v3_key: @api_v3_key)
    %{old: old, new: new, own: Testing.Merchant.new!(WeChatPay.mchid())}
  end

  setup %{old: old, own: own} do
    folder = Path.join(System.tmp_dir!(), "wx_notify_refresher_#{System.unique_integer([:positive])}")
    File.mkdir_p!(folder)
    on_exit(fn -> File.rm_rf!(folder) end)
    %{of: WeChatPay.serve(old, own), folder: folder}
  end

  defp options(of, more), do: [merchant: WeChatPay.merchant(of), api_v3_keys: @api_v3_key] ++ more
  defp open(of, more \\ []), do: of |> options(more) |> CertificateRefresher.open()
  defp open!(of, more \\ []), do: of |> open(more) |> Error.unwrap!()

  # A refresher whose minute takes so many milliseconds.
  defp hurried(of, pause) do
    name = :"refresher #{System.unique_integer([:positive])}"
    of |> options(name: name) |> CertificateRefresher.open(%{pause_ms: pause}) |> Error.unwrap!()
  end

  defp delivered(parser, platform) do
    sent = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment())
    with {:ok, _notification} <- NotificationParser.parse(parser, sent.headers, sent.body), do: :ok
  end

  defp unknown, do: Error.of(:serial_unknown, "made up")

  test "they are downloaded, kept in the file, and found there", %{of: of, old: old, new: new} = context do
    file = Path.join(context.folder, "certificates.json")

    log =
      capture_log(fn ->
        refresher = open!(of, file: file)
        assert :ok = delivered(refresher.parser, old)
        assert {:error, %Error{code: :serial_unknown}} = delivered(refresher.parser, new)
        WeChatPay.has(of, new)
        assert :ok = CertificateRefresher.refresh(refresher)
        assert :ok = delivered(refresher.parser, old)
        assert :ok = delivered(refresher.parser, new)
        assert inspect(refresher) =~ old.serial and inspect(refresher) =~ new.serial

        WeChatPay.answers(of, @list, {502, %{}})
        later = open!(of, file: file)
        assert :ok = delivered(later.parser, old)
        assert :ok = delivered(later.parser, new)
        assert {:error, %Error{code: :request_failed, message: message}} = open(of)
        assert message =~ "is answered 502"
        assert {:error, %Error{code: :request_failed}} = CertificateRefresher.refresh(later)
        assert :ok = delivered(later.parser, new)

        File.write!(file, binary_part(File.read!(file), 0, 100))
        assert {:error, %Error{code: :request_failed}} = open(of, file: file)
        File.write!(file, <<255>>)
        assert {:error, %Error{code: :request_failed}} = open(of, file: file)
      end)

    assert log =~ "is left out" and log =~ "held from before are used" and log =~ "new platform certificates"
    refute log =~ @api_v3_key or log =~ "PRIVATE"
    assert File.ls!(context.folder) == ["certificates.json"]
  end

  test "what cannot be reached, redirects, or refuses the merchant is an error", %{of: of} do
    WeChatPay.answers(of, @list, {302, %{}})
    assert {:error, %Error{code: :request_failed, message: message}} = open(of)
    assert message =~ "redirects nobody" and WeChatPay.asked(of) == [@list]

    nowhere = WeChatPay.merchant(of, host: "http://127.0.0.1:1")
    options = [merchant: nowhere, api_v3_keys: @api_v3_key]
    assert {:error, %Error{code: :request_failed, message: message}} = CertificateRefresher.open(options)
    assert message =~ "failed_connect" and message =~ "econnrefused"
    assert_raise Error, ~r/REQUEST_FAILED/, fn -> CertificateRefresher.open!(options) end

    key = Testing.Merchant.new!(WeChatPay.mchid()).private_key_pem
    stranger = WeChatPay.merchant(of, private_key: key)

    assert {:error, %Error{code: :request_failed, message: message}} =
             CertificateRefresher.open(merchant: stranger, api_v3_keys: @api_v3_key)

    assert message =~ "401 SIGN_ERROR"
  end

  test "over the merchant's own client, whatever it does", %{of: of, old: old} do
    test = self()

    asked = fn http ->
      of |> WeChatPay.merchant(http: http) |> then(&[merchant: &1, api_v3_keys: @api_v3_key])
    end

    default = WeChatPay.merchant(of).http
    counted = fn request -> send(test, {:asked, request}) && default.(request) end
    assert {:ok, refresher} = counted |> asked.() |> CertificateRefresher.open()
    assert :ok = delivered(refresher.parser, old)
    assert_received {:asked, %{method: "GET", timeout: 10_000, most_bytes: 1_048_576, headers: headers}}
    assert {"Authorization", "WECHATPAY2-" <> _} = List.keyfind(headers, "Authorization", 0)

    for {http, words} <- [
          {fn _ -> {:error, :timeout} end, "timeout"},
          {fn _ -> raise "no route to http://user:secret@proxy/" end,
           "RuntimeError: no route to http://proxy/"},
          {fn _ -> exit(:shutdown) end, "exit: :shutdown"},
          {fn _ -> Process.exit(self(), :kill) end, "killed"},
          {fn _ -> {:ok, %{status: 200}} end, "http answered a tuple of 2; see WxNotify.Merchant"}
        ] do
      assert {:error, %Error{code: :request_failed, message: message}} =
               http |> asked.() |> CertificateRefresher.open()

      assert message =~ words
    end
  end

  test "a file that cannot be written is logged, and no more", %{of: of, old: old, folder: folder} do
    log =
      capture_log(fn ->
        refresher = open!(of, file: Path.join(folder, "no/such/folder"))
        assert :ok = delivered(refresher.parser, old)
      end)

    assert log =~ "cannot be kept in the file: enoent"
    assert File.ls!(folder) == []
  end

  # Nothing of the old certificate's is ever refused; what the new one signed is taken after a download beside.
  @tag :capture_log
  test "the certificate rotates in the middle of traffic", %{of: of, old: old, new: new} do
    refresher = hurried(of, 200)
    start_supervised!({CertificateRefresher, refresher})
    handler = Handler.new!(refresher.parser, refresher: refresher, otherwise: fn _ -> :ok end)
    port = HTTP.serve(&Handler.call(handler, &1, &2, &3))
    test = self()

    send_on = fn ->
      Enum.each(Stream.cycle([:old, :new]), fn which ->
        platform = if which == :old, do: old, else: new
        sent = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment())
        {status, _body} = HTTP.post(port, sent)
        send(test, {which, status})
      end)
    end

    for sender <- 1..2, do: start_supervised!({Task, send_on}, id: sender)
    for _ <- 1..10, do: assert_receive({:new, 401}, 10_000)
    WeChatPay.has(of, new)
    for _ <- 1..10, do: assert_receive({:new, 200}, 10_000)
    for sender <- 1..2, do: stop_supervised!(sender)
    assert_received {:old, 200}
    refute_received {:old, 401}
    refute_received {:old, 500}
    assert :ok = stop_supervised({CertificateRefresher, refresher.name})
  end

  @tag :capture_log
  test "made-up serials cost one download a minute", %{of: of} do
    refresher = hurried(of, 200)
    start_supervised!({CertificateRefresher, refresher})
    begun = System.monotonic_time(:millisecond)

    Stream.repeatedly(fn ->
      :ok = CertificateRefresher.seen(refresher, unknown())
      :ok = CertificateRefresher.seen(refresher, Error.of(:signature_invalid, "no hint"))
      Process.sleep(1)
      length(WeChatPay.asked(of))
    end)
    |> Enum.find(&(&1 >= 5))

    # The first was before, and the last one's time may not be over.
    assert System.monotonic_time(:millisecond) - begun >= 3 * 200
  end

  # What the process waits for, without waiting for it.
  defp waits(refresher) do
    %{waits: {reference, step, _begun}} = :sys.get_state(refresher.name)
    {step["step"], step["ms"], reference}
  end

  defp wait_over(refresher) do
    {_step, _ms, reference} = waits(refresher)
    send(GenServer.whereis(refresher.name), {:over, reference})
    waits(refresher)
  end

  @minute 60_000
  @hours 3_600_000

  test "an outage is waited out longer and longer, and nothing that was trusted is lost", context do
    %{of: of, old: old, new: new} = context
    refresher = open!(of, name: :outage)
    pid = start_supervised!({CertificateRefresher, refresher})
    assert {"wait", ms, _} = waits(refresher)
    assert ms in round(8 * @hours * 0.9)..(8 * @hours)

    log =
      capture_log(fn ->
        WeChatPay.answers(of, @list, {502, %{}})

        for minutes <- [1, 2, 4, 8] do
          assert {"wait", ms, _} = wait_over(refresher)
          assert ms in round(minutes * @minute * 0.9)..(minutes * @minute)
        end

        # Then somebody else answers, who has neither the platform's key nor the APIv3 key, or who changes what is said.
        forger = Platform.new!()

        for forged <- [
              fn -> Platform.certificates_answer!(forger) end,
              fn ->
                %{Platform.certificates_answer!(new) | headers: Platform.certificates_answer!(old).headers}
              end,
              fn -> {200, %{data: []}} end
            ] do
          WeChatPay.answers(of, @list, forged)
          assert {"wait", _ms, _} = wait_over(refresher)
          assert :ok = delivered(refresher.parser, old)
          assert {:error, %Error{}} = delivered(refresher.parser, forger)
          assert {:error, %Error{}} = delivered(refresher.parser, new)
        end

        WeChatPay.has(of, new)
        assert {"wait", ms, _} = wait_over(refresher)
        assert ms in round(8 * @hours * 0.9)..(8 * @hours)
      end)

    assert :ok = delivered(refresher.parser, old)
    assert :ok = delivered(refresher.parser, new)
    assert GenServer.whereis(:outage) == pid
    assert log =~ "[warning] the platform certificates cannot be downloaded (1 in a row)" and log =~ "[error]"
  end

  test "a hint is heard whenever it comes, and no more than once a minute", %{of: of} do
    refresher = open!(of, name: :hinted)
    # Nobody listens yet.
    :ok = CertificateRefresher.seen(refresher, unknown())
    start_supervised!({CertificateRefresher, refresher})
    assert {"pause", ms, _} = waits(refresher)
    assert ms in (@minute - 1000)..@minute
    :ok = CertificateRefresher.seen(refresher, unknown())
    assert {"pause", _, _} = waits(refresher)
    assert length(WeChatPay.asked(of)) == 1

    capture_log(fn ->
      # It is downloaded, and the hint that came meanwhile is heard.
      assert {"pause", _, _} = wait_over(refresher)
      assert {"wait", _, _} = wait_over(refresher)
    end)

    assert length(WeChatPay.asked(of)) == 3
    # A message that is late does nothing.
    send(GenServer.whereis(:hinted), {:over, make_ref()})
    GenServer.cast(:hinted, :hinted)
    assert {"wait", _, _} = waits(refresher)
  end

  test "where its supervisor stops it, a download on its way ends first", %{of: of, new: new} do
    refresher = open!(of, name: :stopped)
    start_supervised!({CertificateRefresher, refresher})
    test = self()

    WeChatPay.answers(of, @list, fn ->
      send(test, :downloading)
      Process.sleep(200)
      Platform.certificates_answer!(new)
    end)

    capture_log(fn ->
      {_step, _ms, reference} = waits(refresher)
      send(GenServer.whereis(:stopped), {:over, reference})
      assert_receive :downloading, 5000
      WeChatPay.signs_as(of, new)
      assert :ok = stop_supervised({CertificateRefresher, :stopped})
    end)

    assert :ok = delivered(refresher.parser, new)
    # What is stopped can be started again, and what waits stops at once.
    start_supervised!({CertificateRefresher, refresher})
    {stopping, :ok} = :timer.tc(fn -> stop_supervised({CertificateRefresher, :stopped}) end)
    assert stopping < 1_000_000
    :ok = CertificateRefresher.seen(refresher, unknown())
  end

  test "what is no refresher is named", %{of: of, own: own} do
    for {wrong, field} <- [
          {[merchant: "shop"], "merchant"},
          {[interval: 43_200], "interval"},
          {[interval: "8"], "interval"},
          {[path: "/v3/pay"], "path"},
          {[api_v3_keys: []], "api_v3_key"},
          {[api_v3_keys: [1]], "api_v3_keys"},
          {[api_v3_keys: <<255>>], "api_v3_keys"},
          {[public_keys: {"x", "y"}], "public_key_id"},
          {[public_keys: "pem"], "public_key_id"},
          {[file: 1], "file"},
          {[clock_tolerance: -1], "clock_tolerance"},
          {[keys: 1], "options"}
        ] do
      assert {:error, %Error{field: ^field}} =
               of |> options([]) |> Keyword.merge(wrong) |> CertificateRefresher.open()
    end

    assert {:error, %Error{code: :option_invalid, field: "refresher"}} =
             Handler.new(open!(of).parser, refresher: own, otherwise: fn _ -> :ok end)
  end

  test "no key is shown", %{of: of, own: own} do
    refresher = open!(of, name: :shown)
    pid = start_supervised!({CertificateRefresher, refresher})
    secret = own.private_key_pem |> String.split("\n") |> Enum.at(1)
    state = :sys.get_state(pid)

    for shown <- [
          refresher,
          Map.from_struct(refresher),
          state,
          :sys.get_status(pid),
          %Merchant{} = refresher.merchant
        ] do
      texts = [inspect(shown, limit: :infinity, structs: false), "#{:io_lib.format("~p", [shown])}"]
      for text <- texts, key <- [secret, @api_v3_key], do: refute(text =~ key)
    end
  end
end
