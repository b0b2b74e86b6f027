# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.MedicalInsurance do
  @moduledoc """
  A payment with medical insurance, successful (医保支付).

  Kind `medical_insurance`, carried by `MEDICAL_INSURANCE.SUCCESS`.

  `passthrough_request_content` and `passthrough_response_content` are strings that hold JSON, with
  `payAuthNo`, `payOrdId` and `setlLatlnt` inside: parse them once more.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4016781554>

    * `:mix_trade_no` - WeChat Pay's number of the mixed order.
    * `:mix_pay_status` - State of the mixed order: MIX_PAY_CREATED, MIX_PAY_SUCCESS, MIX_PAY_REFUND,
      MIX_PAY_FAIL, UNKNOWN_MIX_PAY_STATUS.
    * `:self_pay_status` - State of the user's own part: SELF_PAY_CREATED, SELF_PAY_SUCCESS,
      SELF_PAY_REFUND, SELF_PAY_FAIL, NO_SELF_PAY, UNKNOWN_SELF_PAY_STATUS.
    * `:med_ins_pay_status` - State of the insurance's part: MED_INS_PAY_CREATED, MED_INS_PAY_SUCCESS,
      MED_INS_PAY_REFUND, MED_INS_PAY_FAIL, NO_MED_INS_PAY, UNKNOWN_MED_INS_PAY_STATUS.
    * `:paid_time` - When the order was paid. RFC 3339 with offset.
    * `:passthrough_response_content` - What the insurance returned to the medical institution, as JSON
      in a string. JSON in a string.
    * `:mix_pay_type` - What the order is paid with: CASH_ONLY, INSURANCE_ONLY, CASH_AND_INSURANCE,
      UNKNOWN_MIX_PAY_TYPE.
    * `:order_type` - Kind of medical order, such as REG_PAY (registration), DIAG_PAY (treatment),
      IN_HOSP_PAY, PHARMACY_PAY.
    * `:appid` - The application id of the institution.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:sub_mchid` - The merchant number of the medical institution.
    * `:openid` - The user's id under the application.
    * `:sub_openid` - The user's id under the sub-merchant's application.
    * `:pay_for_relatives` - Whether the user pays for a relative.
    * `:out_trade_no` - The institution's order number.
    * `:serial_no` - The medical institution's order number.
    * `:pay_order_id` - The insurance's id of the payment.
    * `:pay_auth_no` - The insurance's authorization code of the payment.
    * `:geo_location` - The user's location: longitude, comma, latitude.
    * `:city_id` - Id of the city, as an administrative division code.
    * `:med_inst_name` - Name of the medical institution.
    * `:med_inst_no` - Code of the medical institution.
    * `:med_ins_order_create_time` - When the order was placed with the medical insurance. RFC 3339 with
      offset.
    * `:total_fee` - The order's amount. In the currency's minor unit (分 for CNY).
    * `:med_ins_gov_fee` - What the medical insurance's pooled fund pays. In the currency's minor unit
      (分 for CNY).
    * `:med_ins_self_fee` - What the user's medical insurance account pays. In the currency's minor unit
      (分 for CNY).
    * `:med_ins_other_fee` - What other funds of the medical insurance pay. In the currency's minor unit
      (分 for CNY).
    * `:med_ins_cash_fee` - What the medical insurance leaves to be paid in cash. In the currency's
      minor unit (分 for CNY).
    * `:wechat_pay_cash_fee` - What the user pays with WeChat Pay, after additions and reductions. In
      the currency's minor unit (分 for CNY).
    * `:cash_add_detail` - What is paid in cash on top.
    * `:cash_reduce_detail` - What was taken off the cash part.
    * `:callback_url` - Where the notification goes. A URL.
    * `:prepay_id` - Id of the prepared payment of the user's own part.
    * `:passthrough_request_content` - What the medical institution passes to the insurance, as JSON in
      a string. JSON in a string.
    * `:extends` - Further fields, as agreed with the medical institution.
    * `:attach` - The merchant's own data, returned as it was given.
    * `:channel_no` - Number of the channel.
    * `:med_ins_test_env` - Whether the order was placed in the insurance's test environment.
  """

  alias __MODULE__.CashAddDetail
  alias __MODULE__.CashReduceDetail

  @enforce_keys [
    :mix_trade_no,
    :mix_pay_status,
    :mix_pay_type,
    :out_trade_no,
    :city_id,
    :med_inst_name,
    :med_inst_no,
    :callback_url
  ]
  defstruct [
    :mix_trade_no,
    :mix_pay_status,
    :self_pay_status,
    :med_ins_pay_status,
    :paid_time,
    :passthrough_response_content,
    :mix_pay_type,
    :order_type,
    :appid,
    :sub_appid,
    :sub_mchid,
    :openid,
    :sub_openid,
    :pay_for_relatives,
    :out_trade_no,
    :serial_no,
    :pay_order_id,
    :pay_auth_no,
    :geo_location,
    :city_id,
    :med_inst_name,
    :med_inst_no,
    :med_ins_order_create_time,
    :total_fee,
    :med_ins_gov_fee,
    :med_ins_self_fee,
    :med_ins_other_fee,
    :med_ins_cash_fee,
    :wechat_pay_cash_fee,
    :callback_url,
    :prepay_id,
    :passthrough_request_content,
    :extends,
    :attach,
    :channel_no,
    :med_ins_test_env,
    cash_add_detail: [],
    cash_reduce_detail: []
  ]

  @type t :: %__MODULE__{
          mix_trade_no: String.t(),
          mix_pay_status: String.t(),
          self_pay_status: String.t() | nil,
          med_ins_pay_status: String.t() | nil,
          paid_time: String.t() | nil,
          passthrough_response_content: String.t() | nil,
          mix_pay_type: String.t(),
          order_type: String.t() | nil,
          appid: String.t() | nil,
          sub_appid: String.t() | nil,
          sub_mchid: String.t() | nil,
          openid: String.t() | nil,
          sub_openid: String.t() | nil,
          pay_for_relatives: boolean | nil,
          out_trade_no: String.t(),
          serial_no: String.t() | nil,
          pay_order_id: String.t() | nil,
          pay_auth_no: String.t() | nil,
          geo_location: String.t() | nil,
          city_id: String.t(),
          med_inst_name: String.t(),
          med_inst_no: String.t(),
          med_ins_order_create_time: String.t() | nil,
          total_fee: integer | nil,
          med_ins_gov_fee: integer | nil,
          med_ins_self_fee: integer | nil,
          med_ins_other_fee: integer | nil,
          med_ins_cash_fee: integer | nil,
          wechat_pay_cash_fee: integer | nil,
          cash_add_detail: [CashAddDetail.t()],
          cash_reduce_detail: [CashReduceDetail.t()],
          callback_url: String.t(),
          prepay_id: String.t() | nil,
          passthrough_request_content: String.t() | nil,
          extends: String.t() | nil,
          attach: String.t() | nil,
          channel_no: String.t() | nil,
          med_ins_test_env: boolean | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      mix_trade_no: object["mix_trade_no"],
      mix_pay_status: object["mix_pay_status"],
      self_pay_status: object["self_pay_status"],
      med_ins_pay_status: object["med_ins_pay_status"],
      paid_time: object["paid_time"],
      passthrough_response_content: object["passthrough_response_content"],
      mix_pay_type: object["mix_pay_type"],
      order_type: object["order_type"],
      appid: object["appid"],
      sub_appid: object["sub_appid"],
      sub_mchid: object["sub_mchid"],
      openid: object["openid"],
      sub_openid: object["sub_openid"],
      pay_for_relatives: object["pay_for_relatives"],
      out_trade_no: object["out_trade_no"],
      serial_no: object["serial_no"],
      pay_order_id: object["pay_order_id"],
      pay_auth_no: object["pay_auth_no"],
      geo_location: object["geo_location"],
      city_id: object["city_id"],
      med_inst_name: object["med_inst_name"],
      med_inst_no: object["med_inst_no"],
      med_ins_order_create_time: object["med_ins_order_create_time"],
      total_fee: object["total_fee"],
      med_ins_gov_fee: object["med_ins_gov_fee"],
      med_ins_self_fee: object["med_ins_self_fee"],
      med_ins_other_fee: object["med_ins_other_fee"],
      med_ins_cash_fee: object["med_ins_cash_fee"],
      wechat_pay_cash_fee: object["wechat_pay_cash_fee"],
      cash_add_detail: Enum.map(object["cash_add_detail"] || [], &CashAddDetail.read/1),
      cash_reduce_detail: Enum.map(object["cash_reduce_detail"] || [], &CashReduceDetail.read/1),
      callback_url: object["callback_url"],
      prepay_id: object["prepay_id"],
      passthrough_request_content: object["passthrough_request_content"],
      extends: object["extends"],
      attach: object["attach"],
      channel_no: object["channel_no"],
      med_ins_test_env: object["med_ins_test_env"]
    }
  end
