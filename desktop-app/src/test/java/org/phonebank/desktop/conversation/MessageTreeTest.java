package org.phonebank.desktop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 1 – 2 – 3 – 4, where 5 stands beside 2 and 6 beside 3. */
class MessageTreeTest {
    private final MessageTree tree = new MessageTree(List.of(
            message(1, Message.NONE), message(2, 1), message(3, 2), message(4, 3), message(5, 1), message(6, 2)));

    @Test
    void aBranchGoesFromTheFirstMessageToItsEnd() {
        assertThat(ids(tree.pathTo(4))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(ids(tree.pathTo(5))).containsExactly(1L, 5L);
        assertThat(tree.pathTo(99)).isEmpty();
    }

    @Test
    void whatWasSaidToTheSameMessageStandsSideBySide() {
        assertThat(ids(tree.alternatives(2))).containsExactly(2L, 5L);
        assertThat(ids(tree.alternatives(4))).containsExactly(4L);
        assertThat(ids(tree.alternatives(1))).containsExactly(1L);
    }

    @Test
    void theNewestBranchIsFound() {
        assertThat(tree.endOfNewestBranch(Message.NONE)).isEqualTo(5);
        assertThat(tree.endOfNewestBranch(2)).isEqualTo(6);
        assertThat(tree.endOfNewestBranch(3)).isEqualTo(4);
        assertThat(new MessageTree(List.of()).endOfNewestBranch(Message.NONE)).isEqualTo(Message.NONE);
    }

    @Test
    void aMessageIsRemovedWithAllThatWasSaidToIt() {
        assertThat(ids(tree.remove(2))).containsExactlyInAnyOrder(2L, 3L, 4L, 6L);
        assertThat(ids(tree.pathTo(tree.endOfNewestBranch(Message.NONE)))).containsExactly(1L, 5L);
        assertThat(tree.remove(2)).isEmpty();
    }

    @Test
    void damagedParentsMakeNoCircle() {
        MessageTree damaged = new MessageTree(List.of(message(1, 2), message(2, 1), message(3, 3), message(4, 77)));

        assertThat(ids(damaged.pathTo(2))).containsExactly(1L, 2L);
        assertThat(ids(damaged.pathTo(3))).containsExactly(3L);
        assertThat(damaged.endOfNewestBranch(Message.NONE)).isEqualTo(4);
    }

    private static Message message(long id, long parent) {
        return Message.question(id, parent, "text", Instant.EPOCH);
    }

    private static List<Long> ids(List<Message> messages) {
        return messages.stream().map(Message::id).toList();
    }
}
