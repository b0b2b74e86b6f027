/**
 * From an HTTP request to its response: {@link io.github.wxnotify.handler.NotificationHandler} verifies, decrypts, finds
 * the merchant's callback, makes each notification count once, and answers in time.
 */
package io.github.wxnotify.handler;
