package io.github.wxnotify.handler;

import org.jspecify.annotations.Nullable;

/** Finds whose a request is, where one endpoint serves several merchants; {@link Merchants#by} makes one of a registry. */
@FunctionalInterface
public interface MerchantFinder {
    /**
     * Finds the merchant. The handler's deadline covers it, and any thread may call it, several at once.
     *
     * @param request the request, of which nothing is verified yet
     * @return the merchant, or null where the request is nobody's: 401, {@code MERCHANT_UNKNOWN}, and an answer that tells nothing
     * @throws Exception where it fails, which is answered 500, and WeChat Pay sends the notification again
     */
    @Nullable ServedMerchant find(Request request) throws Exception;
}
