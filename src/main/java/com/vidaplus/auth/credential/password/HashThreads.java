package com.vidaplus.auth.credential.password;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The threads that hash, with one bounded queue in front of them, which they serve in the order of arrival. To the operating system these
 * threads are less urgent than all others. A hash takes a processor for milliseconds: in a storm of sign-ins a refresh would wait for one
 * at each of its dozen steps. Where nothing else wants the processors, the threads hash as fast as any. Only Linux gives a thread a
 * priority of its own. Elsewhere, and where native code cannot be loaded, hashing threads are like all others.
 */
final class HashThreads implements AutoCloseable {

    private static final Logger LOG = System.getLogger(HashThreads.class.getName());

    /** A ninth of the weight of the others, so that they go on, slowly, beside another program that takes all it can get. */
    private static final int NICE = 10;
    private static final int CALLING_THREAD = 0;
    private static final int PRIO_PROCESS = 0;
    private static final long IDLE_SECONDS = 60;
    private static final long LONGEST_HASH_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    /**
     * @param permits  how many hash at once
     * @param capacity of the queue, 1 or more
     * @param nicer    whether native code may be called to make them less urgent
     */
    HashThreads(int permits, int capacity, boolean nicer) {
        Runnable atStart = nicer && Platform.isLinux() ? lowering() : () -> { };
        threads = new ThreadPoolExecutor(permits, permits, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(capacity), work -> {
            Thread thread = new Thread(() -> {
                atStart.run();
                work.run();
            }, "vidaplus-hash");
            thread.setDaemon(true);
            // CDI finds the application by this class loader.
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

    /**
     * Waits for a thread and for the work that it does. An interrupted caller whose work has begun waits for its end all the same, since
     * the work goes on to take a processor and memory.
     *
     * @param deadline until when the work may begin, by {@link System#nanoTime()}
     * @return what the work gave; empty if it was never begun, because the deadline came before or the caller was interrupted (its flag is
     *         set again)
     * @throws RejectedExecutionException after {@link #close()}, or where the queue is full
     */
    <T> Optional<T> run(Supplier<T> work, long deadline) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Runnable task = () -> complete(result, work);
        threads.execute(task);
        // The first to take the task out of the queue decides: the caller, and it is never done, or a thread.
        boolean given = endsInTime(result, deadline) || !threads.remove(task);
        return given ? Optional.of(joined(result)) : Optional.empty();
    }

    private static <T> void complete(CompletableFuture<T> result, Supplier<T> work) {
        try {
            result.complete(Objects.requireNonNull(work.get(), "the work gave nothing"));
        } catch (RuntimeException | Error failure) {
            result.completeExceptionally(failure);
        }
    }

    private static boolean endsInTime(CompletableFuture<?> result, long deadline) {
        try {
            result.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException failed) {
            return true;
        }
    }

    /** Does not give way to an interruption. */
    private static <T> T joined(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
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
