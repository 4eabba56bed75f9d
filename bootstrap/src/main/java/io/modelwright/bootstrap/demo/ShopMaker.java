package io.modelwright.bootstrap.demo;

import io.modelwright.bootstrap.demo.Shop.Category;
import io.modelwright.bootstrap.demo.Shop.Customer;
import io.modelwright.bootstrap.demo.Shop.Order;
import io.modelwright.bootstrap.demo.Shop.OrderLine;
import io.modelwright.bootstrap.demo.Shop.Payment;
import io.modelwright.bootstrap.demo.Shop.Product;
import io.modelwright.bootstrap.demo.Shop.Review;
import io.modelwright.bootstrap.demo.ShopWords.Shelf;
import io.modelwright.bootstrap.demo.ShopWords.Town;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Makes the records of the shop: the same ones for the same day. Nothing in them happens later than the day begins. Used once,
 * by one thread.
 */
final class ShopMaker {

    private static final long SEED = 20_270_201;
    private static final int CUSTOMERS = 160;
    private static final int ORDERS = 420;
    private static final int HISTORY_DAYS = 300;
    private static final BigDecimal FREE_SHIPPING_FROM = BigDecimal.valueOf(60);

    private final Dice dice = new Dice(SEED);
    private final LocalDate today;
    private final Instant end;
    private final List<Category> categories = new ArrayList<>();
    private final List<Product> products = new ArrayList<>();
    private final List<Customer> customers = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<OrderLine> lines = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<Review> reviews = new ArrayList<>();

    /** How far an order came, and when. */
    private record Way(String status, Optional<Instant> paid, Optional<Instant> shipped, Optional<Instant> delivered) {}

    private record Opinion(int product, int customer) {}

