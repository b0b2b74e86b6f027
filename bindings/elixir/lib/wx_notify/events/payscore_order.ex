# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.PayscoreOrder do
  @moduledoc """
  A payscore order confirmed, prepaid or paid (支付分).

  Kind `payscore.order`, carried by `PAYSCORE.MCH_PREPAY`, `PAYSCORE.USER_CONFIRM`, `PAYSCORE.USER_PAID`.

  `total_amount` is an integer in the official documentation, and a string in an unofficial source. It is
  absent until the order is complete.
  One kind serves the confirmed, the prepaid and the paid order: look at `state`, not at which fields are
  there.
  `time_range` and `collection.details[].paid_time` are not RFC 3339: they are yyyyMMddHHmmss, `time_range`
  also yyyyMMdd.
  With `sub_appid` in the order, `sub_openid` comes instead of `openid`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4012084127>

    * `:service_id` - Id of the payscore service.
    * `:appid` - The application id of the merchant, or of the service provider.
    * `:mchid` - The merchant number.
    * `:sub_appid` - The application id of the sub-merchant.
    * `:sub_mchid` - The merchant number of the sub-merchant.
    * `:channel_id` - Merchant number of the channel partner.
    * `:out_order_no` - The merchant's number of the payscore order.
    * `:openid` - The user's id under the application.
    * `:sub_openid` - The user's id under the sub-merchant's application.
    * `:total_amount` - What is collected in all; absent until the order is complete. In the currency's
      minor unit (分 for CNY). Uncertain: string in one source.
    * `:prepay_req_body` - Parameters for the order the merchant has to place.
    * `:prepay_req_header_base64` - Headers of the institution's request for a payment. Base64.
    * `:prepay_req_body_base64` - Body of the institution's request for a payment. Base64.
    * `:prepay_resp_http_code` - HTTP status of the response to the institution's request for a payment.
    * `:prepay_resp_header_base64` - Headers of the response to the institution's request for a payment.
      Base64.
    * `:prepay_resp_body_base64` - Body of the response to the institution's request for a payment.
      Base64.
    * `:state` - State of the order: CREATED, DOING, DONE, REVOKED, EXPIRED.
    * `:state_description` - Finer state of an order that is DOING: USER_CONFIRM, MCH_COMPLETE.
    * `:service_introduction` - What the service is.
    * `:post_payments` - What the user has to pay for, after the service.
    * `:post_discounts` - The merchant's discounts.
    * `:risk_fund` - The deposit for the order.
    * `:time_range` - When the service takes place.
    * `:location` - Where the service took place.
    * `:attach` - The merchant's own data, returned as it was given.
    * `:order_id` - WeChat Pay's number of the payscore order.
    * `:need_collection` - Whether there is something to collect.
    * `:out_trade_no` - The merchant's number of the deduction.
    * `:collection` - What is collected for the order; present when there is something to collect.
    * `:user_service_status` - Whether the user opened or closed the service: USER_OPEN_SERVICE,
      USER_CLOSE_SERVICE.
    * `:openorclose_time` - When the service was opened or closed. As `yyyyMMddHHmmss`.
    * `:authorization_code` - The merchant's number of the authorization; only for a pre-authorization.
    * `:out_request_no` - The merchant's number of the request.
  """

  alias __MODULE__.PrepayReqBody
  alias __MODULE__.PostPayments
  alias __MODULE__.PostDiscounts
  alias __MODULE__.RiskFund
  alias __MODULE__.TimeRange
  alias __MODULE__.Location
  alias __MODULE__.Collection

  @enforce_keys [
    :service_id,
    :out_order_no
  ]
  defstruct [
    :service_id,
    :appid,
    :mchid,
    :sub_appid,
    :sub_mchid,
    :channel_id,
    :out_order_no,
    :openid,
    :sub_openid,
    :total_amount,
    :prepay_req_body,
    :prepay_req_header_base64,
    :prepay_req_body_base64,
    :prepay_resp_http_code,
    :prepay_resp_header_base64,
    :prepay_resp_body_base64,
    :state,
    :state_description,
    :service_introduction,
    :risk_fund,
    :time_range,
    :location,
    :attach,
    :order_id,
    :need_collection,
    :out_trade_no,
    :collection,
    :user_service_status,
    :openorclose_time,
    :authorization_code,
    :out_request_no,
    post_payments: [],
    post_discounts: []
  ]

  @type t :: %__MODULE__{
          service_id: String.t(),
          appid: String.t() | nil,
          mchid: String.t() | nil,
          sub_appid: String.t() | nil,
          sub_mchid: String.t() | nil,
          channel_id: String.t() | nil,
          out_order_no: String.t(),
          openid: String.t() | nil,
          sub_openid: String.t() | nil,
          total_amount: integer | nil,
          prepay_req_body: PrepayReqBody.t() | nil,
          prepay_req_header_base64: String.t() | nil,
          prepay_req_body_base64: String.t() | nil,
          prepay_resp_http_code: integer | nil,
          prepay_resp_header_base64: String.t() | nil,
          prepay_resp_body_base64: String.t() | nil,
          state: String.t() | nil,
          state_description: String.t() | nil,
          service_introduction: String.t() | nil,
          post_payments: [PostPayments.t()],
          post_discounts: [PostDiscounts.t()],
          risk_fund: RiskFund.t() | nil,
          time_range: TimeRange.t() | nil,
          location: Location.t() | nil,
          attach: String.t() | nil,
          order_id: String.t() | nil,
          need_collection: boolean | nil,
          out_trade_no: String.t() | nil,
          collection: Collection.t() | nil,
          user_service_status: String.t() | nil,
          openorclose_time: String.t() | nil,
          authorization_code: String.t() | nil,
          out_request_no: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      service_id: object["service_id"],
      appid: object["appid"],
      mchid: object["mchid"],
      sub_appid: object["sub_appid"],
      sub_mchid: object["sub_mchid"],
      channel_id: object["channel_id"],
      out_order_no: object["out_order_no"],
      openid: object["openid"],
      sub_openid: object["sub_openid"],
      total_amount: object["total_amount"],
      prepay_req_body: object["prepay_req_body"] && PrepayReqBody.read(object["prepay_req_body"]),
      prepay_req_header_base64: object["prepay_req_header_base64"],
      prepay_req_body_base64: object["prepay_req_body_base64"],
      prepay_resp_http_code: object["prepay_resp_http_code"],
      prepay_resp_header_base64: object["prepay_resp_header_base64"],
      prepay_resp_body_base64: object["prepay_resp_body_base64"],
      state: object["state"],
      state_description: object["state_description"],
      service_introduction: object["service_introduction"],
      post_payments: Enum.map(object["post_payments"] || [], &PostPayments.read/1),
      post_discounts: Enum.map(object["post_discounts"] || [], &PostDiscounts.read/1),
      risk_fund: object["risk_fund"] && RiskFund.read(object["risk_fund"]),
      time_range: object["time_range"] && TimeRange.read(object["time_range"]),
      location: object["location"] && Location.read(object["location"]),
      attach: object["attach"],
      order_id: object["order_id"],
      need_collection: object["need_collection"],
      out_trade_no: object["out_trade_no"],
      collection: object["collection"] && Collection.read(object["collection"]),
      user_service_status: object["user_service_status"],
      openorclose_time: object["openorclose_time"],
      authorization_code: object["authorization_code"],
      out_request_no: object["out_request_no"]
    }
  end
