defmodule Shop.WeChatPay do
  require Logger

  # In your Application's start/2, before the supervisor. Mnesia keeps in the folder what must count once.
  def start(folder) do
    [id, key, api_v3_key, mchid] =
      for name <- ~w(PUBLIC_KEY_ID PUBLIC_KEY API_V3_KEY MCHID), do: System.fetch_env!("WXPAY_" <> name)

    parser = WxNotify.NotificationParser.new!(platform_keys: {id, key}, api_v3_keys: api_v3_key)
    inbox = WxNotify.Inbox.Mnesia.open!(folder)
    :mnesia.create_table(:orders, attributes: [:number, :state, :amount], disc_copies: [node()])
    :ok = :mnesia.wait_for_tables([:orders], 60_000)
    handler = WxNotify.Handler.new!(parser, inbox: inbox, on_paid: &paid(&1, &2, mchid))
    :persistent_term.put(__MODULE__, handler)
  end

  # Plug.Router: post "/notify", to: WxNotify.Plug, init_opts: [handler: {Shop.WeChatPay, :handler, []}]
  # Phoenix: post "/notify", WxNotify.Plug, handler: {Shop.WeChatPay, :handler, []}
  def handler, do: :persistent_term.get(__MODULE__)

  # Commits together with the note that it happened, so once for each notification; in 分.
  defp paid(paid, delivery, mchid) do
    with [{:orders, number, _state, amount}] <- :mnesia.read(:orders, paid.out_trade_no, :write),
         order = [mchid: mchid, out_trade_no: number, amount_total: amount],
         :ok <- WxNotify.Notification.expect_paid(delivery.notification, order) do
      Logger.info("paid #{number}: #{amount}")
      :mnesia.write({:orders, number, :paid, amount})
    else
      [] -> {:error, "no such order"}
      {:error, error} -> {:error, error}
    end
  end
end
