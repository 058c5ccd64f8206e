package org.phonebank.desktop.window.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads views of the {@code fxml} module and gives them controllers made by constructor. */
public final class Views {
    private static final String FOLDER = "/org/phonebank/fxml/";

    private final Messages messages;

    public Views(Messages messages) {
        this.messages = messages;
    }

    /**
     * Loads a view.
     *
     * @param file such as {@code chat.fxml}
     * @param controllers how to make the controller that the view and each view included in it names
     */
    public Parent load(String file, Map<Class<?>, Supplier<?>> controllers) {
        URL location = Views.class.getResource(FOLDER + file);
        if (location == null) {
            throw new IllegalArgumentException("There is no view " + FOLDER + file + ".");
        }
        FXMLLoader loader = new FXMLLoader(location, messages.bundle());
        loader.setControllerFactory(type -> make(type, controllers));
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("The view " + file + " cannot be read.", e);
        }
    }

    private static Object make(Class<?> type, Map<Class<?>, Supplier<?>> controllers) {
        Supplier<?> controller = controllers.get(type);
        if (controller == null) {
            throw new IllegalArgumentException("Nobody makes a " + type.getName() + ".");
        }
        return controller.get();
    }
}
