// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payscore plan signed or cancelled by the user (支付分).
 *
 * <p>Kind {@code payscore.sign_plan}, carried by {@code PAYSCORE.USER_CANCEL_SIGN_PLAN}, {@code
 * PAYSCORE.USER_SIGN_PLAN}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012286184">pay.weixin.qq.com/doc/v3/merchant/4012286184</a>
 */
public final class PayscoreSignPlan extends Event {
    private final String signPlanId;
    private final String openid;
    private final String subOpenid;
    private final String serviceId;
    private final String mchid;
    private final String subMchid;
    private final String appid;
    private final String subAppid;
    private final String merchantSignPlanNo;
    private final String merchantCallbackUrl;
    private final String planId;
    private final long goingDetailNo;
    private final String signState;
    private final String cancelSignTime;
    private final String cancelSignType;
    private final String cancelReason;
    private final String planName;
    private final String planOverTime;
    private final long totalOriginPrice;
    private final long deductionQuantity;
    private final long totalActualPrice;
    private final List<SignedDetailList> signedDetailList;
    private final String signTime;

    PayscoreSignPlan(Fields from) {
        signPlanId = from.value("sign_plan_id", String.class);
        openid = from.value("openid", String.class);
        subOpenid = from.value("sub_openid", String.class);
        serviceId = from.value("service_id", String.class);
        mchid = from.value("mchid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        appid = from.value("appid", String.class);
        subAppid = from.value("sub_appid", String.class);
        merchantSignPlanNo = from.value("merchant_sign_plan_no", String.class);
        merchantCallbackUrl = from.value("merchant_callback_url", String.class);
        planId = from.value("plan_id", String.class);
        goingDetailNo = from.value("going_detail_no", Long.class);
        signState = from.value("sign_state", String.class);
        cancelSignTime = from.value("cancel_sign_time", String.class);
        cancelSignType = from.value("cancel_sign_type", String.class);
        cancelReason = from.value("cancel_reason", String.class);
        planName = from.value("plan_name", String.class);
        planOverTime = from.value("plan_over_time", String.class);
        totalOriginPrice = from.value("total_origin_price", Long.class);
        deductionQuantity = from.value("deduction_quantity", Long.class);
        totalActualPrice = from.value("total_actual_price", Long.class);
        signedDetailList = from.objects("signed_detail_list", SignedDetailList::new);
        signTime = from.value("sign_time", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.PAYSCORE_SIGN_PLAN;
    }

    /**
     * WeChat Pay's id of the user's plan.
     *
     * @return {@code sign_plan_id}
     */
    public String getSignPlanId() {
        return signPlanId;
    }

    /**
     * The user's id under the application.
     *
     * @return {@code openid}, or null
     */
    public @Nullable String getOpenid() {
        return openid;
    }

    /**
     * The user's id under the sub-merchant's application.
     *
     * @return {@code sub_openid}, or null
     */
    public @Nullable String getSubOpenid() {
        return subOpenid;
    }

    /**
     * Id of the payscore service.
     *
     * @return {@code service_id}
     */
    public String getServiceId() {
        return serviceId;
    }

    /**
     * The merchant number.
     *
     * @return {@code mchid}, or null
     */
    public @Nullable String getMchid() {
        return mchid;
    }

    /**
     * The merchant number of the sub-merchant.
     *
     * @return {@code sub_mchid}, or null
     */
    public @Nullable String getSubMchid() {
        return subMchid;
    }

    /**
     * The application id of the merchant, or of the service provider.
     *
     * @return {@code appid}, or null
     */
    public @Nullable String getAppid() {
        return appid;
    }

    /**
     * The application id of the sub-merchant.
     *
     * @return {@code sub_appid}, or null
     */
    public @Nullable String getSubAppid() {
        return subAppid;
    }

    /**
     * The merchant's number of the plan.
     *
     * @return {@code merchant_sign_plan_no}
     */
    public String getMerchantSignPlanNo() {
        return merchantSignPlanNo;
    }

    /**
     * Where the notification goes. A URL.
     *
     * @return {@code merchant_callback_url}
     */
    public String getMerchantCallbackUrl() {
        return merchantCallbackUrl;
    }

    /**
     * Id of the plan that was signed.
     *
     * @return {@code plan_id}
     */
    public String getPlanId() {
        return planId;
    }

    /**
     * Number of the item in use, from 1; 0 before the first.
     *
     * @return {@code going_detail_no}
     */
    public long getGoingDetailNo() {
        return goingDetailNo;
    }

    /**
     * State of the user's plan, such as UNSIGNED.
     *
     * @return {@code sign_state}
     */
    public String getSignState() {
        return signState;
    }

    /**
     * When the plan was cancelled. RFC 3339 with offset.
     *
     * @return {@code cancel_sign_time}
     */
    public String getCancelSignTime() {
        return cancelSignTime;
    }

    /**
     * Who cancelled the plan: NOT_CANCEL, USER, MERCHANT, REVOKE_SERVICE.
     *
     * @return {@code cancel_sign_type}, or null
     */
    public @Nullable String getCancelSignType() {
        return cancelSignType;
    }

    /**
     * Why the plan was cancelled.
     *
     * @return {@code cancel_reason}, or null
     */
    public @Nullable String getCancelReason() {
        return cancelReason;
    }

    /**
     * Name of the plan.
     *
     * @return {@code plan_name}
     */
    public String getPlanName() {
        return planName;
    }

    /**
     * When the plan expires. RFC 3339 with offset.
     *
     * @return {@code plan_over_time}
     */
    public String getPlanOverTime() {
        return planOverTime;
    }

    /**
     * Price of the plan before discounts. In the currency's minor unit (分 for CNY).
     *
     * @return {@code total_origin_price}
     */
    public long getTotalOriginPrice() {
        return totalOriginPrice;
    }

    /**
     * How many deductions the plan has.
     *
     * @return {@code deduction_quantity}
     */
    public long getDeductionQuantity() {
        return deductionQuantity;
    }

    /**
     * Price of the plan after discounts. In the currency's minor unit (分 for CNY).
     *
     * @return {@code total_actual_price}
     */
    public long getTotalActualPrice() {
        return totalActualPrice;
    }

    /**
     * The items of the plan.
     *
     * @return {@code signed_detail_list}, empty where there is none
     */
    public List<SignedDetailList> getSignedDetailList() {
        return signedDetailList;
    }

    /**
     * When the user signed the plan. RFC 3339 with offset.
     *
     * @return {@code sign_time}
     */
    public String getSignTime() {
        return signTime;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sign_plan_id", signPlanId)
                .put("openid", openid)
                .put("sub_openid", subOpenid)
                .put("service_id", serviceId)
                .put("mchid", mchid)
                .put("sub_mchid", subMchid)
                .put("appid", appid)
                .put("sub_appid", subAppid)
                .put("merchant_sign_plan_no", merchantSignPlanNo)
                .put("merchant_callback_url", merchantCallbackUrl)
                .put("plan_id", planId)
                .put("going_detail_no", goingDetailNo)
                .put("sign_state", signState)
                .put("cancel_sign_time", cancelSignTime)
                .put("cancel_sign_type", cancelSignType)
                .put("cancel_reason", cancelReason)
                .put("plan_name", planName)
                .put("plan_over_time", planOverTime)
                .put("total_origin_price", totalOriginPrice)
                .put("deduction_quantity", deductionQuantity)
                .put("total_actual_price", totalActualPrice)
                .put("signed_detail_list", signedDetailList)
                .put("sign_time", signTime)
                .unmodifiable();
    }

    /** The items of the plan: {@code signed_detail_list[]}. */
    public static final class SignedDetailList extends EventObject {
        private final long planDetailNo;
        private final long originalPrice;
        private final String planDiscountDescription;
        private final long actualPrice;
        private final String planDetailState;
        private final String orderId;
        private final String merchantPlanDetailNo;
        private final String planDetailName;
        private final Long actualPayPrice;
        private final String useTime;
        private final String completeTime;
        private final String cancelTime;

        SignedDetailList(Fields from) {
            planDetailNo = from.value("plan_detail_no", Long.class);
            originalPrice = from.value("original_price", Long.class);
            planDiscountDescription = from.value("plan_discount_description", String.class);
            actualPrice = from.value("actual_price", Long.class);
            planDetailState = from.value("plan_detail_state", String.class);
            orderId = from.value("order_id", String.class);
            merchantPlanDetailNo = from.value("merchant_plan_detail_no", String.class);
            planDetailName = from.value("plan_detail_name", String.class);
            actualPayPrice = from.value("actual_pay_price", Long.class);
            useTime = from.value("use_time", String.class);
            completeTime = from.value("complete_time", String.class);
            cancelTime = from.value("cancel_time", String.class);
        }

        /**
         * Number of the item in the plan, from 1.
         *
         * @return {@code plan_detail_no}
         */
        public long getPlanDetailNo() {
            return planDetailNo;
        }

        /**
         * Price of the item before discounts. In the currency's minor unit (分 for CNY).
         *
         * @return {@code original_price}
         */
        public long getOriginalPrice() {
            return originalPrice;
        }

        /**
         * Description of the item's discount.
         *
         * @return {@code plan_discount_description}, or null
         */
        public @Nullable String getPlanDiscountDescription() {
            return planDiscountDescription;
        }

        /**
         * Price of the item after discounts. In the currency's minor unit (分 for CNY).
         *
         * @return {@code actual_price}
         */
        public long getActualPrice() {
            return actualPrice;
        }

        /**
         * State of the item: NOT_USED, USING, USED, SIGN_PLAN_DETAIL_CANCEL.
         *
         * @return {@code plan_detail_state}
         */
        public String getPlanDetailState() {
            return planDetailState;
        }

        /**
         * WeChat Pay's number of the item's payscore order; absent while NOT_USED.
         *
         * @return {@code order_id}, or null
         */
        public @Nullable String getOrderId() {
            return orderId;
        }

        /**
         * The merchant's number of the plan's item, and of its order.
         *
         * @return {@code merchant_plan_detail_no}
         */
        public String getMerchantPlanDetailNo() {
            return merchantPlanDetailNo;
        }

        /**
         * Name of the plan's item.
         *
         * @return {@code plan_detail_name}
         */
        public String getPlanDetailName() {
            return planDetailName;
        }

        /**
         * What the user paid for the item's order in the end. In the currency's minor unit (分 for CNY).
         *
         * @return {@code actual_pay_price}, or null
         */
        public @Nullable Long getActualPayPrice() {
            return actualPayPrice;
        }

        /**
         * When the item was first used. RFC 3339 with offset.
         *
         * @return {@code use_time}
         */
        public String getUseTime() {
            return useTime;
        }

        /**
         * When the item's order was paid. RFC 3339 with offset.
         *
         * @return {@code complete_time}
         */
        public String getCompleteTime() {
            return completeTime;
        }

        /**
         * When the item's order was cancelled. RFC 3339 with offset.
         *
         * @return {@code cancel_time}
         */
        public String getCancelTime() {
            return cancelTime;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("plan_detail_no", planDetailNo)
                    .put("original_price", originalPrice)
                    .put("plan_discount_description", planDiscountDescription)
                    .put("actual_price", actualPrice)
                    .put("plan_detail_state", planDetailState)
                    .put("order_id", orderId)
                    .put("merchant_plan_detail_no", merchantPlanDetailNo)
                    .put("plan_detail_name", planDetailName)
                    .put("actual_pay_price", actualPayPrice)
                    .put("use_time", useTime)
                    .put("complete_time", completeTime)
                    .put("cancel_time", cancelTime)
                    .unmodifiable();
        }
    }
}
