package dev.sluice.launcher.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version this jar was built as. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"sluice " + number()};
    }

    /** Such as {@code 1.4.0}. */
    static String number() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/sluice.properties")) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }
}
