# What bodies of several lengths cost on a normal and on a dirty scheduler: by these figures the package chooses between them.
#
#     cd bindings/elixir && MIX_ENV=prod mix run ../../bench/elixir/scheduler.exs
#     cd bindings/elixir && MIX_ENV=prod mix run ../../bench/elixir/scheduler.exs memory
#
# Each figure is the best of many short rounds. A machine that does something else meanwhile makes all of them slower. `memory`
# prints the resident memory before and after 1,000,000 parses.

defmodule Bench do
  alias WxNotify.{Native, NotificationParser}
  alias WxNotify.Testing.Platform

  @now 1_795_000_000
  # A payment with a coupon, as WeChat Pay's documentation shows it.
  @payment ~S({"mchid":"1900007291","appid":"wxd678efh567hg6787","out_trade_no":"1217752501201407033233368018",) <>
             ~S("transaction_id":"4200002245202611216754823945","trade_type":"JSAPI","trade_state":"SUCCESS",) <>
             ~S("trade_state_desc":"支付成功","bank_type":"CMB_DEBIT","attach":"member=8213;store=17",) <>
             ~S("success_time":"2026-11-21T10:34:56+08:00","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},) <>
             ~S("amount":{"total":10000,"payer_total":9900,"currency":"CNY","payer_currency":"CNY"},) <>
             ~S("scene_info":{"device_id":"013467007045764"},"promotion_detail":[{"coupon_id":"109519",) <>
             ~S("name":"满百减一","scope":"SINGLE","type":"CASH","amount":100,"stock_id":"931386",) <>
             ~S("wechatpay_contribute":0,"merchant_contribute":100,"other_contribute":0,"currency":"CNY",) <>
             ~S("goods_detail":[{"goods_id":"M1006","quantity":1,"unit_price":10000,"discount_amount":100}]}]})

  def time do
    IO.puts("On #{WxNotify.backend()}, #{System.otp_release()}/#{System.version()}")
    IO.puts("by key and bytes of the body, on a normal | on a dirty scheduler:")

    for algorithm <- ["RSA", "SM2"],
        {attach, count} <- [{0, 2000}, {11_200, 1000}, {48_000, 100}, {700_000, 1}] do
      {%{native: native}, headers, body} =
        paid(algorithm, WxNotify.JSON.encode!(%{attach: String.duplicate("x", attach)}))

      normal = best(count, fn -> {:ok, _} = Native.parser_parse(native, headers, body, @now) end)
      dirty = best(count, fn -> {:ok, _} = Native.parser_parse_dirty(native, headers, body, @now) end)
      print("#{algorithm} #{byte_size(body)}", normal, dirty)
    end
  end

  def memory do
    {parser, headers, body} = paid("RSA", @payment)
    parse = fn -> {:ok, _} = NotificationParser.parse(parser, headers, body, now: @now) end
    for _ <- 1..10_000, do: parse.()
    IO.puts("resident before: #{resident_kib()} KiB")
    Enum.each(1..1_000_000, fn _ -> parse.() end)
    IO.puts("resident after 1,000,000 parses: #{resident_kib()} KiB")
  end

  defp paid(algorithm, payment) do
    platform = Platform.new!(algorithm: algorithm, public_key_id: "PUB_KEY_ID_0114232134912410000000000000")
    signed = Platform.notification!(platform, "TRANSACTION.SUCCESS", payment, now: @now, summary: "支付成功")

    # The company that the headers that count are in.
    others = [
      {"host", "pay.example.com"},
      {"user-agent", "Mozilla/4.0"},
      {"accept", "*/*"},
      {"content-length", Integer.to_string(byte_size(signed.body))},
      {"connection", "Keep-Alive"},
      {"x-forwarded-for", "101.226.103.12"},
      {"x-forwarded-proto", "https"}
    ]

    headers = others ++ for {name, value} <- signed.headers, do: {String.downcase(name), value}
    {Platform.parser(platform), headers, signed.body}
  end

  defp best(count, work) do
    calls = max(div(count, 50), 1)

    rounds =
      for _ <- 1..300 do
        {microseconds, _} = :timer.tc(fn -> Enum.each(1..calls, fn _ -> work.() end) end)
        microseconds / calls
      end

    Enum.min(rounds)
  end

  defp print(name, normal, dirty) do
    figure = fn figure -> "#{:erlang.float_to_binary(figure, decimals: 1)} µs" end
    IO.puts("  #{String.pad_trailing(name, 30)} #{figure.(normal)}  |  #{figure.(dirty)}")
  end

  defp resident_kib do
    Enum.each(Process.list(), &:erlang.garbage_collect/1)
    [_, kib] = Regex.run(~r/^VmRSS:\s+(\d+) kB$/m, File.read!("/proc/self/status"))
    kib
  end
end

if System.argv() == ["memory"], do: Bench.memory(), else: Bench.time()
