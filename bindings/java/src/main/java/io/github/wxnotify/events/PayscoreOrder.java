// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payscore order confirmed, prepaid or paid (支付分).
 *
 * <p>Kind {@code payscore.order}, carried by {@code PAYSCORE.MCH_PREPAY}, {@code PAYSCORE.USER_CONFIRM}, {@code
 * PAYSCORE.USER_PAID}.
 *
 * <p>{@code total_amount} is an integer in the official documentation, and a string in an unofficial source. It is
 * absent until the order is complete.
 * One kind serves the confirmed, the prepaid and the paid order: look at {@code state}, not at which fields are
 * there.
 * {@code time_range} and {@code collection.details[].paid_time} are not RFC 3339: they are yyyyMMddHHmmss, {@code
 * time_range} also yyyyMMdd.
 * With {@code sub_appid} in the order, {@code sub_openid} comes instead of {@code openid}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4012084127">pay.weixin.qq.com/doc/v3/partner/4012084127</a>
 */
public final class PayscoreOrder extends Event {
    private final String serviceId;
    private final String appid;
    private final String mchid;
    private final String subAppid;
    private final String subMchid;
    private final String channelId;
    private final String outOrderNo;
    private final String openid;
    private final String subOpenid;
    private final Long totalAmount;
    private final PrepayReqBody prepayReqBody;
    private final String prepayReqHeaderBase64;
    private final String prepayReqBodyBase64;
    private final Long prepayRespHttpCode;
    private final String prepayRespHeaderBase64;
    private final String prepayRespBodyBase64;
    private final String state;
    private final String stateDescription;
    private final String serviceIntroduction;
    private final List<PostPayments> postPayments;
    private final List<PostDiscounts> postDiscounts;
    private final RiskFund riskFund;
    private final TimeRange timeRange;
    private final Location location;
    private final String attach;
    private final String orderId;
    private final Boolean needCollection;
    private final String outTradeNo;
    private final Collection collection;
    private final String userServiceStatus;
    private final String openorcloseTime;
    private final String authorizationCode;
    private final String outRequestNo;

