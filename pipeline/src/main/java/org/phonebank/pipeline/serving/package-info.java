/**
 * Serves a model over phones that come and go. A {@link org.phonebank.pipeline.serving.ServingPipeline} is a route whose
 * stages are held by any number of replicas; a replica that dies, hangs or answers nonsense is isolated, another one is
 * brought to the same position, and whoever waits for an answer only notices that it took longer.
 *
 * <p>Any thread may call the public types. A pipeline's state is confined to its turnstile, which runs one task at a time
 * on the thread that brought it and never blocks on a phone, a file or a listener. Listeners are called one at a time on a
 * thread of their own; futures of steps are completed on threads of links.
 */
@NullMarked
package org.phonebank.pipeline.serving;

import org.jspecify.annotations.NullMarked;
