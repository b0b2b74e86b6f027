# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.Recharge do
  @moduledoc """
  A sub-merchant's recharge, successful or closed (平台收付通商家充值).

  Kind `recharge`, carried by `RECHARGE.CLOSED`, `RECHARGE.SUCCESS`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012763652>

    * `:sp_mchid` - The merchant number of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:out_recharge_no` - The merchant's number of the recharge.
    * `:recharge_id` - WeChat Pay's number of the recharge.
    * `:recharge_channel` - How the recharge was made, such as BANK_TRANSFER.
    * `:account_type` - Account that receives the money, such as DEPOSIT. Uncertain: values not
      documented in full.
    * `:recharge_scene` - What the recharge is for. Uncertain: values not documented in public.
    * `:recharge_state` - State of the recharge, such as SUCCESS.
    * `:recharge_state_desc` - State of the recharge, in words.
    * `:recharge_amount` - The amounts.
    * `:remark` - Note.
    * `:bank_transfer_info` - The bank transfer, when the recharge was made by one.
    * `:qr_recharge_info` - The recharge by QR code, when it was made by one.
    * `:accept_time` - When the recharge was accepted. RFC 3339 with offset.
    * `:success_time` - When the recharge succeeded; absent unless it did. RFC 3339 with offset.
    * `:close_time` - When it was closed. RFC 3339 with offset.
    * `:online_bank_recharge_info` - The payment by online bank, when the recharge was made by one.
    * `:available_recharge_channels` - The channels the recharge may use.
  """

  alias __MODULE__.RechargeAmount
  alias __MODULE__.BankTransferInfo
  alias __MODULE__.QrRechargeInfo
  alias __MODULE__.OnlineBankRechargeInfo

  @enforce_keys [
    :sp_mchid,
    :sub_mchid,
    :out_recharge_no,
    :recharge_id,
    :recharge_channel,
    :account_type,
    :recharge_scene,
    :recharge_state,
    :recharge_amount,
    :accept_time
  ]
  defstruct [
    :sp_mchid,
    :sub_mchid,
    :out_recharge_no,
    :recharge_id,
    :recharge_channel,
    :account_type,
    :recharge_scene,
    :recharge_state,
    :recharge_state_desc,
    :recharge_amount,
    :remark,
    :bank_transfer_info,
    :qr_recharge_info,
    :accept_time,
    :success_time,
    :close_time,
    :online_bank_recharge_info,
    available_recharge_channels: []
  ]

  @type t :: %__MODULE__{
          sp_mchid: String.t(),
          sub_mchid: String.t(),
          out_recharge_no: String.t(),
          recharge_id: String.t(),
          recharge_channel: String.t(),
          account_type: String.t(),
          recharge_scene: String.t(),
          recharge_state: String.t(),
          recharge_state_desc: String.t() | nil,
          recharge_amount: RechargeAmount.t(),
          remark: String.t() | nil,
          bank_transfer_info: BankTransferInfo.t() | nil,
          qr_recharge_info: QrRechargeInfo.t() | nil,
          accept_time: String.t(),
          success_time: String.t() | nil,
          close_time: String.t() | nil,
          online_bank_recharge_info: OnlineBankRechargeInfo.t() | nil,
          available_recharge_channels: [String.t()]
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sp_mchid: object["sp_mchid"],
      sub_mchid: object["sub_mchid"],
      out_recharge_no: object["out_recharge_no"],
      recharge_id: object["recharge_id"],
      recharge_channel: object["recharge_channel"],
      account_type: object["account_type"],
      recharge_scene: object["recharge_scene"],
      recharge_state: object["recharge_state"],
      recharge_state_desc: object["recharge_state_desc"],
      recharge_amount: RechargeAmount.read(object["recharge_amount"]),
      remark: object["remark"],
      bank_transfer_info: object["bank_transfer_info"] && BankTransferInfo.read(object["bank_transfer_info"]),
      qr_recharge_info: object["qr_recharge_info"] && QrRechargeInfo.read(object["qr_recharge_info"]),
      accept_time: object["accept_time"],
      success_time: object["success_time"],
      close_time: object["close_time"],
      online_bank_recharge_info:
        object["online_bank_recharge_info"] &&
          OnlineBankRechargeInfo.read(object["online_bank_recharge_info"]),
      available_recharge_channels: object["available_recharge_channels"] || []
    }
  end
