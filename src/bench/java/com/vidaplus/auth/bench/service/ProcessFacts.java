package com.vidaplus.auth.bench.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux knows of a process. */
public final class ProcessFacts {

    private static final double KIB_PER_MIB = 1024;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    /** Of the numbers in {@code /proc}, whatever the kernel's own pace: USER_HZ. */
    private static final double TICKS_PER_SECOND = 100;

    private ProcessFacts() {
    }

    /** Resident memory in MiB. */
    public static double residentMib(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB;
            }
        }
        throw new IOException("No VmRSS of " + pid);
    }

    /** Seconds of processors it has used since it began. */
    public static double processorSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The name in brackets may hold anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND;
    }
}
