package com.vidaplus.auth.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Origins of pages, written as browsers send them (RFC 6454 §6.2), and those of applications that show pages of their own. */
final class PageOrigin {

    /** Such as {@code capacitor://localhost}, {@code app://-} and {@code chrome-extension://ID}: lower case, no path, perhaps a port. */
    private static final Pattern OF_APPLICATION =
            Pattern.compile("(?<scheme>[a-z][a-z0-9+.-]{0,31})://[a-z0-9-][a-z0-9._-]{0,252}(:[1-9][0-9]{0,4})?");
    /** Schemes whose pages have the origin {@code null}, or none that would stand for one application. */
    private static final Set<String> OF_NOBODY = Set.of("http", "https", "ws", "wss", "file", "data", "blob", "about", "javascript", "null");

    private PageOrigin() {
    }

    /**
     * @param setting that has the origin as an entry
     * @param value   an origin; {@code null} is never one
     * @return the same origin
     * @throws InvalidSetting where no browser would send it so
     */
    static String parse(String setting, String value) {
        if (!isOfSite(value) && !isOfApplication(value)) {
            throw new InvalidSetting(setting, "origins as browsers send them, such as https://shop.example or capacitor://localhost,"
                    + " separated by commas");
        }
        return value;
    }

    private static boolean isOfApplication(String value) {
        var origin = OF_APPLICATION.matcher(value);
        return origin.matches() && !OF_NOBODY.contains(origin.group("scheme"));
    }

    private static boolean isOfSite(String value) {
        try {
            URI uri = new URI(value);
            boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return http && uri.getHost() != null && uri.getRawUserInfo() == null && value.equals(asSent(uri));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** In lower case, and the port only where it is not the scheme's own. */
    private static String asSent(URI uri) {
        int own = "https".equals(uri.getScheme()) ? 443 : 80;
        boolean shown = uri.getPort() > 0 && uri.getPort() <= 65_535 && uri.getPort() != own;
        return uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (shown ? ":" + uri.getPort() : "");
    }
}