end

defmodule WxNotify.Events.PayscoreOrder.Collection do
  @moduledoc """
  What is collected for the order; present when there is something to collect: `collection`.

    * `:state` - State of the collection: USER_PAYING, USER_PAID.
    * `:total_amount` - What is to be collected in all. In the currency's minor unit (分 for CNY).
    * `:paying_amount` - What is still to be collected. In the currency's minor unit (分 for CNY).
    * `:paid_amount` - What was collected. In the currency's minor unit (分 for CNY).
    * `:details` - The single collections.
  """

  alias __MODULE__.Details

  @enforce_keys [
    :state,
    :total_amount,
    :paying_amount,
    :paid_amount
  ]
  defstruct [
    :state,
    :total_amount,
    :paying_amount,
    :paid_amount,
    details: []
  ]

  @type t :: %__MODULE__{
          state: String.t(),
          total_amount: integer,
          paying_amount: integer,
          paid_amount: integer,
          details: [Details.t()]
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      state: object["state"],
      total_amount: object["total_amount"],
      paying_amount: object["paying_amount"],
      paid_amount: object["paid_amount"],
      details: Enum.map(object["details"] || [], &Details.read/1)
    }
  end
end

defmodule WxNotify.Events.PayscoreOrder.Collection.Details do
  @moduledoc """
  The single collections: `collection.details[]`.

    * `:seq` - Number of the collection.
    * `:amount` - What this collection brought. In the currency's minor unit (分 for CNY).
    * `:paid_type` - How it was collected: NEWTON (by WeChat Pay), MCH (by the merchant itself).
    * `:paid_time` - When it was collected. As `yyyyMMddHHmmss`.
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:promotion_detail` - The promotions that were applied.
  """

  alias __MODULE__.PromotionDetail

  @enforce_keys [
    :amount,
    :paid_time
  ]
  defstruct [
    :seq,
    :amount,
    :paid_type,
    :paid_time,
    :transaction_id,
    promotion_detail: []
  ]

  @type t :: %__MODULE__{
          seq: integer | nil,
          amount: integer,
          paid_type: String.t() | nil,
          paid_time: String.t(),
          transaction_id: String.t() | nil,
          promotion_detail: [PromotionDetail.t()]
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      seq: object["seq"],
      amount: object["amount"],
      paid_type: object["paid_type"],
      paid_time: object["paid_time"],
      transaction_id: object["transaction_id"],
      promotion_detail: Enum.map(object["promotion_detail"] || [], &PromotionDetail.read/1)
    }
  end
