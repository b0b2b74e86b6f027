defmodule Orders do
  @moduledoc false
  # What the tests are paid for.

  @payment ~s({"mchid":"1900007291","appid":"wxd678efh567hg6787","out_trade_no":"A20261122001",) <>
             ~s("trade_state":"SUCCESS","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},) <>
             ~s("amount":{"total":100,"payer_total":100,"currency":"CNY","payer_currency":"CNY"}})

  def payment, do: @payment

  def find("A20261122001"),
    do: {:ok, [mchid: "1900007291", out_trade_no: "A20261122001", amount_total: 100]}

  def find(_other), do: :unknown_order
end
