package org.phonebank.desktop.window.base;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Speaker;

/** The texts of the window in one language, from the message bundles in the {@code fxml} module: one for each page. */
public final class Messages {
    private static final String FOLDER = "org.phonebank.fxml.messages.";

    /** Parts that the texts come in, each a bundle of its own. */
    static final List<String> PARTS = List.of("frame", "setup", "lab", "monitor", "chat", "batch", "settings");

    private final Locale locale;
    private final ResourceBundle bundle;
    private final Speaker speaker;

    private Messages(Locale locale) {
        this.locale = locale;
        this.bundle = new AllParts(locale);
        this.speaker = locale.equals(Language.ENGLISH.locale()) ? Speaker.ENGLISH : speaker(locale);
    }

    /** English. */
    public static Messages load() {
        return load(Language.ENGLISH);
    }

    public static Messages load(Language language) {
        return new Messages(language.locale());
    }

    public Locale locale() {
        return locale;
    }

    /** For the FXML loader, which resolves {@code %key}. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /**
     * The text of a key with its arguments filled in.
     *
     * @throws java.util.MissingResourceException if the bundles lack the key
     */
    public String text(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
    }

    /** The text of an enum constant: the key is {@code prefix.CONSTANT}. */
    public String text(String prefix, Enum<?> constant) {
        return bundle.getString(prefix + "." + constant.name());
    }

    /** What is told from below the window, in its language. */
    public String say(Phrase phrase) {
        return speaker.say(phrase);
    }

    private static Speaker speaker(Locale locale) {
        ResourceBundle phrases = phrases(locale);
        return new Speaker(
                locale,
                // What is not translated had better be told in English than not at all.
                wording -> phrases.containsKey(wording.key()) ? phrases.getString(wording.key()) : wording.english());
    }

    /** The wordings in a language other than English, in which the code itself has them. */
    static ResourceBundle phrases(Locale locale) {
        // Not by the language of the system: mixed languages must never appear.
        return ResourceBundle.getBundle(
                FOLDER + "phrases",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** All parts as one. */
    private static final class AllParts extends ResourceBundle {
        private final Map<String, String> texts = new HashMap<>();
        private final Locale locale;

        AllParts(Locale locale) {
            this.locale = locale;
            for (String part : PARTS) {
                // Not by the language of the system: mixed languages must never appear.
                ResourceBundle one = ResourceBundle.getBundle(
                        FOLDER + part, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
                for (String key : one.keySet()) {
                    if (texts.put(key, one.getString(key)) != null) {
                        throw new IllegalStateException("Two texts have the key " + key + ".");
                    }
                }
            }
        }

        @Override
        protected @Nullable Object handleGetObject(String key) {
            return texts.get(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(texts.keySet());
        }

        @Override
        public boolean containsKey(String key) {
            return texts.containsKey(key);
        }

        @Override
        public Set<String> keySet() {
            return Set.copyOf(texts.keySet());
        }

        @Override
        public Locale getLocale() {
            return locale;
        }
    }
}
