package org.phonebank.desktop.window.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.LayerWords;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Navigator;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.chain.CardViews.CardView;
import org.phonebank.desktop.window.control.ChainPane;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.PulseTrain;
import org.phonebank.desktop.window.control.Segment;
import org.phonebank.desktop.window.placing.PlacementViewModel;
import org.phonebank.desktop.window.placing.Verdict;
import org.phonebank.partitioner.manifest.LayerRange;

/** Binds the chain of cards, and lets a pulse run through it for the tokens. */
public final class ChainController {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    /** More stages than these are drawn on compact cards. */
    private static final int FULL_SIZE_STAGES = 6;

    private static final double FULL_WIDTH = 246;
    private static final double COMPACT_WIDTH = 196;

    private final ChainViewModel chain;
    private final ChainTools tools;
    private final StringProperty selected;
    private final Messages messages;
    private final LayerWords layerWords;
    private final Navigator navigator;
    private final Views views;
    private final PulseTrain pulses = new PulseTrain();
    private List<PhoneCardViewModel> phones = List.of();

    @SuppressWarnings("NullAway.Init")
    private CardViews cards;

    @FXML
    private StackPane root;

    @FXML
    private ScrollPane scroll;

    @FXML
    private ChainPane pane;

    @FXML
    private VBox standBy;

    @FXML
    private Label standByTitle;

    @FXML
    private Label standByVerdict;

    @FXML
    private FlowPane standByCards;

    @FXML
    private VBox empty;

    @FXML
    private Label emptyTitle;

    @FXML
    private Label emptyText;

    @FXML
    private Button setup;

    @FXML
    private Pane overlay;

    /** @param selected serial of the phone that the person looks at */
    public ChainController(
            ChainViewModel chain,
            ChainTools tools,
            StringProperty selected,
            Messages messages,
            Navigator navigator,
            Views views) {
        this.chain = chain;
        this.tools = tools;
        this.selected = selected;
        this.messages = messages;
        this.layerWords = new LayerWords(messages);
        this.navigator = navigator;
        this.views = views;
    }

