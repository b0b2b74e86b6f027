package io.github.wxnotify.handler;

import io.github.wxnotify.ApiV2Key;
import io.github.wxnotify.ErrorCode;
import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.WxNotifyException;
import io.github.wxnotify.internal.Call;
import io.github.wxnotify.internal.Given;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A merchant that an endpoint serves beside others; see {@link NotificationHandler#forMerchants}. Immutable, but for its parser's keys. */
public final class ServedMerchant {
    private final String name;
    private final NotificationParser parser;
    private final List<ApiV2Key> apiV2Keys;
    private final Object context;
    private final Opening opening;

    private ServedMerchant(String name, NotificationParser parser, List<ApiV2Key> apiV2Keys, Object context) {
        this.name = name;
        this.parser = parser;
        this.apiV2Keys = apiV2Keys;
        this.context = context;
        opening = new Opening(parser, apiV2Keys);
    }

    /**
     * A merchant.
     *
     * @param name 1 to 64 of A-Z, a-z, 0-9, {@code _}, {@code .} and {@code -}, such as its mchid; case matters. It never changes:
     *     the inbox keeps this merchant's notifications under it
     * @param parser has this merchant's keys; it stays the caller's to close
     * @return the merchant
     * @throws io.github.wxnotify.ConfigurationException {@code OPTION_INVALID} for another name
     */
    public static ServedMerchant of(String name, NotificationParser parser) {
        new Call("check_merchant").with("merchant", Given.required(name, "name")).value();
        return new ServedMerchant(name, Given.required(parser, "parser"), Collections.emptyList(), null);
    }

    /**
     * The same merchant, who takes APIv2's notifications too, as {@link NotificationHandler.Builder#apiV2Key(ApiV2Key)} has it.
     *
     * @param key one more key
     * @return a new merchant
     */
    public ServedMerchant apiV2Key(ApiV2Key key) {
        List<ApiV2Key> more = new ArrayList<>(apiV2Keys);
        more.add(Given.required(key, "key"));
        return new ServedMerchant(name, parser, more, context);
    }

    /**
     * The same merchant with something of yours, such as its row.
     *
     * @param context what {@link #getContext} gives in callbacks
     * @return a new merchant
     */
    public ServedMerchant context(Object context) {
        return new ServedMerchant(name, parser, apiV2Keys, Given.required(context, "context"));
    }

    /**
     * Its name.
     *
     * @return the name
     */
    public String getName() {
        return name;
    }

    /**
     * The parser with its keys, which can be replaced at run time.
     *
     * @return the parser
     */
    public NotificationParser getParser() {
        return parser;
    }

    /**
     * What was given as its context.
     *
     * @param type the class of it
     * @param <T> the class
     * @return the context
     * @throws WxNotifyException {@code ARGUMENT_INVALID} where there is none of this class
     */
    public <T> T getContext(Class<T> type) {
        if (!type.isInstance(context)) {
            throw new WxNotifyException(
                    ErrorCode.ARGUMENT_INVALID, "the merchant " + name + " has no context of " + type.getName(), "context");
        }
        return type.cast(context);
    }

    Opening opening() {
        return opening;
    }

    /** The name of one, or null of null. */
    static String name(ServedMerchant merchant) {
        return merchant == null ? null : merchant.name;
    }

    /** The name. */
    @Override
    public String toString() {
        return "ServedMerchant[" + name + "]";
    }
}
