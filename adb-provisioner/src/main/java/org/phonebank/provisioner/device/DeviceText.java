package org.phonebank.provisioner.device;

/** Makes text that a phone sent fit to be shown: anything may stand in a phone's name. */
public final class DeviceText {
    private static final int MAX_NAME = 100;

    private DeviceText() {}

    /** One line of at most 100 characters without control characters, such as a model name. */
    public static String name(String text) {
        return line(text, MAX_NAME);
    }

    /** One line of at most {@code maxLength} UTF-16 units; control, format and unpaired surrogate characters become spaces. */
    public static String line(String text, int maxLength) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), maxLength));
        int index = 0;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            index += Character.charCount(codePoint);
            int shown = isShowable(codePoint) ? codePoint : ' ';
            if (shown == ' ' && (clean.isEmpty() || clean.charAt(clean.length() - 1) == ' ')) {
                continue;
            }
            if (clean.length() + Character.charCount(shown) > maxLength) {
                break;
            }
            clean.appendCodePoint(shown);
        }
        return clean.toString().strip();
    }

    private static boolean isShowable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
