package org.phonebank.pipeline.security;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.util.encoders.DecoderException;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** PEM text of certificates and keys. */
final class Pem {
    static final String CERTIFICATE = "CERTIFICATE";
    static final String PRIVATE_KEY = "PRIVATE KEY";

    private Pem() {}

    static String write(String type, byte[] der) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, der));
        } catch (IOException e) {
            throw new UncheckedIOException("A string cannot be written to.", e);
        }
        return text.toString();
    }

    /** The blocks by their type; a message of what it throws continues a sentence. */
    static Map<String, byte[]> read(String text) throws IOException {
        Map<String, byte[]> blocks = new LinkedHashMap<>();
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject block = reader.readPemObject(); block != null; block = reader.readPemObject()) {
                if (blocks.put(block.getType(), block.getContent()) != null) {
                    throw new IOException("it holds two blocks of the type " + block.getType());
                }
            }
        } catch (DecoderException e) {
            throw new IOException("it is no base 64", e);
        }
        return blocks;
    }
}
