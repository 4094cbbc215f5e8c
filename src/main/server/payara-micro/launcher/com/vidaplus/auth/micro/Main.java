package com.vidaplus.auth.micro;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.PayaraMicroLauncher;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Starts Payara Micro with the WAR inside this jar, and ends the process with exit code 1 when the WAR did not start.
 *
 * <p>Payara Micro itself would go on without it, listening and answering 404, and no supervisor would notice.
 * All command-line options are Payara Micro's own.
 */
public final class Main {
    private static final int FAILED = 1;

    private Main() {
    }

    /**
     * Starts the server and returns when the service answers; the server's threads keep the process alive.
     *
     * @param options Payara Micro's options, such as {@code --port 8080}
     */
    public static void main(String... options) {
        try {
            PayaraMicroLauncher.main(options);
            if (!deployed(PayaraMicroLauncher.getBootClass())) {
                exit("The service did not start; the reason is above.", null);
            }
            new GracefulStop(PayaraMicroLauncher.getBootClass()).onSignal();
        } catch (Exception e) {
            exit("The server did not start.", e);
        }
    }

    private static boolean deployed(PayaraMicroBoot server) throws BootstrapException {
        PayaraMicroRuntime runtime = server.getRuntime();
        return runtime != null && !runtime.getLocalDescriptor().getDeployedApplications().isEmpty();
    }

    private static void exit(String message, Exception cause) {
        Logger log = System.getLogger(Main.class.getName());
        log.log(Level.ERROR, message, cause);
        System.exit(FAILED);
    }
}
