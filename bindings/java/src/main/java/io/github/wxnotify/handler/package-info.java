/**
 * From an HTTP request to its response: {@link io.github.wxnotify.handler.NotificationHandler} verifies, decrypts, finds
 * the merchant's callback, makes each notification count once, and answers in time.
 */
@NullMarked
package io.github.wxnotify.handler;

import org.jspecify.annotations.NullMarked;
