defmodule WxNotify.SecretsTest do
  use ExUnit.Case, async: true
  alias WxNotify.NotificationParser
  alias WxNotify.Testing.{Merchant, Platform}

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
end
