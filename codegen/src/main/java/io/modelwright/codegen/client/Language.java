package io.modelwright.codegen.client;

import io.modelwright.core.codegen.Target;
import java.util.List;
import java.util.Map;

/**
 * What a language of clients that are made by templates adds to the neutral model: names, a table of types, where its files
 * stand. Everything that its templates get is text that can stand in a source as it is. Stateless.
 */
interface Language {

    /** How values of one kind are written in the language. */
    record Type(String read, String written, String codec, String example) {}

    /** A file of each client: where it stands and the template that makes it. */
    record Page(String path, String template) {}

    Target target();

    /** The folder of resources that holds templates and copied files. */
    String folder();

    /** Files that each client has as they are, from their path in the folder to their path in the client. */
    Map<String, String> copied(ClientModel model);

    List<Page> pages(ClientModel model);

    /** Where the file of an entity stands; made by the template {@code entity.ftl}. */
    String entityPath(ClientModel model, ClientEntity entity);

    Type type(ClientEntity entity, ClientMember member);

    /** What the language calls the app's parts. */
    Map<String, String> appNames(ClientModel model);

    /** What it calls the entity's parts: {@code attribute}, {@code module}, {@code constant} and whatever its templates use. */
    Map<String, String> entityNames(String entity);

    /** The attribute of a member, but for those that two members would have. */
    String attribute(String member);

    String string(String text);

    /** A text in one line of a comment. */
    String comment(String text);

    /** The name of the type of a choice member. */
    String choiceType(ClientEntity entity, ClientMember member);
}
