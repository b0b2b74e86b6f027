/** How the other packages reach the native library. Not for use: it changes from version to version. */
package io.github.wxnotify.internal;
