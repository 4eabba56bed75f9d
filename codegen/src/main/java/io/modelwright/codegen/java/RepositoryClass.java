package io.modelwright.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.modelwright.codegen.symbol.JavaSymbols;
import io.modelwright.codegen.symbol.Words;
import io.modelwright.core.records.Member;
import io.modelwright.core.sql.PhysicalNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.lang.model.element.Modifier;

/** Stores the records of an entity: the statements that run, and what is bound to them. */
final class RepositoryClass {

    /** What never changes after a record was made. */
    private static final Set<String> CREATION = Set.of("\"id\"", "\"created_at\"", "\"created_by\"");

    private final EntityModel entity;
    private final List<Component> components;
    private final ClassName record;
    private final ClassName writer;
    private final ClassName reader;
    private final ClassName linkTable;
    private final String table;

    private RepositoryClass(EntityModel entity) {
        this.entity = entity;
        this.components = Component.of(entity);
        this.record = entity.symbols().record();
        this.writer = entity.names().support("store", "RowWriter");
        this.reader = entity.names().support("store", "RowReader");
        this.linkTable = entity.names().support("store", "LinkTable");
        this.table = PhysicalNames.quote(PhysicalNames.table(entity.name()));
    }

    static JavaFile of(EntityModel entity) {
        return new RepositoryClass(entity).file();
    }

