# A merchant's process for the proof that each notification counts once: an endpoint on OTP's own HTTP server, and in mode
# stored two workers beside it. It is killed at any moment. bench/endpoint measures it in these modes and in leased, none
# (without an inbox) and bare (without a handler). On Mnesia, which lives in its own VM, it also keeps the orders, and
# says at GET /notify?judge how often they were paid.
defmodule Merchant do
  alias WxNotify.{Handler, Inbox, NotificationParser}

  # Seconds: short, so that the notifications of the dead are taken up in the run.
  @lease 3

  def run(arguments) do
    {options, []} =
      OptionParser.parse!(arguments,
        strict: [database: :string, mode: :string, url: :string, keys: :string, port: :integer]
      )

    case options[:mode] do
      "bare" -> HTTP.start(options[:port], fn _method, _headers, _body -> {200, [], ""} end)
      "none" -> serve(options, Handler.new!(parser(options[:keys]), on_paid: note_in(options[:keys])))
      "transaction" -> with_inbox(options, :transaction)
      "leased" -> with_inbox(options, :leased)
      "stored" -> with_inbox(options, :stored)
    end

    Process.sleep(:infinity)
  end

  defp parser(keys) do
    NotificationParser.new!(
      platform_keys: File.read!(Path.join(keys, "certificate.pem")),
      api_v3_keys: File.read!(Path.join(keys, "api_v3_key"))
    )
  end

  # Effects that are not in the inbox's database: each is a byte in the file.
  defp note_in(keys) do
    {:ok, effects} = :file.open(Path.join(keys, "effects"), [:append])
    fn _paid, _delivery -> :ok = :file.write(effects, ".") end
  end

  defp with_inbox(options, mode) do
    {inbox, pay, open_orders} = shop(options[:database], options[:url])
    pay = fn paid, delivery -> pay.(delivery.connection, paid.out_trade_no) end

    handler =
      Handler.new!(parser(options[:keys]),
        inbox: inbox,
        mode: mode,
        key: :business,
        on_paid: if(mode == :leased, do: note_in(options[:keys]), else: pay),
        # The runner judges; failures are what it is for.
        observe: fn _outcome -> :ok end
      )

    if mode == :stored do
      for id <- [:first, :second], do: {:ok, _} = start_worker(handler, id)
    end

    if File.exists?(Path.join(options[:keys], "api")) do
      merchant = merchant(options[:keys])
      spawn(fn -> ask_for_open_orders(handler, merchant, open_orders) end)
    end

    serve(options, handler)
  end

  defp serve(options, handler) do
    on_mnesia = options[:database] == "mnesia"

    HTTP.start(options[:port], fn
      "GET", _headers, _body when on_mnesia -> {200, [], judge()}
      method, headers, body -> Handler.call(handler, method, headers, body)
    end)
  end

  defp merchant(keys) do
    [host, serial, private_key] =
      for name <- ["api", "merchant_serial", "merchant_key.pem"], do: File.read!(Path.join(keys, name))

    WxNotify.Merchant.new!(mchid: "1900007291", serial: serial, private_key: private_key, host: host)
  end

  # Every half second, for those of the open orders that are the oldest: their notifications may never come. What fails, as where the
  # database is down, is asked again.
  defp ask_for_open_orders(handler, merchant, open_orders) do
    Process.sleep(500)

    {asker, monitor} =
      spawn_monitor(fn ->
        for number <- open_orders.(), do: Handler.reconcile(handler, merchant, out_trade_no: number)
      end)

    receive do
      {:DOWN, ^monitor, :process, ^asker, _reason} -> ask_for_open_orders(handler, merchant, open_orders)
    end
  end

  defp start_worker(handler, id) do
    Supervisor.start_link([Supervisor.child_spec({Handler.Worker, handler: handler, pause: 50}, id: id)],
      strategy: :one_for_one,
      max_restarts: 1000
    )
  end

  defp shop("mnesia", folder) do
    inbox = Inbox.Mnesia.open!(folder, lease: @lease)
    _made_or_there = :mnesia.create_table(:orders, disc_copies: [node()], attributes: [:number, :paid])
    :ok = :mnesia.wait_for_tables([:orders], 60_000)

    pay = fn nil, number ->
      case :mnesia.read(:orders, number, :write) do
        [] -> :mnesia.write({:orders, number, 1})
        [{:orders, ^number, paid}] -> :mnesia.write({:orders, number, paid + 1})
      end
    end

    {inbox, pay, fn -> [] end}
  end

  defp shop(database, url) do
    dialect = %{"sqlite" => :sqlite, "postgresql" => :postgresql, "mariadb" => :mysql}[database]

    {:ok, pool} =
      Databases.start(
        if dialect == :sqlite, do: {:sqlite, String.replace_prefix(url, "sqlite://", "")}, else: url
      )

    parameter = if dialect == :postgresql, do: "$1", else: "?"

    pay = fn connection, number ->
      case Databases.query(connection, "UPDATE orders SET paid = paid + 1 WHERE number = #{parameter}", [
             number
           ]) do
        {:ok, %{num_rows: 1}} -> :ok
        {:ok, %{num_rows: 0}} -> {:error, "there is no such order"}
        {:error, problem} -> {:error, problem}
      end
    end

    open_orders = fn ->
      Databases.Pool.with_connection(pool, fn connection ->
        sql = "SELECT number FROM orders WHERE paid = 0 ORDER BY number LIMIT 10"
        {:ok, %{rows: rows}} = Databases.query(connection, sql, [])
        List.flatten(rows)
      end)
    end

    {Databases.inbox(pool, dialect, lease: @lease), pay, open_orders}
  end

  # Orders paid once, orders paid more than once, and notifications that are not done.
  defp judge do
    paid = for {_, _, paid} <- :mnesia.dirty_match_object({:orders, :_, :_}), do: paid
    states = :mnesia.dirty_select(:wxnotify_inbox, [{state_pattern(), [], [:"$1"]}])

    Enum.join(
      [Enum.count(paid, &(&1 == 1)), Enum.count(paid, &(&1 > 1)), Enum.count(states, &(&1 != :done))],
      " "
    )
  end

  defp state_pattern do
    List.to_tuple([
      :wxnotify_inbox | for(column <- Inbox.Mnesia.columns(), do: if(column == :state, do: :"$1", else: :_))
    ])
  end
end

Logger.configure(level: :none)
Merchant.run(System.argv())
