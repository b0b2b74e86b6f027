defmodule WxNotify.KillTest do
  # A VM with its inbox and its orders in Mnesia is killed by SIGKILL again and again while 16 senders deliver. In the end
  # every order is paid once, and everything that was acknowledged is there.
  use ExUnit.Case, async: false
  alias WxNotify.Testing.Platform

  @merchant Path.expand("../../../tests/soak/merchants/elixir/run", __DIR__)
  @notifications 100
  @deliveries 3
  @moduletag timeout: 300_000

  for mode <- ["transaction", "stored"] do
    test "every order is paid once, in the mode #{mode}" do
      folder =
        Path.join(System.tmp_dir!(), "wx_notify_kill_#{System.unique_integer([:positive])}_#{System.pid()}")

      File.mkdir_p!(folder)
      platform = Platform.new!()
      File.write!(Path.join(folder, "certificate.pem"), platform.certificate_pem)
      File.write!(Path.join(folder, "api_v3_key"), platform.api_v3_key)
      port = free_port()

      arguments =
        ~w(--database mnesia --mode #{unquote(mode)} --keys #{folder} --port #{port} --url #{folder}/mnesia)

      {:ok, running} = Agent.start(fn -> nil end)

      on_exit(fn ->
        if merchant = Agent.get(running, & &1), do: kill_nine(merchant)
        File.rm_rf!(folder)
      end)

      killer = Task.async(fn -> kill(arguments, port, start(arguments, port, running), running, 0) end)

      unanswered =
        for(_ <- 1..@deliveries, number <- 1..@notifications, do: number)
        |> Enum.sort()
        |> Task.async_stream(&deliver(platform, port, &1, 0), max_concurrency: 16, timeout: 120_000)
        |> Enum.reduce(0, fn {:ok, failures}, sum -> sum + failures end)

      send(killer.pid, :enough)
      kills = Task.await(killer, 60_000)
      judgement = judge(port, 200)

      IO.puts(
        "#{unquote(mode)} on Mnesia: #{kills} VMs killed, #{unanswered} deliveries not acknowledged: #{judgement}"
      )

      assert judgement == "#{@notifications} 0 0"
      assert kills > 0 and unanswered > 0
    end
  end

  # Until it is acknowledged; answers how often it was not.
  defp deliver(platform, port, number, failures) do
    assert failures < 600
    payment = %{mchid: "1", out_trade_no: "A#{number}", trade_state: "SUCCESS", amount: %{total: 1}}
    delivery = Platform.notification!(platform, "TRANSACTION.SUCCESS", payment, id: "EV-#{number}")
    headers = for {name, value} <- delivery.headers, do: {to_charlist(name), to_charlist(value)}
    request = {'http://127.0.0.1:#{port}/notify', headers, 'application/json', delivery.body}

    case :httpc.request(:post, request, [timeout: 5000, connect_timeout: 1000], []) do
      {:ok, {{_, 200, _}, _, _}} ->
        failures

      _refused_or_dead ->
        Process.sleep(50 + :rand.uniform(100))
        deliver(platform, port, number, failures + 1)
    end
  end

  defp kill(arguments, port, merchant, running, kills) do
    receive do
      :enough -> kills
    after
      300 + :rand.uniform(700) ->
        kill_nine(merchant)
        kill(arguments, port, start(arguments, port, running), running, kills + 1)
    end
  end

  # Answers when it takes connections.
  defp start(arguments, port, running) do
    merchant =
      Port.open({:spawn_executable, @merchant}, [:binary, :exit_status, :stderr_to_stdout, args: arguments])

    {:os_pid, pid} = Port.info(merchant, :os_pid)
    Agent.update(running, fn _before -> pid end)
    wait(port, 200)
    pid
  end

  defp wait(port, tries) do
    case :gen_tcp.connect('127.0.0.1', port, []) do
      {:ok, socket} -> :gen_tcp.close(socket)
      {:error, _} when tries > 0 -> Process.sleep(50) && wait(port, tries - 1)
      {:error, reason} -> flunk("the merchant does not start: #{reason}; #{inspect(said())}")
    end
  end

  defp said do
    receive do
      {_port, {:data, text}} -> text
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
