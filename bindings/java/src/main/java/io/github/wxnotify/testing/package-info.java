/**
 * A pretend platform, <b>for tests only</b>: it signs and encrypts notifications as WeChat Pay does, with a key pair of
 * its own. Begin at {@link io.github.wxnotify.testing.Platform}.
 */
@NullMarked
package io.github.wxnotify.testing;

import org.jspecify.annotations.NullMarked;
