package io.github.wxnotify.spring;

import io.github.wxnotify.handler.Mode;
import io.github.wxnotify.handler.Unhandled;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The properties {@code wxnotify.*}. What is not set here has the library's own default. */
@ConfigurationProperties("wxnotify")
public class WxNotifyProperties {
    String path = "/wxpay/notify";
    String publicKeyId;
    String publicKey;
    String certificates;
    String apiV3Key;
    String apiV2MchId;
    // Its name ends in "key": of such properties Spring Boot 2 shows no value in its actuator.
    String apiV2Key;
    Duration clockTolerance;
    Mode mode;
    Unhandled unhandled;
    Duration deadline;
    Integer maxInFlight;
    int workers = 1;
    Duration purgeOlderThan;

    private final Inbox inbox = new Inbox();
    private final Merchant merchant = new Merchant();
    private final Refresher refresher = new Refresher();
    private final Health health = new Health();

    /** Made by Spring. */
    WxNotifyProperties() {}

    /**
     * {@code wxnotify.path}.
     *
     * @param path where WeChat Pay sends to: what {@code notify_url} ends with; empty for no endpoint, where a
     *     controller calls the handler
     */
    public void setPath(String path) {
        this.path = path;
    }

    /**
     * {@code wxnotify.public-key-id}.
     *
     * @param publicKeyId the {@code PUB_KEY_ID_...} of the WeChat Pay public key (微信支付公钥)
     */
    public void setPublicKeyId(String publicKeyId) {
        this.publicKeyId = publicKeyId;
    }

    /**
     * {@code wxnotify.public-key}.
     *
     * @param publicKey that key in PEM, or where it is: {@code file:/etc/wxpay/pub_key.pem}, {@code classpath:...}
     */
    public void setPublicKey(String publicKey) {
        this.publicKey = publicKey;
    }

    /**
     * {@code wxnotify.certificates}.
     *
     * @param certificates platform certificates (平台证书) in PEM, or where they are; alone, or beside the public key
     *     while the merchant moves to it
     */
    public void setCertificates(String certificates) {
        this.certificates = certificates;
    }

    /**
     * {@code wxnotify.api-v3-key}.
     *
     * @param apiV3Key the 32 characters that the merchant set on the merchant platform
     */
    public void setApiV3Key(String apiV3Key) {
        this.apiV3Key = apiV3Key;
    }

    /**
     * {@code wxnotify.api-v2-mch-id}.
     *
     * @param apiV2MchId the merchant's number (商户号), where its APIv2 notifications come to the same address
     */
    public void setApiV2MchId(String apiV2MchId) {
        this.apiV2MchId = apiV2MchId;
    }

    /**
     * {@code wxnotify.api-v2-key}.
     *
     * @param apiV2Key that merchant's APIv2 key; a {@link NotificationHandlerCustomizer} adds those of others
     */
    public void setApiV2Key(String apiV2Key) {
        this.apiV2Key = apiV2Key;
    }

    /**
     * {@code wxnotify.clock-tolerance}.
     *
     * @param clockTolerance how far a notification may be from now, to the past or the future; 300 seconds unless set
     */
    public void setClockTolerance(Duration clockTolerance) {
        this.clockTolerance = clockTolerance;
    }

    /**
     * {@code wxnotify.mode}.
     *
     * @param mode how the inbox is used: {@code transaction} (unless set), {@code leased} or {@code stored}
     */
    public void setMode(Mode mode) {
        this.mode = mode;
    }

    /**
     * {@code wxnotify.unhandled}.
     *
     * @param unhandled what is answered where no route takes a notification: {@code refuse} (unless set) or {@code
     *     acknowledge}
     */
    public void setUnhandled(Unhandled unhandled) {
        this.unhandled = unhandled;
    }

