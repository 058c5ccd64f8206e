package org.phonebank.desktop.window.control;

import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;

/**
 * How large a person wants all text, 1 being the usual size. Style sheets say in em what grows with it; here is what they
 * cannot say: whether there still is room for something, and lengths of what is drawn or laid out by hand. Lengths are in
 * pixels at the usual size.
 */
public final class TextSize {
    private TextSize() {}

    /** Tells everything below a root how large its text is. */
    public static void set(Parent root, double size) {
        kept(root).set(size);
    }

    /** The size that the node is shown with now, to be asked for while it is laid out. */
    public static double now(Node node) {
        return node.getScene() == null ? 1 : kept(node.getScene().getRoot()).get();
    }

    /** The size that the node is shown with. */
    public static ObservableValue<Double> of(Node node) {
        return node.sceneProperty()
                .flatMap(Scene::rootProperty)
                .flatMap(TextSize::kept)
                .orElse(1.0);
    }

    /**
     * Whether the region is as wide as something needs at the usual size; it is so until it was laid out. Told after a layout,
     * never within one, where nothing that is changed would be styled and laid out any more.
     */
    public static ObservableValue<Boolean> roomFor(Region region, double width) {
        ReadOnlyBooleanWrapper room = new ReadOnlyBooleanWrapper(true);
        ObservableValue<Boolean> measured = of(region).flatMap(size -> region.widthProperty()
                .map(now -> now.doubleValue() == 0 || now.doubleValue() >= width * size));
        measured.subscribe(() -> afterLayout(region, () -> room.set(measured.getValue())));
        room.set(measured.getValue());
        return room.getReadOnlyProperty();
    }

    private static void afterLayout(Node node, Runnable change) {
        Scene scene = node.getScene();
        if (scene == null) {
            change.run();
            return;
        }
        Runnable once = new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                change.run();
            }
        };
        scene.addPostLayoutPulseListener(once);
        Platform.requestNextPulse();
    }

    /** Lets the widths of columns, as they are now, grow with the text. */
    public static void growColumns(TableView<?> table) {
        double[] grown = {1};
        of(table).subscribe(size -> {
            table.getColumns().forEach(column -> grow(column, size / grown[0]));
            grown[0] = size;
        });
    }

    private static void grow(TableColumn<?, ?> column, double times) {
        column.setMaxWidth(column.getMaxWidth() * Math.max(1, times));
        column.setMinWidth(column.getMinWidth() * times);
        column.setPrefWidth(column.getPrefWidth() * times);
        column.setMaxWidth(column.getMaxWidth() * Math.min(1, times));
    }

    @SuppressWarnings("unchecked")
    private static ObjectProperty<Double> kept(Parent root) {
        return (ObjectProperty<Double>)
                root.getProperties().computeIfAbsent(TextSize.class, key -> new SimpleObjectProperty<>(1.0));
    }
}
