package io.github.wxnotify.spring;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An order, as JPA has it. */
@Entity
@Table(name = "orders")
public class ShopOrder {
    @Id
    String number;

    long amount;
    long paid;
}
