defmodule Shop.WeChatPay do
  # In your Application's start/2, before the supervisor. Mnesia keeps in the folder what must count once.
  def start(public_key_id, public_key, api_v3_key, folder) do
    keys = [platform_keys: {public_key_id, public_key}, api_v3_keys: api_v3_key]
    inbox = WxNotify.Inbox.Mnesia.open!(folder)
    :mnesia.create_table(:orders, attributes: [:number, :state, :amount], disc_copies: [node()])
    :ok = :mnesia.wait_for_tables([:orders], 60_000)
    options = [inbox: inbox, on_paid: &__MODULE__.paid/2]
    handler = WxNotify.Handler.new!(WxNotify.NotificationParser.new!(keys), options)
    :persistent_term.put(__MODULE__, handler)
  end

  # Plug.Router: post "/notify", to: WxNotify.Plug, init_opts: [handler: {Shop.WeChatPay, :handler, []}]
  # Phoenix: post "/notify", WxNotify.Plug, handler: {Shop.WeChatPay, :handler, []}
  def handler, do: :persistent_term.get(__MODULE__)

  # Commits together with the note that it happened, so once for each notification; in 分.
  def paid(paid, delivery) do
    with [{:orders, number, _state, amount}] <- :mnesia.read(:orders, paid.out_trade_no, :write),
         order = [mchid: "1900007291", out_trade_no: number, amount_total: amount],
         :ok <- WxNotify.Notification.expect_paid(delivery.notification, order) do
      :mnesia.write({:orders, number, :paid, amount})
    else
      [] -> {:error, "no such order"}
      {:error, error} -> {:error, error}
    end
  end
end
