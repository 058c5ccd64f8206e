package org.phonebank.pipeline.security;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path home;

    @Test
    void firstStartMakesOneFileThatOnlyTheOwnerCanRead() throws Exception {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
        LabAuthority.openOrCreate(home.resolve("lab"));

        try (var files = Files.list(home.resolve("lab"))) {
            assertThat(files).containsExactly(home.resolve("lab").resolve("authority.pem"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("lab"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.resolve("lab").resolve("authority.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void fileThatOthersCouldReadIsClosedToThem() throws Exception {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
        LabAuthority.openOrCreate(home);
        Files.setPosixFilePermissions(home.resolve("authority.pem"), PosixFilePermissions.fromString("rw-r--r--"));

        LabAuthority.openOrCreate(home);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("authority.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void laterStartsUseTheSameAuthority() throws Exception {
        assertThat(LabAuthority.openOrCreate(home).caPem())
                .isEqualTo(LabAuthority.openOrCreate(home).caPem());
    }

    @Test
    void firstStartsAtTheSameTimeAgreeOnOneAuthority() {
        List<CompletableFuture<String>> starts = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return LabAuthority.openOrCreate(home).caPem();
                    } catch (LabAuthorityException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();

        Set<String> authorities = starts.stream().map(CompletableFuture::join).collect(Collectors.toSet());

        assertThat(authorities).hasSize(1);
        assertThat(home).isDirectoryContaining("glob:**authority.pem").isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void workerCertificateServesUnderTheNameOfItsSerialWhateverThePhonesClockSays() throws Exception {
        LabAuthority lab = labAt(NOW);
        X509Certificate authority = certificate(lab.caPem());
        X509Certificate worker = certificate(lab.issue("192.168.1.7:5555").certificatePem());

        worker.verify(authority.getPublicKey());
        assertThat(worker.getSubjectAlternativeNames())
                .containsExactly(List.of(2, LabAuthority.workerName("192.168.1.7:5555")));
        assertThat(worker.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(worker.getBasicConstraints()).isEqualTo(-1);
        assertThat(worker.getNotBefore()).isEqualTo(Instant.parse("2010-01-01T00:00:00Z"));
        assertThat(worker.getNotAfter()).isEqualTo(authority.getNotAfter()).isAfter(NOW.plus(Duration.ofDays(7000)));
        assertThat(worker.getSubjectX500Principal().getName()).isEqualTo("CN=Phonebank worker 192.168.1.7:5555");
    }

    @Test
    void desktopCertificateIsForClientsOnly() throws Exception {
        X509Certificate desktop = certificate(labAt(NOW).desktopIdentity().certificatePem());

        assertThat(desktop.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    }

    @Test
    void oddSerialsGiveValidNamesOfTheirOwn() {
        List<String> serials = List.of("", "a", "A", "a b", "../..", "VP01,CN=x", "手机", "x".repeat(500));

        assertThat(serials.stream().map(LabAuthority::workerName))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("phone-[0-9a-f]{32}\\.phonebank\\.internal"));
    }

    @Test
    void serialCannotAddNamesToTheCertificate() throws Exception {
        X509Certificate worker =
                certificate(labAt(NOW).issue("VP01,CN=desktop+O=x").certificatePem());

        assertThat(worker.getSubjectX500Principal().getName()).isEqualTo("CN=Phonebank worker VP01?CN?desktop?O?x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no pem at all",
                "-----BEGIN CERTIFICATE-----|AAAA|-----END CERTIFICATE-----|",
                "-----BEGIN CERTIFICATE-----|not base 64 !|-----END CERTIFICATE-----|"
                        + "-----BEGIN PRIVATE KEY-----|AAAA|-----END PRIVATE KEY-----|",
                "-----BEGIN CERTIFICATE-----|AAAA|-----END CERTIFICATE-----|"
                        + "-----BEGIN PRIVATE KEY-----|AAAA|-----END PRIVATE KEY-----|",
            })
    void damagedFileIsOneSentenceThatNamesItAndSaysWhatToDo(String content) throws Exception {
        Files.writeString(home.resolve("authority.pem"), content.replace('|', '\n'));

        assertDamaged();
    }

    @Test
    void fileThatEndsEarlyIsDamaged() throws Exception {
        LabAuthority.openOrCreate(home);
        String content = Files.readString(home.resolve("authority.pem"));
        Files.writeString(home.resolve("authority.pem"), content.substring(0, content.length() - 60));

        assertDamaged();
    }

    @Test
    void keyOfAnotherAuthorityIsDamage() throws Exception {
        LabAuthority.openOrCreate(home);
        LabAuthority.openOrCreate(home.resolve("other"));
        String certificate = Files.readString(home.resolve("authority.pem")).split("(?=-----BEGIN PRIVATE)", 2)[0];
        String key = Files.readString(home.resolve("other/authority.pem")).split("(?=-----BEGIN PRIVATE)", 2)[1];
        Files.writeString(home.resolve("authority.pem"), certificate + key);

        assertDamaged();
    }

    @Test
    void authorityThatHasEndedSaysSo() throws Exception {
        labAt(NOW);

        assertThatThrownBy(() -> labAt(NOW.plus(Duration.ofDays(30 * 365))))
                .isInstanceOf(LabAuthorityException.class)
                .hasMessageContaining("ended on 2046-02-24T12:00:00Z; delete the file");
    }

    @Test
    void folderThatIsAFileSaysWhereAndWhatToDo() throws Exception {
        Path file = Files.writeString(home.resolve("lab"), "");

        assertThatThrownBy(() -> LabAuthority.openOrCreate(file))
                .isInstanceOf(LabAuthorityException.class)
                .hasMessageContaining(file.resolve("authority.pem").toString())
                .hasMessageEndingWith("see that the folder can be written to.");
    }

    @Test
    void identityKeepsItsKeyOutOfLogs() throws Exception {
        assertThat(labAt(NOW).issue("VP01").toString()).doesNotContain("PRIVATE");
    }

    private void assertDamaged() {
        assertThatThrownBy(() -> LabAuthority.openOrCreate(home))
                .isInstanceOf(LabAuthorityException.class)
                .hasMessageStartingWith(
                        "The lab's certificate authority in " + home.resolve("authority.pem") + " is damaged (")
                .hasMessageEndingWith("delete the file, then a new one is made and the phones get new certificates.");
    }

    private LabAuthority labAt(Instant now) throws LabAuthorityException {
        return LabAuthority.openOrCreate(home, Clock.fixed(now, ZoneOffset.UTC), new SecureRandom());
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
    }
}
