package org.phonebank.virtual.files;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The few files in {@code /dev} that scripts use. */
final class DeviceFiles {
    static final Set<String> PATHS = Set.of("/dev/null", "/dev/zero", "/dev/urandom", "/dev/tty");

    private DeviceFiles() {}

    static boolean isDevice(String absolute) {
        return PATHS.contains(absolute);
    }

    static InputStream read(String absolute) {
        return switch (absolute) {
            case "/dev/zero" -> new Endless(false);
            case "/dev/urandom" -> new Endless(true);
            default -> InputStream.nullInputStream();
        };
    }

    static OutputStream write() {
        return OutputStream.nullOutputStream();
    }

    private static final class Endless extends InputStream {
        private final boolean random;

        Endless(boolean random) {
            this.random = random;
        }

        @Override
        public int read() {
            return random ? ThreadLocalRandom.current().nextInt(256) : 0;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (random) {
                byte[] bytes = new byte[length];
                ThreadLocalRandom.current().nextBytes(bytes);
                System.arraycopy(bytes, 0, target, offset, length);
            } else {
                Arrays.fill(target, offset, offset + length, (byte) 0);
            }
            return length;
        }
    }
}
