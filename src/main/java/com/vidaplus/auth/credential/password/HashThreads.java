package com.vidaplus.auth.credential.password;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that hash, as many as there are permits, and to the operating system less urgent than all others: a hash takes a processor
 * for milliseconds, and whoever refreshes a token in the middle of a storm of sign-ins would wait for one at each of its dozen steps. Where
 * nobody else wants the processors, they hash as fast as any thread. Only Linux gives a thread a priority of its own; elsewhere, and where
 * native code cannot be loaded, they are threads like all others.
 */
final class HashThreads implements Executor, AutoCloseable {

    private static final Logger LOG = System.getLogger(HashThreads.class.getName());

    /** A ninth of the weight of the others, so that they go on, slowly, beside another program that takes all it can get. */
    private static final int NICE = 10;
    private static final int CALLING_THREAD = 0;
    private static final int PRIO_PROCESS = 0;
    private static final long IDLE_SECONDS = 60;
    private static final long LONGEST_HASH_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    /**
     * @param permits how many may hash at once
     * @param nicer   whether native code may be called to make them less urgent
     */
    HashThreads(int permits, boolean nicer) {
        Runnable atStart = nicer && Platform.isLinux() ? lowering() : () -> { };
        threads = new ThreadPoolExecutor(permits, permits, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(() -> {
                atStart.run();
                work.run();
            }, "vidaplus-hash");
            thread.setDaemon(true);
            // By which CDI finds the application.
            thread.setContextClassLoader(HashThreads.class.getClassLoader());
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
    }

    private static Runnable lowering() {
        try {
            C library = Native.load(Platform.C_LIBRARY_NAME, C.class,
                    Map.of(Library.OPTION_CLASSLOADER, HashThreads.class.getClassLoader()));
            return () -> library.setpriority(PRIO_PROCESS, CALLING_THREAD, NICE);
        } catch (LinkageError | RuntimeException e) {
            LOG.log(Level.INFO, "Hashing is as urgent as everything else: {0}", e.toString());
            return () -> { };
        }
    }

    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    /** Lets what is being hashed come to its end, at most ten seconds; nothing comes after. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_HASH_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "A hash is still being computed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As {@code sys/resource.h} has it. */
    interface C extends Library {

        int setpriority(int which, int who, int priority);
    }
}
