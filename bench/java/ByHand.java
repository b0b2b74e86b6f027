import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What a careful engineer writes with the JDK's cryptography and Jackson: every check that decides whether a payment is genuine. */
final class ByHand {
    private static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final ObjectReader ENVELOPE = JSON.readerFor(Envelope.class);
    private static final ObjectReader TREE = JSON.readerFor(new TypeReference<Map<String, Object>>() {});
    private static final ObjectReader PAYMENT = JSON.readerFor(Payment.class);
    private static final byte[] LINE = {'\n'};

    private final Map<String, PublicKey> keys;
    private final SecretKeySpec apiV3Key;

    private ByHand(Contest contest) throws GeneralSecurityException {
        String pem = contest.text("public_key.pem").replaceAll("-----[A-Z ]+-----|\\s", "");
        PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem)));
        keys = Collections.singletonMap(contest.text("public_key_id"), key);
        apiV3Key = new SecretKeySpec(contest.bytes("api_v3_key"), "AES");
    }

    public static void main(String[] args) throws Exception {
        Contest contest = new Contest(args);
        ByHand hand = new ByHand(contest);
        contest.operation("parse", hand::parse, Contest::plaintext)
                .operation("json", message -> TREE.<Map<String, Object>>readValue(hand.parse(message)), Contest::resource)
                .operation("event", message -> PAYMENT.<Payment>readValue(hand.parse(message)), paid -> Contest.event(
                        paid.outTradeNo, paid.transactionId, paid.tradeState, paid.amount.total, paid.payer.openid,
                        paid.promotionDetail.get(0).goodsDetail.get(0).goodsId))
                .serve("JDK " + System.getProperty("java.version") + ", Jackson " + JSON.version());
    }

    private byte[] parse(Contest.Message message) throws Exception {
        Map<String, String> headers = message.headers;
        String timestamp = headers.get("Wechatpay-Timestamp");
        String nonce = headers.get("Wechatpay-Nonce");
        String signature = headers.get("Wechatpay-Signature");
        String serial = headers.get("Wechatpay-Serial");
        if (timestamp == null || nonce == null || signature == null || serial == null) {
            throw new GeneralSecurityException("a header is missing");
        }
        if (Math.abs(System.currentTimeMillis() / 1000 - Long.parseLong(timestamp)) > 300) {
            throw new GeneralSecurityException("the timestamp is old");
        }
        PublicKey key = keys.get(serial);
        if (key == null) {
            throw new GeneralSecurityException("the serial is unknown");
        }
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(key);
        verifier.update((timestamp + "\n" + nonce + "\n").getBytes(StandardCharsets.UTF_8));
        verifier.update(message.body);
        verifier.update(LINE);
        if (!verifier.verify(Base64.getDecoder().decode(signature))) {
            throw new GeneralSecurityException("the signature is wrong");
        }
        Resource resource = ENVELOPE.<Envelope>readValue(message.body).resource;
        if (!"AEAD_AES_256_GCM".equals(resource.algorithm)) {
            throw new GeneralSecurityException("the algorithm");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, apiV3Key, new GCMParameterSpec(128, resource.nonce.getBytes(StandardCharsets.UTF_8)));
        if (resource.associatedData != null) {
            cipher.updateAAD(resource.associatedData.getBytes(StandardCharsets.UTF_8));
        }
        return cipher.doFinal(Base64.getDecoder().decode(resource.ciphertext));
    }

    static final class Envelope {
        public Resource resource;
    }

    static final class Resource {
        public String algorithm;
        public String ciphertext;
        public String nonce;

        @JsonProperty("associated_data")
        public String associatedData;
    }

    /** All fields that a direct payment is documented to have. */
    static final class Payment {
        public String mchid;
        public String appid;

        @JsonProperty("out_trade_no")
        public String outTradeNo;

        @JsonProperty("transaction_id")
        public String transactionId;

        @JsonProperty("trade_type")
        public String tradeType;

        @JsonProperty("trade_state")
        public String tradeState;

        @JsonProperty("trade_state_desc")
        public String tradeStateDesc;

        @JsonProperty("bank_type")
        public String bankType;

        public String attach;

        @JsonProperty("success_time")
        public String successTime;

        public Payer payer;
        public Amount amount;

        @JsonProperty("scene_info")
        public SceneInfo sceneInfo;

        @JsonProperty("promotion_detail")
        public List<Promotion> promotionDetail = new ArrayList<>();
    }

    static final class Payer {
        public String openid;
    }

    static final class Amount {
        public long total;

        @JsonProperty("payer_total")
        public long payerTotal;

        public String currency;

        @JsonProperty("payer_currency")
        public String payerCurrency;
    }

    static final class SceneInfo {
        @JsonProperty("device_id")
        public String deviceId;
    }

    static final class Promotion {
        @JsonProperty("coupon_id")
        public String couponId;

        public String name;
        public String scope;
        public String type;
        public long amount;

        @JsonProperty("stock_id")
        public String stockId;

        @JsonProperty("wechatpay_contribute")
        public long wechatpayContribute;

        @JsonProperty("merchant_contribute")
        public long merchantContribute;

        @JsonProperty("other_contribute")
        public long otherContribute;

        public String currency;

        @JsonProperty("goods_detail")
        public List<Goods> goodsDetail = new ArrayList<>();
    }

    static final class Goods {
        @JsonProperty("goods_id")
        public String goodsId;

        public long quantity;

        @JsonProperty("unit_price")
        public long unitPrice;

        @JsonProperty("discount_amount")
        public long discountAmount;

        @JsonProperty("goods_remark")
        public String goodsRemark;
    }
}
