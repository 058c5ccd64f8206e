package org.phonebank.virtual.shell.syntax;

import java.util.List;
import java.util.Optional;
import org.phonebank.virtual.shell.syntax.WordPart.Literal;

/** A word before expansion. */
public record Word(List<WordPart> parts) {
    public Word {
        parts = List.copyOf(parts);
    }

    /** The word's text when it is nothing but unquoted text, as keywords and assignments must be. */
    public Optional<String> bareText() {
        if (parts.size() == 1 && parts.get(0) instanceof Literal literal && !literal.quoted()) {
            return Optional.of(literal.text());
        }
        return Optional.empty();
    }

    boolean isBare(String text) {
        return bareText().filter(text::equals).isPresent();
    }
}
