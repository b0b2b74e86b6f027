# wxnotify, as a merchant in Elixir has it.
defmodule Ours do
  alias WxNotify.{Notification, NotificationParser}

  def main do
    parser =
      NotificationParser.new!(
        platform_keys: [{Contest.text("public_key_id"), Contest.text("public_key.pem")}],
        api_v3_keys: [Contest.text("api_v3_key")]
      )

    Contest.serve("wxnotify #{WxNotify.version()}, OTP #{System.otp_release()}", &WxNotify.JSON.encode!/1, [
      {"parse", field(parser, :plaintext), &Contest.plaintext/1},
      {"json", field(parser, :resource), &Contest.resource/1},
      {"event", event(parser), &Contest.event/1}
    ])
  end

  defp field(parser, name) do
    fn headers, body ->
      with {:ok, notification} <- NotificationParser.parse(parser, headers, body),
           do: {:ok, Map.fetch!(notification, name)}
    end
  end

  defp event(parser) do
    fn headers, body ->
      with {:ok, notification} <- NotificationParser.parse(parser, headers, body),
           do: Notification.event(notification)
    end
  end
end

Ours.main()
