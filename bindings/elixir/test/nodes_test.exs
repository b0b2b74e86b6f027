defmodule WxNotify.NodesTest do
  # Three nodes with one inbox, on the disc of each: Mnesia's own distribution.
  use ExUnit.Case, async: false
  alias WxNotify.Inbox
  @moduletag timeout: 120_000

  setup do
    folder = Path.join(System.tmp_dir!(), "wx_notify_nodes_#{System.pid()}")
    on_exit(fn -> File.rm_rf!(folder) end)
    %{folder: folder}
  end

  # Controlled over its standard streams, so that this VM needs no name.
  defp start(name, folder) do
    paths = Enum.flat_map(:code.get_path(), &['-pa', &1])

    {:ok, peer, node} =
      :peer.start(%{
        name: :"wx_#{name}_#{System.pid()}",
        host: '127.0.0.1',
        longnames: true,
        connection: :standard_io,
        args: [
          '-setcookie',
          'wx_notify_test',
          '-mnesia',
          'dir',
          inspect("#{folder}/#{name}") |> to_charlist() | paths
        ]
      })

    File.mkdir_p!("#{folder}/#{name}")
    {:ok, _} = :peer.call(peer, :application, :ensure_all_started, [:elixir])
    {peer, node}
  end

  test "all claim, one has it; most of them go on, and who comes back knows what is done; one alone does nothing",
       %{
         folder: folder
       } do
    started = for name <- ~w(one two three), do: start(name, folder)
    [one, two, three] = peers = for {peer, _node} <- started, do: peer
    [_first, second, third] = nodes = for {_peer, node} <- started, do: node
    for node <- [second, third], do: assert(:peer.call(one, :net_kernel, :connect_node, [node]))
    :ok = :peer.call(one, :mnesia, :create_schema, [nodes])
    for peer <- peers, do: :ok = :peer.call(peer, :mnesia, :start, [])
    inbox = :peer.call(one, Inbox.Mnesia, :new!, [[]])
    :ok = :peer.call(one, Inbox.Mnesia, :create, [inbox, nodes])
    for peer <- [two, three], do: :ok = :peer.call(peer, Inbox, :check, [inbox])

    claim = fn peer, id ->
      paid = %{id: id, event_type: "TRANSACTION.SUCCESS", kind: "transaction.direct"}
      :peer.call(peer, Inbox, :claim, [inbox, paid])
    end

    for number <- 1..20 do
      claims = for peer <- peers, do: Task.async(fn -> claim.(peer, "EV-#{number}") end)
      assert [{:fresh, lease}] = claims |> Task.await_many(30_000) |> Enum.reject(&(&1 == :busy))
      # Whoever has it, any node can complete.
      assert :ok = :peer.call(Enum.random(peers), Inbox, :complete, [inbox, lease])
    end

    kill = fn peer -> System.cmd("kill", ["-9", to_string(:peer.call(peer, :os, :getpid, []))]) end
    {_, 0} = kill.(two)
    assert claim.(one, "EV-20") == :done
    assert {:fresh, lease} = claim.(one, "EV-21")
    assert :ok = :peer.call(one, Inbox, :complete, [inbox, lease])

    {again, ^second} = start("two", folder)
    :ok = :peer.call(again, :mnesia, :start, [])
    :ok = :peer.call(again, :mnesia, :wait_for_tables, [[:wxnotify_inbox], 30_000])
    for number <- 1..21, do: assert(claim.(again, "EV-#{number}") == :done)

    # The others may be on the other side of a network that split, and claim there.
    for peer <- [again, three], do: {_, 0} = kill.(peer)

    assert {:error, %{code: :inbox_failed, message: "Mnesia failed: :no_majority " <> _}} =
             claim.(one, "EV-22")

    :peer.stop(one)
  end
end
