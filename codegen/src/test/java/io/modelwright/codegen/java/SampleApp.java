package io.modelwright.codegen.java;

import static org.assertj.core.api.Assertions.assertThat;

import app.support.model.AppModel;
import app.support.records.RecordData;
import app.support.records.RecordType;
import app.support.values.GeoPointValue;
import app.support.values.MoneyValue;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.modelwright.codegen.Targets;
import io.modelwright.core.codegen.AppHistory;
import io.modelwright.core.codegen.RenderOptions;
import io.modelwright.core.codegen.SourceTree;
import io.modelwright.core.codegen.Target;
import io.modelwright.core.expression.DesignScope;
import io.modelwright.core.expression.Expr;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.shared.Outcome;
import io.modelwright.testkit.expression.Sample;
import io.modelwright.testkit.expression.SampleRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** The application of the shared sample design, in this JVM: its package is chosen so that it runs on the module java-support. */
final class SampleApp {

    private static final Design DESIGN = ((DesignScope) Sample.SCOPE).design();
    private static final AppSymbols NAMES = new AppSymbols("sample-app", "app");

    private final Path classes;
    private final ClassLoader loader;

    private SampleApp(Path classes, ClassLoader loader) {
        this.classes = classes;
        this.loader = loader;
    }

    static SampleApp load() {
        AppHistory history = new AppHistory("Sample", "sample-app", List.of(new AppHistory.Version(1, "", DESIGN, "")));
        Outcome<SourceTree> rendered =
                Targets.shipped().render(history, Target.JAVA, new RenderOptions(Optional.of("app")));
        SourceTree.Builder own = new SourceTree.Builder();
        ((Outcome.Done<SourceTree>) rendered).value().files().forEach((path, file) -> {
            if (path.value().startsWith("src/main/java/") && !path.value().startsWith("src/main/java/app/support/")) {
                own.add(path.value(), file);
            }
        });
        Path classes = folder();
        assertThat(AppCompiler.compile(own.build(), classes)).isEmpty();
        return new SampleApp(classes, loader(classes, SampleApp.class.getClassLoader()));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("sample");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClassLoader loader(Path folder, ClassLoader parent) {
        try {
            return new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    AppModel model() throws ReflectiveOperationException {
        return (AppModel) loader.loadClass("app.Entities").getMethod("model").invoke(null);
    }

    /** The record of a row of the shared sample. */
    Object record(Map<String, Object> row) throws ReflectiveOperationException {
        RecordType<?> type = (RecordType<?>)
                loader.loadClass("app.sample.SampleType").getConstructor().newInstance();
        Map<String, Object> values = new HashMap<>();
        for (var field : Sample.stored()) {
            Object value = value(row, field.name());
            if (value != null) {
                values.put(field.name(), value);
            }
        }
        for (String relation : List.of("parent", "owner")) {
            Object id = row.get(relation + "_id");
            if (id != null) {
                values.put(relation, id);
            }
        }
        return type.of(new RecordData(
                (UUID) row.get("id"),
                ((Number) row.getOrDefault("version", 1L)).longValue(),
                (Instant) row.getOrDefault("created_at", SampleRows.NOW),
                (UUID) row.getOrDefault("created_by", SampleRows.ALICE),
                (Instant) row.getOrDefault("updated_at", SampleRows.NOW),
                (UUID) row.getOrDefault("updated_by", SampleRows.ALICE),
                values,
                Map.of()));
    }

    private static @Nullable Object value(Map<String, Object> row, String field) {
        Object amount = row.get(field + "_amount");
        Object latitude = row.get(field + "_lat");
        if (amount instanceof BigDecimal exact) {
            return new MoneyValue(exact, String.valueOf(row.get(field + "_currency")));
        }
        if (latitude instanceof Double degrees) {
            return new GeoPointValue(degrees, (Double) row.get(field + "_lon"));
        }
        Object value = row.get(field);
        return field.equals("small") && value instanceof Number number ? (Integer) number.intValue() : value;
    }

    /** A class with a method {@code e0}, {@code e1} and so on for each expression, of a record and a request. */
    Class<?> compiled(List<Expr> expressions) throws ReflectiveOperationException {
        ExpressionJava writer = new ExpressionJava(NAMES);
        TypeSpec.Builder type = TypeSpec.classBuilder("Written").addModifiers(Modifier.PUBLIC);
        for (int i = 0; i < expressions.size(); i++) {
            type.addMethod(MethodSpec.methodBuilder("e" + i)
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .returns(Object.class)
                    .addParameter(NAMES.entity("sample").record(), "record")
                    .addParameter(NAMES.support("records", "RequestContext"), "request")
                    .addStatement("return $L", writer.of(expressions.get(i)))
                    .build());
        }
        writer.constants().forEach(type::addField);
        JavaFile file = Sources.file("app.written", type.build());
        Path out = folder();
        SourceTree tree = new SourceTree.Builder()
                .text("src/main/java/app/written/Written.java", file.toString())
                .build();
        assertThat(AppCompiler.compile(tree, out, List.of(classes))).isEmpty();
        return loader(out, loader).loadClass("app.written.Written");
    }
}
