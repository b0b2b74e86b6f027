defmodule WxNotify.TelemetryTest do
  # Events and spans, over stand-ins for the few functions of :telemetry and OpenTelemetry's API that are called: with their names and
  # arguments, as neither is needed to build or test this.
  use ExUnit.Case, async: false
  import ExUnit.CaptureLog
  alias WxNotify.{Handler, Inbox, OpenTelemetry, Telemetry, Testing}
  alias WxNotify.Testing.Platform
  @moduletag :capture_log

  setup_all do
    %{platform: Platform.new!()}
  end

  setup do
    :persistent_term.put(__MODULE__, self())
    :ok
  end

  # A module whose functions, of so many arguments, send their names and arguments to the test.
  defp stand_in(module, functions) do
    body =
      for {name, arity} <- functions do
        arguments = Macro.generate_arguments(arity, __MODULE__)

        quote do
          def unquote(name)(unquote_splicing(arguments)) do
            send(:persistent_term.get(unquote(__MODULE__)), {unquote(name), unquote(arguments)})
            unquote(answer(name))
          end
        end
      end

    {:module, ^module, _, _} = Module.create(module, body, Macro.Env.location(__ENV__))

    on_exit(fn ->
      :code.delete(module)
      :code.purge(module)
    end)
  end

  defp answer(:execute), do: :ok
  defp answer(:timestamp), do: quote(do: System.monotonic_time())
  defp answer(name), do: {:ok, name}

  defp sent(platform, number, options \\ []) do
    payment = Testing.sample!("TRANSACTION.SUCCESS", out_trade_no: number)
    Platform.notification!(platform, "TRANSACTION.SUCCESS", payment, [id: "EV-#{number}"] ++ options)
  end

  defp call(handler, sent) do
    {status, _headers, _body} = Handler.call(handler, "POST", sent.headers, sent.body)
    status
  end

  test "each delivery is an event of :telemetry", %{platform: platform} do
    stand_in(:telemetry, execute: 3)
    handler = Handler.new!(Platform.parser(platform), on_paid: fn _, _ -> :ok end)
    assert 200 = call(handler, sent(platform, "A1"))

    assert_received {:execute, [[:wx_notify, :delivery, :stop], %{duration: duration}, metadata]}
    assert %{code: "SUCCESS", status: 200, event_type: "TRANSACTION.SUCCESS", late: false} = metadata
    assert %{kind: "transaction.direct", merchant: nil, outcome: outcome} = metadata
    assert System.convert_time_unit(duration, :native, :microsecond) == outcome.duration
    refute inspect(Map.delete(metadata, :outcome)) =~ "A1"

    assert 401 = call(handler, sent(platform, "A2", fault: :forged))

    assert_received {:execute,
                     [_event, _measured, %{code: "SIGNATURE_INVALID", status: 401, event_type: nil}]}

    refute_received {:execute, _arguments}
  end

  test "an inbox's stats are one, where they are asked for", %{platform: platform} do
    stand_in(:telemetry, execute: 3)
    shop = Stores.open(:sqlite, name: "shop")

    handler =
      Handler.new!(Platform.parser(platform), inbox: shop.inbox, mode: :stored, on_paid: fn _, _ -> :ok end)

    assert :ok = Telemetry.inbox(shop.inbox)
    assert_received {:execute, [[:wx_notify, :inbox, :stats], measured, %{inbox: "shop"}]}
    assert measured == %{waiting: 0, in_work: 0, dead: 0, oldest_waiting: 0, done_last_hour: 0}
    assert 200 = call(handler, sent(platform, "A1"))
    assert :ok = Telemetry.inbox(shop.inbox)
    assert_received {:execute, [[:wx_notify, :inbox, :stats], %{waiting: 1}, _metadata]}
    missing = Inbox.SQL.new!(dialect: :sqlite, query: fn _, _ -> {:error, :gone} end, transaction: & &1.())
    assert capture_log(fn -> assert :ok = Telemetry.inbox(missing) end) =~ "[warning] INBOX_FAILED"
  end

  test "without :telemetry nothing is told", %{platform: platform} do
    refute function_exported?(:telemetry, :execute, 3)
    handler = Handler.new!(Platform.parser(platform), on_paid: fn _, _ -> :ok end)
    assert 200 = call(handler, sent(platform, "A1"))
    assert :ok = Telemetry.inbox(Stores.open(:sqlite).inbox)
  end

  test "each delivery is a span, where OpenTelemetry's observe is the handler's", %{platform: platform} do
    stand_in(:opentelemetry, timestamp: 0, get_tracer: 3)
    stand_in(:otel_tracer, start_span: 3)
    stand_in(:otel_span, set_status: 3, end_span: 2)
    bad = fn paid, _ -> if paid.out_trade_no == "BAD", do: raise("the secret word"), else: :ok end
    handler = Handler.new!(Platform.parser(platform), observe: &OpenTelemetry.observe/1, on_paid: bad)

    assert 200 = call(handler, sent(platform, "A1", request_id: "R1"))
    version = WxNotify.version()
    assert_received {:get_tracer, [:wx_notify, ^version, :undefined]}
    assert_received {:start_span, [{:ok, :get_tracer}, "process TRANSACTION.SUCCESS", options]}
    assert %{kind: :consumer, start_time: begun, attributes: attributes} = options

    assert attributes == %{
             "messaging.system": "wechatpay",
             "messaging.operation.name": "process",
             "messaging.operation.type": "process",
             "messaging.destination.name": "TRANSACTION.SUCCESS",
             "messaging.message.id": "EV-A1",
             "http.response.status_code": 200,
             "wxnotify.code": "SUCCESS",
             "wxnotify.kind": "transaction.direct",
             "wxnotify.request_id": "R1",
             "wxnotify.late": false
           }

    assert_received {:end_span, [{:ok, :start_span}, ended]}
    assert ended > begun
    refute_received {:set_status, _arguments}

    assert 500 = call(handler, sent(platform, "BAD"))
    assert_received {:set_status, [{:ok, :start_span}, :error, message]}
    assert_received {:start_span, [_, _, %{attributes: %{"error.type": "HANDLER_FAILED"} = attributes}]}
    refute message =~ "secret" or inspect(attributes) =~ "secret"

    assert 401 = call(handler, sent(platform, "A2", fault: :forged))
    assert_received {:start_span, [_, "process", %{attributes: %{"wxnotify.code": "SIGNATURE_INVALID"}}]}
  end
end
