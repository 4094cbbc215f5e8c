package com.vidaplus.auth.token;

/** Checks the outer shape of a JWS (RFC 7515 §7.1) before any parser does: parsers skip blanks and padding that are not allowed there. */
final class CompactForm {

    private CompactForm() {
    }

    static boolean isThreeBase64UrlParts(String text) {
        int dots = 0;
        int partLength = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (partLength == 0) {
                    return false;
                }
                dots++;
                partLength = 0;
            } else if (isBase64Url(c)) {
                partLength++;
            } else {
                return false;
            }
        }
        return dots == 2 && partLength > 0;
    }

    private static boolean isBase64Url(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
}
