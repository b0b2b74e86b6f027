// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;

/**
 * A message on a subscribed topic (合作伙伴订阅消息).
 *
 * <p>Kind {@code merchant_notify}, carried by {@code MERCHANT_NOTIFY.NOTIFY}.
 *
 * <p>Official documentation:
 * <a href="https://pay.weixin.qq.com/doc/v3/partner/4016022266">pay.weixin.qq.com/doc/v3/partner/4016022266</a>
 */
public final class MerchantNotify extends Event {
    private final TopicName topicName;
    private final MessageContent messageContent;

    MerchantNotify(Fields from) {
        topicName = from.object("topic_name", TopicName::new);
        messageContent = from.object("message_content", MessageContent::new);
    }

    @Override
    public Kind getKind() {
        return Kind.MERCHANT_NOTIFY;
    }

    /**
     * The topic.
     *
     * @return {@code topic_name}
     */
    public TopicName getTopicName() {
        return topicName;
    }

    /**
     * The message.
     *
     * @return {@code message_content}
     */
    public MessageContent getMessageContent() {
        return messageContent;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap()
                .put("topic_name", topicName)
                .put("message_content", messageContent)
                .unmodifiable();
    }

    /** The topic: {@code topic_name}. */
    public static final class TopicName extends EventObject {
        private final String topicEnglishName;
        private final String topicChineseName;

        TopicName(Fields from) {
            topicEnglishName = from.value("topic_english_name", String.class);
            topicChineseName = from.value("topic_chinese_name", String.class);
        }

        /**
         * English name of the topic.
         *
         * @return {@code topic_english_name}
         */
        public String getTopicEnglishName() {
            return topicEnglishName;
        }

        /**
         * Chinese name of the topic.
         *
         * @return {@code topic_chinese_name}
         */
        public String getTopicChineseName() {
            return topicChineseName;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("topic_english_name", topicEnglishName)
                    .put("topic_chinese_name", topicChineseName)
                    .unmodifiable();
        }
    }

    /** The message: {@code message_content}. */
    public static final class MessageContent extends EventObject {
        private final String merchantCode;
        private final String merchantCompanyName;
        private final String businessTime;
        private final String businessCode;
        private final String businessState;

        MessageContent(Fields from) {
            merchantCode = from.value("merchant_code", String.class);
            merchantCompanyName = from.value("merchant_company_name", String.class);
            businessTime = from.value("business_time", String.class);
            businessCode = from.value("business_code", String.class);
            businessState = from.value("business_state", String.class);
        }

        /**
         * Merchant number the message is about.
         *
         * @return {@code merchant_code}
         */
        public String getMerchantCode() {
            return merchantCode;
        }

        /**
         * Name of the merchant's company.
         *
         * @return {@code merchant_company_name}
         */
        public String getMerchantCompanyName() {
            return merchantCompanyName;
        }

        /**
         * When the business changed. Uncertain: format not documented in public.
         *
         * @return {@code business_time}
         */
        public String getBusinessTime() {
            return businessTime;
        }

        /**
         * Number of the business that changed.
         *
         * @return {@code business_code}
         */
        public String getBusinessCode() {
            return businessCode;
        }

        /**
         * State of the business that changed. Uncertain: values depend on the topic.
         *
         * @return {@code business_state}
         */
        public String getBusinessState() {
            return businessState;
        }

        @Override
        public Map<String, Object> toMap() {
            return new FieldMap()
                    .put("merchant_code", merchantCode)
                    .put("merchant_company_name", merchantCompanyName)
                    .put("business_time", businessTime)
                    .put("business_code", businessCode)
                    .put("business_state", businessState)
                    .unmodifiable();
        }
    }
}
