defmodule Shop.Orders do
  @moduledoc """
  The shop's orders, in Mnesia beside the inbox: what a notification changes commits together with the note that it happened,
  so each has its effect once. Amounts are in 分.
  """

  alias WxNotify.{Ack, Inbox}

  @doc "Opens orders and inbox in a folder. Once, when the program starts: in your Application's `start/2`, before the supervisor."
  def open(folder) do
    :persistent_term.put(__MODULE__, Inbox.Mnesia.open!(folder))

    with {:aborted, {:already_exists, :orders}} <-
           :mnesia.create_table(:orders,
             disc_copies: [node()],
             attributes: [:number, :amount, :state, :refunded, :transaction_id]
           ),
         do: {:atomic, :ok}

    :ok = :mnesia.wait_for_tables([:orders], 60_000)
  end

  @doc "A new order that waits to be paid."
  def place(number, amount) do
    {:atomic, :ok} =
      :mnesia.sync_transaction(fn -> :mnesia.write({:orders, number, amount, :to_be_paid, 0, nil}) end)

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
    {:atomic, noted} = :mnesia.sync_transaction(fn -> paid(payment) end)
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
        case Inbox.claim(inbox, conn.private.wx_notify, key: "#{inspect(client)} #{message["id"]}") do
          {:fresh, lease} ->
            with(:ok <- happened(message), :ok <- Inbox.complete(inbox, lease), do: {:ok, :new})

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

  defp happened(%{"event_type" => "TRANSACTION.SUCCESS", "data" => payment}), do: paid(payment)

  defp happened(%{"event_type" => "REFUND.SUCCESS", "data" => refund}) do
    part = refund["amount"]["refund"]

    case :mnesia.read(:orders, refund["out_trade_no"], :write) do
      [{:orders, number, amount, :paid, refunded, transaction_id}] when refunded + part <= amount ->
        :mnesia.write({:orders, number, amount, :paid, refunded + part, transaction_id})

      _other ->
        {:error, "there is no such payment to refund"}
    end
  end

  defp happened(message), do: {:error, "nobody handles #{message["event_type"]}"}

  # In a transaction. An order that this payment has paid already is paid: a query was first, or a notification of another id.
  # One that another payment has paid is an error, as somebody paid twice.
  defp paid(%{"transaction_id" => transaction_id} = payment) when is_binary(transaction_id) do
    case :mnesia.read(:orders, payment["out_trade_no"], :write) do
      [{:orders, number, amount, :to_be_paid, 0, nil}] ->
        if payment["amount"]["total"] == amount,
          do: :mnesia.write({:orders, number, amount, :paid, 0, transaction_id}),
          else: {:error, "the amount is not the order's"}

      [{:orders, _number, _amount, :paid, _refunded, ^transaction_id}] ->
        :ok

      [_paid_by_another] ->
        {:error, "the order is paid by another transaction"}

      [] ->
        {:error, "there is no such order"}
    end
  end

  defp paid(_payment), do: {:error, "the payment has no transaction_id"}
end