end

defmodule WxNotify.Events.MedicalInsurance.CashReduceDetail do
  @moduledoc """
  What was taken off the cash part: `cash_reduce_detail[]`.

    * `:cash_reduce_fee` - Amount taken off. In the currency's minor unit (分 for CNY).
    * `:cash_reduce_type` - Why cash was taken off: DEFAULT_REDUCE_TYPE, HOSPITAL_REDUCE,
      PHARMACY_DISCOUNT, DISCOUNT, PRE_PAYMENT, DEPOSIT_DEDUCTION.
  """

  @enforce_keys [
    :cash_reduce_type
  ]
  defstruct [
    :cash_reduce_fee,
    :cash_reduce_type
  ]

  @type t :: %__MODULE__{
          cash_reduce_fee: integer | nil,
          cash_reduce_type: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      cash_reduce_fee: object["cash_reduce_fee"],
      cash_reduce_type: object["cash_reduce_type"]
    }
  end
end

defmodule WxNotify.Events.MedicalInsurance.CashAddDetail do
  @moduledoc """
  What is paid in cash on top: `cash_add_detail[]`.

    * `:cash_add_fee` - Amount added. In the currency's minor unit (分 for CNY).
    * `:cash_add_type` - Why cash was added: DEFAULT_ADD_TYPE, FREIGHT, OTHER_MEDICAL_EXPENSES.
  """

  @enforce_keys [
    :cash_add_type
  ]
  defstruct [
    :cash_add_fee,
    :cash_add_type
  ]

  @type t :: %__MODULE__{
          cash_add_fee: integer | nil,
          cash_add_type: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      cash_add_fee: object["cash_add_fee"],
      cash_add_type: object["cash_add_type"]
    }
  end
end
