# The Elixir driver: reads cases from standard input, a JSON object a line, does with the public API of wx_notify what
# each says, and prints what came of it. See tests/vectors/README.md.

defmodule Driver do
  alias WxNotify.{Ack, Diagnosis, Error, JSON, Notification, NotificationParser, Testing}
  alias WxNotify.Testing.Platform

  def main do
    # Bytes as they are, whatever the locale says; the JSON in them is UTF-8.
    :io.setopts(:standard_io, encoding: :latin1)

    for line <- IO.binstream(:stdio, :line) do
      case = JSON.decode!(line)
      IO.binwrite([JSON.encode!(answer(case)), ?\n])
    end
  end

  defp answer(%{"name" => name, "operation" => operation, "input" => input}) do
    case run(operation, input) do
      {:ok, %Notification{} = notification} ->
        fields = Map.from_struct(notification)
        %{name: name, outcome: %{notification: Notification.to_json(notification)}, fields: fields}

      {:ok, outcome} ->
        %{name: name, outcome: outcome}

      {:error, %Error{} = error} ->
        %{name: name, outcome: %{error: error_outcome(error)}}
    end
  end

  defp run("construct", input) do
    with {:ok, _parser} <- construct(input["config"]), do: {:ok, %{ok: true}}
  end

  defp run("parse", input) do
    with {:ok, parser} <- construct(input["config"]), do: parse(parser, input)
  end

  defp run("replace", input) do
    with {:ok, parser} <- construct(input["config"]),
         :ok <- NotificationParser.replace_platform_keys(parser, platform_keys(input["replacement"])) do
      parse(parser, input)
    end
  end

  defp run("expect", input), do: compare(input, &Notification.expect/2)
  defp run("expect_paid", input), do: compare(input, &Notification.expect_paid/2)
  defp run("expect_refunded", input), do: compare(input, &Notification.expect_refunded/2)

  defp run("parse_v2", input),
    do: WxNotify.parse_v2(body(input), for(key <- input["keys"], do: {key["mch_id"], key["key"]}))

  defp run("event_v2", input) do
    with {:ok, notification} <- run("parse_v2", input),
         {:ok, event} <- Notification.event(notification) do
      {:ok, %{event: fields(event)}}
    end
  end

  defp run("ack_v2", %{"which" => which}) do
    ack = if which == "success", do: Ack.success_v2(), else: Ack.failure_v2(which)
    {:ok, %{ack: Map.from_struct(ack)}}
  end

  defp run("sample", %{"event" => event, "kind" => kind, "overrides" => overrides}) do
    options = if event && kind, do: [kind: kind], else: []
    # In text, because an empty list is an empty keyword list too.
    overrides = JSON.encode!(overrides)
    with {:ok, sample} <- Testing.sample(event || kind, overrides, options), do: {:ok, %{sample: sample}}
  end

  defp run("event", input) do
    with {:ok, notification} <- run("parse", input),
         {:ok, event} <- Notification.event(notification) do
      {:ok, %{event: fields(event)}}
    end
  end

  defp run("answer", %{"body" => body}) do
    with {:ok, ack} <- Ack.answer(body), do: {:ok, %{ack: Map.from_struct(ack)}}
  end

  defp run("version", _input), do: {:ok, %{version: WxNotify.version()}}

  defp run("ack", %{"which" => which}) do
    ack =
      case which do
        "success" -> Ack.success()
        "success_no_content" -> Ack.success_no_content()
        "handler_failed" -> Ack.handler_failed()
        "busy" -> Ack.busy()
        code -> Ack.failure(code)
      end

    {:ok, %{ack: Map.from_struct(ack)}}
  end

  defp run("signing_message", input) do
    message = WxNotify.signing_message(input["timestamp"], input["nonce"], Base.decode64!(input["body"]))
    {:ok, %{bytes: Base.encode64(message)}}
  end

  defp run("verify_signature", input) do
    message = Base.decode64!(input["message"])

    with {:ok, valid} <- WxNotify.verify_signature(message, input["signature"], input["key"]) do
      {:ok, %{valid: valid}}
    end
  end

  defp run("decrypt_resource", input) do
    with {:ok, plaintext} <-
           WxNotify.decrypt_resource(
             input["api_v3_key"],
             input["nonce"],
             input["associated_data"],
             input["ciphertext"],
             input["algorithm"]
           ) do
      {:ok, %{bytes: Base.encode64(plaintext)}}
    end
  end

  defp run("certificates_request", input) do
    with {:ok, request} <-
           WxNotify.certificates_request(
             input["mchid"],
             input["merchant_serial"],
             input["merchant_private_key"],
             path: input["path"],
             now: input["now"],
             nonce: input["nonce"]
           ) do
      {:ok, %{request: request}}
    end
  end

  defp run("parse_certificates", input) do
    known_keys = input["known_keys"] && platform_keys(input["known_keys"])
    options = [known_keys: known_keys, now: input["now"]]

    with {:ok, certificates} <-
           WxNotify.parse_certificates(
             headers(input),
             body(input),
             api_keys(input["api_v3_keys"]),
             options
           ) do
      {:ok, %{certificates: Enum.map(certificates, &Map.from_struct/1)}}
    end
  end

  defp run("testing_certificates", input) do
    with {:ok, platform} <- Platform.new(input["platform"]),
         {:ok, answer} <- Platform.certificates_answer(platform, now: input["now"]),
         {:ok, certificates} <-
           WxNotify.parse_certificates(answer.headers, answer.body, platform.api_v3_key, now: input["now"]) do
      {:ok, %{certificates: Enum.map(certificates, &Map.from_struct/1)}}
    end
  end

  defp run("testing", input) do
    {event_type, notification} = Map.pop(input["notification"], "event_type")
    {resource, knobs} = Map.pop(notification, "resource")

    with {:ok, platform} <- Platform.new(input["platform"]),
         {:ok, delivery} <- Platform.notification(platform, event_type, resource, knobs) do
      platform
      |> Platform.parser()
      |> NotificationParser.parse(delivery.headers, delivery.body, now: input["now"])
    end
  end

  defp run("diagnose", input) do
    with {:ok, parser} <- construct(input["config"]),
         {:ok, diagnosis} <-
           NotificationParser.diagnose(parser, headers(input), body(input), now: input["now"]) do
      {:ok, %{diagnosis: Diagnosis.to_json(diagnosis)}}
    end
  end

  defp run("codes", _input) do
    codes =
      for info <- Error.codes(),
          do: %{code: Error.code_string(info.code), number: info.number, ack_status: info.ack_status}

    {:ok, %{codes: codes}}
  end

  defp run("kinds", _input), do: {:ok, %{kinds: WxNotify.kinds()}}

  defp compare(input, compare) do
    with {:ok, notification} <- run("parse", input),
         :ok <- compare.(notification, input["expectation"]) do
      {:ok, %{ok: true}}
    end
  end

  defp construct(config) do
    options = for {name, value} <- config["options"], do: {String.to_atom(name), value}

    NotificationParser.new(
      [
        platform_keys: platform_keys(config["platform_keys"]),
        api_v3_keys: api_keys(config["api_v3_keys"])
      ] ++ options
    )
  end

  defp platform_keys(given) do
    Map.get(given, "certificates", []) ++
      for(key <- Map.get(given, "public_keys", []), do: {key["id"], key["pem"]})
  end

  defp api_keys(given) do
    for key <- given, do: if(key["label"], do: {key["label"], key["key"]}, else: key["key"])
  end

  defp parse(parser, input),
    do: NotificationParser.parse(parser, headers(input), body(input), now: input["now"])

  defp headers(input), do: for([name, value] <- input["headers"], do: {name, value})

  defp body(input), do: Base.decode64!(input["body"])

  # A struct as JSON again: what is absent is left out.
  defp fields(%_{} = object) do
    for {name, value} <- Map.from_struct(object), value not in [nil, []], into: %{}, do: {name, fields(value)}
  end

  defp fields(list) when is_list(list), do: Enum.map(list, &fields/1)
  defp fields(value), do: value

  defp error_outcome(error) do
    %{
      code: Error.code_string(error),
      message: error.message,
      field: error.field,
      ack: Map.from_struct(error.ack),
      is_platform_probe: error.is_platform_probe
    }
  end
end

Driver.main()
