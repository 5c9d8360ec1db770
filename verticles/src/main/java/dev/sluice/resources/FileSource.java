package dev.sluice.resources;

import dev.sluice.config.FileSignature;
import dev.sluice.config.TextFiles;
import dev.sluice.message.ResourceKey;
import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.kind.Resource;
import dev.sluice.resources.kind.ResourceSet;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Documents in files. A file is read again when its size, time or identity has changed, which covers edits, atomic renames
 * and the symbolic links of mounted ConfigMaps; the others are kept as they were read. So is a file into which somebody is
 * writing, until the writer has paused: it may be empty or cut off meanwhile.
 */
public final class FileSource implements Source {
    private final List<Path> places;
    private final Function<String, Optional<String>> environment;
    private final InstantSource clock;
    private Map<Path, FileRead> read = Map.of();
    private boolean looked;

    /**
     * Looks at files and directories.
     *
     * @param environment the value of a variable, where it is set
     */
    public FileSource(List<Path> places, Function<String, Optional<String>> environment) {
        this(places, environment, InstantSource.system());
    }

    FileSource(List<Path> places, Function<String, Optional<String>> environment, InstantSource clock) {
        this.places = List.copyOf(places);
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Optional<Look> look() {
        List<ResourceProblem> missing = new ArrayList<>();
        Map<Path, FileRead> now = new LinkedHashMap<>();
        for (Path file : files(missing)) {
            now.put(file, read(file));
        }
        boolean same = looked && missing.isEmpty() && isSame(now);
        looked = true;
        read = now;
        return same ? Optional.empty() : Optional.of(look(missing));
    }

    @Override
    public void close() {}

    private FileRead read(Path file) {
        FileSignature signature = FileSignature.of(file);
        FileRead before = read.get(file);
        return before != null
                        && (before.signature().equals(signature)
                                || signature.isEditOf(before.signature(), clock.instant()))
                ? before
                : FileRead.of(file, signature, environment);
    }

    private boolean isSame(Map<Path, FileRead> now) {
        return List.copyOf(now.keySet()).equals(List.copyOf(read.keySet()))
                && now.entrySet().stream().allMatch(entry -> Optional.ofNullable(read.get(entry.getKey()))
                        .map(FileRead::signature)
                        .filter(entry.getValue().signature()::equals)
                        .isPresent());
    }

    private Look look(List<ResourceProblem> missing) {
        List<ResourceProblem> refused = new ArrayList<>(missing);
        List<ResourceProblem> warnings = new ArrayList<>();
        Map<ResourceKey, Resource<?>> byKey = new LinkedHashMap<>();
        Map<String, ResourceProblem> passedOver = new HashMap<>();
        for (FileRead file : read.values()) {
            refused.addAll(file.refused());
            for (ResourceProblem warning : file.warnings()) {
                if (!warning.path().isEmpty() || passedOver.putIfAbsent(warning.sentence(), warning) == null) {
                    warnings.add(warning);
                }
            }
            for (Resource<?> resource : file.resources()) {
                Resource<?> other = byKey.putIfAbsent(resource.key(), resource);
                if (other != null) {
                    refused.add(resource.origin().problem("", twice(resource, other)));
                }
            }
        }
        return new Look(ResourceSet.of(byKey.values()), refused, warnings, true);
    }

    private static String twice(Resource<?> resource, Resource<?> other) {
        return resource.key() + " stands twice, first in " + other.origin().file() + ":"
                + other.origin().line("");
    }

    private Set<Path> files(List<ResourceProblem> missing) {
        return TextFiles.at(
                places,
                place -> missing.add(new ResourceProblem(place.toString(), 0, "", "the directory cannot be read")));
    }
}