    /**
     * {@code wxnotify.deadline}.
     *
     * @param deadline when to answer at the latest; 4.5 seconds unless set
     */
    public void setDeadline(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * {@code wxnotify.max-in-flight}.
     *
     * @param maxInFlight how many notifications are worked on at once; 64 unless set
     */
    public void setMaxInFlight(Integer maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    /**
     * {@code wxnotify.workers}.
     *
     * @param workers how many threads work off what the mode {@code stored} has stored
     */
    public void setWorkers(int workers) {
        this.workers = workers;
    }

    /**
     * {@code wxnotify.purge-older-than}.
     *
     * @param purgeOlderThan how long workers keep what is done, at least 25 hours; for ever unless set
     */
    public void setPurgeOlderThan(Duration purgeOlderThan) {
        this.purgeOlderThan = purgeOlderThan;
    }

    /**
     * {@code wxnotify.inbox.*}.
     *
     * @return the inbox's properties
     */
    public Inbox getInbox() {
        return inbox;
    }

    /**
     * {@code wxnotify.merchant.*}.
     *
     * @return the properties of the merchant's own key
     */
    public Merchant getMerchant() {
        return merchant;
    }

    /**
     * {@code wxnotify.refresher.*}.
     *
     * @return the properties of what keeps certificates fresh
     */
    public Refresher getRefresher() {
        return refresher;
    }

    /**
     * {@code wxnotify.health.*}.
     *
     * @return the properties of the actuator's health indicator
     */
    public Health getHealth() {
        return health;
    }

    /** The properties {@code wxnotify.health.*}: the inbox's health in Spring Boot's actuator. */
    public static class Health {
        Duration maxWaiting = Duration.ofMinutes(15);
        int maxDead = 0;

        Health() {}

        /**
         * {@code wxnotify.health.enabled}.
         *
         * @param enabled whether there is a health indicator, where the actuator is: false unless set, since a load balancer that asks
         *     {@code /actuator/health} would take every machine out of service, for what no machine is to blame
         */
        public void setEnabled(boolean enabled) {
            // A condition reads it.
        }

        /**
         * {@code wxnotify.health.max-waiting}.
         *
         * @param maxWaiting for how long the oldest stored notification may wait; 15 minutes unless set
         */
        public void setMaxWaiting(Duration maxWaiting) {
            this.maxWaiting = maxWaiting;
        }

        /**
         * {@code wxnotify.health.max-dead}.
         *
         * @param maxDead how many dead letters there may be; none unless set
         */
        public void setMaxDead(int maxDead) {
            this.maxDead = maxDead;
        }
    }

    /** The properties {@code wxnotify.merchant.*}: who asks WeChat Pay's API, where it is to be asked. */
    public static class Merchant {
        String mchid;
        String serial;
        String privateKey;
        String host;

        Merchant() {}

        /**
         * {@code wxnotify.merchant.mchid}.
         *
         * @param mchid the merchant's number (商户号)
         */
        public void setMchid(String mchid) {
            this.mchid = mchid;
        }

        /**
         * {@code wxnotify.merchant.serial}.
         *
         * @param serial the serial of the merchant's own API certificate, in hex
         */
        public void setSerial(String serial) {
            this.serial = serial;
        }

        /**
         * {@code wxnotify.merchant.private-key}.
         *
         * @param privateKey the private key of that in PEM (apiclient_key.pem), or where it is
         */
        public void setPrivateKey(String privateKey) {
            this.privateKey = privateKey;
        }

        /**
         * {@code wxnotify.merchant.host}.
         *
         * @param host {@code https://api.mch.weixin.qq.com} unless set; abroad {@code https://apihk.mch.weixin.qq.com}
         */
        public void setHost(String host) {
            this.host = host;
        }
    }

    /** The properties {@code wxnotify.refresher.*}: platform certificates that are downloaded, by the merchant above. */
    public static class Refresher {
        String file;
        Duration interval;
        String path;

        Refresher() {}

        /**
         * {@code wxnotify.refresher.enabled}.
         *
         * @param enabled whether certificates are downloaded: unless set, where there is a merchant and no public key
         */
        public void setEnabled(boolean enabled) {
            // A condition reads it.
        }

        /**
         * {@code wxnotify.refresher.file}.
         *
         * @param file where they are kept too, for a start while WeChat Pay cannot be reached
         */
        public void setFile(String file) {
            this.file = file;
        }

        /**
         * {@code wxnotify.refresher.interval}.
         *
         * @param interval how often they are downloaded; 8 hours unless set, and less than 12
         */
        public void setInterval(Duration interval) {
            this.interval = interval;
        }

        /**
         * {@code wxnotify.refresher.path}.
         *
         * @param path {@code /v3/certificates} unless set; abroad {@code /v3/global/certificates}
         */
        public void setPath(String path) {
            this.path = path;
        }
    }

    /** The properties {@code wxnotify.inbox.*}. */
    public static class Inbox {
        boolean enabled = true;
        String sqlite;
        boolean createTable = false;
        String table;
        String name;
        Duration lease;
        Integer maxAttempts;
        boolean keepPlaintext = false;
        String dataSource;
        String transactionManager;

        Inbox() {}

        /**
         * {@code wxnotify.inbox.enabled}.
         *
         * @param enabled whether notifications count once by an inbox, where there is a {@code DataSource}
         */
        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }

        /**
         * {@code wxnotify.inbox.sqlite}.
         *
         * @param sqlite a SQLite file for the inbox alone, instead of the application's {@code DataSource}; its table
         *     is made
         */
        public void setSqlite(String sqlite) {
            this.sqlite = sqlite;
        }

        /**
         * {@code wxnotify.inbox.create-table}.
         *
         * @param createTable whether the table is made, or brought up to date, when the application starts
         */
        public void setCreateTable(boolean createTable) {
            this.createTable = createTable;
        }

        /**
         * {@code wxnotify.inbox.table}.
         *
         * @param table the table; {@code wxnotify_inbox} unless set
         */
        public void setTable(String table) {
            this.table = table;
        }

        /**
         * {@code wxnotify.inbox.name}.
         *
         * @param name the inbox's name, where several applications share a table
         */
        public void setName(String name) {
            this.name = name;
        }

        /**
         * {@code wxnotify.inbox.lease}.
         *
         * @param lease for how long a worker has a notification to itself; 60 seconds unless set
         */
        public void setLease(Duration lease) {
            this.lease = lease;
        }

        /**
         * {@code wxnotify.inbox.max-attempts}.
         *
         * @param maxAttempts after how many attempts a stored notification is dead; 59 unless set
         */
        public void setMaxAttempts(Integer maxAttempts) {
            this.maxAttempts = maxAttempts;
        }

        /**
         * {@code wxnotify.inbox.keep-plaintext}.
         *
         * @param keepPlaintext whether a stored notification is kept after it had its effect
         */
        public void setKeepPlaintext(boolean keepPlaintext) {
            this.keepPlaintext = keepPlaintext;
        }

        /**
         * {@code wxnotify.inbox.data-source}.
         *
         * @param dataSource the bean's name, where the application has several of type {@code DataSource}
         */
        public void setDataSource(String dataSource) {
            this.dataSource = dataSource;
        }

        /**
         * {@code wxnotify.inbox.transaction-manager}.
         *
         * @param transactionManager the bean's name, where the application has several of type {@code
         *     PlatformTransactionManager}
         */
        public void setTransactionManager(String transactionManager) {
            this.transactionManager = transactionManager;
        }
    }
}
