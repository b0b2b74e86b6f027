defmodule WxNotify.MnesiaTest do
  # What is Mnesia's own: reruns, locks, its folder, and the upgrade of its tables.
  use ExUnit.Case, async: false
  alias WxNotify.{Handler, Inbox, NotificationParser}
  alias WxNotify.Testing.Platform

  setup_all do
    platform = Platform.new!()
    paid = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment(), id: "EV-1")
    %{platform: platform, parser: Platform.parser(platform), paid: paid}
  end

  # Holds the lock of a record in a transaction that is older than whatever comes now, until it is told to end.
  defp hold(table, key) do
    test = self()

    holder =
      Task.async(fn ->
        :mnesia.transaction(fn ->
          :mnesia.read(table, key, :write)
          send(test, :held)
          receive do: (:end -> :ok)
        end)
      end)

    assert_receive :held
    holder
  end

  defp let_go(holder) do
    send(holder.pid, :end)
    {:atomic, :ok} = Task.await(holder)
  end

  test "a callback whose writes are in another's way is not run again, but delivered again", %{
    parser: parser,
    paid: paid
  } do
    shop = Stores.open(:mnesia)
    test = self()

    callback = fn _paid, delivery ->
      send(test, :called)
      shop.pay.(delivery.connection, "A1")
    end

    observe = fn outcome -> send(test, {:outcome, outcome.code}) end
    handler = Handler.new!(parser, inbox: shop.inbox, on_paid: callback, observe: observe)
    holder = hold(:"#{shop.inbox.table}_orders", "A1")
    assert {503, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
    assert_received :called
    refute_received :called
    assert_received {:outcome, :notification_busy}
    let_go(holder)
    assert {200, _, _} = Handler.call(handler, "POST", paid.headers, paid.body)
    assert_received :called
    assert shop.paid.("A1") == 1
  end

  test "a claim waits for who has the row, and not for long", %{parser: parser, paid: paid} do
    shop = Stores.open(:mnesia)
    handler = Handler.new!(parser, inbox: shop.inbox, on_paid: fn _, d -> shop.pay.(d.connection, "A1") end)
    holder = hold(shop.inbox.table, "EV-1")
    {time, {503, _, _}} = :timer.tc(fn -> Handler.call(handler, "POST", paid.headers, paid.body) end)
    assert time in 1_900_000..4_500_000
    delivery = Task.async(fn -> Handler.call(handler, "POST", paid.headers, paid.body) end)
    Process.sleep(300)
    let_go(holder)
    assert {200, _, _} = Task.await(delivery)
    assert shop.paid.("A1") == 1
  end

  test "a table of version 1 is brought to this version with what is in it", %{parser: parser, paid: paid} do
    Stores.open(:mnesia)
    name = :"old_#{System.unique_integer([:positive])}"
    due = :"#{name}_due"

    columns =
      ~w(key event_type kind state token lease_until due_at attempts deliveries first_seen last_seen done_at last_error notification)a

    for {table, options} <- [
          {name, [attributes: columns]},
          {due, [attributes: [:due_at_and_key, :attempts], type: :ordered_set]},
          {:"#{name}_version", [attributes: [:name, :version]]}
        ],
        do: {:atomic, :ok} = :mnesia.create_table(table, [disc_copies: [node()]] ++ options)

    json = parser |> NotificationParser.parse!(paid.headers, paid.body) |> WxNotify.Notification.to_json()
    now = System.system_time(:second)

    old = fn key, values ->
      row = %{
        key: key,
        event_type: "TRANSACTION.SUCCESS",
        kind: "transaction.direct",
        lease_until: 0,
        attempts: 0
      }

      row = row |> Map.merge(%{deliveries: 1, first_seen: now, last_seen: now}) |> Map.merge(values)
      :mnesia.dirty_write(List.to_tuple([name | Enum.map(columns, &row[&1])]))
    end

    old.("stored", %{state: :stored, due_at: now, notification: json})
    old.("dead", %{state: :dead, last_error: "no", attempts: 12, notification: json})
    old.("done", %{state: :done, done_at: now, token: nil})
    old.("released", %{state: :released, token: nil})
    :mnesia.dirty_write({:"#{name}_version", :schema, 1})

    inbox = Inbox.Mnesia.new!(table: name)
    assert {:error, %{code: :inbox_schema}} = Inbox.check(inbox)
    for _ <- 1..2, do: assert(:ok = Inbox.create(inbox))
    assert :ok = Inbox.check(inbox)
    assert due not in :mnesia.system_info(:tables)
    assert {:ok, %{waiting: 1, dead: 1, done_last_hour: 1}} = Inbox.stats(inbox)
    claimed = %{event_type: "TRANSACTION.SUCCESS", kind: "transaction.direct", id: "released"}
    assert {:fresh, _lease} = Inbox.claim(inbox, claimed)
    assert :done = Inbox.claim(inbox, %{claimed | id: "done"})
    assert {:ok, %{lease: %{key: "stored"}} = task} = Inbox.take(inbox)
    assert :ok = Inbox.complete(inbox, task.lease)
    assert {:ok, [%{key: "dead", attempts: 12}]} = Inbox.dead_letters(inbox)
    assert {:ok, true} = Inbox.discard(inbox, "dead")

    :mnesia.dirty_write({:"#{name}_version", :schema, 3})
    assert {:error, %{code: :inbox_schema, message: message}} = Inbox.create(inbox)
    assert message =~ "version 3"
  end

  defp open_apart(folder, arguments \\ []) do
    script = ~s(try do
      WxNotify.Inbox.Mnesia.open!(hd\(System.argv\(\)\)\)
      IO.puts\("open"\)
    rescue
      error -> IO.puts\(Exception.message\(error\)\) && System.halt\(1\)
    end
    Process.sleep\(:infinity\))

    ebin = to_string(:code.lib_dir(:wx_notify)) <> "/ebin"

    port =
      Port.open({:spawn_executable, System.find_executable("elixir")}, [
        :binary,
        :stderr_to_stdout,
        args: arguments ++ ["-pa", ebin, "-e", script, folder]
      ])

    {:os_pid, pid} = Port.info(port, :os_pid)
    on_exit(fn -> System.cmd("kill", ["-9", "#{pid}"], stderr_to_stdout: true) end)
    {port, pid}
  end

  defp says(port, wanted, said \\ "") do
    receive do
      {^port, {:data, data}} ->
        said = said <> data
        if said =~ wanted, do: said, else: says(port, wanted, said)
    after
      20_000 -> flunk("it said #{inspect(said)}, not #{inspect(wanted)}")
    end
  end

  @tag timeout: 120_000
  test "one VM has the folder, until it dies; and a node of another name is told so" do
    folder = Path.join(Stores.folder(), "apart_#{System.unique_integer([:positive])}")
    {first, first_pid} = open_apart(folder)
    says(first, "open\n")
    {second, _pid} = open_apart(folder)
    assert says(second, "OPTION_INVALID") =~ "another VM has Mnesia's folder"
    {_, 0} = System.cmd("kill", ["-9", "#{first_pid}"])
    name = "wx_other_#{System.pid()}"
    {other, _pid} = open_apart(folder, ["--sname", name])
    said = says(other, "give it a folder of its own")
    assert said =~ "the node nonode@nohost" and said =~ name
    {third, _pid} = open_apart(folder)
    says(third, "open\n")
  end
end
