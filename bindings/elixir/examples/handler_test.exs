# snippet: begin
defmodule Shop.WeChatPayTest do
  use ExUnit.Case, async: true
  alias WxNotify.Testing
  alias WxNotify.Testing.Platform
  @moduletag :capture_log

  setup_all do
    platform = Platform.new!()
    # on_paid: yours
    %{
      platform: platform,
      handler: WxNotify.Handler.new!(Platform.parser(platform), on_paid: fn _, _ -> :ok end)
    }
  end

  for {fault, status} <- [nil: 200, forged: 401, stale: 401, probe: 401, tampered: 401, not_json: 400] do
    test "a notification that is #{fault || "genuine"}", %{platform: platform, handler: handler} do
      payment = Testing.sample!("TRANSACTION.SUCCESS", out_trade_no: "A1", amount: %{total: 100})
      sent = Platform.notification!(platform, "TRANSACTION.SUCCESS", payment, fault: unquote(fault))
      assert {unquote(status), _, _} = WxNotify.Handler.call(handler, "POST", sent.headers, sent.body)
    end
  end
end

# snippet: end
