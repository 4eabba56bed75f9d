package io.modelwright.postgres.records;

import io.modelwright.core.records.Fence;
import io.modelwright.core.records.RequestContext;
import io.modelwright.core.sql.ExpressionSql;
import io.modelwright.core.sql.records.Slots;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What fills the slots that every record statement may have. Stateless. */
final class StatementSlots {

    private StatementSlots() {}

    /** A new map that the caller may add to. */
    static Map<String, @Nullable Object> of(Fence fence, RequestContext context) {
        Map<String, @Nullable Object> slots = new HashMap<>();
        slots.put(Slots.APP, fence.app().value());
        slots.put(Slots.VERSION, fence.version());
        slots.put(Slots.EPOCH, fence.rightsEpoch());
        slots.put(Slots.CALLER_EPOCH, context.callerEpoch());
        slots.put(ExpressionSql.USER, context.user().value());
        slots.put(ExpressionSql.NOW, context.now());
        slots.put(ExpressionSql.TODAY, context.today());
        return slots;
    }
}
