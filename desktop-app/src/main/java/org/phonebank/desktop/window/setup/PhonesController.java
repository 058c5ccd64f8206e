package org.phonebank.desktop.window.setup;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Accordion;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Nodes;
import org.phonebank.desktop.window.control.TextSize;
import org.phonebank.desktop.window.setup.PhonesViewModel.State;
import org.phonebank.desktop.wizard.AdbPresence;

/** Binds the list of phones. */
public final class PhonesController {
    private static final List<Integer> COUNTS = List.of(1, 2, 3, 4, 6, 8, 12);
    private static final double WIDTH_FOR_HELP = 780;

    private final PhonesViewModel phones;
    private final Messages messages;

    @FXML
    private VBox root;

    @FXML
    private Label summary;

    @FXML
    private ProgressIndicator adding;

    @FXML
    private Button connect;

    @FXML
    private SplitMenuButton add;

    @FXML
    private HBox failure;

    @FXML
    private Label failureText;

    @FXML
    private HBox adb;

    @FXML
    private Label adbText;

    @FXML
    private Button startAdb;

    @FXML
    private ListView<PhoneRow> list;

    @FXML
    private VBox looking;

    @FXML
    private VBox empty;

    @FXML
    private SplitMenuButton addFirst;

    @FXML
    private ScrollPane help;

    @FXML
    private Accordion guides;

    public PhonesController(PhonesViewModel phones, Messages messages) {
        this.phones = phones;
        this.messages = messages;
    }

    @FXML
    void initialize() {
        Nodes.showText(summary, phones.summaryProperty());
        Nodes.showWhile(adding, phones.addingProperty());
        Nodes.showText(failureText, phones.failureProperty());
        Nodes.showWhile(failure, phones.failureProperty().isNotEmpty());
        bindAdb();
        list.setItems(phones.rows());
        list.setCellFactory(view -> new PhoneCell(phones, messages));
        list.setOnKeyPressed(event -> {
            PhoneRow row = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && row != null) {
                phones.take(row, !row.part());
                event.consume();
            }
        });
        Nodes.showWhile(list, phones.stateProperty().isEqualTo(State.LIST));
        Nodes.showWhile(looking, phones.stateProperty().isEqualTo(State.LOOKING));
        Nodes.showWhile(empty, phones.stateProperty().isEqualTo(State.EMPTY));
        Nodes.showWhile(add, phones.stateProperty().isNotEqualTo(State.EMPTY));
        Nodes.showWhile(help, TextSize.roomFor(root, WIDTH_FOR_HELP));
        guides.setExpandedPane(guides.getPanes().get(0));
        connect.setOnAction(event -> phones.connect());
        add.textProperty().bind(phones.offerProperty());
        add.setOnAction(event -> phones.addVirtual());
        addFirst.textProperty().bind(phones.offerProperty());
        addFirst.setOnAction(event -> phones.addVirtual());
        add.disableProperty().bind(phones.addingProperty());
        addFirst.disableProperty().bind(phones.addingProperty());
        add.getItems().setAll(counts());
        addFirst.getItems().setAll(counts());
    }

    private List<MenuItem> counts() {
        return COUNTS.stream().map(this::count).toList();
    }

    private MenuItem count(int count) {
        MenuItem item = new MenuItem(phones.addWords(count));
        item.setOnAction(event -> phones.addVirtual(count));
        return item;
    }

    private void bindAdb() {
        var missing = phones.adbProperty()
                .isEqualTo(AdbPresence.STOPPED)
                .or(phones.adbProperty().isEqualTo(AdbPresence.NOT_INSTALLED));
        Nodes.showWhile(adb, missing);
        adbText.textProperty()
                .bind(phones.adbProperty()
                        .map(presence -> presence == AdbPresence.NOT_INSTALLED
                                ? messages.text("setup.phones.adb.notInstalled")
                                : messages.text("setup.phones.adb.stopped")));
        Nodes.showWhile(startAdb, phones.adbProperty().isEqualTo(AdbPresence.STOPPED));
        startAdb.setOnAction(event -> phones.startAdb());
    }
}
