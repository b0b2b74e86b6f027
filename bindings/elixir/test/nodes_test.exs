defmodule WxNotify.NodesTest do
  # Two nodes with one inbox, on the disc of both: Mnesia's own distribution.
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

  test "both claim, one has it; who is left knows what is done, and so does who comes back", %{folder: folder} do
    {one, first} = start("one", folder)
    {two, second} = start("two", folder)
    nodes = [first, second]
    assert :peer.call(one, :net_kernel, :connect_node, [second])
    :ok = :peer.call(one, :mnesia, :create_schema, [nodes])
    for peer <- [one, two], do: :ok = :peer.call(peer, :mnesia, :start, [])
    inbox = :peer.call(one, Inbox.Mnesia, :new!, [[]])
    :ok = :peer.call(one, Inbox.Mnesia, :create, [inbox, nodes])
    :ok = :peer.call(two, Inbox, :check, [inbox])

    claim = fn peer, id ->
      paid = %{id: id, event_type: "TRANSACTION.SUCCESS", kind: "transaction.direct"}
      :peer.call(peer, Inbox, :claim, [inbox, paid])
    end

    for number <- 1..20 do
      claims = for peer <- [one, two], do: Task.async(fn -> claim.(peer, "EV-#{number}") end)
      assert [{:fresh, lease}] = claims |> Task.await_many(30_000) |> Enum.reject(&(&1 == :busy))
      # Whoever has it, either node can complete.
      assert :ok = :peer.call(Enum.random([one, two]), Inbox, :complete, [inbox, lease])
    end

    {_, 0} = System.cmd("kill", ["-9", to_string(:peer.call(two, :os, :getpid, []))])
    assert claim.(one, "EV-20") == :done
    assert {:fresh, lease} = claim.(one, "EV-21")
    assert :ok = :peer.call(one, Inbox, :complete, [inbox, lease])

    {again, ^second} = start("two", folder)
    :ok = :peer.call(again, :mnesia, :start, [])
    :ok = :peer.call(again, :mnesia, :wait_for_tables, [[:wxnotify_inbox], 30_000])
    for number <- 1..21, do: assert(claim.(again, "EV-#{number}") == :done)
    for peer <- [one, again], do: :peer.stop(peer)
  end
end
