package dev.sluice.identity;

import dev.sluice.caller.ApiKey;
import dev.sluice.config.ConfigurationException;
import dev.sluice.config.FileSignature;
import dev.sluice.config.TextFiles;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files that API keys stand in. One is read again when its size, time or identity has changed, which covers edits, atomic
 * renames and the symbolic links of mounted Secrets; one that somebody is writing to, when the writer has paused.
 */
final class KeyFiles {
    private final List<Path> places;
    private final Optional<Path> store;
    private final InstantSource clock;
    private Map<Path, FileRead> read = Map.of();
    private boolean looked;

    /**
     * Looks at files and directories.
     *
     * @param store one more file, which need not be there
     */
    KeyFiles(List<Path> places, Optional<Path> store, InstantSource clock) {
        this.places = places.stream().map(Path::toAbsolutePath).toList();
        this.store = store;
        this.clock = clock;
    }

    /** What stands in a file, or what is wrong with it. */
    private record FileRead(FileSignature signature, List<ApiKey> keys, Optional<String> problem) {}

    /** A key and where it stands. */
    record Filed(ApiKey key, Path file) {}

    /**
     * What was seen.
     *
     * @param problems why it is not to be taken
     */
    record Look(List<Filed> keys, List<String> problems) {
        Look {
            keys = List.copyOf(keys);
            problems = List.copyOf(problems);
        }
    }

    /** The keys as they are now; empty where nothing has changed since the last look. */
    Optional<Look> look() {
        List<String> missing = new ArrayList<>();
        Map<Path, FileRead> now = new LinkedHashMap<>();
        files(missing).forEach(file -> now.put(file, read(file)));
        boolean same = looked && missing.isEmpty() && now.equals(read);
        looked = true;
        read = now;
        return same ? Optional.empty() : Optional.of(look(missing));
    }

    private Look look(List<String> missing) {
        List<String> problems = new ArrayList<>(missing);
        List<Filed> keys = new ArrayList<>();
        read.forEach((file, content) -> {
            content.problem().ifPresent(problem -> problems.add(file + ": " + problem));
            content.keys().forEach(key -> keys.add(new Filed(key, file)));
        });
        return new Look(keys, problems);
    }

    private FileRead read(Path file) {
        FileSignature signature = FileSignature.of(file);
        FileRead before = read.get(file);
        return before != null
                        && (before.signature().equals(signature)
                                || signature.isEditOf(before.signature(), clock.instant()))
                ? before
                : read(file, signature);
    }

    private static FileRead read(Path file, FileSignature signature) {
        try {
            return new FileRead(signature, KeyFile.read(Files.readString(file)), Optional.empty());
        } catch (ConfigurationException wrong) {
            return new FileRead(signature, List.of(), Optional.ofNullable(wrong.getMessage()));
        } catch (MalformedInputException wrong) {
            return new FileRead(signature, List.of(), Optional.of("not UTF-8"));
        } catch (IOException failed) {
            return new FileRead(
                    signature,
                    List.of(),
                    Optional.of("cannot be read (" + failed.getClass().getSimpleName() + ")"));
        }
    }

    private Set<Path> files(List<String> missing) {
        Set<Path> files = TextFiles.at(places, place -> missing.add(place + ": the directory cannot be read"));
        store.filter(Files::exists).ifPresent(files::add);
        return files;
    }
}
