package io.github.wxnotify;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A program that parses one notification: a public key's id and PEM, an APIv3 key, a body in base64, and names and values of headers. */
public final class ParseOnce {
    private ParseOnce() {}

    public static void main(String[] args) {
        NotificationParser parser = NotificationParser.builder().publicKey(args[0], args[1]).apiV3Key(args[2]).build();
        Map<String, String> headers = new HashMap<>();
        for (int i = 4; i < args.length; i += 2) {
            headers.put(args[i], args[i + 1]);
        }
        System.out.println(parser.parse(headers, Base64.getDecoder().decode(args[3])).getEventType());
    }
}
