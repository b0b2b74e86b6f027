package io.github.wxnotify.spring;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** What the properties say of a merchant who asks WeChat Pay's API. */
final class MerchantConditions {
    private MerchantConditions() {}

    /** Also where Spring finds nothing for its placeholder: the bean then says so. */
    private static boolean isSet(Environment environment, String property) {
        return StringUtils.hasText(Binder.get(environment).bind(property, String.class).orElse(null));
    }

    /** Any of the merchant's properties is set: the bean then names those that are missing. */
    static final class Asks implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Environment environment = context.getEnvironment();
            return isSet(environment, "wxnotify.merchant.mchid")
                    || isSet(environment, "wxnotify.merchant.serial")
                    || isSet(environment, "wxnotify.merchant.private-key");
        }
    }

    /** Certificates are to be downloaded: as said, or else where no public key takes their place. */
    static final class Refreshes implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Environment environment = context.getEnvironment();
            boolean hasNoPublicKey = !isSet(environment, "wxnotify.public-key");
            return Binder.get(environment).bind("wxnotify.refresher.enabled", Boolean.class).orElse(hasNoPublicKey);
        }
    }
}
