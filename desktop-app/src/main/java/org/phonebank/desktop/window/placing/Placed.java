package org.phonebank.desktop.window.placing;

import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Purpose;

/**
 * Where layers were put, and by whom.
 *
 * @param purpose for which the planner put them there; null if a person did by hand
 */
public record Placed(Arrangement arrangement, @Nullable Purpose purpose) {}
