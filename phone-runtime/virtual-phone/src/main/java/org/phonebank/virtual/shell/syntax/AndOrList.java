package org.phonebank.virtual.shell.syntax;

import java.util.List;

/**
 * Pipelines connected by {@code &&} and {@code ||}.
 *
 * @param background whether {@code &} follows
 */
public record AndOrList(Pipeline first, List<Link> rest, boolean background) {
    public AndOrList {
        rest = List.copyOf(rest);
    }

    /** Runs only after success ({@code and}) or only after failure. */
    public record Link(boolean and, Pipeline pipeline) {}
}
