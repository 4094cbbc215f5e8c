package com.vidaplus.auth.micro;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * {@code SERVER_LOG_LEVEL}: how much of the server's own output goes to the log, by default warnings and errors. The service's own lines
 * are always there.
 */
final class ServerLog {

    private static final String NAME = "SERVER_LOG_LEVEL";

    /** The root, and the loggers with a level of their own in logging.properties. Held here, since the JVM forgets loggers. */
    private static final List<Logger> SERVER = Stream.of("", "jakarta.enterprise.web", "org.apache.catalina.level").map(Logger::getLogger).toList();

    private ServerLog() {
    }

    /**
     * Sets the level, now and whenever the server reads its logging configuration.
     *
     * @param value {@code WARNING} or {@code INFO}, as the operator gave it; null or empty for what the logging configuration says
     * @throws IOException where it is another value; the message is for an operator
     */
    static void useLevel(String value) throws IOException {
        if (value == null || value.isEmpty()) {
            return;
        }
        // A finer level than INFO would have passwords and tokens in it.
        if (!value.equals("WARNING") && !value.equals("INFO")) {
            throw new IOException("The service did not start. Setting " + NAME + " must be one of WARNING, INFO.");
        }
        Level level = Level.parse(value);
        LogManager.getLogManager().addConfigurationListener(() -> SERVER.forEach(logger -> logger.setLevel(level)));
    }
}
