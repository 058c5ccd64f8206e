package org.phonebank.worker;

import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of its own with the certificates of one worker and one desktop. */
final class TestLab {
    private static final String WORKER_NAME = "worker";

    private final KeyPair authorityKey = newKey();
    private final X509Certificate authority = certificate("lab", authorityKey, authorityKey, true);
    private int serial;

    /** Writes the worker's identity as it lies on a phone. */
    void writeWorkerIdentity(Path tls) throws IOException {
        Files.createDirectories(tls);
        KeyPair key = newKey();
        Files.writeString(tls.resolve("ca.pem"), pem(authority));
        Files.writeString(tls.resolve("worker.pem"), pem(certificate(WORKER_NAME, key, authorityKey, false)));
        Files.writeString(tls.resolve("worker.key"), pkcs8(key));
    }

    /** A desktop that trusts this lab and shows a certificate that {@code issuer} issued. */
    ManagedChannel connect(int port, TestLab issuer) throws IOException {
        KeyPair key = newKey();
        String certificate = pem(issuer.certificate("desktop", key, issuer.authorityKey, false));
        return connect(
                port,
                credentials()
                        .keyManager(stream(certificate), stream(pkcs8(key)))
                        .build());
    }

    ManagedChannel connectWithoutCertificate(int port) throws IOException {
        return connect(port, credentials().build());
    }

    private TlsChannelCredentials.Builder credentials() throws IOException {
        return TlsChannelCredentials.newBuilder().trustManager(stream(pem(authority)));
    }

    private static ManagedChannel connect(int port, ChannelCredentials credentials) {
        return OkHttpChannelBuilder.forAddress("127.0.0.1", port, credentials)
                .overrideAuthority(WORKER_NAME)
                .directExecutor()
                .flowControlWindow(8 << 20)
                .build();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private X509Certificate certificate(String name, KeyPair key, KeyPair issuerKey, boolean isAuthority) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=lab"),
                    BigInteger.valueOf(++serial),
                    Date.from(Instant.now().minus(1, ChronoUnit.DAYS)),
                    Date.from(Instant.now().plus(1, ChronoUnit.DAYS)),
                    new X500Principal("CN=" + name),
                    key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(X509Certificate certificate) throws IOException {
        return write(certificate);
    }

    private static String pkcs8(KeyPair key) throws IOException {
        return write(new JcaPKCS8Generator(key.getPrivate(), null));
    }

    private static String write(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
