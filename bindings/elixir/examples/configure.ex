# snippet: begin
defmodule Shop.WeChatPay.Keys do
  # Once, when the program starts. Any process gets it back with :persistent_term.get(:wechat_pay).
  def load(public_key_id, public_key_file, api_v3_key) do
    parser =
      WxNotify.NotificationParser.new!(
        platform_keys: [{public_key_id, File.read!(public_key_file)}],
        api_v3_keys: [api_v3_key]
      )

    :persistent_term.put(:wechat_pay, parser)
  end
end

# snippet: end
