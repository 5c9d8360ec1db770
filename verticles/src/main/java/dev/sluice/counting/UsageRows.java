package dev.sluice.counting;

import java.util.Arrays;

/** Who used how much in which part of the window: rows of (part, member, amount), the earliest part first. */
final class UsageRows {
    private static final int WIDTH = 3;
    private static final int SPARE_CELLS = 2 * WIDTH;
    private static final long[] NONE = {};

    private long[] cells;
    private int length;

    UsageRows() {
        this(NONE);
    }

    UsageRows(long[] cells) {
        if (cells.length % WIDTH != 0) {
            throw new IllegalArgumentException("usage: wanted rows of " + WIDTH + ", found " + cells.length);
        }
        this.cells = cells;
        length = cells.length;
    }

    long[] toArray() {
        return Arrays.copyOf(cells, length);
    }

    /** Cells there is room for. */
    int capacity() {
        return cells.length;
    }

    /** Forgets the parts before one. */
    void dropBefore(long oldest) {
        int from = 0;
        while (from < length && cells[from] < oldest) {
            from += WIDTH;
        }
        if (from > 0) {
            length -= from;
            boolean roomy = cells.length - length > 2 * SPARE_CELLS && cells.length > 2 * length;
            long[] kept = roomy ? new long[length + SPARE_CELLS] : cells;
            System.arraycopy(cells, from, kept, 0, length);
            cells = kept;
        }
    }

    /** The amounts of all parts from one on. */
    long total(long oldest) {
        long total = 0;
        for (int row = 0; row < length; row += WIDTH) {
            total += cells[row] >= oldest ? cells[row + 2] : 0;
        }
        return total;
    }

    void add(long part, long member, long amount) {
        if (amount > 0) {
            int row = rowOf(part, member);
            cells[row + 2] += amount;
        }
    }

    /** Makes an amount at least as large as the one given. */
    void raise(long part, long member, long amount) {
        int row = rowOf(part, member);
        cells[row + 2] = Math.max(cells[row + 2], amount);
    }

    /** Takes as much as there is back from what a member used in parts {@code first} to {@code last}, the earliest first. */
    void takeBack(long first, long last, long member, long amount) {
        long left = amount;
        for (int row = 0; row < length && cells[row] <= last; row += WIDTH) {
            if (cells[row] >= first && cells[row + 1] == member) {
                long taken = Math.min(left, cells[row + 2]);
                cells[row + 2] -= taken;
                left -= taken;
            }
        }
    }

    /** The part with whose end, after that of all earlier ones, at least {@code amount} is free; the latest where it never is. */
    long partThatFrees(long amount, long fallback) {
        long freed = 0;
        long part = fallback;
        for (int row = 0; row < length && freed < amount; row += WIDTH) {
            freed += cells[row + 2];
            part = cells[row];
        }
        return freed < amount ? fallback : part;
    }

    /** Makes each amount at least as large as there. */
    void raiseAll(UsageRows other) {
        for (int row = 0; row < other.length; row += WIDTH) {
            raise(other.cells[row], other.cells[row + 1], other.cells[row + 2]);
        }
    }

    private int rowOf(long part, long member) {
        int row = length;
        while (row > 0 && isAtOrAfter(row - WIDTH, part, member)) {
            row -= WIDTH;
        }
        if (row == length || cells[row] != part || cells[row + 1] != member) {
            insert(row, part, member);
        }
        return row;
    }

    private boolean isAtOrAfter(int row, long part, long member) {
        return cells[row] > part || (cells[row] == part && cells[row + 1] >= member);
    }

    private void insert(int row, long part, long member) {
        long[] wider = length == cells.length ? Arrays.copyOf(cells, length + SPARE_CELLS) : cells;
        System.arraycopy(cells, row, wider, row + WIDTH, length - row);
        cells = wider;
        length += WIDTH;
        cells[row] = part;
        cells[row + 1] = member;
        cells[row + 2] = 0;
    }
}
