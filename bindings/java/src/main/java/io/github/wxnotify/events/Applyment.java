// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application for H5 payment domains, reviewed (H5支付域名修改申请).
 *
 * <p>Kind {@code applyment}, carried by {@code APPLYMENT_STATE.APPROVED}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/global/v3/zh/4013025118">pay.weixin.qq.com/doc/global/v3/zh/4013025118</a>
 */
public final class Applyment extends Event {
    private final String subMchid;
    private final String websiteState;
    private final List<String> domains;
    private final String websiteUrl;
    private final List<String> websiteBusinessPagePics;
    private final List<String> websiteHomepagePics;
    private final Long applymentId;
    private final String auditRejectDetail;
    private final String applymentState;
    private final String notifyUrl;
    private final String outApplymentId;

    Applyment(Fields from) {
        subMchid = from.value("sub_mchid", String.class);
        websiteState = from.value("website_state", String.class);
        domains = from.list("domains", String.class);
        websiteUrl = from.value("website_url", String.class);
        websiteBusinessPagePics = from.list("website_business_page_pics", String.class);
        websiteHomepagePics = from.list("website_homepage_pics", String.class);
        applymentId = from.value("applyment_id", Long.class);
        auditRejectDetail = from.value("audit_reject_detail", String.class);
        applymentState = from.value("applyment_state", String.class);
        notifyUrl = from.value("notify_url", String.class);
        outApplymentId = from.value("out_applyment_id", String.class);
    }

    @Override
    public Kind getKind() {
        return Kind.APPLYMENT;
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
     * Whether the site is online: HAS_LAUNCHED, UN_LAUNCHED.
     *
     * @return {@code website_state}, or null
     */
    public @Nullable String getWebsiteState() {
        return websiteState;
    }

    /**
     * Domains for H5 payments.
     *
     * @return {@code domains}, empty where there is none
     */
    public List<String> getDomains() {
        return domains;
    }

    /**
     * Address of the sub-merchant's site. A URL.
     *
     * @return {@code website_url}, or null
     */
    public @Nullable String getWebsiteUrl() {
        return websiteUrl;
    }

    /**
     * Screenshots of the site's shop pages.
     *
     * @return {@code website_business_page_pics}, empty where there is none
     */
    public List<String> getWebsiteBusinessPagePics() {
        return websiteBusinessPagePics;
    }

    /**
     * Screenshots of the site's home page.
     *
     * @return {@code website_homepage_pics}, empty where there is none
     */
    public List<String> getWebsiteHomepagePics() {
        return websiteHomepagePics;
    }

    /**
     * WeChat Pay's number of the application.
     *
     * @return {@code applyment_id}, or null
     */
    public @Nullable Long getApplymentId() {
        return applymentId;
    }

    /**
     * Why the application was rejected.
     *
     * @return {@code audit_reject_detail}, or null
     */
    public @Nullable String getAuditRejectDetail() {
        return auditRejectDetail;
    }

    /**
     * State of the application: PENDING, UNDER_REVIEW, APPROVED, REJECTED.
     *
     * @return {@code applyment_state}, or null
     */
    public @Nullable String getApplymentState() {
        return applymentState;
    }

    /**
     * Where the result of the review goes. A URL.
     *
     * @return {@code notify_url}, or null
     */
    public @Nullable String getNotifyUrl() {
        return notifyUrl;
    }

    /**
     * The merchant's number of the application.
     *
     * @return {@code out_applyment_id}, or null
     */
    public @Nullable String getOutApplymentId() {
        return outApplymentId;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("sub_mchid", subMchid)
                .put("website_state", websiteState)
                .put("domains", domains)
                .put("website_url", websiteUrl)
                .put("website_business_page_pics", websiteBusinessPagePics)
                .put("website_homepage_pics", websiteHomepagePics)
                .put("applyment_id", applymentId)
                .put("audit_reject_detail", auditRejectDetail)
                .put("applyment_state", applymentState)
                .put("notify_url", notifyUrl)
                .put("out_applyment_id", outApplymentId)
                .unmodifiable();
    }
}
