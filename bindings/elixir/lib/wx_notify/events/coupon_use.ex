# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.CouponUse do
  @moduledoc """
  A coupon used (代金券).

  Kind `coupon.use`, carried by `COUPON.USE`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/merchant/4012285250>

    * `:stock_creator_mchid` - Merchant number that created the coupon's stock.
    * `:stock_id` - Id of the coupon's stock.
    * `:coupon_id` - Id of the coupon.
    * `:singleitem_discount_off` - The discount on a single item.
    * `:discount_to` - The set price; only for coupons that set one.
    * `:coupon_name` - Name of the coupon.
    * `:status` - State of the coupon: SENDED, USED, EXPIRED.
    * `:description` - Description of the coupon.
    * `:create_time` - When the user got the coupon. RFC 3339 with offset.
    * `:coupon_type` - Kind of coupon: NORMAL (takes an amount off), CUT_TO (sets the price).
    * `:no_cash` - Whether the coupon moves no money: the merchant bears it as a discount.
    * `:available_begin_time` - From when it can be used. RFC 3339 with offset.
    * `:available_end_time` - Until when it can be used. RFC 3339 with offset.
    * `:singleitem` - Whether the coupon is for single items.
    * `:normal_coupon_information` - Value of and threshold for the coupon.
    * `:consume_information` - How the coupon was used; absent until it is.
    * `:business_type` - Kind of coupon; MULTIUSE for one that can be used in parts, absent for others.
  """

  alias __MODULE__.SingleitemDiscountOff
  alias __MODULE__.DiscountTo
  alias __MODULE__.NormalCouponInformation
  alias __MODULE__.ConsumeInformation

  @enforce_keys [
    :stock_creator_mchid,
    :stock_id,
    :coupon_id,
    :coupon_name,
    :status,
    :description,
    :create_time,
    :coupon_type,
    :no_cash,
    :available_begin_time,
    :available_end_time,
    :singleitem
  ]
  defstruct [
    :stock_creator_mchid,
    :stock_id,
    :coupon_id,
    :singleitem_discount_off,
    :discount_to,
    :coupon_name,
    :status,
    :description,
    :create_time,
    :coupon_type,
    :no_cash,
    :available_begin_time,
    :available_end_time,
    :singleitem,
    :normal_coupon_information,
    :consume_information,
    :business_type
  ]

  @type t :: %__MODULE__{
          stock_creator_mchid: String.t(),
          stock_id: String.t(),
          coupon_id: String.t(),
          singleitem_discount_off: SingleitemDiscountOff.t() | nil,
          discount_to: DiscountTo.t() | nil,
          coupon_name: String.t(),
          status: String.t(),
          description: String.t(),
          create_time: String.t(),
          coupon_type: String.t(),
          no_cash: boolean,
          available_begin_time: String.t(),
          available_end_time: String.t(),
          singleitem: boolean,
          normal_coupon_information: NormalCouponInformation.t() | nil,
          consume_information: ConsumeInformation.t() | nil,
          business_type: String.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      stock_creator_mchid: object["stock_creator_mchid"],
      stock_id: object["stock_id"],
      coupon_id: object["coupon_id"],
      singleitem_discount_off:
        object["singleitem_discount_off"] && SingleitemDiscountOff.read(object["singleitem_discount_off"]),
      discount_to: object["discount_to"] && DiscountTo.read(object["discount_to"]),
      coupon_name: object["coupon_name"],
      status: object["status"],
      description: object["description"],
      create_time: object["create_time"],
      coupon_type: object["coupon_type"],
      no_cash: object["no_cash"],
      available_begin_time: object["available_begin_time"],
      available_end_time: object["available_end_time"],
      singleitem: object["singleitem"],
      normal_coupon_information:
        object["normal_coupon_information"] &&
          NormalCouponInformation.read(object["normal_coupon_information"]),
      consume_information:
        object["consume_information"] && ConsumeInformation.read(object["consume_information"]),
      business_type: object["business_type"]
    }
  end
end

