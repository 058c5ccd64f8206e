package org.phonebank.desktop.window.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.LayerWords;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.control.ChainLink;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.PulseTrain;
import org.phonebank.desktop.window.control.Segment;
import org.phonebank.partitioner.manifest.LayerRange;

/** Binds the chain of cards, and lets a pulse run through it for the tokens. */
public final class ChainController {
    private final ChainViewModel chain;
    private final Messages messages;
    private final LayerWords layerWords;
    private final Views views;
    private final Map<PhoneCardViewModel, CardView> cardViews = new HashMap<>();
    private final PulseTrain pulses = new PulseTrain();

    @FXML
    private Label summary;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox cards;

    @FXML
    private VBox empty;

    @FXML
    private Label emptyTitle;

    @FXML
    private Label emptyText;

    private record CardView(Node node, PhoneCardController controller) {}

    public ChainController(ChainViewModel chain, Messages messages, Views views) {
        this.chain = chain;
        this.messages = messages;
        this.layerWords = new LayerWords(messages);
        this.views = views;
    }

    @FXML
    void initialize() {
        summary.textProperty().bind(chain.summaryProperty());
        Nodes.showWhile(empty, chain.orderProperty().map(order -> order.cards().isEmpty()));
        Nodes.showWhile(scroll, empty.visibleProperty().map(nobody -> !nobody));
        chain.stateProperty().subscribe(state -> {
            emptyTitle.setText(messages.text("chain.empty.title", state));
            emptyText.setText(messages.text("chain.empty.text", state));
        });
        chain.orderProperty().subscribe(this::arrange);
        chain.tokensProperty().subscribe((before, now) -> pulses.depart());
    }

    private void arrange(ChainOrder order) {
        Node focused = cards.getScene() == null ? null : cards.getScene().getFocusOwner();
        cardViews.keySet().retainAll(order.cards());
        List<Node> nodes = new ArrayList<>();
        List<Segment> segments = new ArrayList<>();
        nodes.add(terminal("chain.begin", "fth-log-in"));
        for (ChainStage stage : order.stages()) {
            addLink(nodes, segments);
            nodes.addAll(nodesOf(stage));
            segments.add(segmentOf(stage));
        }
        addLink(nodes, segments);
        nodes.add(terminal("chain.end", "fth-log-out"));
        if (!order.others().isEmpty()) {
            nodes.add(label("chain.others", "chain-others"));
            VBox others = new VBox();
            others.getStyleClass().add("chain-other-cards");
            order.others().forEach(phone -> others.getChildren().add(view(phone).node()));
            nodes.add(others);
        }
        pulses.travelAlong(segments);
        cards.getChildren().setAll(nodes);
        // A card that was taken out and put back has lost the focus.
        if (focused != null && focused.getScene() != null) {
            focused.requestFocus();
        }
    }

    private List<Node> nodesOf(ChainStage stage) {
        List<Node> nodes = new ArrayList<>();
        for (PhoneCardViewModel phone : stage.cards()) {
            if (!nodes.isEmpty()) {
                nodes.add(label("chain.also", "chain-also"));
            }
            nodes.add(view(phone).node());
        }
        LayerRange layers = stage.layers();
        if (layers != null) {
            String words = layerWords.named(List.of(layers));
            if (stage.isMissing()) {
                nodes.add(note(messages.text("chain.missing", words), "fth-alert-triangle", "chain-missing"));
            }
            for (PhoneCardViewModel phone : stage.again()) {
                String name = phone.nameProperty().get();
                nodes.add(note(messages.text("chain.again", words, name), "fth-corner-right-up", "chain-again"));
            }
        }
        return nodes;
    }

    /** All phones of a stage compute a token at the same time, as far as the eye can tell. */
    private Segment segmentOf(ChainStage stage) {
        LayerRange layers = stage.layers();
        List<PhoneCardController> holders = new ArrayList<>();
        stage.cards().forEach(phone -> holders.add(view(phone).controller()));
        stage.again().forEach(phone -> holders.add(view(phone).controller()));
        return layers == null ? progress -> {} : progress -> holders.forEach(holder -> holder.light(layers, progress));
    }

    private static void addLink(List<Node> nodes, List<Segment> segments) {
        ChainLink link = new ChainLink();
        nodes.add(link);
        segments.add(link::light);
    }

    private CardView view(PhoneCardViewModel phone) {
        return cardViews.computeIfAbsent(phone, this::cardFor);
    }

    private CardView cardFor(PhoneCardViewModel phone) {
        PhoneCardController controller = new PhoneCardController(phone, messages);
        Node node = views.load("phone-card.fxml", Map.of(PhoneCardController.class, () -> controller));
        return new CardView(node, controller);
    }

    private Node terminal(String key, String icon) {
        return note(messages.bundle().getString(key), icon, "chain-terminal");
    }

    private static Node note(String text, String icon, String styleClass) {
        Label label = new Label(text, new FontIcon(icon));
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private Node label(String key, String styleClass) {
        Label label = new Label(messages.bundle().getString(key));
        label.getStyleClass().add(styleClass);
        return label;
    }
}