    @FXML
    void initialize() {
        CardDrag drag = new CardDrag(tools.placement(), this::targetAt, scroll, overlay);
        cards = new CardViews(tools, drag, selected, messages, views);
        Nodes.showWhile(empty, chain.orderProperty().map(order -> order.cards().isEmpty()));
        Nodes.showWhile(scroll, empty.visibleProperty().map(nobody -> !nobody));
        chain.stateProperty().subscribe(state -> {
            emptyTitle.setText(messages.text("chain.empty.title", state));
            emptyText.setText(messages.text("chain.empty.text", state));
        });
        setup.setOnAction(event -> navigator.show(Page.SETUP));
        chain.orderProperty().subscribe(this::arrange);
        chain.tokensProperty().subscribe((before, now) -> pulses.depart());
        tools.placement().verdictsProperty().subscribe(this::showStandByVerdict);
        CardKeys keys = new CardKeys(tools, selected);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> press(event, keys));
    }

    private void arrange(ChainOrder order) {
        Node focused = root.getScene() == null ? null : root.getScene().getFocusOwner();
        phones = order.cards();
        cards.keepOnly(phones);
        boolean compact = order.stages().size() > FULL_SIZE_STAGES;
        List<Node> cells = new ArrayList<>();
        List<Segment> stages = new ArrayList<>();
        for (ChainStage stage : order.stages()) {
            cells.add(cell(stage, compact));
            stages.add(segmentOf(stage));
        }
        pane.setStageWidth(compact ? COMPACT_WIDTH : FULL_WIDTH);
        Nodes.show(pane, !cells.isEmpty());
        pulses.travelAlong(alternating(pane.show(terminal("chain.begin"), cells, terminal("chain.end")), stages));
        showStandBy(order);
        // A card that was taken out and put back has lost the focus.
        if (focused != null && focused.getScene() != null) {
            focused.requestFocus();
        }
    }

    private void showStandBy(ChainOrder order) {
        List<Node> nodes = new ArrayList<>();
        for (PhoneCardViewModel phone : order.others()) {
            CardView view = cards.of(phone);
            view.controller().setCompact(!order.stages().isEmpty());
            nodes.add(view.node());
        }
        standByCards.getChildren().setAll(nodes);
        String title = order.stages().isEmpty() ? "chain.found" : "chain.others";
        standByTitle.setText(messages.text(title, nodes.size()));
        boolean wanted = tools.placement().verdictsProperty().get().containsKey(PlacementViewModel.STAND_BY);
        Nodes.show(standBy, wanted || !nodes.isEmpty());
    }

    private void showStandByVerdict(Map<String, Verdict> verdicts) {
        Verdict said = verdicts.get(PlacementViewModel.STAND_BY);
        standBy.pseudoClassStateChanged(TARGET, said != null);
        standByVerdict.setText(said == null ? "" : said.words());
        showStandBy(chain.orderProperty().get());
    }

    private Node cell(ChainStage stage, boolean compact) {
        VBox cell = new VBox();
        cell.getStyleClass().add("chain-cell");
        for (PhoneCardViewModel phone : stage.cards()) {
            if (!cell.getChildren().isEmpty()) {
                cell.getChildren().add(note(messages.text("chain.also"), "fth-copy", "chain-also"));
            }
            CardView view = cards.of(phone);
            view.controller().setCompact(compact || !cell.getChildren().isEmpty());
            cell.getChildren().add(view.node());
        }
        LayerRange layers = stage.layers();
        if (layers != null) {
            String words = layerWords.named(List.of(layers));
            if (stage.isMissing()) {
                cell.getChildren()
                        .add(note(messages.text("chain.missing", words), "fth-alert-triangle", "chain-missing"));
            }
            for (PhoneCardViewModel phone : stage.again()) {
                String name = phone.nameProperty().get();
                cell.getChildren()
                        .add(note(messages.text("chain.again", words, name), "fth-corner-left-up", "chain-again"));
            }
        }
        return cell;
    }

    /** All phones of a stage compute a token at the same time, as far as the eye can tell. */
    private Segment segmentOf(ChainStage stage) {
        LayerRange layers = stage.layers();
        List<PhoneCardController> holders = new ArrayList<>();
        stage.cards().forEach(phone -> holders.add(cards.of(phone).controller()));
        stage.again().forEach(phone -> holders.add(cards.of(phone).controller()));
        return layers == null ? progress -> {} : progress -> holders.forEach(holder -> holder.light(layers, progress));
    }

    /** A token passes a link, a stage, a link, and so on. */
    private static List<Segment> alternating(List<? extends Segment> links, List<Segment> stages) {
        List<Segment> way = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            way.add(links.get(i));
            if (i < stages.size()) {
                way.add(stages.get(i));
            }
        }
        return way;
    }

    private Optional<String> targetAt(Point2D inScene) {
        boolean outside = standBy.isVisible() && standBy.contains(standBy.sceneToLocal(inScene));
        return cards.at(inScene).or(() -> outside ? Optional.of(PlacementViewModel.STAND_BY) : Optional.empty());
    }

    private void press(KeyEvent event, CardKeys keys) {
        // Who drags with the mouse need not have the focus on a card.
        if (event.getCode() == KeyCode.ESCAPE && tools.placement().holds()) {
            tools.placement().release();
            event.consume();
            return;
        }
        for (PhoneCardViewModel phone : phones) {
            if (cards.of(phone).node().isFocused()) {
                List<String> serials =
                        phones.stream().map(PhoneCardViewModel::serial).toList();
                String next = keys.press(event, serials, phone.serial());
                if (!next.isEmpty()) {
                    event.consume();
                    focus(next);
                }
                return;
            }
        }
    }

    private void focus(String serial) {
        phones.stream()
                .filter(phone -> phone.serial().equals(serial))
                .map(phone -> cards.of(phone).node())
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private Node terminal(String key) {
        Label computer = new Label("", new FontIcon("fth-monitor"));
        computer.getStyleClass().add("chain-terminal");
        computer.setTooltip(new Tooltip(messages.text(key)));
        computer.setAccessibleText(messages.text(key));
        return computer;
    }

    private static Node note(String text, String icon, String styleClass) {
        Label label = new Label(text, new FontIcon(icon));
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
