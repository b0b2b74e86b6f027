defmodule WxNotify.Handler.Steps do
  @moduledoc false
  # The steps of a program that are the merchant's: calls the handler's functions, and says to the core what came of it. Whatever
  # they raise, throw or exit with ends here.

  alias WxNotify.{
    Ack,
    Arguments,
    Asking,
    Delivery,
    Error,
    Handler,
    Inbox,
    Merchants,
    Native,
    Notification,
    Program,
    Reason,
    ServedMerchant
  }

  alias WxNotify.Handler.Routes
  alias WxNotify.Program.Guard

  defstruct [:notification, :served, :asking, :state]

  @typedoc """
  What is known so far: the notification that was received, whose it is where there are several merchants, and where WeChat Pay is asked
  for it, how, and the state that it told.
  """
  @type t :: %__MODULE__{
          notification: Notification.t() | nil,
          served: ServedMerchant.t() | nil,
          asking: Asking.t() | nil,
          state: String.t() | nil
        }

  @doc "Answers a step. `inbox` is the one on the transaction that is open, or nil."
  @spec reply(map, Inbox.t() | nil, Handler.t(), t) :: term
  def reply(%{"step" => asks} = step, nil, _handler, known) when asks in ["fetch", "verify"] do
    {reply, asking} = Asking.reply(step, known.asking)
    {:keep, reply, %{known | asking: asking}}
  end

  def reply(%{"step" => "received", "state" => state, "notification" => json}, nil, _handler, known) do
    case Native.notification_from_json(json) do
      {:ok, notification} -> {:keep, "done", %{known | notification: notification, state: state}}
      {:error, error} -> refused(error)
    end
  end

  def reply(%{"step" => "merchant", "merchant" => name}, nil, handler, known) do
    case served(fn -> Merchants.get(handler.merchants, name) end) do
      {:ok, served} -> {:keep, "done", %{known | served: served}}
      {:none, reply} -> reply
    end
  end

  def reply(%{"step" => "callback"} = step, inbox, handler, known) do
    protected(fn ->
      callback = Map.fetch!(handler.routes, step["route"])

      with {:ok, notification} <- restored(step["notification"], known.notification),
           delivery = delivery(step, inbox, handler, %{known | notification: notification}),
           {:ok, arguments} <- Routes.arguments(callback, delivery) do
        callback |> apply(arguments) |> run_multi(handler.inbox) |> returned()
      else
        # The callback was not called, so another that takes anything may be.
        {:error, %Error{code: :event_untyped} = error} -> %{untyped: Error.told(error)}
        {:error, error} -> refused(error)
      end
    end)
  end

  def reply(%{"step" => "key"}, _inbox, handler, known) do
    protected(fn ->
      case ask(handler.key, known) do
        key when is_binary(key) -> %{text: key}
        other -> %{unusable: Arguments.describe(other)}
      end
    end)
  end

  def reply(%{"step" => "compare"}, _inbox, handler, known) do
    protected(fn ->
      case ask(handler.expect, known) do
        :error -> returned(:error)
        {:error, _why} = failed -> returned(failed)
        expected -> known.notification |> Notification.compare(expected) |> compared()
      end
    end)
  end

  def reply(%{"step" => "write_down"}, _inbox, _handler, %{notification: notification}),
    do: %{text: Notification.to_json(notification)}

  def reply(%{"step" => "observe"} = report, _inbox, handler, _known) do
    Handler.Report.tell(report, handler.observe, System.monotonic_time())
    "done"
  end

  @doc "The merchant that a function finds, or what the core is told of it. Whatever it raises ends here."
  @spec served((() -> term)) :: {:ok, ServedMerchant.t()} | {:none, reply :: map}
  def served(find) do
    case protected(fn -> found(find.()) end) do
      %ServedMerchant{} = served -> {:ok, served}
      reply -> {:none, reply}
    end
  end

  defp found(%ServedMerchant{} = served), do: served
  defp found(nil), do: %{returned: nil}
  defp found({:error, %Error{} = error}), do: refused(error)
  defp found({:error, exception}) when is_exception(exception), do: raised(:error, exception, [])
  defp found({:error, reason}), do: failed("the merchant was not found: #{Reason.text(reason)}")
  defp found(other), do: %{unusable: Arguments.describe(other)}

  @doc "What the core is told of a function of the merchant's that raised, threw or exited."
  @spec failure(:error | :throw | :exit, term, list) :: map
  def failure(kind, reason, stacktrace) do
    reply = raised(kind, reason, stacktrace)
    _told = Guard.kept()
    reply
  end

  # A function of the notification, or of whose it is too.
  defp ask(question, known) when is_function(question, 2), do: question.(known.notification, known.served)
  defp ask(question, known), do: question.(known.notification)

  defp restored(nil, received), do: {:ok, received}
  defp restored(json, _received), do: Native.notification_from_json(json)

  defp compared(:ok), do: "done"
  defp compared({:error, error}), do: refused(error)

  defp delivery(step, inbox, handler, known) do
    %Delivery{
      notification: known.notification,
      merchant: known.served,
      connection: inbox && Map.get(inbox, :connection),
      attempts: step["attempts"],
      kind: step["kind"],
      renewal: step["lease"] && renewal(step, handler.inbox, Guard.guard())
    }
  end

  # On another connection, and the limit begins anew.
  defp renewal(step, inbox, guard) do
    fn ->
      with {:ok, _lease} <- Inbox.renew_apart(inbox, Inbox.Lease.from_core(step["lease"])) do
        Guard.phase(guard, Program.callback_phase(step["limit_ms"]))
      end
    end
  end

  # An Ecto.Multi is run in the transaction that the process has open, or in one of its own.
  defp run_multi(%{__struct__: Ecto.Multi} = multi, %{repo: repo}) when repo != nil do
    case repo.transaction(multi) do
      {:ok, _changes} -> :ok
      {:error, _step, text, _changes} when is_binary(text) -> {:error, text}
      {:error, step, value, _changes} -> {:failed_step, step, value}
    end
  end

  defp run_multi(returned, _inbox), do: returned

  # What a callback returned.
  defp returned(:ok), do: %{returned: nil}
  defp returned({:ok, %Ack{} = ack}), do: %{returned: Map.from_struct(ack)}
  defp returned({:error, %Error{} = error}), do: refused(error)
  # The merchant's own text goes out with the answer.
  defp returned({:error, text}) when is_binary(text), do: %{said: text}
  defp returned({:error, exception}) when is_exception(exception), do: raised(:error, exception, [])
  defp returned({:error, reason}), do: failed("the callback failed: #{Reason.text(reason)}")
  # A changeset has the order's data in it.
  defp returned({:failed_step, step, value}) do
    name = if is_atom(step), do: inspect(step), else: Arguments.describe(step)
    failed("the callback's Ecto.Multi failed at #{name}: #{Reason.text(value)}")
  end

  defp returned(:error), do: failed("the callback returned :error")
  defp returned(other), do: %{unusable: Arguments.describe(other)}

  defp failed(message), do: refused(Error.of(:handler_failed, message))

  defp refused(error), do: %{refused: Error.told(error)}

  defp protected(work) do
    work.()
  catch
    kind, reason -> raised(kind, reason, __STACKTRACE__)
  end

  # Mnesia, whose transaction another is in the way of, asks for it to be run again: not with a callback in it.
  defp raised(:exit, {:aborted, reason}, _stacktrace) when is_tuple(reason) and elem(reason, 0) == :cyclic do
    refused(Error.of(:notification_busy, "another Mnesia transaction was in the way of the callback's"))
  end

  defp raised(:error, %Error{} = error, stacktrace) do
    Guard.keep({error, without_arguments(stacktrace)})
    refused(error)
  end

  defp raised(:error, reason, stacktrace) do
    exception = Exception.normalize(:error, reason, stacktrace)
    # What a driver's error says quotes values.
    trace = if Reason.driver?(exception), do: [], else: without_arguments(stacktrace)
    Guard.keep({exception, trace})
    %{raised: %{type: inspect(exception.__struct__), place: place(trace), words: Reason.words(exception)}}
  end

  defp raised(kind, reason, stacktrace) do
    trace = without_arguments(stacktrace)
    Guard.keep({nil, trace})
    %{raised: %{type: "#{kind} #{Reason.text(reason)}", place: place(trace)}}
  end

  # A stack trace's entry may have the arguments in place of their number.
  defp without_arguments(stacktrace) do
    for {module, function, arguments, location} <- stacktrace do
      arity = if is_list(arguments), do: length(arguments), else: arguments
      {module, function, arity, Keyword.take(location, [:file, :line])}
    end
  end

  # The first place in the merchant's own code, or a library of theirs.
  defp place(trace) do
    Enum.find_value(trace, fn {module, _function, _arity, location} ->
      is_own = :application.get_application(module) not in [{:ok, :elixir}, {:ok, :stdlib}, {:ok, :kernel}]
      if is_own && location[:line] && location[:file], do: "#{location[:file]}:#{location[:line]}"
    end)
  end
end
