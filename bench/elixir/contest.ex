defmodule Contest do
  @moduledoc "The protocol of bench/README.md, and the files that it names."

  def text(name), do: File.read!(Path.join(folder(), name))

  defp folder, do: hd(System.argv())

  # One request: headers in lower case, as Plug and Cowboy give them, and the raw body.
  defp message(name) do
    headers =
      for line <- String.split(text(name <> ".headers"), "\n", trim: true) do
        [header, value] = String.split(line, ": ", parts: 2)
        {String.downcase(header), value}
      end

    {headers, text(name <> ".body")}
  end

  @doc """
  Answers standard input until its end. An operation is what takes headers and body and answers `{:ok, output}` or
  `{:error, reason}` or raises, and what shows its output.
  """
  def serve(versions, encode, operations) do
    # Bytes as they are, whatever the locale says.
    :io.setopts(:standard_io, encoding: :latin1)
    names = for {name, _, _} <- operations, do: name
    say(encode.(%{"operations" => names, "versions" => versions}))

    Enum.reduce(IO.binstream(:stdio, :line), %{}, fn line, messages ->
      [word, operation, name | calls] = String.split(line)
      {_, call, show} = List.keyfind(operations, operation, 0)
      messages = Map.put_new_lazy(messages, name, fn -> message(name) end)
      {headers, body} = messages[name]

      case word do
        "check" -> say(encode.(check(call, show, headers, body)))
        "turn" -> say(turn(call, headers, body, String.to_integer(hd(calls))))
      end

      messages
    end)
  end

  defp check(call, show, headers, body) do
    case call.(headers, body) do
      {:ok, output} -> show.(output)
      {:error, reason} -> %{"refused" => inspect(reason)}
    end
  rescue
    error -> %{"refused" => Exception.message(error)}
  end

  # The calls have a process of their own, whose heap is none of the harness's.
  defp turn(call, headers, body, calls) do
    Task.await(
      Task.async(fn ->
        began = System.monotonic_time(:nanosecond)
        accepted = repeat(call, headers, body, calls, 0)
        "#{System.monotonic_time(:nanosecond) - began} #{accepted}"
      end),
      :infinity
    )
  end

  defp repeat(_call, _headers, _body, 0, accepted), do: accepted

  defp repeat(call, headers, body, calls, accepted),
    do: repeat(call, headers, body, calls - 1, accepted + one(call, headers, body))

  defp one(call, headers, body) do
    case call.(headers, body) do
      {:ok, _output} -> 1
      {:error, _reason} -> 0
    end
  rescue
    _error -> 0
  end

  defp say(line), do: IO.binwrite([line, ?\n])

  def plaintext(output), do: %{"plaintext" => output}
  def resource(output), do: %{"resource" => output}

  def event(payment) do
    [%{goods_detail: [%{goods_id: goods_id} | _]}] = payment.promotion_detail

    %{
      "event" => %{
        "out_trade_no" => payment.out_trade_no,
        "transaction_id" => payment.transaction_id,
        "trade_state" => payment.trade_state,
        "total" => payment.amount.total,
        "openid" => payment.payer.openid,
        "goods_id" => goods_id
      }
    }
  end
end
