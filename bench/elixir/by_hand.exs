# What a careful engineer writes with :public_key and :crypto, as feng19/wechat does: every check that decides whether a payment is genuine.
# JSON is jiffy's, Debian's erlang-jiffy, which is C.
defmodule Payer do
  defstruct [:openid]
end

defmodule Amount do
  defstruct [:total, :payer_total, :currency, :payer_currency]
end

defmodule SceneInfo do
  defstruct [:device_id]
end

defmodule Goods do
  defstruct [:goods_id, :quantity, :unit_price, :discount_amount, :goods_remark]
end

defmodule Promotion do
  defstruct [
    :coupon_id,
    :name,
    :scope,
    :type,
    :amount,
    :stock_id,
    :wechatpay_contribute,
    :merchant_contribute,
    :other_contribute,
    :currency,
    :goods_detail
  ]
end

defmodule Payment do
  defstruct [
    :mchid,
    :appid,
    :out_trade_no,
    :transaction_id,
    :trade_type,
    :trade_state,
    :trade_state_desc,
    :bank_type,
    :attach,
    :success_time,
    :payer,
    :amount,
    :scene_info,
    :promotion_detail
  ]

  def read(of) do
    %__MODULE__{
      mchid: of["mchid"],
      appid: of["appid"],
      out_trade_no: of["out_trade_no"],
      transaction_id: of["transaction_id"],
      trade_type: of["trade_type"],
      trade_state: of["trade_state"],
      trade_state_desc: of["trade_state_desc"],
      bank_type: of["bank_type"],
      attach: of["attach"],
      success_time: of["success_time"],
      payer: %Payer{openid: of["payer"]["openid"]},
      amount: amount(of["amount"]),
      scene_info: of["scene_info"] && %SceneInfo{device_id: of["scene_info"]["device_id"]},
      promotion_detail: Enum.map(of["promotion_detail"] || [], &promotion/1)
    }
  end

  defp amount(of) do
    %Amount{
      total: of["total"],
      payer_total: of["payer_total"],
      currency: of["currency"],
      payer_currency: of["payer_currency"]
    }
  end

  defp promotion(of) do
    %Promotion{
      coupon_id: of["coupon_id"],
      name: of["name"],
      scope: of["scope"],
      type: of["type"],
      amount: of["amount"],
      stock_id: of["stock_id"],
      wechatpay_contribute: of["wechatpay_contribute"],
      merchant_contribute: of["merchant_contribute"],
      other_contribute: of["other_contribute"],
      currency: of["currency"],
      goods_detail: Enum.map(of["goods_detail"] || [], &goods/1)
    }
  end

  defp goods(of) do
    %Goods{
      goods_id: of["goods_id"],
      quantity: of["quantity"],
      unit_price: of["unit_price"],
      discount_amount: of["discount_amount"],
      goods_remark: of["goods_remark"]
    }
  end
end

defmodule ByHand do
  def main do
    [entry] = :public_key.pem_decode(Contest.text("public_key.pem"))
    keys = %{Contest.text("public_key_id") => :public_key.pem_entry_decode(entry)}
    api_v3_key = Contest.text("api_v3_key")
    parse = fn headers, body -> parse(keys, api_v3_key, headers, body) end

    json = fn headers, body ->
      with {:ok, plaintext} <- parse.(headers, body), do: {:ok, decode(plaintext)}
    end

    event = fn headers, body ->
      with {:ok, resource} <- json.(headers, body), do: {:ok, Payment.read(resource)}
    end

    [{_, _, openssl}] = :crypto.info_lib()

    Contest.serve("OTP #{System.otp_release()}, #{openssl}, jiffy", &:jiffy.encode/1, [
      {"parse", parse, &Contest.plaintext/1},
      {"json", json, &Contest.resource/1},
      {"event", event, &Contest.event/1}
    ])
  end

  defp parse(keys, api_v3_key, headers, body) do
    with {:ok, timestamp} <- header(headers, "wechatpay-timestamp"),
         {:ok, nonce} <- header(headers, "wechatpay-nonce"),
         {:ok, signature} <- header(headers, "wechatpay-signature"),
         {:ok, serial} <- header(headers, "wechatpay-serial"),
         :ok <- recent(timestamp),
         {:ok, key} <- Map.fetch(keys, serial),
         {:ok, signature} <- Base.decode64(signature),
         true <-
           :public_key.verify(
             [timestamp, ?\n, nonce, ?\n, body, ?\n] |> IO.iodata_to_binary(),
             :sha256,
             signature,
             key
           ),
         %{
           "resource" =>
             %{"algorithm" => "AEAD_AES_256_GCM", "ciphertext" => ciphertext, "nonce" => iv} = resource
         } <-
           decode(body),
         {:ok, sealed} <- Base.decode64(ciphertext),
         plaintext when is_binary(plaintext) <-
           open(api_v3_key, iv, sealed, resource["associated_data"] || "") do
      {:ok, plaintext}
    else
      _ -> {:error, :refused}
    end
  end

  defp header(headers, name) do
    case List.keyfind(headers, name, 0) do
      {_, value} -> {:ok, value}
      nil -> :error
    end
  end

  defp recent(timestamp) do
    case Integer.parse(timestamp) do
      {seconds, ""} when abs(seconds) < 1_000_000_000_000 ->
        if abs(System.os_time(:second) - seconds) <= 300, do: :ok, else: :error

      _ ->
        :error
    end
  end

  defp open(key, iv, sealed, associated_data) do
    size = byte_size(sealed) - 16
    <<ciphertext::binary-size(size), tag::binary>> = sealed
    :crypto.crypto_one_time_aead(:aes_256_gcm, key, iv, ciphertext, associated_data, tag, false)
  end

  defp decode(json), do: :jiffy.decode(json, [:return_maps, {:null_term, nil}])
end

ByHand.main()
