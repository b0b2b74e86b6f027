defmodule Shop.Check do
  # What package.sh runs in a release: the README's endpoint receives what is genuine, once, and refuses what is not.
  alias WxNotify.Testing
  alias WxNotify.Testing.Platform

  def run do
    platform = Platform.new!(public_key_id: "PUB_KEY_ID_0114232134912410000000000000")
    folder = Path.join(System.tmp_dir!(), "shop_#{System.pid()}")

    System.put_env(
      WXPAY_PUBLIC_KEY_ID: platform.serial,
      WXPAY_PUBLIC_KEY: platform.public_key_pem,
      WXPAY_API_V3_KEY: platform.api_v3_key,
      WXPAY_MCHID: "1900007291"
    )

    Shop.WeChatPay.start(folder)

    :ok = :mnesia.dirty_write({:orders, "A1", :to_be_paid, 100})

    results = [
      genuine:
        receive_one(platform, nil) == 200 and
          :mnesia.dirty_read(:orders, "A1") == [{:orders, "A1", :paid, 100}],
      again: receive_one(platform, nil) == 200,
      forged: receive_one(platform, :forged) == 401,
      stale: receive_one(platform, :stale) == 401
    ]

    :mnesia.stop()
    File.rm_rf!(folder)
    for {name, false} <- results, do: IO.puts("#{name}: not as it must be")
    failed = Enum.count(results, fn {_name, good} -> not good end)
    IO.puts("#{length(results) - failed} passed, #{failed} failed")
    System.halt(min(failed, 1))
  end

  defp receive_one(platform, fault) do
    order = [mchid: "1900007291", out_trade_no: "A1", amount: %{total: 100}]
    payment = Testing.sample!("TRANSACTION.SUCCESS", order)
    sent = Platform.notification!(platform, "TRANSACTION.SUCCESS", payment, id: "EV-1", fault: fault)

    {status, _headers, _body} =
      WxNotify.Handler.call(Shop.WeChatPay.handler(), "POST", sent.headers, sent.body)

    status
  end
end
