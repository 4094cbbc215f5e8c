package com.vidaplus.auth.platform.database;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that is off by as many seconds as a file says, which the system property {@value #FILE} names. A test puts this clock into a copy
 * of the WAR, in place of the node's own; no setting of the service could do that.
 */
@Alternative
@Priority(1)
@Dependent
public class ShiftedClock extends Clock {

    /** The system property that names the file. */
    public static final String FILE = "shifted.clock";

    /** Sets the clock of every node that was told of that file. */
    public static void shift(Path file, Duration by) {
        try {
            Path aside = Files.writeString(file.resolveSibling("aside"), Long.toString(by.toSeconds()));
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Instant instant() {
        try {
            return Instant.now().plusSeconds(Long.parseLong(Files.readString(Path.of(System.getProperty(FILE)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
