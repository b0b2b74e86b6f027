defmodule Shop.Check do
  # What package.sh runs in a release: the quickstart receives what is genuine, and refuses what is not.
  alias WxNotify.Testing.Platform

  def run do
    platform = Platform.new!(public_key_id: "PUB_KEY_ID_0114232134912410000000000000")
    file = Path.join(System.tmp_dir!(), "shop_#{System.pid()}.pem")
    File.write!(file, platform.public_key_pem)
    Shop.WeChatPay.Keys.load(platform.serial, file, platform.api_v3_key)
    File.rm!(file)

    results = [
      genuine: receive_one(platform, 100, nil) == WxNotify.Ack.success(),
      cheap: receive_one(platform, 1, nil).status == 500,
      forged: receive_one(platform, 100, :forged) == WxNotify.Ack.failure(:signature_invalid),
      stale: receive_one(platform, 100, :stale).status == 401
    ]

    for {name, false} <- results, do: IO.puts("#{name}: not as it must be")
    failed = Enum.count(results, fn {_name, good} -> not good end)
    IO.puts("#{length(results) - failed} passed, #{failed} failed")
    System.halt(min(failed, 1))
  end

  defp receive_one(platform, amount, fault) do
    payment = %{mchid: "1900007291", out_trade_no: "A1", amount: %{total: amount}}
    delivery = Platform.notification!(platform, "TRANSACTION.SUCCESS", payment, fault: fault)
    find_order = fn "A1" -> {:ok, %{mchid: "1900007291", amount: 100}} end
    Shop.WeChatPay.handle(:persistent_term.get(:wechat_pay), delivery.headers, delivery.body, find_order)
  end
end
