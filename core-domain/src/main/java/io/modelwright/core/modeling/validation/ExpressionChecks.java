package io.modelwright.core.modeling.validation;

import io.modelwright.core.expression.Compilation;
import io.modelwright.core.expression.DesignScope;
import io.modelwright.core.expression.Expectation;
import io.modelwright.core.expression.Expressions;
import io.modelwright.core.expression.Fault;
import io.modelwright.core.expression.Scope;
import io.modelwright.core.expression.ValueType;
import io.modelwright.core.modeling.Entity;
import io.modelwright.core.modeling.FieldType;
import io.modelwright.core.modeling.Permission;
import io.modelwright.core.modeling.Role;
import io.modelwright.core.modeling.Rule;
import io.modelwright.core.shared.JsonPointer;

/**
 * Finds rules, formulas and conditions of permissions that do not parse, do not fit their place, depend on themselves or could
 * not be computed by the database. The codes are {@code expression-} and the code of the fault.
 */
final class ExpressionChecks implements Check {

    @Override
    public void check(Model model, Findings findings) {
        for (Entity entity : model.entities()) {
            Scope scope = DesignScope.of(model.design(), entity);
            for (Rule rule : entity.rules()) {
                compile(
                        rule.expression(),
                        scope,
                        Expectation.CONDITION,
                        model.place(rule.id(), "expression"),
                        findings);
            }
        }
        model.forEachField((entity, field) -> {
            if (field.type() instanceof FieldType.Formula formula) {
                Scope scope = DesignScope.of(model.design(), entity);
                Expectation expected = Expectation.of(ValueType.of(formula.result()));
                compile(formula.expression(), scope, expected, model.place(field.id(), "expression"), findings);
            }
        });
        model.roles().forEach(role -> checkRole(model, role, findings));
    }

    private static void checkRole(Model model, Role role, Findings findings) {
        for (int i = 0; i < role.permissions().size(); i++) {
            Permission permission = role.permissions().get(i);
            JsonPointer place = model.place(role.id(), "permissions").item(i).member("where");
            permission
                    .where()
                    .ifPresent(where -> model.entity(permission.entity())
                            .ifPresent(entity -> compile(
                                    where,
                                    DesignScope.of(model.design(), entity),
                                    Expectation.CONDITION,
                                    place,
                                    findings)));
        }
    }

    private static void compile(
            String source, Scope scope, Expectation expected, JsonPointer place, Findings findings) {
        if (source.isBlank()) {
            findings.error("expression-empty", place, "The expression is empty.");
            return;
        }
        switch (Expressions.compile(source, scope, expected)) {
            case Compilation.Compiled compiled -> {}
            case Compilation.Failed failed -> {
                for (Fault fault : failed.faults()) {
                    findings.error(
                            "expression-" + fault.code().code(),
                            place,
                            "At character " + (fault.offset() + 1) + ": " + fault.message() + ".");
                }
            }
        }
    }
}
