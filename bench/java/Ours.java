import io.github.wxnotify.NotificationParser;
import io.github.wxnotify.WxNotify;
import io.github.wxnotify.events.TransactionDirect;

/** wxnotify, as a merchant in Java has it. */
final class Ours {
    public static void main(String[] args) throws Exception {
        Contest contest = new Contest(args);
        try (NotificationParser parser = NotificationParser.builder()
                .publicKey(contest.text("public_key_id"), contest.text("public_key.pem"))
                .apiV3Key(contest.text("api_v3_key"))
                .build()) {
            contest.operation("parse", message -> parser.parse(message.headers, message.body).getPlaintext(), Contest::plaintext)
                    .operation("json", message -> parser.parse(message.headers, message.body).getResource(), Contest::resource)
                    .operation("event", message -> (TransactionDirect) parser.parse(message.headers, message.body).event(), paid -> Contest.event(
                            paid.getOutTradeNo(), paid.getTransactionId(), paid.getTradeState(), paid.getAmount().getTotal(), paid.getPayer().getOpenid(),
                            paid.getPromotionDetail().get(0).getGoodsDetail().get(0).getGoodsId()))
                    .serve("wxnotify " + WxNotify.VERSION + ", Java " + System.getProperty("java.version"));
        }
    }
}
