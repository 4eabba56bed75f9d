package io.modelwright.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelwright.bootstrap.demo.Shop.Category;
import io.modelwright.bootstrap.demo.Shop.Customer;
import io.modelwright.bootstrap.demo.Shop.Order;
import io.modelwright.bootstrap.demo.Shop.OrderLine;
import io.modelwright.bootstrap.demo.Shop.Payment;
import io.modelwright.bootstrap.demo.Shop.Product;
import io.modelwright.bootstrap.demo.Shop.Review;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShopMakerTest {

    private static final LocalDate DAY = LocalDate.parse("2027-01-31");

    private final Shop shop = ShopMaker.make(DAY);

    @Test
    void recordsShouldBeTheSameForTheSameDay() {
        assertThat(ShopMaker.make(DAY)).isEqualTo(shop);
    }

    @Test
    void recordsShouldBeManyAndOfManyLanguages() {
        assertThat(shop.orders()).hasSizeGreaterThan(400);
        assertThat(shop.lines()).hasSizeGreaterThan(900);
        assertThat(shop.reviews()).hasSizeGreaterThan(100);
        assertThat(shop.customers()).anyMatch(customer -> !customer.city().matches("\\p{ASCII}+"));
        assertThat(shop.orders()).extracting(Order::status).contains("paid", "shipped", "delivered", "cancelled");
    }

    @Test
    void whatHasToBeUniqueShouldBe() {
        assertThat(shop.categories()).extracting(Category::name).doesNotHaveDuplicates();
        assertThat(shop.products()).extracting(Product::name).doesNotHaveDuplicates();
        assertThat(shop.products())
                .extracting(Product::sku)
                .doesNotHaveDuplicates()
                .allMatch(sku -> sku.matches("[A-Z]{3}-[0-9]{4}"));
        assertThat(shop.customers()).extracting(Customer::email).doesNotHaveDuplicates();
        assertThat(shop.payments()).extracting(Payment::reference).doesNotHaveDuplicates();
        assertThat(shop.lines())
                .extracting(line -> line.order() + " " + line.product())
                .doesNotHaveDuplicates();
        assertThat(shop.lines())
                .extracting(line -> line.order() + " " + line.position())
                .doesNotHaveDuplicates();
        assertThat(shop.reviews())
                .extracting(review -> review.product() + " " + review.customer())
                .doesNotHaveDuplicates();
    }

    @Test
    void totalsShouldAddUp() {
        for (int index = 0; index < shop.orders().size(); index++) {
            int number = index;
            Order order = shop.orders().get(index);
            List<OrderLine> lines =
                    shop.lines().stream().filter(line -> line.order() == number).toList();
            BigDecimal sum = lines.stream()
                    .map(line -> line.unitPrice().multiply(BigDecimal.valueOf(line.quantity())))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(lines).isNotEmpty();
            assertThat(order.total()).isEqualByComparingTo(sum.add(order.shippingFee()));
        }
        assertThat(shop.payments())
                .allSatisfy(payment -> assertThat(payment.amount())
                        .isEqualByComparingTo(shop.orders().get(payment.order()).total()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2026-12-31", "2027-06-15"})
    void ordersShouldTakeTheirWayInOrderOfTime(LocalDate today) {
        Shop thatDay = ShopMaker.make(today);
        Instant end = today.atStartOfDay(ZoneOffset.UTC).toInstant();

        assertThat(thatDay.orders()).extracting(Order::placedAt).isSorted();
        for (Order order : thatDay.orders()) {
            Instant since = thatDay.customers()
                    .get(order.customer())
                    .since()
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
            assertThat(order.placedAt()).isBetween(since, end);
            order.shippedAt().ifPresent(at -> assertThat(at).isBetween(order.placedAt(), end));
            order.deliveredAt()
                    .ifPresent(at -> assertThat(at).isBetween(order.shippedAt().orElseThrow(), end));
            assertThat(order.shippedAt().isPresent())
                    .isEqualTo(List.of("shipped", "delivered").contains(order.status()));
            assertThat(order.deliveredAt().isPresent()).isEqualTo(order.status().equals("delivered"));
        }
    }

    @Test
    void paymentsShouldBelongToOrdersThatArePaidAndComeBeforeShipping() {
        assertThat(shop.payments()).extracting(Payment::order).doesNotHaveDuplicates();
        for (Payment payment : shop.payments()) {
            Order order = shop.orders().get(payment.order());
            assertThat(payment.paidAt()).isAfter(order.placedAt());
            order.shippedAt().ifPresent(shipped -> assertThat(payment.paidAt()).isBefore(shipped));
        }
        List<Integer> paid = IntStream.range(0, shop.orders().size())
                .filter(order -> List.of("paid", "shipped", "delivered")
                        .contains(shop.orders().get(order).status()))
                .boxed()
                .toList();
        assertThat(shop.payments()).extracting(Payment::order).containsExactlyElementsOf(paid);
    }

    @Test
    void reviewsShouldComeFromPeopleWhoGotTheProduct() {
        for (Review review : shop.reviews()) {
            assertThat(shop.lines()).anyMatch(line -> isReason(line, review));
        }
    }

    private boolean isReason(OrderLine line, Review review) {
        Order order = shop.orders().get(line.order());
        return line.product() == review.product()
                && order.customer() == review.customer()
                && order.deliveredAt().filter(review.writtenAt()::isAfter).isPresent();
    }
}
