package org.phonebank.desktop.doctor;

/** The Java that runs this. */
record JavaCheck(PackageManager packages) implements Check {
    private static final int NEEDED = 17;

    @Override
    public Finding examine() {
        return judge(
                Runtime.version().feature(),
                System.getProperty("java.home", ""),
                ModuleLayer.boot().findModule("jdk.compiler").isPresent());
    }

    Finding judge(int feature, String home, boolean compiler) {
        if (feature < NEEDED) {
            return Finding.missing(
                    "Java", "Java " + feature + " in " + home + " is older than 17.", packages.installJava());
        }
        if (!compiler) {
            return Finding.warning(
                    "Java",
                    "Java " + feature + " in " + home + " has no compiler, so changed sources cannot be built.",
                    packages.installJava());
        }
        return Finding.ok("Java", "JDK " + feature + " in " + home + ".");
    }
}
