package org.phonebank.desktop.window.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.window.base.DirectUi;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

class FaultMenuViewModelTest {
    private final RecordingLab lab = new RecordingLab();
    private final List<Phrase> refused = new ArrayList<>();
    private final FaultMenuViewModel menu = new FaultMenuViewModel("VP01", lab, new DirectUi(), refused::add);

    @Test
    void oneFaultIsCausedAtATime() {
        menu.cause(FaultRequest.parse("corrupt:drift"));
        menu.cause(FaultRequest.of(Fault.KILL));
        assertThat(lab.calls).containsExactly("VP01 corrupt:drift");
        assertThat(menu.busyProperty().get()).isTrue();

        lab.causing.complete(FaultRequest.parse("corrupt:drift"));
        menu.cause(FaultRequest.of(Fault.KILL));
        assertThat(lab.calls).containsExactly("VP01 corrupt:drift", "VP01 kill");
    }

    @Test
    void aFaultThatCannotBeCausedIsSaid() {
        menu.cause(FaultRequest.of(Fault.KILL));
        lab.causing.completeExceptionally(new IOException("No virtual phone runs."));

        assertThat(refused).containsExactly(Phrase.verbatim("No virtual phone runs."));
        assertThat(menu.busyProperty().get()).isFalse();
    }

    @Test
    void whatLastsIsAskedForAgainEachTime() {
        lab.lasting = Set.of(Fault.SLOW_LINK);
        menu.refresh();
        assertThat(menu.lastingProperty().get()).isEqualTo(Set.of(Fault.SLOW_LINK));

        lab.lasting = Set.of();
        menu.refresh();
        assertThat(menu.lastingProperty().get()).isEmpty();
    }

    @Test
    void everyFaultAndVariantIsOfferedOnceInWords() {
        List<FaultChoice> choices = Stream.concat(
                        FaultGroup.all().stream().flatMap(group -> group.choices().stream()),
                        Stream.of(FaultChoice.NONE))
                .toList();
        Stream<String> groups = FaultGroup.all().stream().map(FaultGroup::key);

        assertThat(choices).extracting(FaultChoice::request).containsExactlyInAnyOrderElementsOf(allRequests());
        assertThat(Messages.load().bundle().keySet())
                .containsAll(Stream.concat(groups, choices.stream().map(FaultChoice::key))
                        .collect(Collectors.toSet()));
    }

    private static List<FaultRequest> allRequests() {
        List<FaultRequest> all = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            if (fault.variants().isEmpty()) {
                all.add(FaultRequest.of(fault));
            }
            fault.variants().forEach(variant -> all.add(new FaultRequest(fault, variant)));
        }
        return all;
    }
}
