# snippet: begin
defmodule Shop.WeChatPayTest do
  use ExUnit.Case, async: true
  alias WxNotify.Testing.Platform
  @moduletag :capture_log

  setup_all do
    platform = Platform.new!()
    %{platform: platform, parser: Platform.parser(platform)}
  end

  for {fault, code} <- [forged: 401, stale: 401, probe: 401, tampered: 401, not_json: 400] do
    test "a #{fault} notification is refused", %{platform: platform, parser: parser} do
      wrong =
        Platform.notification!(platform, "TRANSACTION.SUCCESS", %{out_trade_no: "A1"}, fault: unquote(fault))

      ack = Shop.WeChatPay.handle(parser, wrong.headers, wrong.body, fn _ -> flunk("it got through") end)
      assert ack.status == unquote(code)
    end
  end
end

# snippet: end
