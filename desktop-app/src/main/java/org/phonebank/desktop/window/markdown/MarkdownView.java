package org.phonebank.desktop.window.markdown;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/**
 * Shows Markdown that may still grow. Blocks that did not change keep their nodes, and code that grows keeps its, so that
 * each frame of an answer costs no more than its last paragraph.
 */
public final class MarkdownView extends VBox {
    private final BlockNodes nodes;
    private final List<String> sources = new ArrayList<>();

    /** @param actions what people can do with code and links */
    public MarkdownView(MarkdownActions actions) {
        nodes = new BlockNodes(actions);
        getStyleClass().add("markdown");
        setFillWidth(true);
    }

    /** Shows a text in place of the one before. */
    public void show(String markdown) {
        List<MarkdownText.Block> blocks = MarkdownText.blocks(markdown);
        int kept = 0;
        while (kept < blocks.size()
                && kept < sources.size()
                && sources.get(kept).equals(blocks.get(kept).source())) {
            kept++;
        }
        if (kept < blocks.size()
                && kept < sources.size()
                && BlockNodes.update(getChildren().get(kept), blocks.get(kept).node())) {
            sources.set(kept, blocks.get(kept).source());
            kept++;
        }
        List<Node> fresh = new ArrayList<>();
        for (MarkdownText.Block block : blocks.subList(kept, blocks.size())) {
            fresh.add(nodes.of(block.node()));
        }
        sources.subList(kept, sources.size()).clear();
        getChildren().remove(kept, getChildren().size());
        blocks.subList(kept, blocks.size()).forEach(block -> sources.add(block.source()));
        getChildren().addAll(fresh);
    }
}
