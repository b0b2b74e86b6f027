// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment with medical insurance, successful (医保支付).
 *
 * <p>Kind {@code medical_insurance}, carried by {@code MEDICAL_INSURANCE.SUCCESS}.
 *
 * <p>{@code passthrough_request_content} and {@code passthrough_response_content} are strings that hold JSON, with
 * {@code payAuthNo}, {@code payOrdId} and {@code setlLatlnt} inside: parse them once more.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/merchant/4016781554">pay.weixin.qq.com/doc/v3/merchant/4016781554</a>
 */
public final class MedicalInsurance extends Event {
    private final String mixTradeNo;
    private final String mixPayStatus;
    private final String selfPayStatus;
    private final String medInsPayStatus;
    private final String paidTime;
    private final String passthroughResponseContent;
    private final String mixPayType;
    private final String orderType;
    private final String appid;
    private final String subAppid;
    private final String subMchid;
    private final String openid;
    private final String subOpenid;
    private final Boolean payForRelatives;
    private final String outTradeNo;
    private final String serialNo;
    private final String payOrderId;
    private final String payAuthNo;
    private final String geoLocation;
    private final String cityId;
    private final String medInstName;
    private final String medInstNo;
    private final String medInsOrderCreateTime;
    private final Long totalFee;
    private final Long medInsGovFee;
    private final Long medInsSelfFee;
    private final Long medInsOtherFee;
    private final Long medInsCashFee;
    private final Long wechatPayCashFee;
    private final List<CashAddDetail> cashAddDetail;
    private final List<CashReduceDetail> cashReduceDetail;
    private final String callbackUrl;
    private final String prepayId;
    private final String passthroughRequestContent;
    private final String extends_;
    private final String attach;
    private final String channelNo;
    private final Boolean medInsTestEnv;

    MedicalInsurance(Fields from) {
        mixTradeNo = from.value("mix_trade_no", String.class);
        mixPayStatus = from.value("mix_pay_status", String.class);
        selfPayStatus = from.value("self_pay_status", String.class);
        medInsPayStatus = from.value("med_ins_pay_status", String.class);
        paidTime = from.value("paid_time", String.class);
        passthroughResponseContent = from.value("passthrough_response_content", String.class);
        mixPayType = from.value("mix_pay_type", String.class);
        orderType = from.value("order_type", String.class);
        appid = from.value("appid", String.class);
        subAppid = from.value("sub_appid", String.class);
        subMchid = from.value("sub_mchid", String.class);
        openid = from.value("openid", String.class);
        subOpenid = from.value("sub_openid", String.class);
        payForRelatives = from.value("pay_for_relatives", Boolean.class);
        outTradeNo = from.value("out_trade_no", String.class);
        serialNo = from.value("serial_no", String.class);
        payOrderId = from.value("pay_order_id", String.class);
        payAuthNo = from.value("pay_auth_no", String.class);
        geoLocation = from.value("geo_location", String.class);
        cityId = from.value("city_id", String.class);
        medInstName = from.value("med_inst_name", String.class);
        medInstNo = from.value("med_inst_no", String.class);
        medInsOrderCreateTime = from.value("med_ins_order_create_time", String.class);
        totalFee = from.value("total_fee", Long.class);
        medInsGovFee = from.value("med_ins_gov_fee", Long.class);
        medInsSelfFee = from.value("med_ins_self_fee", Long.class);
        medInsOtherFee = from.value("med_ins_other_fee", Long.class);
        medInsCashFee = from.value("med_ins_cash_fee", Long.class);
        wechatPayCashFee = from.value("wechat_pay_cash_fee", Long.class);
        cashAddDetail = from.objects("cash_add_detail", CashAddDetail::new);
        cashReduceDetail = from.objects("cash_reduce_detail", CashReduceDetail::new);
        callbackUrl = from.value("callback_url", String.class);
        prepayId = from.value("prepay_id", String.class);
        passthroughRequestContent = from.value("passthrough_request_content", String.class);
        extends_ = from.value("extends", String.class);
        attach = from.value("attach", String.class);
        channelNo = from.value("channel_no", String.class);
        medInsTestEnv = from.value("med_ins_test_env", Boolean.class);
    }

