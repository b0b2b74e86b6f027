package store;

import io.github.wxnotify.inbox.Inbox;
import javax.sql.DataSource;
import org.springframework.context.annotation.*;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration
public class InboxConfiguration {
    @Bean
    Inbox inbox(DataSource dataSource, PlatformTransactionManager transactions) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        return Inbox.builder(dataSource)
                .transactions(work -> template.executeWithoutResult(
                        status -> work.accept(DataSourceUtils.getConnection(dataSource))))
                .build();
    }
}
