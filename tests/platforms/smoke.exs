# The Elixir package on its platform: its version, a genuine payment, and every forged one.
alias WxNotify.{NotificationParser, Testing.Platform}

IO.puts("#{WxNotify.version()} #{WxNotify.backend()}")

results =
  for options <- [[], [public_key_id: "PUB_KEY_ID_0114232134912410000000000000"], [algorithm: "SM2"]],
      platform = Platform.new!(options),
      fault <- [nil, :stale, :future, :forged, :tampered, :wrong_serial, :wrong_api_v3_key, :not_json] do
    payment = %{mchid: "1900007291", out_trade_no: "A1"}
    sent = Platform.notification!(platform, "TRANSACTION.SUCCESS", payment, fault: fault)
    answer = NotificationParser.parse(Platform.parser(platform), sent.headers, sent.body)
    good = match?({:ok, %{event_type: "TRANSACTION.SUCCESS"}}, answer) == (fault == nil)
    unless good, do: IO.puts("FAILED  #{fault || "genuine"}")
    good
  end

failed = Enum.count(results, &(not &1))
IO.puts("#{length(results) - failed} passed, #{failed} failed")
System.halt(min(failed, 1))