end

defmodule WxNotify.Events.PayscoreOrder.Collection.Details.PromotionDetail do
  @moduledoc """
  The promotions that were applied: `collection.details[].promotion_detail[]`.

    * `:coupon_id` - Id of the coupon.
    * `:name` - Name of the promotion.
    * `:scope` - What the promotion applies to: GLOBAL (the order), SINGLE (an item).
    * `:type` - Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain
      discount).
    * `:amount` - Value of the promotion. In the currency's minor unit (分 for CNY).
    * `:stock_id` - Id of the coupon's stock.
    * `:wechatpay_contribute` - Part of the promotion that WeChat Pay pays. In the currency's minor unit
      (分 for CNY).
    * `:merchant_contribute` - Part of the promotion that the merchant pays. In the currency's minor
      unit (分 for CNY).
    * `:other_contribute` - Part of the promotion that others pay. In the currency's minor unit (分 for
      CNY).
    * `:currency` - Currency, by ISO 4217; CNY in mainland China.
    * `:goods_detail` - The goods.
  """

  alias __MODULE__.GoodsDetail

  @enforce_keys [
    :coupon_id,
    :amount
  ]
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
    goods_detail: []
  ]

  @type t :: %__MODULE__{
          coupon_id: String.t(),
          name: String.t() | nil,
          scope: String.t() | nil,
          type: String.t() | nil,
          amount: integer,
          stock_id: String.t() | nil,
          wechatpay_contribute: integer | nil,
          merchant_contribute: integer | nil,
          other_contribute: integer | nil,
          currency: String.t() | nil,
          goods_detail: [GoodsDetail.t()]
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      coupon_id: object["coupon_id"],
      name: object["name"],
      scope: object["scope"],
      type: object["type"],
      amount: object["amount"],
      stock_id: object["stock_id"],
      wechatpay_contribute: object["wechatpay_contribute"],
      merchant_contribute: object["merchant_contribute"],
      other_contribute: object["other_contribute"],
      currency: object["currency"],
      goods_detail: Enum.map(object["goods_detail"] || [], &GoodsDetail.read/1)
    }
  end
end

defmodule WxNotify.Events.PayscoreOrder.Collection.Details.PromotionDetail.GoodsDetail do
  @moduledoc """
  The goods: `collection.details[].promotion_detail[].goods_detail[]`.

    * `:goods_id` - The merchant's number of the item.
    * `:quantity` - How many of the item.
    * `:unit_price` - Price of one item. In the currency's minor unit (分 for CNY).
    * `:discount_amount` - Discount on the item. In the currency's minor unit (分 for CNY).
    * `:goods_remark` - Note on the item.
  """

  @enforce_keys [
    :goods_id
  ]
  defstruct [
    :goods_id,
    :quantity,
    :unit_price,
    :discount_amount,
    :goods_remark
  ]

  @type t :: %__MODULE__{
          goods_id: String.t(),
          quantity: integer | nil,
          unit_price: integer | nil,
          discount_amount: integer | nil,
          goods_remark: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      goods_id: object["goods_id"],
      quantity: object["quantity"],
      unit_price: object["unit_price"],
      discount_amount: object["discount_amount"],
      goods_remark: object["goods_remark"]
    }
  end
end

defmodule WxNotify.Events.PayscoreOrder.Location do
  @moduledoc """
  Where the service took place: `location`.

    * `:start_location` - Where the service began.
    * `:end_location` - Where the service ended.
  """

  defstruct [
    :start_location,
    :end_location
  ]

  @type t :: %__MODULE__{
          start_location: String.t() | nil,
          end_location: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      start_location: object["start_location"],
      end_location: object["end_location"]
    }
  end
end

defmodule WxNotify.Events.PayscoreOrder.TimeRange do
  @moduledoc """
  When the service takes place: `time_range`.

    * `:start_time` - When the service begins, as yyyyMMddHHmmss or yyyyMMdd. As `yyyyMMddHHmmss`.
    * `:start_time_remark` - Note on the beginning.
    * `:end_time` - When the service ends, as yyyyMMddHHmmss or yyyyMMdd. As `yyyyMMddHHmmss`.
    * `:end_time_remark` - Note on the end.
  """

  @enforce_keys [
    :start_time
  ]
  defstruct [
    :start_time,
    :start_time_remark,
    :end_time,
    :end_time_remark
  ]

  @type t :: %__MODULE__{
          start_time: String.t(),
          start_time_remark: String.t() | nil,
          end_time: String.t() | nil,
          end_time_remark: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      start_time: object["start_time"],
      start_time_remark: object["start_time_remark"],
      end_time: object["end_time"],
      end_time_remark: object["end_time_remark"]
    }
  end
