package com.vidaplus.auth.credential.memory;

/**
 * The memory that one key derivation takes while it runs.
 *
 * @param heapKib   on the Java heap, in KiB, 0 or more
 * @param nativeKib from the operating system, in KiB, 0 or more
 */
public record HashDemand(int heapKib, int nativeKib) {

    /** Of a derivation whose memory is not worth counting: bcrypt and PBKDF2 take a few KiB. */
    public static final HashDemand NONE = new HashDemand(0, 0);

    /** @throws IllegalArgumentException if a number is negative */
    public HashDemand {
        if (heapKib < 0 || nativeKib < 0) {
            throw new IllegalArgumentException("A derivation takes no negative memory");
        }
    }

    /** @return what both need when the one runs after the other: of each kind the larger */
    public HashDemand or(HashDemand other) {
        return new HashDemand(Math.max(heapKib, other.heapKib), Math.max(nativeKib, other.nativeKib));
    }
}
