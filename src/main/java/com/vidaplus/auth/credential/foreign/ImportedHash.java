package com.vidaplus.auth.credential.foreign;

/** What came of taking over a password hash of another service. */
public sealed interface ImportedHash {

    /**
     * The hash can be verified here.
     *
     * @param stored what to store, at most 255 ASCII characters; an import takes it again and gives the same
     */
    record Accepted(String stored) implements ImportedHash {

        @Override
        public String toString() {
            return "Accepted[hidden]";
        }
    }

    /** Why not. */
    enum Refused implements ImportedHash {

        /** Of another algorithm or format: a plain digest, a password in clear, or no hash at all. */
        UNSUPPORTED("This is no hash that can be taken over: those are Argon2id, Argon2i, bcrypt, scrypt and PBKDF2,"
                + " as PHC or MCF strings or as Django, Werkzeug, passlib, Spring Security, Jakarta Security or Keycloak store them"),

        /** Spring Security's {@code {pbkdf2}}, which stores neither the iterations nor the digest, and may need a secret besides. */
        NOT_SELF_DESCRIBING("Spring Security's {pbkdf2} does not say its iterations and digest, so it cannot be verified here"),

        /** Of a known format, but not as its library writes it. */
        MALFORMED("The hash is cut off or otherwise not as its library writes it;"
                + " its salt must have 8 to 64 bytes and its hash at least 16"),

        /** So costly to verify that a few sign-ins would stop the service; so are those below. */
        COSTLY_ARGON2("Verifying this Argon2 hash would cost more than is allowed: up to 100 MiB, 10 passes and 8 lanes,"
                + " and memory times passes up to 640 MiB"),

        /** Each step of its cost doubles the time. */
        COSTLY_BCRYPT("Verifying this bcrypt hash would cost more than is allowed: up to cost 14"),

        /** Its time grows with its iterations. */
        COSTLY_PBKDF2("Verifying this PBKDF2 hash would cost more than is allowed: up to 2000000 iterations, with SHA-384 and SHA-512"
                + " up to 1000000"),

        /** Its memory is 128 bytes times N and r, and its time grows with N, r and p. */
        COSTLY_SCRYPT("Verifying this scrypt hash would cost more than is allowed: up to 100 MiB, N times r times p up to 1048576,"
                + " and r times p up to 4096");

        private final String reason;

        Refused(String reason) {
            this.reason = reason;
        }

        /** One English sentence without a full stop, which never has anything of the hash in it. */
        public String reason() {
            return reason;
        }
    }
}
