/**
 * The inbox: a table in the merchant's own database by which each notification takes effect once, however often it is
 * delivered. {@link io.github.wxnotify.inbox.Inbox} is where to begin.
 */
@NullMarked
package io.github.wxnotify.inbox;

import org.jspecify.annotations.NullMarked;
