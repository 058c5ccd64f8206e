package org.phonebank.desktop.window.base;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the window, from the message bundle in the {@code fxml} module. */
public final class Messages {
    private static final String BUNDLE = "org.phonebank.fxml.messages";

    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** English is the only complete language so far, so that mixed languages never appear. */
    public static Messages load() {
        return new Messages(ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH));
    }

    /** For the FXML loader, which resolves {@code %key}. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /**
     * The text of a key with its arguments filled in.
     *
     * @throws java.util.MissingResourceException if the bundle lacks the key
     */
    public String text(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, bundle.getLocale()).format(arguments);
    }

    /** The text of an enum constant: the key is {@code prefix.CONSTANT}. */
    public String text(String prefix, Enum<?> constant) {
        return bundle.getString(prefix + "." + constant.name());
    }
}
