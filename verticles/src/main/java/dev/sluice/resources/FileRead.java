package dev.sluice.resources;

import dev.sluice.config.FileSignature;
import dev.sluice.message.ResourceProblem;
import dev.sluice.resources.document.Document;
import dev.sluice.resources.document.DocumentReader;
import dev.sluice.resources.kind.KindReader;
import dev.sluice.resources.kind.Reading;
import dev.sluice.resources.kind.Resource;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What stands in one file, as of one look at it. */
record FileRead(
        FileSignature signature,
        List<Resource<?>> resources,
        List<ResourceProblem> refused,
        List<ResourceProblem> warnings) {
    static FileRead of(Path file, FileSignature signature, Function<String, Optional<String>> environment) {
        try {
            return of(
                    signature,
                    DocumentReader.read(file.toString(), Files.readString(file), environment, KindReader::reads));
        } catch (MalformedInputException wrong) {
            return unreadable(file, signature, "not UTF-8");
        } catch (IOException failed) {
            return unreadable(
                    file, signature, "cannot be read (" + failed.getClass().getSimpleName() + ")");
        }
    }

    private static FileRead of(FileSignature signature, DocumentReader.Documents documents) {
        List<Resource<?>> resources = new ArrayList<>();
        List<ResourceProblem> refused = new ArrayList<>(documents.refused());
        List<ResourceProblem> warnings = new ArrayList<>();
        for (Document document : documents.documents()) {
            Reading reading = KindReader.read(document);
            reading.resource().ifPresent(resources::add);
            refused.addAll(reading.refused());
            warnings.addAll(reading.warnings());
        }
        return new FileRead(signature, resources, refused, warnings);
    }

    private static FileRead unreadable(Path file, FileSignature signature, String sentence) {
        return new FileRead(
                signature, List.of(), List.of(new ResourceProblem(file.toString(), 0, "", sentence)), List.of());
    }
}
