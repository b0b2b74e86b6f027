/**
 * Verifies and decrypts WeChat Pay (微信支付 APIv3) notifications. Begin at
 * {@link io.github.wxnotify.NotificationParser}.
 */
package io.github.wxnotify;
