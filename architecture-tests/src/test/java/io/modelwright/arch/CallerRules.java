package io.modelwright.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nobody acts without being known: as rules by name, for a root package, as {@link LayerRules}. */
final class CallerRules {

    static final String ROUTES = "every route knows its caller";
    static final String PORTS = "every driving port takes the one who acts";

    /** What one does to become somebody, and what is shown to everybody. */
    private static final Set<String> OPEN_ROUTES = Set.of(
            "AuthResource.register",
            "AuthResource.setUp",
            "AuthResource.signIn",
            "AuthResource.resetPassword",
            "AuthResource.refresh",
            "AuthResource.signOut",
            "OpenApiResource.platform");

    /** What finds out who acts; and what the process itself asks for. */
    private static final Set<String> OPEN_VERBS = Set.of(
            "Accounts.register",
            "Accounts.registerInvited",
            "Accounts.setUp",
            "Accounts.signIn",
            "Accounts.resetPassword",
            "Accounts.refresh",
            "Accounts.signOut",
            "Accounts.authenticate",
            "Callers.recognize",
            "Installation.issueSetupToken");

    private CallerRules() {}

    static Map<String, ArchRule> of(String root) {
        return Map.of(
                ROUTES,
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(root + ".rest..")
                        .and()
                        .areMetaAnnotatedWith(HttpMethod.class)
                        .should(takeFirst("Caller", OPEN_ROUTES)),
                PORTS,
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(root + ".ports..driving..")
                        .and()
                        .areDeclaredInClassesThat()
                        .areInterfaces()
                        .and()
                        .areDeclaredInClassesThat()
                        .areTopLevelClasses()
                        .should(takeFirst("Principal", OPEN_VERBS)));
    }

    private static ArchCondition<JavaMethod> takeFirst(String type, Set<String> open) {
        return new ArchCondition<>("take a " + type + " first") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                List<JavaClass> parameters = method.getRawParameterTypes();
                boolean takes = !parameters.isEmpty()
                        && parameters.getFirst().getSimpleName().equals(type);
                String name = method.getOwner().getSimpleName() + "." + method.getName();
                events.add(new SimpleConditionEvent(
                        method, takes || open.contains(name), method.getFullName() + " takes no " + type));
            }
        };
    }
}
