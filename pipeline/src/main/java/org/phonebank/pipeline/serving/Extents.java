package org.phonebank.pipeline.serving;

import java.util.Iterator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Which parts of a file of bounded length are in use. The first gap that is wide enough is taken. */
final class Extents {
    private final TreeMap<Long, Long> gaps = new TreeMap<>();
    private long used;

    /** @param length that the file may have */
    Extents(long length) {
        if (length > 0) {
            gaps.put(0L, length);
        }
    }

    long used() {
        return used;
    }

    /** Takes so many bytes, at least one; gives their offset, or nothing if no gap is wide enough. */
    OptionalLong take(int bytes) {
        Iterator<Map.Entry<Long, Long>> all = gaps.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Long, Long> gap = all.next();
            long length = gap.getValue();
            if (length >= bytes) {
                long offset = gap.getKey();
                all.remove();
                if (length > bytes) {
                    gaps.put(offset + bytes, length - bytes);
                }
                used += bytes;
                return OptionalLong.of(offset);
            }
        }
        return OptionalLong.empty();
    }

    void giveBack(long offset, int bytes) {
        used -= bytes;
        long begin = offset;
        long length = bytes;
        Map.Entry<Long, Long> before = gaps.lowerEntry(offset);
        if (before != null && before.getKey() + before.getValue() == offset) {
            begin = before.getKey();
            length += before.getValue();
        }
        Long after = gaps.remove(offset + bytes);
        if (after != null) {
            length += after;
        }
        gaps.put(begin, length);
    }
}
