package io.github.wxnotify.handler;

import io.github.wxnotify.ApiV2Key;
import io.github.wxnotify.Headers;
import io.github.wxnotify.Notification;
import io.github.wxnotify.NotificationParser;
import java.util.ArrayList;
import java.util.List;

/** Makes a notification of a body: APIv3's, or, where there are keys for it, APIv2's. */
final class Opening {
    private final NotificationParser parser;
    private final List<ApiV2Key> apiV2Keys;

    Opening(NotificationParser parser, List<ApiV2Key> apiV2Keys) {
        this.parser = parser;
        this.apiV2Keys = new ArrayList<>(apiV2Keys);
    }

    long maxBodyBytes() {
        return parser.getMaxBodyBytes();
    }

    /** Whether a body is APIv2's, and answered in XML: every APIv3 body begins with a brace. */
    boolean isV2(byte[] body) {
        return !apiV2Keys.isEmpty() && firstByte(body) == '<';
    }

    /** The first one after a byte order mark and white space; 0 where there is none. */
    private static int firstByte(byte[] body) {
        boolean hasMark = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        for (int i = hasMark ? 3 : 0; i < body.length; i++) {
            if (" \t\r\n".indexOf(body[i]) < 0) {
                return body[i];
            }
        }
        return 0;
    }

    /** @param now in seconds since the epoch */
    Notification open(Headers headers, byte[] body, boolean v2, long now) {
        return v2 ? NotificationParser.parseV2(body, apiV2Keys, maxBodyBytes()) : parser.parse(headers, body, now);
    }
}
