defmodule Shop.Orders do
  @moduledoc """
  The shop's orders, in Mnesia beside the inbox: what a notification changes commits together with the note that it happened,
  so each has its effect once. Amounts are in 分.
  """

  alias WxNotify.{Ack, Inbox, Notification}

  @doc "Opens orders and inbox in a folder. Once, when the program starts: in your Application's `start/2`, before the supervisor."
  def open(folder) do
    :persistent_term.put(__MODULE__, Inbox.Mnesia.open!(folder))

    for {table, attributes} <- [
          orders: [:number, :amount, :state, :refunded, :transaction_id],
          refunds: [:number, :order, :amount, :state]
        ] do
      :mnesia.create_table(table, disc_copies: [node()], attributes: attributes)
    end

    :ok = :mnesia.wait_for_tables([:orders, :refunds], 60_000)
  end

  @doc "A new order that waits to be paid."
  def place(number, amount) do
    {:atomic, :ok} =
      :mnesia.sync_transaction(fn -> :mnesia.write({:orders, number, amount, :to_be_paid, 0, nil}) end)

    :ok
  end

  @doc "Notes a refund before WeChat Pay is asked for it."
  def ask_for_refund(refund, number, amount) do
    {:atomic, :ok} =
      :mnesia.sync_transaction(fn -> :mnesia.write({:refunds, refund, number, amount, :asked}) end)

    :ok
  end

  @doc "An order's state and what of it was refunded, or nil."
  def find(number) do
    case :mnesia.dirty_read(:orders, number) do
      [{:orders, ^number, _amount, state, refunded, _transaction_id}] -> {state, refunded}
      [] -> nil
    end
  end

  @doc """
  Notes what a query of an order answered (`GET /v3/pay/transactions/out-trade-no/{out_trade_no}`), a map with the names that a
  notification's data has. It may come before the notification.
  """
  def queried(%{"trade_state" => "SUCCESS"} = payment) do
    fits = fn _number, amount ->
      if payment["amount"]["total"] == amount, do: :ok, else: {:error, "the amount is not the order's"}
    end

    {:atomic, noted} = :mnesia.sync_transaction(fn -> paid(payment, fits) end)
    noted
  end

  def queried(_payment), do: {:error, "the order is not paid"}

  @doc "The event handler: see `Shop.PayCallback`."
  def handle_event(client, conn, %{"event_type" => "PARKING_FEE.QUERY_TRANS_INFO"}) do
    # It asks, and is answered each time, with a conn of ours.
    %module{} = conn
    answer = Ack.answer!(%{client: inspect(client), state: "NO_DEBT"})

    conn
    |> module.put_resp_header("content-type", answer.content_type)
    |> module.send_resp(answer.status, answer.body)
  end

  def handle_event(client, conn, message) do
    # Mnesia may run this again where two wait for each other; its writes are undone before.
    outcome =
      Inbox.transaction(:persistent_term.get(__MODULE__), fn inbox ->
        notification = conn.private.wx_notify

        case Inbox.claim(inbox, notification, key: "#{inspect(client)} #{message["id"]}") do
          {:fresh, lease} ->
            with(
              :ok <- happened(notification, client.mchid()),
              :ok <- Inbox.complete(inbox, lease),
              do: {:ok, :new}
            )

          :done ->
            {:ok, :known}

          :busy ->
            {:error, "another process works on it"}

          {:error, error} ->
            {:error, error}
        end
      end)

    with {:ok, _new_or_known} <- outcome, do: :ok
  end

  defp happened(%{event_type: "TRANSACTION.SUCCESS"} = notification, mchid) do
    paid(notification.resource, fn number, amount ->
      Notification.expect_paid(notification, mchid: mchid, out_trade_no: number, amount_total: amount)
    end)
  end

  defp happened(%{event_type: "REFUND.SUCCESS"} = notification, mchid) do
    case :mnesia.read(:refunds, notification.resource["out_refund_no"], :write) do
      [{:refunds, refund, number, part, state}] ->
        expected = [mchid: mchid, out_refund_no: refund, out_trade_no: number, amount_refund: part]

        with :ok <- Notification.expect_refunded(notification, expected),
             do: refunded(refund, number, part, state)

      [] ->
        {:error, "nobody asked for this refund"}
    end
  end

  defp happened(notification, _mchid), do: {:error, "nobody handles #{notification.event_type}"}

  defp refunded(_refund, _number, _part, :done), do: :ok

  defp refunded(refund, number, part, :asked) do
    case :mnesia.read(:orders, number, :write) do
      [{:orders, ^number, amount, :paid, before, transaction_id}] when before + part <= amount ->
        :ok = :mnesia.write({:refunds, refund, number, part, :done})
        :mnesia.write({:orders, number, amount, :paid, before + part, transaction_id})

      _other ->
        {:error, "there is no such payment to refund"}
    end
  end

  # In a transaction. `fits` compares with the order's number and amount. An order that this payment has paid already is paid: a query was first, or a notification of another id.
  # One that another payment has paid is an error, as somebody paid twice.
  defp paid(%{"transaction_id" => transaction_id} = payment, fits) when is_binary(transaction_id) do
    case :mnesia.read(:orders, payment["out_trade_no"], :write) do
      [{:orders, number, amount, :to_be_paid, 0, nil}] ->
        with :ok <- fits.(number, amount),
             do: :mnesia.write({:orders, number, amount, :paid, 0, transaction_id})

      [{:orders, _number, _amount, :paid, _refunded, ^transaction_id}] ->
        :ok

      [_paid_by_another] ->
        {:error, "the order is paid by another transaction"}

      [] ->
        {:error, "there is no such order"}
    end
  end

  defp paid(_payment, _fits), do: {:error, "the payment has no transaction_id"}
end
