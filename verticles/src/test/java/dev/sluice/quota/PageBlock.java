package dev.sluice.quota;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fenced block or a table of a page.
 *
 * @param language of a fenced block; empty for a table
 */
record PageBlock(String language, String text) {
    /** All of them, in their order. */
    static List<PageBlock> of(String page) {
        List<PageBlock> blocks = new ArrayList<>();
        String language = "";
        StringBuilder text = new StringBuilder();
        boolean fenced = false;
        for (String line : (page + "\n\n").lines().toList()) {
            if (line.startsWith("```")) {
                if (fenced) {
                    blocks.add(new PageBlock(language, text.toString()));
                    text.setLength(0);
                }
                fenced = !fenced;
                language = line.substring(3);
            } else if (fenced || line.startsWith("|")) {
                text.append(line).append('\n');
            } else if (text.length() > 0) {
                blocks.add(new PageBlock("", text.toString()));
                text.setLength(0);
            }
        }
        return blocks;
    }

    /** The rows of a table, each by the names of its columns, without the marks of code. */
    List<Map<String, String>> rows() {
        List<List<String>> lines = text.lines().map(PageBlock::cells).toList();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> cells : lines.subList(2, lines.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(lines.get(0).get(i), cells.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return List.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1)).stream()
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
    }
}
