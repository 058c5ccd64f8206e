package org.phonebank.adb.wire;

/** An entry of a phone's folder. The name is untrusted: it may hold separators or be {@code ..}. */
public record SyncEntry(String name, SyncStat stat) {}
