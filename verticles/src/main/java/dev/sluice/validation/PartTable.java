package dev.sluice.validation;

import dev.sluice.spi.PromptPart;
import java.util.Arrays;

/** Where the pieces of a prompt are in a body, and who speaks them; kept in arrays that are used over and over. */
final class PartTable {
    private static final int USUAL = 256;

    private int[] starts = new int[USUAL];
    private int[] messages = new int[USUAL];
    private PromptPart.Kind[] kinds = new PromptPart.Kind[USUAL];
    private String[] roles = new String[USUAL];
    private int size;
    private int message;
    private int messageBegin;

    void clear() {
        if (starts.length > USUAL) {
            resize(USUAL);
        }
        size = 0;
        message = 0;
        messageBegin = 0;
    }

    void add(PromptPart.Kind kind, int start) {
        if (size == starts.length) {
            resize(2 * size);
        }
        starts[size] = start;
        kinds[size] = kind;
        messages[size] = message;
        roles[size++] = "";
    }

    /** Ends a message: its role is that of the parts since the last one. */
    void closeMessage(String role) {
        Arrays.fill(roles, messageBegin, size, role);
        messageBegin = size;
        message++;
    }

    int size() {
        return size;
    }

    int start(int part) {
        return starts[part];
    }

    /** Which message a part is in, counted from 0. */
    int message(int part) {
        return messages[part];
    }

    PromptPart.Kind kind(int part) {
        return kinds[part];
    }

    String role(int part) {
        return roles[part];
    }

    private void resize(int length) {
        starts = Arrays.copyOf(starts, length);
        messages = Arrays.copyOf(messages, length);
        kinds = Arrays.copyOf(kinds, length);
        roles = Arrays.copyOf(roles, length);
    }
}
