/**
 * Verifies and decrypts WeChat Pay (微信支付 APIv3) notifications. Begin at
 * {@link io.github.wxnotify.NotificationParser}.
 */
@NullMarked
package io.github.wxnotify;

import org.jspecify.annotations.NullMarked;
