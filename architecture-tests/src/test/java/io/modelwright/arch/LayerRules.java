package io.modelwright.arch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The arrows between the modules, as rules by name. They are built for a root package, so that {@link RulesBiteTest}
 * can hold the very same rules against planted violations.
 */
final class LayerRules {
    static final String FREE_OF_CYCLES = "packages are free of cycles";

    private static final String[] JDK_AND_JSPECIFY = {"java..", "javax.crypto..", "org.jspecify.."};
    private static final String[] EXPRESSION_LIBRARIES = {"dev.cel..", "com.google.re2j.."};

    private final String root;

    private LayerRules(String root) {
        this.root = root;
    }

    /** All rules for the code under a root package, by a name that says what holds. */
    static Map<String, ArchRule> of(String root) {
        return new LayerRules(root).all();
    }

    private Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        for (Layer layer : Layer.all()) {
            rules.put(layer.title() + " uses only the modules its arrows point at", arrows(layer));
        }
        rules.put("every class belongs to a known module", everyClassBelongsToAKnownModule());
        rules.put("core uses only the JDK and JSpecify", coreLibraries());
        rules.put("core.expression adds CEL and RE2J alone", expressionLibraries());
        rules.put("ports use only the JDK and JSpecify", libraries(Layer.PORTS, JDK_AND_JSPECIFY));
        rules.put(
                "application uses only the JDK, JSpecify and SLF4J",
                libraries(Layer.APPLICATION, with(JDK_AND_JSPECIFY, "org.slf4j..")));
        rules.put(FREE_OF_CYCLES, packagesAreFreeOfCycles());
        rules.put("every package is null-marked", everyPackageIsNullMarked());
        return rules;
    }

    private ArchRule arrows(Layer layer) {
        return noClasses()
                .that()
                .resideInAPackage(layer.packages(root))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(resideOutsideOfPackages(layer.allowed(root))))
                .allowEmptyShould(true);
    }

    private ArchRule everyClassBelongsToAKnownModule() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAnyPackage(Layer.allPackages(root))
                .because("Layer lists the modules and their arrows");
    }

    private ArchRule coreLibraries() {
        return classes()
                .that(resideInAPackage(Layer.CORE.packages(root)).and(resideOutsideOfPackage(expression())))
                .should()
                .onlyDependOnClassesThat(resideInAPackage(root + "..").or(resideInAnyPackage(JDK_AND_JSPECIFY)))
                .allowEmptyShould(true);
    }

    private ArchRule expressionLibraries() {
        return classes()
                .that()
                .resideInAPackage(expression())
                .should()
                .onlyDependOnClassesThat(resideInAPackage(root + "..")
                        .or(resideInAnyPackage(with(JDK_AND_JSPECIFY, EXPRESSION_LIBRARIES))))
                .allowEmptyShould(true);
    }

    /** What a layer may use of others' libraries; which modules of ours it may use is the arrows' matter. */
    private ArchRule libraries(Layer layer, String[] allowed) {
        return classes()
                .that()
                .resideInAPackage(layer.packages(root))
                .should()
                .onlyDependOnClassesThat(resideInAPackage(root + "..").or(resideInAnyPackage(allowed)))
                .allowEmptyShould(true);
    }

    /**
     * Within each module; between them the arrows leave none. Over all packages at once ArchUnit 1.5.0 was seen to miss a cycle
     * of two packages among many others.
     */
    private ArchRule packagesAreFreeOfCycles() {
        List<ArchRule> rules = new ArrayList<>();
        for (Layer layer : Layer.all()) {
            rules.add(slices().assignedFrom(packagesOf(layer.rootPackage(root)))
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true));
        }
        return CompositeArchRule.of(rules);
    }

    /** Each package under that one, and itself, as a slice of its own. */
    private static SliceAssignment packagesOf(String parent) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return (name + ".").startsWith(parent + ".") ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + parent;
            }
        };
    }

    private ArchRule everyPackageIsNullMarked() {
        return classes().that().resideInAPackage(root + "..").should(beInANullMarkedPackage());
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package whose package-info has @NullMarked") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                String message = item.getName() + (marked ? " is" : " is not") + " in a null-marked package";
                events.add(new SimpleConditionEvent(item, marked, message));
            }
        };
    }

    private String expression() {
        return root + ".core.expression..";
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }
}
