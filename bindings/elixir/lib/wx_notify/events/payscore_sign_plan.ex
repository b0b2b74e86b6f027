# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.PayscoreSignPlan do
  @moduledoc """
  A payscore plan signed or cancelled by the user (支付分).

  Kind `payscore.sign_plan`, carried by `PAYSCORE.USER_CANCEL_SIGN_PLAN`, `PAYSCORE.USER_SIGN_PLAN`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012286184>

    * `:sign_plan_id` - WeChat Pay's id of the user's plan.
    * `:openid` - The user's id under the application.
    * `:sub_openid` - The user's id under the sub-merchant's application.
    * `:service_id` - Id of the payscore service.
    * `:mchid` - The merchant number.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:merchant_sign_plan_no` - The merchant's number of the plan.
    * `:merchant_callback_url` - Where the notification goes. A URL.
    * `:plan_id` - Id of the plan that was signed.
    * `:going_detail_no` - Number of the item in use, from 1; 0 before the first.
    * `:sign_state` - State of the user's plan, such as UNSIGNED.
    * `:cancel_sign_time` - When the plan was cancelled. RFC 3339 with offset.
    * `:cancel_sign_type` - Who cancelled the plan: NOT_CANCEL, USER, MERCHANT, REVOKE_SERVICE.
    * `:cancel_reason` - Why the plan was cancelled.
    * `:plan_name` - Name of the plan.
    * `:plan_over_time` - When the plan expires. RFC 3339 with offset.
    * `:total_origin_price` - Price of the plan before discounts. In the currency's minor unit (分 for
      CNY).
    * `:deduction_quantity` - How many deductions the plan has.
    * `:total_actual_price` - Price of the plan after discounts. In the currency's minor unit (分 for
      CNY).
    * `:signed_detail_list` - The items of the plan.
    * `:sign_time` - When the user signed the plan. RFC 3339 with offset.
  """

  alias __MODULE__.SignedDetailList

  @enforce_keys [
    :sign_plan_id,
    :service_id,
    :merchant_sign_plan_no,
    :merchant_callback_url,
    :plan_id,
    :going_detail_no,
    :sign_state,
    :cancel_sign_time,
    :plan_name,
    :plan_over_time,
    :total_origin_price,
    :deduction_quantity,
    :total_actual_price,
    :signed_detail_list,
    :sign_time
  ]
  defstruct [
    :sign_plan_id,
    :openid,
    :sub_openid,
    :service_id,
    :mchid,
    :sub_mchid,
    :appid,
    :sub_appid,
    :merchant_sign_plan_no,
    :merchant_callback_url,
    :plan_id,
    :going_detail_no,
    :sign_state,
    :cancel_sign_time,
    :cancel_sign_type,
    :cancel_reason,
    :plan_name,
    :plan_over_time,
    :total_origin_price,
    :deduction_quantity,
    :total_actual_price,
    :signed_detail_list,
    :sign_time
  ]

  @type t :: %__MODULE__{
          sign_plan_id: String.t(),
          openid: String.t() | nil,
          sub_openid: String.t() | nil,
          service_id: String.t(),
          mchid: String.t() | nil,
          sub_mchid: String.t() | nil,
          appid: String.t() | nil,
          sub_appid: String.t() | nil,
          merchant_sign_plan_no: String.t(),
          merchant_callback_url: String.t(),
          plan_id: String.t(),
          going_detail_no: integer,
          sign_state: String.t(),
          cancel_sign_time: String.t(),
          cancel_sign_type: String.t() | nil,
          cancel_reason: String.t() | nil,
          plan_name: String.t(),
          plan_over_time: String.t(),
          total_origin_price: integer,
          deduction_quantity: integer,
          total_actual_price: integer,
          signed_detail_list: [SignedDetailList.t()],
          sign_time: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      sign_plan_id: object["sign_plan_id"],
      openid: object["openid"],
      sub_openid: object["sub_openid"],
      service_id: object["service_id"],
      mchid: object["mchid"],
      sub_mchid: object["sub_mchid"],
      appid: object["appid"],
      sub_appid: object["sub_appid"],
      merchant_sign_plan_no: object["merchant_sign_plan_no"],
      merchant_callback_url: object["merchant_callback_url"],
      plan_id: object["plan_id"],
      going_detail_no: object["going_detail_no"],
      sign_state: object["sign_state"],
      cancel_sign_time: object["cancel_sign_time"],
      cancel_sign_type: object["cancel_sign_type"],
      cancel_reason: object["cancel_reason"],
      plan_name: object["plan_name"],
      plan_over_time: object["plan_over_time"],
      total_origin_price: object["total_origin_price"],
      deduction_quantity: object["deduction_quantity"],
      total_actual_price: object["total_actual_price"],
      signed_detail_list: Enum.map(object["signed_detail_list"], &SignedDetailList.read/1),
      sign_time: object["sign_time"]
    }
  end
end

defmodule WxNotify.Events.PayscoreSignPlan.SignedDetailList do
  @moduledoc """
  The items of the plan: `signed_detail_list[]`.

    * `:plan_detail_no` - Number of the item in the plan, from 1.
    * `:original_price` - Price of the item before discounts. In the currency's minor unit (分 for CNY).
    * `:plan_discount_description` - Description of the item's discount.
    * `:actual_price` - Price of the item after discounts. In the currency's minor unit (分 for CNY).
    * `:plan_detail_state` - State of the item: NOT_USED, USING, USED, SIGN_PLAN_DETAIL_CANCEL.
    * `:order_id` - WeChat Pay's number of the item's payscore order; absent while NOT_USED.
    * `:merchant_plan_detail_no` - The merchant's number of the plan's item, and of its order.
    * `:plan_detail_name` - Name of the plan's item.
    * `:actual_pay_price` - What the user paid for the item's order in the end. In the currency's minor
      unit (分 for CNY).
    * `:use_time` - When the item was first used. RFC 3339 with offset.
    * `:complete_time` - When the item's order was paid. RFC 3339 with offset.
    * `:cancel_time` - When the item's order was cancelled. RFC 3339 with offset.
  """

  @enforce_keys [
    :plan_detail_no,
    :original_price,
    :actual_price,
    :plan_detail_state,
    :merchant_plan_detail_no,
    :plan_detail_name,
    :use_time,
    :complete_time,
    :cancel_time
  ]
  defstruct [
    :plan_detail_no,
    :original_price,
    :plan_discount_description,
    :actual_price,
    :plan_detail_state,
    :order_id,
    :merchant_plan_detail_no,
    :plan_detail_name,
    :actual_pay_price,
    :use_time,
    :complete_time,
    :cancel_time
  ]

  @type t :: %__MODULE__{
          plan_detail_no: integer,
          original_price: integer,
          plan_discount_description: String.t() | nil,
          actual_price: integer,
          plan_detail_state: String.t(),
          order_id: String.t() | nil,
          merchant_plan_detail_no: String.t(),
          plan_detail_name: String.t(),
          actual_pay_price: integer | nil,
          use_time: String.t(),
          complete_time: String.t(),
          cancel_time: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      plan_detail_no: object["plan_detail_no"],
      original_price: object["original_price"],
      plan_discount_description: object["plan_discount_description"],
      actual_price: object["actual_price"],
      plan_detail_state: object["plan_detail_state"],
      order_id: object["order_id"],
      merchant_plan_detail_no: object["merchant_plan_detail_no"],
      plan_detail_name: object["plan_detail_name"],
      actual_pay_price: object["actual_pay_price"],
      use_time: object["use_time"],
      complete_time: object["complete_time"],
      cancel_time: object["cancel_time"]
    }
  end
end
