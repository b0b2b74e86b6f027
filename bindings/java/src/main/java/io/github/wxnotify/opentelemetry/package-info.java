/**
 * Metrics and traces of a handler and its inbox, by OpenTelemetry: off unless asked for. Begin at
 * {@link io.github.wxnotify.opentelemetry.OpenTelemetryObserver}.
 */
@NullMarked
package io.github.wxnotify.opentelemetry;

import org.jspecify.annotations.NullMarked;