end

defmodule WxNotify.Events.Recharge.OnlineBankRechargeInfo do
  @moduledoc """
  The payment by online bank, when the recharge was made by one: `online_bank_recharge_info`.

    * `:bill_no` - The bank's number of the transfer.
    * `:return_time` - When the funds were returned. RFC 3339 with offset.
    * `:return_reason` - Why the funds were returned.
    * `:bank_name` - Name of the bank.
    * `:online_bank_type` - The online bank. Uncertain: values not documented in public.
    * `:bank_card_tail` - Last digits of the bank account.
    * `:bank_account_name` - Name of the bank account's holder.
  """

  defstruct [
    :bill_no,
    :return_time,
    :return_reason,
    :bank_name,
    :online_bank_type,
    :bank_card_tail,
    :bank_account_name
  ]

  @type t :: %__MODULE__{
          bill_no: String.t() | nil,
          return_time: String.t() | nil,
          return_reason: String.t() | nil,
          bank_name: String.t() | nil,
          online_bank_type: String.t() | nil,
          bank_card_tail: String.t() | nil,
          bank_account_name: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      bill_no: object["bill_no"],
      return_time: object["return_time"],
      return_reason: object["return_reason"],
      bank_name: object["bank_name"],
      online_bank_type: object["online_bank_type"],
      bank_card_tail: object["bank_card_tail"],
      bank_account_name: object["bank_account_name"]
    }
  end
end

defmodule WxNotify.Events.Recharge.QrRechargeInfo do
  @moduledoc """
  The recharge by QR code, when it was made by one: `qr_recharge_info`.

    * `:employee_type` - Kind of employee who recharged. Uncertain: one source has it beside
      qr_recharge_info.
    * `:openid` - The user's id under the application.
  """

  defstruct [
    :employee_type,
    :openid
  ]

  @type t :: %__MODULE__{
          employee_type: String.t() | nil,
          openid: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      employee_type: object["employee_type"],
      openid: object["openid"]
    }
  end
end

defmodule WxNotify.Events.Recharge.BankTransferInfo do
  @moduledoc """
  The bank transfer, when the recharge was made by one: `bank_transfer_info`.

    * `:memo` - Note on the bank transfer.
    * `:bill_no` - The bank's number of the transfer.
    * `:bank_name` - Name of the bank.
    * `:bank_card_tail` - Last digits of the bank account.
    * `:bank_account_name` - Name of the bank account's holder.
  """

  @enforce_keys [
    :memo,
    :bill_no,
    :bank_name,
    :bank_card_tail
  ]
  defstruct [
    :memo,
    :bill_no,
    :bank_name,
    :bank_card_tail,
    :bank_account_name
  ]

  @type t :: %__MODULE__{
          memo: String.t(),
          bill_no: String.t(),
          bank_name: String.t(),
          bank_card_tail: String.t(),
          bank_account_name: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      memo: object["memo"],
      bill_no: object["bill_no"],
      bank_name: object["bank_name"],
      bank_card_tail: object["bank_card_tail"],
      bank_account_name: object["bank_account_name"]
    }
  end
end

defmodule WxNotify.Events.Recharge.RechargeAmount do
  @moduledoc """
  The amounts: `recharge_amount`.

    * `:amount` - The amount recharged. In the currency's minor unit (分 for CNY).
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
  """

  @enforce_keys [
    :amount,
    :currency
  ]
  defstruct [
    :amount,
    :currency
  ]

  @type t :: %__MODULE__{
          amount: integer,
          currency: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      amount: object["amount"],
      currency: object["currency"]
    }
  end
end
