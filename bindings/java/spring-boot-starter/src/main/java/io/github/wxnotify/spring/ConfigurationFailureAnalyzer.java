package io.github.wxnotify.spring;

import io.github.wxnotify.ConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in words why an application does not start, instead of by a stack trace. */
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, ConfigurationException error) {
        return new FailureAnalysis(
                "wxnotify is not configured: " + error.getMessage() + " (" + error.getCode() + ")",
                "Set the properties wxnotify.*, or what your NotificationHandlerCustomizer sets, accordingly.",
                error);
    }
}