    @Override
    public Kind getKind() {
        return Kind.MEDICAL_INSURANCE;
    }

    /**
     * WeChat Pay's number of the mixed order.
     *
     * @return {@code mix_trade_no}
     */
    public String getMixTradeNo() {
        return mixTradeNo;
    }

    /**
     * State of the mixed order: MIX_PAY_CREATED, MIX_PAY_SUCCESS, MIX_PAY_REFUND, MIX_PAY_FAIL,
     * UNKNOWN_MIX_PAY_STATUS.
     *
     * @return {@code mix_pay_status}
     */
    public String getMixPayStatus() {
        return mixPayStatus;
    }

    /**
     * State of the user's own part: SELF_PAY_CREATED, SELF_PAY_SUCCESS, SELF_PAY_REFUND, SELF_PAY_FAIL, NO_SELF_PAY,
     * UNKNOWN_SELF_PAY_STATUS.
     *
     * @return {@code self_pay_status}, or null
     */
    public @Nullable String getSelfPayStatus() {
        return selfPayStatus;
    }

    /**
     * State of the insurance's part: MED_INS_PAY_CREATED, MED_INS_PAY_SUCCESS, MED_INS_PAY_REFUND, MED_INS_PAY_FAIL,
     * NO_MED_INS_PAY, UNKNOWN_MED_INS_PAY_STATUS.
     *
     * @return {@code med_ins_pay_status}, or null
     */
    public @Nullable String getMedInsPayStatus() {
        return medInsPayStatus;
    }

    /**
     * When the order was paid. RFC 3339 with offset.
     *
     * @return {@code paid_time}, or null
     */
    public @Nullable String getPaidTime() {
        return paidTime;
    }

    /**
     * What the insurance returned to the medical institution, as JSON in a string. JSON in a string.
     *
     * @return {@code passthrough_response_content}, or null
     */
    public @Nullable String getPassthroughResponseContent() {
        return passthroughResponseContent;
    }

    /**
     * What the order is paid with: CASH_ONLY, INSURANCE_ONLY, CASH_AND_INSURANCE, UNKNOWN_MIX_PAY_TYPE.
     *
     * @return {@code mix_pay_type}
     */
    public String getMixPayType() {
        return mixPayType;
    }

    /**
     * Kind of medical order, such as REG_PAY (registration), DIAG_PAY (treatment), IN_HOSP_PAY, PHARMACY_PAY.
     *
     * @return {@code order_type}, or null
     */
    public @Nullable String getOrderType() {
        return orderType;
    }

