package org.phonebank.desktop.window.chain;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.phonebank.desktop.window.placing.PlacementViewModel;

/**
 * What keys do on the card that has the focus: arrows go to the next card, with Alt they give a layer to the neighbour, with
 * Alt and Shift they swap both. Space takes hold of the phone's layers, Enter drops them where the focus is by then.
 */
final class CardKeys {
    private final ChainTools tools;
    private final StringProperty selected;

    CardKeys(ChainTools tools, StringProperty selected) {
        this.tools = tools;
        this.selected = selected;
    }

    /**
     * Does what the keys say.
     *
     * @param serials of all cards, in their order
     * @param serial of the card that has the focus
     * @return serial of the card that shall have the focus then; "" if nothing was done
     */
    String press(KeyEvent event, List<String> serials, String serial) {
        return switch (event.getCode()) {
            case LEFT, UP -> sideways(event, serials, serial, -1);
            case RIGHT, DOWN -> sideways(event, serials, serial, 1);
            case SPACE -> take(serial);
            case ENTER -> enter(serial);
            case DELETE -> withdraw(serial);
            default -> "";
        };
    }

    private String sideways(KeyEvent event, List<String> serials, String serial, int by) {
        if (!event.isAltDown()) {
            int next = Math.max(0, Math.min(serials.size() - 1, serials.indexOf(serial) + by));
            return serials.get(next);
        }
        if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            return "";
        }
        if (event.isShiftDown()) {
            tools.steps().swap(serial, by);
        } else {
            tools.steps().give(serial, by);
        }
        return serial;
    }

    private String take(String serial) {
        if (tools.placement().holds()) {
            return enter(serial);
        }
        selected.set(serial);
        tools.take(serial);
        return serial;
    }

    private String enter(String serial) {
        PlacementViewModel placement = tools.placement();
        if (placement.holds()) {
            placement.drop(serial);
        } else {
            selected.set(serial);
        }
        return serial;
    }

    private String withdraw(String serial) {
        if (tools.placement().holds()) {
            tools.placement().drop(PlacementViewModel.STAND_BY);
        } else {
            tools.steps().withdraw(serial);
        }
        return serial;
    }
}
