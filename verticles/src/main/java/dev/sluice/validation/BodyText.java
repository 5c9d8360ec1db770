package dev.sluice.validation;

/** Checks that a body is text as JSON wants it: UTF-8 without a byte order mark. */
final class BodyText {
    private BodyText() {}

    static void check(byte[] bytes, int begin, int end) {
        if (startsWith(bytes, begin, end, 0xEF, 0xBB, 0xBF)) {
            throw Complaints.body("The body begins with a byte order mark; send plain UTF-8 without it.");
        }
        int invalid = Utf8.firstInvalid(bytes, begin, end);
        if (invalid >= 0) {
            throw Complaints.body("The body is not UTF-8: the byte at offset " + (invalid - begin) + " is 0x"
                    + Integer.toHexString(bytes[invalid] & 0xFF) + ".");
        }
    }

    private static boolean startsWith(byte[] bytes, int begin, int end, int... octets) {
        if (end - begin < octets.length) {
            return false;
        }
        for (int i = 0; i < octets.length; i++) {
            if ((bytes[begin + i] & 0xFF) != octets[i]) {
                return false;
            }
        }
        return true;
    }
}
