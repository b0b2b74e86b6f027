// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A coupon used (代金券).
 *
 * <p>Kind {@code coupon.use}, carried by {@code COUPON.USE}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012285250">pay.weixin.qq.com/doc/v3/merchant/4012285250</a>
 */
public final class CouponUse extends Event {
    private final String stockCreatorMchid;
    private final String stockId;
    private final String couponId;
    private final SingleitemDiscountOff singleitemDiscountOff;
    private final DiscountTo discountTo;
    private final String couponName;
    private final String status;
    private final String description;
    private final String createTime;
    private final String couponType;
    private final boolean noCash;
    private final String availableBeginTime;
    private final String availableEndTime;
    private final boolean singleitem;
    private final NormalCouponInformation normalCouponInformation;
    private final ConsumeInformation consumeInformation;
    private final String businessType;

    CouponUse(Fields from) {
        stockCreatorMchid = from.value("stock_creator_mchid", String.class);
        stockId = from.value("stock_id", String.class);
        couponId = from.value("coupon_id", String.class);
        singleitemDiscountOff = from.object("singleitem_discount_off", SingleitemDiscountOff::new);
        discountTo = from.object("discount_to", DiscountTo::new);
        couponName = from.value("coupon_name", String.class);
        status = from.value("status", String.class);
        description = from.value("description", String.class);
        createTime = from.value("create_time", String.class);
        couponType = from.value("coupon_type", String.class);
        noCash = from.value("no_cash", Boolean.class);
        availableBeginTime = from.value("available_begin_time", String.class);
        availableEndTime = from.value("available_end_time", String.class);
        singleitem = from.value("singleitem", Boolean.class);
        normalCouponInformation = from.object("normal_coupon_information", NormalCouponInformation::new);
        consumeInformation = from.object("consume_information", ConsumeInformation::new);
        businessType = from.value("business_type", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.COUPON_USE;
    }

    /**
     * Merchant number that created the coupon's stock.
     *
     * @return {@code stock_creator_mchid}
     */
    public String getStockCreatorMchid() {
        return stockCreatorMchid;
    }

    /**
     * Id of the coupon's stock.
     *
     * @return {@code stock_id}
     */
    public String getStockId() {
        return stockId;
    }

    /**
     * Id of the coupon.
     *
     * @return {@code coupon_id}
     */
    public String getCouponId() {
        return couponId;
    }

    /**
     * The discount on a single item.
     *
     * @return {@code singleitem_discount_off}, or null
     */
    public @Nullable SingleitemDiscountOff getSingleitemDiscountOff() {
        return singleitemDiscountOff;
    }

    /**
     * The set price; only for coupons that set one.
     *
     * @return {@code discount_to}, or null
     */
    public @Nullable DiscountTo getDiscountTo() {
        return discountTo;
    }

    /**
     * Name of the coupon.
     *
     * @return {@code coupon_name}
     */
    public String getCouponName() {
        return couponName;
    }

    /**
     * State of the coupon: SENDED, USED, EXPIRED.
     *
     * @return {@code status}
     */
    public String getStatus() {
        return status;
    }

    /**
     * Description of the coupon.
     *
     * @return {@code description}
     */
    public String getDescription() {
        return description;
    }

    /**
     * When the user got the coupon. RFC 3339 with offset.
     *
     * @return {@code create_time}
     */
    public String getCreateTime() {
        return createTime;
    }

    /**
     * Kind of coupon: NORMAL (takes an amount off), CUT_TO (sets the price).
     *
     * @return {@code coupon_type}
     */
    public String getCouponType() {
        return couponType;
    }

    /**
     * Whether the coupon moves no money: the merchant bears it as a discount.
     *
     * @return {@code no_cash}
     */
    public boolean isNoCash() {
        return noCash;
    }

    /**
     * From when it can be used. RFC 3339 with offset.
     *
     * @return {@code available_begin_time}
     */
    public String getAvailableBeginTime() {
        return availableBeginTime;
    }

    /**
     * Until when it can be used. RFC 3339 with offset.
     *
     * @return {@code available_end_time}
     */
    public String getAvailableEndTime() {
        return availableEndTime;
    }

    /**
     * Whether the coupon is for single items.
     *
     * @return {@code singleitem}
     */
    public boolean isSingleitem() {
        return singleitem;
    }

    /**
     * Value of and threshold for the coupon.
     *
     * @return {@code normal_coupon_information}, or null
     */
    public @Nullable NormalCouponInformation getNormalCouponInformation() {
        return normalCouponInformation;
    }

    /**
     * How the coupon was used; absent until it is.
     *
     * @return {@code consume_information}, or null
     */
    public @Nullable ConsumeInformation getConsumeInformation() {
        return consumeInformation;
    }

    /**
     * Kind of coupon; MULTIUSE for one that can be used in parts, absent for others.
     *
     * @return {@code business_type}, or null
     */
    public @Nullable String getBusinessType() {
        return businessType;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("stock_creator_mchid", stockCreatorMchid)
                .put("stock_id", stockId)
                .put("coupon_id", couponId)
                .put("singleitem_discount_off", singleitemDiscountOff)
                .put("discount_to", discountTo)
                .put("coupon_name", couponName)
                .put("status", status)
                .put("description", description)
                .put("create_time", createTime)
                .put("coupon_type", couponType)
                .put("no_cash", noCash)
                .put("available_begin_time", availableBeginTime)
                .put("available_end_time", availableEndTime)
                .put("singleitem", singleitem)
                .put("normal_coupon_information", normalCouponInformation)
                .put("consume_information", consumeInformation)
                .put("business_type", businessType)
                .unmodifiable();
    }

    /** The discount on a single item: {@code singleitem_discount_off}. */
    public static final class SingleitemDiscountOff extends EventObject {
        private final Long singlePriceMax;

        SingleitemDiscountOff(Fields from) {
            singlePriceMax = from.value("single_price_max", Long.class);
        }

        /**
         * Most that is taken off one item. In the currency's minor unit (分 for CNY).
         *
         * @return {@code single_price_max}, or null
         */
        public @Nullable Long getSinglePriceMax() {
            return singlePriceMax;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("single_price_max", singlePriceMax)
                    .unmodifiable();
        }
    }

    /** The set price; only for coupons that set one: {@code discount_to}. */
    public static final class DiscountTo extends EventObject {
        private final Long cutToPrice;
        private final Long maxPrice;

        DiscountTo(Fields from) {
            cutToPrice = from.value("cut_to_price", Long.class);
            maxPrice = from.value("max_price", Long.class);
        }

        /**
         * Price of one item after the discount. In the currency's minor unit (分 for CNY).
         *
         * @return {@code cut_to_price}, or null
         */
        public @Nullable Long getCutToPrice() {
            return cutToPrice;
        }

        /**
         * Highest price of an item that the coupon applies to. In the currency's minor unit (分 for CNY).
         *
         * @return {@code max_price}, or null
         */
        public @Nullable Long getMaxPrice() {
            return maxPrice;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("cut_to_price", cutToPrice)
                    .put("max_price", maxPrice)
                    .unmodifiable();
        }
    }

    /** Value of and threshold for the coupon: {@code normal_coupon_information}. */
    public static final class NormalCouponInformation extends EventObject {
        private final long couponAmount;
        private final long transactionMinimum;

        NormalCouponInformation(Fields from) {
            couponAmount = from.value("coupon_amount", Long.class);
            transactionMinimum = from.value("transaction_minimum", Long.class);
        }

        /**
         * Face value of the coupon. In the currency's minor unit (分 for CNY).
         *
         * @return {@code coupon_amount}
         */
        public long getCouponAmount() {
            return couponAmount;
        }

        /**
         * Order amount from which the coupon applies. In the currency's minor unit (分 for CNY).
         *
         * @return {@code transaction_minimum}
         */
        public long getTransactionMinimum() {
            return transactionMinimum;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("coupon_amount", couponAmount)
                    .put("transaction_minimum", transactionMinimum)
                    .unmodifiable();
        }
    }

    /** How the coupon was used; absent until it is: {@code consume_information}. */
    public static final class ConsumeInformation extends EventObject {
        private final String consumeTime;
        private final String consumeMchid;
        private final String transactionId;
        private final Long consumeAmount;
        private final List<GoodsDetail> goodsDetail;

        ConsumeInformation(Fields from) {
            consumeTime = from.value("consume_time", String.class);
            consumeMchid = from.value("consume_mchid", String.class);
            transactionId = from.value("transaction_id", String.class);
            consumeAmount = from.value("consume_amount", Long.class);
            goodsDetail = from.objects("goods_detail", GoodsDetail::new);
        }

        /**
         * When the coupon was used. RFC 3339 with offset.
         *
         * @return {@code consume_time}
         */
        public String getConsumeTime() {
            return consumeTime;
        }

        /**
         * Merchant number that took the coupon.
         *
         * @return {@code consume_mchid}
         */
        public String getConsumeMchid() {
            return consumeMchid;
        }

        /**
         * WeChat Pay's number of the transaction.
         *
         * @return {@code transaction_id}
         */
        public String getTransactionId() {
            return transactionId;
        }

        /**
         * How much of the coupon was used; only for business_type MULTIUSE. In the currency's minor unit (分 for CNY).
         *
         * @return {@code consume_amount}, or null
         */
        public @Nullable Long getConsumeAmount() {
            return consumeAmount;
        }

        /**
         * The goods.
         *
         * @return {@code goods_detail}, empty where there is none
         */
        public List<GoodsDetail> getGoodsDetail() {
            return goodsDetail;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("consume_time", consumeTime)
                    .put("consume_mchid", consumeMchid)
                    .put("transaction_id", transactionId)
                    .put("consume_amount", consumeAmount)
                    .put("goods_detail", goodsDetail)
                    .unmodifiable();
        }

        /** The goods: {@code consume_information.goods_detail[]}. */
        public static final class GoodsDetail extends EventObject {
            private final String goodsId;
            private final long quantity;
            private final long price;
            private final long discountAmount;

            GoodsDetail(Fields from) {
                goodsId = from.value("goods_id", String.class);
                quantity = from.value("quantity", Long.class);
                price = from.value("price", Long.class);
                discountAmount = from.value("discount_amount", Long.class);
            }

            /**
             * The merchant's number of the item.
             *
             * @return {@code goods_id}
             */
            public String getGoodsId() {
                return goodsId;
            }

            /**
             * How many of the item.
             *
             * @return {@code quantity}
             */
            public long getQuantity() {
                return quantity;
            }

            /**
             * Price of one item. In the currency's minor unit (分 for CNY).
             *
             * @return {@code price}
             */
            public long getPrice() {
                return price;
            }

            /**
             * Discount on the item. In the currency's minor unit (分 for CNY).
             *
             * @return {@code discount_amount}
             */
            public long getDiscountAmount() {
                return discountAmount;
            }

            @Override
            public Map<String, Object> toMap() {
                return new FieldMap()
                        .put("goods_id", goodsId)
                        .put("quantity", quantity)
                        .put("price", price)
                        .put("discount_amount", discountAmount)
                        .unmodifiable();
            }
        }
    }
}
