# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.ProfitsharingReturn do
  @moduledoc """
  Profit sharing returned (分账回退).

  Kind `profitsharing.return`, carried by `PROFITSHARING.RETURN`, `PROFITSHARING_RETURN`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012289679>

    * `:mchid` - The merchant number.
    * `:sp_mchid` - The merchant number of the service provider.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:order_id` - WeChat Pay's number of the return.
    * `:out_order_no` - The merchant's number of the return.
    * `:receiver` - Who received or returned the share.
    * `:success_time` - When it succeeded. RFC 3339 with offset.
  """

  alias __MODULE__.Receiver

  @enforce_keys [
    :transaction_id,
    :order_id,
    :out_order_no,
    :receiver
  ]
  defstruct [
    :mchid,
    :sp_mchid,
    :sub_mchid,
    :transaction_id,
    :order_id,
    :out_order_no,
    :receiver,
    :success_time
  ]

  @type t :: %__MODULE__{
          mchid: String.t() | nil,
          sp_mchid: String.t() | nil,
          sub_mchid: String.t() | nil,
          transaction_id: String.t(),
          order_id: String.t(),
          out_order_no: String.t(),
          receiver: Receiver.t(),
          success_time: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      mchid: object["mchid"],
      sp_mchid: object["sp_mchid"],
      sub_mchid: object["sub_mchid"],
      transaction_id: object["transaction_id"],
      order_id: object["order_id"],
      out_order_no: object["out_order_no"],
      receiver: Receiver.read(object["receiver"]),
      success_time: object["success_time"]
    }
  end
end

defmodule WxNotify.Events.ProfitsharingReturn.Receiver do
  @moduledoc """
  Who received or returned the share: `receiver`.

    * `:type` - Kind of receiver: MERCHANT_ID, PERSONAL_OPENID, PERSONAL_SUB_OPENID.
    * `:account` - The receiver: a merchant number, or the user's openid, depending on the type.
    * `:amount` - The share that was returned. In the currency's minor unit (分 for CNY).
    * `:description` - Note on the share.
  """

  @enforce_keys [
    :type,
    :account,
    :amount
  ]
  defstruct [
    :type,
    :account,
    :amount,
    :description
  ]

  @type t :: %__MODULE__{
          type: String.t(),
          account: String.t(),
          amount: integer,
          description: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      type: object["type"],
      account: object["account"],
      amount: object["amount"],
      description: object["description"]
    }
  end
end
