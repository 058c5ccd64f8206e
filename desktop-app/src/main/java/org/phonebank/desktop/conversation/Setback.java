package org.phonebank.desktop.conversation;

import org.phonebank.desktop.history.HistoryException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a write that failed says about trying it, or others, again. */
enum Setback {
    /** What it belongs to is not there: it will not be written later either. */
    FOR_GOOD,
    /** It is refused, but others may not be. */
    OF_ONE,
    /** Somebody else writes. */
    LOCKED,
    /** Nothing can be written now. */
    OF_ALL;

    private static final int PRIMARY = 0xff;

    static Setback of(HistoryException failure) {
        if (!(failure.getCause() instanceof SQLiteException cause)) {
            return OF_ALL;
        }
        SQLiteErrorCode code = cause.getResultCode();
        if (code == SQLiteErrorCode.SQLITE_CONSTRAINT_FOREIGNKEY) {
            return FOR_GOOD;
        }
        return switch (SQLiteErrorCode.getErrorCode(code.code & PRIMARY)) {
            case SQLITE_CONSTRAINT -> OF_ONE;
            case SQLITE_BUSY, SQLITE_LOCKED -> LOCKED;
            default -> OF_ALL;
        };
    }
}
