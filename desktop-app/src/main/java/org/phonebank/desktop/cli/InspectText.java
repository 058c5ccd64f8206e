package org.phonebank.desktop.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.desktop.terminal.Quantities;
import org.phonebank.partitioner.Finding;
import org.phonebank.partitioner.Inspection;
import org.phonebank.partitioner.LayerError;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.ModelShape;
import org.phonebank.pipeline.placement.LayerCapacity;

/** An inspection on one screen. */
final class InspectText {
    private final Console console;
    private final Inspection model;

    InspectText(Console console, Inspection model) {
        this.console = console;
        this.model = model;
    }

    void print(boolean everyLayer) {
        console.line(model.name() + " (" + (model.partitioned() ? "layer store" : "model package") + ")");
        printModel();
        printWeights();
        finding("Tokenizer", model.tokenizer());
        finding("Chat template", model.chatTemplate());
        finding("Special tokens", model.specialTokens());
        printErrors();
        console.line("");
        printPhones();
        if (everyLayer) {
            console.line("");
            printLayers();
        }
    }

    private void printModel() {
        ModelShape shape = model.shape();
        row("Architecture", model.architecture() + ", " + Quantities.count(model.parameters()) + " parameters");
        row("Layers", shape.layers() + ", hidden size " + number(shape.hiddenSize()) + inner(shape));
        row(
                "Attention",
                shape.attentionHeads() + " heads, " + shape.kvHeads() + " KV heads, " + shape.headDim()
                        + " values per head");
        row(
                "Vocabulary",
                number(shape.vocabularySize()) + " tokens; context " + number(shape.contextLength()) + " tokens");
    }

    private void printWeights() {
        ModelManifest cut = model.cut();
        row("Weights", model.bits() + " bits: " + sizes(model.layerBytes(), model.edgeBytes()));
        if (!model.partitioned()) {
            row("Cut (--bits " + cut.bits() + ")", sizes(model.cutLayerBytes(), model.cutEdgeBytes()));
        }
        row(
                "KV cache",
                Quantities.bytes(model.kvBytesPerToken()) + " a token; "
                        + Quantities.bytes(cut.kvBytesPerSequence(cut.allLayers())) + " for "
                        + number(cut.shape().contextLength()) + " tokens");
    }

    private void printErrors() {
        List<LayerError> layers =
                model.errors().stream().filter(LayerError::ofLayer).toList();
        if (layers.isEmpty()) {
            return;
        }
        LayerError least = layers.stream().min(byRelative()).orElseThrow();
        LayerError most = layers.stream().max(byRelative()).orElseThrow();
        LayerError worst = model.errors().stream()
                .max(Comparator.comparingDouble(error -> error.worstError().relative()))
                .orElseThrow();
        row(
                "Error",
                "relative " + percent(least.relative()) + " to " + percent(most.relative()) + " a layer, cosine "
                        + cosine(most.cosine()) + " to " + cosine(least.cosine()));
        row("", "worst: " + worst.worst() + ", " + percent(worst.worstError().relative()));
    }

    private void printPhones() {
        List<PhoneClass> phones = PhoneClass.all(model.cut());
        console.line("  A phone of   has free   holds of the layers            the whole model takes");
        for (PhoneClass phone : phones) {
            console.line(String.format(
                    Locale.ROOT,
                    "  %7d GB  %9s   %-29s  %s",
                    phone.gigabytes(),
                    Quantities.bytes(phone.freeBytes()),
                    holds(phone.layers()),
                    takes(phone)));
        }
        console.line("  Free: what Android leaves when nothing else runs. Counted: weights, caches of "
                + PhoneClass.CONVERSATIONS);
        console.line("  conversations of " + number(model.cut().shape().contextLength()) + " tokens, and "
                + Quantities.bytes(PhoneClass.reserveBytes()) + " that are left free for computing.");
    }

    private String holds(LayerCapacity layers) {
        if (layers.whole()) {
            return "all " + model.shape().layers();
        }
        if (layers.first() == 0 && layers.middle() == 0 && layers.last() == 0) {
            return "none";
        }
        return layers.first() + " first, " + layers.middle() + " middle, " + layers.last() + " last";
    }

    private static String takes(PhoneClass phone) {
        if (phone.layers().phones().isEmpty()) {
            return "more than such phones have";
        }
        return Quantities.plural(phone.layers().phones().getAsInt(), "such phone");
    }

    private void printLayers() {
        console.line("  File              Bytes      Relative   Cosine     Worst weight");
        for (LayerError error : model.errors()) {
            long bytes = model.cut().files().stream()
                    .filter(file -> file.name().equals(error.file()))
                    .mapToLong(file -> file.sizeBytes())
                    .sum();
            console.line(String.format(
                    Locale.ROOT,
                    "  %-16s  %-9s  %-9s  %-9s  %s, %s",
                    error.file(),
                    Quantities.bytes(bytes),
                    percent(error.relative()),
                    cosine(error.cosine()),
                    error.worst(),
                    percent(error.worstError().relative())));
        }
        if (model.errors().isEmpty()) {
            console.line(
                    "  " + (model.partitioned() ? "Nothing was quantized here." : "Only a store knows its errors."));
        }
    }

    /** For example "1.2 MB a layer, 14.4 MB in layers, 3.1 MB beside them". */
    private static String sizes(List<Long> layerBytes, long edgeBytes) {
        long least = layerBytes.stream().mapToLong(Long::longValue).min().orElse(0);
        long most = layerBytes.stream().mapToLong(Long::longValue).max().orElse(0);
        long total = edgeBytes + layerBytes.stream().mapToLong(Long::longValue).sum();
        String smallest = Quantities.bytes(least);
        String largest = Quantities.bytes(most);
        String each = smallest.equals(largest) ? largest : smallest + " to " + largest;
        return each + " a layer, " + Quantities.bytes(edgeBytes) + " besides; " + Quantities.bytes(total) + " in all";
    }

    private static String inner(ModelShape shape) {
        return shape.intermediateSize() == 0 ? "" : ", MLP " + number(shape.intermediateSize());
    }

    private static Comparator<LayerError> byRelative() {
        return Comparator.comparingDouble(LayerError::relative);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", share * 100);
    }

    private static String cosine(double cosine) {
        return String.format(Locale.ROOT, "%.5f", cosine);
    }

    private void finding(String what, Finding finding) {
        row(what, finding.words());
    }

    private void row(String what, String text) {
        console.line(String.format("  %-16s %s", what, text));
    }
}
