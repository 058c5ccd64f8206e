package org.phonebank.desktop.window.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Views;

/** The charts in one place of the page. */
final class ChartCards {
    private final List<ChartCardController> controllers = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();

    /** @param subject whose values they are; "" for those of all phones together */
    ChartCards(
            List<ChartViewModel> charts,
            ChartStyle style,
            Saving saving,
            String subject,
            Messages messages,
            Views views) {
        for (ChartViewModel chart : charts) {
            ChartCardController controller = new ChartCardController(chart, style, saving, subject, messages);
            controllers.add(controller);
            Node node = views.load("monitor-chart.fxml", Map.of(ChartCardController.class, () -> controller));
            nodes.add(node);
        }
    }

    List<Node> nodes() {
        return nodes;
    }

    void end() {
        controllers.forEach(ChartCardController::end);
    }
}
