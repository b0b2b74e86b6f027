import com.github.binarywang.wxpay.bean.notify.SignatureHeader;
import com.github.binarywang.wxpay.config.WxPayConfig;
import com.github.binarywang.wxpay.service.impl.WxPayServiceImpl;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The SDK WxJava (weixin-java-pay) as WxPayV3Controller of weixin-java-pay-demo shows it. */
final class SdkWxJava {
    public static void main(String[] args) throws Exception {
        Contest contest = new Contest(args);
        WxPayConfig config = new WxPayConfig();
        config.setMchId("1900007291");
        config.setCertSerialNo("444F4864EA9B34415");
        config.setPrivateKeyContent(contest.bytes("private_key.pem"));
        config.setPublicKeyId(contest.text("public_key_id"));
        config.setPublicKeyContent(contest.bytes("public_key.pem"));
        config.setApiV3Key(contest.text("api_v3_key"));
        WxPayServiceImpl service = new WxPayServiceImpl();
        service.setConfig(config);
        contest.operation("event", message -> {
                    Map<String, String> headers = message.headers;
                    SignatureHeader header = new SignatureHeader();
                    header.setSignature(headers.get("Wechatpay-Signature"));
                    header.setNonce(headers.get("Wechatpay-Nonce"));
                    header.setSerial(headers.get("Wechatpay-Serial"));
                    header.setTimeStamp(headers.get("Wechatpay-Timestamp"));
                    return service.parseOrderNotifyV3Result(new String(message.body, StandardCharsets.UTF_8), header).getResult();
                }, paid -> Contest.event(
                        paid.getOutTradeNo(), paid.getTransactionId(), paid.getTradeState(), paid.getAmount().getTotal(), paid.getPayer().getOpenid(),
                        paid.getPromotionDetails().get(0).getGoodsDetails().get(0).getGoodsId()))
                .serve("WxJava (weixin-java-pay) " + System.getenv("VERSION"));
    }
}