    private ShopMaker(LocalDate today) {
        this.today = today;
        this.end = today.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static Shop make(LocalDate today) {
        ShopMaker maker = new ShopMaker(today);
        maker.categories();
        maker.products();
        maker.customers();
        maker.orders();
        maker.reviews();
        return new Shop(
                maker.categories,
                maker.products,
                maker.customers,
                maker.orders,
                maker.lines,
                maker.payments,
                maker.reviews);
    }

    private void categories() {
        ShopWords.DEPARTMENTS.forEach(name -> categories.add(new Category(name, OptionalInt.empty())));
        for (Shelf shelf : ShopWords.SHELVES) {
            int parent = ShopWords.DEPARTMENTS.indexOf(shelf.parent());
            categories.add(new Category(shelf.name(), OptionalInt.of(parent)));
        }
    }

    private void products() {
        for (int shelf = 0; shelf < ShopWords.SHELVES.size(); shelf++) {
            Shelf goods = ShopWords.SHELVES.get(shelf);
            for (String name : goods.goods()) {
                for (String form : ShopWords.FORMS.subList(0, dice.between(1, ShopWords.FORMS.size()))) {
                    products.add(new Product(
                            name + ", " + form,
                            String.format(Locale.ROOT, "%s-%04d", goods.code(), 1_000 + products.size()),
                            BigDecimal.valueOf(dice.between(4, 120) * 50L - 5, 2),
                            dice.between(0, 60),
                            BigDecimal.valueOf(dice.between(50, 3_000), 3),
                            tags(),
                            dice.chance(92),
                            ShopWords.DEPARTMENTS.size() + shelf));
                }
            }
        }
    }

    private List<String> tags() {
        List<String> tags = new ArrayList<>();
        for (String tag : List.of("new", "handmade", "organic", "bargain")) {
            if (dice.chance(20)) {
                tags.add(tag);
            }
        }
        return tags;
    }

    private void customers() {
        Names names = new Names(dice);
        for (int index = 0; index < CUSTOMERS; index++) {
            Names.Named named = names.next("customer.example");
            Town town = dice.pick(ShopWords.TOWNS);
            customers.add(new Customer(
                    named.name(),
                    named.email(),
                    town.dialling() + dice.between(100, 199),
                    town.street() + " " + dice.between(1, 120),
                    town.postalCode(),
                    town.name(),
                    dice.pick(List.of("casual", "casual", "regular", "business")),
                    today.minusDays(dice.between(HISTORY_DAYS + 1, 2_000)),
                    dice.chance(40)));
        }
    }

    private void orders() {
        List<Instant> times = new ArrayList<>();
        for (int order = 0; order < ORDERS; order++) {
            times.add(end.minusSeconds(dice.between(3_600, HISTORY_DAYS * 86_400)));
        }
        times.sort(null);
        times.forEach(this::order);
    }

    private void order(Instant placed) {
        int order = orders.size();
        BigDecimal goods = lines(order);
        BigDecimal fee =
                goods.compareTo(FREE_SHIPPING_FROM) < 0 ? BigDecimal.valueOf(490, 2) : BigDecimal.valueOf(0, 2);
        BigDecimal total = goods.add(fee);
        Way way = way(placed);
        Optional<String> note = dice.chance(8) ? Optional.of(dice.pick(ShopWords.REQUESTS)) : Optional.empty();
        orders.add(new Order(
                way.status(),
                placed,
                way.shipped(),
                way.delivered(),
                fee,
                total,
                note,
                dice.between(0, CUSTOMERS - 1)));
        way.paid()
                .ifPresent(at -> payments.add(new Payment(
                        order,
                        String.format(Locale.ROOT, "PAY-%06d", 100_001 + order),
                        dice.pick(List.of("card", "card", "transfer", "invoice")),
                        total,
                        at)));
    }

    /** The sum of the lines. */
    private BigDecimal lines(int order) {
        BigDecimal sum = BigDecimal.valueOf(0, 2);
        Set<Integer> chosen = new HashSet<>();
        int position = 0;
        for (int count = dice.between(1, 4); count > 0; count--) {
            int product = dice.between(0, products.size() - 1);
            if (chosen.add(product)) {
                position++;
                int quantity = dice.between(1, 3);
                BigDecimal price = products.get(product).price();
                lines.add(new OrderLine(order, position, product, quantity, price));
                sum = sum.add(price.multiply(BigDecimal.valueOf(quantity)));
            }
        }
        return sum;
    }

    /** Pays within hours, is shipped within three days and on its way for at most six; what lies in the future is yet to come. */
    private Way way(Instant placed) {
        if (dice.chance(6)) {
            return new Way("cancelled", Optional.empty(), Optional.empty(), Optional.empty());
        }
        Instant paid = placed.plusSeconds(dice.between(30, 40_000));
        Instant shipped = paid.plusSeconds(dice.between(3_600, 3 * 86_400));
        Instant delivered = shipped.plusSeconds(dice.between(20 * 3_600, 6 * 86_400));
        if (paid.isAfter(end)) {
            return new Way("placed", Optional.empty(), Optional.empty(), Optional.empty());
        }
        if (shipped.isAfter(end)) {
            return new Way("paid", Optional.of(paid), Optional.empty(), Optional.empty());
        }
        if (delivered.isAfter(end)) {
            return new Way("shipped", Optional.of(paid), Optional.of(shipped), Optional.empty());
        }
        return new Way("delivered", Optional.of(paid), Optional.of(shipped), Optional.of(delivered));
    }

    /** Only who got a product says something about it, and only once. */
    private void reviews() {
        Set<Opinion> given = new HashSet<>();
        for (OrderLine line : lines) {
            Order order = orders.get(line.order());
            if (order.deliveredAt().isPresent() && dice.chance(22)) {
                Instant written = order.deliveredAt().get().plus(Duration.ofMinutes(dice.between(60, 20_000)));
                if (written.isBefore(end) && given.add(new Opinion(line.product(), order.customer()))) {
                    int rating = dice.pick(List.of(5, 5, 4, 5, 4, 3, 2, 1));
                    String headline = dice.pick(rating > 3 ? ShopWords.PRAISE : ShopWords.BLAME);
                    reviews.add(new Review(rating, headline, written, line.product(), order.customer()));
                }
            }
        }
    }
}
