package io.modelwright.bootstrap.demo;

import io.modelwright.bootstrap.demo.Shop.Category;
import io.modelwright.bootstrap.demo.Shop.Customer;
import io.modelwright.bootstrap.demo.Shop.Order;
import io.modelwright.bootstrap.demo.Shop.OrderLine;
import io.modelwright.bootstrap.demo.Shop.Payment;
import io.modelwright.bootstrap.demo.Shop.Product;
import io.modelwright.bootstrap.demo.Shop.Review;
import io.modelwright.core.shared.Json;
import java.time.LocalDate;
import java.util.Optional;

/** A small shop with its customers and their orders. */
final class ShopApp implements DemoApp {

    private final Shop data;

    ShopApp(LocalDate today) {
        this.data = ShopMaker.make(today);
    }

    @Override
    public String slug() {
        return "shop";
    }

    @Override
    public String name() {
        return "Corner shop";
    }

    @Override
    public void build(AppBuilder app) {
        app.publish("shop-1.yaml", "Products, customers and orders");
        app.add(
                "category",
                data.categories().stream()
                        .filter(category -> category.parent().isEmpty())
                        .toList(),
                category -> category(category, app));
        app.add(
                "category",
                data.categories().stream()
                        .filter(category -> category.parent().isPresent())
                        .toList(),
                category -> category(category, app));
        app.add("product", data.products(), product -> product(product, app));
        app.add("customer", data.customers(), ShopApp::customer);
        app.add("order", data.orders(), order -> order(order, app));
        app.add("orderLine", data.lines(), line -> line(line, app));
        app.add("payment", data.payments(), payment -> payment(payment, app));
        app.add("review", data.reviews(), review -> review(review, app));
    }

    private static Json category(Category category, AppBuilder app) {
        return Json.object()
                .put("name", category.name())
                .put("parent", app.reference("category", category.parent()))
                .build();
    }

    private static Json product(Product product, AppBuilder app) {
        return Json.object()
                .put("name", product.name())
                .put("sku", product.sku())
                .put("price", Wire.euros(product.price()))
                .put("stock", product.stock())
                .put("weight", Wire.decimal(product.weight()))
                .put("tags", Json.array(product.tags().stream().map(Json::of).toList()))
                .put("active", product.active())
                .put("category", app.reference("category", product.category()))
                .build();
    }

    private static Json customer(Customer customer) {
        return Json.object()
                .put("name", customer.name())
                .put("email", customer.email())
                .put("phone", customer.phone())
                .put("street", customer.street())
                .put("postalCode", customer.postalCode())
                .put("city", customer.city())
                .put("segment", customer.segment())
                .put("since", customer.since().toString())
                .put("newsletter", customer.newsletter())
                .build();
    }

    private static Json order(Order order, AppBuilder app) {
        return Json.object()
                .put("status", order.status())
                .put("placedAt", Wire.moment(Optional.of(order.placedAt())))
                .put("shippedAt", Wire.moment(order.shippedAt()))
                .put("deliveredAt", Wire.moment(order.deliveredAt()))
                .put("shippingFee", Wire.euros(order.shippingFee()))
                .put("total", Wire.euros(order.total()))
                .put("note", order.note().<Json>map(Json::of).orElse(Json.JsonNull.NULL))
                .put("customer", app.reference("customer", order.customer()))
                .build();
    }

    private static Json line(OrderLine line, AppBuilder app) {
        return Json.object()
                .put("order", app.reference("order", line.order()))
                .put("position", line.position())
                .put("product", app.reference("product", line.product()))
                .put("quantity", line.quantity())
                .put("unitPrice", Wire.euros(line.unitPrice()))
                .build();
    }

    private static Json payment(Payment payment, AppBuilder app) {
        return Json.object()
                .put("order", app.reference("order", payment.order()))
                .put("reference", payment.reference())
                .put("method", payment.method())
                .put("amount", Wire.euros(payment.amount()))
                .put("paidAt", Wire.moment(Optional.of(payment.paidAt())))
                .build();
    }

    private static Json review(Review review, AppBuilder app) {
        return Json.object()
                .put("rating", review.rating())
                .put("headline", review.headline())
                .put("writtenAt", Wire.moment(Optional.of(review.writtenAt())))
                .put("product", app.reference("product", review.product()))
                .put("customer", app.reference("customer", review.customer()))
                .build();
    }
}
