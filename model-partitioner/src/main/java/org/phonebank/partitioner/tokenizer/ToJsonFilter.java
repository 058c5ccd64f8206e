package org.phonebank.partitioner.tokenizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.filter.Filter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Python's {@code json.dumps} writes it: a space after commas and colons, or indented on request. */
final class ToJsonFilter implements Filter {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public String getName() {
        return "tojson";
    }

    @Override
    public @Nullable Object filter(@Nullable Object value, JinjavaInterpreter interpreter, String... arguments) {
        return write(value, arguments.length == 0 ? 0 : Integer.parseInt(arguments[0]));
    }

    @Override
    public @Nullable Object filter(
            @Nullable Object value, JinjavaInterpreter interpreter, Object[] arguments, Map<String, Object> named) {
        Object indent = named.getOrDefault("indent", arguments.length == 0 ? null : arguments[0]);
        return write(value, indent instanceof Number number ? number.intValue() : 0);
    }

    private static String write(@Nullable Object value, int indent) {
        try {
            return writer(indent).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("tojson cannot write this value", e);
        }
    }

    private static ObjectWriter writer(int indent) {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEntrySpacing(indent > 0 ? Separators.Spacing.NONE : Separators.Spacing.AFTER)
                .withArrayValueSpacing(indent > 0 ? Separators.Spacing.NONE : Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        if (indent > 0) {
            DefaultIndenter indenter = new DefaultIndenter(" ".repeat(Math.min(indent, 16)), "\n");
            printer.indentObjectsWith(indenter);
            printer.indentArraysWith(indenter);
        } else {
            printer.indentObjectsWith(new DefaultPrettyPrinter.NopIndenter());
            printer.indentArraysWith(new DefaultPrettyPrinter.NopIndenter());
        }
        return MAPPER.writer(printer);
    }
}
