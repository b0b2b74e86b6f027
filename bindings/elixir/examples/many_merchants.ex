defmodule Shop.Merchants do
  alias WxNotify.{Handler, Merchants, NotificationParser, ServedMerchant}

  # In your Application's supervisor: {WxNotify.Merchants, name: Shop.Merchants, load: &Shop.Merchants.load/1}
  def load(name) do
    with [{:merchants, _name, id, pem, api_v3_key}] <- :mnesia.dirty_read(:merchants, name) do
      ServedMerchant.new!(name, NotificationParser.new!(platform_keys: {id, pem}, api_v3_keys: api_v3_key))
    else
      [] -> nil
    end
  end

  # Each merchant's notify_url ends with its name: /wxpay/notify/NAME.
  def handler(inbox),
    do: Handler.new!(Merchants.by(__MODULE__, &Path.basename(&1.path)), inbox: inbox, on_paid: &paid/2)

  defp paid(paid, delivery),
    do: :mnesia.write({:orders, {delivery.merchant.name, paid.out_trade_no}, :paid, nil})
end