    /**
     * The application id of the institution.
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
     * The merchant number of the medical institution.
     *
     * @return {@code sub_mchid}, or null
     */
    public @Nullable String getSubMchid() {
        return subMchid;
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
     * Whether the user pays for a relative.
     *
     * @return {@code pay_for_relatives}, or null
     */
    public @Nullable Boolean getPayForRelatives() {
        return payForRelatives;
    }

    /**
     * The institution's order number.
     *
     * @return {@code out_trade_no}
     */
    public String getOutTradeNo() {
        return outTradeNo;
    }

    /**
     * The medical institution's order number.
     *
     * @return {@code serial_no}, or null
     */
    public @Nullable String getSerialNo() {
        return serialNo;
    }

    /**
     * The insurance's id of the payment.
     *
     * @return {@code pay_order_id}, or null
     */
    public @Nullable String getPayOrderId() {
        return payOrderId;
    }

    /**
     * The insurance's authorization code of the payment.
     *
     * @return {@code pay_auth_no}, or null
     */
    public @Nullable String getPayAuthNo() {
        return payAuthNo;
    }

    /**
     * The user's location: longitude, comma, latitude.
     *
     * @return {@code geo_location}, or null
     */
    public @Nullable String getGeoLocation() {
        return geoLocation;
    }

    /**
     * Id of the city, as an administrative division code.
     *
     * @return {@code city_id}
     */
    public String getCityId() {
        return cityId;
    }

    /**
     * Name of the medical institution.
     *
     * @return {@code med_inst_name}
     */
    public String getMedInstName() {
        return medInstName;
    }

    /**
     * Code of the medical institution.
     *
     * @return {@code med_inst_no}
     */
    public String getMedInstNo() {
        return medInstNo;
    }

    /**
     * When the order was placed with the medical insurance. RFC 3339 with offset.
     *
     * @return {@code med_ins_order_create_time}, or null
     */
    public @Nullable String getMedInsOrderCreateTime() {
        return medInsOrderCreateTime;
    }

    /**
     * The order's amount. In the currency's minor unit (分 for CNY).
     *
     * @return {@code total_fee}, or null
     */
    public @Nullable Long getTotalFee() {
        return totalFee;
    }

    /**
     * What the medical insurance's pooled fund pays. In the currency's minor unit (分 for CNY).
     *
     * @return {@code med_ins_gov_fee}, or null
     */
    public @Nullable Long getMedInsGovFee() {
        return medInsGovFee;
    }

    /**
     * What the user's medical insurance account pays. In the currency's minor unit (分 for CNY).
     *
     * @return {@code med_ins_self_fee}, or null
     */
    public @Nullable Long getMedInsSelfFee() {
        return medInsSelfFee;
    }

    /**
     * What other funds of the medical insurance pay. In the currency's minor unit (分 for CNY).
     *
     * @return {@code med_ins_other_fee}, or null
     */
    public @Nullable Long getMedInsOtherFee() {
        return medInsOtherFee;
    }

    /**
     * What the medical insurance leaves to be paid in cash. In the currency's minor unit (分 for CNY).
     *
     * @return {@code med_ins_cash_fee}, or null
     */
    public @Nullable Long getMedInsCashFee() {
        return medInsCashFee;
    }

    /**
     * What the user pays with WeChat Pay, after additions and reductions. In the currency's minor unit (分 for CNY).
     *
     * @return {@code wechat_pay_cash_fee}, or null
     */
    public @Nullable Long getWechatPayCashFee() {
        return wechatPayCashFee;
    }

    /**
     * What is paid in cash on top.
     *
     * @return {@code cash_add_detail}, empty where there is none
     */
    public List<CashAddDetail> getCashAddDetail() {
        return cashAddDetail;
    }

    /**
     * What was taken off the cash part.
     *
     * @return {@code cash_reduce_detail}, empty where there is none
     */
    public List<CashReduceDetail> getCashReduceDetail() {
        return cashReduceDetail;
    }

    /**
     * Where the notification goes. A URL.
     *
     * @return {@code callback_url}
     */
    public String getCallbackUrl() {
        return callbackUrl;
    }

    /**
     * Id of the prepared payment of the user's own part.
     *
     * @return {@code prepay_id}, or null
     */
    public @Nullable String getPrepayId() {
        return prepayId;
    }

    /**
     * What the medical institution passes to the insurance, as JSON in a string. JSON in a string.
     *
     * @return {@code passthrough_request_content}, or null
     */
    public @Nullable String getPassthroughRequestContent() {
        return passthroughRequestContent;
    }

    /**
     * Further fields, as agreed with the medical institution.
     *
     * @return {@code extends}, or null
     */
    public @Nullable String getExtends() {
        return extends_;
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
     * Number of the channel.
     *
     * @return {@code channel_no}, or null
     */
    public @Nullable String getChannelNo() {
        return channelNo;
    }

    /**
     * Whether the order was placed in the insurance's test environment.
     *
     * @return {@code med_ins_test_env}, or null
     */
    public @Nullable Boolean getMedInsTestEnv() {
        return medInsTestEnv;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("mix_trade_no", mixTradeNo)
                .put("mix_pay_status", mixPayStatus)
                .put("self_pay_status", selfPayStatus)
                .put("med_ins_pay_status", medInsPayStatus)
                .put("paid_time", paidTime)
                .put("passthrough_response_content", passthroughResponseContent)
                .put("mix_pay_type", mixPayType)
                .put("order_type", orderType)
                .put("appid", appid)
                .put("sub_appid", subAppid)
                .put("sub_mchid", subMchid)
                .put("openid", openid)
                .put("sub_openid", subOpenid)
                .put("pay_for_relatives", payForRelatives)
                .put("out_trade_no", outTradeNo)
                .put("serial_no", serialNo)
                .put("pay_order_id", payOrderId)
                .put("pay_auth_no", payAuthNo)
                .put("geo_location", geoLocation)
                .put("city_id", cityId)
                .put("med_inst_name", medInstName)
                .put("med_inst_no", medInstNo)
                .put("med_ins_order_create_time", medInsOrderCreateTime)
                .put("total_fee", totalFee)
                .put("med_ins_gov_fee", medInsGovFee)
                .put("med_ins_self_fee", medInsSelfFee)
                .put("med_ins_other_fee", medInsOtherFee)
                .put("med_ins_cash_fee", medInsCashFee)
                .put("wechat_pay_cash_fee", wechatPayCashFee)
                .put("cash_add_detail", cashAddDetail)
                .put("cash_reduce_detail", cashReduceDetail)
                .put("callback_url", callbackUrl)
                .put("prepay_id", prepayId)
                .put("passthrough_request_content", passthroughRequestContent)
                .put("extends", extends_)
                .put("attach", attach)
                .put("channel_no", channelNo)
                .put("med_ins_test_env", medInsTestEnv)
                .unmodifiable();
    }

    /** What is paid in cash on top: {@code cash_add_detail[]}. */
    public static final class CashAddDetail extends EventObject {
        private final Long cashAddFee;
        private final String cashAddType;

        CashAddDetail(Fields from) {
            cashAddFee = from.value("cash_add_fee", Long.class);
            cashAddType = from.value("cash_add_type", String.class);
        }

        /**
         * Amount added. In the currency's minor unit (分 for CNY).
         *
         * @return {@code cash_add_fee}, or null
         */
        public @Nullable Long getCashAddFee() {
            return cashAddFee;
        }

        /**
         * Why cash was added: DEFAULT_ADD_TYPE, FREIGHT, OTHER_MEDICAL_EXPENSES.
         *
         * @return {@code cash_add_type}
         */
        public String getCashAddType() {
            return cashAddType;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("cash_add_fee", cashAddFee)
                    .put("cash_add_type", cashAddType)
                    .unmodifiable();
        }
    }

    /** What was taken off the cash part: {@code cash_reduce_detail[]}. */
    public static final class CashReduceDetail extends EventObject {
        private final Long cashReduceFee;
        private final String cashReduceType;

        CashReduceDetail(Fields from) {
            cashReduceFee = from.value("cash_reduce_fee", Long.class);
            cashReduceType = from.value("cash_reduce_type", String.class);
        }

        /**
         * Amount taken off. In the currency's minor unit (分 for CNY).
         *
         * @return {@code cash_reduce_fee}, or null
         */
        public @Nullable Long getCashReduceFee() {
            return cashReduceFee;
        }

        /**
         * Why cash was taken off: DEFAULT_REDUCE_TYPE, HOSPITAL_REDUCE, PHARMACY_DISCOUNT, DISCOUNT, PRE_PAYMENT,
         * DEPOSIT_DEDUCTION.
         *
         * @return {@code cash_reduce_type}
         */
        public String getCashReduceType() {
            return cashReduceType;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("cash_reduce_fee", cashReduceFee)
                    .put("cash_reduce_type", cashReduceType)
                    .unmodifiable();
        }
    }
}
