package dev.sluice.launcher.command;

import dev.sluice.ledger.UsageLine;
import dev.sluice.ledger.UsageReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lays out usage for people, or for other programs. */
final class UsageTable {
    private final List<List<String>> rows = new ArrayList<>();
    private final int texts;

    UsageTable(List<String> by, List<UsageLine> lines) {
        this.texts = by.size();
        List<String> head = new ArrayList<>(by);
        head.addAll(UsageReport.COUNTS);
        head.addAll(List.of("amount", "currency"));
        rows.add(head);
        lines.forEach(line -> rows.add(row(line)));
    }

    /** Columns under each other: texts begin together, numbers end together. */
    String text() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    /** As RFC 4180 has it, with a head. */
    String csv() {
        return rows.stream()
                .map(row -> row.stream().map(UsageTable::quoted).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    private String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String space = " ".repeat(widths[i] - row.get(i).length());
            boolean text = i < texts || i == row.size() - 1;
            line.append(i == 0 ? "" : "  ").append(text ? row.get(i) + space : space + row.get(i));
        }
        return line.toString().stripTrailing() + System.lineSeparator();
    }

    private static List<String> row(UsageLine line) {
        List<String> row = new ArrayList<>(line.group());
        line.counts().forEach(count -> row.add(String.valueOf(count)));
        row.add(
                line.currency().isEmpty()
                        ? ""
                        : line.amount().stripTrailingZeros().toPlainString());
        row.add(line.currency());
        return row;
    }

    private static String quoted(String value) {
        return value.matches("[^\",\\r\\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
