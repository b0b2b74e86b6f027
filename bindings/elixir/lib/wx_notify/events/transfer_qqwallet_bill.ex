# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.TransferQqwalletBill do
  @moduledoc """
  A transfer to a QQ wallet finished (商家转账到QQ钱包).

  Kind `transfer.qqwallet_bill`, carried by `MCHTRANSFER.QQWALLETBILL.FINISHED`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4014301851>

    * `:mchid` - The merchant number.
    * `:out_bill_no` - The merchant's number of the transfer.
    * `:transfer_bill_no` - WeChat Pay's number of the transfer.
    * `:appid` - Application id on the QQ Connect platform.
    * `:state` - State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS,
      FAIL, CANCELING, CANCELLED.
    * `:transfer_amount` - The amount transferred. In the currency's minor unit (分 for CNY).
    * `:transfer_remark` - Note the user sees with the transfer.
    * `:openid` - The user's id under the application.
    * `:user_qq` - The user's QQ number.
    * `:user_name` - The user's name, encrypted with the merchant's public key. Base64.
    * `:fail_reason` - Why the transfer failed.
    * `:create_time` - When the record was created. RFC 3339 with offset.
    * `:update_time` - When the record last changed. RFC 3339 with offset.
  """

  @enforce_keys [
    :mchid,
    :out_bill_no,
    :transfer_bill_no,
    :appid,
    :state,
    :transfer_amount,
    :transfer_remark,
    :create_time,
    :update_time
  ]
  defstruct [
    :mchid,
    :out_bill_no,
    :transfer_bill_no,
    :appid,
    :state,
    :transfer_amount,
    :transfer_remark,
    :openid,
    :user_qq,
    :user_name,
    :fail_reason,
    :create_time,
    :update_time
  ]

  @type t :: %__MODULE__{
          mchid: String.t(),
          out_bill_no: String.t(),
          transfer_bill_no: String.t(),
          appid: String.t(),
          state: String.t(),
          transfer_amount: integer,
          transfer_remark: String.t(),
          openid: String.t() | nil,
          user_qq: String.t() | nil,
          user_name: String.t() | nil,
          fail_reason: String.t() | nil,
          create_time: String.t(),
          update_time: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      mchid: object["mchid"],
      out_bill_no: object["out_bill_no"],
      transfer_bill_no: object["transfer_bill_no"],
      appid: object["appid"],
      state: object["state"],
      transfer_amount: object["transfer_amount"],
      transfer_remark: object["transfer_remark"],
      openid: object["openid"],
      user_qq: object["user_qq"],
      user_name: object["user_name"],
      fail_reason: object["fail_reason"],
      create_time: object["create_time"],
      update_time: object["update_time"]
    }
  end
end
