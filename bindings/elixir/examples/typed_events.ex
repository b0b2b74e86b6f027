# snippet: begin
defmodule Shop.Events do
  alias WxNotify.Events.{RefundDirect, TransactionDirect}
  alias WxNotify.Notification

  def receive_one(notification) do
    case Notification.event(notification) do
      # amounts are in 分
      {:ok, %TransactionDirect{} = paid} -> "#{paid.out_trade_no} paid: #{paid.amount.total}"
      {:ok, %RefundDirect{out_refund_no: refund, refund_status: status}} -> "#{refund}: #{status}"
      {:ok, _other} -> "not for us: #{notification.kind}"
      {:error, error} -> "look at notification.resource yourself: #{error.field}"
    end
  end
end

# snippet: end
