defmodule WxNotify.KillTest do
  # A VM with its inbox and its orders in Mnesia is killed by SIGKILL again and again while 16 senders deliver. In the end
  # every order is paid once, and everything that was acknowledged is there.
  #
  # What happens follows from what happened before, and never from a clock: a VM dies once so many deliveries are
  # acknowledged, it is started again once a sender has met a dead one, and the senders go on until enough have died.
  use ExUnit.Case, async: false
  alias WxNotify.Testing.Platform

  @merchant Path.expand("../../../tests/soak/merchants/elixir/run", __DIR__)
  @notifications 100
  @deliveries 3
  @senders 16
  # At least, and after so many acknowledgements each.
  @kills 2
  @acknowledged_between 40..90
  @moduletag timeout: 600_000

  for mode <- ["transaction", "stored"] do
    test "every order is paid once, in the mode #{mode}" do
      folder =
        Path.join(System.tmp_dir!(), "wx_notify_kill_#{System.unique_integer([:positive])}_#{System.pid()}")

      File.mkdir_p!(folder)
      platform = Platform.new!()
      File.write!(Path.join(folder, "certificate.pem"), platform.certificate_pem)
      File.write!(Path.join(folder, "api_v3_key"), platform.api_v3_key)
      port = free_port()
      {:ok, running} = Agent.start(fn -> nil end)

      arguments =
        ~w(--database mnesia --mode #{unquote(mode)} --keys #{folder} --port #{port} --url #{folder}/mnesia)

      shop = %{
        arguments: arguments,
        port: port,
        platform: platform,
        # The process that runs, for whoever has to end it, and how many were killed.
        running: running,
        kills: :counters.new(1, []),
        killer: self()
      }

      on_exit(fn ->
        if merchant = Agent.get(running, & &1), do: kill_nine(merchant)
        File.rm_rf!(folder)
      end)

      merchant = start(shop)
      {:ok, _senders} = Task.start_link(fn -> send(shop.killer, {:over, deliver_all(shop)}) end)
      unanswered = kill(shop, merchant, Enum.random(@acknowledged_between))
      kills = :counters.get(shop.kills, 1)
      judgement = judge(port, 1200)

      IO.puts(
        "#{unquote(mode)} on Mnesia: #{kills} VMs killed, #{unanswered} deliveries not acknowledged: #{judgement}"
      )

      assert judgement == "#{@notifications} 0 0"
      assert kills >= @kills and unanswered >= kills
    end
  end

  # Each notification several times, closely after one another, and then any of them again until enough VMs have died.
  # Answers how many deliveries were not acknowledged.
  defp deliver_all(shop) do
    planned = for number <- 1..@notifications, _ <- 1..@deliveries, do: number

    more =
      fn -> Enum.random(1..@notifications) end
      |> Stream.repeatedly()
      |> Stream.take_while(fn _number -> :counters.get(shop.kills, 1) < @kills end)

    planned
    |> Stream.concat(more)
    |> Task.async_stream(&deliver(shop, &1, 0), max_concurrency: @senders, timeout: :infinity)
    |> Enum.reduce(0, fn {:ok, failures}, sum -> sum + failures end)
  end

  # Until it is acknowledged; answers how often it was not. The killer is told of either.
  defp deliver(shop, number, failures) do
    payment = %{mchid: "1", out_trade_no: "A#{number}", trade_state: "SUCCESS", amount: %{total: 1}}
    delivery = Platform.notification!(shop.platform, "TRANSACTION.SUCCESS", payment, id: "EV-#{number}")
    headers = for {name, value} <- delivery.headers, do: {to_charlist(name), to_charlist(value)}
    request = {'http://127.0.0.1:#{shop.port}/notify', headers, 'application/json', delivery.body}

    case :httpc.request(:post, request, [timeout: 5000, connect_timeout: 1000], []) do
      {:ok, {{_, 200, _}, _, _}} ->
        send(shop.killer, :acknowledged)
        failures

      _refused_or_dead ->
        send(shop.killer, :not_acknowledged)
        Process.sleep(50 + :rand.uniform(100))
        deliver(shop, number, failures + 1)
    end
  end

  # Kills when so many more are acknowledged; answers what the senders say when they are through.
  defp kill(shop, merchant, left) do
    receive do
      :acknowledged when left == 1 ->
        kill_nine(merchant)
        revive(shop)

      :acknowledged ->
        kill(shop, merchant, left - 1)

      :not_acknowledged ->
        kill(shop, merchant, left)

      {:over, unanswered} ->
        unanswered
    end
  end

  # A death that no sender has met proves nothing, and is not counted: it was the last, or they meet it yet.
  defp revive(shop) do
    receive do
      :acknowledged ->
        revive(shop)

      :not_acknowledged ->
        :counters.add(shop.kills, 1, 1)
        kill(shop, start(shop), Enum.random(@acknowledged_between))

      {:over, unanswered} ->
        start(shop)
        unanswered
    end
  end

  # Answers when it takes connections.
  defp start(shop) do
    merchant =
      Port.open({:spawn_executable, @merchant}, [
        :binary,
        :exit_status,
        :stderr_to_stdout,
        args: shop.arguments
      ])

    {:os_pid, pid} = Port.info(merchant, :os_pid)
    Agent.update(shop.running, fn _before -> pid end)
    wait(merchant, shop.port)
    pid
  end

  # As long as it takes, if only it runs.
  defp wait(merchant, port) do
    receive do
      {^merchant, {:exit_status, status}} ->
        flunk("the merchant ends with #{status} at its start: #{inspect(said(merchant))}")
    after
      50 -> :ok
    end

    case :gen_tcp.connect('127.0.0.1', port, []) do
      {:ok, socket} -> :gen_tcp.close(socket)
      {:error, _} -> wait(merchant, port)
    end
  end

  defp said(merchant) do
    receive do
      {^merchant, {:data, text}} -> text
    after
      0 -> nil
    end
  end

  defp kill_nine(pid), do: System.cmd("kill", ["-9", "#{pid}"], stderr_to_stdout: true)

  # What was stored is worked off, that of the dead when their leases have ended.
  defp judge(port, tries) do
    # A connection of before the last kill may be tried first.
    judgement =
      case :httpc.request('http://127.0.0.1:#{port}/notify') do
        {:ok, {_, _, judgement}} -> to_string(judgement)
        {:error, reason} -> "no answer: #{inspect(reason)}"
      end

    if judgement == "#{@notifications} 0 0" or tries == 0 do
      judgement
    else
      Process.sleep(100)
      judge(port, tries - 1)
    end
  end

  defp free_port do
    {:ok, socket} = :gen_tcp.listen(0, ip: {127, 0, 0, 1})
    {:ok, port} = :inet.port(socket)
    :gen_tcp.close(socket)
    port
  end
end