defmodule WxNotify.Events.CouponUse.ConsumeInformation do
  @moduledoc """
  How the coupon was used; absent until it is: `consume_information`.

    * `:consume_time` - When the coupon was used. RFC 3339 with offset.
    * `:consume_mchid` - Merchant number that took the coupon.
    * `:transaction_id` - WeChat Pay's number of the transaction.
    * `:consume_amount` - How much of the coupon was used; only for business_type MULTIUSE. In the
      currency's minor unit (分 for CNY).
    * `:goods_detail` - The goods.
  """

  alias __MODULE__.GoodsDetail

  @enforce_keys [
    :consume_time,
    :consume_mchid,
    :transaction_id
  ]
  defstruct [
    :consume_time,
    :consume_mchid,
    :transaction_id,
    :consume_amount,
    goods_detail: []
  ]

  @type t :: %__MODULE__{
          consume_time: String.t(),
          consume_mchid: String.t(),
          transaction_id: String.t(),
          consume_amount: integer | nil,
          goods_detail: [GoodsDetail.t()]
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      consume_time: object["consume_time"],
      consume_mchid: object["consume_mchid"],
      transaction_id: object["transaction_id"],
      consume_amount: object["consume_amount"],
      goods_detail: Enum.map(object["goods_detail"] || [], &GoodsDetail.read/1)
    }
  end
end

defmodule WxNotify.Events.CouponUse.ConsumeInformation.GoodsDetail do
  @moduledoc """
  The goods: `consume_information.goods_detail[]`.

    * `:goods_id` - The merchant's number of the item.
    * `:quantity` - How many of the item.
    * `:price` - Price of one item. In the currency's minor unit (分 for CNY).
    * `:discount_amount` - Discount on the item. In the currency's minor unit (分 for CNY).
  """

  @enforce_keys [
    :goods_id,
    :quantity,
    :price,
    :discount_amount
  ]
  defstruct [
    :goods_id,
    :quantity,
    :price,
    :discount_amount
  ]

  @type t :: %__MODULE__{
          goods_id: String.t(),
          quantity: integer,
          price: integer,
          discount_amount: integer
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      goods_id: object["goods_id"],
      quantity: object["quantity"],
      price: object["price"],
      discount_amount: object["discount_amount"]
    }
  end
end

defmodule WxNotify.Events.CouponUse.NormalCouponInformation do
  @moduledoc """
  Value of and threshold for the coupon: `normal_coupon_information`.

    * `:coupon_amount` - Face value of the coupon. In the currency's minor unit (分 for CNY).
    * `:transaction_minimum` - Order amount from which the coupon applies. In the currency's minor unit
      (分 for CNY).
  """

  @enforce_keys [
    :coupon_amount,
    :transaction_minimum
  ]
  defstruct [
    :coupon_amount,
    :transaction_minimum
  ]

  @type t :: %__MODULE__{
          coupon_amount: integer,
          transaction_minimum: integer
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      coupon_amount: object["coupon_amount"],
      transaction_minimum: object["transaction_minimum"]
    }
  end
end

defmodule WxNotify.Events.CouponUse.DiscountTo do
  @moduledoc """
  The set price; only for coupons that set one: `discount_to`.

    * `:cut_to_price` - Price of one item after the discount. In the currency's minor unit (分 for CNY).
    * `:max_price` - Highest price of an item that the coupon applies to. In the currency's minor unit
      (分 for CNY).
  """

  defstruct [
    :cut_to_price,
    :max_price
  ]

  @type t :: %__MODULE__{
          cut_to_price: integer | nil,
          max_price: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      cut_to_price: object["cut_to_price"],
      max_price: object["max_price"]
    }
  end
end

defmodule WxNotify.Events.CouponUse.SingleitemDiscountOff do
  @moduledoc """
  The discount on a single item: `singleitem_discount_off`.

    * `:single_price_max` - Most that is taken off one item. In the currency's minor unit (分 for CNY).
  """

  defstruct [
    :single_price_max
  ]

  @type t :: %__MODULE__{
          single_price_max: integer | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      single_price_max: object["single_price_max"]
    }
  end
end
