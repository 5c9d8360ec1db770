package dev.sluice.resources;

import dev.sluice.config.ConfigurationException;
import dev.sluice.config.FileSignature;
import dev.sluice.message.ResourceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Files of one kind that are read again when they change, once whoever writes into one has paused. One that cannot be read
 * leaves what it said before.
 *
 * @param <T> what a file says
 */
final class FollowedFiles<T> {
    private final Function<String, T> reader;
    private final InstantSource clock;
    private final Map<Path, T> said = new HashMap<>();
    private final Map<Path, FileSignature> signatures = new HashMap<>();
    private final Map<Path, ResourceProblem> problems = new TreeMap<>();

    /**
     * Has read nothing yet.
     *
     * @param reader of the text of a file; throws {@link ConfigurationException} for the first thing wrong
     */
    FollowedFiles(Function<String, T> reader, InstantSource clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /** Looks at a file; whether it says anything else than before, or is wrong in another way. */
    boolean look(Path file) {
        FileSignature signature = FileSignature.of(file);
        Optional<FileSignature> before = Optional.ofNullable(signatures.get(file));
        if (before.filter(seen -> seen.equals(signature) || signature.isEditOf(seen, clock.instant()))
                .isPresent()) {
            return false;
        }
        signatures.put(file, signature);
        try {
            T read = reader.apply(Files.readString(file));
            boolean mended = problems.remove(file) != null;
            return !read.equals(said.put(file, read)) || mended;
        } catch (ConfigurationException wrong) {
            return complain(file, new ResourceProblem(file.toString(), 0, wrong.path(), wrong.sentence()));
        } catch (IOException unreadable) {
            return complain(file, new ResourceProblem(file.toString(), 0, "", "cannot be read"));
        }
    }

    /** What a file said when it was last right; empty where it never was. */
    Optional<T> of(Path file) {
        return Optional.ofNullable(said.get(file));
    }

    /** What is wrong with those that are not right. */
    List<ResourceProblem> problems() {
        return List.copyOf(problems.values());
    }

    private boolean complain(Path file, ResourceProblem problem) {
        return !problem.equals(problems.put(file, problem));
    }
}
