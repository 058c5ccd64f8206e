package org.phonebank.partitioner.cut;

/**
 * A whole number that depends on the step a graph runs for: {@code constant + perToken * T + perPast * P}, with T new
 * tokens (at least 1) after P cached ones (at least 0).
 *
 * @param known false for {@link #UNKNOWN} only
 */
record Extent(boolean known, long constant, long perToken, long perPast) {
    static final Extent UNKNOWN = new Extent(false, 0, 0, 0);
    static final Extent ZERO = of(0);
    static final Extent ONE = of(1);
    static final Extent TOKENS = new Extent(true, 0, 1, 0);
    static final Extent PAST = new Extent(true, 0, 0, 1);
    static final Extent TOTAL = new Extent(true, 0, 1, 1);

    static Extent of(long constant) {
        return new Extent(true, constant, 0, 0);
    }

    boolean isConstant() {
        return known && perToken == 0 && perPast == 0;
    }

    boolean is(long value) {
        return isConstant() && constant == value;
    }

    Extent plus(Extent other) {
        if (!known || !other.known) {
            return UNKNOWN;
        }
        try {
            return new Extent(
                    true,
                    Math.addExact(constant, other.constant),
                    Math.addExact(perToken, other.perToken),
                    Math.addExact(perPast, other.perPast));
        } catch (ArithmeticException e) {
            return UNKNOWN;
        }
    }

    Extent minus(Extent other) {
        return plus(other.times(of(-1)));
    }

    Extent times(Extent other) {
        if (!known || !other.known || (!isConstant() && !other.isConstant())) {
            return UNKNOWN;
        }
        long factor = isConstant() ? constant : other.constant;
        Extent scaled = isConstant() ? other : this;
        try {
            return new Extent(
                    true,
                    Math.multiplyExact(scaled.constant, factor),
                    Math.multiplyExact(scaled.perToken, factor),
                    Math.multiplyExact(scaled.perPast, factor));
        } catch (ArithmeticException e) {
            return UNKNOWN;
        }
    }

    /** The quotient, where it comes out the same whichever way it is rounded, or both numbers are constant. */
    Extent dividedBy(Extent other) {
        if (!known || !other.isConstant() || other.constant == 0) {
            return UNKNOWN;
        }
        long divisor = other.constant;
        if (isConstant()) {
            return divisor == -1 ? times(of(-1)) : of(constant / divisor);
        }
        boolean whole = constant % divisor == 0 && perToken % divisor == 0 && perPast % divisor == 0;
        return whole && divisor > 0
                ? new Extent(true, constant / divisor, perToken / divisor, perPast / divisor)
                : UNKNOWN;
    }

    /** Whether this is never less than the other. */
    boolean atLeast(Extent other) {
        Extent difference = minus(other);
        return difference.known
                && difference.perToken >= 0
                && difference.perPast >= 0
                && difference.constant + difference.perToken >= 0;
    }

    /** Whether this is never equal to the other. */
    boolean differs(Extent other) {
        return known && other.known && (atLeast(other.plus(ONE)) || other.atLeast(plus(ONE)));
    }
}
