package org.phonebank.partitioner.tokenizer;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Locale;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELResolver;
import org.jspecify.annotations.Nullable;

/** Python's methods of strings, where templates would otherwise meet Java's of the same name or none. */
final class PythonMethods extends ELResolver {
    @Override
    public @Nullable Object invoke(
            ELContext context, Object base, Object method, Class<?>[] types, Object @Nullable [] parameters) {
        if (!(base instanceof CharSequence) || method == null) {
            return null;
        }
        String text = base.toString();
        Object[] arguments = parameters == null ? new Object[0] : parameters;
        Object result = call(text, method.toString(), arguments);
        if (result != null) {
            context.setPropertyResolved(true);
        }
        return result;
    }

    private static @Nullable Object call(String text, String method, Object[] arguments) {
        return switch (method) {
            case "strip" -> PythonStrings.strip(text, optional(arguments, 0), true, true);
            case "lstrip" -> PythonStrings.strip(text, optional(arguments, 0), true, false);
            case "rstrip" -> PythonStrings.strip(text, optional(arguments, 0), false, true);
            case "split" -> PythonStrings.split(text, optional(arguments, 0), limit(arguments));
            case "rsplit" -> PythonStrings.rsplit(text, optional(arguments, 0), limit(arguments));
            case "splitlines" -> text.lines().toList();
            case "startswith" -> text.startsWith(required(arguments, 0));
            case "endswith" -> text.endsWith(required(arguments, 0));
            case "replace" -> PythonStrings.replace(text, required(arguments, 0), required(arguments, 1));
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "title" -> PythonStrings.title(text);
            case "capitalize" -> PythonStrings.capitalize(text);
            case "find" -> (long) text.indexOf(required(arguments, 0));
            case "count" -> PythonStrings.count(text, required(arguments, 0));
            case "join" -> PythonStrings.join(text, arguments.length == 0 ? null : arguments[0]);
            default -> null;
        };
    }

    private static @Nullable String optional(Object[] arguments, int index) {
        return index < arguments.length && arguments[index] != null ? arguments[index].toString() : null;
    }

    private static String required(Object[] arguments, int index) {
        String argument = optional(arguments, index);
        if (argument == null) {
            throw new IllegalArgumentException("a text method lacks its argument");
        }
        return argument;
    }

    private static int limit(Object[] arguments) {
        return arguments.length > 1 && arguments[1] instanceof Number number ? number.intValue() : -1;
    }

    @Override
    public @Nullable Object getValue(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {}

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }
}
