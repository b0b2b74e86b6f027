# The shop of examples/elixir-event-handler, with orders A1 to A99. Its folder has the port at which it says how many are paid.
[folder, port] = System.argv()
setting = &System.fetch_env!/1
Shop.Orders.open(Path.join(folder, "data"))
for number <- 1..99, do: Shop.Orders.place("A#{number}", 100)

Shop.MainClient.start(setting.("WXPAY_MCHID"),
  platform_keys: {setting.("WXPAY_PUBLIC_KEY_ID"), setting.("WXPAY_PUBLIC_KEY")},
  api_v3_keys: setting.("WXPAY_API_V3_KEY")
)

spawn(fn ->
  {:ok, listener} = :gen_tcp.listen(0, ip: {127, 0, 0, 1}, active: false)
  {:ok, count_port} = :inet.port(listener)
  File.write!(Path.join(folder, "count_port"), "#{count_port}")

  for _again <- Stream.cycle([:again]) do
    {:ok, socket} = :gen_tcp.accept(listener)
    paid = :mnesia.dirty_select(:orders, [{{:orders, :_, :_, :paid, :_, :_}, [], [:paid]}])
    :gen_tcp.send(socket, "#{length(paid)}\n")
    :gen_tcp.close(socket)
  end
end)

Shop.Server.start(String.to_integer(port))
