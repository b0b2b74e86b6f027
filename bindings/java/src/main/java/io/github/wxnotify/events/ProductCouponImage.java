// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A picture for a product coupon made (商品券).
 *
 * <p>Kind {@code product_coupon.image}, carried by {@code PRODUCT_COUPON_SP.IMAGE_GENERATION}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4017327744">pay.weixin.qq.com/doc/v3/partner/4017327744</a>
 */
public final class ProductCouponImage extends Event {
    private final String brandId;
    private final String taskId;
    private final String imageGenerationType;
    private final String taskState;
    private final CombineImageResult combineImageResult;
    private final CutOutResult cutOutResult;

    ProductCouponImage(Fields from) {
        brandId = from.value("brand_id", String.class);
        taskId = from.value("task_id", String.class);
        imageGenerationType = from.value("image_generation_type", String.class);
        taskState = from.value("task_state", String.class);
        combineImageResult = from.object("combine_image_result", CombineImageResult::new);
        cutOutResult = from.object("cut_out_result", CutOutResult::new);
    }

    @Override
    public Kind getKind() {
        return Kind.PRODUCT_COUPON_IMAGE;
    }

    /**
     * WeChat Pay's id of the brand.
     *
     * @return {@code brand_id}
     */
    public String getBrandId() {
        return brandId;
    }

    /**
     * Id of the task.
     *
     * @return {@code task_id}
     */
    public String getTaskId() {
        return taskId;
    }

    /**
     * Kind of picture: COMBINE_IMAGE, CUT_OUT.
     *
     * @return {@code image_generation_type}
     */
    public String getImageGenerationType() {
        return imageGenerationType;
    }

    /**
     * State of the task: PROCESSING, FAIL, SUCCESS.
     *
     * @return {@code task_state}
     */
    public String getTaskState() {
        return taskState;
    }

    /**
     * The combined picture.
     *
     * @return {@code combine_image_result}, or null
     */
    public @Nullable CombineImageResult getCombineImageResult() {
        return combineImageResult;
    }

    /**
     * The picture of the cut-out product.
     *
     * @return {@code cut_out_result}, or null
     */
    public @Nullable CutOutResult getCutOutResult() {
        return cutOutResult;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("brand_id", brandId)
                .put("task_id", taskId)
                .put("image_generation_type", imageGenerationType)
                .put("task_state", taskState)
                .put("combine_image_result", combineImageResult)
                .put("cut_out_result", cutOutResult)
                .unmodifiable();
    }

    /** The combined picture: {@code combine_image_result}. */
    public static final class CombineImageResult extends EventObject {
        private final String imageUrl;

        CombineImageResult(Fields from) {
            imageUrl = from.value("image_url", String.class);
        }

        /**
         * The picture. A URL.
         *
         * @return {@code image_url}
         */
        public String getImageUrl() {
            return imageUrl;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("image_url", imageUrl)
                    .unmodifiable();
        }
    }

    /** The picture of the cut-out product: {@code cut_out_result}. */
    public static final class CutOutResult extends EventObject {
        private final String imageUrl;

        CutOutResult(Fields from) {
            imageUrl = from.value("image_url", String.class);
        }

        /**
         * The picture. A URL.
         *
         * @return {@code image_url}
         */
        public String getImageUrl() {
            return imageUrl;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("image_url", imageUrl)
                    .unmodifiable();
        }
    }
}
