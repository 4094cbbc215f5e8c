package com.vidaplus.auth.platform.embedded;

import java.lang.System.Logger.Level;
import java.lang.System.Logger;

/** Warns once of a file that has been far bigger than its content for ten minutes: compaction should have mended that long before. */
final class SizeWarning {

    private static final Logger LOG = System.getLogger(SizeWarning.class.getName());

    private static final long NO_MATTER = 256L << 20;
    private static final int TIMES = 8;
    private static final int LOOKS = 60;
    private static final int MEGABYTE_BITS = 20;

    private int looks;

    /**
     * @param use of the file now; looked at every ten seconds
     * @return whether this look warned
     */
    boolean look(FileUse use) {
        looks = use.bytes() > NO_MATTER && use.bytes() / TIMES > use.contentBytes() ? looks + 1 : 0;
        if (looks != LOOKS) {
            return false;
        }
        LOG.log(Level.WARNING, "The embedded database''s file has {0} MiB, of which about {1} are content, and does not get smaller. A restart"
                + " of the service compacts it. With so many commits, PostgreSQL is the better database.",
                use.bytes() >> MEGABYTE_BITS, use.contentBytes() >> MEGABYTE_BITS);
        return true;
    }
}
