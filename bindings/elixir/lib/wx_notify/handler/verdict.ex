defmodule WxNotify.Handler.Verdict do
  @moduledoc false
  # How a delivery ends: what to answer, and what to say of it.

  alias WxNotify.{Ack, Arguments, Call, Error, Reason}

  @enforce_keys [:code, :ack]
  defstruct [:code, :ack, :error, stacktrace: []]

  @type t :: %__MODULE__{code: atom, ack: Ack.t(), error: Exception.t() | nil, stacktrace: list}

  @spec of(atom, Ack.t()) :: t
  def of(code, ack \\ Ack.success()), do: %__MODULE__{code: code, ack: ack}

  @spec failed(Error.t()) :: t
  def failed(%Error{} = error), do: %__MODULE__{code: error.code, ack: error.ack, error: error}

  @spec failed(Error.code(), String.t()) :: t
  def failed(code, message), do: failed(Error.of(code, message))

  @doc "By what a callback returned: a verdict that it failed, or the ack to answer with."
  @spec returned(term) :: {:ok, Ack.t()} | {:error, t}
  def returned(:ok), do: {:ok, Ack.success()}
  def returned({:ok, %Ack{status: status} = ack}) when status in 200..299, do: {:ok, ack}

  def returned({:ok, %Ack{} = ack}) do
    failure = failed(:handler_failed, "the callback answered with the status #{ack.status}")
    {:error, %{failure | ack: ack}}
  end

  def returned(:error), do: {:error, failed(:handler_failed, "the callback returned :error")}
  def returned({:error, %Error{} = error}), do: {:error, failed(error)}

  # The merchant's own text goes out with the answer.
  def returned({:error, text}) when is_binary(text) do
    answer = Call.value!(%{do: "fail", message: text})
    ack = %Ack{status: answer["status"], content_type: answer["content_type"], body: answer["body"]}
    {:error, %{failed(:handler_failed, text) | ack: ack}}
  end

  def returned({:error, reason}),
    do: {:error, failed(:handler_failed, "the callback failed: #{Reason.text(reason)}")}

  def returned(other) do
    {:error,
     failed(
       :handler_failed,
       "the callback returned #{Arguments.describe(other)}; return :ok, {:ok, ack}, :error or {:error, reason}"
     )}
  end

  @doc "The callback raised, threw or exited."
  @spec raised(:error | :exit | :throw, term, list) :: t
  def raised(:error, %Error{} = error, stacktrace),
    do: %{failed(error) | stacktrace: without_arguments(stacktrace)}

  def raised(:error, reason, stacktrace) do
    exception = Exception.normalize(:error, reason, stacktrace)
    verdict = failed(:handler_failed, Reason.text(exception))
    %{verdict | error: exception, stacktrace: without_arguments(stacktrace)}
  end

  def raised(kind, reason, stacktrace) do
    verdict = failed(:handler_failed, "the callback ended by #{kind}: #{Reason.text(reason)}")
    %{verdict | stacktrace: without_arguments(stacktrace)}
  end

  @doc "One line on the failure, without plaintext: for the log and the inbox."
  @spec text(t) :: String.t()
  def text(%__MODULE__{error: exception}), do: Reason.text(exception)

  # A stack trace's entry may have the arguments in place of their number.
  defp without_arguments(stacktrace) do
    for {module, function, arguments, location} <- stacktrace do
      arity = if is_list(arguments), do: length(arguments), else: arguments
      {module, function, arity, Keyword.take(location, [:file, :line])}
    end
  end
end
