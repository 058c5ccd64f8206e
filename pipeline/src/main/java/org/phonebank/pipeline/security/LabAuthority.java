package org.phonebank.pipeline.security;

import io.grpc.ChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * The lab's own certificate authority. Phones and desktop trust nobody else: a worker's certificate serves only as
 * server and only under the name made of its phone's serial, the desktop's only as client.
 *
 * <p>Its key stays in the folder it was opened from; the desktop's identity is new at every start.
 */
public final class LabAuthority {
    /**
     * When all certificates begin: before any phone in a drawer was built, because a phone whose battery was empty wakes
     * with its clock at the day its system was built.
     */
    static final Instant BEGIN = Instant.parse("2010-01-01T00:00:00Z");

    private static final String DOMAIN = ".phonebank.internal";
    private static final int NAME_BYTES = 16;
    private static final int SHOWN_SERIAL_CHARACTERS = 40;

    private final Certificates certificates;
    private final Certificates.Authority authority;
    private final String caPem;
    private final IssuedIdentity desktop;

    private LabAuthority(Certificates certificates, Certificates.Authority authority)
            throws GeneralSecurityException, IOException {
        this.certificates = certificates;
        this.authority = authority;
        this.caPem = Pem.write(Pem.CERTIFICATE, encoded(authority));
        this.desktop = issue("Phonebank desktop", "desktop" + DOMAIN, KeyPurposeId.id_kp_clientAuth);
    }

    /**
     * Opens the authority in a folder, or makes one at the first start.
     *
     * @throws LabAuthorityException if the file there is damaged or cannot be read or made
     */
    public static LabAuthority openOrCreate(Path folder) throws LabAuthorityException {
        return openOrCreate(folder, Clock.systemUTC(), new SecureRandom());
    }

    static LabAuthority openOrCreate(Path folder, Clock clock, SecureRandom random) throws LabAuthorityException {
        Certificates.Authority authority = new AuthorityFile(folder, random).openOrCreate(clock.instant());
        try {
            return new LabAuthority(new Certificates(random), authority);
        } catch (GeneralSecurityException | IOException e) {
            throw cannotIssue(e);
        }
    }

    /** The name that a phone's certificate holds: any serial, however odd, gives a valid host name of its own. */
    public static String workerName(String serial) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(serial.getBytes(StandardCharsets.UTF_8));
            return "phone-" + HexFormat.of().formatHex(digest, 0, NAME_BYTES) + DOMAIN;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** The authority's certificate, which workers trust; no secret. */
    public String caPem() {
        return caPem;
    }

    /**
     * A new certificate and key for the worker on a phone.
     *
     * @throws LabAuthorityException if this Java cannot make EC P-256 keys
     */
    public IssuedIdentity issue(String serial) throws LabAuthorityException {
        try {
            return issue("Phonebank worker " + shown(serial), workerName(serial), KeyPurposeId.id_kp_serverAuth);
        } catch (GeneralSecurityException | IOException e) {
            throw cannotIssue(e);
        }
    }

    /** The identity that this desktop shows to workers. */
    public IssuedIdentity desktopIdentity() {
        return desktop;
    }

    /** For channels to workers: shows the desktop's identity and trusts only this authority. */
    public ChannelCredentials channelCredentials() {
        try {
            return TlsChannelCredentials.newBuilder()
                    .keyManager(stream(desktop.certificatePem()), stream(desktop.privateKeyPem()))
                    .trustManager(stream(caPem))
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException("The desktop's own certificate cannot be read back.", e);
        }
    }

    private IssuedIdentity issue(String commonName, String dnsName, KeyPurposeId purpose)
            throws GeneralSecurityException, IOException {
        KeyPair keys = certificates.newKeyPair();
        byte[] certificate = certificates.member(authority, keys.getPublic(), commonName, dnsName, purpose);
        return new IssuedIdentity(
                Pem.write(Pem.CERTIFICATE, certificate),
                Pem.write(Pem.PRIVATE_KEY, keys.getPrivate().getEncoded()));
    }

    private static String shown(String serial) {
        String printable = serial.replaceAll("[^A-Za-z0-9._:-]", "?");
        return printable.substring(0, Math.min(printable.length(), SHOWN_SERIAL_CHARACTERS));
    }

    private static byte[] encoded(Certificates.Authority authority) throws CertificateEncodingException {
        return authority.certificate().getEncoded();
    }

    private static LabAuthorityException cannotIssue(Exception cause) {
        return new LabAuthorityException(
                "The lab cannot issue certificates with this Java (" + cause.getMessage() + "); use a complete JDK 17.",
                cause);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
