package org.phonebank.desktop.window;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;
import javafx.scene.text.Font;

/** Icon, typeface and style sheet of the application, from the {@code assets} module. */
public final class Branding {
    private static final String ASSETS = "/org/phonebank/assets/";
    private static final List<String> FONTS = List.of("Roboto-Regular.ttf", "Roboto-Medium.ttf", "Roboto-Bold.ttf");
    private static final List<Integer> ICON_SIZES = List.of(16, 32, 48, 64, 128, 256);

    private Branding() {}

    static Image logo() {
        return new Image(location("icons/phonebank-64.png"));
    }

    /** The icon in all its sizes; the window manager takes the one that fits. */
    static List<Image> icons() {
        return ICON_SIZES.stream()
                .map(size -> new Image(location("icons/phonebank-" + size + ".png")))
                .toList();
    }

    public static String styleSheet() {
        return location("css/phonebank.css");
    }

    /** Makes the typeface known to JavaFX. */
    public static void loadFonts() {
        FONTS.forEach(file -> Font.loadFont(location("fonts/" + file), 0));
    }

    private static String location(String path) {
        URL resource = Branding.class.getResource(ASSETS + path);
        return Objects.requireNonNull(resource, path).toExternalForm();
    }
}
