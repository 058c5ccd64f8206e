package org.phonebank.desktop.window.chat;

import java.util.List;
import java.util.function.LongFunction;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.conversation.TokenTime;
import org.phonebank.pipeline.generation.StageTime;

/**
 * A bar for each token of an answer, as high as it took long, in the colours of the phones that computed it. Pointing at a
 * bar, or choosing one with the arrow keys, tells of that token; Escape tells of all again. Draws only what is in view.
 */
public final class TokenBars extends Region {
    private static final double HEIGHT = 72;
    private static final double SCROLL_BAR = 10;
    private static final double MOST_PITCH = 12;
    private static final double LEAST_PITCH = 4;
    /** Of the picture's height; the longest bar reaches it unless it is cut off. */
    private static final double HEADROOM = 0.92;

    /** Times the middle one; longer tokens are cut off. */
    private static final double OUTLIER = 1.8;

    private static final double BREAK = 2;

    private final Canvas canvas = new Canvas();
    private final ScrollBar scroll = new ScrollBar();
    private final Label scale = new Label();
    private final BarColours colours = new BarColours();
    private final ListChangeListener<TokenTime> following = change -> follow();
    private ObservableList<TokenTime> tokens = FXCollections.observableArrayList();
    private LongFunction<String> scaleWords = micros -> "";
    private @Nullable TimelineViewModel model;

    /** Draws nothing until {@link #show}. */
    public TokenBars() {
        getStyleClass().add("token-bars");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        scroll.setOrientation(Orientation.HORIZONTAL);
        scroll.valueProperty().subscribe(value -> requestLayout());
        scale.getStyleClass().addAll("token-bars-scale", "figures");
        getChildren().addAll(colours, canvas, scale, scroll);
        colours.whenChanged(this::requestLayout);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> choose(indexAt(event.getX())));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> requestFocus());
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> choose(TimelineViewModel.NONE));
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    /**
     * Shows these tokens from now on.
     *
     * @param words of a time in microseconds
     */
    void show(TimelineViewModel timeline, LongFunction<String> words) {
        model = timeline;
        tokens = timeline.tokens();
        tokens.addListener(following);
        timeline.chosenProperty().subscribe(chosen -> requestLayout());
        scaleWords = words;
        follow();
    }

    /** Keeps the newest token in view. */
    private void follow() {
        scroll.setValue(scroll.getMax());
        requestLayout();
    }

    private void choose(int index) {
        if (model != null) {
            model.chosenProperty().set(index);
        }
    }

    private int chosen() {
        return model == null ? TimelineViewModel.NONE : model.chosenProperty().get();
    }

    private int colourOf(StageTime stage) {
        return model == null ? 0 : model.colourOf(stage.phone());
    }

    private void typed(KeyEvent event) {
        int now = chosen();
        KeyCode key = event.getCode();
        int last = tokens.size() - 1;
        if (key == KeyCode.RIGHT) {
            choose(Math.min(last, now + 1));
        } else if (key == KeyCode.LEFT) {
            choose(now < 0 ? last : Math.max(0, now - 1));
        } else if (key == KeyCode.HOME) {
            choose(Math.min(0, last));
        } else if (key == KeyCode.END) {
            choose(last);
        } else if (key == KeyCode.ESCAPE && now >= 0) {
            choose(TimelineViewModel.NONE);
        } else {
            return;
        }
        reveal(chosen());
        event.consume();
    }

    private void reveal(int index) {
        double left = index * pitch();
        if (index >= 0 && left < scroll.getValue()) {
            scroll.setValue(left);
        } else if (index >= 0 && left + pitch() > scroll.getValue() + getWidth()) {
            scroll.setValue(left + pitch() - getWidth());
        }
    }

    private int indexAt(double x) {
        int index = (int) ((x + offset()) / pitch());
        return index < tokens.size() ? index : TimelineViewModel.NONE;
    }

    private double pitch() {
        return tokens.isEmpty()
                ? MOST_PITCH
                : Math.max(LEAST_PITCH, Math.min(MOST_PITCH, Math.floor(getWidth() / tokens.size())));
    }

    private double offset() {
        return scroll.isVisible() ? scroll.getValue() : 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT + SCROLL_BAR;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(HEIGHT);
        double beyond = tokens.size() * pitch() - getWidth();
        scroll.setVisible(beyond > 0);
        if (beyond > 0) {
            boolean atEnd = scroll.getValue() >= scroll.getMax();
            scroll.setMax(beyond);
            scroll.setVisibleAmount(beyond * getWidth() / (beyond + getWidth()));
            scroll.setUnitIncrement(pitch());
            scroll.setBlockIncrement(getWidth() / 2);
            if (atEnd) {
                scroll.setValue(beyond);
            }
            scroll.resizeRelocate(0, HEIGHT, getWidth(), SCROLL_BAR);
        }
        draw();
        scale.autosize();
        scale.relocate(getWidth() - scale.getWidth(), 0);
    }

    /** What the height stands for: a few tokens that took far longer, as the first one does, must not make all others small. */
    private long highest() {
        long[] sorted = tokens.stream().mapToLong(TokenTime::micros).sorted().toArray();
        long most = sorted[sorted.length - 1];
        return Math.max(1, Math.min(most, (long) (OUTLIER * sorted[sorted.length / 2])));
    }

    private void draw() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        if (tokens.isEmpty()) {
            scale.setText("");
            return;
        }
        long highest = highest();
        scale.setText(scaleWords.apply(highest));
        double perMicro = HEIGHT * HEADROOM / highest;
        int first = Math.max(0, (int) (offset() / pitch()));
        int end = Math.min(tokens.size(), (int) Math.ceil((offset() + getWidth()) / pitch()));
        for (int i = first; i < end; i++) {
            drawToken(graphics, i, i * pitch() - offset(), perMicro);
        }
    }

    private void drawToken(GraphicsContext graphics, int index, double x, double perMicro) {
        TokenTime token = tokens.get(index);
        double width = Math.max(2, pitch() - (pitch() > LEAST_PITCH ? 2 : 1));
        if (chosen() == index) {
            graphics.setFill(colours.chosen());
            graphics.fillRect(x - 1, 0, pitch() + 1, HEIGHT);
        }
        double y = HEIGHT;
        List<StageTime> stages = token.stages();
        for (StageTime stage : stages) {
            y = part(graphics, colours.phone(colourOf(stage)), x, y, width, stage.computeMicros() * perMicro);
            y = part(graphics, colours.link(), x, y, width, stage.linkMicros() * perMicro);
            y = part(graphics, colours.waiting(), x, y, width, stage.queuedMicros() * perMicro);
        }
        y = part(graphics, colours.elsewhere(), x, y, width, token.elsewhereMicros() * perMicro);
        if (y < 0) {
            // Higher than the picture: a gap says so.
            graphics.clearRect(x, 3, width, BREAK);
        }
    }

    private static double part(
            GraphicsContext graphics, Paint colour, double x, double y, double width, double height) {
        graphics.setFill(colour);
        graphics.fillRect(x, y - height, width, height);
        return y - height;
    }
}
