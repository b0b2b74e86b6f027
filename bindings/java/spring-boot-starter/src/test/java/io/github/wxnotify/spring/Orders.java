package io.github.wxnotify.spring;

import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** The merchant's service in one of three ways: it knows nothing of the inbox. */
abstract class Orders {
    /** Counts a payment; where it fails, that is after the count. */
    @Transactional
    public void pay(String number, boolean fails) {
        count(number);
        if (fails) {
            throw new IllegalStateException("after the update");
        }
    }

    abstract void count(String number);

    /** By {@code JdbcTemplate}. */
    static class ByJdbc extends Orders {
        private final JdbcTemplate jdbc;

        ByJdbc(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        void count(String number) {
            jdbc.update("UPDATE orders SET paid = paid + 1 WHERE number = ?", number);
        }
    }

    /** MyBatis' mapper. */
    interface Mapper {
        @Update("UPDATE orders SET paid = paid + 1 WHERE number = #{number}")
        void count(@Param("number") String number);
    }

    /** By MyBatis. */
    static class ByMyBatis extends Orders {
        private final Mapper mapper;

        ByMyBatis(Mapper mapper) {
            this.mapper = mapper;
        }

        @Override
        void count(String number) {
            mapper.count(number);
        }
    }

    /** JPA's repository. */
    interface Repository extends JpaRepository<ShopOrder, String> {}

    /** By JPA, which writes when the transaction commits. */
    static class ByJpa extends Orders {
        private final Repository repository;

        ByJpa(Repository repository) {
            this.repository = repository;
        }

        @Override
        void count(String number) {
            repository.findById(number).orElseThrow(() -> new IllegalStateException("no order " + number)).paid++;
        }
    }
}
