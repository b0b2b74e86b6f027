defmodule WeChatPay do
  @moduledoc false
  # A pretend WeChat Pay behind a socket: it serves certificates and queries, signs its answers, and verifies who asks.

  alias WxNotify.{JSON, Merchant, Testing}
  alias WxNotify.Testing.Platform

  @mchid "1900007291"
  def mchid, do: @mchid

  @doc "Serves until the test ends. `platform` signs; `merchant` (a Testing.Merchant) is who may ask."
  def serve(platform, merchant) do
    {:ok, state} = Agent.start_link(fn -> %{platform: platform, answers: %{}, asked: []} end)
    of = %{state: state, merchant: merchant}
    port = HTTP.serve(fn "GET", headers, _body, path -> answer(of, path, headers) end)
    of = Map.put(of, :url, "http://127.0.0.1:#{port}")
    has(of, platform)
    of
  end

  @doc "Who asks it."
  def merchant(of, options \\ []) do
    [
      mchid: @mchid,
      serial: of.merchant.serial,
      private_key: of.merchant.private_key_pem,
      host: of.url
    ]
    |> Keyword.merge(options)
    |> Merchant.new!()
  end

  @doc "From now on it signs with this platform's certificate, and lists it."
  def has(of, platform) do
    signs_as(of, platform)
    answers(of, "/v3/certificates", fn -> Platform.certificates_answer!(platform) end)
  end

  @doc "From now on it signs with this platform's key."
  def signs_as(of, platform), do: Agent.update(of.state, &%{&1 | platform: platform})

  @doc "What it answers to a path: a status and what is written as JSON, or a function that answers these or a Testing.Delivery."
  def answers(of, path, answer), do: Agent.update(of.state, &put_in(&1.answers[path], answer))

  @doc "The paths that were asked for, in turn."
  def asked(of), do: Agent.get(of.state, &Enum.reverse(&1.asked))

  defp answer(of, path, headers) do
    state = Agent.get_and_update(of.state, &{&1, %{&1 | asked: [path | &1.asked]}})

    known = Map.get(state.answers, path, {404, %{code: "ORDER_NOT_EXIST"}})
    known = if may_ask?(of, path, headers), do: known, else: {401, %{code: "SIGN_ERROR"}}

    case if(is_function(known), do: known.(), else: known) do
      %Testing.Delivery{headers: headers, body: body} -> {200, headers, body}
      {status, value} -> signed(state.platform, status, JSON.encode!(value))
    end
  end

  defp may_ask?(of, path, headers) do
    headers = Map.new(headers, fn {name, value} -> {to_string(name), to_string(value)} end)

    parts =
      Map.new(Regex.scan(~r/(\w+)="([^"]*)"/, headers["authorization"] || ""), fn [_, k, v] -> {k, v} end)

    message = "GET\n#{path}\n#{parts["timestamp"]}\n#{parts["nonce_str"]}\n\n"

    parts["mchid"] == @mchid and String.starts_with?(headers["user-agent"] || "", "wxnotify-elixir/") and
      verifies?(of, message, parts["signature"])
  end

  # The merchant's certificate is none that the library takes for a platform's, so OTP verifies.
  defp verifies?(of, message, signature) do
    [{:Certificate, der, _} | _] = :public_key.pem_decode(of.merchant.certificate_pem)
    certificate = :public_key.pkix_decode_cert(der, :otp)
    key = certificate |> elem(1) |> elem(7) |> elem(2)
    :public_key.verify(message, :sha256, Base.decode64!(signature || ""), key)
  end

  defp signed(platform, status, body) do
    timestamp = "#{System.system_time(:second)}"
    nonce = "5K8264ILTKCH16CQ2502SI8ZNMTM67VS"

    headers = [
      {"wechatpay-timestamp", timestamp},
      {"wechatpay-nonce", nonce},
      {"wechatpay-serial", platform.serial},
      {"wechatpay-signature", Platform.sign(platform, WxNotify.signing_message(timestamp, nonce, body))},
      {"content-type", "application/json"}
    ]

    {status, if(status == 302, do: [{"location", "/elsewhere"} | headers], else: headers), body}
  end
end
