package io.modelwright.codegen.client;

import io.modelwright.core.modeling.Labels;
import io.modelwright.core.records.QueryNames;
import java.util.List;
import java.util.stream.Stream;

/**
 * One entity as its clients know it.
 *
 * @param members in the order of the wire
 * @param queries what parameters of queries may name
 * @param guarded whether a role may write records of which it may not read all
 */
record ClientEntity(String name, Labels labels, List<ClientMember> members, QueryNames queries, boolean guarded) {

    ClientEntity {
        members = List.copyOf(members);
    }

    List<ClientMember> writable() {
        return members.stream().filter(ClientMember::isWritable).toList();
    }

    /** The names of the entities that its members lead to, each once, in the order of the members. */
    List<String> targets() {
        return members.stream()
                .flatMap(member -> switch (member.kind()) {
                    case WireKind.ToOne one -> Stream.of(one.target());
                    case WireKind.ToMany many -> Stream.of(many.target());
                    case WireKind.Choice ignored -> Stream.<String>empty();
                    case WireKind.Plain ignored -> Stream.<String>empty();
                })
                .distinct()
                .toList();
    }
}
