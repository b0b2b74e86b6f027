# frozen_string_literal: true

# Made from schema/ by `make generate`; do not edit.

require "wxnotify/event"

module WxNotify
  module Events
    # A picture for a product coupon made (商品券).
    #
    # Kind `product_coupon.image`, carried by `PRODUCT_COUPON_SP.IMAGE_GENERATION`.
    #
    # Official documentation: <https://pay.weixin.qq.com/doc/v3/partner/4017327744>
    class ProductCouponImage < Event
      KIND = "product_coupon.image"

      # The combined picture: `combine_image_result`.
      class CombineImageResult < Part
        # The picture. A URL.
        #
        # @return [String]
        field :image_url, required: true
      end

      # The picture of the cut-out product: `cut_out_result`.
      class CutOutResult < Part
        # The picture. A URL.
        #
        # @return [String]
        field :image_url, required: true
      end

      # WeChat Pay's id of the brand.
      #
      # @return [String]
      field :brand_id, required: true

      # Id of the task.
      #
      # @return [String]
      field :task_id, required: true

      # Kind of picture: COMBINE_IMAGE, CUT_OUT.
      #
      # @return [String]
      field :image_generation_type, required: true

      # State of the task: PROCESSING, FAIL, SUCCESS.
      #
      # @return [String]
      field :task_state, required: true

      # The combined picture.
      #
      # @return [CombineImageResult, nil]
      field :combine_image_result, CombineImageResult

      # The picture of the cut-out product.
      #
      # @return [CutOutResult, nil]
      field :cut_out_result, CutOutResult
    end
  end
end