    PayscoreOrder(Fields from) {
        serviceId = from.value("service_id", String.class);
        appid = from.value("appid", String.class);
        mchid = from.value("mchid", String.class);
        subAppid = from.value("sub_appid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        channelId = from.value("channel_id", String.class);
        outOrderNo = from.value("out_order_no", String.class);
        openid = from.value("openid", String.class);
        subOpenid = from.value("sub_openid", String.class);
        totalAmount = from.value("total_amount", Long.class);
        prepayReqBody = from.object("prepay_req_body", PrepayReqBody::new);
        prepayReqHeaderBase64 = from.value("prepay_req_header_base64", String.class);
        prepayReqBodyBase64 = from.value("prepay_req_body_base64", String.class);
        prepayRespHttpCode = from.value("prepay_resp_http_code", Long.class);
        prepayRespHeaderBase64 = from.value("prepay_resp_header_base64", String.class);
        prepayRespBodyBase64 = from.value("prepay_resp_body_base64", String.class);
        state = from.value("state", String.class);
        stateDescription = from.value("state_description", String.class);
        serviceIntroduction = from.value("service_introduction", String.class);
        postPayments = from.objects("post_payments", PostPayments::new);
        postDiscounts = from.objects("post_discounts", PostDiscounts::new);
        riskFund = from.object("risk_fund", RiskFund::new);
        timeRange = from.object("time_range", TimeRange::new);
        location = from.object("location", Location::new);
        attach = from.value("attach", String.class);
        orderId = from.value("order_id", String.class);
        needCollection = from.value("need_collection", Boolean.class);
        outTradeNo = from.value("out_trade_no", String.class);
        collection = from.object("collection", Collection::new);
        userServiceStatus = from.value("user_service_status", String.class);
        openorcloseTime = from.value("openorclose_time", String.class);
        authorizationCode = from.value("authorization_code", String.class);
        outRequestNo = from.value("out_request_no", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.PAYSCORE_ORDER;
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
     * The application id of the merchant, or of the service provider.
     *
     * @return {@code appid}, or null
     */
    public @Nullable String getAppid() {
        return appid;
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
     * The application id of the sub-merchant.
     *
     * @return {@code sub_appid}, or null
     */
    public @Nullable String getSubAppid() {
        return subAppid;
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
     * Merchant number of the channel partner.
     *
     * @return {@code channel_id}, or null
     */
    public @Nullable String getChannelId() {
        return channelId;
    }

    /**
     * The merchant's number of the payscore order.
     *
     * @return {@code out_order_no}
     */
    public String getOutOrderNo() {
        return outOrderNo;
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
     * What is collected in all; absent until the order is complete. In the currency's minor unit (分 for CNY).
     * Uncertain: string in one source.
     *
     * @return {@code total_amount}, or null
     */
    public @Nullable Long getTotalAmount() {
        return totalAmount;
    }

    /**
     * Parameters for the order the merchant has to place.
     *
     * @return {@code prepay_req_body}, or null
     */
    public @Nullable PrepayReqBody getPrepayReqBody() {
        return prepayReqBody;
    }

    /**
     * Headers of the institution's request for a payment. Base64.
     *
     * @return {@code prepay_req_header_base64}, or null
     */
    public @Nullable String getPrepayReqHeaderBase64() {
        return prepayReqHeaderBase64;
    }

    /**
     * Body of the institution's request for a payment. Base64.
     *
     * @return {@code prepay_req_body_base64}, or null
     */
    public @Nullable String getPrepayReqBodyBase64() {
        return prepayReqBodyBase64;
    }

    /**
     * HTTP status of the response to the institution's request for a payment.
     *
     * @return {@code prepay_resp_http_code}, or null
     */
    public @Nullable Long getPrepayRespHttpCode() {
        return prepayRespHttpCode;
    }

    /**
     * Headers of the response to the institution's request for a payment. Base64.
     *
     * @return {@code prepay_resp_header_base64}, or null
     */
    public @Nullable String getPrepayRespHeaderBase64() {
        return prepayRespHeaderBase64;
    }

    /**
     * Body of the response to the institution's request for a payment. Base64.
     *
     * @return {@code prepay_resp_body_base64}, or null
     */
    public @Nullable String getPrepayRespBodyBase64() {
        return prepayRespBodyBase64;
    }

    /**
     * State of the order: CREATED, DOING, DONE, REVOKED, EXPIRED.
     *
     * @return {@code state}, or null
     */
    public @Nullable String getState() {
        return state;
    }

    /**
     * Finer state of an order that is DOING: USER_CONFIRM, MCH_COMPLETE.
     *
     * @return {@code state_description}, or null
     */
    public @Nullable String getStateDescription() {
        return stateDescription;
    }

    /**
     * What the service is.
     *
     * @return {@code service_introduction}, or null
     */
    public @Nullable String getServiceIntroduction() {
        return serviceIntroduction;
    }

    /**
     * What the user has to pay for, after the service.
     *
     * @return {@code post_payments}, empty where there is none
     */
    public List<PostPayments> getPostPayments() {
        return postPayments;
    }

    /**
     * The merchant's discounts.
     *
     * @return {@code post_discounts}, empty where there is none
     */
    public List<PostDiscounts> getPostDiscounts() {
        return postDiscounts;
    }

    /**
     * The deposit for the order.
     *
     * @return {@code risk_fund}, or null
     */
    public @Nullable RiskFund getRiskFund() {
        return riskFund;
    }

    /**
     * When the service takes place.
     *
     * @return {@code time_range}, or null
     */
    public @Nullable TimeRange getTimeRange() {
        return timeRange;
    }

    /**
     * Where the service took place.
     *
     * @return {@code location}, or null
     */
    public @Nullable Location getLocation() {
        return location;
    }

    /**
     * The merchant's own data, returned as it was given.
     *
     * @return {@code attach}, or null
     */
    public @Nullable String getAttach() {
        return attach;
    }

    /**
     * WeChat Pay's number of the payscore order.
     *
     * @return {@code order_id}, or null
     */
    public @Nullable String getOrderId() {
        return orderId;
    }

    /**
     * Whether there is something to collect.
     *
     * @return {@code need_collection}, or null
     */
    public @Nullable Boolean getNeedCollection() {
        return needCollection;
    }

    /**
     * The merchant's number of the deduction.
     *
     * @return {@code out_trade_no}, or null
     */
    public @Nullable String getOutTradeNo() {
        return outTradeNo;
    }

    /**
     * What is collected for the order; present when there is something to collect.
     *
     * @return {@code collection}, or null
     */
    public @Nullable Collection getCollection() {
        return collection;
    }

    /**
     * Whether the user opened or closed the service: USER_OPEN_SERVICE, USER_CLOSE_SERVICE.
     *
     * @return {@code user_service_status}, or null
     */
    public @Nullable String getUserServiceStatus() {
        return userServiceStatus;
    }

    /**
     * When the service was opened or closed. As {@code yyyyMMddHHmmss}.
     *
     * @return {@code openorclose_time}, or null
     */
    public @Nullable String getOpenorcloseTime() {
        return openorcloseTime;
    }

    /**
     * The merchant's number of the authorization; only for a pre-authorization.
     *
     * @return {@code authorization_code}, or null
     */
    public @Nullable String getAuthorizationCode() {
        return authorizationCode;
    }

    /**
     * The merchant's number of the request.
     *
     * @return {@code out_request_no}, or null
     */
    public @Nullable String getOutRequestNo() {
        return outRequestNo;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("service_id", serviceId)
                .put("appid", appid)
                .put("mchid", mchid)
                .put("sub_appid", subAppid)
                .put("sub_mchid", subMchid)
                .put("channel_id", channelId)
                .put("out_order_no", outOrderNo)
                .put("openid", openid)
                .put("sub_openid", subOpenid)
                .put("total_amount", totalAmount)
                .put("prepay_req_body", prepayReqBody)
                .put("prepay_req_header_base64", prepayReqHeaderBase64)
                .put("prepay_req_body_base64", prepayReqBodyBase64)
                .put("prepay_resp_http_code", prepayRespHttpCode)
                .put("prepay_resp_header_base64", prepayRespHeaderBase64)
                .put("prepay_resp_body_base64", prepayRespBodyBase64)
                .put("state", state)
                .put("state_description", stateDescription)
                .put("service_introduction", serviceIntroduction)
                .put("post_payments", postPayments)
                .put("post_discounts", postDiscounts)
                .put("risk_fund", riskFund)
                .put("time_range", timeRange)
                .put("location", location)
                .put("attach", attach)
                .put("order_id", orderId)
                .put("need_collection", needCollection)
                .put("out_trade_no", outTradeNo)
                .put("collection", collection)
                .put("user_service_status", userServiceStatus)
                .put("openorclose_time", openorcloseTime)
                .put("authorization_code", authorizationCode)
                .put("out_request_no", outRequestNo)
                .unmodifiable();
    }

    /** Parameters for the order the merchant has to place: {@code prepay_req_body}. */
    public static final class PrepayReqBody extends EventObject {
        private final String deviceInfo;
        private final String nonceStr;
        private final String body;
        private final String attach;
        private final String feeType;
        private final String timeStart;
        private final String timeExpire;
        private final String goodsTag;
        private final String notifyUrl;
        private final String tradeType;
        private final String limitPay;
        private final boolean needReceipt;

        PrepayReqBody(Fields from) {
            deviceInfo = from.value("device_info", String.class);
            nonceStr = from.value("nonce_str", String.class);
            body = from.value("body", String.class);
            attach = from.value("attach", String.class);
            feeType = from.value("fee_type", String.class);
            timeStart = from.value("time_start", String.class);
            timeExpire = from.value("time_expire", String.class);
            goodsTag = from.value("goods_tag", String.class);
            notifyUrl = from.value("notify_url", String.class);
            tradeType = from.value("trade_type", String.class);
            limitPay = from.value("limit_pay", String.class);
            needReceipt = from.value("need_receipt", Boolean.class);
        }

        /**
         * Number of the device; WEB in browsers and official accounts.
         *
         * @return {@code device_info}
         */
        public String getDeviceInfo() {
            return deviceInfo;
        }

        /**
         * Random text of the request.
         *
         * @return {@code nonce_str}
         */
        public String getNonceStr() {
            return nonceStr;
        }

        /**
         * Short description of what is paid for.
         *
         * @return {@code body}
         */
        public String getBody() {
            return body;
        }

        /**
         * The merchant's own data, returned as it was given.
         *
         * @return {@code attach}, or null
         */
        public @Nullable String getAttach() {
            return attach;
        }

        /**
         * Currency, by ISO 4217.
         *
         * @return {@code fee_type}
         */
        public String getFeeType() {
            return feeType;
        }

        /**
         * When the order was created. As {@code yyyyMMddHHmmss}.
         *
         * @return {@code time_start}
         */
        public String getTimeStart() {
            return timeStart;
        }

        /**
         * When the order expires. As {@code yyyyMMddHHmmss}.
         *
         * @return {@code time_expire}
         */
        public String getTimeExpire() {
            return timeExpire;
        }

        /**
         * Tag that decides which promotions apply.
         *
         * @return {@code goods_tag}, or null
         */
        public @Nullable String getGoodsTag() {
            return goodsTag;
        }

        /**
         * Where the notification goes. A URL.
         *
         * @return {@code notify_url}
         */
        public String getNotifyUrl() {
            return notifyUrl;
        }

        /**
         * How the user will pay: JSAPI, NATIVE, APP.
         *
         * @return {@code trade_type}
         */
        public String getTradeType() {
            return tradeType;
        }

        /**
         * Ways to pay that are ruled out: no_credit for credit cards.
         *
         * @return {@code limit_pay}
         */
        public String getLimitPay() {
            return limitPay;
        }

        /**
         * Whether an electronic receipt is wanted.
         *
         * @return {@code need_receipt}
         */
        public boolean isNeedReceipt() {
            return needReceipt;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("device_info", deviceInfo)
                    .put("nonce_str", nonceStr)
                    .put("body", body)
                    .put("attach", attach)
                    .put("fee_type", feeType)
                    .put("time_start", timeStart)
                    .put("time_expire", timeExpire)
                    .put("goods_tag", goodsTag)
                    .put("notify_url", notifyUrl)
                    .put("trade_type", tradeType)
                    .put("limit_pay", limitPay)
                    .put("need_receipt", needReceipt)
                    .unmodifiable();
        }
    }

    /** What the user has to pay for, after the service: {@code post_payments[]}. */
    public static final class PostPayments extends EventObject {
        private final String name;
        private final Long amount;
        private final String description;
        private final Long count;

        PostPayments(Fields from) {
            name = from.value("name", String.class);
            amount = from.value("amount", Long.class);
            description = from.value("description", String.class);
            count = from.value("count", Long.class);
        }

        /**
         * What is paid for.
         *
         * @return {@code name}, or null
         */
        public @Nullable String getName() {
            return name;
        }

        /**
         * The amount to pay. In the currency's minor unit (分 for CNY).
         *
         * @return {@code amount}, or null
         */
        public @Nullable Long getAmount() {
            return amount;
        }

        /**
         * How the amount comes about.
         *
         * @return {@code description}, or null
         */
        public @Nullable String getDescription() {
            return description;
        }

        /**
         * How many are paid for.
         *
         * @return {@code count}, or null
         */
        public @Nullable Long getCount() {
            return count;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("name", name)
                    .put("amount", amount)
                    .put("description", description)
                    .put("count", count)
                    .unmodifiable();
        }
    }

    /** The merchant's discounts: {@code post_discounts[]}. */
    public static final class PostDiscounts extends EventObject {
        private final String name;
        private final String description;
        private final Long amount;

        PostDiscounts(Fields from) {
            name = from.value("name", String.class);
            description = from.value("description", String.class);
            amount = from.value("amount", Long.class);
        }

        /**
         * Name of the discount.
         *
         * @return {@code name}, or null
         */
        public @Nullable String getName() {
            return name;
        }

        /**
         * Description of the discount.
         *
         * @return {@code description}, or null
         */
        public @Nullable String getDescription() {
            return description;
        }

        /**
         * The amount taken off. In the currency's minor unit (分 for CNY).
         *
         * @return {@code amount}, or null
         */
        public @Nullable Long getAmount() {
            return amount;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("name", name)
                    .put("description", description)
                    .put("amount", amount)
                    .unmodifiable();
        }
    }

    /** The deposit for the order: {@code risk_fund}. */
    public static final class RiskFund extends EventObject {
        private final String name;
        private final long amount;
        private final String description;

        RiskFund(Fields from) {
            name = from.value("name", String.class);
            amount = from.value("amount", Long.class);
            description = from.value("description", String.class);
        }

        /**
         * Kind of deposit: DEPOSIT, ADVANCE, CASH_DEPOSIT, ESTIMATE_ORDER_COST.
         *
         * @return {@code name}, or null
         */
        public @Nullable String getName() {
            return name;
        }

        /**
         * The deposit. In the currency's minor unit (分 for CNY).
         *
         * @return {@code amount}
         */
        public long getAmount() {
            return amount;
        }

        /**
         * Description of the deposit.
         *
         * @return {@code description}, or null
         */
        public @Nullable String getDescription() {
            return description;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("name", name)
                    .put("amount", amount)
                    .put("description", description)
                    .unmodifiable();
        }
    }

    /** When the service takes place: {@code time_range}. */
    public static final class TimeRange extends EventObject {
        private final String startTime;
        private final String startTimeRemark;
        private final String endTime;
        private final String endTimeRemark;

        TimeRange(Fields from) {
            startTime = from.value("start_time", String.class);
            startTimeRemark = from.value("start_time_remark", String.class);
            endTime = from.value("end_time", String.class);
            endTimeRemark = from.value("end_time_remark", String.class);
        }

        /**
         * When the service begins, as yyyyMMddHHmmss or yyyyMMdd. As {@code yyyyMMddHHmmss}.
         *
         * @return {@code start_time}
         */
        public String getStartTime() {
            return startTime;
        }

        /**
         * Note on the beginning.
         *
         * @return {@code start_time_remark}, or null
         */
        public @Nullable String getStartTimeRemark() {
            return startTimeRemark;
        }

        /**
         * When the service ends, as yyyyMMddHHmmss or yyyyMMdd. As {@code yyyyMMddHHmmss}.
         *
         * @return {@code end_time}, or null
         */
        public @Nullable String getEndTime() {
            return endTime;
        }

        /**
         * Note on the end.
         *
         * @return {@code end_time_remark}, or null
         */
        public @Nullable String getEndTimeRemark() {
            return endTimeRemark;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("start_time", startTime)
                    .put("start_time_remark", startTimeRemark)
                    .put("end_time", endTime)
                    .put("end_time_remark", endTimeRemark)
                    .unmodifiable();
        }
    }

    /** Where the service took place: {@code location}. */
    public static final class Location extends EventObject {
        private final String startLocation;
        private final String endLocation;

        Location(Fields from) {
            startLocation = from.value("start_location", String.class);
            endLocation = from.value("end_location", String.class);
        }

        /**
         * Where the service began.
         *
         * @return {@code start_location}, or null
         */
        public @Nullable String getStartLocation() {
            return startLocation;
        }

        /**
         * Where the service ended.
         *
         * @return {@code end_location}, or null
         */
        public @Nullable String getEndLocation() {
            return endLocation;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("start_location", startLocation)
                    .put("end_location", endLocation)
                    .unmodifiable();
        }
    }

    /** What is collected for the order; present when there is something to collect: {@code collection}. */
    public static final class Collection extends EventObject {
        private final String state;
        private final long totalAmount;
        private final long payingAmount;
        private final long paidAmount;
        private final List<Details> details;

        Collection(Fields from) {
            state = from.value("state", String.class);
            totalAmount = from.value("total_amount", Long.class);
            payingAmount = from.value("paying_amount", Long.class);
            paidAmount = from.value("paid_amount", Long.class);
            details = from.objects("details", Details::new);
        }

        /**
         * State of the collection: USER_PAYING, USER_PAID.
         *
         * @return {@code state}
         */
        public String getState() {
            return state;
        }

        /**
         * What is to be collected in all. In the currency's minor unit (分 for CNY).
         *
         * @return {@code total_amount}
         */
        public long getTotalAmount() {
            return totalAmount;
        }

        /**
         * What is still to be collected. In the currency's minor unit (分 for CNY).
         *
         * @return {@code paying_amount}
         */
        public long getPayingAmount() {
            return payingAmount;
        }

        /**
         * What was collected. In the currency's minor unit (分 for CNY).
         *
         * @return {@code paid_amount}
         */
        public long getPaidAmount() {
            return paidAmount;
        }

        /**
         * The single collections.
         *
         * @return {@code details}, empty where there is none
         */
        public List<Details> getDetails() {
            return details;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("state", state)
                    .put("total_amount", totalAmount)
                    .put("paying_amount", payingAmount)
                    .put("paid_amount", paidAmount)
                    .put("details", details)
                    .unmodifiable();
        }

        /** The single collections: {@code collection.details[]}. */
        public static final class Details extends EventObject {
            private final Long seq;
            private final long amount;
            private final String paidType;
            private final String paidTime;
            private final String transactionId;
            private final List<PromotionDetail> promotionDetail;

            Details(Fields from) {
                seq = from.value("seq", Long.class);
                amount = from.value("amount", Long.class);
                paidType = from.value("paid_type", String.class);
                paidTime = from.value("paid_time", String.class);
                transactionId = from.value("transaction_id", String.class);
                promotionDetail = from.objects("promotion_detail", PromotionDetail::new);
            }

            /**
             * Number of the collection.
             *
             * @return {@code seq}, or null
             */
            public @Nullable Long getSeq() {
                return seq;
            }

            /**
             * What this collection brought. In the currency's minor unit (分 for CNY).
             *
             * @return {@code amount}
             */
            public long getAmount() {
                return amount;
            }

            /**
             * How it was collected: NEWTON (by WeChat Pay), MCH (by the merchant itself).
             *
             * @return {@code paid_type}, or null
             */
            public @Nullable String getPaidType() {
                return paidType;
            }

            /**
             * When it was collected. As {@code yyyyMMddHHmmss}.
             *
             * @return {@code paid_time}
             */
            public String getPaidTime() {
                return paidTime;
            }

            /**
             * WeChat Pay's number of the transaction.
             *
             * @return {@code transaction_id}, or null
             */
            public @Nullable String getTransactionId() {
                return transactionId;
            }

            /**
             * The promotions that were applied.
             *
             * @return {@code promotion_detail}, empty where there is none
             */
            public List<PromotionDetail> getPromotionDetail() {
                return promotionDetail;
            }

            @Override
            public Map<String, Object> toMap() {
                return new FieldMap()
                        .put("seq", seq)
                        .put("amount", amount)
                        .put("paid_type", paidType)
                        .put("paid_time", paidTime)
                        .put("transaction_id", transactionId)
                        .put("promotion_detail", promotionDetail)
                        .unmodifiable();
            }

            /** The promotions that were applied: {@code collection.details[].promotion_detail[]}. */
            public static final class PromotionDetail extends EventObject {
                private final String couponId;
                private final String name;
                private final String scope;
                private final String type;
                private final long amount;
                private final String stockId;
                private final Long wechatpayContribute;
                private final Long merchantContribute;
                private final Long otherContribute;
                private final String currency;
                private final List<GoodsDetail> goodsDetail;

                PromotionDetail(Fields from) {
                    couponId = from.value("coupon_id", String.class);
                    name = from.value("name", String.class);
                    scope = from.value("scope", String.class);
                    type = from.value("type", String.class);
                    amount = from.value("amount", Long.class);
                    stockId = from.value("stock_id", String.class);
                    wechatpayContribute = from.value("wechatpay_contribute", Long.class);
                    merchantContribute = from.value("merchant_contribute", Long.class);
                    otherContribute = from.value("other_contribute", Long.class);
                    currency = from.value("currency", String.class);
                    goodsDetail = from.objects("goods_detail", GoodsDetail::new);
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
                 * Name of the promotion.
                 *
                 * @return {@code name}, or null
                 */
                public @Nullable String getName() {
                    return name;
                }

                /**
                 * What the promotion applies to: GLOBAL (the order), SINGLE (an item).
                 *
                 * @return {@code scope}, or null
                 */
                public @Nullable String getScope() {
                    return scope;
                }

                /**
                 * Kind of promotion: CASH (the merchant was paid for the coupon), NOCASH (a plain discount).
                 *
                 * @return {@code type}, or null
                 */
                public @Nullable String getType() {
                    return type;
                }

                /**
                 * Value of the promotion. In the currency's minor unit (分 for CNY).
                 *
                 * @return {@code amount}
                 */
                public long getAmount() {
                    return amount;
                }

                /**
                 * Id of the coupon's stock.
                 *
                 * @return {@code stock_id}, or null
                 */
                public @Nullable String getStockId() {
                    return stockId;
                }

                /**
                 * Part of the promotion that WeChat Pay pays. In the currency's minor unit (分 for CNY).
                 *
                 * @return {@code wechatpay_contribute}, or null
                 */
                public @Nullable Long getWechatpayContribute() {
                    return wechatpayContribute;
                }

                /**
                 * Part of the promotion that the merchant pays. In the currency's minor unit (分 for CNY).
                 *
                 * @return {@code merchant_contribute}, or null
                 */
                public @Nullable Long getMerchantContribute() {
                    return merchantContribute;
                }

                /**
                 * Part of the promotion that others pay. In the currency's minor unit (分 for CNY).
                 *
                 * @return {@code other_contribute}, or null
                 */
                public @Nullable Long getOtherContribute() {
                    return otherContribute;
                }

                /**
                 * Currency, by ISO 4217; CNY in mainland China.
                 *
                 * @return {@code currency}, or null
                 */
                public @Nullable String getCurrency() {
                    return currency;
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
                            .put("coupon_id", couponId)
                            .put("name", name)
                            .put("scope", scope)
                            .put("type", type)
                            .put("amount", amount)
                            .put("stock_id", stockId)
                            .put("wechatpay_contribute", wechatpayContribute)
                            .put("merchant_contribute", merchantContribute)
                            .put("other_contribute", otherContribute)
                            .put("currency", currency)
                            .put("goods_detail", goodsDetail)
                            .unmodifiable();
                }

                /** The goods: {@code collection.details[].promotion_detail[].goods_detail[]}. */
                public static final class GoodsDetail extends EventObject {
                    private final String goodsId;
                    private final Long quantity;
                    private final Long unitPrice;
                    private final Long discountAmount;
                    private final String goodsRemark;

                    GoodsDetail(Fields from) {
                        goodsId = from.value("goods_id", String.class);
                        quantity = from.value("quantity", Long.class);
                        unitPrice = from.value("unit_price", Long.class);
                        discountAmount = from.value("discount_amount", Long.class);
                        goodsRemark = from.value("goods_remark", String.class);
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
                     * @return {@code quantity}, or null
                     */
                    public @Nullable Long getQuantity() {
                        return quantity;
                    }

                    /**
                     * Price of one item. In the currency's minor unit (分 for CNY).
                     *
                     * @return {@code unit_price}, or null
                     */
                    public @Nullable Long getUnitPrice() {
                        return unitPrice;
                    }

                    /**
                     * Discount on the item. In the currency's minor unit (分 for CNY).
                     *
                     * @return {@code discount_amount}, or null
                     */
                    public @Nullable Long getDiscountAmount() {
                        return discountAmount;
                    }

                    /**
                     * Note on the item.
                     *
                     * @return {@code goods_remark}, or null
                     */
                    public @Nullable String getGoodsRemark() {
                        return goodsRemark;
                    }

                    @Override
                    public Map<String, Object> toMap() {
                        return new FieldMap()
                                .put("goods_id", goodsId)
                                .put("quantity", quantity)
                                .put("unit_price", unitPrice)
                                .put("discount_amount", discountAmount)
                                .put("goods_remark", goodsRemark)
                                .unmodifiable();
                    }
                }
            }
        }
    }
}
