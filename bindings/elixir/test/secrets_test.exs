defmodule WxNotify.SecretsTest do
  use ExUnit.Case, async: true
  alias WxNotify.{CertificateRefresher, Error, Handler, Merchants, NotificationParser, ServedMerchant}
  alias WxNotify.Testing.{Merchant, Platform, V2}

  test "no secret and no plaintext in what is inspected, logged or raised" do
    platform = Platform.new!(api_v3_key: "apiv3-key-that-must-not-be-shown")
    merchant = Merchant.new!("1900007291")
    parser = Platform.parser(platform)
    paid = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment(), id: "EV-1")
    notification = NotificationParser.parse!(parser, paid.headers, paid.body)

    private_key = platform |> Platform.private_key_pem() |> String.split("\n") |> Enum.at(1)
    merchant_key = merchant.private_key_pem |> String.split("\n") |> Enum.at(1)

    errors = [
      NotificationParser.new(platform_keys: [], api_v3_keys: platform.api_v3_key <> "x"),
      NotificationParser.new(platform_keys: [], api_v3_keys: [%{key: platform.api_v3_key}]),
      NotificationParser.new(platform_keys: [], api_v3_keys: ["a" | platform.api_v3_key]),
      NotificationParser.new(platform_keys: ["a" | private_key], api_v3_keys: []),
      NotificationParser.new(platform_keys: %{pem: private_key}, api_v3_keys: []),
      NotificationParser.new(
        platform_keys: Platform.private_key_pem(platform),
        api_v3_keys: platform.api_v3_key
      ),
      NotificationParser.parse(parser, paid.headers, %{payer: "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"}),
      NotificationParser.parse(parser, [{"wechatpay-nonce", {platform.api_v3_key, 1}}], paid.body),
      WxNotify.certificates_request("1", "1", platform.api_v3_key),
      WxNotify.decrypt_resource(platform.api_v3_key, "n", "a", "!", "AEAD_AES_256_GCM"),
      NotificationParser.diagnose(parser, paid.headers, paid.body <> "x")
    ]

    shown =
      Enum.map_join([parser, platform, merchant, notification, [parser: parser], errors], "\n", fn term ->
        inspect(term, limit: :infinity, printable_limit: :infinity) <>
          inspect(term, pretty: true, width: 1) <> Enum.join(:io_lib.format("~p", [inspect(term)]))
      end)

    for {:error, error} <- errors, secret <- [platform.api_v3_key, private_key, merchant_key] do
      refute Exception.message(error) =~ secret
    end

    for secret <- [
          platform.api_v3_key,
          private_key,
          merchant_key,
          "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o",
          "A20261122001"
        ] do
      refute shown =~ secret
    end

    # It does show what helps.
    assert shown =~ ~s(id: "EV-1") and shown =~ platform.serial and
             shown =~ "[#{byte_size(Orders.payment())} bytes]"

    assert inspect(parser) == ~s(#WxNotify.NotificationParser<platform_keys: ["#{platform.serial}"]>)
    assert inspect(platform) == ~s(#WxNotify.Testing.Platform<serial: "#{platform.serial}">)
  end

  # A crash is logged with the arguments of the function that had no clause for them.
  test "wrong arguments beside a secret, or with one in their place, are refused, and nothing shows it" do
    secret = "apiv3-key-that-must-not-be-shown"
    parser = Platform.parser(Platform.new!(api_v3_key: secret))

    # What is not a parser, a keyword list or a map, and holds the secret; the last two have it for a name.
    wrong = [
      nil,
      secret,
      {:ok, secret},
      {:ok, parser},
      [secret],
      [secret | secret],
      [{:api_v3_key, secret} | secret],
      [{secret, secret}],
      [{:a, secret, 1}],
      fn -> secret end,
      %URI{path: secret},
      %{secret => secret}
    ]

    calls =
      for one <- wrong -- [%{secret => secret}] do
        [
          fn -> Handler.new(one, api_v2_keys: secret) end,
          fn -> NotificationParser.replace_platform_keys(one, secret) end,
          fn -> NotificationParser.replace_api_v3_keys(one, secret) end,
          fn -> NotificationParser.verify_answer(one, [], secret) end,
          fn -> WxNotify.Merchant.new(one) end,
          fn -> WxNotify.Merchant.sign(one, "POST", "/v3", secret) end,
          fn -> CertificateRefresher.open(one) end,
          fn -> CertificateRefresher.open(merchant: one, api_v3_keys: secret) end,
          fn -> Error.catching(fn -> CertificateRefresher.child_spec(one) end) end,
          fn -> Error.catching(fn -> CertificateRefresher.start_link(one) end) end,
          fn -> Error.catching(fn -> Merchants.start_link(one) end) end,
          fn -> ServedMerchant.new("shop", one, api_v2_keys: {"1", secret}) end,
          fn -> NotificationParser.parse(one, [], secret) end,
          fn -> NotificationParser.diagnose(one, [], secret, []) end,
          fn -> Platform.new(one) end,
          fn -> V2.notification(secret, one) end,
          fn -> V2.refund(secret, one, %{}) end,
          fn -> V2.refund(secret, %{}, one) end
        ]
      end

    with_options =
      for one <- wrong do
        [
          fn -> Handler.new(parser, one) end,
          fn -> NotificationParser.new(one) end,
          fn -> WxNotify.parse_v2("<xml/>", secret, one) end,
          fn -> WxNotify.Merchant.new([private_key: secret] ++ List.wrap(one)) end,
          fn -> ServedMerchant.new("shop", parser, one) end,
          fn -> WxNotify.certificates_request("1", "1", secret, one) end,
          fn -> WxNotify.parse_certificates([], "", secret, one) end,
          fn -> V2.notification(secret, %{}, one) end
        ]
      end

    keys =
      for one <- wrong -- [secret, [secret], [{secret, secret}]] do
        [
          fn -> Handler.new(parser, api_v2_keys: one || 1) end,
          fn -> NotificationParser.new(platform_keys: secret, api_v3_keys: one) end,
          fn -> WxNotify.parse_v2("<xml/>", one) end,
          fn -> WxNotify.certificates_request("1", "1", one) end,
          fn -> WxNotify.Merchant.new(mchid: "1", serial: "1", private_key: one) end,
          fn -> ServedMerchant.new("shop", parser, api_v2_keys: one || 1) end,
          fn -> WxNotify.decrypt_resource(one, "n", "a", "c", "AEAD_AES_256_GCM") end
        ]
      end

    refused = for call <- List.flatten([calls, with_options, keys]), do: refused(call)
    assert length(refused) > 200
    for text <- refused, do: refute(text =~ secret)
    assert Enum.any?(refused, &(&1 =~ "parser is a tuple of 2; give the parser itself"))

    assert_raise Error, ~r/{:ok, parser} unwrapped/, fn ->
      Handler.new!({:ok, parser}, api_v2_keys: secret)
    end
  end

  # What a log would have of it.
  defp refused(call) do
    {:error, %Error{} = error} = call.()
    Exception.message(error)
  rescue
    exception ->
      {blamed, trace} = Exception.blame(:error, exception, __STACKTRACE__)
      flunk("raised: " <> Exception.format(:error, blamed, trace))
  end
end
