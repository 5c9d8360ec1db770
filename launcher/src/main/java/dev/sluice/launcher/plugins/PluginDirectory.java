package dev.sluice.launcher.plugins;

import dev.sluice.message.PluginCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins in force: the shipped jars and those of one directory.
 *
 * <p>Reads files, so it belongs on a worker thread, one at a time.
 */
public final class PluginDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PluginDirectory.class);

    private final Path directory;
    private final PluginShelf shelf = new PluginShelf();
    private final Map<String, DirectoryLook.Print> settled = new HashMap<>();
    private DirectoryLook last = DirectoryLook.nothing();

    private PluginDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Loads the shipped jars and what the directory holds now. A jar of the directory that cannot be used is refused with
     * a line in the log.
     *
     * @param directory need not exist
     * @throws IllegalStateException when a shipped jar cannot be used
     */
    public static PluginDirectory open(List<PluginSource> shipped, Path directory) {
        PluginDirectory opened = new PluginDirectory(directory);
        for (PluginSource source : shipped) {
            try {
                opened.shelf.put(new PluginSource.Named("the shipped " + source.name(), source::open));
            } catch (PluginRefusedException refused) {
                opened.close();
                throw new IllegalStateException(
                        "The shipped plugins " + source.name() + " are unusable: " + refused.getMessage(), refused);
            }
        }
        opened.last = opened.lookNow();
        opened.settle();
        return opened;
    }

    /** The plugin types in force. */
    public PluginCatalog catalog() {
        return shelf.catalog();
    }

    /**
     * Looks at the directory again. A file that is being written is left alone until two looks in a row see the same.
     *
     * @return the new catalog, if anything came into force or went out of it
     */
    public Optional<PluginCatalog> look() {
        DirectoryLook before = last;
        last = lookNow();
        TreeSet<String> names = new TreeSet<>(before.jars().keySet());
        names.addAll(last.jars().keySet());
        names.addAll(settled.keySet());
        names.removeIf(
                name -> !Objects.equals(before.jars().get(name), last.jars().get(name)));
        return settle(names) ? Optional.of(catalog()) : Optional.empty();
    }

    /** The jars that went out of force since the last call. */
    List<PluginJar> takeRetired() {
        return shelf.takeRetired();
    }

    /** Closes the class loaders; the plugins must not be in use any more. */
    @Override
    public void close() {
        shelf.close();
    }

    private void settle() {
        settle(last.jars().keySet());
    }

    private boolean settle(Set<String> names) {
        boolean changed = false;
        int retiredBefore = shelf.retiredCount();
        for (String name : names) {
            DirectoryLook.Print now = last.jars().get(name);
            if (!Objects.equals(settled.get(name), now)) {
                changed |= now == null ? remove(name) : put(name, now);
            }
        }
        if (shelf.retiredCount() > retiredBefore) {
            // A jar refused for a type that another one offered may be acceptable now.
            settled.keySet().removeIf(name -> !shelf.holds(name));
        }
        return changed;
    }

    private boolean put(String name, DirectoryLook.Print print) {
        settled.put(name, print);
        try {
            shelf.put(PluginSource.file(directory.resolve(name)));
            LOG.atInfo().addKeyValue("jar", name).log("Plugin jar in force");
            return true;
        } catch (PluginRefusedException refused) {
            String still = shelf.holds(name) ? "; the version before stays in force" : "";
            LOG.atWarn().addKeyValue("jar", name).log("Plugin jar refused: " + refused.getMessage() + still);
            return false;
        }
    }

    private boolean remove(String name) {
        settled.remove(name);
        boolean held = shelf.holds(name);
        shelf.remove(name);
        if (held) {
            LOG.atInfo().addKeyValue("jar", name).log("Plugin jar removed");
        }
        return held;
    }

    private DirectoryLook lookNow() {
        try {
            return DirectoryLook.at(directory);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The plugins directory " + directory + " cannot be read", unreadable);
        }
    }
}
