# Made from schema/ by `make generate`; do not edit.

defmodule WxNotify.Events.ProductCouponImage do
  @moduledoc """
  A picture for a product coupon made (商品券).

  Kind `product_coupon.image`, carried by `PRODUCT_COUPON_SP.IMAGE_GENERATION`.

  Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4017327744>

    * `:brand_id` - WeChat Pay's id of the brand.
    * `:task_id` - Id of the task.
    * `:image_generation_type` - Kind of picture: COMBINE_IMAGE, CUT_OUT.
    * `:task_state` - State of the task: PROCESSING, FAIL, SUCCESS.
    * `:combine_image_result` - The combined picture.
    * `:cut_out_result` - The picture of the cut-out product.
  """

  alias __MODULE__.CombineImageResult
  alias __MODULE__.CutOutResult

  @enforce_keys [
    :brand_id,
    :task_id,
    :image_generation_type,
    :task_state
  ]
  defstruct [
    :brand_id,
    :task_id,
    :image_generation_type,
    :task_state,
    :combine_image_result,
    :cut_out_result
  ]

  @type t :: %__MODULE__{
          brand_id: String.t(),
          task_id: String.t(),
          image_generation_type: String.t(),
          task_state: String.t(),
          combine_image_result: CombineImageResult.t() | nil,
          cut_out_result: CutOutResult.t() | nil
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      brand_id: object["brand_id"],
      task_id: object["task_id"],
      image_generation_type: object["image_generation_type"],
      task_state: object["task_state"],
      combine_image_result:
        object["combine_image_result"] && CombineImageResult.read(object["combine_image_result"]),
      cut_out_result: object["cut_out_result"] && CutOutResult.read(object["cut_out_result"])
    }
  end
end

defmodule WxNotify.Events.ProductCouponImage.CutOutResult do
  @moduledoc """
  The picture of the cut-out product: `cut_out_result`.

    * `:image_url` - The picture. A URL.
  """

  @enforce_keys [
    :image_url
  ]
  defstruct [
    :image_url
  ]

  @type t :: %__MODULE__{
          image_url: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      image_url: object["image_url"]
    }
  end
end

defmodule WxNotify.Events.ProductCouponImage.CombineImageResult do
  @moduledoc """
  The combined picture: `combine_image_result`.

    * `:image_url` - The picture. A URL.
  """

  @enforce_keys [
    :image_url
  ]
  defstruct [
    :image_url
  ]

  @type t :: %__MODULE__{
          image_url: String.t()
        }

  @doc false
  @spec read(map) :: t
  def read(object) do
    %__MODULE__{
      image_url: object["image_url"]
    }
  end
end
