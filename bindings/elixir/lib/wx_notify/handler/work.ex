defmodule WxNotify.Handler.Work do
  @moduledoc false
  # From a verified notification to the verdict on it: the right callback, once, by the inbox. Everything ends in a verdict,
  # whatever the merchant's functions do.

  alias WxNotify.{Arguments, Delivery, Error, Handler, Inbox, Notification}
  alias WxNotify.Handler.{Routes, Verdict}

  @doc "A notification that was just verified."
  @spec on_delivery(Handler.t(), Notification.t()) :: Verdict.t()
  def on_delivery(handler, notification) do
    protected(fn ->
      delivery = %Delivery{notification: notification}

      with :ok <- expected(handler, notification) do
        case Routes.find(handler.routes, notification) do
          {nil, _asks} when handler.unhandled == :acknowledge -> Verdict.of(:ignored)
          {nil, _asks} -> unhandled(notification)
          {callback, true} -> alone(callback, delivery)
          {callback, false} when is_nil(handler.inbox) -> alone(callback, delivery)
          {callback, false} -> once(handler, callback, delivery)
        end
      end
    end)
  end

  defp protected(work) do
    work.()
  catch
    kind, reason -> Verdict.raised(kind, reason, __STACKTRACE__)
  end

  defp expected(%{expect: nil}, _notification), do: :ok

  defp expected(handler, notification) do
    with [_ | _] = expectation <- handler.expect.(notification),
         {:error, error} <- Notification.expect(notification, expectation) do
      Verdict.failed(error)
    else
      nothing when nothing in [nil, [], :ok] ->
        :ok

      {:error, reason} ->
        {:error, reason} |> Verdict.returned() |> elem(1)

      other ->
        Verdict.failed(
          :handler_failed,
          "expect returned #{Arguments.describe(other)}; return a keyword list or nil"
        )
    end
  end

  defp unhandled(notification) do
    Verdict.failed(
      :event_unhandled,
      "no callback takes #{notification.event_type} of the kind #{notification.kind}; register one, or otherwise:, or unhandled: :acknowledge"
    )
  end

  # The callback's result: {:ok, ack}, or {:error, verdict}.
  defp answer(callback, delivery), do: callback |> Routes.run(delivery) |> Verdict.returned()

  defp alone(callback, delivery) do
    case answer(callback, delivery) do
      {:ok, ack} -> Verdict.of(:success, ack)
      {:error, verdict} -> verdict
    end
  end

  defp key(%{key: nil}, notification), do: notification.id
  defp key(%{key: key}, notification), do: key.(notification)

  defp once(%{mode: :transaction, inbox: inbox} = handler, callback, %{notification: notification} = delivery) do
    key = key(handler, notification)

    protected(fn ->
      Inbox.transaction(inbox, fn inbox ->
        case Inbox.claim(inbox, notification, key: key) do
          {:fresh, lease} -> complete(inbox, lease, callback, delivery)
          :done -> {:ok, Verdict.of(:duplicate)}
          :busy -> {:error, :busy}
          {:error, error} -> {:error, error}
        end
      end)
    end)
    |> case do
      {:ok, verdict} -> verdict
      {:error, :busy} -> busy()
      {:error, %Error{} = error} -> Verdict.failed(error)
      {:error, verdict} -> remember(inbox, notification, key, verdict)
      raised -> remember(inbox, notification, key, raised)
    end
  end

  defp once(%{mode: :leased, inbox: inbox} = handler, callback, %{notification: notification} = delivery) do
    case Inbox.claim(inbox, notification, key: key(handler, notification)) do
      {:fresh, lease} -> under_lease(inbox, lease, callback, delivery)
      :done -> Verdict.of(:duplicate)
      :busy -> busy()
      {:error, error} -> Verdict.failed(error)
    end
  end

  defp once(%{mode: :stored, inbox: inbox} = handler, _callback, %{notification: notification}) do
    case Inbox.store(inbox, notification, key: key(handler, notification)) do
      :ok -> Verdict.of(:stored)
      {:error, error} -> Verdict.failed(error)
    end
  end

  # Within the inbox's transaction: {:ok, verdict} commits, {:error, verdict or error} rolls back.
  defp complete(inbox, lease, callback, delivery) do
    delivery = %{delivery | connection: Map.get(inbox, :connection), attempts: lease.attempts}

    with {:ok, ack} <- answer(callback, delivery),
         :ok <- Inbox.complete(inbox, lease),
         do: {:ok, Verdict.of(:success, ack)}
  end

  # What was rolled back took the attempt with it. So it is written down afterwards, as well as may be.
  defp remember(inbox, notification, key, verdict) do
    _best_effort =
      Inbox.transaction(inbox, fn inbox ->
        with {:fresh, lease} <- Inbox.claim(inbox, notification, key: key),
             do: {:ok, Inbox.release(inbox, lease, Verdict.text(verdict))},
             else: (other -> {:error, other})
      end)

    verdict
  end

  defp under_lease(inbox, lease, callback, delivery) do
    verdict = protected(fn -> alone(callback, %{delivery | attempts: lease.attempts}) end)

    kept =
      if verdict.code == :success,
        do: Inbox.complete(inbox, lease),
        else: Inbox.release(inbox, lease, Verdict.text(verdict))

    case {verdict.code, kept} do
      {:success, {:error, error}} -> Verdict.failed(error)
      _kept_or_failed_anyway -> verdict
    end
  end

  defp busy, do: Verdict.failed(:notification_busy, "another process works on it")

  @doc "A stored one that was taken."
  @spec on_stored(Handler.t(), Inbox.Task.t()) :: Verdict.t()
  def on_stored(%{inbox: inbox} = handler, %{notification: notification, lease: lease}) do
    verdict =
      protected(fn ->
        case Routes.find(handler.routes, notification) do
          # It was acknowledged when it was stored: where the routes are others now, it is not let go unseen.
          {nil, _asks} -> unhandled(notification)
          {callback, _asks} -> in_transaction(inbox, lease, callback, %Delivery{notification: notification})
        end
      end)

    settled(inbox, lease, verdict)
  end

  defp in_transaction(inbox, lease, callback, delivery) do
    case Inbox.transaction(inbox, &complete(&1, lease, callback, delivery)) do
      {:error, %Error{} = error} -> Verdict.failed(error)
      {_done_or_failed, verdict} -> verdict
    end
  end

  defp settled(_inbox, _lease, %{code: :success} = verdict), do: verdict

  defp settled(inbox, lease, verdict) do
    _best_effort = Inbox.fail(inbox, lease, Verdict.text(verdict))
    verdict
  end
end