end

defmodule WxNotify.Events.PayscoreOrder.RiskFund do
  @moduledoc """
  The deposit for the order: `risk_fund`.

    * `:name` - Kind of deposit: DEPOSIT, ADVANCE, CASH_DEPOSIT, ESTIMATE_ORDER_COST.
    * `:amount` - The deposit. In the currency's minor unit (分 for CNY).
    * `:description` - Description of the deposit.
  """

  @enforce_keys [
    :amount
  ]
  defstruct [
    :name,
    :amount,
    :description
  ]

  @type t :: %__MODULE__{
          name: String.t() | nil,
          amount: integer,
          description: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      name: object["name"],
      amount: object["amount"],
      description: object["description"]
    }
  end
end

defmodule WxNotify.Events.PayscoreOrder.PostDiscounts do
  @moduledoc """
  The merchant's discounts: `post_discounts[]`.

    * `:name` - Name of the discount.
    * `:description` - Description of the discount.
    * `:amount` - The amount taken off. In the currency's minor unit (分 for CNY).
  """

  defstruct [
    :name,
    :description,
    :amount
  ]

  @type t :: %__MODULE__{
          name: String.t() | nil,
          description: String.t() | nil,
          amount: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      name: object["name"],
      description: object["description"],
      amount: object["amount"]
    }
  end
end

defmodule WxNotify.Events.PayscoreOrder.PostPayments do
  @moduledoc """
  What the user has to pay for, after the service: `post_payments[]`.

    * `:name` - What is paid for.
    * `:amount` - The amount to pay. In the currency's minor unit (分 for CNY).
    * `:description` - How the amount comes about.
    * `:count` - How many are paid for.
  """

  defstruct [
    :name,
    :amount,
    :description,
    :count
  ]

  @type t :: %__MODULE__{
          name: String.t() | nil,
          amount: integer | nil,
          description: String.t() | nil,
          count: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      name: object["name"],
      amount: object["amount"],
      description: object["description"],
      count: object["count"]
    }
  end
end

defmodule WxNotify.Events.PayscoreOrder.PrepayReqBody do
  @moduledoc """
  Parameters for the order the merchant has to place: `prepay_req_body`.

    * `:device_info` - Number of the device; WEB in browsers and official accounts.
    * `:nonce_str` - Random text of the request.
    * `:body` - Short description of what is paid for.
    * `:attach` - The merchant's own data, returned as it was given.
    * `:fee_type` - Currency, by ISO 4217.
    * `:time_start` - When the order was created. As `yyyyMMddHHmmss`.
    * `:time_expire` - When the order expires. As `yyyyMMddHHmmss`.
    * `:goods_tag` - Tag that decides which promotions apply.
    * `:notify_url` - Where the notification goes. A URL.
    * `:trade_type` - How the user will pay: JSAPI, NATIVE, APP.
    * `:limit_pay` - Ways to pay that are ruled out: no_credit for credit cards.
    * `:need_receipt` - Whether an electronic receipt is wanted.
  """

  @enforce_keys [
    :device_info,
    :nonce_str,
    :body,
    :fee_type,
    :time_start,
    :time_expire,
    :notify_url,
    :trade_type,
    :limit_pay,
    :need_receipt
  ]
  defstruct [
    :device_info,
    :nonce_str,
    :body,
    :attach,
    :fee_type,
    :time_start,
    :time_expire,
    :goods_tag,
    :notify_url,
    :trade_type,
    :limit_pay,
    :need_receipt
  ]

  @type t :: %__MODULE__{
          device_info: String.t(),
          nonce_str: String.t(),
          body: String.t(),
          attach: String.t() | nil,
          fee_type: String.t(),
          time_start: String.t(),
          time_expire: String.t(),
          goods_tag: String.t() | nil,
          notify_url: String.t(),
          trade_type: String.t(),
          limit_pay: String.t(),
          need_receipt: boolean
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      device_info: object["device_info"],
      nonce_str: object["nonce_str"],
      body: object["body"],
      attach: object["attach"],
      fee_type: object["fee_type"],
      time_start: object["time_start"],
      time_expire: object["time_expire"],
      goods_tag: object["goods_tag"],
      notify_url: object["notify_url"],
      trade_type: object["trade_type"],
      limit_pay: object["limit_pay"],
      need_receipt: object["need_receipt"]
    }
  end
end
