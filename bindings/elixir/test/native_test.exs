defmodule WxNotify.NativeTest do
  # Counts what is alive, so nothing else may run.
  use ExUnit.Case, async: false
  import ExUnit.CaptureLog
  alias WxNotify.{Error, Native, Notification, NotificationParser}
  alias WxNotify.Testing.Platform

  defp pay(platform), do: Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment())

  test "a panic becomes an error, and the VM goes on" do
    for _ <- 1..3 do
      assert {:error, %Error{code: :internal, ack: %{status: 500}} = error} = Native.testing_panic()
      assert error.message =~ "panicked"
    end

    platform = Platform.new!()
    paid = pay(platform)
    assert {:ok, _} = NotificationParser.parse(Platform.parser(platform), paid.headers, paid.body)
  end

  test "a platform is told by what Erlang was built for" do
    for {built_for, platform} <- [
          {~c"x86_64-pc-linux-gnu", "linux-x86_64"},
          {~c"aarch64-unknown-linux-gnu", "linux-aarch64"},
          {~c"x86_64-alpine-linux-musl", "linux-x86_64-musl"},
          {~c"aarch64-unknown-linux-musl", "linux-aarch64-musl"},
          {~c"aarch64-apple-darwin23.6.0", "macos-aarch64"},
          {~c"arm64-apple-darwin24.0.0", "macos-aarch64"},
          {~c"x86_64-apple-darwin22.1.0", "macos-x86_64"},
          {~c"x86_64-unknown-freebsd14.0", "x86_64-unknown-freebsd14.0"}
        ] do
      assert Native.platform(built_for) == platform
    end
  end

  test "what Elixir no longer refers to is freed, once" do
    collect()
    before = Native.handles_alive()
    platform = Platform.new!(algorithm: "SM2")
    owner = spawn(fn -> own(for(_ <- 1..200, do: Platform.parser(platform))) end)
    assert ask(owner) == 200
    assert Native.handles_alive() == before + 201

    # Another process's reference keeps it alive when its maker is gone.
    send(owner, {:share, self()})
    assert_receive {:shared, kept}
    stop(owner)
    assert eventually(fn -> Native.handles_alive() == before + 2 end)

    paid = pay(platform)
    assert {:ok, _} = NotificationParser.parse(kept, paid.headers, paid.body)
    assert inspect({kept, platform}) =~ platform.serial
    assert eventually(fn -> collect() && Native.handles_alive() >= before end)
  end

  defp own(parsers) do
    receive do
      {:count, pid} -> send(pid, {:counted, length(parsers)}) && own(parsers)
      {:share, pid} -> send(pid, {:shared, hd(parsers)}) && own(parsers)
      :stop -> :ok
    end
  end

  defp ask(owner) do
    send(owner, {:count, self()})
    assert_receive {:counted, count}, 5000
    count
  end

  defp stop(pid) do
    monitor = Process.monitor(pid)
    send(pid, :stop)
    assert_receive {:DOWN, ^monitor, :process, ^pid, :normal}
  end

  defp collect, do: Enum.each(Process.list(), &:erlang.garbage_collect/1)

  defp eventually(holds?, tries \\ 1000) do
    cond do
      holds?.() -> true
      tries == 0 -> false
      true -> Process.sleep(20) && eventually(holds?, tries - 1)
    end
  end

  test "what is no handle of ours is an ArgumentError" do
    {:ok, %{native: platform}} = Platform.new(algorithm: "SM2")
    elsewhere = :erlang.binary_to_term(:erlang.term_to_binary(make_ref()))

    for native <- [platform, elsewhere, nil, "parser"] do
      parser = %NotificationParser{native: native}
      assert_raise ArgumentError, fn -> NotificationParser.parse(parser, [], "") end
      assert_raise ArgumentError, fn -> NotificationParser.replace_platform_keys(parser, []) end
    end
  end

  test "many processes parse while the keys are replaced: each sees the old ones or the new ones, whole" do
    old = Platform.new!(public_key_id: "PUB_KEY_ID_OLD")
    new = Platform.new!(public_key_id: "PUB_KEY_ID_NEW", api_v3_key: old.api_v3_key)
    both = Enum.map([old, new], &Platform.platform_key/1)
    parser = NotificationParser.new!(platform_keys: both, api_v3_keys: old.api_v3_key)
    deliveries = Enum.map([old, new], &pay/1)

    readers =
      for _ <- 1..50 do
        Task.async(fn ->
          for _ <- 1..40, paid <- deliveries do
            case NotificationParser.parse(parser, paid.headers, paid.body) do
              {:ok, notification} ->
                Notification.expect!(notification, amount_total: 100) && {:ok, notification.serial}

              {:error, error} ->
                {error.code, length(Regex.scan(~r/PUB_KEY_ID_(?:OLD|NEW)/, error.message))}
            end
          end
        end)
      end

    writers =
      for keys <- [both, [hd(both)], tl(both)] do
        Task.async(fn -> for _ <- 1..200, do: :ok = NotificationParser.replace_platform_keys(parser, keys) end)
      end

    outcomes = readers |> Task.await_many(60_000) |> List.flatten() |> Enum.frequencies()
    Task.await_many(writers, 60_000)
    # An unknown serial is told with the other one, the only key held: two names.
    assert Map.keys(outcomes) -- [{:ok, "PUB_KEY_ID_OLD"}, {:ok, "PUB_KEY_ID_NEW"}, {:serial_unknown, 2}] ==
             []

    assert Enum.sum(Map.values(outcomes)) == 50 * 40 * 2
    assert outcomes[{:ok, "PUB_KEY_ID_OLD"}] > 0 and outcomes[{:ok, "PUB_KEY_ID_NEW"}] > 0
  end

  test "a short body is worked on where the caller runs, a long one on a dirty scheduler" do
    platform = Platform.new!(algorithm: "SM2")
    parser = Platform.parser(platform)

    for {length, count, is_dirty} <- [{100, 300, false}, {700_000, 5, true}] do
      delivery = Platform.notification!(platform, "X.Y", %{attach: String.duplicate("x", length)})

      parse = fn ->
        for _ <- 1..count, do: {:ok, _} = NotificationParser.parse(parser, delivery.headers, delivery.body)
      end

      # What is measured is time, with all else that the machine does: the half tells the one from the other, and the middle
      # one of several measurements is not an accident.
      shares = for _ <- 1..7, do: dirty_share_of(parse)
      assert Enum.at(Enum.sort(shares), 3) > 0.5 == is_dirty, inspect(shares)
    end
  end

  # How much of the time that schedulers worked was on dirty CPU schedulers.
  defp dirty_share_of(work) do
    :erlang.system_flag(:scheduler_wall_time, true)
    before = :erlang.statistics(:scheduler_wall_time_all)
    work.()
    after_it = :erlang.statistics(:scheduler_wall_time_all)
    :erlang.system_flag(:scheduler_wall_time, false)

    normal = :erlang.system_info(:schedulers)
    dirty = normal + :erlang.system_info(:dirty_cpu_schedulers)

    active =
      for {{id, before, _}, {id, later, _}} <- Enum.zip(Enum.sort(before), Enum.sort(after_it)),
          id <= dirty do
        {if(id <= normal, do: :normal, else: :dirty), later - before}
      end

    total = fn kind -> Enum.sum(for {^kind, time} <- active, do: time) end
    total.(:dirty) / (total.(:normal) + total.(:dirty))
  end

  test "memory stays flat over many parses and errors" do
    # In a VM of its own, as what other tests leave behind comes and goes.
    ebin = Application.app_dir(:wx_notify, "ebin")
    script = Path.expand("memory.exs", __DIR__)
    {output, 0} = System.cmd("elixir", ["-pa", ebin, script])
    {grown, "\n"} = Integer.parse(output)
    # A leak of 100 bytes in one of the calls would be 6 MiB.
    assert grown < 1024, "resident memory grew by #{grown} KiB"
  end

  test "nothing is started, and nothing is logged" do
    assert Application.spec(:wx_notify, :mod) == []

    assert capture_log(fn ->
             {:error, _} = NotificationParser.parse(Platform.parser(Platform.new!(algorithm: "SM2")), [], "")
           end) == ""
  end
end
