defmodule Shop.WeChatPay do
  # Once, when the program starts. The folder is where Mnesia keeps what must count once.
  def start(public_key_id, public_key, api_v3_key, folder) do
    parser =
      WxNotify.NotificationParser.new!(platform_keys: {public_key_id, public_key}, api_v3_keys: api_v3_key)

    inbox = WxNotify.Inbox.Mnesia.open!(folder)
    :persistent_term.put(__MODULE__, WxNotify.Handler.new!(parser, inbox: inbox, on_paid: &paid/2))
  end

  # Plug and Phoenix: post "/notify", to: WxNotify.Plug, init_opts: [handler: &Shop.WeChatPay.handler/0]
  def handler, do: :persistent_term.get(__MODULE__)

  # Commits together with the note that it happened, so once for each notification; in 分.
  defp paid(paid, _delivery), do: :mnesia.write({:orders, paid.out_trade_no, :paid, paid.amount.total})
end
