package io.modelwright.bootstrap.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The records of the shop. They refer to each other by their place in the lists.
 *
 * @param categories those that are part of another stand behind all that are not
 * @param orders in the order in which they were placed
 */
record Shop(
        List<Category> categories,
        List<Product> products,
        List<Customer> customers,
        List<Order> orders,
        List<OrderLine> lines,
        List<Payment> payments,
        List<Review> reviews) {

    Shop {
        categories = List.copyOf(categories);
        products = List.copyOf(products);
        customers = List.copyOf(customers);
        orders = List.copyOf(orders);
        lines = List.copyOf(lines);
        payments = List.copyOf(payments);
        reviews = List.copyOf(reviews);
    }

    record Category(String name, OptionalInt parent) {}

    record Product(
            String name,
            String sku,
            BigDecimal price,
            int stock,
            BigDecimal weight,
            List<String> tags,
            boolean active,
            int category) {
        Product {
            tags = List.copyOf(tags);
        }
    }

    record Customer(
            String name,
            String email,
            String phone,
            String street,
            String postalCode,
            String city,
            String segment,
            LocalDate since,
            boolean newsletter) {}

    record Order(
            String status,
            Instant placedAt,
            Optional<Instant> shippedAt,
            Optional<Instant> deliveredAt,
            BigDecimal shippingFee,
            BigDecimal total,
            Optional<String> note,
            int customer) {}

    record OrderLine(int order, int position, int product, int quantity, BigDecimal unitPrice) {}

    record Payment(int order, String reference, String method, BigDecimal amount, Instant paidAt) {}

    record Review(int rating, String headline, Instant writtenAt, int product, int customer) {}
}
