# snippet: begin
defmodule Shop.ByHand do
  require Logger
  alias WxNotify.{Ack, Error, Notification, NotificationParser}

  # headers: conn.req_headers, or whatever your server has; body: the raw body, before any JSON parser.
  def handle(parser, headers, body, find_order) do
    with {:ok, notification} <- NotificationParser.parse(parser, headers, body),
         {:ok, order} <- find_order.(notification.resource["out_trade_no"]),
         :ok <- Notification.expect_paid(notification, order) do
      # Mark the order as paid here, so that notification.id counts once.
      Ack.success()
    else
      {:error, %Error{} = error} -> Logger.warning(Exception.message(error)) && error.ack
      :unknown_order -> Ack.handler_failed()
    end
  end
end

# snippet: end
