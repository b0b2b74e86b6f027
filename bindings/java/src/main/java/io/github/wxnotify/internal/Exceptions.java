package io.github.wxnotify.internal;

import io.github.wxnotify.ConfigurationException;
import io.github.wxnotify.ContentMismatchException;
import io.github.wxnotify.DecryptionException;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.HandlerException;
import io.github.wxnotify.InboxException;
import io.github.wxnotify.MalformedNotificationException;
import io.github.wxnotify.RequestFailedException;
import io.github.wxnotify.VerificationException;
import io.github.wxnotify.WxNotifyException;

/**
 * The exception of an error code. It is not in {@link Reply}, because to verify a method that returns several classes the JVM
 * loads all of them, whether an error comes or not.
 */
final class Exceptions {
    private Exceptions() {}

    static WxNotifyException of(ErrorCode code, String message, String field) {
        switch (code) {
            case BODY_TOO_LARGE:
            case HEADER_MISSING:
            case HEADER_INVALID:
            case TIMESTAMP_INVALID:
            case ENVELOPE_INVALID:
            case RESOURCE_UNSUPPORTED:
                return new MalformedNotificationException(code, message, field);
            case TIMESTAMP_OUT_OF_RANGE:
            case SIGNATURE_PROBE:
            case SERIAL_UNKNOWN:
            case SIGNATURE_TYPE_UNSUPPORTED:
            case CERTIFICATE_EXPIRED:
            case SIGNATURE_INVALID:
                return new VerificationException(code, message, field);
            case DECRYPTION_FAILED:
            case PLAINTEXT_INVALID:
                return new DecryptionException(code, message, field);
            case CONTENT_MISMATCH:
            case EVENT_UNTYPED:
                return new ContentMismatchException(code, message, field);
            case METHOD_NOT_ALLOWED:
            case EVENT_UNHANDLED:
            case HANDLER_FAILED:
            case DEADLINE_EXCEEDED:
            case NOTIFICATION_BUSY:
            case MERCHANT_UNKNOWN:
                return new HandlerException(code, message, field);
            case LEASE_LOST:
            case INBOX_SCHEMA:
            case INBOX_FAILED:
            case KEY_CONFLICT:
                return new InboxException(code, message, field);
            case API_V3_KEY_INVALID:
            case PEM_INVALID:
            case KEY_UNSUPPORTED:
            case MERCHANT_CERTIFICATE:
            case PRIVATE_KEY_GIVEN:
            case NO_PLATFORM_KEY:
            case OPTION_INVALID:
                return new ConfigurationException(code, message, field);
            case REQUEST_FAILED:
                return new RequestFailedException(code, message, field);
            default:
                return new WxNotifyException(code, message, field);
        }
    }
}
