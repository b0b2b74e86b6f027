// Made from schema/ by `make generate`; do not edit.

package io.github.wxnotify.events;

import io.github.wxnotify.Kind;
import java.util.Map;

/**
 * A user's member card of a merchant's name card, created or deleted (商家名片会员卡).
 *
 * <p>Kind {@code membercard.user_card}, carried by {@code MEMBERCARDSP.USER_CARD.CREATE}, {@code
 * MEMBERCARDSP.USER_CARD.DELETE}.
 *
 * <p>The fields are not publicly documented. Public sources name the event as a former name of the brand's member card
 * ({@code brand_membercard}), whose fields may be the same.
 */
public final class MembercardUserCard extends Event {
    MembercardUserCard(Fields from) {}

    @Override
    public Kind getKind() {
        return Kind.MEMBERCARD_USER_CARD;
    }

    @Override
    public Map<String, Object> toMap() {
        return new FieldMap().unmodifiable();
    }
}