    private JavaFile file() {
        TypeName repository = ParameterizedTypeName.get(entity.names().support("store", "RecordRepository"), record);
        TypeSpec.Builder type = TypeSpec.classBuilder(entity.symbols().repository())
                .addModifiers(Modifier.FINAL)
                .addSuperinterface(repository)
                .addJavadoc("Stores {@link $T}. Stateless, thread-safe.\n", record)
                .addField(sql("LOCK", lock()));
        if (readsAfterLocking()) {
            type.addField(sql("READ", read()));
        }
        type.addField(sql("INSERT", insert()))
                .addField(sql("UPDATE", update()))
                .addField(sql("DELETE", List.of("DELETE FROM " + table, "WHERE \"id\" = ?")))
                .addField(sql("CANDIDATE", candidate()));
        for (Member.ToMany set : entity.linkSets()) {
            type.addField(FieldSpec.builder(linkTable, constant(set), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("new $T($S)", linkTable, PhysicalNames.linkTable(set.relation()))
                    .build());
        }
        type.addMethod(lockMethod())
                .addMethod(writeMethod("insert", "INSERT"))
                .addMethod(writeMethod("update", "UPDATE"));
        type.addMethod(deleteMethod())
                .addMethod(candidateMethod())
                .addMethod(bindMethod())
                .addMethod(readMethod());
        return Sources.file(entity.symbols().packageName(), type.build());
    }

    private static String constant(Member.ToMany set) {
        return Words.constant(set.name()) + "_LINKS";
    }

    private static FieldSpec sql(String name, List<String> lines) {
        return FieldSpec.builder(JavaTypes.STRING, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(Sources.sql(lines))
                .build();
    }

    private List<String> columns(boolean numbered) {
        return components.stream()
                .filter(component -> numbered || component.kind() != Component.Kind.NUMBERED)
                .flatMap(component -> component.columns().stream())
                .map(PhysicalNames::quote)
                .toList();
    }

    /** Columns on lines that are not too long. */
    private static List<String> wrapped(String open, List<String> items, String close) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(open);
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i < items.size() - 1 ? "," : close);
            if (line.length() + item.length() > 100) {
                lines.add(line.toString());
                line = new StringBuilder("   ");
            }
            line.append(line.toString().endsWith("(") || line.isEmpty() ? "" : " ")
                    .append(item);
        }
        lines.add(line.toString());
        return lines;
    }

    private List<String> read() {
        List<String> selected = new ArrayList<>(columns(true));
        for (Member.ToMany set : entity.linkSets()) {
            String links = PhysicalNames.quote(PhysicalNames.linkTable(set.relation()));
            selected.add("ARRAY(SELECT l.\"to_id\" FROM " + links + " l WHERE l.\"from_id\" = " + table
                    + ".\"id\" ORDER BY l.\"to_id\")");
        }
        List<String> lines = wrapped("SELECT", selected, "");
        lines.addAll(List.of("FROM " + table, "WHERE \"id\" = ?"));
        return lines;
    }

    /** What waited for a lock sees the row as it is then, but links as they were before it waited. */
    private boolean readsAfterLocking() {
        return !entity.linkSets().isEmpty();
    }

    private List<String> lock() {
        if (readsAfterLocking()) {
            return List.of("SELECT FROM " + table, "WHERE \"id\" = ?", "FOR UPDATE");
        }
        List<String> lines = read();
        lines.add("FOR UPDATE");
        return lines;
    }

    private List<String> insert() {
        List<String> columns = columns(false);
        List<String> lines = wrapped("INSERT INTO " + table + " (", columns, ")");
        lines.addAll(wrapped("VALUES (", columns.stream().map(column -> "?").toList(), ")"));
        return lines;
    }

    private List<String> update() {
        List<String> assigned = columns(false).stream()
                .filter(column -> !CREATION.contains(column))
                .map(column -> column + " = ?")
                .toList();
        List<String> lines = wrapped("UPDATE " + table + " SET", assigned, "");
        lines.add("WHERE \"id\" = ?");
        return lines;
    }

    private List<String> candidate() {
        List<String> values = new ArrayList<>();
        for (Component component : components) {
            if (!component.isStored()) {
                values.add("?::uuid[] AS \"links:" + component.member() + "\"");
            }
            for (int i = 0; i < component.columns().size(); i++) {
                String type = component.form().sql().get(i);
                String collated = type.equals("text") ? " COLLATE \"C\"" : "";
                values.add("?::" + type + collated + " AS "
                        + PhysicalNames.quote(component.columns().get(i)));
            }
        }
        return wrapped("SELECT", values, "");
    }

    private MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private MethodSpec lockMethod() {
        return method("lock")
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), record))
                .addParameter(Connection.class, "connection")
                .addParameter(UUID.class, "id")
                .addException(SQLException.class)
                .addCode(readsAfterLocking() ? locking() : CodeBlock.of(""))
                .beginControlFlow(
                        "try ($T statement = connection.prepareStatement($L))",
                        PreparedStatement.class,
                        readsAfterLocking() ? "READ" : "LOCK")
                .addStatement("new $T(statement).uuid(id)", writer)
                .beginControlFlow("try ($T rows = statement.executeQuery())", ResultSet.class)
                .addStatement(
                        "return rows.next() ? $T.of(read(new $T(rows))) : $T.empty()",
                        Optional.class,
                        reader,
                        Optional.class)
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private CodeBlock locking() {
        return CodeBlock.builder()
                .beginControlFlow("try ($T statement = connection.prepareStatement(LOCK))", PreparedStatement.class)
                .addStatement("new $T(statement).uuid(id)", writer)
                .addStatement("statement.execute()")
                .endControlFlow()
                .build();
    }

    private MethodSpec writeMethod(String name, String constant) {
        boolean insert = name.equals("insert");
        MethodSpec.Builder method = method(name).addParameter(Connection.class, "connection");
        if (!insert) {
            method.addParameter(record, "before");
        }
        method.addParameter(record, "record")
                .addException(SQLException.class)
                .beginControlFlow(
                        "try ($T statement = connection.prepareStatement($L))", PreparedStatement.class, constant);
        CodeBlock.Builder binding = CodeBlock.builder().add("new $T(statement)", writer);
        components.stream()
                .filter(component -> component.isStored() && component.kind() != Component.Kind.NUMBERED)
                .filter(component -> insert || !isOfCreation(component))
                .forEach(component -> binding.add("\n$L", bound(component)));
        if (!insert) {
            binding.add("\n.uuid(record.id())");
        }
        method.addStatement("$L", binding.build())
                .addStatement("statement.executeUpdate()")
                .endControlFlow();
        for (Member.ToMany set : entity.linkSets()) {
            String symbol = JavaSymbols.member(set.name());
            method.addStatement(
                    insert
                            ? "$L.add(connection, record.id(), record.$L())"
                            : "$1L.change(connection, record.id(), before.$2L(), record.$2L())",
                    constant(set),
                    symbol);
        }
        return method.build();
    }

    private static boolean isOfCreation(Component component) {
        return component.kind() == Component.Kind.SYSTEM
                && CREATION.contains(PhysicalNames.quote(component.columns().getFirst()));
    }

    private static CodeBlock bound(Component component) {
        return CodeBlock.of(".$L(record.$L())", component.form().accessor(), component.symbol());
    }

    private MethodSpec deleteMethod() {
        return method("delete")
                .addParameter(Connection.class, "connection")
                .addParameter(UUID.class, "id")
                .addException(SQLException.class)
                .beginControlFlow("try ($T statement = connection.prepareStatement(DELETE))", PreparedStatement.class)
                .addStatement("new $T(statement).uuid(id)", writer)
                .addStatement("statement.executeUpdate()")
                .endControlFlow()
                .build();
    }

    private MethodSpec candidateMethod() {
        return method("candidate")
                .returns(JavaTypes.STRING)
                .addStatement("return CANDIDATE")
                .build();
    }

    private MethodSpec bindMethod() {
        CodeBlock.Builder binding = CodeBlock.builder().add("row");
        components.forEach(component -> binding.add("\n$L", bound(component)));
        return method("bind")
                .addParameter(writer, "row")
                .addParameter(record, "record")
                .addException(SQLException.class)
                .addStatement("$L", binding.build())
                .build();
    }

    private MethodSpec readMethod() {
        List<CodeBlock> values = components.stream()
                .map(component -> {
                    CodeBlock value = CodeBlock.of("row.$L()", component.form().accessor());
                    return component.kind() == Component.Kind.SYSTEM
                            ? CodeBlock.of("$T.required($L)", reader, value)
                            : value;
                })
                .toList();
        return MethodSpec.methodBuilder("read")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(record)
                .addParameter(reader, "row")
                .addException(SQLException.class)
                .addStatement("return $L", RecordClass.construction(entity, values))
                .build();
    }
}
