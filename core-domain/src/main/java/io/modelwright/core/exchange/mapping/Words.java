package io.modelwright.core.exchange.mapping;

import io.modelwright.core.exchange.source.SourceType;
import io.modelwright.core.modeling.Choice;
import io.modelwright.core.modeling.ElementId;
import io.modelwright.core.modeling.validation.DesignLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Words of a foreign model as choices. Immutable once made. */
final class Words {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,59}");
    private static final ElementId NOBODY = new ElementId(new UUID(0, 0));

    private final List<Choice> choices;
    private final Map<String, String> names;

    private Words(List<Choice> choices, Map<String, String> names) {
        this.choices = choices;
        this.names = names;
    }

    static Words of(List<SourceType.Word> words) {
        List<Choice> choices = new ArrayList<>();
        Map<String, String> names = new LinkedHashMap<>();
        Set<String> constants = new HashSet<>();
        for (SourceType.Word word : words) {
            if (!names.containsKey(word.value()) && choices.size() < DesignLimits.CHOICES) {
                String name = name(word.value(), constants);
                names.put(word.value(), name);
                Optional<String> label = word.label()
                        .or(() -> name.equals(word.value()) ? Optional.empty() : Optional.of(word.value()))
                        .flatMap(text -> Texts.text(text, DesignLimits.LABEL_LENGTH));
                choices.add(new Choice(NOBODY, name, label, Optional.empty()));
            }
        }
        return new Words(List.copyOf(choices), names);
    }

    private static String name(String word, Set<String> constants) {
        String base = FORM.matcher(word).matches() ? word : NameForm.camel(word).orElse("choice");
        String name = base;
        for (int number = 2; !constants.add(constant(name)); number++) {
            name = base.substring(0, Math.min(base.length(), 56)) + number;
        }
        return name;
    }

    /** What generated code will call it: two choices must differ in that. */
    private static String constant(String name) {
        StringBuilder constant = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (i > 0 && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1))) {
                constant.append('_');
            }
            constant.append(c == '-' ? '_' : c);
        }
        return constant.toString().toUpperCase(Locale.ROOT);
    }

    List<Choice> choices() {
        return choices;
    }

    /** The names of the choices by the words of rows. */
    Map<String, String> names() {
        return names;
    }
}
