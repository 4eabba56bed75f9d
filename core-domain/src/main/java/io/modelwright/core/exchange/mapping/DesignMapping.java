package io.modelwright.core.exchange.mapping;

import io.modelwright.core.exchange.Note;
import io.modelwright.core.exchange.mapping.Correspondence.LinkMap;
import io.modelwright.core.exchange.mapping.Correspondence.TableMap;
import io.modelwright.core.exchange.mapping.Drafts.EntityDraft;
import io.modelwright.core.exchange.source.SourceModel;
import io.modelwright.core.exchange.source.SourceTable;
import io.modelwright.core.modeling.Design;
import io.modelwright.core.modeling.validation.DesignLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a design of a foreign model: tables become entities, references relations, tables that only link two others manyToMany
 * relations. What comes out is valid whatever came in, and what was lost on the way is noted. Pure.
 */
public final class DesignMapping {

    private DesignMapping() {}

    public static Mapped map(SourceModel source, MappingOptions options) {
        List<Note> notes = new ArrayList<>();
        SourceModel model = limited(source, notes);
        References references = References.of(model, notes);
        RowFacts facts = new RowFacts(model);
        JoinTables joins = JoinTables.of(model, references, facts);
        Drafts drafts = new Drafts();
        Map<String, EntityDraft> entities = entities(model, joins, drafts, notes);
        List<TableMap> tables = new ArrayList<>();
        Relations relations = new Relations(drafts, entities, references, notes);
        List<TableMapper> mappers = new ArrayList<>();
        for (SourceTable table : model.tables()) {
            EntityDraft entity = entities.get(table.name());
            if (entity != null) {
                TableMapper mapper = new TableMapper(table, entity, references, relations, facts, options, notes);
                mapper.columns();
                mappers.add(mapper);
            }
        }
        for (TableMapper mapper : mappers) {
            mapper.keys();
            mapper.checks();
            mapper.label();
            tables.add(mapper.map());
        }
        List<LinkMap> links = joins.links().stream().map(relations::join).toList();
        model.links().forEach(relations::link);
        relations.inverses();
        Design design = new Repair(drafts, notes).run();
        return new Mapped(
                design,
                new Correspondence(tables, links),
                notes.stream().distinct().sorted(Note.ORDER).toList());
    }

    /** The tables that a design has room for. */
    private static SourceModel limited(SourceModel source, List<Note> notes) {
        if (source.tables().size() <= DesignLimits.ENTITIES) {
            return source;
        }
        List<SourceTable> kept = source.tables().subList(0, DesignLimits.ENTITIES);
        source.tables()
                .subList(DesignLimits.ENTITIES, source.tables().size())
                .forEach(table -> notes.add(Note.warning(
                        table.line(),
                        "too-many-entities",
                        "A design has " + DesignLimits.ENTITIES + " entities at most: " + Note.quoted(table.name())
                                + " is left out.")));
        return new SourceModel(kept, source.links(), source.rows(), source.notes());
    }

    private static Map<String, EntityDraft> entities(
            SourceModel model, JoinTables joins, Drafts drafts, List<Note> notes) {
        TakenNames taken = TakenNames.ofEntities();
        Map<String, EntityDraft> entities = new LinkedHashMap<>();
        for (SourceTable table : model.tables()) {
            if (joins.isJoin(table.name())) {
                continue;
            }
            String wanted = NameForm.camel(table.name()).orElse("entity");
            String name = taken.take(wanted);
            if (!name.equals(wanted)) {
                notes.add(Note.info(
                        table.line(), "renamed", Note.quoted(table.name()) + " is called " + name + " here."));
            }
            EntityDraft entity = new EntityDraft(name, table.line());
            entity.labels = Texts.labels(table.name(), table.comment());
            drafts.entities.add(entity);
            entities.put(table.name(), entity);
        }
        return entities;
    }
}
