# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.TransferBill do
  @moduledoc """
  A transfer to a user finished (商家转账).

  Kind `transfer.bill`, carried by `MCHTRANSFER.BILL.FINISHED`.

  The merchant number is in `mch_id` or in `mchid`, depending on the product. Take whichever is there.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012712115>

    * `:out_bill_no` - The merchant's number of the transfer.
    * `:transfer_bill_no` - WeChat Pay's number of the transfer.
    * `:state` - State of the transfer: ACCEPTED, PROCESSING, WAIT_USER_CONFIRM, TRANSFERING, SUCCESS,
      FAIL, CANCELING, CANCELLED.
    * `:mch_id` - The merchant number.
    * `:mchid` - The merchant number.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:transfer_amount` - The amount transferred. In the currency's minor unit (分 for CNY).
    * `:openid` - The user's id under the application.
    * `:fail_reason` - Why the transfer failed.
    * `:create_time` - When the record was created. RFC 3339 with offset.
    * `:update_time` - When the record last changed. RFC 3339 with offset.
    * `:payment_method_type` - How the transfer was paid out. Uncertain: values not documented in
      public.
  """

  @enforce_keys [
    :out_bill_no,
    :transfer_bill_no,
    :state,
    :transfer_amount,
    :create_time,
    :update_time
  ]
  defstruct [
    :out_bill_no,
    :transfer_bill_no,
    :state,
    :mch_id,
    :mchid,
    :sub_mchid,
    :transfer_amount,
    :openid,
    :fail_reason,
    :create_time,
    :update_time,
    :payment_method_type
  ]

  @type t :: %__MODULE__{
          out_bill_no: String.t(),
          transfer_bill_no: String.t(),
          state: String.t(),
          mch_id: String.t() | nil,
          mchid: String.t() | nil,
          sub_mchid: String.t() | nil,
          transfer_amount: integer,
          openid: String.t() | nil,
          fail_reason: String.t() | nil,
          create_time: String.t(),
          update_time: String.t(),
          payment_method_type: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      out_bill_no: object["out_bill_no"],
      transfer_bill_no: object["transfer_bill_no"],
      state: object["state"],
      mch_id: object["mch_id"],
      mchid: object["mchid"],
      sub_mchid: object["sub_mchid"],
      transfer_amount: object["transfer_amount"],
      openid: object["openid"],
      fail_reason: object["fail_reason"],
      create_time: object["create_time"],
      update_time: object["update_time"],
      payment_method_type: object["payment_method_type"]
    }
  end
end
