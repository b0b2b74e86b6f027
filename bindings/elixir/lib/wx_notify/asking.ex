defmodule WxNotify.Asking do
  @moduledoc false
  # The steps of programs that ask WeChat Pay's API: send a request, and verify its answer.

  alias WxNotify.{Arguments, Error, Merchant, NotificationParser}
  alias WxNotify.Program.Guard

  @enforce_keys [:merchant]
  defstruct [:merchant, :parser, :answer]

  @typedoc "Who asks, whose keys verify the answer, and the last answer."
  @type t :: %__MODULE__{
          merchant: Merchant.t(),
          parser: NotificationParser.t() | nil,
          answer: {[{String.t(), String.t()}], binary} | nil
        }

  @doc "Answers a step, and what is known after it."
  @spec reply(map, t) :: {term, t}
  def reply(%{"step" => "fetch"} = step, asking) do
    request = %{
      method: step["method"],
      url: step["url"],
      headers: Merchant.pairs(step["headers"]),
      timeout: step["timeout_ms"],
      most_bytes: step["most_bytes"]
    }

    # However a client keeps to its timeout.
    limit = {request.timeout, {:error, :timeout}, {:error, :killed}}

    case Guard.run(limit, fn -> sent(asking.merchant.http, request) end) do
      {:ok, {status, headers, body}} ->
        body = binary_part(body, 0, min(byte_size(body), request.most_bytes + 1))
        # What is no text is no header that counts.
        headers = for {name, value} <- headers, String.valid?(value), do: {name, value}
        listed = for {name, value} <- headers, do: [name, value]

        {%{fetched: %{status: status, headers: listed, body: Base.encode64(body)}},
         %{asking | answer: {headers, body}}}

      {:error, reason} ->
        {raised(reason), asking}
    end
  end

  def reply(%{"step" => "verify"}, %{answer: {headers, body}} = asking) do
    case NotificationParser.verify_answer(asking.parser, headers, body) do
      :ok -> {"done", asking}
      {:error, error} -> {%{refused: Error.told(error)}, asking}
    end
  end

  defp sent(http, request) do
    case http.(request) do
      {:ok, {status, headers, body}} = answer
      when is_integer(status) and is_list(headers) and is_binary(body) ->
        answer

      {:error, reason} ->
        {:error, reason}

      other ->
        {:error,
         Error.of(
           :option_invalid,
           "http answered #{Arguments.describe(other)}; see WxNotify.Merchant",
           "http"
         )}
    end
  rescue
    exception -> {:error, exception}
  catch
    kind, reason -> {:error, {kind, reason}}
  end

  @doc "What an HTTP client or the file system said, told to the core."
  @spec raised(term) :: map
  def raised(%name{} = exception) when is_exception(exception),
    do: %{raised: %{type: inspect(name), words: Exception.message(exception)}}

  def raised(name) when is_atom(name), do: %{raised: %{type: Atom.to_string(name), words: nil}}

  def raised(reason) when is_tuple(reason) and tuple_size(reason) > 1 and is_atom(elem(reason, 0)),
    do: %{raised: %{type: Atom.to_string(elem(reason, 0)), words: inspect(elem(reason, 1))}}

  def raised(reason), do: %{raised: %{type: "an error", words: inspect(reason)}}
end
