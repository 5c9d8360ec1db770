package dev.sluice.counting;

import java.util.Arrays;

/**
 * What each member has of a counter and has not reported yet: rows of (member, number of its last renewal, all it reported, what is
 * outstanding, what it was granted last, when that expires).
 */
final class LeaseRows {
    private static final int WIDTH = 6;
    private static final int NUMBER = 1;
    private static final int REPORTED = 2;
    private static final int OUTSTANDING = 3;
    private static final int GRANTED = 4;
    private static final int EXPIRY = 5;
    private static final long[] NONE = {};

    private long[] cells;

    LeaseRows() {
        this(NONE);
    }

    LeaseRows(long[] cells) {
        if (cells.length % WIDTH != 0) {
            throw new IllegalArgumentException("leases: wanted rows of " + WIDTH + ", found " + cells.length);
        }
        this.cells = cells;
    }

    long[] toArray() {
        return cells.clone();
    }

    int length() {
        return cells.length;
    }

    int next(int row) {
        return row + WIDTH;
    }

    long member(int row) {
        return cells[row];
    }

    long number(int row) {
        return cells[row + NUMBER];
    }

    long reported(int row) {
        return cells[row + REPORTED];
    }

    long outstanding(int row) {
        return cells[row + OUTSTANDING];
    }

    long granted(int row) {
        return cells[row + GRANTED];
    }

    long expiry(int row) {
        return cells[row + EXPIRY];
    }

    long outstanding() {
        long all = 0;
        for (int row = 0; row < cells.length; row += WIDTH) {
            all += cells[row + OUTSTANDING];
        }
        return all;
    }

    /** The row of a member, or one less than 0. */
    int find(long member) {
        for (int row = 0; row < cells.length; row += WIDTH) {
            if (cells[row] == member) {
                return row;
            }
        }
        return -1;
    }

    /** A new row, in the order of the members. */
    int insert(long member) {
        int row = 0;
        while (row < cells.length && cells[row] < member) {
            row += WIDTH;
        }
        long[] wider = Arrays.copyOf(cells, cells.length + WIDTH);
        System.arraycopy(cells, row, wider, row + WIDTH, cells.length - row);
        Arrays.fill(wider, row, row + WIDTH, 0);
        wider[row] = member;
        cells = wider;
        return row;
    }

    void remove(int row) {
        long[] narrower = Arrays.copyOf(cells, cells.length - WIDTH);
        System.arraycopy(cells, row + WIDTH, narrower, row, cells.length - row - WIDTH);
        cells = narrower;
    }

    void report(int row, long number, long reported) {
        cells[row + NUMBER] = number;
        cells[row + REPORTED] = reported;
    }

    void grant(int row, long granted, long outstanding, long expiry) {
        cells[row + GRANTED] = granted;
        cells[row + OUTSTANDING] = outstanding;
        cells[row + EXPIRY] = expiry;
    }

    /** What is outstanding is counted as reported from now on. */
    void expire(int row) {
        cells[row + REPORTED] += cells[row + OUTSTANDING];
        cells[row + OUTSTANDING] = 0;
    }

    /** Of each member the later report, and the most that is outstanding in either. */
    void raiseAll(LeaseRows other) {
        for (int from = 0; from < other.cells.length; from += WIDTH) {
            int row = find(other.cells[from]);
            if (row < 0) {
                row = insert(other.cells[from]);
                System.arraycopy(other.cells, from, cells, row, WIDTH);
            }
            raise(row, other, from);
        }
    }

    private void raise(int row, LeaseRows other, int from) {
        boolean later = other.number(from) > number(row)
                || (other.number(from) == number(row) && other.reported(from) < reported(row));
        if (later) {
            report(row, other.number(from), other.reported(from));
        }
        grant(
                row,
                Math.max(granted(row), other.granted(from)),
                Math.max(outstanding(row), other.outstanding(from)),
                Math.max(expiry(row), other.expiry(from)));
    }
}
