package org.phonebank.virtual.guard;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another main class in this process for as long as the phone exists that started it. The phone holds the other
 * end of standard input; the operating system closes it however the phone ends.
 */
public final class ProcessGuard {
    private static final int KILLED = 137;

    private ProcessGuard() {}

    /** The first argument is the main class, the rest are its arguments. */
    public static void main(String[] args) throws Throwable {
        InputStream phone = System.in;
        System.setIn(InputStream.nullInputStream());
        Thread guard = new Thread(() -> haltAtEnd(phone), "phone-guard");
        guard.setDaemon(true);
        guard.start();
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
        } catch (ClassNotFoundException e) {
            System.err.println("Error: Class \"" + args[0] + "\" not found in CLASSPATH.");
            System.exit(1);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void haltAtEnd(InputStream phone) {
        try {
            while (phone.read() >= 0) {
                // Nothing is ever sent: only the end counts.
            }
        } catch (IOException e) {
            System.err.println("The virtual phone is gone: " + e.getMessage());
        }
        Runtime.getRuntime().halt(KILLED);
    }
}
