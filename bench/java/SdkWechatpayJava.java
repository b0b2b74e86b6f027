import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSAPublicKeyNotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.model.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The SDK wechatpay-java as its README shows it. It fills a class, and gives nothing else out. */
final class SdkWechatpayJava {
    public static void main(String[] args) throws Exception {
        Contest contest = new Contest(args);
        NotificationParser parser = new NotificationParser(new RSAPublicKeyNotificationConfig.Builder()
                .publicKey(contest.text("public_key.pem"))
                .publicKeyId(contest.text("public_key_id"))
                .apiV3Key(contest.text("api_v3_key"))
                .build());
        contest.operation("event", message -> {
                    Map<String, String> headers = message.headers;
                    RequestParam request = new RequestParam.Builder()
                            .serialNumber(headers.get("Wechatpay-Serial"))
                            .nonce(headers.get("Wechatpay-Nonce"))
                            .signature(headers.get("Wechatpay-Signature"))
                            .timestamp(headers.get("Wechatpay-Timestamp"))
                            .signType(headers.get("Wechatpay-Signature-Type"))
                            .body(new String(message.body, StandardCharsets.UTF_8))
                            .build();
                    return parser.parse(request, Transaction.class);
                }, paid -> Contest.event(
                        paid.getOutTradeNo(), paid.getTransactionId(), paid.getTradeState().name(), paid.getAmount().getTotal(), paid.getPayer().getOpenid(),
                        paid.getPromotionDetail().get(0).getGoodsDetail().get(0).getGoodsId()))
                .serve("wechatpay-java " + System.getenv("VERSION"));
    }
}
