defmodule Shop.NeverArrived do
  alias WxNotify.{CertificateRefresher, Handler}

  # For a merchant with platform certificates; the child goes into your Application's supervisor.
  def start(merchant, api_v3_key, options) do
    refresher =
      CertificateRefresher.open!(merchant: merchant, api_v3_keys: api_v3_key, file: "certificates.json")

    handler = Handler.new!(refresher.parser, [refresher: refresher, key: :business] ++ options)
    {handler, {CertificateRefresher, refresher}}
  end

  # Every few minutes, with the orders that are open for longer than 5: what was paid goes to on_paid, once.
  def ask_for(open_orders, handler, merchant) do
    # {:ok, %{state: "SUCCESS"}} was paid, {:ok, %{state: "NOTPAY"}} was not, {:error, error} is asked for again.
    for number <- open_orders, do: {number, Handler.reconcile(handler, merchant, out_trade_no: number)}
  end
end
