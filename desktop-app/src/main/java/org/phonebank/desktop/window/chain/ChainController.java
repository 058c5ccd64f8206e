package org.phonebank.desktop.window.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.control.ChainLink;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.PulseTrain;
import org.phonebank.desktop.window.control.Segment;

/** Binds the chain of cards, and lets a pulse run through it for the tokens. */
public final class ChainController {
    private final ChainViewModel chain;
    private final Messages messages;
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

    public ChainController(ChainViewModel chain, Messages messages, Views views) {
        this.chain = chain;
        this.messages = messages;
        this.views = views;
    }

    @FXML
    void initialize() {
        summary.textProperty().bind(chain.summaryProperty());
        Nodes.showWhile(empty, Bindings.isEmpty(chain.cards()));
        Nodes.showWhile(scroll, Bindings.isNotEmpty(chain.cards()));
        chain.stateProperty().subscribe(state -> {
            emptyTitle.setText(messages.text("chain.empty.title", state));
            emptyText.setText(messages.text("chain.empty.text", state));
        });
        chain.cards().addListener((ListChangeListener<PhoneCardViewModel>) change -> arrange());
        chain.tokensProperty().subscribe((before, now) -> pulses.depart());
        arrange();
    }

    private void arrange() {
        cardViews.keySet().retainAll(chain.cards());
        List<Node> nodes = new ArrayList<>();
        List<Segment> segments = new ArrayList<>();
        nodes.add(terminal("chain.begin", "fth-log-in"));
        for (PhoneCardViewModel phone : chain.cards()) {
            CardView view = cardViews.computeIfAbsent(phone, this::cardFor);
            addLink(nodes, segments);
            nodes.add(view.node());
            segments.add(view.segment());
        }
        addLink(nodes, segments);
        nodes.add(terminal("chain.end", "fth-log-out"));
        cards.getChildren().setAll(nodes);
        pulses.travelAlong(segments);
    }

    private static void addLink(List<Node> nodes, List<Segment> segments) {
        ChainLink link = new ChainLink();
        nodes.add(link);
        segments.add(link::light);
    }

    private CardView cardFor(PhoneCardViewModel phone) {
        PhoneCardController controller = new PhoneCardController(phone, messages);
        Node node = views.load("phone-card.fxml", Map.of(PhoneCardController.class, () -> controller));
        return new CardView(node, controller);
    }

    private Node terminal(String key, String icon) {
        Label label = new Label(messages.bundle().getString(key), new FontIcon(icon));
        label.getStyleClass().add("chain-terminal");
        return label;
    }

    private record CardView(Node node, Segment segment) {}
}
