package org.phonebank.desktop.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** How software is installed on this machine; packages are named as the distributions name them. */
enum PackageManager {
    APT("sudo apt install ", "openjdk-17-jdk-headless", "libgtk-3-0 libxtst6", "adb"),
    DNF("sudo dnf install ", "java-17-openjdk-devel", "gtk3 libXtst", "android-tools"),
    PACMAN("sudo pacman -S ", "jdk17-openjdk", "gtk3 libxtst", "android-tools"),
    ZYPPER("sudo zypper install ", "java-17-openjdk-devel", "gtk3 libXtst6", "android-tools"),
    BREW("brew install ", "openjdk@17", "", "android-platform-tools"),
    NONE("install ", "a JDK 17 or newer", "GTK 3 and libXtst", "Android's platform tools");

    private final String command;
    private final String java;
    private final String windowLibraries;
    private final String adb;

    PackageManager(String command, String java, String windowLibraries, String adb) {
        this.command = command;
        this.java = java;
        this.windowLibraries = windowLibraries;
        this.adb = adb;
    }

    String installJava() {
        return command + java;
    }

    String installWindowLibraries() {
        return command + windowLibraries;
    }

    String installAdb() {
        return command + adb;
    }

    static PackageManager ofMachine() {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac")) {
            return BREW;
        }
        for (PackageManager manager : new PackageManager[] {APT, DNF, PACMAN, ZYPPER}) {
            if (Files.isExecutable(Path.of("/usr/bin").resolve(manager.program()))) {
                return manager;
            }
        }
        return NONE;
    }

    private String program() {
        return command.split(" ", -1)[1];
    }
}
