package io.modelwright.rest.http;

import io.modelwright.core.shared.Json;
import io.modelwright.core.shared.JsonPointer;
import io.modelwright.core.shared.Outcome;
import io.modelwright.core.shared.Page;
import io.modelwright.rest.json.WireValues;
import io.modelwright.rest.problem.Problems;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The query parameters {@code limit}, {@code cursor} and {@code count} of a list, for {@code @BeanParam}. */
public final class PageQuery {

    private final @Nullable String limit;
    private final @Nullable String cursor;
    private final @Nullable String count;

    public PageQuery(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("count") @Nullable String count) {
        this.limit = limit;
        this.cursor = cursor;
        this.count = count;
    }

    /** Loads one page. */
    @FunctionalInterface
    public interface Listing<T> {
        Outcome<Page<T>> load(int limit, Optional<String> cursor);
    }

    /** {@code {items, nextCursor}}, and {@code total} where {@code count=true}; a refusal ends the request. */
    public <T> Json answer(Listing<T> listing, Supplier<Outcome<Long>> total, Function<T, Json> form) {
        Page<T> page = Problems.valueOf(listing.load(Pages.limit(limit), Optional.ofNullable(cursor)));
        return WireValues.page(page, total(total), form);
    }

    private Optional<Long> total(Supplier<Outcome<Long>> total) {
        if (count == null || count.equals("false")) {
            return Optional.empty();
        }
        if (!count.equals("true")) {
            throw Problems.malformed(
                    "malformed-parameter", JsonPointer.ROOT.member("count"), "The parameter count is true or false.");
        }
        return Optional.of(Problems.valueOf(total.get()));
    }
}
