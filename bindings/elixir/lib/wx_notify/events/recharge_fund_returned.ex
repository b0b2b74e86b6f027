# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.RechargeFundReturned do
  @moduledoc """
  A recharge's funds returned (平台收付通商家充值).

  Kind `recharge.fund_returned`, carried by `RECHARGE.FUND_RETURNED`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012973125>

    * `:recharge_returned_id` - WeChat Pay's number of the return.
    * `:sp_mchid` - The merchant number of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:out_recharge_no` - The merchant's number of the recharge.
    * `:recharge_id` - WeChat Pay's number of the recharge.
    * `:recharge_channel` - How the recharge was made, such as BANK_TRANSFER.
    * `:detail` - The returned funds.
  """

  alias __MODULE__.Detail

  defstruct [
    :recharge_returned_id,
    :sp_mchid,
    :sub_mchid,
    :out_recharge_no,
    :recharge_id,
    :recharge_channel,
    :detail
  ]

  @type t :: %__MODULE__{
          recharge_returned_id: String.t() | nil,
          sp_mchid: String.t() | nil,
          sub_mchid: String.t() | nil,
          out_recharge_no: String.t() | nil,
          recharge_id: String.t() | nil,
          recharge_channel: String.t() | nil,
          detail: Detail.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      recharge_returned_id: object["recharge_returned_id"],
      sp_mchid: object["sp_mchid"],
      sub_mchid: object["sub_mchid"],
      out_recharge_no: object["out_recharge_no"],
      recharge_id: object["recharge_id"],
      recharge_channel: object["recharge_channel"],
      detail: object["detail"] && Detail.read(object["detail"])
    }
  end
end

defmodule WxNotify.Events.RechargeFundReturned.Detail do
  @moduledoc """
  The returned funds: `detail`.

    * `:bank_name` - Name of the bank.
    * `:bank_card_tail` - Last digits of the bank account.
    * `:bank_account_name` - Name of the bank account's holder.
    * `:amount` - The amount returned. In the currency's minor unit (分 for CNY).
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
    * `:memo` - Note on the bank transfer.
    * `:return_time` - When the funds were returned. RFC 3339 with offset.
    * `:return_reason` - Why the funds were returned.
    * `:online_bank_type` - The online bank. Uncertain: values not documented in public.
  """

  @enforce_keys [
    :bank_name,
    :bank_card_tail,
    :return_time,
    :return_reason
  ]
  defstruct [
    :bank_name,
    :bank_card_tail,
    :bank_account_name,
    :amount,
    :currency,
    :memo,
    :return_time,
    :return_reason,
    :online_bank_type
  ]

  @type t :: %__MODULE__{
          bank_name: String.t(),
          bank_card_tail: String.t(),
          bank_account_name: String.t() | nil,
          amount: integer | nil,
          currency: String.t() | nil,
          memo: String.t() | nil,
          return_time: String.t(),
          return_reason: String.t(),
          online_bank_type: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      bank_name: object["bank_name"],
      bank_card_tail: object["bank_card_tail"],
      bank_account_name: object["bank_account_name"],
      amount: object["amount"],
      currency: object["currency"],
      memo: object["memo"],
      return_time: object["return_time"],
      return_reason: object["return_reason"],
      online_bank_type: object["online_bank_type"]
    }
  end
end
