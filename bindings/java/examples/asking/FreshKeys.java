package asking;

import io.github.wxnotify.*;
import io.github.wxnotify.handler.*;
import java.nio.file.Path;

class FreshKeys {
    // snippet: begin
    static NotificationHandler.Builder handler(Merchant merchant, String apiV3Key, Path file) {
        CertificateRefresher refresher = CertificateRefresher.builder(merchant).apiV3Key(apiV3Key).file(file).build();
        NotificationParser parser = refresher.parser(); // downloads the certificates, or takes those of the file
        refresher.start(); // downloads them again, every eight hours, until refresher.close()
        return NotificationHandler.builder(parser).refresher(refresher);
    }
    // snippet: end
}
