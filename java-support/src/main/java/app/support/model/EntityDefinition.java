package app.support.model;

import java.util.List;

/**
 * An entity as it is stored, without what other entities say of it.
 *
 * @param key what it is called in the history of records, whatever its name becomes
 * @param relations those that start here
 * @param rules those that only the database can decide, since they read other records
 */
public record EntityDefinition(
        String key,
        String name,
        String table,
        List<Field> fields,
        List<Relation> relations,
        List<UniqueSet> uniqueSets,
        List<StoredRule> rules,
        List<Permission> permissions) {

    public EntityDefinition {
        fields = List.copyOf(fields);
        relations = List.copyOf(relations);
        uniqueSets = List.copyOf(uniqueSets);
        rules = List.copyOf(rules);
        permissions = List.copyOf(permissions);
    }
}
