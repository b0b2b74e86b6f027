/**
 * A class for every kind of notification, made of WeChat Pay's public documentation:
 * {@link io.github.wxnotify.Notification#event()} gives one of them.
 */
@NullMarked
package io.github.wxnotify.events;

import org.jspecify.annotations.NullMarked;
