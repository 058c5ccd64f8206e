package org.phonebank.desktop.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.css.CssParser;
import javafx.css.Declaration;
import javafx.css.Rule;
import javafx.css.Selector;

/**
 * Lets icons grow with the text. Their sizes in style sheets are pixels: an icon is a text whose font is as large as the icon,
 * so that an em would be its own size.
 */
final class IconSizes {
    private static final String PROPERTY = "-fx-icon-size";
    /** Of icons for which the style sheet says nothing. */
    private static final double USUAL = 18;

    private IconSizes() {}

    /**
     * Reads a style sheet and gives the address of one that is laid over it.
     *
     * @param styleSheet its address
     */
    static String grown(String styleSheet, double textSize) {
        try {
            String rules = new CssParser()
                    .parse(new URI(styleSheet).toURL()).getRules().stream()
                            .flatMap(rule -> rule.getDeclarations().stream()
                                    .filter(declaration ->
                                            declaration.getProperty().equals(PROPERTY))
                                    .map(declaration -> rule(selectors(rule), pixels(declaration) * textSize)))
                            .collect(Collectors.joining("\n"));
            return address(rule(".ikonli-font-icon", USUAL * textSize) + "\n" + rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(styleSheet, e);
        }
    }

    private static String selectors(Rule rule) {
        return rule.getSelectors().stream().map(Selector::toString).collect(Collectors.joining(", "));
    }

    private static double pixels(Declaration size) {
        return ((Number) size.getParsedValue().convert(null)).doubleValue();
    }

    private static String rule(String selectors, double pixels) {
        return String.format(Locale.ROOT, "%s { %s: %.1fpx; }", selectors, PROPERTY, pixels);
    }

    private static String address(String rules) {
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
    }
}
