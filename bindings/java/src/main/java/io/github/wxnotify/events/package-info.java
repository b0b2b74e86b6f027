/**
 * A class for every kind of notification, made of WeChat Pay's public documentation:
 * {@link io.github.wxnotify.Notification#event()} gives one of them.
 */
package io.github.wxnotify.events;
