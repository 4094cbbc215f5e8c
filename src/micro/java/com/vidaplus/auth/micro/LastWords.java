package com.vidaplus.auth.micro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes console output on, and remembers the sentence with which the service refuses to start. After that sentence the server writes some
 * hundred lines more, so the sentence is said again at the end.
 */
final class LastWords extends OutputStream {

    private static final String REFUSAL = "VidaPlus Auth does not start. ";
    /** The head of a stack trace of a database driver, which fails before the service is asked anything. */
    private static final Pattern DRIVER = Pattern.compile("(?:Caused by: )?(?:[a-z]\\w*\\.)+\\w*SQL\\w*Exception: (.+)");
    /** A password in the address of a database: in a parameter, or between the user's name and the host. */
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&;\\s]*|(//[^/@:\\s]*:)[^/\\s]*(?=@)");
    private static final int LONGEST_LINE = 4_096;

    private final PrintStream console;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String reason;
    private String ofDriver;
    private boolean started;
    private boolean silent;

    LastWords(PrintStream console) {
        this.console = console;
    }

    /** Listens to what this process writes to standard error from now on, where the server logs. */
    static LastWords onStandardError() {
        LastWords words = new LastWords(System.err);
        System.setErr(new PrintStream(words, true, Charset.defaultCharset()));
        return words;
    }

    /** Why the service refused to start, in its own words, or why the database refused; a password in an address is left out. */
    synchronized Optional<String> reason() {
        return Optional.ofNullable(reason).or(() -> Optional.ofNullable(ofDriver).map(words -> "The database cannot be used: " + words))
                .map(words -> PASSWORD.matcher(words).replaceAll("$1$2..."));
    }

    /** Nothing more comes to the console. */
    synchronized void beSilent() {
        silent = true;
    }

    /** The service has started: output of the log's writers is passed on from now on, and no more. */
    synchronized void end() {
        started = true;
        System.setErr(console);
    }

    @Override
    public synchronized void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (silent) {
            return;
        }
        console.write(bytes, offset, length);
        for (int i = offset; i < offset + length && !started; i++) {
            take(bytes[i]);
        }
    }

    @Override
    public void flush() throws IOException {
        console.flush();
    }

    private void take(byte b) {
        if (b != '\n') {
            if (line.size() < LONGEST_LINE) {
                line.write(b);
            }
            return;
        }
        String text = line.toString(Charset.defaultCharset());
        line.reset();
        int start = text.indexOf(REFUSAL);
        if (reason == null && start >= 0) {
            reason = text.substring(start + REFUSAL.length()).strip();
        }
        Matcher driver = DRIVER.matcher(text.strip());
        if (ofDriver == null && driver.matches()) {
            ofDriver = driver.group(1);
        }
    }
}
