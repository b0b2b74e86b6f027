package io.github.wxnotify.spring;

import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** An order, as JPA has it. */
@Entity
@Table(name = "orders")
public class ShopOrder {
    @Id
    String number;

    long amount;
    long paid;
}
