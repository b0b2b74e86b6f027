defmodule WxNotify.NotificationParserTest do
  use ExUnit.Case, async: true
  import Bitwise, only: [<<<: 2]
  alias WxNotify.{Error, Notification, NotificationParser}
  alias WxNotify.Testing.{Merchant, Platform}

  setup_all do
    platform = Platform.new!()
    %{platform: platform, parser: Platform.parser(platform), merchant: Merchant.new!("1900007291")}
  end

  defp pay(platform, options \\ []) do
    Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment(), options)
  end

  describe "parse/4" do
    test "gives all fields of a genuine notification", %{platform: platform, parser: parser} do
      paid =
        pay(platform,
          id: "EV-1",
          create_time: "2026-11-22T08:00:00+08:00",
          summary: "支付成功",
          now: 1_795_305_600,
          nonce: "nonce1",
          request_id: "0A1B2C"
        )

      assert {:ok, notification} =
               NotificationParser.parse(parser, paid.headers, paid.body, now: 1_795_305_600)

      assert {:ok, resource} = WxNotify.JSON.decode(Orders.payment())
      serial = platform.serial
      plaintext = Orders.payment()

      assert %Notification{
               id: "EV-1",
               create_time: "2026-11-22T08:00:00+08:00",
               event_type: "TRANSACTION.SUCCESS",
               resource_type: "encrypt-resource",
               summary: "支付成功",
               original_type: "transaction",
               associated_data: "transaction",
               plaintext: ^plaintext,
               resource: ^resource,
               serial: ^serial,
               timestamp: 1_795_305_600,
               nonce: "nonce1",
               request_id: "0A1B2C",
               api_v3_key_label: nil,
               kind: "transaction.direct",
               certificate_expires_at: expires_at
             } = notification

      assert expires_at > System.os_time(:second)
    end

    test "takes the system clock unless told", %{platform: platform, parser: parser} do
      paid = pay(platform)
      assert {:ok, _} = NotificationParser.parse(parser, paid.headers, paid.body)
      later = System.os_time(:second) + 301

      assert {:error, %Error{code: :timestamp_out_of_range}} =
               NotificationParser.parse(parser, paid.headers, paid.body, now: later)
    end

    test "a body is taken up to the limit on either kind of scheduler", %{platform: platform, parser: parser} do
      for length <- [10, 15_000, 200_000] do
        attach = String.duplicate("长", length)
        big = Platform.notification!(platform, "TRANSACTION.SUCCESS", %{attach: attach})
        assert NotificationParser.parse!(parser, big.headers, big.body).resource == %{"attach" => attach}
      end

      oversized = pay(platform, fault: :oversized)

      assert {:error, %Error{code: :body_too_large} = error} =
               NotificationParser.parse(parser, oversized.headers, oversized.body)

      assert error.ack.status == 413
      assert NotificationParser.max_body_bytes(parser) == 1_048_576
    end

    test "parse! raises what parse answers", %{platform: platform, parser: parser} do
      forged = pay(platform, fault: :forged)
      {:error, error} = NotificationParser.parse(parser, forged.headers, forged.body)

      assert_raise Error, Exception.message(error), fn ->
        NotificationParser.parse!(parser, forged.headers, forged.body)
      end
    end

    test "says which option does not exist or has the wrong type", %{platform: platform, parser: parser} do
      paid = pay(platform)
      wrong = fn options -> NotificationParser.parse(parser, paid.headers, paid.body, options) end
      assert {:error, %Error{code: :argument_invalid, message: message}} = wrong.(at: 1)
      assert message == "there is no option :at; there are :now"
      assert {:error, %Error{code: :argument_invalid, field: "now"}} = wrong.(now: "1795305600")
      assert {:error, %Error{code: :argument_invalid, field: "now"}} = wrong.(now: DateTime.utc_now())
      assert {:error, %Error{code: :argument_invalid, field: "now"}} = wrong.(now: 1 <<< 63)
      assert {:error, %Error{code: :argument_invalid, field: "options"}} = wrong.(1_795_305_600)
      assert {:error, %Error{code: :argument_invalid, field: "options"}} = wrong.([1])
    end
  end

  describe "new/1" do
    test "takes certificates and public keys together, one or many", %{platform: platform} do
      other = Platform.new!(public_key_id: "PUB_KEY_ID_0114232134912410000000000000")
      keys = [Platform.platform_key(platform), Platform.platform_key(other)]

      parser =
        NotificationParser.new!(
          platform_keys: keys,
          api_v3_keys: [platform.api_v3_key, {"other", other.api_v3_key}]
        )

      assert NotificationParser.serials(parser) == [platform.serial, other.serial]

      paid = pay(platform)

      assert %{serial: serial, api_v3_key_label: nil} =
               NotificationParser.parse!(parser, paid.headers, paid.body)

      assert serial == platform.serial

      paid = pay(other)

      assert %{api_v3_key_label: "other", certificate_expires_at: nil} =
               NotificationParser.parse!(parser, paid.headers, paid.body)

      one =
        NotificationParser.new!(
          platform_keys: Platform.platform_key(platform),
          api_v3_keys: platform.api_v3_key
        )

      assert NotificationParser.serials(one) == [platform.serial]
    end

    test "takes every option", %{platform: platform} do
      keys = [platform_keys: Platform.platform_key(platform), api_v3_keys: platform.api_v3_key]
      paid = pay(platform, now: 1_795_305_600)

      code = fn options, now ->
        case keys
             |> Keyword.merge(options)
             |> NotificationParser.new!()
             |> NotificationParser.parse(paid.headers, paid.body, now: now) do
          {:ok, _} -> :ok
          {:error, error} -> error.code
        end
      end

      expired = platform_expiring_before(1_795_305_600)
      assert code.([clock_tolerance: 5], 1_795_305_605) == :ok
      assert code.([clock_tolerance: 5], 1_795_305_606) == :timestamp_out_of_range
      assert code.([max_body_bytes: byte_size(paid.body)], 1_795_305_600) == :ok
      assert code.([max_body_bytes: byte_size(paid.body) - 1], 1_795_305_600) == :body_too_large

      late = pay(expired, now: 1_795_305_600)
      keys = [platform_keys: Platform.platform_key(expired), api_v3_keys: expired.api_v3_key]
      parse = fn parser -> NotificationParser.parse(parser, late.headers, late.body, now: 1_795_305_600) end
      assert {:ok, _} = parse.(NotificationParser.new!(keys))
      strict = NotificationParser.new!([reject_expired_certificates: true] ++ keys)
      assert {:error, %Error{code: :certificate_expired}} = parse.(strict)
    end

    defp platform_expiring_before(now), do: Platform.new!(not_before: now - 1_000_000, not_after: now - 1)

    test "refuses with the core's codes", %{platform: platform, merchant: merchant} do
      key = Platform.platform_key(platform)

      code = fn platform_keys, api_v3_keys, options ->
        {:error, error} =
          NotificationParser.new([platform_keys: platform_keys, api_v3_keys: api_v3_keys] ++ options)

        assert is_binary(error.message)
        error.code
      end

      good = platform.api_v3_key
      assert code.([], good, []) == :no_platform_key
      assert code.(key, [], []) == :api_v3_key_invalid
      assert code.(key, "short", []) == :api_v3_key_invalid
      assert code.("no pem", good, []) == :pem_invalid
      assert code.(merchant.certificate_pem, good, []) == :merchant_certificate
      assert code.(merchant.private_key_pem, good, []) == :private_key_given
      assert code.({"0114", platform.public_key_pem}, good, []) == :option_invalid
      assert code.(key, good, clock_tolerance: 86_401) == :option_invalid
      assert code.(key, good, max_body_bytes: 0) == :option_invalid
    end

    test "new! raises, with the code's name in the message" do
      assert_raise Error, ~r/^NO_PLATFORM_KEY: no platform key was given/, fn ->
        NotificationParser.new!(platform_keys: [], api_v3_keys: [])
      end
    end

    test "wrong types say what was found and what is needed", %{platform: platform} do
      message = fn options ->
        {:error, %Error{code: :argument_invalid} = error} = NotificationParser.new(options)
        error.message
      end

      key = [platform_keys: Platform.platform_key(platform)]
      api = [api_v3_keys: platform.api_v3_key]

      assert message.([platform_keys: nil] ++ api) =~
               "holds nil (is the setting or environment variable there?)"

      assert message.([platform_keys: %{}] ++ api) =~
               "holds a map; give certificates as PEM binaries, and public keys as {id, PEM}"

      assert message.([platform_keys: [<<48, 130, 255>>]] ++ api) =~ "not UTF-8"

      assert message.([api_v3_keys: nil] ++ key) =~
               "holds nil (is the setting or environment variable there?)"

      assert message.([api_v3_keys: 'a charlist is a list of numbers'] ++ key) =~
               "holds an integer; give keys as binaries"

      assert message.([platform_keys: [{"PUB_KEY_ID_01", nil}]] ++ api) =~
               "holds {id, PEM} whose PEM is nil (is the setting or environment variable there?)"

      assert message.([platform_keys: {nil, "PEM"}] ++ api) =~ "holds {id, PEM} whose id is nil"
      assert message.([api_v3_keys: {:label, "key"}] ++ key) =~ "holds {label, key} whose label is an atom"
      assert message.([api_v3_keys: {"label", nil}] ++ key) =~ "holds {label, key} whose key is nil"
      assert message.([clock_tolerance: -1] ++ key ++ api) =~ "clock_tolerance is negative"

      assert message.([clock_tolerance: 1.5] ++ key ++ api) =~
               "clock_tolerance is a float, and an integer is needed: seconds"

      assert message.([max_body_bytes: "1"] ++ key ++ api) =~ "max_body_bytes is a binary"
      assert message.([reject_expired_certificates: "yes"] ++ key ++ api) =~ "true or false is needed"

      assert message.([clock_tolerence: 1] ++ key ++ api) =~
               "there is no option :clock_tolerence; there are :platform_keys"
    end
  end

  describe "replace_api_v3_keys/2" do
    test "replaces all of them, or none", %{platform: platform} do
      parser = Platform.parser(platform)
      paid = pay(platform)
      other = "abcdefghijklmnopqrstuvwxyz012345"

      assert NotificationParser.replace_api_v3_keys(parser, other) == :ok

      assert {:error, %Error{code: :decryption_failed}} =
               NotificationParser.parse(parser, paid.headers, paid.body)

      assert NotificationParser.replace_api_v3_keys!(parser, [other, platform.api_v3_key]) == :ok
      assert {:ok, _} = NotificationParser.parse(parser, paid.headers, paid.body)

      for wrong <- [[], "short", [other, "short"]] do
        assert {:error, %Error{code: :api_v3_key_invalid}} =
                 NotificationParser.replace_api_v3_keys(parser, wrong)
      end

      assert_raise Error, fn -> NotificationParser.replace_api_v3_keys!(parser, [nil]) end
      assert {:ok, _} = NotificationParser.parse(parser, paid.headers, paid.body)
    end
  end

  describe "replace_platform_keys/2" do
    test "replaces all of them, or none", %{platform: platform} do
      parser = Platform.parser(platform)
      other = Platform.new!(api_v3_key: platform.api_v3_key)
      old = pay(platform)
      new = pay(other)

      assert {:error, %Error{code: :serial_unknown}} = NotificationParser.parse(parser, new.headers, new.body)
      assert NotificationParser.replace_platform_keys(parser, Platform.platform_key(other)) == :ok
      assert {:ok, _} = NotificationParser.parse(parser, new.headers, new.body)
      assert {:error, %Error{code: :serial_unknown}} = NotificationParser.parse(parser, old.headers, old.body)

      assert {:error, %Error{code: :no_platform_key}} = NotificationParser.replace_platform_keys(parser, [])

      assert {:error, %Error{code: :pem_invalid}} =
               NotificationParser.replace_platform_keys(parser, [Platform.platform_key(platform), "?"])

      assert_raise Error, fn -> NotificationParser.replace_platform_keys!(parser, [nil]) end
      assert NotificationParser.serials(parser) == [other.serial]
      assert NotificationParser.replace_platform_keys!(parser, [Platform.platform_key(platform)]) == :ok
      assert NotificationParser.serials(parser) == [platform.serial]
    end
  end

  describe "diagnose/4" do
    test "says what makes a rejected notification verify", %{platform: platform, parser: parser} do
      paid = pay(platform)
      assert {:ok, diagnosis} = NotificationParser.diagnose(parser, paid.headers, paid.body <> "\n")
      assert %Error{code: :signature_invalid} = diagnosis.error
      assert [%{code: "BODY_TRAILING_NEWLINE_ADDED", advice: advice} | _] = diagnosis.findings
      assert to_string(diagnosis) =~ advice

      assert WxNotify.JSON.decode!(WxNotify.Diagnosis.to_json(diagnosis))["error"]["code"] ==
               "SIGNATURE_INVALID"
    end

    test "says that nothing is wrong, and takes what parse takes", %{platform: platform, parser: parser} do
      paid = pay(platform, now: 1_795_305_600)
      diagnosis = NotificationParser.diagnose!(parser, Map.new(paid.headers), [paid.body], now: 1_795_305_600)
      assert %{error: nil, findings: [%{code: "GENUINE"}]} = diagnosis

      assert {:error, %Error{code: :argument_invalid}} =
               NotificationParser.diagnose(parser, paid.headers, %{})
    end
  end
end
