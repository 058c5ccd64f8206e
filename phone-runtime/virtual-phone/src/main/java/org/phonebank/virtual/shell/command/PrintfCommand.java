package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;

/** {@code printf FORMAT ARGUMENT…}; the format is used again while arguments are left. */
final class PrintfCommand implements Builtin {
    private static final Pattern CONVERSION = Pattern.compile("%([-+ 0]*[0-9]{0,4}(?:\\.[0-9]{1,4})?)([sbcdiuxXo%])");

    @Override
    public int run(CommandCall call) throws IOException {
        if (call.arguments().isEmpty()) {
            return call.fail("Needs 1 argument");
        }
        String format = Escapes.unescape(call.arguments().get(0));
        Iterator<String> values = call.arguments().listIterator(1);
        call.print(once(format, values));
        boolean takesValues = CONVERSION.matcher(format.replace("%%", "")).find();
        while (takesValues && values.hasNext()) {
            call.print(once(format, values));
        }
        return 0;
    }

    private static String once(String format, Iterator<String> values) {
        Matcher matcher = CONVERSION.matcher(format);
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String converted =
                    matcher.group(2).equals("%") ? "%" : convert(matcher, values.hasNext() ? values.next() : "");
            matcher.appendReplacement(text, Matcher.quoteReplacement(converted));
        }
        return matcher.appendTail(text).toString();
    }

    private static String convert(Matcher conversion, String value) {
        String flags = conversion.group(1);
        char letter = conversion.group(2).charAt(0);
        return switch (letter) {
            case 's' -> String.format(Locale.ROOT, "%" + textFlags(flags) + "s", value);
            case 'b' -> Escapes.unescape(value);
            case 'c' -> value.isEmpty() ? "" : value.substring(0, 1);
            case 'd', 'i', 'u' -> String.format(Locale.ROOT, "%" + numberFlags(flags) + "d", number(value));
            default -> String.format(Locale.ROOT, "%" + numberFlags(flags) + letter, number(value));
        };
    }

    private static String textFlags(String flags) {
        return flags.replaceAll("^[+ 0]+", "");
    }

    private static String numberFlags(String flags) {
        return flags.replaceAll("\\..*", "").replaceAll("[-0+ ](?=[-0+ ])", "");
    }

    private static long number(String text) {
        return text.isEmpty() ? 0 : Inputs.number(text);
    }
}
