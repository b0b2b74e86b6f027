defmodule WxNotifyTest do
  use ExUnit.Case, async: true
  alias WxNotify.{Error, Notification, NotificationParser, PlatformCertificate, Testing}
  alias WxNotify.Testing.{Merchant, Platform}

  doctest WxNotify
  doctest WxNotify.Testing
  doctest WxNotify.Testing.Platform

  setup_all do
    %{platform: Platform.new!(), merchant: Merchant.new!("1900007291")}
  end

  test "the version is the package's, and the workspace's" do
    workspace = File.read!(Path.expand("../../../Cargo.toml", __DIR__))
    assert [_, version] = Regex.run(~r/^\[workspace\.package\]\nversion = "([^"]+)"$/m, workspace)
    assert WxNotify.version() == version
    assert Mix.Project.config()[:version] == version
    assert WxNotify.backend() == "aws-lc-rs"
  end

  test "kinds" do
    assert "transaction.direct" in WxNotify.kinds()
    assert "unknown" in WxNotify.kinds()
  end

  describe "primitives" do
    test "signing_message takes bytes as they are" do
      assert WxNotify.signing_message("1", "n", <<0, 255>>) == <<"1\nn\n", 0, 255, "\n">>
      assert WxNotify.signing_message("1", "n", ["{", "}"]) == "1\nn\n{}\n"
      assert_raise Error, ~r/timestamp is an integer/, fn -> WxNotify.signing_message(1, "n", "") end
      assert_raise Error, ~r/nonce is not text/, fn -> WxNotify.signing_message("1", <<255>>, "") end
    end

    test "verify_signature answers, and errors only about the key", %{platform: platform, merchant: merchant} do
      signature = Platform.sign(platform, "message")

      for key <- [platform.certificate_pem, platform.public_key_pem] do
        assert WxNotify.verify_signature("message", signature, key) == {:ok, true}
        assert WxNotify.verify_signature("massage", signature, key) == {:ok, false}
        assert WxNotify.verify_signature("message", "?", key) == {:ok, false}
        assert WxNotify.verify_signature("message", <<255>>, key) == {:ok, false}
        assert WxNotify.verify_signature!("message", signature, key)
      end

      assert {:error, %Error{code: :merchant_certificate}} =
               WxNotify.verify_signature("message", signature, merchant.certificate_pem)

      assert {:error, %Error{code: :argument_invalid, field: "signature"}} =
               WxNotify.verify_signature("message", nil, platform.public_key_pem)

      assert_raise Error, ~r/^PEM_INVALID/, fn -> WxNotify.verify_signature!("message", signature, "?") end
    end

    test "decrypt_resource opens what a notification holds", %{platform: platform} do
      paid = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment())
      resource = WxNotify.JSON.decode!(paid.body)["resource"]

      decrypt = fn key, algorithm ->
        %{"nonce" => nonce, "associated_data" => associated_data, "ciphertext" => ciphertext} = resource
        WxNotify.decrypt_resource(key, nonce, associated_data, ciphertext, algorithm)
      end

      assert decrypt.(platform.api_v3_key, resource["algorithm"]) == {:ok, Orders.payment()}
      assert {:error, %Error{code: :resource_unsupported}} = decrypt.(platform.api_v3_key, "AES")
      assert {:error, %Error{code: :api_v3_key_invalid}} = decrypt.("short", resource["algorithm"])
      stranger = String.duplicate("k", 32)
      assert {:error, %Error{code: :decryption_failed}} = decrypt.(stranger, resource["algorithm"])

      assert {:error, %Error{code: :argument_invalid, field: "api_v3_key"}} =
               decrypt.(nil, resource["algorithm"])

      assert_raise Error, ~r/^DECRYPTION_FAILED/, fn ->
        WxNotify.decrypt_resource!(
          stranger,
          resource["nonce"],
          nil,
          resource["ciphertext"],
          resource["algorithm"]
        )
      end
    end
  end

  describe "certificates" do
    test "a request is signed with the merchant's key", %{merchant: merchant} do
      request = fn options ->
        WxNotify.certificates_request!(merchant.mchid, merchant.serial, merchant.private_key_pem, options)
      end

      assert %{method: "GET", path: "/v3/certificates", authorization: authorization} = request.([])
      assert authorization =~ ~s(WECHATPAY2-SHA256-RSA2048 mchid="1900007291",nonce_str=")
      at = request.(now: 1_795_305_600, nonce: "n1").authorization
      [_, signature] = Regex.run(~r/signature="([^"]+)"/, at)
      message = "GET\n/v3/certificates\n1795305600\nn1\n\n"
      assert at =~ ~s(nonce_str="n1") and at =~ ~s(timestamp="1795305600") and at =~ merchant.serial

      # The merchant's own key signed it, which the core refuses as a platform key: OTP checks.
      [{:Certificate, der, _}] = :public_key.pem_decode(merchant.certificate_pem)
      key = der |> :public_key.pkix_decode_cert(:otp) |> elem(1) |> elem(7) |> elem(2)
      assert :public_key.verify(message, :sha256, Base.decode64!(signature), key)
    end

    test "a request abroad has its own path, which is signed", %{merchant: merchant} do
      request = fn path ->
        %{mchid: mchid, serial: serial, private_key_pem: key} = merchant
        WxNotify.certificates_request(mchid, serial, key, path: path, now: 1_795_305_600, nonce: "n1")
      end

      assert {:ok, %{path: "/v3/global/certificates"} = abroad} = request.("/v3/global/certificates")
      assert {:ok, %{path: "/v3/certificates"} = here} = request.(nil)
      assert request.("/v3/certificates") == {:ok, here}
      assert abroad.authorization != here.authorization
      assert {:error, %Error{code: :option_invalid, field: "path"}} = request.("/v3/elsewhere")
      assert {:error, %Error{code: :argument_invalid, field: "path"}} = request.(:global)
    end

    test "what is wrong with a request", %{merchant: merchant} do
      request = fn mchid, serial, key, options ->
        WxNotify.certificates_request(mchid, serial, key, options)
      end

      %{serial: serial, private_key_pem: key} = merchant
      assert {:error, %Error{code: :option_invalid, field: "mchid"}} = request.("x", serial, key, [])
      assert {:error, %Error{code: :option_invalid}} = request.("1", "x", key, [])
      assert {:error, %Error{code: :pem_invalid}} = request.("1", serial, "x", [])
      assert {:error, %Error{code: :argument_invalid}} = request.(1, serial, key, [])
      assert {:error, %Error{code: :argument_invalid, message: message}} = request.("1", serial, key, now: 1)
      assert message =~ "belong together"
      assert_raise Error, fn -> WxNotify.certificates_request!("x", serial, key) end
    end

    test "an answer is checked, and its certificates can be trusted from then on", %{platform: platform} do
      answer = Platform.certificates_answer!(platform)

      assert {:ok, [certificate]} =
               WxNotify.parse_certificates(answer.headers, answer.body, platform.api_v3_key)

      assert %PlatformCertificate{serial: serial, not_before: from, not_after: until} = certificate
      assert serial == platform.serial
      assert from < until
      assert certificate.effective_time =~ ~r/^\d{4}-\d\d-\d\dT/
      assert certificate.expire_time =~ ~r/\+08:00$/

      parser = NotificationParser.new!(platform_keys: [certificate], api_v3_keys: platform.api_v3_key)
      paid = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment())
      assert NotificationParser.parse!(parser, paid.headers, paid.body).certificate_expires_at == until

      again =
        WxNotify.parse_certificates!(answer.headers, answer.body, platform.api_v3_key,
          known_keys: [certificate]
        )

      assert again == [certificate]
    end

    test "an answer that is not to be trusted", %{platform: platform} do
      stranger = Platform.new!()
      hour_ago = System.os_time(:second) - 3600
      answer = Platform.certificates_answer!(platform, now: hour_ago)

      code = fn key, options ->
        {:error, error} = WxNotify.parse_certificates(answer.headers, answer.body, key, options)
        error.code
      end

      now = [now: hour_ago]
      assert code.(platform.api_v3_key, []) == :timestamp_out_of_range
      assert code.(stranger.api_v3_key, now) == :decryption_failed
      assert code.([], now) == :api_v3_key_invalid
      assert code.(platform.api_v3_key, now ++ [known_keys: stranger.certificate_pem]) == :serial_unknown
      assert code.(platform.api_v3_key, now ++ [known_keys: []]) == :no_platform_key
      assert code.(platform.api_v3_key, known: 1) == :argument_invalid

      assert_raise Error, fn ->
        WxNotify.parse_certificates!(answer.headers, %{}, platform.api_v3_key)
      end

      public_key_mode = Platform.new!(public_key_id: "PUB_KEY_ID_1")
      assert {:error, %Error{code: :option_invalid}} = Platform.certificates_answer(public_key_mode)
    end
  end

  test "inspect_pem says what a PEM text is", %{platform: platform, merchant: merchant} do
    pem =
      platform.certificate_pem <>
        merchant.certificate_pem <> platform.public_key_pem <> merchant.private_key_pem

    serial = platform.serial

    assert [
             %{type: "platform_certificate", serial: ^serial, algorithm: "RSA", mchid: nil, not_after: until},
             %{type: "merchant_certificate", mchid: "1900007291", algorithm: nil},
             %{type: "public_key", algorithm: "RSA", serial: nil},
             %{type: "private_key", algorithm: nil}
           ] = WxNotify.inspect_pem!(pem)

    assert is_integer(until)
    assert {:error, %Error{code: :pem_invalid}} = WxNotify.inspect_pem("?")
    assert {:error, %Error{code: :argument_invalid}} = WxNotify.inspect_pem(nil)
  end

  describe "Testing.sample" do
    test "fits its struct, and any of its events can be sent", %{platform: platform} do
      parser = Platform.parser(platform)

      for {event, kind} <- [
            {"TRANSACTION.SUCCESS", "transaction.direct"},
            {"REFUND.SUCCESS", "refund.direct"},
            {"COMPLAINT.CREATE", "complaint"}
          ] do
        sent = Platform.notification!(platform, event, Testing.sample!(event))
        assert %{kind: ^kind} = received = NotificationParser.parse!(parser, sent.headers, sent.body)
        assert {:ok, _event} = Notification.event(received)
      end
    end

    test "is overridden by names and paths, as a keyword list, a map or text" do
      expected = %{"total" => 5, "currency" => "CNY"}

      for overrides <- [[amount: %{total: 5}], %{"amount.total" => 5}, ~S({"amount":{"total":5}})] do
        assert {:ok, %{"amount" => amount}} = Testing.sample("transaction.direct", overrides)
        assert Map.take(amount, ["total", "currency"]) == expected
      end

      assert %{"sp_mchid" => _} = Testing.sample!("TRANSACTION.SUCCESS", [], kind: "transaction.partner")
    end

    test "says what nobody knows" do
      for {event, overrides} <- [
            {"NO.SUCH_EVENT", []},
            {"REFUND.SUCCESS", [refund_no: 1]},
            {"REFUND.SUCCESS", "[]"}
          ],
          do: assert({:error, %Error{code: :option_invalid}} = Testing.sample(event, overrides))

      assert {:error, %Error{code: :argument_invalid}} = Testing.sample("REFUND.SUCCESS", mchid: {1})
      assert_raise Error, fn -> Testing.sample!("NO.SUCH_EVENT") end
    end
  end

  describe "Testing.Platform" do
    test "takes its parts, as a keyword list or a map", %{platform: platform} do
      parts = [
        private_key: Platform.private_key_pem(platform),
        serial: "00AB12",
        not_before: 1_700_000_000,
        not_after: 1_800_000_000,
        api_v3_key: String.duplicate("k", 32)
      ]

      assert %{serial: "AB12", public_key_pem: pem} = twin = Platform.new!(parts)
      assert pem == platform.public_key_pem
      assert twin.api_v3_key == String.duplicate("k", 32)
      assert Platform.new!(Map.new(parts)).certificate_pem == twin.certificate_pem
      assert %{certificate_pem: nil} = Platform.new!(%{"public_key_id" => "PUB_KEY_ID_1"})
    end

    test "SM2" do
      platform = Platform.new!(algorithm: "SM2")
      paid = Platform.notification!(platform, "TRANSACTION.SUCCESS", Orders.payment())
      assert WxNotify.JSON.decode!(paid.body)["resource"]["algorithm"] == "AEAD_SM4_GCM"

      assert NotificationParser.parse!(Platform.parser(platform), paid.headers, paid.body).plaintext ==
               Orders.payment()
    end

    test "says what is wrong with its options", %{platform: platform} do
      assert {:error, %Error{code: :option_invalid, message: message}} = Platform.new(algorithm: "DSA")
      assert message =~ "neither RSA nor SM2"
      assert {:error, %Error{code: :option_invalid}} = Platform.new(colour: "red")
      assert {:error, %Error{code: :argument_invalid}} = Platform.new(serial: {1, 2})

      assert {:error, %Error{code: :option_invalid}} =
               Platform.notification(platform, "A", "{}", fault: :funny)

      assert {:error, %Error{code: :argument_invalid}} = Platform.notification(platform, "A", %{a: {1, 2}})
      assert_raise Error, fn -> Platform.notification!(platform, "A", "{}", nonsense: 1) end
      assert {:error, %Error{code: :option_invalid}} = Merchant.new("x")
      assert_raise Error, fn -> Merchant.new!(1) end
    end
  end
end
